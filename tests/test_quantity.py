"""Numbers and units as they are printed, and what they mean."""

# ruff: noqa: RUF001  reports print dashes and Chinese punctuation

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.guide.load import load_guide
from auditor.guide.metrics import Unit
from auditor.metrics.figures import Bound, Kind
from auditor.metrics.quantity import NumberGrammar
from auditor.metrics.units import UnitGrammar
from auditor.metrics.years import split_years

UNITS = load_guide().catalogue.units
GRAMMAR = UnitGrammar(UNITS)
NUMBERS = NumberGrammar(UNITS.words, GRAMMAR)
BASES = {unit.base for unit in UNITS.units}
DIMENSIONS = {unit.base: unit.dimension for unit in UNITS.units}


@pytest.mark.parametrize(
    ("printed", "value", "canonical"),
    [
        ("tonnes of CO₂ equivalent", "5", "5 tCO2e"),
        ("tons of CO ₂ equivalent", "5", "5 tCO2e"),
        ("tCO2-e", "5", "5 tCO2e"),
        ("ktCO2-e", "5", "5000 tCO2e"),
        ("ktCO2-eq", "5", "5000 tCO2e"),
        ("kg CO2e", "5", "0.005 tCO2e"),
        ("MtCO2e", "5", "5000000 tCO2e"),
        ("噸二氧化碳當量", "5", "5 tCO2e"),
        ("tons", "5", "5000 kg"),
        ("MT", "5", "5000 kg"),
        ("MWh", "1.5", "1500.0 kWh"),
        ("'000 kWh", "2", "2000 kWh"),
        ("kWh in '000s", "2", "2000 kWh"),
        ("GJ", "3.6", "1000.0 kWh"),
        ("千瓦時", "2", "2 kWh"),
        ("萬千瓦時", "2", "20000 kWh"),
        ("億千瓦時", "2", "200000000 kWh"),
        ("thousand million kWh", "2", "2000000000 kWh"),
        ("m³", "7", "7 m3"),
        ("cubic metres", "7", "7 m3"),
        ("square feet", "100", "9.290304 m2"),
        ("HK$'000", "120", "0.12 HKD million"),
        ("RMB million", "3", "3 RMB million"),
        ("百萬港元", "3", "3 HKD million"),
        ("港幣千元", "3", "0.003 HKD million"),
        ("港幣百萬元", "3", "3 HKD million"),
        ("萬元", "3", "0.03 RMB million"),
        ("Person(s)", "4", "4 persons"),
        ("full-time employees", "4", "4 persons"),
        ("%", "12", "12 %"),
        ("per cent", "12", "12 %"),
        ("percentage points", "2", "2 percentage point"),
        ("個百分點", "2", "2 percentage point"),
        ("HK$m", "3", "3 HKD million"),
    ],
)
def test_a_unit_is_read_however_it_is_spelled(
    printed: str, value: str, canonical: str
) -> None:
    """Spelling, plural, raised digits and thousands do not matter."""
    measure = GRAMMAR.measure(printed)

    assert measure is not None
    quantity = measure.quantity(Decimal(value), 0)
    assert f"{quantity.value:f} {quantity.unit}" == canonical


@pytest.mark.parametrize(
    ("printed", "symbol", "dimension"),
    [
        ("tCO2e/m2", "tCO2e/m2", "ghg/area"),
        ("tonnes of CO2e/ occupied room night", "tCO2e/room night", "ghg/room-night"),
        ("kg/occupied room night", "kg/room night", "mass/room-night"),
        ("tCO2-e per employee", "tCO2e/persons", "ghg/count"),
        ("MWh/revenue in million RMB", "kWh/RMB million", "energy/money"),
        ("m3 per HK$ million of revenue", "m3/HKD million", "volume/money"),
        ("kWh/m2/year", "kWh/m2", "energy/area"),
        ("兆瓦時／每名僱員", "kWh/persons", "energy/count"),
        ("噸二氧化碳當量／港幣百萬元收益", "tCO2e/HKD million", "ghg/money"),
    ],
)
def test_an_intensity_keeps_its_denominator(
    printed: str, symbol: str, dimension: str
) -> None:
    """A ratio is a unit of its own, with the dimensions of both parts."""
    measure = GRAMMAR.measure(printed)

    assert measure is not None
    assert (measure.symbol, measure.dimension) == (symbol, dimension)


def test_a_denominator_in_thousands_scales_the_value_down() -> None:
    """Two kilograms per 1,000 employees are 0.002 per employee."""
    measure = GRAMMAR.measure("kg per 1,000 employees")

    assert measure is not None
    assert measure.quantity(Decimal(2), 0).value == Decimal("0.002")


@pytest.mark.parametrize(
    "printed",
    [
        "Scope 1",
        "tree planting",
        "kg/guest",
        "tonnes4",
        "per employee",
        "RMB/HK$ rate of bananas",
        "",
    ],
)
def test_an_unknown_unit_has_no_meaning(printed: str) -> None:
    """What is not known is not guessed."""
    assert GRAMMAR.measure(printed) is None


def test_an_unknown_denominator_is_seen_to_be_one() -> None:
    """The unit can be printed though it cannot be converted."""
    assert GRAMMAR.opens("kg/guest")
    assert not GRAMMAR.opens("guests/kg")


@pytest.mark.parametrize(
    ("unit", "metric", "symbol", "factor"),
    [
        ("tonnes", "nonhazardous_waste", "t", 1),
        ("kg", "hazardous_waste", "t", Fraction(1, 1000)),
        ("kg/employee", "hazardous_waste_intensity", "t/persons", Fraction(1, 1000)),
        ("tonnes", "air_nox", "kg", 1000),
        ("tonnes", "packaging_total", "kg", 1000),
    ],
)
def test_waste_is_told_in_tonnes(
    unit: str, metric: str, symbol: str, factor: Fraction
) -> None:
    """The Guide asks for it; air emissions stay in kilograms."""
    measure = GRAMMAR.measure(unit, metric)

    assert measure is not None
    assert (measure.symbol, measure.factor) == (symbol, factor)


@pytest.mark.parametrize(
    ("unit", "metric", "symbol"),
    [
        ("firms", "suppliers", "suppliers"),
        ("companies", "suppliers", "suppliers"),
        ("rate", "fatality_rate", "rate"),
        ("firms", "employees", None),
        ("rate", "turnover_rate", None),
    ],
)
def test_what_is_counted_may_be_named(
    unit: str, metric: str, symbol: str | None
) -> None:
    """Suppliers are firms, people are not; a rate of turnover is a percentage."""
    measure = GRAMMAR.measure(unit, metric)

    assert (measure and measure.symbol) == symbol


def test_a_tonne_is_a_cubic_metre_of_water_only() -> None:
    """Water bills count tonnes; waste is never a volume."""
    water = GRAMMAR.measure("tonnes", "water_total")
    waste = GRAMMAR.measure("tonnes", "nonhazardous_waste")

    assert water is not None
    assert waste is not None
    assert (water.symbol, waste.symbol) == ("m3", "t")


def test_currencies_do_not_convert() -> None:
    """There is no exchange rate in the data."""
    rmb, hkd = GRAMMAR.measure("RMB"), GRAMMAR.measure("HK$")

    assert rmb is not None
    assert hkd is not None
    assert rmb.symbol != hkd.symbol


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1,401.21 kg", "1401.21", "kg"),
        ("2.92 kg/ occupied room night", "2.92", "kg/ occupied room night"),
        ("851.00m3", "851.00", "m3"),
        ("13%", "13", "%"),
        ("HK$1.2 million", "1.2", "HK$ million"),
        ("RMB600,000", "600000", "RMB"),
        ("(12.5)", "-12.5", ""),
        ("-3.2", "-3.2", ""),
        ("12.3*", "12.3", ""),
        ("12.3 (Note 2)", "12.3", ""),
        ("65.28 tonnes14", "65.28", "tonnes"),
        ("2.1 kg/guest", "2.1", "kg/guest"),
        ("457名", "457", "名"),
    ],
)
def test_a_cell_holds_one_number_with_its_unit(
    printed: str, value: str, unit: str
) -> None:
    """Separators, signs and footnote marks are no part of the number."""
    [reading] = NUMBERS.cell(printed)

    assert (reading.kind, str(reading.value), reading.unit) == (
        Kind.NUMBER,
        value,
        unit,
    )


@pytest.mark.parametrize("printed", ["702 m 3", "702 m3", "702 m\u00b3"])
def test_a_raised_digit_is_part_of_the_unit(printed: str) -> None:
    """However a raised digit comes out of the file, it is no number of its own."""
    for found in (NUMBERS.cell(printed), NUMBERS.find(f"We used {printed} of it.")):
        assert [(r.printed, GRAMMAR.measure(r.unit)) for r in found] == [
            ("702", GRAMMAR.measure("m3"))
        ]


@pytest.mark.parametrize(
    "text", ["leavers over headcount, times 100%", "leavers / headcount x 100%"]
)
def test_a_number_of_a_formula_is_no_value(text: str) -> None:
    """A note that tells how a rate is made states none."""
    assert NUMBERS.find(text) == ()


def test_a_cell_may_hold_a_count_and_its_share() -> None:
    """Tables print 120 (45%)."""
    count, share = NUMBERS.cell("120 (45%)")

    assert (str(count.value), count.unit) == ("120", "")
    assert (str(share.value), share.unit) == ("45", "%")


@pytest.mark.parametrize(
    ("cell", "printed", "value"),
    [("(24)", "(24)", "-24"), ("24 (3)", "24", "24"), ("(24 kg)", "24", "-24")],
)
def test_brackets_are_printed_with_the_number(
    cell: str, printed: str, value: str
) -> None:
    """Where they stand around it alone."""
    reading = NUMBERS.cell(cell)[0]

    assert (reading.printed, reading.value) == (printed, Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Note: \u201c-\u201d denotes nil.", Kind.NIL),
        ("(\u2013) means not applicable", Kind.ABSENT),
        ("\u300c-\u300d表示不適用", Kind.ABSENT),
        ("-: none, or too small to show.", None),
        ("The result - nil - is the same.", None),
        ("Non-hazardous waste is not applicable.", None),
    ],
)
def test_a_legend_tells_what_a_dash_means(text: str, kind: Kind | None) -> None:
    """Only where it names the sign and what it stands for."""
    assert NUMBERS.dash_means(text) is kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Nil", Kind.NIL),
        ("-", Kind.DASH),
        ("–", Kind.DASH),
        ("N/A", Kind.ABSENT),
        ("不適用", Kind.ABSENT),
        ("10-20", Kind.RANGE),
    ],
)
def test_nought_dash_and_no_figure_are_kept_apart(printed: str, kind: Kind) -> None:
    """Only the table can tell whether a dash is nought."""
    [reading] = NUMBERS.cell(printed)

    assert reading.kind is kind


@pytest.mark.parametrize(
    "printed",
    ["Male", "Level 8 and above", "20 or below", "1.2.3", "23. Employee", "12 3", ""],
)
def test_a_label_is_no_number(printed: str) -> None:
    """A cell of anything but numbers is read as a label."""
    assert NUMBERS.cell(printed) == ()


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("over 620", Bound.OVER),
        ("approximately 3.2 tonnes", Bound.ABOUT),
        ("<0.01", Bound.UNDER),
        ("620", Bound.EXACT),
    ],
)
def test_a_bound_is_told_from_a_value(printed: str, bound: Bound) -> None:
    """More than 620 is not 620."""
    [reading] = NUMBERS.cell(printed)

    assert reading.bound is bound


def test_names_dates_and_formulas_are_no_quantities() -> None:
    """A sentence is full of numbers that measure nothing."""
    text = (
        "As at 31 December 2021, under Chapter 57 and ISO 14001, COVID-19 cost 24-hour "
        "shifts (* 100%) and we employed 45 staff."
    )

    assert [reading.printed for reading in NUMBERS.find(text)] == ["45"]


@pytest.mark.parametrize(
    ("printed", "years", "rest"),
    [
        ("2021", (2021,), ""),
        ("FY2020/21", (2021,), ""),
        ("FY21", (2021,), ""),
        ("Year ended 31 March 2023", (2023,), ""),
        ("2022年", (2022,), ""),
        ("二零二二年", (2022,), ""),
        ("2023 Number of employees", (2023,), "Number of employees"),
        ("1,234.5", (), "1,234.5"),
        ("18-25", (), "18-25"),
    ],
)
def test_a_period_is_the_year_in_which_it_ends(
    printed: str, years: tuple[int, ...], rest: str
) -> None:
    """Heads of columns print years in many ways."""
    assert split_years(printed) == (years, rest)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_printed_number_is_read_back(value: Decimal) -> None:
    """What is printed with separators comes out as the same number."""
    [reading] = NUMBERS.cell(f"{value:,.2f} kg")

    assert (reading.value, reading.places, reading.unit) == (value, 2, "kg")


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    """Readings lie within the text, whatever it is."""
    for reading in (*NUMBERS.cell(text), *NUMBERS.find(text)):
        assert 0 <= reading.start <= reading.end <= len(text)


@given(st.text(max_size=40))
def test_a_unit_is_known_whole_or_not_at_all(text: str) -> None:
    """A meaning is made of canonical units and their own dimensions only."""
    measure = GRAMMAR.measure(text)

    if measure is not None:
        bases = measure.symbol.split("/")
        assert BASES.issuperset(bases)
        assert measure.dimension == "/".join(DIMENSIONS[base] for base in bases)
        assert measure.factor > 0


PLAIN = [unit for unit in UNITS.units if not unit.only]


@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN))
def test_a_unit_per_a_unit_is_the_ratio_of_both(over: Unit, under: Unit) -> None:
    """Whatever the two are, the ratio converts as they do."""
    measure = GRAMMAR.measure(f"{over.symbol} per {under.symbol}")

    assert measure is not None
    assert measure.symbol == f"{over.base}/{under.base}"
    assert measure.factor == Fraction(over.factor) / Fraction(under.factor)
