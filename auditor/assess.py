"""Decides: provision, evidence, figures in; verdict, findings out. Pure functions."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.guide.provisions import Obligation
from auditor.match.evidence import Evidence, Explanation, NearMiss


class State(StrEnum):
    """What the audit says of one provision."""

    DISCLOSED = "disclosed"
    PARTIAL = "partial"
    EXPLAINED = "explained"
    OMITTED = "omitted"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementOutcome:
    """What was found for one element of a provision."""

    id: str
    text: str
    met: bool
    optional: bool
    confirm: bool
    """Met only by an announced chart: to be confirmed by eye."""
    nearest: NearMiss | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One provision, its state and what the state rests on."""

    provision: str
    """Provision id."""
    state: State
    obligation: Obligation
    elements: tuple[ElementOutcome, ...]
    evidence: tuple[Evidence, ...]
    """Best first."""
    explanations: tuple[Explanation, ...]


class Severity(StrEnum):
    """How urgent a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the reader is told."""

    provision: str
    severity: Severity
    clear: bool
    """True where no defensible reading meets the element; else a judgement."""
    statement: str
    """Neutral: what was looked for, what was found, what is missing."""
    remedy: str
    """One line on what would close the gap."""
