"""A guide and an official text in; what stands in one of the two only, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import fold
from auditor.guide.official import Official
from auditor.guide.provisions import Aspect, Guide, Provision, below


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Titles of aspects, and headings over paragraphs."""

    otherwise: tuple[tuple[str, str, str], ...]
    """Aspect, its title in the guide, its title in the text."""
    guide_only: tuple[tuple[str, str], ...]
    """Aspect and its title."""
    text_only: tuple[tuple[str, str], ...]
    """Aspect, or paragraph below the heading (``D.20``), and its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What stands in one of the two only."""

    guide_only: tuple[str, ...]
    text_only: tuple[str, ...]
    titles: Titles
    wording: tuple[str, ...]
    """Provisions none of whose phrases stands in the text."""
    agreed: int
    """Number of provisions whose id stands in both."""


def difference(guide: Guide, edition: str, official: Official) -> Difference:
    """Hold the provisions of ``edition`` against ``official``."""
    held = {
        id_: _printed(id_, aspect.part)
        for aspect, ids in _standing(guide, edition)
        for id_ in ids
    }
    ours = set(held.values())
    theirs = [id_ for id_ in official.ids if _is_ours(id_, guide)]
    wording = [
        provision.id
        for provision in guide.provisions(edition)
        if not _worded(guide, provision, edition, official.words)
    ]
    return Difference(
        guide_only=tuple(i for i, printed in held.items() if printed not in theirs),
        text_only=tuple(i for i in theirs if not any(below(own, i) for own in ours)),
        titles=_titles(guide, edition, official),
        wording=tuple(wording),
        agreed=sum(printed in theirs for printed in held.values()),
    )


def _standing(guide: Guide, edition: str) -> Iterator[tuple[Aspect, list[str]]]:
    """Yield the aspects of ``edition`` with the ids that it holds of each."""
    for aspect in guide.aspects:
        held = [p.id for p in aspect.provisions if guide.stands(p, edition)]
        held += [rule.id for rule in aspect.rules if guide.stands(rule, edition)]
        if held:
            yield aspect, held


def _printed(id_: str, part: str) -> str:
    """Return ``id_`` as the text numbers it: ``B.13(i)`` for ``MDR.13(i)``."""
    name, dot, number = id_.partition(".")
    if number[:1].isdigit() and not name[-1:].isdigit():
        return f"{part[:1]}.{number.partition('.')[0]}"
    return f"{name}{dot}{number}"


def _of_paragraphs(aspect: Aspect) -> bool:
    """Tell whether an aspect is ours, over paragraphs; others are numbered ``A1``."""
    return not re.fullmatch(r"[A-Z]\d+", aspect.id)


def _is_ours(id_: str, guide: Guide) -> bool:
    """Tell whether ``id_`` is of an aspect, or of a part that holds paragraphs."""
    parts = {aspect.part[:1] for aspect in guide.aspects if _of_paragraphs(aspect)}
    return not re.match(r"[A-Z]?\.", id_) or id_.partition(".")[0] in parts


def _worded(guide: Guide, provision: Provision, edition: str, words: str) -> bool:
    phrases = guide.wording(provision, edition).phrases
    return not phrases or any(fold(phrase) in words for phrase in phrases)


def _titles(guide: Guide, edition: str, official: Official) -> Titles:
    numbered: dict[str, Aspect] = {}
    over: dict[str, Aspect] = {}
    for aspect, ids in _standing(guide, edition):
        if not _of_paragraphs(aspect):
            numbered[aspect.id] = aspect
        for id_ in ids if _of_paragraphs(aspect) else ():
            over[_printed(id_, aspect.part).partition("(")[0]] = aspect
    both = [(numbered[i], t) for i, t in official.titles.items() if i in numbered]
    headings = [
        (paragraph, heading)
        for paragraph, every in official.headings.items()
        for heading in every
        if _is_ours(paragraph, guide)
    ]
    met = {
        over[paragraph].id
        for paragraph, heading in headings
        if paragraph in over and _named(over[paragraph], heading)
    } | {aspect.id for aspect, _ in both}
    return Titles(
        otherwise=tuple((a.id, a.title, t) for a, t in both if not _named(a, t)),
        guide_only=tuple(
            (a.id, a.title) for a, _ in _standing(guide, edition) if a.id not in met
        ),
        text_only=(
            *((i, t) for i, t in official.titles.items() if i not in numbered),
            *(
                (paragraph, heading)
                for paragraph, heading in headings
                if paragraph not in over or not _named(over[paragraph], heading)
            ),
        ),
    )


def _named(aspect: Aspect, title: str) -> bool:
    names = (aspect.title, aspect.title_zh, *aspect.printed)
    return fold(title) in map(fold, names)
