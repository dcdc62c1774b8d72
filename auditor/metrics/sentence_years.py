"""A sentence and the numbers in it in; the year that each number is of out.

What only stands for comparison ("against 2022") says nothing of the other numbers.
"""

import re
from collections.abc import Iterator

from auditor.guide.metrics import SentenceWords
from auditor.language import Sentence, Span, holds
from auditor.metrics.clauses import count_words, spans_of, without_asides
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.years import split_years

_YEARS_BACK = 2
"""Years before the reporting year of which a sentence may speak."""
_FY = r"(?:FY\s*)?20\d\d(?:\s*[/\u2013-]\s*(?:20)?\d\d(?!\d))?"
_BEFORE = re.compile(
    r"[(\uff08;,\uff1b\uff0c]\s*([^()\uff08\uff09:\uff1a]{2,20})[:\uff1a][^\d:]{0,6}$"
)
_OPEN = re.compile(r"[(\uff08][^()\uff08\uff09]*$")
_LABEL = re.compile(
    r"[(\uff08;,\uff1b\uff0c]\s*([^()\uff08\uff09:\uff1a;,]{2,20})[:\uff1a]"
)
_AFTER = re.compile(
    rf"\s*(?:[(\uff08][^()\uff08\uff09]*[)\uff09]\s*)?(?:in|for|during)\s+(?:the\s+)?(?:financial\s+)?(?:year\s+)?({_FY})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;()\uff08\uff09\uff0c\uff1b\u3002]|[,.](?!\d)|$")
_TO = re.compile(r"\bto\b|\u81f3", re.IGNORECASE)
_FROM_YEAR = re.compile(rf"\s*{_FY}\s*(?:[.,;)]|$)", re.IGNORECASE)
_ONE = r"(?:FY\s?)?20\d\d(?:\s*\u5e74\u5ea6?)?"
_AND = r"\s*(?:,\s*and|[,\u3001\uff0c&\u53ca\u548c]|and)\s*"
_LIST = re.compile(rf"(?<![\d,.]){_ONE}(?:{_AND}{_ONE})+(?![\d]|,\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]*")
_OPENING = 2
"""Most words before "last year" at the start of a sentence ("In the ...")."""
_NEAR = 1
"""Most words from "compared with" to the number of the earlier year."""


def spoken_year(sentence: Sentence, words: SentenceWords) -> int | None:
    """Return the one year of ``sentence``, but for comparisons and brackets."""
    text = list(sentence.text)
    for low, high in _compared(sentence, words):
        text[low:high] = " " * (high - low)
    years, _ = split_years(without_asides("".join(text)))
    return years[0] if len(years) == 1 else None


def own_year(
    sentence: Sentence, means: Means, year: int, spoken: int | None
) -> int | None:
    """Return the year of the sentence's figures; ``None`` where that is long past."""
    is_now = any(holds(sentence.hits, g) for g in means.metrics.tables.this_year)
    words = means.metrics.sentences
    said = spoken_year(sentence, words)
    back = 0 if said or is_now else _years_back(sentence, words)
    if back:
        said = year - back
    own = said or (None if is_now else spoken) or year
    return own if year - _YEARS_BACK <= own <= year else None


def _years_back(sentence: Sentence, words: SentenceWords) -> int:
    """Return 1 for "last year" alone, held against nothing, 2 for that before it."""
    if any(holds(sentence.hits, g) for g in (*words.comparing, *words.compared)):
        return 0
    many = len(_NUMBER.findall(sentence.text)) > 1
    end = len(sentence.text.rstrip(" .\u3002"))
    return next(
        (
            back
            for back, group in enumerate(words.past, start=1)
            for span in spans_of(sentence.hits, group)
            if span.token <= _OPENING or (span.end == end and not many)
        ),
        0,
    )


def year_after(sentence: Sentence, number: Reading) -> int | None:
    """Return the year said right after ``number``: 12 t in 2022."""
    span = year_span(sentence, number)
    years = split_years(sentence.text[slice(*span)])[0] if span else ()
    return years[0] if years else None


def year_span(sentence: Sentence, number: Reading) -> tuple[int, int] | None:
    """Return where the year right after ``number`` stands."""
    after = _AFTER.match(sentence.text, number.end)
    return after.span(1) if after else None


def aside_year(sentence: Sentence, start: int) -> int | None:
    """Return the year of what starts at ``start`` in brackets: 12 (2020: 10)."""
    label = _label(sentence, start)
    return label[1] if label else None


def _label(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return where the year over ``start`` in brackets is printed, and the year."""
    text = sentence.text[:start]
    opened = _OPEN.search(text)
    labels = list(_LABEL.finditer(text, opened.start())) if opened else []
    before = _BEFORE.search(text)
    for match in ([before] if before else []) + labels[::-1]:
        if years := split_years(match[1])[0]:
            return match.start(1), years[0]
    return None


def compared_year(
    sentence: Sentence, number: Reading, means: Means, own: int
) -> int | None:
    """Return the year of a number that another is held against: 9 t in 2022."""
    words = means.metrics.sentences
    for group in words.comparing:
        for span in spans_of(sentence.hits, group):
            gap = sentence.text[span.end : number.start]
            stated = split_years(gap)[0]
            if (
                span.end <= number.start <= _clause_end(sentence.text, span.end)
                and count_words(gap) <= _NEAR + 2 * len(stated)
                and not _changes(sentence, span.end, number.start, words)
            ):
                told = stated[0] if stated else year_after(sentence, number)
                is_last = _is_last(sentence, number, means)
                return told or (own - 1 if is_last else None)
    if _follows_last(sentence, number, means):
        return own - 1
    for low, span in _contrasts(sentence, words):
        stated = split_years(sentence.text[low : span.start])[0]
        if (
            stated
            and span.end <= number.start <= _clause_end(sentence.text, span.end)
            and not _changes(sentence, span.end, number.start, words)
        ):
            return stated[0]
    return None


def _changes(sentence: Sentence, low: int, high: int, words: SentenceWords) -> bool:
    """Tell whether a word of change stands within: "against 2022 fell by 3"."""
    spans = (s for group in words.change for s in spans_of(sentence.hits, group))
    return any(low <= span.start < high for span in spans)


def _is_last(sentence: Sentence, number: Reading, means: Means) -> bool:
    """Tell whether "last year" is said right after ``number``."""
    return any(
        number.end <= span.start
        and count_words(sentence.text[number.end : span.start]) <= _NEAR + 1
        for group in means.metrics.tables.last_year
        for span in spans_of(sentence.hits, group)
    )


def _follows_last(sentence: Sentence, number: Reading, means: Means) -> bool:
    """Tell whether "last year" is said right before ``number``."""
    return any(
        span.end <= number.start <= _clause_end(sentence.text, span.end)
        and count_words(sentence.text[span.end : number.start]) <= _NEAR
        and not _changes(sentence, span.end, number.start, means.metrics.sentences)
        for group in means.metrics.tables.last_year
        for span in spans_of(sentence.hits, group)
    )


def _clause_end(text: str, start: int) -> int:
    end = _CLAUSE.search(text, start)
    return end.start() if end else len(text)


def listed_years(sentence: Sentence, words: SentenceWords) -> tuple[int, ...]:
    """Return the years of the one list of years: "in 2021, 2022 and 2023"."""
    found = list(_LIST.finditer(sentence.text))
    if len(found) != 1:
        return ()
    bounds = (*words.ranging, *words.starting)
    ends = {s.end for group in bounds for s in spans_of(sentence.hits, group)}
    if any(not sentence.text[end : found[0].start()].strip() for end in ends):
        return ()
    return tuple(int(year) for year in re.findall(r"20\d\d", found[0].group()))


def _contrasts(sentence: Sentence, words: SentenceWords) -> Iterator[tuple[int, Span]]:
    """Yield words after an earlier time, and where their clause starts."""
    for span in (s for g in words.compared for s in spans_of(sentence.hits, g)):
        stops = _CLAUSE.finditer(sentence.text, 0, span.start)
        lows = [m.end() for m in stops if m.group()]
        yield (lows[-1] if lows else 0), span


def _compared(sentence: Sentence, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """Yield the ends of what speaks of an earlier time, for comparison."""
    text = sentence.text
    for span in (s for g in words.comparing for s in spans_of(sentence.hits, g)):
        yield span.start, _clause_end(text, span.end)
    for low, span in _contrasts(sentence, words):
        yield low, span.end
    for span in (s for g in words.starting for s in spans_of(sentence.hits, g)):
        to = _TO.search(text, span.end, _clause_end(text, span.end))
        if year := _FROM_YEAR.match(text, span.end):
            yield span.start, year.end()
        elif to:
            yield span.start, to.start()
