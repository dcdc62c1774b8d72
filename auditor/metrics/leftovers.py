"""Figures of a report in; tables and charts of which few or none were read out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from auditor.document import Cell, Document, Place, Row, Table
from auditor.guide.provisions import Guide
from auditor.language import Lexicon
from auditor.match.reading import Scope, position
from auditor.metrics.charts import unpaired_charts
from auditor.metrics.figures import Figure, Leftover
from auditor.metrics.loose import loose_numbers
from auditor.metrics.means import Means, means_of
from auditor.metrics.read import tables_within
from auditor.metrics.tables import holds_number, lists_places
from auditor.metrics.years import split_years

_FEWEST = 3
"""Rows, or values of a column, not read from which a table is called half read."""
_VALUE = re.compile(r"\(?\d[\d,]*(?:\.\d+)?%?\)?(?=\s|$)")
"""At the start of a cell; words may follow."""

_Printed = Mapping[Place, AbstractSet[str]]
"""By place, what was read there as printed."""


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
    known: defaultdict[Place, set[str]] = defaultdict(set)
    for figure in figures:
        known[figure.place].add(figure.printed)
    years = {figure.year for figure in figures}
    tables = (
        left
        for table in tables_within(document, guide, lexicon, scope)
        for title in [document.sections[table.section].title]
        if not lists_places(document, table, means)
        and (left := _left(table, means, known, years, title))
    )
    charts = unpaired_charts(document, scope, means, known)
    found = (*tables, *charts, *loose_numbers(document, scope, known))
    return tuple(sorted(found, key=lambda one: position(one.place)))


def _left(
    table: Table, means: Means, known: _Printed, years: AbstractSet[int], title: str
) -> Leftover | None:
    """Return ``table`` if it gave nothing, few of its rows, or nothing of a column.

    Of a short one a row that is no KPI ("occupied room nights") is not worth a word.
    """
    rows = [row for row in table.rows if holds_number(row, means)]
    read = sum(1 for row in rows if any(_is_read(row, c, known) for c in row.cells))
    unread = len(rows) - read
    columns = tuple(_columns(table, rows, means, known, years))
    lost = any(len(one) >= _FEWEST and not any(one) for one in columns)
    few = unread > 0 and (not read or (unread > read and unread >= _FEWEST))
    if not few and not (read and lost):
        return None
    return Leftover(
        place=Place(page=table.page, line=table.rows[0].place.line, box=table.box),
        title=table.caption or title,
        chart=False,
        values=sum(map(len, columns)) or len(rows),
        read=sum(map(sum, columns)),
    )


def _columns(
    table: Table,
    rows: Iterable[Row],
    means: Means,
    known: _Printed,
    years: AbstractSet[int],
) -> Iterator[tuple[bool, ...]]:
    """Yield the columns of values: whether each of their values was read.

    Not those of changes, targets and notes, unless their heads name one of ``years``
    that no other does: "FY2023 Target" are two heads in one.
    """
    words = means.metrics.tables.skipped
    heads = [
        " ".join(cell.text for cell in column)
        for column in zip(*(r.cells for r in table.rows if r.header), strict=True)
    ] or ["" for _ in table.rows[0].cells]
    aside = {n for n, head in enumerate(heads) if means.says(head, words)}
    named = [split_years(head)[0] for head in heads]
    told = {year for n, found in enumerate(named) if n not in aside for year in found}
    for n, found in enumerate(named):
        if n and (n not in aside or (years & {*found}) - told):
            cells = [(row, row.cells[n]) for row in rows if row.cells[n].text]
            values = [(r, c) for r, c in cells if _is_value(c)]
            if 2 * len(values) >= len(cells) > 0:
                yield tuple(_is_read(row, cell, known) for row, cell in values)


def _is_value(cell: Cell) -> bool:
    return bool(_VALUE.match(cell.text)) and not split_years(cell.text)[0]


def _is_read(row: Row, cell: Cell, known: _Printed) -> bool:
    """Tell whether a figure stands in ``cell``, which may have no place of its own."""
    if cell.place and cell.place != row.place:
        return cell.place in known
    return any(printed in cell.text for printed in known.get(row.place, ()))
