"""Rows of a table with merged cells in; an even grid of cells out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.document import Cell, Place, Row
from auditor.ingest import gridding

_MOST_COLUMNS = 200
"""Columns beyond which a table is cut off; no page can show as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One cell as the file states it."""

    text: str
    across: int = 1
    """Columns covered."""
    down: int = 1
    """Rows covered."""
    names: bool = False
    """The file says that it names a column."""
    marks: tuple[str, ...] = ()
    """Footnote marks, left out of ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One row as the file states it."""

    spots: tuple[Spot, ...]
    place: Place

    @property
    def quote(self) -> str:
        """The cells that begin in this row, as they are read out."""
        return " ".join(spot.text for spot in self.spots if spot.text)


_EMPTY = Spot(text="")


def spread(bands: Sequence[Band]) -> tuple[Row, ...]:
    """Lay the cells of a table out as a grid; rows without words are left out.

    Words of a cell that reaches over several rows are repeated in each, figures not.
    Columns that are empty throughout are dropped.
    """
    laid = [
        line for line, band in zip(_lay_out(bands), bands, strict=True) if band.quote
    ]
    kept = [band for band in bands if band.quote]
    width = max((max(line) + 1 for line in laid if line), default=0)
    used = [
        column
        for column in range(width)
        if any(line[column].text for line in laid if column in line)
    ]
    lines = [
        [_across(line.get(column, _EMPTY), column, used) for column in used]
        for line in laid
    ]
    headers = _header_count(lines)
    return tuple(
        Row(
            cells=_cells(
                line, lines[index + 1 : headers + 1], band.place, header=index < headers
            ),
            place=band.place,
            quote=band.quote,
            header=index < headers,
        )
        for index, (line, band) in enumerate(zip(lines, kept, strict=True))
    )


def _lay_out(bands: Sequence[Band]) -> list[dict[int, Spot]]:
    """Return for each row what stands in which column; covered columns hold nothing."""
    laid: list[dict[int, Spot]] = []
    hanging: dict[int, tuple[int, Spot]] = {}
    for band in bands:
        line = {column: spot for column, (_, spot) in hanging.items()}
        hanging = {
            column: (left - 1, spot)
            for column, (left, spot) in hanging.items()
            if left > 1
        }
        column = 0
        for spot in band.spots:
            while column in line:
                column += 1
            span = min(spot.across, _MOST_COLUMNS - column)
            if span < 1:
                break
            own = replace(spot, across=span)
            below = _EMPTY if gridding.is_value(spot.text) else own
            for offset in range(span):
                line[column + offset] = _EMPTY if offset else own
                if spot.down > 1:
                    hanging[column + offset] = (
                        spot.down - 1,
                        _EMPTY if offset else below,
                    )
            column += span
        laid.append(line)
    return laid


def _across(spot: Spot, column: int, used: Sequence[int]) -> Spot:
    """Count only the columns that are kept among those that a cell covers."""
    kept = sum(column <= other < column + spot.across for other in used)
    return replace(spot, across=kept) if kept != spot.across else spot


def _header_count(lines: Sequence[Sequence[Spot]]) -> int:
    """Return how many rows name columns, by what the file says and by their look."""
    named = 0
    while named < len(lines) - 1 and all(
        spot.names for spot in lines[named] if spot.text
    ):
        named += 1
    return max(named, gridding.header_count([[s.text for s in line] for line in lines]))


def _cells(
    line: Sequence[Spot], below: Sequence[Sequence[Spot]], place: Place, *, header: bool
) -> tuple[Cell, ...]:
    """Make cells; names of columns reach over empty ones where none says how far."""
    spans = [spot.across for spot in line]
    if header and set(spans) == {1}:
        texts = [[spot.text for spot in other] for other in below]
        spans = list(gridding.spans([spot.text for spot in line], texts))
    return tuple(
        Cell(text=spot.text, span=span, place=place, marks=spot.marks)
        for spot, span in zip(line, spans, strict=True)
    )
