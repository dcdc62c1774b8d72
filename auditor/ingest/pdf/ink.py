"""A page of pdfium in; whether words leave any ink on it out."""

from collections.abc import Sequence

import pypdfium2

from auditor.ingest.pdf.sheet import Word

_SCALE = 1.0
"""Pixels to a point."""
_LARGEST = 2000.0
"""Points beyond which a page is not drawn."""
_CONTRAST = 24
"""Steps of 256 between the darkest and the lightest pixel of a visible word."""


def leaves_ink(page: pypdfium2.PdfPage, words: Sequence[Word], turn: int) -> list[bool]:
    """Tell for each word whether its box is anything but one colour when drawn.

    Words on a page that is read in another position than it is shown, or that is too
    large to draw, count as visible.
    """
    if turn != page.get_rotation() or max(page.get_size()) > _LARGEST:
        return [True] * len(words)
    bitmap = page.render(
        scale=_SCALE, grayscale=True, optimize_mode=None, draw_annots=False
    )
    try:
        pixels = bytes(bitmap.buffer)
        return [_shows(word, pixels, bitmap) for word in words]
    finally:
        bitmap.close()


def _shows(word: Word, pixels: bytes, bitmap: pypdfium2.PdfBitmap) -> bool:
    step = bitmap.n_channels
    left = max(int(word.left * _SCALE), 0) * step
    right = min(int(word.right * _SCALE) + 1, bitmap.width) * step
    rows = [
        pixels[row * bitmap.stride + left : row * bitmap.stride + right]
        for row in range(
            max(int(word.top * _SCALE), 0),
            min(int(word.bottom * _SCALE) + 1, bitmap.height),
        )
    ]
    shown = b"".join(rows)
    return bool(shown) and max(shown) - min(shown) >= _CONTRAST
