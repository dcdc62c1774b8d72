"""Lines of a chart in; which value belongs to which label, where that is sure, out.

A column chart prints each value over its column and each label under it. Where every
label of a row of labels has just one value over it, label and value belong together; a
person should still hold them against the page. In other charts (slices with a legend)
only colours tell which value is whose: they are left to the eye.
"""

import re
from collections.abc import Iterator, Sequence

from auditor.document import Bar, Box, Cell, Line
from auditor.ingest import gridding

_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_FEWEST = 3
"""Columns from which labels and values hardly stand over each other by chance."""
_OFF_CENTRE = 6.0
"""Points by which the middle of a value may be off that of its label."""
_LEVEL = 2.0
"""Points by which the tops of labels in one row may differ."""
_WRAPPED = 4.0
"""Points between the lines of one label."""
_TALLEST = 250.0
"""Points; a value that stands higher over a label is of something else."""

_Spot = tuple[Line, Box]


def pair(lines: Sequence[Line]) -> tuple[Bar, ...]:
    """Return each value that stands over its label, from left to right in each row."""
    spots = [(line, line.place.box) for line in lines if line.place.box]
    values, others = _parted(spots)
    found: list[Bar] = []
    for level in _levels(others):
        over = [(label, _above(label, values, others)) for label in level]
        single = [(label, above[0]) for label, above in over if len(above) == 1]
        many = any(len(above) > 1 for _, above in over)
        if not many and len(single) >= _FEWEST:
            found += [_bar(label, value, others) for label, value in single]
    return tuple(found)


def _parted(spots: Sequence[_Spot]) -> tuple[list[_Spot], list[_Spot]]:
    """Return the values and the rest; "20 years or" in a row of labels is a label."""
    others = [spot for spot in spots if not gridding.is_value(spot[0].text)]
    tops = [box.top for _, box in others]
    values = [
        (line, box)
        for line, box in spots
        if gridding.is_value(line.text)
        and sum(abs(box.top - top) <= _LEVEL for top in tops) < _FEWEST - 1
    ]
    return values, [spot for spot in spots if spot not in values]


def _levels(others: Sequence[_Spot]) -> Iterator[list[_Spot]]:
    """Yield the lines that stand side by side."""
    tops: list[float] = []
    for _, box in others:
        if not any(abs(box.top - top) <= _LEVEL for top in tops):
            tops.append(box.top)
    for top in tops:
        yield [spot for spot in others if abs(spot[1].top - top) <= _LEVEL]


def _bar(label: _Spot, value: _Spot, others: Sequence[_Spot]) -> Bar:
    below = [line for line, box in others if _is_over(label[1], box, _WRAPPED)]
    text = " ".join(line.text for line in (label[0], *below[:1]))
    name = Cell(text=_HAN_SPACE.sub("", text), place=label[0].place)
    return Bar(label=name, value=value[0])


def _above(
    label: _Spot, values: Sequence[_Spot], others: Sequence[_Spot]
) -> list[_Spot]:
    """Return the values over ``label``, as far as nothing else stands between."""
    box = label[1]
    middle = _middle(box)
    ends = [
        other.bottom
        for _, other in others
        if other.left <= middle <= other.right and other.bottom <= box.top
    ]
    end = max(ends, default=0.0)
    return [
        value
        for value in values
        if _is_over(value[1], box, _TALLEST) and value[1].top >= end
    ]


def _is_over(above: Box, below: Box, most: float) -> bool:
    """Tell whether one box stands over another, so many points away at most."""
    gap = below.top - above.bottom
    return (
        -_LEVEL <= gap <= most and abs(_middle(above) - _middle(below)) <= _OFF_CENTRE
    )


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2
