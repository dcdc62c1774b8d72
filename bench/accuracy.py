"""Verdicts on reports beside their readings, and those of two scripts; a table out.

Run ``python bench/accuracy.py`` with the Python that ``auditor`` is installed for;
``collection.py`` says which reports these are. Of what is held out, totals alone are
told. Three figures stand in each column: of the program, of a script that calls
everything disclosed, and of one with keywords and the content index (``baseline.py``).
The last column is the share of gaps marked clear that are gaps, and how many of those
called are so marked. A second table counts the program's verdicts, places and quotes
(``scored.py``).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from baseline import keyword_verdicts
from collection import Case, Wanted, cases
from scored import SCORED, score

from auditor.assess.finding import FindingKind
from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide

GAPS = frozenset({"partial", "omitted"})
JUDGES = ("program", "always", "keywords")
COLUMNS = ("acceptable", "balanced", "gaps found", "calls right")

Counts = Mapping[str, Counter[str]]
"""By judge."""


def main() -> None:
    """Audit every report and print how its verdicts fare."""
    guide = load_guide()
    names = "".join(f"{name:>9}" for name in JUDGES)
    print(f"{'':<28}" + "".join(f"{name:>27}" for name in COLUMNS))
    print(f"{'report':<24}{'n':>4}" + names * len(COLUMNS) + "  clear right")
    scored: list[str] = []
    for folder in ("development", "held-out", "published"):
        totals: dict[str, dict[str, Counter[str]]] = {}
        for case in cases(folder):
            counts = _counts(case, guide)
            # Part D is newer and harder: what is held out is told by edition.
            name = f"{folder} {case.edition}" if folder == "held-out" else folder
            if folder != "held-out":
                print(_line(case.name, counts))
                scored.append(_scored(case.name, counts["program"]))
            total = totals.setdefault(name, {judge: Counter() for judge in JUDGES})
            for judge in JUDGES:
                total[judge] += counts[judge]
        for name, total in totals.items():
            print(_line(name, total))
            scored.append(_scored(name, total["program"]))
    print(f"\n{'report':<24}{'n':>4}" + "".join(f"{name:>10}" for name in SCORED))
    print("\n".join(scored))


def _counts(case: Case, guide: Guide) -> Counts:
    document = case.read()
    audit = audit_report(case.path, guide, case.given, lambda _: document)
    clear = {
        finding.provision
        for finding in audit.findings
        if finding.clear and finding.kind is FindingKind.GAP
    }
    # Readings also judge the rules of the Guide, which ask for no disclosure.
    rules = {rule.id for rule in guide.rules(case.edition)}
    wanted = [one for one in case.wanted if one.provision not in rules]
    said = {
        "program": {v.provision: v.state.value for v in audit.verdicts},
        "always": dict.fromkeys((w.provision for w in wanted), "disclosed"),
        "keywords": keyword_verdicts(document, case.esg_pages, guide, case.edition),
    }
    counts = {judge: tally(wanted, said[judge], clear) for judge in JUDGES}
    counts["program"] += score(case, audit, wanted)
    return counts


def tally(
    wanted: Collection[Wanted], said: Mapping[str, str], clear: Collection[str] = ()
) -> Counter[str]:
    """Count how verdicts fare; ``clear`` are the provisions with a clear gap."""
    return Counter(
        name for one in wanted for name in _names(one, said[one.provision], clear)
    )


def _names(wanted: Wanted, said: str, clear: Collection[str]) -> Iterator[str]:
    """Yield what one verdict counts for."""
    yield "n"
    if said in wanted.acceptable:
        yield "acceptable"
    if wanted.acceptable <= GAPS:
        yield "gaps"
        if said in GAPS:
            yield "gaps found"
    if not wanted.acceptable & GAPS:
        yield "fine"
        if said not in GAPS:
            yield "fine found"
    if said in GAPS:
        right = bool(wanted.acceptable & GAPS)
        for kind in ("called", "clear") if wanted.provision in clear else ("called",):
            yield kind
            if right:
                yield f"{kind} right"


def shares(counts: Counter[str]) -> tuple[float, ...]:
    """Return the per cent of each of ``COLUMNS``."""
    found = share(counts, "gaps found", "gaps")
    return (
        share(counts, "acceptable", "n"),
        (found + share(counts, "fine found", "fine")) / 2,
        found,
        share(counts, "called right", "called"),
    )


def share(counts: Counter[str], part: str, whole: str) -> float:
    """Return what per cent ``part`` is of ``whole``; not a number of nothing."""
    return 100 * counts[part] / counts[whole] if counts[whole] else math.nan


def _line(name: str, counts: Counts) -> str:
    by_judge = [shares(counts[judge]) for judge in JUDGES]
    cells = "".join(
        f"{value:>9.1f}" for column in zip(*by_judge, strict=True) for value in column
    )
    own = counts["program"]
    clear = share(own, "clear right", "clear")
    told = f"{clear:>9.1f} ({own['clear']} of {own['called']})"
    return f"{name:<24}{own['n']:>4}{cells}{told}".replace("nan", "  -")


def _scored(name: str, counts: Counter[str]) -> str:
    cells = (f"{share(counts, *one):>10.1f}" for one in SCORED.items())
    return f"{name:<24}{counts['n']:>4}{''.join(cells)}".replace("nan", "  -")


if __name__ == "__main__":
    main()
