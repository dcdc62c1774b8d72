"""What sentences say of changes in; whether the printed figures bear it out, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Bound, Check, CheckResult
from auditor.metrics.frame import Book, Known, place_told
from auditor.metrics.intervals import Interval
from auditor.metrics.quantity import Reading
from auditor.metrics.trends import Direction, Trend

_ALL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A figure of the reporting year and that of the year before."""

    now: Known
    before: Known
    percent: Interval
    """Of the figure before; below nought where it fell."""

    @property
    def moves(self) -> tuple[Interval, ...]:
        """Return the change in percent and, of a percentage, in points too."""
        points = self.now.interval - self.before.interval
        rate = self.now.quantity.unit == "%"
        return (self.percent, points) if rate else (self.percent,)


def check_told(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of how sentences say that figures changed since last year."""
    for trend in book.said.trends:
        changes = tuple(_changes(trend, book, metrics))
        if changes and set(trend.years) <= {book.latest, book.latest - 1}:
            results = [_result(trend, change, metrics) for change in changes]
            best = min(results, key=list(CheckResult).index)
            yield _told(trend, changes[results.index(best)], best, metrics)


def _changes(trend: Trend, book: Book, metrics: Metrics) -> Iterator[_Change]:
    """Yield every change of the whole that the printed figures allow."""
    whole = [
        known
        for known in book.of(trend.metric)
        if all(kind in metrics.checks.views for kind, _ in known.parts)
    ]
    for now in (known for known in whole if known.figure.year == book.latest):
        for before in whole:
            same = (now.parts, now.quantity.unit) == (
                before.parts,
                before.quantity.unit,
            )
            over = now.interval.over(before.interval)
            if same and before.figure.year == book.latest - 1 and over:
                percent = Interval(
                    low=(over.low - 1) * _ALL, high=(over.high - 1) * _ALL
                )
                yield _Change(now=now, before=before, percent=percent)


def _result(trend: Trend, change: _Change, metrics: Metrics) -> CheckResult:
    """Return what is not borne out: a number or a way, or only a word of size."""
    sure = CheckResult.EXCEPTION if trend.compared else CheckResult.QUERY
    goes = {
        Direction.UP: change.percent.high > 0,
        Direction.DOWN: change.percent.low < 0,
        Direction.LEVEL: True,
    }
    if not goes[trend.direction]:
        return sure
    if trend.percent:
        stated = _stated(trend.percent, trend.direction, metrics.checks.trends.wide)
        if not any(stated.meets(move) for move in change.moves):
            is_about = trend.percent.bound is Bound.ABOUT
            return CheckResult.QUERY if is_about else sure
    near, far = sorted(map(abs, (change.percent.low, change.percent.high)))
    size = trend.size
    too_far = size and size.most is not None and near > size.most
    too_near = size and size.least is not None and far < size.least
    return CheckResult.QUERY if too_far or too_near else CheckResult.PASS


def _stated(percent: Reading, way: Direction, wide: Decimal) -> Interval:
    """Return the stated change, cut or rounded; ``wide`` percent of it for "about"."""
    step = Decimal(1).scaleb(-percent.places)
    if percent.bound is Bound.ABOUT:
        step += percent.value * wide / 100
    value = percent.value * (way or Direction.UP)
    return Interval(low=value - step, high=value + step)


def _told(
    trend: Trend, change: _Change, result: CheckResult, metrics: Metrics
) -> Check:
    title = change.now.titled(metrics)
    bears = "bear out" if result is CheckResult.PASS else "do not bear out"
    return Check(
        check="text",
        kpi=change.now.figure.kpi,
        result=result,
        statement=(
            f"{title}: the printed figures {bears} what {place_told(trend.place)} says "
            f"of the change, \u201c{trend.printed}\u201d."
        ),
        arithmetic=(
            f"{change.before.text} to {change.now.text} = {_signed(change.percent)}%"
        ),
        figures=(change.now.figure, change.before.figure),
    )


def _signed(change: Interval) -> str:
    """Return a change with its sign, to one place."""
    low, high = f"{change.low:+,.1f}", f"{change.high:+,.1f}"
    return low if low == high else f"{low} to {high}"
