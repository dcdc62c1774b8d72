"""A ``Document`` in; what stands on each page, in the order it was read, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from auditor.document import (
    Box,
    Document,
    Page,
    PageStatus,
    Passage,
    Place,
    Table,
)

_Spot = tuple[int, Box | int]
"""Page, and box, line or order: no two lines share them."""


class PartKind(StrEnum):
    """What a part of a page was taken for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    CAPTION = "caption"
    TABLE = "table"
    LEFT_OUT = "left-out"
    """In no passage and no table: running headers and footers, page numbers."""
    SIDEWAYS = "sideways"
    """A line that stands on its side: no text to be quoted, labels of charts."""
    UNREAD = "unread"
    """A line of a page that was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table, a line left out, or a passage as far as it stands on one page."""

    order: int
    """From 1 on each page, as it was read."""
    kind: PartKind
    index: int | None
    """Into ``Document.tables`` or ``Document.passages``; ``None`` for what is left
    out."""
    text: str
    """Empty for a table."""
    places: tuple[Place, ...]
    """One for each column of the page that it runs over, or its first line."""


def parts_of(document: Document) -> Mapping[int, tuple[Part, ...]]:
    """Return the parts of every page, by its number."""
    owners: dict[_Spot, int] = {
        _spot(piece.place): index
        for index, passage in enumerate(document.passages)
        for piece in passage.pieces
    }
    return {page.number: _of_page(document, page, owners) for page in document.pages}


def _spot(place: Place) -> _Spot:
    return place.page, place.box or _down(place)


def _down(place: Place) -> int:
    """Return how far down a file or page without boxes something stands."""
    return place.line or place.order


def _of_page(
    document: Document, page: Page, owners: Mapping[_Spot, int]
) -> tuple[Part, ...]:
    parts: list[Part] = []
    seen: set[tuple[PartKind, int]] = set()
    for part in _in_lines(document, page, owners):
        if part.index is None or (part.kind, part.index) not in seen:
            parts.append(replace(part, order=len(parts) + 1))
        if part.index is not None:
            seen.add((part.kind, part.index))
    return tuple(parts)


def _in_lines(
    document: Document, page: Page, owners: Mapping[_Spot, int]
) -> Iterator[Part]:
    """Yield for each line of ``page`` the part that it belongs to, not yet counted."""
    tables = [i for i, t in enumerate(document.tables) if t.page == page.number]
    whole = {index: _table(document.tables[index], index) for index in tables}
    read = page.status is PageStatus.READ
    for line in page.lines:
        passage = owners.get(_spot(line.place))
        if passage is not None:
            yield _passage(document.passages[passage], passage, page.number)
            continue
        table = next((i for i in tables if _holds(document.tables[i], line.place)), -1)
        yield whole.get(table) or Part(
            order=0,
            kind=PartKind.LEFT_OUT if read else PartKind.UNREAD,
            index=None,
            text=line.text,
            places=(line.place,),
        )
    for line in page.sideways:
        yield Part(
            order=0,
            kind=PartKind.SIDEWAYS,
            index=None,
            text=line.text,
            places=(line.place,),
        )


def _holds(table: Table, place: Place) -> bool:
    """Tell whether a line stands within ``table``."""
    if place.box is None or table.box is None:
        lines = [_down(row.place) for row in table.rows]
        return min(lines) <= _down(place) <= max(lines)
    across = (place.box.left + place.box.right) / 2
    down = (place.box.top + place.box.bottom) / 2
    return (
        table.box.left <= across <= table.box.right
        and table.box.top <= down <= table.box.bottom
    )


def _table(table: Table, index: int) -> Part:
    first = table.rows[0].place
    place = Place(page=table.page, line=first.line, box=table.box, order=first.order)
    return Part(order=0, kind=PartKind.TABLE, index=index, text="", places=(place,))


def _passage(passage: Passage, index: int, page: int) -> Part:
    """Return what of ``passage`` stands on ``page``."""
    starts = [piece.start for piece in passage.pieces]
    ends = [*starts[1:], len(passage.text)]
    here = [at for at, piece in enumerate(passage.pieces) if piece.place.page == page]
    return Part(
        order=0,
        kind=PartKind(passage.kind),
        index=index,
        text=passage.text[starts[here[0]] : ends[here[-1]]].strip(),
        places=tuple(_columns([passage.pieces[at].place for at in here])),
    )


def _columns(places: Sequence[Place]) -> Iterator[Place]:
    """Join lines that follow one another down the page."""
    around = places[0].box
    if around is None:
        yield places[0]
        return
    for box in [place.box for place in places[1:] if place.box]:
        if box.top < around.top:  # a new column
            yield Place(page=places[0].page, box=around)
            around = box
        else:
            around = Box(
                left=min(around.left, box.left),
                top=around.top,
                right=max(around.right, box.right),
                bottom=max(around.bottom, box.bottom),
            )
    yield Place(page=places[0].page, box=around)
