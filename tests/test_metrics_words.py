"""Words by which waste, materials and people are told: what is read, and what not."""

import re

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _read(text: str) -> list[tuple[str, int, str]]:
    """Return metric, year and value of each figure in ``text``, a report of 2023."""
    lines = (re.sub(r" *\| *", "\t", line) for line in text.strip().splitlines())
    document = read_text("\n".join(lines), "report.txt")
    scope = Scope(first=1, last=1)
    found = read_figures(document, GUIDE, LEXICON, 2023, scope)
    return [(f.metric, f.year, format(f.value, "f")) for f in found]


def test_everyday_waste_is_not_hazardous() -> None:
    """Refuse and debris are non-hazardous; a total below them is theirs."""
    found = _read("""
# Construction waste

Item | Unit | 2023
Debris sent to landfill | tonnes | 40.5
Site refuse | tonnes | 3.5
Total disposed of | tonnes | 44.0
Scrap metal sent to a recycler | tonnes | 6.2
""")

    assert found == [
        ("nonhazardous_waste", 2023, "40.5"),
        ("nonhazardous_waste", 2023, "3.5"),
        ("nonhazardous_waste", 2023, "44.0"),
        ("waste_recycled", 2023, "6.2"),
    ]


def test_chemical_waste_is_hazardous() -> None:
    """A kind that is hazardous by its name is not taken for everyday waste."""
    found = _read("""
# Waste

Item | Unit | 2023
Chemical waste | tonnes | 1.5
""")

    assert found == [("hazardous_waste", 2023, "1.5")]


def test_what_is_counted_once_is_not_what_comes_next() -> None:
    """The food waste is the 96 tonnes; the 141 tonnes are of something else."""
    found = _read(
        "Refuse came to 684 tonnes, of which 96 tonnes of food waste went to Tai Po "
        "and 141 tonnes of glass were sold."
    )

    assert found == [
        ("nonhazardous_waste", 2023, "684"),
        ("nonhazardous_waste", 2023, "96"),
    ]


def test_what_was_recycled_of_the_waste() -> None:
    """The whole and the recycled part of it are told in one sentence."""
    found = _read(
        "Refuse amounted to 8.0 tonnes, of which 3.0 tonnes were sent for recycling."
    )

    assert found == [
        ("nonhazardous_waste", 2023, "8.0"),
        ("waste_recycled", 2023, "3.0"),
    ]


def test_what_is_to_be_recycled_is_no_figure() -> None:
    """A plan to recycle states nothing that was."""
    assert (
        _read("We plan to see that 3.0 tonnes of waste are sent for recycling.") == []
    )


def test_offices_under_electricity_and_all_the_energy() -> None:
    """Places under electricity are its parts; a row on all energy is the total."""
    found = _read("""
Electricity | Unit | 2023
Hong Kong office | kWh | 700
Kuala Lumpur office | kWh | 300
Electricity, being all the energy used | kWh | 1,000
""")

    assert found == [
        ("energy_electricity", 2023, "700"),
        ("energy_electricity", 2023, "300"),
        ("energy_total", 2023, "1000"),
    ]


def test_materials_by_which_goods_are_packed() -> None:
    """Cartons among the resources are packaging."""
    found = _read("""
# Use of resources

Item | Unit | 2023
Cartons | tonnes | 12.5
""")

    assert found == [("packaging_total", 2023, "12.5")]


def test_cartons_thrown_away_are_no_packaging() -> None:
    """Cartons under waste are not what goods were packed in."""
    found = _read("""
# Waste

Item | Unit | 2023
Cartons thrown away | tonnes | 12.5
""")

    assert "packaging_total" not in {metric for metric, _, _ in found}


def test_consumption_in_cubic_metres_is_of_water() -> None:
    """Where no fuel is named, cubic metres consumed are water."""
    assert _read("Consumption rose to 512 cubic metres in the year.") == [
        ("water_total", 2023, "512")
    ]


def test_consumption_of_fuel_is_not_of_water() -> None:
    """A sentence about fuel says nothing of water."""
    assert _read("Fuel consumption rose to 512 litres in the year.") == []


def test_leavers_as_a_share() -> None:
    """Leavers as a share of the headcount are a turnover rate, by every part."""
    found = _read("""
Leavers as a share of headcount | Unit | 2023
Everyone | % | 12.0
Male | % | 14.0
Under 30 | % | 20.0
""")

    assert [metric for metric, _, _ in found] == ["turnover_rate"] * 3


def test_deaths_per_thousand_are_a_rate() -> None:
    """Per thousand employees is a rate of fatalities, no number of them."""
    found = _read("""
Safety | Unit | 2023
Employees who lost their lives | persons | 1
Deaths per 1,000 employees | rate | 1.74
Reportable accidents | cases | 9
Accidents at work per 1,000 employees | rate | 14.7
""")

    assert found == [
        ("fatalities", 2023, "1"),
        ("fatality_rate", 2023, "1.74"),
        ("injuries", 2023, "9"),
        ("injury_rate", 2023, "14.7"),
    ]


def test_injuries_and_sick_days_in_one_sentence() -> None:
    """Both numbers are read, each with that of the year before."""
    found = _read(
        "There were 5 injuries (2022: 7), with 40 days of sick leave (2022: 61 days)."
    )

    assert found == [
        ("injuries", 2023, "5"),
        ("injuries", 2022, "7"),
        ("lost_days", 2023, "40"),
        ("lost_days", 2022, "61"),
    ]


def test_sick_leave_alone_is_no_lost_day() -> None:
    """Days of leave that staff may take were not lost to injuries."""
    assert _read("Each employee is given 12 days of sick leave.") == []


def test_no_one_is_not_one() -> None:
    """Where no one died there is none, not one."""
    assert _read("No one died at work.") == [("fatalities", 2023, "0")]


def test_those_who_were_trained_and_their_share() -> None:
    """A count of people trained is no percentage."""
    found = _read("76 male employees (93.8% of male employees) received training.")

    assert found == [
        ("trained_number", 2023, "76"),
        ("trained_percentage", 2023, "93.8"),
    ]


def test_not_one_was_called_back() -> None:
    """Goods of which not one was called back were not recalled."""
    assert _read("Not one of our products had to be called back.") == [
        ("recall_percentage", 2023, "0")
    ]


def test_what_is_called_back_in_a_procedure_is_no_figure() -> None:
    """A procedure for recalls says nothing of how many there were."""
    assert _read("Under our procedure no unsafe product taken back is resold.") == []


def test_hazardous_waste_that_is_not_produced() -> None:
    """Not to produce any hazardous waste is a figure: none."""
    assert _read("Our shops do not produce hazardous waste.") == [
        ("hazardous_waste", 2023, "0")
    ]


def test_little_hazardous_waste_is_not_none() -> None:
    """Not to produce much hazardous waste is no nil statement."""
    assert _read("Our shops do not produce significant hazardous waste.") == []


def test_no_hazardous_waste_of_one_place_is_not_none() -> None:
    """What one office does not produce says nothing of the whole."""
    assert _read("No hazardous waste was generated by the Macau office.") == []


def test_the_financial_year_beside_a_year() -> None:
    """A column headed by "Financial Year" is that of the report."""
    found = _read("""
Particulars | Unit | Financial Year | 2022
Electricity | kWh in '000s | 126.4 | 131.9
""")

    assert found == [
        ("energy_electricity", 2023, "126.4"),
        ("energy_electricity", 2022, "131.9"),
    ]
