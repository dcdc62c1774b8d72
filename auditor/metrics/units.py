"""Printed unit in, its meaning out; ``None`` where it is not known, never a guess."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction
from functools import lru_cache

from auditor.guide.metrics import Unit, Units
from auditor.language import in_english, in_two_scripts
from auditor.metrics.figures import Quantity

_DIGITS = 12
"""Significant digits kept where a conversion does not come out even."""
_LONGEST = 120
"""Characters; no unit is longer, and prose need not be parsed to know it."""
_FIRST = 24
"""Characters in which the first word of a unit ends."""
_REMEMBERED = 16384
"""Texts whose meaning as a unit is remembered."""
_TOKEN = re.compile(
    r"'000(?![\d.,])"
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"|[a-z]+(?:[23](?![\d,.])[a-z]*)?\$?"
    r"|[\u3400-\u9fff]"
    r"|[^\s.\"'()]"
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_INNERMOST = re.compile(r"[(\uff08\[]([^()\uff08\uff09\[\]]*)[)\uff09\]]")
_OUTERMOST = re.compile(r"[(\uff08](.*)[)\uff09]")
_CLAUSE = re.compile(r"[,\uff0c](?!\d)")
_BREAK = r"(?<!\d)[,:\uff1a]|[,:\uff1a](?!\d)|\s[-\u2013\u2014/]\s"
"""Signs after which a label goes on with its unit."""
_QUOTED = re.compile(r"\(\s*[\"']+[^)]*\)")
"""An abbreviation that is being introduced: metres ("m2")."""
_THOUSAND = re.compile("10?,?000")
"""Numbers that may stand in a numerator ("1,000 kWh"); others are marks."""
_ANY = re.compile(r"[1-9][\d,]*(?:\.\d+)?")
_FOLDED = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011", "''\"\"--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a printed unit means."""

    symbol: str
    """Canonical unit, such as ``tCO2e/m2``."""
    dimension: str
    """Such as ``ghg/area``."""
    factor: Fraction
    """How many canonical units one printed unit is."""

    @property
    def ratio(self) -> bool:
        """Tell whether this is a unit per another unit."""
        return "/" in self.dimension

    def quantity(self, value: Decimal, places: int) -> Quantity:
        """Return ``value``, printed to ``places``, in the canonical unit."""
        return Quantity(
            value=_times(value, self.factor),
            unit=self.symbol,
            dimension=self.dimension,
            step=_times(Decimal(1).scaleb(-places), self.factor),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands before or after a ``per``."""

    unit: Unit
    factor: Fraction


class UnitGrammar:
    """Reads units as the data of ``units.yaml`` has them."""

    def __init__(self, units: Units) -> None:
        self._spellings = [
            (bounded(fold(form) for form in spelling.of), fold(spelling.to))
            for spelling in units.spellings
            if not spelling.cased
        ]
        self._cased = [
            (bounded(spelling.of), spelling.to)
            for spelling in units.spellings
            if spelling.cased
        ]
        self._per = {fold(word) for word in units.per}
        leads, trails, unless, per = (
            bounded(terms).pattern
            for terms in (
                units.leads,
                units.trails,
                units.unless,
                filter(str.isalpha, units.per),
            )
        )
        self._around = re.compile(
            rf"^\s*(?:{leads})\s*|\s*(?:{trails})\s*$|\s*(?:{unless}).*$",
            re.IGNORECASE,
        )
        self._before = re.compile(rf"(?:{leads}|{_BREAK})\s*", re.IGNORECASE)
        self._below = re.compile(rf"(?:{per})\s?[^(),;\uff0c]*", re.IGNORECASE)
        self._dropped = {singular(fold(word)) for word in units.dropped}
        self._factors = {
            fold(term): Fraction(multiplier.factor)
            for multiplier in units.multipliers
            for term in multiplier.terms
        }
        described = (" ".join(self._words(self._tokens(t))) for t in units.described)
        self._described = bounded(described)
        self._units: dict[str, list[Unit]] = {}
        for unit in units.units:
            for alias in (unit.symbol, *unit.en, *unit.zh):
                key = " ".join(self._words(self._tokens(alias)))
                self._units.setdefault(key, []).append(unit)
        forms = (form for spelling in units.spellings for form in spelling.of)
        aliases = (a for unit in units.units for a in (unit.symbol, *unit.en, *unit.zh))
        terms = (t for multiplier in units.multipliers for t in multiplier.terms)
        firsts = (_first(text) for text in (*forms, *aliases, *terms))
        self._firsts = {word for word in firsts if word} | self._dropped | self._per
        self._measure = lru_cache(maxsize=_REMEMBERED)(self._read)

    def measure(self, text: str, metric: str = "") -> Measure | None:
        """Return what ``text`` as a whole means as the unit of ``metric``."""
        return self._measure(text, metric) if len(text) <= _LONGEST else None

    def may_start(self, text: str) -> bool:
        """Tell whether a unit can begin where ``text`` does, without parsing it."""
        return _first(text[:_FIRST]) in self._firsts

    def opens(self, text: str, metric: str = "") -> bool:
        """Tell whether ``text`` starts as a unit, whatever it then is per."""
        if len(text) > _LONGEST:
            return False
        numerator = self._split(self._tokens(self.said_once(text, metric)))[0]
        return self._part(numerator, metric, _THOUSAND) is not None

    def said_once(self, text: str, metric: str = "") -> str:
        """Return a unit that is said in two scripts ("tonnes \u516c\u5678") in one.

        The second may repeat only what it is per. Where each is another unit, or the
        Chinese goes on where the English stops, both count.
        """
        said = in_two_scripts(text)
        if said is None or len(text) > _LONGEST:
            return text
        english, chinese = (self._parse(half, metric) for half in said)
        if english and (english.ratio or english == chinese):
            return said[0] if chinese in {None, english} else text
        if self._parse(text, metric) or (english and chinese):
            return text
        return said[0] if english else said[1] if chinese else in_english(text)

    def multiplies(self, text: str) -> bool:
        """Tell whether ``text`` says nothing but a multiplier ("in thousands")."""
        words = self._words(self._tokens(text)) if len(text) <= _LONGEST else []
        return bool(words) and all(word in self._factors for word in words)

    def printed_in(self, label: str) -> Iterator[str]:
        """Yield what stands in ``label`` where units do, in brackets or after words."""
        texts = (*_INNERMOST.findall(label), *_OUTERMOST.findall(label))
        for text in dict.fromkeys(texts):
            yield from map(self._bare, (text, *_CLAUSE.split(text)))
        for before in self._before.finditer(label):
            bare = _INNERMOST.sub("", label[before.end() :])
            yield self._bare(bare).rstrip(".\u3002")

    def denominators(self, label: str) -> list[str]:
        """Return what ``label`` says something is per, "per" included."""
        return self._below.findall(label)

    def _bare(self, text: str) -> str:
        return self._around.sub("", self._around.sub("", text)).strip(" ,\uff0c")

    def loose(self, word: str) -> bool:
        """Tell whether ``word`` has no weight of its own in a unit."""
        return all(singular(token) in self._dropped for token in self._tokens(word))

    def _read(self, text: str, metric: str) -> Measure | None:
        """Read ``text``, in which a unit may be said twice: kilograms (kg)."""
        text = self.said_once(text, metric)
        for bracket in _BRACKETED.finditer(text):
            before = self._parse(text[: bracket.start()], metric)
            if before and before == self._parse(bracket[1], metric):
                text = text[: bracket.start()] + text[bracket.end() :]
                break
        return self._parse(text, metric)

    def _parse(self, text: str, metric: str) -> Measure | None:
        head, *rest = self._split(self._tokens(text))
        numerator = self._part(head, metric, _THOUSAND)
        per = [self._part(part, "", _ANY) for part in rest if self._words(part)]
        if numerator is None or None in per:
            return None
        parts = [numerator, *(part for part in per if part is not None)]
        factor = parts[0].factor
        for part in parts[1:]:
            factor /= part.factor
        return Measure(
            symbol="/".join(part.unit.base for part in parts),
            dimension="/".join(part.unit.dimension for part in parts),
            factor=factor,
        )

    def _tokens(self, text: str) -> list[str]:
        for pattern, to in self._cased:
            text = pattern.sub(to, text)
        folded = _QUOTED.sub(" ", fold(text))
        for pattern, to in self._spellings:
            folded = pattern.sub(to, folded)
        return [word for word in _TOKEN.findall(folded) if word != "-"]

    def _split(self, tokens: list[str]) -> list[list[str]]:
        parts: list[list[str]] = [[]]
        for token in tokens:
            if token in self._per:
                parts.append([])
            else:
                parts[-1].append(token)
        return parts

    def _words(self, tokens: Iterable[str]) -> list[str]:
        words = (singular(token) for token in tokens)
        return [word for word in words if word not in self._dropped]

    def _part(
        self, tokens: list[str], metric: str, numbers: re.Pattern[str]
    ) -> _Part | None:
        """Return the unit that ``tokens`` name once multipliers are taken out.

        The first goes first: the 千 of 萬千瓦時 is part of the unit.
        """
        left = self._words(tokens)
        factor = Fraction(1)
        while (unit := self._unit(left, metric)) is None:
            found = (i for i, word in enumerate(left) if self._times(word, numbers))
            first = next(found, None)
            if first is None:
                return None
            factor *= self._times(left.pop(first), numbers) or 1
        return _Part(unit, factor * Fraction(unit.factor))

    def _times(self, word: str, numbers: re.Pattern[str]) -> Fraction | None:
        """Return what ``word`` multiplies by; ``None`` where it does not."""
        if word in self._factors:
            return self._factors[word]
        return Fraction(word.replace(",", "")) if numbers.fullmatch(word) else None

    def _unit(self, words: list[str], metric: str) -> Unit | None:
        phrase = " ".join(words)
        bare = " ".join(self._described.sub(" ", phrase).split())
        for key in filter(None, (phrase, bare)):
            units = self._units.get(key, ())
            own = [unit for unit in units if metric in unit.only]
            if chosen := own or [unit for unit in units if not unit.only]:
                return chosen[0]
        return None


def fold(text: str) -> str:
    """Fold width, case, quotes, raised digits and spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)
    return " ".join(folded.split())


def bounded(terms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of ``terms`` as whole words, longest first."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("|".join(_whole(term) for term in longest_first))


def _whole(term: str) -> str:
    stops = ",." if term[0].isascii() else ""  # a Chinese comma may be folded to ","
    left = rf"(?<![a-z0-9{stops}])" if term[0].isalnum() else ""
    right = "(?![a-z0-9])" if term[-1].isalnum() else ""
    return f"{left}{re.escape(term)}{right}"


def _first(text: str) -> str:
    """Return the first word of a text as units are looked up; empty if none."""
    words = _TOKEN.findall(fold(text))
    return singular(words[0]) if words else ""


def singular(word: str) -> str:
    """Return an English word without the ``s`` of a plural."""
    plural = len(word) > 2 and word.endswith("s") and not word.endswith("ss")  # noqa: PLR2004  "ms", "gs" are no plurals
    return word[:-1] if plural else word


def _times(value: Decimal, factor: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS * 4
        context.clear_flags()
        product = value * factor.numerator / factor.denominator
        if context.flags[Inexact]:
            context.prec = _DIGITS
            product = +product
    return product
