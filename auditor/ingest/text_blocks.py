"""Lines of running text in; headings, paragraphs, items and notes out."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum, auto

from auditor.document import Mark, PassageKind
from auditor.ingest import signs
from auditor.ingest.assemble import Block, joined_block
from auditor.ingest.plain import is_strong, plain
from auditor.ingest.text_lines import Raw, Sort

_MARKDOWN = re.compile(r"^(?P<level>#{1,6})\s+(?P<title>.*?)[\s#]*$")
_NOTE = re.compile(
    r"^(?:[*#\u2020\u2021^]\s?\w|\[\d{1,2}\]|\[\^\w{1,20}\]:"
    r"|(?:notes?|remarks?|sources?)\b\s?[:.\d(]"
    r"|[\u5099\u5907\u9644]?[\u8a3b\u6ce8]\s?[:\uff1a\d])",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[\^\w{1,20}\](?!:)")
"""The mark of a footnote as Markdown writes it."""
_WRAP_LEAST, _WRAP_MOST = 40, 130
"""Width, in characters, of text with hard line breaks."""
_FULL = 0.75
"""Share of the width from which on a line is full, so that the next carries it on."""
_HEADING_WORDS = 12
_PROSE = 100
"""Characters from which on a passage is prose whatever it ends in."""
_PICTURE_GAP = 3
"""Empty lines above a short line that mark the place of a picture."""


class Told(Enum):
    """What a file tells of its headings, so that the rest need not be guessed."""

    NOTHING = auto()
    """It is lines; a short one over a paragraph is taken for a heading."""
    PARAGRAPHS = auto()
    """A heading has a sign of its own: a number, capitals, bold."""
    HEADINGS = auto()
    """It marks them; what it does not mark is one only where all of it is bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Lines that make one passage."""

    lines: tuple[Raw, ...]
    noted: bool = False
    """The file itself says that it is a footnote."""

    @property
    def text(self) -> str:
        """The lines as printed."""
        return "\n".join(line.text for line in self.lines)


def wrap_width(lines: Sequence[Raw]) -> int | None:
    """Return the width at which the file breaks its lines, if it does."""
    lengths = sorted(len(line.text) for line in lines if line.sort is Sort.TEXT)
    if not lengths:
        return None
    width = lengths[len(lengths) * 95 // 100]
    return width if _WRAP_LEAST <= width <= _WRAP_MOST else None


def chunks(run: Sequence[Raw], width: int | None) -> list[Chunk]:
    """Gather the lines of ``run`` into passages."""
    gathered: list[list[Raw]] = []
    for line in run:
        if gathered and _carries_on(gathered[-1], line, width):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    return [Chunk(lines=tuple(lines)) for lines in gathered]


def _carries_on(open_lines: Sequence[Raw], line: Raw, width: int | None) -> bool:
    last = open_lines[-1].text
    if _opens(line.text) or _MARKDOWN.match(last):
        return False
    if open_lines[-1].place.page != line.place.page:
        return line.text[:1].islower() and not signs.ends_sentence(last)
    if line.gap:
        return False
    if signs.is_capitals(last) and signs.is_capitals(line.text):
        return not signs.ends_sentence(last)
    if width and len(last) >= width * _FULL:
        return not (signs.ends_sentence(last) and len(last) < width * 0.85)
    return line.text[:1].islower() and not signs.ends_sentence(last)


def _opens(text: str) -> bool:
    """Tell whether a line can only be the first of a passage."""
    return bool(
        signs.list_item(text)
        or signs.numbering(text)
        or signs.enumerated(text) is not None
        or _MARKDOWN.match(text)
        or _NOTE.match(text)
    )


class Levels:
    """Level of each heading, by its number or else by the headings before it."""

    def __init__(self) -> None:
        self._base = 0

    def of(self, chunk: Chunk, number: signs.Numbering | None) -> int:
        """Return the level of the heading ``chunk``."""
        marked = _MARKDOWN.match(chunk.text)
        if marked:
            self._base = len(marked["level"])
        elif number:
            self._base = number.depth
        elif signs.is_capitals(chunk.text):
            self._base = 1
        else:
            return self._base + 1
        return self._base


def read_blocks(
    run: Sequence[Chunk],
    words: AbstractSet[str],
    levels: Levels,
    told: Told,
    *,
    table_below: bool,
) -> list[Block]:
    """Tell what each chunk of ``run`` is.

    Args:
        run: Consecutive chunks.
        words: The words of the report, for mending broken ones.
        levels: Levels of the headings so far.
        told: What the file tells of its headings.
        table_below: Whether a table stands below the last of them.
    """
    blocks: list[Block] = []
    for index, chunk in enumerate(run):
        above = run[index - 1] if index else None
        below = run[index + 1] if index + 1 < len(run) else None
        kind = _kind(chunk, (above, below), told, table_below=table_below)
        block = _block(chunk, kind, words)
        if kind is PassageKind.HEADING:
            block = _as_heading(block, chunk, levels)
        blocks.append(block)
    return blocks


def _as_heading(block: Block, chunk: Chunk, levels: Levels) -> Block:
    found = signs.numbering(block.text)
    return replace(
        block,
        level=levels.of(chunk, found),
        number=found.number if found else None,
    )


def _block(chunk: Chunk, kind: PassageKind, words: AbstractSet[str]) -> Block:
    texts = [plain(line.text) for line in chunk.lines]
    marked = _MARKDOWN.match(texts[0])
    item = signs.list_item(texts[0])
    if marked:
        texts[0] = marked["title"]
    elif item and kind is not PassageKind.NOTE:
        texts[0] = item.text
    block = joined_block(kind, texts, (line.place for line in chunk.lines), words)
    marks = [Mark(start=at.start(), text=at[0]) for at in _MARK.finditer(block.text)]
    return replace(block, marks=(*block.marks, *marks))


_Beside = tuple[Chunk | None, Chunk | None]
"""What stands above and below."""


def _kind(
    chunk: Chunk, beside: _Beside, told: Told, *, table_below: bool
) -> PassageKind:
    text = plain(chunk.text)
    below = beside[1]
    item = signs.list_item(text)
    number = signs.numbering(text)
    may_head = told is not Told.HEADINGS or is_strong(chunk.text)
    if _MARKDOWN.match(chunk.text):
        kind = PassageKind.HEADING
    elif chunk.noted or (_NOTE.match(text) and not number):
        kind = PassageKind.NOTE
    elif item:
        kind = _kind_of_item(item, below)
    elif may_head and number and signs.is_title(number.title):
        kind = _kind_of_numbered(number, beside)
    elif signs.enumerated(text) is not None:
        kind = PassageKind.ITEM
    elif may_head and _heads(chunk, below, told, table_below=table_below):
        kind = PassageKind.HEADING
    elif _names_a_picture(chunk, below):
        kind = PassageKind.CAPTION
    else:
        kind = PassageKind.PARAGRAPH
    return kind


def _kind_of_item(item: signs.Marked, below: Chunk | None) -> PassageKind:
    """A picture sign over a paragraph of its own makes a heading."""
    alone = below is not None and not signs.list_item(plain(below.text))
    if (
        alone
        and signs.is_showy(item.sign)
        and signs.is_title(item.text)
        and _is_prose(below)
    ):
        return PassageKind.HEADING
    return PassageKind.ITEM


def _kind_of_numbered(number: signs.Numbering, beside: _Beside) -> PassageKind:
    """Whole numbers that follow each other line by line are a list."""
    if not number.number.isdecimal():
        return PassageKind.HEADING
    above, below = (
        signs.enumerated(plain(chunk.text)) if chunk else None for chunk in beside
    )
    listed = above == int(number.number) - 1 or below == int(number.number) + 1
    return PassageKind.ITEM if listed else PassageKind.HEADING


def _names_a_picture(chunk: Chunk, below: Chunk | None) -> bool:
    text = plain(chunk.text)
    return (
        chunk.lines[0].gap >= _PICTURE_GAP
        and signs.is_title(text)
        and not _is_prose(below)
    )


def _heads(chunk: Chunk, below: Chunk | None, told: Told, *, table_below: bool) -> bool:
    """Tell whether a short line is set out, or stands over a paragraph or table."""
    text = plain(chunk.text)
    if not signs.is_title(text) or _MARK.search(text):
        return False
    if signs.is_capitals(text) or is_strong(chunk.text):
        return True
    if told is not Told.NOTHING or not (text[0].isupper() or signs.is_wide(text)):
        return False
    if len(text.split()) > _HEADING_WORDS:
        return False
    return table_below if below is None else _is_prose(below)


def _is_prose(chunk: Chunk | None) -> bool:
    """Tell whether a chunk, set off by an empty line, is more than a label."""
    return (
        chunk is not None
        and 0 < chunk.lines[0].gap < _PICTURE_GAP
        and (len(chunk.text) > _PROSE or signs.ends_sentence(plain(chunk.text)))
    )
