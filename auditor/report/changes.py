"""``Audit`` in; what has changed since the earlier one that it stands beside out."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.assess.finding import FindingKind
from auditor.report.items import Item
from auditor.report.labels import Label, label_named
from auditor.report.text import day
from auditor.result import Audit, Earlier

_NAMED = 12
"""Gaps that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is otherwise than in the earlier audit."""

    title: str
    """Since when."""
    counts: tuple[tuple[Label, int], ...]
    """By how many provisions each label has grown, noughts included."""
    told: str
    """Which gaps are closed, and which are new."""


def changes_of(audit: Audit, items: tuple[Item, ...]) -> Changes | None:
    """Return what has changed; ``None`` where no earlier audit was given."""
    earlier = audit.earlier
    if earlier is None:
        return None
    same_year = earlier.fy_end == audit.profile.fy_end
    now = [item.label for item in items]
    then = [*_labels(earlier)]
    gaps = {f.provision for f in audit.findings if f.kind is FindingKind.GAP}
    closed = [i for i in items if i.requirement.id in earlier.gaps - gaps]
    opened = [i for i in items if i.requirement.id in gaps - earlier.gaps]
    return Changes(
        title="Change since the earlier review of this year"
        if same_year
        else f"Change since the year ended {day(earlier.fy_end)}",
        counts=tuple((kind, now.count(kind) - then.count(kind)) for kind in Label),
        told=f"Gaps closed: {_named(closed)}. Gaps opened: {_named(opened)}.",
    )


def _labels(earlier: Earlier) -> Iterator[Label]:
    for id_, state in earlier.verdicts.items():
        yield label_named(state, announced=id_ in earlier.announced)


def _named(items: list[Item]) -> str:
    if not items:
        return "none"
    more = f", and {len(items) - _NAMED} more" if len(items) > _NAMED else ""
    return f"{len(items)} ({', '.join(i.ref for i in items[:_NAMED])}{more})"
