"""A sentence and a number in it in; what the words around the number say of it out."""

import re

from auditor.guide.metrics import SentenceRule, SentenceWords
from auditor.language import Hits, Sentence, Span
from auditor.metrics.quantity import Reading

_ASIDE = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
_CLAUSE = re.compile(r"[;\uff1b]")
_CLOSE = re.compile(r"\s*(?:$|[.,;:)\uff0c\uff1b\u3002\uff1a\uff09]|\band\b)")
"""What may follow "in all" for it to speak of the number before it."""
_SUM_BEFORE = 1
"""Most words from "a total of" to its number ("a total of about 620 hours")."""
_SUM_AFTER = 4
"""Most words from a number and its unit to "in all" ("hours of training in all")."""


def spans_of(hits: Hits, group: str) -> tuple[Span, ...]:
    """Return where terms of the vocabularies of ``group`` stand, in printed order."""
    found = (span for name in group.split("|") for span in hits.get(name, ()))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def without_asides(text: str) -> str:
    """Return ``text`` without what stands in brackets."""
    return _ASIDE.sub(" ", text)


def count_words(text: str) -> int:
    """Count words outside brackets; a Han character is one."""
    return len(_WORD.findall(without_asides(text)))


def in_clause(
    rule: SentenceRule,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
) -> bool:
    """Tell whether what ``rule`` asks for stands in the clause of ``number``.

    Clauses before it that hold amounts too are items of the same list. A word of
    ``rule.rivals`` that comes after what is asked for speaks of the number instead.
    """
    ends = [m.end() for m in _CLAUSE.finditer(sentence.text)]
    stops = [0, *ends, len(sentence.text) + 1]
    own = max(i for i, stop in enumerate(stops) if stop <= number.start)
    first = own
    while first and any(
        n.unit and stops[first - 1] <= n.start < stops[first] for n in numbers
    ):
        first -= 1
    low, high = stops[first], stops[own + 1]
    asked, rival = (
        [
            span.start
            for group in groups
            for span in spans_of(sentence.hits, group)
            if low <= span.start < high
        ]
        for groups in (rule.all, rule.rivals)
    )
    before = [start for start in asked if start < number.start]
    stands = all(
        any(low <= span.start < high for span in spans_of(sentence.hits, group))
        for group in rule.all
    )
    return stands and not any(
        max(before, default=number.start) < start < number.start for start in rival
    )


def is_sum(sentence: Sentence, number: Reading, words: SentenceWords) -> bool:
    """Tell whether ``number`` is said to be of all: "8,700 hours in all".

    An average said right after the number, or between "a total" and it, goes first.
    """
    after = _nearest_after(sentence, number, words.average)
    sums = _nearest_after(sentence, number, words.in_all, closed=True)
    if after is not None or sums is not None:
        return sums is not None and (after is None or sums < after)
    return any(
        span.end <= number.start
        and count_words(sentence.text[span.end : number.start]) <= _SUM_BEFORE
        for group in words.in_all
        for span in spans_of(sentence.hits, group)
    )


def _nearest_after(
    sentence: Sentence,
    number: Reading,
    groups: tuple[str, ...],
    *,
    closed: bool = False,
) -> int | None:
    """Return how many words after ``number`` a term of ``groups`` stands."""
    found: list[int] = []
    for span in (s for group in groups for s in spans_of(sentence.hits, group)):
        gap = sentence.text[number.end : span.start]
        is_near = (
            span.start >= number.end
            and not re.search(r"[\d,;:\uff0c\uff1b\uff1a]", without_asides(gap))
            and count_words(gap) <= _SUM_AFTER
        )
        if is_near and (not closed or _CLOSE.match(sentence.text, span.end)):
            found.append(count_words(gap))
    return min(found, default=None)
