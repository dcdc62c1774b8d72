"""Text and forms such as ``from {start} to {end}`` in, stated periods out.

The forms are data; this module knows only what their placeholders stand for.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from auditor.profile.dates import (
    COUNT,
    YEAR,
    Day,
    Found,
    closing_day,
    days_in,
    months_to,
    number,
    span,
)

_AROUND = 48  # characters beside a date that a form may ask for
_CENTURY = 100
_PLACEHOLDERS = {
    "{months}": f"(?P<months>{COUNT})",
    "{year}": rf"(?P<first>{YEAR})(?: ?[/-] ?(?P<last>(?:20)?\d\d)(?!\d))?",
    "{yy}": r"(?P<first>\d\d)(?: ?[/-] ?(?P<last>\d\d))?(?!\d)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A period and the part of the text that states it."""

    start: dt.date
    end: dt.date
    """Inclusive."""
    form: str
    begin: int
    finish: int
    """Offset after its last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A year printed without a date, such as ``FY2021`` or ``2020/21``."""

    first: int
    last: int
    """The same as ``first`` where one year is printed."""
    begin: int
    finish: int


def periods_in(text: str, forms: tuple[str, ...]) -> Iterator[Stated]:
    """Yield the periods in a tidied text that stand in one of ``forms``.

    A form holds ``{end}``, with ``{start}`` or ``{months}`` or alone: then it is the
    last day of twelve months.
    """
    found = tuple(days_in(text))
    for form in forms:
        if "{start}" in form:
            yield from _ranges(text, found, form)
        elif "{end}" in form:
            yield from _endings(text, found, form)


def endings_in(text: str, forms: tuple[str, ...]) -> Iterator[Day]:
    """Yield the dates, with or without a year, that stand as ``{end}`` of ``forms``."""
    found = tuple(days_in(text))
    for form in forms:
        before, after = _sides(form, "{end}")
        for date in found:
            if _fits(text, date.begin, date.finish, before, after):
                yield date.day


def years_in(text: str, forms: tuple[str, ...]) -> Iterator[Years]:
    """Yield the years in a tidied text that stand in one of ``forms``.

    A form holds ``{year}`` or ``{yy}``.
    """
    for form in forms:
        if "{year}" in form or "{yy}" in form:
            for hit in re.finditer(_pattern(form), text, re.IGNORECASE):
                if years := _years(hit):
                    yield years


def _ranges(text: str, found: tuple[Found, ...], form: str) -> Iterator[Stated]:
    before, rest = form.split("{start}")
    between, after = rest.split("{end}")
    for first, last in pairwise(found):
        if last.begin - first.finish > len(between) + 1:
            continue
        if not re.fullmatch(
            _pattern(between), text[first.finish : last.begin], re.IGNORECASE
        ):
            continue
        fit = _fits(text, first.begin, last.finish, before, after)
        days = span(first.day, last.day)
        if fit and days:
            yield Stated(
                start=days[0],
                end=days[1],
                form=form,
                begin=fit.begin,
                finish=fit.finish,
            )


def _endings(text: str, found: tuple[Found, ...], form: str) -> Iterator[Stated]:
    before, after = _sides(form, "{end}")
    for date in found:
        fit = _fits(text, date.begin, date.finish, before, after)
        end = closing_day(date.day)
        if fit and end:
            yield Stated(
                start=months_to(end, fit.months),
                end=end,
                form=form,
                begin=fit.begin,
                finish=fit.finish,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    begin: int
    finish: int
    months: int


def _fits(text: str, begin: int, finish: int, before: str, after: str) -> _Fit | None:
    start = max(begin - _AROUND, 0)
    left = _compiled(_pattern(before) + r"\Z").search(text[start:begin])
    right = _compiled(_pattern(after)).match(text, finish)
    if not left or not right:
        return None
    months = {**left.groupdict(), **right.groupdict()}.get("months")
    return _Fit(
        begin=start + left.start(),
        finish=right.end(),
        months=number(months) if months else 12,
    )


def _sides(form: str, placeholder: str) -> tuple[str, str]:
    before, _, after = form.partition(placeholder)
    return before, after


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _pattern(literal: str) -> str:
    pattern = re.escape(literal).replace(r"\ ", " ?")
    for name, group in _PLACEHOLDERS.items():
        pattern = pattern.replace(re.escape(name), group)
    guard = r"(?<![A-Za-z])" if literal[:1].isascii() and literal[:1].isalpha() else ""
    return guard + pattern


def _years(hit: re.Match[str]) -> Years | None:
    first = number(hit["first"])
    if first < _CENTURY:
        first += 20 * _CENTURY
    last = number(hit["last"]) if hit["last"] else first
    if last < _CENTURY:
        last += first // _CENTURY * _CENTURY
    if not 0 <= last - first <= 1:
        last = first
    return Years(first=first, last=last, begin=hit.start(), finish=hit.end())
