"""Bytes of a PDF and notes in; the bytes of a copy with these notes on its pages out.

Run as ``python -m auditor.ingest.pdf.annotate NAME`` by ``apart``, with the notes and
the PDF on standard input and the copy, or why there is none, on standard output.
"""

import ctypes
import hashlib
import io
import re
import sys
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.document import Note, NoteKind
from auditor.errors import ReportError
from auditor.ingest.pdf.asked import by_page, notes_parted
from auditor.ingest.pdf.engine import open_pdf
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.sheet import Area, around
from auditor.ingest.pdf.spots import Written, written
from auditor.ingest.pdf.worker import serve

_COLOURS = {
    NoteKind.FOUND: (255, 236, 130),
    NoteKind.NEAREST: (255, 200, 140),
    NoteKind.FIGURE: (255, 170, 170),
    NoteKind.PAGE: (255, 200, 0),
}
_AUTHOR = "ESG disclosure review"
_SIGNED = (
    "The report carries a digital signature. It does not hold for this copy, in which "
    "notes were written.\n\n"
)
_CORNER = Area(6, 6, 26, 26)
_ANNOTATING = 1 << 5
"""Bit of the permissions of an encrypted PDF."""
_IDENTIFIERS = re.compile(
    rb"(/ID\s*\[\s*<)([0-9A-Fa-f]{32})(>\s*<)([0-9A-Fa-f]{32})(>\s*\])"
)


def annotate(data: bytes, name: str) -> bytes:
    """Return a copy with the notes; the same PDF and notes give the same bytes.

    Raises:
        ReportError: The PDF cannot be opened, or forbids comments.
    """
    notes, data = notes_parted(data)
    with open_pdf(data, name) as file:
        if not pdfium.FPDF_GetDocPermissions(file.pdf.raw) & _ANNOTATING:
            raise ReportError(
                f"{name}: the PDF forbids comments, so no annotated copy was written. "
                "Save it without that restriction and audit that.",
                status="needs-password",
            )
        signed = pdfium.FPDF_GetSignatureCount(file.pdf.raw) > 0
        for number, on_page in by_page(notes, lambda note: note.on).items():
            try:
                page = file.pdf[number - 1]
            except pypdfium2.PdfiumError:
                continue
            _write(page, [_told(note, signed=signed) for _, note in on_page])
            page.close()
        copy = io.BytesIO()
        file.pdf.save(copy)
        known = pdfium.FPDF_GetFileIdentifier(
            file.pdf.raw, pdfium.FILEIDTYPE_PERMANENT, None, 0
        )
    return _identified(copy.getvalue(), data, known=known > 1)


def _told(note: Note, *, signed: bool) -> Note:
    if signed and note.kind is NoteKind.PAGE:
        return replace(note, text=_SIGNED + note.text)
    return note


def _write(page: pypdfium2.PdfPage, notes: Sequence[Note]) -> None:
    with written(page) as text:
        for note in notes:
            _add(page, text, note)
    # The engine draws, and keeps, how a note looks when it draws the page.
    page.render(scale=0.05).close()


def _add(page: pypdfium2.PdfPage, text: Written, note: Note) -> None:
    whole = note.kind is NoteKind.PAGE
    areas = [_CORNER] if whole else text.spots(note.on)
    if not areas:
        return
    kind = pdfium.FPDF_ANNOT_TEXT if whole else pdfium.FPDF_ANNOT_HIGHLIGHT
    drawn = pdfium.FPDFPage_CreateAnnot(page.raw, kind)
    red, green, blue = _COLOURS[note.kind]
    pdfium.FPDFAnnot_SetColor(
        drawn, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255
    )
    for area in () if whole else areas:
        corners = _corners(text.frame, area)
        pdfium.FPDFAnnot_AppendAttachmentPoints(
            drawn, ctypes.byref(pdfium.FS_QUADPOINTSF(*corners))
        )
    points = _corners(text.frame, around(areas))
    across, up = points[::2], points[1::2]
    edges = pdfium.FS_RECTF(min(across), max(up), max(across), min(up))
    pdfium.FPDFAnnot_SetRect(drawn, ctypes.byref(edges))
    pdfium.FPDFAnnot_SetFlags(drawn, pdfium.FPDF_ANNOT_FLAG_PRINT)
    for key, words in ((b"Contents", note.text), (b"T", _AUTHOR)):
        wide = f"{words}\0".encode("utf-16-le")
        letters = (ctypes.c_ushort * (len(wide) // 2)).from_buffer_copy(wide)
        pdfium.FPDFAnnot_SetStringValue(drawn, key, letters)
    pdfium.FPDFPage_CloseAnnot(drawn)


def _corners(frame: Frame, area: Area) -> list[float]:
    """Return top left, top right, bottom left, bottom right as a reader sees them."""
    left, top, right, bottom = area
    seen = ((left, top), (right, top), (left, bottom), (right, bottom))
    return [edge for point in seen for edge in frame.back(*point)]


def _identified(copy: bytes, data: bytes, *, known: bool) -> bytes:
    """Put identifiers that rest on the report in the place of random ones."""
    head, mark, tail = copy.rpartition(b"/ID")
    first, second = (
        hashlib.md5(content, usedforsecurity=False).hexdigest().encode()
        for content in (data, head)
    )
    told = _IDENTIFIERS.sub(
        lambda found: b"".join(
            (found[1], found[2] if known else first, found[3], second, found[5])
        ),
        mark + tail,
        count=1,
    )
    return head + told


if __name__ == "__main__":
    serve(annotate, sys.argv[1])
