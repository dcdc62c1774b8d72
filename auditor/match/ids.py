"""Text in, the ids of the guide that it names out: Aspects, KPIs and paragraphs."""

import re
from collections.abc import Iterable, Iterator

from auditor.guide.provisions import GuideIndex
from auditor.language import Hits

_ID = re.compile(
    r"(?<![\w/.])([A-Z])(?:\s?(\d{1,2})\s?\.\s?(\d{1,2})|(\d{1,2}))(?!\w|[,.]\d)",
    re.ASCII,
)
"""A space may part the letter from the number of a KPI, never of an Aspect: in a
table "N/A 2,574" is no Aspect A2. Chinese stands beside an id without a space."""
_RANGE = re.compile(
    r"\s*(?:\bto\b|[-\u2010-\u2015~\uff5e]|\u81f3)\s*(?:KPIs?\s*)?", re.IGNORECASE
)
"""Between the first and the last KPI of several: "B6.1 to B6.3"."""
_LEAD = 12
"""Characters that may stand before an id that opens a row: "Aspect A1", "KPI A1.1"."""
_MARKS = r"(?:\s?\((?:[ivx]{1,5}|[a-z])\))"
_NUMBER = re.compile(rf"(?<![\w.,(/])\d{{1,2}}{_MARKS}*(?![\w%(]|[.,]\d)", re.ASCII)
"""A paragraph without its letter: "28(c)", "30"."""
_BESIDE = 3
"""Characters that may part a bare number from the word that makes it a paragraph."""
_NEAR = 40
"""The same for a number with marks, which may be one of several."""


def named_ids(text: str) -> Iterator[tuple[str, str]]:
    """Yield each Aspect named in ``text`` with its KPI, or with an empty string.

    Of "B6.1 to B6.3" the KPIs between are named too.
    """
    before, last, end = "", 0, 0
    for found in _ID.finditer(text):
        letter, number, item, alone = found.groups()
        aspect, at = f"{letter}{int(number or alone)}", int(item or 0)
        if last and aspect == before and _RANGE.fullmatch(text, end, found.start()):
            yield from ((aspect, f"{aspect}.{n}") for n in range(last + 1, at))
        yield aspect, f"{aspect}.{at}" if item else ""
        before, last, end = aspect, at, found.end()


class Paragraphs:
    """Reads the paragraphs of a guide, such as ``D.26(a)`` and ``MDR.13(i)``."""

    def __init__(self, guide: GuideIndex) -> None:
        """Know the ids of ``guide`` that are letters, a full stop and a number."""
        ids = [
            provision.id.partition(".")
            for aspect in guide.aspects
            for provision in aspect.provisions
        ]
        lettered = [(head, tail) for head, _, tail in ids if head.isalpha()]
        heads = "|".join(sorted({re.escape(head) for head, _ in lettered}))
        self._written = re.compile(
            rf"(?<![\w/.])({heads})\s?\.\s?(\d{{1,2}}{_MARKS}*)(?!\w|[.,]\d)",
            re.ASCII,
        )
        self._by_number = {
            number: f"{head}.{number}"
            for head, tail in lettered
            for number in _upwards(tail)
        }
        self._beside = guide.index.paragraph
        self._elsewhere = guide.standard.index if guide.standard else ()

    def named(self, text: str) -> Iterator[str]:
        """Yield the ids written in full."""
        for head, number in self._written.findall(text):
            yield f"{head}.{''.join(number.split())}"

    def numbered(self, text: str, hits: Hits) -> Iterator[str]:
        """Yield the ids of numbers beside a word for paragraphs: "paragraph 28(c)".

        A number without marks needs such a word right beside it, and one more. Where
        the standard is named, the numbers may be those of the standard.
        """
        if _spans(hits, self._elsewhere):
            return
        words = _spans(hits, self._beside)
        for found in _NUMBER.finditer(text):
            number = "".join(found.group().split())
            far = _NEAR if "(" in number else _BESIDE
            near = any(
                0 <= found.start() - end <= far or 0 <= start - found.end() <= far
                for start, end in words
            )
            if near and ("(" in number or len(words) > 1) and number in self._by_number:
                yield self._by_number[number]

    def opening(self, text: str) -> str:
        """Return the KPI, else the paragraph or Aspect, with which ``text`` opens."""
        if opened := opening_id(text):
            return opened
        found = self._written.search(text)
        return (
            "".join(found.group().split()) if found and found.start() <= _LEAD else ""
        )


def opening_id(text: str) -> str:
    """Return the KPI, or else the Aspect, with which ``text`` opens; else nothing."""
    found = _ID.search(text)
    if not found or found.start() > _LEAD:
        return ""
    aspect, kpi = next(named_ids(found.group()))
    return kpi or aspect


def after_opening(text: str) -> int:
    """Return the offset behind the id with which ``text`` opens; 0 without one."""
    found = _ID.search(text)
    return found.end() if found and found.start() <= _LEAD else 0


def _upwards(number: str) -> Iterator[str]:
    """Yield ``26(a)(i)``, ``26(a)`` and ``26``."""
    while number.endswith(")"):
        yield number
        number = number[: number.rindex("(")]
    if number.isdecimal():
        yield number


def _spans(hits: Hits, groups: Iterable[str]) -> list[tuple[int, int]]:
    names = [name for group in groups for name in group.split("|")]
    return [(span.start, span.end) for name in names for span in hits.get(name, ())]
