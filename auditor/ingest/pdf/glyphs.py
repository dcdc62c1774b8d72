"""Text layer of one page of pdfium in; its words with boxes and styles out."""

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from auditor.ingest.pdf.frame import Frame
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import GLYPHS
from auditor.ingest.pdf.sheet import UNNAMED, Aside, Style, Word, around

_CONTROLS = dict.fromkeys(
    [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)], UNNAMED
)
_MENDED = str.maketrans(
    {**_CONTROLS, "\x02": "-", "\ufffe": "-", "\xad": "-", "\0": " "}
)
"""pdfium writes these for a hyphen at the end of a line, and for letters unknown."""
_PRINTED = re.compile(r"[^\s\u200b\u200c\u200d\ufeff]+")
_PLAIN = re.compile(r"[^\W\d]?[^\d*#\u2020\u2021\u2e80-\uffff]*.?")
"""A word that can hold no mark in its middle."""
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd|-w[6-9]", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-a-z](?:it|lt)$", re.IGNORECASE)
_UNPAINTED = (
    pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium.FPDF_TEXTRENDERMODE_CLIP,
)
_LAST_CODE = 0x10FFFF


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom on the upright page."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the letters of one text object are set."""

    style: Style
    descent: float
    """From the foot of a letter's box up to the baseline, on the upright page."""
    straight: bool
    """Whether the letters stand upright on the page as it is read."""
    painted: bool
    """Whether the file asks for the letters to be drawn at all."""


class TextLayer:
    """The letters of one page; open as long as the page is."""

    def __init__(self, raw: Any, frame: Frame) -> None:  # noqa: ANN401  an opaque pointer of pdfium
        self._raw = raw
        self._count = max(pdfium.FPDFText_CountChars(raw), 0)
        self.text = self._letters()
        self._frame = replace(frame, turn=self._turn())
        self._settings: dict[int, _Setting] = {}
        self._styles: dict[Style, Style] = {}
        self._levels: dict[tuple[float, ...], tuple[float, ...]] = {}
        self._rect = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)
        self._aside: list[Aside] = []

    @property
    def frame(self) -> Frame:
        """The frame in which most letters stand upright."""
        return self._frame

    def _letters(self) -> str:
        """Return one letter for each of pdfium's indexes."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        units = pdfium.FPDFText_GetText(self._raw, 0, self._count, buffer) - 1
        wide = bytes(buffer)[: max(units, 0) * 2]
        text = wide.decode("utf-16-le", errors="replace")
        if len(text) != self._count:
            text = "".join(map(self._letter, range(self._count)))
        return text.translate(_MENDED)

    def _letter(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._raw, index)
        return chr(code) if 0 < code <= _LAST_CODE else UNNAMED

    def _turn(self) -> int:
        """Return the turn that makes most letters upright."""
        step = max(self._count // GLYPHS.samples, 1)
        turns = Counter(
            round(math.degrees(pdfium.FPDFText_GetCharAngle(self._raw, index)) / 90)
            % 4
            * 90
            for index in range(0, self._count, step)
            if not self.text[index].isspace()
        )
        most = turns.most_common(1)
        return (360 - most[0][0]) % 360 if most else 0

    def sideways(self) -> tuple[Aside, ...]:
        """Return the letters that ``words`` left out: they do not stand upright."""
        return tuple(self._aside)

    def unmapped(self) -> int:
        """Return how many of the printed words hold a letter without a meaning."""
        return sum(
            UNNAMED in found[0]
            or pdfium.FPDFText_HasUnicodeMapError(self._raw, found.start()) == 1
            for found in _PRINTED.finditer(self.text)
        )

    def words(self) -> Iterator[Word]:
        """Yield the words in the order of the file."""
        end = 0
        text = self.text
        for found in _PRINTED.finditer(text):
            start = found.start()
            fresh = not end or "\n" in text[end:start]
            end = found.end()
            if _PLAIN.fullmatch(text, start, end):
                first, last = self._box(start), self._box(end - 1)
                if _is_level(first, last) and _is_dense(first, last, end - start):
                    yield from self._word(start, end, (first, last), fresh=fresh)
                    continue
            yield from self._pieces(start, end, fresh=fresh)

    def _pieces(self, start: int, end: int, *, fresh: bool) -> Iterator[Word]:
        """Yield the parts of one printed word that are set alike."""
        boxes = [self._box(index) for index in range(start, end)]
        cuts = [
            index
            for index in range(1, len(boxes))
            if not _alike(boxes[index - 1], boxes[index])
        ]
        glued = False
        for first, last in zip([0, *cuts], [*cuts, len(boxes)], strict=True):
            yield from self._word(
                start + first,
                start + last,
                boxes[first:last],
                fresh=fresh and not first,
                glued=glued,
            )
            glued = last < len(boxes) and _touch(boxes[last - 1], boxes[last])

    def _box(self, index: int) -> _Box:
        """Return the box of a letter, as high as its font and as wide as its step."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._pointer)
        return self._frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _word(
        self,
        start: int,
        end: int,
        boxes: Sequence[_Box],
        *,
        fresh: bool,
        glued: bool = False,
    ) -> Iterator[Word]:
        """Yield the word with these boxes, unless it does not stand upright."""
        setting = self._setting(start, boxes[0][3])
        if not setting.straight:
            self._aside.append(Aside(self.text[start:end], start, around(boxes)))
            return
        size = setting.style.size
        baseline = boxes[0][3] - setting.descent
        level = (
            baseline - GLYPHS.rise * size,
            baseline,
            baseline + GLYPHS.fall * size,
        )
        # Words of all pages are held at once: equal letters and heights are shared.
        top, baseline, bottom = self._levels.setdefault(level, level)
        yield Word(
            text=sys.intern(self.text[start:end]),
            left=min(box[0] for box in boxes),
            top=top,
            right=max(box[2] for box in boxes),
            bottom=bottom,
            baseline=baseline,
            style=setting.style,
            glued=glued,
            order=start,
            fresh=fresh,
            painted=setting.painted,
        )

    def shape(self, index: int) -> Any:  # noqa: ANN401  an opaque pointer of pdfium
        """Return the text object that a letter belongs to."""
        return pdfium.FPDFText_GetTextObject(self._raw, index)

    def address(self, index: int) -> int:
        """Return the address of the text object that a letter belongs to."""
        return ctypes.addressof(self.shape(index).contents)

    def _setting(self, index: int, foot: float) -> _Setting:
        """Return how a letter is set; letters of one text object are set alike."""
        key = self.address(index)
        if key not in self._settings:
            self._settings[key] = self._read_setting(index, foot)
        return self._settings[key]

    def _read_setting(self, index: int, foot: float) -> _Setting:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        scale = math.hypot(matrix.c, matrix.d)
        font = self._font(index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(
            pdfium.FPDFText_GetTextObject(self._raw, index)
        )
        weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
        style = Style(
            font=font,
            size=round(pdfium.FPDFText_GetFontSize(self._raw, index) * scale, 2),
            bold=weight >= GLYPHS.bold or bool(_BOLD.search(font)),
            italic=bool(_ITALIC.search(font)),
            colour=self._colour(index),
        )
        return _Setting(
            style=self._styles.setdefault(style, style),
            descent=foot - self._frame.place(x.value, y.value)[1],
            straight=self._is_straight(matrix),
            painted=mode not in _UNPAINTED,
        )

    def _is_straight(self, matrix: Any) -> bool:  # noqa: ANN401  a struct of pdfium
        along, across = (matrix.a, matrix.b)
        if self._frame.turn in {90, 270}:
            along, across = across, along
        return bool(abs(across) <= abs(along))

    def _font(self, index: int) -> str:
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(LIMITS.name)
        pdfium.FPDFText_GetFontInfo(self._raw, index, name, LIMITS.name, flags)
        return name.value.decode("utf-8", errors="replace").partition("+")[2] or (
            name.value.decode("utf-8", errors="replace")
        )

    def _colour(self, index: int) -> int:
        """Return how a letter looks on paper, which may show through it."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(self._raw, index, red, green, blue, alpha)
        seen = (
            255 - (255 - part.value) * alpha.value // 255 for part in (red, green, blue)
        )
        first, second, third = seen
        return first << 16 | second << 8 | third


def _is_level(first: _Box, last: _Box) -> bool:
    return (
        abs(first[3] - last[3]) < GLYPHS.step and abs(first[1] - last[1]) < GLYPHS.step
    )


def _is_dense(first: _Box, last: _Box, count: int) -> bool:
    """Tell whether so many letters fill the way from the first to the last."""
    return last[2] - first[0] <= count * (first[3] - first[1])


def _alike(before: _Box, after: _Box) -> bool:
    return (
        _is_level(before, after)
        and after[0] >= before[0] - GLYPHS.step
        and after[0] - before[2] < max(GLYPHS.leap, after[2] - after[0])
    )


def _touch(before: _Box, after: _Box) -> bool:
    return -GLYPHS.leap < after[0] - before[2] < GLYPHS.leap
