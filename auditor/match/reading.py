"""A document and a lexicon in, the units that clues are held against out.

A unit is a sentence or a table row: the least that a reviewer would quote.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

from auditor.document import Box, Document, Passage, PassageKind, Place, Row, Table
from auditor.guide.clues import Denial
from auditor.language import Hits, Lexicon, Sentence, holds

_NUMBER = re.compile(r"\d")
_NUMBER_AFTER_WORD = re.compile(r"[^\W\d].*\d", re.DOTALL)
_CELLS_THAT_TELL = 3
"""Filled cells from which a table row is a statement: "Storms, physical, short"."""
_END = re.compile(r"(?<!\d)[.;:](?=\s|$)|[\u3002\uff1a\uff1b]")
"""Where a sentence ends, not a number of a list."""
_NUMBERED = re.compile(r"\d{1,3}\s*[.)\u3001\uff0e\uff09]\s*[^\W\d]")
"""A cell that names a topic and its number."""
_TELLING = 12
"""Characters of a second cell from which it tells something of the first."""
_CELL_OF_PROSE = 60
"""Characters from which a table cell is read as sentences, not as a label."""


Position = tuple[int, float]
"""Page, and the line or the distance from the top of the page: compares in order."""


def position(place: Place) -> Position:
    """Return where ``place`` comes in the order of the file."""
    if place.line is not None:
        return (place.page, place.line)
    return (place.page, place.box.top if place.box else place.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence or table row with the terms in it and around it."""

    text: str
    quote: str
    """The part of ``text`` that stands word for word at ``place``."""
    place: Place
    hits: Hits
    paragraph: frozenset[str]
    """Vocabularies hit in the paragraph and its list, or the table's header."""
    headings: frozenset[str]
    """Vocabularies hit in the headings and the lead-in above."""
    block: int
    """Units of one paragraph, list item or table row share a block."""
    heading: bool = False
    label: bool = False
    """Names a thing and says nothing about it."""
    row: bool = False
    """True for a row of a table as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The units of the pages that may serve as evidence, in reading order."""

    units: tuple[Unit, ...]
    where: Mapping[str, frozenset[int]]
    """Vocabulary name to the units in which it is hit, as indexes into ``units``."""
    denials: tuple[Denial, ...] = ()
    """As in ``Scope``."""
    outside: "Reading | None" = None
    """The units of the other parts of the file, such as a Directors' Report: told of,
    and never counted."""

    def with_plans(self) -> "Reading":
        """Return the same units for what asks for plans as well as deeds."""
        return replace(
            self,
            denials=tuple(denial for denial in self.denials if not denial.ahead),
            outside=self.outside and self.outside.with_plans(),
        )

    def on(self, groups: tuple[str, ...]) -> "Reading":
        """Return the units that speak of one of ``groups``, or stand under it."""
        kept = [
            unit
            for unit in self.units
            if any(holds(unit.hits, g) or _any_of(unit.headings, g) for g in groups)
        ]
        return _reading(kept, self.denials)

    def of(self, units: list[Unit]) -> "Reading":
        """Return ``units`` alone, whatever they deny."""
        return _reading(units, ())

    def holding(self, groups: Iterable[str]) -> Iterator[Unit]:
        """Yield the units that hold a term of each of ``groups``, in reading order."""
        for index in sorted(frozenset.intersection(*map(self.at, groups))):
            yield self.units[index]

    def at(self, group: str) -> frozenset[int]:
        """Return the units that hold a term of ``group``, as indexes into ``units``."""
        found = (self.where.get(name, ()) for name in group.split("|"))
        return frozenset[int]().union(*found)

    def rarity(self, group: str) -> float:
        """Return the weight of ``group``: the log of units per unit with a hit."""
        held = sum(len(self.where.get(name, ())) for name in group.split("|"))
        return math.log(1 + len(self.units) / (1 + held))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which part of a document may serve as evidence."""

    first: int
    last: int
    """Pages from ``first`` to ``last`` (inclusive)."""
    lines: tuple[int, int] | None = None
    """Lines (inclusive) of a chapter in a file without pages."""
    barred: tuple[tuple[Position, Position], ...] = ()
    """Ranges kept out, such as the content index, both ends inclusive."""
    headings: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Vocabularies that the report's own index lends to a section's heading, by index
    into ``Document.sections``."""
    denials: tuple[Denial, ...] = ()
    """As in ``Guide.denials``."""
    lists: tuple[str, ...] = ()
    """Groups under which things are only named, as in ``Guide.lists``."""
    statement: tuple[str, ...] = ()
    """Groups without which a text is a label, as in ``Guide.statement``."""

    def holds(self, place: Place) -> bool:
        """Tell whether ``place`` may serve as evidence."""
        at = position(place)
        barred = any(low <= at <= high for low, high in self.barred)
        return self.spans(place) and not barred

    def spans(self, place: Place) -> bool:
        """Tell whether ``place`` is in the part of the document that is reviewed."""
        if self.lines and place.line is not None:
            return self.lines[0] <= place.line <= self.lines[1]
        return self.first <= place.page <= self.last


def read_units(document: Document, lexicon: Lexicon, scope: Scope) -> Reading:
    """Cut ``document`` into units, those within ``scope`` and the others apart."""
    units = tuple(_Reader(document, lexicon, scope).units())
    beyond = [unit for unit in units if not scope.spans(unit.place)]
    return _reading(
        [unit for unit in units if scope.holds(unit.place)],
        scope.denials,
        outside=_reading(beyond, scope.denials) if beyond else None,
    )


def _reading(
    units: list[Unit],
    denials: tuple[Denial, ...],
    outside: Reading | None = None,
) -> Reading:
    units.sort(key=lambda unit: position(unit.place))
    where: dict[str, set[int]] = {}
    for index, unit in enumerate(units):
        for name in unit.hits:
            where.setdefault(name, set()).add(index)
    return Reading(
        units=tuple(units),
        where={name: frozenset(indexes) for name, indexes in where.items()},
        denials=denials,
        outside=outside,
    )


def _tells(row: Row) -> bool:
    """Tell whether a table row is a statement; "Supplier audits, high" is none."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= _CELLS_THAT_TELL or any(
        len(t) >= _TELLING for t in filled[1:]
    )


def _lists(row: Row) -> bool:
    """Tell whether a table row only names topics: "4. Energy" and "16. Privacy"."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) > 1 and all(map(_NUMBERED.match, filled))


class _Reader:
    """Holds what is looked up again and again while a document is cut up."""

    def __init__(self, document: Document, lexicon: Lexicon, scope: Scope) -> None:
        self._statement = scope.statement
        self._lists = scope.lists
        self._document = document
        self._lexicon = lexicon
        self._headings = [
            frozenset(self._lexicon.hits(" \n ".join(document.heading_path(index))))
            | scope.headings.get(index, frozenset())
            for index in range(len(document.sections))
        ]
        self._titles = [frozenset(lexicon.hits(s.title)) for s in document.sections]
        self._sentences = [lexicon.sentences(p.plain) for p in document.passages]
        self._names = [
            frozenset(name for sentence in sentences for name in sentence.hits)
            for sentences in self._sentences
        ]
        self._rows = count(len(document.passages))
        self._items: dict[int, frozenset[str]] = {}
        for passage, names in zip(document.passages, self._names, strict=True):
            if passage.lead is not None:
                known = self._items.get(passage.lead, frozenset())
                self._items[passage.lead] = known | names

    def units(self) -> Iterator[Unit]:
        for index, passage in enumerate(self._document.passages):
            yield from self._passage(index, passage)
        for table in self._document.tables:
            yield from self._table(table)

    def _passage(self, index: int, passage: Passage) -> Iterator[Unit]:
        top = index if passage.lead is None else passage.lead
        lead = frozenset[str]() if passage.lead is None else self._names[passage.lead]
        around = self._names[index] | lead | self._items.get(top, frozenset())
        for sentence in self._sentences[index]:
            quote, place = self._quote(passage, sentence)
            yield Unit(
                text=sentence.text,
                quote=quote,
                place=place,
                hits=sentence.hits,
                paragraph=around,
                headings=self._headings[passage.section] | lead,
                block=index,
                heading=passage.kind is PassageKind.HEADING
                or self._is_listed(sentence.text, self._titles[passage.section] | lead),
                label=self._is_label(sentence.hits)
                and not self._is_filled(sentence, lead),
            )

    def _is_filled(self, sentence: Sentence, lead: frozenset[str]) -> bool:
        """Tell whether a list item is what its lead-in states ("our goals are:")."""
        return bool(_NUMBER_AFTER_WORD.search(sentence.text)) and any(
            _any_of(lead, group) for group in self._statement
        )

    def _quote(self, passage: Passage, sentence: Sentence) -> tuple[str, Place]:
        """Return the longest part of a sentence that stands word for word on a page.

        As a rule all of it; a sentence that runs over a page break, or whose lines
        the file keeps in another order, is quoted in part.
        """
        start, end = sentence.start, sentence.start + len(sentence.text)
        lines = _lines(passage, start, end)
        pages = [
            (low, max(high for _, high, other in lines if _same_page(place, other)))
            for low, _, place in lines
        ]
        spans = [*pages, *((low, high) for low, high, _ in lines)]
        for low, high in sorted(spans, key=lambda span: span[0] - span[1]):
            quote = passage.text[low:high].strip()
            place = _around(p for at, _, p in lines if low <= at < high)
            if self._document.stands(quote, place.page):
                return quote, place
        return "", passage.place_at(start)

    def _table(self, table: Table) -> Iterator[Unit]:
        headings = self._headings[table.section] | frozenset(
            self._lexicon.hits(table.caption)
        )
        header = frozenset(
            name
            for row in table.rows
            if row.header
            for name in self._lexicon.hits(_text(row))
        )
        over = self._titles[table.section] | header
        over |= frozenset(self._lexicon.hits(table.caption))
        for row in table.rows:
            text = _text(row)
            hits = self._lexicon.hits(text)
            block = next(self._rows)
            listed = self._is_listed(text, over)
            if not hits:
                continue
            yield Unit(
                text=text,
                quote=self._row_quote(row),
                place=row.place,
                hits=hits,
                paragraph=frozenset(hits) | header | headings,
                headings=headings | header,
                block=block,
                heading=row.header or listed,
                row=True,
                label=_lists(row)
                or (
                    self._is_label(hits)
                    and not _NUMBER.search(text)
                    and not _tells(row)
                ),
            )
            if not listed:
                yield from self._cells(row, block, headings | header)

    def _row_quote(self, row: Row) -> str:
        wordings = [row.quote, *(cell.text for cell in row.cells)]
        standing = [w for w in wordings if self._document.stands(w, row.place.page)]
        if row.quote in standing or not standing:
            return row.quote if standing else ""
        # Of a row that the file keeps in another order, the cell that says most.
        return max(standing, key=lambda cell: len(self._lexicon.hits(cell)))

    def _cells(self, row: Row, block: int, headings: frozenset[str]) -> Iterator[Unit]:
        for cell in row.cells:
            if len(cell.text) < _CELL_OF_PROSE:
                continue
            place = cell.place or row.place
            for sentence in self._lexicon.sentences(cell.text):
                if self._document.stands(sentence.text, place.page):
                    yield Unit(
                        text=sentence.text,
                        quote=sentence.text,
                        place=place,
                        hits=sentence.hits,
                        paragraph=frozenset(self._lexicon.hits(_text(row))) | headings,
                        headings=headings,
                        block=block,
                        label=self._is_label(sentence.hits),
                    )

    def _is_listed(self, text: str, over: frozenset[str]) -> bool:
        """Tell whether ``text`` is only named, ``over`` being what heads it."""
        named = any(_any_of(over, group) for group in self._lists)
        return named and not _END.search(text)

    def _is_label(self, hits: Hits) -> bool:
        groups = self._statement
        return bool(groups) and not any(holds(hits, group) for group in groups)


def _any_of(names: frozenset[str], group: str) -> bool:
    return any(name in names for name in group.split("|"))


def _lines(passage: Passage, start: int, end: int) -> list[tuple[int, int, Place]]:
    """Return the printed lines between two offsets, each with where it stands."""
    starts = [piece.start for piece in passage.pieces if start < piece.start < end]
    cuts = [start, *starts, end]
    return [(low, high, passage.place_at(low)) for low, high in pairwise(cuts)]


def _same_page(one: Place, other: Place) -> bool:
    return (one.page, one.line) == (other.page, other.line)


def _around(places: Iterable[Place]) -> Place:
    """Return one place around all of ``places``, which are on one page."""
    first, *rest = places
    boxes = [place.box for place in (first, *rest) if place.box]
    if not boxes:
        return first
    box = Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
    return replace(first, box=box)


def _text(row: Row) -> str:
    return " | ".join(cell.text for cell in row.cells if cell.text)
