"""Ranges that miss each other in; the slip of a unit that would explain it out."""

from collections.abc import Sequence
from decimal import Decimal

from auditor.guide.metrics import Metrics
from auditor.metrics.added import Sum
from auditor.metrics.frame import Known
from auditor.metrics.intervals import Interval, amount

_LONG = 3
"""Digits of a number that does not make up a sum by chance."""


def cut_off(found: Interval, printed: Interval) -> bool:
    """Tell whether the last digit of ``printed`` was cut rather than rounded."""
    half = printed.width / 2
    return Interval(low=printed.low + half, high=printed.high + half).meets(found)


def slip_of(found: Interval, printed: Interval, unit: str, metrics: Metrics) -> str:
    """Return what makes ``printed`` of ``found``, to end a sentence; empty if nothing.

    It may be a digit that was cut, or a slip of ``unit``, the canonical one of both.
    """
    if cut_off(found, printed):
        return "; its last digit may be cut, not rounded"
    for slip in metrics.checks.unit_slips:
        for times, (meant, said) in (
            (slip.times, (slip.small, slip.large)),
            (1 / slip.times, (slip.large, slip.small)),
        ):
            if unit in slip.units and found.times(times).meets(printed):
                return (
                    f"; it is {amount(times)} times as much, as if {meant} were "
                    f"printed as {said}"
                )
    return ""


def slip_of_part(found: Sum, total: Interval, slips: Sequence[Decimal]) -> str:
    """Return which part makes the total if its unit slipped; empty if none does.

    One that is to be less is more than the total as printed: else it may be a total
    among the parts, and gone rather than less.
    """
    for part in found.plus:
        long = len(part.figure.value.normalize().as_tuple().digits) >= _LONG
        large = part.interval.low > total.high
        for slip in (s for s in slips if s > 1 or large) if long else ():
            moved = part.interval.times(slip)
            if (found.interval + moved - part.interval).meets(total):
                return f"with {amount(slip)} times {part.text} they add up"
    return ""


def one_digit_off(known: Known, wanted: Interval) -> str:
    """Return the only number within ``wanted`` that is one digit off; empty if none."""
    printed, value = known.figure.printed.strip("()"), known.figure.value
    found = [
        changed
        for place, old in enumerate(printed)
        for new in "0123456789"
        if old.isdigit()
        and old != new
        and value
        and wanted.low
        <= Decimal(
            (changed := printed[:place] + new + printed[place + 1 :]).replace(",", "")
        )
        * known.quantity.value
        / value
        <= wanted.high
    ]
    return found[0] if len(found) == 1 else ""
