"""A sentence and its numbers in; which numbers stand in one list or go on from one out.

"2, 1 and 3 in 2021, 2022 and 2023", "20% of men and that of women 16%".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.guide.metrics import Metric
from auditor.language import Sentence, holds
from auditor.metrics.clauses import is_sum, spans_of, without_asides
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.sentence_years import listed_years, year_span
from auditor.metrics.splits import breaks_down, parts_in

_JOINED = re.compile(r"\s*(?:,\s*and|[,\u3001&\u53ca\u548c]|and)\s*", re.IGNORECASE)
_JOINER = re.compile(
    r"[,;\uff0c\uff1b\u3001]|\b(?:and|while|whereas|but)\b|[\u800c\u53ca\u548c]",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\s*[(\uff08]\s*")
_CLOSED = re.compile(r"\s*[)\uff09]")
_END = re.compile(r"[,;.(\uff0c\uff1b\u3002\uff08]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A number of a list that belongs to what else is named in the same order."""

    number: Reading
    """With the unit that is printed after the last alone."""
    run: tuple[Reading, ...]
    """The whole list; empty where it is not known which number is of what."""
    year: int | None


def lists_of(
    sentence: Sentence, numbers: Sequence[Reading], means: Means
) -> Mapping[int, Listed]:
    """Return by offset the numbers that stand in such lists."""
    words = means.metrics.sentences
    years = listed_years(sentence, words)
    in_turn = any(holds(sentence.hits, group) for group in words.in_turn)
    found: dict[int, Listed] = {}
    for run in _runs(numbers, sentence.text):
        by_year = len(years) == len(run)
        by_part = in_turn and not years and _parts_before(sentence, run, means)
        if by_year or by_part or in_turn:
            unit = run[-1].unit
            for place, number in enumerate(run):
                found[number.start] = Listed(
                    number=replace(number, unit=number.unit or unit),
                    run=run if by_year or by_part else (),
                    year=years[place] if by_year else None,
                )
    return found


def own_names(
    sentence: Sentence, numbers: Sequence[Reading], means: Means
) -> Mapping[int, Sentence]:
    """Return by offset the numbers that have each one of several rival names.

    "Scope 1 and Scope 2 were 9 t and 8 t respectively", "9 t (Scope 1)": each with the
    sentence as it is without the names of the others.
    """
    words = means.metrics.sentences
    in_turn = any(holds(sentence.hits, group) for group in words.in_turn)
    runs = tuple(_runs(numbers, sentence.text)) if in_turn else ()
    rules = [r for m in means.metrics.metrics for r in m.sentences if r.subject]
    subjects = {rule.subject for rule in rules if rule.subject}
    found: dict[int, Sentence] = {}
    for rule in (rule for rule in rules if subjects.intersection(rule.rivals)):
        rivals = subjects.intersection((rule.subject, *rule.rivals))
        named = [
            (s, name) for name in sorted(rivals) for s in spans_of(sentence.hits, name)
        ]
        pairs = [
            (number, name)
            for number in numbers
            for span, name in named
            if _OPENED.fullmatch(sentence.text, number.end, span.start)
            and _CLOSED.match(sentence.text, span.end)
        ]
        for run in () if listed_years(sentence, words) else runs:
            firsts = {name: s.start for s, name in reversed(named)}
            before = sorted(firsts, key=firsts.__getitem__)
            if len(before) == len(run) and firsts[before[-1]] < run[0].start:
                pairs += zip(run, before, strict=True)
        for number, name in pairs:
            others = {*rule.rivals, rule.subject} - {name}
            kept = {n: s for n, s in sentence.hits.items() if n not in others}
            found.setdefault(number.start, replace(sentence, hits=kept))
    return found


def names_part(
    sentence: Sentence, last: Reading, number: Reading, metric: Metric, means: Means
) -> bool:
    """Tell whether what stands around ``number`` since ``last`` only names a part."""
    end = _END.search(sentence.text, number.end)
    high = end.start() if end else len(sentence.text)
    joiners = [m.end() for m in _JOINER.finditer(sentence.text, last.end, number.start)]
    low = joiners[-1] if joiners else last.end
    for split in means.metrics.splits:
        if breaks_down(split, metric) and split.alone:
            parts = parts_in(split, sentence)
            here = [p for p in parts if low <= p[0] < number.start]
            after = [p for p in parts if number.end <= p[0] < high][:1]
            known = [p for p in parts if last.end <= p[0] < number.start]
            reach = after[0][0] if after and not here else number.end
            names = [*known, *_name_spans(sentence, metric)]
            if (
                (here or after)
                and _says_no_more(sentence, (last.end, number.start), names, means)
                and _says_no_more(sentence, (number.end, reach), [], means)
            ):
                return True
    return False


def _name_spans(sentence: Sentence, metric: Metric) -> Iterator[tuple[int, int]]:
    """Yield where what ``metric`` counts is named."""
    for group in (rule.counted for rule in metric.sentences if rule.counted):
        yield from ((s.start, s.end) for s in spans_of(sentence.hits, group))


def is_sum_of(sentence: Sentence, last: Reading, number: Reading, means: Means) -> bool:
    """Tell whether ``number`` is said to be the sum of the parts up to ``last``."""
    words = means.metrics.sentences
    sums = [(s.start, s.end) for g in words.in_all for s in spans_of(sentence.hits, g)]
    return is_sum(sentence, number, words) and _says_no_more(
        sentence, (last.end, number.start), sums, means
    )


def names_year(
    sentence: Sentence, last: Reading, number: Reading, means: Means
) -> bool:
    """Tell whether each number only has its own year: "9 t in 2022 and 8 t in 2023"."""
    years = year_span(sentence, last), year_span(sentence, number)
    return all(years) and _says_no_more(
        sentence, (last.end, number.start), [span for span in years if span], means
    )


def without_parts(
    sentence: Sentence, numbers: Sequence[Reading], means: Means
) -> tuple[Reading, ...]:
    """Return ``numbers`` without those that name a part ("aged below 30")."""
    named = [
        span
        for split in means.metrics.splits
        if split.worded
        for span in parts_in(split, sentence)
    ]
    return tuple(
        n for n in numbers if not any(low <= n.start < high for low, high in named)
    )


def _runs(numbers: Sequence[Reading], text: str) -> Iterator[tuple[Reading, ...]]:
    """Yield lists of two numbers or more: "2, 1 and 3"."""
    run = list(numbers[:1])
    for first, second in pairwise(numbers):
        if not _JOINED.fullmatch(text, first.end, second.start):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(second)
    if len(run) > 1:
        yield tuple(run)


def _parts_before(sentence: Sentence, run: Sequence[Reading], means: Means) -> bool:
    """Tell whether as many parts of one kind stand before the list."""
    parts = (parts_in(split, sentence) for split in means.metrics.splits if split.alone)
    return any(sum(p[0] < run[0].start for p in found) == len(run) for found in parts)


def _says_no_more(
    sentence: Sentence,
    reach: tuple[int, int],
    parts: Sequence[tuple[int, int]],
    means: Means,
) -> bool:
    """Tell whether nothing but ``parts`` and words that carry on stand within."""
    low, high = reach
    text = list(sentence.text)
    groups = means.metrics.sentences.carrying
    spans = [(s.start, s.end) for g in groups for s in spans_of(sentence.hits, g)]
    for start, end in (*parts, *spans):
        text[start:end] = " " * (end - start)
    left = without_asides("".join(text[low:high]))
    return not re.search(r"\w", left)
