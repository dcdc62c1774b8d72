"""A printed total in; the ways in which its printed parts may make it out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from auditor.guide.metrics import Metrics
from auditor.guide.names import MetricName
from auditor.guide.number_checks import SumCheck
from auditor.metrics.added import FEWEST, Sum
from auditor.metrics.frame import Book, Known
from auditor.metrics.splits import Parts


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """One way to add up; of two that fit as well, the lesser is taken."""

    view: Parts
    """View of which parts are taken that are not printed without one."""
    short: bool
    """The last part is left out."""
    net: bool
    """What may be taken off is."""
    rows: bool = False
    """Of a part that one table prints in several rows, all are taken."""


PLAIN = Way(view=(), short=False, net=False)


def ways_of(
    total: Known, rule: SumCheck, book: Book, metrics: Metrics
) -> Iterator[tuple[Way, Sum]]:
    """Yield the sums that ``total`` may be, each with its way."""
    held = dict(total.parts).get(rule.scopes or "", "")
    wanted = wanted_of(total, rule)
    if any(_in_other_units(total, metric, book, metrics) for metric in wanted):
        return  # some part is printed in a unit that does not add up with the rest
    views = _views(total, rule, book, metrics)
    no_yes = False, True
    for view, short, net, rows in product(views, no_yes, no_yes, no_yes):
        parts = [part_of(total, metric, view, book, metrics) for metric in wanted]
        if rows:
            parts = [_rows(part, book) for part in parts]
        filled = [part for part in parts if part]
        if short and not held and len(filled) > FEWEST:
            filled = filled[:-1]
        less = [part_of(total, m, view, book, metrics) for m in rule.less if net]
        plus = tuple(known for part in filled for known in part)
        minus = tuple(known for part in less for known in part)
        if len(plus) >= FEWEST:
            yield Way(view, short, net, rows), Sum(plus=plus, minus=minus)


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


def part_of(
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


def wanted_of(total: Known, rule: SumCheck) -> list[MetricName]:
    """Return the parts that ``total`` says it holds: all, where it says nothing."""
    held = dict(total.parts).get(rule.scopes or "", "")
    return [m for n, m in enumerate(rule.parts, 1) if not held or str(n) in held]
