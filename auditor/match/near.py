"""Units and an element that nothing meets in, the passage nearest to it out."""

import re

from auditor.guide.provisions import Clue, Element
from auditor.language import holds
from auditor.match.evidence import NearMiss
from auditor.match.reading import Reading, Unit

_WORDS = re.compile(r"[^\W\d_]{3,}.*?[^\W\d_]{3,}|[\u4e00-\u9fff]{4,}", re.DOTALL)
"""What a passage holds that a reader can make sense of, bare cells do not."""
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]|\s\.|\.{3,}|\u2026{2,}")
"""Letters that a broken font left, and the dots of a table of contents."""


def find_nearest(
    reading: Reading, element: Element, topic: tuple[str, ...], least: int
) -> tuple[NearMiss | None, float]:
    """Return the passage to show as nearest to ``element``, and the share of any.

    The share, from 0 to 1, is the most of what a clue asks for that any passage holds.
    The passage shown speaks of the ``topic`` of the provision, where that has one, and
    holds a share of ``least`` per cent; rows of tables are shown only for what a figure
    may answer.
    """
    figures = any(clue.figure for clue in element.clues)
    asking = tuple(clue for clue in element.clues if _groups(clue))
    ranked = [
        (share, unit)
        for clue in asking or ((Clue(all=topic),) if topic else ())
        for unit in reading.holding(["|".join(_groups(clue))])
        if unit.quote
        and not (unit.heading or unit.label)
        and (share := _share(reading, clue, unit))
    ]
    shown = [
        (share, unit)
        for share, unit in ranked
        if share * 100 >= least
        and (figures or not unit.row)
        and _is_readable(unit.quote)
        and _is_on(topic, unit)
    ]
    most = max((share for share, _ in ranked), default=0.0)
    if not shown:
        return None, most
    share, unit = max(shown, key=lambda pair: pair[0])
    miss = NearMiss(
        element=element.id, quote=unit.quote, place=unit.place, share=round(share, 2)
    )
    return miss, most


def _is_readable(quote: str) -> bool:
    return bool(_WORDS.search(quote)) and not _UNREADABLE.search(quote)


def _is_on(topic: tuple[str, ...], unit: Unit) -> bool:
    """Tell whether a passage speaks of the topic, the text around it helping."""
    around = unit.paragraph | unit.headings
    return not topic or (
        any(holds(unit.hits, group) for group in topic)
        and all(holds(unit.hits, g) or _any(around, g) for g in topic)
    )


def _any(names: frozenset[str], group: str) -> bool:
    return any(name in names for name in group.split("|"))


def _groups(clue: Clue) -> tuple[str, ...]:
    return clue.all or (clue.cover.of if clue.cover else ())


def _share(reading: Reading, clue: Clue, unit: Unit) -> float:
    """Return how much of what ``clue`` asks for ``unit`` holds, from 0 to 1.

    A group weighs the more the rarer it is in the report: in a clue of "climate" and
    "risk", a sentence about some other risk is not near.
    """
    if any(holds(unit.hits, group) for group in clue.none):
        return 0.0
    groups = _groups(clue)
    around = (*clue.paragraph, *clue.under)
    weights = {group: reading.rarity(group) for group in (*groups, *around)}
    held = sum(weights[group] for group in groups if holds(unit.hits, group))
    near = sum(
        weights[group] / 2
        for group in groups
        if not holds(unit.hits, group) and _any(unit.paragraph, group)
    )
    lent = sum(
        weights[group]
        for group in around
        if _any(unit.paragraph | unit.headings, group)
    )
    return (held + near + lent) / sum(weights.values())
