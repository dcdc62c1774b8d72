"""A reading and what is asked of each of several things in, the things left out out."""

from collections.abc import Iterable, Iterator

from auditor.assess.verdict import Found
from auditor.guide.clues import Clue
from auditor.guide.provisions import Element
from auditor.match.clues import meeting
from auditor.match.evidence import NearMiss
from auditor.match.reading import Reading, Unit

_DASHES = frozenset({"-", "\u2013", "\u2014", "\u2212", "\uff0d"})
"""What stands in a cell with nothing in it."""


def left_out(reading: Reading, elements: tuple[Element, ...]) -> Iterator[Found]:
    """Yield what is asked of each of several things and told of some alone, and where.

    That is a row with an empty cell in a table with a column for each, or the passage
    that answers for one by its name, where nothing does for another.
    """
    clues = [clue for element in elements for clue in element.clues]
    for element in elements:
        if element.of_each is not None and (
            unit := _of_some(reading.with_plans(), element.of_each, clues)
        ):
            id_, at = element.id, unit.place
            near = NearMiss(element=id_, quote=unit.quote, place=at, share=1.0)
            yield Found(element=element, evidence=(), nearest=near, share=1.0)


def _of_some(reading: Reading, group: str, clues: list[Clue]) -> Unit | None:
    met = [unit for clue in clues for unit in meeting(reading, clue)]
    every = _all_names((unit for unit in reading.units if not unit.row), group)
    named = {unit.quote: (unit, _of(reading, unit, group, every)) for unit in met}
    told = frozenset[str]().union(*(names for _, names in named.values()))
    if short := next((unit for unit in met if _lacks(unit, group)), None):
        return short
    some = (unit for unit, names in named.values() if names and told != every)
    return next(some, None)


def _of(
    reading: Reading, unit: Unit, group: str, every: frozenset[str]
) -> frozenset[str]:
    """Return the names of which ``unit`` speaks; of all in its paragraph, none."""
    around = _all_names((u for u in reading.units if u.block == unit.block), group)
    return _all_names([unit], group) or (around if around != every else frozenset())


def _lacks(unit: Unit, group: str) -> bool:
    """Tell whether a row under the names of several has an empty cell."""
    cells = frozenset(cell.strip() for cell in unit.text.split("|"))
    under = any(name in unit.headings for name in group.split("|"))
    return unit.row and under and bool(cells & _DASHES)


def _all_names(units: Iterable[Unit], group: str) -> frozenset[str]:
    return frozenset(
        unit.text[span.start : span.end].casefold()
        for unit in units
        for name in group.split("|")
        for span in unit.hits.get(name, ())
    )
