"""A table in; the tables that stand side by side in it, as one on the page, out.

"Gender | 2023 | 2022 | Age | 2023 | 2022": each has labels and years of its own.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.document import Row, Table
from auditor.metrics.heads import has_amount, only_years
from auditor.metrics.means import Means
from auditor.metrics.years import split_years

_FEWEST = 2
"""Labels that a column of them has at least."""


def abreast(table: Table, means: Means) -> Iterator[Table]:
    """Yield the tables side by side in ``table``, from the left; mostly itself."""
    starts = next(filter(None, (_starts(row) for row in table.rows)), [])
    if not starts or not all(_holds_labels(table, i, means) for i in starts):
        yield table
        return
    for low, high in zip([0, *starts], [*starts, None], strict=True):
        rows = (replace(row, cells=row.cells[low:high]) for row in table.rows)
        yield replace(
            table, rows=tuple(row for row in rows if any(c.text for c in row.cells))
        )


def _starts(row: Row) -> list[int]:
    """Return where, in a row of heads, the same years begin again after a label."""
    texts = [cell.text for cell in row.cells]
    starts = [
        i
        for i, text in enumerate(texts[:-1])
        if i and text and not split_years(text)[0] and only_years(texts[i + 1])
    ]
    bounds = zip([0, *starts], [*starts, len(texts)], strict=True)
    years = [[t for t in texts[low + 1 : high] if only_years(t)] for low, high in bounds]
    is_same = all(years) and all(own == years[0] for own in years)
    return starts if is_same else []


def _holds_labels(table: Table, column: int, means: Means) -> bool:
    """Tell whether what stands in ``column`` names the values beside it."""
    texts = [row.cells[column].text for row in table.rows if row.cells[column].text]
    amounts = sum(1 for text in texts if has_amount(text, means))
    units = any(means.units.opens(text) for text in texts)
    return len(texts) > _FEWEST and 2 * amounts < len(texts) and not units
