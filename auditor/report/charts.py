"""Counts and intervals in, shapes with their places out; the templates draw them.

All lengths are in points of a picture; its origin is the top left corner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from auditor.metrics.figures import Check
from auditor.report.grouping import grouped
from auditor.report.labels import Label

BAR_WIDTH = 480.0
RANGE_WIDTH = 200.0
_RANGES_A_CHART = 20
"""As many as surely fit on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of a stacked bar."""

    label: Label
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One interval on a shared axis."""

    check: Check
    low: str
    high: str
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What a total allows an intensity to be, and what is printed, on one axis."""

    low: str
    high: str
    told: str
    x: float
    width: float
    printed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChart:
    """Intervals of one unit below each other."""

    unit: str
    low: str
    """The left end of the axis."""
    high: str
    """The right end of the axis."""
    ranges: tuple[Range, ...]


def segments(counts: Iterable[tuple[Label, int]]) -> tuple[Segment, ...]:
    """Return a bar over the whole width, one segment for each count above nought."""
    shown = [(label, count) for label, count in counts if count]
    total = sum(count for _, count in shown)
    bar: list[Segment] = []
    x = 0.0
    for label, count in shown:
        width = BAR_WIDTH * count / total
        bar.append(Segment(label=label, count=count, x=x, width=width))
        x += width
    return tuple(bar)


def range_charts(checks: Iterable[Check]) -> tuple[RangeChart, ...]:
    """Return the implied denominators of ``checks`` side by side, by unit.

    A unit with a single interval makes no chart: there is nothing to hold it against.
    """
    groups = grouped(
        (check for check in checks if _ends(check)),
        key=lambda check: check.denominator[2] if check.denominator else "",
    )
    return tuple(
        RangeChart(
            unit=unit,
            low=f"{left:,f}",
            high=f"{right:,f}",
            ranges=_ranges(group[start : start + _RANGES_A_CHART], left, right),
        )
        for unit, group in groups.items()
        if len(group) > 1
        for ends in [[end for check in group for end in _ends(check)]]
        for left, right in [(min(ends), max(ends))]
        for start in range(0, len(group), _RANGES_A_CHART)
    )


def strip_of(check: Check) -> Strip | None:
    """Return the interval of ``check`` beside what is printed, if both are numbers."""
    canonical = check.figures[0].canonical
    ends = _numbers(check.interval or ())
    if canonical is None or not ends:
        return None
    low, high = ends
    known = (low, high, canonical.value)
    margin = (max(known) - min(known)) / 10 or 1
    left = min(known) - margin
    scale = RANGE_WIDTH / float(max(known) + margin - left)
    return Strip(
        low=f"{low:,f}",
        high=f"{high:,f}",
        told=f"{canonical.value:,f} {canonical.unit}",
        x=float(low - left) * scale,
        width=float(high - low) * scale,
        printed=float(canonical.value - left) * scale,
    )


def _ranges(
    checks: Sequence[Check], left: Decimal, right: Decimal
) -> tuple[Range, ...]:
    scale = RANGE_WIDTH / float(right - left or 1)
    return tuple(
        Range(
            check=check,
            low=f"{low:,f}",
            high=f"{high:,f}",
            x=float(low - left) * scale,
            width=float(high - low) * scale,
        )
        for check in checks
        for low, high in [_ends(check)]
    )


def _ends(check: Check) -> tuple[Decimal, ...]:
    """Return the two ends of the implied denominator, or nothing to draw."""
    return _numbers(check.denominator[:2] if check.denominator else ())


def _numbers(texts: Sequence[str]) -> tuple[Decimal, ...]:
    """Return ``texts`` as numbers, or none where one of them is no number."""
    try:
        numbers = tuple(Decimal(text.replace(",", "")) for text in texts)
    except InvalidOperation:
        return ()
    return numbers if all(number.is_finite() for number in numbers) else ()
