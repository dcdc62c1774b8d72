"""A reason and what it is given for in, what it tells and what it leaves open out."""

import re
from collections.abc import Collection, Iterable

from auditor.document import Place
from auditor.guide.provisions import Guide, Provision
from auditor.language import Sentence
from auditor.match.evidence import Grade
from auditor.match.reading import Reading
from auditor.match.reasons import Reasons, spans

_WORD = re.compile(r"[^\W\d_\u4e00-\u9fff]{4,}|[\u4e00-\u9fff]{2}")
"""A word that says something; of Chinese, two characters."""
_PAIR = re.compile(r"[^\W\d_\u4e00-\u9fff]{4,}|(?=([\u4e00-\u9fff]{2}))")
"""The same, every two characters: wherever a word begins, it is met in both texts."""


class Grader:
    """Grades reasons; a guide without rules for it finds nothing to question."""

    def __init__(self, guide: Guide, edition: str) -> None:
        """Know what each provision of ``edition`` is about."""
        self._rules = guide.quality.reasons
        self._reasons = Reasons(guide)
        self._topics = {
            provision.id: _topic(guide, provision, edition)
            for provision in guide.provisions(edition)
        }

    def grade(
        self, provision: str, said: Sentence, around: Collection[str], text: str
    ) -> Grade:
        """Return what a reason for ``provision`` tells.

        ``said`` is its sentence, ``around`` are the vocabularies that are hit in its
        paragraph or row, ``text`` are the words that give the reason.
        """
        if not self._rules:
            return Grade()
        topic = self._topics.get(provision, frozenset())
        ground = self._reasons.ground(said)
        return Grade(
            item=not topic or not topic.isdisjoint({*said.hits, *around}),
            because=len(_WORD.findall(text)) >= self._rules.ground_words,
            plan=_any(self._rules.plan, {*said.hits, *around}),
            misfit=self._misfit(topic, ground.hits)
            or self._misfit(topic, said.hits)
            or self._misfit(topic, around),
            words=_words(ground, (*topic, *self._rules.filler)),
        )

    def ranked(self, provision: str, reason: str, reading: Reading) -> Place | None:
        """Return where the report calls the subject of ``provision`` material.

        Nothing for a ``reason`` that goes with that.
        """
        rules, topic = self._rules, self._topics.get(provision, frozenset())
        if not rules or reason not in rules.weighed:
            return None
        own = [s.of for s in rules.subjects if _any((s.of,), topic)]
        return next(
            (
                unit.place
                for unit in reading.units
                if _any(tuple(own), unit.hits)
                and _any(rules.ranked, {*unit.hits, *unit.headings})
                and not self._reasons.where_named(unit.hits)
            ),
            None,
        )

    def _misfit(self, topic: frozenset[str], named: Collection[str]) -> str:
        """Return the subjects spoken of where none of them is that of the provision."""
        subjects = self._rules.subjects if self._rules else ()
        spoken = [s for s in subjects if _any((s.of,), named)]
        own = [s for s in subjects if _any((s.of,), topic)]
        fits = any(subject in spoken or _any(subject.source, named) for subject in own)
        astray = own and not fits
        return ", ".join(subject.title for subject in spoken) if astray else ""


def _any(groups: tuple[str, ...], names: Collection[str]) -> bool:
    return any(name in names for group in groups for name in group.split("|"))


def _words(ground: Sentence, left_out: Iterable[str]) -> frozenset[str]:
    text = ground.text
    for span in spans(left_out, ground.hits):
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return frozenset((pair[1] or pair[0]).lower() for pair in _PAIR.finditer(text))


def _topic(guide: Guide, provision: Provision, edition: str) -> frozenset[str]:
    groups = [*provision.topic]
    for element in guide.elements(provision, edition):
        groups += element.topic
    return frozenset(name for group in groups for name in group.split("|"))
