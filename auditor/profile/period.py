"""Leaves in, financial year out, with the words it was read from."""

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.errors import UsageError
from auditor.guide.recognise import PageRules, PeriodRules
from auditor.profile.dates import in_words, months_to
from auditor.profile.facts import Overrides
from auditor.profile.forms import endings_in, periods_in, years_in
from auditor.profile.leaves import Leaf, Strip, printed, titles
from auditor.profile.phrases import fold_words, holds

_YEAR_ALONE = ("{year}",)
_ANY_YEAR = 2001  # not a leap year: 28 February is the last day of its month


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A financial year; both days inclusive."""

    start: dt.date
    end: dt.date
    reason: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    start: dt.date
    end: dt.date
    weight: int
    strip: Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A year or two printed without a date."""

    first: int
    last: int
    strip: Strip


def given_period(overrides: Overrides, rules: PeriodRules) -> Period | None:
    """Return the financial year that the user gave; twelve months from one end.

    Raises:
        UsageError: The year ends before it starts, or is longer than any can be.
    """
    start, end = overrides.fy_start, overrides.fy_end
    try:
        if end is None:
            if start is None:
                return None
            end = _year_from(start)
        elif start is None:
            start = months_to(end, 12)
    except (ValueError, OverflowError):
        raise UsageError(
            f"no financial year has the day {start or end}. "
            "Correct --fy-start or --fy-end."
        ) from None
    span = f"{in_words(start)} to {in_words(end)}"
    if start > end:
        raise UsageError(
            f"the financial year given, {span}, ends before it starts. "
            "Correct --fy-start or --fy-end."
        )
    days = (end - start).days + 1
    if days > rules.most_days:
        raise UsageError(
            f"the financial year given, {span}, has {days:,} days; none has more than "
            f"{rules.most_days}. Correct --fy-start or --fy-end."
        )
    return Period(start=start, end=end, reason=f"given by the user: {span}")


def read_period(
    front: tuple[Leaf, ...],
    body: tuple[Leaf, ...],
    rules: PeriodRules,
    pages: PageRules,
) -> Period | None:
    """Return the financial year stated in ``body``; ``front`` holds the cover.

    ``None`` where not even a year is printed.
    """
    cover = tuple(_cover_years(front, pages))
    return _stated(body, cover, rules) or _assumed(body, cover, rules)


def _stated(
    body: tuple[Leaf, ...], cover: tuple[_Named, ...], rules: PeriodRules
) -> Period | None:
    mentions = [mention for leaf in body for mention in _mentions(leaf, rules)]
    if not mentions:
        return None
    years = _most_common(cover)
    counts = Counter((m.start, m.end) for m in mentions)

    def rank(mention: _Mention) -> tuple[int, int, dt.date]:
        on_cover = years is not None and mention.end.year == years.last
        weight = mention.weight + (rules.cover_weight if on_cover else 0)
        return weight, counts[mention.start, mention.end], mention.end

    best = max(mentions, key=rank)
    days = f"{in_words(best.start)} to {in_words(best.end)}"
    return Period(
        start=best.start,
        end=best.end,
        reason=f"{days}, from {printed(best.strip)}",
        warnings=tuple(_contradiction(best, years)),
    )


def _mentions(leaf: Leaf, rules: PeriodRules) -> Iterator[_Mention]:
    weights = {form.text: form.weight for form in rules.forms}
    defined = rules.defined.every()
    for stated in periods_in(leaf.text, tuple(weights)):
        days = (stated.end - stated.start).days + 1
        if not rules.least_days <= days <= rules.most_days:
            continue
        after = leaf.text[stated.finish : stated.finish + rules.reach]
        extra = rules.defined_weight if holds(fold_words(after), defined) else 0
        yield _Mention(
            start=stated.start,
            end=stated.end,
            weight=weights[stated.form] + extra,
            strip=leaf.strip_at(stated.begin),
        )


def _contradiction(best: _Mention, years: _Named | None) -> Iterator[str]:
    if years and not {best.start.year, best.end.year} & {years.first, years.last}:
        yield (
            f"The financial year read ends in {best.end.year}, but the opening prints "
            f"{printed(years.strip)}: check the year."
        )


def _assumed(
    body: tuple[Leaf, ...], cover: tuple[_Named, ...], rules: PeriodRules
) -> Period | None:
    forms = tuple(form.text for form in rules.forms)
    named = _most_common(cover) or _most_common(
        tuple(name for leaf in body for name in _names(leaf, forms))
    )
    if named is None:
        return None
    closing = _closing(body, rules)
    month, day = closing or (
        (12, 31)
        if named.first == named.last
        else (rules.split_year_ends, _last_day(rules.split_year_ends))
    )
    end = dt.date(named.last, month, min(day, _last_day(month)))
    start = months_to(end, 12)
    days = f"{in_words(start)} to {in_words(end)}"
    basis = "the last day most often printed" if closing else "the usual last day"
    return Period(
        start=start,
        end=end,
        reason=f"{days}, assumed from {printed(named.strip)} and {basis}",
        warnings=(
            f"No sentence states the financial year; {days} is assumed: check it.",
        ),
    )


def _cover_years(front: tuple[Leaf, ...], pages: PageRules) -> Iterator[_Named]:
    for leaf in front:
        for strip in titles(leaf, pages).strips:
            if not holds(fold_words(strip.text), pages.not_years.every()):
                yield from _names_of(strip, _YEAR_ALONE)


def _names(leaf: Leaf, forms: tuple[str, ...]) -> Iterator[_Named]:
    for strip in leaf.strips:
        yield from _names_of(strip, forms)


def _names_of(strip: Strip, forms: tuple[str, ...]) -> Iterator[_Named]:
    for years in years_in(strip.text, forms):
        yield _Named(first=years.first, last=years.last, strip=strip)


def _most_common(named: tuple[_Named, ...]) -> _Named | None:
    counts = Counter((name.first, name.last) for name in named)

    def rank(name: _Named) -> tuple[int, int]:
        return counts[name.first, name.last], name.last

    return max(named, key=rank, default=None)


def _closing(body: tuple[Leaf, ...], rules: PeriodRules) -> tuple[int, int] | None:
    """Return month and day on which the years of the report end, most often."""
    ends = Counter(
        (day.month, _last_day(day.month))
        for leaf in body
        for day in endings_in(leaf.text, rules.closings)
        if day.day is None or day.day >= _last_day(day.month)
    )
    return max(ends, key=lambda end: (ends[end], end), default=None)


def _last_day(month: int) -> int:
    return monthrange(_ANY_YEAR, month)[1]


def _year_from(start: dt.date) -> dt.date:
    return months_to(start - dt.timedelta(days=1), -12) - dt.timedelta(days=1)
