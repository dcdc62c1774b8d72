"""Sentences in; of which year and of which part each figure in them is out."""

import pytest

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _figures(text: str) -> tuple[Figure, ...]:
    document = read_text(text, "report.txt")
    return read_figures(document, GUIDE, LEXICON, 2023, Scope(first=1, last=1))


def _read(text: str) -> list[str]:
    """Return each figure in ``text``, a report of 2023: metric, parts, year, value."""
    return [
        " ".join(
            (
                figure.metric,
                *(part for _, part in figure.breakdown),
                str(figure.year),
                format(figure.value, "f"),
            )
        )
        for figure in _figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Total GHG emissions were 1,200 tCO2e, compared with 1,500 t in FY2022.",
            ["ghg_total 2023 1200", "ghg_total 2022 1500"],
        ),
        (
            "Scope 1 emissions were 120 tCO2e and Scope 2 350 tCO2e, or 0.5 t per m2.",
            ["ghg_scope1 2023 120", "ghg_scope2 2023 350", "ghg_intensity 2023 0.5"],
        ),
        (
            "範圍一為120噸二氧化碳當量，範圍二為350噸二氧化碳當量，密度為每平方米0.5噸。",
            ["ghg_scope1 2023 120", "ghg_scope2 2023 350", "ghg_intensity 2023 0.5"],
        ),
        (
            "Two years ago, the Group consumed 7,200 m3 of water.",
            ["water_total 2021 7200"],
        ),
        ("前年，本集團耗水7,200立方米。", ["water_total 2021 7200"]),
        ("Restaurants in Hong Kong used 20,000,000 m3 of water in 2023.", []),
        ("香港的餐廳於2023年合共用水20,000,000立方米。", []),
        (
            "The Chairman donated HK$1,000,000 to a school from his own pocket.",
            [],
        ),
        (
            "Total GHG emissions were 1,200 tCO2e, a decrease of 300 against FY2022.",
            ["ghg_total 2023 1200"],
        ),
        (
            "Total GHG emissions were 1,200 tCO2e, 20% lower than in 2022.",
            ["ghg_total 2023 1200"],
        ),
        (
            "Compared with 2022, total GHG emissions rose to 1,200 tCO2e.",
            ["ghg_total 2023 1200"],
        ),
        (
            "溫室氣體排放總量為1,200噸二氧化碳當量，較2022年減少300噸。",
            ["ghg_total 2023 1200"],
        ),
        (
            "溫室氣體排放總量為1,200噸二氧化碳當量，與2022年相比減少20%。",
            ["ghg_total 2023 1200"],
        ),
        (
            "GHG emissions amounted to 1,200 tCO2e, 2% less than the 1,225 t in 2022.",
            ["ghg_total 2023 1200"],
        ),
        (
            "用電量由1,800兆瓦時減少至1,720兆瓦時。",
            ["energy_electricity 2023 1720"],
        ),
        ("用電量減少1,720兆瓦時。", []),
        (
            "In 2022, total GHG emissions were 1,200 tCO2e.",
            ["ghg_total 2022 1200"],
        ),
        (
            "From 1 January 2022 to 31 December 2022, the turnover rate was 12%.",
            ["turnover_rate 2022 12"],
        ),
        (
            "Total GHG emissions were 1,200 tCO2e, compared with 5% in 2022.",
            ["ghg_total 2023 1200"],
        ),
    ],
)
def test_a_year_held_against_is_not_that_of_the_figure(
    text: str, figures: list[str]
) -> None:
    """The year of a comparison is that of the figure beside it, if there is one."""
    assert _read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Fatalities were 2, 1 and 3 in 2021, 2022 and 2023 respectively.",
            ["fatalities 2021 2", "fatalities 2022 1", "fatalities 2023 3"],
        ),
        (
            "In 2023 and 2022 the turnover rate was 12% and 13%.",
            ["turnover_rate 2023 12", "turnover_rate 2022 13"],
        ),
        (
            "Total GHG emissions were 1,200 t in 2022/23 and 1,500 t in 2021/22.",
            ["ghg_total 2023 1200", "ghg_total 2022 1500"],
        ),
        (
            "Electricity consumption fell from 15 MWh in 2022 to 14 MWh in 2023.",
            ["energy_electricity 2022 15", "energy_electricity 2023 14"],
        ),
        (
            "The number of work injuries and of lost days was 5 and 35 respectively.",
            ["injuries 2023 5", "lost_days 2023 35"],
        ),
        (
            "Electricity consumption fell from 15 MWh to 14 MWh.",
            ["energy_electricity 2023 14"],
        ),
    ],
)
def test_each_number_with_its_own_year(text: str, figures: list[str]) -> None:
    """Years and numbers in the same order belong together; nothing is guessed."""
    assert _read(text) == figures


def test_a_case_against_the_issuer_is_no_comparison() -> None:
    """The year after it is that of the case."""
    text = "No corruption case was concluded against the Group in 2021."

    assert _read(text) == ["corruption_cases 2021 0"]


def test_a_year_in_brackets_holds_for_all_numbers_in_them() -> None:
    """Each is of what it counts, and of the year at the start of the brackets."""
    assert _read("There were 35 lost days (FY2022: 1 injury and 10 lost days).") == [
        "lost_days 2023 35",
        "injuries 2022 1",
        "lost_days 2022 10",
    ]
    assert _read("There were 35 lost days (2022: 10; 2021: 12).") == [
        "lost_days 2023 35",
        "lost_days 2022 10",
        "lost_days 2021 12",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The turnover rate of male employees was 20.1% (2022: 19%).",
            ["turnover_rate male 2023 20.1", "turnover_rate male 2022 19"],
        ),
        (
            "The turnover rate of male and female employees was 12%.",
            ["turnover_rate 2023 12"],
        ),
        (
            "In Hong Kong, the Group had 70 employees.",
            ["employees Hong Kong 2023 70"],
        ),
        (
            "The Group, a Hong Kong company, had 70 employees.",
            ["employees 2023 70"],
        ),
        (
            "In compliance with Hong Kong law, the Group had 70 employees.",
            ["employees 2023 70"],
        ),
        (
            "The Group had 70 employees in its Macau office, and in Hong Kong.",
            ["employees 2023 70"],
        ),
        (
            "The Group had 70 employees in Macau.",
            ["employees Macau 2023 70"],
        ),
        (
            "The Group employed 70 employees under the management of its founder.",
            ["employees 2023 70"],
        ),
        (
            "Senior management comprises 5 male employees.",
            ["employees Senior management male 2023 5"],
        ),
        (
            "We donated HK$40,000 to a hospital in Macau.",
            ["community_money 2023 40000"],
        ),
        (
            "The turnover rate of employees aged below 30 was 35%.",
            ["turnover_rate aged below 30 2023 35"],
        ),
        (
            "The turnover rate of employees aged between 30 and 50 was 35%.",
            ["turnover_rate aged between 30 and 50 2023 35"],
        ),
        ("The Group had over 620 employees.", ["employees 2023 620"]),
    ],
)
def test_the_part_that_one_figure_is_of(text: str, figures: list[str]) -> None:
    """It is named beside the figure; two parts together are the whole."""
    assert _read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The turnover rate in Hong Kong was 12%, while in Macau it was 22%.",
            ["turnover_rate Hong Kong 2023 12", "turnover_rate Macau 2023 22"],
        ),
        (
            "The turnover rate of male was 20.1% and that of female 16.4%.",
            ["turnover_rate male 2023 20.1", "turnover_rate female 2023 16.4"],
        ),
        (
            "The turnover rate was 12% (male: 13%; female: 11%).",
            [
                "turnover_rate 2023 12",
                "turnover_rate male 2023 13",
                "turnover_rate female 2023 11",
            ],
        ),
        (
            "本集團共有457名員工，其中男性259名，女性198名。",
            [
                "employees 2023 457",
                "employees 男性 2023 259",
                "employees 女性 2023 198",
            ],
        ),
        (
            "The turnover rate was 12%, and 22% of the shops in Macau were closed.",
            ["turnover_rate 2023 12"],
        ),
        (
            "The turnover rate of male employees was 12%, and 22% drive to work.",
            ["turnover_rate male 2023 12"],
        ),
    ],
)
def test_a_sentence_that_goes_on_with_another_part(
    text: str, figures: list[str]
) -> None:
    """It says nothing more than the part; what says more is something else."""
    assert _read(text) == figures


def test_units_that_go_without_saying() -> None:
    """A counter of heads counts suppliers too; no waste is none in tonnes."""
    (suppliers,) = _figures("本集團有超過620名供應商。")
    (waste,) = _figures("We produced no hazardous waste.")
    (staff,) = _figures("本集團聘請457名員工。")

    units = [f.canonical and f.canonical.unit for f in (suppliers, waste, staff)]
    assert units == ["suppliers", "t", "persons"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "供應商數目：香港20家、中國內地80家、海外5家，合共105家。",
            [
                "suppliers 香港 2023 20",
                "suppliers 中國內地 2023 80",
                "suppliers 海外 2023 5",
                "suppliers 2023 105",
            ],
        ),
        (
            "供應商數目如下：香港20家、中國內地80家及海外5家。",
            [
                "suppliers 香港 2023 20",
                "suppliers 中國內地 2023 80",
                "suppliers 海外 2023 5",
            ],
        ),
        (
            "Number of suppliers: Hong Kong 20, Macau 80, overseas 5, 105 in total.",
            [
                "suppliers Hong Kong 2023 20",
                "suppliers Macau 2023 80",
                "suppliers overseas 2023 5",
                "suppliers 2023 105",
            ],
        ),
        (
            "The number of suppliers was 20 in Macau, 80 in Japan and 5 in Italy.",
            [
                "suppliers Macau 2023 20",
                "suppliers Japan 2023 80",
                "suppliers Italy 2023 5",
            ],
        ),
        (
            "香港僱員流失率為10%、中國內地為20%及海外為5%。",
            [
                "turnover_rate 香港 2023 10",
                "turnover_rate 中國內地 2023 20",
                "turnover_rate 海外 2023 5",
            ],
        ),
        ("男、女僱員流失率為10%。", ["turnover_rate 2023 10"]),
        (
            "僱員總數為457名，其中男性259名、女性198名。",
            [
                "employees 2023 457",
                "employees 男性 2023 259",
                "employees 女性 2023 198",
            ],
        ),
        (
            "We employed 400 full-time and 57 part-time staff.",
            ["employees full-time 2023 400", "employees part-time 2023 57"],
        ),
        (
            "We employed 457 full-time and part-time employees.",
            ["employees 2023 457"],
        ),
        (
            "男性及女性僱員流失率分別為20.1%及16.4%。",
            ["turnover_rate 男性 2023 20.1", "turnover_rate 女性 2023 16.4"],
        ),
        (
            "香港及中國內地供應商分別為20家及80家。",
            ["suppliers 香港 2023 20", "suppliers 中國內地 2023 80"],
        ),
        (
            "57 employees are based in Macau, 390 in Japan and 10 in Italy.",
            [
                "employees Macau 2023 57",
                "employees Japan 2023 390",
                "employees Italy 2023 10",
            ],
        ),
        ("70 employees were based in Macau and Japan.", ["employees 2023 70"]),
        (
            "Men made up 56.7% and women 43.3% of the workforce.",
            ["employees Men 2023 56.7", "employees women 2023 43.3"],
        ),
        ("Three in four employees (75%) were trained.", []),
        ("We trained 3 in 10 employees in 2022.", []),
        ("We trained 30 employees in 2022.", ["trained_number 2022 30"]),
    ],
)
def test_each_number_with_its_own_part(text: str, figures: list[str]) -> None:
    """In Chinese the part stands before the number; the sum is of all parts."""
    assert _read(text) == figures


@pytest.mark.parametrize(
    ("text", "printed", "canonical"),
    [
        ("捐款約港幣120萬元。", "120 港幣 萬元", "1.2 HKD million"),
        ("捐款約120萬元。", "120 萬元", "1.2 RMB million"),
        ("捐款為人民幣50萬元。", "50 人民幣 萬元", "0.5 RMB million"),
        ("捐款為美元3,000元。", "3,000 美元", "0.003 USD million"),
        ("捐款購買110萬元人民幣64層掃描機。", "110 萬元", "1.1 RMB million"),
    ],
)
def test_the_currency_may_stand_before_the_amount(
    text: str, printed: str, canonical: str
) -> None:
    """What it is in is never guessed from the word after it."""
    (figure,) = _figures(text)

    assert f"{figure.printed} {figure.unit}" == printed
    assert figure.canonical
    assert f"{figure.canonical.value:f} {figure.canonical.unit}" == canonical


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Men had 11.3 training hours and women 10.8 (2022: 9.6 and 9.9 hours).",
            [
                "training_hours_total Men 2023 11.3",
                "training_hours_total women 2023 10.8",
                "training_hours_total Men 2022 9.6",
                "training_hours_total women 2022 9.9",
            ],
        ),
        (
            "發生工傷32宗，損失的工作日數為684日，二零二二年則分別為41宗及912日。",
            [
                "injuries 2023 32",
                "lost_days 2023 684",
                "injuries 2022 41",
                "lost_days 2022 912",
            ],
        ),
        (
            "每噸產品耗水14.74立方米，上年為14.94立方米。",
            ["water_intensity 2023 14.74", "water_intensity 2022 14.94"],
        ),
        (
            "本集團共有538家供應商，其中香港461家、越南77家。",
            ["suppliers 2023 538", "suppliers 香港 2023 461", "suppliers 越南 2023 77"],
        ),
        (
            "No one died in 2023. One person was injured in 2022. Lost days were 9.",
            ["fatalities 2023 0", "injuries 2022 1", "lost_days 2023 9"],
        ),
    ],
)
def test_figures_of_another_year_follow_those_of_this(
    text: str, figures: list[str]
) -> None:
    """In the order of those before, each of the same part and per the same."""
    assert _read(text) == figures
