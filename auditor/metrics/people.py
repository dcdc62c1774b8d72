"""Rates and averages per head, and heads, in; whether they come to one of all out.

The rate of men weighed by men and that of women weighed by women make the rate of all,
and so do the rates by age. Heads at the year end are an assumption: what misses is
asked about, never called wrong. There is no room for more than rounding where the
report says what a rate is over (people are then whole), little where another year or
two numbers of the same year prove it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from typing import assert_never

from auditor.guide.metrics import Metrics
from auditor.guide.names import MetricName
from auditor.guide.number_checks import Base, Weighed
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import NOUGHT, Interval, common, span
from auditor.metrics.splits import Parts

_FEWEST = 2
"""Parts that make a whole, and views of it that can differ."""
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_PERCENT = "%"
_BASES = {
    Base.YEAR_END: "employees at the year end",
    Base.LEFT_TOO: "employees at the year end and those who left",
    Base.MEAN: "the mean of employees at both year ends",
    Base.TRAINED: "employees trained",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The average of one part of the people, and how many they are."""

    average: Known
    heads: Known
    amount: Interval
    """What the part comes to: people who left, hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """One way to come to what all have together."""

    told: str
    amount: Interval
    working: str
    figures: tuple[Known, ...]

    def wider(self, percent: Decimal, room: Decimal) -> "_View":
        """Return the view with room for what is assumed, in percent and in heads."""
        wide = self.amount.wider(percent)
        amount = Interval(low=wide.low - room, high=wide.high + room)
        return replace(self, amount=amount)


def check_people(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of averages of parts against each other, the whole and the total."""
    for rule in metrics.checks.weighed:
        years = {known.figure.year for known in book.of(rule.average)}
        heads = [_Heads(rule, year, book) for year in sorted(years, reverse=True)]
        proven = next((base for base in rule.bases if _proves(base, heads)), None)
        for one in heads:
            yield from _checked(one, proven, metrics)


class _Heads:
    """The averages of one year, and the heads that they are of."""

    def __init__(self, rule: Weighed, year: int, book: Book) -> None:
        self.rule = rule
        self.year = year
        self.stated = book.said.bases.get(rule.average)
        self.averages = {k.parts: k for k in _of(book, rule.average, year)}
        self.totals = [k for k in _of(book, rule.number, year) if not k.parts]
        self.heads, self.before = (
            {k.parts: k for k in _of(book, rule.heads, y) if k.quantity.step >= 1}
            for y in (year, year - 1)
        )
        trained = _of(book, rule.share, year) if rule.share else ()
        self.shares = {k.parts: k for k in trained}

    def part(self, parts: Parts, base: Base) -> _Part | None:
        """Return what ``parts`` come to on ``base``; ``None`` if not all is printed."""
        average, heads = self.averages.get(parts), self.heads.get(parts)
        if average is None or heads is None:
            return None
        rate, many = _plain(average), heads.interval
        before, share = self.before.get(parts), self.shares.get(parts)
        amount: Interval | None
        match base:
            case Base.YEAR_END:
                amount = rate.by(many)
            case Base.LEFT_TOO:
                stayed = Interval(low=1 - rate.high, high=1 - rate.low)
                amount = rate.by(many).over(stayed)
            case Base.MEAN:
                mean = (many + before.interval).times(_HALF) if before else None
                amount = rate.by(mean) if mean else None
            case Base.TRAINED:
                amount = rate.by(many).by(_plain(share)) if share else None
            case _:
                assert_never(base)
        if amount is None:
            return None
        if self.stated and self.rule.counted:
            amount = _counted(amount)
        return _Part(average=average, heads=heads, amount=amount)

    def views(self, base: Base) -> Iterator[_View]:
        """Yield what all come to: by rate of all, by each kind of part, as printed."""
        if whole := self.part((), base):
            yield _view("of all", (whole,))
        single = [parts for parts in self.heads if len(parts) == 1]
        for kind in dict.fromkeys(parts[0][0] for parts in single):
            labels = [parts for parts in single if parts[0][0] == kind]
            found = tuple(filter(None, (self.part(p, base) for p in labels)))
            if len(found) == len(labels) >= _FEWEST and self._is_whole(found):
                yield _view(f"by {kind.replace('_', ' ')}", found)
        for total in self.totals[:1]:
            yield _View(
                told="as printed",
                amount=total.interval,
                working=f"printed {total.text}",
                figures=(total,),
            )

    def _is_whole(self, parts: Sequence[_Part]) -> bool:
        """Tell whether ``parts`` are all of the people and their averages no shares."""
        total = self.heads.get(())
        people = sum(part.heads.quantity.value for part in parts)
        shares = sum(part.average.quantity.value for part in parts)
        is_rate = parts[0].average.quantity.unit == _PERCENT
        is_shared_out = is_rate and abs(shares - _HUNDRED) <= 1
        return not is_shared_out and (total is None or total.quantity.value == people)


def _of(book: Book, metric: MetricName, year: int) -> tuple[Known, ...]:
    return tuple(known for known in book.of(metric) if known.figure.year == year)


def _plain(rate: Known) -> Interval:
    """Return a rate as how many of one, an average as how much a head."""
    is_rate = rate.quantity.unit == _PERCENT
    return rate.interval.times(1 / _HUNDRED) if is_rate else rate.interval


def _counted(amount: Interval) -> Interval:
    """Return the whole numbers within ``amount``; itself where there is none."""
    low = amount.low.to_integral_value(ROUND_CEILING)
    high = amount.high.to_integral_value(ROUND_FLOOR)
    return Interval(low=low, high=high) if low <= high else amount


def _view(told: str, parts: Sequence[_Part]) -> _View:
    amount = NOUGHT
    for part in parts:
        amount += part.amount
    working = " + ".join(f"{p.average.text} of {p.heads.number}" for p in parts)
    return _View(
        told=told,
        amount=amount,
        working=f"{told} {working} = {span(amount)}",
        figures=tuple(known for p in parts for known in (p.average, p.heads)),
    )


def _proves(base: Base, years: Sequence[_Heads]) -> bool:
    """Tell whether all that is printed of one year comes to one number on ``base``."""
    views = (tuple(heads.views(base)) for heads in years)
    return any(len(of_year) >= _FEWEST and _agree(of_year) for of_year in views)


def _checked(heads: _Heads, proven: Base | None, metrics: Metrics) -> Iterator[Check]:
    """Yield the checks of one year, on the base on which most of it agrees."""
    rule, known = heads.rule, heads.stated or proven
    tried = [tuple(heads.views(base)) for base in ((known,) if known else rule.bases)]
    held = [views for views in tried if len(views) >= _FEWEST]
    if held:
        views = max(held, key=_agreeing)
        base = known or rule.bases[tried.index(views)]
        near = views
        if heads.stated is None:
            is_tight = proven or any(_agree(pair) for pair in combinations(views, 2))
            share = Decimal(0) if is_tight else metrics.checks.slack
            room = _HALF if is_tight and rule.counted else Decimal(0)
            near = tuple(view.wider(share, room) for view in views)
        yield _told(heads, base, views, metrics, agrees=_agree(near))
    if rule.counted and heads.stated is Base.YEAR_END:
        parts = (heads.part(part, Base.YEAR_END) for part in heads.averages)
        for part in filter(None, parts):
            if part.amount.low.to_integral_value(ROUND_CEILING) > part.amount.high:
                yield _uncountable(part, metrics)


def _agree(views: Sequence[_View]) -> bool:
    return common(tuple(view.amount for view in views)) is not None


def _agreeing(views: Sequence[_View]) -> tuple[bool, int]:
    """Rank views: those that all agree first, then those of which most do."""
    amounts = [view.amount for view in views]
    most = max(sum(1 for other in amounts if other.meets(one)) for one in amounts)
    return _agree(views), most


def _told(
    heads: _Heads,
    base: Base,
    views: Sequence[_View],
    metrics: Metrics,
    *,
    agrees: bool,
) -> Check:
    first = next(iter(heads.averages.values()))
    title = next(m.title for m in metrics.metrics if m.id == heads.rule.average)
    *told, last = (view.told for view in views)
    fits = "come to one number" if agrees else "come to different numbers"
    ground = "as the report has it" if heads.stated else "taken"
    figures = dict.fromkeys(known.figure for view in views for known in view.figures)
    return Check(
        check="weighted",
        kpi=first.figure.kpi,
        result=CheckResult.PASS if agrees else CheckResult.QUERY,
        statement=(
            f"{title} ({heads.year}): {', '.join(told)} and {last} {fits}, over "
            f"{_BASES[base]} ({ground}).{_converted(base, views)}"
        ),
        arithmetic="; ".join(view.working for view in views),
        figures=tuple(figures),
    )


def _converted(base: Base, views: Sequence[_View]) -> str:
    """Return the rate over employees at the year end, where it was over more."""
    shared = common(tuple(view.amount for view in views))
    people = sum(k.quantity.value for k in views[0].figures[1::2])
    if base is not Base.LEFT_TOO or shared is None or not people:
        return ""
    rate = shared.times(_HUNDRED / people)
    return f" Over employees at the year end alone that is {span(rate)}%."


def _uncountable(part: _Part, metrics: Metrics) -> Check:
    average, heads = part.average, part.heads
    return Check(
        check="weighted",
        kpi=average.figure.kpi,
        result=CheckResult.QUERY,
        statement=f"{average.titled(metrics)} is of no whole number of people.",
        arithmetic=(
            f"{average.text} ({span(average.interval)}) of {heads.text} = "
            f"{span(part.amount)}"
        ),
        figures=(average.figure, heads.figure),
    )
