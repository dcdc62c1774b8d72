"""Figures of a report in; those that its edition of the Guide asks for out."""

from collections.abc import Sequence
from dataclasses import replace

from auditor.guide.provisions import Guide
from auditor.metrics.figures import Figure


def asked(figures: Sequence[Figure], guide: Guide, edition: str) -> tuple[Figure, ...]:
    """Return ``figures`` but those that only a later edition than this asks for.

    One of a KPI that this edition has no more answers the provision in its place.
    """
    provisions = [p for aspect in guide.aspects for p in aspect.provisions]
    standing = {p.id for p in provisions if guide.stands(p, edition)}
    later = {p.id for p in provisions if p.until is None} - standing
    heirs = {metric.id: metric.heir for metric in guide.catalogue.metrics.metrics}
    return tuple(
        figure
        if figure.kpi in standing
        else replace(figure, kpi=heirs.get(figure.metric) or figure.kpi)
        for figure in figures
        if figure.kpi not in later
    )
