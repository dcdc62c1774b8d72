"""A ``Document`` in, its leaves out: pages, or runs of lines where it has no pages.

A leaf holds tidied text in which phrases are found, and knows where each was printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.document import Document, Line, Place
from auditor.guide.recognise import PageRules
from auditor.profile.phrases import CHINESE, fold_words, tidy

_MEASURED = re.compile(f"[{CHINESE}]|[A-Za-z][A-Za-z'&-]*")
_LATIN = re.compile(r"[A-Za-z][\w'&-]*")
_SIGN = re.compile(f"[{CHINESE}]")
_CLOSED = re.compile(f"[{CHINESE}]{{2}}")
_NUMBERED = re.compile(r"^(?:#{1,6} )?\d{1,2}(?:\.\d{1,2})*\.? (?=\D)")
_SINGLE = str.maketrans("“”", "\u2018\u2019")  # marks within the marks of a quote
_QUOTED = 100  # characters of a printed line in a reason: one line on the cover

_AROUND = 6
"""Lines before and after a line in which its sentence is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A printed line and its tidied text."""

    text: str
    line: Line


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page, or a run of lines of a file without pages."""

    page: int
    strips: tuple[Strip, ...]
    """Lines with text, in reading order."""

    @cached_property
    def _tidied(self) -> tuple[str, tuple[int, ...]]:
        return _joined(tuple(strip.text for strip in self.strips))

    @property
    def text(self) -> str:
        """All lines as one run of tidied text."""
        return self._tidied[0]

    @cached_property
    def folded(self) -> str:
        """All lines as one run of folded text."""
        return fold_words(self.text)

    @cached_property
    def words(self) -> int:
        """Words of Latin letters and Chinese characters on the leaf."""
        return len(_MEASURED.findall(self.text))

    def strip_at(self, offset: int) -> Strip:
        """Return the line that holds the character of ``text`` at ``offset``."""
        return self.strips[bisect_right(self._tidied[1], offset) - 1]

    def strips_of(self, start: int, end: int) -> tuple[Strip, ...]:
        """Return the lines that hold ``folded`` from ``start`` to before ``end``."""
        _, starts = _joined(
            tuple(fold_words(strip.text).strip() for strip in self.strips)
        )
        first = bisect_right(starts, start - 1) - 1  # folded text opens with a space
        return self.strips[first : bisect_right(starts, end - 2)]

    def around(self, strips: tuple[Strip, ...]) -> str:
        """Return ``strips`` and a few lines before and after them, as printed."""
        first = self.strips.index(strips[0])
        last = first + len(strips) + _AROUND
        near = self.strips[max(first - _AROUND, 0) : last]
        return _joined(tuple(" ".join(s.line.text.split()) for s in near))[0]


def leaves_of(document: Document, rules: PageRules) -> tuple[Leaf, ...]:
    """Cut ``document``; one leaf a page, leaves without text included."""
    leaves = []
    for page in document.pages:
        step = max(len(page.lines), 1) if document.paged else rules.lines
        leaves += [
            Leaf(
                page=page.number,
                strips=tuple(_strips(page.lines[start : start + step], rules)),
            )
            for start in range(0, max(len(page.lines), 1), step)
        ]
    return tuple(leaves)


def _strips(lines: tuple[Line, ...], rules: PageRules) -> Iterator[Strip]:
    left = rules.characters
    for line in lines:
        if left > 0 and (text := tidy(line.text[:left])):
            left -= len(text)
            yield Strip(text=text, line=line)


def opening(leaves: tuple[Leaf, ...], rules: PageRules) -> tuple[Leaf, ...]:
    """Return the first leaves with text, on which a document says what it is."""
    return tuple(leaf for leaf in leaves if leaf.strips)[: rules.opening]


def is_title(text: str, rules: PageRules) -> bool:
    """Tell whether a tidied line looks like a title, not like part of a sentence."""
    text = _NUMBERED.sub("", text)
    if any(stop in f"{text} " for stop in rules.stops):
        return False
    if _SIGN.search(text):
        return len(text) <= rules.title_signs
    words = _LATIN.findall(text)
    capitals, weighty = _capitals(words, rules)
    enough = capitals * 100 >= rules.title_capitals * weighty
    return len(words) <= rules.title_words and enough


def titles(leaf: Leaf, rules: PageRules) -> Leaf:
    """Return ``leaf`` with nothing but the lines that look like titles.

    A line that goes on with the sentence of the line before is none.
    """
    strips, running = [], False
    for strip in leaf.strips:
        titled = is_title(strip.text, rules)
        if titled and not (running and _is_mixed(strip.text, rules)):
            strips.append(strip)
        ends = any(f"{strip.text} ".endswith(stop) for stop in rules.stops)
        running = not ends and (running if titled else True)
    return Leaf(page=leaf.page, strips=tuple(strips))


def _is_mixed(text: str, rules: PageRules) -> bool:
    capitals, weighty = _capitals(_LATIN.findall(text), rules)
    return capitals < weighty


def _capitals(words: list[str], rules: PageRules) -> tuple[int, int]:
    weighty = [word for word in words if len(word) > rules.small_word]
    return sum(word[0].isupper() for word in weighty), len(weighty)


def where(place: Place) -> str:
    """Return a place in words: ``page 3``, or ``line 46`` in a file without pages."""
    return f"page {place.page}" if place.line is None else f"line {place.line}"


def printed(*strips: Strip) -> str:
    """Return the words of printed lines and their place, for a reason."""
    words = " ".join(" ".join(strip.line.text for strip in strips).split())
    kept = words[: _QUOTED + 1].rpartition(" ")[0] or words[:_QUOTED]
    return told(words if len(words) <= _QUOTED else kept, words, strips[0])


def told(words: str, sentence: str, strip: Strip) -> str:
    """Return ``words`` of a sentence as a quote, with the place of a line of it."""
    cut = "" if words == sentence else " …"
    return f"“{words.translate(_SINGLE)}”{cut} ({where(strip.line.place)})"


def _joined(parts: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """Join lines, without a space between Chinese characters; add where each starts."""
    pieces, starts, at, before = [], [], 0, ""
    for part in parts:
        joint = _joint(before, part)
        starts.append(at + len(joint))
        pieces += [joint, part]
        at, before = at + len(joint) + len(part), part or before
    return "".join(pieces), tuple(starts)


def _joint(left: str, right: str) -> str:
    if not left or not right:
        return ""
    return "" if _CLOSED.match(left[-1] + right[0]) else " "
