"""Lines of a page in; the same with those made whole that are spaced to fill them."""

from collections.abc import Sequence
from itertools import chain, pairwise

from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import JUSTIFIED, LINES


def join_wide(rows: Sequence[tuple[Strip, ...]]) -> list[tuple[Strip, ...]]:
    """Join the strips of justified lines, which wide spaces part.

    Such a line starts and ends where a whole line near by does, and its spaces are
    alike; between the columns of a table they are not like those within its labels.
    """
    return [
        _joined(row, rows[max(index - JUSTIFIED.near, 0) : index + JUSTIFIED.near + 1])
        if row[1:]
        else row
        for index, row in enumerate(rows)
    ]


def _joined(
    row: tuple[Strip, ...], near: Sequence[Sequence[Strip]]
) -> tuple[Strip, ...]:
    for first in range(len(row) - 1):
        for end in range(first + 2, len(row) + 1):
            before, after = row[end - 2 : end]
            gap = after.area.left - before.area.right
            if gap > JUSTIFIED.widest * before.size:
                break
            spaces = _spaces(row[first:end])
            if max(spaces) > JUSTIFIED.even * min(spaces):
                break
            if len(spaces) > 1 and _fills(row[first:end], near):
                words = chain.from_iterable(strip.words for strip in row[first:end])
                line = Strip(words=tuple(words))
                return (*row[:first], *_joined((line, *row[end:]), near))
    return row


def _spaces(strips: Sequence[Strip]) -> list[float]:
    """Return the widths of the spaces between the words; parts of one word touch."""
    words = [word for strip in strips for word in strip.words]
    gaps = [after.left - before.right for before, after in pairwise(words)]
    return [gap for gap in gaps if gap > LINES.glue * strips[0].size]


def _fills(strips: Sequence[Strip], near: Sequence[Sequence[Strip]]) -> bool:
    """Tell whether a line near by, set alike, starts and ends where strips do."""
    left, right = strips[0].area.left, strips[-1].area.right
    return any(
        abs(other.area.left - left) <= LINES.flush
        and abs(other.area.right - right) <= LINES.flush
        and other.size == strips[0].size
        and other.words[1:]
        for other in chain.from_iterable(near)
    )
