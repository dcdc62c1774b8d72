"""Clues of the guide in; what they accept, told in words, out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.cli.chinese import Language
    from auditor.guide.clues import Clue, FigureClue
    from auditor.guide.vocabulary import Vocabulary


def wanted(clues: Iterable[Clue]) -> Iterator[str]:
    """Yield the groups that may meet ``clues``, in order of use."""
    for clue in clues:
        yield from clue.all
        yield from clue.cover.of if clue.cover else ()
        yield from (*clue.paragraph, *clue.under)


def unwanted(clues: Iterable[Clue]) -> Iterator[str]:
    """Yield the groups that void ``clues``, in order of use."""
    for clue in clues:
        yield from clue.none


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueTeller:
    """Tells of clues in one language."""

    language: Language
    vocabularies: Mapping[str, Vocabulary]
    metrics: Mapping[str, str]
    """What each metric is called."""
    splits: Mapping[str, str]
    """What each split is called, where that is not its key."""

    def clue(self, clue: Clue) -> str:
        """Return one sentence; names in brackets are those of vocabularies."""
        say = self.language.say
        told = self._what(clue)
        if clue.within is not None:
            told = say("{}, at most {} words apart", told, clue.within)
        if clue.paragraph:
            told = say("{}, in a paragraph with {}", told, self._all(clue.paragraph))
        if clue.under:
            told = say("{}, under a heading with {}", told, self._all(clue.under))
        if clue.none:
            voids = say(" or ").join(map(self._either, clue.none))
            told = say("{}, but without {}", told, voids)
        if clue.confirm:
            announced = "{}; a chart is only announced there: to be confirmed by eye"
            told = say(announced, told)
        return told

    def terms(self, groups: Iterable[str]) -> Iterator[str]:
        """Yield the terms of each vocabulary that ``groups`` name, each once.

        Terms of the reader's language come first.
        """
        say = self.language.say
        for name in dict.fromkeys(n for group in groups for n in group.split("|")):
            vocabulary = self.vocabularies[name]
            both = (vocabulary.en, vocabulary.zh)
            ordered = both[::-1] if self.language.chinese else both
            terms = say(", ").join(chain.from_iterable(ordered))
            told = f"[{self._name(name)}] {terms}"
            if vocabulary.unless:
                told = say("{}; not in: {}", told, say(", ").join(vocabulary.unless))
            yield told

    def _what(self, clue: Clue) -> str:
        say = self.language.say
        if clue.figure:
            return self._figure(clue.figure)
        if clue.cover:
            topics = say(", ").join(map(self._either, clue.cover.of))
            return say("at least {} of: {}", clue.cover.at_least, topics)
        return say("a sentence or table row with {}", self._all(clue.all))

    def _figure(self, clue: FigureClue) -> str:
        say = self.language.say
        metrics = say(" or ").join(say('"{}"', self.metrics[m]) for m in clue.metric)
        kind = "a figure of nought for {}" if clue.zero else "a printed figure of {}"
        told = say(kind, metrics)
        if clue.split:
            split = self.splits.get(clue.split, _spoken(clue.split))
            told = say("{} by {}", told, split)
        if clue.years > 1:
            told = say("{}, for each of {} years", told, clue.years)
        if clue.alone:
            told = say("{}, if no other of them is printed", told)
        return told

    def _all(self, groups: Iterable[str]) -> str:
        return self.language.say(" and ").join(map(self._either, groups))

    def _either(self, group: str) -> str:
        return "/".join(f"[{self._name(name)}]" for name in group.split("|"))

    def _name(self, name: str) -> str:
        """Return what a vocabulary is called: in Chinese by the first of its terms."""
        chinese = self.vocabularies[name].zh if self.language.chinese else ()
        return chinese[0] if chinese else _spoken(name)


def _spoken(name: str) -> str:
    return name.replace("_", " ")
