"""Columns of all pages in; blocks of the report, in reading order, out."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from auditor.document import Box, PassageKind, Piece, Place
from auditor.ingest import signs
from auditor.ingest.assemble import Block, Grid
from auditor.ingest.join import join_lines
from auditor.ingest.pdf.headings import Levels, could_head, look_of, stands_over
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.paragraphs import Chunk, Measures, is_note
from auditor.ingest.pdf.sheet import Area

_ALIKE = 0.06
"""Share by which the size of text may differ from column to column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A passage and what it is."""

    chunk: Chunk
    kind: PassageKind
    first: bool
    """First of its column."""


def sort_run(run: Sequence[Chunk | Grid], measures: Measures) -> list[Sorted | Grid]:
    """Tell what each passage of a column is."""
    done: list[Sorted | Grid] = []
    for index, part in enumerate(run):
        if isinstance(part, Grid):
            done.append(part)
            continue
        below = run[index + 1] if index + 1 < len(run) else None
        done.append(
            Sorted(chunk=part, kind=_kind(part, below, measures), first=index == 0)
        )
    return done


def _kind(chunk: Chunk, below: Chunk | Grid | None, measures: Measures) -> PassageKind:
    if is_note(chunk, measures):
        return PassageKind.NOTE
    if could_head(chunk, measures):
        over_table = isinstance(below, Grid)
        next_text = None if isinstance(below, Grid) else below
        heads = over_table or stands_over(chunk, next_text, measures)
        return PassageKind.HEADING if heads else PassageKind.CAPTION
    if signs.list_item(chunk.text):
        return PassageKind.ITEM
    return PassageKind.PARAGRAPH


def compose(
    parts: Sequence[Sorted | Grid], measures: Measures, words: AbstractSet[str]
) -> list[Block | Grid]:
    """Make blocks; a passage broken by the end of a column is mended."""
    levels = Levels(
        [
            (look_of(part.chunk, measures), signs.numbering(part.chunk.text))
            for part in parts
            if isinstance(part, Sorted) and part.kind is PassageKind.HEADING
        ]
    )
    blocks: list[Block | Grid] = []
    open_part: tuple[int, Sorted] | None = None
    for part in parts:
        if isinstance(part, Grid):
            blocks.append(part)
            continue
        if open_part and _carries_on(open_part[1], part):
            blocks[open_part[0]] = _mended(blocks[open_part[0]], part, words)
            open_part = (open_part[0], replace(open_part[1], chunk=part.chunk))
            continue
        block = _block(part.chunk, part.kind, words)
        if part.kind is PassageKind.HEADING:
            block = _as_heading(block, part.chunk, measures, levels)
        blocks.append(block)
        if part.kind not in {PassageKind.NOTE, PassageKind.CAPTION}:
            open_part = (len(blocks) - 1, part)
    return blocks


def _carries_on(before: Sorted, part: Sorted) -> bool:
    """Tell whether ``part`` is the rest of a passage from another column or page."""
    texts = {PassageKind.PARAGRAPH, PassageKind.ITEM}
    if not part.first or part.kind is not PassageKind.PARAGRAPH:
        return False
    if before.kind not in texts or before.chunk is part.chunk:
        return False
    sizes = (before.chunk.size, part.chunk.size)
    if abs(sizes[0] - sizes[1]) > _ALIKE * max(sizes):
        return False
    text = before.chunk.text
    if signs.ends_sentence(text) or signs.ends_lead(text):
        return False
    follows = part.chunk.text[0]
    return follows.islower() or (signs.is_wide(text) and signs.is_wide(part.chunk.text))


def _as_heading(
    block: Block, chunk: Chunk, measures: Measures, levels: Levels
) -> Block:
    number = signs.numbering(block.text)
    return replace(
        block,
        level=levels.of(look_of(chunk, measures), number),
        number=number.number if number else None,
    )


def _block(chunk: Chunk, kind: PassageKind, words: AbstractSet[str]) -> Block:
    texts = [strip.text for strip in chunk.strips]
    item = signs.list_item(texts[0])
    if item and kind is PassageKind.ITEM:
        texts[0] = item.text
    joined = join_lines(texts, words)
    return Block(
        kind=kind,
        text=joined.text,
        pieces=tuple(
            Piece(start=start, place=place_of(strip, chunk.page))
            for start, strip in zip(joined.starts, chunk.strips, strict=True)
        ),
    )


def _mended(block: Block | Grid, part: Sorted, words: AbstractSet[str]) -> Block | Grid:
    if isinstance(block, Grid):
        return block
    more = _block(part.chunk, part.kind, words)
    joined = join_lines([block.text, more.text], words)
    start = joined.starts[1]
    pieces = tuple(
        Piece(start=start + piece.start, place=piece.place) for piece in more.pieces
    )
    return replace(block, text=joined.text, pieces=block.pieces + pieces)


def place_of(strip: Strip, page: int) -> Place:
    """Return where a line stands."""
    return Place(page=page, box=box_of(strip.area))


def box_of(area: Area) -> Box:
    """Return an area as the box of a document, to a hundredth of a point."""
    return Box(
        left=round(area.left, 2),
        top=round(area.top, 2),
        right=round(area.right, 2),
        bottom=round(area.bottom, 2),
    )
