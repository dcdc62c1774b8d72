"""Figures of two years in; those that look like another row's or another year's out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known

_DIGITS = 4
"""Digits that do not come out the same in two years by chance."""
_FEW = 3
"""So many figures of so many digits do not either, be it in two parts of a business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A figure of one row in the reporting year and in the year before."""

    now: Known
    before: Known

    @property
    def moved(self) -> Decimal:
        """Return by how many percent it moved."""
        start = self.before.quantity.value
        return abs(self.now.quantity.value - start) * 100 / start


def check_exchanged(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield pairs of rows of which each looks like the other a year before."""
    checks = metrics.checks
    for lines in _lines(book):
        leapt = [line for line in lines if line.moved > checks.swing.percent]
        for one, other in combinations(leapt, 2):
            ends = ((one.now, other.before), (other.now, one.before))
            if all(_close(*pair, checks.close) for pair in ends):
                yield _exchanged(one, other, metrics)


def check_copies(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield what was measured and is the same to the last digit in two years."""
    for line in (line for lines in _lines(book) for line in lines):
        figure = line.now.figure
        same = line.now.quantity == line.before.quantity
        if (
            same
            and _digits(line.now) >= _DIGITS
            and figure.metric in metrics.checks.measured
        ):
            yield Check(
                check="copied",
                kpi=figure.kpi,
                result=CheckResult.QUERY,
                statement=(
                    f"{line.now.titled(metrics)} is the same to the last digit as a "
                    "year before."
                ),
                arithmetic=f"{line.before.text} and {line.now.text}",
                figures=(figure, line.before.figure),
            )


def check_rows(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield rows of two metrics that have the same figures in two years."""
    for lines in _lines(book):
        for one, other in combinations(lines, 2):
            if _is_copy(one, other, metrics):
                names = f"{one.now.titled(metrics)} and {other.now.titled(metrics)}"
                yield Check(
                    check="copied",
                    kpi=other.now.figure.kpi,
                    result=CheckResult.QUERY,
                    statement=f"{names} have the same figures in two years.",
                    arithmetic=f"{one.before.text} and {one.now.text}",
                    figures=tuple(
                        known.figure
                        for line in (one, other)
                        for known in (line.now, line.before)
                    ),
                )


def _is_copy(one: _Line, other: _Line, metrics: Metrics) -> bool:
    """Tell whether two metrics that are measured apart have the same long numbers."""
    both = {one.now.figure.metric, other.now.figure.metric}
    return (
        len(both) > 1
        and any(both <= {*some} for some in metrics.checks.apart)
        and _digits(one.now) + _digits(one.before) >= 2 * _FEW
        and one.now.parts == other.now.parts
        and one.now.quantity == other.now.quantity
        and one.before.quantity == other.before.quantity
    )


def check_twins(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield parts of a business that have several figures of a year in common."""
    checks = metrics.checks
    shared: dict[_Twins, dict[tuple[object, ...], tuple[Known, Known]]] = {}
    for group in book.grouped(checks.measured, "metric", "year", "canonical_unit"):
        long = [known for known in group if _digits(known) >= _FEW]
        for one, other in combinations(long, 2):
            apart = set(one.parts) ^ set(other.parts)
            kinds = {kind for kind, _ in apart}
            labels = _label(one, kinds), _label(other, kinds)
            if (
                one.quantity == other.quantity
                and len(one.parts) == len(other.parts)
                and len(apart) == len(labels) > len(kinds)
                and kinds.isdisjoint((*checks.inner, *checks.views))
            ):
                pairs = shared.setdefault((one.figure.year, labels), {})
                pairs.setdefault((one.figure.metric, one.quantity.value), (one, other))
    for (year, labels), pairs in shared.items():
        if len({value for _, value in pairs}) >= _FEW:
            yield _twins(year, labels, tuple(pairs.values()), metrics)


_Twins = tuple[int, tuple[str, str]]
"""A year, and the labels of two parts of the business in printed order."""


def _label(known: Known, kinds: set[str]) -> str:
    return next((label for kind, label in known.figure.breakdown if kind in kinds), "")


def _digits(known: Known) -> int:
    return len(known.figure.value.normalize().as_tuple().digits)


def _twins(
    year: int,
    labels: tuple[str, str],
    pairs: Sequence[tuple[Known, Known]],
    metrics: Metrics,
) -> Check:
    titles = {metric.id: metric.title for metric in metrics.metrics}
    first = pairs[0][0].figure
    return Check(
        check="copied",
        kpi=first.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"{' and '.join(labels)} ({year}) have {len(pairs)} figures in common to "
            "the last digit."
        ),
        arithmetic="; ".join(
            f"{titles[one.figure.metric]} {one.text}" for one, _ in pairs
        ),
        figures=tuple(known.figure for pair in pairs for known in pair),
    )


def _lines(book: Book) -> Iterator[tuple[_Line, ...]]:
    """Yield the rows of one table and unit that print both years, table by table."""
    tabled = [k for k in book.all if k.figure.table is not None]
    key = _table_and_unit
    for _, group in groupby(sorted(tabled, key=key), key=key):
        now: dict[tuple[object, ...], Known] = {}
        before: dict[tuple[object, ...], Known] = {}
        for known in group:
            years = {book.latest: now, book.latest - 1: before}
            row = known.figure.metric, known.parts, known.figure.label
            if known.quantity.value > 0:
                years.get(known.figure.year, {}).setdefault(row, known)
        yield tuple(
            _Line(now=now[row], before=before[row]) for row in now if row in before
        )


def _table_and_unit(known: Known) -> tuple[int, str]:
    return known.figure.table or 0, known.quantity.unit


def _close(one: Known, other: Known, percent: Decimal) -> bool:
    first, second = one.quantity.value, other.quantity.value
    return abs(first - second) * 100 <= second * percent


def _exchanged(one: _Line, other: _Line, metrics: Metrics) -> Check:
    names = f"{one.now.titled(metrics)} and {other.now.titled(metrics)}"
    return Check(
        check="exchanged",
        kpi=one.now.figure.kpi,
        result=CheckResult.QUERY,
        statement=f"{names} look exchanged: each is close to the other a year before.",
        arithmetic=(
            f"{one.before.text} to {one.now.text}; "
            f"{other.before.text} to {other.now.text}"
        ),
        figures=tuple(
            known.figure for known in (one.now, other.now, one.before, other.before)
        ),
    )
