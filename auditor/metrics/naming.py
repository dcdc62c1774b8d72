"""Labels of a value in; the metric they name, its unit and its breakdown out."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.guide.metrics import LabelRule, Metric
from auditor.language import Hits, holds
from auditor.metrics.grid import Value
from auditor.metrics.means import Means
from auditor.metrics.splits import Parts, parts_of, plain
from auditor.metrics.unit_labels import Printed, find_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The metric that the labels of a value name."""

    metric: Metric
    unit: Printed
    breakdown: Parts
    depth: int
    """How far off the label stands that decided; 0 for the row and column."""


def name_value(value: Value, above: tuple[str, ...], means: Means) -> Named | None:
    """Return what the labels of ``value`` name.

    ``above`` holds the caption and the headings over the table, nearest first.
    """
    near = [means.hits(label) for label in (value.label, *value.column)]
    groups = [means.hits(label) for label in value.groups]
    far = [means.hits(label) for label in above]
    levels = [_together(near), *groups, *far]
    table = _together([*near, *groups])
    best: Named | None = None
    for metric in means.metrics.metrics:
        for rule in metric.labels:
            depth = _depth(rule, levels)
            if depth is None or (best and depth >= best.depth):
                continue
            if any(holds(table, group) for group in rule.nowhere):
                continue
            unit = find_unit(value, above, metric, means)
            parts = parts_of(value, above, metric, means)
            if unit and _fits(rule, unit, parts, means):
                parts = _with_free_label(rule, value, parts, means)
                best = Named(metric=metric, unit=unit, breakdown=parts, depth=depth)
    return best


def _together(labels: Iterable[Hits]) -> Hits:
    return {name: spans for hits in labels for name, spans in hits.items()}


def _depth(rule: LabelRule, levels: list[Hits]) -> int | None:
    """Return how far off the last group of ``rule`` is found; ``None`` if it is not."""
    near = levels[0]
    if not all(holds(near, group) for group in rule.all) or _void(rule, near):
        return None
    depths = [0, *(_level(rule, group, levels) for group in rule.under)]
    return None if None in depths else max(d for d in depths if d is not None)


def _level(rule: LabelRule, group: str, levels: list[Hits]) -> int | None:
    for depth, hits in enumerate(levels):
        if _void(rule, hits):
            return None
        if holds(hits, group):
            return depth
    return None


def _void(rule: LabelRule, hits: Hits) -> bool:
    return any(holds(hits, group) for group in rule.none)


def _fits(rule: LabelRule, unit: Printed, parts: Parts, means: Means) -> bool:
    if rule.split and not parts:
        return False
    if not (rule.units or rule.ratio):
        return True
    measure = means.units.measure(unit.text)
    if measure is None or (rule.ratio and not measure.ratio):
        return False
    return not rule.units or measure.dimension.partition("/")[0] in rule.units


def _with_free_label(
    rule: LabelRule, value: Value, parts: Parts, means: Means
) -> Parts:
    """Keep the row's own label where the rule says so and no part is known."""
    label = plain(value.label, means)
    told = parts or not label or means.says(label, means.metrics.tables.total)
    if rule.free is None or told:
        return parts
    if means.says(label, (*rule.all, *rule.under)):
        return parts
    return ((rule.free, label),)
