"""Printed totals and parts in; whether the parts add up out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.guide.metrics import Metrics, SumCheck
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import NOUGHT, Interval, amount
from auditor.metrics.splits import Parts

_FEWEST = 2
"""Parts below which a sum says nothing."""
_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """Parts that may make a total, with what may be taken off."""

    plus: tuple[Known, ...]
    minus: tuple[Known, ...] = ()

    @property
    def interval(self) -> Interval:
        added = NOUGHT
        for part in self.plus:
            added += part.interval
        for part in self.minus:
            added -= part.interval
        return added

    @property
    def value(self) -> Decimal:
        plus = sum((part.quantity.value for part in self.plus), Decimal(0))
        return plus - sum((part.quantity.value for part in self.minus), Decimal(0))

    @property
    def working(self) -> str:
        plus = " + ".join(part.number for part in self.plus)
        return plus + "".join(f" - {part.number}" for part in self.minus)


def check_sums(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of totals against the metrics that make them up."""
    for rule in metrics.checks.sums:
        for total in book.of(rule.total):
            sums = tuple(_sums(total, rule, book, metrics))
            if sums:
                yield from _judged(total, sums, metrics, "sum")


def check_splits(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of totals against their parts of one kind (men and women)."""
    checks = metrics.checks
    for group in book.grouped(checks.splits, "metric", "year", "unit"):
        for total in _first_of_each(group):
            for parts in _kinds(total.parts, group, checks.views):
                yield from _judged(total, (_Sum(plus=parts),), metrics, "split")


def check_percentages(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of shares that add up to 100, and of rates that should not."""
    checks = metrics.checks
    for metric in (*checks.hundred, *checks.rates):
        for figures in book.grouped((metric,), "year"):
            group = [known for known in figures if known.quantity.unit == "%"]
            for parts in _kinds((), group, checks.views):
                found = _Sum(plus=parts)
                if metric in checks.rates:
                    yield from _composition(found, metrics)
                else:
                    yield from _hundred(found, metrics)


def _sums(total: Known, rule: SumCheck, book: Book, metrics: Metrics) -> Iterator[_Sum]:
    """Yield the sums that ``total`` may be, the fullest first."""
    year, unit = total.figure.year, total.quantity.unit
    printed = [known for known in book.of(*rule.parts) if known.figure.year == year]
    if any(known.quantity.unit != unit for known in printed):
        return  # some part is printed in a unit that does not add up with the rest
    parts = [_part(total, metric, book, metrics) for metric in rule.parts]
    held = dict(total.parts).get(rule.scopes or "", "")
    if held:
        parts = [part for n, part in enumerate(parts, 1) if str(n) in held]
    filled = [part for part in parts if part]
    less = [_part(total, metric, book, metrics) for metric in rule.less]
    taken_off = tuple(known for part in less for known in part)
    last = len(filled)
    for size in (last,) if held or last <= _FEWEST else (last, last - 1):
        plus = tuple(known for part in filled[:size] for known in part)
        if plus:
            yield _Sum(plus=plus)
            if taken_off:
                yield _Sum(plus=plus, minus=taken_off)


def _part(total: Known, metric: str, book: Book, metrics: Metrics) -> tuple[Known, ...]:
    """Return the figure of ``metric`` with the boundary of ``total``, or its pieces."""
    found = book.select(metric, year=total.figure.year, unit=total.quantity.unit)
    boundary = _boundary(total.parts, metrics.checks.views)
    near = [k for k in found if k.figure.place.page == total.figure.place.page]
    whole = [known for known in (*near, *found) if known.parts == boundary]
    inner = metrics.checks.inner
    pieces = {
        known.parts: known
        for known in near
        if known.parts != boundary and _boundary(known.parts, inner) == boundary
    }
    return tuple(whole[:1]) or tuple(pieces.values())


def _boundary(parts: Parts, kinds: Iterable[str]) -> Parts:
    return tuple(part for part in parts if part[0] not in kinds)


def _first_of_each(group: Sequence[Known]) -> tuple[Known, ...]:
    return tuple({known.parts: known for known in reversed(group)}.values())


def _kinds(
    whole: Parts, group: Sequence[Known], views: tuple[str, ...]
) -> Iterator[tuple[Known, ...]]:
    """Yield the parts of ``whole``, kind by kind and page by page."""
    found: dict[tuple[str, int], dict[Parts, Known]] = {}
    for known in group:
        added = [part for part in known.parts if part not in whole]
        if len(added) == 1 and len(known.parts) == len(whole) + 1:
            kind = added[0][0]
            key = kind, known.figure.place.page
            found.setdefault(key, {}).setdefault(known.parts, known)
    for (kind, _), parts in found.items():
        if kind not in views and len(parts) >= _FEWEST:
            yield tuple(parts.values())


def _judged(
    total: Known, sums: tuple[_Sum, ...], metrics: Metrics, kind: str
) -> Iterator[Check]:
    """Yield the check of ``total`` against the sum that comes closest to it."""
    fitting = [s for s in sums if s.interval.meets(total.interval)]
    value = total.quantity.value
    best = next(iter(fitting), min(sums, key=lambda s: abs(s.value - value)))
    near = abs(best.value - value) * 100 <= abs(value) * metrics.checks.near
    if fitting:
        result, told = CheckResult.PASS, "the parts add up to the total"
    elif len(best.plus) >= _FEWEST and (near or best.value > value):
        result = CheckResult.EXCEPTION if near else CheckResult.QUERY
        told = "the parts miss the total by more than rounding"
    else:
        return
    unit = total.quantity.unit
    yield Check(
        check=kind,
        kpi=total.figure.kpi,
        result=result,
        statement=f"{_name(total, best, metrics)}: {told}.",
        arithmetic=(
            f"{best.working} = {amount(best.value)} {unit}; printed {total.text}"
            + ("" if fitting else f", difference {amount(best.value - value)} {unit}")
        ),
        figures=(total.figure, *(k.figure for k in (*best.plus, *best.minus))),
    )


def _name(total: Known, parts: _Sum, metrics: Metrics) -> str:
    """Return what is added up, for the reader: metric, year, part and kind of parts."""
    title = next(m.title for m in metrics.metrics if m.id == total.figure.metric)
    labels = (str(total.figure.year), *(label for _, label in total.parts))
    kinds = {kind for known in parts.plus for kind, _ in known.parts}
    by = sorted(kinds - {kind for kind, _ in total.parts})
    return f"{title} ({', '.join(labels)})" + (f" by {by[0]}" if len(by) == 1 else "")


def _hundred(found: _Sum, metrics: Metrics) -> Iterator[Check]:
    fits = found.interval.meets(_HUNDRED)
    if fits or abs(found.value - 100) <= metrics.checks.near:
        told = "add up to 100%" if fits else "do not add up to 100%"
        yield _percent(found, metrics, told, fits=fits)


def _composition(found: _Sum, metrics: Metrics) -> Iterator[Check]:
    if found.interval.meets(_HUNDRED):
        told = "add up to 100%: shares of those trained rather than rates of each group"
        yield _percent(found, metrics, told, fits=False)


def _percent(found: _Sum, metrics: Metrics, told: str, *, fits: bool) -> Check:
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
