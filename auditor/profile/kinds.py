"""Leaves in, kind of document out, with the printed line that tells it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from auditor.document import Document
from auditor.guide.recognise import (
    AnnualRules,
    EsgRules,
    KindRule,
    KindRules,
    PageRules,
    Phrases,
    Recognition,
)
from auditor.profile.leaves import Leaf, Strip, opening, printed, titles
from auditor.profile.phrases import distinct, first_span, fold_words, holds, tidy

_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Lines in which a phrase was found; never empty."""

    strips: tuple[Strip, ...]

    def printed(self) -> str:
        """Return the words and their place, for a reason."""
        return printed(*self.strips)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind that a document may be of, and how much speaks for it."""

    name: str
    weight: int
    hit: Hit | None
    """What tells it; ``None`` where its chapters alone do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the document says of itself."""

    front: tuple[Leaf, ...]
    """The opening pages."""
    titles: tuple[Leaf, ...]
    """Their lines that look like titles."""
    headings: str
    """Bookmarks, section titles and lines at the head of pages, folded."""


def signs_of(document: Document, leaves: tuple[Leaf, ...], rules: Recognition) -> Signs:
    """Collect what tells the kind of ``document``."""
    front = opening(leaves, rules.pages)
    heads = (
        Leaf(page=leaf.page, strips=leaf.strips[: rules.pages.head])
        for leaf in leaves[rules.annual.front_pages :]
    )
    lines = chain.from_iterable(
        titles(leaf, rules.pages).strips
        for leaf in chain(leaves[: rules.annual.front_pages], heads)
    )
    marked = chain(
        (title for title, _ in document.outline),
        (section.title for section in document.sections if section.level),
    )
    texts = chain((tidy(title) for title in marked), (line.text for line in lines))
    return Signs(
        front=front,
        titles=tuple(
            _worded(_titled(leaf, rules.pages, first=leaf is front[0]))
            for leaf in front
        ),
        headings="\n".join(fold_words(text) for text in texts),
    )


def annual_report(signs: Signs, rules: AnnualRules) -> Kind | None:
    """Return what speaks for an annual report; ``None`` where too little does."""
    title = first_hit(signs.titles, rules.titles)
    sections = distinct(signs.headings, rules.sections.every())
    core = distinct(signs.headings, rules.core.every())
    told = 1 if title else 0  # the title stands for one of the chapters
    if sections < rules.least - told or core < rules.least_core - told:
        return None
    weight = sections + (rules.title if title else 0)
    return Kind(name="an annual report", weight=weight, hit=title)


def other_kind(signs: Signs, rules: KindRules) -> Kind | None:
    """Return the heaviest kind that is neither an ESG nor an annual report.

    A kind as wide as an announcement counts only where no narrower one shows.
    """
    told = [(rule.wide, _weigh(rule, signs, rules)) for rule in rules.kinds]
    for wide in (False, True):
        kinds = [
            k for is_wide, k in told if is_wide is wide and k.weight >= rules.least
        ]
        if kinds:
            return max(kinds, key=lambda kind: kind.weight)
    return None


def esg_title(signs: Signs, rules: EsgRules) -> Hit | None:
    """Return the words of the opening that name an ESG report."""
    voided = rules.not_chapters.every()
    clean = (
        Leaf(
            page=leaf.page,
            strips=tuple(
                s for s in leaf.strips if not holds(fold_words(s.text), voided)
            ),
        )
        for leaf in signs.titles
    )
    return first_hit(clean, rules.titles)


def first_hit(leaves: Iterable[Leaf], phrases: Phrases) -> Hit | None:
    """Return the lines in which the first of ``phrases`` stands."""
    for leaf in leaves:
        if span := first_span(leaf.folded, phrases.every()):
            return Hit(strips=leaf.strips_of(*span))
    return None


def _weigh(rule: KindRule, signs: Signs, rules: KindRules) -> Kind:
    title = first_hit(signs.titles, rule.titles)
    marks = sum(distinct(leaf.folded, rule.marks.every()) for leaf in signs.front)
    sections = distinct(signs.headings, rule.sections.every())
    weight = rules.mark * marks + rules.section * sections
    return Kind(
        name=rule.name,
        weight=weight + (rules.title if title else 0),
        hit=title or first_hit(signs.front, rule.marks),
    )


def _titled(leaf: Leaf, rules: PageRules, *, first: bool) -> Leaf:
    """Return the titles of ``leaf``; the first line of a form is one in any case."""
    found = titles(leaf, rules)
    if not first or found.strips[:1] == leaf.strips[:1]:
        return found
    return Leaf(page=leaf.page, strips=leaf.strips[:1] + found.strips)


def _worded(leaf: Leaf) -> Leaf:
    """Take the figures out, which stand between the words of a title on a cover."""
    strips = (
        Strip(text=text, line=strip.line)
        for strip in leaf.strips
        if (text := tidy(_FIGURE.sub(" ", strip.text)))
    )
    return Leaf(page=leaf.page, strips=tuple(strips))
