"""Sentences of a report in; the figures they state out, nil statements included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.guide.metrics import Metric, SentenceRule, SentenceWords
from auditor.language import Hits, Sentence, Span, holds
from auditor.metrics.clauses import (
    count_words,
    in_clause,
    is_change,
    is_of_others,
    is_sum,
    nils_of,
    settled,
    spans_of,
    stands_before,
    without_announcement,
    without_asides,
    without_rates_of_others,
)
from auditor.metrics.means import Means
from auditor.metrics.quantity import Bound, Reading
from auditor.metrics.splits import Parts
from auditor.metrics.years import split_years

_SUBJECT_WORDS = 16
"""Most words from what was measured to its number."""
_COUNTED_WORDS = 2
"""Most words from a number to what it counts ("457 full-time local employees")."""
_NIL_WORDS = 8
"""Most words from a nil word to what there was none of."""
_BARE = "count"
"""Dimension of a number without a unit."""
_YEARS_BACK = 2
"""Years before the reporting year of which a sentence may speak."""
_YEAR_BEFORE = re.compile(
    r"[(\uff08;,\uff1b\uff0c]\s*([^()\uff08\uff09:\uff1a]{2,20})[:\uff1a][^\d:]{0,6}$"
)
_YEAR_AFTER = re.compile(r"\s*(?:in|for|during)\s+(?:the year\s+)?(?:FY\s*)?(20\d\d)\b")
_OTHER = re.compile(
    r"[,;:]|\b(?:and|or|to|for|by|in|with|from|at|on|as|per)\b", re.IGNORECASE
)
"""Words over which a number counts nothing that comes after."""
_PARTITIVE = re.compile(r"\b(?:of|the|our|its|their)\b", re.IGNORECASE)
_EACH = re.compile(r"(?:\b(?:an?|each|every)|每)\s*$", re.IGNORECASE)
"""Before what a number is per: "120 litres an hour"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure that a sentence states."""

    metric: Metric
    value: Decimal
    printed: str
    places: int
    unit: str
    """As printed; empty where none is."""
    exact: bool
    year: int
    breakdown: Parts
    start: int
    """Offset of what was printed in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A metric that a number may be a figure of."""

    metric: Metric
    breakdown: Parts
    distance: int
    """Words between the number and what names the metric."""


def read_sentence(
    sentence: Sentence, means: Means, year: int, spoken: int | None
) -> tuple[Statement, ...]:
    """Return what ``sentence`` states.

    ``year`` is the reporting year; ``spoken`` the year that the sentences before speak
    of, for one that names none.
    """
    words = means.metrics.sentences
    if is_of_others(sentence, words):
        return ()
    numbers = settled(sentence, means.numbers.find(sentence.text), words)
    if numbers:
        sentence = without_announcement(sentence, numbers[-1].end)
    asides = {
        n.start: aside for n in numbers if (aside := _aside_year(sentence, n.start))
    }
    own = _own_year(sentence, means, year, spoken)
    stated: list[Statement] = []
    claim: _Claim | None = None
    unit = ""
    for number in numbers:
        if number.start not in asides:
            own_words = without_rates_of_others(sentence, number, numbers, words)
            found = _claim(own_words, number, numbers, means) if own else None
            claim = found or _per(claim, number, means)
            unit = number.unit
        if claim and own:
            when = asides.get(number.start) or _year_after(sentence, number) or own
            stated.append(_statement(claim, number, unit, when))
    told = {statement.metric.id for statement in stated}
    if own:
        nils = [
            nil
            for nil in _nil_statements(sentence, means, own)
            if nil.metric.id not in told
        ]
        stated.extend(nils)
        if nils and not told:
            stated.extend(_earlier(nils, sentence, numbers, means))
    return tuple(stated)


def spoken_year(sentence: Sentence) -> int | None:
    """Return the one year that ``sentence`` speaks of outside brackets."""
    years, _ = split_years(without_asides(sentence.text))
    return years[0] if len(years) == 1 else None


def _own_year(
    sentence: Sentence, means: Means, year: int, spoken: int | None
) -> int | None:
    """Return the year of the sentence's figures; ``None`` where that is long past."""
    is_now = any(holds(sentence.hits, g) for g in means.metrics.tables.this_year)
    own = spoken_year(sentence) or (None if is_now else spoken) or year
    return own if year - _YEARS_BACK <= own <= year else None


def _aside_year(sentence: Sentence, start: int) -> int | None:
    """Return the year of what starts at ``start`` in brackets: 12 (2020: 10)."""
    before = _YEAR_BEFORE.search(sentence.text[:start])
    years = split_years(before[1])[0] if before else ()
    return years[0] if years else None


def _year_after(sentence: Sentence, number: Reading) -> int | None:
    after = _YEAR_AFTER.match(without_asides(sentence.text[number.end :]))
    return int(after[1]) if after else None


def _statement(claim: _Claim, number: Reading, unit: str, year: int) -> Statement:
    return Statement(
        metric=claim.metric,
        value=number.value,
        printed=number.printed,
        places=number.places,
        unit=number.unit or unit,
        exact=number.bound is Bound.EXACT,
        year=year,
        breakdown=claim.breakdown,
        start=number.start,
    )


def _claim(
    sentence: Sentence, number: Reading, numbers: tuple[Reading, ...], means: Means
) -> _Claim | None:
    """Return the metric whose name stands closest to ``number``."""
    words = means.metrics.sentences
    if stands_before(sentence, number, words.plan, len(sentence.text)):
        return None
    if is_change(sentence, number, words):
        return None
    best: _Claim | None = None
    for metric in means.metrics.metrics:
        if not _measures(metric, number, means):
            continue
        for rule in metric.sentences:
            near = _nearest(rule, sentence, number, numbers, means)
            if near and (best is None or near[0] < best.distance):
                part = ((rule.free, near[1]),) if rule.free and near[1] else ()
                best = _Claim(metric=metric, breakdown=part, distance=near[0])
    return best


def _per(total: _Claim | None, number: Reading, means: Means) -> _Claim | None:
    """Return the intensity of ``total`` that follows it: "1,234 t, or 0.5 t per m2"."""
    measured = means.units.measure(number.unit) if total and number.unit else None
    if total is None or measured is None or not measured.ratio:
        return None
    rules = means.metrics.checks.intensities
    wanted = {r.intensity for r in rules if r.totals[0] == total.metric.id}
    for metric in means.metrics.metrics:
        if metric.id in wanted and _measures(metric, number, means):
            return replace(total, metric=metric)
    return None


def _measures(metric: Metric, number: Reading, means: Means) -> bool:
    """Tell whether the unit of ``number`` can be one of ``metric``."""
    if not number.unit:
        return metric.unit is not None
    measure = means.units.measure(number.unit, metric.id)
    if measure is None:
        return False
    numerator = measure.dimension.partition("/")[0]
    return numerator in metric.dimensions and (metric.ratio or not measure.ratio)


def _nearest(
    rule: SentenceRule,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
    means: Means,
) -> tuple[int, str] | None:
    """Return how many words off ``rule`` is met, and the words that it counts."""
    if rule.nil or not _holds_all(rule, sentence.hits):
        return None
    if not _has_unit(rule, number, means):
        return None
    if rule.summed is not None and rule.summed != is_sum(
        sentence, number, means.metrics.sentences
    ):
        return None
    if rule.subject:
        return _subject(rule.subject, sentence, number, numbers, means)
    if rule.counted:
        return _counted(rule.counted, sentence, number)
    meant = number.unit and in_clause(rule, sentence, number, numbers)
    return (len(sentence.text), "") if meant else None


def _has_unit(rule: SentenceRule, number: Reading, means: Means) -> bool:
    """Tell whether the unit is one that ``rule`` asks for; a count may lack it."""
    if not number.unit:
        may_lack = not rule.units or _BARE in rule.units
        return may_lack and (bool(rule.counted) or number.printed[0].isdigit())
    measure = means.units.measure(number.unit)
    numerator = measure.dimension.partition("/")[0] if measure else ""
    return not rule.units or numerator in rule.units


def _holds_all(rule: SentenceRule, hits: Hits) -> bool:
    return all(holds(hits, group) for group in rule.all) and not any(
        holds(hits, group) for group in rule.none
    )


def _subject(
    group: str,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
    means: Means,
) -> tuple[int, str] | None:
    links = [
        span
        for link in means.metrics.sentences.link
        for span in spans_of(sentence.hits, link)
    ]
    for span in reversed(spans_of(sentence.hits, group)):
        gap = count_words(sentence.text[span.end : number.start])
        linked = any(span.end <= link.start < number.start for link in links)
        between = [n for n in numbers if span.end <= n.start < number.start]
        if (
            span.end <= number.start
            and linked
            and not between
            and gap <= _SUBJECT_WORDS
            and not _is_counted(sentence, span, numbers)
        ):
            return gap, ""
    return None


def _is_counted(sentence: Sentence, span: Span, numbers: tuple[Reading, ...]) -> bool:
    """Tell whether a number before ``span`` is of it: "96 tonnes of food waste"."""
    gaps = (sentence.text[n.end : span.start] for n in numbers if n.end <= span.start)
    return any(not _PARTITIVE.sub(" ", gap).strip() for gap in gaps)


def _counted(group: str, sentence: Sentence, number: Reading) -> tuple[int, str] | None:
    after = number.start + len(number.printed)
    for span in spans_of(sentence.hits, group):
        gap = without_asides(sentence.text[max(number.end, after) : span.start])
        words = count_words(gap) - len(_PARTITIVE.findall(gap))
        apart = _OTHER.search(gap) or (
            not number.unit and (_PARTITIVE.search(gap) or _EACH.search(gap))
        )
        if span.start >= after and words <= _COUNTED_WORDS and not apart:
            return words, sentence.text[span.start : span.end]
    return None


def _nil_statements(sentence: Sentence, means: Means, own: int) -> Iterator[Statement]:
    words = means.metrics.sentences
    nils = nils_of(sentence, words)
    for metric in means.metrics.metrics if nils else ():
        found = (
            _nil(rule, sentence, nils, words)
            for rule in metric.sentences
            if rule.nil and _holds_all(rule, sentence.hits)
        )
        nil = next(filter(None, found), None)
        if nil is None:
            continue
        for year in _nil_years(sentence, means, own):
            yield Statement(
                metric=metric,
                value=Decimal(0),
                printed=sentence.text[nil.start : nil.end],
                places=0,
                unit="",
                exact=True,
                year=year,
                breakdown=(),
                start=nil.start,
            )


def _earlier(
    nils: list[Statement],
    sentence: Sentence,
    numbers: tuple[Reading, ...],
    means: Means,
) -> Iterator[Statement]:
    """Yield what brackets hold after a nil statement: none (2022: 3; 2021: nil)."""
    known = {nil.year for nil in nils}
    for number in numbers:
        year = _aside_year(sentence, number.start)
        if year and year not in known:
            claim = _Claim(metric=nils[0].metric, breakdown=(), distance=0)
            yield _statement(claim, number, "", year)
    for span in nils_of(sentence, means.metrics.sentences):
        year = _aside_year(sentence, span.start)
        if year and year not in known:
            printed = sentence.text[span.start : span.end]
            yield replace(nils[0], printed=printed, year=year, start=span.start)


def _nil(
    rule: SentenceRule, sentence: Sentence, nils: list[Span], words: SentenceWords
) -> Span | None:
    """Return the nil word that stands close before what ``rule`` names.

    None that is qualified is no nought: "no material complaints" may leave some.
    """
    for span in spans_of(sentence.hits, rule.nil or ""):
        for nil in reversed(nils):
            gap = sentence.text[nil.end : span.start]
            if nil.end <= span.start and count_words(gap) <= _NIL_WORDS:
                planned = any(
                    term.start < nil.start
                    for group in words.plan
                    for term in spans_of(sentence.hits, group)
                )
                qualified = any(
                    nil.end <= term.start and term.end <= span.end
                    for group in words.qualified
                    for term in spans_of(sentence.hits, group)
                )
                return None if planned or qualified else nil
    return None


def _nil_years(sentence: Sentence, means: Means, own: int) -> tuple[int, ...]:
    """Return the years for which there was none, newest first."""
    words = means.metrics.sentences
    if any(holds(sentence.hits, group) for group in words.three_years):
        return (own, own - 1, own - 2)
    listed, _ = split_years(without_asides(sentence.text))
    return tuple(sorted(listed, reverse=True)) if len(listed) > 1 else (own,)
