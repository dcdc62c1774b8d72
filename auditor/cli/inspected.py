"""``Inspection`` in; what the terminal shows of it, in plain lines, out."""

from collections.abc import Callable, Iterator, Mapping

from auditor.cli.wrapping import folded, places, wrapped
from auditor.document import Table
from auditor.inspection.found import Inspection
from auditor.inspection.parts import PartKind, parts_of
from auditor.inspection.unused import unused_words
from auditor.report.overview import (
    Fact,
    chart_told,
    claim_told,
    figure_told,
    leftover_told,
    overview,
    part_told,
    rows_of_index,
    warnings,
)
from auditor.report.text import where

_MARGIN = 12
"""Places for the labels on the left."""
_CELL = 44
"""Places of the widest column of a table."""


def first_lines(found: Inspection) -> Iterator[str]:
    """Yield what a person asks first: was it read, as what, and how much of it."""
    yield found.file
    facts: list[Fact] = [*overview(found)]
    facts += [("Beware" if not at else "", w) for at, w in enumerate(warnings(found))]
    for label, text in facts:
        first = f"{label:<{_MARGIN}}"
        yield from wrapped(text, first, " " * _MARGIN)


def _pages(found: Inspection, pages: range) -> Iterator[str]:
    parts = parts_of(found.document)
    for page in found.document.pages:
        if page.number not in pages:
            continue
        printed = f" (printed {page.label})" if page.label else ""
        kinds = [part.kind for part in parts[page.number]]
        counts = ", ".join(
            f"{kind} {kinds.count(kind)}" for kind in PartKind if kind in kinds
        )
        told = ": ".join(filter(None, (page.status, page.reason, counts)))
        yield f"  {page.number:>4}{printed}  {told}"
        if found.paged and (unused := unused_words(page)):
            yield from wrapped(f"unused: {unused}", " " * 8, " " * 16)


def _sections(found: Inspection, pages: range) -> Iterator[str]:
    for section in found.document.sections:
        if section.first_page >= pages.stop or section.last_page < pages.start:
            continue
        line = section.place.line
        run = f"line {line}" if line else _run(section.first_page, section.last_page)
        yield f"  {run:>9}  {'  ' * section.level}{section.title}"


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _text(found: Inspection, pages: range) -> Iterator[str]:
    for number, parts in parts_of(found.document).items():
        if number not in pages:
            continue
        if found.paged:
            yield f"  page {number}"
        for part in parts:
            margin = " " * 16
            first = f"  {part.order:>3} {part.kind:<9} "
            yield from wrapped(part_told(found, part), first, margin)


def _tables(found: Inspection, pages: range) -> Iterator[str]:
    for number, table in enumerate(found.document.tables, start=1):
        if table.page not in pages:
            continue
        at = where(table.rows[0].place)
        carried = ", carries on the one before" if table.continues else ""
        caption = f": {table.caption}" if table.caption else ""
        yield from wrapped(f"table {number}, {at}{carried}{caption}", "  ", "    ")
        yield from (f"    {line}" for line in table_lines(table))
        for note in table.notes:
            yield from wrapped(f"note: {note}", "    ", "      ")
        yield ""


def table_lines(table: Table) -> Iterator[str]:
    """Yield ``table`` in columns, with a rule under the rows that name them."""
    rows = [[folded(cell.text, _CELL) for cell in row.cells] for row in table.rows]
    widths = [
        max(places(line) for cell in column for line in cell)
        for column in zip(*rows, strict=True)
    ]
    header = sum(row.header for row in table.rows)
    for number, row in enumerate(rows):
        if header and number == header:
            yield "-+-".join("-" * width for width in widths)
        for at in range(max(map(len, row))):
            cells = [
                _padded(cell[at] if at < len(cell) else "", width)
                for cell, width in zip(row, widths, strict=True)
            ]
            yield " | ".join(cells).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - places(text))


def _index(found: Inspection, pages: range) -> Iterator[str]:
    for place, claims in rows_of_index(found, pages).items():
        at = f"{where(place)}  " if place else ""
        ids = ", ".join(claim.provision for claim in claims)
        told = f"{at}{ids}: {claim_told(found, claims[0])}; {claims[0].wording}"
        yield from wrapped(told, "  ", "    ")


def _figures(found: Inspection, pages: range) -> Iterator[str]:
    for figure in found.figures:
        if figure.place.page in pages:
            yield f"  {where(figure.place)}  {figure_told(figure)}"
    for chart in found.document.charts:
        if chart.page in pages:
            yield from wrapped(
                f"p. {chart.page}  chart {chart_told(chart)}", "  ", "    "
            )
    for left in found.leftovers:
        if left.place.page in pages:
            told = f"{where(left.place)}  {leftover_told(left)}"
            yield from wrapped(told, "  ", "    ")


LISTS: Mapping[str, Callable[[Inspection, range], Iterator[str]]] = {
    "pages": _pages,
    "sections": _sections,
    "text": _text,
    "tables": _tables,
    "index": _index,
    "figures": _figures,
}
"""What yields the lines of each part of what was read on the pages given; the names are
those of ``auditor.cli.inspect.Showing``."""
