"""Rows of one table: what is part of what, and which head is over which column."""

import pytest

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _read(*rows: str) -> list[str]:
    """Return the figures of a table; the cells of ``rows`` are parted by bars."""
    text = "\n".join(["Figures of the year", "", *rows]).replace(" | ", "\t")
    document = read_text(text, "report.txt")
    scope = Scope(first=1, last=1)
    return [
        f"{f.metric} {dict(f.breakdown)} {f.year} {f.printed}"
        for f in read_figures(document, GUIDE, LEXICON, 2023, scope)
    ]


def test_rows_that_add_up_to_the_row_above_are_its_parts() -> None:
    """Though nothing in their labels says so."""
    found = _read(
        "Emissions in tCO2e | 2023 | 2022",
        "Scope 2 (total of two kinds) | 600 | 700",
        "Offices | 250 | 300",
        "Data centres | 350 | 400",
    )

    assert found[2:] == [
        "ghg_scope2 {'source': 'Offices'} 2023 250",
        "ghg_scope2 {'source': 'Offices'} 2022 300",
        "ghg_scope2 {'source': 'Data centres'} 2023 350",
        "ghg_scope2 {'source': 'Data centres'} 2022 400",
    ]


def test_rows_that_do_not_add_up_in_every_column_are_no_parts() -> None:
    """One column alone may add up by chance."""
    found = _read(
        "Emissions in tCO2e | 2023 | 2022",
        "Scope 2 | 600 | 700",
        "Offices | 250 | 300",
        "Data centres | 350 | 500",
    )

    assert [one for one in found if one.startswith("ghg_scope2")] == [
        "ghg_scope2 {} 2023 600",
        "ghg_scope2 {} 2022 700",
    ]


def test_people_hired_are_no_workforce() -> None:
    """The group in between speaks of all of them, the head of what was counted."""
    found = _read(
        " | 2023 | 2023",
        "New hires | Number | %",
        "All employees",
        "Male | 80 | 53",
        "Female | 70 | 47",
    )

    assert found == [
        "new_hires {'gender': 'Male'} 2023 80",
        "new_hires {'gender': 'Male'} 2023 53",
        "new_hires {'gender': 'Female'} 2023 70",
        "new_hires {'gender': 'Female'} 2023 47",
    ]


def test_those_who_left_of_themselves_are_a_part() -> None:
    """Of all who left."""
    assert _read(
        "Item | 2023",
        "Voluntary turnover rate | 14.1%",
        "Involuntary turnover rate | 3.3%",
        "Turnover rate | 17.4%",
    ) == [
        "turnover_rate {'reason': 'Voluntary'} 2023 14.1",
        "turnover_rate {'reason': 'Involuntary'} 2023 3.3",
        "turnover_rate {} 2023 17.4",
    ]


def test_rows_of_one_metric_are_told_apart_by_their_labels() -> None:
    """Neither is the total."""
    assert _read(
        "Item | Unit | 2023",
        "Premium petrol | litres | 60",
        "Regular petrol | litres | 225",
    ) == [
        "energy_petrol {'item': 'Premium petrol'} 2023 60",
        "energy_petrol {'item': 'Regular petrol'} 2023 225",
    ]


def test_the_row_that_the_others_add_up_to_is_the_whole() -> None:
    """Whatever it is called."""
    assert _read(
        "Item | Unit | 2023",
        "Scope 1, generators | tCO2e | 118.6",
        "Scope 1, vehicles | tCO2e | 912.4",
        "Gross Scope 1 | tCO2e | 1,031.0",
    ) == [
        "ghg_scope1 {'item': 'Scope 1, generators'} 2023 118.6",
        "ghg_scope1 {'item': 'Scope 1, vehicles'} 2023 912.4",
        "ghg_scope1 {} 2023 1,031.0",
    ]


def test_the_total_and_the_same_in_another_unit_keep_their_names() -> None:
    """What is of all is no part; 1 MWh and 1,000 kWh are one figure."""
    assert _read(
        "Item | Unit | 2023",
        "Petrol for cars | litres | 60",
        "Total petrol | litres | 285",
        "Electricity | MWh | 1",
        "Electricity used | kWh | 1,000",
    ) == [
        "energy_petrol {'item': 'Petrol for cars'} 2023 60",
        "energy_petrol {} 2023 285",
        "energy_electricity {} 2023 1",
        "energy_electricity {} 2023 1,000",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Scope 1 emissions | tCO2e | 31.9 | 23.2",),
        (
            "Item | Unit | First | Second",
            "Scope 1 emissions | tCO2e | 31.9 | 23.2",
        ),
    ],
    ids=["no heads", "heads without years"],
)
def test_two_values_without_a_year_are_no_figure_of_this_one(
    rows: tuple[str, ...],
) -> None:
    """Which is which cannot be told."""
    assert _read("Cars | number | 3 | 4", *rows) == []


def test_a_description_names_nothing_that_is_only_counted() -> None:
    """It speaks of employees, and its number is of something else."""
    long = (
        "Transport of employees between their homes and their places of work in the "
        "year, in vehicles that others own or run"
    )

    assert _read("Item | 2023", f"{long} | 60", "Employees | 457") == [
        "employees {} 2023 457"
    ]


def test_a_head_on_one_line_with_years_is_over_all_of_them() -> None:
    """As one that is centred over them may be read."""
    assert _read(
        "Source | 2021 | Emissions (tCO2e) 2022 | 2023", "Scope 1 | 3 | 4 | 5"
    ) == [
        "ghg_scope1 {} 2021 3",
        "ghg_scope1 {} 2022 4",
        "ghg_scope1 {} 2023 5",
    ]


def test_the_number_of_a_year_is_not_named_by_the_percentage_of_another() -> None:
    """The column to the left speaks only of its own year."""
    found = _read(
        " | 2023 | 2023 | 2022 | 2022",
        "Employee turnover | Number | % | Number | %",
        "Male | 80 | 8 | 100 | 9",
    )

    assert found == [
        "turnover_number {'gender': 'Male'} 2023 80",
        "turnover_rate {'gender': 'Male'} 2023 8",
        "turnover_number {'gender': 'Male'} 2022 100",
        "turnover_rate {'gender': 'Male'} 2022 9",
    ]


def test_a_row_of_units_opens_a_group() -> None:
    """Years of service are no ages: the group says what the percentages are of."""
    found = _read(
        "Employees | 2023 | 2022",
        "Total | 457 | 400",
        "Tenure | % | %",
        "0-5 years | 48 | 49",
        "6-10 years | 21 | 20",
        "11-20 years | 31 | 31",
    )

    assert found == ["employees {} 2023 457", "employees {} 2022 400"]


def test_a_column_of_references_is_no_label() -> None:
    """The row keeps its own name."""
    assert _read(
        "Item | Unit | GRI | 2023",
        "Petrol | litres | 302-1 a | 60",
        "Diesel | litres | 302-1 b | 70",
    ) == ["energy_petrol {} 2023 60", "energy_diesel {} 2023 70"]
