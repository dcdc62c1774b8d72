"""An official text, as read, in; its ids and headings out.

Only how such a text is set is known here: parts by a letter, aspects and their KPIs,
often side by side in a table, and headings over paragraphs ``19.`` with ``(a)`` and
``(i)`` below them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from auditor.document import Document, Line, fold
from auditor.guide.recognise import OfficialRules

_NUMBER = re.compile(r"(\d{1,2})\.(?!\d)\s*")
_LETTER = re.compile(r"\(([a-z]{1,4})\)\s*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_UNENDED = r"[^.;:。；：]*[^.;:,。；：，\s]\Z"  # every paragraph ends with one of these
_HEADING = re.compile(rf"(?:\(?[IVX]+[.)]\s*)?((?:[A-Z]|[^\W\d_a-z]){_UNENDED})")
_CARRIED = re.compile(rf"[a-z]{_UNENDED}")
"""The second line of a heading."""
_STRAIGHT = 2.0
"""Points by which left edges, or middles, of the lines of one title may differ."""
_CLOSE = 0.6
"""Heights of a line that may lie between two lines of one title."""


@dataclass(slots=True, kw_only=True)
class Official:
    """What an official text holds."""

    ids: list[str] = field(default_factory=list)
    """Those of aspects, then ``D.19(a)(i)`` of paragraphs, ``B.13`` of the mandatory
    part; each in its order."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of aspects, by their id."""
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands straight over a paragraph, by its id (``D.19``)."""
    words: str = ""
    """All of it, folded: line by line, and joined to passages and cells."""


def read_official(document: Document, rules: OfficialRules) -> Official:
    """Return the ids and headings of an official text."""
    part = _part(rules)
    lines = [line.text for page in document.pages for line in page.lines]
    aspects = _Aspects(rules)
    for text in _texts(document, aspects):
        aspects.read(text)
    paragraphs = _Paragraphs(part)
    for line in lines:
        paragraphs.read(line.strip())
    rows = (row for table in document.tables for row in table.rows)
    cells = (cell.text for row in rows for cell in row.cells)
    passages = (passage.text for passage in document.passages)
    return Official(
        ids=list(dict.fromkeys((*aspects.ids(), *paragraphs.ids))),
        titles=aspects.titles,
        headings=_headings(document, part),
        words=fold(" ".join(chain(lines, passages, cells))),
    )


def _part(rules: OfficialRules) -> re.Pattern[str]:
    part, part_zh = _words(rules.part.en), _words(rules.part.zh)
    return _pattern(rf"(?:{part}\s*([A-Z])\b|([A-Z])\s*{part_zh})")


def _words(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


class _Aspects:
    """Remembers under which aspect a text stands, and whose general disclosure is open.

    Columns may be read one after the other: then all aspects of a page come first, and
    a general disclosure is that of the KPI after it.
    """

    def __init__(self, rules: OfficialRules) -> None:
        self.titles: dict[str, str] = {}
        self._ids: list[str] = []
        aspect, kpi = _words(rules.aspect.every()), _words(rules.kpi.every())
        general = rf"{_words(rules.general_disclosure.every())}(?![a-z])"
        self._general_id = rules.general_disclosure_id
        self._kpis = _pattern(rf"{kpi}\s*([A-Z]\d{{1,2}})(\.\d{{1,2}})\b")
        self._general = _pattern(general)
        self._heads = _pattern(
            rf"{aspect}\s*([A-Z]\d{{1,2}})(?!\d)\W*(.*?)\s*"
            rf"(?={general}|{self._kpis.pattern}|\Z)"
        )
        self._aspect = self._open = ""
        self._waits = False

    def opens(self, text: str) -> bool:
        """Tell whether an aspect begins with ``text``."""
        return bool(self._heads.match(text))

    def begins(self, text: str) -> bool:
        """Tell whether anything that is numbered or named begins with ``text``."""
        marks = (self._heads, self._kpis, self._general, _NUMBER)
        return any(mark.match(text) for mark in marks)

    def read(self, text: str) -> None:
        if head := self._heads.match(text):
            self._close()
            self._aspect, title = head[1].upper(), head[2]
            if title and not title[0].islower():  # else a sentence on the aspect
                self.titles.setdefault(self._aspect, title)
            text = text[head.end() :]
        if self._general.match(text):
            self._close()
            self._open, self._waits = self._aspect, True
        for aspect, number in self._kpis.findall(text):
            if self._waits:
                self._add(aspect.upper())
            self._ids.append(f"{aspect}{number}".upper())

    def ids(self) -> list[str]:
        self._close()
        return self._ids

    def _close(self) -> None:
        """Give what is open to the aspect it stood under, if that has none yet."""
        if self._waits and self._open and self._general_of(self._open) not in self._ids:
            self._add(self._open)

    def _add(self, aspect: str) -> None:
        self._ids.append(self._general_of(aspect))
        self._waits = False

    def _general_of(self, aspect: str) -> str:
        return f"{aspect}.{self._general_id}"


def _texts(document: Document, aspects: _Aspects) -> Iterator[str]:
    """Yield the lines, a title in one piece; of a table without boxes, its cells."""
    rows = {row.place.line: row for table in document.tables for row in table.rows}
    for page in document.pages:
        for at, line in enumerate(page.lines):
            if line.place.box is None and line.place.line in rows:
                yield from (cell.text for cell in rows[line.place.line].cells)
            else:
                yield _titled(line, page.lines[at + 1 :], aspects)


def _titled(line: Line, after: tuple[Line, ...], aspects: _Aspects) -> str:
    """Return the line; where an aspect begins with it, with all lines of its title.

    A title runs on straight below, however the lines of the column beside it fall.
    """
    text = line.text.strip()
    if not aspects.opens(text):
        return text
    for below in after:
        if not _runs_on(line, below):
            continue
        if aspects.begins(below.text):
            break
        text += f"{'' if text.endswith('-') else ' '}{below.text}"
        line = below
    return text


def _runs_on(line: Line, below: Line) -> bool:
    box, under = line.place.box, below.place.box
    if box is None or under is None or line.bold is not below.bold:
        return False
    height = box.bottom - box.top
    left = under.left - box.left
    middle = (left + under.right - box.right) / 2
    return (
        min(abs(left), abs(middle)) <= _STRAIGHT
        and under.top > box.top
        and under.top - box.bottom <= _CLOSE * height
    )


class _Paragraphs:
    """Remembers under which part, paragraph and letter a line stands."""

    def __init__(self, part: re.Pattern[str]) -> None:
        self.ids: list[str] = []
        self._parts = part
        self._part = ""
        self._at: list[str] = []  # paragraph, letter, roman

    def read(self, line: str) -> None:
        if part := self._parts.match(line):
            self._part, self._at = (part[1] or part[2]).upper(), []
        if number := _NUMBER.match(line):
            self._at = [number[1]]
            self._add()
            line = line[number.end() :]
        while self._at and (mark := _LETTER.match(line)):
            self._step(mark[1])
            self._add()
            line = line[mark.end() :]

    def _step(self, mark: str) -> None:
        number, *below = self._at
        romans = _ROMAN.index(below[-1]) + 1 if below and below[-1] in _ROMAN else 0
        letters = [step for step in below if step not in _ROMAN]
        # After (h) comes the letter (i), elsewhere (i) is the first roman number.
        roman = (mark,) == _ROMAN[romans : romans + 1] and letters[-1:] != ["h"]
        self._at = [number, *letters, mark] if roman else [number, mark]

    def _add(self) -> None:
        number, *below = self._at
        marks = "".join(f"({step})" for step in below)
        self.ids.append(f"{self._part}.{number}{marks}")


def _headings(document: Document, parts: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """Return what stands straight over each numbered paragraph, without its number."""
    found: dict[str, tuple[str, ...]] = {}
    letter = ""
    over: tuple[str, ...] = ()
    for text in _body(document):
        if part := parts.match(text):
            letter, over = (part[1] or part[2]).upper(), ()
        elif number := _NUMBER.match(text):
            if over:
                found.setdefault(f"{letter}.{number[1]}", over)
            over = ()
        elif heading := _HEADING.match(text):
            over = (*over, heading[1])
        elif over and _CARRIED.match(text):
            over = (*over[:-1], f"{over[-1]} {text}")
        else:
            over = ()
    return found


def _body(document: Document) -> Iterator[str]:
    """Yield the lines that stand in a passage: no running header, no page number."""
    body = {piece.place for passage in document.passages for piece in passage.pieces}
    for page in document.pages:
        for line in page.lines:
            if line.place in body:
                yield line.text.strip()
