"""Figures in; those printed more than once and not the same, or once too often, out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult, Figure, Origin
from auditor.metrics.frame import Book, Known, as_printed, place_told
from auditor.metrics.units import fold

_MOST = 3
"""Values of one thing; more of them are of different things that have one name here."""
_MANY = 3
"""Rows of the same names from which two tables that agree in none differ in kind."""


def check_repeats(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield figures that are printed more than once and not the same."""
    once = metrics.checks.repeats
    for group in book.grouped(once, "metric", "year", "canonical_unit", "parts"):
        whole = max(group, key=lambda known: known.quantity.value)
        values: list[Known] = []
        for known in group:
            rivals = [other for other in values if _of_one(known, other, book)]
            agrees = any(known.interval.meets(other.interval) for other in values)
            is_part = known.figure.origin is Origin.SENTENCE and _may_be_part(
                known, whole, metrics
            )
            if not agrees and not is_part and len(rivals) == len(values):
                values.append(known)
        if 1 < len(values) <= _MOST:
            yield _repeated(values, book, metrics)


def _may_be_part(known: Known, whole: Known, metrics: Metrics) -> bool:
    """Tell whether a sentence may speak of some of ``whole`` without saying so.

    Not where it prints the digits of the whole, with another unit or decimal point.
    That there was none is no repeat: it contradicts.
    """
    checks, value = metrics.checks, known.quantity.value
    digits = (known.interval.times(slip) for slip in checks.slips)
    is_less = value < whole.quantity.value * (100 - checks.close) / 100
    is_same = value and any(moved.meets(whole.interval) for moved in digits)
    return is_less and not is_same


def _of_one(one: Known, other: Known, book: Book) -> bool:
    """Tell whether two figures of one metric, year and part must be the same.

    Rows of one table stand under names of their own, what one sentence or row says
    twice is of different things, and so are tables that have rows of the same names and
    agree in none.
    """
    first, second = one.figure, other.figure
    same_page = (first.file, first.place.page) == (second.file, second.place.page)
    if same_page and first.quote == second.quote:
        return False
    if first.table is None or second.table is None:
        return True
    if first.table == second.table:
        alike = fold(first.label) == fold(second.label)
        return alike and not _headed_apart(first, second, book)
    agreed = _in_common(one, other, book)
    return any(agreed) or len(agreed) < _MANY


def _headed_apart(first: Figure, second: Figure, book: Book) -> bool:
    """Tell whether two rows of one name stand in different parts of their table.

    A row without numbers, a heading, stands between them, or other names come twice in
    the table as well.
    """
    for table in book.said.tables:
        if at := table.at((first, second)):
            low, high = sorted(at)
            names = Counter(fold(row.label) for row in table.rows if row.label)
            again = sum(many > 1 for many in names.values())
            return again > 1 or any(not row.values for row in table.rows[low:high])
    return False


def _in_common(one: Known, other: Known, book: Book) -> tuple[bool, ...]:
    """Return for each row of one name in two tables whether they agree in that year."""
    rows, again = _by_name(one, book), _by_name(other, book)
    return tuple(bool(rows[name] & again[name]) for name in rows.keys() & again.keys())


def _by_name(one: Known, book: Book) -> dict[str, set[Decimal]]:
    rows: dict[str, set[Decimal]] = {}
    for known in book.beside(one):
        rows.setdefault(fold(known.figure.label), set()).add(known.quantity.value)
    return rows


def _repeated(values: Sequence[Known], book: Book, metrics: Metrics) -> Check:
    """Tell apart one line printed twice and lines that may mean different things."""
    restated = any(book.said.restates(known.figure) for known in values)
    same = any(_is_twin(*pair, book) for pair in combinations(values, 2))
    told = "; a table says that figures were restated" if restated else ""
    *texts, last = (known.text for known in as_printed(values))
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
    alike = first.table != second.table and fold(first.label) == fold(second.label)
    tabled = first.origin is Origin.TABLE is second.origin
    return tabled and alike and any(_in_common(one, other, book))


def _place(figure: Figure) -> str:
    at = place_told(figure.place)
    return f"{figure.file}, {at}" if figure.file else at
