"""Text of a file without pages in; a ``Document`` whose places carry lines out."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    PageStatus,
    PassageKind,
    Place,
)
from auditor.ingest.assemble import Block, Grid, assemble
from auditor.ingest.join import lexicon, squeeze
from auditor.ingest.signs import ends_lead
from auditor.ingest.text_blocks import Levels, chunks, read_blocks, wrap_width
from auditor.ingest.text_lines import Raw, Sort, sort_lines
from auditor.ingest.text_tables import read_grid


def read_text(text: str, name: str) -> Document:
    """Read a report that is plain, tabbed or marked-down text.

    Args:
        text: All of the file.
        name: File name without folder.
    """
    lines = sort_lines(text)
    body = assemble(_parts(lines), title=name, last_page=1)
    return Document(
        name=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        kind=DocumentKind.TEXT,
        paged=False,
        pages=(_page(text, lines),),
        sections=body.sections,
        passages=body.passages,
        tables=body.tables,
    )


def _page(text: str, lines: Sequence[Raw]) -> Page:
    return Page(
        number=1,
        label=None,
        status=PageStatus.READ,
        reason="",
        width=0,
        height=0,
        lines=tuple(
            Line(text=squeeze(line.text), place=Place(page=1, line=line.number))
            for line in lines
            if line.sort is not Sort.BLANK
        ),
        raw=text,
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
            chunks(run, width), words, levels, table_below=below[0].sort is Sort.ROW
        )
    return _with_notes(parts)


def _runs(lines: Sequence[Raw]) -> list[list[Raw]]:
    """Part text from tables; an empty line parts two tables."""
    shown = [line for line in lines if line.sort in {Sort.TEXT, Sort.ROW}]
    runs: list[list[Raw]] = []
    for sort, group in groupby(shown, key=lambda line: line.sort):
        for line in group:
            fresh = not runs or runs[-1][0].sort is not sort
            if fresh or (sort is Sort.ROW and line.gap):
                runs.append([line])
            else:
                runs[-1].append(line)
    return runs


def _grid(run: Sequence[Raw], parts: Sequence[Block | Grid]) -> Grid | None:
    above = parts[-1] if parts else None
    if isinstance(above, Block):
        return read_grid(run, above.text, None)
    return read_grid(run, above.caption if above else "", above)


def _with_notes(parts: Sequence[Block | Grid]) -> list[Block | Grid]:
    """Give each table the notes that stand directly under it."""
    noted: list[Block | Grid] = []
    for index, part in enumerate(parts):
        if isinstance(part, Grid):
            notes = tuple(block.text for block in _notes(parts[index + 1 :]))
            noted.append(replace(part, notes=notes))
        else:
            noted.append(part)
    return noted


def _notes(parts: Sequence[Block | Grid]) -> list[Block]:
    notes: list[Block] = []
    for part in parts:
        if isinstance(part, Grid):
            break
        listed = part.kind is PassageKind.ITEM and notes and ends_lead(notes[0].text)
        if part.kind is not PassageKind.NOTE and not listed:
            break
        notes.append(part)
    return notes
