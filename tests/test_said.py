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
        ("99", "Beijing only", ["boundary query"] * 3),
    ],
)
def test_places_where_many_work_are_among_those_that_data_cover(
    shanghai: str, cities: str, expected: list[str]
) -> None:
    """A tenth of the employees is many.

    A sentence on one city lists no cities, unless it says that it is the only one.
    """
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
    [
        ("2023", ["repeat exception"]),
        ("2023 (restated)", ["repeat query"]),
        ("2023 | 2022 (restated)", ["repeat exception"]),
    ],
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


@pytest.mark.parametrize(
    ("total", "note", "expected"),
    [
        ("Total number of employees", "", "exception"),
        ("Total number of employees (excluding secondees)", "", "query"),
        ("Total number of employees", "The total excludes 17 secondees.", "query"),
        ("Total number of employees", "The total excludes 16 secondees.", "exception"),
        ("Total number of employees", "We have 17 secondees.", "exception"),
    ],
)
def test_a_total_that_is_said_to_leave_out_what_it_misses_is_only_asked_about(
    total: str, note: str, expected: str
) -> None:
    """Its own row says so, or a note that prints just as many."""
    checks = checks_of(
        f"""\
Employees | 2024
{total} | 457
Male | 267
Female | 207

{note}
"""
    )

    assert f"split {expected}" in results(checks)


@pytest.mark.parametrize(("wind", "expected"), [("3", "sum pass"), ("9", "sum query")])
def test_no_part_is_left_out_where_the_total_lies_between(
    wind: str, expected: str
) -> None:
    """What was sold is less, wind power may be the rest, though 2023 ties without."""
    checks = checks_of(
        f"""\
Energy | Unit | 2024 | 2023
Electricity | MWh | 1,000 | 1,000
Petrol | MWh | 100 | 100
Diesel | MWh | 50 | 50
Self-generated wind power | MWh | {wind} | {wind}
Renewable energy sold to grid | MWh | (8) | (5)
Total energy consumption | MWh | 1,145 | 1,150
"""
    )

    assert checks[0].arithmetic.startswith("1,000 + 100 + 50 - 8 =")
    assert results(checks) == [expected, "sum pass"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The Group had 451 employees.", ["repeat query"]),
        ("The Group had 4,570 employees.", ["repeat query"]),
        ("The Group had 45.7 employees.", ["repeat query"]),
        ("The Group had 120 employees.", []),
    ],
)
def test_a_sentence_may_speak_of_some(said: str, expected: list[str]) -> None:
    """Not where it is close to the whole, more, or prints the same digits."""
    assert results(checks_of(f"Staff | 2024\nEmployees | 457\n\n{said}\n")) == expected


@pytest.mark.parametrize(("years", "expected"), [(3, ["repeat query"]), (4, [])])
def test_what_is_printed_with_many_values_is_of_many_things(
    years: int, expected: list[str]
) -> None:
    """No report gets one figure wrong three times over."""
    tables = (f"Site {n} | 2024\nWater use (m3) | {n}70\n" for n in range(5, 5 + years))

    assert results(checks_of("\n".join(tables))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Packaging intensity (kg)", ["unit query"]),
        ("Packaging intensity per tonne of cargo (kg)", []),
    ],
)
def test_the_name_of_an_intensity_may_say_what_it_is_per(
    name: str, expected: list[str]
) -> None:
    """The unit in its brackets need not say it again."""
    checks = checks_of(f"Packaging | 2024\n{name} | 0.224\n")

    assert [r for r in results(checks) if r.startswith("unit")] == expected


def test_that_there_was_none_is_told_once() -> None:
    """It contradicts the table, and is no second value as well."""
    checks = checks_of(
        "Waste | 2024\nHazardous waste (tonnes) | 36.97\n\n"
        "The Group did not generate any hazardous waste.\n"
    )

    assert results(checks) == ["contradiction query"]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("", ["repeat query"]),
        ("Retail bank | \n", []),
        ("Waste (bags) | 40\nCosts | 7\nWaste (bags) | 30\n", []),
    ],
)
def test_rows_under_another_heading_are_of_something_else(
    between: str, expected: list[str]
) -> None:
    """So are rows of a second block with the names of the first.

    Rows of one name right below each other must be the same.
    """
    rows = f"Water consumption (m3) | 6,200\n{between}Water consumption (m3) | 4,100\n"

    assert results(checks_of(f"Environment | 2024\n{rows}")) == expected


@pytest.mark.parametrize(("share", "expected"), [("51.2%", []), ("100%", ["pass"])])
def test_only_all_of_it_is_the_sum_of_percentages(
    share: str, expected: list[str]
) -> None:
    """Of women a share in each place, which add up to nothing."""
    checks = checks_of(
        f"""\
New hires by region | 2024
Total number of new hires | {share}
Hong Kong | 55.0%
Mainland China | 45.0%
"""
    )
    found = [check for check in checks if check.check == "split"]

    assert [check.result.value for check in found] == expected


@pytest.mark.parametrize(("men", "expected"), [("2,259", []), ("359", ["split query"])])
def test_parts_that_come_to_far_more_are_not_all_of_the_total(
    men: str, expected: list[str]
) -> None:
    """They are of something else, unless one wrong digit of the total would tell."""
    checks = checks_of(f"Employees | 2024\nTotal | 457\nMale | {men}\nFemale | 198\n")

    assert [r for r in results(checks) if r.startswith("split")] == expected


HIRES = """\
New hires | 2024 | 2023
By gender
Male | 53 | 45
Female | 40 | 40
By age
Under 30 | {young} | 45
30 to 50 | 40 | 40
By region
Hong Kong | 52 | 48
Mainland China | {mainland} | 37
Total new hires | 95 | 85
"""


@pytest.mark.parametrize(
    ("young", "mainland", "expected"),
    [
        ("53", "43", ["query", "query", "pass"]),
        ("55", "43", ["exception", "pass", "pass"]),
        ("53", "41", ["exception", "exception", "exception"]),
    ],
)
def test_who_is_in_neither_of_two_kinds_may_have_told_neither(
    young: str, mainland: str, expected: list[str]
) -> None:
    """The same two miss in both, and the regions prove the total."""
    checks = checks_of(HIRES.format(young=young, mainland=mainland))

    found = [c for c in checks if c.check == "split" and c.figures[0].year == 2024]
    assert [check.result for check in found] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("One subsidiary is left out of the figures by gender.", "query"),
        ("For 2024 we count all, except in figures by gender.", "query"),
        ("For 2023 we count all, except in figures by gender.", "exception"),
        ("One subsidiary is left out of the figures by region.", "exception"),
        ("We report figures by gender for Asia (excluding Japan).", "exception"),
        ("We report figures by gender. Waste excludes one site.", "exception"),
    ],
)
def test_a_kind_of_parts_that_is_said_to_leave_out_some_is_not_at_fault(
    note: str, expected: str
) -> None:
    """The note must be on that kind, and on no other year."""
    table = "New hires | 2024\nMale | 50\nFemale | 40\nTotal new hires | 92\n"

    assert results(checks_of(f"{table}\n{note}\n")) == [f"split {expected}"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("供應商共105家，其中香港20家，中國內地80家。", ["split query"]),
        ("供應商共105家，其中香港20家，中國內地90家。", ["split exception"]),
    ],
)
def test_of_which_need_not_name_every_part(sentence: str, expected: list[str]) -> None:
    """Parts may be missing, but no more than the whole can be named."""
    assert results(checks_of(sentence)) == expected
