"""The official wording of the Guide, to be found in printed text."""

from auditor.document import fold
from auditor.guide.provisions import Guide

_LEAST_PHRASE = 6
"""Letters, or Chinese characters, below which a wording may stand anywhere."""


class Phrases:
    """The official wording and Aspect titles of every edition, folded."""

    def __init__(self, guide: Guide) -> None:
        self._by_provision: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for aspect in guide.aspects:
            for provision in aspect.provisions:
                self._by_provision[provision.id] = [
                    (wording.since, tuple(map(fold, wording.phrases)))
                    for wording in provision.wordings
                    if wording.phrases
                ]
        titles = {fold(f"{aspect.id}{aspect.title}") for aspect in guide.aspects}
        words = {
            phrase
            for wordings in self._by_provision.values()
            for _, phrases in wordings
            for phrase in phrases
        }
        self._all = sorted(p for p in words | titles if len(p) >= _LEAST_PHRASE)

    def in_text(self, text: str) -> frozenset[str]:
        """Return the phrases that stand in ``text``."""
        folded = fold(text)
        return frozenset(phrase for phrase in self._all if phrase in folded)

    def editions(self, provision: str, text: str) -> tuple[str, ...]:
        """Return the editions whose wording of ``provision`` stands in ``text``."""
        folded = fold(text)
        return tuple(
            since
            for since, phrases in self._by_provision[provision]
            if any(phrase in folded for phrase in phrases)
        )
