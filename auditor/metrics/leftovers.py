"""Figures of a report in; tables and charts of which few or none were read out."""

from collections.abc import Set as AbstractSet

from auditor.document import Document, Place, Row, Table
from auditor.guide.provisions import Guide
from auditor.language import Lexicon
from auditor.match.reading import Scope, position
from auditor.metrics.charts import unpaired_charts
from auditor.metrics.figures import Figure, Leftover
from auditor.metrics.means import Means, means_of
from auditor.metrics.read import tables_within
from auditor.metrics.tables import holds_number, lists_places

_FEWEST = 3
"""Rows that were not read from which a table is called half read."""


def read_leftovers(
    document: Document,
    guide: Guide,
    lexicon: Lexicon,
    scope: Scope,
    figures: tuple[Figure, ...],
) -> tuple[Leftover, ...]:
    """Return the tables and charts within ``scope`` that gave few or no ``figures``.

    Only those with numbers, which a person should look at; in printed order.
    """
    means = means_of(guide.catalogue)
    known = {figure.place for figure in figures}
    tables = (
        left
        for table in tables_within(document, guide, lexicon, scope)
        if not lists_places(document, table, means)
        and (left := _left(document, table, means, known))
    )
    charts = unpaired_charts(document, scope, means, known)
    return tuple(sorted((*tables, *charts), key=lambda left: position(left.place)))


def _left(
    document: Document, table: Table, means: Means, known: AbstractSet[Place]
) -> Leftover | None:
    """Return ``table`` if none of its rows with numbers were read, or fewer than half.

    Of a short one a row that is no KPI ("occupied room nights") is not worth a word.
    """
    rows = [row for row in table.rows if holds_number(row, means)]
    read = sum(not known.isdisjoint(_places(row)) for row in rows)
    unread = len(rows) - read
    if not unread or (read and (unread <= read or unread < _FEWEST)):
        return None
    return Leftover(
        place=Place(page=table.page, line=table.rows[0].place.line, box=table.box),
        title=table.caption or document.sections[table.section].title,
        chart=False,
        rows=len(rows),
        read=read,
    )


def _places(row: Row) -> set[Place]:
    return {cell.place or row.place for cell in row.cells}
