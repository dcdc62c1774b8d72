"""Rows of one table: what is part of what, and which head is over which column."""

# ruff: noqa: RUF001  reports print full width dashes

import pytest

from auditor.document import Document
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _document(*lines: str) -> Document:
    """Return a report of ``lines``; the cells of a table are parted by bars."""
    return read_text("\n".join(lines).replace(" | ", "\t"), "report.txt")


def _figures_of(document: Document) -> tuple[Figure, ...]:
    scope = Scope(first=1, last=1)
    return read_figures(document, GUIDE, LEXICON, 2023, scope)


def _figures(*rows: str) -> tuple[Figure, ...]:
    """Return the figures of a table."""
    return _figures_of(_document("Figures of the year", "", *rows))


def _read(*rows: str) -> list[str]:
    """Return the same, each as metric, parts, year and number."""
    return [
        f"{f.metric} {dict(f.breakdown)} {f.year} {f.printed}" for f in _figures(*rows)
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


@pytest.mark.parametrize(
    "heads",
    [
        ("Item | 2023 | Hotels 2022 | 2023 | Retail 2022",),
        ("\t\tHotels\t\tRetail", "Item | 2023 | 2022 | 2023 | 2022"),
        ("\tHotels\t\tRetail\t", "Item | 2023 | 2022 | 2023 | 2022"),
    ],
)
def test_a_name_is_over_years_that_start_over(heads: tuple[str, ...]) -> None:
    """Wherever it stands over them, and if it is on one line with them."""
    assert _read(*heads, "Scope 1 (tCO2e) | 3 | 4 | 5 | 6") == [
        "ghg_scope1 {'segment': 'Hotels'} 2023 3",
        "ghg_scope1 {'segment': 'Hotels'} 2022 4",
        "ghg_scope1 {'segment': 'Retail'} 2023 5",
        "ghg_scope1 {'segment': 'Retail'} 2022 6",
    ]


def test_a_name_beside_one_of_different_years_is_of_that_year() -> None:
    """The years do not start over, and another year has another name."""
    heads = "Item | 2023 | Hotels 2022 | 2021 | Retail 2020"

    assert [
        f.breakdown for f in _figures(heads, "Scope 1 (tCO2e) | 3 | 4 | 5 | 6")
    ] == [
        (),
        (("segment", "Hotels"),),
        (),
        (("segment", "Retail"),),
    ]


def test_what_is_trained_is_told_column_by_column() -> None:
    """A head of a total says of what it is."""
    found = _read(
        "Training | Number trained | % trained | Total hours | Average hours",
        "Male | 40 | 80% | 400 | 10.0",
    )

    assert found == [
        "trained_number {'gender': 'Male'} 2023 40",
        "trained_percentage {'gender': 'Male'} 2023 80",
        "training_hours_total {'gender': 'Male'} 2023 400",
        "training_hours_average {'gender': 'Male'} 2023 10.0",
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


def test_a_row_of_signs_is_no_head() -> None:
    """Neither "N/A" nor "Nil" names the column over the rows below."""
    found = _read(
        "Indicator | 2023 | 2022",
        "Hazardous waste intensity (kg per employee) | N/A | N/A",
        "Hazardous waste (kg) | Nil | Nil",
        "Packaging materials (kg) | 12 | 14",
    )

    assert found == [
        "hazardous_waste {} 2023 Nil",
        "hazardous_waste {} 2022 Nil",
        "packaging_total {} 2023 12",
        "packaging_total {} 2022 14",
    ]


def test_signs_without_a_row_of_names_leave_the_segments() -> None:
    """A head that names parts of the business stays one beside a column of dashes."""
    found = _read(
        "Packaging materials (kg) | Retail | Catering",
        "Paper boxes | 12 | 14",
        "Plastic bags | - | 3",
    )

    assert [one.rpartition(" ")[2] for one in found] == ["12", "14", "3"]
    assert all("segment" in one for one in found)


@pytest.mark.parametrize(
    ("cells", "value", "unit"),
    [
        ("kWh | 15.2 million", 15_200_000, "million kWh"),
        ("kWh | 14,800 thousand", 14_800_000, "thousand kWh"),
        ("千瓦時 | 120萬", 1_200_000, "萬 千瓦時"),
        ("千瓦時 | 1.2億", 120_000_000, "億 千瓦時"),
        ("kWh | 15.2", 15, "kWh"),
    ],
)
def test_a_multiplier_in_the_cell(cells: str, value: int, unit: str) -> None:
    """It multiplies the unit that stands in another cell."""
    (figure,) = _figures("Indicator | Unit | 2023", f"Electricity | {cells}")

    assert figure.canonical
    assert int(figure.canonical.value) == value
    assert figure.unit == unit


def test_a_number_of_things_is_no_multiple() -> None:
    """What follows the multiplier is of another unit."""
    assert not _read("Indicator | Unit | 2023", "Electricity | kWh | 2 million lamps")


def test_a_row_of_another_metric_ends_the_parts() -> None:
    """What stands below the categories and names a metric of its own is no category."""
    found = _read(
        "Workforce | 2023",
        "Total number of employees | 120",
        "By employee category | ",
        "Senior management | 20",
        "Back office | 100",
        "Lost days due to work injury | 35",
    )

    assert found == [
        "employees {} 2023 120",
        "employees {'category': 'Senior management'} 2023 20",
        "employees {'category': 'Back office'} 2023 100",
        "lost_days {} 2023 35",
    ]


def test_a_fuel_under_the_kinds_stays_a_part() -> None:
    """A label that names a metric of its own may be a part of it as well."""
    found = _read(
        "Energy use by type | 2023",
        "Electricity (kWh) | 120",
        "Natural gas (kWh) | 20",
    )

    assert found == [
        "energy_electricity {} 2023 120",
        "energy_gas {'fuel': 'Natural gas'} 2023 20",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Waste (in tonnes unless otherwise stated)", ""),
        ("in tonnes, unless stated otherwise", ""),
        ("All figures are in tonnes unless otherwise stated.", ""),
        ("除另有說明外，單位：tonnes", ""),
        ("The year", "\nNote: Figures in tonnes."),
        ("All figures are in tonnes unless otherwise stated. Thanks.\n\nThe year", ""),
    ],
)
def test_a_unit_that_holds_for_all_values(above: str, below: str) -> None:
    """Said over the table, under it or once in the report; a row may say another."""
    units = _units(above, below)

    assert units == {"hazardous_waste": "tonnes", "nonhazardous_waste": "kg"}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The year", "\nNote: Boxes are sorted in tonnes."),
        ("We sort our refuse in tonnes of boxes.\n\nThe year", ""),
        ("All figures are in RMB unless otherwise stated.\n\nThe year", ""),
    ],
)
def test_a_unit_that_is_said_of_something_else(above: str, below: str) -> None:
    """A row without a unit is not given one that only stands somewhere."""
    assert _units(above, below) == {"nonhazardous_waste": "kg"}


def test_a_bare_unit_over_a_table() -> None:
    """It needs no brackets; only what is money is in it."""
    document = _document("RMB'000", "", "Item | 2023", "Donations | 5", "Waste | 6")

    assert [f.unit for f in _figures_of(document)] == ["RMB'000"]


@pytest.mark.parametrize(
    ("heads", "unit"), [("Item | RMB'000", "RMB'000"), ("Item | 2023", "RMB")]
)
def test_the_unit_of_a_column_goes_before_that_of_the_report(
    heads: str, unit: str
) -> None:
    """Accounts are in Renminbi; a column of them may be in thousands."""
    said = "These statements are in Renminbi (RMB) unless otherwise stated."
    document = _document(said, "", "Community", "", heads, "Donations | 620")

    assert [f.unit for f in _figures_of(document)] == [unit]


def _units(above: str, below: str) -> dict[str, str]:
    rows = "Item | 2023", "Hazardous waste | 5", "Non-hazardous waste (kg) | 12"
    document = _document(above, "", *rows, below)
    return {figure.metric: figure.unit for figure in _figures_of(document)}


def test_the_name_of_a_table_is_no_unit_of_its_rows() -> None:
    """Lost days are not counted in the accidents that the head speaks of."""
    found = _figures("Work accidents | 2023", "Fatalities | -", "Lost days | 486")

    assert [(f.metric, f.breakdown, f.unit) for f in found][1:] == [
        ("lost_days", (), "days")
    ]


def test_the_head_of_a_table_may_be_the_unit_of_its_rows() -> None:
    """People are counted, or told as shares of all."""
    (share,) = _figures("Percentage | 2023", "Male employees | 55")

    assert share.unit == "Percentage"


def test_the_head_of_a_column_may_be_a_unit_per_head() -> None:
    """It names hours as well, and yet is their unit."""
    lines = "Training", "", "Group | Share trained | Hours per head", "Men | 88% | 14"
    figures = _figures_of(_document(*lines))

    assert "Hours per head" in {figure.unit for figure in figures}


def test_what_stands_over_the_same_rows_is_a_segment() -> None:
    """Each of several names; in a row of its own, or in a cell over its rows."""
    beside = _read(
        "Segment | Indicator | Unit | 2023",
        "Hotels | Total water consumption | m3 | 40",
        "Hotels | Hazardous waste | kg | 12",
        "Property | Total water consumption | m3 | 22",
        "Property | Hazardous waste | kg | 3",
    )
    over = _read(
        "Indicator | Unit | 2023",
        "Hotels",
        "Total water consumption | m3 | 40",
        "Hazardous waste | kg | 12",
        "Property",
        "Total water consumption | m3 | 22",
        "Hazardous waste | kg | 3",
    )

    assert (
        over
        == beside
        == [
            "water_total {'segment': 'Hotels'} 2023 40",
            "hazardous_waste {'segment': 'Hotels'} 2023 12",
            "water_total {'segment': 'Property'} 2023 22",
            "hazardous_waste {'segment': 'Property'} 2023 3",
        ]
    )


def test_what_stands_over_different_rows_is_no_segment() -> None:
    """A name over rows that stand under no other says what kind they are of."""
    assert _read(
        "Indicator | Unit | 2023",
        "Natural resources",
        "Total water consumption | m3 | 40",
        "Pollution",
        "Hazardous waste | kg | 12",
    ) == ["water_total {} 2023 40", "hazardous_waste {} 2023 12"]


def test_rows_over_a_bare_total_are_its_parts() -> None:
    """Whether or not they add up to it, but not those of another unit."""
    assert _read(
        "Water consumption | Unit | 2023",
        "Taps | number | 4",
        "Hotels | m3 | 40",
        "Property | m3 | 22",
        "Total | m3 | 65",
    ) == [
        "water_total {'item': 'Hotels'} 2023 40",
        "water_total {'item': 'Property'} 2023 22",
        "water_total {} 2023 65",
    ]


def test_rows_over_a_total_with_a_name_are_not_its_parts() -> None:
    """The name says that it may be of something else."""
    assert _read(
        "Resources | Unit | 2023",
        "Rainfall | m3 | 40",
        "Pond | m3 | 22",
        "Total water consumption | m3 | 65",
    ) == ["water_total {} 2023 65"]


def test_a_row_with_a_year_of_its_own_keeps_the_label_above() -> None:
    """It is the next year of the same."""
    assert _read(
        "Site | Year | Scope 1 (tCO2e)",
        "Mill | 2022 | 16",
        " | 2023 | 15",
        "Quarry | 2022 | 7",
        " | 2023 | 6",
    ) == [
        "ghg_scope1 {'source': 'Mill'} 2022 16",
        "ghg_scope1 {'source': 'Mill'} 2023 15",
        "ghg_scope1 {'source': 'Quarry'} 2022 7",
        "ghg_scope1 {'source': 'Quarry'} 2023 6",
    ]


def test_what_adds_up_to_a_row_below_is_a_part_of_it() -> None:
    """Though its label is none that we know; what stands below a total is none."""
    assert _read(
        "Waste | Unit | 2023 | 2022",
        "Chemical waste | kg | 100 | 110",
        "Brine | kg | 25 | 26",
        "Total hazardous waste | kg | 125 | 136",
        "Paper | kg | 1,000 | 1,100",
    )[2:] == [
        "hazardous_waste {'type': 'Brine'} 2023 25",
        "hazardous_waste {'type': 'Brine'} 2022 26",
        "hazardous_waste {} 2023 125",
        "hazardous_waste {} 2022 136",
    ]


def test_why_people_left_holds_for_the_rows_that_break_it_down() -> None:
    """Until the next row that names what was counted."""
    assert _read(
        "Employee turnover | Unit | 2023",
        "Total voluntary employee turnover | persons | 90",
        "By gender",
        "Male | persons | 50",
        "Female | persons | 40",
        "Total employee turnover | persons | 110",
    ) == [
        "turnover_number {'reason': 'voluntary'} 2023 90",
        "turnover_number {'gender': 'Male', 'reason': 'voluntary'} 2023 50",
        "turnover_number {'gender': 'Female', 'reason': 'voluntary'} 2023 40",
        "turnover_number {} 2023 110",
    ]


def test_an_average_of_all_is_no_gender() -> None:
    """Though most rows beside it are."""
    assert _read(
        "Item | 2023",
        "Average training hours per employee | 8.0",
        "Male | 8.5",
        "Female | 7.4",
    ) == [
        "training_hours_average {} 2023 8.0",
        "training_hours_average {'gender': 'Male'} 2023 8.5",
        "training_hours_average {'gender': 'Female'} 2023 7.4",
    ]


def test_rows_that_add_up_to_a_total_are_of_its_kind() -> None:
    """Not of that of the row above them, nor of the heading over the table."""
    found = _read(
        "Hazardous waste and other waste | Unit | 2023 | 2022",
        "Hazardous waste intensity | kg/employee | 0.3 | 0.4",
        "Plastic scrap | kg | 120 | 118",
        "Offcuts | kg | 60 | 64",
        "Total non-hazardous waste | kg | 180 | 182",
    )

    assert [one for one in found if "scrap" in one or "Offcuts" in one] == [
        "nonhazardous_waste {'type': 'Plastic scrap'} 2023 120",
        "nonhazardous_waste {'type': 'Plastic scrap'} 2022 118",
        "nonhazardous_waste {'type': 'Offcuts'} 2023 60",
        "nonhazardous_waste {'type': 'Offcuts'} 2022 64",
    ]


def test_a_bare_total_after_the_last_group_is_of_all_groups() -> None:
    """Where that group has a total of its own, or one row that is not as much."""
    heads = ("Energy", "", "種類 | 單位 | 2023")
    direct = ("直接能源", "汽油 | 兆瓦時 | 100", "柴油 | 兆瓦時 | 50")
    indirect = ("間接能源", "電力 | 兆瓦時 | 1,000")
    document = _document(*heads, *direct, *indirect, "總計 | 兆瓦時 | 1,250")
    totals = [f.printed for f in _figures_of(document) if f.metric == "energy_total"]

    assert totals == ["1,250"]

    document = _document(
        *("Energy", "", "Type | Unit | 2023", "Direct energy", "Petrol | MWh | 100"),
        *("Sub-total | MWh | 100", "Indirect energy", "Electricity | MWh | 900"),
        *("Steam | MWh | 100", "Sub-total | MWh | 1,000", "Total | MWh | 1,100"),
    )
    totals = [f.printed for f in _figures_of(document) if f.metric == "energy_total"]

    assert totals == ["1,100"]


@pytest.mark.parametrize(
    "last",
    [
        ("Indirect energy", "Electricity | MWh | 900", "Total | MWh | 900"),
        (
            *("Indirect energy", "Electricity | MWh | 900", "Steam | MWh | 100"),
            "Total | MWh | 1,000",
        ),
    ],
)
def test_a_bare_total_that_may_be_of_the_last_group_is_not_of_all(
    last: tuple[str, ...],
) -> None:
    """Nothing tells which of them it is of."""
    heads = ("Energy", "", "Type | Unit | 2023", "Direct energy", "Petrol | MWh | 100")

    assert "energy_total" not in {
        f.metric for f in _figures_of(_document(*heads, *last))
    }


def test_scopes_may_be_numbered_in_chinese() -> None:
    """The total after them is of both."""
    document = _document(
        *("溫室氣體排放", "", "指標 | 單位 | 2023"),
        *("範圍一 | 噸二氧化碳當量 | 120.5", "範圍二 | 噸二氧化碳當量 | 980.0"),
        "總計 | 噸二氧化碳當量 | 1,110.5",
    )

    assert [f"{f.metric} {f.printed}" for f in _figures_of(document)] == [
        "ghg_scope1 120.5",
        "ghg_scope2 980.0",
        "ghg_total 1,110.5",
    ]


def test_a_row_we_do_not_know_is_of_the_kind_of_those_beside_it() -> None:
    """So that they add up to their total."""
    heads = "指標 | 單位 | 2023"
    paper, total = "無害廢棄物－紙 | 公斤 | 500", "無害廢棄物總量 | 公斤 | 1,550"

    assert _read(heads, paper, "無害廢棄物－廚餘 | 公斤 | 1,000", total) == [
        "nonhazardous_waste {'type': '無害廢棄物－紙'} 2023 500",
        "nonhazardous_waste {'type': '廚餘'} 2023 1,000",
        "nonhazardous_waste {} 2023 1,550",
    ]
    assert _read(heads, paper, total)[0] == (
        "nonhazardous_waste {'item': '無害廢棄物－紙'} 2023 500"
    )


def test_a_row_of_units_takes_the_place_of_those_in_the_heads() -> None:
    """What stands below it is money, not hours."""
    assert _read(
        "Volunteering | 2023 | 2022",
        " | Hours | Hours",
        "Total volunteering | 1,500 | 1,350",
        "Value of community contributions | $m | $m",
        "Cash giving | 94.7 | 107.3",
    ) == [
        "community_hours {} 2023 1,500",
        "community_hours {} 2022 1,350",
        "community_money {'item': 'Cash giving'} 2023 94.7",
        "community_money {'item': 'Cash giving'} 2022 107.3",
    ]


def test_those_trained_against_corruption_are_not_all_who_were_trained() -> None:
    """Another provision asks for them; the head over the labels says so."""
    heads, row = " | % trained | % trained", "All employees | 99% | 98%"

    assert _read("Training on anti-corruption | 2023 | 2022", heads, row) == []
    assert _read("Training by category | 2023 | 2022", heads, row) == [
        "trained_percentage {} 2023 99",
        "trained_percentage {} 2022 98",
    ]


def test_units_and_heads_in_two_languages() -> None:
    """The Chinese below or after says the same again."""
    found = _figures(
        "Energy 能源 | Unit 單位 | 2023 | 2023 | 2022 | 2022",
        " |  | Hong Kong | Mainland | Hong Kong | Mainland",
        " |  | 香港 | 中國內地 | 香港 | 中國內地",
        "Petrol 汽油 | MWh 兆瓦時 | 40.1 | 50.1 | 60.1 | 70.1",
    )

    assert {f.canonical and f.canonical.unit for f in found} == {"kWh"}
    assert [(f.breakdown[0][1], f.year, f.printed) for f in found] == [
        ("Hong Kong", 2023, "40.1"),
        ("Mainland", 2023, "50.1"),
        ("Hong Kong", 2022, "60.1"),
        ("Mainland", 2022, "70.1"),
    ]


def test_what_is_added_to_a_total_keeps_its_name() -> None:
    """Scope 3 by category is not a part without a name of the total below it."""
    found = _read(
        "Greenhouse gas emissions | Unit | 2023",
        "Scope 1 | tCO2e | 186.4",
        "Scope 2 | tCO2e | 1,862.1",
        "Scope 3 |  | ",
        "Air travel | tCO2e | 12.6",
        "Sewage | tCO2e | 402.8",
        "Total (Scope 1 and 2) | tCO2e | 2,048.5",
        "Total (Scope 1, 2 and 3) | tCO2e | 2,463.9",
    )

    assert found[2:4] == [
        "ghg_scope3 {'category': 'Air travel'} 2023 12.6",
        "ghg_scope3 {'category': 'Sewage'} 2023 402.8",
    ]


def test_what_the_head_of_the_labels_says_of_others_ends_at_a_new_topic() -> None:
    """Energy further down a table of financed emissions is the issuer's own."""
    found = _read(
        "Financed emissions | Unit | 2023",
        "Power companies | tCO2e | 349",
        "Loans |  | ",
        "Scope 1 | tCO2e | 350",
        "Energy |  | ",
        "Electricity | MWh | 9",
    )

    assert found == ["energy_electricity {} 2023 9"]
