"""Rules and frames and the lines of a page in; areas with names of columns out."""

from collections.abc import Sequence

from auditor.ingest import signs
from auditor.ingest.pdf.edges import union
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import COLUMNS, DRAWN, REGIONS
from auditor.ingest.pdf.sheet import Area
from auditor.ingest.pdf.values import is_long


def on_rule(rule: Area, rows: Sequence[Sequence[Strip]]) -> list[Area]:
    """Return the area of the columns whose names stand on a rule, if there are any."""
    header = next(
        (
            index
            for index, row in enumerate(rows)
            if len(row) > 1
            and 0 <= rule.top - row[0].baseline <= row[0].size
            and rule.left - DRAWN.side <= row[0].area.left
            and row[-1].area.right <= rule.right + DRAWN.side
        ),
        None,
    )
    if header is None or any(is_long(strip) for strip in rows[header]):
        return []
    columns: list[int] = []
    area = reach = union(_named(rows, header, rule), rule)
    for row in rows[header + 1 :]:
        inside = [strip for strip in row if within(strip, rule.left, rule.right)]
        found = [_column(strip, rows[header]) for strip in inside]
        if None in found or not _is_near_below(inside, reach):
            break
        columns += [column for column in found if column is not None]
        close = _is_near_below(inside, reach, REGIONS.close)
        reach = with_strips(inside, reach)
        if len(set(found)) > 1 or close or columns[-1] > min(columns):
            area = reach
    counts = sorted((columns.count(column) for column in set(columns)), reverse=True)
    return [area] if counts[1:] and counts[1] >= REGIONS.rows else []


def _named(rows: Sequence[Sequence[Strip]], last: int, rule: Area) -> Area:
    """Return the extent of the names on a rule with the lines they began on."""
    area = with_strips(rows[last], rule)
    for row in reversed(rows[max(last - REGIONS.header_lines, 0) : last]):
        over = {_column(strip, rows[last]) for strip in row}
        if (
            (not over - {-1, 0} and not row[1:])
            or any(is_long(strip) or signs.ends_lead(strip.text) for strip in row)
            or not is_near(row, area, REGIONS.close)
            or not within(row[0], rule.left, rule.right)
        ):
            break
        area = with_strips(row, area)
    return area


def _column(strip: Strip, header: Sequence[Strip]) -> int | None:
    """Return the column a strip stands in, ``None`` where it runs over two.

    Columns are counted from 0 by their names; -1 stands before the first name.
    """
    for column, name in enumerate(header):
        start = header[column - 1].area.right if column else name.area.left - name.size
        if start < strip.area.left and _is_flush(strip.area, name.area):
            return column
    starts = [name.area.left - name.size / 2 for name in header]
    column = sum(start <= strip.area.left for start in starts) - 1
    over = column + 1 < len(starts) and strip.area.right > starts[column + 1]
    return None if over else column


def _is_flush(one: Area, two: Area) -> bool:
    """Tell whether two areas end, or have their middles, at one place."""
    ends = one.right - two.right
    middles = (one.left + one.right - two.left - two.right) / 2
    return min(abs(ends), abs(middles)) <= COLUMNS.flush


def _is_near_below(
    row: Sequence[Strip], area: Area, sizes: float = REGIONS.apart
) -> bool:
    return all(
        strip.area.top - area.bottom <= (sizes - 1) * strip.size for strip in row
    )


def with_names(
    area: Area, rows: Sequence[Sequence[Strip]], rules: Sequence[Area]
) -> Area:
    """Take in the lines that name the columns above a frame.

    They stand between the frame and a rule as wide, or right above the frame.
    """
    over = [
        row
        for row in rows
        if row[0].baseline < area.top
        and row[0].area.left >= area.left - DRAWN.side
        and row[-1].area.right <= area.right + DRAWN.side
    ]
    walls = [
        rule.bottom
        for rule in rules
        if rule.bottom < area.top
        and abs(rule.left - area.left) <= DRAWN.side
        and abs(rule.right - area.right) <= DRAWN.side
    ]
    under = [row for row in over if walls and row[0].baseline > max(walls)]
    walled = 0 < len(under) <= REGIONS.header_lines and (
        under[0][0].area.top - max(walls) <= REGIONS.close * under[0][0].size
    )
    named = under if walled else over[-1:]
    if not named or any(is_long(strip) for row in named for strip in row):
        return area
    reach = named[-1][0].size * (REGIONS.close if walled else 1)
    if len(named[-1]) < 2 or area.top - named[-1][0].area.bottom > reach:  # noqa: PLR2004  two columns
        return area
    return with_strips([strip for row in named for strip in row], area)


def within(strip: Strip, left: float, right: float) -> bool:
    """Tell whether some of a strip stands between two places across the page."""
    return strip.area.left < right and strip.area.right > left


def is_near(row: Sequence[Strip], area: Area, sizes: float) -> bool:
    """Tell whether a line stands above an area, so many sizes away at most."""
    gap = area.top - max(strip.area.bottom for strip in row)
    return gap <= (sizes - 1) * max(strip.size for strip in row)


def with_strips(row: Sequence[Strip], area: Area) -> Area:
    """Return the extent of an area and the strips of a line."""
    for strip in row:
        area = union(area, strip.area)
    return area
