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
from PIL import Image

from auditor.document import Box, Picture, Quote
from auditor.ingest.pdf.asked import by_page, quotes_parted
from auditor.ingest.pdf.drawn import Drawn, draw
from auditor.ingest.pdf.engine import open_pdf
from auditor.ingest.pdf.sheet import Area, around
from auditor.ingest.pdf.spots import written
from auditor.ingest.pdf.worker import serve

_SCALE = 100 / 72
"""Pixels a point."""
_FINE = 144 / 72
"""The same, for a page with cells or rows in small letters."""
_SMALL = 8.0
"""Points that a line of these is high."""
_QUALITY = 55
"""Of 100: text stays sharp and a passage takes some 15 kB."""
_AROUND = 14.0
"""Points above and below a passage: a line or two, so that it can be found again."""
_WIDEST = 620.0
"""Points around what stands on one line; a page of A4 is whole."""
_SENTENCE = 120.0
"""Points that a sentence is wide, at least; less is a cell, and needs its row."""
_STEP = 4
"""Points; three of them without letters are between two columns of text."""
_BESIDE = 12.0
"""Points on both sides of several lines: they are as wide as their column."""
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
_READABLE = 10.0
"""Points that a line of a cell or table row is high, where it is printed smaller."""
_APART = 9
"""Points without letters, that part the label of a row from its first value."""
_FULL = 490.0
"""Points of width up to which these are enlarged."""
_Bands = list[tuple[float, float]]


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
        spots = {
            index: [area for one in (quote, *quote.more) for area in text.spots(one)]
            for index, quote in asked
        }
    small = any(
        area.height < _SMALL
        for index, quote in asked
        if quote.beside or _is_row(quote.text)
        for area in spots[index]
    )
    sheet = draw(page, _FINE if small else _SCALE)
    for index, quote in asked:
        if areas := spots[index]:
            shown = (quote, *quote.more)
            beside = [place.box for one in shown for place in one.beside if place.box]
            if beside:
                yield index, _cell(sheet, areas, [*map(_area, beside)])
            else:
                rows = (one.place.box for one in shown if _is_row(one.text))
                yield index, _cut(sheet, areas, [_area(box) for box in rows if box])


def _is_row(text: str) -> bool:
    """Tell whether ``text`` ends in a value, as the rows of tables do."""
    *label, last = ("", *text.split())
    return any(label) and not last.endswith(".") and any(map(str.isdigit, last))


def _area(box: Box) -> Area:
    return Area(box.left, box.top, box.right, box.bottom)


def _cell(sheet: Drawn, areas: list[Area], heads: list[Area]) -> Picture:
    """Return a cell of a table with its label and its heads, without those between."""
    shown = (*areas, *heads)
    rows = _bands([(area.top - _BAND, area.bottom + _BAND) for area in shown])
    columns = _bands([_clear(sheet, area.left, area.right, rows) for area in shown])
    # Heads as well: a quote may run over two lines, or be a digit in a tight box.
    letters = median_low(area.height for area in shown)
    return _assembled(sheet, rows, columns, areas, letters)


def _clear(
    sheet: Drawn, left: float, right: float, rows: _Bands
) -> tuple[float, float]:
    """Return both sides, a little out where they cut through letters."""
    ends = []
    for edge, way in ((left, -1), (right, 1)):
        tried = [edge + way * (_BAND + step) for step in range(_OUT)]
        ends.append(next((x for x in tried if sheet.blank(x, rows)), tried[0]))
    return ends[0], ends[1]


def _bands(spans: _Bands) -> _Bands:
    """Return what ``spans`` cover, those that are near each other as one."""
    bands: _Bands = []
    for start, end in sorted((max(start, 0), end) for start, end in spans):
        if bands and start - bands[-1][1] < _SKIPPED:
            bands[-1] = bands[-1][0], max(bands[-1][1], end)
        else:
            bands.append((start, end))
    return bands


def _cut(sheet: Drawn, areas: list[Area], cells: list[Area]) -> Picture:
    """Return the part of a page that holds ``areas``, and these highlighted."""
    bands = _bands([(a.top - _AROUND, a.bottom + _AROUND) for a in areas])
    left, right = _across(sheet, areas, bands)
    rows = []
    for start, end in bands:
        top, bottom = (sheet.gap(edge, left, right) for edge in (start, end))
        rows.append((top, min(bottom, sheet.height, top + _HIGHEST)))
    sides = sheet.written_over(Area(left, rows[0][0], right, rows[-1][1]))
    letters = median_low(area.height for area in areas)
    lines = [(area.top, area.bottom) for area in areas]
    room = _FULL * letters / _READABLE
    # Labels above and below are to be whole too, where no text runs across there.
    columns = _parted(sheet, sides, rows, cells, room)
    columns = columns if columns[1:] else _parted(sheet, sides, lines, cells, room)
    # What stands there whole is as large as it is printed.
    letters = letters if columns[1:] else _READABLE
    return _assembled(sheet, rows, columns, areas, letters)


def _across(sheet: Drawn, areas: list[Area], bands: _Bands) -> tuple[float, float]:
    """Return the sides of what is shown around ``areas``.

    Several lines are as wide as their column. Around one line it is the page, or of a
    wide page the column.
    """
    held = around(areas)
    fitting = held.width + 2 * _BESIDE if len(areas) > 1 else _WIDEST
    width = min(sheet.width, fitting)
    left = min(max((held.left + held.right - width) / 2, 0), sheet.width - width)
    right = left + width
    if len(areas) > 1 or sheet.width <= width or held.width < _SENTENCE:
        return left, right

    def side(edge: float, end: float, step: int) -> float:
        for x in range(round(edge), round(end), step):
            if all(sheet.blank(x + step * n, bands) for n in range(3)):
                return x + step
        return end

    return side(held.left, left, -_STEP), side(held.right, right, _STEP)


def _parted(
    sheet: Drawn,
    sides: tuple[float, float],
    lines: _Bands,
    cells: list[Area],
    room: float,
) -> _Bands:
    """Return the columns to show: all, or a label and what of ``cells`` has ``room``.

    Only of table rows, which have ``cells``, in small letters something is left out.
    """
    left, right = sides
    if right - left <= room or not cells:
        return [sides]

    def inked(start: float) -> int:
        tried = range(round(start), round(right))
        return next((x for x in tried if not sheet.blank(x, lines)), round(right))

    starts = range(inked(left) + round(_AROUND), round(left + room - _BESIDE))
    free = (x for x in starts if sheet.blank(x, lines) and sheet.blank(x + 3, lines))
    label = next((x for x in free if sheet.blank(x + _APART, lines)), None)
    if label is None:
        return [sides]
    end = label + _APART / 2
    rest = room - (end - left)
    wanted = [cell for cell in cells if cell.left > end]
    if wanted:
        last = min(max(*(cell.right for cell in wanted), left + room), right)
        first = last - rest
    else:  # all of the row: as many values as have room
        first = inked(end)
        last = min(first + rest, right)
    first, last = _clear(sheet, first, last, lines)
    if first < end or any(first > cell.left for cell in wanted):
        return [sides]
    return [(left, end), (first, last)]


def _assembled(
    sheet: Drawn, rows: _Bands, columns: _Bands, areas: list[Area], letters: float
) -> Picture:
    """Return where ``rows`` and ``columns`` cross, enlarged until it can be read."""
    width, height = (
        sum(end - start for start, end in bands) + _SEAM * (len(bands) - 1)
        for bands in (columns, rows)
    )
    # Pieces end a pixel early, at most, where their edges are rounded.
    size = sheet.pixels(width) - 1, sheet.pixels(height) - 1
    whole = Image.new("RGB", size, _SEAM_COLOUR)
    y = 0.0
    for top, bottom in rows:
        x = 0.0
        for left, right in columns:
            piece = sheet.piece(Area(left, top, right, bottom), areas)
            whole.paste(piece, (sheet.pixels(x), sheet.pixels(y)))
            x += right - left + _SEAM
        y += bottom - top + _SEAM
    larger = max(min(_READABLE / letters, _FULL / width), 1)
    content = io.BytesIO()
    whole.save(content, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(
        data=content.getvalue(),
        kind="jpeg",
        width=width * larger,
        height=height * larger,
    )


if __name__ == "__main__":
    serve(cut_out, sys.argv[1])
