"""Columns of all pages in; blocks of the report, in reading order, out."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from auditor.document import PassageKind, Piece, fold
from auditor.ingest import gridding, signs
from auditor.ingest.assemble import Block, Grid, joined_block
from auditor.ingest.join import join_lines
from auditor.ingest.pdf.headings import Levels, could_head, look_of, stands_over
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import DRAWN, REGIONS, TEXT
from auditor.ingest.pdf.paragraphs import Chunk, Measures, is_note, is_tied
from auditor.ingest.pdf.places import box_of, place_of

_TEXTS = frozenset((PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM))
_NAMES = frozenset((PassageKind.HEADING, PassageKind.CAPTION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A passage and what it is."""

    chunk: Chunk
    kind: PassageKind
    first: bool
    """First of its column."""


def sort_run(
    run: Sequence[Chunk | Grid], measures: Measures, marked: Mapping[str, Strip]
) -> list[Sorted | Grid]:
    """Tell what each passage of a column is; ``marked`` are the marks of its page."""
    done: list[Sorted | Grid] = []
    for index, part in enumerate(run):
        if isinstance(part, Grid):
            done.append(part)
            continue
        tied = is_tied(part.strips[0], marked) or _is_listed_note(part, done)
        if not part.label and (tied or _counts_up(run, index)):
            kind = PassageKind.NOTE if tied else PassageKind.ITEM
            done.append(Sorted(chunk=part, kind=kind, first=index == 0))
            continue
        below = [
            None if isinstance(other, Grid) else other
            for other in run[index + 1 : index + 3]
        ]
        done.append(
            Sorted(chunk=part, kind=_kind(part, below, measures), first=index == 0)
        )
    return done


def _is_listed_note(part: Chunk, above: Sequence[Sorted | Grid]) -> bool:
    """Tell whether an item such as ``(1) ..`` stands in the list under ``Notes:``."""
    last = above[-1] if above else None
    if not isinstance(last, Sorted) or last.kind is not PassageKind.NOTE:
        return False
    item, text = signs.list_item(part.text), last.chunk.text
    if item is None or signs.is_pictorial(item.sign):
        return False
    listed = signs.says_note(text) or signs.list_item(text) is not None
    alike = abs(part.size - last.chunk.size) <= TEXT.resized * part.size
    return listed and alike


def _kind(
    chunk: Chunk, below: Sequence[Chunk | None], measures: Measures
) -> PassageKind:
    if chunk.label:
        return PassageKind.CAPTION
    if is_note(chunk, measures):
        return PassageKind.NOTE
    if could_head(chunk, measures):
        heads = stands_over(chunk, below, measures) or _is_marked(chunk, measures)
        return PassageKind.HEADING if heads else PassageKind.CAPTION
    if _is_marked(chunk, measures) and None not in below[:1]:
        return PassageKind.HEADING
    if signs.list_item(chunk.text):
        return PassageKind.ITEM
    return PassageKind.PARAGRAPH


def _is_marked(chunk: Chunk, measures: Measures) -> bool:
    """Tell whether a bookmark of the file leads to a passage and bears its words."""
    return _depth(chunk, measures) is not None


def _depth(chunk: Chunk, measures: Measures) -> int | None:
    """Return how deep the bookmark that leads to a passage stands."""
    return measures.marked.get((chunk.page, fold(chunk.text)))


def _counts_up(run: Sequence[Chunk | Grid], index: int) -> bool:
    """Tell whether whole numbers, one after the other, open a passage and the next."""
    here, above, below = (
        _count(run[place]) if 0 <= place < len(run) else None
        for place in (index, index - 1, index + 1)
    )
    return here is not None and (above == here - 1 or below == here + 1)


def _count(part: Chunk | Grid) -> int | None:
    return None if isinstance(part, Grid) else signs.enumerated(part.text)


def with_captions(parts: Sequence[Sorted | Grid]) -> list[Sorted | Grid]:
    """Give each table the words that introduce it, its notes, and its forerunner."""
    done: list[Sorted | Grid] = []
    before: Grid | None = None
    for index, part in enumerate(parts):
        if isinstance(part, Grid):
            grid = replace(
                part,
                caption=_caption(parts[:index], part),
                notes=_notes(parts[index + 1 :]),
                continues=before is not None and _continues(before, part),
            )
            before = grid
            done.append(grid)
            continue
        if part.kind in _TEXTS:
            before = None
        done.append(part)
    return done


def _caption(above: Sequence[Sorted | Grid], grid: Grid) -> str:
    """Return what introduces a table: the nearest line above that is no stray label."""
    over = (part for part in reversed(above) if not _stands_aside(part, grid))
    for far, part in enumerate(over):
        if isinstance(part, Grid) or part.chunk.page != grid.page:
            break
        text = join_lines([strip.text for strip in part.chunk.strips], None).text
        if not far and not gridding.is_value(text):
            return signs.last_sentence(text)
        if part.kind in _NAMES or len(text) >= TEXT.sentence or signs.ends_lead(text):
            return signs.last_sentence(text)
    return ""


def _stands_aside(part: Sorted | Grid, grid: Grid) -> bool:
    """Tell whether something stands no lower than a table, but beside it.

    What ends a column of text before that of the table may yet introduce it.
    """
    if isinstance(part, Grid):
        box, page = part.box, part.page
    else:
        box, page = box_of(part.chunk.area), part.chunk.page
    if page != grid.page or box is None or grid.box is None:
        return False
    apart = box.left >= grid.box.right or grid.box.left >= box.right
    lowest = box.top if isinstance(part, Grid) else box.bottom
    return apart and lowest <= grid.box.top + DRAWN.side


def _notes(parts: Sequence[Sorted | Grid]) -> tuple[str, ...]:
    notes = []
    for part in parts:
        if isinstance(part, Grid) or part.kind is not PassageKind.NOTE:
            break
        notes.append(join_lines([s.text for s in part.chunk.strips], None).text)
    return tuple(notes)


def _continues(before: Grid, grid: Grid) -> bool:
    """Tell whether a table carries on the last one of the page before."""
    if before.page + 1 != grid.page or not before.box or not grid.box:
        return False
    width, other = (box.right - box.left for box in (before.box, grid.box))
    if len(before.rows[0].cells) != len(grid.rows[0].cells):
        return False
    names = [_header_texts(table) for table in (before, grid)]
    same = names[0] == names[1] or not names[1]
    return same and abs(width - other) <= REGIONS.same_width * max(width, other)


def _header_texts(grid: Grid) -> list[str]:
    return [cell.text for row in grid.rows if row.header for cell in row.cells]


def compose(
    parts: Sequence[Sorted | Grid], measures: Measures, words: AbstractSet[str]
) -> list[Block | Grid]:
    """Make blocks; a passage broken by the end of a column is mended."""
    levels = Levels(
        [
            (
                look_of(part.chunk, measures),
                signs.numbering(part.chunk.text),
                _depth(part.chunk, measures),
            )
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
    if abs(sizes[0] - sizes[1]) > TEXT.resized * max(sizes):
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
        level=levels.of(look_of(chunk, measures), number, _depth(chunk, measures)),
        number=number.number if number else None,
    )


def _block(chunk: Chunk, kind: PassageKind, words: AbstractSet[str]) -> Block:
    texts = [strip.text for strip in chunk.strips]
    cut = 0
    item = signs.list_item(texts[0])
    if item and kind is PassageKind.ITEM:
        cut = len(texts[0]) - len(item.text)
        texts[0] = item.text
    places = (place_of(strip.area, chunk.page) for strip in chunk.strips)
    block = joined_block(kind, texts, places, words)
    starts = [piece.start for piece in block.pieces]
    starts[0] -= cut
    marks = [
        replace(mark, start=start + mark.start)
        for start, strip in zip(starts, chunk.strips, strict=True)
        for mark in strip.marks
    ]
    return replace(block, marks=tuple(mark for mark in marks if mark.start >= 0))


def _mended(block: Block | Grid, part: Sorted, words: AbstractSet[str]) -> Block | Grid:
    if isinstance(block, Grid):
        return block
    more = _block(part.chunk, part.kind, words)
    joined = join_lines([block.text, more.text], words)
    start = joined.starts[1]
    pieces = tuple(
        Piece(start=start + piece.start, place=piece.place) for piece in more.pieces
    )
    marks = tuple(replace(mark, start=start + mark.start) for mark in more.marks)
    return replace(
        block,
        text=joined.text,
        pieces=block.pieces + pieces,
        marks=block.marks + marks,
    )
