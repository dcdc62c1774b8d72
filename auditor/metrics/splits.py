"""Labels of a value in; the part of the whole that they tell out."""

import re
from collections.abc import Iterator

from auditor.guide.metrics import Metric, Split
from auditor.language import Sentence, in_english
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.units import fold, singular

_BRACKETED = re.compile(r"\s*[(\uff08](?:in )?([^()\uff08\uff09]*)[)\uff09]\s*$")
_SPACES = re.compile(r"[\s\u2010-\u2015\u2212-]+")
_DIGITS = str.maketrans("\u4e00\u4e8c\u4e09", "123")
_LONG = 6
"""Words; a longer label over the row is no name of a part."""

Parts = tuple[tuple[str, str], ...]
"""Pairs of kind and label, such as ``("gender", "male")``; sorted by kind."""


def parts_of(
    value: Value, above: tuple[str, ...], metric: Metric, means: Means
) -> Parts:
    """Return the parts that the labels of ``value`` tell, of the kinds we know."""
    words = means.metrics.tables
    splits = [s for s in means.metrics.splits if breaks_down(s, metric)]
    labels = (value.label, *reversed(value.column), *filter(is_short, value.groups))
    found: dict[str, str] = {}
    breaks = tells_part(value.label, means)
    for split in splits:
        told_by = labels[:1] if split.digits else labels
        told_by += (value.topic,) if split.carried and breaks else ()
        parts = (part_told(split, label, means) for label in told_by)
        part = next(filter(None, parts), "")
        if part and part not in found.values():
            found[split.key] = part
    if not found and value.head_kind in {s.key for s in splits} and value.column:
        found.setdefault(value.head_kind, plain(value.column[-1], means))
    is_named = any(character.isalpha() for character in value.label)
    groups = (*words.total, *means.metrics.sentences.average)
    if not found and is_named and not means.says(value.label, groups):
        announced = dict(_announced(value, above, splits, means))
        beside = {
            s.key: plain(value.label, means) for s in splits if s.key == value.kind
        }
        found.update(announced or beside)
    return tuple(sorted(found.items()))


def folded(parts: Parts) -> Parts:
    """Return ``parts`` without what tells no parts apart: case, plural, dashes."""
    return tuple(
        (kind, " ".join(map(singular, _SPACES.sub(" ", fold(label)).split())))
        for kind, label in parts
    )


def tells_part(label: str, means: Means) -> bool:
    """Tell whether ``label`` names a part of any kind we know.

    What a row may carry on to the rows below ("voluntary") is told of the row itself.
    """
    splits = (split for split in means.metrics.splits if not split.carried)
    return any(part_told(split, label, means) for split in splits)


def leans(label: str, means: Means) -> bool:
    """Tell whether ``label`` says only what it says of the row above ("Intensity")."""
    groups = means.metrics.tables.leaning
    names = {name for group in groups for name in group.split("|")}
    hits = means.hits(label)
    return bool(hits) and hits.keys() <= names


def plain(label: str, means: Means) -> str:
    """Return ``label`` in one script, without a bracketed unit and signs around it."""
    label = in_english(label)
    bracketed = _BRACKETED.search(label)
    if bracketed and means.units.opens(bracketed[1]):
        label = label[: bracketed.start()]
    return label.strip(" :*-\u2013\u2022")


def breaks_down(split: Split, metric: Metric) -> bool:
    """Tell whether ``metric`` can be broken down by ``split``."""
    if split.metrics:
        return metric.id in split.metrics
    return metric.people or not split.people


def _after_by(text: str, means: Means) -> str:
    """Return what follows "by" in a sentence: only that can be a breakdown."""
    groups = means.metrics.tables.broken_by
    hits = means.hits(text)
    names = (name for group in groups for name in group.split("|"))
    ends = [span.end for name in names for span in hits.get(name, ())]
    return text[min(ends) :] if ends else ""


def is_short(label: str) -> bool:
    """Tell whether a label has so few words that it may be a name."""
    return len(_BRACKETED.sub("", in_english(label)).split()) <= _LONG


def part_told(split: Split, label: str, means: Means) -> str:
    """Return the part of the kind of ``split`` that ``label`` tells; empty if none."""
    said = in_english(label)
    for pattern in split.patterns:
        if match := re.search(pattern, fold(said)) or re.search(pattern, fold(label)):
            if split.digits:
                return "+".join(re.findall(r"\d", match.group().translate(_DIGITS)))
            is_all = len(match.group()) > len(said) // 2
            return said.strip() if is_all else match.group()
    names = [name for group in split.terms for name in group.split("|")]
    spans = [span for name in names for span in means.hits(label).get(name, ())]
    if not spans:
        return ""
    longest = max(spans, key=lambda span: span.end - span.start)
    is_whole = split.whole and is_short(label)
    return plain(label, means) if is_whole else label[longest.start : longest.end]


def _announced(
    value: Value, above: tuple[str, ...], splits: list[Split], means: Means
) -> Iterator[tuple[str, str]]:
    """Yield the row's label under the kind that a label above it announces."""
    for text in (*value.groups, *above):
        said = text if is_short(text) else _after_by(text, means)
        kinds = [split.key for split in splits if means.says(said, split.named_by)]
        if len(kinds) == 1 and value.label:
            yield kinds[0], plain(value.label, means)
        if kinds:
            return


def parts_in(split: Split, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return where parts of the kind of ``split`` stand in ``sentence``.

    In printed order; of parts that overlap the longest. "Over 50" is an age only beside
    a word that says so.
    """
    names = [name for group in split.terms for name in group.split("|")]
    spans = {(s.start, s.end) for name in names for s in sentence.hits.get(name, ())}
    worded = [
        span
        for group in split.worded
        for name in group.split("|")
        for span in sentence.hits.get(name, ())
    ]
    for pattern in split.patterns:
        spans |= {
            match.span()
            for match in re.finditer(pattern, fold(sentence.text))
            if not split.worded
            or any(
                match.start() - 1 <= w.end and w.start <= match.end() + 1
                for w in worded
            )
        }
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in ordered:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)
