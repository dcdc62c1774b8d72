"""One page in; its tables, and the words that they take up, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.document import Cell, Row
from auditor.ingest import gridding
from auditor.ingest.assemble import Grid
from auditor.ingest.pdf.cells import CellLine, Content, phrases, sort_line
from auditor.ingest.pdf.columns import find_columns
from auditor.ingest.pdf.edges import Edges, edges_of, frames, long_rules, shapes_of
from auditor.ingest.pdf.headers import HeaderRow, Ruling, read_header
from auditor.ingest.pdf.lines import Strip, around, gather, read_strips, spell
from auditor.ingest.pdf.places import box_of, place_of
from auditor.ingest.pdf.regions import find_regions
from auditor.ingest.pdf.rows import Shape, bands_of, has_figure, rows_of, shape_of
from auditor.ingest.pdf.sheet import Area, Sheet, Word

_PROSE = 30
"""Characters of a line of a cell from which on it may be running text."""
_STICK_OUT = 3.0
"""Points by which words may stick out of a frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table, and what it takes up of the page."""

    grid: Grid
    area: Area
    words: frozenset[int]
    """The ``order`` of its words."""
    strips: tuple[Strip, ...]
    """Its lines from top to bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A table that may yet turn out to be none."""

    area: Area
    ruling: Ruling
    header: tuple[HeaderRow, ...]
    body: tuple[tuple[CellLine, ...], ...]
    shape: Shape
    closed: bool
    """Whether edges part its rows."""


def find_tables(sheet: Sheet, rows: Sequence[Sequence[Strip]]) -> list[Found]:
    """Find the tables among the lines of a page, from top to bottom.

    Args:
        sheet: The page.
        rows: Its lines without running headers and footers.
    """
    shapes = shapes_of(sheet)
    edges = edges_of(shapes)
    words = [word for row in rows for strip in row for word in strip.words]
    found = []
    for area in find_regions(rows, frames(sheet, shapes), long_rules(shapes)):
        inside = [word for word in words if _is_inside(word, area)]
        draft = _draft(inside, edges.inside(area), area)
        if draft and _is_table(draft):
            found.append(_found(draft, inside, sheet.number))
    return found


def _is_inside(word: Word, area: Area) -> bool:
    middle = word.baseline - word.style.size * 0.35
    return (
        area.top - 1 <= middle <= area.bottom + 1
        and area.left - _STICK_OUT <= word.middle <= area.right + _STICK_OUT
    )


def _draft(words: Sequence[Word], edges: Edges, area: Area) -> _Draft | None:
    raw = gather(words)
    if len(raw) < 2:  # noqa: PLR2004  a header and a row
        return None
    body = _body_lines(raw)
    boundaries = find_columns(raw, body, edges.down, area)
    if not boundaries:
        return None
    boundaries = _filled_columns(body, boundaries)
    lines = [sort_line(line, boundaries) for line in raw]
    shape = shape_of(lines)
    bands = bands_of(lines, edges.across, area)
    full = sum(has_figure(line, shape.values) for line in lines) or len(lines) / 4
    closed = len(bands) >= 3 and len(bands) * 2 >= full  # noqa: PLR2004  header and rows
    rows = [row for band in bands for row in rows_of(band, shape, closed=closed)]
    count = gridding.header_count([_texts(row) for row in rows])
    ruling = Ruling(
        area=area,
        boundaries=boundaries,
        edges=edges,
        extents=_extents([line for row in rows[count:] for line in row], area),
    )
    header = read_header([line for row in rows[:count] for line in row], ruling)
    return _Draft(
        area=area,
        ruling=ruling,
        header=tuple(header),
        body=tuple(tuple(row) for row in rows[count:]),
        shape=shape,
        closed=closed,
    )


def _extents(lines: Sequence[CellLine], area: Area) -> tuple[tuple[float, float], ...]:
    """Return left and right of what stands in each column."""
    columns = [
        [word for line in lines for word in line.columns[column]]
        for column in range(len(lines[0].columns))
    ]
    spread = [around(words) if words else area for words in columns]
    return tuple((column.left, column.right) for column in spread)


def _filled_columns(
    body: Sequence[Sequence[Word]], boundaries: Sequence[float]
) -> tuple[float, ...]:
    """Leave out boundaries beside which a column would stay empty."""
    lines = [sort_line(line, boundaries) for line in body]
    filled = [
        any(line.columns[column] for line in lines)
        for column in range(len(boundaries) + 1)
    ]
    if not any(filled):
        return tuple(boundaries)
    first = filled.index(True)
    return tuple(
        boundary
        for column, boundary in enumerate(boundaries, start=1)
        if filled[column] and column > first
    )


def _body_lines(lines: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """Return the lines from the first with figures on, those of one phrase left out."""
    wide = [line for line in lines if _has_gap(line)]
    for index, line in enumerate(wide):
        if _has_figure_after_gap(line):
            return list(wide[index:])
    return list(wide)


def _has_gap(line: Sequence[Word]) -> bool:
    return any(
        after.left - before.right > before.style.size
        for before, after in pairwise(line)
    )


def _has_figure_after_gap(line: Sequence[Word]) -> bool:
    parts = phrases(line)
    return any(
        gridding.is_value(spell(after))
        and after[0].left - before[-1].right > before[-1].style.size / 2
        for before, after in pairwise(parts)
    )


def _texts(row: Sequence[CellLine]) -> list[str]:
    return [
        " ".join(line.texts[column] for line in row if line.texts[column])
        for column in range(len(row[0].texts))
    ]


def _is_table(draft: _Draft) -> bool:
    rows = [_texts(row) for row in draft.body]
    filled = [row for row in rows if sum(bool(text) for text in row) > 1]
    if len(filled) < 1 or len(rows) + len(draft.header) < 2:  # noqa: PLR2004  a header and a row
        return False
    if draft.shape.values:
        return _has_labels(filled, draft) and not _is_running_text(draft)
    return (
        len(filled) > 1
        and bool(draft.ruling.edges.across)
        and not _is_running_text(draft)
    )


def _has_labels(filled: Sequence[Sequence[str]], draft: _Draft) -> bool:
    """Tell whether rows, or else columns, of figures have names."""
    labelled = sum(
        any(
            any(char.isalpha() for char in text) or gridding.is_year(text)
            for column, text in enumerate(row)
            if column not in draft.shape.values
        )
        for row in filled
    )
    return labelled * 2 >= len(filled)


def _is_running_text(draft: _Draft) -> bool:
    """Tell whether columns hold running text and nothing parts it into rows."""
    lines = [line for row in draft.body for line in row]
    both = [
        line for line in lines if sum(len(text) > _PROSE for text in line.texts) > 1
    ]
    return not draft.closed and len(both) * 2 > len(lines)


def _found(draft: _Draft, words: Sequence[Word], page: int) -> Found:
    rows = [
        *(_header_row(row, draft.ruling.count, page) for row in draft.header),
        *(_body_row(row, page) for row in draft.body),
    ]
    return Found(
        grid=Grid(
            rows=tuple(rows),
            page=page,
            caption="",
            notes=(),
            box=box_of(draft.area),
        ),
        area=draft.area,
        words=frozenset(word.order for word in words),
        strips=tuple(strip for row in read_strips(words) for strip in row),
    )


def _header_row(row: HeaderRow, count: int, page: int) -> Row:
    return Row(
        cells=tuple(content.cell(page, span) for content, span in row.contents(count)),
        place=place_of(_extent(row.lines), page),
        quote=max((line.text for line in row.lines), key=len),
        header=True,
    )


def _body_row(row: Sequence[CellLine], page: int) -> Row:
    return Row(
        cells=tuple(_cells(row, page)),
        place=place_of(_extent(row), page),
        quote=max(row, key=_figures).text,
    )


def _figures(line: CellLine) -> tuple[int, int]:
    values = sum(gridding.is_value(text) for text in line.texts)
    return values, len(line.text)


def _cells(row: Sequence[CellLine], page: int) -> list[Cell]:
    return [
        Content(
            lines=tuple(line.columns[column] for line in row if line.columns[column])
        ).cell(page, 1)
        for column in range(len(row[0].columns))
    ]


def _extent(lines: Sequence[CellLine]) -> Area:
    return around([word for line in lines for word in line.words])
