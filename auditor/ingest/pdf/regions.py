"""Lines and drawn frames of one page in; the areas that may hold tables out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.ingest import gridding, signs
from auditor.ingest.pdf.edges import union
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import COLUMNS, DRAWN, LINES, REGIONS, TEXT
from auditor.ingest.pdf.named import is_near, on_rule, with_names, with_strips, within
from auditor.ingest.pdf.prose import prose_strips
from auditor.ingest.pdf.sheet import Area
from auditor.ingest.pdf.values import figures_in, is_figure, is_long


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a line that may be a row of a table."""

    index: int
    """Of the line on the page."""
    strips: tuple[Strip, ...]

    @property
    def area(self) -> Area:
        """The extent of the strips."""
        return Area(
            self.strips[0].area.left,
            min(strip.area.top for strip in self.strips),
            self.strips[-1].area.right,
            max(strip.area.bottom for strip in self.strips),
        )

    @property
    def figures(self) -> tuple[Strip, ...]:
        """The strips that are figures, the first strip of the line left out."""
        return tuple(strip for strip in self.strips[1:] if is_figure(strip))


def find_regions(
    rows: Sequence[Sequence[Strip]], framed: Sequence[Area], rules: Sequence[Area]
) -> list[Area]:
    """Return areas that may hold a table, from top to bottom, none over another.

    Args:
        rows: The lines of the page.
        framed: Extents of drawn structures that may be tables.
        rules: Horizontal rules.
    """
    prose = prose_strips(rows)
    bare = [[strip for strip in row if strip.order not in prose] for row in rows]
    areas = [
        *(with_names(area, rows, rules) for area in framed),
        *(area for rule in rules for area in on_rule(rule, rows)),
        *(_extent(group, rows) for group in _groups(_segments(bare), rows)),
    ]
    merged: list[Area] = []
    for area in sorted(areas, key=lambda area: (area.top, area.left)):
        joined = area
        while any(_overlap(joined, other) for other in merged):
            other = next(other for other in merged if _overlap(joined, other))
            merged.remove(other)
            joined = union(joined, other)
        merged.append(joined)
    return [_closed(area, rows, rules) for area in merged]


def _closed(area: Area, rows: Sequence[Sequence[Strip]], rules: Sequence[Area]) -> Area:
    """Take in one line between the foot of an area and a rule as wide below it."""
    foot = min(
        (
            rule.top
            for rule in rules
            if rule.top > area.bottom
            and abs(rule.left - area.left) <= DRAWN.side
            and abs(rule.right - area.right) <= DRAWN.side
        ),
        default=area.bottom,
    )
    between = [
        strip
        for row in rows
        for strip in row
        if area.bottom < strip.baseline < foot and within(strip, area.left, area.right)
    ]
    if between and foot - area.bottom <= LINES.paragraph * max(s.size for s in between):
        return area._replace(bottom=foot)
    return area


def _overlap(one: Area, two: Area) -> bool:
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    return wide > 0 and high > 1


def _groups(
    segments: Iterable[Segment], rows: Sequence[Sequence[Strip]]
) -> list[list[Segment]]:
    """Gather lines with figures that stand under each other."""
    groups: list[list[Segment]] = []
    for segment in segments:
        last = next(
            (group for group in reversed(groups) if _aligned(group, segment)), None
        )
        if last is not None and _reaches(last[-1], segment, rows):
            last.append(segment)
        else:
            groups.append([segment])
    return [group for group in groups if len(group) > 1 or _is_headed(group[0], rows)]


def _segments(rows: Sequence[Sequence[Strip]]) -> Iterator[Segment]:
    for index, row in enumerate(rows):
        if len(row) < 2 or not figures_in(row):  # noqa: PLR2004  a label and a figure
            continue
        part: list[Strip] = []
        for strip in row:
            if part and is_long(strip):
                yield from _segment(index, part)
                part = []
            part.append(strip)
        yield from _segment(index, part)


def _segment(index: int, strips: list[Strip]) -> Iterator[Segment]:
    segment = Segment(index, tuple(strips))
    if segment.figures:
        yield segment


def _aligned(group: Sequence[Segment], segment: Segment) -> bool:
    """Tell whether figures stand under figures of the group."""
    above = [strip for member in group[-2:] for strip in member.figures]
    under = sum(
        any(
            strip.area.left < other.area.right and other.area.left < strip.area.right
            for other in above
        )
        for strip in segment.figures
    )
    return under * 2 >= len(segment.figures)


def _reaches(above: Segment, below: Segment, rows: Sequence[Sequence[Strip]]) -> bool:
    """Tell whether nothing that ends a table stands between two lines."""
    if below.index - above.index > REGIONS.skip + 1:
        return False
    left, right = _sides([above, below])
    last = above.strips[0]
    for index in range(above.index + 1, below.index + 1):
        row = [strip for strip in rows[index] if within(strip, left, right)]
        if index < below.index and any(
            _crosses(strip, below) or strip.size > REGIONS.larger * below.strips[0].size
            for strip in row
        ):
            return False
        if not row:
            continue
        if row[0].baseline - last.baseline > REGIONS.apart * max(
            row[0].size, last.size
        ):
            return False
        last = row[0]
    return True


def _sides(group: Sequence[Segment]) -> tuple[float, float]:
    return (
        min(segment.area.left for segment in group),
        max(segment.area.right for segment in group),
    )


def _crosses(strip: Strip, segment: Segment) -> bool:
    """Tell whether a strip runs from the label over two figures or more."""
    figures = segment.figures
    reach = figures[min(1, len(figures) - 1)].area.left
    return _starts_as_label(strip, segment) and strip.area.right > reach


def _starts_as_label(strip: Strip, segment: Segment) -> bool:
    """Tell whether a strip starts over what stands before the first figure.

    A name may start between the two, a sentence that does is of a column of text.
    """
    first = segment.figures[0]
    before = segment.strips[segment.strips.index(first) - 1]
    start = before.area.right if len(strip.text) < TEXT.sentence else first.area.left
    return strip.area.left < min(first.area.left - strip.size, start)


def _is_headed(segment: Segment, rows: Sequence[Sequence[Strip]]) -> bool:
    """Tell whether a single line of figures has years above it, or above its units."""
    for row in reversed(
        rows[max(segment.index - REGIONS.header_lines, 0) : segment.index]
    ):
        if _breaks_header(row, segment):
            return False
        if any(
            gridding.is_year(name.text)
            and name.area.left < strip.area.right
            and strip.area.left < name.area.right
            for name in row
            for strip in segment.figures
        ):
            return True
    return False


def _extent(group: Sequence[Segment], rows: Sequence[Sequence[Strip]]) -> Area:
    """Return the area of a group with its header and its last wrapped lines."""
    area = group[0].area
    for segment in group[1:]:
        area = union(area, segment.area)
    area = _upwards(area, _labelled(group), rows)
    return _downwards(area, group[-1], rows)


def _labelled(group: Sequence[Segment]) -> Segment:
    """Return the first line of a group; as one with a label where its own is apart."""
    first = group[0]
    if not is_figure(first.strips[0]):
        return first
    model = next((s for s in group if not is_figure(s.strips[0])), first)
    return Segment(first.index, model.strips)


def _upwards(area: Area, first: Segment, rows: Sequence[Sequence[Strip]]) -> Area:
    """Take in the lines above that name the columns."""
    zone = first.figures[0].area.left
    pending = area
    for index in range(
        first.index - 1, max(first.index - 1 - REGIONS.header_lines, -1), -1
    ):
        row = [strip for strip in rows[index] if within(strip, area.left, area.right)]
        if not row:
            continue
        reach = REGIONS.apart if _names_columns(row, first) else REGIONS.header_apart
        if not is_near(row, pending, reach):
            break
        under_names = index > 0 and _names_columns(rows[index - 1], first)
        if _breaks_header(row, first) and not (under_names and _is_group(row, first)):
            break
        pending = with_strips(row, pending)
        if any(strip.area.right > zone for strip in row):
            area = pending
    return area


def _is_group(row: Sequence[Strip], first: Segment) -> bool:
    """Tell whether a line is one label, such as that of a group of rows."""
    if len(row) > 1:
        return False
    flush = abs(row[0].area.left - first.area.left) <= COLUMNS.flush
    apart = row[0].area.right < first.figures[0].area.left
    return flush or (apart and not is_long(row[0]))


def _names_columns(row: Sequence[Strip], first: Segment) -> bool:
    """Tell whether two names or more, years set close too, stand over figures."""
    over = [
        strip
        for strip in row
        if any(
            strip.area.left < figure.area.right and figure.area.left < strip.area.right
            for figure in first.figures
        )
    ]
    named = sum(
        max(sum(gridding.is_year(word.text) for word in strip.words), 1)
        for strip in over
    )
    return named > 1 and figures_in(over) * 2 < len(over)


def _breaks_header(row: Sequence[Strip], first: Segment) -> bool:
    """Tell whether a line says something instead of naming columns."""
    if len(row) == 1 and _reaches_over(row[0], first):
        return True
    return any(
        (is_long(strip) and not _repeats(strip)) or _crosses(strip, first)
        for strip in row
    )


def _repeats(strip: Strip) -> bool:
    """Tell whether a strip says one word again and again, as units of columns do."""
    return bool(strip.words[1:]) and len({word.text for word in strip.words}) == 1


def _reaches_over(strip: Strip, segment: Segment) -> bool:
    """Tell whether a strip runs from the label into the first figure, or is a lead."""
    over = strip.area.right > segment.figures[0].area.left
    return _starts_as_label(strip, segment) and (over or signs.ends_lead(strip.text))


def _downwards(area: Area, last: Segment, rows: Sequence[Sequence[Strip]]) -> Area:
    """Take in the lines below that carry on the last row."""
    for index in range(last.index + 1, min(last.index + 1 + REGIONS.skip, len(rows))):
        row = [strip for strip in rows[index] if within(strip, area.left, area.right)]
        if not row:
            continue
        gap = min(strip.area.top for strip in row) - area.bottom
        near = gap <= (LINES.step - 1) * row[0].size
        if not near or any(_is_tail_end(strip, last) for strip in row):
            break
        area = with_strips(row, area)
    return area


def _is_tail_end(strip: Strip, last: Segment) -> bool:
    """Tell whether a strip below a table is no wrapped line of its last row."""
    over = [
        mate
        for mate in last.strips
        if strip.area.left < mate.area.right and mate.area.left < strip.area.right
    ]
    return len(over) != 1 or strip.area.right > over[0].area.right + 3 * strip.size
