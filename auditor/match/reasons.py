"""Sentences in, the reason for not reporting that each states out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.guide.provisions import Guide
from auditor.guide.statements import Reason
from auditor.language import Hits, Sentence, Span, holds
from auditor.match.clues import meets, stated
from auditor.match.reading import Unit

_COMMA = re.compile(r"[,;\uff0c\uff1b]")


class Reasons:
    """Tells the reasons that the Exchange's guidance accepts, and others after them."""

    def __init__(self, guide: Guide) -> None:
        """Know the reasons of ``guide`` and the words around them."""
        self._reasons = sorted(guide.reasons, key=lambda reason: not reason.accepted)
        self._accepted = {reason.id for reason in guide.reasons if reason.accepted}
        self._silence = guide.silence
        self._cause = guide.cause

    def accepts(self, reason: str) -> bool:
        """Tell whether the reason with the id ``reason`` counts."""
        return reason in self._accepted

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

    def ground(self, said: Sentence) -> Sentence:
        """Return ``said`` with the terms of its "because" alone, if it gives one.

        Where that comes before what is left out ("as ..., it is not disclosed"), it
        ends at the comma. All of ``said`` is returned where its reason stands outside.
        """
        start = min((s.start for s in spans(self._cause, said.hits)), default=0)
        silent = max((s.start for s in spans(self._silence, said.hits)), default=0)
        commas = _COMMA.finditer(said.text, start, max(silent, start))
        end = max((comma.start() for comma in commas), default=len(said.text))
        hits = _between(said.hits, start, end)
        if self.accepts(self.where_named(said.hits)) and not self.where_named(hits):
            return said
        # What stands before it is blanked, so that the spans still fit.
        return replace(said, text=" " * start + said.text[start:end], hits=hits)

    def left_out(self, said: Sentence) -> Hits:
        """Return the terms of what ``said`` leaves out, none where that is not told."""
        ground = self.ground(said)
        outside = {
            name: tuple(s for s in found if s not in ground.hits.get(name, ()))
            for name, found in said.hits.items()
        }
        silent = any(outside.get(name) for g in self._silence for name in g.split("|"))
        return {n: found for n, found in outside.items() if found} if silent else {}

    def _holds(self, reason: Reason, hits: Hits) -> bool:
        return not any(holds(hits, group) for group in reason.none)


def spans(groups: Iterable[str], hits: Hits) -> Iterator[Span]:
    """Yield where any vocabulary of ``groups`` is hit."""
    for group in groups:
        for name in group.split("|"):
            yield from hits.get(name, ())


def _between(hits: Hits, start: int, end: int) -> Hits:
    inside = {
        name: tuple(s for s in found if start <= s.start and s.end <= end)
        for name, found in hits.items()
    }
    return {name: found for name, found in inside.items() if found}
