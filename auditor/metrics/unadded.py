"""The parts of a total in; rows beside them that are in no sum out."""

from decimal import Decimal
from itertools import takewhile

from auditor.guide.metrics import Metrics
from auditor.metrics.added import Sum
from auditor.metrics.frame import Book, Known
from auditor.metrics.said import PrintedRow


def unadded(
    total: Known, found: Sum, book: Book, metrics: Metrics
) -> tuple[PrintedRow, ...]:
    """Return the rows among the parts, and next to them, that may be parts as well.

    Next to them until a row without numbers or one that is known to be something else.
    """
    parts = (*found.plus, *found.minus)
    figures = [part.figure for part in parts]
    held = ((table.rows, table.at(figures)) for table in book.said.tables)
    rows, at = next((found for found in held if found[1]), ((), ()))
    if not at:
        return ()
    free = {rule.free for metric in metrics.metrics for rule in metric.labels}
    free &= set(metrics.checks.inner)
    beside = book.beside(parts[0])

    def may_add(row: PrintedRow) -> bool:
        read = [known for known in beside if row.holds(known.figure)]
        return bool(row.values) and all(
            known.quantity.unit == total.quantity.unit
            and any(kind in free for kind, _ in known.parts)
            for known in read
        )

    first, last = min(at), max(at)
    before = takewhile(may_add, reversed(rows[:first]))
    inside = (rows[n] for n in range(first, last) if n not in at)
    after = takewhile(may_add, rows[last + 1 :])
    return (*before, *filter(may_add, inside), *after)


def that_are_missing(
    total: Known, found: Sum, rows: tuple[PrintedRow, ...]
) -> tuple[PrintedRow, ...]:
    """Return the only one of ``rows``, or all, that print what ``found`` misses."""
    if not total.figure.value:
        return ()
    missing = total.interval - found.interval
    scale = total.quantity.value / total.figure.value

    def fits(*some: PrintedRow) -> bool:
        columns = zip(*(row.values for row in some), strict=False)
        sums = (sum(column, Decimal(0)) * scale for column in columns)
        return any(missing.low <= value <= missing.high for value in sums)

    alone = tuple(row for row in rows if fits(row))
    if len(alone) == 1:
        return alone
    return rows if fits(*rows) else ()
