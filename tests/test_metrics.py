"""Figures in tables and sentences of a report: what is read, and what must not be."""

# ruff: noqa: RUF001  reports print dashes and Chinese punctuation

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure, Kind
from auditor.metrics.quotes import standing_quote
from auditor.metrics.read import read_figures, read_printed

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
YEAR = 2023
ALL = Scope(first=1, last=1)


def _figures(text: str, scope: Scope = ALL) -> tuple[Figure, ...]:
    """Read ``text`` as a report of 2023; a bar parts the cells of a table."""
    lines = (re.sub(r" *\| *", "\t", line) for line in text.strip().splitlines())
    document = read_text("\n".join(lines), "report.txt")
    return read_figures(document, GUIDE, LEXICON, YEAR, scope)


def _read(text: str) -> list[str]:
    """Return each figure as ``metric part year value unit``, in printed order."""
    return [
        " ".join(
            filter(
                None,
                (
                    figure.metric,
                    *(label for _, label in figure.breakdown),
                    str(figure.year),
                    format(figure.value, "f"),
                    figure.unit,
                ),
            )
        )
        for figure in _figures(text)
    ]


def test_a_table_with_a_column_of_units() -> None:
    """The usual table: indicator, unit, this year, last year."""
    found = _read("""
Indicators | Unit | FY2023 | FY2022
Scope 1 – Direct emissions | tCO2e | 12.3 | 14.5
Scope 2 – Energy indirect emissions | tCO2e | 112.3 | 124.5
Total GHG emissions | tCO2e | 124.6 | 139.0
GHG emissions intensity | tCO2e/employee | 1.25 | 1.39
""")

    assert found == [
        "ghg_scope1 2023 12.3 tCO2e",
        "ghg_scope1 2022 14.5 tCO2e",
        "ghg_scope2 2023 112.3 tCO2e",
        "ghg_scope2 2022 124.5 tCO2e",
        "ghg_total 2023 124.6 tCO2e",
        "ghg_total 2022 139.0 tCO2e",
        "ghg_intensity 2023 1.25 tCO2e/employee",
        "ghg_intensity 2022 1.39 tCO2e/employee",
    ]


def test_units_in_the_labels_of_the_rows() -> None:
    """A unit in brackets belongs to the row; the only column is the year reported."""
    found = _read("""
Resource | Consumption
Electricity consumption (kWh'000) | 1,234
Diesel (litres) | 3,400
Total water consumption (tons) | 1,335
Packaging materials used (tonnes) | 23.4
Packaging materials per unit produced (kg/unit) | 0.02
""")

    assert found == [
        "energy_electricity 2023 1234 kWh'000",
        "energy_diesel 2023 3400 litres",
        "water_total 2023 1335 tons",
        "packaging_total 2023 23.4 tonnes",
        "packaging_intensity 2023 0.02 kg/unit",
    ]


def test_parts_in_rows_and_metrics_in_columns() -> None:
    """The kind of part in the first column holds for the rows below it."""
    found = _read("""
Category | | Number of employees | Employee turnover rate
Gender | Male | 70 | 13%
 | Female | 50 | 12%
Age | Under 30 | 20 | 20%
 | 30-50 | 80 | 9%
Region | Zhenjiang | 120 | 11%
""")

    assert found == [
        "employees Male 2023 70 employees",
        "turnover_rate Male 2023 13 %",
        "employees Female 2023 50 employees",
        "turnover_rate Female 2023 12 %",
        "employees Under 30 2023 20 employees",
        "turnover_rate Under 30 2023 20 %",
        "employees 30-50 2023 80 employees",
        "turnover_rate 30-50 2023 9 %",
        "employees Zhenjiang 2023 120 employees",
        "turnover_rate Zhenjiang 2023 11 %",
    ]


def test_years_in_rows_and_parts_in_columns() -> None:
    """A table may be laid out with one row for each year."""
    found = _read("""
Our workforce

Employee structure | Female | Male | 18-25 | 56 and above
2023 | 94.9% | 5.1% | 9.5% | 10.4%
2022 | 95.6% | 4.4% | 8.7% | 9.3%
""")

    assert found == [
        "employees Female 2023 94.9 %",
        "employees Male 2023 5.1 %",
        "employees 18-25 2023 9.5 %",
        "employees 56 and above 2023 10.4 %",
        "employees Female 2022 95.6 %",
        "employees Male 2022 4.4 %",
        "employees 18-25 2022 8.7 %",
        "employees 56 and above 2022 9.3 %",
    ]


def test_group_rows_hold_until_the_next_of_their_kind() -> None:
    """By gender, by age: the turnover rate above them still holds."""
    found = _read("""
Workforce | 2023 | 2022
Total number of employees | 120 | 110
By gender | |
Male | 70 | 60
Employee turnover rate (%) | |
Overall | 12.5 | 10.1
By gender | |
Male | 13 | 11
By geographical region | |
Others | 3 | 2
""")

    assert found == [
        "employees 2023 120 employees",
        "employees 2022 110 employees",
        "employees Male 2023 70",
        "employees Male 2022 60",
        "turnover_rate 2023 12.5 %",
        "turnover_rate 2022 10.1 %",
        "turnover_rate Male 2023 13 %",
        "turnover_rate Male 2022 11 %",
        "turnover_rate Others 2023 3 %",
        "turnover_rate Others 2022 2 %",
    ]


def test_counts_and_shares_side_by_side() -> None:
    """A hundred percent of all says nothing and is left out."""
    found = _read("""
The workforce by gender is as follows:

Gender | Number of employees | Percentage
Male | 120 | 45%
Female | 147 | 55%
Total | 267 | 100%
""")

    assert found == [
        "employees Male 2023 120 employees",
        "employees Male 2023 45 %",
        "employees Female 2023 147 employees",
        "employees Female 2023 55 %",
        "employees 2023 267 employees",
    ]


def test_training_by_gender_and_category() -> None:
    """Rates and hours in two columns, categories of staff in rows."""
    found = _read("""
Group | Percentage of employees trained (%) | Average training hours per employee
By gender | |
Female | 85.2 | 10
By employee category | |
Senior management | 100 | 20.0
Crane operators | 78 | 8
""")

    assert found == [
        "trained_percentage Female 2023 85.2 %",
        "training_hours_average Female 2023 10 hours",
        "trained_percentage Senior management 2023 100 %",
        "training_hours_average Senior management 2023 20.0 hours",
        "trained_percentage Crane operators 2023 78 %",
        "training_hours_average Crane operators 2023 8 hours",
    ]


def test_segments_in_columns() -> None:
    """Heads that are no year and no unit name parts of the business."""
    found = _read("""
Item | Unit | Hotels | Shipyards | Total
Nitrogen oxides | kg | 1.5 | 2.5 | 4.0
""")

    assert found == [
        "air_nox Hotels 2023 1.5 kg",
        "air_nox Shipyards 2023 2.5 kg",
        "air_nox 2023 4.0 kg",
    ]


def test_a_row_of_parts_follows_its_total() -> None:
    """Without a group row, men and women are of the employees just above."""
    found = _read("""
Indicator | 2023
Total number of employees | 120
Male | 70
Number of complaints received | 3
""")

    assert found == [
        "employees 2023 120 employees",
        "employees Male 2023 70",
        "complaints 2023 3 complaints",
    ]


def test_a_bare_head_is_read_with_the_one_beside_it() -> None:
    """A percentage beside a number of employees is their share."""
    found = _read("""
Group | Number of employees | Percentage
Male | 60 | 60%
Female | 40 | 40%
""")

    assert found == [
        "employees Male 2023 60 employees",
        "employees Male 2023 60 %",
        "employees Female 2023 40 employees",
        "employees Female 2023 40 %",
    ]


def test_unknown_names_among_places_are_places() -> None:
    """Most heads are places, so the others are too."""
    found = _read("""
Number of suppliers by geographical region

Year | Hong Kong | PRC | Elsewhere
2023 | 20 | 130 | 5
""")

    assert found == [
        "suppliers Hong Kong 2023 20",
        "suppliers PRC 2023 130",
        "suppliers Elsewhere 2023 5",
    ]


def test_a_part_that_only_a_head_tells_is_not_enough() -> None:
    """A pay gap under "Female" is no number of employees."""
    found = _read("""
Our workforce

Item | Male | Female
Median pay gap | 10% | 12%
""")

    assert found == []


def test_a_scale_in_a_label_multiplies_its_unit() -> None:
    """Six million hours are not six hours."""
    [figure] = _figures("""
Training | 2023
Total training hours (in millions) | 6.2
""")

    assert figure.canonical is not None
    assert figure.canonical.value == 6_200_000


def test_a_waste_total_is_of_the_group_it_stands_under() -> None:
    """The same label means two things under two group rows."""
    found = _read("""
Waste | Unit | 2023
Hazardous waste | |
Total waste generated | tonnes | 1.2
Non-hazardous waste | |
Total waste generated | tonnes | 45.0
Intensity | tonnes/employee | 0.4
Total waste recycled | tonnes | 5.0
""")

    assert found == [
        "hazardous_waste 2023 1.2 tonnes",
        "nonhazardous_waste 2023 45.0 tonnes",
        "nonhazardous_waste_intensity 2023 0.4 tonnes/employee",
        "waste_recycled 2023 5.0 tonnes",
    ]


def test_a_bare_intensity_belongs_to_the_row_above() -> None:
    """Index-like tables print the total and then just "Intensity"."""
    found = _read("""
KPI | Description | Unit | 2023
A1.4 | Total non-hazardous waste produced | tonnes | 45.3
A1.4 | Intensity | tonnes per HK$ million revenue | 0.11
A2.2 | Total water consumption | m3 | 5,432
A2.2 | Intensity | m3 per HK$ million revenue | 13.6
""")

    assert found == [
        "nonhazardous_waste 2023 45.3 tonnes",
        "nonhazardous_waste_intensity 2023 0.11 tonnes per HK$ million revenue",
        "water_total 2023 5432 m3",
        "water_intensity 2023 13.6 m3 per HK$ million revenue",
    ]


def test_a_dash_is_nought_only_where_nought_is_meant() -> None:
    """No accidents are none; waste of a dash is not said to be none."""
    found = _read("""
Indicator | Unit | 2023 | 2022
Number of work-related fatalities | persons | – | 1
Hazardous waste produced | tonnes | – | Nil
""")

    assert found == [
        "fatalities 2023 0 persons",
        "fatalities 2022 1 persons",
        "hazardous_waste 2022 0 tonnes",
    ]


def test_no_figure_is_told_where_the_others_print_their_unit() -> None:
    """The unit of a row can stand beside its numbers alone."""
    text = "Indicator | 2023 | 2022\nHazardous waste | N/A | 5 tonnes"
    document = read_text(text.replace(" | ", "\t"), "report.txt")
    printed = read_printed(document, GUIDE, LEXICON, YEAR, Scope(first=1, last=1))

    assert [(figure.year, figure.printed, figure.kind) for figure in printed] == [
        (2023, "N/A", Kind.ABSENT),
        (2022, "5", Kind.NUMBER),
    ]


def test_a_dash_is_what_the_legend_of_the_report_says() -> None:
    """Nought in all of its tables, whatever the metric."""
    table = "Indicator | Unit | 2023\nHazardous waste produced | tonnes | –"

    assert _read(f"{table}\n\n“–” denotes nil.") == ["hazardous_waste 2023 0 tonnes"]
    assert _read(f"{table}\n\n“–” denotes not applicable.") == []
    none = table.replace("Hazardous waste produced | tonnes", "Lost days | days")
    assert _read(none) == ["lost_days 2023 0 days"]
    assert _read(f"{none}\n\n“–” denotes not applicable.") == []


def test_columns_of_changes_and_targets_are_no_figures() -> None:
    """Beside years, a change or a target is no year's figure."""
    found = _read("""
Indicator | Unit | 2022 | 2023 | Change | 2030 target
Total water consumption | m3 | 900 | 800 | -11% | 700
""")

    assert found == ["water_total 2022 900 m3", "water_total 2023 800 m3"]


def test_the_report_s_own_index_holds_no_figures() -> None:
    """Rows of provisions and pages are claims, whatever numbers they print."""
    found = _read("""
Content index of the ESG Reporting Guide

Aspect | Requirement | Page
A1.2 | Total greenhouse gas emissions in tonnes | 12
A2.2 | Water consumption in total | 14
B5.1 | Number of suppliers by geographical region | 20
""")

    assert found == []


@pytest.mark.parametrize(
    ("scope", "values"),
    [
        (ALL, ["1", "2", "3", "4"]),
        (Scope(first=1, last=1, lines=(5, 9)), ["2", "3"]),
        (Scope(first=1, last=1, barred=(((1, 1), (1, 6)),)), ["2", "4"]),
    ],
    ids=["all", "chapter", "barred"],
)
def test_figures_are_read_within_the_scope(scope: Scope, values: list[str]) -> None:
    """Lines outside the chapter, and ranges that are barred, hold no figures."""
    text = """
# Hotels
The water consumption was 1 m3 in 2021.

# Resorts
The water consumption was 3 m3 in 2023.

Item | Unit | 2023
Hazardous waste | tonnes | 2

The water consumption was 4 m3 in 2022.
"""

    assert sorted(figure.printed for figure in _figures(text, scope)) == values


def test_a_number_of_another_dimension_is_not_taken() -> None:
    """Electricity in dollars is no energy."""
    found = _read("""
Item | 2023
Electricity cost (HK$'000) | 120
Water bill (HK$) | 300
""")

    assert found == []


def test_a_physical_figure_without_a_unit_is_not_taken() -> None:
    """A number is never shown without its unit."""
    found = _read("""
Item | 2023 | 2022
Total energy consumption | 120 | 130
""")

    assert found == []


def test_an_unknown_denominator_is_kept_as_printed() -> None:
    """It cannot be converted, and that is said by having no canonical value."""
    [figure] = _figures("""
Item | Unit | 2023
GHG emissions intensity | tCO2e/guest | 1.2
""")

    assert (figure.unit, figure.canonical) == ("tCO2e/guest", None)


def test_a_chinese_table() -> None:
    """Labels, units and years in Chinese are read as in English."""
    found = _read("""
指標 | 單位 | 2023年 | 2022年
溫室氣體排放總量 | 噸二氧化碳當量 | 123.4 | 130.2
耗水量 | 立方米 | 900 | 1,000
僱員總數 | 人 | 120 | 130
男性 | 人 | 60 | 65
""")

    assert found == [
        "ghg_total 2023 123.4 噸二氧化碳當量",
        "ghg_total 2022 130.2 噸二氧化碳當量",
        "water_total 2023 900 立方米",
        "water_total 2022 1000 立方米",
        "employees 2023 120 人",
        "employees 2022 130 人",
        "employees 男性 2023 60 人",
        "employees 男性 2022 65 人",
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "At the year end, the Group had a total of 256 (2022: 240) employees.",
            ["employees 2023 256", "employees 2022 240"],
        ),
        (
            "We had 256 employees, of whom 120 were male and 136 were female.",
            [
                "employees 2023 256 employees",
                "employees male 2023 120",
                "employees female 2023 136",
            ],
        ),
        (
            "The Group consumed 345,600 kWh of electricity during the year.",
            ["energy_electricity 2023 345600 kWh"],
        ),
        (
            "Electricity consumption was 2,345 MWh, an intensity of 12.3 MWh per m2.",
            [
                "energy_electricity 2023 2345 MWh",
                "energy_intensity 2023 12.3 MWh per m2",
            ],
        ),
        (
            "0.21 tonnes (2022: 0.16 tonnes) of clinical waste was generated.",
            [
                "hazardous_waste clinical waste 2023 0.21 tonnes",
                "hazardous_waste clinical waste 2022 0.16 tonnes",
            ],
        ),
        (
            "The number of working days lost due to work injuries was 0.",
            ["lost_days 2023 0"],
        ),
        (
            "There were no work-related fatalities in the past three years.",
            ["fatalities 2023 0", "fatalities 2022 0", "fatalities 2021 0"],
        ),
        (
            "We did not receive any complaints about our products.",
            ["complaints 2023 0"],
        ),
        (
            "There were no concluded legal cases regarding corrupt practices.",
            ["corruption_cases 2023 0"],
        ),
        (
            "The Group provided 3,456 training hours to its employees.",
            ["training_hours_total 2023 3456 training hours"],
        ),
        (
            "We donated RMB600,000 to schools and HK$1.2 million to hospitals.",
            [
                "community_money 2023 600000 RMB",
                "community_money 2023 1.2 HK$ million",
            ],
        ),
        ("We engaged 120 suppliers.", ["suppliers 2023 120 suppliers"]),
        (
            "The overall employee turnover rate was 15.3%.",
            ["turnover_rate 2023 15.3 %"],
        ),
        (
            "本集團共有256名僱員（二零二二年：240名）。",
            ["employees 2023 256 名", "employees 2022 240 名"],
        ),
        (
            "溫室氣體排放總量為100噸二氧化碳當量。",
            ["ghg_total 2023 100 噸二氧化碳當量"],
        ),
        (
            "過去三年，並無發生因工死亡事故。",
            ["fatalities 2023 0", "fatalities 2022 0", "fatalities 2021 0"],
        ),
        (
            "There was no work-related fatality (FY2022: nil; FY2021: nil).",
            ["fatalities 2023 0", "fatalities 2022 0", "fatalities 2021 0"],
        ),
    ],
)
def test_a_sentence_states_figures(sentence: str, found: list[str]) -> None:
    """A number with what it measures or counts, or a nil statement."""
    assert _read(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Our target is to cut electricity consumption to 900 MWh by 2025.",
        "Electricity consumption decreased by 12% compared with last year.",
        "Customers can call our 400 hotline and complaint mailbox.",
        "We keep zero tolerance of corruption cases.",
        "In the event of a recall, no product will be sold.",
        "One of our suppliers was visited in June.",
        "The board has 3 male directors and staff have 1 female director.",
        "The turnover rate of the two younger groups was higher.",
        "In 1998, the Group had a total of 12 employees.",
        "Turnover rate = leavers / (staff + leavers) * 100%.",
    ],
)
def test_a_sentence_of_something_else_states_none(sentence: str) -> None:
    """Plans, changes, rules, names and formulas are no figures of the year."""
    assert _read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            (
                "On average 5.1 training hours were completed per employee, of which "
                "4.2 hours per male employee and 6.0 hours per female employee."
            ),
            [{}, {"gender": "male"}, {"gender": "female"}],
        ),
        (
            (
                "Male and female employees completed on average 4.2 hours and 6.0 "
                "hours of training respectively."
            ),
            [{"gender": "Male"}, {"gender": "female"}],
        ),
        (
            (
                "The average training hours of male and female employees rose from "
                "4.2 hours to 6.0 hours."
            ),
            [{}],
        ),
    ],
)
def test_numbers_of_one_sentence_are_told_apart(
    sentence: str, parts: list[dict[str, str]]
) -> None:
    """By the words after each, or in the order named; else none is guessed."""
    figures = [f for f in _figures(sentence) if f.metric == "training_hours_average"]

    assert [dict(figure.breakdown) for figure in figures] == parts


def test_a_sentence_repeats_no_figure_of_a_table() -> None:
    """The table is nearer to the source."""
    found = _figures("""
Workforce | 2023
Total number of employees | 120

As at 31 December 2023, the Group had a total of 120 employees.
""")

    assert [figure.origin.value for figure in found] == ["table cell"]


def test_a_year_carries_over_to_the_next_sentence() -> None:
    """A story told of one year goes on in it."""
    found = _read("In February 2022, we opened a fund. We donated RMB500,000 to it.")

    assert found == ["community_money 2022 500000 RMB"]


def test_a_bound_is_said_to_be_one() -> None:
    """Over 15,000 hours are not 15,000 hours."""
    [figure] = _figures("Total training hours exceeded 15,000 hours.")

    assert (figure.printed, figure.exact) == ("15,000", False)


@pytest.mark.parametrize(
    ("caption", "certain"), [("Number of suppliers:", True), ("Year end 2023:", False)]
)
def test_what_only_a_heading_says_is_not_certain(
    caption: str, *, certain: bool
) -> None:
    """The table and its caption speak for their values, a heading speaks for more."""
    [figure] = _figures(f"""
# Suppliers

{caption}

Region | Value
Hong Kong | 20
""")

    assert (figure.metric, figure.certain) == ("suppliers", certain)


def test_a_figure_is_quoted_as_printed() -> None:
    """The quote is the printed line, and the place is its line."""
    [figure] = _figures("""
Item | Unit | 2023
Total water consumption | m3 | 5,432
""")

    assert figure.quote == "Total water consumption m3 5,432"
    assert figure.printed == "5,432"


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Water used 900 m3", "Water used 900 m3"),
        ("Tap water used 900 m3 a year", "water used 900 m3"),
        ("900 litres of", "900"),
        ("Energy used 800 kWh", ""),
    ],
)
def test_a_quote_is_cut_to_what_stands(line: str, quote: str) -> None:
    """Words that the page does not print together are left out."""
    document = read_text("Water used 900 m3", "report.txt")
    value = next(word for word in line.split() if word.isdigit())

    assert standing_quote(document, line, 1, value) == quote


CELLS = st.sampled_from(
    [
        "",
        "2023",
        "FY2022",
        "Unit",
        "Male",
        "Total",
        "By gender",
        "Total GHG emissions (tCO2e)",
        "Number of employees",
        "Intensity",
        "tonnes",
        "12.3",
        "1,234 kg",
        "45%",
        "120 (45%)",
        "–",
        "N/A",
        "Nil",
        "under 30",
        "A1.2",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_any_table_is_read_without_error(rows: list[list[str]]) -> None:
    """Whatever a table holds, each figure of it is quoted as it stands."""
    text = "\n".join(" | ".join(row) for row in rows)

    for figure in _figures(text):
        assert figure.printed in figure.quote
        assert figure.year <= YEAR
