"""A guide as it was read in; what no audit could use of it out, fault by fault.

The same checks hold a whole guide and an overlay: what an overlay says is held against
the guide that it was merged with.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from itertools import accumulate, pairwise
from typing import TypeVar

from auditor.guide.clues import Clue, Cover, FigureClue
from auditor.guide.metrics import Catalogue
from auditor.guide.names import Named
from auditor.guide.nodes import Fault
from auditor.guide.provisions import Element, GuideIndex, Provision, Rule, Wording
from auditor.guide.strict import Name, Source
from auditor.guide.vocabulary import Vocabulary

T = TypeVar("T")
Known = Mapping[Named, Collection[str]]
"""All that may be named, by what it is."""

_ALL = 100
"""Per cent."""
_LISTED = (Named.EDITION, Named.DUTY, Named.SPLIT)
"""Of these there are so few that a message lists them all."""


def unknown_names(source: Source[T], known: Known) -> Iterator[Fault]:
    """Yield the names that nothing bears; a clue with such a name is never met."""
    for name in source.names:
        for text in alternatives(name.text):
            if text not in known[name.named]:
                told = _unknown(name.named, text, known[name.named])
                yield Fault(node=name.node, message=told)


def alternatives(group: str) -> list[str]:
    """Return the vocabularies of a group."""
    return group.split("|")


def _unknown(named: Named, text: str, known: Collection[str]) -> str:
    told = f"unknown {named} {text!r}"
    if named in _LISTED:
        return f"{told}; allowed: {', '.join(known)}"
    alike = ", ".join(get_close_matches(text, known))
    if not alike:
        return f"{told}; none of the {len(known)} known is like it"
    return f"{told}; alike and known: {alike}"


def _twice(texts: Iterable[str]) -> list[str]:
    every = list(texts)
    if len(set(every)) == len(every):  # as nearly always, and quicker than counting
        return []
    return [text for text, times in Counter(every).items() if times > 1]


def share_faults(source: Source[GuideIndex]) -> Iterator[Fault]:
    """Yield shares that are no per cent."""
    for key in ("clear_below", "near_from"):
        if not 0 <= getattr(source.value, key) <= _ALL:
            yield source.fault(source.value, f"expected 0 to {_ALL} per cent", key=key)


def blank_faults(source: Source[T], things: Iterable[object]) -> Iterator[Fault]:
    """Yield titles and texts that say nothing."""
    for thing in things:
        for key in ("title", "text", "says"):
            if not getattr(thing, key, key).strip():
                yield source.fault(thing, f"{key} is blank", key=key)


def date_faults(source: Source[GuideIndex]) -> Iterator[Fault]:
    """Yield editions that do not follow each other."""
    for earlier, later in pairwise(source.value.editions):
        if later.commencing <= earlier.commencing:
            told = f"{later.commencing} does not come after {earlier.commencing}"
            yield source.fault(later, told, key="commencing")


def duty_faults(source: Source[GuideIndex]) -> Iterator[Fault]:
    """Yield steps of a duty that are out of order, and classes that have no default."""
    for steps in source.value.duties.values():
        if steps[0].issuer_class:
            told = "the first step of a duty binds every class; leave the class out"
            yield source.fault(steps[0], told, key="issuer_class")
        for earlier, later in pairwise(steps):
            # A class may part from the others on the day on which these are bound.
            parting = later.issuer_class and later.issuer_class != earlier.issuer_class
            late = later.commencing > earlier.commencing
            if not (late or (parting and later.commencing == earlier.commencing)):
                told = f"{later.commencing} does not come after {earlier.commencing}"
                yield source.fault(later, told, key="commencing")


def unused_duties(
    source: Source[GuideIndex], provisions: Iterable[Provision]
) -> Iterator[Fault]:
    """Yield duties that bind no provision."""
    used = {provision.duty for provision in provisions}
    for name, steps in source.value.duties.items():
        if name not in used:
            yield source.fault(steps[0], f"no provision has the duty {name!r}")


def id_faults(source: Source[T], held: Iterable[Provision | Rule]) -> Iterator[Fault]:
    """Yield provisions and rules whose id is taken, over all aspects."""
    seen: set[str] = set()
    for part in held:
        if part.id in seen:
            yield source.fault(part, f"id {part.id!r} given twice", key="id")
        seen.add(part.id)


def rule_faults(source: Source[T], guide: GuideIndex) -> Iterator[Fault]:
    """Yield rules that stand in a Part which their edition does not have."""
    for edition in guide.editions:
        for rule in guide.rules(edition.id):
            part = guide.home(rule.id).part
            if part not in edition.parts:
                yield source.fault(rule, f"edition {edition.id} has no Part {part}")


def vocabulary_faults(
    source: Source[T],
    vocabularies: Mapping[str, Vocabulary],
    names: Iterable[Name],
) -> Iterator[Fault]:
    """Yield vocabularies of ``source`` that no name uses or that nothing can meet."""
    groups = [n.text for n in names if n.named is Named.VOCABULARY]
    used = {text for group in groups for text in alternatives(group)}
    for name, vocabulary in vocabularies.items():
        terms = vocabulary.en + vocabulary.zh
        if name not in used:
            yield source.fault(vocabulary, "nothing uses this vocabulary")
        if not terms:
            yield source.fault(vocabulary, "the vocabulary has no terms")
        yield from _term_faults(source, vocabulary)


def _term_faults(source: Source[T], vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield terms that nothing in a text is, and those that stand twice."""
    terms = vocabulary.en + vocabulary.zh
    # Hyphens are folded when matching: a term of nothing else is blank as well.
    if not all(term.strip(" -") for term in (*terms, *vocabulary.unless)):
        yield source.fault(vocabulary, "a term is blank")
    for term in terms:
        if (bare := term.strip()) and bare != term:
            told = f"{term!r} begins or ends with a space; leave it out"
            yield source.fault(vocabulary, told)
        if term in vocabulary.unless:
            told = f"can never match: {term!r} is in it"
            yield source.fault(vocabulary, told, key="unless")
    for key in ("en", "zh", "unless"):
        for term in _twice(map(str.casefold, getattr(vocabulary, key))):
            yield source.fault(vocabulary, f"{term!r} given twice", key=key)


def provision_faults(
    source: Source[T], guide: GuideIndex, provisions: Iterable[Provision]
) -> Iterator[Fault]:
    """Yield what is wrong with the spans and wordings of ``provisions``."""
    order = [edition.id for edition in guide.editions]
    for provision in provisions:
        for earlier, later in pairwise(provision.wordings):
            if order.index(later.since) <= order.index(earlier.since):
                told = f"{later.since} does not come after {earlier.since}"
                yield source.fault(later, told, key="since")
        yield from _wording_faults(source, provision)
        if provision.id in provision.replaced_by:
            told = "a provision does not replace itself"
            yield source.fault(provision, told, key="replaced_by")
        first, last = provision.wordings[0].since, provision.until or order[-1]
        if order.index(first) > order.index(last):
            yield source.fault(provision, _backwards(first, last), key="until")
        yield from _certainty_faults(source, guide, provision)
        for element in provision.elements:
            if not (element.clues or element.of_each):
                yield source.fault(element, "key 'clues' is missing")
        yield from span_faults(source, guide, provision, provision.elements)
        for edition in asked_nothing(guide, provision):
            told = f"asks for nothing in edition {edition}"
            yield source.fault(provision, told, key="elements")


def _wording_faults(source: Source[T], provision: Provision) -> Iterator[Fault]:
    yield from _twofold_faults(source, provision)
    before, *others = provision.wordings
    if not before.asks:
        yield source.fault(before, "the first wording of a provision needs asks")
    if not (before.place or before.source):
        told = "the first wording of a provision needs place, or a source of its own"
        yield source.fault(before, told)
    for wording in others:
        for key in ("asks", "place", "source", "certainty"):
            if getattr(wording, key) in {getattr(before, key)} - {"", None}:
                told = f"the same as since {before.since}; leave it out"
                yield source.fault(wording, told, key=key)
        full = Wording.after(before, wording)
        if replace(full, since=before.since) == before:
            yield source.fault(wording, f"says nothing that {before.since} did not")
        before = full


def _twofold_faults(source: Source[T], provision: Provision) -> Iterator[Fault]:
    """Yield what a wording and its provision both say, and places of two kinds."""
    for wording in provision.wordings:
        for key in ("title", "title_zh"):
            if getattr(wording, key) in {getattr(provision, key)} - {""}:
                told = "the same as that of the provision; leave it out"
                yield source.fault(wording, told, key=key)
        if wording.place and wording.source:
            told = "place is one in the source of the edition; leave one of the two out"
            yield source.fault(wording, told, key="source")


def _certainty_faults(
    source: Source[T], guide: GuideIndex, provision: Provision
) -> Iterator[Fault]:
    """Yield wordings of whose certainty nothing is said, or the same twice."""
    part = guide.home(provision.id).part
    written = {wording.since: wording for wording in provision.wordings}
    in_full = replace(
        provision, wordings=tuple(accumulate(provision.wordings, Wording.after))
    )
    given = False
    for edition in guide.editions:
        if not guide.stands(provision, edition.id):
            continue
        wording = guide.wording(in_full, edition.id)
        own, held = written.get(edition.id), edition.parts.get(part)
        if wording.source:
            if own and not wording.certainty:
                told = "what has a source of its own needs a certainty of its own"
                yield source.fault(own, told)
        elif not held:
            told = f"edition {edition.id} has no Part {part}; give a source instead"
            yield source.fault(own or provision, told)
        elif own and not given and own.certainty is held.certainty:
            told = f"the same as that of Part {part} in edition {edition.id}"
            yield source.fault(own, f"{told}; leave it out", key="certainty")
        given = bool(wording.certainty)


def span_faults(
    source: Source[T],
    guide: GuideIndex,
    provision: Provision,
    elements: Iterable[Element],
) -> Iterator[Fault]:
    """Yield elements that end before they begin, or reach beyond ``provision``."""
    order = [edition.id for edition in guide.editions]
    first, last = provision.wordings[0].since, provision.until or order[-1]
    for element in elements:
        begins, ends = element.since or first, element.until or last
        if order.index(begins) > order.index(ends):
            yield source.fault(element, _backwards(begins, ends), key="until")
        elif strange := {*element.needs, *element.yields_to} - {
            other.id for other in provision.elements if other.id != element.id
        }:
            told = f"the provision has no other element {min(strange)!r}"
            yield source.fault(element, told, key="needs")
        elif element.since and order.index(element.since) < order.index(first):
            told = f"the provision begins in {first}, after {element.since}"
            yield source.fault(element, told, key="since")
        elif element.until and order.index(element.until) > order.index(last):
            told = f"the provision ends in {last}, before {element.until}"
            yield source.fault(element, told, key="until")


def asked_nothing(guide: GuideIndex, provision: Provision) -> Iterator[str]:
    """Yield the editions in which ``provision`` stands without an element."""
    order = [edition.id for edition in guide.editions]
    first, last = provision.wordings[0].since, provision.until or order[-1]
    for edition in order[order.index(first) : order.index(last) + 1]:
        if not guide.elements(provision, edition):
            yield edition


def _backwards(begins: str, ends: str) -> str:
    return f"ends in {ends}, before it begins in {begins}"


def clue_faults(
    source: Source[T],
    clues: Iterable[Clue],
    catalogue: Catalogue,
    vocabularies: Mapping[str, Vocabulary],
) -> Iterator[Fault]:
    """Yield clues of no kind, of two kinds, and those that nothing can meet."""
    for clue in clues:
        ways = [key for key in ("all", "cover", "figure") if getattr(clue, key)]
        if len(ways) != 1:
            found = " and ".join(ways) or "none of them"
            told = f"expected exactly one of all, cover and figure, found {found}"
            yield source.fault(clue, told)
        yield from _number_faults(source, clue)
        if clue.cover:
            yield from _cover_faults(source, clue.cover)
        if clue.figure:
            yield from _figure_faults(source, clue.figure, catalogue)
        yield from _voided(source, clue, vocabularies)


def _number_faults(source: Source[T], clue: Clue) -> Iterator[Fault]:
    """Yield a distance that nothing keeps, groups given twice and idle keys."""
    if clue.within is not None and not clue.all:
        yield source.fault(clue, "within needs all", key="within")
    if clue.within is not None and clue.within < 1:
        yield source.fault(clue, "can never match: fewer than 1", key="within")
    for key in ("all", "none", "paragraph", "under"):
        for group in _twice(getattr(clue, key)):
            yield source.fault(clue, f"{group!r} given twice", key=key)
    for key in ("none", "paragraph", "under", "confirm"):
        if clue.figure and getattr(clue, key):
            told = f"{key} says nothing beside a figure; leave it out"
            yield source.fault(clue, told, key=key)


def _cover_faults(source: Source[T], cover: Cover) -> Iterator[Fault]:
    for group in _twice(cover.of):
        yield source.fault(cover, f"{group!r} given twice", key="of")
    if not 1 <= cover.at_least <= len(cover.of):
        told = f"expected 1 to {len(cover.of)}, the number of groups"
        yield source.fault(cover, told, key="at_least")


def _voided(
    source: Source[T], clue: Clue, vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Fault]:
    """Yield groups of which every term brings one with it that voids the clue."""
    void = {text for group in clue.none for text in alternatives(group)}
    for group in clue.all if void else ():
        wanted = set(alternatives(group))
        voiding = [vocabularies[name] for name in void - wanted]
        if all(_holds_one(vocabularies[n], voiding) for n in wanted - void):
            told = f"can never match: {group!r} is in all and in none"
            yield source.fault(clue, told, key="none")


def _holds_one(wanted: Vocabulary, voiding: Iterable[Vocabulary]) -> bool:
    """Tell whether each term of ``wanted`` is, or holds, a term of ``voiding``."""
    sure = [vocabulary for vocabulary in voiding if not vocabulary.unless]
    return all(
        any(term in text for vocabulary in sure for term in _words(vocabulary.en))
        for text in _words(wanted.en)
    ) and all(
        any(term in text for vocabulary in sure for term in vocabulary.zh)
        for text in wanted.zh
    )


@cache
def _words(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``terms`` such that one is found in another as whole words only."""
    return tuple(f" {term.casefold()} " for term in terms)


def _figure_faults(
    source: Source[T], figure: FigureClue, catalogue: Catalogue
) -> Iterator[Fault]:
    if figure.years < 1:
        yield source.fault(figure, "can never match: expected 1 or more", key="years")
    splits = [s for s in catalogue.metrics.splits if s.key == figure.split]
    if figure.split and not any(
        not split.metrics or set(split.metrics) & set(figure.metric) for split in splits
    ):
        told = f"can never match: no such metric is read by {figure.split}"
        yield source.fault(figure, told, key="split")
