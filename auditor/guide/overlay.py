"""A guide and an overlay in, the guide with what the overlay adds to it out.

An overlay adds terms, vocabularies, provisions and elements. It cannot take anything
away: what it says of a provision is the stricter for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

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
    """One with the id of an element that the guide holds takes its place."""


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


def optional_faults(source: Source[Overlay], guide: GuideIndex) -> Iterator[Fault]:
    """Yield elements that would ask for less than the one whose place they take."""
    held = {p.id: p for aspect in guide.aspects for p in aspect.provisions}
    for part in source.value.provisions:
        before = {element.id: element for element in held[part.id].elements}
        for element in part.elements:
            known = before.get(element.id, element)
            if element.optional and not known.optional:
                told = "an overlay is stricter: the guide does not hold it optional"
                yield source.fault(element, told, key="optional")
