"""A reason and what it is given for in, what it tells and what it leaves open out."""

import re
from collections.abc import Collection

from auditor.guide.provisions import Guide, Provision
from auditor.language import Hits
from auditor.match.evidence import Grade

_WORD = re.compile(r"[^\W\d_\u4e00-\u9fff]{4,}|[\u4e00-\u9fff]{2}")
"""A word that says something; of Chinese, two characters."""


class Grader:
    """Grades reasons; a guide without rules for it finds nothing to question."""

    def __init__(self, guide: Guide, edition: str) -> None:
        """Know what each provision of ``edition`` is about."""
        self._rules = guide.quality.reasons
        self._topics = {
            provision.id: _topic(guide, provision, edition)
            for provision in guide.provisions(edition)
        }

    def grade(
        self, provision: str, said: Hits, around: Collection[str], text: str
    ) -> Grade:
        """Return what a reason for ``provision`` tells.

        ``said`` are the terms of its sentence, ``around`` the vocabularies that are
        hit in its paragraph or row, ``text`` are the words that give the reason.
        """
        if not self._rules:
            return Grade()
        topic = self._topics.get(provision, frozenset())
        return Grade(
            item=not topic or not topic.isdisjoint({*said, *around}),
            because=len(_WORD.findall(text)) >= self._rules.ground_words,
            plan=_any(self._rules.plan, {*said, *around}),
            misfit=self._misfit(topic, said) or self._misfit(topic, around),
        )

    def _misfit(self, topic: frozenset[str], named: Collection[str]) -> str:
        """Return the subjects spoken of where none of them is that of the provision."""
        subjects = self._rules.subjects if self._rules else ()
        spoken = [s for s in subjects if _any((s.of,), named)]
        own = [s for s in subjects if _any((s.of,), topic)]
        astray = own and not any(subject in own for subject in spoken)
        return ", ".join(subject.title for subject in spoken) if astray else ""


def _any(groups: tuple[str, ...], names: Collection[str]) -> bool:
    return any(name in names for group in groups for name in group.split("|"))


def _topic(guide: Guide, provision: Provision, edition: str) -> frozenset[str]:
    groups = [*provision.topic]
    for element in guide.elements(provision, edition):
        groups += element.topic
    return frozenset(name for group in groups for name in group.split("|"))
