"""Leaves in, the issuer's name as printed out, with the words it was read from."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from auditor.document import fold
from auditor.guide.recognise import IssuerRules, PageRules, Recognition
from auditor.profile.facts import Fact
from auditor.profile.leaves import Leaf, Strip, is_title, printed
from auditor.profile.phrases import CHINESE, first_span, fold_words, pattern_of

_PART = r"(?:[A-Z0-9][\w.&'/-]{0,40}|\([A-Z][\w. &-]{0,60}\)|&)"
_LINK = r"(?:and|of|for|the|de)"
_BRACKETS = re.compile(r"(?:\s?[*#^]?\s?\([^()]{2,160}\)?){1,2}")
_QUOTED = re.compile(r"[\"'「『]([^\"'「」『』]{2,30})[\"'」』]")
_BESIDE = re.compile(rf"[\W\d{CHINESE}]+")
_PAGE_NUMBER = re.compile(r"^\d{1,3} ")
_SHORT_NAME = 5  # words
_EDGE_LINES = 2  # lines at the head and the foot of a page that can be running


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    text: str
    weight: int
    strip: Strip


def issuer_of(leaves: tuple[Leaf, ...], rules: Recognition) -> tuple[Fact, str]:
    """Return the issuer's name, in English where it is printed in English.

    Beside it stands the name in Chinese, where a line of its own prints that too.
    ``leaves`` are those that name it: cover, first pages, ESG chapter, back cover.
    """
    english, chinese = company_patterns(rules.issuer)
    known = _issuer_of(leaves, rules)
    if not english.fullmatch(known.value):
        return known, ""
    beside = _heaviest(tuple(_apart(leaves, chinese, rules.issuer)))
    return known, beside.text if beside else ""


def company_patterns(
    rules: IssuerRules,
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds names of companies in tidied text, English and Chinese."""
    return _english(rules.endings), _chinese(rules.endings_zh)


def _issuer_of(leaves: tuple[Leaf, ...], rules: Recognition) -> Fact:
    runs = tuple(run for leaf in leaves for run in _runs(leaf, rules.pages))
    patterns = company_patterns(rules.issuer)
    for pattern in patterns:
        names = tuple(_names(leaves, runs, pattern, rules.issuer))
        if best := _heaviest(_without_page_numbers(names)):
            return Fact(value=best.text, reason=f"named in {printed(best.strip)}")
    mentioned = tuple(_mentioned(runs, patterns[0], rules.issuer))
    if short := _before_title(leaves, rules):
        full = [n for n in mentioned if _completes(n.text, short.text, rules.issuer)]
        best = _heaviest(tuple(full)) or short
        reason = f"the pages are headed {printed(short.strip)}"
        return Fact(value=best.text, reason=reason)
    if best := _heaviest(mentioned):
        return Fact(
            value=best.text,
            reason=f"the company named most often, as in {printed(best.strip)}",
        )
    return Fact(value="", reason="no company name was found on the pages that carry it")


def _before_title(leaves: tuple[Leaf, ...], rules: Recognition) -> _Name | None:
    """Return the short name that stands before the report's title on many pages."""
    names = [
        _Name(text=text, weight=1, strip=strip)
        for leaf in leaves
        for strip in leaf.strips[:_EDGE_LINES] + leaf.strips[-_EDGE_LINES:]
        if (text := _prefix(strip.text, rules))
    ]
    counts = Counter(name.text for name in names)
    least = max(_EDGE_LINES + 1, len(leaves) * rules.issuer.header_percent // 100)
    often = [name for name in names if counts[name.text] >= least]
    return max(often, key=lambda name: counts[name.text], default=None)


def _completes(name: str, short: str, rules: IssuerRules) -> bool:
    """Tell whether ``name`` is the whole of ``short``, which may hold more in front."""
    ending = max((e for e in rules.endings if _ends(name, e)), key=len, default="")
    stem = fold(name[: len(name) - len(ending)])
    return fold(name).startswith(fold(short)) or fold(short).endswith(stem)


def _ends(name: str, ending: str) -> bool:
    return name.casefold().endswith(ending.casefold())


def _prefix(text: str, rules: Recognition) -> str:
    span = first_span(fold_words(text), rules.esg.titles.every())
    words = fold_words(text)[: span[0]].split() if span else []
    if not 1 <= len(words) <= _SHORT_NAME or any(word.isdecimal() for word in words):
        return ""
    return " ".join(text.split()[: len(words)]) if text[0].isupper() else ""


def _runs(leaf: Leaf, pages: PageRules) -> Iterator[Leaf]:
    """Cut a leaf so that no sentence runs into a title and no title into another."""
    run: list[Strip] = []
    for strip in leaf.strips:
        if is_title(strip.text, pages):
            yield Leaf(page=leaf.page, strips=tuple(run))
            yield Leaf(page=leaf.page, strips=(strip,))
            run = []
        else:
            run.append(strip)
    yield Leaf(page=leaf.page, strips=tuple(run))


def _heaviest(names: tuple[_Name, ...]) -> _Name | None:
    """Return the name that most speaks for, as first printed in mixed case."""
    weights: dict[str, int] = {}
    for name in names:
        weights[fold(name.text)] = weights.get(fold(name.text), 0) + name.weight

    def rank(name: _Name) -> tuple[int, bool]:
        return weights[fold(name.text)], not name.text.isupper()

    return max(names, key=rank, default=None)


def _without_page_numbers(names: tuple[_Name, ...]) -> tuple[_Name, ...]:
    """Take a number off names that are printed with several, unlike ``3D Limited``."""
    printings: dict[str, set[str]] = {}
    for name in names:
        rest = _PAGE_NUMBER.sub("", name.text)
        printings.setdefault(rest, set()).add(name.text)
    return tuple(
        replace(name, text=rest) if len(printings[rest]) > 1 else name
        for name in names
        if (rest := _PAGE_NUMBER.sub("", name.text))
    )


def _names(
    leaves: tuple[Leaf, ...],
    runs: tuple[Leaf, ...],
    pattern: re.Pattern[str],
    rules: IssuerRules,
) -> Iterator[_Name]:
    yield from _apart(leaves, pattern, rules)
    yield from _called(runs, pattern, rules)


def _apart(
    leaves: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    """Yield names that stand outside of sentences."""
    yield from _labelled(leaves, pattern, rules)
    yield from _alone(leaves, pattern, rules)
    yield from _running(leaves, pattern, rules)


def _labelled(
    leaves: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    """Yield names that stand behind a label of a form."""
    labels = re.compile(pattern_of(rules.labels.every()), re.IGNORECASE)
    for leaf in leaves:
        for strip in leaf.strips:
            label = labels.match(strip.text)
            hit = label and pattern.search(strip.text, label.end())
            if hit:
                text = _clean(hit[0], rules)
                yield _Name(text=text, weight=rules.label_weight, strip=strip)


def _called(
    runs: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    """Yield names that the report calls its own: ``X Limited (the "Company")``."""
    own = {fold(name) for name in rules.self_names.every()}
    for run in runs:
        for hit in pattern.finditer(run.text):
            bracket = _BRACKETS.match(run.text, hit.end())
            quoted = _QUOTED.findall(bracket[0]) if bracket else []
            if own & {fold(name) for name in quoted}:
                text, strip = _clean(hit[0], rules), run.strip_at(hit.start())
                yield _Name(text=text, weight=rules.self_weight, strip=strip)


def _alone(
    leaves: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    """Yield names that fill a line, or two, of the cover or the back cover."""
    covers = [leaf for leaf in leaves if leaf.strips]
    back = [leaf for leaf in covers[1:][-1:] if leaf.words <= rules.cover_words]
    for leaf in covers[:1] + back:
        lines = [
            (strip, strip.text if leaf is covers[0] else _unnumbered(strip))
            for strip in leaf.strips
        ]
        broken = [
            (strip, f"{text} {below}")
            for (strip, text), (_, below) in pairwise(lines)
            if not (pattern.search(text) or pattern.search(below))
        ]
        for strip, text in lines + broken:
            hit = pattern.search(text)
            rest = text.replace(hit[0], "") if hit else text
            if hit and not _BESIDE.sub("", rest) and not _is_other(hit[0], rules):
                yield _Name(text=hit[0], weight=rules.cover_weight, strip=strip)


def _unnumbered(strip: Strip) -> str:
    """Return the text of a line at the edge of a page without the page number."""
    return _PAGE_NUMBER.sub("", strip.text)


def _running(
    leaves: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    """Yield names that stand at the head or the foot of many pages."""
    found: dict[str, list[_Name]] = {}
    for leaf in leaves:
        edges = leaf.strips[:_EDGE_LINES] + leaf.strips[-_EDGE_LINES:]
        here = {
            fold(text): _Name(text=text, weight=rules.header_weight, strip=strip)
            for strip in edges
            for hit in pattern.finditer(_unnumbered(strip))
            if (text := _clean(hit[0], rules))
        }
        for key, name in here.items():
            found.setdefault(key, []).append(name)
    least = max(_EDGE_LINES + 1, len(leaves) * rules.header_percent // 100)
    for names in found.values():
        if len(names) >= least and not _is_other(names[0].text, rules):
            yield names[0]


def _mentioned(
    runs: tuple[Leaf, ...], pattern: re.Pattern[str], rules: IssuerRules
) -> Iterator[_Name]:
    for run in runs:
        for hit in pattern.finditer(run.text):
            if not _is_other(text := _clean(hit[0], rules), rules):
                yield _Name(text=text, weight=1, strip=run.strip_at(hit.start()))


def _is_other(text: str, rules: IssuerRules) -> bool:
    return fold(text) in {fold(name) for name in rules.others}


def _clean(text: str, rules: IssuerRules) -> str:
    """Take off what stands before the name: ``Board of Directors of``, ``As``."""
    lead_ins = "|".join(map(re.escape, rules.lead_ins))
    led = rf"^.*\b(?:{lead_ins}) (?:of|by|for) (?=[A-Z0-9])"
    text = re.sub(led, "", text, flags=re.IGNORECASE)
    openers = "|".join(map(re.escape, rules.openers))
    return re.sub(rf"^(?:(?:{openers}),? )+", "", text)


@cache
def _english(endings: tuple[str, ...]) -> re.Pattern[str]:
    both = dict.fromkeys((*endings, *map(str.upper, endings)))
    tail = rf"(?:{'|'.join(map(re.escape, sorted(both, key=len, reverse=True)))})(?!\w)"
    return re.compile(
        rf"(?<![\w(])(?!{tail}){_PART}(?:,? (?:{_LINK} )*{_PART}){{0,9}}?,? {tail}"
        rf"(?! (?:{_PART} ){{0,3}}?{tail})"  # X Corporation Holdings Limited
    )


@cache
def _chinese(endings: tuple[str, ...]) -> re.Pattern[str]:
    tail = "|".join(map(re.escape, endings))
    return re.compile(rf"[\u4e00-\u9fff()]{{2,24}}?(?:{tail})")
