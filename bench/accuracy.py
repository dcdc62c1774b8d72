"""Verdicts on our own written reports beside their readings; a table out.

Run ``python bench/accuracy.py`` with the Python that ``auditor`` is installed for.
``reports/development`` are the reports beside which rules were widened;
``reports/held-out`` were opened by nobody who wrote a rule. Both are fictional and were
written and read by one hand each, without a second reader. The last column is the share
of gaps marked clear that are gaps, and how many of those called are so marked.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from auditor.assess.finding import FindingKind
from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.profile.facts import Overrides

HERE = Path(__file__).resolve().parent
GAPS = {"partial", "omitted"}
SAID = (
    "acceptable",
    "always disclosed",
    "balanced",
    "gaps found",
    "calls right",
    "clear right",
)


def main() -> None:
    """Audit every written report and print how its verdicts fare."""
    guide = load_guide()
    print(f"{'report':<22}{'n':>4}" + "".join(f"{name:>18}" for name in SAID))
    for folder in ("development", "held-out"):
        total: Counter[str] = Counter()
        for reading in sorted((HERE / "reports" / folder).glob("*.gold.yaml")):
            counts = _counts(reading, guide)
            print(_line(reading.name.removesuffix(".gold.yaml"), counts))
            total += counts
        print(_line(folder, total))


def _counts(reading: Path, guide: Guide) -> Counter[str]:
    gold = yaml.safe_load(reading.read_text("utf-8"))
    audit = audit_report(
        reading.with_name(gold["report"]["file"]), guide, _given(gold["report"])
    )
    said = {verdict.provision: verdict.state.value for verdict in audit.verdicts}
    clear = {
        finding.provision
        for finding in audit.findings
        if finding.clear and finding.kind is FindingKind.GAP
    }
    return Counter(
        name
        for wanted in gold["provisions"]
        for name in _names(wanted, said[wanted["id"]], clear)
    )


def _given(report: dict[str, object]) -> Overrides:
    """Give the financial year, so that one slip there does not hide all verdicts."""
    start, end = (
        dt.date.fromisoformat(str(report[key])) for key in ("fy_start", "fy_end")
    )
    return Overrides(fy_start=start, fy_end=end)


def _names(wanted: dict[str, object], said: str, clear: set[str]) -> Iterator[str]:
    """Yield what one verdict counts for."""
    acceptable = {str(wanted["verdict"]), *map(str, wanted.get("acceptable") or ())}
    yield "n"
    if said in acceptable:
        yield "acceptable"
    if "disclosed" in acceptable:
        yield "always"
    if acceptable <= GAPS:
        yield "gaps"
        if said in GAPS:
            yield "gaps found"
    if not acceptable & GAPS:
        yield "fine"
        if said not in GAPS:
            yield "fine found"
    if said in GAPS:
        right = bool(acceptable & GAPS)
        kinds = ("called", "clear") if wanted["id"] in clear else ("called",)
        for kind in kinds:
            yield kind
            if right:
                yield f"{kind} right"


def _line(name: str, counts: Counter[str]) -> str:
    found = _share(counts, "gaps found", "gaps")
    balanced = (found + _share(counts, "fine found", "fine")) / 2
    shares = (
        _share(counts, "acceptable", "n"),
        _share(counts, "always", "n"),
        balanced,
        found,
        _share(counts, "called right", "called"),
        _share(counts, "clear right", "clear"),
    )
    cells = "".join(f"{share:>17.1f}%" for share in shares)
    return (
        f"{name:<22}{counts['n']:>4}{cells} ({counts['clear']} of {counts['called']})"
    )


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return 100 * counts[part] / counts[whole] if counts[whole] else 100.0


if __name__ == "__main__":
    main()
