"""A guide and an overlay in, the guide with what the overlay adds to it out.

An overlay adds terms, vocabularies, provisions and elements. It cannot take anything
away: an element in the place of one that the guide holds asks for as much, or more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from auditor.guide.clues import Clue
from auditor.guide.names import Group, ProvisionId
from auditor.guide.nodes import Fault
from auditor.guide.provisions import Aspect, Element, GuideIndex, Provision
from auditor.guide.strict import Source
from auditor.guide.vocabulary import Vocabulary


class Base(StrEnum):
    """Guides that an overlay may extend."""

    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreOfAspect:
    """Provisions under a heading that the guide holds, or under a new one."""

    id: str
    part: str = ""
    """Given for a new heading, and for no other; so are the titles."""
    title: str = ""
    title_zh: str = ""
    headings: tuple[Group, ...] = ()
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreOfProvision:
    """Elements of a provision that the guide holds."""

    id: ProvisionId
    elements: tuple[Element, ...]
    """One with the id of an element that the guide holds takes its place: it may be
    wanted where that one was optional, and its clues may ask for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What an overlay file holds."""

    extends: Base
    version: str
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    """Terms for a vocabulary that the guide holds, or a new one."""
    aspects: tuple[MoreOfAspect, ...] = ()
    provisions: tuple[MoreOfProvision, ...] = ()

    def new_provisions(self) -> Iterator[Provision]:
        """Yield the provisions that the guide does not hold."""
        return (p for aspect in self.aspects for p in aspect.provisions)

    def elements(self) -> Iterator[Element]:
        """Yield every element that the overlay brings."""
        for provision in self.new_provisions():
            yield from provision.elements
        for part in self.provisions:
            yield from part.elements


def merged(guide: GuideIndex, overlay: Overlay) -> GuideIndex:
    """Return ``guide`` with what ``overlay`` adds."""
    more = {aspect.id: aspect for aspect in overlay.aspects}
    stricter = {part.id: part.elements for part in overlay.provisions}
    aspects = [
        replace(
            aspect,
            provisions=(
                *(_stricter(p, stricter.get(p.id, ())) for p in aspect.provisions),
                *(more.pop(aspect.id).provisions if aspect.id in more else ()),
            ),
        )
        for aspect in guide.aspects
    ]
    new = [
        Aspect(
            id=aspect.id,
            part=aspect.part,
            title=aspect.title,
            title_zh=aspect.title_zh,
            headings=aspect.headings,
            provisions=aspect.provisions,
        )
        for aspect in more.values()
    ]
    return replace(
        guide,
        version=f"{guide.version}+{overlay.version}",
        vocabularies=guide.vocabularies
        | {
            name: _joined(guide.vocabularies.get(name, Vocabulary()), added)
            for name, added in overlay.vocabularies.items()
        },
        aspects=(*aspects, *new),
    )


def _joined(held: Vocabulary, added: Vocabulary) -> Vocabulary:
    return Vocabulary(
        en=held.en + added.en, zh=held.zh + added.zh, unless=held.unless + added.unless
    )


def _stricter(provision: Provision, elements: Iterable[Element]) -> Provision:
    new = {element.id: element for element in elements}
    kept = tuple(new.pop(e.id, e) for e in provision.elements)
    return replace(provision, elements=(*kept, *new.values()))


def shape_faults(source: Source[Overlay], guide: GuideIndex) -> Iterator[Fault]:
    """Yield what the overlay says of a heading twice, or of a new one not at all."""
    headings = {aspect.id for aspect in guide.aspects}
    held = {p.id for aspect in guide.aspects for p in aspect.provisions}
    for aspect in source.value.aspects:
        for key in ("part", "title", "title_zh", "headings"):
            given = getattr(aspect, key)
            if aspect.id in headings and given:
                told = f"the guide holds {aspect.id}; leave {key} out"
                yield source.fault(aspect, told, key=key)
            if aspect.id not in headings and not given and key in {"part", "title"}:
                told = f"the guide holds no {aspect.id}; a new one needs {key}"
                yield source.fault(aspect, told)
    for provision in source.value.new_provisions():
        if provision.id in held:
            told = f"the guide holds {provision.id}; add elements under provisions"
            yield source.fault(provision, told, key="id")
    for name, vocabulary in source.value.vocabularies.items():
        known = guide.vocabularies.get(name, Vocabulary())
        for term in (*vocabulary.en, *vocabulary.zh, *vocabulary.unless):
            if term in (*known.en, *known.zh, *known.unless):
                yield source.fault(vocabulary, f"{name} holds {term!r} already")


def place_faults(source: Source[Overlay]) -> Iterator[Fault]:
    """Yield provisions that would be cited as the Exchange's own."""
    for provision in source.value.new_provisions():
        for wording in provision.wordings:
            if wording.place:
                told = "the Exchange's documents hold no provision of an overlay; give "
                told += "a source and a certainty of your own instead"
                yield source.fault(wording, told, key="place")


def looser_faults(source: Source[Overlay], guide: GuideIndex) -> Iterator[Fault]:
    """Yield elements that would ask for less than the one whose place they take."""
    held = {p.id: p for aspect in guide.aspects for p in aspect.provisions}
    for part in source.value.provisions:
        provision = held[part.id]
        before = {element.id: element for element in provision.elements}
        for element in part.elements:
            if known := before.get(element.id):
                for key, why in _looser(guide, provision, known, element):
                    told = f"an overlay is stricter: {why}"
                    yield source.fault(element, told, key=key)
                for clue in element.clues:
                    if not any(asks_as_much(clue, other) for other in known.clues):
                        told = "an overlay is stricter: no clue that the guide holds "
                        told += "asks for as little; repeat one, with more in all"
                        yield source.fault(clue, told)


def _looser(
    guide: GuideIndex, provision: Provision, known: Element, element: Element
) -> Iterator[tuple[str, str]]:
    """Yield the keys in which ``element`` would ask for less, each with the reason."""
    if element.optional and not known.optional:
        yield "optional", "the guide does not hold it optional"
    lost = [
        edition.id
        for edition in guide.editions
        if edition.id in _editions(guide, provision, known)
        and edition.id not in _editions(guide, provision, element)
    ]
    if lost:
        key = "until" if element.since == known.since else "since"
        yield key, f"the guide holds it in edition {lost[0]} too"
    if element.topic != known.topic:
        yield "topic", "the guide holds another topic, by which it is excused"
    if known.needs and not (element.needs and set(element.needs) <= set(known.needs)):
        yield "needs", f"the guide wants {' or '.join(known.needs)}"


def _editions(guide: GuideIndex, provision: Provision, element: Element) -> set[str]:
    """Return the editions in which ``element`` would stand."""
    alone = replace(provision, elements=(element,))
    return {e.id for e in guide.editions if guide.elements(alone, e.id)}


def asks_as_much(clue: Clue, held: Clue) -> bool:
    """Tell whether whatever meets ``clue`` meets ``held``."""
    more = all(
        set(getattr(held, key)) <= set(getattr(clue, key))
        for key in ("all", "none", "paragraph", "under")
    )
    near = held.within is None or (
        clue.within is not None and clue.within <= held.within
    )
    same = (clue.cover, clue.figure) == (held.cover, held.figure)
    return more and near and same and clue.confirm >= held.confirm
