"""Pages that came out empty in; those on which a second reader finds text out."""

from __future__ import annotations

import contextlib
import io
import logging
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.ingest.pdf.limits import LIMITS

if TYPE_CHECKING:
    from pypdf import PageObject

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def finds_text(data: bytes, empty: Sequence[int]) -> frozenset[int]:
    """Return those of the pages ``empty``, counted from 1, that hold text after all.

    A file may look like a scan to one reader because that one cannot make out what
    says where its text stands.
    """
    return frozenset(_found(data, empty[: LIMITS.checked]) if empty else ())


def _found(data: bytes, empty: Sequence[int]) -> Iterator[int]:
    end = time.monotonic() + LIMITS.checking
    pages: Sequence[PageObject] = ()
    for number in empty:
        # What it raises on a damaged file is of any type, and tells nothing.
        with contextlib.suppress(Exception):
            pages = pages or _pages(data)
            if any(map(str.isalnum, pages[number - 1].extract_text())):
                yield number
        if time.monotonic() > end:
            return


def _pages(data: bytes) -> Sequence[PageObject]:
    from pypdf import PdfReader  # noqa: PLC0415  most files need no second reader

    pages: Sequence[PageObject] = PdfReader(io.BytesIO(data)).pages
    return pages
