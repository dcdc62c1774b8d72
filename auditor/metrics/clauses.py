"""A sentence and a number in it in; what the words around the number say of it out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from auditor.guide.metrics import SentenceRule, SentenceWords
from auditor.language import Hits, Sentence, Span
from auditor.metrics.quantity import Reading

_ASIDE = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_WORD = re.compile(r"[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+")
_JOINED = re.compile(r"[-\u2010\u2011]")
_UP_TO = re.compile(
    r"\s*(?:\(?(?:(?:in|for|during)\s+)?(?:FY\s?)?20\d\d\)?)?\s*"
    r"(?:[-\u2010-\u2014~]|\bto\b|(?:\u6e1b\u5c11|\u589e\u52a0|\u4e0b\u964d|\u4e0a\u5347)?\u81f3)"
    r"\s*(?:\babout\b|\bsome\b)?\s*"
)
"""Between two numbers: "to", a year of the first perhaps before it."""
_BETWEEN = re.compile(r"\s*(?:and|to|[-\u2010-\u2014~]|\u81f3)\s*")
_CLAUSE = re.compile(r"[;\uff1b]")
_CLOSE = re.compile(r"\s*(?:$|[.,;:)\uff0c\uff1b\u3002\uff1a\uff09]|\band\b)")
"""What may follow "in all" for it to speak of the number before it."""
_ANNOUNCED = re.compile(r"[,;\uff0c\uff1b].*[:\uff1a]\s*$", re.DOTALL)
_RIGHT_BEFORE = 1
"""Most words from "a total of" to its number ("a total of about 620 hours")."""
_CHANGE_WORDS = 3
"""Most words from "rose by" to its number."""
_RATE_WORDS = 3
"""Most words from "an intensity of" to its number."""
_SUM_AFTER = 4
"""Most words from a number and its unit to "in all" ("hours of training in all")."""


def spans_of(hits: Hits, group: str) -> tuple[Span, ...]:
    """Return where terms of the vocabularies of ``group`` stand, in printed order."""
    found = (span for name in group.split("|") for span in hits.get(name, ()))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def nils_of(sentence: Sentence, words: SentenceWords) -> list[Span]:
    """Return where "no", "none" and the like stand; "non-" before a word is no such."""
    return [
        span
        for group in words.nil
        for span in spans_of(sentence.hits, group)
        if not _JOINED.match(sentence.text, span.end - 1)
    ]


def is_of_others(sentence: Sentence, words: SentenceWords) -> bool:
    """Tell whether a supplier, customer or the like is who did what is counted."""
    return any(
        0 < deed.token - party.token <= others.within
        for others in words.others
        if not spans_of(sentence.hits, others.ourselves)
        for party in spans_of(sentence.hits, others.party)
        if party.token < others.opening
        for deed in spans_of(sentence.hits, others.deed)
    )


def settled(
    sentence: Sentence, numbers: tuple[Reading, ...], words: SentenceWords
) -> tuple[Reading, ...]:
    """Return ``numbers`` without those that are not the figure of their time.

    Left out are both ends of a range ("5% to 6%"), the first of "from 9 t to 8 t",
    which is of an earlier time, and the change in "by 5% to 8 t".
    """
    left: set[int] = set()
    for first, second in pairwise(numbers):
        gap = sentence.text[first.end : second.start]
        if _BETWEEN.fullmatch(gap) and stands_before(
            sentence, first, words.ranging, _RIGHT_BEFORE
        ):
            left |= {first.start, second.start}
        elif is_up_to(gap):
            left.add(first.start)
            is_range = first.unit in {"", second.unit} and not (
                stands_before(sentence, first, words.starting, _RIGHT_BEFORE)
                or is_change(sentence, first, words)
            )
            if is_range:
                left.add(second.start)
    return tuple(number for number in numbers if number.start not in left)


def is_up_to(gap: str) -> bool:
    """Tell whether ``gap`` between two numbers is "to", a year perhaps before it."""
    return bool(_UP_TO.fullmatch(gap))


def is_change(sentence: Sentence, number: Reading, words: SentenceWords) -> bool:
    """Tell whether ``number`` says how much something changed, not how much it is."""
    return any(
        count_words(gap) <= _CHANGE_WORDS and not re.search(r"\d", gap)
        for gap in _gaps(sentence, number, words.change)
    )


def stands_before(
    sentence: Sentence, number: Reading, groups: tuple[str, ...], most_words: int
) -> bool:
    """Tell whether a term of ``groups`` stands at most so many words before."""
    gaps = _gaps(sentence, number, groups)
    return any(count_words(gap) <= most_words for gap in gaps)


def _gaps(
    sentence: Sentence, number: Reading, groups: tuple[str, ...]
) -> Iterator[str]:
    """Yield what stands between each term of ``groups`` and ``number`` after it."""
    for group in groups:
        for span in spans_of(sentence.hits, group):
            if span.end <= number.start:
                yield sentence.text[span.end : number.start]


def without_asides(text: str) -> str:
    """Return ``text`` without what stands in brackets."""
    return _ASIDE.sub(" ", text)


def count_words(text: str) -> int:
    """Count words outside brackets; two Han characters make one, as a rule."""
    return len(_WORD.findall(without_asides(text)))


def without_announcement(sentence: Sentence, last: int) -> Sentence:
    """Return ``sentence`` without what, after its last number, announces a list.

    Of "we had 457 employees, whose turnover rate is as follows:" what stands before
    the comma is stated; ``last`` is where the last number ends.
    """
    cut = _ANNOUNCED.search(sentence.text, last)
    if not cut:
        return sentence
    return replace(
        sentence,
        text=sentence.text[: cut.start()],
        hits={
            name: kept
            for name, spans in sentence.hits.items()
            if (kept := tuple(s for s in spans if s.end <= cut.start()))
        },
    )


def without_rates_of_others(
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
    words: SentenceWords,
) -> Sentence:
    """Return ``sentence`` without words of rates that speak of another number.

    They stand in its unit or right before it: "1,234 t, with an intensity of 0.5 t per
    employee" tells of a total first.
    """
    others = [other for other in numbers if other != number]
    hits = dict(sentence.hits)
    for name in (name for group in words.rate for name in group.split("|")):
        kept = tuple(
            span
            for span in hits.get(name, ())
            if not any(
                n.start <= span.start < n.end
                or (
                    number.end <= span.start < n.start
                    and count_words(sentence.text[span.end : n.start]) <= _RATE_WORDS
                )
                for n in others
            )
        )
        hits.pop(name, None)
        hits |= {name: kept} if kept else {}
    return replace(sentence, hits=hits)


def has_rival(
    rule: SentenceRule,
    sentence: Sentence,
    number: Reading,
    numbers: tuple[Reading, ...],
) -> bool:
    """Tell whether a rival of ``rule`` stands between ``number`` and the one before."""
    since = max((n.end for n in numbers if n.end <= number.start), default=0)
    return any(
        since <= span.start < number.start
        for group in rule.rivals
        for span in spans_of(sentence.hits, group)
    )


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
    return stands_before(sentence, number, words.in_all, _RIGHT_BEFORE)


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
