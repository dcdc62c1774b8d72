"""A document in, the places out where its own content index stands.

An index is told by its build: rows that set the official wording, or the id of a
provision, beside a target. Prose in the same words is no index, and prose on the page
of an index is none of its rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document, Passage, PassageKind, Place, Row, Table
from auditor.guide.provisions import Guide
from auditor.language import Lexicon, holds
from auditor.match.ids import Paragraphs, named_ids, opening_id
from auditor.match.phrases import Phrases
from auditor.match.reading import Position, position

_GAP_IN_LINES = 30
"""Lines that may part two rows of an index in a file without pages."""
_YEAR_COLUMN = re.compile(r"\D{0,6}(?:19|20)\d\d\D?")
"""A column of one year's figures: no index has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the content index stands."""

    tables: tuple[Table, ...] = ()
    ranges: tuple[tuple[Position, Position], ...] = ()
    """Its rows, both ends inclusive: a range for each table or paragraph."""
    listed: tuple[Passage, ...] = ()
    """Its rows that are printed as plain paragraphs, and the Aspects above them."""
    slots: frozenset[int] = frozenset()
    """Pages, or lines of a file without pages, on which its rows stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A row or paragraph built as a row of an index is."""

    slot: int
    names: frozenset[str]
    """The official wording in it, or under the index's title its id."""
    part: Table | Passage


def find_index(
    document: Document, guide: Guide, lexicon: Lexicon, phrases: Phrases
) -> Standing:
    """Return where the content index of ``document`` stands."""
    signs = [
        *_rows(document, guide, lexicon, phrases),
        *_lists(document, guide, lexicon, phrases),
    ]
    least = guide.index.least_phrases
    slots = _pages(signs, least) if document.paged else _lines(signs, least)
    parts = {id(sign.part) for sign in signs if sign.slot in slots}
    tables = tuple(table for table in document.tables if id(table) in parts)
    listed = [passage for passage in document.passages if id(passage) in parts]
    return Standing(
        tables=tables,
        ranges=(*map(_extent, tables), *(r for p in listed for r in _pieces(p))),
        listed=tuple(_between(document, listed)),
        slots=frozenset(slots),
    )


def _between(document: Document, listed: list[Passage]) -> Iterator[Passage]:
    """Yield the paragraphs of an index with the Aspects that stand over them."""
    known = {id(passage) for passage in listed}
    at = [n for n, p in enumerate(document.passages) if id(p) in known]
    for passage in document.passages[max(at[0] - 1, 0) : at[-1] + 1] if at else ():
        if id(passage) in known or opening_id(passage.text):
            yield passage


def _rows(
    document: Document, guide: Guide, lexicon: Lexicon, phrases: Phrases
) -> Iterator[_Sign]:
    paragraphs = Paragraphs(guide)
    for table in document.tables:
        if _has_years(table):
            continue
        over = (*document.heading_path(table.section), table.caption)
        titled = _is_title(over, guide, lexicon)
        for row in table.rows:
            text = " ".join(cell.text for cell in row.cells)
            names = phrases.in_text(text) if _is_built(row) else frozenset[str]()
            first = paragraphs.opening(text)
            if titled and first:
                names |= {first, *(kpi for _, kpi in named_ids(text) if kpi)}
            if names:
                yield _Sign(slot=_slot(row.place), names=names, part=table)


def _is_title(texts: tuple[str, ...], guide: Guide, lexicon: Lexicon) -> bool:
    hits = lexicon.hits(" \n ".join(texts))
    return any(holds(hits, group) for group in guide.index.titles)


def _has_years(table: Table) -> bool:
    return any(
        _YEAR_COLUMN.fullmatch(cell.text.strip())
        for row in table.rows
        if row.header
        for cell in row.cells
    )


def _is_built(row: Row) -> bool:
    """Tell whether the row names an id, or has something beside the wording."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) > 1 or any(named_ids(text) for text in filled)


def _lists(
    document: Document, guide: Guide, lexicon: Lexicon, phrases: Phrases
) -> Iterator[_Sign]:
    """Yield the paragraphs that open as a row does and hold the official wording.

    Under the title of an index an id that opens a paragraph is enough.
    """
    titled = {
        at
        for at in range(len(document.sections))
        if _is_title(document.heading_path(at), guide, lexicon)
    }
    for passage in document.passages:
        if passage.kind is PassageKind.HEADING:
            continue
        first = opening_id(passage.text)
        names = phrases.in_text(passage.text)
        if first and passage.section in titled:
            names |= {first}
        if not names:
            continue
        hits = lexicon.hits(passage.text)
        general = any(holds(hits, group) for group in guide.index.general_disclosure)
        if general or first:
            slot = _slot(passage.pieces[0].place)
            yield _Sign(slot=slot, names=names, part=passage)


def _slot(place: Place) -> int:
    return place.line or place.page


def _pages(signs: list[_Sign], least: int) -> set[int]:
    """Return the pages with wording enough, and their neighbours with half of it."""
    names: dict[int, frozenset[str]] = {}
    for sign in signs:
        names[sign.slot] = names.get(sign.slot, frozenset()) | sign.names
    sure = {page for page, found in names.items() if len(found) >= least}
    some = {page for page, found in names.items() if len(found) >= least / 2}
    while grown := {n for n in some - sure if n - 1 in sure or n + 1 in sure}:
        sure |= grown
    return sure


def _lines(signs: list[_Sign], least: int) -> set[int]:
    """Return the lines of the stretches that have wording enough."""
    sure: set[int] = set()
    run: list[_Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.slot):
        if run and sign.slot - run[-1].slot > _GAP_IN_LINES:
            run = []
        run.append(sign)
        if len(frozenset[str]().union(*(s.names for s in run))) >= least:
            sure |= {s.slot for s in run}
    return sure


def _extent(table: Table) -> tuple[Position, Position]:
    """Return where ``table`` begins and ends."""
    begins = min(position(row.place) for row in table.rows)
    return begins, max(_foot(row.place) for row in table.rows)


def _pieces(passage: Passage) -> Iterator[tuple[Position, Position]]:
    for piece in passage.pieces:
        yield position(piece.place), _foot(piece.place)


def _foot(place: Place) -> Position:
    below = place.box.bottom if place.box else position(place)[1]
    return place.page, below
