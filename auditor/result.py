"""What one audit found: the type, and its JSON."""

from dataclasses import dataclass

from auditor.assess import Finding, Verdict
from auditor.document import PageStatus
from auditor.match.evidence import JudgedClaim
from auditor.metrics.figures import Check, Figure
from auditor.profile.facts import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A page that was not read, and why."""

    page: int
    status: PageStatus
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a provision asks, as the output prints it."""

    id: str
    part: str
    """``B``, ``C-environmental``, ``C-social`` or ``D``."""
    aspect: str
    title: str
    asks: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One audit, complete; all that any output may say."""

    file: str
    sha256: str
    pages: int
    paged: bool
    guide_version: str
    program_version: str
    edition_title: str
    profile: Profile
    unread: tuple[LedgerEntry, ...]
    requirements: tuple[Requirement, ...]
    """In the order of the Guide; one per verdict."""
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    """Worst first, then in the order of the Guide."""
    claims: tuple[JudgedClaim, ...]
    """Rows of the report's content index, in printed order, then missing ones."""
    index_pages: tuple[int, ...]
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
