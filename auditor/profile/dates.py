"""Printed dates in, days out, in the two languages of a Hong Kong report.

Nothing here raises on any text: what is no date is ``None``.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

# fmt: off
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen",
)
# fmt: on
_DIGITS = "零一二三四五六七八九"

_MONTH = "(?:" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in _MONTH_NAMES) + ")(?![a-z])"
_TENS = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ORDINAL = "(?:st|nd|rd|th)?"
YEAR = rf"(?:(?:19|20)\d\d(?!\d)|(?:一九|二零)[{_DIGITS}]{{2}})"
COUNT = rf"(?:\d{{1,2}}|{'|'.join(reversed(_WORDS))}|{_TENS})"
_OF_YEAR = rf"(?:,? ?(?P<y>{YEAR}))?"
_DAY_ZH = rf"(?: ?(?P<d>\d{{1,2}}|{_TENS}) ?日)?"
_SHAPES = (
    rf"(?P<d>\d{{1,2}}){_ORDINAL}(?: day)?(?: of)? ?(?P<m>{_MONTH})\.?{_OF_YEAR}",
    rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?!\d){_ORDINAL}{_OF_YEAR}",
    rf"(?P<m>{_MONTH})\.?{_OF_YEAR}",
    rf"(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>{YEAR})",
    rf"(?P<y>{YEAR})[/.-](?P<m>\d{{1,2}})[/.-](?P<d>\d{{1,2}})(?!\d)",
    rf"(?:(?P<y>{YEAR}) ?年 ?)?(?P<m>\d{{1,2}}|{_TENS}) ?月{_DAY_ZH}",
)
_READERS = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
_DAY_FIRST = _READERS[3]
_DATE = re.compile(
    r"(?<![\dA-Za-z])(?:"
    + "|".join(re.sub(r"\?P<\w>", "?:", shape) for shape in _SHAPES)
    + ")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as printed: the year or the day may be left out."""

    year: int | None
    month: int
    day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date and its place in a text."""

    day: Day
    begin: int
    finish: int
    """Offset after its last character."""


def days_in(text: str) -> Iterator[Found]:
    """Yield the dates in a tidied text."""
    for hit in _DATE.finditer(text):
        if day := read_day(hit[0]):
            yield Found(day=day, begin=hit.start(), finish=hit.end())


def read_day(text: str) -> Day | None:
    """Read one printed date; ``None`` where ``text`` is not one that exists.

    In figures the day comes first, as Hong Kong prints it, unless it cannot.
    """
    for reader in _READERS:
        if found := reader.fullmatch(text):
            parts = found.groupdict()
            year, day = parts["y"], parts.get("d")
            read = Day(
                year=number(year) if year else None,
                month=_month(parts["m"]),
                day=number(day) if day else None,
            )
            return _existing(_turned(read) if reader is _DAY_FIRST else read)
    return None


def number(text: str) -> int:
    """Read a whole number printed in digits or in words of either language."""
    if text.isdecimal():
        return int(text)
    if text.casefold() in _WORDS:
        return _WORDS.index(text.casefold())
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _DIGITS.index(tens or "一") + _DIGITS.index(ones or "零")
    return int("".join(str(_DIGITS.index(sign)) for sign in text))


def span(first: Day, last: Day) -> tuple[dt.date, dt.date] | None:
    """Return the days from ``first`` to ``last``; ``None`` where no year is printed.

    A year printed once counts for both, as in ``1 January to 31 December 2021``; a
    missing day is the first or the last of its month.
    """
    order = (first.month, first.day or 0) <= (last.month, last.day or 31)
    year = first.year or last.year
    if year is None:
        return None
    if first.year is None:
        first = replace(first, year=year if order else year - 1)
    if last.year is None:
        last = replace(last, year=year if order else year + 1)
    start, end = _opening_day(first), closing_day(last)
    return (start, end) if start and end and start <= end else None


def closing_day(day: Day) -> dt.date | None:
    """Return the date of ``day``, the last of its month where none is printed."""
    if day.year is None:
        return None
    return dt.date(day.year, day.month, day.day or monthrange(day.year, day.month)[1])


def months_to(end: dt.date, months: int) -> dt.date:
    """Return the first day of the ``months`` that end on ``end``."""
    after = end + dt.timedelta(days=1)
    years, month = divmod(after.month - 1 - months, 12)
    year = after.year + years
    last = monthrange(year, month + 1)[1]
    start = dt.date(year, month + 1, min(after.day, last))
    return start if after.day <= last else start + dt.timedelta(days=1)


def in_words(day: dt.date) -> str:
    """Return a day as the output prints it: ``31 December 2020``."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1].capitalize()} {day.year}"


def _month(text: str) -> int:
    names = [name[:3] for name in _MONTH_NAMES]
    short = text[:3].casefold()
    return names.index(short) + 1 if short in names else number(text)


def _turned(day: Day) -> Day:
    """Return ``day`` with month and day changed over where the month is none."""
    if day.day is not None and day.month > len(_MONTH_NAMES) >= day.day:
        return replace(day, month=day.day, day=day.month)
    return day


def _existing(day: Day) -> Day | None:
    leap_year = 2000  # without a year, 29 February may exist
    year = day.year or leap_year
    if not (1 <= day.month <= len(_MONTH_NAMES) and dt.MINYEAR < year < dt.MAXYEAR):
        return None
    if day.day is None or 1 <= day.day <= monthrange(year, day.month)[1]:
        return day
    return None


def _opening_day(day: Day) -> dt.date | None:
    return None if day.year is None else dt.date(day.year, day.month, day.day or 1)
