"""Rows of one table in; which of them are parts of another, or stand side by side, out.

Labels do not always say so: what adds up to the row above it is a part of that row, and
two rows that would be the same figure are told apart by their labels.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from auditor.metrics.clauses import without_asides
from auditor.metrics.figures import Figure, Kind
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.splits import Parts, plain

_FEWEST = 2
"""Parts from which a sum says something."""
_CHANCE = 100
"""Sums of one column below this come about by chance."""

_Row = tuple[Value, ...]


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


def _amounts(row: _Row) -> dict[int, Decimal]:
    """Return the numbers of a row by column."""
    return {
        next(i for i, cell in enumerate(value.row.cells) if cell is value.cell): (
            value.reading.value
        )
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
    for value, figure in pairs:
        known = figure.canonical.value if figure.canonical else figure.value
        if figure.valued:
            rows.setdefault(_same(figure), {})[value.label] = known
        if value.year is None:
            alone[id(value.row), _same(figure)] += figure.valued
    for value, figure in pairs:
        if alone[id(value.row), _same(figure)] > 1:
            continue
        labels = {value.label: figure.value, **rows.get(_same(figure), {})}
        parts = _item(value, labels, figure, means)
        told = tuple(sorted((*figure.breakdown, *parts)))
        yield value, replace(figure, breakdown=told)


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
) -> Parts:
    """Return the label of a row as a part where several rows are of one figure.

    Not so for the row that says it is of all, or that the others add up to.
    """
    label = plain(value.label, means)
    whole = not label or means.says(label, means.metrics.tables.total)
    if whole or len({*labels.values()}) == 1:
        return ()
    own = labels[value.label]
    others = sum(labels.values()) - own
    step = figure.canonical.step if figure.canonical else Decimal(1)
    adds_up = len(labels) > _FEWEST and abs(own - others) <= step * len(labels) / 2
    return () if adds_up else (("item", label),)
