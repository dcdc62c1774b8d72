"""Elements of a web page in; its paragraphs and tables, as a reader sees them, out."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from auditor.ingest.flow import (
    Flow,
    Paragraph,
    Strake,
    Tabled,
    Words,
    run_together,
)
from auditor.ingest.html.sight import Looks, Sight, is_unshown
from auditor.ingest.join import squeeze
from auditor.ingest.signs import is_mark, opens_note
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
_MOST_SPAN = 1000
_ENTITY = re.compile(r"^&\w+;$")


class Walk:
    """Goes through the elements in order and gathers what is seen."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._parts: list[Paragraph | Tabled] = []
        self._lines = [Words(text="")]
        self._bold = [0, 0]
        """Letters in bold, and all, of the paragraph that is open."""
        self._level = 0
        self._listed = False
        self._note = ""
        """The mark of the note that is open."""
        self._cited: dict[str, str] = {}
        """The mark of each note so far, by the name that the mark links to."""
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
            self._lines.append(Words(text=""))
        if tag == "sup" and sight.seen and self._raise(element):
            return
        block = tag in _BLOCKS
        if block:
            self._open(tag)
        if not self._has_words():
            self._note = self._cited.get(element.get("id", ""), self._note)
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
        last = self._lines[-1]
        self._lines[-1] = replace(last, text=last.text + text)
        letters = len(text.strip())
        self._bold[0] += letters * bold
        self._bold[1] += letters

    def _open(self, tag: str) -> None:
        level, listed, note = self._level, self._listed, self._note
        self._close()
        self._level, self._listed, self._note = level, listed, note
        if re.fullmatch("h[1-6]", tag):
            self._level, self._listed = int(tag[1]), False
        elif tag == "li":
            self._listed = True

    def _close(self) -> None:
        """End the open paragraph; only the first of a list item is one."""
        if self._has_words():
            words = tuple(line for line in self._lines if line.text.strip())
            printed = words[0].text.lstrip("([ \t\r\n").startswith(self._note)
            self._parts.append(
                Paragraph(
                    words=words,
                    level=self._level,
                    sign="" if printed else f"[{self._note}]",
                    listed=self._listed,
                    bold=self._bold[0] == self._bold[1] > 0,
                    noted=bool(self._note),
                )
            )
            self._listed = False
        self._lines, self._bold, self._level = [Words(text="")], [0, 0], 0
        self._note = ""

    def _has_words(self) -> bool:
        return any(line.text.strip() for line in self._lines)

    def _raise(self, element: etree._Element) -> bool:
        """Keep a footnote mark apart from the word it stands at, if it is one.

        Before all other words it opens the note.
        """
        mark = squeeze(whole_text(element))
        last = self._lines[-1]
        if is_mark(mark, last.text.rstrip()):
            self._lines[-1] = last.with_mark(mark)
            links = (link.get("href", "") for link in element.iter("{*}a", "a"))
            self._cited |= {
                link[1:]: mark.strip("()[],") for link in links if link[:1] == "#"
            }
            return True
        if opens_note(mark) and not self._has_words():
            self._note = mark.strip("()[],")
            self._lines[-1] = Words(text=f"{mark} ")
            return True
        return False

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
        inner._cited = self._cited
        sight = self._looks.look(cell, around)
        inner._inside(cell, sight, bold=False)
        inner._close()
        self._hidden += inner._hidden
        words = [
            words
            for part in inner._parts
            if isinstance(part, Paragraph)
            for words in part.words
        ]
        return Spot(
            text=run_together(line.plain for line in words),
            across=_span(cell.get("colspan")),
            down=_span(cell.get("rowspan")),
            names=tag == "th",
            marks=tuple(m.text.strip("()[],") for line in words for m in line.marks),
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
