"""A page of pdfium in; whether words leave any ink on it out."""

from collections.abc import Sequence

import pypdfium2

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import SIGHT
from auditor.ingest.pdf.sheet import Word


def leaves_ink(page: pypdfium2.PdfPage, words: Sequence[Word], turn: int) -> list[bool]:
    """Tell for each word whether its box is anything but one colour when drawn.

    Words on a page that is read in another position than it is shown, or that is too
    large to draw, count as visible.
    """
    if turn != page.get_rotation() or max(page.get_size()) > LIMITS.drawn:
        return [True] * len(words)
    bitmap = page.render(
        scale=SIGHT.scale, grayscale=True, optimize_mode=None, draw_annots=False
    )
    try:
        pixels = bytes(bitmap.buffer)
        return [_shows(word, pixels, bitmap) for word in words]
    finally:
        bitmap.close()


def _shows(word: Word, pixels: bytes, bitmap: pypdfium2.PdfBitmap) -> bool:
    step = bitmap.n_channels
    # The outermost pixels show where a coloured ground ends, not the word.
    edge = min((word.right - word.left) / 4, 1.0)
    left = max(int((word.left + edge) * SIGHT.scale), 0) * step
    right = min(int((word.right - edge) * SIGHT.scale) + 1, bitmap.width) * step
    rows = [
        pixels[row * bitmap.stride + left : row * bitmap.stride + right]
        for row in range(
            max(int(word.top * SIGHT.scale), 0),
            min(int(word.bottom * SIGHT.scale) + 1, bitmap.height),
        )
    ]
    shown = b"".join(rows)
    return bool(shown) and max(shown) - min(shown) >= SIGHT.contrast
