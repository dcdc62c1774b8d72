"""Consecutive lines with cells in; one table out."""

import re
from collections.abc import Sequence

from auditor.document import Cell, Row
from auditor.ingest import gridding
from auditor.ingest.assemble import Grid
from auditor.ingest.join import squeeze
from auditor.ingest.plain import plain, runs_of_text
from auditor.ingest.text_lines import PIPE, Raw

_DIVIDER = re.compile(r"^[\s|:=+-]+$")
_MARK = re.compile(r"(?<=[^\W\d_)%])\s?(?P<mark>[*#\u2020\u2021^]{1,3}|\[\d{1,2}\])$")


def read_grid(run: Sequence[Raw], caption: str, before: Grid | None) -> Grid | None:
    """Read a table from the lines of ``run``; ``None`` where they make none.

    ``before`` is the table above with no text between, which this one may carry on.
    """
    kept = [line for line in run if not _DIVIDER.match(line.text)]
    texts = _even([_cells(line.text) for line in kept])
    if len(texts) < 2 or len(texts[0]) < 2:  # noqa: PLR2004  rows and columns of a table
        return None
    clean = [[plain(cell) for cell in row] for row in texts]
    headers = gridding.header_count(clean)
    rows = tuple(
        _row(
            line,
            clean[index],
            clean[index + 1 : headers + 1] if index < headers else None,
        )
        for index, line in enumerate(kept)
    )
    return Grid(
        rows=rows,
        page=kept[0].place.page,
        caption=caption,
        notes=(),
        continues=before is not None and carries_on(before.rows, rows),
    )


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    cells = PIPE.split(line.strip())
    inner = cells[not cells[0] : len(cells) - (not cells[-1])]
    return [cell.replace(r"\|", "|") for cell in inner]


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Pad rows to one width and drop columns that are empty throughout."""
    width = max((len(row) for row in rows), default=0)
    padded = [row + [""] * (width - len(row)) for row in rows]
    used = [any(row[column].strip() for row in padded) for column in range(width)]
    return [
        [cell for cell, use in zip(row, used, strict=True) if use] for row in padded
    ]


def _row(line: Raw, texts: Sequence[str], below: Sequence[Sequence[str]] | None) -> Row:
    """Make a row; ``below`` holds the rows under a header row, else ``None``."""
    return Row(
        cells=tuple(
            _cell(line, text, span)
            for text, span in zip(
                texts, gridding.spans(texts, below or ()), strict=True
            )
        ),
        place=line.place,
        quote=max(runs_of_text(line.text), key=len, default=""),
        header=below is not None,
    )


def _cell(line: Raw, text: str, span: int) -> Cell:
    mark = _MARK.search(text)
    if mark is None:
        return Cell(text=squeeze(text), span=span, place=line.place)
    return Cell(
        text=squeeze(text[: mark.start()]),
        span=span,
        place=line.place,
        marks=(mark["mark"],),
    )


def carries_on(before: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Tell whether ``rows`` repeat the header of the table before."""
    mine = [[cell.text for cell in row.cells] for row in rows if row.header]
    theirs = [[cell.text for cell in row.cells] for row in before if row.header]
    same_width = len(before[0].cells) == len(rows[0].cells)
    return same_width and (mine == theirs or not mine)
