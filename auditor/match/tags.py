"""A document in; the KPI numbers printed in its tables, outside its index, out."""

from collections.abc import Iterator

from auditor.document import Document
from auditor.match.evidence import Claim
from auditor.match.ids import named_ids
from auditor.match.reading import Scope


def find_tags(document: Document, scope: Scope) -> Iterator[Claim]:
    """Yield a claim for each row that names one KPI: that it answers it."""
    for table in document.tables:
        for row in table.rows:
            text = " ".join(cell.text for cell in row.cells)
            ids = {kpi for _, kpi in named_ids(text) if kpi}
            if len(ids) == 1 and not row.header and scope.holds(row.place):
                yield Claim(
                    provision=ids.pop(), wording=row.quote, target="", place=row.place
                )
