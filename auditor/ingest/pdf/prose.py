"""Lines of a page or of what may be a table in; running text among them out."""

from collections.abc import Sequence
from itertools import pairwise

from auditor.ingest import signs
from auditor.ingest.pdf.cells import CellLine
from auditor.ingest.pdf.edges import covered
from auditor.ingest.pdf.headers import Ruling
from auditor.ingest.pdf.lines import Strip

_LEAST_LINES = 4
_LONG_PASSAGE = 5
"""Lines of a passage that is no cell of a table."""
_OPEN_CHAINS = 12
_FLUSH = 2.0
"""Points by which the lines of a passage may start apart."""
_LOOSE = 1.7
"""Greatest distance of its lines in sizes."""
_LONG, _LONG_WIDE = 22, 12
"""Characters, and Chinese characters, of a line of running text."""
_MOSTLY = 0.6
_OPEN = 0.35
"""Share of the lines that carry on a sentence in the middle."""
_EVEN = 0.85
"""Share of the steps from line to line that are alike."""
_STEP = 0.12
_RULED = 0.3
"""Share of a column's width that edges cover where it is part of a ruled table."""


def prose_strips(rows: Sequence[Sequence[Strip]]) -> frozenset[int]:
    """Return the ``order`` of the strips that make passages of five lines and more."""
    chains: list[list[Strip]] = []
    for strip in (strip for row in rows for strip in row):
        chain = next(
            (
                chain
                for chain in reversed(chains[-_OPEN_CHAINS:])
                if _follows(chain, strip)
            ),
            None,
        )
        if chain is None:
            chains.append([strip])
        else:
            chain.append(strip)
    return frozenset(
        strip.order
        for chain in chains
        if len(chain) >= _LONG_PASSAGE and _read_on([strip.text for strip in chain])
        for strip in chain
    )


def _follows(chain: Sequence[Strip], strip: Strip) -> bool:
    last = chain[-1]
    step = strip.baseline - last.baseline
    usual = chain[1].baseline - chain[0].baseline if len(chain) > 1 else step
    return (
        abs(strip.area.left - last.area.left) <= _FLUSH
        and abs(strip.size - last.size) <= _FLUSH / 4
        and strip.size <= step <= _LOOSE * strip.size
        and abs(step - usual) <= _STEP * usual
    )


def prose_column(rows: Sequence[Sequence[CellLine]], ruling: Ruling) -> int | None:
    """Return the first or last column if it holds running text beside a table."""
    for column in (0, ruling.count - 1):
        lines = [line for row in rows for line in row if line.columns[column]]
        if _runs_on(lines, column) and not _is_ruled(column, ruling):
            return column
    return None


def _runs_on(lines: Sequence[CellLine], column: int) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    return _read_on([line.texts[column] for line in lines]) and _is_even(lines)


def _read_on(texts: Sequence[str]) -> bool:
    """Tell whether lines are long and carry on each other's sentences."""
    longs = sum(
        len(text) >= (_LONG_WIDE if signs.is_wide(text) else _LONG) for text in texts
    )
    opened = sum(_carries_on(above, below) for above, below in pairwise(texts))
    return longs >= _MOSTLY * len(texts) and opened >= _OPEN * len(texts)


def _carries_on(above: str, below: str) -> bool:
    if signs.ends_sentence(above) or signs.list_item(below):
        return False
    return below[:1].islower() or (signs.is_wide(above) and signs.is_wide(below))


def _is_even(lines: Sequence[CellLine]) -> bool:
    """Tell whether lines follow each other at one distance."""
    steps = sorted(below.baseline - above.baseline for above, below in pairwise(lines))
    usual = steps[len(steps) // 2]
    alike = sum(abs(step - usual) <= _STEP * usual for step in steps)
    return alike >= _EVEN * len(steps)


def _is_ruled(column: int, ruling: Ruling) -> bool:
    left, right = ruling.sides(column)
    inside = [
        edge
        for edge in ruling.edges.across
        if edge.low < right - 1
        and edge.high > left + 1
        and ruling.area.top + 1 < edge.at < ruling.area.bottom - 1
    ]
    clipped = [
        type(edge)(edge.at, max(edge.low, left), min(edge.high, right))
        for edge in inside
    ]
    return covered(clipped) >= _RULED * (right - left)
