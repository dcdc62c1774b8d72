"""Strips and tables of one page in; the same in reading order, by column, out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.ingest import signs
from auditor.ingest.pdf.lines import Strip, is_raised
from auditor.ingest.pdf.measures import LINES
from auditor.ingest.pdf.prose import is_long
from auditor.ingest.pdf.sheet import Area


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a table among the lines; ``index`` tells which."""

    area: Area
    index: int

    @property
    def size(self) -> float:
        """A table keeps no distance of its own."""
        return 0.0


Item = Strip | Slot


def hang(row: Sequence[Strip]) -> tuple[Strip, ...]:
    """Join list signs and footnote marks with the text they hang before."""
    joined: list[Strip] = []
    for strip in row:
        if joined and _hangs(joined[-1], strip):
            joined[-1] = _one((joined[-1], strip))
        else:
            joined.append(strip)
    return tuple(joined)


def _one(strips: Sequence[Strip]) -> Strip:
    return Strip(words=tuple(word for strip in strips for word in strip.words))


def _hangs(sign: Strip, text: Strip) -> bool:
    if not _is_near(sign, text):
        return False
    mark = len(sign.words) == 1 and is_raised(sign.words[0], text.words[0])
    return mark or signs.is_bare_sign(sign.text)


def _is_near(sign: Strip, text: Strip) -> bool:
    return text.area.left - sign.area.right <= LINES.hang * text.size


def join_contents(rows: Sequence[tuple[Strip, ...]]) -> list[tuple[Strip, ...]]:
    """Join the page numbers of a list of contents with the titles behind them.

    The numbers, three at least, rise from line to line.
    """
    listed = [index for index, row in enumerate(rows) if _is_listed(row)]
    numbers = [int(rows[index][0].text) for index in listed]
    if len(numbers) < LINES.beside or numbers != sorted(set(numbers)):
        return list(rows)
    return [(_one(row),) if index in listed else row for index, row in enumerate(rows)]


def _is_listed(row: Sequence[Strip]) -> bool:
    return (
        len(row) == 2  # noqa: PLR2004  number and title
        and row[0].text.isdecimal()
        and row[1].text[0].isalpha()
        and row[0].size == row[1].size
        and _is_near(*row)
    )


def reading_order(rows: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Return runs of items; each run is one column, to be read from top to bottom.

    Args:
        rows: From top to bottom; items of one row from left to right.
    """
    runs: list[list[Item]] = []
    single: list[Item] = []
    least = _least_gutter(rows)
    start = 0
    while start < len(rows):
        end, gutter = _band(rows, start, least)
        if gutter is None or _ends_text(rows, start):
            single += rows[start]
            start += 1
            continue
        if single:
            runs.append(single)
            single = []
        left, right = _part(rows[start:end], gutter)
        runs += reading_order(left) + reading_order(right)
        start = end
    if single:
        runs.append(single)
    return runs


def _ends_text(rows: Sequence[Sequence[Item]], start: int) -> bool:
    """Tell whether a line ends the text above it rather than opens a column.

    It is closer to that text than to what follows, starts and is set as that does, and
    is no longer.
    """
    if (
        not 0 < start < len(rows) - 1
        or len(rows[start]) > 1
        or len(rows[start - 1]) > 1
    ):
        return False
    above, line, below = rows[start - 1][0], rows[start][0], rows[start + 1]
    gap = line.area.top - above.area.bottom
    return (
        _is_set_alike(above, line)
        and line.area.right <= above.area.right
        and gap <= (LINES.step - 1) * line.size
        and gap < min(item.area.top for item in below) - line.area.bottom
    )


def _least_gutter(rows: Sequence[Sequence[Item]]) -> float:
    """Return how wide a gutter must be, judged by the size of most lines."""
    sizes = sorted(item.size for row in rows for item in row if item.size)
    return LINES.gutter * (sizes[len(sizes) // 2] if sizes else LINES.unknown)


def _part(
    rows: Sequence[Sequence[Item]], gutter: float
) -> tuple[list[list[Item]], list[list[Item]]]:
    left = [[item for item in row if item.area.right <= gutter] for row in rows]
    right = [[item for item in row if item.area.right > gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _band(
    rows: Sequence[Sequence[Item]], start: int, least: float
) -> tuple[int, float | None]:
    """Return where the columns that begin at ``start`` end, and a gutter of theirs."""
    gaps = _gaps(rows[start])
    best_end, best_gutter = start, None
    for gap in gaps:
        end, gutter = _follow(rows, start, gap, least)
        if gutter is not None and end > best_end:
            best_end, best_gutter = end, gutter
    return best_end, best_gutter


def _gaps(row: Sequence[Item]) -> list[tuple[float, float]]:
    """Return the empty stretches between the items and on either side of them."""
    between = [(before.area.right, after.area.left) for before, after in pairwise(row)]
    return [
        *between,
        (row[-1].area.right, float("inf")),
        (float("-inf"), row[0].area.left),
    ]


def _follow(
    rows: Sequence[Sequence[Item]],
    start: int,
    gap: tuple[float, float],
    least: float,
) -> tuple[int, float | None]:
    """Follow a gap downwards as long as no line crosses it."""
    low, high = gap
    end = start
    for index in range(start, len(rows)):
        narrowed = _narrow(rows[index], (low, high), least)
        if narrowed is None:
            break
        low, high = narrowed
        end = index + 1
    end = _trim(rows, start, end, low)
    if high - low == float("inf") or not _parts_columns(rows[start:end], low):
        return end, None
    return end, (low + high) / 2


def _parts_columns(rows: Sequence[Sequence[Item]], low: float) -> bool:
    """Tell whether lines enough stand beside each other left and right of a gap."""
    items = [item for row in rows for item in row]
    left = [item for item in items if item.area.right <= low + 0.1]
    right = [item for item in items if item.area.left >= low]
    fewer = _are_translated(left, right)
    if min(len(left), len(right)) < LINES.beside - fewer:
        return False
    top = max(min(item.area.top for item in side) for side in (left, right))
    foot = min(max(item.area.bottom for item in side) for side in (left, right))
    beside = [
        sum(top <= item.area.top < foot for item in side) for side in (left, right)
    ]
    return min(beside) >= LINES.beside - 2 * fewer


def _are_translated(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Tell whether running text stands beside running text in the other script."""
    sides = [[i.text for i in side if isinstance(i, Strip)] for side in (left, right)]
    scripts = {signs.is_wide(" ".join(side)) for side in sides}
    return len(scripts) > 1 and all(any(map(is_long, side)) for side in sides)


def _narrow(
    row: Sequence[Item], gap: tuple[float, float], least: float
) -> tuple[float, float] | None:
    """Return what the items of ``row`` leave free of the gap, if it is enough."""
    for item in row:
        if gap[0] < item.area.right and item.area.left < gap[1]:
            gap = _cut(gap, item, least)
    return gap if gap[1] - gap[0] >= least else None


def _cut(gap: tuple[float, float], item: Item, least: float) -> tuple[float, float]:
    """Return the part of a gap that an item in it leaves; an open side is closed."""
    low, high = gap
    before, after = item.area.left - low, high - item.area.right
    if high == float("inf"):
        keep_left = before >= least
    elif low == float("-inf"):
        keep_left = after < least
    else:
        keep_left = before >= after
    return (low, item.area.left) if keep_left else (item.area.right, high)


def _trim(rows: Sequence[Sequence[Item]], start: int, end: int, low: float) -> int:
    """Give back the lines on the left that stand apart below the right column.

    A heading goes on the column only with text of the column below it; else it may
    head what stands under both.
    """
    while end > start and not any(item.area.left >= low for item in rows[end - 1]):
        end -= 1
    foot = end
    while end > start and end < len(rows) and _goes_on(rows[end - 1], rows[end], low):
        end += 1
    while end > foot and not _is_of_column(rows[end - 1][0], rows[start:foot]):
        end -= 1
    return end


def _goes_on(above: Sequence[Item], row: Sequence[Item], low: float) -> bool:
    """Tell whether ``row`` carries on the left column without a wider space."""
    first = row[0]
    gap = first.area.top - max(item.area.bottom for item in above)
    if any(item.area.right > low for item in row):
        return False
    return gap <= LINES.paragraph * (first.size or LINES.unknown)


def _is_of_column(item: Item, rows: Sequence[Sequence[Item]]) -> bool:
    """Tell whether a line is set as most lines of a column are."""
    styles = Counter(
        row[0].style for row in rows if row and isinstance(row[0], Strip)
    ).most_common(1)
    return not isinstance(item, Strip) or item.style in dict(styles)


def _is_set_alike(one: Item, two: Item) -> bool:
    return (
        isinstance(one, Strip)
        and isinstance(two, Strip)
        and one.style == two.style
        and abs(one.area.left - two.area.left) <= LINES.flush
    )
