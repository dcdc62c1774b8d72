"""Printed text in; the numbers in it with their signs, bounds and units out.

Numbers are ``Decimal``. Nought in words, a dash and "N/A" are kept apart, because only
the table around them can tell whether a dash is nought.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from auditor.guide.metrics import NumberWords
from auditor.metrics.figures import Bound, Kind
from auditor.metrics.units import Measure, UnitGrammar, bounded, fold

_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![\d.])\.\d+")
_MOST_DIGITS = 18
"""Longer runs of digits are numbers of accounts and the like."""
_MOST_WORDS = 9
"""Words of a printed unit ("tonnes of CO2 equivalent per million RMB of revenue")."""
_LETTER = r"[^\W\u3400-\u9fff]"
_BARRED_BEFORE = re.compile(rf"(?:{_LETTER}|[.,/]|[^\s(][-\u2010-\u2015])$")
_BARRED_AFTER = re.compile(rf"{_LETTER}|/")
_HYPHENED = re.compile(r"[-\u2010-\u2015]\w")
_MONEY = re.compile(
    r"(?:[A-Za-z]{1,4}\$|[A-Z]{2,3}|[$\u00a5\u20ac\u00a3]"
    r"|(?<![\u5143\u842c\u5104])(?:\u6e2f[\u5e63\u5143]|\u4eba\u6c11\u5e63|\u7f8e\u5143))\s?$"
)
"""A currency before its amount: HK$, RMB, $; in Chinese those of the three, unless it
ends the amount before: 1,100\u842c\u5143\u4eba\u6c11\u5e63."""
_MINUS = re.compile(r"(?:^|[\s(])[-\u2212\u2013]$")
_CHUNK = re.compile(r"\s*[^\s,;:()\uff0c\u3001\u3002\uff1b\uff08\uff09]+")
_PER_BEFORE = re.compile(r"\u6bcf[^\W\d]{1,8}$")
"""What a number after it is per: \u6bcf\u540d\u50f1\u54e10.78\u5678."""
_HAN = re.compile(r"[\u3400-\u9fff/\uff0f]+")
_BEFORE_HAN = re.compile(r"[^\u3400-\u9fff]*[^\u3400-\u9fff/\uff0f](?=[\u3400-\u9fff])")
"""What of a chunk is no Han: the % of 20%\u53ca."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATING = re.compile(r"\b(?:in|during|since|throughout|year|FY)\s*$", re.IGNORECASE)
"""Before a year; what follows is no unit of it: "in 2023 training hours were 620"."""
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_NOTE = re.compile(r"\d{1,2}\s+[A-Z][a-z]")
"""A footnote: its number, then a sentence."""
_FORMULA = re.compile(r"[*\u00d7\u00f7=+/]\s*$")
_MARKS = re.compile(
    r"\s*(?:[*\u2020\u2021\u00a7#^\u00b9\u2070-\u2079]|(?<!m)[\u00b2\u00b3]"
    r"|\(\s*(?:[1-9]|[ivx]{1,4}|[Nn]otes?\s*[\divx]{1,4})\s*\))"
)
"""A footnote mark: 12.3*, 12.3(1), 12.3 (Note 2); a raised digit of m2 is none."""
_AROUND = re.compile(r"[\s()+,;/\u2212\u2010-\u2015-]*")
"""Signs that may stand beside the numbers of a cell."""
_RANGE = re.compile(
    rf"(?:{_NUMBER.pattern})\s*%?\s*(?:[-\u2013\u2014~\u81f3]|\bto\b)"
    rf"\s*(?:{_NUMBER.pattern})(?!\S*\d)"
)
_RANGE_IN_TEXT = re.compile(
    rf"(?<![\w.,:/-])(?:{_NUMBER.pattern})\s*%?\s*"
    r"(?:[-\u2013\u2014~\u81f3]|\b(?:to|and)\b|[\u53ca\u8207])"
    rf"\s*(?:{_NUMBER.pattern})(?![\d:])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number, or what stands in its place, as it is in a text."""

    kind: Kind
    printed: str
    """The number as printed, separators included."""
    start: int
    """Offset of ``printed`` in the text."""
    end: int
    """Offset after the number and its unit."""
    value: Decimal = Decimal(0)
    """Nought unless ``kind`` is ``NUMBER``."""
    places: int = 0
    unit: str = ""
    """The unit as printed beside the number; empty where there is none."""
    scale: str = ""
    """A multiplier beside a number that prints no unit: 15.2 million, 120萬."""
    bound: Bound = Bound.EXACT


class NumberGrammar:
    """Reads numbers and what stands in their place."""

    def __init__(self, words: NumberWords, units: UnitGrammar) -> None:
        self._units = units
        self._signs = {
            fold(term): kind
            for kind, terms in (
                (Kind.NIL, words.nil),
                (Kind.DASH, words.dash),
                (Kind.ABSENT, words.absent),
            )
            for term in terms
        }
        self._bounds = {
            fold(term): bound
            for bound, terms in (
                (Bound.OVER, words.over),
                (Bound.UNDER, words.under),
                (Bound.ABOUT, words.about),
            )
            for term in terms
        }
        self._bound = bounded(self._bounds)
        dash, verb, said = (
            bounded(map(fold, terms)).pattern
            for terms in (words.dash, words.denotes, (*words.nil, *words.absent))
        )
        self._legend = re.compile(
            rf"(?:^|[^\w\s])\s*(?:{dash})\W{{0,2}}\s*(?:{verb})\W{{0,3}}({said})"
            r"(?=[\W_]{0,2}(?:$|[.;)]))"
        )
        self._names = _ending(fold(name) for name in words.names)
        self._numerals = {fold(word): n for n, word in enumerate(words.numerals, 1)}
        self._numeral = bounded(self._numerals)
        one = rf"(?:{self._numeral.pattern}|\d{{1,2}})"
        self._share = re.compile(
            rf"(?<![\w.,-]){one}\s+(?:in|out of)(?:\s+every)?\s+{one}(?![\w.,-])"
        )

    def cell(self, text: str, metric: str = "") -> tuple[Reading, ...]:
        """Return what a table cell holds: mostly one reading, two for ``12 (3%)``.

        Empty where the cell holds anything but numbers, as a label does.
        """
        bare = _trimmed(text)
        kind = self._signs.get(fold(bare).strip("() "))
        if kind is not None:
            return (Reading(kind=kind, printed=bare, start=0, end=len(bare)),)
        if _RANGE.match(bare):
            return (Reading(kind=Kind.RANGE, printed=bare, start=0, end=len(bare)),)
        readings = tuple(self._numbers(bare, metric))
        if not self._only(bare, readings):
            return self._of_odd_unit(bare, readings, metric)
        apart = all("(" in bare[a.end : b.start] for a, b in pairwise(readings))
        return (_parenthesised(bare, readings[0]), *readings[1:]) if apart else ()

    def dash_means(self, text: str) -> Kind | None:
        """Return what ``text`` says that a dash stands for; ``None`` if it does not."""
        legend = self._legend.search(fold(text))
        return self._signs[legend[1]] if legend else None

    def find(self, text: str, metric: str = "") -> tuple[Reading, ...]:
        """Return the numbers in running text; years, dates and names are left out.

        So is "three in four": it counts nobody.
        """
        readings = (*self._numbers(text, metric), *self._written(text, metric))
        shares = [match.span() for match in self._share.finditer(text.lower())]
        kept = (
            r
            for r in readings
            if not self._is_name(text, r)
            and not any(low <= r.start < high for low, high in shares)
        )
        return tuple(sorted(kept, key=lambda reading: reading.start))

    def ranges(self, text: str) -> Iterator[Reading]:
        """Yield what in running text may be a range and has a unit ("8 to 12 h")."""
        for match in _RANGE_IN_TEXT.finditer(text):
            unit, end = self._unit_after(text, match.end(), "", "")
            if unit:
                yield Reading(
                    kind=Kind.RANGE,
                    printed=match.group(),
                    start=match.start(),
                    end=end,
                    unit=unit,
                )

    def _numbers(self, text: str, metric: str) -> Iterator[Reading]:
        last = 0
        for match in _NUMBER.finditer(text):
            if match.start() < last:
                continue  # a digit of the unit before it: "12 m 3"
            money = self._money(text[: match.start()])
            head = text[: match.start() - len(money)]
            unit, end = self._unit_after(text, match.end(), money, metric)
            unit += self._per_before(head, unit, metric)
            if (
                len(match.group()) <= _MOST_DIGITS
                and (money or not _BARRED_BEFORE.search(head))
                and (end > match.end() or not _BARRED_AFTER.match(text, end))
                and not _HYPHENED.match(text, match.end())
            ):
                last = end
                digits = match.group().replace(",", "")
                yield Reading(
                    kind=Kind.NUMBER,
                    value=-Decimal(digits) if _MINUS.search(head) else Decimal(digits),
                    places=len(digits.partition(".")[2]),
                    printed=match.group(),
                    start=match.start(),
                    end=end,
                    unit=unit,
                    bound=self._bound_before(head),
                )

    def _per_before(self, head: str, unit: str, metric: str) -> str:
        """Return what a number is said to be per before it: 每名僱員用水0.78噸."""
        said = match.group() if unit and (match := _PER_BEFORE.search(head)) else ""
        for end in range(len(said), 1, -1):
            measure = self._units.measure(f"{unit}{said[:end]}", metric)
            if measure and (measure.ratio or end == len(said)):
                return said[:end]
        return ""

    def _written(self, text: str, metric: str) -> Iterator[Reading]:
        for match in self._numeral.finditer(text.lower()):
            unit, end = self._unit_after(text, match.end(), "", metric)
            yield Reading(
                kind=Kind.NUMBER,
                value=Decimal(self._numerals[match.group()]),
                printed=text[match.start() : match.end()],
                start=match.start(),
                end=end,
                unit=unit,
            )

    def _is_name(self, text: str, reading: Reading) -> bool:
        """Tell whether a number names a year or a chapter, or is part of a formula."""
        after = reading.start + len(reading.printed)
        before = text[: reading.start]
        is_year = _YEAR.fullmatch(reading.printed)
        return (
            bool(is_year and (not reading.unit or _DATING.search(before)))
            or bool(reading.start == 0 and _NOTE.match(text))
            or bool(_MONTH.match(text, after))
            or bool(_FORMULA.search(before))
            or bool(self._names.search(before.lower()))
        )

    def _bound_before(self, head: str) -> Bound:
        words = " ".join(fold(head).split()[-2:])
        last = [m for m in self._bound.finditer(words) if m.end() == len(words)]
        return self._bounds[last[0].group()] if last else Bound.EXACT

    def _money(self, before: str) -> str:
        match = _MONEY.search(before)
        return match.group() if match and self._units.measure(match.group()) else ""

    def _unit_after(
        self, text: str, start: int, money: str, metric: str
    ) -> tuple[str, int]:
        """Return the unit that starts at ``start``, and where it ends.

        It is what the longest known text means, in the fewest words that mean it; Han
        are cut only where another unit starts, and not after an amount of money.
        """
        found: Measure | None = None
        best = money.strip(), start
        if not self._units.may_start(text[start:]):
            return best
        for end in _ends(text, start):
            words = text[start:end].split()
            unit = " ".join([money.strip(), *words]).strip()
            weighty = words and not self._units.loose(words[-1])
            measure = self._units.measure(unit, metric) if weighty else None
            rest = text[end : best[1]] if _HAN.match(text, end) else ""
            whole = not rest or (not money and self._units.opens(rest))
            if measure and (not found or (found == measure and whole)):
                found, best = measure, (unit, end)
        return best

    def _only(self, text: str, readings: Sequence[Reading]) -> bool:
        """Tell whether nothing but signs and bounds stands around ``readings``."""
        if not readings:
            return False
        around, position = "", 0
        for reading in readings:
            around += text[position : reading.start] + " "
            position = reading.end
        money = {reading.unit.split()[0] for reading in readings if reading.unit}
        words = [w for w in (around + text[position:]).split() if w not in money]
        left = _MARKS.sub("", self._bound.sub("", fold(" ".join(words))))
        return bool(_AROUND.fullmatch(left))

    def _of_odd_unit(
        self, text: str, readings: tuple[Reading, ...], metric: str
    ) -> tuple[Reading, ...]:
        """Return a reading whose unit is per something we do not know."""
        if not readings or not self._only(text[: readings[0].end], readings[:1]):
            return ()
        after = readings[0].start + len(readings[0].printed)
        unit = " ".join(text[after:].split())
        if unit.startswith("."):
            return ()  # "23. Employee" is an item of a list
        if self._units.multiplies(unit):
            return (replace(readings[0], scale=unit, end=len(text)),)
        if self._units.measure(marked := unit.rstrip("0123456789"), metric):
            unit = marked
        elif not self._units.opens(unit, metric):
            return ()
        return (replace(readings[0], unit=unit, end=len(text)),)


def _ending(terms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{bounded(terms).pattern})\W{{0,2}}$")


def _trimmed(text: str) -> str:
    """Return ``text`` without the footnote marks at its end."""
    bare = text.strip()
    for match in reversed(list(_MARKS.finditer(bare))):
        if match.end() == len(bare) and match.start():
            bare = bare[: match.start()]
    return bare


def _parenthesised(text: str, reading: Reading) -> Reading:
    """Return ``reading`` below nought where the cell is (123)."""
    if text[:1] != "(" or text[-1:] != ")" or text.count("(") > 1:
        return reading
    whole = f"({reading.printed})"
    printed = whole if whole in text else reading.printed
    return replace(
        reading,
        value=-abs(reading.value),
        printed=printed,
        start=text.index(printed),
        end=max(reading.end, text.index(printed) + len(printed)),
    )


def _ends(text: str, start: int) -> list[int]:
    """Return where a unit that starts at ``start`` may end, farthest first."""
    ends: set[int] = set()
    position = len(text) if text[start : start + 1] == "." else start
    for _ in range(_MOST_WORDS):
        chunk = _CHUNK.match(text, position)
        if not chunk:
            break
        position = chunk.end()
        ends.add(position - (chunk.group()[-1] == "."))
        if latin := _BEFORE_HAN.match(chunk.group()):
            ends.add(chunk.start() + latin.end())
    if han := _HAN.match(text, start):
        ends.update(range(start + 1, min(han.end(), start + _MOST_WORDS) + 1))
    return sorted(ends, reverse=True)
