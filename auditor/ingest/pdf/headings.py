"""Passages of the whole report in; which are headings, and of what level, out."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.ingest import signs
from auditor.ingest.pdf.measures import TEXT
from auditor.ingest.pdf.paragraphs import Chunk, Measures
from auditor.ingest.pdf.sheet import are_near, channels

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a heading is set; headings of one level are set alike."""

    size: float
    """Rounded to half a point."""
    capitals: bool
    bold: bool
    coloured: bool
    italic: bool

    @property
    def rank(self) -> tuple[float, bool, bool, bool, bool]:
        """The smaller, the higher the heading."""
        return (
            -self.size,
            not self.capitals,
            not self.bold,
            self.italic,
            not self.coloured,
        )


def look_of(chunk: Chunk, measures: Measures) -> Look:
    """Return how a heading is set."""
    return Look(
        size=round(chunk.size * 2) / 2,
        capitals=signs.is_capitals(chunk.text),
        bold=chunk.bold,
        coloured=is_coloured(chunk, measures),
        italic=chunk.style.italic,
    )


def is_coloured(chunk: Chunk, measures: Measures) -> bool:
    """Tell whether a passage has a colour of its own."""
    colour = chunk.style.colour
    parts = channels(colour)
    return colour != measures.body.colour and max(parts) - min(parts) > TEXT.dark // 3


def could_head(chunk: Chunk, measures: Measures) -> bool:
    """Tell whether a passage is set like a heading."""
    text = chunk.text
    number = signs.numbering(text)
    if len(chunk.strips) > TEXT.heading_lines or not signs.is_title(text):
        return False
    if (signs.list_item(text) or text[0].isdigit()) and not number:
        return False
    if len(_LETTER.findall(text)) < (
        TEXT.letters_wide if signs.is_wide(text) else TEXT.letters
    ):
        return False
    if chunk.size < measures.body.size * TEXT.smaller:
        return False
    return bool(
        (number and "." in number.number)
        or chunk.size >= measures.body.size * TEXT.larger
        or (chunk.bold and not measures.body.bold)
        or signs.is_capitals(text)
        or is_coloured(chunk, measures)
        or _other_font(chunk, measures)
    )


def _other_font(chunk: Chunk, measures: Measures) -> bool:
    """Tell whether a passage has a font of its own.

    Chinese text is set in several fonts, for signs that one of them lacks: there, the
    colour must differ, too.
    """
    style, body = chunk.style, measures.body
    other = signs.is_wide(chunk.text) and are_near(style.colour, body.colour)
    return style.font != body.font and not other


def stands_over(
    chunk: Chunk, below: Sequence[Chunk | None], measures: Measures
) -> bool:
    """Tell whether a passage that could be a heading has something to head.

    Args:
        chunk: The passage.
        below: What follows in its column; ``None`` stands for a table.
        measures: How the running text is set.
    """
    if chunk.size >= measures.body.size * TEXT.much_larger:
        return True
    if not below:
        return False
    if None in below[:2]:
        return True
    first = below[0]
    return first is not None and (
        len(first.text) >= TEXT.prose
        or len(first.strips) > 1
        or signs.list_item(first.text) is not None
        or signs.ends_lead(first.text)
        or could_head(first, measures)
    )


Heading = tuple[Look, signs.Numbering | None, int | None]
"""Its look, its number, and how deep the bookmark stands that leads to it."""


class Levels:
    """Level of each heading by its look, its number and its bookmark."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        times = Counter(look for look, _, _ in headings)
        common = sorted(
            (look for look, count in times.items() if count > 1),
            key=lambda look: look.rank,
        )
        self._common = common or sorted(times, key=lambda look: look.rank)
        first = [
            self._by_look(look)
            for look, number, _ in headings
            if number and number.number.isdecimal()
        ]
        self._first_numbered = min(first, default=1)
        marked: dict[int, list[int]] = defaultdict(list)
        for look, _, depth in headings:
            if depth is not None:
                marked[depth].append(self._by_look(look))
        self._chapters = {depth: _chapters(own) for depth, own in marked.items()}

    def of(self, look: Look, number: signs.Numbering | None, depth: int | None) -> int:
        """Return the level of a heading, from 1."""
        if number and "." in number.number:
            return self._first_numbered + number.depth - 1
        level = self._by_look(look)
        return level if depth is None else max(level, self._chapters[depth])

    def _by_look(self, look: Look) -> int:
        return sum(other.rank < look.rank for other in self._common) + 1


def _chapters(levels: Sequence[int]) -> int:
    """Return the level of chapters to which bookmarks of one depth lead, 0 if unknown.

    Where the first chapters are set larger than all others, as a letter to shareholders
    may be, the last of them is no part that holds the others.
    """
    usual, count = Counter(levels).most_common(1)[0]
    first = levels.index(usual)
    larger = [index for index, level in enumerate(levels) if level < usual]
    if count < TEXT.chapters or len(larger) < 2 or larger[-1] > first:  # noqa: PLR2004  one may be the title
        return 0
    return usual
