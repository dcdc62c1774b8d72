"""A report written in a test in, the number checks of it out."""

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


def checks_of(report: str, year: int = 2024) -> tuple[Check, ...]:
    """Return the checks of a report; cells of a table stand apart by a bar."""
    document = read_text(report.replace(" | ", "\t"), "report.txt")
    scope = Scope(first=1, last=1)
    figures = read_figures(document, GUIDE, LEXICON, year, scope)
    return run_checks(figures, GUIDE, read_said(document, GUIDE, year))


def results(checks: tuple[Check, ...]) -> list[str]:
    """Return kind and result of each check."""
    return [f"{check.check} {check.result}" for check in checks]
