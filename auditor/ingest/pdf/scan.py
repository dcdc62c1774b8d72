"""A page of pdfium and its pictures in; whether it is a scan of written paper out."""

from collections.abc import Sequence

import pypdfium2

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import SCANS, SIGHT
from auditor.ingest.pdf.sheet import Area


def is_scan(
    page: pypdfium2.PdfPage, pictures: Sequence[Area], size: tuple[float, float]
) -> bool:
    """Tell whether one picture fills the page and shows ink on light paper.

    A photograph has few places as light as paper.
    """
    whole = size[0] * size[1]
    fills = any(p.width * p.height >= SCANS.fills * whole for p in pictures)
    if not fills or max(page.get_size()) > LIMITS.drawn:
        return False
    bitmap = page.render(
        scale=SIGHT.scale, grayscale=True, optimize_mode=None, draw_annots=False
    )
    try:
        step, row = bitmap.n_channels, bitmap.width * bitmap.n_channels
        rows = (
            bytes(bitmap.buffer)[start : start + row : step]
            for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
        )
        pixels = b"".join(rows)
    finally:
        bitmap.close()
    light = sum(pixel >= SCANS.paper for pixel in pixels) / len(pixels)
    dark = sum(pixel <= SCANS.ink for pixel in pixels) / len(pixels)
    return light >= SCANS.blank and dark >= SCANS.written
