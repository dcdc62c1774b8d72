"""A document in; the KPI numbers in its tables and headings, outside its index, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document, PassageKind, Place, Table
from auditor.match.evidence import Claim
from auditor.match.ids import named_ids
from auditor.match.phrases import Phrases
from auditor.match.reading import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The number of one KPI, and what stands under it."""

    claim: Claim
    """That it answers the KPI."""
    held: frozenset[tuple[int, str]]
    """Page and words of the rows and paragraphs under it; of a row, itself."""


def find_tags(document: Document, scope: Scope, phrases: Phrases) -> Iterator[Tag]:
    """Yield a tag for each row, caption and heading that names one KPI."""
    for table in document.tables:
        rows = [row for row in table.rows if not row.header]
        for row in rows:
            words = " ".join(cell.text for cell in row.cells)
            if claim := _claim(words, row.quote, row.place, scope, phrases):
                yield Tag(claim=claim, held=frozenset({(row.place.page, row.quote)}))
        place = table.rows[0].place
        if claim := _claim(table.caption, table.caption, place, scope, phrases):
            yield Tag(claim=claim, held=_rows(table))
    for passage in document.passages:
        if passage.kind is PassageKind.HEADING:
            place, text = passage.pieces[0].place, passage.text
            if claim := _claim(text, text, place, scope, phrases):
                yield Tag(claim=claim, held=_under(document, passage.section))


def _claim(
    words: str, wording: str, place: Place, scope: Scope, phrases: Phrases
) -> Claim | None:
    ids = {kpi for _, kpi in named_ids(words) if kpi}
    if len(ids) != 1 or not scope.holds(place):
        return None
    kpi = ids.pop()
    others = phrases.others(kpi, words)
    return Claim(
        provision=kpi,
        wording=wording,
        target="",
        place=place,
        wording_of=others[0] if len(others) == 1 else None,
    )


def _under(document: Document, section: int) -> frozenset[tuple[int, str]]:
    texts = {
        (piece.place.page, passage.text)
        for passage in document.passages
        if passage.section == section
        for piece in passage.pieces
    }
    tables = (table for table in document.tables if table.section == section)
    return frozenset(texts).union(*map(_rows, tables))


def _rows(table: Table) -> frozenset[tuple[int, str]]:
    return frozenset((row.place.page, row.quote) for row in table.rows)
