"""Sentences in, the accepted reason for not reporting that each states out."""

from auditor.guide.statements import Reason
from auditor.language import Hits, holds
from auditor.match.clues import meets, stated
from auditor.match.reading import Unit


class Reasons:
    """Tells the reasons that the Exchange's guidance accepts."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        self._reasons = reasons

    def on_topic(self, unit: Unit) -> str:
        """Return the reason that ``unit`` states by itself, or an empty string."""
        for reason in self._reasons:
            if self._holds(reason, unit.hits) and any(
                meets(clue, unit) for clue in reason.clues
            ):
                return reason.id
        return ""

    def where_named(self, hits: Hits) -> str:
        """Return the reason of a sentence that stands for a provision named there."""
        for reason in self._reasons:
            said = any(holds(hits, group) for group in reason.terms) or any(
                stated(clue, hits) and not clue.paragraph for clue in reason.clues
            )
            if said and self._holds(reason, hits):
                return reason.id
        return ""

    def _holds(self, reason: Reason, hits: Hits) -> bool:
        return not any(holds(hits, group) for group in reason.none)
