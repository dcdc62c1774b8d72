"""Labels, heads and units that say one thing in English and in Chinese."""

from dataclasses import replace

import pytest

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon, in_english, in_two_scripts
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure
from auditor.metrics.means import means_of
from auditor.metrics.read import read_figures
from auditor.metrics.tables import read_tables
from auditor.metrics.units import UnitGrammar

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
UNITS = UnitGrammar(GUIDE.catalogue.units)


def _figures(*rows: str) -> tuple[Figure, ...]:
    text = "\n".join(["# Performance", "", *(row.replace("|", "\t") for row in rows)])
    scope = Scope(first=1, last=1)
    return read_figures(read_text(text, "report.txt"), GUIDE, LEXICON, 2022, scope)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Male 男性", ("Male", "男性")),
        ("男性 Male", ("Male", "男性")),
        ("Below 30 30歲以下", ("Below 30", "30歲以下")),
        ("Scope 1 (direct) 範圍1", ("Scope 1 (direct)", "範圍1")),
        ("MWh 兆瓦時", ("MWh", "兆瓦時")),
        ("Male", None),
        ("男性", None),
        ("PM10懸浮粒子", None),
        ("218.5 兆瓦時", None),
    ],
)
def test_what_is_said_in_two_scripts(text: str, said: tuple[str, str] | None) -> None:
    """English first or Chinese first, with a space between."""
    assert in_two_scripts(text) == said


def test_an_abbreviation_before_chinese_is_no_translation() -> None:
    """A word of English beside Chinese is the same once more."""
    assert in_english("IT 部門") == "IT 部門"
    assert in_english("Management 管理層") == "Management"


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("tonnes 公噸", "tonnes"),
        ("公噸 tonnes", "tonnes"),
        ("m³ 立方米", "m³"),
        ("kg / HK$ million revenue 每百萬港元收入", "kg / HK$ million revenue"),
        ("per 1,000 workers 每千名工人", "per 1,000 workers"),
        ("tonnes 公斤", "tonnes 公斤"),
        ("kWh 每平方米", "kWh 每平方米"),
        ("RMB 百萬元", "RMB 百萬元"),
    ],
)
def test_a_unit_said_twice_is_said_once(text: str, once: str) -> None:
    """Two units that differ stay as printed, and so does one that goes on."""
    assert UNITS.said_once(text) == once
    assert UNITS.measure(text) == (None if "斤" in text else UNITS.measure(once))


def test_figures_before_chinese_units_are_no_translation() -> None:
    """A space before the unit makes no row of units out of a row of figures."""
    found = _figures(
        "指標 | 2022年 | 2021年", "外購電力 | 218.51 兆瓦時 | 203.46 兆瓦時"
    )

    assert [(f.metric, f.year, str(f.value), f.unit) for f in found] == [
        ("energy_electricity", 2022, "218.51", "兆瓦時"),
        ("energy_electricity", 2021, "203.46", "兆瓦時"),
    ]


def test_figures_under_years_over_segments_in_two_scripts() -> None:
    """The total is of all, and either script names the metric; English tells parts."""
    found = _figures(
        "Water 水 | Unit 單位 | 2021/22 | 2021/22 | 2020/21 | 2020/21",
        " | | Hong Kong 香港 | Total 總計 | Hong Kong 香港 | Total 總計",
        "From the mains 總耗水量 | m³ 立方米 | 96,240 | 114,955 | 104,380 | 120,670",
    )

    assert [(f.metric, f.breakdown, f.year, str(f.value), f.unit) for f in found] == [
        ("water_total", (("region", "Hong Kong"),), 2022, "96240", "m³"),
        ("water_total", (), 2022, "114955", "m³"),
        ("water_total", (("region", "Hong Kong"),), 2021, "104380", "m³"),
        ("water_total", (), 2021, "120670", "m³"),
    ]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_label_at_the_foot_of_a_page_is_over_the_rows_of_the_next(
    *, repeated: bool
) -> None:
    """With heads that are printed again or not; not where a label opens the page."""
    rows = (
        "Training 培訓 | Unit 單位 | 2022 | 2021",
        "Percentage trained 受訓百分比 |  |  | ",
        "Male 男性 | % | 91.2 | 88.6",
        "Average training hours 平均受訓時數 |  |  | ",
        "Male 男性 | hours 小時 | 14.2 | 12.9",
    )
    text = "\n".join(["# People", "", *(row.replace("|", "\t") for row in rows)])
    document = read_text(text, "report.txt")
    [table] = document.tables
    rest = table.rows[:1] * repeated + table.rows[4:]
    parts = (
        replace(table, rows=table.rows[:4]),
        replace(table, rows=rest, continues=True),
    )

    found = read_tables(document, parts, means_of(GUIDE.catalogue), 2022)

    assert [(f.metric, str(f.value)) for f in found] == [
        ("trained_percentage", "91.2"),
        ("trained_percentage", "88.6"),
        ("training_hours_average", "14.2"),
        ("training_hours_average", "12.9"),
    ]


def test_a_label_that_opens_a_page_ends_the_one_at_the_foot_of_the_last() -> None:
    """Nothing stands under a label that another follows at once."""
    text = "\n".join(
        row.replace("|", "\t")
        for row in (
            "Training | Unit | 2022",
            "Male | % | 91.2",
            "Average training hours |  | ",
            "Percentage trained |  | ",
            "Female | % | 85.5",
        )
    )
    document = read_text(text, "report.txt")
    [table] = document.tables
    parts = (
        replace(table, rows=table.rows[:3]),
        replace(table, rows=table.rows[:1] + table.rows[3:], continues=True),
    )

    found = tuple(read_tables(document, parts, means_of(GUIDE.catalogue), 2022))

    assert [f.metric for f in found if str(f.value) == "85.5"] == ["trained_percentage"]
