"""Ranges of numbers in; their sums, quotients and common parts out."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

_KEPT = 12
"""Significant digits of an amount; those of a conversion go no further."""
_DIGITS = 5
"""Significant digits in which a computed number is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From ``low`` to ``high``, both ends included."""

    low: Decimal
    high: Decimal

    @property
    def width(self) -> Decimal:
        """Return how far apart the ends are."""
        return self.high - self.low

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(low=self.low + other.low, high=self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(low=self.low - other.high, high=self.high - other.low)

    def over(self, other: "Interval") -> "Interval | None":
        """Return the quotient; ``None`` where either may be below or at nought."""
        if self.low < 0 or other.low <= 0:
            return None
        return Interval(low=self.low / other.high, high=self.high / other.low)

    def by(self, other: "Interval") -> "Interval":
        """Return the product of two ranges that are not below nought."""
        return Interval(low=self.low * other.low, high=self.high * other.high)

    def wider(self, percent: Decimal) -> "Interval":
        """Return the range with both ends farther out by ``percent``."""
        share = percent / 100
        return Interval(low=self.low * (1 - share), high=self.high * (1 + share))

    def times(self, factor: Decimal) -> "Interval":
        """Return the range multiplied by a positive ``factor``."""
        return Interval(low=self.low * factor, high=self.high * factor)


NOUGHT = Interval(low=Decimal(0), high=Decimal(0))


def common(intervals: tuple[Interval, ...]) -> Interval | None:
    """Return what all ``intervals`` have in common; ``None`` if nothing."""
    low = max(interval.low for interval in intervals)
    high = min(interval.high for interval in intervals)
    return Interval(low=low, high=high) if low <= high else None


def ends(interval: Interval) -> tuple[str, str]:
    """Return both ends in a few significant digits, rounded outwards."""
    low = _digits(interval.low, ROUND_FLOOR)
    return low, _digits(interval.high, ROUND_CEILING)


def span(interval: Interval) -> str:
    """Return ``interval`` as one text; one number where the ends look alike."""
    low, high = ends(interval)
    return low if low == high else f"{low}-{high}"


def amount(value: Decimal) -> str:
    """Return ``value`` with separators and without idle noughts."""
    with localcontext() as context:
        context.prec = _KEPT
        text = f"{+value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _digits(value: Decimal, rounding: str) -> str:
    with localcontext() as context:
        context.prec = _DIGITS
        context.rounding = rounding
        rounded = +value
    return amount(rounded)
