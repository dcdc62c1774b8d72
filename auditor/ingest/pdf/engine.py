"""Bytes of a PDF in; its pages as ``Sheet`` out. The one place that opens pdfium."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.errors import ReportError
from auditor.ingest.pdf.drawings import read_drawings
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.glyphs import TextLayer
from auditor.ingest.pdf.sheet import Sheet

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_MOST_PAGES = 5000
_HEADER = re.compile(rb"%PDF-\d")


class UnreadablePageError(Exception):
    """A page that the engine cannot load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An open PDF."""

    pdf: pypdfium2.PdfDocument
    title: str
    outline: tuple[tuple[str, int], ...]

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
        except pypdfium2.PdfiumError as error:
            raise UnreadablePageError(str(error)) from None
        try:
            return _read_sheet(number, page.raw, text.raw)
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
        yield File(pdf=pdf, title=_title(pdf), outline=tuple(_outline(pdf)))
    finally:
        pdf.close()


def _refusal(error: pypdfium2.PdfiumError, data: bytes, name: str) -> ReportError:
    if getattr(error, "err_code", None) in _LOCKED:
        return ReportError(
            f"{name}: the PDF is locked with a password. Open it with the password, "
            "save or print it as a new PDF without one, and audit that.",
            status="needs-password",
        )
    cut = b"%%EOF" not in data[-2048:]
    what = "ends early, as a broken-off download does" if cut else "is damaged"
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


def _title(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(pdf.get_metadata_value("Title").split())


def _outline(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    try:
        for mark in pdf.get_toc():
            target = mark.get_dest()
            index = target.get_index() if target else None
            if index is not None:
                yield " ".join(mark.get_title().split()), index + 1
    except pypdfium2.PdfiumError:
        return


def _read_sheet(
    number: int, page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE
) -> Sheet:
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    layer = TextLayer(
        text,
        Frame(
            left=bounds.left, bottom=bounds.bottom, right=bounds.right, top=bounds.top
        ),
    )
    drawings = read_drawings(page, layer.frame)
    width, height = layer.frame.size
    return Sheet(
        number=number,
        width=width,
        height=height,
        words=tuple(layer.words()),
        rules=tuple(drawings.rules),
        fills=tuple(drawings.fills),
        curves=tuple(drawings.curves),
        drawn=drawings.drawn,
        raw=layer.text,
        unmapped=layer.unmapped(),
    )
