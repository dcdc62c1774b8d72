"""Styles of a web page in; which elements a reader cannot see out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"(?P<names>[^{}]*)\{(?P<body>[^{}]*)\}")
_SIMPLE = re.compile(r"^[A-Za-z][\w-]*$|^(?:[A-Za-z][\w-]*)?[.#][\w-]+$")
_NOTHING = re.compile(r"^0*(?:\.0+)?(?:px|pt|em|rem|%)?$")
_WHITE = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)"))
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
_Style = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the elements around say of how text is seen."""

    hidden: bool = False
    tiny: bool = False
    white: bool = False
    """Set in white, on nothing that might be coloured."""
    coloured: bool = False
    """Something around may have a ground of its own."""

    @property
    def seen(self) -> bool:
        """Whether text can be seen."""
        return not (self.hidden or self.tiny or (self.white and not self.coloured))


def is_unshown(tag: str) -> bool:
    """Tell whether elements of this name hold nothing that is read as text."""
    return tag in _UNSHOWN


class Sheet:
    """The rules of a page's own style sheets that one name alone decides.

    A rule for ``.note`` or ``p.note`` counts, one for ``.box .note`` does not.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for text in texts:
            # What stands in @media is for other screens, or for paper.
            top = re.sub(
                r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", " ", _COMMENT.sub("", text)
            )
            for rule in _RULE.finditer(top):
                for name in map(str.strip, rule["names"].split(",")):
                    if _SIMPLE.match(name):
                        self._rules.setdefault(name, {}).update(_style(rule["body"]))

    def look(self, element: etree._Element, tag: str, around: Sight) -> Sight:
        """Return how the text of ``element`` is seen, given what is around it."""
        own = _style(element.get("style", ""))
        names = [*element.get("class", "").split(), element.get("id", "")]
        style: dict[str, str] = dict(self._rules.get(tag, {}))
        for name in filter(None, names):
            for sign in (".", "#"):
                style |= self._rules.get(f"{sign}{name}", {})
                style |= self._rules.get(f"{tag}{sign}{name}", {})
        style |= own
        hidden = (
            around.hidden
            or element.get("hidden") is not None
            or style.get("display") == "none"
            or style.get("visibility") in {"hidden", "collapse"}
            or bool(_NOTHING.match(style.get("opacity", "1")))
        )
        size, colour = style.get("font-size"), own.get("color")
        return replace(
            around,
            hidden=hidden,
            tiny=around.tiny if size is None else bool(_NOTHING.match(size)),
            white=around.white if colour is None else colour in _WHITE,
            coloured=around.coloured or _may_be_coloured(element, style, names),
        )


def _may_be_coloured(element: etree._Element, style: _Style, names: list[str]) -> bool:
    grounds = [style[key] for key in ("background", "background-color") if key in style]
    return (
        any(ground not in _WHITE for ground in grounds)
        or element.get("bgcolor") is not None
        or any(names)
    )


def _style(text: str) -> dict[str, str]:
    """Read ``display: none; color: #FFF``."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {
        key.strip().lower(): value.replace("!important", "").replace(" ", "").lower()
        for key, colon, value in pairs
        if colon
    }
