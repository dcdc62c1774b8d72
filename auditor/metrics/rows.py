"""Rows of one table in; which of them are parts of another, or stand side by side, out.

Labels do not always say so: what adds up to the row above it is a part of that row, and
two rows that would be the same figure are told apart by their labels.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, takewhile

from auditor.metrics.clauses import without_asides
from auditor.metrics.context import only_total
from auditor.metrics.figures import Figure, Kind
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.naming import Named, Namer
from auditor.metrics.splits import is_short, plain, tells_part

_FEWEST = 2
"""Parts from which a sum says something."""
_KINDS = ({"type"}, {"material"})
"""What rows beside tell of themselves, a row whose own name we do not know tells."""
_CHANCE = 100
"""Sums of one column below this come about by chance."""

_Row = tuple[Value, ...]
_NamedRow = tuple[tuple[Value, Named | None], ...]


def with_sums(values: Sequence[Value], means: Means) -> Iterator[Value]:
    """Put the label of a row over the rows below it that add up to it."""
    rows = [tuple(row) for _, row in groupby(values, key=lambda value: id(value.row))]
    over: dict[int, str] = {}
    for number, row in enumerate(rows):
        label = row[0].label
        said = without_asides(label)
        if label and not means.says(said, means.metrics.tables.total):
            count = _parts_below(row, rows[number + 1 :])
            over |= dict.fromkeys(range(number + 1, number + 1 + count), label)
    for number, row in enumerate(rows):
        for value in row:
            above = (over[number],) if number in over else ()
            yield replace(value, groups=(*above, *value.groups))


def _parts_below(total: _Row, below: Sequence[_Row]) -> int:
    """Return how many rows of ``below`` add up to ``total`` in every column."""
    wanted = _amounts(total)
    enough = len(wanted) > 1 or any(abs(v.reading.value) >= _CHANCE for v in total)
    sums = dict.fromkeys(wanted, Decimal(0))
    for count, row in enumerate(below if enough and any(wanted.values()) else (), 1):
        if _unit(row) != _unit(total):
            return 0
        for column, amount in _amounts(row).items():
            sums[column] = sums.get(column, Decimal(0)) + amount
        slack = _step(total) * (count + 1) / 2
        if count >= _FEWEST and all(
            abs(sums[column] - wanted[column]) <= slack for column in wanted
        ):
            return count
    return 0


def with_parts(
    named: Iterable[tuple[Value, Named | None]], namer: Namer, means: Means
) -> Iterator[tuple[Value, Named]]:
    """Yield the values that are named, and the parts of those that are totals.

    A row that no term names is a part of the "Total" under it, where all rows between
    are of one kind, and of the row over it to which it and others add up.
    """
    rows = [tuple(row) for _, row in groupby(named, key=lambda pair: id(pair[0].row))]
    values = [tuple(value for value, _ in row) for row in rows]
    whole: dict[int, tuple[_NamedRow, bool]] = {}
    for number, row in enumerate(rows):
        near = values[number + 1 :], values[:number][::-1]
        below, above = (_parts_below(values[number], other) for other in near)
        count = below or -above
        proven = bool(count)
        if not proven and only_total(row[0][0].label, means):
            adds = (_may_add(other, row, means) for other in reversed(rows[:number]))
            count = -sum(1 for _ in takewhile(bool, adds))
        if abs(count) >= _FEWEST:
            places = sorted((number + count, number + count // abs(count)))
            whole |= dict.fromkeys(range(places[0], places[1] + 1), (row, proven))
    for number, row in enumerate(rows):
        total, proven = whole.get(number, ((), False))
        free = not any(name and name.own for _, name in row)
        label = row[0][0].label
        free &= proven or _is_free(label, means)
        free &= not only_total(label, means)
        wholes = {
            _column(value): name
            for value, name in total
            if free and name and name.own and _adds_up(name)
        }
        for value, name in row:
            over = wholes.get(_column(value))
            if over and name and _is_summand(name, over, means):
                over = None
            if found := (over and namer.part(value, over)) or name:
                yield value, found


def _is_summand(named: Named, whole: Named, means: Means) -> bool:
    """Tell whether a metric of its own is added to ``whole``, as Scope 3 to all."""
    sums = (s for s in means.metrics.checks.sums if s.total == whole.metric.id)
    return any(named.metric.id in rule.parts for rule in sums)


def _adds_up(named: Named) -> bool:
    """Tell whether the parts of what is named may be added; those of a rate are not."""
    measure = named.unit.measure
    return measure is not None and not measure.ratio and measure.dimension != "percent"


def _may_add(row: _NamedRow, total: _NamedRow, means: Means) -> bool:
    """Tell whether ``row`` may be a part of the bare ``total`` below it."""
    (first, _), (last, _) = row[0], total[0]
    metrics = {name.metric.id for _, name in total if name}
    return (
        first.groups == last.groups
        and _unit((first,)) == _unit((last,))
        and all(name.metric.id in metrics for _, name in row if name)
        and (any(name for _, name in row) or _is_free(first.label, means))
    )


def _is_free(label: str, means: Means) -> bool:
    """Tell whether a label is a name, and no term of ours but a part we know."""
    known = means.hits(label) and not tells_part(label, means)
    return any(map(str.isalpha, label)) and is_short(label) and not known


def _column(value: Value) -> int:
    return next(i for i, cell in enumerate(value.row.cells) if cell is value.cell)


def _amounts(row: _Row) -> dict[int, Decimal]:
    """Return the numbers of a row by column."""
    return {
        _column(value): value.reading.value
        for value in row
        if value.reading.kind is Kind.NUMBER
    }


def _unit(row: _Row) -> tuple[str, str, str]:
    return row[0].reading.unit, row[0].reading.scale, row[0].unit


def _step(row: _Row) -> Decimal:
    return Decimal(1).scaleb(-min(value.reading.places for value in row))


def side_by_side(
    read: Iterable[tuple[Value, Figure]], means: Means
) -> Iterator[tuple[Value, Figure]]:
    """Yield values and figures of a table, several rows told apart by their labels.

    A row has only one figure of a metric and a year: where the table says no year, and
    neither do its heads say which is of which, none of them is one. What has
    no value is not counted.
    """
    pairs = list(_headed(list(read), means))
    rows: dict[tuple[object, ...], dict[str, Decimal]] = {}
    alone: Counter[tuple[object, ...]] = Counter()
    kinds: dict[tuple[str, int], set[str]] = {}
    for value, figure in pairs:
        known = figure.canonical.value if figure.canonical else figure.value
        if figure.valued:
            rows.setdefault(_same(figure), {})[value.label] = known
        if value.year is None:
            alone[id(value.row), _same(figure)] += figure.valued
        told = {kind for kind, _ in figure.breakdown}
        kinds.setdefault((figure.metric, figure.year), set()).update(told)
    for value, figure in pairs:
        if alone[id(value.row), _same(figure)] > 1:
            continue
        labels = {value.label: figure.value, **rows.get(_same(figure), {})}
        beside = kinds[figure.metric, figure.year] if not figure.breakdown else set()
        kind = next(iter(beside)) if beside in _KINDS else "item"
        parts = (
            ((kind, label),) if (label := _item(value, labels, figure, means)) else ()
        )
        yield (
            value,
            replace(figure, breakdown=tuple(sorted((*figure.breakdown, *parts)))),
        )


def _headed(
    pairs: Sequence[tuple[Value, Figure]], means: Means
) -> Iterator[tuple[Value, Figure]]:
    """Tell figures of one row apart by the heads that name them, where no year does."""
    heads: dict[tuple[object, ...], list[str]] = {}
    for value, figure in pairs:
        if value.year is None:
            named = [head for head in value.column if means.hits(head)]
            key = id(value.row), _same(figure)
            heads.setdefault(key, []).append(plain(named[-1], means) if named else "")
    for value, figure in pairs:
        told = heads.get((id(value.row), _same(figure)), [])
        if len(told) > 1 and all(told) and len({*told}) == len(told):
            named = [head for head in value.column if means.hits(head)]
            part = "head", plain(named[-1], means)
            parts = tuple(sorted((*figure.breakdown, part)))
            yield value, replace(figure, breakdown=parts)
        else:
            yield value, figure


def _same(figure: Figure) -> tuple[object, ...]:
    unit = figure.canonical.unit if figure.canonical else figure.unit
    return figure.metric, figure.breakdown, figure.year, unit


def _item(
    value: Value, labels: Mapping[str, Decimal], figure: Figure, means: Means
) -> str:
    """Return the label of a row that is a part, where several are of one figure.

    Not so for the row that says it is of all, or that the others add up to.
    """
    label = plain(value.label, means)
    whole = not label or means.says(label, means.metrics.tables.total)
    if whole or len({*labels.values()}) == 1:
        return ""
    own = labels[value.label]
    others = sum(labels.values()) - own
    step = figure.canonical.step if figure.canonical else Decimal(1)
    adds_up = len(labels) > _FEWEST and abs(own - others) <= step * len(labels) / 2
    return "" if adds_up else label
