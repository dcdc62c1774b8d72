"""Body of a Word file in; its paragraphs, notes and tables, in order, out."""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from auditor.ingest.docx.package import (
    Package,
    attribute,
    child,
    local,
    number,
)
from auditor.ingest.docx.runs import Gathered, Pages, Runs, Tally
from auditor.ingest.docx.styles import Numberings, Styles, is_on
from auditor.ingest.flow import Flow, Paragraph, Strake, Tabled, Words, run_together
from auditor.ingest.spread import Spot

_THROUGH = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_MOST_SPAN = 1000
_MOST_PARAGRAPHS = 200_000
"""Those in cells included; the longest annual reports have a fifth of that."""


class Walk:
    """Goes through one file in order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.beside("/styles"))
        self._numberings = Numberings(package.beside("/numbering"))
        self._notes = {
            (kind, attribute(note, "id") or ""): note
            for kind in ("footnote", "endnote")
            for note in _children(package.beside(f"/{kind}s"))
        }
        self._pages = Pages()
        self._tally = Tally()
        self._runs = Runs(self._styles, self._pages, self._tally)
        self._starts: list[str | None] = []
        """How each section but the first begins."""

    def flow(self) -> Flow:
        """Return all that a reader sees of the file.

        Raises:
            ReportError: A part is damaged, or there is more than anybody reads.
        """
        root = self._package.part(self._package.main)
        count = sum(local(e.tag) == "p" for e in _descendants(root))
        if count > _MOST_PARAGRAPHS:
            raise self._package.limit(f"has more than {_MOST_PARAGRAPHS:,} paragraphs")
        sections = [e for e in _descendants(root) if local(e.tag) == "sectPr"]
        self._starts = [attribute(child(e, "type")) for e in sections[1:]]
        parts = tuple(self._parts(_children(child(root, "body")), on_paper=True))
        return Flow(
            parts=parts,
            title=self._title(),
            pages=self._pages.number if self._pages.number > 1 else 0,
            warnings=tuple(self._warnings()),
        )

    def _title(self) -> str:
        core = self._package.part("docProps/core.xml")
        found = child(core, "title")
        return " ".join((found.text or "").split()) if found is not None else ""

    def _warnings(self) -> Iterator[str]:
        tally = self._tally
        if tally.hidden:
            yield (
                "words that cannot be seen (hidden, tiny or white on white) were not "
                f"used: {tally.hidden}"
            )
        if tally.inserted or tally.deleted:
            yield (
                "tracked changes were read as if accepted: "
                f"{tally.inserted} inserted, {tally.deleted} deleted"
            )
        if tally.comments:
            yield f"comments were not read: {tally.comments}"
        if tally.charts:
            yield f"charts were not read: {tally.charts}"
        if self._package.outside():
            yield (
                "pictures or templates outside of the file were not opened: "
                f"{self._package.outside()}"
            )
        if self._package.has_macros():
            yield "the file holds macros, which were not run"
        printed = child(self._package.part("docProps/app.xml"), "Pages")
        text = "" if printed is None else printed.text or ""
        counted = int(text) if re.fullmatch("[0-9]{1,6}", text) else 0
        if 1 < self._pages.number < counted:
            yield (
                f"Word counted {counted} pages and the file states breaks for "
                f"{self._pages.number}: page numbers may be too low"
            )

    def _parts(
        self, elements: list[etree._Element], *, on_paper: bool
    ) -> Iterator[Paragraph | Tabled]:
        for element in _run_on(elements):
            name = local(element.tag)
            if name == "p":
                yield from self._paragraph(element, on_paper=on_paper)
            elif name == "tbl":
                yield from self._table(element)
            elif name in _THROUGH:
                yield from self._parts(_children(element), on_paper=on_paper)

    def _paragraph(
        self, element: etree._Element, *, on_paper: bool
    ) -> Iterator[Paragraph | Tabled]:
        properties = child(element, "pPr")
        styles = self._styles.of_paragraph(properties)
        breaks = (is_on(p, "pageBreakBefore") for p in self._stated(properties))
        if next((b for b in breaks if b is not None), False):
            self._pages.turn(forced=False)
        gathered = self._runs.gather(element, on_paper=on_paper)
        words = tuple(w for w in gathered.words if w.text.strip())
        if words:
            yield self._worded(properties, gathered, words, named=_names_entry(styles))
        for box in gathered.boxes:
            page = self._pages.number
            yield from self._parts(_children(box), on_paper=False)
            self._pages.number = page
        yield from self._cited(gathered)
        ends = child(properties, "sectPr") is not None and self._starts
        if ends and self._starts.pop(0) != "continuous":
            self._pages.turn(forced=False)

    def _stated(self, properties: etree._Element | None) -> list[etree._Element | None]:
        styles = self._styles.of_paragraph(properties)
        return [properties, *(child(style, "pPr") for style in styles)]

    def _worded(
        self,
        properties: etree._Element | None,
        gathered: Gathered,
        words: tuple[Words, ...],
        *,
        named: bool,
    ) -> Paragraph:
        """Make a paragraph; what Word prints before it stands before a heading only."""
        where = self._styles.numbered(properties)
        label = self._numberings.label(where) if where else ""
        level = self._styles.level(properties)
        heads = (level or gathered.bold) and label != "\N{BULLET}"
        return Paragraph(
            words=words,
            level=level,
            sign=label if heads else "",
            listed=gathered.entry or named or bool(where and not heads),
            bold=gathered.bold,
            noted=gathered.noted,
        )

    def _cited(self, gathered: Gathered) -> Iterator[Paragraph]:
        """Yield the notes that a paragraph cites, directly below it."""
        for mark, key in gathered.notes.items():
            page = self._pages.number
            texts = [
                words.text
                for part in self._parts(_children(self._notes.get(key)), on_paper=True)
                if isinstance(part, Paragraph)
                for words in part.words
            ]
            self._pages.number = page
            if texts:
                text = Words(text=run_together(texts), page=page)
                yield Paragraph(words=(text,), sign=f"[{mark}]")

    def _table(self, table: etree._Element) -> Iterator[Paragraph | Tabled]:
        rows = [r for r in _through(table, "tr") if not self._is_deleted(r)]
        cells = [list(_through(row, "tc")) for row in rows]
        if max(map(len, cells), default=0) < 2 or _holds_table(cells):  # noqa: PLR2004  columns of a table
            for cell in chain.from_iterable(cells):
                yield from self._parts(_children(cell), on_paper=False)
            return
        below: list[Paragraph] = []
        strakes = [
            self._row(row, own, below) for row, own in zip(rows, cells, strict=True)
        ]
        yield Tabled(rows=tuple(_merged(strakes)))
        yield from below

    def _is_deleted(self, row: etree._Element) -> bool:
        deleted = child(row, "trPr", "del") is not None
        self._tally.deleted += deleted
        self._tally.inserted += child(row, "trPr", "ins") is not None
        return deleted

    def _row(
        self,
        row: etree._Element,
        cells: list[etree._Element],
        below: list[Paragraph],
    ) -> tuple[int, list[tuple[Spot, str | None]]]:
        """Return page and cells of a row, each with how it is merged downwards.

        A row that runs over a page break has the break in each of its cells.
        """
        start = self._pages.number
        properties = child(row, "trPr")
        names = bool(is_on(properties, "tblHeader"))
        before = number(child(properties, "gridBefore"), default=0)
        spots: list[tuple[Spot, str | None]] = []
        if before:
            spots.append((Spot(text="", across=min(before, _MOST_SPAN)), None))
        ends = [start]
        pages = []
        for cell in cells:
            self._pages.number = start
            words, marks = self._cell(cell, below)
            pages += [w.page for w in words]
            ends.append(self._pages.number)
            across = number(child(cell, "tcPr", "gridSpan"), default=1)
            merge = child(cell, "tcPr", "vMerge")
            spot = Spot(
                text=run_together(w.plain for w in words),
                across=min(max(across, 1), _MOST_SPAN),
                names=names,
                marks=marks,
            )
            spots.append(
                (spot, None if merge is None else attribute(merge) or "continue")
            )
        self._pages.number = max(ends)
        return min(pages, default=start), spots

    def _cell(
        self, cell: etree._Element, below: list[Paragraph]
    ) -> tuple[list[Words], tuple[str, ...]]:
        """Return the words of a cell and its footnote marks; notes go ``below``."""
        words: list[Words] = []
        marks: list[str] = []
        for part in self._parts(_children(cell), on_paper=False):
            if not isinstance(part, Paragraph):
                continue
            if part.sign.startswith("["):
                below.append(part)
            else:
                words += part.words
                marks += (mark.text for line in part.words for mark in line.marks)
        return words, tuple(marks)


def _merged(
    rows: list[tuple[int, list[tuple[Spot, str | None]]]],
) -> Iterator[Strake]:
    """Turn cells that carry on the one above into the height of that one."""
    heads: dict[int, tuple[int, int]] = {}
    kept: list[list[tuple[Spot, int]]] = []
    for index, (_, spots) in enumerate(rows):
        column = 0
        line: list[tuple[Spot, int]] = []
        for spot, merge in spots:
            head = heads.get(column)
            if merge == "continue" and head:
                above, at = head
                own, _ = kept[above][at]
                kept[above][at] = (own, index - above + 1)
            else:
                heads.pop(column, None)
                if merge:
                    heads[column] = (index, len(line))
                line.append((spot, 1))
            column += spot.across
        kept.append(line)
    for (page, _), line in zip(rows, kept, strict=True):
        yield Strake(
            spots=tuple(
                Spot(
                    text=spot.text,
                    across=spot.across,
                    down=down,
                    names=spot.names,
                    marks=spot.marks,
                )
                for spot, down in line
            ),
            page=page,
        )


def _children(element: etree._Element | None) -> list[etree._Element]:
    return [] if element is None else list(element)


def _run_on(elements: list[etree._Element]) -> Iterator[etree._Element]:
    """Yield the elements; a paragraph whose end was deleted runs on into the next."""
    for element, after in zip(elements, [*elements[1:], None], strict=False):
        ends = child(element, "pPr", "rPr", "del") is None
        if ends or after is None or local(after.tag) != "p":
            yield element
            continue
        at = int(child(after, "pPr") is not None)
        after[at:at] = [part for part in element if local(part.tag) != "pPr"]


def _descendants(element: etree._Element | None) -> Iterator[etree._Element]:
    return iter(()) if element is None else element.iter()


def _through(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows or cells in ``element``, those in a content control as well."""
    for part in element:
        if local(part.tag) == name:
            yield part
        elif local(part.tag) in _THROUGH:
            yield from _through(part, name)


def _holds_table(cells: list[list[etree._Element]]) -> bool:
    return any(
        local(e.tag) == "tbl" for row in cells for cell in row for e in cell.iter()
    )


def _names_entry(styles: list[etree._Element]) -> bool:
    """Tell whether a style is one of the table of contents, in any language."""
    return any(
        (attribute(child(style, "name")) or "").lower().startswith("toc ")
        for style in styles
    )
