"""Printed intensities and totals in; the denominators that they allow out."""

from dataclasses import dataclass, replace

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import IntensityCheck
from auditor.metrics.frame import Book, Known, scope_told
from auditor.metrics.intervals import Interval, span
from auditor.metrics.splits import Parts, folded
from auditor.metrics.units import bounded, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """An intensity, its total, and the denominators that the two allow."""

    title: str
    """Of the intensity: metric, when and of what part."""
    intensity: Known
    total: Known
    allowed: Interval
    viewed: tuple[tuple[Known, Interval], ...]
    """Other views of the total, and the denominators that each would allow."""
    unit: str
    """Canonical unit of the denominator."""
    boundary: Parts
    """Part of the business that both are of, in one spelling."""

    @property
    def year(self) -> int:
        """Return the year that both are of."""
        return self.intensity.figure.year

    @property
    def base(self) -> str:
        """Return the denominator, for the reader: unit, when and where."""
        return f"{self.unit} ({scope_told(self.year, self.boundary)})"

    @property
    def working(self) -> str:
        """Return the total over the intensity, spelled out."""
        unit = self.total.quantity.unit
        return (
            f"{self.total.text} / {self.intensity.number} {unit} per {self.unit} "
            f"({span(self.intensity.interval)}) = {span(self.allowed)} {self.unit}"
        )


def implied_by(
    intensity: Known, rule: IntensityCheck, book: Book, metrics: Metrics
) -> Implied | None:
    """Return what ``intensity`` and its total allow; ``None`` if it has no total."""
    named = _naming(intensity, rule, book, metrics)
    intensity = replace(intensity, parts=_without(intensity.parts, named))
    numerator, _, unit = intensity.quantity.unit.partition("/")
    totals = book.select(*rule.totals, year=intensity.figure.year, unit=numerator)
    views = metrics.checks.views
    total = _total_of(intensity, rule.totals[0], totals, views)
    allowed = total.interval.over(intensity.interval) if total and unit else None
    if total is None or allowed is None:
        return None
    return Implied(
        title=intensity.titled(metrics),
        intensity=intensity,
        total=total,
        allowed=allowed,
        viewed=tuple(
            (other, interval)
            for other in totals
            if other.figure.metric == rule.totals[0]
            and other.parts != total.parts
            and _without(other.parts, views) == _without(intensity.parts, views)
            and (interval := other.interval.over(intensity.interval))
        ),
        unit=unit,
        boundary=_without(intensity.figure.breakdown, (*metrics.checks.inner, *named)),
    )


def _naming(
    intensity: Known, rule: IntensityCheck, book: Book, metrics: Metrics
) -> tuple[str, ...]:
    """Return the kinds of part that are but the intensity's own name.

    "Electricity per employee" is no part that totals are printed of, nor one of many.
    """
    label = folded((("", intensity.figure.label),))[0][1]
    parts = {part for total in book.of(rule.totals[0]) for part in total.parts}
    others = [
        dict(other.parts)
        for other in book.of(rule.intensity)
        if other.figure.year == intensity.figure.year
    ]
    words = metrics.vocabularies[metrics.checks.per]
    is_per = bounded(map(fold, (*words.en, *words.zh))).search(label)
    return tuple(
        kind
        for kind, part in intensity.parts
        if part == label
        and (kind in metrics.checks.inner or is_per)
        and (kind, part) not in parts
        and all(other.get(kind, part) == part for other in others)
    )


def _total_of(
    intensity: Known, metric: str, totals: tuple[Known, ...], views: tuple[str, ...]
) -> Known | None:
    """Return the total in the intensity's own row, or that of the same breakdown.

    An intensity that does not say of which view it is (of Scope 1 and 2, say) is of
    the only one that is printed, if there is only one.
    """
    row = intensity.figure.quote, intensity.figure.place.page
    beside = [t for t in totals if (t.figure.quote, t.figure.place.page) == row]
    named = [total for total in totals if total.figure.metric == metric]
    same = [total for total in named if total.parts == intensity.parts]
    viewed = [t for t in named if _without(t.parts, views) == intensity.parts]
    alone = viewed if len({total.parts for total in viewed}) == 1 else ()
    return next(iter(beside or same or alone), None)


def _without(parts: Parts, kinds: tuple[str, ...]) -> Parts:
    return tuple(part for part in parts if part[0] not in kinds)
