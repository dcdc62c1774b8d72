"""Figures in; those printed more than once and not the same, or once too often, out."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult, Figure, Origin
from auditor.metrics.frame import Book, Known, place_told
from auditor.metrics.units import fold


def check_repeats(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield figures that are printed more than once and not the same."""
    once = metrics.checks.repeats
    for group in book.grouped(once, "metric", "year", "canonical_unit", "parts"):
        values: list[Known] = []
        for known in group:
            rivals = [other for other in values if _of_one(known.figure, other.figure)]
            agrees = any(known.interval.meets(other.interval) for other in values)
            if not agrees and len(rivals) == len(values):
                values.append(known)
        if len(values) > 1:
            yield _repeated(values, book, metrics)


def _of_one(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one metric, year and part must be the same.

    Rows of one table that have names of their own are of different things, and so is
    what one sentence or row says twice.
    """
    same_page = (one.file, one.place.page) == (other.file, other.place.page)
    if same_page and one.quote == other.quote:
        return False
    tabled = one.table is not None and one.table == other.table
    return not tabled or fold(one.label) == fold(other.label)


def _repeated(values: Sequence[Known], book: Book, metrics: Metrics) -> Check:
    """Tell apart one line printed twice and lines that may mean different things."""
    restated = any(v.figure.table in book.said.restated for v in values)
    same = any(_is_twin(*pair, book) for pair in combinations(values, 2))
    told = "; a table says that figures were restated" if restated else ""
    *texts, last = (known.text for known in values)
    *places, end = (_place(known.figure) for known in values)
    return Check(
        check="repeat",
        kpi=values[0].figure.kpi,
        result=(CheckResult.EXCEPTION if same and not restated else CheckResult.QUERY),
        statement=(
            f"{values[0].titled(metrics)} is printed with {len(values)} values{told}."
        ),
        arithmetic=(f"{', '.join(texts)} and {last} ({', '.join(places)} and {end})"),
        figures=tuple(known.figure for known in values),
    )


def _is_twin(one: Known, other: Known, book: Book) -> bool:
    """Tell whether two tables print one row, and agree in another of that year."""
    first, second = one.figure, other.figure
    if first.table == second.table or fold(first.label) != fold(second.label):
        return False
    rows = {(fold(o.figure.label), o.quantity.value) for o in book.beside(one)}
    again = {(fold(o.figure.label), o.quantity.value) for o in book.beside(other)}
    return first.origin is Origin.TABLE is second.origin and bool(rows & again)


def _place(figure: Figure) -> str:
    at = place_told(figure.place)
    return f"{figure.file}, {at}" if figure.file else at
