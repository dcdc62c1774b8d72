"""Lines of a page in; column charts among them, as tables of one column, out.

A column chart prints each value over its column and each label under it. Where every
label of a row of labels has just one value over it, label and value belong together; a
person should still hold them against the page. In other charts (slices with a legend)
only colours tell which value is whose: they are left to the eye.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.document import (
    Box,
    Cell,
    Document,
    Line,
    Page,
    PassageKind,
    Place,
    Row,
    Table,
)
from auditor.match.reading import Scope, position
from auditor.metrics.figures import Kind, Leftover
from auditor.metrics.means import Means
from auditor.metrics.splits import tells_part
from auditor.metrics.years import split_years

_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_LEAD_ENDS = (":", "\N{FULLWIDTH COLON}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=\u3002)")
_TITLES = frozenset((PassageKind.HEADING, PassageKind.CAPTION))
_FEWEST = 3
"""Columns from which labels and values hardly stand over each other by chance."""
_FEWEST_UNPAIRED = 2
"""Values, and labels, from which a page without their pairs has a chart."""
_LABEL_WORDS = 6
"""A longer line is running text."""
_OFF_CENTRE = 6.0
"""Points by which the middle of a value may be off that of its label."""
_LEVEL = 2.0
"""Points by which the tops of labels in one row may differ."""
_WRAPPED = 4.0
"""Points between the lines of one label."""
_TALLEST = 250.0
"""Points; a value that stands higher over a label is of something else."""
_TITLE = 60.0
"""Points between the title of a chart and its highest value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A line with the box that it has on its page."""

    line: Line
    box: Box

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2

    def over(self, other: "_Spot", most: float) -> bool:
        """Tell whether it stands over ``other``, so many points away at most."""
        gap = other.box.top - self.box.bottom
        return -_LEVEL <= gap <= most and abs(self.middle - other.middle) <= _OFF_CENTRE


_Bar = tuple[str, _Spot, _Spot]
"""Text of a label, the label and the value over it."""


def chart_tables(document: Document, scope: Scope, means: Means) -> Iterator[Table]:
    """Yield a table of one column for each column chart within ``scope``."""
    for page in document.pages:
        values, others = _spots(document, page, scope, means)
        for level in _levels(values, others):
            columns = tuple(_columns(level, values, others, means))
            if len(columns) >= _FEWEST:
                yield _table(document, page, columns, others)


def unpaired_charts(
    document: Document, scope: Scope, means: Means, known: Container[Place]
) -> Iterator[Leftover]:
    """Yield one for each page with labels and values of which none tells whose it is.

    ``known`` are the places of the figures that were read.
    """
    for page in document.pages:
        values, others = _spots(document, page, scope, means)
        left = [
            spot
            for spot in values
            if spot.line.place not in known and not split_years(spot.line.text)[0]
        ]
        labels = [
            spot
            for spot in others
            if len(spot.line.text.split()) <= _LABEL_WORDS
            and tells_part(spot.line.text, means)
        ]
        if min(len(left), len(labels)) >= _FEWEST_UNPAIRED:
            place = min((s.line.place for s in left), key=position)
            yield Leftover(place=place, title=_over(document, place), chart=True)


def _over(document: Document, place: Place) -> str:
    """Return what leads to a chart on its page: a lead-in, else a title, else nothing.

    Of a lead-in the last sentence.
    """
    above = [
        passage
        for passage in document.passages
        if (last := passage.pieces[-1].place).page == place.page
        and position(last) < position(place)
    ]
    for passage in reversed(above):
        if passage.text.endswith(_LEAD_ENDS):
            return _SENTENCE_END.split(passage.text)[-1]
    titles = [p.text for p in above if p.kind in _TITLES]
    return titles[-1] if titles else ""


def _spots(
    document: Document, page: Page, scope: Scope, means: Means
) -> tuple[list[_Spot], list[_Spot]]:
    """Return the lines outside tables that are values, and those that are none."""
    tables = [t.box for t in document.tables if t.page == page.number and t.box]
    spots = [
        _Spot(line=line, box=line.place.box)
        for line in (*page.lines, *page.sideways)
        if line.place.box
        and scope.holds(line.place)
        and not any(_holds(box, line.place.box) for box in tables)
    ]
    values = [spot for spot in spots if _is_value(spot.line.text, means)]
    return values, [spot for spot in spots if spot not in values]


def _holds(table: Box, line: Box) -> bool:
    middle = (line.top + line.bottom) / 2
    return table.top <= middle <= table.bottom and (
        table.left <= line.right and line.left <= table.right
    )


def _is_value(text: str, means: Means) -> bool:
    return [reading.kind for reading in means.numbers.cell(text)] == [Kind.NUMBER]


def _levels(
    values: Sequence[_Spot], others: Sequence[_Spot]
) -> Iterator[tuple[_Spot, ...]]:
    """Yield rows of lines side by side, of which each has a value over it."""
    under = [o for o in others if any(value.over(o, _TALLEST) for value in values)]
    tops: list[float] = []
    for spot in under:
        if not any(abs(spot.box.top - top) <= _LEVEL for top in tops):
            tops.append(spot.box.top)
    for top in tops:
        yield tuple(spot for spot in under if abs(spot.box.top - top) <= _LEVEL)


def _columns(
    level: Iterable[_Spot],
    values: Sequence[_Spot],
    others: Sequence[_Spot],
    means: Means,
) -> Iterator[_Bar]:
    """Yield label and value of each column; nothing where a label has two values.

    Values in another unit than over the other labels are those of another chart.
    """
    found: list[tuple[str, _Spot, tuple[_Spot, ...]]] = []
    for label in level:
        above = _above(label, values, others)
        below = [other for other in others if label.over(other, _WRAPPED)]
        lines = (spot.line.text for spot in (label, *below[:1]))
        text = _HAN_SPACE.sub("", " ".join(lines))
        if tells_part(text, means):
            found.append((text, label, above))
    units = {_unit(above[0], means) for *_, above in found if len(above) == 1}
    if len(units) == 1:
        found = [
            (text, label, tuple(spot for spot in above if _unit(spot, means) in units))
            for text, label, above in found
        ]
    if all(len(above) == 1 for *_, above in found):
        yield from ((text, label, above[0]) for text, label, above in found)


def _unit(value: _Spot, means: Means) -> str:
    return means.numbers.cell(value.line.text)[0].unit


def _above(
    label: _Spot, values: Sequence[_Spot], others: Sequence[_Spot]
) -> tuple[_Spot, ...]:
    """Return the values over ``label``, as far as nothing else stands between."""
    over = [value for value in values if value.over(label, _TALLEST)]
    ends = [
        other.box.bottom
        for other in others
        if other.box.left <= label.middle <= other.box.right
        and other.box.bottom <= label.box.top
    ]
    end = max(ends, default=0.0)
    return tuple(value for value in over if value.box.top >= end)


def _table(
    document: Document,
    page: Page,
    columns: tuple[_Bar, ...],
    others: Sequence[_Spot],
) -> Table:
    boxes = [value.box for *_, value in columns]
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    top = min(box.top for box in boxes)
    over = [
        spot
        for spot in others
        if left <= spot.middle <= right and 0 <= top - spot.box.bottom <= _TITLE
    ]
    heading = max(over, key=lambda spot: spot.box.top).line if over else None
    title = Cell(
        text=heading.text if heading else "",
        place=heading.place if heading else None,
    )
    place = columns[0][-1].line.place
    before = [
        number
        for number, section in enumerate(document.sections)
        if not section.level or position(section.place) <= position(place)
    ]
    head = Row(
        cells=(Cell(text=""), title),
        place=place,
        quote="",
        header=True,
    )
    return Table(
        rows=(
            head,
            *(
                Row(
                    cells=(
                        Cell(text=text, place=label.line.place),
                        Cell(text=spot.line.text),
                    ),
                    place=spot.line.place,
                    quote=spot.line.text,
                )
                for text, label, spot in columns
            ),
        ),
        page=page.number,
        section=before[-1],
        caption=title.text,
        notes=(),
    )
