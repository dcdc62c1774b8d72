"""Units and the rules for remarks in, what a careful reader would ask about out."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Place
from auditor.guide.quality import FlagRule
from auditor.language import holds
from auditor.match.clues import meeting
from auditor.match.dated import is_of_other_years, named_years
from auditor.match.reading import Reading, Unit

_NEAR = 2
"""Units before and after a passage that may answer the question it raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of the report and where they stand."""

    quote: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A way of saying things that is worth a question; it changes no verdict."""

    id: str
    title: str
    question: str
    passages: tuple[Quoted, ...]
    """All of them, in the order of the report; at least one."""


def find_flags(
    reading: Reading,
    rules: tuple[FlagRule, ...],
    years: tuple[int, int],
    risen: frozenset[str] = frozenset(),
) -> tuple[Flag, ...]:
    """Return what the report calls for, in the order of ``rules``.

    Only sentences are asked about: a row of a table says nothing in words of its own.
    ``years`` are the calendar years in which the financial year begins and ends,
    ``risen`` the metrics with a higher total than the year before.
    """
    return tuple(flag for rule in rules for flag in _flags(reading, rule, years, risen))


def _flags(
    reading: Reading, rule: FlagRule, years: tuple[int, int], risen: frozenset[str]
) -> Iterator[Flag]:
    if any(unit for clue in rule.nowhere for unit in meeting(reading, clue)):
        return
    known = {id(unit): at for at, unit in enumerate(reading.units)}
    units = {
        known[id(unit)]: unit
        for clue in rule.clues
        for unit in meeting(reading, clue)
        if not unit.row and _stands(rule, unit, years) and _rose(rule, unit, risen)
    }
    passages = {
        (unit.quote, unit.place.page): Quoted(quote=unit.quote, place=unit.place)
        for at, unit in sorted(units.items())
        if not _answered(reading, rule, at)
    }
    if len(passages) >= rule.at_least:
        yield Flag(
            id=rule.id,
            title=rule.title,
            question=rule.question,
            passages=tuple(passages.values()),
        )


def _stands(rule: FlagRule, unit: Unit, years: tuple[int, int]) -> bool:
    if rule.outside_year and not is_of_other_years(unit.text, years):
        return False
    past = any(year <= years[-1] for year in named_years(unit.text))
    return not (rule.no_past_year and past)


def _rose(rule: FlagRule, unit: Unit, risen: frozenset[str]) -> bool:
    return not rule.risen or any(
        holds(unit.hits, one.of) and not risen.isdisjoint(one.metric)
        for one in rule.risen
    )


def _answered(reading: Reading, rule: FlagRule, at: int) -> bool:
    unit = reading.units[at]
    near = reading.units[max(at - _NEAR, 0) : at + _NEAR + 1]
    return any(
        holds(other.hits, group) or not unit.paragraph.isdisjoint(group.split("|"))
        for group in rule.lacks
        for other in near
    )
