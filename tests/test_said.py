"""Figures held against what else the report says."""

import pytest

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import Check
from auditor.metrics.read import read_figures
from auditor.metrics.said import read_said

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _checks(report: str, year: int = 2024) -> tuple[Check, ...]:
    """Return the checks of a report; cells of a table stand apart by a bar."""
    document = read_text(report.replace(" | ", "\t"), "report.txt")
    scope = Scope(first=1, last=1)
    figures = read_figures(document, GUIDE, LEXICON, year, scope)
    return run_checks(figures, GUIDE, read_said(document))


def _results(checks: tuple[Check, ...]) -> list[str]:
    return [f"{check.check} {check.result}" for check in checks]


@pytest.mark.parametrize(
    ("sundries", "result"), [("14.9", ["split pass"]), ("19.4", ["split exception"])]
)
def test_a_row_that_prints_what_is_missing_is_a_part(
    sundries: str, result: list[str]
) -> None:
    """No figure is read from the row of sundries, but it stands among the parts."""
    checks = _checks(
        f"""\
Non-hazardous waste | Unit | 2024
Construction waste | tonnes | 1,733.4
General refuse | tonnes | 118.9
Sundries | tonnes | {sundries}
Total non-hazardous waste | tonnes | 1,867.2
"""
    )

    assert _results(checks) == result
