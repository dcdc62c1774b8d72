"""A report in; its climate targets out, from sentences and from tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.document import Document, Place
from auditor.guide.climate import Sort, TargetRules
from auditor.guide.metrics import Catalogue
from auditor.language import Hits, Lexicon, Sentence, Span, holds
from auditor.match.reading import Scope
from auditor.metrics.clauses import count_words, is_up_to, spans_of
from auditor.metrics.figures import Figure, Origin
from auditor.metrics.means import Means, means_of
from auditor.metrics.quantity import Reading
from auditor.metrics.quotes import standing_quote
from auditor.metrics.target_texts import TargetText, target_texts
from auditor.metrics.years import split_years

_AFTER_WORDS = 2
"""Most words from an amount to the word that makes it a target: "a 50% cut target"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a report says was reached of a target."""

    value: str
    """As printed, unit included."""
    place: Place
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One climate target as a report states it; what it does not say is empty."""

    subject: str
    """What it is of, such as ``Greenhouse gas emissions``."""
    scopes: str
    """``1+2``, ``3``."""
    value: str
    """As printed: ``50``, ``20-30``, ``net zero``."""
    unit: str
    number: Decimal | None
    """``None`` where ``value`` is no one number."""
    base_year: int | None
    target_year: int
    kind: str
    """``absolute`` or ``intensity``."""
    basis: str
    """``gross`` or ``net``."""
    validated_by: str
    progress: Progress | None
    place: Place
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """An amount, or words in its place, and where it stands in a sentence."""

    printed: str
    unit: str
    number: Decimal | None
    start: int
    end: int


def read_targets(
    document: Document, catalogue: Catalogue, scope: Scope, year: int
) -> tuple[Target, ...]:
    """Return the targets stated within ``scope`` that fall due in ``year`` or later."""
    rules = catalogue.climate.targets
    lexicon = Lexicon(catalogue.climate.vocabularies)
    texts = target_texts(document, scope, lexicon, catalogue.climate)
    reader = _Reader(rules, means_of(catalogue), year)
    told: list[Target] = []
    for text in texts:
        for target in reader.targets(document, text):
            again = next((i for i, one in enumerate(told) if _same(one, target)), None)
            if again is None:
                told.append(target)
            elif _fullness(target) > _fullness(told[again]):
                told[again] = target
    return tuple(_completed(one, document, texts, reader) for one in told)


def _same(one: Target, other: Target) -> bool:
    """Tell whether two statements are of one target, one perhaps saying less."""
    return (
        (one.subject, one.value, one.target_year)
        == (other.subject, other.value, other.target_year)
        and (one.scopes == other.scopes or not (one.scopes and other.scopes))
        and (
            one.base_year == other.base_year or not (one.base_year and other.base_year)
        )
    )


def _fullness(target: Target) -> int:
    said = target.scopes, target.base_year, target.kind, target.basis, target.progress
    return sum(map(bool, said))


def target_figures(
    targets: tuple[Target, ...], rules: TargetRules, year: int
) -> Iterator[Figure]:
    """Yield the number of each target as a figure of the reporting year ``year``."""
    for one in targets:
        if one.number is not None:
            parts = {
                "target": " ".join(filter(None, (one.subject, one.scopes))),
                "target_year": str(one.target_year),
                "base_year": str(one.base_year or ""),
            }
            yield Figure(
                kpi=rules.kpi,
                metric=rules.metric,
                breakdown=tuple(sorted((k, v) for k, v in parts.items() if v)),
                year=year,
                value=one.number,
                printed=one.value,
                unit=one.unit,
                canonical=None,
                places=0,
                place=one.place,
                quote=one.quote,
                origin=Origin.SENTENCE,
            )


class _Reader:
    """Reads the targets of one sentence, or of one row of a table."""

    def __init__(self, rules: TargetRules, means: Means, year: int) -> None:
        self.rules = rules
        self._means = means
        self._year = year

    def targets(self, document: Document, text: TargetText) -> Iterator[Target]:
        """Yield what ``text`` aims at."""
        sentence, rules = text.sentence, self.rules
        amounts = self._amounts(sentence)
        bases = self._years(sentence, rules.base)
        for number, amount in enumerate(amounts):
            before = amounts[number - 1].end if number else 0
            after = (
                amounts[number + 1].start
                if number + 1 < len(amounts)
                else len(sentence.text)
            )
            due = self._due(text, amount, after)
            subject = self._sort(rules.subjects, text, (before, after))
            aimed = due and subject and self._is_aimed_at(text, amount)
            if not (due and aimed and self._suits(subject, amount)):
                continue
            scopes = (
                self._sort(rules.scopes, text, (before, after))
                if self.is_scoped(subject)
                else ""
            )
            base = text.base or next((base for _, base in bases), None)
            is_number = amount.number is not None or amount.unit
            quote = standing_quote(
                document, text.quote, text.place.page, amount.printed
            )
            if quote:
                yield Target(
                    subject=subject,
                    scopes=scopes,
                    value=amount.printed,
                    unit=amount.unit,
                    number=amount.number,
                    base_year=base if is_number else None,
                    target_year=due,
                    kind=self._sort(rules.kinds, text, (before, after)),
                    basis=self._sort(
                        rules.bases, text, (amount.start, after), near=True
                    ),
                    validated_by="",
                    progress=Progress(
                        value=text.progress, place=text.place, quote=quote
                    )
                    if text.progress
                    else None,
                    place=text.place,
                    quote=quote,
                )

    def _suits(self, subject: str, amount: _Amount) -> bool:
        """Tell whether a target of ``subject`` may be in the unit of ``amount``."""
        wanted = next(s.dimensions for s in self.rules.subjects if s.name == subject)
        return not (wanted and amount.unit) or self._measures(amount.unit, wanted)

    def is_scoped(self, subject: str) -> bool:
        """Tell whether targets of ``subject`` are of scopes of emissions."""
        return any(s.scoped for s in self.rules.subjects if s.name == subject)

    def progress(
        self, document: Document, text: TargetText, target: Target
    ) -> Progress | None:
        """Return what ``text`` says was reached of ``target``, in the same terms.

        It measures against the same year, speaks of the same scopes and is no target.
        """
        sentence, whole = text.sentence, (0, len(text.sentence.text))
        reached = spans_of(sentence.hits, self.rules.achieved)
        bases = {year for _, year in self._years(sentence, self.rules.base)}
        same = (
            reached
            and target.base_year in bases
            and self._sort(self.rules.subjects, text, whole) in {"", target.subject}
            and self._sort(self.rules.scopes, text, whole) in {"", target.scopes}
        )
        for amount in self._amounts(sentence) if same else ():
            is_like = amount.number is not None and amount.unit == target.unit
            if is_like and not self._is_aimed_at(text, amount):
                page = text.place.page
                quote = standing_quote(document, text.quote, page, amount.printed)
                gap = "" if amount.unit.startswith("%") else " "
                value = f"{amount.printed}{gap}{amount.unit}"
                return Progress(value=value, place=text.place, quote=quote)
        return None

    def _amounts(self, sentence: Sentence) -> list[_Amount]:
        """Return the amounts of a sentence in printed order, ranges as one."""
        found: list[_Amount] = []
        for reading in self._means.numbers.find(sentence.text):
            last = found[-1] if found else None
            if last and is_up_to(sentence.text[last.end : reading.start]):
                printed = sentence.text[last.start : reading.start]
                found[-1] = _Amount(
                    printed=printed + reading.printed,
                    unit=reading.unit,
                    number=None,
                    start=last.start,
                    end=reading.end,
                )
            else:
                found.append(_amount(reading))
        dimensions = self.rules.dimensions
        kept = [one for one in found if self._measures(one.unit, dimensions)]
        nought = spans_of(sentence.hits, self.rules.nought)
        words = (
            _Amount(
                printed=sentence.text[span.start : span.end],
                unit="",
                number=None,
                start=span.start,
                end=span.end,
            )
            for span in nought
        )
        return sorted((*kept, *words), key=lambda amount: amount.start)

    def _measures(self, unit: str, dimensions: tuple[str, ...]) -> bool:
        measure = self._means.units.measure(unit) if unit else None
        return measure is not None and measure.dimension.partition("/")[0] in dimensions

    def _years(self, sentence: Sentence, group: str) -> list[tuple[Span, int]]:
        """Return where terms of ``group`` stand, each with the year that it names."""
        found = (
            (span, split_years(sentence.text[span.start : span.end])[0])
            for span in spans_of(sentence.hits, group)
        )
        return [(span, years[0]) for span, years in found if years]

    def _due(self, text: TargetText, amount: _Amount, after: int) -> int | None:
        """Return the year by which ``amount`` is to be reached.

        It stands after the amount and before the next one, or else before, or else in
        the column for it, the head or the lead-in, or else anywhere behind.
        """
        sentence = text.sentence
        bases = [span for span, _ in self._years(sentence, self.rules.base)]
        opened = self._years(sentence, self.rules.due)
        coming = self._years(sentence, self.rules.coming)
        dues = sorted(
            (span.start, year)
            for span, year in (*opened, *(c for c in coming if c[1] > self._year))
            if not any(b.start <= span.end - 1 <= b.end - 1 for b in bases)
        )
        behind = [year for at, year in dues if amount.end <= at < after]
        ahead = [year for at, year in dues if at < amount.start]
        later = [year for at, year in dues if at >= after]
        column = [text.due] if text.due else []
        due = next(iter((*behind[:1], *ahead[-1:], *column, *later[:1])), None)
        return due if due and due >= self._year else None

    def _is_aimed_at(self, text: TargetText, amount: _Amount) -> bool:
        """Tell whether the issuer aims at ``amount``, and has not reached it."""
        rules, sentence = self.rules, text.sentence
        aimed = _last(sentence, rules.intent, amount.start)
        if aimed is None:
            following = (
                span
                for span in spans_of(sentence.hits, rules.intent)
                if span.start >= amount.end
            )
            follows = any(
                count_words(sentence.text[amount.end : span.start]) <= _AFTER_WORDS
                for span in following
            )
            foreign = any(holds(h, rules.others) for h in (sentence.hits, text.above))
            aimed = 0 if (text.announced or follows) and not foreign else None
        if aimed is None:
            return False
        reached = _last(sentence, rules.achieved, amount.start)
        if reached is not None and reached >= aimed:
            return False
        others = _last(sentence, rules.others, amount.start)
        own = _last(sentence, rules.ourselves, amount.start)
        return others is None or (own is not None and own > others)

    def _sort(
        self,
        sorts: tuple[Sort, ...],
        text: TargetText,
        within: tuple[int, int],
        *,
        near: bool = False,
    ) -> str:
        """Return the first of ``sorts`` that fits, beside the amount or farther off."""
        sentence = text.sentence
        beside: Hits = {
            name: kept
            for name, spans in sentence.hits.items()
            if (kept := tuple(s for s in spans if within[0] <= s.start < within[1]))
        }
        for hits in (beside,) if near else (beside, sentence.hits, text.above):
            for sort in sorts:
                if all(holds(hits, group) for group in sort.all) and not any(
                    holds(hits, group) for group in sort.none
                ):
                    return sort.name
        return ""


def _amount(reading: Reading) -> _Amount:
    number = reading.value if reading.unit else None
    return _Amount(
        printed=f"-{reading.printed}" if reading.value < 0 else reading.printed,
        unit=reading.unit,
        number=number,
        start=reading.start,
        end=reading.end,
    )


def _last(sentence: Sentence, group: str, before: int) -> int | None:
    """Return where the last term of ``group`` before an offset starts, no aside's."""
    starts = [
        span.start
        for span in spans_of(sentence.hits, group)
        if span.start < before
        and sentence.text.count("(", 0, span.start)
        <= sentence.text.count(")", 0, span.start)
    ]
    return max(starts, default=None)


def _completed(
    target: Target, document: Document, texts: tuple[TargetText, ...], reader: _Reader
) -> Target:
    """Add who validated a target, and what was reached of it, said elsewhere."""
    rules = reader.rules
    for text in texts:
        hits = text.sentence.hits
        is_near = text.section == _section(target, texts)
        if (
            not target.validated_by
            and is_near
            and reader.is_scoped(target.subject)
            and all(holds(hits, g) for g in (rules.validators, rules.validated))
            and not holds(hits, rules.unvalidated)
        ):
            span = spans_of(hits, rules.validators)[0]
            by = text.sentence.text[span.start : span.end]
            target = replace(target, validated_by=by)
        if target.progress is None and target.unit:
            told = reader.progress(document, text, target)
            target = replace(target, progress=told) if told else target
    return target


def _section(target: Target, texts: tuple[TargetText, ...]) -> int:
    return next(text.section for text in texts if text.place == target.place)
