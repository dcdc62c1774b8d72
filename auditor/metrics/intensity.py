"""Printed intensities and totals in; whether they fit together out.

An intensity and its total, each as precise as it is printed, allow a range of
denominators. It is held against the denominator that the report prints, or else against
those that the report's other intensities allow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from auditor.guide.metrics import Metrics
from auditor.guide.number_checks import Denominator, IntensityCheck
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known, scope_told
from auditor.metrics.intervals import Interval, common, ends, span
from auditor.metrics.partial import fewer_parts
from auditor.metrics.slips import cut_off, one_digit_off, slip_of
from auditor.metrics.splits import Parts, folded
from auditor.metrics.units import bounded, fold

_KIND = "intensity"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Implied:
    """An intensity, its total, and the denominators that the two allow."""

    title: str
    """Of the intensity: metric, when and of what part."""
    intensity: Known
    total: Known
    allowed: Interval
    viewed: tuple[tuple[Known, Interval], ...]
    """Other views of the total, and the denominators that each would allow."""
    unit: str
    """Canonical unit of the denominator."""
    boundary: Parts
    """Part of the business that both are of, in one spelling."""

    @property
    def year(self) -> int:
        return self.intensity.figure.year

    @property
    def base(self) -> str:
        """The denominator, for the reader: unit, when and where."""
        return f"{self.unit} ({scope_told(self.year, self.boundary)})"

    @property
    def working(self) -> str:
        """The total over the intensity, spelled out."""
        unit = self.total.quantity.unit
        return (
            f"{self.total.text} / {self.intensity.number} {unit} per {self.unit} "
            f"({span(self.intensity.interval)}) = {span(self.allowed)} {self.unit}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """An intensity held against a printed denominator."""

    implied: _Implied
    denominator: Known
    check: Check


def check_intensities(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield one check for each printed intensity that has a total."""
    implied = [
        found
        for rule in metrics.checks.intensities
        for intensity in book.of(rule.intensity)
        if (found := _implied(intensity, rule, book, metrics))
    ]
    spelled: dict[Parts, Parts] = {}
    for one in implied:
        spelled.setdefault(folded(one.boundary), one.boundary)
    alone: list[_Implied] = []
    held: list[_Held] = []
    for one in (replace(o, boundary=spelled[folded(o.boundary)]) for o in implied):
        if against := _against_printed(one, book, metrics):
            held.append(against)
        else:
            alone.append(one)
    held = list(_settled(held))
    for known in held:
        statement = f"{known.check.statement}{_base(known, held)}"
        yield replace(known.check, statement=statement)
    yield from _moved(alone, book.latest, metrics)
    alone.sort(key=_denominator)
    for (year, *_), group in groupby(alone, key=_denominator):
        members = tuple(group)
        if len(members) > 1 or -year == book.latest:
            yield from _against_each_other(members)


def _denominator(one: _Implied) -> tuple[int, str, Parts]:
    return -one.year, one.unit, one.boundary


def _implied(
    intensity: Known, rule: IntensityCheck, book: Book, metrics: Metrics
) -> _Implied | None:
    named = _naming(intensity, rule, book, metrics)
    intensity = replace(intensity, parts=_without(intensity.parts, named))
    numerator, _, unit = intensity.quantity.unit.partition("/")
    totals = book.select(*rule.totals, year=intensity.figure.year, unit=numerator)
    views = metrics.checks.views
    total = _total_of(intensity, rule.totals[0], totals, views)
    allowed = total.interval.over(intensity.interval) if total and unit else None
    if total is None or allowed is None:
        return None
    return _Implied(
        title=intensity.titled(metrics),
        intensity=intensity,
        total=total,
        allowed=allowed,
        viewed=tuple(
            (other, interval)
            for other in totals
            if other.figure.metric == rule.totals[0]
            and other.parts != total.parts
            and _without(other.parts, views) == _without(intensity.parts, views)
            and (interval := other.interval.over(intensity.interval))
        ),
        unit=unit,
        boundary=_without(intensity.figure.breakdown, (*metrics.checks.inner, *named)),
    )


def _naming(
    intensity: Known, rule: IntensityCheck, book: Book, metrics: Metrics
) -> tuple[str, ...]:
    """Return the kinds of part that are but the intensity's own name.

    "Electricity per employee" is no part that totals are printed of, nor one of many.
    """
    label = folded((("", intensity.figure.label),))[0][1]
    parts = {part for total in book.of(rule.totals[0]) for part in total.parts}
    others = [
        dict(other.parts)
        for other in book.of(rule.intensity)
        if other.figure.year == intensity.figure.year
    ]
    words = metrics.vocabularies[metrics.checks.per]
    is_per = bounded(map(fold, (*words.en, *words.zh))).search(label)
    return tuple(
        kind
        for kind, part in intensity.parts
        if part == label
        and (kind in metrics.checks.inner or is_per)
        and (kind, part) not in parts
        and all(other.get(kind, part) == part for other in others)
    )


def _total_of(
    intensity: Known, metric: str, totals: tuple[Known, ...], views: tuple[str, ...]
) -> Known | None:
    """Return the total in the intensity's own row, or that of the same breakdown.

    An intensity that does not say of which view it is (of Scope 1 and 2, say) is of
    the only one that is printed, if there is only one.
    """
    row = intensity.figure.quote, intensity.figure.place.page
    beside = [t for t in totals if (t.figure.quote, t.figure.place.page) == row]
    named = [total for total in totals if total.figure.metric == metric]
    same = [total for total in named if total.parts == intensity.parts]
    viewed = [t for t in named if _without(t.parts, views) == intensity.parts]
    alone = viewed if len({total.parts for total in viewed}) == 1 else ()
    return next(iter(beside or same or alone), None)


def _without(parts: Parts, kinds: tuple[str, ...]) -> Parts:
    return tuple(part for part in parts if part[0] not in kinds)


def _against_printed(one: _Implied, book: Book, metrics: Metrics) -> _Held | None:
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
    one: _Implied, denominator: Known, rule: Denominator, metrics: Metrics
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


def _against_each_other(group: tuple[_Implied, ...]) -> Iterator[Check]:
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


def _moved(alone: Sequence[_Implied], latest: int, metrics: Metrics) -> Iterator[Check]:
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


def _allowing(one: _Implied, group: tuple[_Implied, ...]) -> tuple[_Implied, ...]:
    """Return those of ``group`` that allow the smallest denominator ``one`` allows."""
    low = one.allowed.low
    return tuple(o for o in group if o.allowed.low <= low <= o.allowed.high)


def _told(
    one: _Implied, shared: tuple[_Implied, ...], group: tuple[_Implied, ...]
) -> str:
    if len(group) == 1:
        return f"cannot be recomputed: no denominator in {one.unit} was found"
    if len(shared) > 1 and one in shared:
        return "allows the same denominator as other intensities of the report"
    return "allows another denominator than other intensities of the report"


def _working(one: _Implied, meeting: Interval | None) -> str:
    if meeting is None:
        return one.working
    return f"{one.working}; in common with others {span(meeting)} {one.unit}"
