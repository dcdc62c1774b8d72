"""Styles of a web page in; which elements a reader cannot see out."""

import re
from dataclasses import dataclass

from lxml import etree
from tinycss2.color3 import parse_color

from auditor.ingest.html.styles import Style, Styles

_NOTHING = re.compile(r"^0*(?:\.0+)?%?$")
_LENGTH = re.compile(r"^(?P<number>\d*\.?\d+)(?P<unit>px|pt|em|rem|%|)$")
_POINTS = {"px": 0.75, "pt": 1, "em": 12, "rem": 12, "%": 0.12, "": 0}
"""Points of each unit, at letters of the size that browsers use."""
_TINY = 2
"""Points under which letters are too small to be read."""
_SIZES = ("width", "height", "max-width", "max-height")
_FAR_OFF = re.compile(r"^-(?:\d{4,}(?:px|pt)|\d{3,}(?:em|rem|vw|%))$")
_SENT_OFF = re.compile(
    r"translate\w*\((?:[^()]*,)?\s*-(?:\d{4,}p[xt]|\d{3,}(?:r?em|v[wh]|%))"
)
_SHRUNK = re.compile(r"scale[xy]?\((?:[^()]*,)?\s*0*(?:\.0+)?\s*[,)]")
_CLEAR = re.compile(r"opacity\(\s*0*(?:\.0+)?%?\s*\)")
_INSET = re.compile(r"inset\(\s*(?:[5-9]\d|\d{3})(?:\.\d+)?%\s*\)|circle\(\s*0\D")
_NUMBER = re.compile(r"\d*\.?\d+")
_GROUNDS = ("background", "background-color", "background-image")
_DRAWN = re.compile(r"url\(|gradient\(|var\(")
_PARTS = re.compile(r"[\w#-]+(?:\([^()]*\))?")
_ALIKE = 0.05
"""Difference of red, green and blue, of 1, up to which two colours are one."""
_UNSHOWN = frozenset(
    (
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "frame",
        "object",
        "embed",
        "svg",
        "select",
        "datalist",
        "textarea",
        "audio",
        "video",
        "canvas",
        "title",
        "ix:header",
        "ix:hidden",
    )
)
"""Elements whose content no reader sees as text of this file."""

_Rgb = tuple[float, float, float]
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the elements around say of how text is seen."""

    hidden: bool = False
    tiny: bool = False
    ink: _Rgb | None = _BLACK
    """Colour of the letters; ``None`` where they have none."""
    ground: _Rgb | None = _WHITE
    """Colour behind the letters; ``None`` where it is a picture or not known."""

    @property
    def seen(self) -> bool:
        """Whether text can be seen."""
        return not (self.hidden or self.tiny or self.ink is None or self._fades)

    @property
    def _fades(self) -> bool:
        if self.ink is None or self.ground is None:
            return False
        pairs = zip(self.ink, self.ground, strict=True)
        return max(abs(ink - ground) for ink, ground in pairs) < _ALIKE


def is_unshown(tag: str) -> bool:
    """Tell whether elements of this name hold nothing that is read as text."""
    return tag in _UNSHOWN


class Looks:
    """How the elements of one page are seen.

    Where the page takes style sheets from elsewhere, which are not fetched, the ground
    of an element with a name of its own is not known.
    """

    def __init__(self, styles: Styles, *, styled_elsewhere: bool) -> None:
        self._styles = styles
        self._elsewhere = styled_elsewhere

    def look(self, element: etree._Element, around: Sight) -> Sight:
        """Return how the text of ``element`` is seen, given what is around it."""
        style = self._styles.of(element)
        named = element.get("class") or element.get("id")
        ground = _ground(element, style, around.ground)
        size = style.get("font-size")
        return Sight(
            hidden=around.hidden
            or element.get("hidden") is not None
            or _is_closed(element, style)
            or _is_taken_away(style)
            or _is_drawn_away(style),
            tiny=around.tiny if size is None else _points(size, _TINY) < _TINY,
            ink=_ink(element, style, around.ink),
            ground=None if named and self._elsewhere else ground,
        )


def _is_taken_away(style: Style) -> bool:
    """Tell whether an element is not shown, moved off the page or cut to nothing."""
    cut = style.get("overflow", "").startswith(("hidden", "clip"))
    sizes = (style.get(key, "") for key in _SIZES)
    moved = [style.get(key, "") for key in ("text-indent", "margin-left")]
    if style.get("position", "static") != "static":
        moved += [style.get(key, "") for key in ("left", "right", "top")]
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or bool(_NOTHING.match(style.get("opacity", "1")))
        or any(map(_FAR_OFF.match, moved))
        or (cut and any(_points(size, 1) < 1 for size in sizes))
    )


def _is_closed(element: etree._Element, style: Style) -> bool:
    """Tell whether an element is a window that opens only when a program runs."""
    dialog = str(element.tag).rpartition("}")[2] == "dialog"
    return dialog and element.get("open") is None and "display" not in style


def _is_drawn_away(style: Style) -> bool:
    """Tell whether an element keeps its place but nothing of it is painted there."""
    moved = style.get("transform", "")
    return (
        _is_clipped(style)
        or bool(_INSET.match(style.get("clip-path", "")))
        or bool(_SHRUNK.search(moved) or _SENT_OFF.search(moved))
        or bool(_CLEAR.search(style.get("filter", "")))
        or style.get("content-visibility") == "hidden"
    )


def _is_clipped(style: Style) -> bool:
    """Tell whether the window that is cut out of an element has no area."""
    sides = [float(number) for number in _NUMBER.findall(style.get("clip", ""))]
    if style.get("position") not in {"absolute", "fixed"} or len(sides) != 4:  # noqa: PLR2004  sides of a window
        return False
    top, right, bottom, left = sides
    return bottom <= top or right <= left


def _points(size: str, other: float) -> float:
    """Return a length in points; ``other`` for what is none, such as ``auto``."""
    found = _LENGTH.match(size)
    if found is None or (not found["unit"] and float(found["number"])):
        return other
    return float(found["number"]) * _POINTS[found["unit"]]


def _ink(element: etree._Element, style: Style, around: _Rgb | None) -> _Rgb | None:
    clips = (style.get(key) for key in ("background-clip", "-webkit-background-clip"))
    if "text" in clips:  # the letters are cut out of the ground
        return _BLACK
    font = str(element.tag).rpartition("}")[2] == "font"
    own = element.get("color") if font else None
    colour = _colour(style.get("color", own or ""))
    if colour is None:
        return around
    return colour[:3] if colour[3] else None


def _ground(element: etree._Element, style: Style, around: _Rgb | None) -> _Rgb | None:
    ground = around
    own = element.get("bgcolor") or ""
    for value in (own, *(style.get(key, "") for key in _GROUNDS)):
        if _DRAWN.search(value):
            return None
        colours = filter(None, map(_colour, _PARTS.findall(value)))
        for red, green, blue, depth in colours:
            if depth:
                ground = (red, green, blue) if depth == 1 else None
    return ground


def _colour(text: str) -> tuple[float, float, float, float] | None:
    """Return red, green, blue and depth from 0 to 1; ``None`` for no colour."""
    found = parse_color(text) if text else None
    if found is None or isinstance(found, str):
        return None
    red, green, blue, depth = found
    return red, green, blue, depth
