"""Printed text in, tidied or folded text out, and the phrases that stand in it.

*Tidied*: compatibility forms and quotation marks unified, white space single, none
between Chinese characters, letter-spaced words closed up. Dates and names are read in
it. *Folded*: lower case, a space around every run of Latin letters and digits, all
other signs gone. Phrases are found in it, by plain comparison.
"""

import re
import unicodedata
from functools import cache

CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
"""Ranges of Chinese characters and punctuation, for use in a character class."""

_UNIFIED = {
    **dict.fromkeys((0x2018, 0x2019), "'"),
    **dict.fromkeys((0x201C, 0x201D), '"'),
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    0x2212: "-",  # minus sign
    0x3007: "零",  # both ways to print a round nought in a Chinese year
    0x25CB: "零",
    ord("*"): " ",
}
_GAP = re.compile(f"(?<=[{CHINESE}]) (?=[{CHINESE}])")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_SPACED_WORD = 3  # letter-spaced lines have no more characters a word
_SIGNS = re.compile(r"[^a-z0-9&]+")
_RUNS = re.compile(r"[a-z0-9&]+|[^\W_a-z0-9]+")


def tidy(text: str) -> str:
    """Return ``text`` as dates and names are read in it."""
    if text.isascii():
        tidied = " ".join(text.replace("*", " ").split())
    else:
        unified = unicodedata.normalize("NFKC", text).translate(_UNIFIED)
        tidied = _GAP.sub("", " ".join(unified.split()))
    if len(tidied) <= _SPACED_WORD * (tidied.count(" ") + 1):
        return _SPACED.sub(lambda run: run[0].replace(" ", ""), tidied)
    return tidied


def fold_words(tidied: str) -> str:
    """Return tidied text as phrases are found in it, between two spaces."""
    lower = tidied.lower()
    if lower.isascii():
        return f" {_SIGNS.sub(' ', lower).strip()} "
    runs = (f" {run} " if run.isascii() else run for run in _RUNS.findall(lower))
    return f" {''.join(runs).replace('  ', ' ').strip()} "


def holds(folded: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether any of ``phrases`` stands in folded text."""
    return any(key in folded for key in _keys(phrases))


def first_span(folded: str, phrases: tuple[str, ...]) -> tuple[int, int] | None:
    """Return start and end of the phrase that stands first, the longest of these."""
    spans = [
        (at + len(key) - len(key.lstrip()), at + len(key.rstrip()))
        for key in _keys(phrases)
        if (at := folded.find(key)) >= 0
    ]
    return min(spans, key=lambda span: (span[0], -span[1]), default=None)


def distinct(folded: str, phrases: tuple[str, ...]) -> int:
    """Count the phrases that stand in folded text, those within others left out."""
    found = sorted({key for key in _keys(phrases) if key in folded}, key=len)
    return sum(
        not any(key in longer for longer in found[place + 1 :])
        for place, key in enumerate(found)
    )


def without(folded: str, phrases: tuple[str, ...]) -> str:
    """Return folded text with ``phrases`` taken out, longer ones first."""
    for key in sorted(_keys(phrases), key=len, reverse=True):
        folded = folded.replace(key, " ")
    return folded


@cache
def pattern_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern that finds ``phrases`` in tidied text, for use in a larger one.

    Words may stand apart by up to three other signs.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(map(_pattern, longest_first)) + ")"


def _pattern(phrase: str) -> str:
    words = re.findall(f"[{CHINESE}]+|[^\\W{CHINESE}]+|&", phrase)
    before = "(?<![A-Za-z0-9])" if words[0].isascii() else ""
    after = "(?![A-Za-z])" if words[-1].isascii() else ""
    return before + r"\W{0,3}".join(map(re.escape, words)) + after


@cache
def _keys(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_key, phrases))


def _key(phrase: str) -> str:
    """Return ``phrase`` folded; only Latin words need a space at their ends."""
    words = fold_words(tidy(phrase.rstrip("*"))).strip()
    before = " " * words[:1].isascii()
    after = " " * (words[-1:].isascii() and not phrase.endswith("*"))
    return before + words + after
