"""Climate targets and the categories of Scope 3 as frozen data."""

from dataclasses import dataclass

from auditor.guide.names import Group
from auditor.guide.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What a statement is of: all of its groups stand there, and none of ``none``."""

    name: str
    """As the output prints it."""
    all: tuple[Group, ...]
    none: tuple[Group, ...] = ()
    dimensions: tuple[str, ...] = ()
    """Of the units in which it may be; none: all that a target may be in."""
    scoped: bool = False
    """It has scopes, and those who validate targets look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetHeads:
    """Heads of the columns of a table of targets."""

    target: Group
    base: Group
    due: Group
    progress: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRules:
    """How statements of targets are told from other sentences."""

    kpi: str
    """Id of the provision that asks for targets."""
    metric: str
    """Under which the number of a target is kept among the figures."""
    dimensions: tuple[str, ...]
    """Of the units in which a target may be."""
    intent: Group
    """Somebody aims at what follows."""
    achieved: Group
    """What follows was reached: progress, no target."""
    nought: Group
    """Stands for an amount: "net zero"."""
    due: Group
    """Opens or holds the year by which a target is to be met."""
    coming: Group
    """The same, of a year still to come; else what it dates has been."""
    base: Group
    """Opens or holds the year against which it is measured."""
    others: Group
    """Somebody else's target, where it stands nearer before the amount than..."""
    ourselves: Group
    subjects: tuple[Sort, ...]
    """What a climate target may be of; the first that fits is taken."""
    scopes: tuple[Sort, ...]
    """Scopes of emissions, the widest first."""
    kinds: tuple[Sort, ...]
    """Absolute or intensity."""
    bases: tuple[Sort, ...]
    """Gross or net."""
    validators: Group
    """Who says that a target is sound."""
    validated: Group
    """That they did; assurance of figures is none."""
    unvalidated: Group
    """That they have not yet."""
    heads: TargetHeads


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope3Category:
    """One of the fifteen categories of the GHG Protocol."""

    number: int
    title: str
    title_zh: str
    terms: Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope3Rules:
    """How the categories of Scope 3 are told."""

    metric: str
    inapplicable: Group
    """Beside a category: it is said not to apply, or to be left out."""
    categories: tuple[Scope3Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarRule:
    """One of the pillars under which climate-related disclosures stand."""

    title: str
    title_zh: str
    aspects: tuple[str, ...]
    """The Aspects of the Guide under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Climate:
    """What the climate chapter goes by."""

    pillars: tuple[PillarRule, ...]
    targets: TargetRules
    scope3: Scope3Rules
    vocabularies: dict[str, Vocabulary]
