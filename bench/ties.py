"""Rows of a clean report in; which of the things that hold in it are broken out.

This reads ``ties.yaml`` and the printed cells, nothing of ``auditor``: it says which
errors could be noticed at all, whatever the program notices. A tie is broken where no
numbers that round to the printed ones meet it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

import yaml

Rows = tuple[tuple[str, ...], ...]
_NUMBER = re.compile(r"[\d,]+(?:\.(\d+))?(%?)")
_UNITS = {"kg": "0.001", "kWh": "0.001", "litres": "0.001"}
"""Units in terms of those that the clean reports print: tonnes, MWh, cubic metres."""
_MEASURED = frozenset(("kg", "tonnes", "tCO2e", "MWh", "kWh", "m³", "litres"))
_LEAP, _LEAST, _DIGITS = 10, 5, 4
_FACTOR = Decimal("0.1"), Decimal("1.0")
_DRIFT = Decimal("0.1")


@dataclass(frozen=True)
class Range:
    """What rounds to a printed number, or follows from such numbers."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        """Tell whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def over(self, other: "Range") -> "Range":
        """Return the quotient; everything where the divisor may be nought."""
        if other.low <= 0:
            return Range(Decimal(0), Decimal(10) ** 18)
        return Range(self.low / other.high, self.high / other.low)

    def by(self, other: "Range") -> "Range":
        """Return the product."""
        return Range(self.low * other.low, self.high * other.high)


class Sheet:
    """The cells of a report, found by table, label and column."""

    def __init__(self, rows: Rows) -> None:
        """Take rows as ``forensics`` has them; a caption starts with ``#``."""
        self.rows: dict[tuple[str, str], tuple[str, ...]] = {}
        caption = ""
        for row in rows:
            if row and row[0].startswith("# "):
                caption = row[0][2:]
            elif len(row) > 1:
                self.rows[caption, row[0]] = row[1:]

    def cells(self, key: str) -> tuple[str, ...]:
        """Return what stands in the row ``start of caption/label``, its unit first."""
        start, _, label = key.partition("/")
        return next(
            cells
            for (caption, name), cells in self.rows.items()
            if caption.startswith(start) and name == label
        )

    def at(self, key: str, column: int) -> Range:
        """Return the value in the ``column``th column of years, in the usual unit."""
        cells = self.cells(key)
        unit = "" if _NUMBER.fullmatch(cells[0]) else cells[0]
        values = cells[1:] if unit else cells
        value = _range(values[column])
        scale = Decimal(_UNITS.get(unit.split(" ")[0], "1")) if unit else Decimal(1)
        return value.by(Range(scale, scale))


def _range(cell: str) -> Range:
    found = _NUMBER.fullmatch(cell)
    places = len(found[1] or "") if found else 0
    value = Decimal(cell.rstrip("%").replace(",", ""))
    is_count = not places and "%" not in cell
    half = Decimal(0) if is_count else Decimal("0.5").scaleb(-places)
    return Range(value - half, value + half)


def ties_of(report: str) -> dict[str, Any]:
    """Return what holds in ``report``."""
    text = Path(__file__).with_name("ties.yaml").read_text("utf-8")
    ties: dict[str, Any] = yaml.safe_load(text)[report]
    return ties


def broken(rows: Rows, ties: dict[str, Any]) -> frozenset[str]:
    """Return the ties that ``rows`` break, each named."""
    sheet = Sheet(rows)
    found = [
        name
        for column in (0, 1)
        for name in (
            *_sums(sheet, ties["sums"], column),
            *_quotients(sheet, ties["quotients"], column),
            *_weighted(sheet, ties["weighted"], column),
        )
    ]
    return frozenset(
        (
            *found,
            *_factors(sheet, ties["factors"]),
            *_years(sheet, tuple(ties.get("not_years", ()))),
            *_most(sheet, ties["most"]),
        )
    )


def _sums(sheet: Sheet, sums: Sequence[Any], column: int) -> Iterator[str]:
    for tie in sums:
        parts = [sheet.at(part, column) for part in tie["parts"]]
        low, high = sum(p.low for p in parts), sum(p.high for p in parts)
        if not Range(Decimal(low), Decimal(high)).meets(sheet.at(tie["total"], column)):
            yield f"sum {tie['total']} {column} {tie['parts'][0]}"


def _quotients(sheet: Sheet, quotients: Sequence[Any], column: int) -> Iterator[str]:
    for tie in quotients:
        scale = Decimal(tie.get("for", 1))
        total = sheet.at(tie["of"], column).by(Range(scale, scale))
        quotient = total.over(sheet.at(tie["over"], column))
        if not quotient.meets(sheet.at(tie["rate"], column)):
            yield f"quotient {tie['rate']} {column}"


def _weighted(sheet: Sheet, weighted: Sequence[Any], column: int) -> Iterator[str]:
    for tie in weighted:
        amounts: list[Range] = []
        labels = [*tie["kinds"], *([[tie["all"]]] if "all" in tie else [])]
        for kind in labels:
            low = high = Decimal(0)
            for label in kind:
                one, many = label if isinstance(label, list) else (label, label)
                rate = sheet.at(f"{tie['rates']}/{one}", column)
                part = rate.by(sheet.at(f"{tie['heads']}/{many}", column))
                if tie["counted"]:
                    part = Range(
                        (part.low / 100).to_integral_value(ROUND_CEILING),
                        (part.high / 100).to_integral_value(ROUND_FLOOR),
                    )
                if part.low > part.high:
                    yield f"whole {tie['rates']} {one} {column}"
                low, high = low + part.low, high + part.high
            amounts.append(Range(low, high))
        if "total" in tie:
            amounts.append(sheet.at(f"{tie['rates']}/{tie['total']}", column))
        if max(a.low for a in amounts) > min(a.high for a in amounts):
            yield f"weighted {tie['rates']} {column}"


def _factors(sheet: Sheet, factors: Sequence[Any]) -> Iterator[str]:
    for tie in factors:
        now, before = (
            sheet.at(tie["of"], c).over(sheet.at(tie["over"], c)) for c in (0, 1)
        )
        known = Range(*_FACTOR)
        moved = now.low > before.high * (1 + _DRIFT) or now.high < before.low * (
            1 - _DRIFT
        )
        if moved or not now.meets(known) or not before.meets(known):
            yield f"factor {tie['of']} {now.meets(known)} {before.meets(known)} {moved}"


def _years(sheet: Sheet, without: tuple[str, ...]) -> Iterator[str]:
    """Yield rows that leapt tenfold, swung by half, or did not move in four digits."""
    for (caption, label), cells in sheet.rows.items():
        values = [cell for cell in cells if _NUMBER.fullmatch(cell)][:2]
        if len(values) <= 1 or caption.startswith(without or ("-",)):
            continue
        now, before = (_range(value) for value in values)
        if now.low >= before.high * _LEAP > 0 or 0 < now.high * _LEAP <= before.low:
            yield f"leap {caption}/{label}"
        middle = (before.low + before.high) / 2
        change = abs((now.low + now.high) / 2 - middle)
        if middle >= _LEAST and change * 2 > middle:
            yield f"swing {caption}/{label}"
        digits = values[0].replace(",", "").replace(".", "").strip("0")
        measured = cells[0] in _MEASURED and len(digits) >= _DIGITS
        if measured and values[0] == values[1]:
            yield f"copied {caption}/{label}"


def _most(sheet: Sheet, most: dict[str, list[int]]) -> Iterator[str]:
    """Yield cells over what can be: 100%, or the hours of a year."""
    for start, limits in most.items():
        for (caption, label), cells in sheet.rows.items():
            if caption.startswith(start):
                values = [cell for cell in cells if _NUMBER.fullmatch(cell)]
                for cell, limit in zip(values, limits, strict=False):
                    if _range(cell).low > limit:
                        yield f"most {caption}/{label} {limit}"
