"""Passages in; how they say that figures changed, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from auditor.document import Document, Passage, PassageKind, Place
from auditor.guide.names import MetricName
from auditor.guide.number_checks import TrendSize
from auditor.language import Sentence, Span, holds
from auditor.metrics.clauses import count_words, spans_of
from auditor.metrics.figures import Bound
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.years import split_years

_BREAK = re.compile(
    r"[,;:](?!\d)|[\uff0c\uff1b\uff1a\u3002]|\b(?:and|but|while|whereas)\b"
)
_WITHIN = re.compile(r"\b(?:of|from|for|to|by|in|the|any)\s*$", re.IGNORECASE)
"""Right before a word of change that is no statement: "the cost of increased use"."""
_NEAR = 3
"""Most words between a word of change and what says how much it was."""


class Direction(IntEnum):
    """Which way a figure is said to have gone."""

    DOWN = -1
    LEVEL = 0
    UP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A sentence says how a figure of the whole changed."""

    metric: MetricName
    direction: Direction
    size: TrendSize | None
    """How far "slightly" goes, where it says so."""
    percent: Reading | None
    """The change that it states."""
    compared: bool
    """It says with which year it compares."""
    years: tuple[int, ...]
    """It names these."""
    printed: str
    """From what changed to how much, as printed."""
    place: Place


def read_trends(document: Document, means: Means) -> Iterator[Trend]:
    """Yield what the passages of ``document`` say of changes."""
    words = means.metrics.checks.trends
    ways = (
        (Direction.UP, words.up),
        (Direction.DOWN, words.down),
        (Direction.LEVEL, words.level),
    )
    for passage in document.passages:
        hits = means.lexicon.hits(passage.text)
        if passage.kind is PassageKind.HEADING or not any(
            holds(hits, group) for _, group in ways
        ):
            continue
        for sentence in means.lexicon.sentences(passage.plain):
            if not any(holds(sentence.hits, group) for group in words.parts):
                for way, group in ways:
                    for span in spans_of(sentence.hits, group):
                        yield from _trend(sentence, span, way, passage, means)


def _trend(
    sentence: Sentence, span: Span, way: Direction, passage: Passage, means: Means
) -> Iterator[Trend]:
    """Yield what the clause around the word of change at ``span`` says."""
    text, words = sentence.text, means.metrics.checks.trends
    low = _opening(sentence, span, words.carried)
    stop = _BREAK.search(text, span.end)
    high = stop.start() if stop else len(text)
    ways = (words.up, words.down, words.level)
    changes = [s for g in ways for s in spans_of(sentence.hits, g) if low <= s.start]
    barred = (*words.causes, *means.metrics.sentences.nil)
    if (
        any(s.start < high and s != span for s in changes)
        or _WITHIN.search(text[: span.start])
        or any(_stands(sentence, group, low, span.start) for group in barred)
    ):
        return
    subjects = [
        subject.metric
        for subject in words.subjects
        if all(_stands(sentence, group, low, span.start) for group in subject.all)
        and not any(holds(sentence.hits, group) for group in subject.none)
    ]
    if len(subjects) == 1:
        years, _ = split_years(text)
        percent = _percent(sentence, span, high, means)
        last_year = means.metrics.tables.last_year
        end = percent.end if percent else high
        yield Trend(
            metric=subjects[0],
            direction=way,
            size=_size(sentence, span, (low, high), words.sizes),
            percent=percent,
            compared=bool(years) or any(holds(sentence.hits, g) for g in last_year),
            years=years,
            printed=passage.text[sentence.start :][low:end].strip(),
            place=passage.place_at(sentence.start + span.start),
        )


def _opening(sentence: Sentence, span: Span, carried: str) -> int:
    """Return where the clause of ``span`` begins: before "X was 5 t, a drop of 2%"."""
    breaks = [0, *(m.end() for m in _BREAK.finditer(sentence.text, 0, span.start))]
    opens = any(
        breaks[-1] <= word.start <= span.start
        and not sentence.text[breaks[-1] : word.start].strip()
        for word in spans_of(sentence.hits, carried)
    )
    return breaks[-2] if opens and len(breaks) > 1 else breaks[-1]


def _stands(sentence: Sentence, group: str, low: int, high: int) -> bool:
    spans = spans_of(sentence.hits, group)
    return any(low <= span.start and span.end <= high for span in spans)


def _percent(sentence: Sentence, span: Span, high: int, means: Means) -> Reading | None:
    """Return the percentage that stands close after a word of change."""
    after = [n for n in means.numbers.find(sentence.text) if n.start >= span.end]
    for number in after[:1]:
        gap = sentence.text[span.end : number.start]
        is_near = count_words(gap) <= _NEAR and number.start < high
        if (
            number.unit == "%"
            and is_near
            and number.bound in {Bound.EXACT, Bound.ABOUT}
        ):
            return number
    return None


def _size(
    sentence: Sentence,
    span: Span,
    clause: tuple[int, int],
    sizes: tuple[TrendSize, ...],
) -> TrendSize | None:
    low, high = clause
    for size in sizes:
        for word in spans_of(sentence.hits, size.words):
            first, second = sorted((word, span), key=lambda s: s.start)
            gap = sentence.text[first.end : second.start]
            if low <= word.start < high and count_words(gap) <= _NEAR:
                return size
    return None
