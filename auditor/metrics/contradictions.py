"""Figures in; those that say the opposite of each other, or too little, out."""

from collections.abc import Iterator, Sequence

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult, Figure, Origin
from auditor.metrics.frame import scope_told
from auditor.metrics.splits import folded
from auditor.metrics.units import bounded, fold


def check_nils(figures: Sequence[Figure], metrics: Metrics) -> Iterator[Check]:
    """Yield figures of what there is said to be none of.

    Where there is none of the whole there is none of any part.
    """
    for metric in metrics.checks.nils:
        own = [figure for figure in figures if figure.metric == metric]
        nils = [f for f in own if f.origin is Origin.SENTENCE and not f.value]
        for nil in {(f.year, f.breakdown): f for f in reversed(nils)}.values():
            parts = set(folded(nil.breakdown))
            some = [f for f in own if f.year == nil.year and f.value > 0]
            against = [f for f in some if parts <= set(folded(f.breakdown))]
            if against:
                yield _opposed(nil, max(against, key=_breadth), metrics)


def check_pairs(figures: Sequence[Figure], metrics: Metrics) -> Iterator[Check]:
    """Yield pairs of which one is nought and the other is not."""
    for pair in metrics.checks.pairs:
        for one in (figure for figure in figures if figure.metric == pair.number):
            others = [
                figure
                for figure in figures
                if (figure.metric, figure.year) == (pair.rate, one.year)
                and folded(figure.breakdown) == folded(one.breakdown)
            ]
            if others and all(bool(o.value) != bool(one.value) for o in others):
                yield _opposed(one, others[0], metrics)


def check_units(figures: Sequence[Figure], metrics: Metrics) -> Iterator[Check]:
    """Yield intensities that are printed without what they are per.

    "Amount per tonne of cargo (kg)" says it in its name.
    """
    titles = {metric.id: metric.title for metric in metrics.metrics}
    intensities = {rule.intensity for rule in metrics.checks.intensities}
    words = metrics.vocabularies[metrics.checks.per]
    per = bounded(map(fold, (*words.en, *words.zh)))
    for figure in figures:
        known, named = figure.canonical, fold(figure.label or figure.quote)
        is_bare = known is not None and "/" not in known.unit
        if figure.metric in intensities and is_bare and not per.search(named):
            scope = scope_told(figure.year, figure.breakdown)
            yield Check(
                check="unit",
                kpi=figure.kpi,
                result=CheckResult.QUERY,
                statement=(
                    f"{titles[figure.metric]} ({scope}) is printed without what it is "
                    "per."
                ),
                arithmetic=f"{figure.printed} {figure.unit}",
                figures=(figure,),
            )


def _breadth(figure: Figure) -> tuple[int, int]:
    """Rank the figures of the whole before those of parts, later pages last."""
    return -len(figure.breakdown), -figure.place.page


def _opposed(one: Figure, other: Figure, metrics: Metrics) -> Check:
    titles = {metric.id: metric.title for metric in metrics.metrics}
    nil, some = sorted((one, other), key=lambda figure: bool(figure.value))
    name, name_of_some = (
        f"{titles[f.metric]} ({scope_told(f.year, f.breakdown)})" for f in (nil, some)
    )
    told = f"{name} is nought where {name_of_some} is not."
    if nil.metric == some.metric:
        told = f"{name} is nought in one place and more in another."
    printed = " and ".join(
        f"{f.printed} {f.unit}".strip() + f" ({scope_told(f.year, f.breakdown)})"
        for f in (one, other)
    )
    return Check(
        check="contradiction",
        kpi=one.kpi,
        result=CheckResult.QUERY,
        statement=told,
        arithmetic=printed,
        figures=(one, other),
    )
