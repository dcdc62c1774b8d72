"""Words of one line that heads a table in; the names in it, and their columns, out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.ingest.pdf.cells import CellLine
from auditor.ingest.pdf.edges import Edge, Edges, covered
from auditor.ingest.pdf.lines import around, spell
from auditor.ingest.pdf.measures import COLUMNS, DRAWN, GLYPHS
from auditor.ingest.pdf.sheet import Area, Word

_UNBROKEN = 0.75
"""Share of its length that an edge between columns of a ruled table covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name in a header, and the columns it stands over."""

    lines: tuple[tuple[Word, ...], ...]
    first: int
    last: int
    """Inclusive."""
    walled: bool = False
    """Whether edges on both sides show how far it reaches."""

    @property
    def area(self) -> Area:
        """The extent of its words."""
        return around([word for line in self.lines for word in line])

    @property
    def text(self) -> str:
        """Its words, line by line."""
        return " ".join(spell(line) for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The columns of a table and the edges between them."""

    area: Area
    boundaries: tuple[float, ...]
    edges: Edges
    extents: tuple[tuple[float, float], ...]
    """Left and right of what stands in each column below the header."""

    @property
    def count(self) -> int:
        """Number of columns."""
        return len(self.boundaries) + 1

    def sides(self, column: int) -> tuple[float, float]:
        """Return left and right of a column."""
        walls = (self.area.left, *self.boundaries, self.area.right)
        return walls[column], walls[column + 1]

    def is_open(self, boundary: int, height: float) -> bool:
        """Tell whether the edge at a ruled boundary is missing at one height.

        Edges of stripes, which are missing in every second row, tell nothing.
        """
        near = self._edges_at(boundary)
        if not near or self.is_closed(boundary, height):
            return False
        reach = max(edge.high for edge in near) - min(edge.low for edge in near)
        return covered(near) >= _UNBROKEN * reach

    def is_closed(self, boundary: int, height: float) -> bool:
        """Tell whether an edge stands at a boundary at one height."""
        return any(
            edge.low - DRAWN.snap <= height <= edge.high + DRAWN.snap
            for edge in self._edges_at(boundary)
        )

    def _edges_at(self, boundary: int) -> list[Edge]:
        at = self.boundaries[boundary]
        return [edge for edge in self.edges.down if abs(edge.at - at) <= 2 * DRAWN.snap]

    def ruled_between(self, upper: float, lower: float) -> bool:
        """Tell whether an edge runs across between two heights."""
        return any(
            upper < edge.at < lower and edge.length > 2 * DRAWN.snap
            for edge in self.edges.across
        )


def read_names(line: CellLine, ruling: Ruling) -> list[Name]:
    """Return the names of one line of a header, from left to right."""
    height = line.baseline - line.size * GLYPHS.middle
    runs: list[list[Word]] = []
    for word in line.words:
        if runs and _same_name(runs[-1][-1], word, ruling, height):
            runs[-1].append(word)
        else:
            runs.append([word])
    areas = [around(run) for run in runs]
    return _apart([_name(run, areas, ruling, height) for run in runs], ruling)


def _apart(names: Sequence[Name], ruling: Ruling) -> list[Name]:
    """Let names of one line that reach over one column part where this is nearer."""
    parted: list[Name] = []
    for name in names:
        last = parted[-1] if parted else None
        if last and last.first < name.last and name.first <= last.last:
            seam = max(last.first + 1, name.first)
            while seam <= min(last.last, name.last) and _is_nearest(
                last.area, [name.area], ruling.sides(seam)
            ):
                seam += 1
            parted[-1] = replace(last, last=min(seam, name.last) - 1)
            name = replace(name, first=min(seam, name.last))  # noqa: PLW2901
        parted.append(name)
    return parted


def _same_name(before: Word, word: Word, ruling: Ruling, height: float) -> bool:
    if word.left - before.right > COLUMNS.phrase * max(
        word.style.size, before.style.size
    ):
        return False
    between = bisect_right(ruling.boundaries, before.middle)
    after = bisect_right(ruling.boundaries, word.middle)
    return not any(ruling.is_closed(index, height) for index in range(between, after))


def _name(
    run: Sequence[Word], others: Sequence[Area], ruling: Ruling, height: float
) -> Name:
    area = around(run)
    home = bisect_right(ruling.boundaries, (area.left + area.right) / 2)
    left, right = ruling.extents[home]
    ends = abs(area.right - right) <= COLUMNS.flush
    begins = abs(area.left - left) <= COLUMNS.flush
    covered = [
        column
        for column in range(ruling.count)
        if _covers(area, ruling.sides(column))
        and (not (begins or ends) or _covers(area, ruling.extents[column]))
    ]
    first, last = min([home, *covered]), max([home, *covered])
    while not (begins or ends or first <= 1) and ruling.is_open(first - 1, height):
        if not _is_nearest(area, others, ruling.sides(first - 1)):
            break
        first -= 1
    shut = ends or (begins and not home)
    while not shut and last < ruling.count - 1 and ruling.is_open(last, height):
        if not _is_nearest(area, others, ruling.sides(last + 1)):
            break
        last += 1
    walled = (first == 0 or ruling.is_closed(first - 1, height)) and (
        last == ruling.count - 1 or ruling.is_closed(last, height)
    )
    return Name(lines=(tuple(run),), first=first, last=last, walled=walled)


def _is_nearest(area: Area, others: Sequence[Area], sides: tuple[float, float]) -> bool:
    """Tell whether no other name of the line is nearer to the middle of a column."""
    middle = sum(sides) / 2
    return all(distance(area, middle) <= distance(other, middle) for other in others)


def distance(area: Area, at: float) -> float:
    """Return how far the middle of an area lies from a place across the page."""
    return abs((area.left + area.right) / 2 - at)


def _covers(area: Area, sides: tuple[float, float]) -> bool:
    shared = min(area.right, sides[1]) - max(area.left, sides[0])
    narrow = min(area.width, sides[1] - sides[0])
    return narrow > 0 and shared >= COLUMNS.share * narrow
