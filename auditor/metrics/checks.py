"""Figures of a report in; what they add up to, as checks with their working, out."""

from auditor.guide.provisions import Guide
from auditor.metrics.figures import Check, Figure
from auditor.metrics.frame import figures_frame
from auditor.metrics.intensity import check_intensities
from auditor.metrics.plausible import check_factor, check_repeats, check_swings
from auditor.metrics.sums import check_percentages, check_splits, check_sums


def run_checks(figures: tuple[Figure, ...], guide: Guide) -> tuple[Check, ...]:
    """Return the checks that ``figures`` allow, the kinds in a fixed order."""
    metrics = guide.catalogue.metrics
    frame = figures_frame(figures)
    if frame.empty:
        return ()
    return (
        *check_intensities(frame, metrics),
        *check_sums(frame, metrics),
        *check_splits(frame, metrics),
        *check_percentages(frame, metrics),
        *check_factor(frame, metrics),
        *check_repeats(frame, metrics),
        *check_swings(frame, metrics),
    )
