"""Figures of one metric in one sentence in; the same out, each of its own part.

"7.4 hours, of which 7.0 hours per male employee", "8 men and 9 women respectively".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from auditor.guide.metrics import Split
from auditor.language import Sentence, holds
from auditor.metrics.means import Means
from auditor.metrics.sentences import Statement
from auditor.metrics.splits import breaks_down
from auditor.metrics.units import fold

_END = re.compile(r"[,;.:(\uff0c\uff1b\u3002\uff08]")

Part = tuple[int, str]
"""Offset in the sentence, and what is printed there."""


def told_apart(
    statements: Sequence[Statement], sentence: Sentence, means: Means
) -> tuple[Statement, ...]:
    """Return ``statements`` with the parts that the words around each number name."""
    ordered = sorted(statements, key=lambda s: (s.metric.id, s.year, s.start))
    told: dict[int, Statement] = {}
    for _, group in groupby(ordered, key=lambda s: (s.metric.id, s.year)):
        several = [s for s in group if not s.breakdown]
        splits = [s for s in means.metrics.splits if breaks_down(s, ordered[0].metric)]
        for split in splits if len(several) > 1 else ():
            for statement, part in _pairs(several, split, sentence, means):
                told.setdefault(
                    statement.start, replace(statement, breakdown=((split.key, part),))
                )
    return tuple(told.get(s.start, s) for s in statements)


def _pairs(
    several: list[Statement], split: Split, sentence: Sentence, means: Means
) -> list[tuple[Statement, str]]:
    """Pair numbers with parts; one number, the total, may be without."""
    text = sentence.text
    parts = list(_parts(split, sentence))
    first = several[0].start
    before = [part for start, part in parts if start < first]
    in_turn = any(holds(sentence.hits, g) for g in means.metrics.sentences.in_turn)
    if in_turn and len(set(before)) == len(before) == len(several):
        return list(zip(several, before, strict=True))
    ends = [s.start + len(s.printed) for s in several]
    stops = [*(s.start for s in several[1:]), len(text)]
    after = [
        _first(parts, end, _stop(text, end, stop))
        for end, stop in zip(ends, stops, strict=True)
    ]
    ahead = [
        _first(parts, _start(text, low, s.start), s.start)
        for low, s in zip([0, *ends[:-1]], several, strict=True)
    ]
    for found in (after, ahead):
        named = [part for part in found if part]
        if len(set(named)) == len(named) >= max(len(several) - 1, 2):
            return [(s, p) for s, p in zip(several, found, strict=True) if p]
    return []


def _parts(split: Split, sentence: Sentence) -> Iterator[Part]:
    """Yield the parts of the kind of ``split`` in printed order, the longest names."""
    names = [name for group in split.terms for name in group.split("|")]
    spans = {(s.start, s.end) for name in names for s in sentence.hits.get(name, ())}
    for pattern in split.patterns:
        spans |= {m.span() for m in re.finditer(pattern, fold(sentence.text))}
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    for before, span in pairwise([(0, 0), *ordered]):
        if span[0] >= before[1]:
            yield span[0], sentence.text[slice(*span)]


def _first(parts: list[Part], low: int, high: int) -> str:
    return next((part for start, part in parts if low <= start < high), "")


def _stop(text: str, low: int, high: int) -> int:
    end = _END.search(text, low, high)
    return end.start() if end else high


def _start(text: str, low: int, high: int) -> int:
    ends = [match.end() for match in _END.finditer(text, low, high)]
    return ends[-1] if ends else low
