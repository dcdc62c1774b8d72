"""The report as every later room sees it: pages, sections, passages, tables.

No files and no parsing here. Pages and lines are counted from 1, boxes are in PDF
points from the top left corner of the page, indexes into tuples are counted from 0.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

_NAMES = re.compile(r"\w+|[*#\u2020\u2021^]+")
_OPENING = re.compile(
    r"(?:notes?\s*)?(?:\[\^|[(\[]?)"
    r"(?:(\d{1,2}|[a-z])(?!\w)|([*#\u2020\u2021^]+))",
    re.IGNORECASE,
)
"""The sign of a note before its text."""
_ON_THE_LINE = str.maketrans("\u00b2\u00b3\u2076", "236")
"""A file may hold as 3 what is printed raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in PDF points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a page, or a line of a file that has no pages."""

    page: int
    """Page of the file, from 1; always 1 in a file without pages."""
    line: int | None = None
    """Line of the file, from 1; only in a file without pages.

    In a Word file or web page, which has no lines, paragraphs and table rows count.
    """
    box: Box | None = None
    order: int = 0
    """Rises down the page where no box tells how far down it stands; else 0."""
    recognised: bool = False
    """Read off a picture of the page (OCR), so that letters may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page, or a piece of one, as a person sees it, turned as it is read."""

    data: bytes
    kind: str
    """``webp`` or ``jpeg``."""
    width: float
    """In points, as those of the boxes on the page."""
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that stand on a page as they are here, and where."""

    text: str
    place: Place
    beside: tuple[Place, ...] = ()
    """For a cell of a table: where the label of its row and its heads stand."""
    more: tuple["Quote", ...] = ()
    """Others on its page that one picture is to show with it."""


class NoteKind(StrEnum):
    """What a note on a page speaks of."""

    FOUND = "found"
    """Words that answer something."""
    NEAREST = "nearest"
    """Words that come nearest to something that is missing."""
    FIGURE = "figure"
    """A figure that is asked about."""
    PAGE = "page"
    """The report as a whole; it stands in the corner of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is written on a copy of the report, and on which words."""

    kind: NoteKind
    text: str
    on: Quote


class PageStatus(StrEnum):
    """Whether the text of a page could be read."""

    READ = "read"
    BLANK = "blank"
    """Nothing is drawn on the page."""
    NO_TEXT = "no-text"
    """Something is drawn but no text can be taken from it (a scan, outlines)."""
    GARBLED = "garbled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One visual line of a page, left to right; columns side by side are two lines."""

    text: str
    place: Place
    size: float = 0
    """Height of most of its letters in points; 0 where the file has no sizes."""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the file and how it was read."""

    number: int
    label: str | None
    """The page number printed on the page, where one was found; "10-11" on a sheet
    that shows two pages."""
    status: PageStatus
    reason: str
    """Why the page is not ``READ``, or that it was read by OCR; empty otherwise."""
    width: float
    height: float
    lines: tuple[Line, ...]
    """All lines in reading order, running headers and footers included."""
    raw: str
    """Text in the order of the file, for checking quotes."""
    recognised: bool = False
    """Its text was read off its picture (OCR)."""
    sideways: tuple[Line, ...] = ()
    """Lines that stand on their side, as labels of a chart do; in no passage."""

    @property
    def printed(self) -> tuple[int, ...]:
        """The numbers in ``label``, from left to right."""
        parts = (self.label or "").split("-")
        return tuple(int(part) for part in parts if part.isdecimal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the range of the report under it."""

    title: str
    number: str | None
    """The printed number of the heading, such as ``5.1`` or ``A``."""
    level: int
    """0 for the report as a whole, 1 for chapters, and so on."""
    first_page: int
    last_page: int
    parent: int | None
    """Index of the section above; ``None`` for the report as a whole."""
    place: Place


class PassageKind(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    """A footnote, or a note under a table."""
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a passage that stands on one page (or line)."""

    start: int
    """Offset in the passage's text at which this piece begins."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A footnote mark, told from digits and letters by its size and rise."""

    start: int
    """Offset in the passage's text."""
    text: str
    """As printed, such as ``2``, ``*``, ``1,2`` or ``[^1]``."""

    @property
    def names(self) -> tuple[str, ...]:
        """The signs of the notes that it points to."""
        return tuple(_NAMES.findall(self.text.removeprefix("[^")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, paragraph, list item or note; tables are kept apart."""

    kind: PassageKind
    text: str
    """White space folded to single spaces, words hyphenated over lines rejoined."""
    pieces: tuple[Piece, ...]
    """At least one, by rising ``start``; more where the passage runs over pages."""
    section: int
    """Index into ``Document.sections``."""
    lead: int | None = None
    """For an item: index of the passage that introduces the list, if there is one."""
    marks: tuple[Mark, ...] = ()
    """Footnote marks in ``text``, which holds them as it is printed."""

    @property
    def plain(self) -> str:
        """``text`` with spaces in place of its footnote marks, so no digit too many."""
        text = self.text
        for mark in self.marks:
            end = mark.start + len(mark.text)
            text = text[: mark.start] + " " * len(mark.text) + text[end:]
        return text

    def place_at(self, offset: int) -> Place:
        """Return where the character at ``offset`` stands."""
        place = self.pieces[0].place
        for piece in self.pieces:
            if piece.start <= offset:
                place = piece.place
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    text: str
    """Lines of the cell joined by single spaces; empty for an empty cell.

    Words of a cell that reaches over several rows are repeated in each, figures not.
    """
    span: int = 1
    """Columns covered; the covered columns to the right hold empty cells."""
    place: Place | None = None
    marks: tuple[str, ...] = ()
    """Footnote marks (raised digits, asterisks) taken out of ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; every row of a table has the same number of cells."""

    cells: tuple[Cell, ...]
    place: Place
    quote: str
    """The printed line of the row (the one with most values if it has several)."""
    header: bool = False
    """True for rows at the top (or repeated) that name the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of cells on one page."""

    rows: tuple[Row, ...]
    page: int
    section: int
    """Index into ``Document.sections``."""
    caption: str
    """The line or sentence above that introduces the table; may be empty."""
    notes: tuple[str, ...]
    """Notes under the table."""
    box: Box | None = None
    continues: bool = False
    """True where the table carries on the one before it over a page break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A column of a chart with its own value, to be confirmed by eye."""

    label: Cell
    """Its lines joined."""
    value: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with words and figures around it; its passages are captions."""

    page: int
    section: int
    """Index into ``Document.sections``."""
    box: Box
    """Of the drawing and its labels."""
    title: str
    """Its own, else the heading or caption above; may be empty."""
    lead: str
    """The sentence with a colon that announces it on its page; may be empty."""
    labels: tuple[Line, ...]
    """Its words and values, in reading order."""
    bars: tuple[Bar, ...]
    """Values that stand over their labels; where there are none, values are unpaired:
    no place tells which is whose."""


class DocumentKind(StrEnum):
    """What the bytes of the input are."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Document:
    """One report as read."""

    name: str
    """File name without folder."""
    sha256: str
    kind: DocumentKind
    paged: bool
    """False for a file without pages: places then carry a line."""
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    """In reading order; the first is the report as a whole (level 0)."""
    passages: tuple[Passage, ...]
    """In reading order; no tables, no running headers and footers."""
    tables: tuple[Table, ...]
    """In reading order."""
    charts: tuple[Chart, ...] = ()
    """Page by page; only a PDF has any."""
    metadata_title: str = ""
    outline: tuple[tuple[str, int], ...] = field(default=())
    """Bookmarks of the file: title and page."""
    encoding: str = ""
    """How bytes became letters, and what says so; empty where the format fixes it."""
    warnings: tuple[str, ...] = ()
    """What a reader must know of how the file was read; one sentence each."""
    incomplete: bool = False
    """True where the file holds, or once held, more than could be read of it."""
    refusal: tuple[str, str] | None = None
    """Where no page could be read: why and what to do; the status of the report."""

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {page.number: fold(page.raw) for page in self.pages}

    def stands(self, quote: str, page: int) -> bool:
        """Tell whether ``quote`` stands on ``page`` but for spacing and punctuation.

        It is held against the text in the order of the file, not in our own reading
        order: lines that we joined wrongly do not stand.
        """
        wanted = fold(quote)
        return bool(wanted) and wanted in self._folded[page]

    @cached_property
    def _notes(self) -> dict[tuple[int, str], int]:
        found: dict[tuple[int, str], int] = {}
        for index, passage in enumerate(self.passages):
            sign = _OPENING.match(passage.text)
            if sign and passage.kind is PassageKind.NOTE:
                page = passage.pieces[0].place.page
                found.setdefault((page, sign[1] or sign[2]), index)
        return found

    def note(self, mark: str, page: int) -> int | None:
        """Return the index of the note on ``page`` that opens with ``mark``."""
        return self._notes.get((page, mark))

    def heading_path(self, section: int) -> tuple[str, ...]:
        """Return the titles from the top down to ``section``, the report left out."""
        titles: list[str] = []
        index: int | None = section
        while index is not None and self.sections[index].level:
            titles.append(self.sections[index].title)
            index = self.sections[index].parent
        return tuple(reversed(titles))


def fold(text: str) -> str:
    """Return ``text`` without spaces and punctuation, in one case, no digit raised."""
    return re.sub(r"[\W_]+", "", text).casefold().translate(_ON_THE_LINE)
