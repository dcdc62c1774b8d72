"""The official wording of the Guide, to be found in printed text."""

from auditor.document import fold
from auditor.guide.provisions import Guide
from auditor.language import one_script

_LEAST_PHRASE = 6
"""Letters, or Chinese characters, below which a wording may stand anywhere."""


def folded(text: str) -> str:
    """Return ``text`` as wording is found in it: without spaces, in one script."""
    return one_script(fold(text))


class Phrases:
    """The official wording and Aspect titles of every edition, folded."""

    def __init__(self, guide: Guide) -> None:
        self._by_provision: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for aspect in guide.aspects:
            for provision in aspect.provisions:
                self._by_provision[provision.id] = [
                    (wording.since, tuple(map(folded, wording.phrases)))
                    for wording in provision.wordings
                    if wording.phrases
                ]
        titles = {
            folded(f"{aspect.id}{title}")
            for aspect in guide.aspects
            for title in (aspect.title, aspect.title_zh)
            if title
        }
        words = {
            phrase
            for wordings in self._by_provision.values()
            for _, phrases in wordings
            for phrase in phrases
        }
        self._all = sorted(p for p in words | titles if len(p) >= _LEAST_PHRASE)

    def in_text(self, text: str) -> frozenset[str]:
        """Return the phrases that stand in ``text``."""
        words = folded(text)
        return frozenset(phrase for phrase in self._all if phrase in words)

    def editions(self, provision: str, text: str) -> tuple[str, ...]:
        """Return the editions whose wording of ``provision`` stands in ``text``."""
        words = folded(text)
        return tuple(
            since
            for since, phrases in self._by_provision[provision]
            if any(phrase in words for phrase in phrases)
        )

    def others(self, provision: str, text: str) -> tuple[str, ...]:
        """Return the provisions whose wording stands in ``text``, if not its own."""
        found = tuple(id_ for id_ in self._by_provision if self.editions(id_, text))
        return () if provision in found else found
