"""Sentences of a report in; the figures they state out, nil statements included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from auditor.guide.metrics import Metric, SentenceRule, SentenceWords
from auditor.language import Sentence, Span, holds
from auditor.metrics.claims import Claim, claim_of, holds_all, measures, rate_of
from auditor.metrics.clauses import (
    count_words,
    is_change,
    is_of_others,
    is_up_to,
    nils_of,
    settled,
    spans_of,
    stands_before,
    without_announcement,
    without_asides,
)
from auditor.metrics.figures import Bound, Kind
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.sentence_lists import (
    is_sum_of,
    lists_of,
    names_part,
    names_year,
    own_names,
    without_parts,
)
from auditor.metrics.sentence_years import (
    aside_year,
    compared_year,
    own_year,
    year_after,
)
from auditor.metrics.splits import Parts
from auditor.metrics.years import split_years

_AND = re.compile(r"\band\b|[\u53ca\u8207]")
_PER_WORDS = 3
"""Most words of what an intensity is per ("per occupied seat")."""
_IS_NIL = re.compile(
    r"\s*(?:[\u4eba\u5b97]\u6578|\u6578\u76ee)?"
    r"\s*(?:[:\uff1a]|[\u70ba\u662f]|\b(?:was|were|is|are)\b)\s*"
)
"""From what there was none of to a nil word after it: \u4eba\u6578\u70ba\u96f6."""
_NIL_END = re.compile(
    r"\s*[\u4eba\u5b97\u540d\u65e5]?\s*(?:$|[.,;(\uff0c\uff1b\u3002\uff08])"
)
_NIL_WORDS = 8
"""Most words from a nil word to what there was none of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure that a sentence states."""

    metric: Metric
    kind: Kind = Kind.NUMBER
    value: Decimal
    printed: str
    places: int
    unit: str
    """As printed; empty where none is."""
    bound: Bound = Bound.EXACT
    year: int
    breakdown: Parts
    start: int
    """Offset of what was printed in the sentence."""
    named: int
    """Offset of what names the metric, or of the number where that comes first."""


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
    raw = without_parts(sentence, means.numbers.find(sentence.text), means)
    numbers = settled(sentence, raw, words)
    if numbers:
        sentence = without_announcement(sentence, numbers[-1].end)
    own = own_year(sentence, means, year, spoken)
    stated: list[Statement] = []
    if own:
        stated.extend(_figures(sentence, raw, numbers, means, own))
        told = {statement.metric.id for statement in stated}
        nils = [
            nil
            for nil in _nil_statements(sentence, means, own)
            if nil.metric.id not in told
        ]
        stated.extend(nils)
        if nils and not told:
            stated.extend(_earlier(nils, sentence, numbers, means))
    return tuple(stated)


def read_ranges(
    sentence: Sentence, means: Means, year: int, spoken: int | None
) -> Iterator[Statement]:
    """Yield what ``sentence`` gives only as from one number to another."""
    words = means.metrics.sentences
    own = own_year(sentence, means, year, spoken)
    if own is None or is_of_others(sentence, words):
        return
    for found in means.numbers.ranges(sentence.text):
        ranging = stands_before(sentence, found, words.ranging, 1)
        other = (
            _AND.search(found.printed)
            or is_change(sentence, found, words)
            or stands_before(sentence, found, words.starting, 1)
        )
        if ranging or not other:
            claim = claim_of(sentence, found, (found,), means)
            if claim:
                yield _statement(claim, found, "", own)


def _figures(
    sentence: Sentence,
    raw: tuple[Reading, ...],
    numbers: tuple[Reading, ...],
    means: Means,
    own: int,
) -> Iterator[Statement]:
    """Yield what ``numbers`` state; ``raw`` also has those of an earlier time."""
    lists = lists_of(sentence, numbers, means)
    numbers = tuple(lists[n.start].number if n.start in lists else n for n in numbers)
    owned = own_names(sentence, numbers, means)
    claim: Claim | None = None
    last: Reading | None = None
    now: list[tuple[Claim, Reading]] = []
    then = _of_then(sentence, numbers, means, own)
    for number in numbers:
        if number.start in then:
            when, alike = then[number.start]
            one, unit = claim, last.unit if last else ""
            if len(alike) > 1:
                one, model = _of_list(now, alike.index(number) - len(alike))
                unit = model.unit if model else ""
            if one is None or not _fits(one, number, means):
                one, unit = claim_of(sentence, number, numbers, means), ""
                claim = claim or one
            if one:
                yield _statement(one, _per_as(number, unit, one, means), unit, when)
            continue
        listed = lists.get(number.start)
        if number.start in owned:
            near = claim_of(owned[number.start], number, (number,), means)
        elif listed:
            found = (claim_of(sentence, n, numbers, means) for n in listed.run)
            near = next(filter(None, found), None)
        else:
            near = claim_of(sentence, number, numbers, means)
        rate = _with_denominator(number, sentence, means)
        if not near and claim and last:
            near = rate_of(claim, rate, means) or _carried(
                claim, last, number, sentence, means
            )
        claim, last = near, number
        if claim:
            said = listed.year if listed else None
            when = said or year_after(sentence, number) or own
            yield from _began(claim, sentence, raw, number, means)
            is_rate = claim.metric.ratio and not claim.metric.unit
            yield _statement(claim, rate if is_rate else number, "", when)
            now.append((claim, number))


def _of_list(
    now: list[tuple[Claim, Reading]], place: int
) -> tuple[Claim | None, Reading | None]:
    """Return what is at ``place``, from the end, of the figures of this year."""
    return now[place] if -place <= len(now) else (None, None)


def _of_then(
    sentence: Sentence, numbers: tuple[Reading, ...], means: Means, own: int
) -> dict[int, tuple[int, list[Reading]]]:
    """Return by offset the numbers that others are held against.

    Each with its year and with all that stand next to it and are of the same.
    """
    found: dict[int, tuple[int, list[Reading]]] = {}
    years = [
        aside_year(sentence, number.start)
        or compared_year(sentence, number, means, own)
        for number in numbers
    ]
    for year, run in groupby(zip(years, numbers, strict=True), key=lambda one: one[0]):
        alike = [number for _, number in run]
        if year:
            found |= {number.start: (year, alike) for number in alike}
    return found


def _per_as(number: Reading, unit: str, claim: Claim, means: Means) -> Reading:
    """Return ``number`` per what another in ``unit`` is: "2 t per m2 (2022: 3 t)"."""
    own = means.units.measure(number.unit) if number.unit else None
    other = means.units.measure(unit) if unit else None
    is_short = own and other and other.dimension.startswith(f"{own.dimension}/")
    return replace(number, unit=unit) if is_short and claim.metric.ratio else number


def _with_denominator(number: Reading, sentence: Sentence, means: Means) -> Reading:
    """Add "per seat" to a unit that it follows, known or not."""
    found = means.units.denominators(after := sentence.text[number.end :])
    if not number.unit or not found or not after.lstrip().startswith(found[0]):
        return number
    per = " ".join(found[0].split()[:_PER_WORDS]).rstrip(".")
    return replace(number, unit=f"{number.unit} {per}")


def _fits(claim: Claim, number: Reading, means: Means) -> bool:
    return not number.unit or measures(claim.metric, number, means)


def _carried(
    claim: Claim, last: Reading, number: Reading, sentence: Sentence, means: Means
) -> Claim | None:
    """Return ``claim`` where only a part or a year tells ``number`` from ``last``."""
    one, other = (means.units.measure(r.unit, claim.metric.id) for r in (last, number))
    is_like = (one and one.dimension) == (other and other.dimension)
    is_like |= not number.unit
    if not is_like or not measures(claim.metric, number, means):
        return None
    if names_year(sentence, last, number, means):
        return claim
    if is_sum_of(sentence, last, number, means):
        return replace(claim, breakdown=(), named=number.start)
    by_part = claim.metric.unit and names_part(
        sentence, last, number, claim.metric, means
    )
    return replace(claim, breakdown=(), named=number.start) if by_part else None


def _began(
    claim: Claim,
    sentence: Sentence,
    raw: tuple[Reading, ...],
    number: Reading,
    means: Means,
) -> Iterator[Statement]:
    """Yield the figure from which ``number`` has come: "from 9 t in 2022 to 8 t"."""
    words = means.metrics.sentences
    for first, second in pairwise(raw):
        when = year_after(sentence, first)
        if (
            second.start == number.start
            and when
            and stands_before(sentence, first, words.starting, 1)
            and is_up_to(sentence.text[first.end : second.start])
            and measures(claim.metric, first, means)
        ):
            yield _statement(claim, first, "", when)


def _statement(claim: Claim, number: Reading, unit: str, year: int) -> Statement:
    return Statement(
        metric=claim.metric,
        kind=number.kind,
        value=number.value,
        printed=number.printed,
        places=number.places,
        unit=number.unit or unit,
        bound=number.bound,
        year=year,
        breakdown=claim.breakdown,
        start=number.start,
        named=min(claim.named, number.start),
    )


def _nil_statements(sentence: Sentence, means: Means, own: int) -> Iterator[Statement]:
    words = means.metrics.sentences
    nils = nils_of(sentence, words)
    for metric in means.metrics.metrics if nils else ():
        found = (
            _nil(rule, sentence, nils, words)
            for rule in metric.sentences
            if rule.nil and holds_all(rule, sentence.hits)
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
                year=year,
                breakdown=(),
                start=nil.start,
                named=nil.start,
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
        year = aside_year(sentence, number.start)
        if year and year not in known:
            claim = Claim(
                metric=nils[0].metric, breakdown=(), distance=0, named=number.start
            )
            yield _statement(claim, number, "", year)
    for span in nils_of(sentence, means.metrics.sentences):
        year = aside_year(sentence, span.start)
        if year and year not in known:
            printed = sentence.text[span.start : span.end]
            yield replace(
                nils[0], printed=printed, year=year, start=span.start, named=span.start
            )


def _nil(
    rule: SentenceRule, sentence: Sentence, nils: list[Span], words: SentenceWords
) -> Span | None:
    """Return the nil word close before what ``rule`` names, or said of it after.

    None that is qualified is no nought: "no material complaints" may leave some.
    """
    for span in spans_of(sentence.hits, rule.nil or ""):
        for nil in reversed(nils):
            gap = sentence.text[nil.end : span.start]
            is_before = nil.end <= span.start and count_words(gap) <= _NIL_WORDS
            is_after = _IS_NIL.fullmatch(
                sentence.text, span.end, max(span.end, nil.start)
            ) and _NIL_END.match(sentence.text, nil.end)
            if is_before or is_after:
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
