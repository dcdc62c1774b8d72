"""Lines of an area that may hold tables in; where a second table begins out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.ingest import gridding, signs
from auditor.ingest.pdf.cells import phrases
from auditor.ingest.pdf.edges import Edge
from auditor.ingest.pdf.lines import Strip, spell
from auditor.ingest.pdf.measures import DRAWN, RESTARTS
from auditor.ingest.pdf.sheet import Word

Line = Sequence[Word]

_NUMBERED = re.compile(r"^(?:table|\u8868)\s?\(?[A-Z]?\d", re.IGNORECASE)
"""How the caption of a table opens that is one of several."""


def second_table(
    lines: Sequence[Line], walls: Sequence[Edge]
) -> tuple[int, int] | None:
    """Return the index after the last line of a table, and of the first of the next.

    A second table begins where a numbered caption stands over names of columns, or
    where the names that head the area are printed once more below its figures, or
    below its text if it has none, or where names of columns stand below running text
    that no wall encloses. What stands between the two is the caption of the second.
    """
    texts = [[spell(phrase) for phrase in phrases(line)] for line in lines]
    figured = [index for index, line in enumerate(texts) if _has_figure(line)]
    if not figured:
        return _second_text(lines, texts)
    heads = [line for line in texts[: figured[0]] if len(line) > 1]
    for index in range(figured[0] + 1, figured[-1]):
        again = len(texts[index]) > 1 and texts[index] in heads
        if again and all(map(gridding.is_year, texts[index])):
            return _seam(lines, texts, index)
        if not (figured[RESTARTS.rows - 1 :][:1] < [index] < figured[-RESTARTS.rows :]):
            continue
        if again:
            return _seam(lines, texts, index)
        if _is_caption(texts[index], texts[index + 1]):
            return index, index + 1
        names = _under_text(lines, texts, index)
        if names and not _is_walled(lines[index], walls):
            return index, names
    return None


def _under_text(
    lines: Sequence[Line], texts: Sequence[Sequence[str]], index: int
) -> int | None:
    """Return the first names below two lines or more of running text from ``index``."""
    if not (_runs_over(lines, index) and _runs_over(lines, index + 1)):
        return None
    left = lines[index][0].left + DRAWN.side
    below = range(index + 2, len(lines))
    ends = (at for at in below if _beside(lines[at]) or lines[at][0].left >= left)
    names = next(ends, None)
    if names is None or not _beside(lines[names]) or _has_figure(texts[names]):
        return None
    return names


def _runs_over(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line runs on over the gap after the label of a row above it."""
    line = lines[index]
    row = next((above for above in reversed(lines[:index]) if _beside(above)), None)
    if row is None:
        return False
    start = row[0].left + DRAWN.side
    return not _beside(line) and line[0].left < start and _beside(row) < line[-1].right


def _beside(line: Line) -> float:
    """Return where what stands beside the label of a line begins, 0 if nothing does."""
    return next(
        (
            after.left
            for before, after in pairwise(line)
            if after.left - before.right > before.style.size
            and not signs.is_bare_sign(before.text)
        ),
        0.0,
    )


def _is_walled(line: Line, walls: Sequence[Edge]) -> bool:
    return any(edge.low < line[0].baseline < edge.high for edge in walls)


def _second_text(
    lines: Sequence[Line], texts: Sequence[Sequence[str]]
) -> tuple[int, int] | None:
    heads = [index for index, line in enumerate(texts) if len(line) > 1]
    again = [index for index in heads[1:] if texts[index] == texts[heads[0]]]
    return _seam(lines, texts, again[0]) if again else None


def _has_figure(texts: Sequence[str]) -> bool:
    return any(gridding.is_value(text) for text in texts[1:])


def _is_caption(texts: Sequence[str], below: Sequence[str]) -> bool:
    if not _NUMBERED.match(texts[0]) or _has_figure(texts):
        return False
    return len(below) > 1 and not _has_figure(below)


def is_title(texts: Sequence[str]) -> bool:
    """Tell whether the phrases of a line are one title, with its number if it has."""
    numbered = len(texts) == 2 and signs.is_bare_sign(texts[0])  # noqa: PLR2004  number, title
    return numbered or (len(texts) == 1 and not gridding.is_value(texts[0]))


def _seam(
    lines: Sequence[Line], texts: Sequence[Sequence[str]], index: int
) -> tuple[int, int]:
    """Return where caption and header begin of which one line is known."""
    heights = [Strip(words=tuple(line)).baseline for line in lines]
    left = min(line[0].left for line in lines) + DRAWN.side
    nearer = [
        False,
        *(below <= above + RESTARTS.even for above, below in _steps(heights)),
    ]
    first = index
    while (
        nearer[first - 1]
        and not any(map(gridding.is_value, texts[first - 1]))
        and (len(texts[first - 1]) > 1 or lines[first - 1][0].left > left)
    ):
        first -= 1
    last = first
    while nearer[last - 1] and is_title(texts[last - 1]):
        last -= 1
    return last, first


def _steps(heights: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the distances of each line but the first and last to its neighbours."""
    for before, here, after in zip(heights, heights[1:], heights[2:], strict=False):
        yield here - before, after - here
