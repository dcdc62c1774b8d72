"""Pictures of figures: an intensity beside its interval, figures against boundaries."""

import re
from base64 import b64encode
from dataclasses import replace

import pytest
from sample_audit import CHECKS, SAMPLE
from sample_parts import figure, met, said, unmet

from auditor.assess.verdict import State
from auditor.document import Box, Picture, Place, Quote
from auditor.match.evidence import Evidence, Explanation, NearMiss
from auditor.metrics.figures import Check
from auditor.report.boundary import matrices_of
from auditor.report.charts import strip_of
from auditor.report.pages import paper
from auditor.report.sight import apart
from auditor.report.view import arrange, pictured
from auditor.result import Audit


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


def _pictures_of(cut: dict[Quote, Picture], audit: Audit) -> list[int]:
    """Return the numbers of the pictures in the annex, in order."""
    html = paper(audit, cut)
    ids = {b64encode(p.data).decode(): n for n, p in enumerate(cut.values())}
    return [ids[found] for found in re.findall(r"base64,([A-Za-z0-9+/=]+)", html)]


def _shared(first: str, second: str) -> Audit:
    """Return an audit whose first two provisions quote a passage of one line each."""
    place = _quote("", 3, 100).place
    verdicts = [
        replace(
            SAMPLE.verdicts[n],
            elements=(met("one", "one thing"),),
            evidence=(Evidence(element="one", quote=text, place=place, score=1.0),),
        )
        for n, text in enumerate((first, second))
    ]
    return replace(SAMPLE, verdicts=(*verdicts, *SAMPLE.verdicts[2:]), checks=())


def test_a_passage_is_drawn_once_and_pointed_to_from_where_it_answers_again() -> None:
    """Under the provision that quotes it first; all its words are highlighted there."""
    audit = _shared("We sort our waste.", "our waste")
    cut = {
        quote: Picture(data=bytes([n]), kind="jpeg", width=300, height=40)
        for n, quote in enumerate(pictured(audit))
    }
    ref = arrange(audit).items[0].ref

    assert [q.text for q in cut][:1] == ["We sort our waste."]
    assert "our waste" not in {q.text for q in cut}
    assert _pictures_of(cut, audit).count(0) == 1
    assert f'shown under <a class="ref" href="#provision-1">{ref}</a>' in paper(
        audit, cut
    )


def test_other_words_of_the_same_line_are_drawn_again() -> None:
    """As the picture of the first would not have them highlighted."""
    audit = _shared("We sort our waste.", "We count it.")

    assert [q.text for q in pictured(audit)][:2] == [
        "We sort our waste.",
        "We count it.",
    ]
    assert arrange(audit).elsewhere == {}


def test_a_narrow_picture_stands_beside_the_quotes() -> None:
    """Below what is asked, where there is room; a wide one in a row of its own."""
    audit = _shared("We sort our waste.", "We count it.")
    narrow, wide = pictured(audit)[:2]
    cut = {
        narrow: Picture(data=b"n", kind="jpeg", width=180, height=40),
        wide: Picture(data=b"w", kind="jpeg", width=181, height=40),
    }
    annex = paper(audit, cut).partition('id="annex"')[2]
    first, _, second = annex.partition('id="provision-2"')

    assert re.search(r'<th scope="row">(?:(?!</th>).)*<img', first, re.DOTALL)
    assert '<tr class="seen">' not in first
    assert '<tr class="seen">' in second


def test_a_reason_that_is_the_nearest_passage_is_drawn_once() -> None:
    """Beside what is asked, and not again below the reason."""
    place = _quote("", 3, 100).place
    words = "Patents are not material to us."
    near = NearMiss(element="one", quote=words, place=place, share=0.5)
    verdict = replace(
        SAMPLE.verdicts[0],
        state=State.EXPLAINED,
        elements=(replace(unmet("one", "one thing"), nearest=near, explained=True),),
        evidence=(),
        explanations=(
            Explanation(
                provision=SAMPLE.verdicts[0].provision,
                reason="not-material",
                quote=words,
                place=place,
                named=True,
            ),
        ),
    )
    audit = replace(SAMPLE, verdicts=(verdict, *SAMPLE.verdicts[1:]), checks=())
    cut = {
        quote: Picture(data=b"p", kind="jpeg", width=300, height=40)
        for quote in pictured(audit)
        if quote.text == words
    }

    assert len(_pictures_of(cut, audit)) == 1


def test_a_passage_that_is_to_show_several_things_is_one_row() -> None:
    """With all that a person is to look for on its page."""
    words = "The tables below show our staff."
    first = SAMPLE.verdicts[0]
    verdict = replace(
        first,
        state=State.DISCLOSED,
        elements=tuple(met(n, f"staff by {n}", confirm=True) for n in ("sex", "age")),
        evidence=tuple(said(n, 3, words, confirm=True) for n in ("sex", "age")),
    )
    audit = replace(SAMPLE, verdicts=(verdict, *SAMPLE.verdicts[1:]))

    (item,) = (i for i in arrange(audit).items if i.verdict is verdict)
    rows = paper(audit, {}).partition("<h3>To confirm by eye")[2]
    rows = rows.partition("</table>")[0]

    assert [wanted for _, wanted in item.to_see] == [("staff by sex", "staff by age")]
    assert rows.count(words) == 1
    assert "<p>staff by sex</p><p>staff by age</p>" in rows
