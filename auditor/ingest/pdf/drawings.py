"""Objects drawn on one page of pdfium in; its rules, fills and curves out."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import DRAWN
from auditor.ingest.pdf.sheet import Area, Fill

_WHITE = 0xFFFFFF
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawings:
    """What is drawn on a page, gathered object by object."""

    rules: list[Area] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    curves: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    covers: list[tuple[Area, int]] = field(default_factory=list)
    """What may lie over text, of whatever colour, and its turn in being drawn."""
    turns: dict[int, int] = field(default_factory=dict)
    """Address of each text object, and its turn in being drawn."""
    veiled: set[int] = field(default_factory=set)
    """Addresses of text objects that may be clipped away or let all shine through."""
    drawn: int = 0


def read_drawings(page: Any, frame: Frame) -> Drawings:  # noqa: ANN401  an opaque pointer of pdfium
    """Gather the straight rules, filled rectangles and curved shapes of a page."""
    found = Drawings()
    for shape, matrix, veiled in _objects(page):
        found.drawn += 1
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(shape, matrix, frame, found)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(shape.contents)
            found.turns[address] = found.drawn
            if veiled or _is_clipped(shape):
                found.veiled.add(address)
        else:
            picture = _Path(shape, matrix, frame, filled=True, stroked=False).area()
            found.pictures.append(picture)
            found.covers.append((picture, found.drawn))
    return found


_Shape = tuple[Any, _Matrix, bool]
"""An object, the way to the page, and whether it lets what is below shine through."""


def _objects(page: Any) -> Iterator[_Shape]:  # noqa: ANN401
    count = min(pdfium.FPDFPage_CountObjects(page), LIMITS.objects)
    for index in range(count):
        shape = pdfium.FPDFPage_GetObject(page, index)
        yield from _unfold((shape, _IDENTITY, False), 0)


def _unfold(outer: _Shape, depth: int) -> Iterator[_Shape]:
    """Yield an object, or what it holds where it is a form."""
    shape, matrix, veiled = outer
    veiled = veiled or bool(pdfium.FPDFPageObj_HasTransparency(shape))
    if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_FORM:
        yield shape, matrix, veiled
        return
    if depth >= LIMITS.depth:
        return
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, own)
    inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for index in range(min(pdfium.FPDFFormObj_CountObjects(shape), LIMITS.objects)):
        held = pdfium.FPDFFormObj_GetObject(shape, index)
        yield from _unfold((held, inner, veiled), depth + 1)


def _is_clipped(text: Any) -> bool:  # noqa: ANN401
    """Tell whether a text object reaches over what it may be seen through."""
    clip = pdfium.FPDFPageObj_GetClipPath(text)
    paths = max(pdfium.FPDFClipPath_CountPaths(clip), 0)
    if not paths:
        return False
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(text, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    for path in range(paths):
        across, down = _corners(clip, path)
        if left < min(across) or right > max(across):
            return True
        if bottom < min(down) or top > max(down):
            return True
    return False


def _corners(clip: Any, path: int) -> tuple[list[float], list[float]]:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    across, down = [0.0], [0.0]
    for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across.append(x.value)
        down.append(y.value)
    return across[1:] or across, down[1:] or down


def _times(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(frozen=True, slots=True)
class _Path:
    """One path of a page, with the way from its own coordinates to the page."""

    shape: Any
    outer: _Matrix
    frame: Frame
    filled: bool
    stroked: bool

    def area(self) -> Area:
        """Return the extent on the upright page."""
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(self.shape, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        return self._between(
            _apply(self.outer, left, bottom), _apply(self.outer, right, top)
        )

    def _between(self, one: tuple[float, float], two: tuple[float, float]) -> Area:
        return Area(
            *self.frame.box(
                min(one[0], two[0]),
                min(one[1], two[1]),
                max(one[0], two[0]),
                max(one[1], two[1]),
            )
        )

    def colour(self) -> int | None:
        """Return the colour of the fill, ``None`` where it cannot be seen."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(self.shape, red, green, blue, alpha)
        colour = red.value << 16 | green.value << 8 | blue.value
        return colour if alpha.value and colour != _WHITE else None

    def is_curved(self) -> bool:
        """Tell whether any part of the path is a curve, or too long to look at."""
        count = pdfium.FPDFPath_CountSegments(self.shape)
        return count > LIMITS.segments or any(
            pdfium.FPDFPathSegment_GetType(
                pdfium.FPDFPath_GetPathSegment(self.shape, index)
            )
            == pdfium.FPDF_SEGMENT_BEZIERTO
            for index in range(count)
        )

    def outlines(self) -> list[list[Area]] | None:
        """Return the sides of each outline, ``None`` for a drawing."""
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(self.shape, own)
        whole = _times((own.a, own.b, own.c, own.d, own.e, own.f), self.outer)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        outlines: list[list[Area]] = [[]]
        strokes = 0
        for index in range(pdfium.FPDFPath_CountSegments(self.shape)):
            segment = pdfium.FPDFPath_GetPathSegment(self.shape, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _apply(whole, x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
                outlines.append([])
            else:
                outlines[-1].append(self._between(last, point))
                strokes += not _is_rule(outlines[-1][-1])
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                outlines[-1].append(self._between(last, start))
            if strokes > DRAWN.strokes:
                return None
        return [outline for outline in outlines if outline]


def _read_path(shape: Any, outer: _Matrix, frame: Frame, found: Drawings) -> None:  # noqa: ANN401
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, mode, stroke)
    path = _Path(shape, outer, frame, bool(mode.value), bool(stroke.value))
    if not path.filled and not path.stroked:
        return
    area = path.area()
    if min(area.width, area.height) <= DRAWN.thin:
        if max(area.width, area.height) >= DRAWN.long and _is_visible(path):
            found.rules.append(area)
        return
    if path.filled:
        found.covers.append((area, found.drawn))
    outlines = None if path.is_curved() else path.outlines()
    if outlines is None:
        found.curves.append(area)
        return
    colour = path.colour() if path.filled else None
    for sides in outlines:
        if path.stroked:
            found.rules += [side for side in sides if _is_rule(side)]
        if colour is not None and all(_is_straight(side) for side in sides):
            _add_fill(found, _around(sides), colour)


def _is_rule(side: Area) -> bool:
    return _is_straight(side) and max(side.width, side.height) >= DRAWN.long


def _add_fill(found: Drawings, area: Area, colour: int) -> None:
    if min(area.width, area.height) > DRAWN.thin:
        found.fills.append(Fill(area=area, colour=colour))
    elif max(area.width, area.height) >= DRAWN.long:
        found.rules.append(area)


def _is_visible(path: _Path) -> bool:
    return path.stroked or path.colour() is not None


def _is_straight(side: Area) -> bool:
    return min(side.width, side.height) <= 1


def _around(sides: list[Area]) -> Area:
    return Area(
        min(side.left for side in sides),
        min(side.top for side in sides),
        max(side.right for side in sides),
        max(side.bottom for side in sides),
    )
