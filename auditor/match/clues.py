"""Units and the clues of an element in, evidence out."""

import re
from collections.abc import Iterable, Iterator

from auditor.guide.clues import Clue
from auditor.guide.provisions import Element
from auditor.language import Hits, holds
from auditor.match.dated import is_of_other_years
from auditor.match.denial import denied
from auditor.match.evidence import Evidence
from auditor.match.reading import Reading, Unit

_MOST = 5
"""Pieces of evidence kept per element: a reader needs few."""
_FIGURE = re.compile(r"\d[\d,.]*")
_FIGURES = 2
"""Figures that make a row one of figures: two years, say."""
_BEHIND = 1
"""Groups by which such a row stands behind a sentence."""
_FAR = 1.5
"""Groups by which a passage may say less than the best one and still be shown."""


def find_evidence(
    reading: Reading,
    element: Element,
    claimed: frozenset[int] = frozenset(),
    years: tuple[int, int] | None = None,
) -> tuple[Evidence, ...]:
    """Return what speaks to ``element``, best first.

    ``claimed`` are the pages (or lines) to which the report's own index points for
    the provision; of two passages that say as much, the one there comes first.
    ``years`` are the calendar years in which the financial year begins and ends.
    """
    best: dict[tuple[int, str], Evidence] = {}
    for clue in element.clues:
        for unit in meeting(reading, clue):
            if _is_dated(clue, unit, years):
                continue
            at = unit.place.line or unit.place.page
            score = _score(clue, unit) + (1.0 if at in claimed else 0.0)
            found = Evidence(
                element=element.id,
                quote=unit.quote,
                place=unit.place,
                score=score,
                confirm=clue.confirm,
            )
            key = (at, unit.quote)
            if key not in best or best[key].score < score:
                best[key] = found
    ranked = sorted(best.values(), key=lambda e: (e.confirm, -e.score, _where(e)))
    least = max((e.score for e in ranked), default=0.0) - _FAR
    return tuple(e for e in ranked[:_MOST] if e.score >= least)


def _is_dated(clue: Clue, unit: Unit, years: tuple[int, int] | None) -> bool:
    """Tell whether what holds for a year is said of other years alone."""
    if clue.dated is None or years is None or holds(unit.hits, clue.dated):
        return False
    return is_of_other_years(unit.text, years)


def _where(evidence: Evidence) -> tuple[int, int]:
    return (evidence.place.page, evidence.place.line or 0)


def meeting(reading: Reading, clue: Clue) -> Iterator[Unit]:
    """Yield the units that ``clue`` accepts, in reading order."""
    if clue.all:
        for unit in reading.holding(clue.all):
            if (
                _usable(clue, unit)
                and meets(clue, unit)
                and not denied(clue, unit, reading.denials, stated)
            ):
                yield unit
    elif clue.cover:
        units = [
            unit
            for unit in reading.units
            if _usable(clue, unit)
            and _around(clue, unit)
            and not denied(clue, unit, reading.denials, stated)
        ]
        yield from _covering(clue, units)


def _usable(clue: Clue, unit: Unit) -> bool:
    known = bool(unit.quote) and not unit.heading
    return known and (clue.confirm or not unit.label)


def meets(clue: Clue, unit: Unit) -> bool:
    """Tell whether ``unit`` holds all that ``clue`` asks of one sentence."""
    return stated(clue, unit.hits) and _around(clue, unit)


def stated(clue: Clue, hits: Hits) -> bool:
    """Tell whether terms in one sentence are what ``clue`` asks, whatever is around."""
    return (
        all(holds(hits, group) for group in clue.all)
        and not any(holds(hits, group) for group in clue.none)
        and _close(clue, hits)
    )


def _around(clue: Clue, unit: Unit) -> bool:
    return all(_any(unit.paragraph, g) for g in clue.paragraph) and all(
        _any(unit.headings, g) for g in clue.under
    )


def _any(names: frozenset[str], group: str) -> bool:
    return any(name in names for name in group.split("|"))


def _close(clue: Clue, hits: Hits) -> bool:
    """Tell whether some choice of one hit per group lies within the words allowed."""
    if clue.within is None:
        return True
    places = [
        sorted(span.token for name in group.split("|") for span in hits.get(name, ()))
        for group in clue.all
    ]
    starts = sorted({token for tokens in places for token in tokens})
    return any(
        all(any(start <= t <= start + clue.within for t in ts) for ts in places)
        for start in starts
    )


def _covering(clue: Clue, units: Iterable[Unit]) -> list[Unit]:
    """Return a unit for each topic if enough topics are spoken of."""
    if clue.cover is None:
        return []
    speaking: list[Unit] = []
    topics = 0
    for group in clue.cover.of:
        found = [
            unit
            for unit in units
            if holds(unit.hits, group)
            and not any(holds(unit.hits, none) for none in clue.none)
        ]
        topics += bool(found)
        speaking.extend(found[:2])
    return speaking if topics >= clue.cover.at_least else []


def _score(clue: Clue, unit: Unit) -> float:
    """Return the groups that ``unit`` holds; a row of figures says little in words."""
    asked = len(clue.all) + len(clue.paragraph) / 2 + len(clue.under) / 2
    topics = (
        sum(holds(unit.hits, group) for group in clue.cover.of) if clue.cover else 0
    )
    near = sum(_any(unit.headings, group) for group in clue.all) / 2
    figures = unit.row and len(_FIGURE.findall(unit.text)) >= _FIGURES
    return asked + topics + near - (_BEHIND if figures else 0)
