"""An annual report in, the place of its ESG chapter out.

Bookmarks, table of contents and headings say where the chapter starts; what its pages
speak of says whether it is one, and where it ends.
"""

from dataclasses import dataclass, replace
from itertools import groupby

from auditor.document import Document
from auditor.guide.recognise import EsgRules, Recognition
from auditor.profile.contents import Entry, Witness, is_chapter, is_section, witnesses
from auditor.profile.leaves import Leaf, Strip
from auditor.profile.topics import share, speaks_of_esg, topics_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The ESG chapter of an annual report."""

    first: int
    """Page of the file, or line in a file without pages."""
    last: int
    """Inclusive."""
    leaves: tuple[Leaf, ...]
    reason: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    document: Document
    leaves: tuple[Leaf, ...]
    rules: Recognition

    @property
    def unit(self) -> str:
        """Return what places are counted in."""
        return "pages" if self.document.paged else "lines"

    def head(self, leaf: Leaf) -> int:
        """Return the place where ``leaf`` starts."""
        return leaf.page if self.document.paged else _line(leaf.strips[0])

    def foot(self, leaf: Leaf) -> int:
        """Return the place where ``leaf`` ends."""
        return leaf.page if self.document.paged else _line(leaf.strips[-1])

    @property
    def end(self) -> int:
        """Return the last place."""
        return self.foot(self.leaves[-1])

    def cut(self, first: int, last: int) -> tuple[Leaf, ...]:
        """Return the leaves from ``first`` to ``last``, in part where lines count."""
        if self.document.paged:
            return tuple(leaf for leaf in self.leaves if first <= leaf.page <= last)
        parts = (
            Leaf(
                page=leaf.page,
                strips=tuple(
                    strip for strip in leaf.strips if first <= _line(strip) <= last
                ),
            )
            for leaf in self.leaves
        )
        return tuple(part for part in parts if part.strips)


def _line(strip: Strip) -> int:
    return strip.line.place.line or 1


def esg_chapter(
    document: Document, leaves: tuple[Leaf, ...], rules: Recognition
) -> Chapter | None:
    """Return the ESG chapter of an annual report; ``None`` where it has none."""
    book = _Book(document=document, leaves=leaves, rules=rules)
    told = [
        (witness, chapter)
        for witness in witnesses(document, leaves, rules)
        if (chapter := _longest(book, witness))
    ]
    if not told:
        return _untitled(book)
    chosen = told[0][1]
    others = (
        f"The ESG chapter is taken to be {chosen.first} to {chosen.last}; by "
        f"{witness.name} it is {chapter.first} to {chapter.last}: check it."
        for witness, chapter in told[1:]
        if (chapter.first, chapter.last) != (chosen.first, chosen.last)
    )
    return replace(chosen, warnings=tuple(others))


def _longest(book: _Book, witness: Witness) -> Chapter | None:
    chapters = [
        _chapter(book, witness, place)
        for place, entry in enumerate(witness.entries)
        if is_chapter(entry.title, book.rules.esg)
    ]
    proved = [chapter for chapter in chapters if _is_proved(chapter, book.rules.esg)]
    return max(proved, key=lambda c: (c.last - c.first, -c.first), default=None)


def _chapter(book: _Book, witness: Witness, place: int) -> Chapter:
    entry = witness.entries[place]
    last = _last(book, witness.entries[place:])
    told = f"by {witness.name} (“{entry.title}”)"
    return Chapter(
        first=entry.at,
        last=last,
        leaves=book.cut(entry.at, last),
        reason=f"{book.unit} {entry.at} to {last} of the annual report, {told}",
    )


def _is_proved(chapter: Chapter, rules: EsgRules) -> bool:
    long_enough = len(chapter.leaves) >= rules.chapter_pages
    return long_enough and share(chapter.leaves, rules) >= rules.chapter


def _last(book: _Book, entries: tuple[Entry, ...]) -> int:
    """Return where the chapter that the first of ``entries`` opens ends.

    It runs over its own headings, up to another chapter of an annual report or to
    pages that speak of other things.
    """
    first = entries[0].at
    stops = (
        entry.at - 1
        for entry in entries
        if entry.at > first and is_section(entry.title, book.rules.annual)
    )
    stop = next(stops, book.end)
    last, silent = first, 0
    for leaf in book.cut(first, stop):
        if speaks_of_esg(leaf, book.rules.esg):
            last, silent = book.foot(leaf), 0
        elif leaf.words >= book.rules.esg.page_words:
            silent += 1
        if silent > book.rules.esg.gap:
            return last
    return stop


def _untitled(book: _Book) -> Chapter | None:
    """Return the longest run of pages that speak of hardly anything but ESG."""
    rules = book.rules.esg
    runs = [
        tuple(run)
        for full, run in groupby(
            book.leaves, key=lambda leaf: topics_on(leaf, rules) >= rules.run_topics
        )
        if full
    ]
    longest = max(runs, key=len, default=())
    if len(longest) < rules.run_pages:
        return None
    first, last = book.head(longest[0]), book.foot(longest[-1])
    places = f"{book.unit} {first} to {last}"
    warning = f"No title names an ESG chapter; {places} are taken for it: check them."
    return Chapter(
        first=first,
        last=last,
        leaves=longest,
        reason=f"{places} of the annual report, by what they speak of",
        warnings=(warning,),
    )
