"""A document in; what its index of the standard claims for the Guide out.

A report under IFRS S2 lists the paragraphs of that standard in place of Part D; the
guide says which of them stand behind which provision.
"""

import re
from collections.abc import Iterator

from auditor.document import Document, Row, Table
from auditor.guide.provisions import Guide, Provision, below
from auditor.language import Lexicon, holds
from auditor.match.evidence import Claim
from auditor.match.reading import Position, position
from auditor.match.targets import Targets

_MARK = r"\s?\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)"
_PARAGRAPH = re.compile(
    rf"(?:(?:^|[\s:])(?=\d{{1,2}})|\.(?=\d{{1,2}}{_MARK}))"
    rf"(\d{{1,2}}(?:{_MARK})*)(?=$|[\s.:;,])"
)
"""After a full stop a mark must follow: "S2.29(a)" is a paragraph, "A1.6" is a KPI."""
_LEAD = 16
"""Characters that may stand before the paragraph: "Paragraph 6(a)", "IFRS S2 6(a)"."""
_LEAST_ROWS = 3


def standard_claims(
    document: Document, guide: Guide, lexicon: Lexicon, edition: str
) -> tuple[tuple[Claim, ...], tuple[tuple[Position, Position], ...]]:
    """Return a claim per provision of ``edition``, and where their rows stand.

    Of several rows for a provision the one of the narrowest paragraph counts.
    """
    claims: dict[str, tuple[int, Claim]] = {}
    tables = list(_tables(document, guide, lexicon))
    targets = Targets(document, {})
    for row in (row for table in tables for row in table.rows):
        paragraph = _paragraph(row)
        for provision in guide.provisions(edition):
            depth = len(paragraph)
            known, _ = claims.get(provision.id, (0, None))
            if depth > known and _asks(provision, paragraph):
                claims[provision.id] = depth, _claim(provision, row, targets)
    ranges = [(position(t.rows[0].place), position(t.rows[-1].place)) for t in tables]
    return tuple(claim for _, claim in claims.values()), tuple(ranges)


def _tables(document: Document, guide: Guide, lexicon: Lexicon) -> Iterator[Table]:
    """Yield the tables that name the standard and list paragraphs of it."""
    groups = guide.standard.index if guide.standard else ()
    parents = [p for a in guide.aspects for p in a.provisions if p.standard]
    for table in document.tables:
        head = [cell.text for row in table.rows if row.header for cell in row.cells]
        over = (*document.heading_path(table.section), table.caption, *head)
        hits = lexicon.hits(" \n ".join(over))
        if any(holds(hits, group) for group in groups):
            listed = [p for row in table.rows if (p := _paragraph(row))]
            known = [p for p in listed if any(_asks(parent, p) for parent in parents)]
            if len(known) >= _LEAST_ROWS:
                yield table


def _paragraph(row: Row) -> str:
    """Return the paragraph with which ``row`` opens, without spaces; else nothing."""
    first = next((cell.text for cell in row.cells if cell.text), "")
    found = None if row.header else _PARAGRAPH.search(first)
    if not found or found.start() > _LEAD:
        return ""
    return "".join(found[1].split())


def _asks(provision: Provision, paragraph: str) -> bool:
    return bool(paragraph) and any(
        below(own, paragraph) or below(paragraph, own) for own in provision.standard
    )


def _claim(provision: Provision, row: Row, targets: Targets) -> Claim:
    cells = [cell.text for cell in row.cells if cell.text]
    said = 2 if len(cells) > 2 else 1  # noqa: PLR2004  paragraph, wording, target
    target = tuple(cells[said:])
    return Claim(
        provision=provision.id,
        wording=" ".join(cells[:said]),
        target=" ".join(target),
        place=row.place,
        pages=targets.pages(target, ""),
        doubt=targets.doubt(target, ""),
    )
