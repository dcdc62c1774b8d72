"""Averages of parts and heads in; what no pairing of the two allows out.

Heads of all times the lowest average, and times the highest, are the ends of what all
have together. Where pies print both by part no place tells whose a value is; but each
pairing comes to one number, and two pies of the same people should have one in common.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations, product

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import Weighed
from auditor.metrics.charts import Pie
from auditor.metrics.figures import Bound, Check, CheckResult, Figure
from auditor.metrics.frame import Book, Known, place_told
from auditor.metrics.intervals import NOUGHT, Interval, amount, span

_MOST = 6
"""Values of a pie; the pairings of more come near to any number."""
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pies:
    """A pie of averages and one of the heads that they are of."""

    averages: Pie
    heads: Pie

    @property
    def working(self) -> str:
        """Return averages and heads as printed."""
        return f"{self.averages.printed} of {self.heads.printed} in some order"

    def sums(self) -> Iterator[Interval]:
        """Yield what all come to together, one for each pairing."""
        heads = [value.value for value in self.heads.values]
        for averages in permutations(self.averages.intervals):
            found = NOUGHT
            for average, many in zip(averages, heads, strict=True):
                found += average.times(many)
            yield found


def check_pairings(
    book: Book, figures: tuple[Figure, ...], metrics: Metrics
) -> Iterator[Check]:
    """Yield totals, and pies of averages, that no pairing with the heads comes to.

    ``figures`` are all of the report: "over 620 hours" is none to calculate with.
    """
    for rule in metrics.checks.weighed:
        everyone = [k for k in book.of(rule.heads) if k.figure.year == book.latest]
        whole = [k for k in book.of(rule.average) if not k.parts]
        weighed = len(everyone) > 1 or any(k.figure.year == book.latest for k in whole)
        totals = [
            figure
            for figure in figures
            if (figure.metric, figure.year) == (rule.number, book.latest)
            and not figure.breakdown
            and not (figure.exact and weighed)
        ]
        for heads in [k for k in everyone if not k.parts and k.quantity.step >= 1][:1]:
            yield from _apart(rule, heads, book, metrics)
            for total in totals[:1]:
                yield from _beyond(rule, total, heads, book, metrics)


def _apart(
    rule: Weighed, heads: Known, book: Book, metrics: Metrics
) -> Iterator[Check]:
    """Yield two pies of averages of which no pairing with heads comes to one number."""
    pies = book.said.pies
    of_heads = {
        pie.kind: pie
        for pie in pies
        if pie.total == heads.figure.value and rule.average not in pie.metrics
    }
    pairs = [
        _Pies(averages=pie, heads=of_heads[pie.kind])
        for pie in pies
        if rule.average in pie.metrics
        and pie.kind in of_heads
        and pie.total != _HUNDRED  # shares
        and len(pie.values) == len(of_heads[pie.kind].values) <= _MOST
    ]
    for one, other in combinations(pairs, 2):
        near, far = min(product(one.sums(), other.sums()), key=_gap)
        slack = metrics.checks.slack
        if not near.wider(slack).meets(far.wider(slack)):
            yield Check(
                check="weighted",
                kpi=next(m.kpi for m in metrics.metrics if m.id == rule.average),
                result=CheckResult.QUERY,
                statement=(
                    f"“{one.averages.title}” and “{other.averages.title}” "
                    f"({place_told(one.averages.place)}) come to different numbers, "
                    "whichever value is whose."
                ),
                arithmetic=(
                    f"{one.working}; {other.working}; the nearest two are {span(near)} "
                    f"and {span(far)}"
                ),
                figures=(heads.figure,),
            )


def _gap(pair: tuple[Interval, Interval]) -> Decimal:
    one, other = pair
    return max(one.low - other.high, other.low - one.high)


def _beyond(
    rule: Weighed, total: Figure, heads: Known, book: Book, metrics: Metrics
) -> Iterator[Check]:
    """Yield ``total`` where even the lowest, or the highest, average makes far other.

    "Over 620" may be a good deal more, and heads at the year end are an assumption.
    """
    averages = tuple(_averages(rule, book))
    if not (averages and total.canonical):
        return
    checks, value, many = metrics.checks, total.canonical.value, heads.quantity.value
    room = 1 + checks.close / _HUNDRED
    most = value * (checks.swing.leap if total.bound is Bound.OVER else room)
    if most < min(averages) * _fewest(rule, heads, book, metrics):
        which, average = "less", min(averages)
    elif value > max(averages) * many * room and total.bound is not Bound.UNDER:
        which, average = "more", max(averages)
    else:
        return
    title = next(m.title for m in metrics.metrics if m.id == rule.number)
    bound = "" if total.exact else f"{total.bound.value} "
    yield Check(
        check="weighted",
        kpi=total.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"{title} ({total.year}) is far {which} than the averages printed come to "
            "for all employees."
        ),
        arithmetic=(
            f"{heads.number} x {amount(average)} = {amount(many * average)}; printed "
            f"{bound}{total.printed} {total.unit}"
        ),
        figures=(total, heads.figure),
    )


def _averages(rule: Weighed, book: Book) -> Iterator[Decimal]:
    """Yield all averages of the reporting year, a rate as how many of one."""
    for known in book.of(rule.average):
        if known.figure.year == book.latest:
            is_rate = known.quantity.unit == "%"
            yield known.quantity.value / (_HUNDRED if is_rate else 1)
    for pie in book.said.pies:
        if rule.average in pie.metrics:
            for value in pie.values:
                yield value.value / (_HUNDRED if value.unit == "%" else 1)


def _fewest(rule: Weighed, heads: Known, book: Book, metrics: Metrics) -> Decimal:
    """Return how many an average may be over: all heads, or those of them trained."""
    everyone = heads.quantity.value
    shares = [
        known.quantity.value * everyone / _HUNDRED
        for known in (book.of(rule.share) if rule.share else ())
        if known.figure.year == book.latest
    ]
    counts = [
        known.quantity.value
        for other in metrics.checks.weighed
        if other.average == rule.share
        for known in book.of(other.number)
        if known.figure.year == book.latest and not known.parts
    ]
    return min((*shares, *counts), default=everyone)
