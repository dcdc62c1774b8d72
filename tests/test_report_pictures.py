"""Pictures of figures: an intensity beside its interval, figures against boundaries."""

from dataclasses import replace

import pytest
from sample_audit import CHECKS, SAMPLE
from sample_parts import figure

from auditor.document import Box, Place, Quote
from auditor.metrics.figures import Check
from auditor.report.boundary import matrices_of
from auditor.report.charts import strip_of
from auditor.report.pages import paper
from auditor.report.sight import apart


def _intensity(low: str, high: str, printed: str) -> Check:
    rate = figure("ghg_intensity", f"{printed} t/m2", f"{printed} t/m2")
    return replace(CHECKS[0], figures=(rate,), interval=(low, high))


def test_the_interval_and_what_is_printed_share_an_axis() -> None:
    """A tenth of what they span stays free on both sides."""
    strip = strip_of(_intensity("10", "12", "20"))

    assert strip
    assert (strip.low, strip.high, strip.told) == ("10", "12", "20 t/m2")
    # The axis runs from 9 to 21 over 200 points.
    assert strip.x == pytest.approx(200 / 12)
    assert strip.width == pytest.approx(400 / 12)
    assert strip.printed == pytest.approx(2200 / 12)


def test_what_is_no_number_makes_no_strip() -> None:
    """Nor does a printed value that could not be converted."""
    bare = figure("ghg_intensity", "20 t/m2", None)

    assert strip_of(_intensity("10 t/m2", "12 t/m2", "20")) is None
    assert strip_of(replace(_intensity("1", "2", "3"), figures=(bare,))) is None
    assert strip_of(replace(_intensity("1", "2", "3"), interval=None)) is None


def test_the_strip_is_told_in_words() -> None:
    """The picture stands beside a check that does not agree."""
    wrong = replace(CHECKS[1], interval=("10", "12"))
    html = paper(replace(SAMPLE, checks=(wrong,)), {})

    assert 'alt="Recomputed 10 to 12 (bar); printed 410 kWh/m2 (line)."' in html


def test_figures_against_the_parts_they_are_printed_for() -> None:
    """Cells hold the place; parts spelled in two ways are one, other years are not."""
    figures = [
        figure("energy_total", "5 MWh", None, segment="Hotels"),
        figure("energy_total", "6 MWh", None, segment="HOTELS"),
        figure("energy_total", "7 MWh", None, segment="Offices"),
        figure("energy_total", "9 MWh", None, year=2023, segment="Farms"),
        figure("water_total", "3 m3", None, segment="Offices"),
        figure("water_total", "8 m3", None),
        figure("ghg_total", "8 tCO2e", None),
    ]

    (matrix,) = matrices_of(figures, 2024)

    assert (matrix.kind, matrix.parts) == ("segment", ("Hotels", "Offices"))
    assert [
        (row.metric, [place and place.page for place in row.places])
        for row in matrix.rows
    ] == [("energy_total", [22, 22, None]), ("water_total", [None, 22, 22])]


def test_one_part_or_one_metric_makes_no_matrix() -> None:
    """There is nothing to hold against each other."""
    one_part = [
        figure("energy_total", "5 MWh", None, segment="Hotels"),
        figure("water_total", "3 m3", None, segment="Hotels"),
    ]
    one_metric = [
        figure("employees", "5 persons", None, region="Macau"),
        figure("employees", "5 persons", None, region="Hong Kong"),
    ]

    assert matrices_of(one_part, 2024) == ()
    assert matrices_of(one_metric, 2024) == ()


def _quote(text: str, page: int, top: float) -> Quote:
    box = Box(left=60, top=top, right=500, bottom=top + 9)
    return Quote(text=text, place=Place(page=page, box=box))


def test_two_figures_of_one_row_have_one_picture() -> None:
    """The next row, and the same height on another page, have their own."""
    first, beside = _quote("a", 3, 100), _quote("b", 3, 103)
    below, elsewhere = _quote("c", 3, 114), _quote("d", 4, 100)

    assert apart([first, beside, below, elsewhere]) == (first, below, elsewhere)


def test_without_boxes_each_place_has_its_own() -> None:
    """In a file without pages nothing is pictured, and nothing is lost."""
    one = Quote(text="a", place=Place(page=1, line=3))
    other = Quote(text="b", place=Place(page=1, line=4))

    assert apart([one, other, one]) == (one, other)


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        (Box(left=60, top=100, right=300, bottom=140), 1),
        (Box(left=60, top=125, right=300, bottom=165), 1),
        (Box(left=60, top=140, right=300, bottom=180), 2),
        (Box(left=310, top=125, right=550, bottom=165), 2),
    ],
)
def test_words_that_a_picture_shows_have_no_second_one(box: Box, kept: int) -> None:
    """A sentence and a part of it; not the next one, nor the column beside it."""
    first = Box(left=60, top=100, right=300, bottom=140)
    quotes = [
        Quote(text=text, place=Place(page=3, box=one))
        for text, one in (("a", first), ("b", box))
    ]

    assert len(apart(quotes)) == kept
