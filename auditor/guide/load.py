"""Guide file in, checked ``Guide`` out; refuses what no audit could use."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from pathlib import Path

from auditor.bundled import bundled
from auditor.collector import uncollected
from auditor.guide import checks
from auditor.guide.climate import Climate
from auditor.guide.clues import Clue
from auditor.guide.metrics import Catalogue, Metrics, Units
from auditor.guide.names import Named
from auditor.guide.nodes import Tree, read_tree, value_of
from auditor.guide.overlay import (
    Overlay,
    looser_faults,
    merged,
    place_faults,
    shape_faults,
)
from auditor.guide.provisions import Aspect, Guide, GuideIndex, Origin, Wording
from auditor.guide.recognise import Recognition
from auditor.guide.strict import Source, decode_file, decode_tree, read_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A guide, and the files that it was read from."""

    guide: Guide
    trees: tuple[Tree, ...]
    """The guide file, then the overlay if there is one."""


def load_guide(path: Path | None = None) -> Guide:
    """Return the Guide in the file at ``path``, by default the one that is bundled.

    A file that says what it ``extends`` is an overlay: the bundled Guide is returned
    with what it adds. Metrics, units and how reports are recognised always come from
    the bundled files.

    Raises:
        GuideError: A file does not hold what it should, or contradicts another; one
            line for each fault.
    """
    return load_files(path).guide


def load_files(path: Path | None = None) -> Loaded:
    """Return what ``load_guide`` does, and where it was read.

    Raises:
        GuideError: As ``load_guide``.
    """
    with uncollected():
        loaded = _load_files(path)
        gc.freeze()  # it stays for good
        return loaded


def _load_files(path: Path | None) -> Loaded:
    catalogue = _catalogue(bundled("data"))
    tree = read_tree(path or bundled("guide_index.yaml"))
    if value_of(tree.root, "extends") is None:
        index = decode_tree(tree, GuideIndex)
        _check_index(index, catalogue)
        origin = Origin.OTHER if path else Origin.BUNDLED
        return Loaded(guide=_whole(index.value, catalogue, origin), trees=(tree,))
    base = decode_tree(read_tree(bundled("guide_index.yaml")), GuideIndex)
    _check_index(base, catalogue)
    overlay = decode_tree(tree, Overlay)
    guide = _check_overlay(overlay, base, catalogue)
    whole = _whole(guide, catalogue, Origin.OVERLAY)
    return Loaded(guide=whole, trees=(base.tree, tree))


def _whole(index: GuideIndex, catalogue: Catalogue, origin: Origin) -> Guide:
    parts = {field.name: getattr(index, field.name) for field in fields(GuideIndex)}
    parts["aspects"] = tuple(map(_in_full, index.aspects))
    recognition = decode_file(bundled("data") / "profile.yaml", Recognition)
    return Guide(**parts, catalogue=catalogue, recognition=recognition, origin=origin)


def _in_full(aspect: Aspect) -> Aspect:
    """Fill in what the wordings leave out since it is as in the edition before."""
    provisions = [
        replace(p, wordings=tuple(accumulate(p.wordings, Wording.after)))
        for p in aspect.provisions
    ]
    return replace(aspect, provisions=tuple(provisions))


def _known(index: GuideIndex, catalogue: Catalogue) -> checks.Known:
    return {
        Named.VOCABULARY: index.vocabularies,
        Named.EDITION: [edition.id for edition in index.editions],
        Named.DUTY: index.duties,
        Named.PROVISION: [p.id for aspect in index.aspects for p in aspect.provisions],
        Named.PARAGRAPH: {
            part
            for aspect in index.aspects
            for provision in aspect.provisions
            for part in _paragraphs(provision.id)
        },
        Named.REASON: [reason.id for reason in index.reasons],
        Named.METRIC: [metric.id for metric in catalogue.metrics.metrics],
        Named.SPLIT: sorted({split.key for split in catalogue.metrics.splits}),
    }


def _paragraphs(id_: str) -> Iterator[str]:
    """Yield ``D.26(b)(i)``, ``D.26(b)`` and ``D.26``."""
    while "(" in id_:
        yield id_
        id_ = id_[: id_.rindex("(")]
    yield id_


def _check_index(index: Source[GuideIndex], catalogue: Catalogue) -> None:
    guide = index.value
    provisions = [p for aspect in guide.aspects for p in aspect.provisions]
    rules = [rule for aspect in guide.aspects for rule in aspect.rules]
    index.refuse(
        *checks.unknown_names(index, _known(guide, catalogue)),
        *checks.date_faults(index),
        *checks.duty_faults(index),
        *checks.share_faults(index),
        *checks.id_faults(index, (*provisions, *rules)),
    )
    # What follows can rely on every name.
    index.refuse(
        *checks.vocabulary_faults(index, guide.vocabularies, index.names),
        *checks.provision_faults(index, guide, provisions),
        *checks.rule_faults(index, guide),
        *checks.unused_duties(index, provisions),
        *checks.blank_faults(index, _named(guide)),
        *checks.clue_faults(index, _clues(guide), catalogue, guide.vocabularies),
    )


def _named(guide: GuideIndex) -> Iterator[object]:
    yield from (*guide.editions, *guide.reasons, *guide.aspects, *guide.quality.flags)
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            yield from (provision, *provision.elements)
        yield from aspect.rules


def _clues(guide: GuideIndex) -> Iterator[Clue]:
    for part in (*guide.reasons, *((guide.standard,) if guide.standard else ())):
        yield from part.clues
    for rule in guide.quality.flags:
        yield from (*rule.clues, *rule.nowhere)
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            for element in provision.elements:
                yield from element.clues


def _check_overlay(
    overlay: Source[Overlay], base: Source[GuideIndex], catalogue: Catalogue
) -> GuideIndex:
    added, guide = overlay.value, merged(base.value, overlay.value)
    new = list(added.new_provisions())
    known = dict(_known(guide, catalogue))
    known[Named.PROVISION] = _known(base.value, catalogue)[Named.PROVISION]
    overlay.refuse(
        *checks.unknown_names(overlay, known),
        *checks.id_faults(overlay, new),
        *shape_faults(overlay, base.value),
    )
    held = {p.id: p for aspect in guide.aspects for p in aspect.provisions}
    names = (*base.names, *overlay.names)
    overlay.refuse(
        *checks.vocabulary_faults(overlay, added.vocabularies, names),
        *checks.provision_faults(overlay, guide, new),
        *looser_faults(overlay, base.value),
        *place_faults(overlay),
        *checks.blank_faults(overlay, (*new, *added.elements())),
        *(
            fault
            for part in added.provisions
            for fault in checks.span_faults(
                overlay, guide, held[part.id], part.elements
            )
        ),
        *(
            overlay.fault(part, f"asks for nothing in edition {edition}")
            for part in added.provisions
            for edition in checks.asked_nothing(guide, held[part.id])
        ),
        *checks.clue_faults(
            overlay,
            (c for element in added.elements() for c in element.clues),
            catalogue,
            guide.vocabularies,
        ),
    )
    return guide


def _catalogue(data: Path) -> Catalogue:
    metrics = read_file(data / "metrics.yaml", Metrics)
    units = read_file(data / "units.yaml", Units)
    vocabularies = metrics.value.vocabularies
    known = {
        Named.VOCABULARY: vocabularies,
        Named.METRIC: [metric.id for metric in metrics.value.metrics],
    }
    metrics.refuse(
        *checks.unknown_names(metrics, known),
        *checks.vocabulary_faults(metrics, vocabularies, metrics.names),
    )
    units.refuse(*checks.unknown_names(units, known))
    climate = read_file(data / "climate.yaml", Climate)
    words = climate.value.vocabularies
    climate.refuse(
        *checks.unknown_names(climate, {**known, Named.VOCABULARY: words}),
        *checks.vocabulary_faults(climate, words, climate.names),
    )
    return Catalogue(units=units.value, metrics=metrics.value, climate=climate.value)
