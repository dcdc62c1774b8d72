"""A total of waste in; what its table prints of it by treatment, recycling too, out."""

from collections.abc import Iterator
from itertools import takewhile

from auditor.guide.metrics import Metrics
from auditor.metrics.added import FEWEST, Sum
from auditor.metrics.frame import Book, Known
from auditor.metrics.units import bounded, fold


def treated(book: Book, metrics: Metrics) -> Iterator[tuple[Known, Sum]]:
    """Yield totals with the rows of one table right above or below that treat them.

    Not with "disposed of": what is recycled may be in it or not.
    """
    rule = metrics.checks.treated
    names = (metrics.vocabularies[name] for name in metrics.checks.all_of_it)
    of_all = bounded(fold(term) for words in names for term in (*words.en, *words.zh))
    for total in book.of(*rule.totals):
        kinds = [kind for kind, _ in total.parts]
        if rule.kind in kinds or total.figure.table is None:
            continue

        def treats(row: Known, total: Known = total) -> bool:
            left = tuple(part for part in row.parts if part[0] != rule.kind)
            is_recycled = row.figure.metric == rule.recycled and left == row.parts
            is_part = row.figure.metric == total.figure.metric and left != row.parts
            return (
                (is_recycled or is_part)
                and left == total.parts
                and row.quantity.unit == total.quantity.unit
                and not any(of_all.search(label) for _, label in row.parts)
            )

        beside = book.beside(total)
        at = beside.index(total)
        above = tuple(takewhile(treats, reversed(beside[:at])))
        below = tuple(takewhile(treats, beside[at + 1 :]))
        for rows in (above[::-1], below):
            recycled = any(row.figure.metric == rule.recycled for row in rows)
            if recycled and len(rows) >= FEWEST:
                yield total, Sum(plus=rows)
                break
