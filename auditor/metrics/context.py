"""Values of one table in; the same with what the rest of the table says of them out.

What stands in one cell is often said in another: the row above, the rows beside, the
other heads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.language import in_english
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.splits import is_short, leans, part_told, plain, tells_part

_PLAIN_WORDS = 2
"""A longer head than "Total" or "Number" also says of what."""
_FEWEST = 3
"""Labels below which those beside say nothing of one."""


def in_context(values: Sequence[Value], means: Means) -> tuple[Value, ...]:
    """Add to each value its topic, and the part that its row or column is one of."""
    values = tuple(_with_totals(values, means))
    heads = tuple(dict.fromkeys(head for value in values for head in value.column))
    segments = _segments(heads, means)
    over_rows = _over_rows(values, means)
    row_kinds = dict(_kinds(values, means))
    head_kind = _kind_of_most(heads, means)
    found: list[Value] = []
    topic, last = "", values[:1]
    for value in values:
        if value.row is not last[0].row:
            before, last = last[0].label, (value,)
            if not _leans_or_tells_part(before, means):
                topic = before
            elif not _leans_or_tells_part(value.label, means):
                topic = ""  # it speaks for itself, past the parts of another
        over = [label for label in value.groups[::-1] if label in over_rows]
        own = [*over, *(head for head in value.column if head in segments)]
        naming = tuple(_naming(value, segments, means))
        found.append(
            replace(
                value,
                topic=topic,
                kind=row_kinds.get(value.groups, ""),
                head_kind=head_kind,
                segment=plain(own[-1], means) if own else "",
                column=naming,
                beside=value.beside if _is_plain(naming, means) else (),
            )
        )
    return tuple(found)


def _with_totals(values: Sequence[Value], means: Means) -> Iterator[Value]:
    """Take a bare total of all groups out of the last of them.

    Of all it is where the group has a total of its own just above, or but one row,
    which is not as much; all are in one unit.
    """
    rows: list[Value] = []
    for value in values:
        if not rows or value.row is not rows[-1].row:
            rows.append(value)
        own = [row for row in rows[:-1] if row.groups == value.groups]
        others = {r.groups[:1] for r in rows if r.groups[1:] == value.groups[1:]}
        totals = [r for r in rows[:-1] if only_total(r.label, means)]
        is_last = own[-1:] == rows[-2:-1] and len(others) > 1
        is_last &= len({(r.unit or r.unit_above, r.reading.unit) for r in rows}) == 1
        is_of_all = own[-1:] == totals[-1:] if totals else len(own) == 1
        is_of_all &= own[-1:] != [] and own[-1].reading.value != rows[-1].reading.value
        if is_last and is_of_all and only_total(value.label, means):
            yield replace(value, groups=value.groups[1:])
        else:
            yield value


def _is_plain(heads: tuple[str, ...], means: Means) -> bool:
    """Tell whether heads say no more than "Number" or "%"."""
    words = means.metrics.tables.plain
    return all(
        len(in_english(head).split()) <= _PLAIN_WORDS and means.says(head, words)
        for head in heads
    )


def _leans_or_tells_part(label: str, means: Means) -> bool:
    return only_total(label, means) or leans(label, means) or tells_part(label, means)


def only_total(label: str, means: Means) -> bool:
    """Tell whether the label of a row says "Total" and not of what."""
    is_total = means.says(label, means.metrics.tables.total)
    return is_total and len(means.hits(label)) == 1


def _naming(value: Value, segments: frozenset[str], means: Means) -> Iterator[str]:
    """Yield the heads over ``value`` that may name its metric."""
    for head in value.column:
        if head not in segments and not _is_total(head, means):
            yield head


def _is_total(head: str, means: Means) -> bool:
    """Tell whether a head says "Total" and not of what: "Total hours" does."""
    head = in_english(head)
    words = means.metrics.tables
    *others, last = head.split() or [""]
    plain = means.says(last, (*words.plain, *words.total))
    is_short = len(head.split()) <= _PLAIN_WORDS and means.says(head, words.total)
    return is_short and (not others or plain or not means.units.opens(last))


def _segments(heads: tuple[str, ...], means: Means) -> frozenset[str]:
    """Return the heads that name a part of the business: several, and no term of ours.

    One head alone says what the table is about, not which part of it. A place among
    them is one of them, but a name among places is a place.
    """
    named = [
        head
        for head in heads
        if not (means.hits(head) or means.units.opens(head) or tells_part(head, means))
    ]
    places = [head for head in heads if _only_place(head, means)]
    total = [head for head in heads if means.says(head, means.metrics.tables.total)]
    if len(places) > len(named):
        return frozenset()
    free = (*named, *places) if named else ()
    return frozenset(free) if len(free) + len(total) > 1 else frozenset()


def _over_rows(values: Sequence[Value], means: Means) -> frozenset[str]:
    """Return the labels over rows that name a part of the business.

    They are no term of ours, and the same rows stand under each: the water of "Hotels"
    and the water of "Offices".
    """
    under: dict[str, list[set[str]]] = {}
    for value in values:
        if means.hits(value.label) and not _leans_or_tells_part(value.label, means):
            under.setdefault(value.label, []).append({*value.groups})
    own = {
        label
        for several in under.values()
        for labels in several
        for label in labels
        if not all(label in others for others in several)
    }
    total = means.metrics.tables.total
    others = [g for g in own if _only_place(g, means) or means.says(g, total)]
    free = [group for group in own if _is_free(group, means)]
    return frozenset(free) if len(free) + len(others) > 1 else frozenset()


def _is_free(label: str, means: Means) -> bool:
    """Tell whether ``label`` may be the name of a part: short, and no term of ours."""
    known = means.hits(label) or means.units.opens(label) or tells_part(label, means)
    return is_short(label) and not known


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
        rows.setdefault(value.groups, {})[value.label] = None
    for groups, labels in rows.items():
        yield groups, _kind_of_most(tuple(labels), means)


def _kind_of_most(labels: tuple[str, ...], means: Means) -> str:
    """Return the one kind of part that most of several labels tell; empty if none."""
    total = means.metrics.tables.total
    parts = [label for label in labels if not means.says(label, total)]
    kinds = [
        split.key
        for split in means.metrics.splits
        if split.named_by
        and 2 * sum(1 for p in parts if part_told(split, p, means)) > len(parts)
    ]
    return kinds[0] if len(parts) >= _FEWEST and len(kinds) == 1 else ""
