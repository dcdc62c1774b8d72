"""A document in, its own content index out: where it stands and what it claims.

Index pages are told by the official wording of many provisions standing together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from auditor.document import Document, Place, Row, Section, Table, fold
from auditor.guide.provisions import Guide, Provision
from auditor.language import Lexicon, holds
from auditor.match.evidence import Claim
from auditor.match.ids import named_ids
from auditor.match.reading import Position, position

_PAGES = re.compile(r"(\d{1,3})(?:\s*(?:-|\u2013|to)\s*(\d{1,3}))?")
_NAMES_PAGES = re.compile(r"\bp(?:p|ages?)?\.?\s*\d|^[^A-Za-z]*$", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_SAME_TITLE = 88
"""Likeness in per cent from which a printed section title is taken as the heading."""
_LEAST_TITLE = 8
"""Letters from which a heading's title may be one of several in a target."""
_LEAST_PHRASE = 6
"""Letters, or Chinese characters, below which a wording may stand anywhere."""
_GAP_IN_LINES = 30
"""Lines without wording that may part two rows of an index in a file without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentIndex:
    """The report's own content index."""

    pages: tuple[int, ...] = ()
    ranges: tuple[tuple[Position, Position], ...] = ()
    """Where it stands, both ends inclusive; never evidence."""
    claims: tuple[Claim, ...] = ()


def read_index(
    document: Document,
    guide: Guide,
    lexicon: Lexicon,
    edition: str,
    pages: tuple[int, int] | None = None,
) -> ContentIndex:
    """Find the content index of ``document`` and read its rows as claims.

    ``edition`` is the one in force; rows that carry the wording of another say so.
    ``pages`` are its first and last page where the user has named them.
    """
    if pages:
        ranges: tuple[tuple[Position, Position], ...] = (
            ((pages[0], 0.0), (pages[1], float("inf"))),
        )
    else:
        least = guide.index.least_phrases
        ranges = tuple(_ranges(document, _Phrases(guide), least))
    inside = [
        table
        for table in document.tables
        if any(_within(row.place, ranges) for row in table.rows)
    ]
    reader = _ClaimReader(document, guide, lexicon, edition)
    claims = tuple(reader.claims(inside, ranges))
    on = sorted({p for low, high in ranges for p in range(low[0], high[0] + 1)})
    return ContentIndex(pages=tuple(on), ranges=ranges, claims=claims)


class _Phrases:
    """The official wording and Aspect titles of every edition, folded."""

    def __init__(self, guide: Guide) -> None:
        self._by_provision: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for aspect in guide.aspects:
            for provision in aspect.provisions:
                self._by_provision[provision.id] = [
                    (wording.since, tuple(map(fold, wording.phrases)))
                    for wording in provision.wordings
                    if wording.phrases
                ]
        titles = {fold(f"{aspect.id}{aspect.title}") for aspect in guide.aspects}
        words = {
            phrase
            for wordings in self._by_provision.values()
            for _, phrases in wordings
            for phrase in phrases
        }
        self._all = sorted(p for p in words | titles if len(p) >= _LEAST_PHRASE)

    def in_text(self, text: str) -> frozenset[str]:
        """Return the phrases that stand in ``text``."""
        folded = fold(text)
        return frozenset(phrase for phrase in self._all if phrase in folded)

    def editions(self, provision: str, text: str) -> tuple[str, ...]:
        """Return the editions whose wording of ``provision`` stands in ``text``."""
        folded = fold(text)
        return tuple(
            since
            for since, phrases in self._by_provision[provision]
            if any(phrase in folded for phrase in phrases)
        )


def _within(place: Place, ranges: tuple[tuple[Position, Position], ...]) -> bool:
    return any(low <= position(place) <= high for low, high in ranges)


def _ranges(
    document: Document, phrases: _Phrases, least: int
) -> Iterator[tuple[Position, Position]]:
    if document.paged:
        yield from _page_ranges(document, phrases, least)
    else:
        yield from _line_ranges(document, phrases, least)


def _page_ranges(
    document: Document, phrases: _Phrases, least: int
) -> Iterator[tuple[Position, Position]]:
    counts = {page.number: len(phrases.in_text(page.raw)) for page in document.pages}
    sure = {number for number, count in counts.items() if count >= least}
    some = {number for number, count in counts.items() if count >= least / 2}
    while grown := {n for n in some - sure if n - 1 in sure or n + 1 in sure}:
        sure |= grown
    for first, last in _runs(sorted(sure), gap=1):
        yield _top(document, phrases, first), (last, float("inf"))


def _top(document: Document, phrases: _Phrases, page: int) -> Position:
    """Return where on its first page the index begins: body text may stand above."""
    tops = [
        position(table.rows[0].place)
        for table in document.tables
        if table.page == page
        and phrases.in_text(" ".join(c.text for r in table.rows for c in r.cells))
    ]
    tops += [
        position(passage.pieces[0].place)
        for passage in document.passages
        if passage.pieces[0].place.page == page and phrases.in_text(passage.text)
    ]
    return min(tops, default=(page, 0.0))


def _line_ranges(
    document: Document, phrases: _Phrases, least: int
) -> Iterator[tuple[Position, Position]]:
    found = {
        line.place.line: names
        for page in document.pages
        for line in page.lines
        if line.place.line is not None and (names := phrases.in_text(line.text))
    }
    for first, last in _runs(sorted(found), gap=_GAP_IN_LINES):
        inside = (names for at, names in found.items() if first <= at <= last)
        if len(frozenset[str]().union(*inside)) >= least:
            yield (1, first), (1, last)


def _runs(numbers: list[int], *, gap: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of the stretches of ``numbers`` without a wider gap."""
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] - number > gap:
            yield numbers[start], number
            start = index + 1


class _ClaimReader:
    """Reads index rows; remembers the Aspect that General Disclosure rows belong to."""

    def __init__(
        self, document: Document, guide: Guide, lexicon: Lexicon, edition: str
    ) -> None:
        self._document = document
        self._guide = guide
        self._lexicon = lexicon
        self._edition = edition
        self._phrases = _Phrases(guide)
        self._provisions = {
            provision.id: provision
            for aspect in guide.aspects
            for provision in aspect.provisions
        }
        self._general = {aspect.id: aspect.provisions[0].id for aspect in guide.aspects}

    def claims(
        self, tables: list[Table], ranges: tuple[tuple[Position, Position], ...]
    ) -> Iterator[Claim]:
        """Yield a claim per provision, and for Aspects that have one row in all."""
        found: dict[str, Claim] = {}
        whole: dict[str, Row] = {}
        aspect = ""
        for row in (row for table in tables for row in table.rows):
            if not _within(row.place, ranges):
                continue
            text = " ".join(cell.text for cell in row.cells)
            kpi, aspect = self._ids(text, aspect)
            provision = kpi or self._general_disclosure(text, aspect)
            if provision and provision not in found:
                found[provision] = self._claim(self._provisions[provision], row)
            elif aspect and sum(bool(cell.text) for cell in row.cells) > 1:
                whole.setdefault(aspect, row)
        yield from found.values()
        for aspect_id, row in whole.items():
            yield from self._of_aspect(aspect_id, row, found)

    def _of_aspect(
        self, aspect_id: str, row: Row, found: dict[str, Claim]
    ) -> Iterator[Claim]:
        """An index may give one row per Aspect: it claims all that stands under it."""
        provisions = [
            provision
            for aspect in self._guide.aspects
            if aspect.id == aspect_id
            for provision in aspect.provisions
        ]
        if not any(provision.id in found for provision in provisions):
            in_force = {p.id for p in self._guide.provisions(self._edition)}
            name, *rest = (cell.text for cell in row.cells if cell.text)
            target = " ".join(rest)
            for provision in (p for p in provisions if p.id in in_force):
                yield self._pointing(provision, name, target, row)

    def _ids(self, text: str, aspect: str) -> tuple[str, str]:
        """Return the first KPI named in ``text`` and the Aspect it stands under."""
        for named, kpi in named_ids(text):
            if kpi in self._provisions:
                return kpi, named
            if not kpi and named in self._general:
                aspect = named
                break
        return "", aspect

    def _general_disclosure(self, text: str, aspect: str) -> str:
        hits = self._lexicon.hits(text)
        marked = any(holds(hits, g) for g in self._guide.index.general_disclosure)
        return self._general[aspect] if marked and aspect in self._general else ""

    def _claim(self, provision: Provision, row: Row) -> Claim:
        cells = [cell.text for cell in row.cells if cell.text]
        wording = max(cells, key=lambda text: self._likeness(provision, text))
        target = " ".join(cells[cells.index(wording) + 1 :])
        return self._pointing(provision, wording, target, row)

    def _pointing(
        self, provision: Provision, wording: str, target: str, row: Row
    ) -> Claim:
        return Claim(
            provision=provision.id,
            wording=wording,
            target=target,
            place=row.place,
            pages=_pages(self._document, target),
            superseded=self._superseded(provision, wording),
            doubt=_doubt(self._document, target),
        )

    def _superseded(self, provision: Provision, wording: str) -> str | None:
        carried = self._phrases.editions(provision.id, wording)
        in_force = self._guide.wording(provision, self._edition).since
        return carried[-1] if carried and in_force not in carried else None

    def _likeness(self, provision: Provision, text: str) -> float:
        phrase = len(self._phrases.editions(provision.id, text)) > 0
        asks = provision.wordings[-1].asks
        return 1000 * phrase + fuzz.token_set_ratio(asks, text) + len(text) / 10


def _pages(document: Document, target: str) -> tuple[int, ...]:
    """Return the pages (or lines) of the file to which ``target`` points."""
    if sections := _sections(document, target):
        spans = [_span(document, section) for section in sections]
        return tuple(sorted({at for span in spans for at in span}))
    if not _NAMES_PAGES.search(target):
        return ()
    labels = {page.label: page.number for page in document.pages if page.label}
    numbers = {
        labels.get(str(number))
        for first, last in _PAGES.findall(target)
        for number in range(int(first), int(last or first) + 1)
    }
    return tuple(sorted(number for number in numbers if number is not None))


def _span(document: Document, section: Section) -> range:
    """Return the pages of ``section``, or its lines in a file without pages."""
    if section.place.line is None:
        return range(section.first_page, section.last_page + 1)
    following = document.sections[document.sections.index(section) + 1 :]
    ends = [s.place.line for s in following if s.level <= section.level]
    last = max(line.place.line or 0 for page in document.pages for line in page.lines)
    return range(section.place.line, (ends[0] if ends and ends[0] else last + 1))


def _sections(document: Document, target: str) -> list[Section]:
    wanted = _bare(target)
    return [
        section
        for section in document.sections
        if wanted and section.level and _is_named(_bare(section.title), wanted)
    ]


def _is_named(title: str, target: str) -> bool:
    """Tell whether the target is the title, or names it among others."""
    among = len(title) >= _LEAST_TITLE and title in target
    return among or fuzz.ratio(title, target) >= _SAME_TITLE


def _bare(title: str) -> str:
    return fold(_LEADING_NUMBER.sub("", title))


def _doubt(document: Document, target: str) -> str:
    """Tell what is wrong where the target's number belongs to another heading."""
    number = _LEADING_NUMBER.match(target)
    printed = number.group().strip(" .") if number else ""
    sections = [section for section in _sections(document, target) if section.number]
    if not printed or not sections:
        return ""
    if any((section.number or "").strip(".") == printed for section in sections):
        return ""
    near = sections[0]
    return f"No section “{target}”; the heading is “{near.title}”."
