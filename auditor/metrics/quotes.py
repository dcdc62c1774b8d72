"""A printed line in; the longest piece of it that stands on its page out.

Where that piece has lost the label of its row, label and heads are quoted beside it.
"""

from collections.abc import Iterator

from auditor.document import Cell, Document, Quote, Table, fold
from auditor.metrics.grid import Value


def standing_quote(document: Document, line: str, page: int, value: str) -> str:
    """Return ``line``, or the words of it around ``value`` that stand on ``page``.

    Empty where not even ``value`` stands there.
    """
    if document.stands(line, page):
        return line
    words, size = line.split(), len(value.split())
    pieces = [
        _grown(document, words, (start, start + size), page)
        for start in range(len(words))
        if value in (piece := " ".join(words[start : start + size]))
        and document.stands(piece, page)
    ]
    longest = max(pieces, key=len, default=value)
    return longest if document.stands(longest, page) else ""


def beside_quote(
    document: Document, table: Table, value: Value, quote: str
) -> Iterator[Quote]:
    """Yield what ``quote`` lacks: the label of its row, and the heads of its column.

    Each as far as it stands on the page, with its own place.
    """
    if not value.label or fold(value.label) in fold(quote):
        return
    labels = [cell for cell in value.row.cells if cell.text.strip() == value.label]
    column = next(i for i, cell in enumerate(value.row.cells) if cell is value.cell)
    heads = [_head(table, head, column) for head in value.heads]
    for cell in (*labels[:1], *heads):
        text = _longest(document, cell, table.page) if cell else ""
        if cell and text and cell.place:
            yield Quote(text=text, place=cell.place)


def _head(table: Table, text: str, column: int) -> Cell | None:
    """Return the cell that says ``text`` and stands over ``column`` or left of it."""
    for row in table.rows:
        over = [cell for cell in row.cells[: column + 1] if cell.text == text]
        if over:
            return over[-1]
    return None


def _longest(document: Document, cell: Cell, page: int) -> str:
    """Return the longest run of words of a cell that stands on ``page``.

    Where there is none, as in Chinese around a mark, the start of one.
    """
    words = cell.text.split()
    runs = (_grown(document, words, (i, i), page) for i in range(len(words)))
    longest = max(runs, key=len, default="")
    first = words[0] if words and not longest else ""
    starts = (first[:end] for end in range(len(first) - 1, len(first) // 2, -1))
    return longest or next((s for s in starts if document.stands(s, page)), "")


def _grown(
    document: Document, words: list[str], core: tuple[int, int], page: int
) -> str:
    """Return the words of ``core`` with their neighbours, as far as they stand."""
    first, last = core
    while last < len(words) and document.stands(
        " ".join(words[first : last + 1]), page
    ):
        last += 1
    while first and document.stands(" ".join(words[first - 1 : last]), page):
        first -= 1
    return " ".join(words[first:last])
