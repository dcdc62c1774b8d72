"""Printed totals and parts in; whether the parts add up out.

A report may add up in several ways: removals taken off or not, with its last part or
without, Scope 2 by location or by market. The way in which most of its totals add up is
taken to be its own, so that a wrong total is not excused by another way that happens to
come near it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import SumCheck
from auditor.metrics.added import FEWEST, Sum, kinds_of, outermost
from auditor.metrics.figures import Check, CheckResult, Origin
from auditor.metrics.frame import Book, Known, as_printed
from auditor.metrics.intervals import amount
from auditor.metrics.slips import one_digit_off, slip_of_part
from auditor.metrics.splits import Parts
from auditor.metrics.treated import treated
from auditor.metrics.unadded import that_are_missing, unadded
from auditor.metrics.units import bounded, fold
from auditor.metrics.ways import PLAIN, Way, part_of, wanted_of, ways_of

_ALL = 100
"""Percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Total:
    """A printed total and the sums that it may be, at least one."""

    known: Known
    ways: dict[Way, Sum]

    @property
    def fits(self) -> frozenset[Way]:
        """Return the ways in which the parts add up to the total."""
        own = self.known.interval
        return frozenset(w for w, s in self.ways.items() if s.interval.meets(own))

    def off(self, way: Way) -> Decimal:
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


def check_treated(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of waste against what is recycled, burnt and put into the ground.

    Where far less is treated than produced, the rest may be in store.
    """
    pairs = treated(book, metrics)
    totals = [_Total(known=known, ways={PLAIN: found}) for known, found in pairs]
    for total in totals:
        less = -total.off(PLAIN) * _ALL
        if less <= metrics.checks.close * total.known.quantity.value:
            yield from _judged(total, totals, book, metrics, "sum")


def _netted(
    total: _Total, rule: SumCheck, book: Book, metrics: Metrics
) -> tuple[Check, ...]:
    """Return the check of a net total that is a printed gross one less removals.

    Where the parts miss the gross total, the net one is not at fault as well.
    """
    known = total.known
    less = [part_of(known, metric, (), book, metrics) for metric in rule.less]
    minus = tuple(part for parts in less for part in parts)
    for gross in book.select(
        rule.total, year=known.figure.year, unit=known.quantity.unit
    ):
        net = Sum(plus=(gross,), minus=minus)
        if minus and gross is not known and net.interval.meets(known.interval):
            one = _Total(known=known, ways={PLAIN: net})
            return (_told(one, PLAIN, metrics, "sum", CheckResult.PASS),)
    return ()


def _series(
    rule: SumCheck, book: Book, metrics: Metrics
) -> Iterator[tuple[_Total, ...]]:
    """Yield the totals of ``rule`` that should add up in one way: those of one view."""
    series: dict[Parts, list[_Total]] = {}
    for known in book.of(rule.total):
        ways = dict(ways_of(known, rule, book, metrics))
        if ways:
            views = tuple(p for p in known.parts if p[0] in metrics.checks.views)
            series.setdefault(views, []).append(_Total(known=known, ways=ways))
    yield from map(_once, series.values())


def check_splits(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield checks of totals against their parts of one kind (men and women)."""
    checks = metrics.checks
    series: dict[tuple[str, str], list[_Total]] = {}
    for group in book.grouped(checks.splits, "metric", "year", "canonical_unit"):
        for known in filter(_adds_up, _first_of_each(group)):
            whole = _whole(known, group, metrics)
            for kind, parts in kinds_of(whole, group, checks.views):
                added = Sum(plus=outermost(parts, known))
                total = _Total(known=known, ways={PLAIN: added})
                series.setdefault((known.figure.metric, kind), []).append(total)
    everything = [total for totals in series.values() for total in totals]
    for totals in series.values():
        for total in totals:
            for check in _judged(total, totals, book, metrics, "split"):
                is_fault = check.result is CheckResult.EXCEPTION
                if is_fault and _is_shared(total, everything):
                    yield replace(check, result=CheckResult.QUERY)
                else:
                    yield check


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


def _chosen(
    total: _Total, others: Sequence[_Total], metrics: Metrics
) -> tuple[Way, bool]:
    """Return the way in which most of ``others`` add up; whether two ways pull apart.

    Of ways that come near, none that leaves out a printed part is taken before one that
    does not, nor where the total lies between the two.
    """

    def rank(way: Way) -> tuple[int, bool, bool, Decimal, Way]:
        far = not _is_near(total, way, metrics)
        return -_count(way, others), far, way.short, abs(total.off(way)), way

    habit = min(total.ways, key=rank)
    way = min(total.fits, key=lambda way: (-_count(way, others), way), default=habit)
    if way in total.fits and not _is_lone(way, habit, others):
        return way, False
    full = replace(habit, short=False)
    torn = (
        full in total.ways
        and _is_near(total, full, metrics)
        and total.off(full) * total.off(habit) < 0
    )
    return (full if torn else habit), torn


def _judged(
    total: _Total,
    series: Sequence[_Total],
    book: Book,
    metrics: Metrics,
    kind: str,
) -> Iterator[Check]:
    """Yield the check of ``total`` in the way in which most of ``series`` add up.

    Rows of the same table that are just what is missing are parts as well, and while
    others may be, no total is at fault.
    """
    others = [other for other in series if other is not total]
    way, torn = _chosen(total, others, metrics)
    fits = way in total.fits and not torn
    off = total.off(way)
    rows = unadded(total.known, total.ways[way], book, metrics)
    excused = torn or _is_said(total, way, book, metrics)
    forgiven = excused or any(off < 0 or row.less for row in rows)
    complete = (
        kind == "sum"
        or any(other.fits for other in others)
        or _is_short(total, way, metrics)
    )
    near = _is_near(total, way, metrics)
    if fits:
        yield _told(total, way, metrics, kind, CheckResult.PASS)
    elif off < 0 and (rest := that_are_missing(total.known, total.ways[way], rows)):
        check = _told(total, way, metrics, kind, CheckResult.PASS)
        known, found = _shown(total, way)
        lacking = amount(known.quantity.value - found.value)
        alone = f"the row “{rest[0].label}”", "that row prints"
        more = f"{len(rest)} other rows", "those rows print"
        which, verb = alone if len(rest) == 1 else more
        yield replace(
            check,
            statement=f"{check.statement[:-1]}, with {which}.",
            arithmetic=f"{check.arithmetic}; {verb} {lacking}",
        )
    elif not forgiven and (near or (off < 0 and _is_closed(total, way, metrics))):
        yield _told(total, way, metrics, kind, CheckResult.EXCEPTION)
    elif slip := slip_of_part(
        total.ways[way], total.known.interval, metrics.checks.slips
    ):
        check = _told(total, way, metrics, kind, CheckResult.QUERY)
        yield replace(check, statement=f"{check.statement[:-1]}; {slip}.")
    elif near or ((off > 0 or complete) and not _is_wild(total, way, metrics)):
        yield _told(total, way, metrics, kind, CheckResult.QUERY)


def _is_near(total: _Total, way: Way, metrics: Metrics) -> bool:
    """Tell whether a sum misses its total by too little for a part to be missing."""
    value = total.known.quantity.value
    return abs(total.off(way)) * 100 <= abs(value) * metrics.checks.near


def _is_short(total: _Total, way: Way, metrics: Metrics) -> bool:
    """Tell whether what is missing of the parts of a whole may be a slip.

    It is little, or there are no other parts; not where the sentence prints as much, of
    a part that was not read.
    """
    found, figure = total.ways[way], total.known.figure
    kinds = {kind for part in found.plus for kind, _ in part.parts}
    off, value = abs(total.off(way)), abs(total.known.quantity.value)
    printed = value and amount(off * abs(figure.value) / value) in figure.quote
    few = off * _ALL <= metrics.checks.over * value
    few &= kinds.isdisjoint(metrics.checks.inner)
    return not printed and (few or kinds <= {*metrics.checks.complete})


def _is_wild(total: _Total, way: Way, metrics: Metrics) -> bool:
    """Tell whether parts come to so much more that they are not all of ``total``.

    Not where a wrong digit of it would tell.
    """
    found, known = total.ways[way], total.known
    most = abs(known.quantity.value) * metrics.checks.wild
    return found.value > most and not one_digit_off(known, found.interval)


def _is_said(total: _Total, way: Way, book: Book, metrics: Metrics) -> bool:
    """Tell whether the report says that ``total`` or its parts leave something out.

    Its row does, or another text, which prints how much or names the kind of parts; and
    its sentence need not go on to name every part.
    """
    figure, quantity, off = total.known.figure, total.known.quantity, total.off(way)
    word = bounded(map(fold, metrics.checks.left_out))
    printed = abs(off) * figure.value / quantity.value if quantity.value else off
    if printed in book.said.left_out or word.search(fold(figure.label)):
        return True
    parts = [part.figure for part in total.ways[way].plus]
    kinds = {kind for part in parts for kind, _ in part.breakdown}
    kinds -= {kind for kind, _ in figure.breakdown}
    told = figure.origin is Origin.SENTENCE
    return off < 0 and (
        any((k, y) in book.said.unsplit for k in kinds for y in (None, figure.year))
        or (told and any(part.quote == figure.quote for part in parts))
    )


def _is_shared(total: _Total, others: Sequence[_Total]) -> bool:
    """Tell whether parts of another kind miss as much, and those of a third nothing.

    Then the total is right, and who is in it is not in every kind.
    """
    same = [o for o in others if o.known is total.known and o is not total]
    off = total.off(PLAIN)
    return (
        off < 0 and any(o.off(PLAIN) == off for o in same) and any(o.fits for o in same)
    )


def _adds_up(known: Known) -> bool:
    """Tell whether parts may make it: a rate of all is no sum of those of parts."""
    return known.quantity.unit != "%" or known.quantity.value == _ALL


def _is_closed(total: _Total, way: Way, metrics: Metrics) -> bool:
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
            rule.closed and wanted_of(known, rule) == read
            for rule in metrics.checks.sums
            if rule.total == known.figure.metric
        )
    )


def _count(way: Way, totals: Iterable[_Total]) -> int:
    return sum(1 for total in totals if way in total.fits)


def _is_lone(way: Way, habit: Way, others: Sequence[_Total]) -> bool:
    """Tell whether only one total adds up in ``way`` where others do not."""
    own = sum(1 for o in others if way in o.fits and habit not in o.fits)
    theirs = sum(1 for o in others if habit in o.fits and way not in o.fits)
    return own == 0 and theirs >= FEWEST


def _shown(total: _Total, way: Way) -> tuple[Known, Sum]:
    """Return ``total`` and its parts as the working is to spell them out."""
    found = total.ways[way]
    known, *parts = as_printed((total.known, *found.plus, *found.minus))
    many = len(found.plus)
    return known, Sum(plus=tuple(parts[:many]), minus=tuple(parts[many:]))


def _told(
    total: _Total, way: Way, metrics: Metrics, kind: str, result: CheckResult
) -> Check:
    known, found = _shown(total, way)
    off = found.value - known.quantity.value
    unit = known.quantity.unit
    fits = result is CheckResult.PASS
    told = "the parts add up to the total"
    if not fits:
        told = "the parts miss the total by more than rounding"
    if result is CheckResult.QUERY and off < 0 and not _is_near(total, way, metrics):
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
