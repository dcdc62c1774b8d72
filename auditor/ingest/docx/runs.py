"""Runs of one paragraph of a Word file in; its words, as accepted and shown, out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from auditor.ingest.docx.package import attribute, child, local
from auditor.ingest.docx.styles import Styles
from auditor.ingest.flow import Words
from auditor.ingest.signs import is_mark, opens_note

_THROUGH = frozenset(
    (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "r",
        "ruby",
        "rubyBase",
        "oMath",
        "oMathPara",
    )
)
_BOXES = frozenset(("drawing", "pict", "object"))
_SIGNS = {"noBreakHyphen": "-", "tab": " ", "cr": "\n", "ptab": " "}
_TINY = 2
"""Height of letters, in half points, up to which nobody can read them."""


@dataclass(slots=True)
class Pages:
    """The page that is being filled."""

    number: int = 1
    fresh: bool = False
    """Nothing stands on it yet."""

    def turn(self, *, forced: bool) -> None:
        """Go on to the next page; an unforced break at its top says nothing new."""
        if forced or not self.fresh:
            self.number += 1
            self.fresh = True


@dataclass(slots=True)
class Tally:
    """What a reader must know of, counted."""

    hidden: int = 0
    """Words."""
    inserted: int = 0
    deleted: int = 0
    comments: int = 0
    charts: int = 0
    notes: int = 0
    """Footnotes and endnotes that were referred to."""


@dataclass(slots=True)
class Gathered:
    """What one paragraph holds."""

    words: list[Words] = field(default_factory=list)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Kind and id of each footnote or endnote that is referred to, by its mark."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Contents of text boxes that hang on the paragraph."""
    bold: bool = True
    """All letters are bold."""
    entry: bool = False
    """An entry of the table of contents."""
    noted: bool = False
    """A raised mark opens it, as it does a note."""


class Runs:
    """Reads paragraphs; a field may reach over several."""

    def __init__(self, styles: Styles, pages: Pages, tally: Tally) -> None:
        self._styles = styles
        self._pages = pages
        self._tally = tally
        self._fields: list[bool] = []
        """For each field that is open, whether its result has begun."""

    def gather(self, paragraph: etree._Element, *, on_paper: bool) -> Gathered:
        """Read one paragraph.

        Args:
            paragraph: The element.
            on_paper: It stands on the page itself, not on the ground of a table or box.
        """
        gathered = Gathered()
        properties = child(paragraph, "pPr")
        above = self._styles.of_paragraph(properties)
        plain_ground = on_paper and child(properties, "shd") is None

        def shows(run: etree._Element | None) -> bool:
            return self._shows(run, above, plain_ground=plain_ground)

        self._read(paragraph, gathered, shows, above)
        return gathered

    def _read(
        self,
        element: etree._Element,
        gathered: Gathered,
        shows: Callable[[etree._Element | None], bool],
        above: Sequence[etree._Element],
    ) -> None:
        """Read what stands in ``element``: runs, and what wraps them."""
        run = child(element, "rPr") if local(element.tag) == "r" else None
        for part in element:
            name = local(part.tag)
            if name in _THROUGH:
                self._tally.inserted += name in {"ins", "moveTo"}
                if (attribute(part, "anchor") or "").startswith("_Toc"):
                    gathered.entry = True
                self._read(part, gathered, shows, above)
            elif name in {"del", "moveFrom"}:
                self._tally.deleted += 1
            elif name == "AlternateContent" and len(part):
                self._read(part[0], gathered, shows, above)
            elif name == "t":
                self._letters(part.text or "", run, gathered, seen=shows(run))
                if not self._styles.run_says(run, [*above], "b"):
                    gathered.bold = gathered.bold and not (part.text or "").strip()
            else:
                self._special(part, name, gathered)

    def _special(self, part: etree._Element, name: str, gathered: Gathered) -> None:
        """Read what stands in a run beside letters."""
        if name in _SIGNS:
            self._add(_SIGNS[name], gathered, seen=True)
        elif name == "sym":
            self._add(_letter(attribute(part, "char")), gathered, seen=True)
        elif name in {"br", "lastRenderedPageBreak"}:
            self._break(attribute(part, "type"), name, gathered)
        elif name == "fldChar":
            self._field(attribute(part, "fldCharType"))
        elif name == "instrText":
            gathered.entry = gathered.entry or "PAGEREF" in (part.text or "")
        elif name in {"footnoteReference", "endnoteReference"}:
            kind = name.removesuffix("Reference")
            self._tally.notes += 1
            mark = str(self._tally.notes)
            gathered.notes[mark] = (kind, attribute(part, "id") or "")
            self._mark(mark, gathered)
        elif name in _BOXES:
            self._hang(part, gathered)
        self._tally.comments += name == "commentReference"

    def _break(self, kind: str | None, name: str, gathered: Gathered) -> None:
        """End the line, or the page."""
        if name != "br":
            self._pages.turn(forced=False)
            return
        if kind == "page":
            self._pages.turn(forced=True)
        self._add("\n", gathered, seen=True)

    def _hang(self, part: etree._Element, gathered: Gathered) -> None:
        """Keep the text boxes of a drawing, and count its charts."""
        self._pages.fresh = False
        self._tally.charts += sum(local(e.tag) == "chart" for e in part.iter())
        gathered.boxes += [e for e in part.iter() if local(e.tag) == "txbxContent"]

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _letters(
        self,
        text: str,
        run: etree._Element | None,
        gathered: Gathered,
        *,
        seen: bool,
    ) -> None:
        """Add letters; raised ones may be the mark of a footnote."""
        before = gathered.words[-1].text.rstrip() if gathered.words else ""
        sign = text.strip()
        if not seen or not opens_note(sign) or not self._styles.raises(run):
            self._add(text, gathered, seen=seen)
        elif is_mark(sign, before):
            self._mark(sign, gathered)
        else:
            gathered.noted = gathered.noted or not before
            self._add(text if before else f"{text} ", gathered, seen=seen)

    def _mark(self, mark: str, gathered: Gathered) -> None:
        """Keep a footnote mark apart from the word it stands at."""
        self._add(" ", gathered, seen=True)
        if gathered.words and all(self._fields):
            gathered.words[-1] = gathered.words[-1].with_mark(mark)

    def _add(self, text: str, gathered: Gathered, *, seen: bool) -> None:
        if not all(self._fields):
            return
        if not seen:
            self._tally.hidden += len(text.split())
            return
        words = gathered.words
        for index, line in enumerate(text.split("\n")):
            if index or not words or words[-1].page != self._pages.number:
                words.append(Words(text="", page=self._pages.number))
            words[-1] = replace(words[-1], text=words[-1].text + line)
        if text.strip():
            self._pages.fresh = False

    def _shows(
        self,
        run: etree._Element | None,
        above: Sequence[etree._Element],
        *,
        plain_ground: bool,
    ) -> bool:
        """Tell whether letters can be seen."""
        if self._styles.run_says(run, [*above], "vanish"):
            return False
        size = attribute(child(run, "sz")) or ""
        if size.isdecimal() and int(size) <= _TINY:
            return False
        white = (attribute(child(run, "color")) or "").upper() == "FFFFFF"
        marked = any(child(run, name) is not None for name in ("shd", "highlight"))
        return not (white and plain_ground and not marked)


def _letter(code: str | None) -> str:
    """Return the sign of a symbol font that Word names by four hexadecimal digits."""
    return chr(int(code, 16)) if code and re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
