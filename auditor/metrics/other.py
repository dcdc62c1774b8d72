"""Another document of the issuer in; what intensities are per out, as printed there."""

from dataclasses import replace

from auditor.document import Document
from auditor.guide.provisions import Guide
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure, Origin
from auditor.metrics.read import read_figures
from auditor.metrics.years import split_years


def read_denominators(
    document: Document, guide: Guide, lexicon: Lexicon
) -> tuple[Figure, ...]:
    """Return revenue, headcount and floor area as ``document`` first prints them.

    One figure of the whole for each year and unit. Tables of accounts are full of rows
    about staff, so people are taken from sentences only.
    """
    metrics = {rule.metric for rule in guide.catalogue.metrics.checks.denominators}
    people = {m.id for m in guide.catalogue.metrics.metrics if m.people}
    scope = Scope(first=1, last=len(document.pages))
    found: dict[tuple[str, int, str], Figure] = {}
    for figure in read_figures(document, guide, lexicon, _year(document), scope):
        is_told = figure.metric not in people or figure.origin is Origin.SENTENCE
        known = figure.canonical
        if figure.metric in metrics and known and is_told and not figure.breakdown:
            key = figure.metric, figure.year, known.unit
            found.setdefault(key, replace(figure, file=document.name, table=None))
    return tuple(found.values())


def _year(document: Document) -> int:
    """Return the latest year that heads a column, nought where none does."""
    heads = (
        cell.text
        for table in document.tables
        for row in table.rows
        if row.header
        for cell in row.cells
    )
    return max((year for head in heads for year in split_years(head)[0]), default=0)
