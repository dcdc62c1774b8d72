"""Rows of a ruled table in; what its tall cells hold, row by row, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.ingest import gridding
from auditor.ingest.pdf.cells import CellLine
from auditor.ingest.pdf.edges import Edge, covered
from auditor.ingest.pdf.measures import LINES, ROWS
from auditor.ingest.pdf.sheet import Word

TableRow = Sequence[CellLine]
Lines = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class _Gap:
    """What lies between two rows: the edges there, if any."""

    edges: tuple[Edge, ...]
    width: float
    """Of the table."""
    total: bool
    """Whether one of the rows is a total without a name: nothing but figures."""

    def is_closed(self, sides: tuple[float, float]) -> bool:
        """Tell whether the rows part in one column; they do where nothing is ruled."""
        if self.total or covered(self.edges) < ROWS.ruled * self.width:
            return True
        inside = [
            Edge(edge.at, max(edge.low, sides[0]), min(edge.high, sides[1]))
            for edge in self.edges
            if edge.low < sides[1] and edge.high > sides[0]
        ]
        return covered(inside) >= ROWS.across * (sides[1] - sides[0])


def fill_tall_cells(
    rows: Sequence[TableRow], edges: Sequence[Edge], walls: Sequence[float]
) -> list[list[Lines]]:
    """Return the lines of each cell; words of a cell over several rows are repeated.

    A figure is not repeated: it stands in the first of its rows.

    Args:
        rows: The rows of the body.
        edges: The horizontal edges of the table.
        walls: Left of the first column, the boundaries, right of the last.
    """
    gaps = [
        _Gap(
            tuple(edge for edge in edges if _lies_between(edge, above, below)),
            walls[-1] - walls[0],
            any(map(_is_total, (above, below))),
        )
        for above, below in pairwise(rows)
    ]
    cells = [[_lines(row, column) for column in range(len(walls) - 1)] for row in rows]
    for column, sides in enumerate(pairwise(walls)):
        for first, last in _tall(gaps, sides, len(rows)):
            _repeat(cells, column, (first, last))
    return cells


def _is_total(row: TableRow) -> bool:
    return all(gridding.is_value(text) for line in row for text in line.texts if text)


def _lies_between(edge: Edge, above: TableRow, below: TableRow) -> bool:
    last, first = above[-1], below[0]
    return last.baseline - last.size / 3 < edge.at < first.baseline - first.size / 3


def _lines(row: TableRow, column: int) -> Lines:
    return tuple(line.columns[column] for line in row if line.columns[column])


def _tall(
    gaps: Sequence[_Gap], sides: tuple[float, float], count: int
) -> list[tuple[int, int]]:
    """Return first and last row of each cell of a column that covers several."""
    runs: list[tuple[int, int]] = []
    first = 0
    for index in range(count):
        if index == count - 1 or gaps[index].is_closed(sides):
            if index > first:
                runs.append((first, index))
            first = index + 1
    return runs


def _repeat(cells: list[list[Lines]], column: int, reach: tuple[int, int]) -> None:
    """Give each row of a tall cell all of its lines, if they hang together."""
    rows = range(reach[0], reach[1] + 1)
    lines = tuple(line for row in rows for line in cells[row][column])
    if not lines or not _hang_together(lines):
        return
    filled = [row for row in rows if cells[row][column]]
    if len(filled) * 2 > len(rows) and not _is_split(cells, column, filled):
        return
    figure = gridding.is_value(" ".join(word.text for word in lines[0]))
    for row in rows:
        cells[row][column] = () if figure and row > reach[0] else lines


def _is_split(
    cells: Sequence[Sequence[Lines]], column: int, filled: Sequence[int]
) -> bool:
    """Tell whether two lines of one phrase stand in two rows that are taller."""
    return len(filled) <= 2 and all(  # noqa: PLR2004  the rows above and below the middle
        len(cells[row][column]) == 1 and max(len(cell) for cell in cells[row]) > 1
        for row in filled
    )


def _hang_together(lines: Lines) -> bool:
    return all(
        below[0].baseline - above[0].baseline <= LINES.step * below[0].style.size
        for above, below in pairwise(lines)
    )
