"""What is remarked on beside the verdicts: how reasons are given, how things are said.

A remark never changes a verdict. It is a question to management, with page and quote.
"""

from dataclasses import dataclass

from auditor.guide.clues import Clue
from auditor.guide.names import Group, MetricName, ReasonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing that a reason may speak of."""

    of: Group
    title: str
    """What the question to management calls it."""
    source: tuple[Group, ...] = ()
    """Groups that speak of what it comes from: a reason that speaks of them fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRules:
    """How a reason for not reporting is held against what it is given for."""

    ground_words: int
    """Words from which it says more than that something is "not applicable"."""
    plan: tuple[Group, ...]
    """Groups that give a plan or a timetable."""
    timed: tuple[ReasonId, ...]
    """Reasons for which the Exchange asks for one."""
    filler: tuple[Group, ...]
    """Groups of what any reason may say: they make no two reasons differ."""
    reused_from: int
    """Provisions for which the same ground is too many."""
    ranked: tuple[Group, ...] = ()
    """Groups by which the report calls a subject material, ..."""
    weighed: tuple[ReasonId, ...] = ()
    """... and the reasons that do not go with it."""
    subjects: tuple[Subject, ...]
    """A reason that speaks of these, and of none that the provision is about, is given
    for something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risen:
    """What a passage speaks of, and the totals of it that may have risen."""

    of: Group
    metric: tuple[MetricName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRule:
    """A way of saying things that a careful reader would ask about."""

    id: str
    title: str
    """What stands in the report, in neutral words."""
    question: str
    """What management is asked."""
    clues: tuple[Clue, ...]
    """Clues of one sentence or row; any one of them will do."""
    lacks: tuple[Group, ...] = ()
    """Groups that answer the question where they stand in the paragraph or near it."""
    at_least: int = 1
    """Passages from which it is worth a remark."""
    nowhere: tuple[Clue, ...] = ()
    """Clues that answer the question wherever in the report they are met."""
    risen: tuple[Risen, ...] = ()
    """Only passages that speak of a thing of which a total rose within the year."""
    outside_year: bool = False
    """Only passages whose years all lie outside the financial year."""
    no_past_year: bool = False
    """Only passages that name no year up to the financial year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """All rules for remarks."""

    reasons: ReasonRules | None = None
    flags: tuple[FlagRule, ...] = ()
