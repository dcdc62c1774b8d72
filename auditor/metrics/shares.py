"""Percentages of the parts of a whole in; whether they add up to 100 out."""

from collections.abc import Iterator
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book
from auditor.metrics.intervals import Interval, amount
from auditor.metrics.sums import Sum, kinds_of

_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))


def check_percentages(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of shares that add up to 100, and of rates that should not."""
    checks = metrics.checks
    for metric in (*checks.hundred, *checks.rates):
        for figures in book.grouped((metric,), "year"):
            group = [known for known in figures if known.quantity.unit == "%"]
            for _, parts in kinds_of((), group, checks.views):
                found = Sum(plus=parts)
                if metric in checks.rates:
                    yield from _composition(found, metrics)
                else:
                    yield from _hundred(found, metrics)


def _hundred(found: Sum, metrics: Metrics) -> Iterator[Check]:
    fits = found.interval.meets(_HUNDRED)
    if fits or abs(found.value - 100) <= metrics.checks.near:
        told = "add up to 100%" if fits else "do not add up to 100%"
        yield _percent(found, metrics, told, fits=fits)


def _composition(found: Sum, metrics: Metrics) -> Iterator[Check]:
    if found.interval.meets(_HUNDRED):
        told = "add up to 100%: shares of those trained rather than rates of each group"
        yield _percent(found, metrics, told, fits=False)


def _percent(found: Sum, metrics: Metrics, told: str, *, fits: bool) -> Check:
    first = found.plus[0].figure
    title = next(m.title for m in metrics.metrics if m.id == first.metric)
    kind = first.breakdown[0][0].replace("_", " ")
    return Check(
        check="percent",
        kpi=first.kpi,
        result=CheckResult.PASS if fits else CheckResult.QUERY,
        statement=f"{title} by {kind} ({first.year}): the parts {told}.",
        arithmetic=f"{found.working} = {amount(found.value)}%",
        figures=tuple(known.figure for known in found.plus),
    )
