"""Figures in; questions that a reader of the numbers would ask out.

None of these shows an error by itself: an emission factor out of range, one figure
printed twice with two values, a large change from year to year.
"""

import re
from collections.abc import Iterator, Sequence

from auditor.guide.metrics import FactorCheck, Metrics
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known, labels_told
from auditor.metrics.intervals import Interval, amount, span

_LABEL = re.compile(r"\D*")


def check_factor(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield the emission factor that electricity and its emissions imply."""
    rule = metrics.checks.factor
    for emissions in book.of(rule.emissions):
        energy = _energy(emissions, rule, book)
        implied = emissions.interval.over(energy.interval) if energy else None
        if energy and implied:
            yield _factor(emissions, energy, implied.times(rule.scale), rule)


def check_repeats(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield figures that are printed more than once and not the same."""
    once = metrics.checks.repeats
    for group in book.grouped(once, "metric", "year", "canonical_unit", "parts"):
        values: list[Known] = []
        for known in group:
            if not any(known.interval.meets(other.interval) for other in values):
                values.append(known)
        if len(values) > 1:
            yield _repeated(values, metrics)


def check_swings(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield figures that moved far in the last year."""
    swings = metrics.checks.swing.metrics
    for group in book.grouped(swings, "metric", "canonical_unit", "parts"):
        now = [known for known in group if known.figure.year == book.latest]
        before = [k for k in group if k.figure.year == book.latest - 1]
        if now and before:
            yield from _swung(now[0], before[0], metrics)


def _energy(emissions: Known, rule: FactorCheck, book: Book) -> Known | None:
    """Return the energy of the same year and breakdown."""
    known: list[Known] = [
        known
        for metric in rule.energy
        for known in book.of(metric)
        if known.figure.year == emissions.figure.year and known.parts == emissions.parts
    ]
    return next(iter(known), None)


def _factor(
    emissions: Known, energy: Known, implied: Interval, rule: FactorCheck
) -> Check:
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
        arithmetic=(
            f"{emissions.text} / {energy.text} = {span(implied)} {rule.unit} ({known})"
        ),
        figures=(emissions.figure, energy.figure),
    )


def _repeated(values: Sequence[Known], metrics: Metrics) -> Check:
    """Tell apart one line printed twice and lines that may mean different things."""
    labels = [_LABEL.match(known.figure.quote.casefold()) for known in values]
    names = [label.group().strip() for label in labels if label]
    same = len(set(names)) < len(names)
    *texts, last = (known.text for known in values)
    *places, end = (_place(known) for known in values)
    return Check(
        check="repeat",
        kpi=values[0].figure.kpi,
        result=CheckResult.EXCEPTION if same else CheckResult.QUERY,
        statement=(
            f"{values[0].titled(metrics)} is printed with {len(values)} values."
        ),
        arithmetic=(f"{', '.join(texts)} and {last} ({', '.join(places)} and {end})"),
        figures=tuple(known.figure for known in values),
    )


def _place(known: Known) -> str:
    place = known.figure.place
    return f"line {place.line}" if place.line else f"page {place.page}"


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
