"""Lines of an area that may hold tables in; where two tables side by side part out."""

from collections.abc import Sequence

from auditor.ingest import gridding
from auditor.ingest.pdf.cells import phrases
from auditor.ingest.pdf.lines import spell
from auditor.ingest.pdf.measures import RESTARTS
from auditor.ingest.pdf.sheet import Word

Line = Sequence[Word]
_Gap = tuple[float, float]


def side_by_side(lines: Sequence[Line]) -> tuple[int, int, float] | None:
    """Return the first line of two tables, that after the last, and where they part.

    Names of columns are repeated, and stand over labels with figures both times.
    """
    for index, line in enumerate(lines[: -RESTARTS.rows]):
        if all(word.text != line[-1].text for word in line[:-1]):
            continue
        parts = phrases(line)
        texts = [spell(part) for part in parts]
        for cut in range(1, len(texts)):
            if not _repeats(texts[:cut], texts[cut:]):
                continue
            gap = (parts[cut - 1][-1].right, parts[cut][0].left)
            end, gutter = _gutter(lines, index + 1, gap)
            at = sum(gutter) / 2
            if all(_is_table(half) for half in halves(lines[index + 1 : end], at)):
                first = index
                while first and _narrowed(gutter, lines[first - 1]):
                    first -= 1
                return first, end, at
    return None


def halves(lines: Sequence[Line], at: float) -> tuple[list[Line], list[Line]]:
    """Return what stands left and right of a place across the page, line by line."""
    left = [[word for word in line if word.middle < at] for line in lines]
    right = [[word for word in line if word.middle >= at] for line in lines]
    return [line for line in left if line], [line for line in right if line]


def _repeats(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether names end as others do; the first may be that of the labels."""
    if any(gridding.is_value(text) for text in (*left, *right)):
        return False
    return list(left) == list(right) or (
        len(left) > 1 < len(right) and left[-len(right) + 1 :] == right[1:]
    )


def _gutter(lines: Sequence[Line], first: int, gap: _Gap) -> tuple[int, _Gap]:
    """Return the line at which what is left of a gap ends, and what is left of it."""
    for index in range(first, len(lines)):
        narrowed = _narrowed(gap, lines[index])
        if narrowed is None:
            return index, gap
        gap = narrowed
    return len(lines), gap


def _narrowed(gap: _Gap, line: Line) -> _Gap | None:
    """Return the widest part of a gap that a line leaves empty, if it is a gutter."""
    spans = [(part[0].left, part[-1].right) for part in phrases(line)]
    inside = [span for span in spans if span[0] < gap[1] and span[1] > gap[0]]
    lows = [gap[0], *(right for _, right in inside)]
    highs = [*(left for left, _ in inside), gap[1]]
    low, high = max(zip(lows, highs, strict=True), key=lambda part: part[1] - part[0])
    return (low, high) if high - low >= line[0].style.size else None


def _is_table(lines: Sequence[Line]) -> bool:
    """Tell whether most lines with figures have a label before them."""
    texts = [[spell(part) for part in phrases(line)] for line in lines]
    figured = [line for line in texts if any(map(gridding.is_value, line))]
    full = sum(not gridding.is_value(line[0]) for line in figured)
    return full >= RESTARTS.rows and full * 2 > len(figured)
