"""Lines that head a table in; the names of its columns and what they span out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.ingest import gridding, signs
from auditor.ingest.pdf.cells import CellLine, Content
from auditor.ingest.pdf.lines import around
from auditor.ingest.pdf.measures import COLUMNS
from auditor.ingest.pdf.names import Name, Ruling, distance, read_names
from auditor.ingest.pdf.sheet import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """One row of a header."""

    names: tuple[Name, ...]
    """From left to right."""
    lines: tuple[CellLine, ...]

    def contents(self, count: int) -> list[tuple[Content, int]]:
        """Return what each of ``count`` cells holds and how many columns it spans."""
        cells = [(Content(), 1)] * count
        for name in self.names:
            cells[name.first] = (
                Content(lines=name.lines),
                name.last - name.first + 1,
            )
        return cells


def read_header(lines: Sequence[CellLine], ruling: Ruling) -> list[HeaderRow]:
    """Return the rows of a header, from top to bottom."""
    named = [(line, read_names(line, ruling)) for line in lines]
    groups: list[list[tuple[CellLine, list[Name]]]] = []
    for entry in reversed(named):
        if groups and not _is_own_row(entry, groups[-1], ruling):
            groups[-1].insert(0, entry)
        else:
            groups.append([entry])
    rows: list[HeaderRow] = []
    for group in groups:
        rows.insert(0, _stretched(_merged(group), rows, ruling))
    return rows


def _is_own_row(
    entry: tuple[CellLine, list[Name]],
    below: Sequence[tuple[CellLine, list[Name]]],
    ruling: Ruling,
) -> bool:
    """Tell whether a line names groups of the columns named below it."""
    line, names = entry
    if ruling.ruled_between(line.baseline, below[0][0].baseline - below[0][0].size / 2):
        return True
    lower = [name for _, row in below for name in row]
    leftmost = min(name.first for name in lower)
    beside = all(name.last < leftmost for name in names)
    if beside or all(name.first == 0 for name in lower) or _translates(names, lower):
        return False
    apart = [name for name in names if name.first > 0]
    if len(apart) == 1 and _heads(apart[0], _years(lower)):
        return not gridding.is_year(apart[0].text)
    return (
        any(_spans_two(name, lower) for name in names)
        or all(_is_between(name, lower) for name in names)
        or (bool(_years(names)) and not _years(lower))
        or _names_each_once(names, lower)
    )


def _translates(names: Sequence[Name], lower: Sequence[Name]) -> bool:
    """Tell whether names are said once more, each below itself, in the other script."""
    said = {name.first: name.text for name in names}
    pairs = [(said.get(name.first, ""), name.text) for name in lower]
    return all(
        any(map(str.isalpha, one)) and signs.is_wide(one) != signs.is_wide(two)
        for one, two in pairs
    )


def _spans_two(name: Name, lower: Sequence[Name]) -> bool:
    return (
        name.last > name.first
        and sum(name.first <= other.first <= name.last for other in lower) > 1
    )


def _names_each_once(names: Sequence[Name], lower: Sequence[Name]) -> bool:
    """Tell whether names that are printed once stand over names that repeat."""
    upper = {name.text for name in names}
    texts = [name.text for name in lower if name.first > 0]
    repeated = len(set(texts)) * 2 <= len(texts)
    return repeated and len(upper) == len(names) < len(lower)


def _is_between(name: Name, lower: Sequence[Name]) -> bool:
    """Tell whether a name stands in the middle of two names rather than at one."""
    for one, two in pairwise(lower):
        if name.first not in {one.first, two.first}:
            continue
        at = around([word for side in (one, two) for word in side.lines[0]])
        aligned = any(_is_aligned(name.area, side.area) for side in (one, two))
        if not aligned and distance(name.area, (at.left + at.right) / 2) <= (
            COLUMNS.centred * at.width
        ):
            return True
    return False


def _is_aligned(one: Area, two: Area) -> bool:
    return COLUMNS.flush >= min(
        abs(one.left - two.left),
        abs(one.right - two.right),
        distance(one, (two.left + two.right) / 2),
    )


def _merged(group: Sequence[tuple[CellLine, list[Name]]]) -> HeaderRow:
    """Join the lines of one row of a header, name by name."""
    names: list[Name] = []
    for name in (name for _, row in group for name in row):
        over = [other for other in names if _share_columns(other, name)]
        for other in over:
            names.remove(other)
        parts = [*over, name]
        names.append(
            Name(
                lines=tuple(line for part in parts for line in part.lines),
                first=min(part.first for part in parts),
                last=max(part.last for part in parts),
                walled=all(part.walled for part in parts),
            )
        )
    return HeaderRow(
        names=tuple(sorted(names, key=lambda name: name.first)),
        lines=tuple(line for line, _ in group),
    )


def _share_columns(one: Name, two: Name) -> bool:
    return one.first <= two.last and two.first <= one.last


def _stretched(row: HeaderRow, below: Sequence[HeaderRow], ruling: Ruling) -> HeaderRow:
    """Let the names of an upper row reach over the columns that belong to them."""
    names = [name for name in row.names if name.first > 0]
    if not names or not (below or any(name.last > name.first for name in names)):
        return row
    if all(name.walled for name in names):
        return row
    labels = [name for name in row.names if name.first == 0]
    lower = [name for other in below for name in other.names]
    years = _years(lower)
    if len(names) == 1 and _heads(names[0], years):
        only = replace(names[0], first=years[0].first, last=years[-1].last)
        return replace(row, names=(*labels, only))
    cycles = _cycles(names, below[0].names) if below else []
    if cycles:
        wide = cycles
    elif lower and all(_starts_with(name, lower) for name in names):
        ends = [name.first for name in names[1:]] + [ruling.count]
        wide = [
            replace(name, last=max(name.last, end - 1))
            for name, end in zip(names, ends, strict=True)
        ]
    else:
        wide = _centred(names, ruling, lower)
    return replace(row, names=(*labels, *wide))


def _years(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if gridding.is_year(name.text)]


def _heads(name: Name, years: Sequence[Name]) -> bool:
    """Tell whether the only name above two years or more stands in their midst."""
    texts = [year.text for year in years]
    if not len(set(texts)) == len(texts) > 1:
        return False
    low, high = years[0].area.left, years[-1].area.right
    return distance(name.area, (low + high) / 2) <= COLUMNS.midst * (high - low)


def _cycles(names: Sequence[Name], below: Sequence[Name]) -> list[Name]:
    """Widen each name to the names below it, where these repeat under each."""
    lower = [name for name in below if name.first > 0]
    width, rest = divmod(len(lower), len(names))
    lower = lower[rest:]
    if width < 2 or len(names) < 2:  # noqa: PLR2004  a name over one column is none
        return []
    blocks = [lower[start : start + width] for start in range(0, len(lower), width)]
    first = [name.text for name in blocks[0]]
    if any([name.text for name in block] != first for block in blocks):
        return []
    if any(
        not block[0].area.left <= _middle(name) <= block[-1].area.right
        for name, block in zip(names, blocks, strict=True)
    ):
        return []
    return [
        replace(name, first=block[0].first, last=block[-1].last)
        for name, block in zip(names, blocks, strict=True)
    ]


def _starts_with(name: Name, lower: Sequence[Name]) -> bool:
    """Tell whether a name is set flush left with the name of its first column."""
    return any(
        other.first == name.first
        and abs(other.area.left - name.area.left) <= COLUMNS.flush
        and abs(_middle(other) - _middle(name)) > COLUMNS.flush
        for other in lower
    )


def _centred(
    names: Sequence[Name], ruling: Ruling, lower: Sequence[Name]
) -> list[Name]:
    """Widen each name to the columns in whose middle it stands."""
    return _even_blocks(names, ruling, lower) or _own_blocks(names, ruling, lower)


def _even_blocks(
    names: Sequence[Name], ruling: Ruling, lower: Sequence[Name]
) -> list[Name]:
    """Give each name as many columns, up to the last column of the table."""
    widest = (ruling.count - 1) // len(names) if names[1:] else 0
    for width in range(widest, 0, -1):
        start = ruling.count - width * len(names)
        blocks = [
            replace(
                name,
                first=start + index * width,
                last=start + (index + 1) * width - 1,
            )
            for index, name in enumerate(names)
        ]
        if all(_fits(block, ruling, lower) for block in blocks):
            return blocks
    return []


def _own_blocks(
    names: Sequence[Name], ruling: Ruling, lower: Sequence[Name]
) -> list[Name]:
    wide: list[Name] = []
    for index, name in enumerate(names):
        lowest = wide[-1].last + 1 if wide else 1
        limit = names[index + 1].first if index + 1 < len(names) else ruling.count
        reaches = [
            replace(name, first=first, last=last)
            for first in range(min(lowest, name.first), name.first + 1)
            for last in range(name.last, max(limit - 1, name.last) + 1)
        ]
        if _is_between(name, lower):
            reaches = [reach for reach in reaches if reach.last > reach.first]
        fitting = [reach for reach in reaches if _fits(reach, ruling, lower)]
        wide.append(
            min(fitting, key=lambda reach: _off(reach, ruling, lower), default=name)
        )
    return wide


def _middle(name: Name) -> float:
    return (name.area.left + name.area.right) / 2


def _fits(name: Name, ruling: Ruling, lower: Sequence[Name]) -> bool:
    """Tell whether a name stands in the middle of its columns."""
    return _off(name, ruling, lower) <= COLUMNS.centred


def _off(name: Name, ruling: Ruling, lower: Sequence[Name]) -> float:
    """Return by what share of their width a name misses the middle of its columns.

    The width is that of what stands in the columns, or that of the columns.
    """
    left = ruling.extents[name.first][0]
    right = ruling.extents[name.last][1]
    for other in lower:
        left = min(left, other.area.left) if other.first == name.first else left
        right = max(right, other.area.right) if other.last == name.last else right
    walls = (ruling.sides(name.first)[0], ruling.sides(name.last)[1])
    return min(
        abs(_middle(name) - (low + high) / 2) / max(high - low, 1.0)
        for low, high in ((left, right), walls)
    )
