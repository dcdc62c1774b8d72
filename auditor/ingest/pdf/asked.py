"""Quotes or notes and a PDF as one stream, for a process of its own, and back."""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from auditor.document import Box, Note, NoteKind, Place, Quote

_Asked = TypeVar("_Asked")
_Edges = tuple[float, float, float, float] | None
_Told = tuple[str, int, _Edges, list[_Edges], list["_Told"]]


def quotes_joined(quotes: Sequence[Quote], data: bytes) -> bytes:
    """Return ``quotes`` in one line before the bytes of their PDF."""
    return json.dumps([*map(_told, quotes)]).encode() + b"\n" + data


def quotes_parted(stream: bytes) -> tuple[list[Quote], bytes]:
    """Return what ``quotes_joined`` joined."""
    line, _, data = stream.partition(b"\n")
    return [_quote(*told) for told in json.loads(line)], data


def notes_joined(notes: Sequence[Note], data: bytes) -> bytes:
    """Return ``notes`` in one line before the bytes of their PDF."""
    asked = [(note.kind, note.text, _told(note.on)) for note in notes]
    return json.dumps(asked).encode() + b"\n" + data


def notes_parted(stream: bytes) -> tuple[list[Note], bytes]:
    """Return what ``notes_joined`` joined."""
    line, _, data = stream.partition(b"\n")
    return [
        Note(kind=NoteKind(kind), text=text, on=_quote(*told))
        for kind, text, told in json.loads(line)
    ], data


def by_page(
    asked: Sequence[_Asked], quote: Callable[[_Asked], Quote]
) -> dict[int, list[tuple[int, _Asked]]]:
    """Return all with their positions by page, so that each page is opened once."""
    pages: dict[int, list[tuple[int, _Asked]]] = {}
    for index, one in enumerate(asked):
        pages.setdefault(quote(one).place.page, []).append((index, one))
    return pages


def _told(quote: Quote) -> _Told:
    beside = [_edges(place.box) for place in quote.beside]
    more = [*map(_told, quote.more)]
    return quote.text, quote.place.page, _edges(quote.place.box), beside, more


def _edges(box: Box | None) -> _Edges:
    return (box.left, box.top, box.right, box.bottom) if box else None


def _quote(
    text: str, page: int, edges: _Edges, beside: list[_Edges], more: list[_Told]
) -> Quote:
    return Quote(
        text=text,
        place=_place(page, edges),
        beside=tuple(_place(page, one) for one in beside),
        more=tuple(_quote(*one) for one in more),
    )


def _place(page: int, edges: _Edges) -> Place:
    box = Box(**dict(zip(Box.__slots__, edges, strict=True))) if edges else None
    return Place(page=page, box=box)
