"""Figures in; questions that a reader of the numbers would ask out.

None of these shows an error by itself: an emission factor out of range, a large change
from year to year.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.guide.names import Group
from auditor.guide.number_checks import FactorCheck
from auditor.metrics.figures import Check, CheckResult, Figure
from auditor.metrics.frame import Book, Known, labels_told
from auditor.metrics.intervals import Interval, amount, span
from auditor.metrics.splits import Parts
from auditor.metrics.units import bounded, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Implied:
    """Emissions, the electricity that they come from, and the factor between them."""

    emissions: Known
    energy: Known
    factor: Interval
    boundary: Parts
    """Part of the business that both are of."""

    @property
    def working(self) -> str:
        """The emissions over the energy, spelled out."""
        return f"{self.emissions.text} / {self.energy.text} = {span(self.factor)}"


def check_factor(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield the emission factor that electricity and its emissions imply.

    One that is plausible in every year may still have moved farther than grids do.
    """
    for rule in metrics.checks.factors:
        factors: dict[tuple[int, Parts], _Implied] = {}
        for found in _implied(rule, book, metrics):
            key = found.emissions.figure.year, found.boundary
            first = factors.setdefault(key, found)
            if first is found or first.factor != found.factor:
                yield from _factor(found, rule, metrics.checks.slips)
        for (year, parts), now in factors.items():
            before = factors.get((year - 1, parts))
            if before and rule.drift:
                yield from _drift(now, before, rule, rule.drift)


def _implied(rule: FactorCheck, book: Book, metrics: Metrics) -> Iterator[_Implied]:
    """Yield the factors that the figures of ``rule`` imply."""
    named = _pattern(rule.named, metrics) if rule.named else None
    fuels = {other.named for other in metrics.checks.factors if other.named}
    others = [_pattern(fuel, metrics) for fuel in fuels - {rule.named}]
    for emissions in book.of(rule.emissions):
        boundary = _boundary(emissions, metrics)
        inner = metrics.checks.inner
        breakdown = emissions.figure.breakdown
        sources = [fold(label) for kind, label in breakdown if kind in inner]
        label = fold(emissions.figure.label)
        if named and not sources and not any(fuel.search(label) for fuel in others):
            sources = [label]  # "Scope 1 emissions from petrol"
        if named:
            is_all = any(map(named.search, sources))
        else:
            is_all = not sources or _is_all(emissions, boundary, book, metrics)
        if any(
            other.figure.year == emissions.figure.year
            and _boundary(other, metrics) == boundary
            for other in book.of(*rule.alone)
        ):
            continue
        energy = _energy(emissions, boundary, rule, book, metrics) if is_all else None
        implied = emissions.interval.over(energy.interval) if energy else None
        if energy and implied:
            yield _Implied(
                emissions=emissions,
                energy=energy,
                factor=implied.times(rule.scale),
                boundary=boundary,
            )


def _pattern(group: Group, metrics: Metrics) -> re.Pattern[str]:
    """Return what finds a term of ``group``."""
    words = metrics.vocabularies[group]
    return bounded(map(fold, (*words.en, *words.zh)))


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
    emissions: Known,
    boundary: Parts,
    rule: FactorCheck,
    book: Book,
    metrics: Metrics,
) -> Known | None:
    """Return the energy of the same year and part of the business.

    Of several fuels in it none is taken.
    """
    for metric in rule.energy:
        known = book.select(metric, year=emissions.figure.year, unit=rule.energy_unit)
        whole = [one for one in known if one.parts == boundary]
        parts = [one for one in known if _boundary(one, metrics) == boundary]
        if whole or len(parts) == 1:
            return (whole or parts)[0]
    return None


def _factor(
    found: _Implied, rule: FactorCheck, slips: tuple[Decimal, ...]
) -> Iterator[Check]:
    emissions, energy, implied = found.emissions, found.energy, found.factor
    ranges = [Interval(low=bound.low, high=bound.high) for bound in rule.bounds]
    fits = any(implied.meets(known) for known in ranges)
    slipped = [
        slip
        for slip in slips
        if any(implied.times(slip).meets(known) for known in ranges)
    ]
    when = f"({emissions.scope})"
    which = "expected" if all(b.unverified for b in rule.bounds) else "published"
    told = f"lies within the {which} range" if fits else f"lies outside {which} ones"
    if slipped and not fits:
        told += f"; {amount(slipped[0])} times as much would not"
    bounds = "; ".join(
        f"{b.where} {b.low}-{b.high}{', not verified' if b.unverified else ''}"
        for b in rule.bounds
    )
    # More than the emissions need: some of it is burned elsewhere.
    spare = rule.named and all(implied.high < known.low for known in ranges)
    if (rule.alone and fits) or (not slipped and (rule.alone or spare)):
        return
    yield Check(
        check="implied-factor",
        kpi=emissions.figure.kpi,
        result=CheckResult.PASS if fits else CheckResult.QUERY,
        statement=f"The {rule.of} emission factor implied {when} {told}.",
        arithmetic=(f"{emissions.figure.year}: {found.working} {rule.unit} ({bounds})"),
        figures=(emissions.figure, energy.figure),
    )


def _drift(
    now: _Implied, before: _Implied, rule: FactorCheck, drift: Decimal
) -> Iterator[Check]:
    """Yield a question where the factor moved far, whatever the rounding."""
    up = before.factor.times(1 + drift / 100)
    down = before.factor.times(1 - drift / 100)
    if down.low <= now.factor.high and now.factor.low <= up.high:
        return
    year = before.emissions.figure.year
    yield Check(
        check="implied-factor",
        kpi=now.emissions.figure.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"The {rule.of} emission factor implied ({now.emissions.scope}) moved by "
            f"more than {drift}% from {year}."
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


def risen(figures: Iterable[Figure], years: tuple[int, int]) -> frozenset[str]:
    """Return the metrics with a higher total than in the year before.

    Only those of the report itself, without a breakdown. ``years`` are the calendar
    years in which the financial year begins and ends.
    """
    totals = {
        (figure.metric, figure.year): figure.canonical.value
        for figure in figures
        if figure.canonical and figure.valued and not (figure.breakdown or figure.file)
    }
    return frozenset(
        metric
        for (metric, at), now in totals.items()
        if at == years[1] and totals.get((metric, at - 1), now) < now
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
