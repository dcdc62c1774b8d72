"""A ``Document`` and its leaves in, where its chapters start out, by each witness.

Bookmarks, the table of contents and headings each name chapters and their places: the
page of the file, or the line in a file without pages.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document
from auditor.guide.recognise import AnnualRules, EsgRules, Recognition
from auditor.profile.leaves import Leaf, Strip, titles
from auditor.profile.phrases import fold_words, holds, tidy, without

_FIGURE = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?P<before>\d{1,3})\D+|\D+?(?P<after>\d{1,3})(?:\s?-\s?\d{1,3})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A chapter's title and where it starts."""

    title: str
    at: int
    """Page of the file, or line in a file without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One source that names chapters."""

    name: str
    entries: tuple[Entry, ...]
    """By rising place."""


def witnesses(
    document: Document, leaves: tuple[Leaf, ...], rules: Recognition
) -> Iterator[Witness]:
    """Yield what names the chapters of ``document``, the most trusted first."""
    if not document.paged:
        yield _witness("its headings", _sections(document))
        return
    marks = (Entry(title=tidy(title), at=page) for title, page in document.outline)
    yield _witness("its bookmarks", marks)
    yield _witness("the headings of its pages", _headed(leaves, rules))
    yield _witness("its table of contents", _listed(document, leaves, rules.annual))


def chapters(
    document: Document, leaves: tuple[Leaf, ...], rules: Recognition
) -> tuple[Entry, ...]:
    """Return the chapters of an annual report by the first witness that names any."""
    named = (
        tuple(
            entry
            for entry in witness.entries
            if is_section(entry.title, rules.annual)
            or is_chapter(entry.title, rules.esg)
        )
        for witness in witnesses(document, leaves, rules)
    )
    return next(filter(None, named), ())


def is_section(title: str, rules: AnnualRules) -> bool:
    """Tell whether ``title`` names a chapter of an annual report other than ESG."""
    return holds(fold_words(title), rules.sections.every())


def is_chapter(title: str, rules: EsgRules) -> bool:
    """Tell whether ``title`` names an ESG chapter and little else."""
    folded, names = fold_words(title), rules.chapters.every()
    if not holds(folded, names) or holds(folded, rules.not_chapters.every()):
        return False
    rest = without(without(folded, names), rules.small.every())
    return len(re.findall(r"[^\W\d_]", rest)) <= rules.surplus


def _witness(name: str, entries: Iterator[Entry]) -> Witness:
    return Witness(name=name, entries=tuple(sorted(entries, key=lambda e: e.at)))


def _sections(document: Document) -> Iterator[Entry]:
    for section in document.sections:
        if section.level and section.place.line is not None:
            yield Entry(title=tidy(section.title), at=section.place.line)


def _headed(leaves: tuple[Leaf, ...], rules: Recognition) -> Iterator[Entry]:
    for leaf in leaves:
        head = Leaf(page=leaf.page, strips=leaf.strips[: rules.pages.head])
        for strip in titles(head, rules.pages).strips:
            ours = is_chapter(strip.text, rules.esg)
            if ours or is_section(strip.text, rules.annual):
                yield Entry(title=strip.text, at=leaf.page)


def _listed(
    document: Document, leaves: tuple[Leaf, ...], rules: AnnualRules
) -> Iterator[Entry]:
    pages = _pages_by_number(document)
    for leaf in leaves[: rules.front_pages]:
        lines = _numbered(leaf.strips)
        sections = [title for title, _ in lines if is_section(title, rules)]
        if len(lines) < rules.entries or not sections:
            continue
        for title, number in lines:
            if number in pages:
                yield Entry(title=title, at=pages[number])
        return


def _numbered(strips: tuple[Strip, ...]) -> list[tuple[str, int]]:
    """Return the lines of a table of contents: title, printed page number.

    Where the numbers are a column of their own, height pairs them with the titles.
    """
    lines = []
    for strip in strips:
        if found := _NUMBERED.fullmatch(strip.text):
            number = found["before"] or found["after"]
            lines.append((_FIGURE.sub(" ", strip.text).strip(" ."), int(number)))
        elif strip.text.isdecimal() and (title := _beside(strip, strips)):
            lines.append((title, int(strip.text)))
    return lines


def _beside(number: Strip, strips: tuple[Strip, ...]) -> str:
    """Return the text that is printed at the height of ``number``."""
    box = number.line.place.box
    for strip in strips:
        other = strip.line.place.box
        if strip is number or not box or not other or _FIGURE.search(strip.text):
            continue
        if other.top < (box.top + box.bottom) / 2 < other.bottom:
            return strip.text
    return ""


def _pages_by_number(document: Document) -> dict[int, int]:
    """Return the page of the file on which each printed page number stands."""
    printed = {
        number: page.number
        for page in reversed(document.pages)
        for number in page.printed
    }
    shifts = Counter(page - number for number, page in printed.items())
    if not shifts:
        return {}
    shift = max(shifts, key=lambda shift: (shifts[shift], -shift))
    usual = {page.number - shift: page.number for page in document.pages}
    return usual | printed
