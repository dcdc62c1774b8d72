"""Bytes of a PDF and quotes in; what a person sees around each of them out.

Run as ``python -m auditor.ingest.pdf.crops NAME`` by ``apart``, with the quotes and the
PDF on standard input and a ``dict`` of pictures, or why there is none, on standard
output.
"""

import io
import sys
from collections.abc import Iterator
from statistics import median_low

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageOps

from auditor.document import Box, Picture, Quote
from auditor.ingest.pdf.asked import by_page, quotes_parted
from auditor.ingest.pdf.engine import open_pdf
from auditor.ingest.pdf.pictures import turn_of
from auditor.ingest.pdf.sheet import Area, around
from auditor.ingest.pdf.spots import written
from auditor.ingest.pdf.worker import serve

_SCALE = 100 / 72
"""Pixels a point."""
_QUALITY = 55
"""Of 100: text stays sharp and a passage takes some 15 kB."""
_MARKER = (255, 236, 130)
_AROUND = 14.0
"""Points above and below a passage: a line or two, so that it can be found again."""
_LEEWAY = 8.0
"""Points by which an edge gives way, to run between two lines of text."""
_WIDEST = 620.0
"""Points around what stands on one line; a page of A4 is whole."""
_BESIDE = 12.0
"""Points on both sides of several lines: they are as wide as their column."""
_MARGIN = 6.0
"""Points of blank paper that are left on both sides."""
_HIGHEST = 220.0
"""Points; a longer passage is cut, as it can be read in the report."""
_BAND = 4.0
"""Points around a cell, its label and its heads."""
_SKIPPED = 24.0
"""Points between two of these, from which on what stands there is left out."""
_SEAM = 2.0
"""Points of the line that stands for it."""
_SEAM_COLOUR = (20, 66, 90)
_OUT = 30
"""Points by which the side of a cell gives way, to cut through no letter."""
_FREE = 1.5
"""Points on both sides of it without letters: more than between two of a word."""
_INK = 60
"""Of 255: how far a letter stands out from what is beside it."""
_READABLE = 11.0
"""Points that a line of a cell is high, where it is printed smaller."""
_FULL = 490.0
"""Points of width up to which these are enlarged."""


def cut_out(data: bytes, name: str) -> dict[int, Picture]:
    """Return a picture of each quote that has a box, by its position among the quotes.

    Raises:
        ReportError: The PDF cannot be opened.
    """
    quotes, data = quotes_parted(data)
    pictures: dict[int, Picture] = {}
    with open_pdf(data, name) as file:
        for number, asked in by_page(quotes, lambda quote: quote).items():
            try:
                page = file.pdf[number - 1]
            except pypdfium2.PdfiumError:
                continue
            pictures.update(_of_page(page, asked))
            page.close()
    return pictures


def _of_page(
    page: pypdfium2.PdfPage, asked: list[tuple[int, Quote]]
) -> Iterator[tuple[int, Picture]]:
    with written(page) as text:
        spots = {index: text.spots(quote) for index, quote in asked}
    bitmap = page.render(scale=_SCALE, rotation=turn_of(page))
    try:
        drawn = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    for index, quote in asked:
        if areas := spots[index]:
            heads = [_area(place.box) for place in quote.beside if place.box]
            yield index, _cell(drawn, areas, heads) if heads else _cut(drawn, areas)


def _area(box: Box) -> Area:
    return Area(box.left, box.top, box.right, box.bottom)


def _cell(drawn: Image.Image, areas: list[Area], heads: list[Area]) -> Picture:
    """Return a cell of a table with its label and its heads, without those between."""
    shown = (*areas, *heads)
    rows = _bands([(area.top - _BAND, area.bottom + _BAND) for area in shown])
    columns = _bands([_clear(drawn, area, rows) for area in shown])
    width, height = (
        sum(end - start for start, end in bands) + _SEAM * (len(bands) - 1)
        for bands in (columns, rows)
    )
    # Pieces end a pixel early, at most, where their edges are rounded.
    size = _pixels(width) - 1, _pixels(height) - 1
    whole = Image.new("RGB", size, _SEAM_COLOUR)
    y = 0.0
    for top, bottom in rows:
        x = 0.0
        for left, right in columns:
            piece = _piece(drawn, Area(left, top, right, bottom), areas)
            whole.paste(piece, (_pixels(x), _pixels(y)))
            x += right - left + _SEAM
        y += bottom - top + _SEAM
    # Heads as well: a quote may run over two lines, or be a digit in a tight box.
    letters = median_low(area.height for area in shown)
    larger = max(min(_READABLE / letters, _FULL / width), 1)
    return _picture(whole, width * larger, height * larger)


def _clear(
    drawn: Image.Image, area: Area, rows: list[tuple[float, float]]
) -> tuple[float, float]:
    """Return the sides of ``area``, a little out where they cut through letters."""
    ends = []
    for edge, way in ((area.left, -1), (area.right, 1)):
        tried = [edge + way * (_BAND + step) for step in range(_OUT)]
        ends.append(next((x for x in tried if _blank(drawn, x, rows)), tried[0]))
    return ends[0], ends[1]


def _blank(drawn: Image.Image, x: float, rows: list[tuple[float, float]]) -> bool:
    """Tell whether no letter stands at ``x`` in ``rows``; fills and rules may."""
    for top, bottom in rows:
        edges = _pixels(x - _FREE), _pixels(top), _pixels(x + _FREE), _pixels(bottom)
        strip = drawn.crop(edges).convert("L")
        levels, wide = strip.tobytes(), strip.width
        lines = (levels[at : at + wide] for at in range(0, len(levels), wide))
        if any(max(line) - min(line) > _INK for line in lines):
            return False
    return True


def _bands(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return what ``spans`` cover, those that are near each other as one."""
    bands: list[tuple[float, float]] = []
    for start, end in sorted((max(start, 0), end) for start, end in spans):
        if bands and start - bands[-1][1] < _SKIPPED:
            bands[-1] = bands[-1][0], max(bands[-1][1], end)
        else:
            bands.append((start, end))
    return bands


def _pixels(points: float) -> int:
    return round(points * _SCALE)


def _cut(drawn: Image.Image, areas: list[Area]) -> Picture:
    """Return the part of a page that holds ``areas``, and these highlighted."""
    wide, high = (side / _SCALE for side in drawn.size)
    held = around(areas)
    fitting = held.width + 2 * _BESIDE if len(areas) > 1 else _WIDEST
    width = min(wide, fitting)
    left = min(max((held.left + held.right - width) / 2, 0), wide - width)
    column = drawn.crop((_pixels(left), 0, _pixels(left + width), drawn.height))
    top = _gap(column, held.top - _AROUND)
    bottom = min(_gap(column, held.bottom + _AROUND), high, top + _HIGHEST)
    left, right = _written_over(drawn, Area(left, top, left + width, bottom))
    area = Area(left, top, right, bottom)
    return _picture(_piece(drawn, area, areas), area.width, area.height)


def _piece(drawn: Image.Image, area: Area, marked: list[Area]) -> Image.Image:
    """Return ``area`` of a page, and in it ``marked`` highlighted."""
    left, top, right, bottom = map(_pixels, area)
    piece = drawn.crop((left, top, right, bottom))
    marker = Image.new("RGB", piece.size, "white")
    brush = ImageDraw.Draw(marker)
    for one in marked:
        corners = map(_pixels, one)
        brush.rectangle(
            [
                edge - start
                for edge, start in zip(corners, (left, top) * 2, strict=True)
            ],
            fill=_MARKER,
        )
    return ImageChops.multiply(piece, marker)


def _picture(image: Image.Image, width: float, height: float) -> Picture:
    content = io.BytesIO()
    image.save(content, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(data=content.getvalue(), kind="jpeg", width=width, height=height)


def _written_over(drawn: Image.Image, area: Area) -> tuple[float, float]:
    """Return left and right edge of ``area`` without the blank margins of the page."""
    edges = [*map(_pixels, area)]
    ink = ImageOps.invert(drawn.crop((edges[0], edges[1], edges[2], edges[3])))
    left, _, right, _ = ink.getbbox() or (0, 0, *ink.size)
    margin = _MARGIN * _SCALE
    return (
        (edges[0] + max(left - margin, 0)) / _SCALE,
        (edges[0] + min(right + margin, ink.width)) / _SCALE,
    )


def _gap(drawn: Image.Image, height: float) -> float:
    """Return the lightest height near ``height``, which is mostly between two lines."""
    first = max(round((height - _LEEWAY) * _SCALE), 0)
    last = min(round((height + _LEEWAY) * _SCALE), drawn.height)
    if first >= last:
        return max(height, 0)
    strip = drawn.crop((0, first, drawn.width, last)).convert("L")
    rows = strip.resize((1, strip.height), Image.Resampling.BOX).tobytes()
    middle = len(rows) / 2
    lightest = max(range(len(rows)), key=lambda row: (rows[row], -abs(row - middle)))
    return (first + lightest) / _SCALE


if __name__ == "__main__":
    serve(cut_out, sys.argv[1])
