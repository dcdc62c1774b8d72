"""An open PDF in; its bookmarks out."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from auditor.ingest.pdf.limits import LIMITS


def read_bookmarks(document: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401  an opaque pointer of pdfium
    """Yield title and page, from 1, of each bookmark that leads to a page."""
    seen: set[int] = set()
    waiting = [pdfium.FPDFBookmark_GetFirstChild(document, None)]
    while waiting and len(seen) < LIMITS.bookmarks:
        mark = waiting.pop()
        if not mark or ctypes.addressof(mark.contents) in seen:
            continue
        seen.add(ctypes.addressof(mark.contents))
        target = pdfium.FPDFBookmark_GetDest(document, mark)
        index = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        title = _title(mark)
        if index >= 0 and title:
            yield title, index + 1
        waiting.append(pdfium.FPDFBookmark_GetNextSibling(document, mark))
        waiting.append(pdfium.FPDFBookmark_GetFirstChild(document, mark))


def _title(mark: Any) -> str:  # noqa: ANN401  an opaque pointer of pdfium
    length = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFBookmark_GetTitle(mark, buffer, length)
    return " ".join(buffer.raw[:-2].decode("utf-16-le", errors="replace").split())
