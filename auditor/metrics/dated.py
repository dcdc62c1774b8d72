"""Figures with the year that a sentence dates them to in; those of other years out."""

from collections.abc import Iterator
from itertools import groupby

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult, Figure, Origin
from auditor.metrics.frame import Book


def check_dates(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield what a sentence dates before the reporting year, beside no figure of it.

    "HK$5 million (2020: HK$4 million)" compares; "in February 2020" stands alone.
    """
    starts = book.said.starts
    known = [
        k.figure
        for k in book.of(*metrics.checks.dated)
        if k.figure.origin is Origin.SENTENCE
    ]
    for (metric, *_), group in groupby(known, key=_paragraph):
        figures = tuple(group)
        if starts and all(figure.year < starts for figure in figures):
            yield _told(figures, metric, starts, metrics)


def _paragraph(figure: Figure) -> tuple[str, int, int | None]:
    """Return what figures of one matter in one paragraph have in common."""
    return figure.metric, figure.place.page, figure.place.line


def _told(
    figures: tuple[Figure, ...], metric: str, starts: int, metrics: Metrics
) -> Check:
    first = max(figures, key=lambda figure: figure.year)
    title = next(m.title for m in metrics.metrics if m.id == metric)
    printed = ", ".join(f"{f.printed} {f.unit} ({f.year})" for f in figures)
    return Check(
        check="period",
        kpi=first.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"{title} of {first.year}: the reporting year does not start before "
            f"{starts}."
        ),
        arithmetic=printed,
        figures=figures,
    )
