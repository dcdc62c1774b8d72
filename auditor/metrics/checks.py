"""Figures of a report in; what they add up to, as checks with their working, out."""

from auditor.guide.provisions import Guide
from auditor.metrics.boundary import check_boundary
from auditor.metrics.contradictions import check_nils, check_pairs, check_units
from auditor.metrics.dated import check_dates
from auditor.metrics.exchanged import (
    check_copies,
    check_exchanged,
    check_rows,
    check_twins,
)
from auditor.metrics.figures import Check, Figure
from auditor.metrics.frame import Book
from auditor.metrics.intensity import check_intensities
from auditor.metrics.pairings import check_pairings
from auditor.metrics.people import check_people
from auditor.metrics.plausible import check_factor, check_swings
from auditor.metrics.rates import check_rates
from auditor.metrics.repeats import check_repeats
from auditor.metrics.said import NOTHING, Said
from auditor.metrics.shares import check_averages, check_most, check_percentages
from auditor.metrics.sums import check_splits, check_sums, check_treated
from auditor.metrics.told import check_told


def run_checks(
    figures: tuple[Figure, ...], guide: Guide, said: Said = NOTHING
) -> tuple[Check, ...]:
    """Return the checks that ``figures`` allow, the kinds in a fixed order.

    ``said`` is what the report says beside them.
    """
    metrics = guide.catalogue.metrics
    book = Book(figures, said)
    return (
        *check_intensities(book, metrics),
        *check_sums(book, metrics),
        *check_treated(book, metrics),
        *check_splits(book, metrics),
        *check_percentages(book, metrics),
        *check_averages(book, metrics),
        *check_people(book, metrics),
        *check_pairings(book, figures, metrics),
        *check_rates(book, metrics),
        *check_most(book, metrics),
        *check_factor(book, metrics),
        *check_repeats(book, metrics),
        *check_exchanged(book, metrics),
        *check_copies(book, metrics),
        *check_rows(book, metrics),
        *check_twins(book, metrics),
        *check_boundary(book, metrics),
        *check_dates(book, metrics),
        *check_nils(figures, metrics),
        *check_pairs(figures, metrics),
        *check_units(figures, metrics),
        *check_told(book, metrics),
        *check_swings(book, metrics),
    )
