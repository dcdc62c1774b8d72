"""The type that holds all that was read of one report."""

from dataclasses import dataclass

from auditor.document import Document
from auditor.errors import AuditorError
from auditor.match.index import ContentIndex
from auditor.metrics.figures import Leftover
from auditor.profile.facts import Profile
from auditor.result import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Read):
    """One report as read, without verdicts.

    Where it cannot be audited there is no profile and no edition, so no figures, which
    belong to a financial year; the pages not read are then those of the whole file.
    """

    document: Document
    profile: Profile | None
    refusal: AuditorError | None
    """Why it cannot be audited."""
    index: ContentIndex
    leftovers: tuple[Leftover, ...]
    """Tables and charts with numbers that few or no figures were read from."""
