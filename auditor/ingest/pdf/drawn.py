"""A page of a PDF in; where its ink is, and pieces of it with a highlight, out.

All lengths are in points from the top left corner of the upright page.
"""

from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageOps

from auditor.ingest.pdf.pictures import turn_of
from auditor.ingest.pdf.sheet import Area

_MARKER = (255, 236, 130)
_LEEWAY = 8.0
"""Points by which an edge gives way, to run between two lines of text."""
_MARGIN = 6.0
"""Points of blank paper that are left on both sides."""
_FREE = 1.5
"""Points on both sides of an edge without letters: more than between two of a word."""
_INK = 60
"""Of 255: how far a letter stands out from what is beside it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it looks."""

    image: Image.Image
    scale: float
    """Pixels a point."""

    @property
    def width(self) -> float:
        """Width of the page."""
        return self.image.width / self.scale

    @property
    def height(self) -> float:
        """Height of the page."""
        return self.image.height / self.scale

    def pixels(self, points: float) -> int:
        """Return how many whole pixels ``points`` are."""
        return round(points * self.scale)

    def cropped(self, area: Area) -> Image.Image:
        """Return ``area`` of the page."""
        left, top, right, bottom = map(self.pixels, area)
        return self.image.crop((left, top, right, bottom))

    def piece(self, area: Area, marked: list[Area]) -> Image.Image:
        """Return ``area`` of the page, and in it ``marked`` highlighted."""
        piece = self.cropped(area)
        marker = Image.new("RGB", piece.size, "white")
        brush = ImageDraw.Draw(marker)
        corner = self.pixels(area.left), self.pixels(area.top)
        for one in marked:
            edges = zip(map(self.pixels, one), corner * 2, strict=True)
            brush.rectangle([edge - start for edge, start in edges], fill=_MARKER)
        return ImageChops.multiply(piece, marker)

    def blank(self, x: float, rows: list[tuple[float, float]]) -> bool:
        """Tell whether no letter stands at ``x`` in ``rows``; fills and rules may."""
        for top, bottom in rows:
            strip = self.cropped(Area(x - _FREE, top, x + _FREE, bottom)).convert("L")
            levels, wide = strip.tobytes(), strip.width
            lines = (levels[at : at + wide] for at in range(0, len(levels), wide))
            if any(max(line) - min(line) > _INK for line in lines):
                return False
        return True

    def written_over(self, area: Area) -> tuple[float, float]:
        """Return left and right edge of ``area`` without blank margins."""
        ink = ImageOps.invert(self.cropped(area))
        left, _, right, _ = ink.getbbox() or (0, 0, *ink.size)
        start = self.pixels(area.left) / self.scale
        return (
            start + max(left / self.scale - _MARGIN, 0),
            start + min(right / self.scale + _MARGIN, ink.width / self.scale),
        )

    def gap(self, height: float, left: float, right: float) -> float:
        """Return the lightest height near ``height``, mostly between two lines."""
        first = max(height - _LEEWAY, 0)
        last = min(height + _LEEWAY, self.height)
        if first >= last:
            return max(height, 0)
        strip = self.cropped(Area(left, first, right, last)).convert("L")
        rows = strip.resize((1, strip.height), Image.Resampling.BOX).tobytes()
        middle = len(rows) / 2
        lightest = max(range(len(rows)), key=lambda at: (rows[at], -abs(at - middle)))
        return first + lightest / self.scale


def draw(page: pypdfium2.PdfPage, scale: float) -> Drawn:
    """Draw ``page`` as it is shown."""
    bitmap = page.render(scale=scale, rotation=turn_of(page))
    try:
        return Drawn(bitmap.to_pil().convert("RGB"), scale)
    finally:
        bitmap.close()
