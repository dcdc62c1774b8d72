"""Units against a library of units, and laws that every unit and number obeys."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.guide.load import load_guide
from auditor.guide.metrics import Unit
from auditor.metrics.figures import Bound, Kind
from auditor.metrics.quantity import NumberGrammar
from auditor.metrics.units import UnitGrammar

UNITS = load_guide().catalogue.units
GRAMMAR = UnitGrammar(UNITS)
NUMBERS = NumberGrammar(UNITS.words, GRAMMAR)
ORACLE: pint.UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction)
NAMES = {
    "t": "metric_ton",
    "kg": "kilogram",
    "g": "gram",
    "mg": "milligram",
    "megatonne": "megatonne",
    "kt": "kilotonne",
    "lb": "pound",
    "kWh": "kilowatt_hour",
    "MWh": "megawatt_hour",
    "GWh": "gigawatt_hour",
    "MJ": "megajoule",
    "GJ": "gigajoule",
    "TJ": "terajoule",
    "PJ": "petajoule",
    "m3": "meter ** 3",
    "L": "liter",
    "kL": "kiloliter",
    "ML": "megaliter",
    "gal": "gallon",
    "m2": "meter ** 2",
    "sq ft": "foot ** 2",
    "ha": "hectare",
    "h": "hour",
    "km": "kilometer",
    "t waste": "metric_ton",
    "kt waste": "kilotonne",
    "kg waste": "kilogram",
    "g waste": "gram",
    "lb waste": "pound",
    "L fuel": "liter",
    "kL fuel": "kiloliter",
}
"""Our physical units, and what the library calls them."""
NOT_PHYSICAL = {
    "ghg",
    "count",
    "percent",
    "percentage-point",
    "room-night",
    "product",
    "container",
    "passenger",
    "student",
    "patient",
    "vehicle",
    "site",
    "money",
    "days",
}
"""Dimensions that no library of physical units knows, and calendar days."""
OWN = {"tce", "towngas unit", "t water"}
"""Units by convention: each names its source in the data."""
PLAIN = [unit for unit in UNITS.units if not unit.only]
SCALES = {
    "thousand": 1000,
    "'000": 1000,
    "million": 10**6,
    "billion": 10**9,
    "萬": 10**4,
    "億": 10**8,
}


def test_every_physical_unit_is_held_against_the_library() -> None:
    """A new one must be added to the list, or be one by convention."""
    physical = {u.symbol for u in UNITS.units if u.dimension not in NOT_PHYSICAL}

    assert physical == NAMES.keys() | OWN


@pytest.mark.parametrize("symbol", sorted(NAMES))
def test_a_factor_is_that_of_the_library(symbol: str) -> None:
    """Exactly: factors are fractions."""
    unit = next(unit for unit in UNITS.units if unit.symbol == symbol)
    base = NAMES[unit.base]
    one = ORACLE.Quantity(Fraction(1), NAMES[symbol]).to(base)

    assert Fraction(one.magnitude) == Fraction(unit.factor)


def test_the_list_of_scales_is_that_of_the_data() -> None:
    """So that the laws below speak of the same."""
    known = {term: m.factor for m in UNITS.multipliers for term in m.terms}

    assert {scale: int(known[scale]) for scale in SCALES} == SCALES


@given(
    st.sampled_from(["kWh", "tonnes", "m3", "persons", "tCO2e"]),
    st.sampled_from(sorted(SCALES)),
    st.booleans(),
)
def test_a_scale_multiplies_on_either_side(unit: str, scale: str, before: bool) -> None:  # noqa: FBT001  drawn
    """'000 kWh, kWh '000, kWh (in thousands)."""
    whole = f"{scale} {unit}" if before else f"{unit} {scale}"
    plain, scaled = GRAMMAR.measure(unit), GRAMMAR.measure(whole)

    assert plain
    assert scaled
    assert scaled.symbol == plain.symbol
    assert scaled.factor == plain.factor * SCALES[scale]


@given(
    st.sampled_from(PLAIN),
    st.decimals(min_value=-(10**9), max_value=10**9, places=3),
    st.decimals(min_value=-(10**9), max_value=10**9, places=3),
)
def test_a_conversion_keeps_sums(unit: Unit, one: Decimal, two: Decimal) -> None:
    """To twelve digits, as printed figures need no more."""
    measure = GRAMMAR.measure(unit.symbol)
    assert measure
    values = [measure.quantity(value, 3).value for value in (one, two, one + two)]
    slack = (abs(values[0]) + abs(values[1])) * Decimal("1e-11")

    assert abs(values[0] + values[1] - values[2]) <= slack


@given(st.sampled_from(PLAIN))
def test_every_spelling_of_a_unit_is_the_unit(unit: Unit) -> None:
    """In English and Chinese; in capitals too, where case says nothing."""
    meant = GRAMMAR.measure(unit.symbol)

    for alias in (*unit.en, *unit.zh):
        found = GRAMMAR.measure(alias)
        assert found
        assert meant
        assert (found.symbol, found.factor) == (meant.symbol, meant.factor)


@given(
    st.decimals(min_value=1, max_value=10**9, places=1),
    st.sampled_from(["over", "about", "less than", ""]),
    st.sampled_from(["kWh", "tonnes", "%", "tCO2e/m2", "小時"]),
)
def test_a_number_has_its_bound_and_unit_in_cell_and_sentence(
    value: Decimal, word: str, unit: str
) -> None:
    """Both read the same."""
    bound = {"over": Bound.OVER, "about": Bound.ABOUT, "less than": Bound.UNDER}
    text = f"{word} {value:,.1f} {unit}".strip()
    found = (*NUMBERS.cell(text), *NUMBERS.find(f"It came to {text}."))

    assert [(r.value, r.unit, r.bound) for r in found] == [
        (value, unit, bound.get(word, Bound.EXACT))
    ] * 2


@given(st.decimals(min_value=1, max_value=10**9, places=1))
def test_brackets_and_a_minus_are_below_nought(value: Decimal) -> None:
    """(1,234.5) and -1,234.5 are the same number."""
    texts = (f"({value:,.1f})", f"-{value:,.1f}", f"\u2212{value:,.1f}")

    assert [NUMBERS.cell(text)[0].value for text in texts] == [-value] * 3


@given(
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=1, max_value=10**6),
    st.sampled_from(["-", "\u2013", " to ", "% - ", "% to ", "\u81f3"]),
)
def test_a_range_is_no_value(low: int, more: int, joint: str) -> None:
    """Neither end is the figure."""
    end = "%" if "%" in joint else ""
    [reading] = NUMBERS.cell(f"{low}{joint}{low + more}{end}")

    assert reading.kind is Kind.RANGE


@given(st.lists(st.integers(min_value=100, max_value=1899), min_size=1, max_size=5))
def test_numbers_of_a_sentence_stand_in_order_and_apart(values: list[int]) -> None:
    """Each where it is printed."""
    text = " and ".join(f"we used {value} kWh" for value in values)
    found = NUMBERS.find(text)

    assert [int(reading.value) for reading in found] == values
    assert all(text[r.start :].startswith(r.printed) for r in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
