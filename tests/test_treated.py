"""Totals beside parts that are told in other ways than by rows of one kind."""

import pytest
from checked import checks_of, results

WASTE = """\
Non-hazardous waste | Unit | 2023 | 2024
Recycled | tonnes | 4.1 | 4.0
Landfilled | tonnes | 8.1 | 8.0
Incinerated | tonnes | 1.0 | {burnt}
{more}Total | tonnes | 13.2 | {total}
"""


@pytest.mark.parametrize(
    ("burnt", "total", "more", "expected"),
    [
        ("1.0", "13.0", "", ["sum pass", "sum pass"]),
        ("1.0", "15.0", "", ["sum pass", "sum query"]),
        ("1.0", "31.0", "", ["sum pass"]),
        ("1.0", "15.0", "Disposed of | tonnes | 9.1 | 9.0\n", []),
    ],
    ids=["ties", "less", "in store", "all disposed of"],
)
def test_waste_is_recycled_burnt_and_put_into_the_ground(
    burnt: str, total: str, more: str, expected: list[str]
) -> None:
    """Where far less is treated than produced, the rest may be in store."""
    report = WASTE.format(burnt=burnt, total=total, more=more)

    assert sorted(f for f in results(checks_of(report)) if "sum" in f) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 we had 105 suppliers, 20 in Hong Kong and 80 in Macau.", "query"),
        ("Suppliers | 2024\nHong Kong | 20\nMacau | 80\nTotal | 105\n", "exception"),
    ],
)
def test_a_sentence_need_not_name_every_part(text: str, expected: str) -> None:
    """A table has a row for each."""
    assert results(checks_of(text)) == [f"split {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hong Kong | 20\nMacau | 80\nJapan | 5\nTotal | 115\n", ["split query"]),
        ("Hong Kong | 20\nMacau | 80\nTotal | 205\n", []),
    ],
    ids=["a tenth", "half"],
)
def test_parts_of_which_little_is_missing_are_asked_about(
    text: str, expected: list[str]
) -> None:
    """Where much is missing the others may not be printed."""
    assert results(checks_of(f"Suppliers | 2024\n{text}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本集團共有475名僱員，其中男性265名，女性120名。", ["split query"]),
        ("We have 475 employees, 265 in Hong Kong and 120 in Macau.", []),
        ("We had 105 suppliers: 20 in Macau, 77 in Japan and 8 in other places.", []),
    ],
    ids=["men and women", "places", "other places"],
)
def test_men_and_women_are_all(text: str, expected: list[str]) -> None:
    """There may be other places, and what a sentence prints of them is not missing."""
    assert results(checks_of(text)) == expected


@pytest.mark.parametrize(
    ("diesel", "expected"),
    [("9,406 | 9,771", ["copied query"]), ("9,406 | 9,770", [])],
)
def test_two_fuels_do_not_have_the_same_figures_in_two_years(
    diesel: str, expected: list[str]
) -> None:
    """A row was copied."""
    petrol = "Fuel | Unit | 2024 | 2023\nPetrol | litres | 9,406 | 9,771\n"
    report = f"{petrol}Diesel | litres | {diesel}\n"

    assert results(checks_of(report)) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Scope 1 emissions from petrol", ["implied-factor query"]),
        ("Scope 1 emissions from petrol and diesel", []),
        ("Scope 1 emissions", []),
    ],
)
def test_a_label_may_say_what_was_burned(label: str, expected: list[str]) -> None:
    """23.6 kg of CO2e from a litre of petrol."""
    report = f"Item | Unit | 2024\nPetrol | litres | 10,000\n{label} | tCO2e | 236\n"

    assert results(checks_of(report)) == expected


@pytest.mark.parametrize(
    ("over", "expected"),
    [("27%", "percent pass"), ("21%", "percent query"), ("9%", "")],
)
def test_shares_that_miss_a_hundred_by_little(over: str, expected: str) -> None:
    """Where they miss it by much there are others."""
    rows = f"Under 30 | 25%\n30 to 50 | 48%\nOver 50 | {over}\n"

    assert results(checks_of(f"Employees by age group | 2024\n{rows}")) == (
        [expected] if expected else []
    )
