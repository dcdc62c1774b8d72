"""Quotes and a PDF as one stream of bytes, for a process of its own, and back."""

import json
from collections.abc import Sequence

from auditor.document import Box, Place, Quote


def joined(quotes: Sequence[Quote], data: bytes) -> bytes:
    """Return ``quotes`` in one line before the bytes of their PDF."""
    asked = [
        (quote.text, quote.place.page, _edges(quote.place.box)) for quote in quotes
    ]
    return json.dumps(asked).encode() + b"\n" + data


def parted(stream: bytes) -> tuple[list[Quote], bytes]:
    """Return what ``joined`` joined."""
    line, _, data = stream.partition(b"\n")
    return [
        Quote(text=text, place=Place(page=page, box=edges and _box(*edges)))
        for text, page, edges in json.loads(line)
    ], data


def grouped_by_page(quotes: Sequence[Quote]) -> dict[int, list[tuple[int, Quote]]]:
    """Return quotes with their positions by page, so that each is opened once."""
    pages: dict[int, list[tuple[int, Quote]]] = {}
    for index, quote in enumerate(quotes):
        pages.setdefault(quote.place.page, []).append((index, quote))
    return pages


def _edges(box: Box | None) -> tuple[float, ...] | None:
    return (box.left, box.top, box.right, box.bottom) if box else None


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)
