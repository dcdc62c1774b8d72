"""Values of an ``Audit`` in, the text that stands on paper out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import accumulate, count, groupby
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from urllib.parse import quote

if TYPE_CHECKING:  # light commands take their words from here
    from auditor.document import Place

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# An unclosed one of these would turn round the rest of our own line.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Month names of our own: those of strftime follow the locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def printable(value: object) -> object:
    """Return ``value`` such that a page can show it.

    Characters that no page can hold become U+FFFD, so that their loss is seen;
    invisible direction marks are left out. Finished markup, and anything but text, is
    returned as it is.
    """
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _DIRECTION_MARKS.sub("", _UNPRINTABLE.sub("\ufffd", value))


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut to at most ``limit`` characters, with an ellipsis if cut."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    words, space, _ = kept.rpartition(" ")
    # Chinese has no spaces, and one very long word must not leave nothing.
    return (words if space and len(words) > limit // 2 else kept).rstrip() + "\u2026"


def fit(text: str, places: int) -> str:
    """Return ``text`` shortened to ``places``; Chinese letters take two of them."""
    taken = accumulate(1 + (east_asian_width(letter) in "WF") for letter in text)
    room = sum(end <= places for end in taken)
    return shorten(text, len(text) if room == len(text) else room)


def sentence(text: str) -> str:
    """Return ``text`` with a capital letter first and a full stop last."""
    stop = "" if text.endswith((".", "\u3002")) or not text else "."
    return text[:1].upper() + text[1:] + stop


def day(date: dt.date) -> str:
    """Return ``date`` as ``31 December 2024``."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def where(place: Place) -> str:
    """Return ``p. 12``, or ``line 12`` in a file without pages."""
    return f"p. {place.page}" if place.line is None else f"line {place.line}"


def places(found: Iterable[Place], most: int) -> str:
    """Return ``pp. 3, 5\u20137``, or lines; no more than ``most`` places or runs."""
    known = sorted({(place.line or place.page, place.line is None) for place in found})
    numbers = [number for number, _ in known]
    runs = page_runs(numbers).split(", ")
    short = ", ".join(runs[:most]) + (" \u2026" if len(runs) > most else "")
    many = len(numbers) > 1
    if all(paged for _, paged in known):
        return f"{'pp.' if many else 'p.'}\u00a0{short}"
    return f"{'lines' if many else 'line'}\u00a0{short}"


def page_runs(pages: Iterable[int]) -> str:
    """Return rising page numbers as ``3, 5\u20137``."""
    offset = count()
    runs = [
        [page for page, _ in run]
        for _, run in groupby(
            ((page, page - next(offset)) for page in pages), key=lambda pair: pair[1]
        )
    ]
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs
    )


def share(part: int, whole: int) -> str:
    """Return ``part`` of ``whole`` in whole percent.

    Rounded down, so that 100% is never printed while something is lacking.
    """
    return f"{part * 100 // whole}%" if whole else "\u2013"


def data_uri(svg: str) -> str:
    """Return a picture as an address that holds it."""
    return "data:image/svg+xml," + quote(svg)
