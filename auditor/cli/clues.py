"""Clues of the guide in; what they accept, told in words, out."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.guide.clues import Clue, FigureClue
    from auditor.guide.vocabulary import Vocabulary


def clue_lines(clues: Iterable[Clue], titles: Mapping[str, str]) -> Iterator[str]:
    """Yield one sentence for each clue; names in brackets are those of vocabularies.

    ``titles`` says what each metric is called.
    """
    for clue in clues:
        yield f"{_what(clue, titles)}{''.join(_conditions(clue))}"


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


def term_lines(
    groups: Iterable[str], vocabularies: Mapping[str, Vocabulary], *, chinese: bool
) -> Iterator[str]:
    """Yield the terms of each vocabulary that ``groups`` name, each once.

    Terms of the reader's language come first.
    """
    for name in dict.fromkeys(n for group in groups for n in group.split("|")):
        vocabulary = vocabularies[name]
        unless = f"; not in: {', '.join(vocabulary.unless)}" * bool(vocabulary.unless)
        both = (vocabulary.en, vocabulary.zh)
        terms = ", ".join(chain.from_iterable(both[::-1] if chinese else both))
        yield f"[{_spoken(name)}] {terms}{unless}"


def _what(clue: Clue, titles: Mapping[str, str]) -> str:
    if clue.figure:
        return _figure(clue.figure, titles)
    if clue.cover:
        topics = ", ".join(_either(group) for group in clue.cover.of)
        return f"at least {clue.cover.at_least} of: {topics}"
    return f"a sentence or table row with {_all(clue.all)}"


def _figure(clue: FigureClue, titles: Mapping[str, str]) -> str:
    metrics = " or ".join(f'"{titles[metric]}"' for metric in clue.metric)
    nought = "a figure of nought for" if clue.zero else "a printed figure of"
    split = f" by {_spoken(clue.split)}" if clue.split else ""
    years = f", for each of {clue.years} years" if clue.years > 1 else ""
    return f"{nought} {metrics}{split}{years}"


def _conditions(clue: Clue) -> Iterator[str]:
    if clue.within is not None:
        yield f", at most {clue.within} words apart"
    if clue.paragraph:
        yield f", in a paragraph with {_all(clue.paragraph)}"
    if clue.under:
        yield f", under a heading with {_all(clue.under)}"
    if clue.none:
        yield f", but without {' or '.join(_either(group) for group in clue.none)}"
    if clue.confirm:
        yield "; a chart is only announced there: to be confirmed by eye"


def _all(groups: Iterable[str]) -> str:
    return " and ".join(_either(group) for group in groups)


def _either(group: str) -> str:
    return "/".join(f"[{_spoken(name)}]" for name in group.split("|"))


def _spoken(name: str) -> str:
    return name.replace("_", " ")
