"""Printed totals and parts in; whether the parts add up out.

A report may add up in several ways: removals taken off or not, with its last part or
without, Scope 2 by location or by market. The way in which most of its totals add up is
taken to be its own, so that a wrong total is not excused by another way that happens to
come near it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from auditor.guide.metrics import Metrics
from auditor.guide.names import MetricName
from auditor.guide.number_checks import SumCheck
from auditor.metrics.added import FEWEST, Sum, kinds_of, outermost
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import amount
from auditor.metrics.slips import slip_of_part
from auditor.metrics.splits import Parts
from auditor.metrics.unadded import that_are_missing, unadded
from auditor.metrics.units import fold


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """One way to add up; of two that fit as well, the lesser is taken."""

    view: Parts
    """View of which parts are taken that are not printed without one."""
    short: bool
    """The last part is left out."""
    net: bool
    """What may be taken off is."""
    rows: bool = False
    """Of a part that one table prints in several rows, all are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Total:
    """A printed total and the sums that it may be, at least one."""

    known: Known
    ways: dict[_Way, Sum]

    @property
    def fits(self) -> frozenset[_Way]:
        """Return the ways in which the parts add up to the total."""
        own = self.known.interval
        return frozenset(w for w, s in self.ways.items() if s.interval.meets(own))

    def off(self, way: _Way) -> Decimal:
        """Return by how much the sum in one way is more than the total."""
        return self.ways[way].value - self.known.quantity.value


def check_sums(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of totals against the metrics that make them up.

    A total that one rule explains in full is not asked about by another, of which
    perhaps not all parts are printed.
    """
    found = [
        check
        for rule in metrics.checks.sums
        for totals in _series(rule, book, metrics)
        for total in totals
        for check in _netted(total, rule, book, metrics)
        or _judged(total, totals, book, metrics, "sum")
    ]
    tied = {check.figures[0] for check in found if check.result is CheckResult.PASS}
    for check in found:
        if check.figures[0] not in tied or check.result is not CheckResult.QUERY:
            yield check


def _netted(
    total: _Total, rule: SumCheck, book: Book, metrics: Metrics
) -> tuple[Check, ...]:
    """Return the check of a net total that is a printed gross one less removals.

    Where the parts miss the gross total, the net one is not at fault as well.
    """
    known = total.known
    less = [_part(known, metric, (), book, metrics) for metric in rule.less]
    minus = tuple(part for parts in less for part in parts)
    for gross in book.select(
        rule.total, year=known.figure.year, unit=known.quantity.unit
    ):
        net = Sum(plus=(gross,), minus=minus)
        if minus and gross is not known and net.interval.meets(known.interval):
            one = _Total(known=known, ways={_PLAIN: net})
            return (_told(one, _PLAIN, metrics, "sum", CheckResult.PASS),)
    return ()


def _series(
    rule: SumCheck, book: Book, metrics: Metrics
) -> Iterator[tuple[_Total, ...]]:
    """Yield the totals of ``rule`` that should add up in one way: those of one view."""
    series: dict[Parts, list[_Total]] = {}
    for known in book.of(rule.total):
        ways = dict(_ways(known, rule, book, metrics))
        if ways:
            views = tuple(p for p in known.parts if p[0] in metrics.checks.views)
            series.setdefault(views, []).append(_Total(known=known, ways=ways))
    yield from map(_once, series.values())


def check_splits(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of totals against their parts of one kind (men and women)."""
    checks = metrics.checks
    series: dict[tuple[str, str], list[_Total]] = {}
    for group in book.grouped(checks.splits, "metric", "year", "canonical_unit"):
        for known in _first_of_each(group):
            whole = _whole(known, group, metrics)
            for kind, parts in kinds_of(whole, group, checks.views):
                added = Sum(plus=outermost(parts, known))
                total = _Total(known=known, ways={_PLAIN: added})
                series.setdefault((known.figure.metric, kind), []).append(total)
    for totals in series.values():
        for total in totals:
            yield from _judged(total, totals, book, metrics, "split")


_PLAIN = _Way(view=(), short=False, net=False)


def _ways(
    total: Known, rule: SumCheck, book: Book, metrics: Metrics
) -> Iterator[tuple[_Way, Sum]]:
    """Yield the sums that ``total`` may be, each with its way."""
    held = dict(total.parts).get(rule.scopes or "", "")
    wanted = _wanted(total, rule)
    if any(_in_other_units(total, metric, book, metrics) for metric in wanted):
        return  # some part is printed in a unit that does not add up with the rest
    views = _views(total, rule, book, metrics)
    no_yes = False, True
    for view, short, net, rows in product(views, no_yes, no_yes, no_yes):
        parts = [_part(total, metric, view, book, metrics) for metric in wanted]
        if rows:
            parts = [_rows(part, book) for part in parts]
        filled = [part for part in parts if part]
        if short and not held and len(filled) > FEWEST:
            filled = filled[:-1]
        less = [_part(total, m, view, book, metrics) for m in rule.less if net]
        plus = tuple(known for part in filled for known in part)
        minus = tuple(known for part in less for known in part)
        if len(plus) >= FEWEST:
            yield _Way(view, short, net, rows), Sum(plus=plus, minus=minus)


def _rows(part: tuple[Known, ...], book: Book) -> tuple[Known, ...]:
    """Return all rows that one table prints of ``part``, or that which is their sum."""
    if len(part) != 1:
        return part
    known = part[0]
    rows = {
        other.figure.label: other
        for other in book.beside(known)
        if other.figure.metric == known.figure.metric
        and (other.quantity.unit, other.parts) == (known.quantity.unit, known.parts)
    }
    for label, row in rows.items():
        rest = tuple(o for name, o in rows.items() if name != label)
        if len(rest) >= FEWEST and Sum(plus=rest).interval.meets(row.interval):
            return (row,)
    return tuple(rows.values())


def _in_other_units(total: Known, metric: str, book: Book, metrics: Metrics) -> bool:
    """Tell whether ``metric`` is printed for ``total``, but in other units."""
    checks = metrics.checks
    boundary = _without(total.parts, checks.views)
    units = {
        known.quantity.unit
        for known in book.of(metric)
        if known.figure.year == total.figure.year
        and _without(known.parts, checks.inner) == boundary
    }
    return bool(units) and total.quantity.unit not in units


def _views(
    total: Known, rule: SumCheck, book: Book, metrics: Metrics
) -> tuple[Parts, ...]:
    """Return the views by which parts are printed: that of ``total``, if it is one."""
    kinds = metrics.checks.views
    found = {
        (part,): None
        for known in book.of(*rule.parts)
        if known.figure.year == total.figure.year
        for part in known.parts
        if part[0] in kinds
    }
    own = [view for view in found if view[0] in total.parts]
    return tuple(own or found) or ((),)


def _part(
    total: Known, metric: str, view: Parts, book: Book, metrics: Metrics
) -> tuple[Known, ...]:
    """Return the figure of ``metric`` with the boundary of ``total``, or its pieces."""
    checks = metrics.checks
    found = book.select(metric, year=total.figure.year, unit=total.quantity.unit)
    boundary = _without(total.parts, checks.views)
    near = [k for k in found if k.figure.place.page == total.figure.place.page]
    viewed = tuple(sorted((*boundary, *view)))
    for wanted in (viewed, boundary):
        for known in (*near, *found):
            if known.parts == wanted:
                return (known,)
    pieces = {
        known.parts: known
        for known in near
        if _without(known.parts, checks.views) == known.parts
        and _without(known.parts, checks.inner) == boundary
    }
    return tuple(pieces.values())


def _without(parts: Parts, kinds: Iterable[str]) -> Parts:
    return tuple(part for part in parts if part[0] not in kinds)


def _once(totals: Sequence[_Total]) -> tuple[_Total, ...]:
    """Return one total a year and part: one that adds up, if it is printed often."""
    found: dict[tuple[int, Parts], _Total] = {}
    for total in totals:
        key = total.known.figure.year, total.known.parts
        if key not in found or (total.fits and not found[key].fits):
            found[key] = total
    return tuple(found.values())


def _first_of_each(group: Sequence[Known]) -> tuple[Known, ...]:
    return tuple({known.parts: known for known in reversed(group)}.values())


def _whole(known: Known, group: Sequence[Known], metrics: Metrics) -> Parts:
    """Return the parts of ``known`` but for those that say all of it is meant.

    Not where the whole is printed as well: all that was disposed of is part of that.
    """
    names = (metrics.vocabularies[name] for name in metrics.checks.all_of_it)
    terms = {fold(term) for words in names for term in (*words.en, *words.zh)}
    whole = tuple(part for part in known.parts if part[1] not in terms)
    return known.parts if any(o.parts == whole for o in group) else whole


def _judged(
    total: _Total,
    series: Sequence[_Total],
    book: Book,
    metrics: Metrics,
    kind: str,
) -> Iterator[Check]:
    """Yield the check of ``total`` in the way in which most of ``series`` add up.

    Rows of the same table that are just what is missing are parts as well, and while
    others may be, no total is at fault. Of ways that come near, none that leaves out a
    printed part is taken before one that does not.
    """
    others = [other for other in series if other is not total]

    def rank(way: _Way) -> tuple[int, bool, bool, Decimal, _Way]:
        far = not _is_near(total, way, metrics)
        return -_count(way, others), far, way.short, abs(total.off(way)), way

    habit = min(total.ways, key=rank)
    way = min(total.fits, key=lambda way: (-_count(way, others), way), default=habit)
    fits = way in total.fits
    if fits and _is_lone(way, habit, others):
        way, fits = habit, False
    off = total.off(way)
    rows = unadded(total.known, total.ways[way], book, metrics)
    forgiven = any(off < 0 or row.less for row in rows)
    complete = kind == "sum" or any(other.fits for other in others)
    if fits:
        yield _told(total, way, metrics, kind, CheckResult.PASS)
    elif off < 0 and (rest := that_are_missing(total.known, total.ways[way], rows)):
        check = _told(total, way, metrics, kind, CheckResult.PASS)
        alone = f"the row “{rest[0].label}”", "that row prints"
        more = f"{len(rest)} other rows", "those rows print"
        which, verb = alone if len(rest) == 1 else more
        yield replace(
            check,
            statement=f"{check.statement[:-1]}, with {which}.",
            arithmetic=f"{check.arithmetic}; {verb} {amount(abs(off))}",
        )
    elif not forgiven and (
        _is_near(total, way, metrics) or (off < 0 and _is_closed(total, way, metrics))
    ):
        yield _told(total, way, metrics, kind, CheckResult.EXCEPTION)
    elif slip := slip_of_part(
        total.ways[way], total.known.interval, metrics.checks.slips
    ):
        check = _told(total, way, metrics, kind, CheckResult.QUERY)
        yield replace(check, statement=f"{check.statement[:-1]}; {slip}.")
    elif off > 0 or complete or _is_near(total, way, metrics):
        yield _told(total, way, metrics, kind, CheckResult.QUERY)


def _is_near(total: _Total, way: _Way, metrics: Metrics) -> bool:
    """Tell whether a sum misses its total by too little for a part to be missing."""
    value = total.known.quantity.value
    return abs(total.off(way)) * 100 <= abs(value) * metrics.checks.near


def _is_closed(total: _Total, way: _Way, metrics: Metrics) -> bool:
    """Tell whether one table prints every part that there can be, each in one row."""
    known, found = total.known, total.ways[way]
    tables = {part.figure.table for part in (known, *found.plus)}
    read = [part.figure.metric for part in found.plus]
    kinds = {kind for part in found.plus for kind, _ in part.parts}
    return (
        len(tables) == 1
        and None not in tables
        and kinds.isdisjoint({*metrics.checks.inner} - {*metrics.checks.views})
        and any(
            rule.closed and _wanted(known, rule) == read
            for rule in metrics.checks.sums
            if rule.total == known.figure.metric
        )
    )


def _wanted(total: Known, rule: SumCheck) -> list[MetricName]:
    """Return the parts that ``total`` says it holds: all, where it says nothing."""
    held = dict(total.parts).get(rule.scopes or "", "")
    return [m for n, m in enumerate(rule.parts, 1) if not held or str(n) in held]


def _count(way: _Way, totals: Iterable[_Total]) -> int:
    return sum(1 for total in totals if way in total.fits)


def _is_lone(way: _Way, habit: _Way, others: Sequence[_Total]) -> bool:
    """Tell whether only one total adds up in ``way`` where others do not."""
    own = sum(1 for o in others if way in o.fits and habit not in o.fits)
    theirs = sum(1 for o in others if habit in o.fits and way not in o.fits)
    return own == 0 and theirs >= FEWEST


def _told(
    total: _Total, way: _Way, metrics: Metrics, kind: str, result: CheckResult
) -> Check:
    known, found, off = total.known, total.ways[way], total.off(way)
    unit = known.quantity.unit
    fits = result is CheckResult.PASS
    told = "the parts add up to the total"
    if not fits:
        told = "the parts miss the total by more than rounding"
    if result is CheckResult.QUERY and off < 0:
        share = found.value * 100 / known.quantity.value
        told = f"the parts found make up {share:.0f}% of the total"
    return Check(
        check=kind,
        kpi=known.figure.kpi,
        result=result,
        statement=f"{_name(known, found, metrics)}: {told}.",
        arithmetic=(
            f"{found.working} = {amount(found.value)} {unit}; printed {known.text}"
            + ("" if fits else f"; the sum is {amount(abs(off))} {unit} {_side(off)}")
        ),
        figures=(known.figure, *(k.figure for k in (*found.plus, *found.minus))),
    )


def _side(off: Decimal) -> str:
    return "more" if off > 0 else "less"


def _name(total: Known, parts: Sum, metrics: Metrics) -> str:
    """Return what is added up, for the reader: metric, year, part and kind of parts."""
    kinds = {kind for known in parts.plus for kind, _ in known.parts}
    by = sorted(kinds - {kind for kind, _ in total.parts})
    return total.titled(metrics) + (
        f" by {by[0].replace('_', ' ')}" if len(by) == 1 else ""
    )
