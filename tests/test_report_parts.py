"""The words, counts, tables and shapes that the pages are made of."""

import datetime as dt
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from sample_audit import CHECKS, SAMPLE
from sample_parts import figure, met, requirement, said, unmet, verdict

from auditor.assess.verdict import ElementOutcome, State
from auditor.bundled import bundled
from auditor.document import Place
from auditor.match.evidence import Evidence
from auditor.metrics.as_json import per_one
from auditor.metrics.figures import Bound, Check, Kind, Leftover, Quantity
from auditor.report import bounds, printed, text
from auditor.report.charts import range_charts, segments
from auditor.report.items import Item, Part, items_of, tally
from auditor.report.labels import Label, label_of
from auditor.report.pages import paper
from auditor.report.pivot import figure_tables
from auditor.report.view import arrange


def test_labels_cost_nothing() -> None:
    """The terminal gets its words without the template engine and the PDF engine."""
    program = (
        "import sys, auditor.report.labels; "
        "sys.exit(bool({'weasyprint', 'jinja2'} & sys.modules.keys()))"
    )

    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  our own


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.DISCLOSED, "disclosed"),
        (State.PARTIAL, "partly disclosed"),
        (State.EXPLAINED, "explained"),
        (State.OMITTED, "not found"),
        (State.UNREAD, "could not be read"),
    ],
)
def test_label_of_a_state(state: State, label: str) -> None:
    """Each state has its words on paper."""
    assert label_of(verdict("A1.1", state, [met("types", "types")])) == label


def test_announced_chart_is_not_disclosed() -> None:
    """What is disclosed only if a chart shows it has a label of its own."""
    chart = met("types", "types", confirm=True)
    assert label_of(verdict("A1.1", State.DISCLOSED, [chart])) is Label.CONFIRM


def test_announced_chart_leaves_partial_as_it_is() -> None:
    """Where another element is missing, no chart can complete the provision."""
    elements = [met("types", "types", confirm=True), unmet("data", "data")]
    assert label_of(verdict("A1.1", State.PARTIAL, elements)) is Label.PARTIAL


def test_letters_differ() -> None:
    """No two labels share a letter."""
    assert [label.letter for label in Label] == ["D", "P", "E", "N", "C", "U"]


def test_short_text_is_kept() -> None:
    """Text within the limit is not touched."""
    assert text.shorten("one two", 7) == "one two"


def test_long_text_is_cut_between_words() -> None:
    """The ellipsis stands for whole words and counts against the limit."""
    assert text.shorten("one two three", 10) == "one two\u2026"


def test_text_is_kept_in_whole_sentences() -> None:
    """What does not fit is left out whole, and an abbreviation ends no sentence."""
    said = "The parts miss the total (p. 3). The difference is 12.5 t; see page 4."
    assert [text.whole(said, most) for most in (99, 60, 40, 20)] == [
        said,
        "The parts miss the total (p. 3). The difference is 12.5 t.",
        "The parts miss the total (p. 3).",
        "",
    ]


def test_elements_are_listed_whole() -> None:
    """And the others counted."""
    every = ["by gender", "by age", "by region"]
    assert [text.listed(every, most) for most in (99, 20, 3)] == [
        "by gender; by age; by region",
        "by gender; by age; and 1 more",
        "by gender; and 2 more",
    ]


@pytest.mark.parametrize(
    ("said", "printed_"),
    [
        ("All waste is sorted.", "\u201cAll waste is sorted.\u201d"),
        ("and sorted by hand.", "\u2026 \u201cand sorted by hand.\u201d"),
        ("Water consumption (m3) 12", "\u201cWater consumption (m3) 12\u201d"),
        (
            "Nitrogen oxides 1 kg 2 kg 3 kg 4 kg 5 kg 6 kg",
            "\u201cNitrogen oxides 1 kg 2 kg 3 kg 4 kg 5 kg 6 kg\u201d",
        ),
        ("Use of Resources", "\u201cUse of Resources\u201d"),
        (
            "We all go to sea in a big old boat and row",
            "\u201cWe all go to sea in a big old boat and row\u201d \u2026",
        ),
        (
            "The \u201cGroup\u201d sorts.",
            "\u201cThe \u2018Group\u2019 sorts.\u201d",
        ),
    ],
)
def test_a_torn_sentence_is_seen(said: str, printed_: str) -> None:
    """By an ellipsis outside the marks; marks inside are single ones."""
    assert text.quotation(said) == printed_


def test_marks_of_bold_letters_are_left_out() -> None:
    """A text file prints them; a product is no bold word."""
    assert text.unmarked("**Stock Code** *99990*, 3 * 4") == "Stock Code 99990, 3 * 4"


def test_text_without_spaces_is_cut_anywhere() -> None:
    """Chinese is cut at the limit."""
    assert text.shorten("本集團於報告期內", 5) == "本集團於\u2026"


def test_control_characters_are_replaced() -> None:
    """Loss is shown, not hidden; tabs and line ends are white space."""
    assert (
        text.printable("a\x00b\x1b[31m\tc\ud800\n") == "a\ufffdb\ufffd[31m\tc\ufffd\n"
    )


def test_direction_marks_are_left_out() -> None:
    """An override in a quote does not turn round what follows it."""
    assert text.printable("a\u202eb\u2066c") == "abc"


def test_reason_becomes_a_sentence() -> None:
    """A capital letter and a full stop are added where they lack, and not doubled."""
    texts = ["read on page 3", "Read on page 3.", "見第三頁。", ""]
    assert [text.sentence(each) for each in texts] == [
        "Read on page 3.",
        "Read on page 3.",
        "見第三頁。",
        "",
    ]


def test_day_follows_no_locale() -> None:
    """Dates are written out in English."""
    assert text.day(dt.date(2024, 3, 31)) == "31 March 2024"


def test_place_in_a_file_without_pages() -> None:
    """A file without pages is cited by line, any other by page."""
    places = [Place(page=1, line=12), Place(page=12)]
    assert [text.where(place) for place in places] == ["line 12", "p. 12"]


def test_page_runs() -> None:
    """Neighbouring pages are drawn together."""
    assert text.page_runs([3, 5, 6, 7, 9]) == "3, 5\u20137, 9"


def test_share_is_rounded_down() -> None:
    """All but one is never 100%."""
    assert text.share(399, 400) == "99%"


def test_share_of_nothing() -> None:
    """No percentage is made up where there is nothing to count."""
    assert text.share(0, 0) == "\u2013"


def test_years_stand_beside_each_other() -> None:
    """A metric is one row; the same year printed twice is kept twice."""
    figures = [
        figure("water_total", "18,420 m3", None),
        figure("water_total", "19,007 m3", None, year=2023),
        figure("water_total", "18,421 m3", None),
    ]

    (table,) = figure_tables(figures).tables
    (row,) = table.rows
    assert table.years == (2024, 2023)
    assert [[f.printed for f in cell] for cell in row.cells] == [
        ["18,420", "18,421"],
        ["19,007"],
    ]


def test_units_are_not_mixed() -> None:
    """The same metric in another unit is another row."""
    figures = [
        figure("water_total", "18,420 m3", None),
        figure("water_total", "18.4 thousand m3", None, year=2023),
    ]

    (table,) = figure_tables(figures).tables
    assert [row.first.unit for row in table.rows] == ["m3", "thousand m3"]


@pytest.mark.parametrize(
    ("unit", "scale", "rows"), [("sq.m.", 1, 1), ("thousand m2", 1000, 2)]
)
def test_a_unit_spelled_in_two_ways_is_one(unit: str, scale: int, rows: int) -> None:
    """Two spellings share a row; another scale is another row."""
    area = Quantity(value=Decimal(9), unit="m2", dimension="area", step=Decimal(1))
    now = replace(figure("water_total", "9 m2", None), canonical=area)
    before = replace(
        figure("water_total", f"9 {unit}", None, year=2023),
        canonical=replace(area, value=area.value * scale, step=Decimal(scale)),
    )

    (table,) = figure_tables([now, before]).tables
    assert len(table.rows) == rows


def test_many_years_make_a_further_table() -> None:
    """No table has more than three years."""
    figures = [figure("water_total", "1 m3", None, year=y) for y in range(2020, 2025)]

    tables = figure_tables(figures).tables
    assert [table.years for table in tables] == [(2024, 2023, 2022), (2021, 2020)]


def test_segments_fill_the_bar() -> None:
    """Widths are in proportion, and a count of nought takes no room."""
    bar = segments([(Label.DISCLOSED, 3), (Label.PARTIAL, 0), (Label.EXPLAINED, 1)])
    assert [(s.label, s.x, s.width) for s in bar] == [
        (Label.DISCLOSED, 0.0, 360.0),
        (Label.EXPLAINED, 360.0, 120.0),
    ]


def implying(low: str, high: str, unit: str = "m2") -> Check:
    """Return an intensity check that implies a denominator."""
    return replace(CHECKS[0], denominator=(low, high, unit))


def test_denominators_share_an_axis() -> None:
    """Intervals of one unit are drawn from the least end to the greatest."""
    (chart,) = range_charts([implying("1,000", "2,000"), implying("3,000", "5,000")])
    assert [(r.low, r.high, r.x, r.width) for r in chart.ranges] == [
        ("1,000", "2,000", 0.0, 50.0),
        ("3,000", "5,000", 100.0, 100.0),
    ]


def test_denominators_of_other_units_are_not_compared() -> None:
    """A unit with one interval makes no chart."""
    assert not range_charts([implying("1", "2"), implying("1", "2", "HK$ million")])


def test_denominator_that_is_no_number_is_not_drawn() -> None:
    """Text and infinity stay in the table."""
    checks = [implying("1", "2"), implying("none", "2"), implying("1", "Infinity")]
    assert not range_charts(checks)


def test_many_denominators_make_several_charts() -> None:
    """No chart is higher than a page."""
    charts = range_charts([implying("1", str(high)) for high in range(2, 47)])
    assert [len(chart.ranges) for chart in charts] == [20, 20, 5]


def test_unverified_letter_is_not_printed() -> None:
    """A paragraph letter that nobody verified is left out of the reference."""
    unverified = requirement(
        "D.28(a)", "A1 Emissions", "Scope 1", "Asks.", "unverified"
    )
    confirmed = requirement("D.28(b)", "A1 Emissions", "Scope 2", "Asks.")
    audit = replace(
        SAMPLE,
        requirements=(unverified, confirmed),
        verdicts=tuple(
            verdict(name, State.DISCLOSED, []) for name in ("D.28(a)", "D.28(b)")
        ),
    )

    assert [item.ref for item in items_of(audit)] == ["D.28", "D.28(b)"]


def test_provisions_of_one_unverified_paragraph_are_numbered() -> None:
    """Their letters are not printed, and they can still be told apart."""
    names = ("D.19(a)", "D.19(b)", "MDR.14.materiality")
    audit = replace(
        SAMPLE,
        requirements=tuple(
            requirement(name, "A1 Emissions", "One", "Asks.", "unverified")
            for name in names
        ),
        verdicts=tuple(verdict(name, State.DISCLOSED, []) for name in names),
    )

    refs = [item.ref for item in items_of(audit)]
    assert refs == ["D.19[1]", "D.19[2]", "MDR 14 (materiality)"]


def test_nearest_passage_stands_once() -> None:
    """Two elements with the same nearest passage show it once in the gap table."""
    near = (5, "Issues are passed on.")
    elements = [unmet("a", "one", near), unmet("b", "two", near), unmet("c", "three")]
    audit = replace(
        SAMPLE,
        requirements=SAMPLE.requirements[:1],
        verdicts=(verdict("MDR.13(i)", State.OMITTED, elements),),
    )

    (item,) = items_of(audit)
    assert [miss.quote for miss in item.nearest] == ["Issues are passed on."]


def test_not_found_without_a_gap_is_set_apart() -> None:
    """A provision that need not be answered is no gap, and is listed as such."""
    audit = replace(
        SAMPLE, findings=tuple(f for f in SAMPLE.findings if f.provision != "B5.1")
    )

    gaps = arrange(audit).gaps
    assert [item.requirement.id for item in gaps.unasked] == ["B5.1"]
    assert gaps.count == 7


def test_figures_follow_the_guide() -> None:
    """Figures stand in the order of the Guide, not of the report."""
    view = arrange(replace(SAMPLE, figures=SAMPLE.figures[::-1]))
    kpis = [table.kpi for table in view.figures.tables]
    assert kpis == ["A1.1", "A1.2", "A2.1", "A2.2", "B1.1", "B2.1", "B3.1"]


def test_worst_checks_come_first() -> None:
    """What does not agree stands before what does."""
    results = [check.result for check in arrange(SAMPLE).checks.others.rows]
    assert results == ["exception", "query"]


def test_agreeing_checks_are_one_line_a_kpi() -> None:
    """What agrees is counted, against all checks of that KPI; the rest has rows."""
    table = arrange(replace(SAMPLE, checks=(*CHECKS, CHECKS[2]))).checks.others

    told = [(line.kpi, line.count, line.made, line.kinds) for line in table.agreed]
    assert told == [("A1.2", 2, 3, (("sum", 2),)), ("B1.1", 1, 1, (("sum", 1),))]
    assert not [check for check in table.rows if check.result == "pass"]


def test_rows_of_checks_have_a_bound() -> None:
    """The most severe are kept, and the others are counted."""
    checks = [CHECKS[4]] * bounds.CHECK_ROWS + [CHECKS[5]]
    table = arrange(replace(SAMPLE, checks=tuple(checks))).checks.others

    assert (len(table.rows), table.left_out) == (bounds.CHECK_ROWS, 1)
    assert table.rows[0] is CHECKS[5]


def test_rows_of_figures_have_a_bound() -> None:
    """A figure of the whole stands before those of a part; what is left is counted."""
    parts = [
        figure("employees", "1 persons", None, region=f"Region {number}")
        for number in range(bounds.FIGURE_ROWS)
    ]
    found = figure_tables([*parts, figure("employees", "9 persons", None)])

    (table,) = found.tables
    assert (len(table.rows), found.left_out) == (bounds.FIGURE_ROWS, 1)
    assert table.rows[-1].first.printed == "9"


def test_what_has_no_value_stands_in_the_row_of_what_has() -> None:
    """As printed; a dash is to be confirmed."""
    known = figure("water_total", "5 m3", "5 m3")
    none = replace(known, year=known.year - 1, printed="N/A", kind=Kind.ABSENT)
    dash = replace(known, year=known.year - 2, printed="-", kind=Kind.DASH)
    tables = figure_tables([known, none, dash]).tables
    (row,) = tables[0].rows

    assert [printed.value(cell[0]) for cell in row.cells] == ["5", "N/A", "- (?)"]
    assert printed.value(replace(known, bound=Bound.OVER)) == "> 5"


def test_values_of_a_cell_have_a_bound() -> None:
    """A value that is printed twice stands once; of many, the least and the most."""
    figures = [figure("water_total", f"{n} m3", None) for n in (1, 1, 2, 3, 4, 5)]

    (table,) = figure_tables(figures).tables
    (row,) = table.rows
    (values,) = row.values
    assert [figure.printed for figure in values] == ["1", "2", "3", "4", "5"]
    assert not row.sole
    page = paper(replace(SAMPLE, figures=tuple(figures)), {})
    assert "5 values, 1 to 5</td>" in page


def test_places_are_drawn_together() -> None:
    """Pages and lines, each once, and of many the first few."""
    pages = [Place(page=page) for page in (7, 3, 5, 6, 5, 9)]
    lines = [Place(page=1, line=12)]
    told = [text.places(*each) for each in ((pages, 9), (pages, 2), (lines, 2))]
    assert told == [
        "pp.\u00a03, 5\u20137, 9",
        "pp.\u00a03, 5\u20137 \u2026",
        "line\u00a012",
    ]


def test_nought_in_words_has_its_number() -> None:
    """A value that is printed as a word is a number first."""
    none = replace(figure("fatalities", "0 persons", None), printed="no")
    assert [printed.value(none), printed.value(replace(none, printed="0"))] == [
        "0 (\u201cno\u201d)",
        "0",
    ]


def test_a_label_stands_once_in_a_name() -> None:
    """Two kinds of breakdown with one label are told as one."""
    both = figure("employees", "1 persons", None, category="Female", gender="Female")
    assert printed.figure_name(both, SAMPLE.titles) == "Employees, Female"


def test_a_label_without_letters_is_named_by_its_kind() -> None:
    """`26-35` alone tells nobody that it is an age."""
    young = figure("employees", "1 persons", None, age="26-35")
    assert printed.figure_name(young, SAMPLE.titles) == "Employees, age 26-35"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("0.36 tCO2e per persons", "0.36 tCO2e per person"),
        ("kWh/persons", "kWh/person"),
        ("12 persons", "12 persons"),
        ("3 tCO2e / 896 persons", "3 tCO2e / 896 persons"),
        ("kg/m2", "kg/m2"),
    ],
)
def test_a_denominator_is_one(many: str, one: str) -> None:
    """Something is per person, and a number of them stays many."""
    assert per_one(many) == one


def test_a_passage_stands_once() -> None:
    """Two elements with the same passages share a row; a third refers to it."""
    shared, other = "Scope 1 is 3 t and Scope 2 is 4 t.", "Both fell."
    item = one_item(
        [met("a", "one"), met("b", "two"), met("c", "three")],
        [
            said("a", 5, shared),
            said("b", 5, shared),
            said("c", 5, shared),
            said("c", 6, other),
        ],
    )

    rows = [
        (
            [outcome.text for outcome in row.outcomes],
            [passage.quote for passage in row.passages],
            [place.page for place in row.above],
        )
        for row in item.rows
    ]
    assert rows == [(["one", "two"], [shared], []), (["three"], [other], [5])]


def test_what_differs_has_a_row_of_its_own() -> None:
    """Elements share a row only where the same became of them."""
    item = one_item([unmet("a", "one"), unmet("b", "two", maybe=True)], [])
    assert [row.first.text for row in item.rows] == ["one", "two"]


def test_what_is_explained_is_not_called_missing() -> None:
    """An element with a reason has a row of its own, and lacks nothing."""
    reasoned = replace(unmet("b", "two"), explained=True)
    item = one_item([unmet("a", "one"), reasoned], [])
    assert [row.first.explained for row in item.rows] == [False, True]
    assert [outcome.text for outcome in item.missing] == ["one"]


def one_item(elements: list[ElementOutcome], evidence: list[Evidence]) -> Item:
    """Return the only provision of an audit."""
    (item,) = items_of(
        replace(
            SAMPLE,
            requirements=SAMPLE.requirements[:1],
            verdicts=(verdict("MDR.13(i)", State.PARTIAL, elements, evidence),),
        )
    )
    return item


def test_words_of_every_aspect_are_left_out_of_the_picture() -> None:
    """The picture of coverage has room for what tells the aspects apart."""
    names = (
        "D.I Climate, governance",
        "D.II Climate, effects, money",
        "D.III Climate, x",
    )
    part = Part(id="D", tally=tally(()), aspects=tuple((name, ()) for name in names))
    assert [part.short(name) for name in names] == [
        "D.I governance",
        "D.II effects, money",
        "D.III x",
    ]


def test_aspects_that_share_no_words_keep_theirs() -> None:
    """Nothing is cut out of a title that only begins alike."""
    names = ("A1 Emissions", "A2 Emission targets")
    part = Part(id="A", tally=tally(()), aspects=tuple((name, ()) for name in names))
    assert [part.short(name) for name in names] == list(names)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("sheets", [("report.css",), ("report.css", "screen.css")])
def test_labels_can_be_read(sheets: tuple[str, ...]) -> None:
    """Each label has the contrast that WCAG asks of small text, 4.5 to 1.

    In the colours of paper, and in those of a dark screen, which are the last written.
    """
    css = "".join((bundled("templates") / s).read_text("utf-8") for s in sheets)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", css))
    pairs = re.findall(
        r"\.is-\w+ \{ background: var\(--([\w-]+)\);.*; color: var\(--([\w-]+)\) \}",
        css,
    )
    assert len(pairs) == 9
    for pair in pairs:
        dark, light = sorted(luminance(colours[name]) for name in pair)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_what_is_left_to_the_eye_is_told_with_its_places() -> None:
    """Charts and tables apart; a kind of which there is none is not spoken of."""
    left = SAMPLE.leftovers
    charts, tables = printed.left_told(left)

    assert charts.endswith("which value is whose: p.\u00a021.")
    assert tables.endswith("none was read as a KPI figure: p.\u00a022.")
    assert list(printed.left_told(left[1:])) == [tables]


def test_a_half_read_table_is_told_with_its_values() -> None:
    """Values that gave figures, and all values; beyond the most a sign of more."""
    half = tuple(
        Leftover(place=Place(page=page), title="", chart=False, values=22, read=9)
        for page in (17, 18)
    )

    [told] = printed.left_told(half[:1])
    assert told.endswith("of a column, were read as KPI figures: p.\u00a017 (9/22).")
    [told] = printed.left_told(half, most=1)
    assert told.endswith("p.\u00a017 (9/22) \u2026.")
