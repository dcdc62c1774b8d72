"""A report in; what it says beside its figures that they can be held against out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from auditor.document import Box, Document, Place, Row, Table
from auditor.guide.names import Group, MetricName
from auditor.guide.number_checks import Base
from auditor.guide.provisions import Guide
from auditor.language import Span, holds
from auditor.metrics.charts import Pie, read_pies
from auditor.metrics.figures import Figure
from auditor.metrics.means import Means, means_of
from auditor.metrics.trends import Trend, read_trends
from auditor.metrics.units import bounded, fold
from auditor.metrics.years import split_years

_VALUE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_BRACKET = re.compile(r"[()\uff08\uff09]")
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
class PrintedTable:
    """A table as it is printed, and what it says of its own figures."""

    rows: tuple[PrintedRow, ...]
    restated: frozenset[int] | None
    """Years whose figures it says were restated; empty where it does not say which."""

    def at(self, figures: Sequence[Figure]) -> tuple[int, ...]:
        """Return in which of its rows ``figures`` stand, if they all do."""
        found = [
            next((n for n, row in enumerate(self.rows) if row.holds(figure)), None)
            for figure in figures
        ]
        known = tuple(number for number in found if number is not None)
        return known if len(known) == len(found) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A passage that says which places data cover."""

    place: Place
    folded: str
    """Its words, folded as labels are."""
    only: bool
    """It says that there are no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a report says beside its figures."""

    tables: tuple[PrintedTable, ...] = ()
    covered: tuple[Covered, ...] = ()
    starts: int | None = None
    """Year in which the reporting year starts; ``None`` where it is not known."""
    bases: Mapping[MetricName, Base] = field(default_factory=dict)
    """What the report says its rates are over."""
    left_out: frozenset[Decimal] = frozenset()
    """Numbers in what says that something is left out: "excludes 17 secondees"."""
    unsplit: frozenset[tuple[str, int | None]] = frozenset()
    """Kinds of part that leave something out, with their year where one is said."""
    trends: tuple[Trend, ...] = ()
    """How it says that figures changed."""
    pies: tuple[Pie, ...] = ()
    """Its charts in which no value is paired with its label."""

    def restates(self, figure: Figure) -> bool:
        """Tell whether the table of ``figure`` says that it may have been restated."""
        own = (t.restated for t in self.tables if t.at([figure]))
        return any(y is not None and (not y or figure.year in y) for y in own)


NOTHING = Said()


def read_said(document: Document, guide: Guide, starts: int | None = None) -> Said:
    """Return what ``document`` says beside its figures.

    ``starts`` is the year in which its reporting year starts.
    """
    means = means_of(guide.catalogue)
    return Said(
        starts=starts,
        tables=tuple(_table(table, means) for table in document.tables),
        bases=dict(_bases(document, means)),
        covered=tuple(_covered(document, means)),
        left_out=frozenset(_left_out(document, means)),
        unsplit=frozenset(_unsplit(document, means)),
        trends=tuple(read_trends(document, means)),
        pies=tuple(read_pies(document, means)),
    )


def _table(table: Table, means: Means) -> PrintedTable:
    word = bounded(map(fold, means.metrics.checks.restated))
    cells = (cell.text for row in table.rows for cell in row.cells)
    texts = [t for t in (table.caption, *table.notes, *cells) if word.search(fold(t))]
    years = {year for text in texts for year in split_years(text)[0]}
    return PrintedTable(
        rows=tuple(_printed(table.rows)),
        restated=frozenset(years) if texts else None,
    )


def _left_out(document: Document, means: Means) -> Iterator[Decimal]:
    word = bounded(map(fold, means.metrics.checks.left_out))
    for text in _texts(document):
        if word.search(fold(text)):
            yield from map(_number, _VALUE.findall(text))


def _unsplit(document: Document, means: Means) -> Iterator[tuple[str, int | None]]:
    """Yield kinds of which a sentence says that they leave something out."""
    word = bounded(map(fold, means.metrics.checks.left_out))
    for text in filter(lambda text: word.search(fold(text)), _texts(document)):
        for sentence in means.lexicon.sentences(text):
            years = split_years(sentence.text)[0] or (None,)
            for piece in _BRACKET.split(sentence.text):
                if word.search(fold(piece)):
                    yield from product(tuple(_broken_down(piece, means)), years)


def _broken_down(text: str, means: Means) -> Iterator[str]:
    """Yield the kinds of part whose name follows "by" in ``text``."""
    hits = means.hits(text)

    def spans(groups: tuple[Group, ...]) -> list[Span]:
        names = [name for group in groups for name in group.split("|")]
        return [span for name in names for span in hits.get(name, ())]

    signs = spans(means.metrics.tables.broken_by)
    for split in means.metrics.splits:
        heads = spans(split.named_by)
        if any(by.start <= h.start <= by.end + 1 for by in signs for h in heads):
            yield split.key


def _texts(document: Document) -> Iterator[str]:
    """Yield the passages of a report and the notes of its tables."""
    yield from (passage.text for passage in document.passages)
    yield from (note for table in document.tables for note in table.notes)


def _covered(document: Document, means: Means) -> Iterator[Covered]:
    rule = means.metrics.checks.boundary
    only = bounded(map(fold, rule.only))
    for passage in document.passages:
        if _speaks(passage.text, rule.said, means):
            folded = fold(passage.text)
            place, is_all = passage.pieces[0].place, bool(only.search(folded))
            yield Covered(place=place, folded=folded, only=is_all)


def _bases(document: Document, means: Means) -> Iterator[tuple[MetricName, Base]]:
    """Yield what notes say that rates are over; the last in the report goes."""
    checks = means.metrics.checks
    division = bounded(map(fold, checks.divided))
    for text in map(fold, _texts(document)):
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
            values=tuple(map(_number, values)),
            less=any(map(_NEGATIVE.match, cells)),
        )


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _meet(one: Place, other: Place) -> bool:
    if (one.page, one.line) != (other.page, other.line):
        return False
    return one.box is None or other.box is None or _level(one.box, other.box)


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom
