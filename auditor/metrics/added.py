"""Figures in; what they add up to out."""

from dataclasses import dataclass
from decimal import Decimal

from auditor.metrics.frame import Known
from auditor.metrics.intervals import NOUGHT, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Parts that may make a total, with what may be taken off."""

    plus: tuple[Known, ...]
    minus: tuple[Known, ...] = ()

    @property
    def interval(self) -> Interval:
        """Return what the rounded parts may add up to."""
        added = NOUGHT
        for part in self.plus:
            added += part.interval
        for part in self.minus:
            added -= part.interval
        return added

    @property
    def value(self) -> Decimal:
        """Return what the printed parts add up to."""
        plus = sum((part.quantity.value for part in self.plus), Decimal(0))
        return plus - sum((part.quantity.value for part in self.minus), Decimal(0))

    @property
    def working(self) -> str:
        """Return the sum spelled out, without its result."""
        plus = " + ".join(part.number for part in self.plus)
        return plus + "".join(f" - {part.number}" for part in self.minus)
