"""Figures in; questions that a reader of the numbers would ask out.

None of these shows an error by itself: an emission factor out of range, a large change
from year to year.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import FactorCheck
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known, labels_told
from auditor.metrics.intervals import Interval, amount, span
from auditor.metrics.splits import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Implied:
    """Emissions, the electricity that they come from, and the factor between them."""

    emissions: Known
    energy: Known
    factor: Interval

    @property
    def working(self) -> str:
        """The emissions over the energy, spelled out."""
        return f"{self.emissions.text} / {self.energy.text} = {span(self.factor)}"


def check_factor(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield the emission factor that electricity and its emissions imply.

    One that is plausible in every year may still have moved farther than grids do.
    """
    rule = metrics.checks.factor
    factors: dict[tuple[int, Parts], _Implied] = {}
    for emissions in book.of(rule.emissions):
        boundary = _boundary(emissions, metrics)
        energy = _energy(emissions, boundary, rule, book)
        if emissions.parts != boundary and not _is_all(
            emissions, boundary, book, metrics
        ):
            continue
        implied = emissions.interval.over(energy.interval) if energy else None
        if energy and implied:
            found = _Implied(
                emissions=emissions, energy=energy, factor=implied.times(rule.scale)
            )
            factors.setdefault((emissions.figure.year, boundary), found)
            yield _factor(found, rule)
    for (year, parts), now in factors.items():
        before = factors.get((year - 1, parts))
        if before:
            yield from _drift(now, before, rule)


def check_swings(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield figures that moved far in the last year."""
    swings = metrics.checks.swing.metrics
    for group in book.grouped(swings, "metric", "canonical_unit", "parts"):
        now = [known for known in group if known.figure.year == book.latest]
        before = [k for k in group if k.figure.year == book.latest - 1]
        if now and before:
            yield from _swung(now[0], before[0], metrics)


def _boundary(known: Known, metrics: Metrics) -> Parts:
    inner = metrics.checks.inner
    return tuple(part for part in known.parts if part[0] not in inner)


def _is_all(known: Known, boundary: Parts, book: Book, metrics: Metrics) -> bool:
    """Tell whether one source gives all of its metric within ``boundary``."""
    return all(
        other.interval.meets(known.interval)
        for other in book.of(known.figure.metric)
        if other.figure.year == known.figure.year
        and _boundary(other, metrics) == boundary
    )


def _energy(
    emissions: Known, boundary: Parts, rule: FactorCheck, book: Book
) -> Known | None:
    """Return the energy of the same year and part of the business."""
    known: list[Known] = [
        known
        for metric in rule.energy
        for known in book.of(metric)
        if known.figure.year == emissions.figure.year and known.parts == boundary
    ]
    return next(iter(known), None)


def _factor(found: _Implied, rule: FactorCheck) -> Check:
    emissions, energy, implied = found.emissions, found.energy, found.factor
    ranges = [Interval(low=bound.low, high=bound.high) for bound in rule.bounds]
    fits = any(implied.meets(known) for known in ranges)
    slips = [
        slip
        for slip in rule.slips
        if any(implied.times(slip).meets(known) for known in ranges)
    ]
    when = f"({emissions.scope})"
    told = "lies within the published range" if fits else "lies outside published ones"
    if slips and not fits:
        told += f"; {amount(slips[0])} times as much would not"
    known = "; ".join(f"{b.where} {b.low}-{b.high}" for b in rule.bounds)
    return Check(
        check="implied-factor",
        kpi=emissions.figure.kpi,
        result=CheckResult.PASS if fits else CheckResult.QUERY,
        statement=f"The electricity emission factor implied {when} {told}.",
        arithmetic=(f"{emissions.figure.year}: {found.working} {rule.unit} ({known})"),
        figures=(emissions.figure, energy.figure),
    )


def _drift(now: _Implied, before: _Implied, rule: FactorCheck) -> Iterator[Check]:
    """Yield a question where the factor moved far, whatever the rounding."""
    up = before.factor.times(1 + rule.drift / 100)
    down = before.factor.times(1 - rule.drift / 100)
    if down.low <= now.factor.high and now.factor.low <= up.high:
        return
    year = before.emissions.figure.year
    yield Check(
        check="implied-factor",
        kpi=now.emissions.figure.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"The electricity emission factor implied ({now.emissions.scope}) moved by "
            f"more than {rule.drift}% from {year}."
        ),
        arithmetic=(
            f"{year}: {before.working}; {now.emissions.figure.year}: {now.working} "
            f"{rule.unit}"
        ),
        figures=(
            now.emissions.figure,
            now.energy.figure,
            before.emissions.figure,
            before.energy.figure,
        ),
    )


def _swung(now: Known, before: Known, metrics: Metrics) -> Iterator[Check]:
    rule = metrics.checks.swing
    start, end = before.quantity.value, now.quantity.value
    if start <= 0 or end < 0:
        return
    change = (end - start) * 100 / start
    is_swing = abs(change) > rule.percent and before.figure.value >= rule.floor
    is_leap = end >= start * rule.leap or 0 < end * rule.leap <= start
    told = f"more than {rule.percent}%"
    if is_leap:
        told = f"a factor of {rule.leap} or more"
    if is_leap or (is_swing and not now.parts):
        title = next(m.title for m in metrics.metrics if m.id == now.figure.metric)
        parts = "".join(f", {label}" for label in labels_told(now.figure.breakdown))
        yield Check(
            check="year-on-year",
            kpi=now.figure.kpi,
            result=CheckResult.QUERY,
            statement=(
                f"{title}{parts} changed by {told} from {before.figure.year} to "
                f"{now.figure.year}."
            ),
            arithmetic=f"{before.text} to {now.text} = {change:+,.1f}%",
            figures=(now.figure, before.figure),
        )
