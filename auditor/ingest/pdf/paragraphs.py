"""Runs of lines in; paragraphs, items, headings and notes of a page out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from auditor.document import fold
from auditor.ingest import signs
from auditor.ingest.pdf.bookmarks import Bookmark
from auditor.ingest.pdf.lines import Strip, opens_raised
from auditor.ingest.pdf.measures import LINES, TEXT
from auditor.ingest.pdf.sheet import Area, Style


@dataclass(frozen=True)
class Chunk:
    """Consecutive lines that make one passage, on one page."""

    page: int
    strips: tuple[Strip, ...]
    label: bool = False
    """Whether it stands in a chart."""

    @cached_property
    def text(self) -> str:
        """The lines, one after the other."""
        return " ".join(strip.text for strip in self.strips)

    @cached_property
    def style(self) -> Style:
        """The style of most of its letters."""
        return Counter(
            {strip.style: len(strip.text) for strip in self.strips}
        ).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """Size of most of its letters in points."""
        return self.style.size

    @cached_property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(strip.bold for strip in self.strips)

    @cached_property
    def area(self) -> Area:
        """The extent of its lines."""
        return Area(
            min(strip.area.left for strip in self.strips),
            min(strip.area.top for strip in self.strips),
            max(strip.area.right for strip in self.strips),
            max(strip.area.bottom for strip in self.strips),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How the running text of the report is set."""

    body: Style
    """The style of most letters."""
    leading: dict[float, float]
    """Usual distance of baselines, in points, by size of the letters."""
    marked: Mapping[tuple[int, str], int] = field(default_factory=dict)
    """Depth of each of the file's own bookmarks, by its page and folded title."""

    def distance(self, size: float) -> float:
        """Return the usual distance of baselines of letters of ``size``."""
        return self.leading.get(round(size, 1), size * TEXT.usual)


def measure(rows: Iterable[Sequence[Strip]], outline: Iterable[Bookmark]) -> Measures:
    """Find the style of the running text and the usual distance of its lines."""
    letters: Counter[Style] = Counter()
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    above: Strip | None = None
    for row in rows:
        for strip in row:
            letters[strip.style] += len(strip.text)
        strip = row[0]
        if above is not None and _stacked(above, strip):
            step = round((strip.baseline - above.baseline) * 4) / 4
            steps[round(strip.size, 1)][step] += len(strip.text)
        above = strip
    body = letters.most_common(1)[0][0] if letters else _NO_STYLE
    return Measures(
        body=body,
        leading={size: count.most_common(1)[0][0] for size, count in steps.items()},
        marked={(mark.page, fold(mark.title)): mark.depth for mark in outline},
    )


_NO_STYLE = Style(font="", size=LINES.unknown, bold=False, italic=False, colour=0)


def _stacked(above: Strip, below: Strip) -> bool:
    step = below.baseline - above.baseline
    return (
        above.style == below.style
        and below.size <= step <= TEXT.loosest * below.size
        and abs(above.area.left - below.area.left) < below.size
    )


def chunks(
    run: Sequence[Strip], page: int, measures: Measures, marked: Mapping[str, Strip]
) -> list[Chunk]:
    """Gather the lines of one column into passages, each footnote into its own."""
    margin = max((strip.area.right for strip in run), default=0)
    gathered: list[list[Strip]] = []
    for strip in run:
        next_note = (
            gathered and is_tied(strip, marked) and is_tied(gathered[-1][0], marked)
        )
        if (
            gathered
            and not next_note
            and _carries_on(gathered[-1], strip, margin, measures)
        ):
            gathered[-1].append(strip)
        else:
            gathered.append([strip])
    return [Chunk(page=page, strips=tuple(strips)) for strips in gathered]


_LEADERS = re.compile(r"(?:\.\s?|\u2026\s?|\u00b7\s?){4,}\s*[\divxl]{1,4}$")
"""The end of a line of contents: leaders, then the number of a page."""
_PAGE = re.compile(r"(\d{1,3})\s+[A-Z\u4e00-\u9fff]")


def _are_listed(last: Strip, strip: Strip) -> bool:
    """Tell whether two lines are those of a list of contents."""
    above, below = _PAGE.match(last.text), _PAGE.match(strip.text)
    rising = above and below and int(above[1]) < int(below[1])
    return bool(rising or _LEADERS.search(last.text))


def _carries_on(
    open_strips: Sequence[Strip], strip: Strip, margin: float, measures: Measures
) -> bool:
    last = open_strips[-1]
    step = strip.baseline - last.baseline
    usual = measures.distance(max(last.size, strip.size))
    if not usual * TEXT.tight < step <= usual * TEXT.spaced:
        return False
    if _is_reset(last, strip) or opens(strip) or _are_listed(last, strip):
        return False
    if strip.area.left >= last.area.right or strip.area.right <= last.area.left:
        return False
    return not _ends(open_strips, strip, margin)


def _is_reset(last: Strip, strip: Strip) -> bool:
    """Tell whether two lines are set differently."""
    sizes = sorted((last.size, strip.size))
    if sizes[1] - sizes[0] > sizes[1] * TEXT.resized or last.bold != strip.bold:
        return True
    if last.style.colour == strip.style.colour:
        return False
    mixed = {word.style.colour for word in last.words}
    return strip.style.colour not in mixed


def opens(strip: Strip) -> bool:
    """Tell whether a line can only be the first of a passage."""
    if signs.list_item(strip.text):
        return True
    if opens_raised(strip.words):
        return True
    found = signs.numbering(strip.text)
    return found is not None and "." in found.number


def _ends(open_strips: Sequence[Strip], strip: Strip, margin: float) -> bool:
    """Tell whether the open passage ends before ``strip`` by its looks alone."""
    last = open_strips[-1]
    short = margin - last.area.right > TEXT.short * last.size
    if short and signs.ends_sentence(last.text) and not strip.text[0].islower():
        return True
    indented = strip.area.left - last.area.left > TEXT.indent * strip.size
    hanging = signs.list_item(open_strips[0].text) or len(open_strips) == 1
    return indented and not hanging and signs.ends_sentence(last.text)


_MARKED = re.compile(r"^(?:\d{1,2}|[a-z])[.)]?\s+[^\W\d_].{20}")


def marked_on(rows: Iterable[Sequence[Strip]]) -> dict[str, Strip]:
    """Return the footnote marks of a page, each with the last line that bears it."""
    return {
        name: strip
        for row in rows
        for strip in row
        for mark in strip.marks
        for name in mark.names
    }


def is_tied(strip: Strip, marked: Mapping[str, Strip]) -> bool:
    """Tell whether a line opens with a mark of its page, and explains it.

    It is smaller than the line that bears the mark or, with nothing but a space after
    the mark, stands below it.
    """
    sign = _SIGN.match(strip.text)
    host = marked.get(sign[1]) if sign else None
    if not sign or host is None or strip.bold:
        return False
    below = strip.baseline > host.baseline and strip.size <= host.size
    return strip.size <= host.size * TEXT.smaller or (below and not sign[2])


_SIGN = re.compile(
    r"(\d{1,2}|[a-z]|[*#\u2020\u2021^]+)([.)]?)\s*(?:[^\W\d_]|[\"'\u2018\u201c])"
)


def is_note(chunk: Chunk, measures: Measures) -> bool:
    """Tell whether a passage is a footnote or a note under a table."""
    words = chunk.strips[0].words
    if opens_raised(words) and any(
        char.isalnum() or char in "*#" for char in words[0].text
    ):
        return True
    if signs.says_note(chunk.text):
        return chunk.size <= measures.body.size * TEXT.note
    return chunk.size <= measures.body.size * TEXT.smaller and bool(
        _MARKED.match(chunk.text)
    )
