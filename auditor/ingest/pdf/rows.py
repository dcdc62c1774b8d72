"""Lines of a table in; its rows, each of one line or more, out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.ingest import gridding, signs
from auditor.ingest.pdf.cells import CellLine
from auditor.ingest.pdf.edges import Edge, cluster
from auditor.ingest.pdf.lines import around
from auditor.ingest.pdf.measures import GLYPHS, LINES, ROWS
from auditor.ingest.pdf.sheet import Area

_OPEN = re.compile(
    r"(?:[(/,&\u3001\uff08-]"
    r"|(?:^|\s)(?:a|and|by|for|from|in|of|on|or|per|the|to|with))$",
    re.IGNORECASE,
)
"""What a text ends with that goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What each column of a table holds."""

    values: frozenset[int]
    """Columns of figures."""
    wrap: float
    """Distance in points of lines of one cell."""
    spaced: bool
    """Whether space tells the rows apart."""
    hanging: bool
    """Whether the later lines of a label are set in."""


def bands_of(
    lines: Sequence[CellLine], edges: Sequence[Edge], area: Area
) -> list[list[CellLine]]:
    """Part lines at the edges that run across the table."""
    cuts = [at for at, length in cluster(edges) if length >= ROWS.edge * area.width]
    bands: list[list[CellLine]] = []
    last = -1
    for line in lines:
        middle = line.baseline - line.size * GLYPHS.middle
        band = sum(cut < middle for cut in cuts)
        if bands and band == last:
            bands[-1].append(line)
        else:
            bands.append([line])
        last = band
    return bands


def pitch_of(bands: Sequence[Sequence[CellLine]]) -> float:
    """Return the least distance between lines that edges part."""
    return min(
        below[0].baseline - above[-1].baseline for above, below in pairwise(bands)
    )


def shape_of(lines: Sequence[CellLine]) -> Shape:
    """Find out which columns hold figures and how far apart lines and rows are."""
    values = _value_columns(lines)
    steps = [
        (below.baseline - above.baseline, above, below)
        for above, below in pairwise(lines)
        if below.baseline - above.baseline >= below.size * ROWS.step
    ]
    least = min((step for step, _, _ in steps), default=0.0)
    between = sorted(
        step
        for step, above, below in steps
        if is_full(above, values) and is_full(below, values)
    )
    above_labels = sorted(_steps_to_labels(lines))
    hanging = _hangs(lines, values)
    wraps = (min(_steps_in_cells(lines), default=0.0), least)
    for parting in filter(None, (between, above_labels)):
        pitch = parting[len(parting) // 4]
        for wrap in wraps:
            if pitch >= ROWS.pitch * wrap:
                return Shape(values=values, wrap=wrap, spaced=True, hanging=hanging)
    return Shape(values=values, wrap=least, spaced=False, hanging=hanging)


def _hangs(lines: Sequence[CellLine], values: frozenset[int]) -> bool:
    """Tell whether the only labels of rows go on set in, as small letters show."""
    labelled = [line for line in lines if line.columns[0]]
    if lines and len(values) + 1 < len(lines[0].columns):
        return False
    inset = []
    first = labelled[:1]
    for line in labelled:
        if line.texts[0][0].islower():
            inset.append(_is_inset(first[0], line))
        else:
            first = [line]
    return any(inset) and sum(inset) * 4 >= len(inset) * 3


def _is_inset(first: CellLine, line: CellLine) -> bool:
    indent = line.columns[0][0].left - first.columns[0][0].left
    return indent > ROWS.indent * line.size


def _steps_in_cells(lines: Sequence[CellLine]) -> Iterator[float]:
    """Yield the distance of each line from the last that shares a column with it."""
    for index, line in enumerate(lines):
        for above in reversed(lines[:index]):
            step = line.baseline - above.baseline
            if step >= line.size * ROWS.step and any(
                one and two for one, two in zip(above.texts, line.texts, strict=True)
            ):
                yield step
                break


def _steps_to_labels(lines: Sequence[CellLine]) -> list[float]:
    """Return the distance of each label from the line above it.

    Return none unless all lines without a label fill up cells of the row above.
    """
    steps = []
    row = lines[0]
    for above, line in pairwise(lines):
        if line.texts[0]:
            row = line
            steps.append(line.baseline - above.baseline)
        elif row is not lines[0] and not _fills_up(row, line):
            return []
    return steps


def _fills_up(first: CellLine, line: CellLine) -> bool:
    """Tell whether a line carries on some cells of a row, but not all or its label."""
    inside = all(
        one or not two for one, two in zip(first.texts, line.texts, strict=True)
    )
    left = sum(map(bool, first.texts)) - sum(map(bool, line.texts))
    return inside and not line.texts[0] and left > 1


def _value_columns(lines: Sequence[CellLine]) -> frozenset[int]:
    count = len(lines[0].texts) if lines else 0
    found = []
    label_seen = False
    for column in range(count):
        texts = [line.texts[column] for line in lines if line.texts[column]]
        figures = sum(gridding.is_value(text) for text in texts)
        holds_values = figures > 0 and figures >= ROWS.figures * len(texts)
        if holds_values and (label_seen or column > 0):
            found.append(column)
        label_seen = label_seen or not holds_values
    return frozenset(found)


def has_label(line: CellLine, values: frozenset[int]) -> bool:
    """Tell whether a line says anything outside the columns of figures."""
    return any(text for column, text in enumerate(line.texts) if column not in values)


def has_figure(line: CellLine, values: frozenset[int]) -> bool:
    """Tell whether a line holds a figure, or a day, where figures stand."""
    texts = [line.texts[column] for column in values]
    return any(gridding.is_value(text) or gridding.is_day(text) for text in texts)


def is_full(line: CellLine, values: frozenset[int]) -> bool:
    """Tell whether a line has both a label and a figure."""
    return has_label(line, values) and has_figure(line, values)


def rows_of(
    band: Sequence[CellLine], shape: Shape, pitch: float
) -> list[list[CellLine]]:
    """Part the lines between two edges into rows.

    Args:
        band: The lines.
        shape: What the columns of the table hold.
        pitch: Least distance of rows where edges part most of them, so that a band
            is one row unless it holds several labels with figures; else 0.
    """
    parts = _labelled(band, shape)
    if pitch and not _holds_rows(band, shape.values):
        return [row for part in parts for row in _without_titles(part, shape, pitch)]
    rows: list[list[CellLine]] = []
    for part in parts:
        for line in part:
            if line is not part[0] and not _begins(rows[-1], line, shape):
                rows[-1].append(line)
            else:
                rows.append([line])
    return rows


def _labelled(band: Sequence[CellLine], shape: Shape) -> list[list[CellLine]]:
    """Part lines before labels that are not set in where the rest of labels is."""
    parts: list[list[CellLine]] = []
    for line in band:
        if parts and not (
            shape.hanging and _hangs_apart(parts[-1], line, shape.values)
        ):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _hangs_apart(
    above: Sequence[CellLine], line: CellLine, values: frozenset[int]
) -> bool:
    """Tell whether a label that is not set in begins a row, as figures confirm."""
    if not (above[0].texts[0] and line.texts[0]) or _is_inset(above[0], line):
        return False
    figured = any(has_figure(other, values) for other in (*above, line))
    return figured and not line.texts[0][0].islower()


def _without_titles(
    band: Sequence[CellLine], shape: Shape, pitch: float
) -> list[list[CellLine]]:
    """Part the names of years from lines of their own around them and rows below."""
    for index, line in enumerate(band):
        if _names_columns(line, band[index + 1 :], shape, pitch):
            end = index + 1
            while end < len(band) and not (
                _stands_off(band[end - 1], band[end], shape, pitch)
                or (band[end].texts[0] and is_full(band[end], shape.values))
            ):
                end += 1
            parts = (band[:index], band[index:end], band[end:])
            return [list(part) for part in parts if part]
    return [list(band)]


def _names_columns(
    line: CellLine, below: Sequence[CellLine], shape: Shape, pitch: float
) -> bool:
    """Tell whether a line names years, or columns of a row that keeps its distance."""
    if line.texts[0] and _names_years(line, shape.values):
        return True
    named = sum(bool(line.texts[column]) for column in shape.values)
    if named < 2 or has_figure(line, shape.values) or not below:  # noqa: PLR2004  one may be text
        return False
    far = (below[0].baseline - line.baseline) * ROWS.close >= pitch
    return far and any(is_full(other, shape.values) for other in below)


def _stands_off(above: CellLine, line: CellLine, shape: Shape, pitch: float) -> bool:
    """Tell whether a line of one label keeps more distance than lines of one cell."""
    step = line.baseline - above.baseline
    far = step > ROWS.close * shape.wrap or step * ROWS.close >= pitch
    return far and not any(line.texts[1:])


def _names_years(line: CellLine, values: frozenset[int]) -> bool:
    beside = [line.texts[column] for column in values if line.texts[column]]
    return bool(beside) and all(gridding.is_year(text) for text in beside)


def _holds_rows(band: Sequence[CellLine], values: frozenset[int]) -> bool:
    """Tell whether two lines have labels, and figures, in the same columns."""
    full = [line for line in band if is_full(line, values)]
    return any(
        any(
            one.texts[column] and two.texts[column]
            for column in range(len(one.texts))
            if column not in values
        )
        and any(
            gridding.is_value(one.texts[column])
            and gridding.is_value(two.texts[column])
            for column in values
        )
        for one, two in pairwise(full)
    )


def _begins(row: Sequence[CellLine], line: CellLine, shape: Shape) -> bool:
    """Tell whether ``line`` is the first of a row, ``row`` being the one above."""
    if shape.spaced:
        return _begins_apart(row, line, shape)
    if _is_same_line(row[-1], line):
        return False
    if has_figure(line, shape.values):
        waiting = not any(
            has_figure(above, shape.values) or _names_years(above, shape.values)
            for above in row
        )
        labelled = has_label(line, shape.values)
        return not waiting or (labelled and not _goes_on(row, line, shape))
    beside = any(line.texts[column] for column in shape.values)
    figured = any(has_figure(above, shape.values) for above in row)
    if beside and not (figured and has_label(line, shape.values)):
        years = _names_years(line, shape.values)
        alone = not any(row[-1].texts[column] for column in shape.values)
        if years and alone and line.texts[0] and _goes_on(row, line, shape):
            years = False
        return years or not _stands_under(row, line)
    if not shape.values and not line.texts[0]:
        return False
    return not (_goes_on(row, line, shape) or _translates(row, line, shape))


def _begins_apart(row: Sequence[CellLine], line: CellLine, shape: Shape) -> bool:
    """Tell whether space, or a label and figure of its own, parts ``line`` off."""
    if line.baseline - row[-1].baseline > ROWS.close * shape.wrap:
        return not _ends_unit(row[-1], line, shape)
    if is_full(line, shape.values) and _names_years(row[-1], shape.values):
        return True
    full = any(has_label(above, shape.values) for above in row) and any(
        has_figure(above, shape.values) for above in row
    )
    again = full and is_full(line, shape.values)
    filled = any(_fills_up(above, line) for above in row)
    return again and not (filled or _goes_on(row, line, shape))


def _ends_unit(above: CellLine, line: CellLine, shape: Shape) -> bool:
    """Tell whether ``line`` holds the rest of units that break off above it."""
    if has_label(line, shape.values) or has_figure(line, shape.values):
        return False
    near = line.baseline - above.baseline <= LINES.step * line.size
    return near and any(
        text and _OPEN.search(above.texts[column])
        for column, text in enumerate(line.texts)
    )


def _is_same_line(above: CellLine, line: CellLine) -> bool:
    """Tell whether two lines stand at one height but for a slip, in other columns."""
    return line.baseline - above.baseline < ROWS.slip * line.size and not any(
        one and two for one, two in zip(above.texts, line.texts, strict=True)
    )


def _stands_under(row: Sequence[CellLine], line: CellLine) -> bool:
    """Tell whether a cell of ``line`` is set flush with, or centred on, one above."""
    pairs = [
        (around(above.columns[column]), around(words))
        for column, words in enumerate(line.columns)
        for above in row
        if words and above.columns[column]
    ]
    return len(pairs) < 2 or any(  # noqa: PLR2004  names of columns are several
        min(
            abs(one.left - two.left),
            abs(one.right - two.right),
            abs(one.left + one.right - two.left - two.right) / 2,
        )
        <= ROWS.flush
        for one, two in pairs
    )


def _translates(row: Sequence[CellLine], line: CellLine, shape: Shape) -> bool:
    """Tell whether ``line`` gives the label above it in the other language."""
    column = _label_column(line, shape.values)
    before, after = row[-1].texts[column], line.texts[column]
    close = line.baseline - row[-1].baseline <= ROWS.close * max(shape.wrap, line.size)
    return close and bool(before) and signs.is_wide(before) != signs.is_wide(after)


def _goes_on(row: Sequence[CellLine], line: CellLine, shape: Shape) -> bool:
    """Tell whether the label of ``line`` carries on the one above it."""
    column = _label_column(line, shape.values)
    above = row[-1].columns[column]
    if not above or line.baseline - row[-1].baseline > 2 * max(shape.wrap, line.size):
        return False
    before, after = row[-1].texts[column], line.texts[column]
    indent = (
        line.columns[column][0].left - row[0].columns[column][0].left
        if (row[0].columns[column])
        else 0.0
    )
    hanging = len(row) > 1 or not has_figure(row[0], shape.values)
    return (
        after[:1].islower()
        or after.startswith(("(", "\uff08"))
        or bool(_OPEN.search(before))
        or (indent > ROWS.indent * line.size and not hanging)
    )


def _label_column(line: CellLine, values: frozenset[int]) -> int:
    return next(
        (
            column
            for column, text in enumerate(line.texts)
            if text and column not in values
        ),
        0,
    )
