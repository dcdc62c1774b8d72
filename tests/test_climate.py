"""Climate targets and the categories of Scope 3, as a report states them."""

from decimal import Decimal
from functools import cache

import pytest

from auditor.document import Document
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.asked import asked
from auditor.metrics.read import read_figures
from auditor.metrics.scope3 import Scope3Row, Scope3State, read_scope3
from auditor.metrics.targets import Target, read_targets, target_figures

YEAR = 2025
SCOPE = Scope(first=1, last=1)


@cache
def _guide() -> Guide:
    return load_guide()


def _document(*blocks: str) -> Document:
    lines = ("Environmental Report", *blocks)
    return read_text("\n\n".join(lines).replace(" | ", "\t"), "report.txt")


def _targets(*blocks: str) -> tuple[Target, ...]:
    return read_targets(_document(*blocks), _guide().catalogue, SCOPE, YEAR)


def _told(*blocks: str) -> list[tuple[str, str, str, int | None, int]]:
    return [
        (t.subject, t.scopes, t.value + t.unit, t.base_year, t.target_year)
        for t in _targets(*blocks)
    ]


GHG = "Greenhouse gas emissions"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We aim to cut Scope 1 and 2 emissions by 42% by 2030 from base year 2020.",
            [(GHG, "1+2", "42%", 2020, 2030)],
        ),
        (
            (
                "We aim to cut Scope 1 and 2 emissions by 15% by 2027 and 50% by 2030 "
                "(relative to 2018), and to reach net zero by 2050."
            ),
            [
                (GHG, "1+2", "15%", 2018, 2027),
                (GHG, "1+2", "50%", 2018, 2030),
                (GHG, "1+2", "net zero", None, 2050),
            ],
        ),
        (
            "By FY2035, the Group targets a 60% cut of carbon intensity.",
            [("Emissions intensity", "", "60%", None, 2035)],
        ),
        (
            "We pledged to mobilise HK$300 billion of sustainable finance by 2030.",
            [("Sustainable finance", "", "300HK$ billion", None, 2030)],
        ),
        (
            "We commit to cut Scope 3 emissions by 20% to 30% by 2035.",
            [(GHG, "3", "20% to 30%", None, 2035)],
        ),
        (
            "我們的目標是於2030年前將範圍1及2溫室氣體排放較2019年減少42%。",
            [(GHG, "1+2", "42%", 2019, 2030)],
        ),
        (
            "China aims to peak in 2030; we aim to cut our emissions by 30% by 2029.",
            [(GHG, "", "30%", None, 2029)],
        ),
    ],
)
def test_a_target(text: str, told: list[tuple[str, str, str, int | None, int]]) -> None:
    """What it is of, how much, since when and by when."""
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "We strive to reduce our carbon emissions continuously.",
        "We aim to be net zero.",
        "In 2024 we met our target to cut emissions by 5% by 2024.",
        "Emissions fell by 12% in 2025 compared with 2020.",
        "Our customers aim to cut their emissions by 30% by 2030.",
        "We support our customers' ambition to cut emissions by 30% by 2030.",
        "China aims to be carbon neutral by 2060.",
        "客戶的目標是於2030年前減少30%排放。",
        "We aim to hold 12 carbon workshops by 2030.",
        "We aim to train 80% of staff by 2030.",
        "Our goal is to spend HK$750 million on emission cuts by 2030.",
        "我們的目標是於2030年前投入7.5億港元減少排放。",
        "In 2025 we made commitments which cut 12% of emissions.",
        "We achieved 12% less emissions against our target by 2030.",
        "We aim to raise the accuracy of our emissions data to 95% by 2030.",
        "我們的目標是於2030年前將排放數據準確度提升至95%。",
    ],
)
def test_no_target(text: str) -> None:
    """Vague, past, somebody else's, or of something else."""
    assert _told(text) == []


def test_targets_of_a_table() -> None:
    """The heads say which column holds what."""
    table = (
        "Climate target | Base year | Target year | Progress\n"
        "Cut energy use by 20% | 2020 | 2030 | 11% lower\n"
        "Raise renewable electricity to 50% | 2021 | 2028 | 31%"
    )

    assert _told(table) == [
        ("Energy use", "", "20%", 2020, 2030),
        ("Renewable energy", "", "50%", 2021, 2028),
    ]
    assert [t.progress and t.progress.value for t in _targets(table)] == [
        "11% lower",
        "31%",
    ]


def test_targets_in_columns() -> None:
    """A column may tell all of a target, and its rows the parts of it."""
    table = (
        "Item | Target A | Target B\n"
        "Aim | Cut Scope 1 and 2 emissions by 30% | Raise electric vans to 40%\n"
        "Covers | All depots | Hong Kong fleet of electric vehicles\n"
        "Target period | 2023 to 2030 | 2024 to 2031\n"
        "Base period | 2022 (79,400 tonnes) | 2023\n"
        "Interim step | 12% by March 2027 | None\n"
        "Performance in 2025 | 9% lower | 13%"
    )

    assert _told(table) == [
        (GHG, "1+2", "30%", 2022, 2030),
        (GHG, "1+2", "12%", 2022, 2027),
        ("Electric vehicles", "", "40%", 2023, 2031),
    ]
    assert {t.progress and t.progress.value for t in _targets(table)} == {
        "9% lower",
        "13%",
    }


def test_a_register_of_one_target_in_chinese() -> None:
    """Its rows name the parts; without a year to reach, there is no target."""
    table = "氣候目標 | 範圍1及2溫室氣體排放減少35%\n目標年 | 2030年\n基準年 | 2022年"

    assert _told(table) == [(GHG, "1+2", "35%", 2022, 2030)]
    assert _told(table.replace("目標年 | 2030年", "涵蓋範圍 | 所有酒店")) == []


def test_only_emissions_have_scopes() -> None:
    """An energy target beside one of Scope 1 and 2 has none."""
    both = "By 2030 we aim to cut Scope 1 and 2 emissions by 25% and energy use by 40%."

    assert _told(both) == [
        (GHG, "1+2", "25%", None, 2030),
        ("Energy use", "", "40%", None, 2030),
    ]


def test_a_table_of_past_results_holds_no_target() -> None:
    """Nothing in it is aimed at."""
    table = "Indicator | 2020 | 2025\nRenewable electricity | 20% | 31%"

    assert _told(table) == []


def test_the_fuller_statement_of_a_target_is_kept() -> None:
    """The same target said twice is one row."""
    short = "Our target is to cut Scope 1 and 2 emissions by 42% by 2030."
    full = short.replace("2030.", "2030 from a 2020 baseline.")

    assert _told(short, full) == [(GHG, "1+2", "42%", 2020, 2030)]
    assert len(_told(short, short.replace("42", "46"))) == 2


def test_kind_and_basis() -> None:
    """Absolute or intensity, gross or net; empty where it is not said."""
    plain, full = _targets(
        "We aim to cut emissions by 10% by 2028.",
        "We aim at an absolute cut of gross emissions by 30% gross by 2030.",
    )

    assert (plain.kind, plain.basis) == ("", "")
    assert (full.kind, full.basis) == ("absolute", "gross")


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Our targets were validated by the SBTi.", "SBTi"),
        ("Our targets will be validated by the SBTi.", ""),
        ("Our figures were assured by an independent third party.", ""),
    ],
)
def test_who_validated_a_target(said: str, by: str) -> None:
    """Assurance of figures is no validation, and no plan to seek it is one."""
    (target,) = _targets("We aim to cut emissions by 42% by 2030.", said)

    assert target.validated_by == by


@pytest.mark.parametrize(
    ("said", "progress"),
    [
        ("Our emissions are 18% below the 2020 baseline.", "18%"),
        ("Our emissions are 18% below the 2019 baseline.", None),
        ("Our Scope 3 emissions are 18% below the 2020 baseline.", None),
        ("Our emissions may be 18% of the 2020 baseline.", None),
    ],
)
def test_progress_is_of_the_same_base(said: str, progress: str | None) -> None:
    """What was reached counts against the year from which the target is measured."""
    aim = "We aim to cut Scope 1 and 2 emissions by 42% by 2030 from a 2020 base year."
    (target,) = _targets(aim, said)

    assert (target.progress and target.progress.value) == progress


def test_a_target_is_a_figure_of_the_year() -> None:
    """Only a number is one; what it is of stands in its breakdown."""
    targets = _targets(
        "We aim to cut Scope 1 and 2 emissions by 42% by 2030 from a 2020 base year.",
        "We aim to reach net zero by 2050.",
    )
    (figure,) = target_figures(targets, _guide().catalogue.climate.targets, YEAR)

    assert (figure.value, figure.year) == (Decimal(42), YEAR)
    assert dict(figure.breakdown) == {
        "base_year": "2020",
        "target": "Greenhouse gas emissions 1+2",
        "target_year": "2030",
    }


def _grid(*blocks: str) -> dict[int, Scope3Row]:
    document, guide = _document(*blocks), _guide()
    lexicon = Lexicon(guide.vocabularies)
    figures = read_figures(document, guide, lexicon, YEAR, SCOPE)
    rows = read_scope3(document, guide.catalogue, SCOPE, figures, YEAR)
    return {row.number: row for row in rows}


def test_the_grid_of_scope_3() -> None:
    """Each category is reported, said not to apply, or not found."""
    grid = _grid(
        "Scope 3 emissions (tCO2e) | 2025\n"
        "Category 1: Purchased goods and services | 120.5\n"
        "Category 6 & 7: Business travel and commuting | 8.2\n"
        "Category 11: Use of sold products | 99.1\n"
        "Category 14: Franchises | Not applicable",
        "Category 8, upstream leased assets, is not relevant to us.",
    )

    assert list(grid) == list(range(1, 16))
    assert (grid[1].state, grid[1].value) == (Scope3State.REPORTED, "120.5")
    assert (grid[6].value, grid[6].shared) == ("8.2", (7,))
    assert grid[11].value == "99.1"
    assert grid[14].state is Scope3State.INAPPLICABLE
    assert grid[8].state is Scope3State.INAPPLICABLE
    assert grid[2].state is Scope3State.NOT_FOUND


def test_the_value_of_one_category_goes_before_that_of_several() -> None:
    """What "Cat 1-3" gives is of three categories, and of none alone."""
    grid = _grid(
        "Scope 3 emissions (tCO2e) | 2025\n"
        "Cat 1-3: upstream | 300\n"
        "Cat 1: Purchased goods | 120"
    )

    assert (grid[1].value, grid[1].shared) == ("120", ())
    assert (grid[2].value, grid[2].shared) == ("300", (1, 3))


def test_last_year_fills_no_category() -> None:
    """The grid is of the reporting year."""
    grid = _grid("Scope 3 emissions (tCO2e) | 2024\nCategory 2: Capital goods | 3")

    assert grid[2].state is Scope3State.NOT_FOUND


@pytest.mark.parametrize(("edition", "count"), [("2020", 0), ("2025", 1)])
def test_only_what_the_edition_asks_for(edition: str, count: int) -> None:
    """What is to be counted from 2025 is no figure of an earlier edition."""
    document, guide = _document("Our green assets were HK$250 million."), _guide()
    lexicon = Lexicon(guide.vocabularies)
    figures = read_figures(document, guide, lexicon, YEAR, SCOPE)

    assert len(asked(figures, guide, edition)) == count


@pytest.mark.parametrize(("edition", "kpi"), [("2020", "A1.2"), ("2025", "D.28(b)")])
def test_a_figure_answers_a_provision_of_its_edition(edition: str, kpi: str) -> None:
    """What took the place of a KPI asks for it now."""
    document, guide = _document("Scope 2 emissions were 120 tCO2e."), _guide()
    lexicon = Lexicon(guide.vocabularies)
    figures = read_figures(document, guide, lexicon, YEAR, SCOPE)

    assert [one.kpi for one in asked(figures, guide, edition)] == [kpi]


def test_each_metric_belongs_to_a_provision_of_each_edition() -> None:
    """That of a later edition is no figure of an earlier one."""
    guide = _guide()
    for edition in guide.editions:
        standing = {one.id for one in guide.provisions(edition.id)}
        later = {
            one.id
            for aspect in guide.aspects
            for one in aspect.provisions
            if one.until is None and one.id not in standing
        }
        assert guide.catalogue.metrics.checks.boundary.kpi in standing
        assert not [
            metric.id
            for metric in guide.catalogue.metrics.metrics
            if metric.kpi not in standing | later and metric.heir not in standing
        ]


def test_every_aspect_of_a_pillar_is_one_of_the_guide() -> None:
    """And each Aspect of Part D stands under one pillar."""
    guide = _guide()
    named = [a for p in guide.catalogue.climate.pillars for a in p.aspects]

    assert sorted(named) == sorted(a.id for a in guide.aspects if a.part == "D")
