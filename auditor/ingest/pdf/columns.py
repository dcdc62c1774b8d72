"""Lines and vertical edges of a table in; where its columns part out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.ingest import gridding
from auditor.ingest.pdf.cells import phrases, sort_line
from auditor.ingest.pdf.edges import Edge, cluster
from auditor.ingest.pdf.lines import spell
from auditor.ingest.pdf.measures import COLUMNS, DRAWN
from auditor.ingest.pdf.rows import bands_of
from auditor.ingest.pdf.sheet import Area, Word

Line = Sequence[Word]


def find_columns(
    lines: Sequence[Line], body: Sequence[Line], edges: Sequence[Edge], area: Area
) -> tuple[float, ...]:
    """Return the inner boundaries between columns, from left to right.

    Args:
        lines: All lines of the table.
        body: The lines that do not head it.
        edges: Its vertical edges.
        area: Its extent.
    """
    ruled = _edge_boundaries(lines, edges, area)
    rivers = [
        river
        for river in _rivers(body)
        if area.left < _middle(river) < area.right
        and not any(
            river[0] - DRAWN.side <= at <= river[1] + DRAWN.side for at in ruled
        )
    ]
    return tuple(
        sorted((*ruled, *_parting(body, rivers, (area.left, *ruled, area.right))))
    )


def join_beside(lines: Sequence[Line], edges: Sequence[Edge], area: Area) -> list[Line]:
    """Join the lines of each ruled row that stand beside each other.

    What is centred in a tall cell stands on no line of the cells beside it.

    Args:
        lines: All lines of the table.
        edges: Its horizontal edges.
        area: Its extent.
    """
    bands = bands_of([sort_line(line, ()) for line in lines], edges, area)
    if len(bands) < COLUMNS.votes:
        return list(lines)
    return [line for band in bands for line in _joined([line.words for line in band])]


def _joined(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        spans = _covered(line)
        for index, other in enumerate(joined):
            if not any(
                low < right and left < high
                for low, high in spans
                for left, right in _covered(other)
            ):
                joined[index] = sorted((*other, *line), key=lambda word: word.left)
                break
        else:
            joined.append(line)
    return joined


def _parting(
    body: Sequence[Line],
    rivers: Sequence[tuple[float, float]],
    fixed: Sequence[float],
) -> list[float]:
    """Return the middles of the stretches that part columns, the narrowest tried first.

    Args:
        body: The lines.
        rivers: Empty stretches.
        fixed: The sides of the table and the edges between its columns.
    """
    counts = [len(phrases(line)) for line in body]
    full = sum(count * 2 > max(counts) for count in counts)
    proof = min(2 if len(fixed) > 2 else 1, full)  # noqa: PLR2004  the two sides
    parting = [_middle(river) for river in rivers]
    for river in sorted(rivers, key=lambda river: river[1] - river[0]):
        at = _middle(river)
        if not _parts(body, at, _beside([*fixed, *parting], at), proof):
            parting.remove(at)
    return parting


def _middle(river: tuple[float, float]) -> float:
    return (river[0] + river[1]) / 2


def _beside(walls: Sequence[float], at: float) -> tuple[float, float]:
    """Return the walls to the left and the right of one of them."""
    return (
        max(wall for wall in walls if wall < at),
        min(wall for wall in walls if wall > at),
    )


def _edge_boundaries(
    lines: Sequence[Line], edges: Sequence[Edge], area: Area
) -> list[float]:
    found = []
    for at, length in cluster(edges):
        inner = area.left + DRAWN.side < at < area.right - DRAWN.side
        if not inner or length < COLUMNS.edge * area.height:
            continue
        crossing = sum(any(_crosses(word, at) for word in line) for line in lines)
        if crossing <= max(COLUMNS.crossed * len(lines), COLUMNS.names):
            found.append(at)
    return found


def _crosses(word: Word, at: float) -> bool:
    return word.left < at - 1 and word.right > at + 1


def _rivers(body: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """Yield the stretches that the lines leave empty, or that figures stand around."""
    allowed = int(COLUMNS.river_crossed * len(body))
    empty = [_deepest(stretch) for stretch in _sparse(body, allowed)]
    voted = [
        (low, high)
        for low, high in map(_deepest, _voted(body))
        if not any(low < other[1] and other[0] < high for other in empty)
    ]
    for low, high in (*empty, *voted):
        if high - low >= COLUMNS.river:
            yield low, high


def _deepest(stretch: Sequence[tuple[float, float, int]]) -> tuple[float, float]:
    """Return where the parts of a stretch that count least begin and end."""
    least = min(count for _, _, count in stretch)
    return (
        min(part[0] for part in stretch if part[2] == least),
        max(part[1] for part in stretch if part[2] == least),
    )


def _sparse(
    body: Sequence[Line], allowed: int
) -> Iterator[list[tuple[float, float, int]]]:
    """Yield stretches that at most ``allowed`` lines cover, in parts by depth."""
    ends = sorted(
        end
        for line in body
        for low, high in _covered(line)
        for end in ((low, 1), (high, -1))
    )
    depth = 0
    stretch: list[tuple[float, float, int]] = []
    for (at, step), (following, _) in pairwise(ends):
        depth += step
        if depth <= allowed:
            stretch.append((at, following, depth))
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _voted(body: Sequence[Line]) -> Iterator[list[tuple[float, float, int]]]:
    """Yield stretches between figures of several lines, in parts by lines against it.

    A name over two columns, or one row of merged cells, does not join what these part.
    """
    gaps = [gap for line in body for gap in _figure_gaps(line)]
    ink = [span for line in body for span in _covered(line)]
    ends = sorted(
        [end for low, high in gaps for end in ((low, 1, 0), (high, -1, 0))]
        + [end for low, high in ink for end in ((low, 0, 1), (high, 0, -1))]
    )
    votes = against = 0
    stretch: list[tuple[float, float, int]] = []
    for (at, vote, word), (following, _, _) in pairwise(ends):
        votes += vote
        against += word
        if following <= at:
            continue
        if votes >= COLUMNS.votes and against <= COLUMNS.outvoted * votes:
            stretch.append((at, following, against - votes))
        elif stretch:
            yield stretch
            stretch = []


def _figure_gaps(line: Line) -> Iterator[tuple[float, float]]:
    """Yield the gaps between neighbouring figures, or years, of a line."""
    parts = phrases(line)
    figured = [_is_figure(spell(part)) for part in parts]
    for index, (before, after) in enumerate(pairwise(parts)):
        low, high = before[-1].right, after[0].left
        wide = high - low >= COLUMNS.middling * before[-1].style.size
        if wide and figured[index] and figured[index + 1]:
            yield low, high


def _is_figure(text: str) -> bool:
    return gridding.is_value(text) or gridding.is_year(text)


def _covered(line: Line) -> list[tuple[float, float]]:
    """Return the stretches that the words of one line cover, merged."""
    spans: list[tuple[float, float]] = []
    for word in sorted(line, key=lambda word: word.left):
        if spans and word.left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.right))
        else:
            spans.append((word.left, word.right))
    return spans


def _parts(
    body: Sequence[Line], at: float, sides: tuple[float, float], proof: int
) -> bool:
    """Tell whether the gaps of the lines at ``at`` are wider than a space.

    Args:
        body: The lines.
        at: Where a boundary may be.
        sides: The next boundaries that may be, to the left and to the right; words
            beyond them say nothing.
        proof: Number of lines that must have words on both sides.
    """
    gaps = sorted(
        gap for row in _rows(body) if (gap := _gap(row, at, sides)) is not None
    )
    if len(gaps) < proof:
        return False
    return gaps[-1] >= COLUMNS.wide and gaps[len(gaps) // 2] >= COLUMNS.middling


def _rows(body: Sequence[Line]) -> Iterator[list[Word]]:
    """Yield the words of lines that stand beside each other at uneven heights.

    A cell set in the middle of its row stands between the lines of a taller neighbour.
    """
    row: list[Word] = []
    for line in body:
        if row and not are_beside(row, line):
            yield row
            row = []
        row = [*row, *line]
    if row:
        yield row


def are_beside(line: Line, other: Line) -> bool:
    """Tell whether two lines overlap in height."""
    (top, bottom), (above, below) = map(_height, (line, other))
    shared = min(bottom, below) - max(top, above)
    return shared >= COLUMNS.beside * min(bottom - top, below - above)


def _height(line: Line) -> tuple[float, float]:
    return min(word.top for word in line), max(word.bottom for word in line)


def _gap(line: Line, at: float, sides: tuple[float, float]) -> float | None:
    """Return the gap of a line at ``at`` in sizes, ``None`` where one side is empty."""
    left = [word for word in line if sides[0] <= word.middle <= at]
    right = [word for word in line if at < word.middle <= sides[1]]
    if not left or not right:
        return None
    size = min(word.style.size for word in (*left, *right))
    gap = min(word.left for word in right) - max(word.right for word in left)
    return gap / max(size, 1.0)
