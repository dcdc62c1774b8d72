"""Paragraphs and tables in the order of a file in; ``Document`` out.

What Word files and web pages have in common: they say what is a heading, an item or a
table, and have no lines.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Mark,
    Page,
    PageStatus,
    Place,
)
from auditor.ingest.assemble import Block, Grid, assemble
from auditor.ingest.join import join_lines, lexicon, squeeze
from auditor.ingest.notes import with_notes
from auditor.ingest.spread import Band, Spot, spread
from auditor.ingest.text_blocks import Chunk, Levels, Told, read_blocks
from auditor.ingest.text_lines import Raw, Sort
from auditor.ingest.text_tables import carries_on

_MOST_SIGNS = 6
"""Levels of headings that a sign can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words on one page."""

    text: str
    page: int = 1
    marks: tuple[Mark, ...] = ()
    """Footnote marks in ``text``, each with a space before it."""

    def with_mark(self, mark: str) -> "Words":
        """Return the words with a footnote mark after them."""
        text = f"{self.text.rstrip()} "
        marks = (*self.marks, Mark(start=len(text), text=mark))
        after = "" if self.text.strip() else " "
        return replace(self, text=text + mark + after, marks=marks)

    @property
    def plain(self) -> str:
        """``text`` without its footnote marks."""
        text = self.text
        for mark in reversed(self.marks):
            text = text[: mark.start - 1] + text[mark.start + len(mark.text) :]
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph as the file states it."""

    words: tuple[Words, ...]
    """At least one; a new one begins at a line break and at the top of a page."""
    level: int = 0
    """Of a heading, from 1, the highest; 0 for what is none."""
    sign: str = ""
    """What is printed before it: a number, the mark of a footnote."""
    listed: bool = False
    """An item of a list, or an entry of the contents."""
    bold: bool = False
    noted: bool = False
    """A footnote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strake:
    """One row of a table as the file states it."""

    spots: tuple[Spot, ...]
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """One table as the file states it."""

    rows: tuple[Strake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All of a file."""

    parts: tuple[Paragraph | Tabled, ...]
    title: str = ""
    """As the file's own data name it."""
    pages: int = 0
    """Number of pages where the file states them, else 0."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is read out of a paragraph or row, and where."""

    text: str
    place: Place
    marks: tuple[str, ...] = ()
    """Each footnote mark, with the word that it stands at before it."""


def read_flow(flow: Flow, name: str, kind: DocumentKind, data: bytes) -> Document:
    """Make the document of a file that is ``data``."""
    placed = list(_placed(flow))
    words = lexicon(line.text for _, shown in placed for line in shown)
    parts = list(_parts(placed, words))
    pages = tuple(_pages(flow, [line for _, shown in placed for line in shown]))
    body = assemble(with_notes(parts), title=flow.title or name, last_page=len(pages))
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        paged=flow.pages > 0,
        pages=pages,
        sections=body.sections,
        passages=body.passages,
        tables=body.tables,
        metadata_title=flow.title,
        warnings=flow.warnings,
    )


_Placed = tuple[Paragraph | Tabled, tuple[_Shown, ...]]


def _placed(flow: Flow) -> Iterator[_Placed]:
    """Give every paragraph and every row its place."""
    numbers = count(1)

    def place(page: int) -> Place:
        number = next(numbers)
        return (
            Place(page=page, order=number) if flow.pages else Place(page=1, line=number)
        )

    for part in flow.parts:
        if isinstance(part, Tabled):
            yield from _table(
                part.rows,
                [
                    _Shown(squeeze(" ".join(s.text for s in r.spots)), place(r.page))
                    for r in part.rows
                ],
            )
        elif any(words.text.strip() for words in part.words):
            first = place(part.words[0].page)
            yield part, tuple(_shown(part, first))


def _shown(part: Paragraph, first: Place) -> Iterator[_Shown]:
    for index, words in enumerate(part.words):
        sign = part.sign if not index else ""
        place = Place(page=words.page, line=first.line, order=first.order)
        marks = tuple(
            " ".join((*words.text[: mark.start].split()[-1:], mark.text))
            for mark in words.marks
        )
        yield _Shown(squeeze(f"{sign} {words.text}"), place, marks)


def _table(rows: Sequence[Strake], shown: Sequence[_Shown]) -> Iterator[_Placed]:
    """Part rows of one cell at the top, which name the table, from what is a grid."""
    top = 0
    while top < len(rows) and _names_table(rows[top]):
        top += 1
    if sum(any(spot.text for spot in row.spots) for row in rows[top:]) < 2:  # noqa: PLR2004  a header and a row
        top = len(rows)
    for row, line in zip(rows[:top], shown[:top], strict=True):
        for spot in filter(lambda spot: spot.text, row.spots):
            words = (Words(text=spot.text, page=row.page),)
            yield Paragraph(words=words), (_Shown(spot.text, line.place),)
    if top < len(rows):
        yield Tabled(rows=tuple(rows[top:])), tuple(shown[top:])


def _names_table(row: Strake) -> bool:
    filled = [spot for spot in row.spots if spot.text]
    return len(filled) < 2 and all(spot.down == 1 for spot in filled)  # noqa: PLR2004  a label and a figure


def _parts(placed: Sequence[_Placed], words: frozenset[str]) -> Iterator[Block | Grid]:
    levels = Levels()
    told = _told(part for part, _ in placed)
    runs = [
        (kind, list(run))
        for kind, run in groupby(placed, key=lambda pair: isinstance(pair[0], Tabled))
    ]
    caption = ""
    for index, (is_table, run) in enumerate(runs):
        if is_table:
            yield from _grids(run, caption)
            continue
        chunks = [_chunk(part, shown) for part, shown in run]
        below = index + 1 < len(runs)
        blocks = read_blocks(chunks, words, levels, told, table_below=below)
        caption = blocks[-1].text
        for block, (_, shown) in zip(blocks, run, strict=True):
            yield replace(block, marks=tuple(_marks(block.text, shown)))


def _marks(text: str, shown: Iterable[_Shown]) -> Iterator[Mark]:
    """Yield the footnote marks of a passage with their places in its text."""
    end = 0
    for marked in (each for line in shown for each in line.marks):
        found = text.find(marked, end)
        if found >= 0:
            end = found + len(marked)
            mark = marked.split()[-1]
            yield Mark(start=end - len(mark), text=mark)


def _told(parts: Iterable[Paragraph | Tabled]) -> Told:
    """Tell whether the file marks headings; one alone may be its title."""
    marked = sum(isinstance(part, Paragraph) and part.level > 0 for part in parts)
    return Told.HEADINGS if marked > 1 else Told.PARAGRAPHS


def _chunk(part: Paragraph | Tabled, shown: Iterable[_Shown]) -> Chunk:
    lines = [
        Raw(place=line.place, text=line.text, sort=Sort.TEXT, gap=1) for line in shown
    ]
    text = lines[0].text
    if isinstance(part, Paragraph) and part.level:
        text = f"{'#' * min(part.level, _MOST_SIGNS)} {text}"
    elif isinstance(part, Paragraph) and part.listed and not part.noted:
        text = f"\N{BULLET} {text}"
    elif isinstance(part, Paragraph) and part.bold and len(lines) == 1:
        text = f"**{text}**"
    first = Raw(place=lines[0].place, text=text, sort=Sort.TEXT, gap=1)
    noted = isinstance(part, Paragraph) and part.noted
    return Chunk(lines=(first, *lines[1:]), noted=noted)


def _grids(run: Sequence[_Placed], caption: str) -> Iterator[Grid]:
    before: Grid | None = None
    for part, shown in run:
        if not isinstance(part, Tabled):
            continue
        rows = spread(
            [
                Band(spots=row.spots, place=line.place)
                for row, line in zip(part.rows, shown, strict=True)
            ]
        )
        before = Grid(
            rows=rows,
            page=rows[0].place.page,
            caption=caption,
            notes=(),
            continues=before is not None and carries_on(before.rows, rows),
        )
        yield before


def _pages(flow: Flow, shown: Sequence[_Shown]) -> Iterator[Page]:
    own_lines: dict[int, list[_Shown]] = {}
    for line in filter(lambda line: line.text, shown):
        own_lines.setdefault(line.place.page, []).append(line)
    for number in range(1, max(flow.pages, 1) + 1):
        own = own_lines.get(number, [])
        blank = flow.pages > 0 and not own
        yield Page(
            number=number,
            label=None,
            status=PageStatus.BLANK if blank else PageStatus.READ,
            reason="nothing stands on the page" if blank else "",
            width=0,
            height=0,
            lines=tuple(Line(text=line.text, place=line.place) for line in own),
            raw="\n".join(line.text for line in own),
        )


def run_together(texts: Iterable[str]) -> str:
    """Return lines or paragraphs of one cell as one text."""
    return join_lines([text for text in texts if text.strip()], None).text
