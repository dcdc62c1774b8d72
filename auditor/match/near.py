"""Units and an element that nothing meets in, the passage nearest to it out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.guide.clues import Clue
from auditor.guide.provisions import Element, Guide, Provision
from auditor.language import holds
from auditor.match.evidence import NearMiss
from auditor.match.reading import Reading, Unit

_WORDS = re.compile(r"[^\W\d_]{3,}.*?[^\W\d_]{3,}|[\u4e00-\u9fff]{4,}", re.DOTALL)
"""What a passage holds that a reader can make sense of, bare cells do not."""
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]|\s\.|\.{3,}|\u2026{2,}")
"""Letters that a broken font left, and the dots of a table of contents."""


def has_deed(deeds: Iterable[Unit], provision: Provision, guide: Guide) -> bool:
    """Tell whether one of ``deeds`` is on the subject of ``provision``.

    The subject is the first group of its topic. A deed counts under a heading that
    names it, or that no other Aspect shares. What asks for plans is never answered so.
    """
    home = guide.home(provision.id)
    shared = {group for a in guide.aspects if a is not home for group in a.headings}
    own = tuple(group for group in home.headings if group not in shared)
    subject = provision.topic[:1] or own
    return not home.ahead and any(
        any(holds(unit.hits, group) for group in subject)
        or any(_any(unit.headings, group) for group in (*subject, *own))
        for unit in deeds
    )


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
        pair
        for clue in asking or ((Clue(all=topic),) if topic else ())
        for pair in _asked(reading, clue).shares(reading)
    ]
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    most = ranked[0][0] if ranked else 0.0
    for share, unit in ranked:
        if share * 100 < least:
            break
        if (
            (figures or not unit.row)
            and _is_readable(unit.quote)
            and _is_on(topic, unit)
        ):
            miss = NearMiss(
                element=element.id,
                quote=unit.quote,
                place=unit.place,
                share=round(share, 2),
            )
            return miss, most
    return None, most


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """One group that a clue asks for."""

    names: frozenset[str]
    holding: frozenset[int]
    """The units that hold a term of it, as indexes."""
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What one clue asks for, weighed.

    A group weighs the more the rarer it is in the report: in a clue of "climate" and
    "risk", a sentence about some other risk is not near.
    """

    groups: tuple[_Group, ...]
    around: tuple[_Group, ...]
    barred: frozenset[int]
    """The units that hold what must not stand there."""
    total: float

    def shares(self, reading: Reading) -> Iterator[tuple[float, Unit]]:
        """Yield how much of what is asked for each unit holds, from 0 to 1."""
        some = frozenset[int]().union(*(group.holding for group in self.groups))
        for index in sorted(some - self.barred):
            unit = reading.units[index]
            if unit.quote and not (unit.heading or unit.label):
                yield self._weight(index, unit) / self.total, unit

    def _weight(self, index: int, unit: Unit) -> float:
        held = near = lent = 0.0
        for group in self.groups:
            if index in group.holding:
                held += group.weight
            elif not group.names.isdisjoint(unit.paragraph):
                near += group.weight / 2
        for group in self.around:
            if not (
                group.names.isdisjoint(unit.paragraph)
                and group.names.isdisjoint(unit.headings)
            ):
                lent += group.weight
        return held + near + lent


def _asked(reading: Reading, clue: Clue) -> _Asked:
    groups, around = _groups(clue), (*clue.paragraph, *clue.under)
    known = {
        group: _Group(
            names=frozenset(group.split("|")),
            holding=reading.at(group),
            weight=reading.rarity(group),
        )
        for group in (*groups, *around)
    }
    return _Asked(
        groups=tuple(known[group] for group in groups),
        around=tuple(known[group] for group in around),
        barred=frozenset[int]().union(*(reading.at(group) for group in clue.none)),
        total=sum(group.weight for group in known.values()),
    )
