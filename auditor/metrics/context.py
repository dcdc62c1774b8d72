"""Values of one table in; the same with what the rest of the table says of them out.

What stands in one cell is often said in another: the row above, the rows beside, the
other heads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.guide.metrics import Split
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.splits import leans, part_told, plain, tells_part

_TOTAL_WORDS = 2
"""A longer head over a total also says of what."""
_FEWEST_ROWS = 3
"""Rows below which those beside say nothing of one."""


def in_context(values: Sequence[Value], means: Means) -> tuple[Value, ...]:
    """Add topic, kind and segment to each value; heads of segments name no metric."""
    segments = _segments(values, means)
    kinds = dict(_kinds(values, means))
    found: list[Value] = []
    topic = ""
    for value in values:
        own = [head for head in value.column if head in segments]
        found.append(
            replace(
                value,
                topic=topic,
                kind=kinds.get(value.groups, ""),
                segment=plain(own[-1], means) if own else "",
                column=tuple(_naming(value, segments, means)),
            )
        )
        if not _leans_or_tells_part(value.label, means):
            topic = value.label
    return tuple(found)


def _leans_or_tells_part(label: str, means: Means) -> bool:
    only_total = means.says(label, means.metrics.tables.total) and (
        len(means.hits(label)) == 1
    )
    return only_total or leans(label, means) or tells_part(label, means)


def _naming(value: Value, segments: frozenset[str], means: Means) -> Iterator[str]:
    """Yield the heads over ``value`` that may name its metric."""
    total = means.metrics.tables.total
    for head in value.column:
        is_total = len(head.split()) <= _TOTAL_WORDS and means.says(head, total)
        if head not in segments and not is_total:
            yield head


def _segments(values: Sequence[Value], means: Means) -> frozenset[str]:
    """Return the heads that name a part of the business: several, and no term of ours.

    One head alone says what the table is about, not which part of it.
    """
    heads = dict.fromkeys(label for value in values for label in value.column)
    named = [
        head
        for head in heads
        if not (means.hits(head) or means.units.opens(head) or tells_part(head, means))
    ]
    places = [head for head in heads if _only_place(head, means)] if named else []
    total = [head for head in heads if means.says(head, means.metrics.tables.total)]
    free = (*named, *places)
    return frozenset(free) if len(free) + len(total) > 1 else frozenset()


def _only_place(head: str, means: Means) -> bool:
    """Tell whether a head of a column says nothing but where: "Hong Kong office"."""
    splits = [s for s in means.metrics.splits if s.named_by and not s.people]
    terms = {name for s in splits for group in s.terms for name in group.split("|")}
    return bool(means.hits(head)) and means.hits(head).keys() <= terms


def _kinds(
    values: Sequence[Value], means: Means
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield, for rows under the same labels, the kind of part that most tell."""
    rows: dict[tuple[str, ...], dict[str, None]] = {}
    for value in values:
        if not means.says(value.label, means.metrics.tables.total):
            rows.setdefault(value.groups, {})[value.label] = None
    splits = [split for split in means.metrics.splits if split.named_by]
    for groups, labels in rows.items():
        kinds = [s.key for s in splits if _tell_most(s, tuple(labels), means)]
        if len(labels) >= _FEWEST_ROWS and len(kinds) == 1:
            yield groups, kinds[0]


def _tell_most(split: Split, labels: tuple[str, ...], means: Means) -> bool:
    telling = sum(1 for label in labels if part_told(split, label, means))
    return 2 * telling >= len(labels)
