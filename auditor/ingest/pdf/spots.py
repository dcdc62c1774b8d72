"""Words quoted from a page of pdfium in; the pieces of lines that they stand on out."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.document import Quote
from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.glyphs import TextLayer
from auditor.ingest.pdf.sheet import Area, around

_FEW = 4
"""Letters and digits, at least, of words that are looked for."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of one open page."""

    frame: Frame
    raw: pdfium.FPDF_TEXTPAGE
    letters: str
    """Its letters and digits alone: hyphens and spaces differ between lines."""
    indexes: tuple[int, ...]
    """pdfium's index of each of these."""

    def spots(self, quote: Quote) -> list[Area]:
        """Return where ``quote`` stands, a piece a line; its box where it is not found.

        Of several such places it is the one that shares most with the box.
        """
        edges = quote.place.box
        if edges is None:
            return []
        box = Area(edges.left, edges.top, edges.right, edges.bottom)
        places = self._places(quote.text)
        found = max(places, key=lambda areas: _shared(areas, box), default=[])
        return found if _shared(found, box) else [box]

    def _places(self, text: str) -> Iterator[list[Area]]:
        wanted = "".join(filter(str.isalnum, text))
        start = self.letters.find(wanted) if len(wanted) >= _FEW else -1
        while start >= 0:
            first, last = self.indexes[start], self.indexes[start + len(wanted) - 1]
            yield list(self._lines(first, last - first + 1))
            start = self.letters.find(wanted, start + 1)

    def _lines(self, first: int, count: int) -> Iterator[Area]:
        """Yield the areas of some letters in a row, those of one line as one."""
        line: list[Area] = []
        edges = [ctypes.c_double() for _ in range(4)]
        for index in range(pdfium.FPDFText_CountRects(self.raw, first, count)):
            pdfium.FPDFText_GetRect(self.raw, index, *edges)
            left, top, right, bottom = (edge.value for edge in edges)
            area = Area(*self.frame.box(left, bottom, right, top))
            if line and not _level(line[-1], area):
                yield Area(*around(line))
                line = []
            line.append(area)
        if line:
            yield Area(*around(line))


def _level(one: Area, other: Area) -> bool:
    """Tell whether ``other`` goes on to the right, on the line of ``one``."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared * 2 > min(one.height, other.height) and other.left >= one.left


def _shared(areas: list[Area], box: Area) -> float:
    """Return how much of ``box``, in square points, ``areas`` cover."""
    return sum(
        max(min(area.right, box.right) - max(area.left, box.left), 0)
        * max(min(area.bottom, box.bottom) - max(area.top, box.top), 0)
        for area in areas
    )


@contextmanager
def written(page: pypdfium2.PdfPage) -> Iterator[Written]:
    """Open the text of ``page``."""
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(bounds))
    frame = Frame(
        left=bounds.left, bottom=bounds.bottom, right=bounds.right, top=bounds.top
    )
    text = page.get_textpage()
    try:
        layer = TextLayer(text.raw, frame)
        indexes = tuple(i for i, sign in enumerate(layer.text) if sign.isalnum())
        letters = "".join(layer.text[index] for index in indexes)
        # Boxes on a scanned page are those of the page as it is shown.
        turned = layer.frame if letters else replace(frame, turn=page.get_rotation())
        yield Written(turned, text.raw, letters, indexes)
    finally:
        text.close()
