"""A guide in, what it says in Traditional Chinese out, from ``guide_zh.yaml``.

The file holds the bundled guide whole and nothing else: what is missing, strange,
blank or given twice is refused. A guide of the user's own is told in Chinese as far as
it says the same as the bundled one. What a review says beside it stands in
``words_zh.yaml``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from auditor.bundled import bundled
from auditor.guide.clues import Clue
from auditor.guide.load import load_guide
from auditor.guide.nodes import Entries, Fault, Node, Scalar, read_tree, value_of
from auditor.guide.provisions import Element, Guide, Provision, Rule
from auditor.guide.strict import decode_file, decode_tree

Pairs = Iterator[tuple[tuple[str, str], str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class InChinese:
    """What the file says of one provision."""

    asks: dict[str, str]
    """By the edition since which it is asked."""
    elements: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseFile:
    """What ``guide_zh.yaml`` holds; every key is one of the guide."""

    sources: dict[str, str]
    parts: dict[str, str]
    """By ``Aspect.part``."""
    places: dict[str, str]
    """A piece of ``Wording.place``, or its first word with ``{}`` for the rest."""
    units: dict[str, str]
    metrics: dict[str, str]
    splits: dict[str, str]
    reasons: dict[str, str]
    """That of the standard as well."""
    provisions: dict[str, InChinese]
    rules: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chinese:
    """Texts of a guide in Chinese, by what they are of; ``Chinese()`` has none."""

    asks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By provision and edition."""
    elements: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By provision and element."""
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By provision or rule, and edition."""
    rules: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    """By ``Aspect.part``."""
    units: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    """By the id of the reason or of the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordsFile:
    """What ``words_zh.yaml`` holds."""

    words: dict[str, str]


def chinese_words() -> dict[str, str]:
    """Return what a review says in Chinese, by the English."""
    return decode_file(bundled("data") / "words_zh.yaml", _WordsFile).words


def chinese_of(guide: Guide) -> Chinese:
    """Return the texts of ``guide`` in Chinese.

    Raises:
        GuideError: The bundled file does not hold the bundled guide.
    """
    base = load_guide()
    held = read_chinese(bundled("data") / "guide_zh.yaml", base)
    return Chinese(
        asks=dict(_asks(guide, base, held)),
        elements=dict(_elements(guide, base, held)),
        sources=dict(_sources(guide, held)),
        rules=held.rules,
        parts=held.parts,
        units=held.units,
        metrics=held.metrics,
        splits=held.splits,
        reasons=held.reasons,
    )


def read_chinese(path: Path, guide: Guide) -> ChineseFile:
    """Return the Chinese file at ``path``.

    Raises:
        GuideError: It does not hold ``guide``, whole and nothing else.
    """
    tree = read_tree(path)
    file = decode_tree(tree, ChineseFile)
    faults = _key_faults(tree.root, guide, file.value.places)
    file.refuse(*faults, *_blank_faults(tree.root))
    return file.value


def _asks(guide: Guide, base: Guide, held: ChineseFile) -> Pairs:
    known = {p.id: p for aspect in base.aspects for p in aspect.provisions}
    for edition in base.editions:
        for provision in guide.provisions(edition.id):
            first = known.get(provision.id)
            if first and base.stands(first, edition.id):
                asks = base.wording(first, edition.id).asks
                if guide.wording(provision, edition.id).asks == asks:
                    since = next(w.since for w in first.wordings if w.asks == asks)
                    told = held.provisions[provision.id].asks[since]
                    yield (provision.id, edition.id), told


def _elements(guide: Guide, base: Guide, held: ChineseFile) -> Pairs:
    known = {(p, e.id): e.text for p, e in _every_element(base)}
    for provision, element in _every_element(guide):
        if known.get((provision, element.id)) == element.text:
            told = held.provisions[provision].elements[element.id]
            yield (provision, element.id), told


def _every_element(guide: Guide) -> Iterator[tuple[str, Element]]:
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            yield from ((provision.id, element) for element in provision.elements)


def _sources(guide: Guide, held: ChineseFile) -> Pairs:
    for part, edition, place in _every_place(guide):
        source = held.sources.get(edition)
        pieces = [_piece(piece, held.places) for piece in place]
        if source and all(pieces):
            yield (part, edition), "，".join((source, *pieces))


def _every_place(guide: Guide) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every provision and rule with its edition and the pieces of its place."""
    for edition in guide.editions:
        held: list[tuple[Provision | Rule, str]] = [
            (p, guide.wording(p, edition.id).place)
            for p in guide.provisions(edition.id)
        ]
        held += [(rule, rule.place) for rule in guide.rules(edition.id)]
        for part, place in held:
            if place:
                title = guide.part(part.id, edition.id).title
                whole = f"{title}, {place}" if title else place
                yield part.id, edition.id, whole.split(", ")


def _piece(piece: str, places: Mapping[str, str]) -> str:
    """Return ``piece`` of a place in Chinese; empty where there are no words for it."""
    if piece in places:
        return places[piece]
    word, _, rest = piece.partition(" ")
    return places[word].format(rest) if word in places else ""


def _key_faults(root: Node, guide: Guide, known: Collection[str]) -> Iterator[Fault]:
    """Yield keys that are missing, and those that nothing bears."""
    provisions = [p for aspect in guide.aspects for p in aspect.provisions]
    standard = [guide.standard.id] if guide.standard else []
    wanted: dict[str, list[str]] = {
        "sources": [edition.id for edition in guide.editions],
        "parts": [aspect.part for aspect in guide.aspects],
        "units": [unit for provision in provisions for unit in provision.units],
        "reasons": [reason.id for reason in guide.reasons] + standard,
        "provisions": [provision.id for provision in provisions],
        "rules": [rule.id for aspect in guide.aspects for rule in aspect.rules],
    }
    for section, keys in wanted.items():
        yield from _differences(value_of(root, section), keys)
    # Of the catalogue only what a clue names must be told: the rest is in no text.
    metrics = [metric.id for metric in guide.catalogue.metrics.metrics]
    splits = [split.key for split in guide.catalogue.metrics.splits]
    named = [c.figure for c in _clues(provisions) if c.figure]
    yield from _differences(
        value_of(root, "metrics"), [m for f in named for m in f.metric], metrics
    )
    yield from _differences(
        value_of(root, "splits"), [f.split for f in named if f.split], splits
    )
    places = value_of(root, "places")
    yield from _differences(places, _words(guide, known))
    for provision in provisions:
        node = value_of(value_of(root, "provisions"), provision.id)
        yield from _differences(value_of(node, "asks"), _asked(provision))
        elements = [element.id for element in provision.elements]
        yield from _differences(value_of(node, "elements"), elements)


def _clues(provisions: Iterable[Provision]) -> Iterator[Clue]:
    for provision in provisions:
        for element in provision.elements:
            yield from element.clues


def _asked(provision: Provision) -> list[str]:
    """Return the editions since which ``provision`` asks for something else."""
    later = pairwise(provision.wordings)
    changed = [new.since for old, new in later if new.asks != old.asks]
    return [provision.since, *changed]


def _words(guide: Guide, known: Collection[str]) -> list[str]:
    """Return the pieces of places, or their first words where these are known."""
    pieces = (piece for *_, place in _every_place(guide) for piece in place)
    return [p if p in known else p.partition(" ")[0] for p in pieces]


def _differences(
    node: Node | None, wanted: Collection[str], allowed: Collection[str] = ()
) -> Iterator[Fault]:
    """Yield the keys of ``node`` that are missing, and those that nothing bears."""
    if not isinstance(node, Entries):
        return
    keys = {k.text: k for k, _ in node.pairs() if isinstance(k, Scalar)}
    for key in dict.fromkeys(wanted):
        if key not in keys:
            yield Fault(node=node, message=f"key {key!r} is missing")
    for text, key_node in keys.items():
        if text not in wanted and text not in allowed:
            alike = ", ".join(get_close_matches(text, wanted))
            told = f"the guide has no {text!r}"
            told += f"; alike and known: {alike}" if alike else ""
            yield Fault(node=key_node, message=told)


def _blank_faults(node: Node) -> Iterator[Fault]:
    if isinstance(node, Scalar):
        if not node.text.strip():
            yield Fault(node=node, message="the text is blank")
    else:
        below = node.nodes[1::2] if isinstance(node, Entries) else node.nodes
        for child in below:
            yield from _blank_faults(child)
