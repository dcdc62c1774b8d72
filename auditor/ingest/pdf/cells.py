"""Words of a table line and the boundaries of its columns in; its cells out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from auditor.document import Cell, Place
from auditor.ingest.join import join_lines
from auditor.ingest.pdf.lines import LENGTH, around, is_mark, main_style, spell, touches
from auditor.ingest.pdf.measures import ROWS
from auditor.ingest.pdf.places import place_of
from auditor.ingest.pdf.sheet import Word

_TRAILING = re.compile(
    r"(?<=[^\W\d_)\]%\u4e00-\u9fff])(?P<mark>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)$|(?<=\S)\s?(?P<sign>[*#\u2020\u2021^]{1,3})$"
)


@dataclass(frozen=True)
class CellLine:
    """One printed line of a table, its words sorted into columns."""

    words: tuple[Word, ...]
    columns: tuple[tuple[Word, ...], ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Text of each column, marks left out."""
        return tuple(part_marks(words)[0] for words in self.columns)

    @cached_property
    def baseline(self) -> float:
        """Baseline of its largest letters."""
        return max(self.words, key=lambda word: word.style.size).baseline

    @cached_property
    def size(self) -> float:
        """Size of most of its letters in points."""
        return main_style(self.words).size

    @cached_property
    def text(self) -> str:
        """The line as printed."""
        return spell(self.words)


def phrases(words: Sequence[Word]) -> list[list[Word]]:
    """Gather words that ordinary spaces part."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.left - found[-1][-1].right <= ROWS.tight * word.style.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def sort_line(words: Sequence[Word], boundaries: Sequence[float]) -> CellLine:
    """Sort the words of one line into columns."""
    columns: list[list[Word]] = [[] for _ in range(len(boundaries) + 1)]
    for phrase in phrases(words):
        home = bisect_right(boundaries, phrase[0].middle)
        for index, word in enumerate(phrase):
            own = bisect_right(boundaries, word.middle)
            starts = own > home and _starts_cell(phrase, index, boundaries[own - 1])
            if starts or index == 0:
                home = own
            columns[home].append(word)
    return CellLine(
        words=tuple(words), columns=tuple(tuple(column) for column in columns)
    )


def _starts_cell(phrase: Sequence[Word], index: int, boundary: float) -> bool:
    """Tell whether a phrase that runs over a boundary is two cells."""
    word, before = phrase[index], phrase[index - 1]
    if word.left < boundary - 1 or touches(before, word):
        return False
    return word.text[:1].isdigit() or word.fresh or before.text[-1:].isdigit()


def part_marks(words: Sequence[Word]) -> tuple[str, list[str]]:
    """Return the text of words without footnote marks, and the marks."""
    text = ""
    marks: list[str] = []
    host: Word | None = None
    last: Word | None = None
    for word in words:
        if host is not None and is_mark(word, host):
            marks.append(word.text.strip("()[],"))
        else:
            apart = last is not None and not touches(last, word)
            text += f" {word.text}" if apart else word.text
            host = word
        last = word
    return text, marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one cell holds, line by line."""

    lines: tuple[tuple[Word, ...], ...] = field(default=())

    def cell(self, page: int, span: int) -> Cell:
        """Return the cell of the document."""
        parted = [part_marks(words) for words in self.lines]
        marks = [mark for _, found in parted for mark in found]
        text = join_lines([plain for plain, _ in parted], None).text
        trailing = _TRAILING.search(text)
        if trailing and not (
            trailing["mark"] and LENGTH.search(text[: trailing.start()])
        ):
            marks.append(trailing["mark"] or trailing["sign"])
            text = text[: trailing.start()].rstrip()
        return Cell(
            text=text,
            span=span,
            place=_place(self.lines, page),
            marks=tuple(
                mark for run in marks for mark in re.split(r"[,\s]+", run) if mark
            ),
        )


def _place(lines: Sequence[Sequence[Word]], page: int) -> Place | None:
    words = [word for line in lines for word in line]
    return place_of(around(words), page) if words else None
