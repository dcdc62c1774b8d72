"""Values of an ``Audit`` in, the text that stands on paper out."""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections.abc import Iterable
from itertools import accumulate, count, groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:  # light commands take their words from here
    from auditor.document import Picture, Place

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# An unclosed one of these would turn round the rest of our own line.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STOP = re.compile(
    r"(?<=[.;])(?<!\bp\.)(?<!\bpp\.)(?<!\bNo\.)\s+(?=\S)|(?<=\u3002)(?=\S)"
)
_SINGLE = str.maketrans("\u201c\u201d", "\u2018\u2019")
_TORN_BEFORE = re.compile(r"[a-z]+\b(?!\d)|[,;)]")
_TORN_AFTER = re.compile(r"(?:[^\W\d_]|[,(\-\u2013])$")
_PROSE = 12
"""Words from which a passage without a full stop is a torn sentence."""
_FEW = 5
"""Of so many words at least one is a number in a table row."""
_MARKUP = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
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


def whole(text: str, limit: int) -> str:
    """Return the sentences of ``text`` that fit ``limit`` characters, none cut.

    Parts that end with a semicolon count as sentences. Empty if not even one fits.
    """
    if len(text) <= limit:
        return text
    ends = [stop.start() for stop in _STOP.finditer(text) if stop.start() <= limit]
    return sentence(text[: ends[-1]].rstrip(".;")) if ends else ""


def listed(texts: Iterable[str], limit: int) -> str:
    """Return as many of ``texts`` as fit ``limit``, and how many more there are."""
    every = list(texts)
    ends = accumulate(len(text) + 2 for text in every)
    count_ = max(sum(end <= limit for end in ends), 1)
    told = "; ".join(every[:count_])
    return f"{told}; and {len(every) - count_} more" if every[count_:] else told


def quotation(text: str, limit: int | None = None) -> str:
    """Return ``text`` in quotation marks, with an ellipsis where a sentence is torn.

    Quotation marks inside become single ones. Where ``limit`` is less than the length
    the text is cut between words.
    """
    said = text if limit is None else shorten(text, limit)
    cut = said != text or _is_torn(text)
    inner = said.removesuffix("\u2026").strip().translate(_SINGLE)
    before = "\u2026 " if _TORN_BEFORE.match(inner) else ""
    after = " \u2026" if cut else ""
    return f"{before}\u201c{inner}\u201d{after}"


def unmarked(text: str) -> str:
    """Return ``text`` without the asterisks that mark bold letters in plain text."""
    return _MARKUP.sub("", text)


def _is_torn(text: str) -> bool:
    """Tell whether running text stops short; headings and table rows have no stop."""
    words = text.split()
    numbers = sum(any(map(str.isdigit, word)) for word in words)
    running = len(words) >= _PROSE and numbers * _FEW < len(words)
    return running and bool(_TORN_AFTER.search(text))


def sentence(text: str) -> str:
    """Return ``text`` with a capital letter first and a full stop last."""
    stop = "" if text.endswith((".", "\u3002")) or not text else "."
    return text[:1].upper() + text[1:] + stop


def day(date: dt.date) -> str:
    """Return ``date`` as ``31 December 2024``."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def where(place: Place) -> str:
    """Return ``p. 12``, or ``line 12`` in a file without pages, and if OCR read it."""
    told = f"p. {place.page}" if place.line is None else f"line {place.line}"
    return f"{told} (read by OCR)" if place.recognised else told


def at(place: Place) -> str:
    """Return the page and, where it is known, the box: ``12 56.7 90.1 301.2 112.0``."""
    box = place.box
    edges = (box.left, box.top, box.right, box.bottom) if box else ()
    return " ".join((str(place.page), *(f"{edge:.1f}" for edge in edges)))


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


def page_uri(picture: Picture) -> str:
    """Return a picture as an address that holds it."""
    return f"data:image/{picture.kind};base64,{b64encode(picture.data).decode()}"


def digest(script: str) -> str:
    """Return the digest by which a page lets this script run and no other."""
    import hashlib  # noqa: PLC0415  slow to load, and light commands need no digest

    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
