"""An open PDF in; its bookmarks out."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from auditor.ingest.pdf.limits import LIMITS


class Bookmark(NamedTuple):
    """A bookmark that leads to a page."""

    title: str
    page: int
    """From 1."""
    depth: int
    """Bookmarks that it stands under."""


def read_bookmarks(document: Any) -> Iterator[Bookmark]:  # noqa: ANN401  an opaque pointer of pdfium
    """Yield the bookmarks that lead to a page."""
    seen: set[int] = set()
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 0)]
    while waiting and len(seen) < LIMITS.bookmarks:
        mark, depth = waiting.pop()
        if not mark or ctypes.addressof(mark.contents) in seen:
            continue
        seen.add(ctypes.addressof(mark.contents))
        target = pdfium.FPDFBookmark_GetDest(document, mark)
        index = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        title = _title(mark)
        if index >= 0 and title:
            yield Bookmark(title, index + 1, depth)
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), depth))
        waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), depth + 1))


def _title(mark: Any) -> str:  # noqa: ANN401  an opaque pointer of pdfium
    length = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFBookmark_GetTitle(mark, buffer, length)
    return " ".join(buffer.raw[:-2].decode("utf-16-le", errors="replace").split())
