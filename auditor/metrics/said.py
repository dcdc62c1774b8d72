"""A report in; what it says beside its figures that they can be held against out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from auditor.document import Box, Document, Place, Row
from auditor.guide.names import Group, MetricName
from auditor.guide.number_checks import Base
from auditor.guide.provisions import Guide
from auditor.language import holds
from auditor.metrics.figures import Figure
from auditor.metrics.means import Means, means_of
from auditor.metrics.trends import Trend, read_trends
from auditor.metrics.units import bounded, fold
from auditor.metrics.years import split_years

_VALUE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NEGATIVE = re.compile(r"\s*[(\uff08\u2212-]\s*[\d.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """One row of a table, whether or not figures were read from it."""

    place: Place
    label: str
    values: tuple[Decimal, ...]
    """As printed, without their unit and sign; years are none."""
    less: bool
    """One of them is printed as less than nought: "(8)"."""

    def holds(self, figure: Figure) -> bool:
        """Tell whether ``figure`` stands in this row."""
        return abs(figure.value) in self.values and _meet(figure.place, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A passage that says which places data cover."""

    place: Place
    folded: str
    """Its words, folded as labels are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a report says beside its figures."""

    tables: tuple[tuple[PrintedRow, ...], ...] = ()
    covered: tuple[Covered, ...] = ()
    starts: int | None = None
    """Year in which the reporting year starts; ``None`` where it is not known."""
    bases: Mapping[MetricName, Base] = field(default_factory=dict)
    """What the report says its rates are over."""
    restated: frozenset[int] = frozenset()
    """Numbers of the tables that say that figures in them were restated."""
    trends: tuple[Trend, ...] = ()
    """How it says that figures changed."""

    def standing(
        self, figures: Sequence[Figure]
    ) -> tuple[tuple[PrintedRow, ...], tuple[int, ...]]:
        """Return the rows of the table of all ``figures``, and which are theirs.

        Nothing where they do not all stand in one table.
        """
        for rows in self.tables:
            found = [_row_of(figure, rows) for figure in figures]
            at = tuple(number for number in found if number is not None)
            if len(at) == len(figures):
                return rows, at
        return (), ()


NOTHING = Said()


def read_said(document: Document, guide: Guide, starts: int | None = None) -> Said:
    """Return what ``document`` says beside its figures.

    ``starts`` is the year in which its reporting year starts.
    """
    means = means_of(guide.catalogue)
    return Said(
        starts=starts,
        tables=tuple(tuple(_printed(table.rows)) for table in document.tables),
        bases=dict(_bases(document, means)),
        covered=tuple(_covered(document, means)),
        restated=frozenset(_restated(document, means)),
        trends=tuple(read_trends(document, means)),
    )


def _restated(document: Document, means: Means) -> Iterator[int]:
    word = bounded(map(fold, means.metrics.checks.restated))
    for number, table in enumerate(document.tables):
        cells = (cell.text for row in table.rows for cell in row.cells)
        if any(map(word.search, map(fold, (table.caption, *table.notes, *cells)))):
            yield number


def _covered(document: Document, means: Means) -> Iterator[Covered]:
    groups = means.metrics.checks.boundary.said
    for passage in document.passages:
        if _speaks(passage.text, groups, means):
            yield Covered(place=passage.pieces[0].place, folded=fold(passage.text))


def _bases(document: Document, means: Means) -> Iterator[tuple[MetricName, Base]]:
    """Yield what notes say that rates are over; the last in the report goes."""
    checks = means.metrics.checks
    division = bounded(map(fold, checks.divided))
    notes = [note for table in document.tables for note in table.notes]
    for text in map(fold, (*(p.text for p in document.passages), *notes)):
        for sign in list(division.finditer(text))[:1]:
            above, below = text[: sign.start()], text[sign.end() :]
            for rule in checks.weighed:
                bases = [s.base for s in rule.stated if _speaks(below, s.all, means)]
                if rule.subject and bases and _speaks(above, rule.subject, means):
                    yield rule.average, bases[0]


def _speaks(text: str, groups: tuple[Group, ...], means: Means) -> bool:
    return all(holds(means.hits(text), group) for group in groups)


def _printed(rows: Sequence[Row]) -> Iterator[PrintedRow]:
    for row in rows:
        label, *cells = (cell.text for cell in row.cells)
        numbers = (cell for cell in cells if not split_years(cell)[0])
        values = (value for cell in numbers for value in _VALUE.findall(cell))
        yield PrintedRow(
            place=row.place,
            label=label,
            values=tuple(Decimal(value.replace(",", "")) for value in values),
            less=any(map(_NEGATIVE.match, cells)),
        )


def _row_of(figure: Figure, rows: Sequence[PrintedRow]) -> int | None:
    """Return the number of the row in which ``figure`` stands."""
    for number, row in enumerate(rows):
        if row.holds(figure):
            return number
    return None


def _meet(one: Place, other: Place) -> bool:
    if (one.page, one.line) != (other.page, other.line):
        return False
    return one.box is None or other.box is None or _level(one.box, other.box)


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom
