"""Guide file in, checked ``Guide`` out; refuses what no audit could use."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from auditor.bundled import bundled
from auditor.errors import GuideError
from auditor.guide.names import Named
from auditor.guide.provisions import (
    Clue,
    DutyStep,
    Edition,
    Element,
    Guide,
    Provision,
    Vocabulary,
)
from auditor.guide.strict import Name, Source, read_file


def load_guide(path: Path | None = None) -> Guide:
    """Return the Guide in the file at ``path``, by default the one that is bundled.

    Raises:
        GuideError: The file does not hold a complete and consistent Guide.
    """
    source = read_file(path or bundled("guide_index.yaml"), Guide)
    _check_dates(source)
    _check_names(source)
    for vocabulary in source.value.vocabularies.values():
        _check_vocabulary(source, vocabulary)
    for provision in _check_ids(source):
        _check_spans(source, provision)
        for element in provision.elements:
            for clue in element.clues:
                _check_clue(source, clue)
    return source.value


def _check_dates(source: Source[Guide]) -> None:
    runs: list[tuple[Edition | DutyStep, ...]] = [
        source.value.editions,
        *source.value.duties.values(),
    ]
    for earlier, later in (pair for run in runs for pair in pairwise(run)):
        if later.commencing <= earlier.commencing:
            raise source.refusal(
                later,
                f"{later.commencing} does not come after {earlier.commencing}",
                key="commencing",
            )


def _check_names(source: Source[Guide]) -> None:
    guide = source.value
    known: dict[Named, Collection[str]] = {
        Named.VOCABULARY: guide.vocabularies,
        Named.EDITION: [edition.id for edition in guide.editions],
        Named.DUTY: guide.duties,
    }
    used: set[tuple[Named, str]] = set()
    for name in source.names:
        for text in _alternatives(name.text):
            used.add((name.named, text))
            if text not in known.get(name.named, (text,)):
                raise _unknown(source, name, text, known[name.named])
    for text, vocabulary in guide.vocabularies.items():
        if (Named.VOCABULARY, text) not in used:
            raise source.refusal(vocabulary, "nothing uses this vocabulary")


def _alternatives(group: str) -> list[str]:
    return group.split("|")


def _unknown(
    source: Source[Guide], name: Name, text: str, known: Collection[str]
) -> GuideError:
    alike = get_close_matches(text, known)
    hint = f"; alike and known: {', '.join(alike)}" if alike else ""
    return source.tree.refusal(name.node, f"unknown {name.named} {text!r}{hint}")


def _check_vocabulary(source: Source[Guide], vocabulary: Vocabulary) -> None:
    terms = vocabulary.en + vocabulary.zh
    if not terms:
        raise source.refusal(vocabulary, "the vocabulary has no terms")
    if not all(term.strip() for term in terms):
        raise source.refusal(vocabulary, "a term is blank")


def _check_ids(source: Source[Guide]) -> Iterator[Provision]:
    seen: set[str] = set()
    for aspect in source.value.aspects:
        for provision in aspect.provisions:
            if provision.id in seen:
                raise source.refusal(
                    provision, f"id {provision.id!r} given twice", key="id"
                )
            seen.add(provision.id)
            yield provision


def _check_spans(source: Source[Guide], provision: Provision) -> None:
    guide = source.value
    order = [edition.id for edition in guide.editions]
    for earlier, later in pairwise(provision.wordings):
        if order.index(later.since) <= order.index(earlier.since):
            raise source.refusal(
                later, f"{later.since} does not come after {earlier.since}", key="since"
            )
    first = provision.wordings[0].since
    spans: list[tuple[Provision | Element, str | None]] = [
        (provision, first),
        *((element, element.since) for element in provision.elements),
    ]
    for part, since in spans:
        if since and part.until and order.index(since) > order.index(part.until):
            raise source.refusal(
                part, f"ends in {part.until}, before it begins in {since}", key="until"
            )
    last = provision.until or order[-1]
    for edition in order[order.index(first) : order.index(last) + 1]:
        if not guide.elements(provision, edition):
            raise source.refusal(
                provision, f"asks for nothing in edition {edition}", key="elements"
            )


def _check_clue(source: Source[Guide], clue: Clue) -> None:
    ways = [key for key in ("all", "cover", "figure") if getattr(clue, key)]
    if len(ways) != 1:
        found = " and ".join(ways) or "none of them"
        raise source.refusal(
            clue, f"expected exactly one of all, cover and figure, found {found}"
        )
    if clue.within is not None and not clue.all:
        raise source.refusal(clue, "within needs all", key="within")
    if clue.cover and not 1 <= clue.cover.at_least <= len(clue.cover.of):
        raise source.refusal(
            clue.cover,
            f"at_least is not between 1 and {len(clue.cover.of)}, the number of groups",
            key="at_least",
        )
    void = {text for group in clue.none for text in _alternatives(group)}
    for group in clue.all:
        if void.issuperset(_alternatives(group)):
            raise source.refusal(
                clue, f"can never match: {group!r} is in all and in none", key="none"
            )
