"""A report in; what it says beside its figures that they can be held against out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.document import Box, Document, Place, Row
from auditor.metrics.figures import Figure

_VALUE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """One row of a table, whether or not figures were read from it."""

    place: Place
    label: str
    values: tuple[Decimal, ...]
    """As printed, without their unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a report says beside its figures."""

    tables: tuple[tuple[PrintedRow, ...], ...] = ()

    def among(self, figures: Sequence[Figure]) -> tuple[PrintedRow, ...]:
        """Return the rows between and next to those of ``figures`` that print others.

        Nothing where they do not all stand in one table.
        """
        for rows in self.tables:
            found = [_row_of(figure, rows) for figure in figures]
            at = [number for number in found if number is not None]
            if len(at) == len(figures):
                near = range(max(min(at) - 1, 0), min(max(at) + 2, len(rows)))
                return tuple(rows[number] for number in near if number not in at)
        return ()


NOTHING = Said()


def read_said(document: Document) -> Said:
    """Return what ``document`` says beside its figures."""
    return Said(tables=tuple(tuple(_printed(t.rows)) for t in document.tables))


def _printed(rows: Sequence[Row]) -> Iterator[PrintedRow]:
    for row in rows:
        label, *cells = (cell.text for cell in row.cells)
        values = (value for cell in cells for value in _VALUE.findall(cell))
        yield PrintedRow(
            place=row.place,
            label=label,
            values=tuple(Decimal(value.replace(",", "")) for value in values),
        )


def _row_of(figure: Figure, rows: Sequence[PrintedRow]) -> int | None:
    """Return the number of the row in which ``figure`` stands."""
    for number, row in enumerate(rows):
        if figure.value in row.values and _meet(figure.place, row.place):
            return number
    return None


def _meet(one: Place, other: Place) -> bool:
    if (one.page, one.line) != (other.page, other.line):
        return False
    return one.box is None or other.box is None or _level(one.box, other.box)


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom
