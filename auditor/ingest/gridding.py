"""Cell texts of a table in; which rows name the columns, and what they span, out."""

import re
from collections.abc import Sequence
from functools import lru_cache

_HAN_DIGITS = "\u96f6\u3007\u25cb\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_YEAR = re.compile(
    r"^(?:(?:FY\s?|\u622a\u81f3)?(?:19|20)\d\d|FY\s?\d\d"
    rf"|(?:\u4e00\s?\u4e5d|\u4e8c\s?[{_HAN_DIGITS[:3]}])(?:\s?[{_HAN_DIGITS}]){{2}}(?=\s?\u5e74))"
    r"(?:\s?[/\u2013-]\s?\d{2,4})?(?:\s?\u5e74(?:\s?\u5ea6)?)?"
    r"(?:\s?\([^()]*\)|\s%|\s?[A-Z]{0,3}[$\u20ac\u00a3\u00a5]?\s?(?:['\u2019]000|m|mn|bn|million)?"
    r"|\s?[\u5343\u767e\u842c\u4e07\u5104\u4ebf]{1,2}\s?(?:\u6e2f|\u7f8e)?\u5143)?$",
    re.IGNORECASE,
)
"""``2023``, ``FY23``, ``2023/24 (restated)``; the same in Chinese digits."""
_NO_VALUE = re.compile(
    r"^\D{0,4}\d[\d,]*\s?(?:[-\u2010-\u2014~\u81f3\u2212]|to\b)\s?\D{0,4}\d"
    r"|^\D{0,3}\d+\s(?:and|or|to)\b"
    r"|^\(?\d{1,2}[.)\u3001]\s*%?\s*[^\W\d]"
    r"|\u4ee5[\u4e0a\u4e0b]$"
    r"|['\u2019]\s?000\b"
    r"|^(?:FY\s?\d\d|(?:FY\s?)?(?:19|20)\d\d)\s+(?:[A-Za-z]{4}|% of\b)",
    re.IGNORECASE,
)
"""``18-25`` and ``56 and above`` name a class, ``RMB'000`` a unit, ``2023 plan`` a year
and no figure."""
_DAY = re.compile(
    r"\d{1,2}(?:(?:st|nd|rd|th)\b"
    r"|\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\b|[a-z]+))",
    re.IGNORECASE,
)
"""``30th``, ``1 July 2023``."""
_VALUE = re.compile(
    r"^(?:(?:(?-i:[A-Z]{1,3}(?=[$\u20ac\u00a3\u00a5])|[A-Z]{3}(?=\s?\d))[$\u20ac\u00a3\u00a5]?|[^\w\s]{1,3}|pp?\.|pages?|\u7b2c)?\s?"
    r"[-\u2212\u2013(]?\d[\d,]*(?:\.\d+)?(?![\d]*[^\W\d_]*\d)"
    r"|n\.?/?a\b|nil$|not (?:applicable|available|disclosed)\b"
    r"|[-\u2010-\u2014\u2212\u2713\u2714]$"
    r"|\u4e0d\u9069\u7528|\u4e0d\u9002\u7528)",
    re.IGNORECASE,
)
_LONGEST = 60
"""Most characters of a figure with its unit."""
_CACHED = 4096
"""Texts of cells whose kind is remembered; most are asked about several times."""
_LONG = 80
"""Characters from which on a cell is prose rather than the name of a column."""


@lru_cache(maxsize=_CACHED)
def is_year(text: str) -> bool:
    """Tell whether a cell names a year."""
    return bool(_YEAR.match(text.strip()))


def is_day(text: str) -> bool:
    """Tell whether a cell opens with a day of a month."""
    return bool(_DAY.match(text))


@lru_cache(maxsize=_CACHED)
def is_value(text: str) -> bool:
    """Tell whether a cell holds a figure or stands in place of one (``N/A``)."""
    text = text.strip()
    if len(text) > _LONGEST or is_year(text) or is_day(text) or _NO_VALUE.search(text):
        return False
    return bool(_VALUE.match(text))


def header_count(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows at the top name the columns; at least one row is none."""
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004  a header needs a body
        return 0
    if not any(_has_values(row) for row in rows):
        return int(_names_columns(rows[0]))
    count = named = 0
    for row in rows[:-1]:
        filled = sum(bool(cell.strip()) for cell in row)
        second = row[0].strip() and not _names_years(row)
        if _has_values(row) or _only_first(row):
            break
        if named and second and not (named * 2 <= len(row) < filled * 2):
            break
        named = named or (filled if row[0].strip() else 0)
        count += 1
    return count


def spans(row: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return for each cell of a header row how many columns it covers.

    A cell reaches over the empty cells to its right where a row of ``below`` has
    something there. A covered cell has span 1.
    """
    widths = [1] * len(row)
    used = [any(line[column] for line in below) for column in range(len(row))]
    index = 0
    while index < len(row):
        end = index + 1
        while row[index] and end < len(row) and not row[end] and used[end]:
            end += 1
        widths[index] = end - index
        index = end
    return tuple(widths)


def _has_values(row: Sequence[str]) -> bool:
    if is_value(row[0]):
        return True
    filled = [cell for cell in row[1:] if cell.strip()]
    values = sum(is_value(cell) for cell in filled)
    return values > 0 and values * 2 >= len(filled)


def _names_years(row: Sequence[str]) -> bool:
    filled = [cell for cell in row[1:] if cell.strip()]
    return bool(filled) and all(is_year(cell) for cell in filled)


def _only_first(row: Sequence[str]) -> bool:
    return bool(row[0].strip()) and not any(cell.strip() for cell in row[1:])


def _names_columns(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) * 2 > len(row) and all(len(cell) <= _LONG for cell in filled)
