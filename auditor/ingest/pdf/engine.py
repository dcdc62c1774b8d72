"""Bytes of a PDF in; its pages as ``Sheet`` out. The one place that opens pdfium."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.errors import ReportError
from auditor.ingest.pdf.backwards import turned_round
from auditor.ingest.pdf.bookmarks import read_bookmarks
from auditor.ingest.pdf.drawings import read_drawings
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.glyphs import TextLayer
from auditor.ingest.pdf.ink import leaves_ink
from auditor.ingest.pdf.sheet import Sheet
from auditor.ingest.pdf.visible import seen

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_MOST_PAGES = 5000
_MOST_LETTERS = 300_000
"""Letters on a page beyond which it is no page that anybody reads."""
_HEADER = re.compile(rb"%PDF-\d")
_END = b"%%EOF"
_TABLE_AT = re.compile(rb"startxref\s+(\d+)")
_TABLE = re.compile(rb"\s{0,20}(?:xref|\d+\s+\d+\s+obj)")
_LONGEST_OFFSET = 15
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_TAIL = 2048
"""Bytes at the end of the file in which its end mark stands."""


class UnreadablePageError(Exception):
    """A page that the engine cannot load, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An open PDF."""

    pdf: pypdfium2.PdfDocument
    title: str
    outline: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.pdf)

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of page ``number``, (0, 0) where unknown."""
        try:
            wide, high = self.pdf.get_page_size(number - 1)
        except pypdfium2.PdfiumError:
            return 0.0, 0.0
        return float(wide), float(high)

    def sheet(self, number: int) -> Sheet:
        """Read page ``number``, counted from 1.

        Raises:
            UnreadablePageError: The engine cannot load the page.
        """
        try:
            page = self.pdf[number - 1]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise UnreadablePageError(
                "the page is damaged and cannot be loaded"
            ) from None
        try:
            return _read_sheet(number, page, text.raw)
        finally:
            text.close()
            page.close()


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[File]:
    """Open the PDF in ``data``.

    Raises:
        ReportError: It is locked, damaged, empty or too long.
    """
    start = _HEADER.search(data)
    try:
        pdf = pypdfium2.PdfDocument(data[start.start() :] if start else data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, data, name) from None
    try:
        _check_length(pdf, name)
        yield File(
            pdf=pdf,
            title=" ".join(pdf.get_metadata_value("Title").split()),
            outline=tuple(read_bookmarks(pdf.raw)),
            warnings=tuple(_warnings(pdf, data)),
        )
    finally:
        pdf.close()


def _refusal(error: pypdfium2.PdfiumError, data: bytes, name: str) -> ReportError:
    if getattr(error, "err_code", None) in _LOCKED:
        return ReportError(
            f"{name}: the PDF is locked with a password. Open it with the password, "
            "save or print it as a new PDF without one, and audit that.",
            status="needs-password",
        )
    cut = _END not in data[-_TAIL:]
    what = "ends early, like a broken-off download," if cut else "is damaged"
    return ReportError(
        f"{name}: the PDF {what} and cannot be opened. Download or export it again.",
        status="unreadable",
    )


def _check_length(pdf: pypdfium2.PdfDocument, name: str) -> None:
    if len(pdf) > _MOST_PAGES:
        raise ReportError(
            f"{name}: the PDF has {len(pdf):,} pages, more than {_MOST_PAGES:,}. "
            "Split it and audit the part that holds the report.",
            status="limit",
        )
    if not len(pdf):
        raise ReportError(
            f"{name}: the PDF has no pages. Export it again.", status="no-text"
        )


def _warnings(pdf: pypdfium2.PdfDocument, data: bytes) -> Iterator[str]:
    """Yield what is out of order in the file as a whole."""
    if not data.startswith(b"%PDF-"):
        yield "the file holds other data before the PDF, which was skipped"
    if _END not in data[-_TAIL:]:
        yield "the file has no proper end; pages may be missing"
    if len(re.findall(rb"%%EOF\s*%PDF-\d", data)):
        yield "the file is two PDFs glued together; only the last was read"
    if _is_rebuilt(data):
        yield "the file's own directory was damaged and rebuilt; pages may be missing"
    if _lost_pages(data) > len(pdf):
        yield "the file holds pages that its page list leaves out; they were not read"
    attached = pdf.count_attachments()
    if attached:
        yield f"the file carries attachments, which were not read ({attached})"
    if pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0:
        yield "the file carries scripts, which were not run"


def _is_rebuilt(data: bytes) -> bool:
    """Tell whether the file does not say rightly where its objects stand."""
    found = list(_TABLE_AT.finditer(data, max(len(data) - _TAIL, 0)))
    start = _HEADER.search(data)
    if not found or not start:
        return True
    at = int(found[-1][1][:_LONGEST_OFFSET]) + start.start()
    return not any(_TABLE.match(data, place) for place in {at, at - start.start()})


def _lost_pages(data: bytes) -> int:
    """Return how many pages stand in a file that was written in one go and plainly."""
    if data.count(_END) != 1 or b"/ObjStm" in data:
        return 0
    return len(_PAGE.findall(data))


def _read_sheet(
    number: int, page: pypdfium2.PdfPage, text: pdfium.FPDF_TEXTPAGE
) -> Sheet:
    if pdfium.FPDFText_CountChars(text) > _MOST_LETTERS:
        raise UnreadablePageError(f"the page holds more than {_MOST_LETTERS:,} letters")
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(bounds))
    layer = TextLayer(
        text,
        Frame(
            left=bounds.left, bottom=bounds.bottom, right=bounds.right, top=bounds.top
        ),
    )
    drawings = read_drawings(page.raw, layer.frame)
    words = list(layer.words())
    visible = seen(
        words,
        drawings,
        layer.frame.size,
        lambda doubtful: leaves_ink(page, doubtful, layer.frame.turn),
    )
    width, height = layer.frame.size
    return Sheet(
        number=number,
        width=width,
        height=height,
        words=tuple(visible),
        hidden=len(words) - len(visible),
        rules=tuple(drawings.rules),
        fills=tuple(drawings.fills),
        curves=tuple(drawings.curves),
        drawn=drawings.drawn,
        raw=turned_round(layer.text, words),
        unmapped=layer.unmapped(),
    )
