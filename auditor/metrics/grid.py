"""A table in; its values out, each with the labels that stand over and beside it.

What a label means is not decided here; only where labels, units and years stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from auditor.document import Cell, Row, Table
from auditor.language import in_two_scripts
from auditor.metrics.heads import (
    blocks,
    has_amount,
    one_year,
    only_years,
    shares,
    spread,
)
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.years import split_years

_NUMBERED = re.compile(r"\d{1,2}\.\s*(?!\d)")
"""A label that is one of a numbered list ends what stood under the one before."""
_BARE = re.compile(r"\d{1,2}|[IVX]{1,4}")
"""A label that says something only together with the head of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One printed value and the labels it stands under."""

    reading: Reading
    label: str
    """Label of the row."""
    column: tuple[str, ...]
    """Labels of the column from the top down, years left out."""
    beside: tuple[str, ...]
    """Labels of the column of values to the left."""
    groups: tuple[str, ...]
    """Labels over that of the row, nearest first."""
    topic: str = ""
    """Label of the last row above that leans on no other and tells no part."""
    kind: str = ""
    """Kind of part that most rows under the same labels tell; empty if none."""
    head_kind: str = ""
    """The same for the heads of the columns."""
    segment: str = ""
    """Part of the business that the head of the column names."""
    year: int | None
    """``None`` where the table prints none for this value."""
    unit: str
    """From the column of units; empty where there is none."""
    unit_above: str
    """From the column of units in a row above; it may hold for this row too."""
    heads: tuple[str, ...] = ()
    """Texts of the heads over the column as printed, from the top down."""
    row: Row
    cell: Cell


class _Role(Enum):
    LABEL = auto()
    UNIT = auto()
    YEAR = auto()
    VALUE = auto()
    SKIPPED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    role: _Role
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    """As printed, years included."""
    year: int | None


@dataclass(slots=True, kw_only=True)
class _Above:
    """What stands above a row as the table is read from the top down."""

    labels: dict[int, str] = field(default_factory=dict)
    """By column of labels: the last one printed."""
    groups: list[str] = field(default_factory=list)
    """Group rows, outermost first."""
    open_group: bool = False
    """The row just above is a group row."""
    unit: str = ""
    carries: bool = True
    """A unit holds for the rows below it, as it does in a cell over several rows."""
    year: int | None = None
    has_units: bool = False
    """A row of units has taken the place of those in the heads."""


def read_grid(table: Table, means: Means, year: int) -> Iterator[Value]:
    """Yield the values of ``table`` in printed order, empty cells left out.

    ``year`` is the reporting year, which "current year" in a head stands for.
    """
    above = _Above()
    for heads, body in blocks(table.rows, means):
        if any(row.cells[0].text for row in heads):
            above = _Above()
        columns = _columns(heads, body, means, year)
        above.carries = _carries_units(columns, body)
        for row in body:
            yield from _read_row(row, columns, above, means)


def _columns(
    heads: list[Row], body: list[Row], means: Means, reporting: int
) -> tuple[_Column, ...]:
    texts = [
        [cell.text for cell in column if cell.text]
        for column in zip(*(row.cells for row in body), strict=True)
    ]
    places = [
        i
        for i, column in enumerate(texts)
        if i and any(has_amount(text, means) for text in column)
    ]
    named = spread(heads, places, means)
    columns: list[_Column] = []
    for i, column in enumerate(texts):
        printed = tuple(_joined(dict.fromkeys(row[i] for row in named if row[i])))
        columns.append(
            _Column(
                role=_role(columns, column, printed, means),
                heads=printed,
                labels=tuple(rest for _, rest in map(split_years, printed) if rest),
                year=one_year(printed, means, reporting),
            )
        )
    return _dated(columns, one_year(columns[0].heads, means, reporting))


def _joined(heads: Iterable[str]) -> Iterator[str]:
    """Yield the heads of a column, each with the same in Chinese below it."""
    before = ""
    for head in heads:
        if in_two_scripts(f"{before} {head}") == (before, head):
            before = f"{before} {head}"
        else:
            yield from filter(None, (before,))
            before = head
    yield from filter(None, (before,))


def _role(
    before: list[_Column], texts: list[str], heads: tuple[str, ...], means: Means
) -> _Role:
    words = means.metrics.tables
    amounts = [text for text in texts if means.numbers.cell(text)]
    if any(means.says(head, words.skipped) for head in heads):
        return _Role.SKIPPED
    is_first_value = all(column.role is not _Role.VALUE for column in before)
    if is_first_value and amounts == texts and all(map(only_years, texts)):
        return _Role.YEAR if texts else _Role.LABEL
    if before and texts and all(map(means.units.opens, texts)):
        return _Role.UNIT
    # Without a column of labels, the heads are all there is.
    is_all = any(map(means.hits, heads)) and all(has_amount(t, means) for t in texts)
    if 2 * len(amounts) >= len(texts) > 0 and (before or is_all):
        return _Role.VALUE
    if any(means.says(head, words.unit) for head in heads):
        return _Role.UNIT
    refers = before and any(means.says(head, words.reference) for head in heads)
    return _Role.LABEL if is_first_value and not refers else _Role.SKIPPED


def _carries_units(columns: tuple[_Column, ...], body: list[Row]) -> bool:
    """Tell whether most rows print no unit of their own."""
    roles = [column.role for column in columns]
    filled = [
        {role for role, cell in zip(roles, row.cells, strict=True) if cell.text}
        for row in body
    ]
    values = [kinds for kinds in filled if _Role.VALUE in kinds]
    return 2 * sum(1 for kinds in values if _Role.UNIT in kinds) < len(values)


def _dated(columns: list[_Column], over: int | None) -> tuple[_Column, ...]:
    """Give columns without a year that of the one before, or leave them out.

    Where years and columns without one take turns, as in "2023 | % | 2022 | %", the
    year holds for both, as does that ``over`` the labels where no other is printed;
    else what has no year is a change.
    """
    if over and {column.year for column in columns} <= {over, None}:
        return tuple(
            replace(column, year=over) if column.role is _Role.VALUE else column
            for column in columns
        )
    places = [i for i, c in enumerate(columns) if c.role is _Role.VALUE]
    starts = [i for i in places if columns[i].year]
    if not starts or len(starts) == len(places):
        return tuple(columns)
    start_of = dict(shares(places, starts))
    regular = {
        min(i for i in start_of if start_of[i] == s) for s in start_of.values()
    } == {*starts}
    for i in places:
        if regular and columns[i].year is None:
            columns[i] = replace(columns[i], year=columns[start_of[i]].year)
        elif columns[i].year is None:
            columns[i] = replace(columns[i], role=_Role.SKIPPED)
    return tuple(columns)


def _read_row(
    row: Row, columns: tuple[_Column, ...], above: _Above, means: Means
) -> Iterator[Value]:
    cells = tuple(zip(columns, row.cells, strict=True))
    filled = [cell for c, cell in cells if c.role is _Role.VALUE and cell.text]
    printed = next((cell.text for c, cell in cells if c.role is _Role.UNIT), "")
    unit = means.units.said_once(printed)
    label, groups = _labels(cells, above, means)
    says_unit = all(means.units.opens(cell.text) for cell in filled)
    if says_unit or not any(means.numbers.cell(cell.text) for cell in filled):
        above.has_units |= bool(filled) and says_unit
        unit = unit or (filled[0].text if filled and says_unit else "")
        _open_group(label, unit, above, means)
        return
    if not label and above.open_group:
        label = above.groups[-1]
    above.open_group = False
    while above.groups and all(map(_NUMBERED.match, (label, above.groups[-1]))):
        numbered = above.groups.pop()
        groups = tuple(group for group in groups if group != numbered)
    above.unit = unit or (above.unit if above.carries else "")
    row_year = next(
        (
            split_years(cell.text)[0][0]
            for c, cell in cells
            if c.role is _Role.YEAR and cell.text
        ),
        above.year,
    )
    beside: tuple[str, ...] = ()
    beside_year: int | None = None
    for column, cell in cells:
        if column.role is _Role.VALUE:
            heads = column.labels
            if above.has_units:
                heads = tuple(head for head in heads if not means.units.opens(head))
            beside = beside if column.year == beside_year else ()
            for reading in means.numbers.cell(cell.text):
                yield Value(
                    reading=reading,
                    label=label,
                    column=heads,
                    beside=beside,
                    groups=groups,
                    year=column.year or row_year,
                    unit=unit,
                    unit_above=above.unit,
                    heads=column.heads,
                    row=row,
                    cell=cell,
                )
            beside, beside_year = heads, column.year


def _labels(
    cells: tuple[tuple[_Column, Cell], ...], above: _Above, means: Means
) -> tuple[str, tuple[str, ...]]:
    """Return the label of a row and those over it, nearest first."""
    printed: dict[int, str] = {}
    for i, (column, cell) in enumerate(cells):
        text = cell.text.strip()
        names_provision = re.fullmatch(means.metrics.tables.provision, text)
        if column.role is _Role.LABEL and text and not names_provision:
            head = " ".join(column.labels)
            printed[i] = f"{head} {text}" if _BARE.fullmatch(text) else text
    if not printed and any(c.role is _Role.YEAR and cell.text for c, cell in cells):
        printed = {**above.labels}
    last = max(printed, default=-1)
    beside = [
        printed.get(i) or above.labels.get(i, "") for i in range(last if printed else 0)
    ]
    for i, text in printed.items():
        above.labels = {j: t for j, t in above.labels.items() if j < i} | {i: text}
    heads = (
        " ".join(c.labels) for c, _ in cells if c.role in {_Role.LABEL, _Role.YEAR}
    )
    over = (*reversed(beside), *reversed(above.groups), *reversed(tuple(heads)))
    return printed.get(last, ""), tuple(dict.fromkeys(filter(None, over)))


def _open_group(label: str, unit: str, above: _Above, means: Means) -> None:
    if not label:
        return
    years, rest = split_years(label)
    above.unit = unit
    if years and not rest:
        above.year = years[0]
        return
    if not above.open_group:
        while above.groups and _announces(above.groups[-1], means):
            above.groups.pop()
        if above.groups and not _announces(label, means):
            above.groups.pop()
    above.groups.append(label)
    above.open_group = True


def _announces(group: str, means: Means) -> bool:
    """Tell whether a group row says by what is broken down ("By gender")."""
    return any(means.says(group, split.named_by) for split in means.metrics.splits)
