"""Labels of a value in; the unit in which a metric is printed there out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.guide.metrics import Metric
from auditor.metrics.figures import Kind
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.units import Measure

_END = re.compile(r"\s(\S+\s+\S*CO2\S*)$")
"""A head that ends in its unit: "Scope 1 emissions Mt CO2e"."""
_SCALE = re.compile(r"['\u2019]?\w+")
_WORD = re.compile(r"[^\W\d]+|%|[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A unit as printed and what it means."""

    text: str
    """Empty where none is printed."""
    measure: Measure | None
    """``None`` where the printed unit is not known."""


def find_unit(
    value: Value,
    above: tuple[str, ...],
    metric: Metric,
    means: Means,
    declared: tuple[str, ...] = (),
) -> Printed | None:
    """Return the unit of ``value`` if it may be one of ``metric``; ``None`` if not.

    The unit beside the number goes before that in the column of units, then come those
    in the labels, nearest first, and last what is ``declared`` of all values. One of
    the value's own that does not suit the metric rules it out; one farther off may be
    meant for other values.
    """
    near = (value.label, *reversed(value.column))
    scale = value.reading.scale
    if value.reading.unit:
        return _suiting(value.reading.unit, near, metric, means)
    for text in filter(None, (value.unit, *_beside(near, means))):
        if means.units.opens(text, metric.id):
            scaled = f"{scale} {text}" if scale else _scaled(text, near, means)
            return _suiting(scaled, near, metric, means)
    usual = means.units.measure(metric.unit, metric.id) if metric.unit else None
    bare = (text for text in (*above, *declared) if _multiple(text, means))
    ends = (end[1] for head in value.column if (end := _END.search(head)))
    far = (*_beside((*value.groups, *above), means), *value.column, *value.groups)
    last = (*bare, *_beside(declared, means))
    for text in filter(None, (value.unit_above, *ends, *far, *last)):
        measure = means.units.measure(text, metric.id)
        scaled = f"{scale} {text}".strip()
        unit = _suiting(scaled, near, metric, means) if measure else None
        if unit and measure != usual and not _is_name(text, unit, usual, means):
            return unit
    return _unnamed(value, near, metric, means)


def _is_name(text: str, unit: Printed, usual: Measure | None, means: Means) -> bool:
    """Tell whether a label names what a table is about, rather than a unit.

    "Work accidents" over lost days is no unit of days; "Percentage" over people is one.
    """
    plain = means.says(text, means.metrics.tables.plain)
    return (
        usual is not None
        and unit.measure is not None
        and not unit.measure.ratio
        and unit.measure.dimension != usual.dimension
        and bool(means.hits(text))
        and not plain
    )


def _multiple(text: str, means: Means) -> bool:
    """Tell whether a multiplier shows a line to be a unit ("RMB'000"), not a name."""
    return any(map(means.units.multiplies, _SCALE.findall(text)))


def declarations(texts: Iterable[str], means: Means) -> tuple[str, ...]:
    """Return the texts that say in which unit all values are, but for some."""
    return tuple(t for t in texts if means.says(t, means.metrics.tables.declaring))


def _beside(labels: tuple[str, ...], means: Means) -> Iterator[str]:
    """Yield what stands in ``labels`` where units are printed."""
    for label in labels:
        yield from means.units.printed_in(label)


def _scaled(text: str, near: tuple[str, ...], means: Means) -> str:
    """Put "in millions" of a label before a unit that does not say so itself."""
    for scale in _beside(near, means):
        if means.units.multiplies(scale) and scale not in text:
            return f"{scale} {text}".strip()
    return text


def _suiting(
    text: str, near: tuple[str, ...], metric: Metric, means: Means
) -> Printed | None:
    text = means.units.said_once(text, metric.id)
    measure = means.units.measure(text, metric.id)
    unit = _with_denominator(text, measure, near, metric, means)
    return unit if _suits(unit, metric) else None


def _with_denominator(
    text: str,
    measure: Measure | None,
    near: tuple[str, ...],
    metric: Metric,
    means: Means,
) -> Printed:
    """Add "per employee" from a label to a unit that lacks it."""
    if measure and not measure.ratio and metric.ratio:
        for per in (p for label in near for p in means.units.denominators(label)):
            whole = f"{text} {per.strip()}"
            if found := means.units.measure(whole, metric.id):
                return Printed(text=whole, measure=found)
    return Printed(text=text, measure=measure)


def _suits(unit: Printed, metric: Metric) -> bool:
    if unit.measure is None:
        return metric.ratio
    numerator = unit.measure.dimension.partition("/")[0]
    return numerator in metric.dimensions and (metric.ratio or not unit.measure.ratio)


def _unnamed(
    value: Value, near: tuple[str, ...], metric: Metric, means: Means
) -> Printed | None:
    """Return the unit that goes without saying, or is said only in a label's words."""
    if metric.unit is None:
        # "N/A" needs no unit, where the others of its row print theirs beside them.
        is_sign = value.reading.kind in {Kind.ABSENT, Kind.DASH} and not value.unit
        return Printed(text="", measure=None) if is_sign else None
    if value.unit:
        return Printed(text=value.unit, measure=None)
    usual = means.units.measure(metric.unit, metric.id)
    labels = (*near[1:], near[0], *value.groups)
    words = (word for label in labels for word in _WORD.findall(label))
    said = next((word for word in words if means.units.measure(word) == usual), "")
    whole = said or metric.unit
    scale = value.reading.scale
    scaled = f"{scale} {whole}" if scale else _scaled(whole, near, means)
    if scaled != whole:
        return Printed(text=scaled, measure=means.units.measure(scaled, metric.id))
    return Printed(text=said, measure=usual)
