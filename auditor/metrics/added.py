"""Figures in; what they add up to out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.metrics.frame import Known
from auditor.metrics.intervals import NOUGHT, Interval
from auditor.metrics.splits import Parts

FEWEST = 2
"""Parts below which a sum says nothing, and totals that make a habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Parts that may make a total, with what may be taken off."""

    plus: tuple[Known, ...]
    minus: tuple[Known, ...] = ()
    """Printed with a sign, "(0.5)", or without one."""

    @property
    def interval(self) -> Interval:
        """Return what the rounded parts may add up to."""
        added = NOUGHT
        for part in self.plus:
            added += part.interval
        for part in self.minus:
            taken = part.interval
            added = added + taken if taken.high < 0 else added - taken
        return added

    @property
    def value(self) -> Decimal:
        """Return what the printed parts add up to."""
        plus = sum((part.quantity.value for part in self.plus), Decimal(0))
        return plus - sum((abs(part.quantity.value) for part in self.minus), Decimal(0))

    @property
    def working(self) -> str:
        """Return the sum spelled out, without its result."""
        plus = " + ".join(part.number for part in self.plus).replace("+ -", "- ")
        return plus + "".join(f" - {part.number.lstrip('-')}" for part in self.minus)


def outermost(parts: tuple[Known, ...], total: Known) -> tuple[Known, ...]:
    """Return ``parts`` without those inside of another, if they then make ``total``.

    Rows that come to just the row above them ("Shanghai", "Beijing" below "Mainland")
    are its inside.
    """
    kept: list[Known] = []
    rest = parts
    while rest:
        head, *after = rest
        kept.append(head)
        inside = (
            many
            for many in range(FEWEST, len(after) + 1)
            if Sum(plus=tuple(after[:many])).value == head.quantity.value
        )
        rest = tuple(after[next(inside, 0) :])
    outer = tuple(kept)
    tied = Sum(plus=parts).interval.meets(total.interval)
    fits = len(outer) >= FEWEST and Sum(plus=outer).interval.meets(total.interval)
    return outer if fits and not tied else parts


def kinds_of(
    whole: Parts, group: Sequence[Known], views: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Known, ...]]]:
    """Yield the parts of ``whole`` with their kind, kind by kind and page by page."""
    found: dict[tuple[str, int], dict[Parts, Known]] = {}
    for known in sorted(group, key=lambda known: len(known.parts)):
        parts = tuple(p for p in known.parts if p in whole or p[0] not in views)
        added = [part for part in parts if part not in whole]
        if len(added) == 1 and len(parts) == len(whole) + 1:
            key = added[0][0], known.figure.place.page
            found.setdefault(key, {}).setdefault(parts, known)
    for (kind, _), parts_found in found.items():
        if len(parts_found) >= FEWEST:
            yield kind, tuple(parts_found.values())
