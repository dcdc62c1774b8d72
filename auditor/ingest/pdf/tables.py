"""One page in; its tables, and the words that they take up, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.document import Row
from auditor.ingest import gridding
from auditor.ingest.assemble import Grid
from auditor.ingest.pdf.cells import CellLine, Content
from auditor.ingest.pdf.draft import Draft, drafts
from auditor.ingest.pdf.edges import edges_of, frames, long_rules, shapes_of
from auditor.ingest.pdf.headers import HeaderRow
from auditor.ingest.pdf.judge import is_picture, is_table
from auditor.ingest.pdf.lines import Strip, around, read_strips
from auditor.ingest.pdf.measures import GLYPHS, REGIONS
from auditor.ingest.pdf.places import box_of, place_of
from auditor.ingest.pdf.regions import find_regions
from auditor.ingest.pdf.rows import Shape, is_full
from auditor.ingest.pdf.sheet import Area, Sheet, Word
from auditor.ingest.pdf.spanning import Lines, fill_tall_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table or a chart, and what it takes up of the page."""

    grid: Grid | None
    """``None`` for a chart."""
    area: Area
    words: frozenset[int]
    """The ``order`` of its words."""
    strips: tuple[Strip, ...]
    """Its lines from top to bottom."""


def find_tables(sheet: Sheet, rows: Sequence[Sequence[Strip]]) -> list[Found]:
    """Find the tables and charts among the lines of a page, from top to bottom.

    Args:
        sheet: The page.
        rows: Its lines without running headers and footers.
    """
    shapes = shapes_of(sheet)
    edges = edges_of(shapes)
    words = [word for row in rows for strip in row for word in strip.words]
    return [
        _found(draft, sheet)
        for area in find_regions(rows, frames(sheet, shapes), long_rules(shapes))
        for draft in drafts(
            [word for word in words if _is_inside(word, area)], edges.inside(area), area
        )
        if is_table(draft)
    ]


def _is_inside(word: Word, area: Area) -> bool:
    middle = word.baseline - word.style.size * GLYPHS.middle
    return (
        area.top - 1 <= middle <= area.bottom + 1
        and area.left - REGIONS.stick_out
        <= word.middle
        <= area.right + REGIONS.stick_out
    )


def _found(draft: Draft, sheet: Sheet) -> Found:
    words = draft.words
    area = around(words)
    chart = is_picture(draft, sheet.curves)
    return Found(
        grid=None if chart else _grid(draft, sheet.number, area),
        area=area,
        words=frozenset(word.order for word in words),
        strips=tuple(strip for row in read_strips(words) for strip in row),
    )


def _grid(draft: Draft, page: int, area: Area) -> Grid:
    rows = [
        *(_header_row(row, draft.ruling.count, page) for row in draft.header),
        *(
            _body_row(row, cells, draft.shape, page)
            for row, cells in zip(draft.body, _filled(draft), strict=True)
        ),
    ]
    return Grid(rows=tuple(rows), page=page, caption="", notes=(), box=box_of(area))


def _header_row(row: HeaderRow, count: int, page: int) -> Row:
    return Row(
        cells=tuple(content.cell(page, span) for content, span in row.contents(count)),
        place=place_of(_extent(row.lines), page),
        quote=max((line.text for line in row.lines), key=len),
        header=True,
    )


def _filled(draft: Draft) -> list[list[Lines]]:
    ruling = draft.ruling
    walls = (ruling.area.left, *ruling.boundaries, ruling.area.right)
    return fill_tall_cells(draft.body, ruling.edges.across, walls)


def _body_row(
    row: Sequence[CellLine], cells: Sequence[Lines], shape: Shape, page: int
) -> Row:
    return Row(
        cells=tuple(Content(lines=lines).cell(page, 1) for lines in cells),
        place=place_of(_extent(row), page),
        quote=max(row, key=lambda line: _weight(line, shape)).text,
    )


def _weight(line: CellLine, shape: Shape) -> tuple[int, int]:
    """Return how much of its row a line holds: figures beside a label, then length."""
    figures = sum(gridding.is_value(text) for text in line.texts)
    return figures if is_full(line, shape.values) else 0, len(line.text)


def _extent(lines: Sequence[CellLine]) -> Area:
    return around([word for line in lines for word in line.words])
