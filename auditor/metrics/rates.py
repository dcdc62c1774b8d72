"""Numbers of cases, rates and heads in; whether they fit together out.

What a rate is for (100 heads, 1,000) is often not printed. Where it comes out for one
year, it is known for the others. How many hours its heads worked is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from auditor.guide.metrics import Metrics
from auditor.guide.names import Group
from auditor.guide.number_checks import PerHead
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import Interval, amount, span
from auditor.metrics.units import bounded, fold

_PERCENT = "%"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rate:
    """A printed rate with the number and the heads that it is of."""

    rate: Known
    number: Known
    heads: Known

    @property
    def year(self) -> int:
        return self.rate.figure.year

    @property
    def known(self) -> tuple[Known, Known, Known]:
        return self.rate, self.number, self.heads

    @property
    def base(self) -> Interval:
        """Return the number of heads that the rate is for."""
        ratio = self.heads.quantity.value / self.number.quantity.value
        return self.rate.interval.times(ratio)

    def per(self, base: Decimal) -> Interval:
        """Return the number for so many heads."""
        value = self.number.quantity.value * base / self.heads.quantity.value
        return Interval(low=value, high=value)

    def fits(self, base: Decimal) -> bool:
        return self.per(base).meets(self.rate.interval)


def check_rates(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield rates per head that can be recomputed."""
    for rule in metrics.checks.per_head:
        rates = tuple(_rates(rule, book))
        proven = [base for base in rule.bases if any(r.fits(base) for r in rates)]
        for one in rates:
            stated = _stated(one, rule, metrics)
            base = stated or (proven[0] if len(proven) == 1 else None)
            if one.rate.quantity.unit == _PERCENT:
                yield _told(one, stated or _HUNDRED, metrics, CheckResult.QUERY)
            elif base:
                by_time = rule.worked and _says(one.rate, rule.worked, metrics)
                is_sure = base in proven and not by_time
                missed = CheckResult.EXCEPTION if is_sure else CheckResult.QUERY
                yield _told(one, base, metrics, missed)
        if not proven:
            unsaid = tuple(r for r in rates if not _stated(r, rule, metrics))
            yield from _unproven(rule, unsaid, metrics)


def _stated(one: _Rate, rule: PerHead, metrics: Metrics) -> Decimal | None:
    """Return the number of heads that the rate says it is for."""
    found = (s.heads for s in rule.stated if _says(one.rate, s.words, metrics))
    return next(found, None)


def _says(known: Known, group: Group, metrics: Metrics) -> bool:
    words = metrics.vocabularies[group]
    label = fold(f"{known.figure.label} {known.figure.unit}")
    return bool(bounded(map(fold, (*words.en, *words.zh))).search(label))


def _rates(rule: PerHead, book: Book) -> Iterator[_Rate]:
    """Yield the rates of the whole with their number and heads, one a year."""
    numbers, heads = (
        {k.figure.year: k for k in book.of(metric) if _is_whole(k)}
        for metric in (rule.number, rule.heads)
    )
    for year, rate in {k.figure.year: k for k in book.of(rule.rate)}.items():
        number, many = numbers.get(year), heads.get(year)
        if number and many and not rate.parts and number.quantity.value > 0:
            yield _Rate(rate=rate, number=number, heads=many)


def _unproven(
    rule: PerHead, rates: tuple[_Rate, ...], metrics: Metrics
) -> Iterator[Check]:
    """Yield rates that all come near to being for 100 or 1,000, or drift apart."""
    close = metrics.checks.close
    for base in rule.bases:
        wanted = Interval(low=base, high=base)
        if rates and all(one.base.wider(close).meets(wanted) for one in rates):
            yield from (_told(r, base, metrics, CheckResult.QUERY) for r in rates)
            return
    yield from _drifting(rates, metrics)


def _drifting(rates: tuple[_Rate, ...], metrics: Metrics) -> Iterator[Check]:
    """Yield the question why a rate is for more heads in one year than in the next.

    What it is for, be it hours, is not known, but heads work as long in either year.
    """
    slack = metrics.checks.close
    for now, before in pairwise(sorted(rates, key=lambda one: -one.year)):
        if not now.base.wider(slack).meets(before.base):
            yield Check(
                check="rate",
                kpi=now.rate.figure.kpi,
                result=CheckResult.QUERY,
                statement=(
                    f"{now.rate.titled(metrics)} is for another number of employees "
                    f"than in {before.year}."
                ),
                arithmetic="; ".join(
                    f"{o.year}: {o.rate.number} x {o.heads.number} / {o.number.number} "
                    f"= {span(o.base)}"
                    for o in (before, now)
                ),
                figures=tuple(k.figure for o in (now, before) for k in o.known),
            )


def _is_whole(known: Known) -> bool:
    return not known.parts and known.quantity.unit != _PERCENT


def _told(one: _Rate, base: Decimal, metrics: Metrics, missed: CheckResult) -> Check:
    fits = one.fits(base)
    number, heads = one.number.number, one.heads.number
    return Check(
        check="rate",
        kpi=one.rate.figure.kpi,
        result=CheckResult.PASS if fits else missed,
        statement=(
            f"{one.rate.titled(metrics)} {'is' if fits else 'is not'} the number of "
            f"cases for {amount(base)} employees"
            + ("." if fits or missed is CheckResult.QUERY else ", as in another year.")
        ),
        arithmetic=(
            f"{number} x {amount(base)} / {heads} = {span(one.per(base))}; printed "
            f"{one.rate.number} ({span(one.rate.interval)})"
        ),
        figures=tuple(known.figure for known in one.known),
    )
