"""A number in a sentence in; the metric that it is a figure of out."""

import re
from dataclasses import dataclass, replace

from auditor.guide.metrics import Metric, SentenceRule
from auditor.language import Hits, Sentence, Span, holds
from auditor.metrics.clauses import (
    count_words,
    has_rival,
    in_clause,
    is_change,
    is_sum,
    spans_of,
    stands_before,
    without_asides,
    without_rates_of_others,
)
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.splits import Parts

_SUBJECT_WORDS = 16
"""Most words from what was measured to its number."""
_COUNTED_WORDS = 2
"""Most words from a number to what it counts ("457 full-time local employees")."""
_BARE = "count"
"""Dimension of a number without a unit."""
_OTHER = re.compile(
    r"[,;:\uff0c\u3001\uff1b\uff1a]|\b(?:and|or|to|for|by|in|with|from|at|on|as|per)\b",
    re.IGNORECASE,
)
"""Words over which a number counts nothing that comes after."""
_PARTITIVE = re.compile(r"\b(?:of|the|our|its|their)\b", re.IGNORECASE)
_EACH = re.compile(r"(?:\b(?:an?|each|every)|每)\s*$", re.IGNORECASE)
"""Before what a number is per: "120 litres an hour"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A metric that a number may be a figure of."""

    metric: Metric
    breakdown: Parts
    distance: int
    """Words between the number and what names the metric."""
    named: int
    """Offset of what names the metric; of the number where that comes after it."""


def claim_of(
    sentence: Sentence, number: Reading, numbers: tuple[Reading, ...], means: Means
) -> Claim | None:
    """Return the metric whose name stands closest to ``number``."""
    words = means.metrics.sentences
    if stands_before(sentence, number, words.plan, len(sentence.text)):
        return None
    if is_change(sentence, number, words):
        return None
    sentence = without_rates_of_others(sentence, number, numbers, words)
    best: Claim | None = None
    for metric in means.metrics.metrics:
        if not measures(metric, number, means):
            continue
        for rule in metric.sentences:
            near = _nearest(rule, sentence, number, numbers, means)
            if near and (best is None or near[0] < best.distance):
                part = ((rule.free, near[1]),) if rule.free and near[1] else ()
                best = Claim(
                    metric=metric, breakdown=part, distance=near[0], named=near[2]
                )
    return best


def rate_of(total: Claim, number: Reading, means: Means) -> Claim | None:
    """Return the intensity of ``total`` that follows it: "1,234 t, or 0.5 t per m2"."""
    measured = means.units.measure(number.unit) if number.unit else None
    if not number.unit or (measured and not measured.ratio):
        return None
    rules = means.metrics.checks.intensities
    wanted = {r.intensity for r in rules if total.metric.id in r.totals}
    for metric in means.metrics.metrics:
        if metric.id in wanted and measures(metric, number, means):
            return replace(total, metric=metric)
    return None


def measures(metric: Metric, number: Reading, means: Means) -> bool:
    """Tell whether the unit of ``number`` can be one of ``metric``."""
    if not number.unit:
        return metric.unit is not None
    measure = means.units.measure(number.unit, metric.id)
    if measure is None:
        return metric.ratio and means.units.opens(number.unit, metric.id)
    numerator = measure.dimension.partition("/")[0]
    return numerator in metric.dimensions and (metric.ratio or not measure.ratio)


def _nearest(
    rule: SentenceRule,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
    means: Means,
) -> tuple[int, str, int] | None:
    """Return how many words off ``rule`` is met, what it counts, and where."""
    if rule.nil or not holds_all(rule, sentence.hits):
        return None
    if not _has_unit(rule, number, means) or (
        rule.subject and has_rival(rule, sentence, number, numbers)
    ):
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
    return (len(sentence.text), "", number.start) if meant else None


def _has_unit(rule: SentenceRule, number: Reading, means: Means) -> bool:
    """Tell whether the unit is one that ``rule`` asks for; a count may lack it."""
    if not number.unit:
        may_lack = not rule.units or _BARE in rule.units
        return may_lack and (bool(rule.counted) or number.printed[0].isdigit())
    measure = means.units.measure(number.unit)
    numerator = measure.dimension.partition("/")[0] if measure else ""
    return not rule.units or numerator in rule.units


def holds_all(rule: SentenceRule, hits: Hits) -> bool:
    """Tell whether the terms in a sentence are those that ``rule`` asks for."""
    return all(holds(hits, group) for group in rule.all) and not any(
        holds(hits, group) for group in rule.none
    )


def _subject(
    group: str,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
    means: Means,
) -> tuple[int, str, int] | None:
    links = [
        span
        for link in means.metrics.sentences.link
        for span in spans_of(sentence.hits, link)
    ]
    for span in reversed(spans_of(sentence.hits, group)):
        gap = count_words(sentence.text[span.end : number.start])
        linked = any(span.end <= link.start < number.start for link in links)
        between = [n for n in numbers if span.end <= n.start < number.start]
        beside = not sentence.text[span.end : number.start].strip()
        if (
            span.end <= number.start
            and (linked or beside)
            and not between
            and gap <= _SUBJECT_WORDS
            and not _is_counted(sentence, span, numbers)
        ):
            return gap, "", span.start
    return None


def _is_counted(sentence: Sentence, span: Span, numbers: tuple[Reading, ...]) -> bool:
    """Tell whether a number before ``span`` is of it: "96 tonnes of food waste"."""
    gaps = (sentence.text[n.end : span.start] for n in numbers if n.end <= span.start)
    return any(not _PARTITIVE.sub(" ", gap).strip() for gap in gaps)


def _counted(
    group: str, sentence: Sentence, number: Reading
) -> tuple[int, str, int] | None:
    after = number.start + len(number.printed)
    for span in spans_of(sentence.hits, group):
        gap = without_asides(sentence.text[max(number.end, after) : span.start])
        words = count_words(gap) - len(_PARTITIVE.findall(gap))
        apart = _OTHER.search(gap) or (
            not number.unit and (_PARTITIVE.search(gap) or _EACH.search(gap))
        )
        if span.start >= after and words <= _COUNTED_WORDS and not apart:
            return words, sentence.text[span.start : span.end], number.start
    return None
