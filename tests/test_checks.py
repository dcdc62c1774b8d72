"""Number checks: what agrees, what is asked about, what does not agree."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.document import Place
from auditor.guide.load import load_guide
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import Bound, Check, Figure, Origin
from auditor.metrics.frame import Book, figures_frame
from auditor.metrics.plausible import risen
from auditor.metrics.units import UnitGrammar

GUIDE = load_guide()
GRAMMAR = UnitGrammar(GUIDE.catalogue.units)
_PLACE = ("table", "label")
METRICS = {metric.id: metric for metric in GUIDE.catalogue.metrics.metrics}


def _figure(line: str, page: int) -> Figure:
    """Return the figure of ``metric kind=part year value unit``.

    ``table=1 label=Total`` among the parts say in which table and row it stands.
    """
    metric, *rest = line.split()
    place = dict(word.split("=") for word in rest if word.split("=")[0] in _PLACE)
    rest = [word for word in rest if word.split("=")[0] not in _PLACE]
    parts = tuple(sorted(tuple(word.split("=")) for word in rest if "=" in word))
    year, value, *unit = (word for word in rest if "=" not in word)
    printed, places = " ".join(unit), len(value.partition(".")[2])
    measure = GRAMMAR.measure(printed, metric)
    return Figure(
        kpi=METRICS[metric].kpi,
        metric=metric,
        breakdown=tuple((kind, label) for kind, label in parts),
        year=int(year),
        value=Decimal(value),
        printed=value,
        unit=printed,
        canonical=measure.quantity(Decimal(value), places) if measure else None,
        places=places,
        place=Place(page=page),
        quote=f"{metric} {value}",
        origin=Origin.TABLE,
        label=place.get("label", ""),
        table=int(place["table"]) if place else None,
    )


def _checks(*lines: str) -> tuple[Check, ...]:
    """Run the checks over figures, each on a page of its own."""
    figures = tuple(_figure(line, page) for page, line in enumerate(lines, 1))
    return run_checks(figures, GUIDE)


def _on_one_page(*lines: str) -> tuple[Check, ...]:
    return run_checks(tuple(_figure(line, 1) for line in lines), GUIDE)


def _results(checks: tuple[Check, ...]) -> list[str]:
    return [f"{check.check} {check.result}" for check in checks]


def test_no_figures_make_no_checks() -> None:
    """A report without figures is no error."""
    assert _checks() == ()


def test_an_intensity_agrees_with_total_over_printed_denominator() -> None:
    """847.33 t over 12,889.99 m2 rounds to 0.066."""
    [check] = _checks(
        "ghg_total 2021 847.33 tCO2e",
        "ghg_intensity 2021 0.066 tCO2e/m2",
        "floor_area 2021 12889.99 m2",
    )

    assert check.result == "pass"
    assert check.arithmetic == (
        "847.33 tCO2e / 12,889.99 m2 = 0.065735-0.065736 tCO2e per m2; "
        "printed 0.066 (0.0655-0.0665)"
    )


def test_an_intensity_outside_rounding_does_not_agree() -> None:
    """Everything is printed, so nothing is assumed."""
    [check] = _checks(
        "ghg_total 2021 900.00 tCO2e",
        "ghg_intensity 2021 0.066 tCO2e/m2",
        "floor_area 2021 12889.99 m2",
    )

    assert check.result == "exception"
    assert check.interval == ("0.069821", "0.069823")
    assert check.denominator == ("13,533", "13,741", "m2 (2021)")


@pytest.mark.parametrize(
    ("intensity", "slip"),
    [
        (
            "65.7 tCO2e/m2",
            "1,000 times as much, as if kilograms were printed as tonnes",
        ),
        ("0.0000657 tCO2e/m2", "as if tonnes were printed as kilograms"),
    ],
)
def test_a_slip_of_units_is_named(intensity: str, slip: str) -> None:
    """847.33 t over 12,889.99 m2 is 0.0657 t, or 65.7 kg."""
    [check] = _checks(
        "ghg_total 2021 847.33 tCO2e",
        f"ghg_intensity 2021 {intensity}",
        "floor_area 2021 12889.99 m2",
    )

    assert (check.result, slip in check.statement) == ("exception", True)


def test_what_no_slip_explains_is_called_none() -> None:
    """It is neither kilograms nor cut."""
    [check] = _checks(
        "ghg_total 2021 900.00 tCO2e",
        "ghg_intensity 2021 66.0 tCO2e/m2",
        "floor_area 2021 12889.99 m2",
    )

    assert check.statement.endswith("by more than rounding.")


def test_a_digit_that_is_cut_is_asked_about() -> None:
    """0.53 t over 900 m2 is 0.000589: 0.0006 when rounded."""
    [check] = _checks(
        "ghg_total 2021 0.53 tCO2e",
        "ghg_intensity 2021 0.0005 tCO2e/m2",
        "floor_area 2021 900 m2",
    )

    assert check.result == "query"
    assert "may be cut, not rounded" in check.statement


def test_a_digit_that_is_cut_is_asked_about_whatever_the_other_years_prove() -> None:
    """The denominator is the one used; the digit may be cut all the same."""
    checks = _checks(
        "ghg_total 2021 0.53 tCO2e",
        "ghg_intensity 2021 0.0005 tCO2e/employee",
        "employees 2021 900 employees",
        "ghg_total 2020 0.18 tCO2e",
        "ghg_intensity 2020 0.0002 tCO2e/employee",
        "employees 2020 900 employees",
    )

    intensities = [check.result for check in checks if check.check == "intensity"]
    assert sorted(intensities) == ["pass", "query"]


def test_an_intensity_is_of_the_only_view_of_the_total() -> None:
    """One total is printed, of Scope 1 and 2; the intensity need not repeat that."""
    [check] = _checks(
        "ghg_total scopes=1+2 2021 847.33 tCO2e",
        "ghg_intensity 2021 0.066 tCO2e/m2",
        "floor_area 2021 12889.99 m2",
    )

    assert check.result == "pass"


def test_of_two_views_of_the_total_none_is_chosen() -> None:
    """The intensity may be of either."""
    checks = _checks(
        "ghg_total scopes=1+2 2021 847.33 tCO2e",
        "ghg_total scopes=1+2+3 2021 900.00 tCO2e",
        "ghg_intensity 2021 0.066 tCO2e/m2",
        "floor_area 2021 12889.99 m2",
    )

    assert checks == ()


def test_headcount_may_be_another_than_the_one_used() -> None:
    """Year end or average is not said, so a mismatch is a question."""
    checks = _checks(
        "ghg_total 2021 500 tCO2e",
        "ghg_intensity 2021 4.00 tCO2e/employee",
        "employees 2021 100 employees",
    )

    assert _results(checks) == ["intensity query"]


@pytest.mark.parametrize(
    ("before", "result"), [("3.33", "exception"), ("4.00", "query")]
)
def test_a_denominator_that_another_year_proves_is_the_one_used(
    before: str, result: str
) -> None:
    """Over revenue in one year: a mismatch in the next is no matter of definition."""
    checks = _checks(
        "ghg_total 2021 500 tCO2e",
        "ghg_intensity 2021 4.00 tCO2e/HK$million",
        "revenue 2021 100 HK$million",
        "ghg_total 2020 300 tCO2e",
        f"ghg_intensity 2020 {before} tCO2e/HK$million",
        "revenue 2020 90 HK$million",
    )

    [check] = [c for c in checks if c.check == "intensity" and "2021" in c.statement]
    assert check.result == result


def test_a_printed_intensity_bounds_its_denominator() -> None:
    """One significant figure leaves a wide range, spelled out with units."""
    [check] = _checks(
        "ghg_total 2021 533.30 tCO2e",
        "ghg_intensity 2021 0.03 tCO2e/m2",
    )

    assert check.result == "query"
    assert check.arithmetic == (
        "533.30 tCO2e / 0.03 tCO2e per m2 (0.025-0.035) = 15,237-21,333 m2"
    )
    assert check.statement == (
        "Greenhouse gas intensity (2021) cannot be recomputed: no denominator in m2 "
        "was found."
    )


def test_intensities_that_allow_one_denominator_agree() -> None:
    """Greenhouse gas and energy can both be per some 18,000 m2."""
    checks = _checks(
        "ghg_total 2021 533.30 tCO2e",
        "ghg_intensity 2021 0.03 tCO2e/m2",
        "energy_total 2021 775.61 MWh",
        "energy_intensity 2021 0.04 MWh/m2",
    )

    assert _results(checks) == ["intensity pass", "intensity pass"]


def test_an_intensity_over_another_denominator_is_asked_about() -> None:
    """Water over 5,000 m2 is not over the area of the other two."""
    checks = _checks(
        "ghg_total 2021 533.30 tCO2e",
        "ghg_intensity 2021 0.03 tCO2e/m2",
        "energy_total 2021 775.61 MWh",
        "energy_intensity 2021 0.04 MWh/m2",
        "water_total 2021 500 m3",
        "water_intensity 2021 0.10 m3/m2",
    )

    assert _results(checks) == ["intensity pass", "intensity pass", "intensity query"]


def test_intensities_of_two_segments_are_not_compared() -> None:
    """Each part of the business has a denominator of its own."""
    checks = _checks(
        "ghg_total segment=Hotels 2021 500 tCO2e",
        "ghg_intensity segment=Hotels 2021 0.50 tCO2e/m2",
        "energy_total segment=Shipyards 2021 100 MWh",
        "energy_intensity segment=Shipyards 2021 0.01 MWh/m2",
    )

    assert _results(checks) == ["intensity query", "intensity query"]


@pytest.mark.parametrize(
    ("label", "results"),
    [("Power-per-head", ["intensity query"]), ("Hong-Kong", [])],
)
def test_the_name_of_an_intensity_is_no_part(label: str, results: list[str]) -> None:
    """412,380 kWh over 186 people is 2,217.1; of Hong Kong no total is printed."""
    checks = _checks(
        f"energy_intensity table=1 label={label} region={label} 2023 2127.1 kWh/person",
        "energy_total table=1 label=Power 2023 412380 kWh",
        "employees 2023 186 people",
    )

    assert _results(checks) == results


def test_one_segment_may_be_spelled_in_two_ways() -> None:
    """Case, plural and dashes tell no segments apart; the statement names them."""
    checks = _checks(
        "ghg_total segment=Ski-Hotels 2021 500 tCO2e",
        "ghg_intensity segment=ski\u2013hotel scopes=1+2 2021 0.50 tCO2e/m2",
        "ghg_total segment=Ski\u2013hotel scopes=1+2 2021 500 tCO2e",
        "floor_area segment=SKI\u2010HOTELS 2021 1000 m2",
    )

    [statement] = [check.statement for check in checks]
    assert statement == (
        "Greenhouse gas intensity (2021, scopes 1+2, ski\u2013hotel) agrees with the "
        "printed total over 1,000 m2."
    )


def test_scopes_add_up_to_the_total_within_rounding() -> None:
    """Three rounded parts may miss their sum by a last digit."""
    checks = _on_one_page(
        "ghg_total 2021 100.01 tCO2e",
        "ghg_scope1 2021 20.00 tCO2e",
        "ghg_scope2 2021 70.00 tCO2e",
        "ghg_scope3 2021 10.00 tCO2e",
    )

    assert _results(checks) == ["sum pass"]


def test_removals_may_have_been_taken_off() -> None:
    """A net total agrees with scopes less removals."""
    [check] = _on_one_page(
        "ghg_total 2021 85.00 tCO2e",
        "ghg_scope1 2021 20.00 tCO2e",
        "ghg_scope2 2021 70.00 tCO2e",
        "ghg_removal 2021 5.00 tCO2e",
    )

    assert check.result == "pass"
    assert check.arithmetic == "20.00 + 70.00 - 5.00 = 85 tCO2e; printed 85.00 tCO2e"


def test_a_net_total_is_not_at_fault_where_the_gross_one_is() -> None:
    """47.87 is printed as 47.73; less 7.58 that is the net total as printed."""
    checks = _on_one_page(
        "ghg_total 2020 47.73 tCO2e",
        "ghg_total basis=after-removal 2020 40.15 tCO2e",
        "ghg_scope1 2020 6.47 tCO2e",
        "ghg_scope2 2020 41.40 tCO2e",
        "ghg_removal 2020 7.58 tCO2e",
    )

    assert sorted(_results(checks)) == ["sum exception", "sum pass"]


def test_a_net_total_that_follows_from_nothing_does_not_agree() -> None:
    """Neither from the gross total nor from the parts."""
    checks = _on_one_page(
        "ghg_total 2020 47.73 tCO2e",
        "ghg_total basis=after-removal 2020 40.45 tCO2e",
        "ghg_scope1 2020 6.47 tCO2e",
        "ghg_scope2 2020 41.40 tCO2e",
        "ghg_removal 2020 7.58 tCO2e",
    )

    assert _results(checks) == ["sum exception", "sum exception"]


def test_a_total_of_two_scopes_leaves_the_third_out() -> None:
    """The label says which scopes the total holds."""
    checks = _on_one_page(
        "ghg_total scopes=1+2 2021 90.00 tCO2e",
        "ghg_scope1 2021 20.00 tCO2e",
        "ghg_scope2 2021 70.00 tCO2e",
        "ghg_scope3 2021 10.00 tCO2e",
    )

    assert _results(checks) == ["sum pass"]


def test_parts_that_miss_the_total_do_not_agree() -> None:
    """A difference of 0.14 in 1,047 is small, and more than rounding."""
    [check] = _on_one_page(
        "ghg_total 2020 1047.73 tCO2e",
        "ghg_scope1 2020 56.47 tCO2e",
        "ghg_scope2 2020 991.40 tCO2e",
    )

    assert check.result == "exception"
    assert check.arithmetic == (
        "56.47 + 991.40 = 1,047.87 tCO2e; printed 1,047.73 tCO2e; the sum is 0.14 "
        "tCO2e more"
    )


def _energy(year: int, total: str) -> tuple[str, ...]:
    return (
        f"energy_total {year} {total} MWh",
        f"energy_electricity {year} 500 MWh",
        f"energy_petrol {year} 10 MWh",
    )


def test_parts_far_below_the_total_are_asked_about() -> None:
    """What the rest of the total is of, the report should say."""
    [check] = _on_one_page(*_energy(2021, "1000"))

    assert check.result == "query"
    assert (
        check.statement
        == "Total energy (2021): the parts found make up 51% of the total."
    )


@pytest.mark.parametrize(
    ("third", "total", "result"),
    [
        ("ghg_scope3 table=1 2021 50 tCO2e", "", "exception"),
        ("ghg_scope3 table=1 2021 50 tCO2e", "scopes=1+2+3", "exception"),
        ("ghg_scope3 category=Travel table=1 2021 50 tCO2e", "", "query"),
        ("ghg_scope3 table=2 2021 50 tCO2e", "", "query"),
        ("water_total table=1 2021 50 m3", "", "query"),
        ("water_total table=1 2021 50 m3", "scopes=1+2", "exception"),
    ],
)
def test_where_one_table_prints_every_scope_none_is_missing(
    third: str, total: str, result: str
) -> None:
    """Else the total may hold what is printed elsewhere, or only in part."""
    checks = _on_one_page(
        "ghg_scope1 table=1 2021 120 tCO2e",
        "ghg_scope2 table=1 2021 880 tCO2e",
        third,
        f"ghg_total table=1 {total} 2021 1200 tCO2e",
    )

    assert [check.result for check in checks if check.check == "sum"] == [result]


def test_parts_of_one_kind_far_below_the_total_are_not_judged() -> None:
    """Perhaps only the larger regions are listed."""
    checks = _on_one_page(
        "employees 2021 100 employees",
        "employees region=Macau 2021 40 employees",
        "employees region=Taiwan 2021 30 employees",
    )

    assert checks == ()


def test_parts_far_below_one_of_several_totals_are_asked_about() -> None:
    """Where the regions make up the other year's total, one is missing here."""
    checks = _on_one_page(
        "employees 2021 100 employees",
        "employees region=Macau 2021 40 employees",
        "employees region=Taiwan 2021 30 employees",
        "employees 2020 70 employees",
        "employees region=Macau 2020 40 employees",
        "employees region=Taiwan 2020 30 employees",
    )

    assert _results(checks) == ["split query", "split pass"]


def test_one_part_is_no_sum() -> None:
    """A total that repeats its only part shows nothing."""
    checks = _on_one_page("ghg_total 2021 70.00 tCO2e", "ghg_scope2 2021 70.00 tCO2e")

    assert checks == ()


def _scopes(place: str, total: str) -> tuple[str, ...]:
    """Return figures of one place: 20 and 70 tonnes, and removals of 5."""
    return (
        f"ghg_total segment={place} 2021 {total} tCO2e",
        f"ghg_scope1 segment={place} 2021 20.00 tCO2e",
        f"ghg_scope2 segment={place} 2021 70.00 tCO2e",
        f"ghg_removal segment={place} 2021 5.00 tCO2e",
    )


def test_a_total_adds_up_as_those_beside_it_do() -> None:
    """Gross where the others are net of removals: it does not agree."""
    checks = _on_one_page(
        *_scopes("A", "85.00"), *_scopes("B", "85.00"), *_scopes("C", "90.00")
    )

    assert _results(checks) == ["sum pass", "sum pass", "sum query"]
    assert checks[2].arithmetic == (
        "20.00 + 70.00 - 5.00 = 85 tCO2e; printed 90.00 tCO2e; the sum is 5 tCO2e less"
    )


def test_gross_and_net_totals_may_both_be_printed() -> None:
    """Two ways of adding up that are each used more than once are both meant."""
    checks = _on_one_page(
        *_scopes("A", "85.00"),
        *_scopes("B", "85.00"),
        *_scopes("C", "90.00"),
        *_scopes("D", "90.00"),
    )

    assert _results(checks) == ["sum pass"] * 4


def test_a_total_that_never_ties_is_shown_as_the_others_add_up() -> None:
    """The difference is that from the net sum, though the gross one comes nearer."""
    checks = _on_one_page(*_scopes("A", "85.00"), *_scopes("B", "89.00"))

    assert [c.arithmetic for c in checks][1] == (
        "20.00 + 70.00 - 5.00 = 85 tCO2e; printed 89.00 tCO2e; the sum is 4 tCO2e less"
    )


def test_scope_2_is_added_by_location_or_by_market() -> None:
    """The two are views of one thing, never added up together."""
    checks = _on_one_page(
        "ghg_total 2021 95.00 tCO2e",
        "ghg_scope1 2021 20.00 tCO2e",
        "ghg_scope2 basis=location-based 2021 70.00 tCO2e",
        "ghg_scope2 basis=market-based 2021 75.00 tCO2e",
    )

    assert [check.arithmetic for check in checks] == [
        "20.00 + 75.00 = 95 tCO2e; printed 95.00 tCO2e"
    ]


def test_parts_in_other_units_are_not_added_up() -> None:
    """Litres of petrol cannot be added to megawatt hours."""
    checks = _on_one_page(
        "energy_total 2021 1000 MWh",
        "energy_electricity 2021 990 MWh",
        "energy_petrol 2021 1000 litres",
    )

    assert checks == ()


@pytest.mark.parametrize(("total", "result"), [("66.9", "pass"), ("68.9", "exception")])
def test_kinds_of_waste_add_up_to_what_was_disposed_of(total: str, result: str) -> None:
    """How each kind was treated is another view, and "disposed of" is all of it."""
    checks = _on_one_page(
        "nonhazardous_waste type=inert 2021 61.8 tonnes",
        "nonhazardous_waste treatment=landfill type=debris 2021 4.9 tonnes",
        "nonhazardous_waste type=refuse 2021 0.2 tonnes",
        f"nonhazardous_waste treatment=disposal 2021 {total} tonnes",
    )

    assert _results(checks) == [f"split {result}"]


def test_what_was_disposed_of_is_not_all_beside_a_total() -> None:
    """The rest was recycled."""
    checks = _on_one_page(
        "nonhazardous_waste type=debris 2021 60.0 tonnes",
        "nonhazardous_waste type=refuse 2021 40.0 tonnes",
        "nonhazardous_waste 2021 100.0 tonnes",
        "nonhazardous_waste treatment=disposed 2021 97.0 tonnes",
    )

    assert _results(checks) == ["split pass"]


def test_one_way_of_disposal_is_not_all() -> None:
    """Kinds of waste are not held against what went to landfill."""
    checks = _on_one_page(
        "nonhazardous_waste type=debris 2021 60.0 tonnes",
        "nonhazardous_waste type=refuse 2021 40.0 tonnes",
        "nonhazardous_waste treatment=landfill 2021 97.0 tonnes",
    )

    assert checks == ()


def test_men_and_women_add_up_to_all_employees() -> None:
    """Each kind of part is a check of its own."""
    checks = _on_one_page(
        "employees 2021 457 employees",
        "employees gender=Male 2021 325 employees",
        "employees gender=Female 2021 132 employees",
        "employees age=below-30 2021 179 employees",
        "employees age=over-30 2021 280 employees",
    )

    assert [(c.result, c.arithmetic) for c in checks] == [
        ("pass", "325 + 132 = 457 persons; printed 457 persons"),
        (
            "exception",
            "179 + 280 = 459 persons; printed 457 persons; the sum is 2 persons more",
        ),
    ]


@pytest.mark.parametrize(
    ("female", "result"),
    [
        ("10.1", ["percent pass"]),
        ("11.1", ["percent query"]),
        ("20.1", ["percent query"]),
        ("21.1", []),
        ("0.1", ["percent query"]),
        ("0.0", []),
    ],
)
def test_shares_add_up_to_a_hundred(female: str, result: list[str]) -> None:
    """Shares of one whole are a hundred percent together."""
    checks = _on_one_page(
        "employees gender=Male 2021 89.9 %",
        f"employees gender=Female 2021 {female} %",
    )

    assert _results(checks) == result


@pytest.mark.parametrize(("female", "result"), [("10", ["percent query"]), ("85", [])])
def test_rates_that_add_up_to_a_hundred_are_shares(
    female: str, result: list[str]
) -> None:
    """Trained men and women of 90 and 10 percent are shares of those trained."""
    checks = _on_one_page(
        "trained_percentage gender=Male 2021 90 %",
        f"trained_percentage gender=Female 2021 {female} %",
    )

    assert _results(checks) == result


@pytest.mark.parametrize(
    ("electricity", "result"), [("775.61", "pass"), ("77.561", "query")]
)
def test_the_implied_emission_factor_is_held_against_bounds(
    electricity: str, result: str
) -> None:
    """0.69 t/MWh is plausible, 6.9 looks like a slip of a digit."""
    checks = _checks(
        "ghg_scope2 2021 533.30 tCO2e",
        f"energy_electricity 2021 {electricity} MWh",
    )

    assert _results(checks) == [f"implied-factor {result}"]


@pytest.mark.parametrize(
    ("source", "fuel", "results"),
    [
        ("Petrol", "energy_petrol 2021 20000 litres", ["implied-factor pass"]),
        ("Petrol", "energy_petrol 2021 200 MWh", ["implied-factor pass"]),
        ("Petrol", "energy_petrol 2021 20 litres", ["implied-factor query"]),
        ("Petrol", "energy_petrol 2021 200000 MWh", ["implied-factor query"]),
        ("Diesel", "energy_diesel 2021 20000 litres", ["implied-factor pass"]),
        ("Towngas", "energy_gas fuel=Towngas 2021 250 MWh", ["implied-factor pass"]),
        ("Natural gas", "energy_gas 2021 25000 m3", ["implied-factor pass"]),
        ("Natural gas", "energy_gas 2021 25 m3", ["implied-factor query"]),
        ("Refrigerants", "energy_petrol 2021 20 litres", []),
        ("Petrol", "energy_petrol segment=Inns 2021 20 litres", []),
    ],
)
def test_a_fuel_is_held_against_what_its_burning_emits(
    source: str, fuel: str, results: list[str]
) -> None:
    """50 t of CO2 come of some 20,000 litres; only where both are of the same."""
    emitted = _figure("ghg_scope1 2021 50.0 tCO2e", 1)
    emitted = replace(emitted, breakdown=(("source", source),))
    checks = run_checks((emitted, _figure(fuel, 2)), GUIDE)

    assert _results(checks) == results


@pytest.mark.parametrize(
    ("sulphur", "others", "results"),
    [
        ("0.30 kg", (), []),
        ("300 kg", (), ["implied-factor query"]),
        ("0.0003 kg", (), ["implied-factor query"]),
        ("300 kg", ("energy_gas 2021 20 MWh",), []),
        ("300 kg", ("energy_diesel 2021 200 litres",), []),
        ("300 kg", ("energy_diesel 2020 200 litres",), ["implied-factor query"]),
    ],
)
def test_a_slip_of_air_emissions_is_told_by_the_fuel(
    sulphur: str, others: tuple[str, ...], results: list[str]
) -> None:
    """20,000 litres of petrol give off 0.3 kg; other fuels may give off more."""
    checks = _checks(
        f"air_sox 2021 {sulphur}", "energy_petrol 2021 20000 litres", *others
    )

    assert _results(checks) == results


def _power(year: int, emissions: str, source: str = "") -> tuple[str, ...]:
    return (
        f"ghg_scope2 {source} {year} {emissions} tCO2e",
        f"energy_electricity {year} 1000 MWh",
    )


@pytest.mark.parametrize(
    ("emissions", "result"), [("700.0", "pass"), ("640.0", "pass"), ("600.0", "query")]
)
def test_an_emission_factor_that_moves_far_is_asked_about(
    emissions: str, result: str
) -> None:
    """Each year's is plausible; a change of a tenth and more needs a source."""
    checks = _checks(*_power(2021, emissions), *_power(2020, "700.0"))

    assert checks[-1].result == result
    assert [c.check for c in checks].count("implied-factor") == (
        3 if result == "query" else 2
    )
    assert checks[0].arithmetic.startswith("2021: ")
    if result == "query":
        assert re.match(r"2020: .*; 2021: ", checks[-1].arithmetic)


def test_scope_2_of_one_source_is_all_of_it() -> None:
    """The row that names where it comes from is the only one of Scope 2."""
    checks = _checks(*_power(2021, "700.0", "source=electricity"))

    assert _results(checks) == ["implied-factor pass"]


def test_scope_2_of_one_source_among_others_is_not() -> None:
    """Steam has a factor of its own."""
    checks = _checks(
        *_power(2021, "700.0", "source=electricity"),
        "ghg_scope2 source=steam 2021 90.0 tCO2e",
    )

    assert checks == ()


@pytest.mark.parametrize(
    ("unit", "results"), [("t", ["unit query"]), ("t/employee", [])]
)
def test_an_intensity_is_per_something(unit: str, results: list[str]) -> None:
    """Without what it is per, it is no intensity."""
    checks = _checks(f"nonhazardous_waste_intensity 2020 0.09 {unit}")

    assert _results(checks) == results


def test_two_tables_that_print_one_row_must_agree() -> None:
    """They agree in another row, so they speak of the same; 950 is not 900."""
    checks = _checks(
        "water_total table=1 label=Water 2021 900 m3",
        "energy_total table=1 label=Energy 2021 700 kWh",
        "water_total table=2 label=Water 2021 950 m3",
        "energy_total table=2 label=Energy 2021 700 kWh",
    )

    assert _results(checks) == ["repeat exception"]
    assert checks[0].arithmetic == "900 m3 and 950 m3 (page 1 and page 3)"


def test_two_tables_that_agree_in_nothing_are_asked_about() -> None:
    """The second may be of another part of the business."""
    checks = _checks(
        "water_total table=1 label=Water 2021 900 m3",
        "water_total table=2 label=Water 2021 950 m3",
    )

    assert _results(checks) == ["repeat query"]


def test_two_tables_that_agree_in_none_of_three_rows_are_of_different_things() -> None:
    """One is of the group and one of a subsidiary, whatever they are called."""
    rows = (
        ("water_total", "Water", "m3"),
        ("energy_total", "Energy", "kWh"),
        ("hazardous_waste", "Waste", "t"),
    )

    assert not _checks(
        *(f"{row} table=1 label={name} 2021 900 {unit}" for row, name, unit in rows),
        *(f"{row} table=2 label={name} 2021 100 {unit}" for row, name, unit in rows),
    )


def test_rows_of_one_table_with_their_own_names_are_of_different_things() -> None:
    """Two kinds of what we know by one name are no contradiction."""
    assert not _checks(
        "energy_electricity table=1 label=Bought 2021 900 kWh",
        "energy_electricity table=1 label=Solar 2021 50 kWh",
    )


def test_what_one_line_says_twice_is_no_contradiction() -> None:
    """1,086 days were lost in 38 cases: one line, two things."""
    one = _figure("lost_days 2021 1086", 1)
    other = _figure("lost_days 2021 38", 1)
    line = "1,086 days were lost in 38 cases"

    assert not run_checks((replace(one, quote=line), replace(other, quote=line)), GUIDE)


def test_rows_of_one_kind_are_added_up() -> None:
    """Diesel for vehicles and for generators are two rows, and both are diesel."""
    checks = _checks(
        "energy_diesel table=1 label=Vehicles 2021 2540.3 MWh",
        "energy_diesel table=1 label=Generators 2021 441.7 MWh",
        "energy_petrol table=1 label=Petrol 2021 1012.8 MWh",
        "energy_total table=1 label=Total 2021 3994.8 MWh",
    )

    assert _results(checks) == ["sum pass"]


def test_rows_of_one_kind_that_miss_the_total_do_not_agree() -> None:
    """The total has two digits exchanged."""
    checks = _checks(
        "energy_diesel table=1 label=Vehicles 2021 2540.3 MWh",
        "energy_diesel table=1 label=Generators 2021 441.7 MWh",
        "energy_petrol table=1 label=Petrol 2021 1012.8 MWh",
        "energy_total table=1 label=Total 2021 3949.8 MWh",
    )

    assert _results(checks) == ["sum exception"]


def test_a_row_that_is_the_sum_of_its_like_is_taken_alone() -> None:
    """Scope 1 is printed by source and in all; only the latter goes into the total."""
    checks = _checks(
        "ghg_scope1 table=1 label=Generators 2021 118.6 tCO2e",
        "ghg_scope1 table=1 label=Vehicles 2021 912.4 tCO2e",
        "ghg_scope1 table=1 label=Gross 2021 1031.0 tCO2e",
        "ghg_scope2 table=1 label=Scope2 2021 1148.9 tCO2e",
        "ghg_total table=1 label=Total 2021 2179.9 tCO2e",
    )

    assert _results(checks) == ["sum pass"]


def test_many_values_of_one_figure_are_one_question() -> None:
    """Values that round to each other are one value."""
    [check] = _checks(
        "water_total 2021 900 m3",
        "water_total 2021 950 m3",
        "water_total 2021 0.95 '000 m3",
        "water_total 2021 990 m3",
    )

    assert check.statement == "Total water (2021) is printed with 3 values."
    assert check.arithmetic == ("900 m3, 950 m3 and 990 m3 (page 1, page 2 and page 4)")


def test_a_rounded_repetition_agrees() -> None:
    """0.9 thousand and 904 are one figure."""
    assert _checks("energy_total 2021 904 MWh", "energy_total 2021 0.9 GWh") == ()


@pytest.mark.parametrize(
    ("before", "result"), [("500", ["year-on-year query"]), ("700", [])]
)
def test_a_large_change_is_asked_about(before: str, result: list[str]) -> None:
    """More than half in a year calls for a reason."""
    checks = _checks("water_total 2021 900 m3", f"water_total 2020 {before} m3")

    assert _results(checks) == result


def test_a_change_from_next_to_nothing_is_no_question() -> None:
    """From 2 to 6 tonnes is a tripling that says little."""
    assert _checks("hazardous_waste 2021 6 t", "hazardous_waste 2020 2 t") == ()


def test_a_figure_of_unknown_unit_is_in_no_check() -> None:
    """What cannot be converted is not calculated with."""
    figure = _figure("ghg_intensity 2021 1.2 tCO2e/guest", 1)

    assert figure.canonical is None
    assert Book((figure,)).of("ghg_intensity") == ()


def test_a_bound_is_in_no_check() -> None:
    """More than 620 can be any number above it."""
    figure = replace(_figure("water_total 2021 620 m3", 1), bound=Bound.OVER)

    assert Book((figure,)).of("water_total") == ()


def test_whole_counts_are_not_rounded() -> None:
    """Of four numbers of people not one may be missing."""
    checks = _on_one_page(
        "employees 2021 100 employees",
        *(f"employees region={r} 2021 {n} employees" for r, n in REGIONS.items()),
    )

    assert _results(checks) == ["split exception"]


REGIONS = {"Macau": 40, "Taiwan": 30, "Japan": 20, "Korea": 9}


@pytest.mark.parametrize(
    ("whole", "result"), [("18.2", "pass"), ("21.8", "query"), ("12.8", "query")]
)
def test_a_rate_of_all_lies_between_those_of_its_parts(whole: str, result: str) -> None:
    """No average is above the highest or below the lowest of what it averages."""
    [check] = _on_one_page(
        f"turnover_rate 2021 {whole} %",
        "turnover_rate gender=Male 2021 17.6 %",
        "turnover_rate gender=Female 2021 19.1 %",
    )

    assert (check.check, check.result) == ("average", result)


@pytest.mark.parametrize(
    ("share", "results"), [("100.0", []), ("100.1", ["most exception"])]
)
def test_no_more_than_all_can_be_trained(share: str, results: list[str]) -> None:
    """A share of the employees is at most all of them."""
    checks = _checks(f"trained_percentage gender=Male 2021 {share} %")

    assert _results(checks) == results


@pytest.mark.parametrize(
    ("hours", "results"), [("14.2", []), ("14200", ["most exception"])]
)
def test_no_one_is_trained_for_more_hours_than_a_year_has(
    hours: str, results: list[str]
) -> None:
    """A leap year has 8,784 hours."""
    checks = _checks(f"training_hours_average gender=male 2021 {hours} hours")

    assert _results(checks) == results


@pytest.mark.parametrize(
    ("wood", "results"),
    [("0.0965", ["split query"]), ("96.5", ["split pass"]), ("0.0700", [])],
)
def test_a_part_in_another_unit_than_the_rest_is_asked_about(
    wood: str, results: list[str]
) -> None:
    """96.5 kg beside tonnes: a thousand times as much and the parts add up."""
    checks = _on_one_page(
        "nonhazardous_waste 2021 484.7 t",
        "nonhazardous_waste type=refuse 2021 388.2 t",
        f"nonhazardous_waste type=wood 2021 {wood} t",
    )

    assert _results(checks) == results


@pytest.mark.parametrize(
    ("wood", "slipped"), [("96500", True), ("484.7", False), ("96.9", False)]
)
def test_a_part_that_is_left_out_is_no_slip(wood: str, *, slipped: bool) -> None:
    """A sum over the parts, read as one of them, makes them add up when it goes."""
    checks = _on_one_page(
        "nonhazardous_waste 2021 484.7 t",
        "nonhazardous_waste type=refuse 2021 388.2 t",
        f"nonhazardous_waste type=wood 2021 {wood} t",
    )

    assert ["times" in check.statement for check in checks] == [slipped]


@pytest.mark.parametrize(
    ("petrol", "results"), [("1290.4", ["exchanged query"]), ("120.1", [])]
)
def test_rows_that_look_like_each_other_a_year_before_are_asked_about(
    petrol: str, results: list[str]
) -> None:
    """Gas fell from 1,355 to 126 and petrol rose from 131 to 1,290: exchanged."""
    gas = "126.26" if results else "1290.4"
    checks = _checks(
        f"energy_gas table=1 label=Gas 2021 {gas} MWh",
        "energy_gas table=1 label=Gas 2020 1355.2 MWh",
        f"energy_petrol table=1 label=Petrol 2021 {petrol} MWh",
        "energy_petrol table=1 label=Petrol 2020 131.39 MWh",
    )

    assert _results(checks) == results


@pytest.mark.parametrize(
    ("now", "results"), [("101.7", ["copied query"]), ("101.8", []), ("96.4", [])]
)
def test_what_is_measured_does_not_stay_the_same_in_four_digits(
    now: str, results: list[str]
) -> None:
    """A figure of last year may have been left standing."""
    checks = _checks(
        f"air_nox table=1 label=NOx 2021 {now} kg",
        "air_nox table=1 label=NOx 2020 101.7 kg",
    )

    assert _results(checks) == results


def test_few_digits_may_come_out_the_same() -> None:
    """0.44 kg twice is no wonder."""
    assert not _checks(
        "air_sox table=1 label=SOx 2021 0.44 kg",
        "air_sox table=1 label=SOx 2020 0.44 kg",
    )


def test_a_leap_is_asked_about_even_of_a_part_and_from_little() -> None:
    """Ninety times as much may be a slip of a unit."""
    checks = _checks(
        "air_sox segment=Hotels 2021 126.5 kg", "air_sox segment=Hotels 2020 1.4 kg"
    )

    assert [check.statement for check in checks] == [
        "Sulphur oxides, Hotels changed by a factor of 10 or more from 2020 to 2021."
    ]


def test_a_swing_of_a_part_is_no_question() -> None:
    """Parts move more than the whole."""
    checks = _checks(
        "air_sox segment=Hotels 2021 13 kg", "air_sox segment=Hotels 2020 8 kg"
    )

    assert checks == ()


def _nil(metric: str, year: int) -> Figure:
    """Return the figure of a sentence that says there was none."""
    figure = _figure(f"{metric} {year} 0", 5)
    return replace(figure, canonical=None, origin=Origin.SENTENCE, printed="no")


def test_what_there_is_none_of_is_not_printed() -> None:
    """The text says none, the table has some: both are shown."""
    table = _figure("hazardous_waste segment=Schools 2021 37 kg", 8)

    [check] = run_checks((_nil("hazardous_waste", 2021), table), GUIDE)

    assert check.result == "query"
    assert check.arithmetic == "no (2021) and 37 kg (2021, Schools)"


def test_none_in_another_year_contradicts_nothing() -> None:
    """There may have been none the year before."""
    table = _figure("hazardous_waste segment=Schools 2021 37 kg", 8)

    assert run_checks((_nil("hazardous_waste", 2020), table), GUIDE) == ()


@pytest.mark.parametrize(
    ("rate", "results"),
    [("0", ["contradiction query"]), ("0.1", [])],
)
def test_a_number_and_its_rate_are_nought_together(
    rate: str, results: list[str]
) -> None:
    """One death is a rate above nought."""
    checks = _checks("fatalities 2021 1 employees", f"fatality_rate 2021 {rate} %")

    assert _results(checks) == results
    assert all(
        check.statement
        == "Fatality rate (2021) is nought where Work-related fatalities (2021) is not."
        for check in checks
    )


def _over_area(area: str, ghg: str = "0.111") -> tuple[Check, ...]:
    return _checks(
        "ghg_total 2021 1047.73 tCO2e",
        "ghg_total basis=after-removal 2021 1040.15 tCO2e",
        f"ghg_intensity 2021 {ghg} tCO2e/m2",
        "energy_total 2021 1550238 kWh",
        "energy_intensity 2021 165.38 kWh/m2",
        f"floor_area 2021 {area} m2",
    )


def test_one_wrong_denominator_may_explain_several_intensities() -> None:
    """Both follow from an area that is one digit off the printed one."""
    checks = [check for check in _over_area("9973.99") if check.check == "intensity"]

    assert _results(tuple(checks)) == ["intensity exception"] * 2
    assert checks[0].statement.endswith(
        "The 2 that differ over it would agree if it read 9373.99, not 9973.99, and "
        "Greenhouse gas intensity (2021) were of the total 1,040.15 tCO2e (2021, "
        "after-removal)."
    )
    assert "would agree" not in checks[1].statement  # it is said once


def test_an_area_that_fits_the_total_itself_needs_no_other() -> None:
    """The total that the statement is of is then the printed one."""
    checks = [c for c in _over_area("9973.99", "0.112") if c.check == "intensity"]

    assert checks[0].statement.endswith("if it read 9373.99, not 9973.99.")


def test_intensities_that_no_one_denominator_explains_are_told_as_they_are() -> None:
    """Each is wrong in its own way."""
    checks = [c for c in _over_area("9973.99", "0.500") if c.check == "intensity"]

    assert _results(tuple(checks)) == ["intensity exception"] * 2
    assert all(check.statement.endswith("by more than rounding.") for check in checks)


def test_the_frame_holds_all_of_a_figure() -> None:
    """One row a figure: what was printed, what it means, where it stands."""
    known = _figure("water_total segment=Hotels 2021 0.62 '000 m3", 7)
    unknown = replace(
        _figure("ghg_intensity 2021 1.2 tCO2e/guest", 1), place=Place(page=1, line=31)
    )

    frame = figures_frame((known, unknown))

    assert frame.to_dict("records") == [
        {
            "metric": "water_total",
            "breakdown": (("segment", "Hotels"),),
            "year": 2021,
            "value": Decimal("0.62"),
            "unit": "'000 m3",
            "exact": True,
            "canonical_value": Decimal("620.00"),
            "canonical_unit": "m3",
            "page": 7,
            "line": None,
        },
        {
            "metric": "ghg_intensity",
            "breakdown": (),
            "year": 2021,
            "value": Decimal("1.2"),
            "unit": "tCO2e/guest",
            "exact": True,
            "canonical_value": None,
            "canonical_unit": None,
            "page": None,
            "line": 31,
        },
    ]


@pytest.mark.parametrize(
    ("waste", "expected"),
    [("7.27", ["copied query"]), ("7.31", [])],
)
def test_parts_of_a_business_with_the_same_figures_are_asked_about(
    waste: str, expected: list[str]
) -> None:
    """One row or two in common may be chance; three are a row copied."""
    checks = _checks(
        "water_total segment=Hotels 2024 1250 m3",
        "water_total segment=Schools 2024 1250 m3",
        "energy_electricity segment=Hotels 2024 48200 kWh",
        "energy_electricity segment=Schools 2024 48200 kWh",
        "nonhazardous_waste segment=Hotels 2024 7.27 t",
        f"nonhazardous_waste segment=Schools 2024 {waste} t",
    )

    assert _results(checks) == expected


@pytest.mark.parametrize(("before", "asked"), [("0.50", 0), ("0.20", 1)])
def test_an_unprinted_denominator_that_moves_far_is_asked_about(
    before: str, asked: int
) -> None:
    """1,000 t a year are over 2,000 people, or over 5,000 the year before."""
    checks = _checks(
        "ghg_total 2024 1000 tCO2e",
        "ghg_total 2023 1000 tCO2e",
        "ghg_intensity 2024 0.50 tCO2e/employee",
        f"ghg_intensity 2023 {before} tCO2e/employee",
    )

    moved = [c.result for c in checks if "implies moved" in c.statement]
    assert moved == ["query"] * asked


def test_a_sum_leaves_out_no_printed_part_to_come_near() -> None:
    """100 + 900 is nearer to 1,020; but 50 are printed, too."""
    [check] = _checks(
        "ghg_scope1 2021 100 tCO2e",
        "ghg_scope2 2021 900 tCO2e",
        "ghg_scope3 2021 50 tCO2e",
        "ghg_total 2021 1020 tCO2e",
    )

    assert check.result == "exception"
    assert check.arithmetic.startswith("100 + 900 + 50 = 1,050 tCO2e; printed 1,020")


def test_a_large_part_beside_a_total_is_none_of_it() -> None:
    """A total of two scopes is not asked for the third, which is five times it."""
    [check] = _checks(
        "ghg_scope1 2021 100 tCO2e",
        "ghg_scope2 2021 900 tCO2e",
        "ghg_scope3 2021 5000 tCO2e",
        "ghg_total 2021 1020 tCO2e",
    )

    assert check.arithmetic.startswith("100 + 900 = 1,000 tCO2e; printed 1,020")


def test_removals_printed_with_their_sign_are_taken_off() -> None:
    """(0.5) and 0.5 are the same removal."""
    scopes = ("ghg_scope1 2021 120.5 tCO2e", "ghg_scope2 2021 980.0 tCO2e")
    for total, result in (("1100.0", "sum pass"), ("1101.0", "sum exception")):
        checks = _checks(
            *scopes, "ghg_removal 2021 -0.5 tCO2e", f"ghg_total 2021 {total} tCO2e"
        )
        assert _results(checks) == [result]


@pytest.mark.parametrize(
    ("intensity", "result"), [("0.110", "pass"), ("0.130", "exception")]
)
def test_an_intensity_may_be_of_some_scopes(intensity: str, result: str) -> None:
    """1,100 t of Scope 1 and 2 over 10,000 m2 are 0.110."""
    [check, _] = _checks(
        "ghg_scope1 2021 100 tCO2e",
        "ghg_scope2 2021 1000 tCO2e",
        "ghg_scope3 2021 50 tCO2e",
        "ghg_total 2021 1150 tCO2e",
        f"ghg_intensity 2021 {intensity} tCO2e/m2",
        "floor_area 2021 10000 m2",
    )

    assert check.result == result


@pytest.mark.parametrize(
    ("label", "results"),
    [
        ("Rate-per-hour", ["pass", "query"]),
        ("Rate", ["pass", "exception"]),
    ],
)
def test_a_rate_for_hours_is_never_at_fault(label: str, results: list[str]) -> None:
    """How long people worked is not printed: 5 of 458 may be 1.25 for 200,000 hours."""
    figures = (
        f"injury_rate table=1 label={label} 2021 0.88 cases",
        f"injury_rate table=1 label={label} 2020 1.25 cases",
        "injuries 2021 4 persons",
        "injuries 2020 5 persons",
        "employees 2021 457 employees",
        "employees 2020 458 employees",
    )

    checks = [c for c in _checks(*figures) if c.check == "rate"]

    assert [check.result for check in checks] == results


def test_a_total_that_rose_is_told() -> None:
    """Whatever its unit; a part of it, or one that fell, says nothing."""
    figures = (
        _figure("energy_total 2021 2 MWh", 1),
        _figure("energy_total 2020 1900 kWh", 1),
        _figure("water_total 2021 5 m3", 1),
        _figure("water_total 2020 6 m3", 1),
        _figure("ghg_total region=HK 2021 9 tCO2e", 1),
        _figure("ghg_total 2020 8 tCO2e", 1),
    )

    assert risen(figures, (2021, 2021)) == {"energy_total"}


def test_a_sum_is_worked_in_the_unit_that_all_of_it_is_printed_in() -> None:
    """Converted, rounded numbers would have digits that nobody printed."""
    (check,) = _on_one_page(
        "energy_total 2023 407 PJ",
        "energy_total fuel=coal 2023 156 PJ",
        "energy_total fuel=gas 2023 251 PJ",
    )

    assert check.arithmetic == "156 + 251 = 407 PJ; printed 407 PJ"


def test_a_converted_number_has_the_digits_of_the_printed_one() -> None:
    """One more where the conversion does not come out even."""
    known = {
        f"{value} {unit}": GRAMMAR.measure(unit, metric)
        for metric, value, unit in (
            ("energy_total", "156", "PJ"),
            ("ghg_total", "2.4", "Mt CO2e"),
            ("energy_total", "12.5", "MWh"),
        )
    }
    told = {
        text: measure.quantity(Decimal(text.split()[0]), int("." in text)).number
        for text, measure in known.items()
        if measure
    }

    assert told == {
        "156 PJ": "43,330,000,000",
        "2.4 Mt CO2e": "2,400,000",
        "12.5 MWh": "12,500",
    }
