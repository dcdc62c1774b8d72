"""Blocks in reading order in; sections, passages and tables of the report out."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from auditor.document import (
    Box,
    Mark,
    Passage,
    PassageKind,
    Piece,
    Place,
    Row,
    Section,
    Table,
)
from auditor.ingest.join import join_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One passage before it knows its section."""

    kind: PassageKind
    text: str
    pieces: tuple[Piece, ...]
    level: int = 1
    """Rank of a heading, from 1, the highest; without meaning for other kinds."""
    number: str | None = None
    """Printed number of a heading."""
    marks: tuple[Mark, ...] = ()
    """Footnote marks in ``text``."""


def joined_block(
    kind: PassageKind,
    texts: Sequence[str],
    places: Iterable[Place],
    words: AbstractSet[str],
) -> Block:
    """Join the lines of a passage, each of which stands at one of ``places``."""
    joined = join_lines(texts, words)
    return Block(
        kind=kind,
        text=joined.text,
        pieces=tuple(
            Piece(start=start, place=place)
            for start, place in zip(joined.starts, places, strict=True)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table before it knows its section."""

    rows: tuple[Row, ...]
    page: int
    caption: str
    notes: tuple[str, ...]
    box: Box | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The report apart from its pages."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]


def assemble(parts: Sequence[Block | Grid], *, title: str, last_page: int) -> Body:
    """Hang every passage and table under the heading it stands below."""
    sections = [_whole_report(title, last_page)]
    ranks = [0.0]
    passages: list[Passage] = []
    tables: list[Table] = []
    for part in parts:
        if isinstance(part, Grid):
            tables.append(_table(part, len(sections) - 1))
            _reach(sections, part.page)
            continue
        if part.kind is PassageKind.HEADING:
            parent = _parent(part, sections, ranks)
            sections.append(_section(part, sections[parent], parent))
            ranks.append(max(part.level, _between(ranks[parent])))
        passages.append(_passage(part, passages, len(sections) - 1))
        _reach(sections, part.pieces[-1].place.page)
    return Body(
        sections=tuple(sections), passages=tuple(passages), tables=tuple(tables)
    )


def _whole_report(title: str, last_page: int) -> Section:
    return Section(
        title=title,
        number=None,
        level=0,
        first_page=1,
        last_page=max(last_page, 1),
        parent=None,
        place=Place(page=1),
    )


def _parent(heading: Block, sections: Sequence[Section], ranks: Sequence[float]) -> int:
    """Return the section that ``heading`` opens a part of.

    That is section 4 for the heading "4.1", even where both are set alike; else the
    last section that ranks above the heading.
    """
    parent = ranking = len(sections) - 1
    while ranks[ranking] >= heading.level:
        ranking = sections[ranking].parent or 0
    outer, dot, _ = (heading.number or "").rstrip(".").rpartition(".")
    while dot and parent:
        if (sections[parent].number or "").rstrip(".") == outer:
            return parent
        parent = sections[parent].parent or 0
    return ranking


def _between(rank: float) -> float:
    """Return a rank under ``rank`` and above the next whole one."""
    return (rank + int(rank) + 1) / 2


def _section(heading: Block, parent: Section, index: int) -> Section:
    place = heading.pieces[0].place
    return Section(
        title=heading.text,
        number=heading.number,
        level=parent.level + 1,
        first_page=place.page,
        last_page=place.page,
        parent=index,
        place=place,
    )


def _reach(sections: list[Section], page: int) -> None:
    """Stretch the open section, and those above it, to ``page``."""
    index: int | None = len(sections) - 1
    while index is not None:
        section = sections[index]
        if section.last_page < page:
            sections[index] = replace(section, last_page=page)
        index = section.parent


def _table(grid: Grid, section: int) -> Table:
    return Table(
        rows=grid.rows,
        page=grid.page,
        section=section,
        caption=grid.caption,
        notes=grid.notes,
        box=grid.box,
        continues=grid.continues,
    )


def _passage(block: Block, before: Sequence[Passage], section: int) -> Passage:
    return Passage(
        kind=block.kind,
        text=block.text,
        pieces=block.pieces,
        marks=block.marks,
        section=section,
        lead=_lead(block, before, section),
    )


def _lead(block: Block, before: Sequence[Passage], section: int) -> int | None:
    """Return the passage that introduces the list in which ``block`` is an item."""
    if block.kind is not PassageKind.ITEM or not before:
        return None
    last = before[-1]
    if last.section != section or last.kind is PassageKind.HEADING:
        return None
    if last.kind is PassageKind.ITEM and not _announces(last.text):
        return last.lead
    return len(before) - 1


def _announces(text: str) -> bool:
    return text.rstrip().endswith((":", "\N{FULLWIDTH COLON}"))
