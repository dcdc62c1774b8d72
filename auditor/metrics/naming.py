"""Labels of a value in; the metric they name, its unit and its breakdown out."""

from dataclasses import dataclass, replace
from functools import cache

from auditor.guide.metrics import LabelRule, Metric
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.splits import Parts, leans, parts_of, plain, tells_part
from auditor.metrics.unit_labels import Printed, find_unit

_Level = frozenset[str]
"""Names of the vocabularies that have a term in a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The metric that the labels of a value name."""

    metric: Metric
    unit: Printed
    breakdown: Parts
    certain: bool
    """False where only a heading over the table says what it is about."""
    own: bool
    """A label of its row or column has said so, not one that is over others too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """A rule that the labels of a value meet."""

    metric: Metric
    rule: LabelRule
    depth: int
    """How far off the label stands that decided; 0 for the row and column."""
    inside: bool
    """It stands in the table or its caption."""


class Namer:
    """Names the values of one table."""

    def __init__(
        self, above: tuple[str, ...], declared: tuple[str, ...], means: Means
    ) -> None:
        """Take the caption and the headings over the table, nearest first.

        What is ``declared`` of its units stands elsewhere.
        """
        self._above = above
        self._declared = declared
        self._means = means
        self._far = [frozenset(means.hits(label)) for label in above]
        self._rules = cache(self._ranked)  # the values of a row share their labels
        self._first: dict[tuple[str, ...], str] = {}

    def name(self, value: Value) -> Named | None:
        """Return what the labels of ``value`` name; the nearest label decides."""
        labels = value.label, value.column, value.beside, value.groups, value.topic
        for met in self._rules(*labels):
            # What holds for a whole report says nothing of a row without a name.
            far = () if met.depth else self._declared
            unit = find_unit(value, self._above, met.metric, self._means, far)
            parts = parts_of(value, self._above, met.metric, self._means)
            told = not met.rule.split or _tells(value, parts, self._means)
            if unit and told and _fits(met.rule, unit, self._means):
                if not (met.rule.nought or value.reading.value):
                    return None
                parts = _with_free_label(met, value, parts, self._means)
                return Named(
                    metric=met.metric,
                    unit=unit,
                    breakdown=() if self._starts_anew(met, value, parts) else parts,
                    certain=met.inside,
                    own=bool(met.rule.all or met.rule.split or not met.depth),
                )
        return None

    def part(self, value: Value, whole: Named) -> Named | None:
        """Return ``value`` as a part of the ``whole``: its label is no name we know."""
        unit = find_unit(value, self._above, whole.metric, self._means, self._declared)
        parts = parts_of(value, self._above, whole.metric, self._means)
        label = plain(value.label, self._means)
        kinds = (rule.free for rule in whole.metric.labels if rule.free)
        told = parts or ((next(kinds, "item"), label),)
        return replace(whole, unit=unit, breakdown=told) if unit else None

    def _starts_anew(self, met: _Met, value: Value, parts: Parts) -> bool:
        """Tell whether a row under "By category" names a metric of its own.

        The rows that a label breaks down end, without a sign, where one of them is
        another metric than the first, or says nothing but its name; not where it tells
        a part that we know.
        """
        first = self._first.setdefault(value.groups, met.metric.id)
        own = plain(value.label, self._means)
        if tells_part(own, self._means) or all(part != own for _, part in parts):
            return False
        groups = (*met.rule.all, *met.rule.under)
        hits = self._means.hits(own)
        spans = [span for name in _names(groups) for span in hits.get(name, ())]
        is_name = any(span.end - span.start == len(own) for span in spans)
        is_other = first != met.metric.id and bool(groups)
        return (is_name or is_other) and self._means.says_all(own, groups)

    def _ranked(
        self,
        label: str,
        column: tuple[str, ...],
        beside: tuple[str, ...],
        groups: tuple[str, ...],
        topic: str,
    ) -> tuple[_Met, ...]:
        """Return the rules that the labels meet, the nearest first."""
        near = _together(label, *column, means=self._means)
        over = [frozenset(self._means.hits(text)) for text in (*beside, *groups)]
        above = [frozenset(self._means.hits(topic))]
        first, last = (above, []) if leans(label, self._means) else ([], above)
        inside = [near, *first, *over, *last, *self._far[:1]]
        levels = [*inside, *self._far[1:]]
        # A row is not of the kind of the row above for standing below it.
        below = [near, *over, *self._far[:1]]
        table = near.union(*over)
        met = [
            _Met(metric=metric, rule=rule, depth=depth, inside=depth < len(inside))
            for metric in self._means.metrics.metrics
            for rule in metric.labels
            if not _any(rule.nowhere, table)
            and (depth := _depth(rule, levels if rule.all or rule.split else below))
            is not None
        ]
        return tuple(sorted(met, key=lambda rule: rule.depth))


def _together(*labels: str, means: Means) -> _Level:
    return frozenset(name for label in labels for name in means.hits(label))


def _depth(rule: LabelRule, levels: list[_Level]) -> int | None:
    """Return how far off the last group of ``rule`` is found; ``None`` if it is not."""
    near = levels[0]
    if not all(_any((group,), near) for group in rule.all) or _any(rule.none, near):
        return None
    deepest = 0
    for group in rule.under:
        depth = _level(rule, group, levels)
        if depth is None:
            return None
        deepest = max(deepest, depth)
    return deepest


def _level(rule: LabelRule, group: str, levels: list[_Level]) -> int | None:
    for depth, level in enumerate(levels):
        if _any(rule.none, level):
            return None
        if _any((group,), level):
            return depth
    return None


@cache
def _names(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for group in groups for name in group.split("|"))


def _any(groups: tuple[str, ...], level: _Level) -> bool:
    return not _names(groups).isdisjoint(level)


def _tells(value: Value, parts: Parts, means: Means) -> bool:
    """Tell whether a part is told, and not by heads alone beside a label of its own."""
    label = value.label.casefold()
    words = means.metrics.tables
    is_plain = not label or means.says(value.label, (*words.plain, *words.total))
    return bool(parts) and (
        is_plain or any(part.casefold() in label for _, part in parts)
    )


def _fits(rule: LabelRule, unit: Printed, means: Means) -> bool:
    if rule.printed and not unit.text:
        return False
    if not (rule.units or rule.ratio):
        return True
    measure = means.units.measure(unit.text) if unit.text else unit.measure
    if measure is None or (rule.ratio and not measure.ratio):
        return False
    return not rule.units or measure.dimension.partition("/")[0] in rule.units


def _with_free_label(met: _Met, value: Value, parts: Parts, means: Means) -> Parts:
    """Keep the row's label where it is no part we know and not the metric's name."""
    label = plain(value.label, means)
    if met.rule.free is None or parts or not label:
        return parts
    naming = [group for r in met.metric.labels for group in (*r.all, *r.under)]
    if means.says(label, (*naming, *means.metrics.tables.total)):
        return parts
    return ((met.rule.free, label),)
