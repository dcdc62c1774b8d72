"""Elements of a web page in; its paragraphs and tables, as a reader sees them, out."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from auditor.ingest.flow import Flow, Paragraph, Strake, Tabled, Words, run_together
from auditor.ingest.html.sight import Looks, Sight, is_unshown
from auditor.ingest.join import squeeze
from auditor.ingest.spread import Spot

_BLOCKS = frozenset(
    (
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "address",
        "details",
        "summary",
        "hr",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
)
_BOLD = frozenset(("b", "strong"))
_ELSEWHERE = frozenset(("iframe", "frame", "object", "embed"))
_MARK = re.compile(r"^[(\[]?(?:\d{1,2}|[*#\u2020\u2021^]{1,3}|[a-z])[)\]]?$")
_POWER = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm\u00b5]?m|ft|in|sq|10)$")
"""A unit of length, or a ten, at which raised digits are a power."""
_MOST_SPAN = 1000
_ENTITY = re.compile(r"^&\w+;$")


class Walk:
    """Goes through the elements in order and gathers what is seen."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._parts: list[Paragraph | Tabled] = []
        self._lines: list[str] = [""]
        self._bold = [0, 0]
        """Letters in bold, and all, of the paragraph that is open."""
        self._level = 0
        self._listed = False
        self._marks: list[str] | None = None
        """Footnote marks of the cell that is read; ``None`` outside of cells."""
        self._hidden = 0
        self._elsewhere = 0

    def flow(self, root: etree._Element, title: str) -> Flow:
        """Return all that is seen of the page."""
        self._element(root, Sight(), bold=False)
        self._close()
        return Flow(
            parts=tuple(self._parts), title=title, warnings=tuple(self._warnings())
        )

    def _warnings(self) -> Iterator[str]:
        if self._hidden:
            yield (
                "words that cannot be seen (hidden elements, tiny, or white on white) "
                f"were not used: {self._hidden}"
            )
        if self._elsewhere:
            yield f"frames that show other files were not read: {self._elsewhere}"

    def _element(self, element: etree._Element, around: Sight, *, bold: bool) -> None:
        tag = _tag(element)
        if tag in _ELSEWHERE:
            self._elsewhere += 1
        if is_unshown(tag):
            return
        sight = self._looks.look(element, around)
        if tag == "table" and sight.seen and not _is_layout(element):
            self._close()
            self._parts.append(Tabled(rows=tuple(self._rows(element, sight))))
            return
        if tag == "br":
            self._lines.append("")
        if tag == "sup" and self._is_mark(element):
            self._raise_mark(element, sight)
            return
        block = tag in _BLOCKS
        if block:
            self._open(tag)
        self._inside(element, sight, bold=bold or tag in _BOLD)
        if block:
            self._close()

    def _inside(self, element: etree._Element, sight: Sight, *, bold: bool) -> None:
        self._text(element.text, sight, bold=bold)
        for child in element:
            if _is_element(child):
                self._element(child, sight, bold=bold)
            else:
                self._text(_resolved(child.text), sight, bold=bold)
            self._text(child.tail, sight, bold=bold)

    def _text(self, text: str | None, sight: Sight, *, bold: bool) -> None:
        if not text:
            return
        if not sight.seen:
            self._hidden += len(text.split())
            return
        self._lines[-1] += text
        letters = len(text.strip())
        self._bold[0] += letters * bold
        self._bold[1] += letters

    def _open(self, tag: str) -> None:
        level, listed = self._level, self._listed
        self._close()
        self._level, self._listed = level, listed
        if re.fullmatch("h[1-6]", tag):
            self._level, self._listed = int(tag[1]), False
        elif tag == "li":
            self._listed = True

    def _close(self) -> None:
        """End the open paragraph; only the first of a list item is one."""
        if any(line.strip() for line in self._lines):
            bold = self._bold[0] == self._bold[1] > 0
            words = tuple(Words(text=line) for line in self._lines if line.strip())
            self._parts.append(
                Paragraph(
                    words=words, level=self._level, listed=self._listed, bold=bold
                )
            )
            self._listed = False
        self._lines, self._bold, self._level = [""], [0, 0], 0

    def _is_mark(self, element: etree._Element) -> bool:
        text = squeeze(whole_text(element))
        before = self._lines[-1].rstrip()
        return bool(_MARK.match(text) and before) and not _POWER.search(before)

    def _raise_mark(self, element: etree._Element, sight: Sight) -> None:
        """Keep a footnote mark apart from the word it stands at."""
        mark = squeeze(whole_text(element))
        if self._marks is None:
            self._text(f" {mark}", sight, bold=False)
        elif sight.seen:
            self._marks.append(mark.strip("()[]"))

    def _rows(self, table: etree._Element, sight: Sight) -> Iterator[Strake]:
        for row, seen in self._rows_of(table, sight):
            spots = []
            for cell in row:
                tag = _tag(cell)
                if tag in {"td", "th"}:
                    spots.append(self._spot(cell, tag, seen))
            yield Strake(spots=tuple(spots))

    def _rows_of(
        self, table: etree._Element, around: Sight
    ) -> Iterator[tuple[etree._Element, Sight]]:
        for child in table:
            tag = _tag(child)
            sight = self._looks.look(child, around)
            if tag == "tr":
                yield child, sight
            elif tag in {"thead", "tbody", "tfoot"}:
                yield from self._rows_of(child, sight)
            elif tag == "caption":
                inner = Walk(self._looks)
                inner._element(child, around, bold=False)
                inner._close()
                self._parts += inner._parts
                self._hidden += inner._hidden

    def _spot(self, cell: etree._Element, tag: str, around: Sight) -> Spot:
        inner = Walk(self._looks)
        inner._marks = []
        sight = self._looks.look(cell, around)
        inner._inside(cell, sight, bold=False)
        inner._close()
        self._hidden += inner._hidden
        texts = (
            words.text
            for part in inner._parts
            if isinstance(part, Paragraph)
            for words in part.words
        )
        return Spot(
            text=run_together(texts),
            across=_span(cell.get("colspan")),
            down=_span(cell.get("rowspan")),
            names=tag == "th",
            marks=tuple(inner._marks),
        )


def _is_layout(table: etree._Element) -> bool:
    """Tell whether a table only puts other tables or columns of text in their place."""
    return any(
        _tag(inner) in {"table", "h1", "h2", "h3"} for inner in table.iterdescendants()
    )


def _span(text: str | None) -> int:
    found = re.match(r"\s*(\d{1,9})", text or "")
    return min(max(int(found[1]), 1), _MOST_SPAN) if found else 1


def whole_text(element: etree._Element) -> str:
    """Return all text in ``element``, seen or not."""
    return "".join(map(str, element.itertext()))


def _is_element(node: object) -> bool:
    """Tell an element from an entity that was not resolved, whose tag is no text."""
    return isinstance(getattr(node, "tag", None), str)


def _tag(element: etree._Element) -> str:
    """Return the name of an element in lower case, ``ix:`` before inline XBRL."""
    if not _is_element(element):
        return ""
    space, _, name = element.tag.lower().rpartition("}")
    return f"ix:{name}" if "inlinexbrl" in space else name


def _resolved(entity: str | None) -> str:
    """Return the sign that ``&nbsp;`` stands for; nothing for what the file defines."""
    text = html.unescape(entity or "")
    return "" if _ENTITY.match(text) else text
