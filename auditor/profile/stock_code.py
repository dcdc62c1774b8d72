"""Leaves in, the issuer's stock code out, with the words it was read from."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditor.errors import UsageError
from auditor.guide.recognise import IssuerRules, Phrases
from auditor.profile.facts import Fact
from auditor.profile.leaves import Leaf, Strip, printed
from auditor.profile.phrases import fold_words, pattern_of, tidy

_DIGITS = 5
_CODE = re.compile(r"\d{1,5}")
_BARE = re.compile(r"(?!19|20)\d{4}|0\d{4}")
_BESIDE = 24  # characters that may share a line with a code that stands alone
_SHORT = 160  # longer lines are sentences
_LINES_BELOW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    digits: str
    strip: Strip
    weight: int


def given_code(text: str) -> Fact:
    """Return the stock code that the user gave, in five digits.

    Raises:
        UsageError: ``text`` is not one to five digits.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise UsageError(f"a stock code has one to five digits, not {text!r}")
    return Fact(value=text.zfill(_DIGITS), reason="given by the user")


def stock_code_of(leaves: tuple[Leaf, ...], issuer: str, rules: IssuerRules) -> Fact:
    """Return the stock code, in five digits; an empty value where none is found.

    A code in a sentence counts only beside the issuer's name: reports print the codes
    of other companies too.
    """
    covers = [leaf for leaf in leaves if leaf.strips]
    codes = [
        code
        for leaf in covers
        for code in _codes(leaf, rules, bare=leaf not in (covers[0], covers[-1]))
    ]
    codes += [
        code
        for leaf in covers
        for code in _beside(leaf, tidy(issuer).casefold(), rules)
    ]
    codes += [code for leaf in covers[:1] for code in _unlabelled(leaf)]
    counts = Counter(code.digits for code in codes)
    best = max(codes, key=lambda code: (code.weight, counts[code.digits]), default=None)
    if best is None:
        return Fact(value="", reason="no stock code of the issuer was found")
    return Fact(value=best.digits, reason=f"printed in {printed(best.strip)}")


def codes_in(text: str, rules: IssuerRules) -> frozenset[str]:
    """Return the stock codes that tidied ``text`` prints, in five digits."""
    pattern = _labelled(rules.code_labels, rules.code_suffixes)
    found = (hit["code"] or hit["before"] for hit in pattern.finditer(text))
    return frozenset(digits.zfill(_DIGITS) for digits in found)


def _codes(leaf: Leaf, rules: IssuerRules, *, bare: bool) -> Iterator[_Code]:
    """Yield codes that stand alone in a line; ``bare``: not in a bracket."""
    pattern = _labelled(rules.code_labels, rules.code_suffixes)
    for place, strip in enumerate(leaf.strips):
        hit = pattern.search(strip.text) if len(strip.text) < _SHORT else None
        alone = hit and len(strip.text) - len(hit[0]) <= _BESIDE
        if hit and alone and not (bare and strip.text.endswith(")")):
            yield _code(hit, strip, 2 if bare else 3)
        elif code := _below(leaf, place, rules):
            yield code


def _beside(leaf: Leaf, issuer: str, rules: IssuerRules) -> Iterator[_Code]:
    """Yield codes that stand in a sentence soon after the issuer's name."""
    pattern = _labelled(rules.code_labels, rules.code_suffixes)
    lower = leaf.text.casefold()
    if not issuer or issuer not in lower:
        return
    for hit in pattern.finditer(leaf.text):
        before = leaf.text[max(hit.start() - rules.reach, 0) : hit.start()]
        if issuer in before.casefold():
            yield _code(hit, leaf.strip_at(hit.start()), 1)


def _unlabelled(leaf: Leaf) -> Iterator[_Code]:
    """Yield bare numbers of a cover that are no years."""
    for strip in leaf.strips:
        if _BARE.fullmatch(strip.text):
            yield _Code(digits=strip.text.zfill(_DIGITS), strip=strip, weight=0)


def _below(leaf: Leaf, place: int, rules: IssuerRules) -> _Code | None:
    """Return the code that stands on its own under a label."""
    if fold_words(leaf.strips[place].text) not in _folded(rules.code_labels):
        return None
    for below in leaf.strips[place + 1 : place + 1 + _LINES_BELOW]:
        if _CODE.fullmatch(below.text):
            return _Code(digits=below.text.zfill(_DIGITS), strip=below, weight=2)
    return None


def _code(hit: re.Match[str], strip: Strip, weight: int) -> _Code:
    digits = hit["code"] or hit["before"]
    return _Code(digits=digits.zfill(_DIGITS), strip=strip, weight=weight)


@cache
def _folded(labels: Phrases) -> frozenset[str]:
    return frozenset(fold_words(tidy(label)) for label in labels.every())


@cache
def _labelled(labels: Phrases, suffixes: tuple[str, ...]) -> re.Pattern[str]:
    label = pattern_of(labels.every())
    note = r"(?:\W{0,3}\([^()\d]{0,24}\))?"
    other_market = r"(?:\d{6}\D{1,24})?"
    suffix = "|".join(map(re.escape, suffixes))
    return re.compile(
        rf"{label}{note}(?:\W{{0,3}}{label}{note})?\W{{0,4}}{other_market}"
        rf"(?P<code>\d{{1,5}})(?!\d)|(?<!\d)(?P<before>\d{{4,5}})(?:{suffix})(?!\w)",
        re.IGNORECASE,
    )
