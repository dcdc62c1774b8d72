"""What rows of a content index point to: sections, tables, pages of the file."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rapidfuzz import fuzz

from auditor.document import Document, Section, fold
from auditor.match.reading import Position, position

_TO_PAGE = (
    r"\s*頁?\s*(?:[-~\u2013\u2014\uff5e至到]|\bto\b)\s*(?:第|p(?:p|ages?)?\.?)?\s*"
)
_PAGES = re.compile(
    rf"(?<!\d)(?<!\d\.)(\d{{1,3}})(?!\d|\.\d)(?:{_TO_PAGE}(\d{{1,3}})(?!\d))?",
    re.IGNORECASE,
)
"""Pages and ranges of them; "5.1" is a section."""
_NAMES_PAGES = re.compile(r"\bp(?:p|ages?)?\.?\s*\d|^[^A-Za-z]*$", re.IGNORECASE)
_PAGES_ALONE = re.compile(
    rf"(?:第|p(?:p|ages?)?\.?)?\s*\d{{1,3}}(?:(?:{_TO_PAGE}|[\s,&、]+)\d{{1,3}})*\s*頁?",
    re.IGNORECASE,
)
"""A cell of pages of this report: "p. 3, 5-6"; none of another document."""
_PAGES_NAMED = re.compile(r"\bp(?:p|ages?)?\.?\s*(?=\d)|頁碼?\s*(?=\d)", re.IGNORECASE)
"""In "4.1 Emissions, p. 12" only what stands behind it is a page."""
_SECTION_WORD = re.compile(r"^(?:sections?|chapters?)\s+(?=\d)", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_NUMBERS = re.compile(r"(?:\d+\.\d+(?:\.\d+)*|[A-Z]\d+(?:\.\d+)*)\.?")
_IDS_BEHIND = re.compile(r"\s*[(\uff08][^()]*\b[A-Z]\d{1,2}\b[^()]*[)\uff09]\s*$")
"""Behind a heading: "Waste (KPI A1.3)"."""
_PARTS = re.compile(
    r"\s*[;,/|:\n\uff1b\uff0c\uff1a\u3001\u2013\u2014\u2022\u00b7]\s*|\s-\s"
)
"""What parts several titles in one cell."""
_JOINS = re.compile(r"\s*(?:,|;|&|and|及|、)\s*")
_TO = re.compile(r"\s*(?:\bto\b|-|\u2013|至)\s*")
_SAME_TITLE = 88
"""Likeness in per cent from which a printed section title is taken as the heading."""
_LEAST_TITLE = 8
"""Letters from which a heading's title may be one of several in a target."""

_LONGEST_TITLE = 80
"""Letters up to which a cell may be a title; longer ones are remarks."""


class Targets:
    """Follows the targets of one index, each cell by itself."""

    def __init__(
        self,
        document: Document,
        rows: Mapping[str, tuple[tuple[str, ...], ...]],
        barred: tuple[tuple[Position, Position], ...] = (),
        titles: tuple[str, ...] = (),
    ) -> None:
        """Hold what the index names.

        ``rows`` gives for each Aspect the cells of its rows that hold a target,
        ``barred`` where the index itself stands, ``titles`` the cells of its column
        for sections: "8" is section 8 there, if the report numbers its sections so.
        """
        self._document = document
        alone = {cell for cell in titles if cell.isdecimal()}
        numbered = all(self._by_number(cell) is not None for cell in alone)
        self._numbers = alone if numbered else set()
        self._printed_lines = _Lines(document, barred)
        self._named: dict[int, set[str]] = {}
        for aspect, targets in rows.items():
            for cells in targets:
                for section in self._all_sections(cells):
                    self._named.setdefault(section, set()).add(aspect)

    def pages(self, cells: tuple[str, ...], aspect: str) -> tuple[int, ...]:
        """Return the pages (or lines) of the file to which a row of ``aspect`` points.

        A section ends at the next title that the index names for another Aspect,
        unless the printed number puts that title under it.
        """
        found: set[int] = set()
        for cell in cells:
            parts = {cell, *_PARTS.split(cell)}
            held = {
                at
                for part in parts
                if not self._sections(part)
                for at in self._tables(part)
            }
            for section in self._sections(cell):
                held.update(self._span(section, aspect))
            found.update(held or self._printed(cell))
        return tuple(sorted(found))

    def doubt(
        self, cells: tuple[str, ...], aspect: str, titles: tuple[str, ...] = ()
    ) -> str:
        """Tell what is wrong where no heading is as a target has it.

        ``titles`` are those of ``cells`` that stand in a column for sections alone
        and are no remarks: each must be in the report, be it as a heading that was
        not read as one. So must, beside a page, a title with a number of its own.
        """
        for cell in cells:
            number = _LEADING_NUMBER.match(cell)
            printed = number.group().strip() if number else ""
            sections = [self._document.sections[at] for at in self._sections(cell)]
            numbers = [(s.number or "").strip(".") for s in sections if s.number]
            if printed and numbers and printed.strip(".") not in numbers:
                near = next(s for s in sections if s.number)
                return f"No section “{cell}”; the heading is “{near.title}”."
            beside = "." in printed and self.pages(cells, aspect)
            if self._is_unknown_number(cell):
                return f"No section “{cell}” stands in the report."
            if beside or cell in titles:
                named = _title_in(cell)
                if named and not self._stands(named):
                    return f"No section “{named}” stands in the report."
        return ""

    def _is_unknown_number(self, cell: str) -> bool:
        """Tell whether ``cell`` is "5.9", in a report whose sections have numbers."""
        number = _SECTION_WORD.sub("", cell).strip()
        return (
            bool(_NUMBERS.fullmatch(number))
            and number[0].isdigit()
            and not self._sections(cell)
            and any("." in (s.number or "").strip(".") for s in self._document.sections)
        )

    def unpaged(self, cells: tuple[str, ...], aspect: str) -> bool:
        """Tell whether a row points to nothing but a page, in a file without pages."""
        return (
            not self._document.paged
            and any(_PAGES_ALONE.fullmatch(cell) for cell in cells)
            and not self.pages(cells, aspect)
        )

    def _stands(self, title: str) -> bool:
        """Tell whether a title, or one of several in it, is printed in the report."""
        return any(
            self._sections(part)
            or self._tables(part)
            or self._printed_lines.open_with(_bare(part))
            for part in (title, *_PARTS.split(title))
            if _bare(part)
        )

    def stray(self, cells: tuple[str, ...], aspect: str) -> str:
        """Tell where a printed page is not one of the section that it stands beside."""
        if beyond := next((n for cell in cells for n in self._beyond(cell)), 0):
            return f"Page {beyond} is printed; the last page is {self._last_page()}."
        sections = [at for cell in cells for at in self._sections(cell)]
        printed = [page for cell in cells for page in self._printed(cell)]
        spans = {page for at in sections for page in self._span(at, aspect)}
        if not (sections and printed) or spans.intersection(printed):
            return ""
        first = self._document.sections[sections[0]]
        labels = {page.number: page.label for page in self._document.pages}
        named, begins = labels[printed[0]], labels[first.first_page]
        at = f"page {begins}" if begins else f"page {first.first_page} of the file"
        return f"Page {named} is printed; “{first.title}” begins on {at}."

    def sections(self, cells: tuple[str, ...]) -> frozenset[int]:
        """Return the sections that a row names, each with all up to its end."""
        named = (at for cell in cells for at in self._sections(cell))
        return frozenset(at for first in named for at in self._reach(first))

    def named(self) -> frozenset[int]:
        """Return the sections that some row names by itself."""
        return frozenset(self._named)

    def homes(self) -> Iterator[tuple[int, str]]:
        """Yield each section named for one Aspect alone, and those under it.

        A section is given as index into the sections of the document.
        """
        homes = {at: next(iter(a)) for at, a in self._named.items() if len(a) == 1}
        for at in range(len(self._document.sections)):
            above: int | None = at
            while above is not None and above not in self._named:
                above = self._document.sections[above].parent
            if above in homes:
                yield at, homes[above]

    def _all_sections(self, cells: tuple[str, ...]) -> set[int]:
        return {at for cell in cells for at in self._sections(cell)}

    def _sections(self, cell: str) -> list[int]:
        """Return the sections that ``cell`` names, by title or by number."""
        wanted = _bare(cell)
        several = {_bare(part) for part in _PARTS.split(cell)}
        titles = {
            at: title
            for at, section in enumerate(self._document.sections)
            if section.level
            and wanted
            and (title := _bare(section.title))
            and (title in several or _is_named(title, wanted))
        }
        whole = [  # of "neighbours" and "good neighbours" the longer is meant
            at
            for at, title in titles.items()
            if not any(title != other and title in other for other in titles.values())
        ]
        return whole or list(self._numbered(cell))

    def _numbered(self, cell: str) -> Iterator[int]:
        """Yield the sections of a cell such as "2.1 to 2.4" or "A1"."""
        for part in _JOINS.split(_SECTION_WORD.sub("", cell)):
            ends = _TO.split(part.strip())
            if cell in self._numbers or all(map(_NUMBERS.fullmatch, ends)):
                first, last = self._by_number(ends[0]), self._by_number(ends[-1])
                if first is not None and last is not None:
                    yield from range(first, last + 1)

    def _by_number(self, number: str) -> int | None:
        wanted = number.strip(".")
        for at, section in enumerate(self._document.sections):
            printed = section.number or section.title.partition(" ")[0]
            if section.level and printed.strip(".:") == wanted:
                return at
        return None

    def _span(self, at: int, aspect: str) -> range:
        """Return the pages of a section, or its lines in a file without pages."""
        sections = self._document.sections
        section = sections[at]
        cut = self._cut(at, aspect)
        inside = self._reach(at)
        if section.place.line is None:
            last = max(sections[other].last_page for other in inside)
            return range(
                section.first_page, (min(last, cut.first_page) if cut else last) + 1
            )
        ends = [s.place.line for s in sections[inside.stop : inside.stop + 1]]
        ends += [cut.place.line] if cut else []
        lines = (line.place.line or 0 for p in self._document.pages for line in p.lines)
        return range(
            section.place.line, min((e for e in ends if e), default=max(lines) + 1)
        )

    def _reach(self, at: int) -> range:
        """Return section ``at`` with all up to the heading that ends it.

        A heading as high, without a number between two that have one, is a head within
        the first: sub-heads are often set in the same size, in italics say.
        """
        sections = self._document.sections
        level = sections[at].level
        higher = (o for o in range(at + 1, len(sections)) if sections[o].level < level)
        end = next(higher, len(sections))
        equal = [o for o in range(at + 1, end) if sections[o].level == level]
        numbered = [o for o in equal if sections[o].number]
        plain = not (sections[at].number and numbered)
        ends = (o for o in equal if plain or o in numbered or o in self._named)
        return range(at, next(ends, end))

    def _cut(self, at: int, aspect: str) -> Section | None:
        """Return the title within section ``at`` at which another Aspect begins."""
        sections = self._document.sections
        inside = [
            other
            for other in range(at + 1, len(sections))
            if other in self._named and self._is_under(other, at)
        ]
        if any(aspect in self._named[other] for other in inside):
            return None  # a chapter with parts for this Aspect and for others
        number = (sections[at].number or "").strip(".")
        ends = [
            sections[other]
            for other in inside
            if not (number and (sections[other].number or "").startswith(f"{number}."))
        ]
        return ends[0] if ends else None

    def _is_under(self, other: int, at: int) -> bool:
        above = self._document.sections[other].parent
        while above is not None and above != at:
            above = self._document.sections[above].parent
        return above == at

    def _tables(self, cell: str) -> tuple[int, ...]:
        """Return where the tables stand whose caption begins with ``cell``."""
        wanted = fold(cell)
        return tuple(
            row.place.line or row.place.page
            for table in self._document.tables
            if len(wanted) > 1
            and not wanted.isdecimal()
            and _begins(fold(table.caption), wanted)
            for row in table.rows
        )

    def _printed(self, cell: str) -> Iterator[int]:
        if cell in self._numbers:
            return
        pages = {n: page.number for page in self._document.pages for n in page.printed}
        for first, last in _pages_in(cell):
            for number in range(first, last + 1):
                if page := pages.get(number):
                    yield page

    def _beyond(self, cell: str) -> Iterator[int]:
        """Yield the pages named in ``cell`` that come after the last of the report."""
        whole = _PAGES_ALONE.fullmatch(cell) and self._document.paged
        for first, _ in _pages_in(cell) if whole else ():
            if first > self._last_page():
                yield first

    def _last_page(self) -> int:
        """Return the highest number printed on a page, or else how many there are.

        The second page of a spread may have its number lost.
        """
        pages = self._document.pages
        printed = [number for page in pages for number in page.printed]
        spread = any(page.width > page.height for page in pages)
        return max(printed) + spread if printed else len(pages) * (1 + spread)


class _Lines:
    """The printed lines of a document outside its index, as titles are compared."""

    def __init__(
        self, document: Document, barred: tuple[tuple[Position, Position], ...]
    ) -> None:
        self._document = document
        self._barred = barred

    @cached_property
    def _bare(self) -> frozenset[str]:
        return frozenset(
            _bare(line.text)
            for page in self._document.pages
            for line in page.lines
            if not any(
                low <= position(line.place) <= high for low, high in self._barred
            )
        )

    def open_with(self, title: str) -> bool:
        """Tell whether a line opens with ``title``, or holds its beginning alone."""
        return any(
            line.startswith(title)
            or (len(line) >= _LEAST_TITLE and title.startswith(line))
            or fuzz.ratio(line, title) >= _SAME_TITLE
            for line in self._bare
        )


def _pages_in(cell: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last page of each range of pages that ``cell`` names."""
    if _NAMES_PAGES.search(cell):
        named = _PAGES_NAMED.search(cell)
        for first, last in _PAGES.findall(cell[named.end() if named else 0 :]):
            yield int(first), int(last or first)


def _title_in(cell: str) -> str:
    """Return what stands in ``cell`` before its pages.

    Nothing of numbers alone, nor of more words than a title has.
    """
    named = _PAGES_NAMED.search(cell)
    title = (cell[: named.start()] if named else cell).strip(" ,.;:(|-\u2013")
    worded = any(letter.isalpha() for letter in _bare(title))
    return title if worded and len(title) <= _LONGEST_TITLE else ""


def _is_named(title: str, target: str) -> bool:
    """Tell whether the target is the title, or names it among others."""
    among = len(title) >= _LEAST_TITLE and title in target
    return among or fuzz.ratio(title, target) >= _SAME_TITLE


def _begins(caption: str, wanted: str) -> bool:
    """Tell whether a caption opens with what is wanted: table 1, not table 12."""
    return caption.startswith(wanted) and not caption[len(wanted) :][:1].isdigit()


def _bare(title: str) -> str:
    return fold(
        _IDS_BEHIND.sub("", _LEADING_NUMBER.sub("", _SECTION_WORD.sub("", title)))
    )
