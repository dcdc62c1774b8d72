"""Picture of a page in; the straight lines that are ruled on it out."""

import re
from collections import Counter
from collections.abc import Iterator

from PIL import ImageChops
from PIL.Image import Image, Transpose

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.sheet import Area

_FAINT = 24
"""Least difference from the paper, of 255, at which a pixel is inked."""
_SHORTEST = 24.0
"""Points; strokes of letters are shorter."""
_THICKEST = 3.0
"""Points; what is thicker is a band or part of a photograph."""


def ruled(picture: Image, scale: float) -> tuple[Area, ...]:
    """Return the ruled lines in points; ``scale`` is the number of pixels a point."""
    grey = picture.convert("L")
    paper = Counter(grey.resize((64, 64)).tobytes()).most_common(1)[0][0]
    distance = ImageChops.difference(grey, grey.point(lambda _: paper))
    ink = distance.point(lambda value: 255 if value >= _FAINT else 0)
    across = _lines(ink, scale)
    down = _lines(ink.transpose(Transpose.TRANSPOSE), scale)
    turned = (Area(top, left, bottom, right) for left, top, right, bottom in down)
    return (*across, *turned)[: LIMITS.shapes]


def _lines(ink: Image, scale: float) -> Iterator[Area]:
    """Yield the lines that run across: long runs of ink, some rows thick."""
    run = re.compile(rb"\xff{%d,}" % int(_SHORTEST * scale))
    width, height = ink.size
    pixels = ink.tobytes()
    growing: list[tuple[int, int, int, int]] = []
    for row in range(height):
        found = [
            found.span()
            for found in run.finditer(pixels, row * width, (row + 1) * width)
        ]
        kept = []
        for start, end in found:
            left, right = start - row * width, end - row * width
            touched = [g for g in growing if g[0] <= right and left <= g[2]]
            growing = [g for g in growing if g not in touched]
            kept.append(
                (
                    min(left, *(g[0] for g in touched), left),
                    min(row, *(g[1] for g in touched), row),
                    max(right, *(g[2] for g in touched), right),
                    row + 1,
                )
            )
        yield from _thin(growing, scale)
        growing = kept
    yield from _thin(growing, scale)


def _thin(grown: list[tuple[int, int, int, int]], scale: float) -> Iterator[Area]:
    for left, top, right, bottom in grown:
        if bottom - top <= _THICKEST * scale:
            yield Area(left / scale, top / scale, right / scale, bottom / scale)
