"""Printed intensities and totals in; whether they fit together out.

An intensity and its total, each as precise as it is printed, allow a range of
denominators. It is held against the denominator that the report prints, or else against
those that the report's other intensities allow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import Denominator
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known
from auditor.metrics.implied import Implied, implied_by
from auditor.metrics.intervals import Interval, common, ends, span
from auditor.metrics.partial import fewer_parts
from auditor.metrics.slips import cut_off, one_digit_off, slip_of
from auditor.metrics.splits import Parts, folded

_KIND = "intensity"
_SAME = "allows the same denominator as other intensities of the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """An intensity held against a printed denominator."""

    implied: Implied
    denominator: Known
    check: Check


def check_intensities(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield one check for each printed intensity that has a total."""
    implied = [
        found
        for rule in metrics.checks.intensities
        for intensity in book.of(rule.intensity)
        if (found := implied_by(intensity, rule, book, metrics))
    ]
    spelled: dict[Parts, Parts] = {}
    for one in implied:
        spelled.setdefault(folded(one.boundary), one.boundary)
    alone: list[Implied] = []
    held: list[_Held] = []
    for one in (replace(o, boundary=spelled[folded(o.boundary)]) for o in implied):
        if against := _against_printed(one, book, metrics):
            held.append(against)
        else:
            alone.append(one)
    held = list(_settled(held))
    for known in held:
        statement = f"{known.check.statement}{_base(known, held)}"
        yield _shared(known, held) or replace(known.check, statement=statement)
    yield from _moved(alone, book.latest, metrics)
    alone.sort(key=_denominator)
    for (year, *_), group in groupby(alone, key=_denominator):
        members = tuple(group)
        if len(members) > 1 or -year == book.latest:
            yield from _against_each_other(members)


def _denominator(one: Implied) -> tuple[int, str, Parts]:
    return -one.year, one.unit, one.boundary


def _against_printed(one: Implied, book: Book, metrics: Metrics) -> _Held | None:
    """Hold an intensity against the denominator that the report prints."""
    checks = [
        _Held(
            implied=one,
            denominator=denominator,
            check=_recomputed(one, denominator, rule, metrics),
        )
        for rule in metrics.checks.denominators
        if rule.unit == one.unit
        for denominator in book.select(rule.metric, year=one.year, unit=one.unit)
        if denominator.parts == folded(one.boundary)
    ]
    agreed = [held for held in checks if held.check.result is CheckResult.PASS]
    of_fewer = (_of_fewer(held, book, metrics) for held in checks if not agreed)
    return next(iter((*agreed, *filter(None, of_fewer), *checks)), None)


def _of_fewer(held: _Held, book: Book, metrics: Metrics) -> _Held | None:
    """Return ``held`` as agreeing if the intensity is of some parts of its total.

    "0.110 t per m2" may be of Scope 1 and 2 beside a total of all three.
    """
    one, known = held.implied, held.denominator
    for some in fewer_parts(one.total, book, metrics):
        quotient = some.interval.over(known.interval)
        if quotient and quotient.meets(one.intensity.interval):
            parts = (part.figure for part in some.plus)
            told = replace(
                held.check,
                result=CheckResult.PASS,
                statement=f"{one.title} agrees with some parts of the total.",
                arithmetic=f"({some.working}) / {known.sourced} = {span(quotient)}",
                figures=(one.intensity.figure, *parts, known.figure),
                interval=ends(quotient),
            )
            return replace(held, check=told)
    return None


def _recomputed(
    one: Implied, denominator: Known, rule: Denominator, metrics: Metrics
) -> Check:
    quotient = one.total.interval.over(denominator.interval)
    wanted = one.intensity.interval
    agrees = quotient is not None and quotient.meets(wanted)
    is_sure = not (rule.assumed or denominator.figure.file)
    missed = CheckResult.EXCEPTION if is_sure else CheckResult.QUERY
    unit = one.total.quantity.unit
    printed = denominator.sourced
    told = f"agrees with the printed total over {printed}"
    if not agrees:
        told = f"differs from the printed total over {printed} by more than rounding"
    if quotient and not agrees:
        told += slip_of(quotient, wanted, unit, metrics)
        missed = CheckResult.QUERY if cut_off(quotient, wanted) else missed
    result = span(quotient) if quotient else "no number"
    return Check(
        check=_KIND,
        kpi=one.intensity.figure.kpi,
        result=CheckResult.PASS if agrees else missed,
        statement=f"{one.title} {told}.",
        arithmetic=(
            f"{one.total.text} / {printed} = {result} "
            f"{unit} per {one.unit}; printed {one.intensity.number} "
            f"({span(one.intensity.interval)})"
        ),
        figures=(
            one.intensity.figure,
            one.total.figure,
            denominator.figure,
        ),
        interval=ends(quotient) if quotient else None,
        denominator=(*ends(one.allowed), one.base),
    )


def _settled(held: Sequence[_Held]) -> Iterator[_Held]:
    """Yield ``held``, sure of the denominator where another year agrees with it.

    What is printed of the denominator may be another figure than the one used, but not
    if the same intensity comes of it in another year.
    """
    proven = [h for h in held if h.check.result is CheckResult.PASS]
    for one in held:
        printed = one.implied.intensity.interval
        quotient = one.implied.total.interval.over(one.denominator.interval)
        is_own = not one.denominator.figure.file
        if (
            is_own
            and not (quotient and cut_off(quotient, printed))
            and one.check.result is CheckResult.QUERY
            and any(_series(one) == _series(other) for other in proven)
        ):
            yield replace(one, check=replace(one.check, result=CheckResult.EXCEPTION))
        else:
            yield one


def _shared(one: _Held, held: Sequence[_Held]) -> Check | None:
    """Return that ``one`` agrees with another intensity, where both differ as much.

    What none of them agrees with may not be what they are per. The one that most agree
    with stays in question.
    """
    over = [other for other in held if other.denominator == one.denominator]
    if any(other.check.result is not CheckResult.QUERY for other in over):
        return None
    allowed = [other.implied.allowed for other in over]

    def rank(other: _Held) -> tuple[int, Decimal]:
        own = other.implied.allowed
        return sum(map(own.meets, allowed)), -own.width / own.high

    first = max(over, key=rank)
    meeting = common((first.implied.allowed, one.implied.allowed))
    if one is first or meeting is None:
        return None
    statement = f"{one.implied.title} {_SAME}."
    working = _working(one.implied, meeting)
    return replace(
        one.check, result=CheckResult.PASS, statement=statement, arithmetic=working
    )


def _series(one: _Held) -> tuple[str, Parts, str, str]:
    known = one.implied.intensity
    return (
        known.figure.metric,
        known.parts,
        one.implied.unit,
        one.denominator.figure.metric,
    )


def _base(one: _Held, held: Sequence[_Held]) -> str:
    """Return what denominator would explain all that fails on this one, as a sentence.

    It stands with the first of them. If one wrong digit makes it of the printed one,
    that number is named, and so is a view of the total that it takes.
    """
    failing = [
        other
        for other in held
        if other.denominator == one.denominator
        and other.check.result is not CheckResult.PASS
    ]
    if one is not next(iter(failing), None) or len(failing) == 1:
        return ""
    ordered = sorted(failing, key=lambda o: o.implied.allowed.width)
    fitting = ordered[0].implied.allowed
    views: list[str] = []
    for implied in (other.implied for other in ordered[1:]):
        options = ((None, implied.allowed), *implied.viewed)
        chosen = next((o for o in options if o[1].meets(fitting)), None)
        shared = common((fitting, chosen[1])) if chosen else None
        if chosen is None or shared is None:
            return ""
        fitting = shared
        if chosen[0]:
            total = f"{chosen[0].text} ({chosen[0].scope})"
            views.append(f", and {implied.title} were of the total {total}")
    digit = one_digit_off(one.denominator, fitting)
    wanted = f"read {digit}" if digit else f"were {span(fitting)} {one.implied.unit}"
    return (
        f" The {len(failing)} that differ over it would agree if it {wanted}, "
        f"not {one.denominator.figure.printed}{''.join(views)}."
    )


def _against_each_other(group: tuple[Implied, ...]) -> Iterator[Check]:
    """Hold intensities over one denominator against each other.

    The denominator that most of them allow is taken to be the one that was used.
    """
    shared = max((_allowing(one, group) for one in group), key=len)
    meeting = common(tuple(one.allowed for one in shared))
    for one in group:
        agrees = len(shared) > 1 and one in shared
        yield Check(
            check=_KIND,
            kpi=one.intensity.figure.kpi,
            result=CheckResult.PASS if agrees else CheckResult.QUERY,
            statement=f"{one.title} {_told(one, shared, group)}.",
            arithmetic=_working(one, meeting if len(shared) > 1 else None),
            figures=(one.intensity.figure, one.total.figure),
            denominator=(*ends(one.allowed), one.base),
        )


def _moved(alone: Sequence[Implied], latest: int, metrics: Metrics) -> Iterator[Check]:
    """Yield a question where a denominator that is not printed moved far in a year.

    Of several intensities over one, that which tells most of it is asked about.
    """
    percent = metrics.checks.swing.percent
    asked: set[tuple[str, Parts]] = set()
    for one in sorted(alone, key=lambda o: o.allowed.width / o.allowed.high):
        base = one.unit, one.boundary
        for before in alone if one.year == latest and base not in asked else ():
            first, second = before.intensity, one.intensity
            if (
                before.year == latest - 1
                and (before.unit, before.boundary) == base
                and (first.figure.metric, first.parts)
                == (second.figure.metric, second.parts)
            ):
                asked.add(base)
                if not before.allowed.wider(percent).meets(one.allowed):
                    yield Check(
                        check=_KIND,
                        kpi=second.figure.kpi,
                        result=CheckResult.QUERY,
                        statement=(
                            f"{one.title}: the denominator that it implies moved by "
                            f"more than {percent}% from {before.year}."
                        ),
                        arithmetic=f"{before.working}; {one.working}",
                        figures=(
                            second.figure,
                            one.total.figure,
                            first.figure,
                            before.total.figure,
                        ),
                    )


def _allowing(one: Implied, group: tuple[Implied, ...]) -> tuple[Implied, ...]:
    """Return those of ``group`` that allow the smallest denominator ``one`` allows."""
    low = one.allowed.low
    return tuple(o for o in group if o.allowed.low <= low <= o.allowed.high)


def _told(one: Implied, shared: tuple[Implied, ...], group: tuple[Implied, ...]) -> str:
    if len(group) == 1:
        return f"cannot be recomputed: no denominator in {one.unit} was found"
    if len(shared) > 1 and one in shared:
        return _SAME
    return "allows another denominator than other intensities of the report"


def _working(one: Implied, meeting: Interval | None) -> str:
    if meeting is None:
        return one.working
    return f"{one.working}; in common with others {span(meeting)} {one.unit}"
