"""Bytes of a PDF in; its pages as ``Sheet`` out. The one place that opens pdfium."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.errors import ReportError
from auditor.ingest.pdf.aside import count_aside
from auditor.ingest.pdf.backwards import turned_round
from auditor.ingest.pdf.bookmarks import Bookmark, read_bookmarks
from auditor.ingest.pdf.drawings import read_drawings
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.glyphs import TextLayer
from auditor.ingest.pdf.ink import leaves_ink
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import SCANS
from auditor.ingest.pdf.scan import is_scan
from auditor.ingest.pdf.sheet import Area, Sheet
from auditor.ingest.pdf.sideways import sideways
from auditor.ingest.pdf.soundness import END, HEADER, Soundness, judge
from auditor.ingest.pdf.spaced import joined
from auditor.ingest.pdf.streams import inspect_streams
from auditor.ingest.pdf.visible import Scene, seen

_TYPED_RULE = re.compile("[-=_\u2010-\u2015\u2212\u2500\u2501\u2550]{5,}")
"""Signs that make a rule, as over and under the totals of a typed account."""
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


class UnreadablePageError(Exception):
    """A page that the engine cannot load, and why."""

    def __init__(self, message: str, *, limit: bool = False) -> None:
        super().__init__(message)
        self.limit = limit
        """Whether it is more than we read, rather than damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An open PDF."""

    pdf: pypdfium2.PdfDocument
    title: str
    outline: tuple[Bookmark, ...]
    soundness: Soundness

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
            return _read_sheet(number, page, text.raw, layered=self.soundness.layered)
        finally:
            text.close()
            page.close()


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[File]:
    """Open the PDF in ``data``.

    Raises:
        ReportError: It is locked, damaged, empty, too long or too large.
    """
    streams = inspect_streams(data)
    if streams.swollen:
        raise ReportError(
            f"{name}: a part of the PDF unpacks to more than {LIMITS.unpacked:,} "
            "bytes. Print the report to a new PDF and audit that.",
            status="limit",
        )
    start = HEADER.search(data)
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
            soundness=judge(pdf, data, streams),
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
    cut = END not in data[-LIMITS.tail :]
    what = "ends early, like a broken-off download," if cut else "is damaged"
    return ReportError(
        f"{name}: the PDF {what} and cannot be opened. Download or export it again.",
        status="unreadable",
    )


def _check_length(pdf: pypdfium2.PdfDocument, name: str) -> None:
    if len(pdf) > LIMITS.pages:
        raise ReportError(
            f"{name}: the PDF has {len(pdf):,} pages, more than {LIMITS.pages:,}. "
            "Split it and audit the part that holds the report.",
            status="limit",
        )
    if not len(pdf):
        raise ReportError(
            f"{name}: the PDF has no pages. Export it again.", status="no-text"
        )


def _read_sheet(
    number: int, page: pypdfium2.PdfPage, text: pdfium.FPDF_TEXTPAGE, *, layered: bool
) -> Sheet:
    if pdfium.FPDFText_CountChars(text) > LIMITS.letters:
        raise UnreadablePageError(
            f"the page holds more than {LIMITS.letters:,} letters", limit=True
        )
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
        Scene(
            address=layer.address,
            leaves_ink=lambda doubtful: leaves_ink(
                page,
                doubtful,
                [layer.shape(word.order) for word in doubtful],
                layer.frame.turn,
            ),
            layered=layered,
        ),
    )
    width, height = layer.frame.size
    typed = {word for word in visible if _TYPED_RULE.fullmatch(word.text)}
    return Sheet(
        number=number,
        width=width,
        height=height,
        words=tuple(joined([word for word in visible if word not in typed])),
        hidden=len(words) - len(visible),
        sideways=tuple(sideways(layer.sideways())),
        rules=(
            *drawings.rules,
            *(
                Area(word.left, word.baseline, word.right, word.baseline)
                for word in typed
            ),
        ),
        fills=tuple(drawings.fills),
        curves=tuple(drawings.curves),
        pictures=tuple(drawings.pictures),
        drawn=drawings.drawn,
        scanned=len(visible) <= SCANS.words
        and is_scan(page, drawings.pictures, layer.frame.size),
        aside=count_aside(page.raw),
        raw=turned_round(layer.text, words),
        unmapped=layer.unmapped(),
    )
