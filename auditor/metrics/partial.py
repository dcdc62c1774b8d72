"""A printed total in; the sums of some of its printed parts out."""

from collections.abc import Iterator
from itertools import combinations

from auditor.guide.metrics import Metrics
from auditor.metrics.added import Sum
from auditor.metrics.frame import Book, Known


def fewer_parts(total: Known, book: Book, metrics: Metrics) -> Iterator[Sum]:
    """Yield the sums of some, not all, of the scopes of ``total``, longer sums first.

    Nothing where the total itself says which scopes it holds.
    """
    for rule in metrics.checks.sums:
        if rule.scopes is None or rule.total != total.figure.metric:
            continue
        printed = [
            [
                known
                for known in book.select(
                    metric, year=total.figure.year, unit=total.quantity.unit
                )
                if known.parts == total.parts
            ][:1]
            for metric in rule.parts
        ]
        parts = tuple(known for found in printed for known in found)
        for many in range(len(parts) - 1, 0, -1):
            yield from map(_sum, combinations(parts, many))


def _sum(parts: tuple[Known, ...]) -> Sum:
    return Sum(plus=parts)
