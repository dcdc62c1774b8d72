"""An index printed as plain paragraphs in; the same as a table out."""

import re
from collections.abc import Iterator

from auditor.document import Cell, Passage, Row, Table
from auditor.match.ids import after_opening
from auditor.match.phrases import Phrases
from auditor.match.standing import Standing

_PARTS = re.compile(
    r"\s[\u2013\u2014-]\s|[:\uff1a]\s*|\s*\|\s*|\s*(?:\.{3,}|\u2026+)\s*|[.;\u3002\uff1b]\s+"
)
"""What parts the wording of the Guide from where its answer stands."""


def listed_tables(standing: Standing, phrases: Phrases) -> Iterator[Table]:
    """Yield a table of id, wording and target for the paragraphs of an index."""
    rows = tuple(_row(passage, phrases) for passage in standing.listed)
    if rows:
        yield Table(
            rows=rows,
            page=rows[0].place.page,
            section=standing.listed[0].section,
            caption="",
            notes=(),
        )


def _row(passage: Passage, phrases: Phrases) -> Row:
    opened = after_opening(passage.text)
    wording, target = _parted(passage.text[opened:].strip(), phrases)
    texts = (passage.text[:opened], wording, target)
    return Row(
        cells=tuple(Cell(text=text) for text in texts),
        place=passage.pieces[0].place,
        quote=passage.text,
    )


def _parted(text: str, phrases: Phrases) -> tuple[str, str]:
    """Return the wording and what stands behind it; nothing where that is not told.

    Words of the issuer's own end with the first sign that parts them from the rest.
    """
    wanted = phrases.in_text(text)
    for part in _PARTS.finditer(text):
        wording = text[: part.start()]
        if wording and phrases.in_text(wording) == wanted:
            return wording, text[part.end() :].strip()
    return text, ""
