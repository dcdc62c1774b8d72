"""Printed lines of one paragraph in; its running text out."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_WIDE = "\u2e80-\u30ff\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef"
_ENDS_WIDE = re.compile(f"[{_WIDE}]$")
_STARTS_WIDE = re.compile(f"^[{_WIDE}]")
_COMPOUND = re.compile(r"[^\W_][-\u2010\u2011]$")
"""A hyphen that a number may follow, as in "COVID-19" and "2023-24"."""
_SOFT = re.compile(r"(?:\u00ad|&(?:shy|#173|#x0*ad);)(?=\S)", re.IGNORECASE)
"""A place where a word may be broken, and is not."""
_BROKEN = re.compile(r"(?P<head>[A-Za-z]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[A-Za-z]+(?:[-\u2010][A-Za-z]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Running text, and where in it each of its lines begins."""

    text: str
    starts: tuple[int, ...]
    """Offsets in ``text``, one for each line."""


def lexicon(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of the lines in lower case, broken ones left out."""
    words: set[str] = set()
    for line in lines:
        words.update(word.lower() for word in _WORD.findall(line))
    return frozenset(words)


def squeeze(text: str) -> str:
    """Fold every run of white space to one space and trim the ends."""
    return " ".join(text.split())


def unbroken(text: str) -> str:
    """Leave out the soft hyphens inside words, which nobody sees."""
    return _SOFT.sub("", text)


def join_lines(lines: Sequence[str], words: AbstractSet[str] | None) -> Joined:
    """Join lines; a word broken by a hyphen is mended where ``words`` knows it whole.

    Without ``words`` every hyphen stays. Lines of Chinese are joined without a space.
    Empty lines add nothing.
    """
    text = ""
    starts: list[int] = []
    for raw in lines:
        line = squeeze(raw)
        text += _seam(text, line)
        if text.endswith("\N{SOFT HYPHEN}") or (
            words is not None and _breaks(text, line, words)
        ):
            text = text[:-1]
        starts.append(len(text))
        text += line
    return Joined(text=text, starts=tuple(starts))


def _seam(before: str, after: str) -> str:
    if not before or not after or before.endswith("\N{SOFT HYPHEN}"):
        return ""
    if _BROKEN.search(before) and after[0].isalpha():
        return ""
    if _COMPOUND.search(before) and after[0].isdecimal():
        return ""
    if _ENDS_WIDE.search(before) and _STARTS_WIDE.search(after):
        return ""
    return " "


def _breaks(before: str, after: str, words: AbstractSet[str]) -> bool:
    """Tell whether the hyphen at the end of ``before`` only marks a line break."""
    head = _BROKEN.search(before)
    tail = _WORD.match(after)
    if head is None or tail is None or not after[0].islower():
        return False
    first, second = head["head"].lower(), tail[0].lower()
    if f"{first}-{second}" in words:
        return False
    return first + second in words or first not in words
