"""A page of pdfium in; how much is written on it beside its text out."""

from typing import Any

import pypdfium2.raw as pdfium

_WRITTEN = {pdfium.FPDF_ANNOT_FREETEXT: b"Contents", pdfium.FPDF_ANNOT_WIDGET: b"V"}
"""Comments and form fields, and the entry that holds their words."""
_EMPTY = 2
"""Bytes of a text without letters: its end mark alone."""


def count_aside(page: Any) -> int:  # noqa: ANN401  an opaque pointer of pdfium
    """Return how many comments and filled form fields hold words."""
    count = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        entry = _WRITTEN.get(pdfium.FPDFAnnot_GetSubtype(note))
        if entry:
            length = pdfium.FPDFAnnot_GetStringValue(note, entry, None, 0)
            count += length > _EMPTY
        pdfium.FPDFPage_CloseAnnot(note)
    return count
