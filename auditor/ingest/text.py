"""Text of a file in; a ``Document`` whose places carry lines, or pages, out."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    PageStatus,
)
from auditor.ingest.assemble import Block, Grid, assemble
from auditor.ingest.join import lexicon, squeeze
from auditor.ingest.notes import with_notes
from auditor.ingest.text_blocks import Levels, Told, chunks, read_blocks, wrap_width
from auditor.ingest.text_lines import Raw, Sort, page_label, sort_lines, split_pages
from auditor.ingest.text_tables import read_grid


def read_text(text: str, name: str) -> Document:
    """Read a report that is plain, tabbed or marked-down text.

    Args:
        text: All of the file; form feeds part it into pages.
        name: File name without folder.
    """
    lines = sort_lines(text)
    pages = tuple(_pages(text, lines))
    body = assemble(_parts(lines), title=name, last_page=len(pages))
    return Document(
        name=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        kind=DocumentKind.TEXT,
        paged="\f" in text,
        pages=pages,
        sections=body.sections,
        passages=body.passages,
        tables=body.tables,
    )


def _pages(text: str, lines: Sequence[Raw]) -> Iterator[Page]:
    own_lines = {
        number: list(group)
        for number, group in groupby(lines, key=lambda line: line.place.page)
    }
    for number, raw in enumerate(split_pages(text), start=1):
        own = own_lines.get(number, [])
        blank = "\f" in text and not raw.strip()
        yield Page(
            number=number,
            label=page_label(own) if "\f" in text else None,
            status=PageStatus.BLANK if blank else PageStatus.READ,
            reason="nothing stands on the page" if blank else "",
            width=0,
            height=0,
            lines=tuple(
                Line(text=squeeze(line.text), place=line.place)
                for line in own
                if line.sort is not Sort.BLANK
            ),
            raw=raw,
        )


def _parts(lines: Sequence[Raw]) -> list[Block | Grid]:
    width = wrap_width(lines)
    words = lexicon(line.text for line in lines)
    levels = Levels()
    runs = _runs(lines)
    parts: list[Block | Grid] = []
    for index, run in enumerate(runs):
        grid = _grid(run, parts) if run[0].sort is Sort.ROW else None
        if grid:
            parts.append(grid)
            continue
        below = runs[index + 1] if index + 1 < len(runs) else run
        parts += read_blocks(
            chunks(run, width),
            words,
            levels,
            Told.NOTHING,
            table_below=below[0].sort is Sort.ROW,
        )
    return with_notes(parts)


def _runs(lines: Sequence[Raw]) -> list[list[Raw]]:
    """Part text from tables; an empty line parts two tables."""
    shown = [line for line in lines if line.sort in {Sort.TEXT, Sort.ROW}]
    runs: list[list[Raw]] = []
    for sort, group in groupby(shown, key=lambda line: line.sort):
        for line in group:
            fresh = not runs or runs[-1][0].sort is not sort
            if fresh or (sort is Sort.ROW and _parts_rows(runs[-1][-1], line)):
                runs.append([line])
            else:
                runs[-1].append(line)
    return runs


def _parts_rows(above: Raw, row: Raw) -> bool:
    return row.gap > 0 or row.place.page != above.place.page


def _grid(run: Sequence[Raw], parts: Sequence[Block | Grid]) -> Grid | None:
    above = parts[-1] if parts else None
    if isinstance(above, Block):
        return read_grid(run, above.text, None)
    return read_grid(run, above.caption if above else "", above)
