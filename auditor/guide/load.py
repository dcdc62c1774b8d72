"""Guide file in, checked ``Guide`` out; refuses what no audit could use."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeVar

from auditor.bundled import bundled
from auditor.guide.metrics import Catalogue, Metrics, Units
from auditor.guide.names import Named
from auditor.guide.nodes import Fault
from auditor.guide.provisions import (
    Aspect,
    Clue,
    Guide,
    GuideIndex,
    Provision,
    Wording,
)
from auditor.guide.recognise import Recognition
from auditor.guide.strict import Source, decode_file, read_file
from auditor.guide.vocabulary import Vocabulary

T = TypeVar("T")
_Known = Mapping[Named, Collection[str]]


def load_guide(path: Path | None = None) -> Guide:
    """Return the Guide in the file at ``path``, by default the one that is bundled.

    Metrics, units and how reports are recognised always come from the bundled files.

    Raises:
        GuideError: A file does not hold what it should, or contradicts another; one
            line for each fault.
    """
    return _load(path or bundled("guide_index.yaml"), bundled("data"))


def _load(path: Path, data: Path) -> Guide:
    index = read_file(path, GuideIndex)
    metrics = read_file(data / "metrics.yaml", Metrics)
    units = read_file(data / "units.yaml", Units)
    ids = [metric.id for metric in metrics.value.metrics]
    _check_index(index, ids)
    _check_metrics(metrics, units, ids)
    parts = {
        field.name: getattr(index.value, field.name) for field in fields(GuideIndex)
    }
    parts["aspects"] = tuple(map(_in_full, index.value.aspects))
    return Guide(
        **parts,
        catalogue=Catalogue(units=units.value, metrics=metrics.value),
        recognition=decode_file(data / "profile.yaml", Recognition),
    )


def _in_full(aspect: Aspect) -> Aspect:
    """Fill in what the wordings leave out since it is as in the edition before."""
    provisions = [
        replace(p, wordings=tuple(accumulate(p.wordings, Wording.after)))
        for p in aspect.provisions
    ]
    return replace(aspect, provisions=tuple(provisions))


def _check_index(index: Source[GuideIndex], metrics: Collection[str]) -> None:
    known = {
        Named.VOCABULARY: index.value.vocabularies,
        Named.EDITION: [edition.id for edition in index.value.editions],
        Named.DUTY: index.value.duties,
        Named.METRIC: metrics,
    }
    index.refuse(*_names(index, known), *_dates(index), *_duties(index), *_ids(index))
    # What follows can rely on every name.
    index.refuse(
        *_vocabularies(index, index.value.vocabularies), *_spans(index), *_clues(index)
    )


def _check_metrics(
    metrics: Source[Metrics], units: Source[Units], ids: Collection[str]
) -> None:
    vocabularies = metrics.value.vocabularies
    known = {Named.VOCABULARY: vocabularies, Named.METRIC: ids}
    metrics.refuse(*_names(metrics, known), *_vocabularies(metrics, vocabularies))
    units.refuse(*_names(units, {Named.METRIC: ids}))


def _names(source: Source[T], known: _Known) -> Iterator[Fault]:
    for name in source.names:
        for text in _alternatives(name.text):
            if text not in known[name.named]:
                told = _unknown(name.named, text, known[name.named])
                yield Fault(node=name.node, message=told)


def _dates(source: Source[GuideIndex]) -> Iterator[Fault]:
    for earlier, later in pairwise(source.value.editions):
        if later.commencing <= earlier.commencing:
            told = f"{later.commencing} does not come after {earlier.commencing}"
            yield source.fault(later, told, key="commencing")


def _duties(source: Source[GuideIndex]) -> Iterator[Fault]:
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


def _alternatives(group: str) -> list[str]:
    return group.split("|")


def _unknown(named: Named, text: str, known: Collection[str]) -> str:
    alike = ", ".join(get_close_matches(text, known))
    return f"unknown {named} {text!r}" + (
        f"; alike and known: {alike}" if alike else ""
    )


def _provisions(source: Source[GuideIndex]) -> Iterator[Provision]:
    return (p for aspect in source.value.aspects for p in aspect.provisions)


def _ids(source: Source[GuideIndex]) -> Iterator[Fault]:
    seen: set[str] = set()
    for provision in _provisions(source):
        if provision.id in seen:
            yield source.fault(provision, f"id {provision.id!r} given twice", key="id")
        seen.add(provision.id)


def _vocabularies(
    source: Source[T], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Fault]:
    groups = [n.text for n in source.names if n.named is Named.VOCABULARY]
    used = {text for group in groups for text in _alternatives(group)}
    for name, vocabulary in vocabularies.items():
        terms = vocabulary.en + vocabulary.zh
        if name not in used:
            yield source.fault(vocabulary, "nothing uses this vocabulary")
        if not terms:
            yield source.fault(vocabulary, "the vocabulary has no terms")
        if not all(term.strip() for term in terms):
            yield source.fault(vocabulary, "a term is blank")


def _spans(source: Source[GuideIndex]) -> Iterator[Fault]:
    order = [edition.id for edition in source.value.editions]
    for provision in _provisions(source):
        for earlier, later in pairwise(provision.wordings):
            if order.index(later.since) <= order.index(earlier.since):
                told = f"{later.since} does not come after {earlier.since}"
                yield source.fault(later, told, key="since")
        yield from _wordings(source, provision)
        first, last = provision.wordings[0].since, provision.until or order[-1]
        if order.index(first) > order.index(last):
            yield source.fault(provision, _backwards(first, last), key="until")
        for element in provision.elements:
            begins, ends = element.since or first, element.until or last
            if order.index(begins) > order.index(ends):
                yield source.fault(element, _backwards(begins, ends), key="until")
        for edition in order[order.index(first) : order.index(last) + 1]:
            if not source.value.elements(provision, edition):
                told = f"asks for nothing in edition {edition}"
                yield source.fault(provision, told, key="elements")


def _wordings(source: Source[GuideIndex], provision: Provision) -> Iterator[Fault]:
    first, *others = provision.wordings
    for key in ("asks", "source"):
        if not getattr(first, key):
            told = f"the first wording of a provision needs {key}"
            yield source.fault(first, told)
    before = first
    for wording in others:
        for key in ("asks", "source"):
            if getattr(wording, key) in {getattr(before, key)} - {""}:
                told = f"the same as since {before.since}; leave it out"
                yield source.fault(wording, told, key=key)
        full = Wording.after(before, wording)
        if replace(full, since=before.since) == before:
            yield source.fault(wording, f"says nothing that {before.since} did not")
        before = full


def _backwards(begins: str, ends: str) -> str:
    return f"ends in {ends}, before it begins in {begins}"


def _clues(source: Source[GuideIndex]) -> Iterator[Fault]:
    for reason in source.value.reasons:
        for clue in reason.clues:
            yield from _clue(source, clue)
    for provision in _provisions(source):
        for element in provision.elements:
            for clue in element.clues:
                yield from _clue(source, clue)


def _clue(source: Source[GuideIndex], clue: Clue) -> Iterator[Fault]:
    ways = [key for key in ("all", "cover", "figure") if getattr(clue, key)]
    if len(ways) != 1:
        found = " and ".join(ways) or "none of them"
        told = f"expected exactly one of all, cover and figure, found {found}"
        yield source.fault(clue, told)
    if clue.within is not None and not clue.all:
        yield source.fault(clue, "within needs all", key="within")
    if clue.cover and not 1 <= clue.cover.at_least <= len(clue.cover.of):
        told = f"expected 1 to {len(clue.cover.of)}, the number of groups"
        yield source.fault(clue.cover, told, key="at_least")
    void = {text for group in clue.none for text in _alternatives(group)}
    for group in clue.all:
        if void.issuperset(_alternatives(group)):
            told = f"can never match: {group!r} is in all and in none"
            yield source.fault(clue, told, key="none")
