"""Reports in Chinese beside the same reports in English; what differs out.

Run ``python bench/twins.py`` with the Python that ``auditor`` is installed for. Twins
are the published reports whose names differ by ``_tc_`` and ``_en_`` alone. A figure is
found in both where metric, year and value are the same in canonical units.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from collection import FOLDERS, cases

from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.metrics.figures import Figure
from auditor.profile.facts import Overrides
from auditor.result import Audit

Key = tuple[str, int | None, str]
"""Metric, year, value with its canonical unit."""


def main() -> None:
    """Print for each pair how many verdicts and figures agree, then the exceptions."""
    guide = load_guide()
    for chinese, english, given in _pairs():
        _print_pair(_audit(chinese, guide, given), _audit(english, guide, given))


def _pairs() -> Iterator[tuple[Path, Path, Overrides]]:
    for folder in ("published", "climate"):
        given = {case.path: case.given for case in cases(folder)}
        for chinese in sorted(FOLDERS[folder].glob("*_tc_*")):
            english = chinese.with_name(chinese.name.replace("_tc_", "_en_"))
            if english in given:
                yield chinese, english, given[english]


def _audit(path: Path, guide: Guide, given: Overrides) -> Audit:
    return audit_report(path, guide, given)


def _print_pair(chinese: Audit, english: Audit) -> None:
    pairs = list(zip(chinese.verdicts, english.verdicts, strict=True))
    same = sum(zh.state is en.state for zh, en in pairs)
    there, here = _figures(english), _figures(chinese)
    both = (there & here).total()
    print(f"{chinese.file}")
    print(
        f"  verdicts that agree {same} of {len(pairs)}, {100 * same / len(pairs):.1f}%"
    )
    print(f"  figures: English {there.total()}, Chinese {here.total()}, both {both}")
    print(f"  of the English found in Chinese {100 * both / there.total():.1f}%")
    for zh, en in pairs:
        if zh.state is not en.state:
            lacking = [o.id for o in zh.elements if o.missing]
            print(f"    {zh.provision}: {en.state} in English, {zh.state}; {lacking}")
    for name, only in (("English", there - here), ("Chinese", here - there)):
        for key in sorted(only.elements(), key=str):
            print(f"    only in {name}: {' '.join(map(str, key))}")


def _figures(audit: Audit) -> Counter[Key]:
    return Counter(map(_key, audit.figures))


def _key(figure: Figure) -> Key:
    quantity = figure.canonical
    told = f"{quantity.value} {quantity.unit}" if quantity else str(figure.value)
    return figure.metric, figure.year, told


if __name__ == "__main__":
    main()
