"""Words of one page in; its printed lines, from top to bottom, out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from auditor.document import Mark
from auditor.ingest.pdf.measures import LINES
from auditor.ingest.pdf.sheet import Area, Style, Word

_MARK = re.compile(
    r"^[(\[]?(?:\d{0,2}[*#\u2020\u2021^]+|\d{1,2}|[A-Za-z])"
    r"(?:[,\uff0c\u3001]\d{1,2})*[)\],]?$"
)
FIRST_WIDE = "\u2e80"
"""The first sign of those that are written without spaces."""
_POWERS = {"3": "\u00b3", "6": "\u2076"}
LENGTH = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm\u00b5]?m|ft|in|sq)$")
"""A unit of length, at which a raised 2 or 3 is a power."""


@dataclass(frozen=True)
class Strip:
    """Words on one baseline without a wide gap between them."""

    words: tuple[Word, ...]
    """From left to right."""

    @cached_property
    def area(self) -> Area:
        """The extent of the words."""
        return around(self.words)

    @cached_property
    def text(self) -> str:
        """The words with the spaces between them."""
        return self._spelled[0]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The footnote marks in ``text``."""
        return self._spelled[1]

    @cached_property
    def _spelled(self) -> tuple[str, tuple[Mark, ...]]:
        return _spelled(self.words)

    @cached_property
    def style(self) -> Style:
        """The style of most of its letters."""
        return main_style(self.words)

    @property
    def size(self) -> float:
        """Size of most of its letters in points."""
        return self.style.size

    @cached_property
    def baseline(self) -> float:
        """Baseline of its largest letters; the lower one, where a mark is as large."""
        return max((word.style.size, word.baseline) for word in self.words)[1]

    @cached_property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(word.style.bold for word in self.words if _counts(word))

    @property
    def order(self) -> int:
        """Place of its first word in the order of the file."""
        return self.words[0].order


def _counts(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def around(words: Sequence[Word]) -> Area:
    """Return the extent of at least one word."""
    left, top, right, bottom = words[0][1:5]
    for word in words:
        left = min(left, word.left)
        top = min(top, word.top)
        right = max(right, word.right)
        bottom = max(bottom, word.bottom)
    return Area(left, top, right, bottom)


def main_style(words: Sequence[Word]) -> Style:
    """Return the style in which most letters of the words are set."""
    first = words[0].style
    if all(word.style is first for word in words):
        return first
    letters: dict[Style, int] = {}
    for word in words:
        letters[word.style] = letters.get(word.style, 0) + len(word.text)
    return max(letters, key=lambda style: letters[style])


def spell(words: Sequence[Word]) -> str:
    """Return the words with a space between those that are printed apart.

    A footnote mark, too, is set apart from the word it stands at.
    """
    return _spelled(words)[0]


def _spelled(words: Sequence[Word]) -> tuple[str, tuple[Mark, ...]]:
    text = ""
    marks: list[Mark] = []
    last: Word | None = None
    for index, word in enumerate(words):
        after = words[index + 1].text if index + 1 < len(words) else ""
        power = last is not None and _is_power_of_ten(last, word, after)
        mark = last is not None and not power and is_mark(word, last)
        if last is not None and (mark or _is_parted(last, word)):
            text += " "
        if mark:
            marks.append(Mark(start=len(text), text=word.text))
        text += _POWERS[word.text] if power else word.text
        last = word
    return text, tuple(marks)


def _is_parted(before: Word, after: Word) -> bool:
    """Tell whether a space stands between two words; none stands within Chinese."""
    if touches(before, after):
        return False
    if before.text[-1] < FIRST_WIDE or after.text[0] < FIRST_WIDE:
        return True
    single = len(before.text) == 1 or len(after.text) == 1
    gap = LINES.gap if single else LINES.gap_at_break / 2
    return after.left - before.right > gap * before.style.size


def is_mark(word: Word, beside: Word) -> bool:
    """Tell whether ``word`` is a footnote mark at the word before it."""
    if not _MARK.match(word.text) or not is_raised(word, beside):
        return False
    return not (word.text in {"2", "3"} and LENGTH.search(beside.text))


def _is_power_of_ten(ten: Word, word: Word, unit: str) -> bool:
    """Tell whether ``word`` is the 3 of a thousand of a unit; on the line, 103."""
    if ten.text != "10" or word.text not in _POWERS or not unit[:1].isalpha():
        return False
    return is_raised(word, ten)


def touches(before: Word, after: Word) -> bool:
    """Tell whether no space is printed between two neighbours on a line."""
    if after.glued and _follows(before, after):
        return True
    if abs(after.order - before.order - len(before.text)) <= 1:
        return False
    gap = after.left - before.right
    return gap < LINES.glue * min(before.style.size, after.style.size)


def is_raised(word: Word, beside: Word) -> bool:
    """Tell whether ``word`` is set small and high beside another word.

    One that is hardly smaller stands the higher, without a space.
    """
    size, rise = beside.style.size, beside.baseline - word.baseline
    if word.glued and rise >= size * LINES.high:
        return word.style.size <= size * LINES.hardly
    return word.style.size <= size * LINES.small and rise >= size * LINES.raised


def opens_raised(words: Sequence[Word]) -> bool:
    """Tell whether a line opens with a mark that is raised, be it as large as the rest.

    None that touches what follows: that is a number, such as the first of "1st".
    """
    if len(words) < 2 or words[1].glued:  # noqa: PLR2004  a mark and what it explains
        return False
    return is_raised(words[0], words[1]) or _is_level_mark(words[0], words[1])


def _is_level_mark(mark: Word, first: Word) -> bool:
    """Tell whether a mark as large as its line stands raised right before it."""
    size = first.style.size
    rise, gap = first.baseline - mark.baseline, first.left - mark.right
    return (
        LINES.raised * size <= rise <= LINES.shift * size
        and 0 <= gap <= LINES.gutter * size
        and mark.style.size <= size
        and bool(_MARK.match(mark.text))
    )


def read_strips(words: Sequence[Word]) -> tuple[tuple[Strip, ...], ...]:
    """Gather words into lines, each parted into strips at its wide gaps.

    Lines come from top to bottom, strips from left to right.
    """
    return tuple(part_line(row) for row in gather(words))


def gather(words: Sequence[Word]) -> list[list[Word]]:
    """Gather words that share a baseline; small marks join the line they stand in."""
    rows: list[list[Word]] = []
    bases: list[Word] = []
    for base in sorted(_chains(words), key=lambda chain: chain[0].baseline):
        largest = base[0]
        index = _row_of(largest, bases)
        if index is None:
            rows.append(base[1])
            bases.append(largest)
        else:
            rows[index] += base[1]
            if largest.style.size > bases[index].style.size:
                bases[index] = largest
    return _with_marks(rows)


def _with_marks(rows: list[list[Word]]) -> list[list[Word]]:
    kept, marks = _part_marks(rows)
    for mark in marks:
        host = _host(mark, kept)
        if host is None:
            kept.append([mark])
        else:
            host.append(mark)
    kept.sort(key=lambda row: max(row, key=_size).baseline)
    return [_once(sorted(row, key=_place)) for row in kept]


def _once(row: Sequence[Word]) -> list[Word]:
    """Leave out words that are printed twice, one over the other, to look bold."""
    kept: list[Word] = []
    for word in row:
        if not any(_covers(other, word) for other in kept[-2:]):
            kept.append(word)
    return kept


def _covers(other: Word, word: Word) -> bool:
    return (
        other.text == word.text
        and abs(other.left - word.left) <= LINES.shadow
        and abs(other.right - word.right) <= LINES.shadow
    )


def _size(word: Word) -> float:
    return word.style.size


def _place(word: Word) -> tuple[float, int]:
    return word.left, word.order


def _chains(words: Sequence[Word]) -> list[tuple[Word, list[Word]]]:
    """Gather the parts of each printed word, with the largest of them."""
    chains: list[list[Word]] = []
    for word in words:
        if chains and _is_next_part(chains[-1][-1], word):
            chains[-1].append(word)
        else:
            chains.append([word])
    return [(max(chain, key=_size), chain) for chain in chains]


def _is_next_part(before: Word, word: Word) -> bool:
    """Tell whether a word carries on the one before it, be it as its power or index."""
    if word.glued:
        return _follows(before, word)
    return (
        word.text.isdigit()
        and before.text[-1:].isalpha()
        and word.style.size < before.style.size
        and abs(word.baseline - before.baseline) <= LINES.shift * before.style.size
        and abs(word.left - before.right) <= LINES.glue * word.style.size
    )


def _follows(before: Word, word: Word) -> bool:
    return word.order == before.order + len(before.text)


def _row_of(word: Word, bases: Sequence[Word]) -> int | None:
    """Return the line, one of the last three, on whose baseline a word stands."""
    for index in range(len(bases) - 1, max(len(bases) - 4, -1), -1):
        base = bases[index]
        size = min(word.style.size, base.style.size)
        if abs(word.baseline - base.baseline) <= size * LINES.level:
            return index
    return None


def _part_marks(rows: list[list[Word]]) -> tuple[list[list[Word]], list[Word]]:
    """Take out lines that hold nothing but short words, for they may be marks.

    Those of large letters come first: ``m`` on a line of its own hosts its ``2``.
    """
    kept = [row for row in rows if any(len(word.text) > 3 for word in row)]  # noqa: PLR2004  letters of a mark
    rest = [row for row in rows if all(len(word.text) <= 3 for word in row)]  # noqa: PLR2004  letters of a mark
    marks: list[Word] = []
    for row in sorted(rest, key=lambda row: -max(map(_size, row))):
        apart = [word for word in row if _host(word, kept) is not None]
        marks += apart
        left = [word for word in row if word not in apart]
        if left:
            kept.append(left)
    return kept, marks


def _host(mark: Word, rows: Iterable[list[Word]]) -> list[Word] | None:
    """Return the line that ``mark`` opens, or with larger letters beside it."""
    for row in rows:
        for word in row:
            if mark.style.size > word.style.size * LINES.small:
                if _is_level_mark(mark, word) and word is min(row, key=_place):
                    return row
                continue
            before = word.left - LINES.hang * word.style.size
            beside = before <= mark.middle <= word.right + 2 * mark.style.size
            foot = word.bottom + mark.style.size * LINES.sunk
            if beside and word.top <= mark.baseline <= foot:
                return row
    return None


def part_line(row: Sequence[Word]) -> tuple[Strip, ...]:
    """Part the words of one line, from left to right, at its wide gaps."""
    strips: list[list[Word]] = [[row[0]]]
    reach = row[0].right
    for before, word in pairwise(row):
        # A narrow word may stand in the empty half of a full-width bracket.
        if _is_apart(before, word, word.left - reach):
            strips.append([word])
            reach = word.right
        else:
            strips[-1].append(word)
            reach = max(reach, word.right)
    return tuple(Strip(words=tuple(words)) for words in strips)


def _is_apart(before: Word, word: Word, gap: float) -> bool:
    broken = word.fresh or word.order < before.order
    size = max(before.style.size, word.style.size)
    return gap > size * (LINES.gap_at_break if broken else LINES.gap)
