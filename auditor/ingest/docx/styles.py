"""Styles and numberings of a Word file in; what they say of a paragraph out."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from auditor.ingest.docx.package import attribute, child, local, number

_OFF = frozenset(("0", "false", "off", "none"))
_BODY_LEVEL = 9
"""Outline level, counted from 0, of what is no heading."""
_DEEPEST = 20
"""Styles based on each other; more is a circle."""
_HAN = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_STEMS = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether a property is switched on; ``None`` where it is not stated."""
    found = child(properties, name)
    if found is None:
        return None
    return (attribute(found) or "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list in which a paragraph stands, and how deep."""

    list: str
    depth: int


class Styles:
    """What the styles of a file say of paragraphs and runs."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._standard = ""
        for style in () if root is None else root:
            name = attribute(style, "styleId")
            if local(style.tag) != "style" or name is None:
                continue
            self._styles[name] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default"):
                self._standard = name

    def chain(self, name: str | None) -> Iterator[etree._Element]:
        """Yield the style, the one that it is based on, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = attribute(child(style, "basedOn"))

    def of_paragraph(self, properties: etree._Element | None) -> list[etree._Element]:
        """Return the styles of a paragraph, the narrowest first."""
        return [*self.chain(attribute(child(properties, "pStyle")) or self._standard)]

    def level(self, properties: etree._Element | None) -> int:
        """Return the level of a heading, from 1; 0 for what is none.

        The outline level says so; names of styles depend on the language of Word.
        """
        stated = [properties, *(child(s, "pPr") for s in self.of_paragraph(properties))]
        for each in stated:
            level = number(child(each, "outlineLvl"), default=-1)
            if level >= 0:
                return level + 1 if level < _BODY_LEVEL else 0
        return 0

    def numbered(self, properties: etree._Element | None) -> Numbered | None:
        """Return the list in which a paragraph is numbered, if it is."""
        stated = [properties, *(child(s, "pPr") for s in self.of_paragraph(properties))]
        lists = [n for each in stated if (n := child(each, "numPr")) is not None]
        name = next(filter(None, (attribute(child(n, "numId")) for n in lists)), "0")
        depths = (number(child(n, "ilvl"), default=-1) for n in lists)
        depth = next((depth for depth in depths if depth >= 0), 0)
        return None if name == "0" else Numbered(name, depth)

    def raises(self, run: etree._Element | None) -> bool:
        """Tell whether letters are set small and high."""
        styles = self.chain(attribute(child(run, "rStyle")))
        return any(
            attribute(child(each, "vertAlign")) == "superscript"
            for each in (run, *(child(style, "rPr") for style in styles))
        )

    def run_says(
        self, run: etree._Element | None, above: list[etree._Element], name: str
    ) -> bool:
        """Tell whether a property of letters is on, in the run or its styles."""
        for each in (
            run,
            *(child(s, "rPr") for s in self.chain(attribute(child(run, "rStyle")))),
            *(child(s, "rPr") for s in above),
        ):
            stated = is_on(each, name)
            if stated is not None:
                return stated
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str
    """``decimal``, ``bullet`` and so on."""
    text: str
    """``%1.%2`` for ``5.1``."""
    start: int


class Numberings:
    """Counts numbered paragraphs as Word does when it prints them."""

    def __init__(self, root: etree._Element | None) -> None:
        kinds: dict[str, dict[int, _Level]] = {}
        self._kinds: dict[str, str] = {}
        for part in () if root is None else root:
            if local(part.tag) == "abstractNum":
                levels = [e for e in part if local(e.tag) == "lvl"]
                kinds[attribute(part, "abstractNumId") or ""] = {
                    number(e, "ilvl", default=0): _level(e) for e in levels
                }
            elif local(part.tag) == "num":
                self._kinds[attribute(part, "numId") or ""] = (
                    attribute(child(part, "abstractNumId")) or ""
                )
        self._levels = kinds
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, where: Numbered) -> str:
        """Count one paragraph and return what is printed before it.

        That is a bullet where the list has signs, and empty where it is not known.
        """
        kind = self._kinds.get(where.list, "")
        levels = self._levels.get(kind, {})
        level = levels.get(where.depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        counts[where.depth] = counts.get(where.depth, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > where.depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "\N{BULLET}"
        text = level.text
        for depth, stated in levels.items():
            if f"%{depth + 1}" in text:
                count = counts.get(depth, stated.start)
                text = text.replace(f"%{depth + 1}", _spelled(count, stated.form))
        return text.strip()


def _level(element: etree._Element) -> _Level:
    return _Level(
        form=attribute(child(element, "numFmt")) or "decimal",
        text=attribute(child(element, "lvlText")) or "",
        start=number(child(element, "start"), default=1),
    )


def _spelled(count: int, form: str) -> str:
    """Write a count as the list asks for; in digits where the form is rare."""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"} and count < 90:  # noqa: PLR2004  no list is longer
        text = ""
        for value, sign in _ROMAN:
            while count >= value:
                text, count = text + sign, count - value
        return text if form == "lowerRoman" else text.upper()
    if form == "ideographTraditional" and 0 < count <= len(_STEMS):
        return _STEMS[count - 1]
    if ("Counting" in form or form == "ideographDigital") and 0 < count < 100:  # noqa: PLR2004  no list is longer
        tens, ones = divmod(count, 10)
        ten = ("" if tens == 1 else _HAN[tens]) + "\u5341" if tens else ""
        return ten + (_HAN[ones] if ones else "")
    return str(count)
