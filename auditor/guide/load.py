"""Guide file in, checked ``Guide`` out; refuses what no audit could use."""

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from auditor.bundled import bundled
from auditor.guide.names import Named
from auditor.guide.nodes import Fault
from auditor.guide.provisions import Clue, DutyStep, Edition, Guide, Provision
from auditor.guide.strict import Source, read_file


def load_guide(path: Path | None = None) -> Guide:
    """Return the Guide in the file at ``path``, by default the one that is bundled.

    Raises:
        GuideError: The file does not hold a complete and consistent Guide; one line
            for each fault.
    """
    source = read_file(path or bundled("guide_index.yaml"), Guide)
    _refuse(source, [*_dates(source), *_names(source), *_ids(source)])
    # What follows can rely on every name.
    _refuse(source, [*_vocabularies(source), *_spans(source), *_clues(source)])
    return source.value


def _refuse(source: Source[Guide], faults: Sequence[Fault]) -> None:
    if faults:
        raise source.tree.refusal(faults)


def _provisions(source: Source[Guide]) -> Iterator[Provision]:
    return (p for aspect in source.value.aspects for p in aspect.provisions)


def _dates(source: Source[Guide]) -> Iterator[Fault]:
    runs: list[tuple[Edition | DutyStep, ...]] = [
        source.value.editions,
        *source.value.duties.values(),
    ]
    for earlier, later in (pair for run in runs for pair in pairwise(run)):
        if later.commencing <= earlier.commencing:
            told = f"{later.commencing} does not come after {earlier.commencing}"
            yield source.fault(later, told, key="commencing")


def _names(source: Source[Guide]) -> Iterator[Fault]:
    guide = source.value
    known: dict[Named, Collection[str]] = {
        Named.VOCABULARY: guide.vocabularies,
        Named.EDITION: [edition.id for edition in guide.editions],
        Named.DUTY: guide.duties,
    }
    for name in source.names:
        there = known.get(name.named)
        for text in _alternatives(name.text):
            if there is not None and text not in there:
                yield Fault(node=name.node, message=_unknown(name.named, text, there))


def _alternatives(group: str) -> list[str]:
    return group.split("|")


def _unknown(named: Named, text: str, known: Collection[str]) -> str:
    alike = ", ".join(get_close_matches(text, known))
    return f"unknown {named} {text!r}" + (
        f"; alike and known: {alike}" if alike else ""
    )


def _ids(source: Source[Guide]) -> Iterator[Fault]:
    seen: set[str] = set()
    for provision in _provisions(source):
        if provision.id in seen:
            yield source.fault(provision, f"id {provision.id!r} given twice", key="id")
        seen.add(provision.id)


def _vocabularies(source: Source[Guide]) -> Iterator[Fault]:
    groups = [n.text for n in source.names if n.named is Named.VOCABULARY]
    used = {text for group in groups for text in _alternatives(group)}
    for name, vocabulary in source.value.vocabularies.items():
        terms = vocabulary.en + vocabulary.zh
        if name not in used:
            yield source.fault(vocabulary, "nothing uses this vocabulary")
        if not terms:
            yield source.fault(vocabulary, "the vocabulary has no terms")
        if not all(term.strip() for term in terms):
            yield source.fault(vocabulary, "a term is blank")


def _spans(source: Source[Guide]) -> Iterator[Fault]:
    order = [edition.id for edition in source.value.editions]
    for provision in _provisions(source):
        for earlier, later in pairwise(provision.wordings):
            if order.index(later.since) <= order.index(earlier.since):
                told = f"{later.since} does not come after {earlier.since}"
                yield source.fault(later, told, key="since")
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


def _backwards(begins: str, ends: str) -> str:
    return f"ends in {ends}, before it begins in {begins}"


def _clues(source: Source[Guide]) -> Iterator[Fault]:
    for provision in _provisions(source):
        for element in provision.elements:
            for clue in element.clues:
                yield from _clue(source, clue)


def _clue(source: Source[Guide], clue: Clue) -> Iterator[Fault]:
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
