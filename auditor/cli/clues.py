"""Clues of the guide in; what they accept, told in words, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.guide.provisions import Clue, FigureClue
    from auditor.guide.vocabulary import Vocabulary


def clue_lines(clues: Iterable[Clue]) -> Iterator[str]:
    """Yield one sentence for each clue; names in brackets are those of vocabularies."""
    for clue in clues:
        yield f"{_what(clue)}{''.join(_conditions(clue))}"


def term_lines(
    clues: Iterable[Clue], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[str]:
    """Yield the terms of each vocabulary that may meet ``clues``, in order of use."""
    groups = [group for clue in clues for group in _wanted(clue)]
    for name in dict.fromkeys(n for group in groups for n in group.split("|")):
        terms = (*vocabularies[name].en, *vocabularies[name].zh)
        yield f"[{_spoken(name)}] {', '.join(terms)}"


def _wanted(clue: Clue) -> tuple[str, ...]:
    covered = clue.cover.of if clue.cover else ()
    return (*clue.all, *covered, *clue.paragraph, *clue.under)


def _what(clue: Clue) -> str:
    if clue.figure:
        return _figure(clue.figure)
    if clue.cover:
        topics = ", ".join(_either(group) for group in clue.cover.of)
        return f"at least {clue.cover.at_least} of: {topics}"
    return f"a sentence or table row with {_all(clue.all)}"


def _figure(clue: FigureClue) -> str:
    metrics = " or ".join(_spoken(metric) for metric in clue.metric)
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
