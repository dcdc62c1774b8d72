"""A page of pdfium and words on it in; which of them leave any ink on it out."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import SIGHT
from auditor.ingest.pdf.sheet import Word


def leaves_ink(
    page: pypdfium2.PdfPage,
    words: Sequence[Word],
    shapes: Sequence[Any],
    turn: int,
) -> list[bool]:
    """Tell for each word whether the page looks otherwise without it.

    ``shapes`` are the text objects of the words. Words on a page that is read in
    another position than it is shown, or that is too large to draw, count as visible.
    """
    if turn != page.get_rotation() or max(page.get_size()) > LIMITS.drawn:
        return [True] * len(words)
    objects = {ctypes.addressof(shape.contents): shape for shape in shapes}
    whole = _Drawn(page)
    for shape in objects.values():
        pdfium.FPDFPageObj_SetIsActive(shape, 0)
    try:
        without = _Drawn(page)
    finally:
        for shape in objects.values():
            pdfium.FPDFPageObj_SetIsActive(shape, 1)
    return [
        any(
            abs(a - b) >= SIGHT.contrast
            for one, two in zip(whole.rows(word), without.rows(word), strict=True)
            if one != two
            for a, b in zip(one, two, strict=True)
        )
        for word in words
    ]


class _Drawn:
    """The pixels of a page, a point each."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        bitmap = page.render(
            scale=SIGHT.scale, grayscale=True, optimize_mode=None, draw_annots=False
        )
        try:
            self._pixels = bytes(bitmap.buffer)
            self._stride, self._step = bitmap.stride, bitmap.n_channels
            self._width, self._height = bitmap.width, bitmap.height
        finally:
            bitmap.close()

    def rows(self, word: Word) -> list[bytes]:
        """Return the pixels of the box of a word, row by row."""
        left = max(int(word.left * SIGHT.scale), 0) * self._step
        right = min(int(word.right * SIGHT.scale) + 1, self._width) * self._step
        return [
            self._pixels[row * self._stride + left : row * self._stride + right]
            for row in range(
                max(int(word.top * SIGHT.scale), 0),
                min(int(word.bottom * SIGHT.scale) + 1, self._height),
            )
        ]
