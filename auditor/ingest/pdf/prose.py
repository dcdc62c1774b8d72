"""Lines of a page or of what may be a table in; running text among them out."""

from collections.abc import Sequence
from itertools import pairwise

from auditor.ingest import signs
from auditor.ingest.pdf.cells import CellLine
from auditor.ingest.pdf.edges import covered
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import LINES, PROSE
from auditor.ingest.pdf.names import Ruling


def prose_strips(rows: Sequence[Sequence[Strip]]) -> frozenset[int]:
    """Return the ``order`` of the strips that make passages of five lines and more."""
    chains: list[list[Strip]] = []
    for strip in (strip for row in rows for strip in row):
        chain = next(
            (
                chain
                for chain in reversed(chains[-PROSE.chains :])
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
        if len(chain) >= PROSE.passage and _read_on([strip.text for strip in chain])
        for strip in chain
    )


def _follows(chain: Sequence[Strip], strip: Strip) -> bool:
    last = chain[-1]
    step = strip.baseline - last.baseline
    usual = chain[1].baseline - chain[0].baseline if len(chain) > 1 else step
    return (
        abs(strip.area.left - last.area.left) <= PROSE.flush
        and abs(strip.size - last.size) <= PROSE.flush / 4
        and strip.size <= step <= LINES.step * strip.size
        and abs(step - usual) <= PROSE.step * usual
    )


def prose_column(rows: Sequence[Sequence[CellLine]], ruling: Ruling) -> int | None:
    """Return the first or last column if it holds running text beside a table."""
    for column in (0, ruling.count - 1):
        lines = [line for row in rows for line in row if line.columns[column]]
        if _runs_on(lines, column) and not _is_ruled(column, ruling):
            return column
    return None


def _runs_on(lines: Sequence[CellLine], column: int) -> bool:
    if len(lines) < PROSE.lines:
        return False
    return _read_on([line.texts[column] for line in lines]) and _is_even(lines)


def _read_on(texts: Sequence[str]) -> bool:
    """Tell whether lines are long and carry on each other's sentences."""
    longs = sum(map(is_long, texts))
    opened = sum(_carries_on(above, below) for above, below in pairwise(texts))
    return longs >= PROSE.mostly * len(texts) and opened >= PROSE.open * len(texts)


def is_long(text: str) -> bool:
    """Tell whether a line is long enough for one of running text."""
    return len(text) >= (PROSE.long_wide if signs.is_wide(text) else PROSE.long)


def _carries_on(above: str, below: str) -> bool:
    if signs.ends_sentence(above) or signs.list_item(below):
        return False
    return below[:1].islower() or (signs.is_wide(above) and signs.is_wide(below))


def _is_even(lines: Sequence[CellLine]) -> bool:
    """Tell whether lines follow each other at one distance."""
    steps = sorted(below.baseline - above.baseline for above, below in pairwise(lines))
    usual = steps[len(steps) // 2]
    alike = sum(abs(step - usual) <= PROSE.step * usual for step in steps)
    return alike >= PROSE.even * len(steps)


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
    return covered(clipped) >= PROSE.ruled * (right - left)
