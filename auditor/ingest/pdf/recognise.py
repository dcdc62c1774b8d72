"""A page and its picture in; the page with the words that are seen on it out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
from PIL.Image import Image

from auditor.ingest.ocr import Ocr, is_installed
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.sheet import Area, Sheet, Style, Word
from auditor.ingest.pdf.strokes import ruled

_SCALE = 2.5
"""Pixels a point: letters of 6 points can be told apart."""
_LONGEST = 2400
"""Pixels of the longer side of a spread or a poster."""
_THREADS = 2
_LEAST_SURE = 0.5
"""Of 1; below that, what is seen is a pattern rather than words."""
_LONG = 12
"""Letters from which on the width of a line tells their size."""
_FEW = 3
"""Lines from which on they tell how the picture lies."""
_LIKE = 0.18
"""Share by which sizes that are one may seem to differ."""
_BELOW_MIDDLE = 0.35
"""Distance of the baseline from the middle of a line, in sizes."""
_SLIM = re.compile(r"[iljtfrI.,:;'|!()\[\] -]")
_BROAD = re.compile(r"[mwMW%@]")
_CAPITAL = re.compile(r"[A-Z&]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WORD = re.compile(r"\S+")
_COVERS = 0.6
"""Share of a page from which on a picture may be the page itself, scanned."""
_LABEL = 12
"""Most words that a stamp or a running header puts over a scanned page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A line of words on a picture."""

    text: str
    area: Area
    """In pixels."""


class Eye:
    """Looks at the pages of one file that hold no text of use.

    What it looks with is loaded for the first of them.
    """

    def __init__(self, pdf: pypdfium2.PdfDocument, ocr: Ocr) -> None:
        self._pdf = pdf
        self._ocr = ocr
        self._look: Callable[[Image], list[Seen]] | None = None
        self._left = LIMITS.recognised if ocr is not Ocr.NEVER and is_installed() else 0

    def read(self, sheet: Sheet) -> Sheet:
        """Return the page with the words that are seen on it where it lacks text."""
        if not self._left or not self._wants(sheet):
            return sheet
        self._left -= 1
        self._look = self._look or load()
        page = self._pdf[sheet.number - 1]
        scale = min(_SCALE, _LONGEST / max(page.get_size()))
        bitmap = page.render(scale=scale)
        try:
            picture = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
            page.close()
        seen = self._look(picture)
        if _lie_on_their_side(seen):
            return replace(sheet, turned=True)
        width, height = (edge / scale for edge in picture.size)
        upright = replace(
            sheet, width=width, height=height, rules=ruled(picture, scale)
        )
        return recognised(upright, seen, scale)

    def _wants(self, sheet: Sheet) -> bool:
        if not sheet.drawn:
            return False
        return (
            self._ocr is Ocr.FORCE
            or sheet.wordless
            or sheet.garbled
            or _is_labelled_picture(sheet)
        )


def _lie_on_their_side(seen: Sequence[Seen]) -> bool:
    """Tell whether most lines of more than a sign are taller than they are wide."""
    lines = [line for line in seen if len(line.text) >= _LONG // 2]
    tall = sum(line.area.height > line.area.width for line in lines)
    return len(lines) >= _FEW and 2 * tall > len(lines)


def _is_labelled_picture(sheet: Sheet) -> bool:
    """Tell whether all but a few words may stand in a picture (a stamped scan)."""
    largest = max((area.width * area.height for area in sheet.pictures), default=0)
    covers = largest >= _COVERS * sheet.width * sheet.height
    return covers and len(sheet.words) <= _LABEL


def load() -> Callable[[Image], list[Seen]]:
    """Load what reads pictures, which takes a second."""
    from rapidocr import RapidOCR  # noqa: PLC0415  most files need none, and it may be missing

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": _LEAST_SURE,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def look(picture: Image) -> list[Seen]:
        found = engine(picture)
        if found.boxes is None or found.txts is None:
            return []
        return [
            Seen(text=text, area=_area(corners))
            for corners, text in zip(found.boxes.tolist(), found.txts, strict=True)
            if text.strip()
        ]

    return look


def _area(corners: Sequence[tuple[float, float]]) -> Area:
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    return Area(min(across), min(down), max(across), max(down))


def recognised(sheet: Sheet, seen: Sequence[Seen], scale: float) -> Sheet:
    """Return the page with the words that were seen on its picture, and no others.

    ``scale`` is the number of pixels a point. Fills and curves of the page are left
    out: where letters are drawn as outlines they are parts of letters.
    """
    sizes = _sizes(seen, scale)
    words: list[Word] = []
    start = 0
    for line, size in zip(seen, sizes, strict=True):
        words += _words(line, size, scale, start)
        start += len(line.text) + 1
    return replace(
        sheet,
        words=tuple(words),
        hidden=0,
        fills=(),
        curves=(),
        raw="\n".join(line.text for line in seen),
        unmapped=0,
        recognised=True,
    )


def _sizes(seen: Sequence[Seen], scale: float) -> list[float]:
    """Return the size of the letters of each line in points.

    The height of what is seen depends on which letters have tails, its width does not.
    Sizes near to that of most letters are that one.
    """
    told = [(line.area.width / _ems(line.text) / scale, line.text) for line in seen]
    long = [size for size, text in told if _units(text) >= _LONG]
    usual = median(long or [size for size, _ in told]) if told else 0.0
    return [
        size
        if _units(text) >= _LONG / 2 and abs(size - usual) > _LIKE * usual
        else usual
        for size, text in told
    ]


def _units(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))


def _ems(text: str) -> float:
    """Return how wide ``text`` is in a common sans-serif type of size 1."""
    return sum(map(_em, text))


def _em(letter: str) -> float:
    for pattern, width in (
        (_WIDE, 1.0),
        (_SLIM, 0.28),
        (_BROAD, 0.85),
        (_CAPITAL, 0.68),
    ):
        if pattern.match(letter):
            return width
    return 0.54


def _words(line: Seen, size: float, scale: float, start: int) -> Iterator[Word]:
    """Part a line at its spaces; each word takes its share of the width."""
    area = Area(*(edge / scale for edge in line.area))
    each = area.width / _ems(line.text)
    middle = (area.top + area.bottom) / 2
    style = Style(font="", size=size, bold=False, italic=False, colour=0)
    for found in _WORD.finditer(line.text):
        left = area.left + each * _ems(line.text[: found.start()])
        yield Word(
            text=found[0],
            left=left,
            top=middle - size / 2,
            right=left + each * _ems(found[0]),
            bottom=middle + size / 2,
            baseline=middle + _BELOW_MIDDLE * size,
            style=style,
            glued=False,
            order=start + found.start(),
            fresh=not found.start(),
        )
