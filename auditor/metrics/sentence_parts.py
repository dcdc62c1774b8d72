"""Figures of one metric in one sentence in; the same out, each of its own part.

"7.4 hours, of which 7.0 hours per male employee", "8 men and 9 women respectively".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from auditor.guide.metrics import Split
from auditor.language import Sentence, holds
from auditor.metrics.clauses import count_words
from auditor.metrics.means import Means
from auditor.metrics.sentences import Statement
from auditor.metrics.splits import Parts, breaks_down, parts_in

_END = re.compile(r"[,;.(\uff0c\u3001\uff1b\u3002\uff08]|:(?!\s*\d)")
_COMMA = re.compile(r"[,\uff0c]")
_LEAD = re.compile(
    r"\s*(?:(?:in|for|at|among|within|as for|of)\b|[\u5728\u65bc])", re.IGNORECASE
)
_OF = re.compile(
    r"(?:^\s*|\b(?:in|for|from|among|at|of|by|are|were|is|was)\s+(?:(?:the|our|its)\s+)?)$",
    re.IGNORECASE,
)
"""Between a number and its part; in Chinese the part comes first."""
_LISTED = re.compile(
    r"\s*(?:,\s*(?:and|or)|[,&/\u3001\u53ca\u548c\u8207]|and|or)\s*(?:(?:in|the)\s+)*",
    re.IGNORECASE,
)
_BEFORE_NAME = 2
"""Most words from a part to what was measured ("female staff turnover rate")."""
_AFTER_NUMBER = 4
"""Most words from a number to its part ("70 employees were based in Macau")."""
_LEAD_WORDS = 1
"""Most words beside the part at the start ("In our Macau office, ...")."""

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
    known = [told.get(s.start, s) for s in statements]
    known = [_alone(s, known, sentence, means) for s in known]
    return tuple(_of_earlier(known))


def _of_earlier(known: Sequence[Statement]) -> Iterator[Statement]:
    """Give figures of another year the parts of as many of this year before them."""
    groups: dict[tuple[str, int], list[Statement]] = {}
    for statement in sorted(known, key=lambda s: s.start):
        groups.setdefault((statement.metric.id, statement.year), []).append(statement)
    parts: dict[int, Parts] = {}
    for (metric, _), own in groups.items():
        told = [s.breakdown for s in own]
        for (other, _), before in groups.items():
            named = [s.breakdown for s in before]
            is_before = metric == other and before[-1].start < own[0].start
            if is_before and len(named) == len(told) > 1 and all(named) > all(told):
                parts |= zip((s.start for s in own), named, strict=True)
    for statement in known:
        yield replace(
            statement, breakdown=parts.get(statement.start, statement.breakdown)
        )


def _alone(
    statement: Statement, known: Sequence[Statement], sentence: Sentence, means: Means
) -> Statement:
    """Return ``statement`` with the parts that the words beside it name.

    Beside it is where its metric is named, right after the number, or at the start of
    the sentence ("In Hong Kong, ..."). Two parts named together are the whole.
    """
    named = any(rule.subject or rule.counted for rule in statement.metric.sentences)
    if not named or not (statement.value or statement.printed[:1].isdigit()):
        return statement
    found = dict(statement.breakdown)
    for split in means.metrics.splits:
        if (
            split.alone
            and breaks_down(split, statement.metric)
            and split.key not in found
        ):
            spans = parts_in(split, sentence)
            if part := _beside(statement, known, spans, sentence.text):
                found[split.key] = part
    return replace(statement, breakdown=tuple(sorted(found.items())))


def _beside(
    statement: Statement,
    known: Sequence[Statement],
    spans: Sequence[tuple[int, int]],
    text: str,
) -> str:
    """Return the one part that is named beside ``statement``; empty if none is."""
    end = statement.start + len(statement.printed)
    starts = sorted(s.start for s in known)
    alike = [s.start for s in known if s.named == statement.named]
    low = max((s for s in starts if s < statement.named), default=0)
    low = _start(text, low, statement.named)
    high = min((s for s in starts if s >= end), default=len(text))
    ahead = [
        s
        for s in spans
        if low <= s[0] < min(alike)
        and count_words(text[s[1] : statement.named]) <= _BEFORE_NAME
    ]
    after = [
        s
        for s in spans
        if end <= s[0] < high and not re.search(r"\d", text[end : s[0]])
    ]
    if after and (len(alike) > 1 or not _is_after(text[end : after[0][0]])):
        after = []
    lead = [s for s in spans if s[1] <= statement.start and _leads(s, text)]
    for found in (ahead, after, lead):
        names = {text[slice(*span)].casefold() for span in found}
        if names:
            joined = any(_is_joined(span, spans, text) for span in found)
            return "" if joined or len(names) > 1 else text[slice(*found[-1])]
    return ""


def _is_after(gap: str) -> bool:
    """Tell whether what follows ``gap`` is what a number before it is of."""
    is_near = count_words(gap) <= _AFTER_NUMBER and not _END.search(gap)
    return is_near and bool(_OF.search(gap))


def _is_joined(
    span: tuple[int, int], spans: Sequence[tuple[int, int]], text: str
) -> bool:
    """Tell whether ``span`` stands in a list of parts: "Hong Kong and Macau"."""
    gaps = [text[a[1] : b[0]] for a, b in pairwise(spans) if span in {a, b}]
    return any(_LISTED.fullmatch(gap) for gap in gaps)


def _leads(span: tuple[int, int], text: str) -> bool:
    """Tell whether ``span`` is what the sentence starts by naming: "In Macau, ..."."""
    comma = _COMMA.search(text, span[1])
    before = _LEAD.match(text)
    return bool(
        comma
        and before
        and before.end() <= span[0]
        and count_words(text[before.end() : span[0]]) <= _LEAD_WORDS
        and count_words(text[span[1] : comma.start()]) <= _LEAD_WORDS
    )


def _pairs(
    several: list[Statement], split: Split, sentence: Sentence, means: Means
) -> list[tuple[Statement, str]]:
    """Pair numbers with parts; one number, the total, may be without."""
    text = sentence.text
    parts = [(low, text[low:high]) for low, high in parts_in(split, sentence)]
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
    fullest = max((after, ahead), key=lambda found: len(set(found) - {""}))
    named = [part for part in fullest if part]
    if len(set(named)) == len(named) >= max(len(several) - 1, 2):
        return [(s, p) for s, p in zip(several, fullest, strict=True) if p]
    return []


def _first(parts: list[Part], low: int, high: int) -> str:
    return next((part for start, part in parts if low <= start < high), "")


def _stop(text: str, low: int, high: int) -> int:
    end = _END.search(text, low, high)
    return end.start() if end else high


def _start(text: str, low: int, high: int) -> int:
    found = (match.end() for match in _END.finditer(text, low))
    ends = [end for end in found if end <= high]
    return ends[-1] if ends else low
