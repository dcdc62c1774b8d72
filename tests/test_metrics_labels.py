"""Labels and units as issuers print them: what each names, and what it must not."""

import pytest

from auditor.document import Cell, Place, Row, Table
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.grid import read_grid
from auditor.metrics.means import means_of
from auditor.metrics.read import read_figures
from auditor.metrics.units import UnitGrammar

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
UNITS = UnitGrammar(GUIDE.catalogue.units)


def _named(*rows: tuple[str, str]) -> list[str]:
    """Return the metrics of rows of label and unit in one table of 2023."""
    lines = [f"{label}\t{unit}\t{'45.6' if unit else ''}" for label, unit in rows]
    text = "\n".join(["# Performance", "", "Indicator\tUnit\t2023", *lines])
    scope = Scope(first=1, last=1)
    found = read_figures(read_text(text, "report.txt"), GUIDE, LEXICON, 2023, scope)
    return [figure.metric for figure in found]


@pytest.mark.parametrize(
    ("label", "unit", "metric"),
    [
        ("NOₓ from boilers", "kg", "air_nox"),
        ("Particular matter", "kg", "air_pm"),
        ("Suspended particles", "kg", "air_pm"),
        ("Hydrocarbons", "kg", "air_other"),
        ("CO emissions", "kg", "air_other"),
        ("Hydrocarbons in waste water", "kg", None),
        ("Ammonia nitrogen discharged", "kg", None),
        ("Reduction of VOCs", "kg", None),
        ("Decline in NOx", "kg", None),
        ("Air emissions in total", "kg", None),
        ("Total air pollutants", "kg", None),
        ("NOx intensity", "kg/employee", None),
        ("NOx and SOx together", "kg", None),
        ("Exhaust gas emission intensity", "kg/m2", None),
    ],
)
def test_air_emissions(label: str, unit: str, metric: str | None) -> None:
    """Each pollutant has its name; all of them together are no greenhouse gas."""
    assert _named((label, unit)) == ([metric] if metric else [])


@pytest.mark.parametrize(
    ("label", "unit", "metric"),
    [
        ("Indirect emission of greenhouse gases", "tCO2e", "ghg_scope2"),
        ("Indirect GHG emissions (Scope 3)", "tCO2e", "ghg_scope3"),
        ("Other indirect GHG emissions", "tCO2e", "ghg_scope3"),
        ("Emissions, Scope I & Scope II", "tCO2e", "ghg_total"),
        ("Total GHG emissions, Scope 1", "tCO2e", "ghg_scope1"),
        ("Total greenhouse gases (Scope 2)", "tCO2e", "ghg_scope2"),
        ("Total GHG emissions, Scope 1-3", "tCO2e", "ghg_total"),
        ("溫室氣體總量(範圍1、2及3)", "噸", "ghg_total"),
        ("溫室氣體(範圍1)", "噸", "ghg_scope1"),
        ("Emission factor of the grid", "tCO2e/MWh", None),
        ("Emission of the grid", "tCO2e/MWh", "ghg_intensity"),
        ("CO2 of fuel usage", "tCO2e", None),
        ("Carbon emissions of the Group", "tonnes", "ghg_total"),
        ("Carbon emissions from the fleet", "tonnes", None),
        ("GHG of business travel", "tCO2e", None),
        ("Financed GHG emissions", "tCO2e", None),
        ("CO2 from electricity", "tCO2e", None),
        ("Reduction in GHG emissions", "tCO2e", None),
        ("Decrease in scope 1 emissions", "tCO2e", None),
        ("Activated carbon", "tonnes", None),
        ("GHG density", "tCO2e/m2", "ghg_intensity"),
        ("GHG emissions per floor area", "tonnes/m2", "ghg_intensity"),
        ("GHG emissions per floor area", "tonnes", "ghg_intensity"),
        ("GHG emissions (floor area of the Group)", "tonnes", "ghg_total"),
    ],
)
def test_greenhouse_gases(label: str, unit: str, metric: str | None) -> None:
    """What one source emits, or was saved, is not what the Group emits."""
    assert _named((label, unit)) == ([metric] if metric else [])


@pytest.mark.parametrize(
    ("label", "unit", "metric"),
    [
        ("Waste lubricating oil", "tonnes", "hazardous_waste"),
        ("Toner cartridges", "pieces", "hazardous_waste"),
        ("Toner", "pieces", None),
        ("Lubricating oil", "tonnes", None),
        ("Chemical waste intensity", "kg/m2", "hazardous_waste_intensity"),
        ("Hazardous waste per patient", "g", "hazardous_waste_intensity"),
        ("Non-chemical waste", "tonnes", None),
        ("C&D waste", "tonnes", "nonhazardous_waste"),
        ("Harmless waste", "tonnes", "nonhazardous_waste"),
        ("Harmless treatment", "tonnes", None),
        ("Domestic garbage", "tonnes", "nonhazardous_waste"),
        ("Harmless waste per student", "kg", "nonhazardous_waste_intensity"),
        ("Glass bottles recycled", "kg", "waste_recycled"),
        ("Old lamps collected for recycling", "pieces", "waste_recycled"),
        ("Recycled paper purchased", "kg", None),
        ("Lamps collected", "pieces", None),
        ("Paper, non-recyclable", "kg", None),
        (
            "Office waste per HK$ million",
            "kg per HK$ million",
            "nonhazardous_waste_intensity",
        ),
    ],
)
def test_waste(label: str, unit: str, metric: str | None) -> None:
    """Kinds of waste tell what they are; a material is waste once it is recycled."""
    assert _named((label, unit)) == ([metric] if metric else [])


def test_a_kind_of_waste_is_what_the_report_counts_it_as() -> None:
    """Cartridges under non-hazardous waste are not taken for hazardous."""
    found = _named(("Non-hazardous waste", ""), ("Toner cartridges", "kg"))

    assert found == ["nonhazardous_waste"]


@pytest.mark.parametrize(
    ("label", "unit", "metric"),
    [
        ("Power usage of the plants", "kWh", "energy_electricity"),
        ("Power of the plants", "kWh", None),
        ("Liquefied petroleum", "kg", "energy_gas"),
        ("Petroleum jelly", "kg", None),
        ("Marine gas oil", "MWh", "energy_other"),
        ("Gas oil", "MWh", "energy_diesel"),
        ("Reduction of natural gas", "m3", None),
        ("Direct and indirect energy in total", "MWh", "energy_total"),
        ("Indirect energy in total", "MWh", "energy_indirect"),
        ("Energy density", "kWh/employee", "energy_intensity"),
        ("Paper purchased", "kg", "paper"),
        ("GHG from paper consumption", "kg", None),
    ],
)
def test_resources(label: str, unit: str, metric: str | None) -> None:
    """Power that was used is electricity; density is intensity."""
    assert _named((label, unit)) == ([metric] if metric else [])


@pytest.mark.parametrize(
    ("label", "unit", "metric"),
    [
        ("Technical personnel who left", "persons", "turnover_number"),
        ("Technical personnel", "persons", None),
        ("Fresh graduates", "persons", "new_hires"),
        ("Graduates", "persons", None),
        ("Women in management positions", "%", None),
        ("Women in the workforce", "%", "employees"),
        ("Corruption cases against employees", "cases", "corruption_cases"),
        ("Percentage of work-related deaths", "%", "fatality_rate"),
        ("Sick leave days after injury", "days", "lost_days"),
        ("Sick leave days", "days", None),
        ("Hours of staff training", "hours", "training_hours_total"),
        ("Hours of staff meetings", "hours", None),
        ("每名僱員受訓的平均時數", "小時", "training_hours_average"),
        ("每名僱員工作的平均時數", "小時", None),
        ("須回收的產品百分比", "%", "recall_percentage"),
        ("已回收廢紙百分比", "%", None),
        ("Turnover rate of drivers", "%", "turnover_rate"),
        ("Number of trained employees", "persons", "trained_number"),
        ("Number of training sessions", "number", None),
        ("New female employees", "persons", "new_hires"),
        ("Female employees", "persons", "employees"),
    ],
)
def test_people(label: str, unit: str, metric: str | None) -> None:
    """Lessons are not people, and who is new is not the whole staff."""
    assert _named((label, unit)) == ([metric] if metric else [])


@pytest.mark.parametrize(
    ("printed", "symbol", "factor"),
    [
        ("Kilograms (kg)", "kg", 1),
        ("tonnes of CO2 equivalent (tCO2e)", "tCO2e", 1),
        ("tonnes of carbon dioxide equivalent (tCO2-e)/m²", "tCO2e/m2", 1),
        ("tonnes of carbon dioxide (CO2) equivalent", "tCO2e", 1),
        ("tons of carbon dioxide", "tCO2e", 1),
        ("10,000 tons", "kg", 10_000_000),
        ("ten thousand cubic metres", "m3", 10_000),
        ("kg per HKD'000,000 revenue", "kg/HKD million", 1),
        ("tons/RMB10,000 of output value", "kg/RMB million", 100_000),
        ("tCO2e/million of revenue", "tCO2e/million of revenue", 1),
        ("kg/tonne of cement", "kg/kg", 0.001),
        ("tonnes of standard coal", "kWh", 8141),
        ("ML", "m3", 1000),
        ("kilo-tons", "kg", 1_000_000),
        ("千個千瓦時", "kWh", 1000),
        ("kg per thousand TEU", "kg/TEU", 0.001),
        ("m3/patient", "m3/patient", 1),
    ],
)
def test_a_unit_as_issuers_print_it(printed: str, symbol: str, factor: float) -> None:
    """A unit may be said twice, in ten thousands, or per something named."""
    measure = UNITS.measure(printed)

    assert measure is not None
    assert (measure.symbol, float(measure.factor)) == (symbol, factor)


@pytest.mark.parametrize(
    "printed",
    [
        "tonnes (kg)",
        "kg (2023)",
        "5,000 tons",
        "tons of coal ash",
        "million",
        "revenue",
    ],
)
def test_a_unit_that_is_not_sure_has_no_meaning(printed: str) -> None:
    """Two units that differ, a stray number or a word alone are no unit."""
    assert UNITS.measure(printed) is None


@pytest.mark.parametrize(("start", "head"), [(0, ""), (2, "Site waste")])
def test_a_title_over_labels_and_some_values_heads_no_column(
    start: int, head: str
) -> None:
    """It stands over the labels; one that starts over values is of these."""
    title = [Cell(text="") for _ in range(5)]
    title[start] = Cell(text="Site waste", span=3 if not start else 2)
    rows = (
        title,
        [Cell(text=text) for text in ("Item", "Unit", "2023", "2022", "2021")],
        [Cell(text=text) for text in ("Debris", "tonnes", "3.5", "3.1", "2.9")],
        [Cell(text=text) for text in ("Refuse", "tonnes", "1.5", "1.1", "0.9")],
    )
    table = Table(
        rows=tuple(
            Row(cells=tuple(row), place=Place(page=1), quote="", header=number == 0)
            for number, row in enumerate(rows)
        ),
        page=1,
        section=0,
        caption="",
        notes=(),
    )

    values = tuple(read_grid(table, means_of(GUIDE.catalogue), 2023))

    assert [" ".join(v.column) for v in values] == [head] * 6
