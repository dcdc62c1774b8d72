"""Figures of a report in; those that its edition of the Guide asks for out."""

from collections.abc import Sequence

from auditor.guide.provisions import Guide
from auditor.metrics.figures import Figure


def asked(figures: Sequence[Figure], guide: Guide, edition: str) -> tuple[Figure, ...]:
    """Return ``figures`` but those that only a later edition than this asks for."""
    later = {
        provision.id
        for aspect in guide.aspects
        for provision in aspect.provisions
        if provision.until is None and not guide.stands(provision, edition)
    }
    return tuple(figure for figure in figures if figure.kpi not in later)
