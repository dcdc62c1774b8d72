"""Words and edges in an area that may hold a table in; drafts of tables out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from auditor.ingest import gridding, signs
from auditor.ingest.pdf.beside import halves, side_by_side
from auditor.ingest.pdf.cells import CellLine, phrases, sort_line
from auditor.ingest.pdf.columns import are_beside, find_columns, join_beside
from auditor.ingest.pdf.edges import Edges
from auditor.ingest.pdf.headers import HeaderRow, read_header
from auditor.ingest.pdf.lines import around, gather, main_style, spell
from auditor.ingest.pdf.measures import COLUMNS, LINES, REGIONS
from auditor.ingest.pdf.names import Ruling
from auditor.ingest.pdf.prose import is_long, prose_column
from auditor.ingest.pdf.restarts import is_title, second_table
from auditor.ingest.pdf.rows import (
    Shape,
    bands_of,
    has_figure,
    pitch_of,
    rows_of,
    shape_of,
)
from auditor.ingest.pdf.sheet import Area, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A table that may yet turn out to be none."""

    ruling: Ruling
    header: tuple[HeaderRow, ...]
    body: tuple[tuple[CellLine, ...], ...]
    shape: Shape
    closed: bool
    """Whether edges part its rows."""

    @property
    def words(self) -> list[Word]:
        """All its words."""
        lines = [line for row in self.header for line in row.lines]
        lines += [line for row in self.body for line in row]
        return [word for line in lines for word in line.words]


def drafts(words: Sequence[Word], edges: Edges, area: Area) -> Iterator[Draft]:
    """Yield what may be tables; names of columns in the middle start a new one."""
    lines = _without_lead(_without_tail(gather(words))) if words else []
    pair = side_by_side(lines)
    if pair is not None:
        first, end, at = pair
        left, right = halves(lines[first:end], at)
        yield from _parted([left], edges, area._replace(right=at))
        yield from _parted([right], edges, area._replace(left=at))
        yield from _parted([lines[:first], lines[end:]], edges, area)
        return
    seam = second_table(lines, edges.down)
    if seam is not None:
        yield from _parted([lines[: seam[0]], lines[seam[1] :]], edges, area)
        return
    draft = _draft(lines, edges, area)
    if draft is None:
        return
    prose = prose_column(draft.body, draft.ruling)
    if prose is not None:
        yield from _without(prose, draft, edges)
        return
    cut = _second_header(draft)
    if cut is None:
        yield draft
        return
    above = [line.words for row in draft.header for line in row.lines]
    above += [line.words for row in draft.body[:cut] for line in row]
    below = [line.words for row in draft.body[cut:] for line in row]
    yield from _parted([above, below], edges, area)


def _without_lead(lines: list[list[Word]]) -> list[list[Word]]:
    """Leave out running text above the first cells: it runs from one into the next.

    A heading above it, larger than what stands below, is left out as well.
    """
    if (
        lines[1:]
        and is_title([spell(phrase) for phrase in phrases(lines[0])])
        and _is_larger(lines[0], lines[1:])
        and _is_far(lines[0], lines[1])
    ):
        return _without_lead(lines[1:])
    first = next((index for index, line in enumerate(lines) if _has_gap(line)), 0)
    size = lines[first][0].style.size
    start = min(line[0].left for line in lines) + size
    zone = size + next(
        (
            after.left
            for before, after in pairwise(lines[first])
            if _is_gap(before, after)
        ),
        0.0,
    )
    own = [line[0].left < start for line in lines[:first]]
    if any(
        left and zone < line[-1].right for left, line in zip(own, lines, strict=False)
    ):
        return lines[own.index(False) if False in own else first :]
    return lines


def _without_tail(lines: list[list[Word]]) -> list[list[Word]]:
    """Leave out running text below the last figures: it runs from label to figure.

    Text in columns that are not those of the figures, and a heading or notes below
    them, are left out as well.
    """
    lines = _without_heading(lines)
    full = max((i for i, line in enumerate(lines) if _figures(line)[1:]), default=0)
    for index in range(full + 1, len(lines)):
        if any(_runs_under(part, lines[full]) for part in phrases(lines[index])):
            return _without_heading(lines[:index])
    figured = [index for index, line in enumerate(lines) if _figure_after_gap(line)]
    if not figured:
        return lines
    mostly = len(figured) * 2 > sum(map(_has_gap, lines))
    last = lines[figured[-1]]
    zone, start = _figure_after_gap(last), last[0].left + last[0].style.size
    for index in range(figured[-1] + 1, len(lines)):
        line = lines[index]
        ends = (mostly and zone < line[-1].right) or signs.says_note(spell(line))
        if not _has_gap(line) and line[0].left < start and ends:
            return lines[:index]
    return lines


def _without_heading(lines: list[list[Word]]) -> list[list[Word]]:
    """Leave out larger lines at the foot that stand off."""
    while (
        lines[1:]
        and not _has_gap(lines[-1])
        and _is_larger(lines[-1], lines[:-1])
        and _is_far(*lines[-2:])
    ):
        lines = lines[:-1]
    return lines


def _runs_under(phrase: Sequence[Word], line: Sequence[Word]) -> bool:
    """Tell whether a phrase, a sentence by length, runs under two figures of a line."""
    over = [
        part
        for part in _figures(line)
        if part[0].left < phrase[-1].right and phrase[0].left < part[-1].right
    ]
    return len(over) > 1 and is_long(spell(phrase))


def _figures(line: Sequence[Word]) -> list[list[Word]]:
    """Return the figures of a line, its first phrase left out."""
    return [part for part in phrases(line)[1:] if gridding.is_value(spell(part))]


def _is_larger(line: Sequence[Word], others: Sequence[Sequence[Word]]) -> bool:
    largest = max(main_style(other).size for other in others)
    return main_style(line).size > REGIONS.larger * largest


def _is_far(above: Sequence[Word], below: Sequence[Word]) -> bool:
    size = min(main_style(line).size for line in (above, below))
    return below[0].baseline - above[0].baseline > LINES.step * size


def _parted(
    parts: Sequence[Sequence[Sequence[Word]]], edges: Edges, area: Area
) -> Iterator[Draft]:
    """Draft tables under each other."""
    for words in ([word for line in part for word in line] for part in parts):
        if words:
            extent = around(words)
            inner = Area(area.left, extent.top, area.right, extent.bottom)
            yield from drafts(words, edges.inside(inner), inner)


def _without(column: int, draft: Draft, edges: Edges) -> Iterator[Draft]:
    """Draft anew without a column at the side."""
    left, right = draft.ruling.sides(column)
    rest = [word for word in draft.words if not left <= word.middle <= right]
    if rest:
        extent = around(rest)
        yield from drafts(rest, edges.inside(extent), extent)


def _second_header(draft: Draft) -> int | None:
    """Return the index of the row at which names of columns begin once more."""
    texts = [texts_of(row) for row in draft.body]
    for index in range(1, len(texts) - 1):
        years = sum(gridding.is_year(text) for text in texts[index][1:])
        figures = any(gridding.is_value(text) for text in texts[index][1:])
        if figures or not (years > 1 or (years and _is_narrower(texts, index))):
            continue
        while index > 1 and _names_groups(texts[index - 1]):
            index -= 1  # noqa: PLW2901  the header starts higher up
        titled = index > 1 and not any(map(gridding.is_value, texts[index - 1]))
        return index - 1 if titled else index
    return None


def _is_narrower(texts: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a row has one cell beside its label, and below it stand figures.

    One year may be a figure of its own, unless rows above fill more columns.
    """
    [*above, own], below = map(_beside_label, texts[: index + 1]), texts[index + 1 :]
    return (
        len(own) == 1
        and any(len(columns) > 1 for columns in above)
        and all(
            _beside_label(row) == own and gridding.is_value(row[own[0]])
            for row in below
        )
    )


def _beside_label(texts: Sequence[str]) -> list[int]:
    return [column for column, text in enumerate(texts) if column and text]


def _names_groups(texts: Sequence[str]) -> bool:
    return not texts[0] and not any(gridding.is_value(text) for text in texts)


def _draft(raw: Sequence[Sequence[Word]], edges: Edges, area: Area) -> Draft | None:
    if len(raw) < 2:  # noqa: PLR2004  a header and a row
        return None
    body = _body_lines(join_beside(raw, edges.across, area))
    boundaries = find_columns(raw, body, edges.down, area)
    if not boundaries:
        return None
    top = next(iter(body), ())
    first = next((index for index, line in enumerate(raw) if line[0] in top), 0)
    boundaries = _filled_columns(raw[first:], boundaries)
    lines = [sort_line(line, boundaries) for line in raw]
    shape = shape_of(lines)
    bands = bands_of(lines, edges.across, area)
    full = sum(has_figure(line, shape.values) for line in lines)
    closed = len(bands) > 2 and len(bands) * 2 >= full  # noqa: PLR2004  header and rows
    pitch = pitch_of(bands) if closed else 0.0
    named = (
        len(bands) > 1 and not shape.values and len(bands[0]) <= REGIONS.header_lines
    )
    rows = [bands.pop(0)] if named else []
    rows = _without_title(
        rows + [row for band in bands for row in rows_of(band, shape, pitch)]
    )
    count = gridding.header_count([texts_of(row) for row in rows])
    ruling = Ruling(
        area=area,
        boundaries=boundaries,
        edges=edges,
        extents=_extents([line for row in rows[count:] for line in row], shape, area),
    )
    header = read_header([line for row in rows[:count] for line in row], ruling)
    return Draft(
        ruling=ruling,
        header=tuple(header),
        body=tuple(tuple(row) for row in rows[count:]),
        shape=shape,
        closed=closed,
    )


def _without_title(rows: list[list[CellLine]]) -> list[list[CellLine]]:
    """Leave out a first row of one cell above the names of the columns."""
    texts = [texts_of(row) for row in rows[:2]]
    if len(rows) < 3 or not texts[0][0] or any(texts[0][1:]):  # noqa: PLR2004  title, names, row
        return rows
    names = [text for text in texts[1][1:] if text]
    named = bool(names) and not any(gridding.is_value(text) for text in names)
    return rows[1:] if named else rows


def _extents(
    lines: Sequence[CellLine], shape: Shape, area: Area
) -> tuple[tuple[float, float], ...]:
    """Return left and right of what stands in each column, of figures where it can."""
    spread = []
    for column in range(len(lines[0].columns)):
        held = [line for line in lines if line.columns[column]]
        if column in shape.values:
            held = [line for line in held if gridding.is_value(line.texts[column])]
        words = [word for line in held for word in line.columns[column]]
        spread.append(around(words) if words else area)
    return tuple((column.left, column.right) for column in spread)


def _filled_columns(
    lines: Sequence[Sequence[Word]], boundaries: Sequence[float]
) -> tuple[float, ...]:
    """Leave out boundaries beside an empty column or one of list signs."""
    cells: list[list[str]] = [[] for _ in range(len(boundaries) + 1)]
    filled = [0] * len(cells)
    for line in lines:
        for column, words in groupby(
            line, key=lambda word: bisect_right(boundaries, word.middle)
        ):
            cells[column].append(" ".join(word.text for word in words))
        for column, part in enumerate(sort_line(line, boundaries).columns):
            filled[column] += len(part)
    return tuple(
        boundary
        for column, boundary in enumerate(boundaries)
        if filled[column + 1]
        and any(filled[: column + 1])
        and not _are_signs(cells[column], cells[column + 1])
    )


def _are_signs(texts: Sequence[str], beside: Sequence[str]) -> bool:
    """Tell whether most lines of a column are list signs before text, not figures."""
    listed = sum(signs.is_bare_sign(text) for text in texts)
    figures = sum(gridding.is_value(text) for text in beside)
    if figures * 2 > len(beside):
        return False
    return bool(texts) and listed >= COLUMNS.listed * len(texts)


def _body_lines(lines: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """Return the lines from the first with figures on, those of one phrase left out.

    A line of one phrase stays where it stands beside others: it is a cell of their row.
    """
    wide = [
        line
        for index, line in enumerate(lines)
        if _has_gap(line)
        or any(
            _has_gap(other) and are_beside(line, other)
            for other in lines[max(index - 1, 0) : index + 2]
        )
    ]
    for index, line in enumerate(wide):
        if _figure_after_gap(line):
            return list(wide[index:])
    return list(wide)


def _has_gap(line: Sequence[Word]) -> bool:
    return any(_is_gap(before, after) for before, after in pairwise(line))


def _is_gap(before: Word, after: Word) -> bool:
    return after.left - before.right > before.style.size


def _figure_after_gap(line: Sequence[Word]) -> float:
    """Return where the first figure after a gap begins, 0 where there is none."""
    return next(
        (
            after[0].left
            for before, after in pairwise(phrases(line))
            if gridding.is_value(spell(after))
            and after[0].left - before[-1].right > before[-1].style.size / 2
        ),
        0.0,
    )


def texts_of(row: Sequence[CellLine]) -> list[str]:
    """Return the text of each cell of a row."""
    return [
        " ".join(line.texts[column] for line in row if line.texts[column])
        for column in range(len(row[0].texts))
    ]
