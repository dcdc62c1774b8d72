"""Path of a report in; pictures of it, or a copy with notes on its pages, out."""

from collections.abc import Collection, Sequence
from itertools import accumulate
from pathlib import Path

from auditor.document import Note, Picture, Quote
from auditor.ingest.sniff import FileType, sniff

MOST_BYTES = 4_500_000
"""Of all pictures of passages in a review; the rest of one takes some 1 MB."""


def draw_report(path: Path, pages: Collection[int]) -> dict[int, Picture]:
    """Return a picture of each of ``pages``, counted from 1, that can be drawn.

    There is none of a report that is no PDF.

    Raises:
        ReportError: The PDF cannot be opened or drawn.
    """
    data = path.read_bytes()
    if not pages or sniff(data) is not FileType.PDF:
        return {}
    from auditor.ingest.pdf.apart import draw_pages_apart  # noqa: PLC0415  text needs no PDF reader

    return draw_pages_apart(data, path.name, pages)


def cut_out(path: Path, quotes: Sequence[Quote]) -> dict[Quote, Picture]:
    """Return what stands around each of ``quotes`` on its page, highlighted.

    There is none of a report that is no PDF, nor of words whose place is not known; the
    first ones are kept that fit ``MOST_BYTES`` together.

    Raises:
        ReportError: The PDF cannot be opened or drawn.
    """
    data = path.read_bytes()
    if not quotes or sniff(data) is not FileType.PDF:
        return {}
    from auditor.ingest.pdf.apart import cut_out_apart  # noqa: PLC0415  text needs no PDF reader

    pictures = cut_out_apart(data, path.name, quotes)
    sizes = accumulate(len(pictures[index].data) for index in sorted(pictures))
    return {
        quotes[index]: pictures[index]
        for index, size in zip(sorted(pictures), sizes, strict=True)
        if size <= MOST_BYTES
    }


def is_pdf(path: Path) -> bool:
    """Tell whether ``path`` is a file that can be drawn and written on."""
    return path.is_file() and sniff(path.read_bytes()) is FileType.PDF


def annotate(path: Path, notes: Sequence[Note]) -> bytes:
    """Return a copy of the PDF ``path`` with ``notes`` on its pages.

    Raises:
        ReportError: It cannot be opened, or forbids comments.
    """
    from auditor.ingest.pdf.apart import annotate_apart  # noqa: PLC0415  as above

    return annotate_apart(path.read_bytes(), path.name, notes)
