"""A document in; the same, where words were read off pictures marked as such, out."""

from dataclasses import replace

from auditor.document import Cell, Document, Passage, Place, Row, Table
from auditor.ingest.pdf.limits import LIMITS


def mark_recognised(document: Document) -> Document:
    """Mark every place on the pages that text recognition read, and name the pages."""
    numbers = frozenset(
        page.number for page in document.pages if page.recognised and page.raw
    )
    if not numbers:
        return document
    mark = _Mark(numbers)
    return replace(
        document,
        pages=tuple(
            replace(
                page,
                lines=tuple(
                    replace(ln, place=mark.place(ln.place)) for ln in page.lines
                ),
            )
            for page in document.pages
        ),
        sections=tuple(
            replace(section, place=mark.place(section.place))
            for section in document.sections
        ),
        passages=tuple(map(mark.passage, document.passages)),
        tables=tuple(map(mark.table, document.tables)),
        warnings=(*document.warnings, _told(numbers)),
    )


def _told(numbers: frozenset[int]) -> str:
    named = ", ".join(map(str, sorted(numbers)[: LIMITS.named_pages]))
    more = f" and {len(numbers) - LIMITS.named_pages} more"
    return (
        f"read by OCR, which may misread words and figures: page {named}"
        f"{more if len(numbers) > LIMITS.named_pages else ''}"
    )


class _Mark:
    """Marks what stands on some pages."""

    def __init__(self, pages: frozenset[int]) -> None:
        self._pages = pages

    def place(self, place: Place) -> Place:
        return replace(place, recognised=True) if place.page in self._pages else place

    def passage(self, passage: Passage) -> Passage:
        return replace(
            passage,
            pieces=tuple(
                replace(piece, place=self.place(piece.place))
                for piece in passage.pieces
            ),
        )

    def table(self, table: Table) -> Table:
        return replace(table, rows=tuple(map(self._row, table.rows)))

    def _row(self, row: Row) -> Row:
        return replace(
            row, place=self.place(row.place), cells=tuple(map(self._cell, row.cells))
        )

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, place=self.place(cell.place)) if cell.place else cell
