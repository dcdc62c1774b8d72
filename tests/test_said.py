"""Figures held against what else the report says."""

import pytest
from checked import checks_of, results


@pytest.mark.parametrize(
    ("sundries", "expected"), [("14.9", ["split pass"]), ("19.4", ["split exception"])]
)
def test_a_row_that_prints_what_is_missing_is_a_part(
    sundries: str, expected: list[str]
) -> None:
    """No figure is read from the row of sundries, but it stands among the parts."""
    checks = checks_of(
        f"""\
Non-hazardous waste | Unit | 2024
Construction waste | tonnes | 1,733.4
General refuse | tonnes | 118.9
Sundries | tonnes | {sundries}
Total non-hazardous waste | tonnes | 1,867.2
"""
    )

    assert results(checks) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Wood pellets | MWh | 9\nAcetylene | MWh | 3\n", "sum pass"),
        ("Wood pellets | MWh | 9\nAcetylene | MWh | 30\n", "sum query"),
        ("", "sum exception"),
    ],
)
def test_a_total_is_at_fault_only_where_every_row_is_in_the_sum(
    rows: str, expected: str
) -> None:
    """Two rows that no metric names may be parts; together they print what misses."""
    checks = checks_of(
        f"""\
Energy | Unit | 2024
Electricity | MWh | 990
Petrol | MWh | 101
Diesel | MWh | 51
{rows}Total energy consumption | MWh | 1,154
"""
    )

    assert expected in results(checks)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In February 2023, the Group donated HK$600,000 in total.", ["period query"]),
        ("In February 2024, the Group donated HK$600,000 in total.", []),
        ("The Group donated HK$600,000 in total (2023: HK$500,000).", []),
    ],
)
def test_donations_of_another_year_are_asked_about(
    sentence: str, expected: list[str]
) -> None:
    """The report is of 2024; a comparison with the year before is no such thing."""
    assert results(checks_of(f"Community\n\n{sentence}\n")) == expected


PLACES = """\
Employees by region | 2024
Beijing | 157
Shanghai | {shanghai}
Chongqing | 100
Other cities | 74
"""


@pytest.mark.parametrize(
    ("shanghai", "cities", "expected"),
    [
        ("99", "Beijing and Chongqing", ["boundary query"]),
        ("99", "Beijing, Shanghai and Chongqing", []),
        ("9", "Beijing and Chongqing", []),
        ("99", "Hefei", []),
    ],
)
def test_places_where_many_work_are_among_those_that_data_cover(
    shanghai: str, cities: str, expected: list[str]
) -> None:
    """A tenth of the employees is many; a sentence on one city lists no cities."""
    said = f"The environmental KPIs below cover our offices in {cities}."
    checks = checks_of(f"{PLACES.format(shanghai=shanghai)}\n{said}\n")

    assert [r for r in results(checks) if "boundary" in r] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{total}, or 0.56 tonnes of CO2e per employee.", ["intensity pass"]),
        ("{total}, with an intensity of 0.78 tCO2e per employee.", ["intensity query"]),
        ("{total}. The GHG intensity was 0.56 t per employee.", ["intensity pass"]),
        ("{total}. The NOx intensity was 0.78 kg per employee.", []),
        ("{total}, and 3 tonnes of paper were used per employee.", []),
    ],
)
def test_an_intensity_in_a_sentence_is_recomputed(
    said: str, expected: list[str]
) -> None:
    """Headcount may be another figure than the one used, so it is only asked about."""
    total = "Total greenhouse gas emissions were 1,234 tCO2e"
    sentences = f"{said.format(total=total)} The Group had 2,200 employees."

    assert results(checks_of(f"Emissions\n\n{sentences}\n")) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [("2023", ["repeat exception"]), ("2023 (restated)", ["repeat query"])],
)
def test_a_restated_figure_may_differ_from_the_one_before(
    head: str, expected: list[str]
) -> None:
    """The other row is the same in both tables, so these print one set of figures."""
    checks = checks_of(
        f"""\
# Performance

Indicator | Unit | 2023
Water consumption | m3 | 1,250
Hazardous waste | kg | 31.5

# Data in full

Indicator | Unit | {head}
Water consumption | m3 | 1,480
Hazardous waste | kg | 31.5
"""
    )

    assert results(checks) == expected


@pytest.mark.parametrize(
    ("mainland", "expected"), [("400", []), ("410", ["split exception"])]
)
def test_rows_that_make_the_row_above_are_its_inside(
    mainland: str, expected: list[str]
) -> None:
    """Shanghai and Beijing are Mainland China, and no parts beside it."""
    checks = checks_of(
        f"""\
Employees by region | 2024
Hong Kong | 57
Mainland China | {mainland}
Shanghai | 150
Beijing | 250
Total number of employees | 457
"""
    )

    missed = [r for r in results(checks) if r.endswith(("query", "exception"))]
    assert bool(missed) == bool(expected)


@pytest.mark.parametrize(("share", "asked"), [("0%", True), ("80%", False)])
def test_no_one_is_trained_for_hours(share: str, asked: bool) -> None:  # noqa: FBT001  a fact
    """No man trained beside 12 hours a man is asked about."""
    checks = checks_of(
        f"""\
Training | 2024
Percentage of employees trained | {share}
Average training hours per employee | 12.0
"""
    )

    assert ("contradiction query" in results(checks)) == asked


@pytest.mark.parametrize(
    ("heading", "named"),
    [("RETAIL SEGMENT", "(2024, Retail Business)"), ("WASTE", "(2024)")],
)
def test_a_nil_under_the_heading_of_a_segment_is_of_it(
    heading: str, named: str
) -> None:
    """It is held against what the segment prints, else against all."""
    checks = checks_of(
        f"""\
{heading}

We do not generate hazardous waste.

PERFORMANCE

Item | 2024 | Hotel Business 2023 | 2024 | Retail Business 2023
Hazardous waste (tonnes) | 36.97 | 35.00 | 64.80 | 60.00
"""
    )

    [check] = [c for c in checks if c.check == "contradiction"]
    assert f"do not generate {named}" in check.arithmetic
