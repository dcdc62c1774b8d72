"""Bytes of a PDF in; pictures of its pages, as a person sees them, out.

Run as ``python -m auditor.ingest.pdf.pictures NAME PAGE...`` by ``apart``, with the
PDF on standard input and a ``dict`` of pictures, or why there is none, on standard
output.
"""

import io
import sys
from collections.abc import Iterable
from functools import partial

import pypdfium2
from PIL.Image import Image

from auditor.document import Picture
from auditor.ingest.pdf.engine import open_pdf
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.glyphs import TextLayer
from auditor.ingest.pdf.worker import serve

_SCALE = 1.5
"""Pixels a point: small print can be read."""
_LONGEST = 1600
"""Pixels of the longer side of a spread or a poster."""
_QUALITY = 50
"""Of 100: text stays sharp and a page takes some 60 kB."""


def draw_pages(data: bytes, name: str, pages: Iterable[int]) -> dict[int, Picture]:
    """Return a picture of each of ``pages``, counted from 1, that can be drawn.

    A page is turned as it is read, so that the boxes of its lines fit the picture.

    Raises:
        ReportError: The PDF cannot be opened.
    """
    pictures: dict[int, Picture] = {}
    with open_pdf(data, name) as file:
        for number in pages:
            try:
                page = file.pdf[number - 1]
            except pypdfium2.PdfiumError:
                continue
            pictures[number] = _drawn(page)
            page.close()
    return pictures


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    scale = min(_SCALE, _LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, rotation=turn_of(page))
    try:
        return Picture(
            data=_webp(bitmap.to_pil()),
            kind="webp",
            width=bitmap.width / scale,
            height=bitmap.height / scale,
        )
    finally:
        bitmap.close()


def turn_of(page: pypdfium2.PdfPage) -> int:
    """Return the degrees by which the page is turned further to be read."""
    text = page.get_textpage()
    try:
        layer = TextLayer(text.raw, Frame(left=0, bottom=0, right=0, top=0))
        known = any(map(str.isalnum, layer.text))
        return int(layer.frame.turn - page.get_rotation()) % 360 if known else 0
    finally:
        text.close()


def _webp(picture: Image) -> bytes:
    written = io.BytesIO()
    picture.convert("RGB").save(written, "WEBP", quality=_QUALITY, method=2)
    return written.getvalue()


if __name__ == "__main__":
    shown = map(int, sys.argv[2:])
    serve(partial(draw_pages, pages=shown), sys.argv[1])
