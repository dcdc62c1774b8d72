"""Totals and denominators in; the intensities that a reader compares issuers by out."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.guide.provisions import Guide
from auditor.metrics.figures import Figure
from auditor.metrics.frame import Book, Known
from auditor.metrics.intervals import ends, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A total per employee, per square metre or per million of revenue."""

    kpi: str
    title: str
    """Of the total, with its year."""
    value: tuple[str, str]
    """It lies between these, as rounding allows."""
    unit: str
    arithmetic: str
    total: Figure
    denominator: Figure


def compute(figures: tuple[Figure, ...], guide: Guide) -> tuple[Computed, ...]:
    """Return the standard intensities of the reporting year, printed or not."""
    return tuple(_computed(Book(figures), guide))


def _computed(book: Book, guide: Guide) -> Iterator[Computed]:
    metrics = guide.catalogue.metrics
    for metric in metrics.checks.standard:
        for total in _first_of(book, metric):
            for rule in metrics.checks.denominators:
                for denominator in _first_of(book, rule.metric):
                    quotient = total.interval.over(denominator.interval)
                    if denominator.quantity.unit == rule.unit and quotient:
                        unit = f"{total.quantity.unit} per {rule.unit}"
                        yield Computed(
                            kpi=total.figure.kpi,
                            title=total.titled(metrics),
                            value=ends(quotient),
                            unit=unit,
                            arithmetic=(
                                f"{total.text} / {denominator.sourced} = "
                                f"{span(quotient)} {unit}"
                            ),
                            total=total.figure,
                            denominator=denominator.figure,
                        )


def _first_of(book: Book, metric: str) -> tuple[Known, ...]:
    """Return the first figure of the whole in the reporting year, if there is one."""
    whole = (
        known
        for known in book.of(metric)
        if not known.parts and known.figure.year == book.latest
    )
    return tuple(known for _, known in zip(range(1), whole, strict=False))
