"""Bytes of a PDF in; ``Document`` out: the stages of reading, one after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    PageStatus,
)
from auditor.ingest.assemble import Grid, assemble
from auditor.ingest.join import lexicon
from auditor.ingest.ocr import Ocr, remedy
from auditor.ingest.pdf.charts import (
    Sketch,
    find_charts,
    with_charts,
    with_labels,
)
from auditor.ingest.pdf.compose import Sorted, compose, sort_run, with_captions
from auditor.ingest.pdf.engine import File, UnreadablePageError, open_pdf
from auditor.ingest.pdf.justified import join_wide
from auditor.ingest.pdf.ligatures import with_ligatures
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.lines import Strip, part_line, read_strips
from auditor.ingest.pdf.margins import Leaf, Margin, read_margins, with_folios_apart
from auditor.ingest.pdf.marking import mark_recognised
from auditor.ingest.pdf.order import Item, Slot, hang, join_contents, reading_order
from auditor.ingest.pdf.paragraphs import Chunk, Measures, chunks, marked_on, measure
from auditor.ingest.pdf.places import place_of
from auditor.ingest.pdf.recognise import Eye
from auditor.ingest.pdf.second import finds_text
from auditor.ingest.pdf.sheet import Sheet
from auditor.ingest.pdf.soundness import Soundness
from auditor.ingest.pdf.tables import Found, find_tables

_UNSEEN = (
    "words that cannot be seen (invisible, white on white, tiny or outside the page) "
    "were not used"
)
_SCAN = "the page is a picture of writing"
_HELD = "it came out empty, and a second reader finds text on it"
_TURNED = "the scan lies on its side: turn the page upright"
_MARGINS = ", with no text but a header or footer"
_ASIDE = "comments and form fields were not read"
_UNNAMED = "words that could not be read in full"
_PRINT = "Print the report to a new PDF and audit that."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failure:
    """A page that the engine could not load."""

    number: int
    width: float
    height: float
    reason: str
    limit: bool
    """Whether it holds more than we read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One page, read."""

    page: Page
    parts: tuple[Sorted | Grid, ...]
    charts: tuple[Sketch, ...]


def read_pdf(data: bytes, name: str, ocr: Ocr = Ocr.NEVER) -> Document:
    """Read a report that is a PDF.

    ``ocr`` says which pages are read off their pictures, where that is installed.

    Raises:
        ReportError: It cannot be opened.
    """
    with open_pdf(data, name) as file:
        eye = Eye(file.pdf, ocr)
        sheets = [_sheet(file, eye, number) for number in range(1, len(file) + 1)]
        title, outline, soundness = file.title, file.outline, file.soundness
    leaves = _leaves(sheets)
    unused = tuple(_unused([leaf.sheet for leaf in leaves]))
    measures = measure((row for leaf in leaves for row in leaf.rows), outline)
    margins = read_margins(leaves, measures.body.size)
    empty = [leaf.sheet.number for leaf in leaves if leaf.sheet.wordless]
    held = finds_text(data, empty)
    # The words of all pages fill most of the memory: a page's go once it is read.
    sheets = [replace(s, words=()) if isinstance(s, Sheet) else s for s in sheets]
    readings = {
        reading.page.number: reading
        for reading in _readings(
            leaves, margins, measures, lambda sheet: _status(sheet, soundness, held)
        )
    }
    pages = tuple(
        readings[sheet.number].page if isinstance(sheet, Sheet) else _failed(sheet)
        for sheet in sheets
    )
    words = lexicon(line.text for page in pages for line in page.lines)
    parts = [part for reading in readings.values() for part in reading.parts]
    body = assemble(
        compose(with_captions(parts), measures, words),
        title=title or name,
        last_page=len(pages),
    )
    document = Document(
        name=name,
        sha256="",  # of the file: its reader fills it in, for hashing loads OpenSSL
        kind=DocumentKind.PDF,
        paged=True,
        pages=pages,
        sections=body.sections,
        passages=body.passages,
        tables=body.tables,
        metadata_title=title,
        outline=tuple((mark.title, mark.page) for mark in outline),
        warnings=(*soundness.losses, *soundness.notes, *unused),
        incomplete=bool(soundness.losses),
        refusal=_refusal(pages, sheets, name, ocr),
    )
    charts = [chart for reading in readings.values() for chart in reading.charts]
    return with_charts(mark_recognised(document), charts)


def _leaves(sheets: Sequence[Sheet | _Failure]) -> list[Leaf]:
    """Return the pages that could be loaded, and their lines."""
    seen = [sheet for sheet in sheets if isinstance(sheet, Sheet)]
    return with_folios_apart(
        [
            Leaf(sheet=sheet, rows=read_strips(sheet.words))
            for sheet in with_ligatures(seen)
        ]
    )


def _readings(
    leaves: list[Leaf],
    margins: Sequence[Margin],
    measures: Measures,
    found: Callable[[Sheet], tuple[PageStatus, str]],
) -> Iterator[_Reading]:
    """Read the pages, and take each out of ``leaves``."""
    for margin in margins:
        leaf = leaves.pop(0)
        yield _read_leaf(leaf, margin, measures, found(leaf.sheet))


def _unused(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield a warning where pages hold words that are not used, and why."""
    for what, counts in (
        (_UNSEEN, {sheet.number: sheet.hidden for sheet in sheets if sheet.hidden}),
        (_ASIDE, {sheet.number: sheet.aside for sheet in sheets if sheet.aside}),
        (_UNNAMED, {sheet.number: sheet.unnamed for sheet in sheets if sheet.unnamed}),
    ):
        if counts:
            pages = ", ".join(map(str, [*counts][: LIMITS.named_pages]))
            more = " and others" if len(counts) > LIMITS.named_pages else ""
            yield f"{what}: {sum(counts.values())}, on page {pages}{more}"


def _sheet(file: File, eye: Eye, number: int) -> Sheet | _Failure:
    try:
        return eye.read(file.sheet(number))
    except UnreadablePageError as error:
        width, height = file.size(number)
        return _Failure(
            number=number,
            width=width,
            height=height,
            reason=str(error),
            limit=error.limit,
        )


def _failed(failure: _Failure) -> Page:
    return Page(
        number=failure.number,
        label=None,
        status=PageStatus.FAILED,
        reason=failure.reason,
        width=failure.width,
        height=failure.height,
        lines=(),
        raw="",
    )


def _refusal(
    pages: Sequence[Page], sheets: Sequence[Sheet | _Failure], name: str, ocr: Ocr
) -> tuple[str, str] | None:
    """Return why nothing can be audited, what to do, and the status of the report."""
    if any(page.status is PageStatus.READ and page.raw for page in pages):
        return None
    failures = [sheet for sheet in sheets if isinstance(sheet, _Failure)]
    if any(failure.limit for failure in failures):
        reason = next(failure.reason for failure in failures if failure.limit)
        told = f"no page can be read; {reason}. {_PRINT}"
        return f"{name}: {told}", "limit"
    if all(page.status is PageStatus.FAILED for page in pages):
        told = f"none of the {len(pages)} pages can be loaded. Download or export"
        return f"{name}: {told} the PDF again.", "unreadable"
    told = f"no text on any of {len(pages)} pages"
    if any(isinstance(sheet, Sheet) and sheet.aside for sheet in sheets):
        told += f" but in comments or form fields, which are not read. {_PRINT}"
    elif any(page.reason == _TURNED for page in pages):
        told += "; they are scans that lie on their side. Turn the pages upright."
    elif any(page.recognised for page in pages):
        told += "; OCR (text recognition) saw no words on them. Scan it anew."
    else:
        told += f"; they are pictures or outlines. {remedy(ocr)}"
    return f"{name}: {told}", "no-text"


def _read_leaf(
    leaf: Leaf, margin: Margin, measures: Measures, found: tuple[PageStatus, str]
) -> _Reading:
    sheet = leaf.sheet
    rows = [
        row
        for index, row in enumerate(leaf.rows)
        if index not in margin.rows or index == margin.heading
    ]
    rows = join_wide(join_contents(rows))
    tables = find_tables(sheet, rows)
    runs = reading_order(_items(rows, tables))
    status, reason = found
    running = len(margin.rows) == len(leaf.rows)
    if sheet.scanned and running and not (sheet.recognised or sheet.turned):
        status, reason = PageStatus.NO_TEXT, _SCAN + (_MARGINS if leaf.rows else "")
    marked = marked_on(leaf.rows)
    gathered = [_gathered(run, tables, sheet, measures, marked) for run in runs]
    charts = find_charts(sheet, tables, gathered, measures)
    parts = [
        part
        for run in with_labels(gathered, charts)
        for part in sort_run(run, measures, marked)
    ]
    return _Reading(
        page=Page(
            number=sheet.number,
            label=margin.label,
            recognised=sheet.recognised,
            status=status,
            reason=reason,
            width=sheet.width,
            height=sheet.height,
            lines=tuple(_lines(leaf, margin, runs, tables)),
            raw=sheet.raw,
            sideways=tuple(_aside(sheet)),
        ),
        parts=tuple(parts) if status is PageStatus.READ else (),
        charts=tuple(charts) if status is PageStatus.READ else (),
    )


def _aside(sheet: Sheet) -> Iterator[Line]:
    for line in sheet.sideways:
        yield Line(text=line.text, place=place_of(line.area, sheet.number))


def _items(
    rows: Sequence[Sequence[Strip]], tables: Sequence[Found]
) -> list[Sequence[Item]]:
    """Return the lines outside of tables, and the places of the tables."""
    taken = frozenset(order for table in tables for order in table.words)
    placed: list[tuple[float, Sequence[Item]]] = [
        (table.area.top, (Slot(table.area, index),))
        for index, table in enumerate(tables)
    ]
    for row in rows:
        words = [word for strip in row for word in strip.words]
        free = [word for word in words if word.order not in taken]
        if free:
            strips = row if len(free) == len(words) else part_line(free)
            placed.append((row[0].baseline, hang(strips)))
    return [items for _, items in sorted(placed, key=lambda entry: entry[0])]


def _gathered(
    run: Sequence[Item],
    tables: Sequence[Found],
    sheet: Sheet,
    measures: Measures,
    marked: Mapping[str, Strip],
) -> list[Chunk | Grid]:
    """Gather the items of one column into passages and tables."""
    gathered: list[Chunk | Grid] = []
    strips: list[Strip] = []
    for item in run:
        if isinstance(item, Strip):
            strips.append(item)
            continue
        found = tables[item.index]
        gathered += chunks(strips, sheet.number, measures, marked)
        strips = []
        gathered += [found.grid] if found.grid else _labels(found, sheet.number)
    return gathered + chunks(strips, sheet.number, measures, marked)


def _labels(chart: Found, page: int) -> list[Chunk]:
    """Return the lines of a chart, each of which is a passage of its own."""
    return [Chunk(page=page, strips=(strip,), label=True) for strip in chart.strips]


def _lines(
    leaf: Leaf,
    margin: Margin,
    runs: Sequence[Sequence[Item]],
    tables: Sequence[Found],
) -> Iterator[Line]:
    """Yield the running lines at the top, the columns, the running lines below."""
    half = leaf.sheet.height / 2
    running = [
        strip
        for index in sorted(margin.rows)
        if index != margin.heading
        for strip in leaf.rows[index]
    ]
    inside = [
        strip
        for run in runs
        for item in run
        for strip in ((item,) if isinstance(item, Strip) else tables[item.index].strips)
    ]
    above = [strip for strip in running if strip.baseline < half]
    below = [strip for strip in running if strip.baseline >= half]
    for strip in (*above, *inside, *below):
        yield Line(
            text=strip.text,
            place=place_of(strip.area, leaf.sheet.number),
            size=strip.size,
            bold=strip.bold,
        )


def _status(
    sheet: Sheet, soundness: Soundness, held: AbstractSet[int]
) -> tuple[PageStatus, str]:
    if sheet.recognised:
        return PageStatus.READ, "read by OCR" if sheet.words else "OCR saw no words"
    if sheet.number in held:
        return PageStatus.FAILED, _HELD
    if sheet.turned:
        return PageStatus.NO_TEXT, _TURNED
    if sheet.wordless:
        return _wordless(sheet, soundness)
    if sheet.garbled:
        return (
            PageStatus.GARBLED,
            "the file does not say which letters its signs stand for",
        )
    return PageStatus.READ, _UNNAMED if sheet.unnamed else ""


def _wordless(sheet: Sheet, soundness: Soundness) -> tuple[PageStatus, str]:
    if sheet.aside:
        return PageStatus.NO_TEXT, "all words stand in comments or form fields"
    if not sheet.drawn and soundness.empties:
        return PageStatus.FAILED, "the page came out empty and the file is damaged"
    if not sheet.drawn:
        return PageStatus.BLANK, "nothing is drawn on the page"
    held = "a picture" if sheet.pictures else "outlines or drawings"
    return PageStatus.NO_TEXT, f"the page holds {held} and no text"
