"""Percentages and averages of parts in; whether the whole can be of them out."""

from collections.abc import Iterator
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.metrics.added import Sum, kinds_of
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import Interval, amount

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


def check_averages(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of rates and averages of the whole against those of its parts."""
    checks = metrics.checks
    for group in book.grouped(checks.averages, "metric", "year", "canonical_unit"):
        for whole in [known for known in group if not known.parts][:1]:
            for kind, parts in kinds_of((), group, checks.views):
                yield _between(whole, kind, parts, metrics)


def check_most(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield percentages and hours that cannot be: a year has no more."""
    for rule in metrics.checks.most:
        for known in book.of(rule.metric):
            if known.quantity.unit == rule.unit and known.interval.low > rule.most:
                yield Check(
                    check="most",
                    kpi=known.figure.kpi,
                    result=CheckResult.EXCEPTION,
                    statement=(
                        f"{known.titled(metrics)} is more than {amount(rule.most)} "
                        f"{rule.unit}, which cannot be."
                    ),
                    arithmetic=known.text,
                    figures=(known.figure,),
                )


def _between(
    whole: Known, kind: str, parts: tuple[Known, ...], metrics: Metrics
) -> Check:
    low = min(parts, key=lambda known: known.quantity.value)
    high = max(parts, key=lambda known: known.quantity.value)
    reach = Interval(low=low.interval.low, high=high.interval.high)
    fits = reach.meets(whole.interval)
    told = "lies between" if fits else "does not lie between"
    by = kind.replace("_", " ")
    return Check(
        check="average",
        kpi=whole.figure.kpi,
        result=CheckResult.PASS if fits else CheckResult.QUERY,
        statement=f"{whole.titled(metrics)} {told} the lowest and highest by {by}.",
        arithmetic=f"{whole.text}; by {by} from {low.number} to {high.text}",
        figures=(whole.figure, *(known.figure for known in parts)),
    )


def _hundred(found: Sum, metrics: Metrics) -> Iterator[Check]:
    fits = found.interval.meets(_HUNDRED)
    if fits or abs(found.value - 100) <= metrics.checks.over:
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
