"""Column charts: which value belongs to which label; what only the eye can tell."""

from dataclasses import replace

import pytest
from weasyprint import HTML
from written import document

from auditor.document import Box, Chart, Document, Line, Place
from auditor.guide.load import load_guide
from auditor.ingest.pdf.pairs import pair
from auditor.ingest.pdf.reading import read_pdf
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import Figure, Leftover, Origin
from auditor.metrics.leftovers import read_leftovers
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
TITLE = ("Employee turnover rate", 100, 90)
COLUMNS = (
    ("20.9%", 105, 200),
    ("32.4%", 155, 150),
    ("39.2%", 205, 120),
    ("Male", 107, 300),
    ("Female", 153, 300),
    ("30 or", 207, 300),
    ("below", 205, 309),
)
"""Text, left and top of each line; a letter is five points wide."""


def _page(*lines: tuple[str, float, float]) -> Document:
    """Return a page with one chart, whose lines these are; the first is its title."""
    return _charted(
        *(
            Line(text=text, place=Place(page=1, box=_box(text, left, top)))
            for text, left, top in lines
        )
    )


def _charted(*lines: Line) -> Document:
    chart = Chart(
        page=1,
        section=0,
        box=Box(left=0, top=0, right=600, bottom=400),
        title=lines[0].text,
        lead="",
        labels=lines,
        bars=pair(lines),
    )
    written = document("\n".join(line.text for line in lines))
    [page] = written.pages
    pages = (replace(page, lines=lines),)
    return replace(written, pages=pages, passages=(), charts=(chart,))


def _box(text: str, left: float, top: float) -> Box:
    return Box(left=left, top=top, right=left + 5 * len(text), bottom=top + 8)


def _figures(*lines: tuple[str, float, float]) -> tuple[Figure, ...]:
    scope = Scope(first=1, last=1)
    return read_figures(_page(*lines), GUIDE, LEXICON, 2023, scope)


def _read(*lines: tuple[str, float, float]) -> list[str]:
    return [
        f"{f.metric} {dict(f.breakdown)} {f.year} {f.printed}" for f in _figures(*lines)
    ]


def test_label_that_opens_with_a_number_is_no_value() -> None:
    """It stands among the labels, whatever its first line looks like."""
    labels = (
        ("男", 110, 300),
        ("女", 160, 300),
        ("30歲或", 202, 300),
        ("以下", 207, 309),
    )
    [*_, last] = _page(TITLE, *COLUMNS[:3], *labels).charts[0].bars

    assert (last.label.text, last.value.text) == ("30歲或以下", "39.2%")


def test_each_value_over_its_label() -> None:
    """A label may run over two lines."""
    assert _read(TITLE, *COLUMNS) == [
        "turnover_rate {'gender': 'Male'} 2023 20.9",
        "turnover_rate {'gender': 'Female'} 2023 32.4",
        "turnover_rate {'age': '30 or below'} 2023 39.2",
    ]


def test_labels_may_stand_on_their_side() -> None:
    """Under narrow columns they do."""
    values = _page(TITLE, *COLUMNS[:3]).pages[0].lines
    labels = (
        Line(text=text, place=Place(page=1, box=_box("II", left, 300)))
        for text, left in (("Male", 112), ("Female", 162), ("30 or below", 212))
    )
    page = _charted(*values, *labels)
    figures = read_figures(page, GUIDE, LEXICON, 2023, Scope(first=1, last=1))

    assert [(dict(f.breakdown), f.printed) for f in figures] == [
        ({"gender": "Male"}, "20.9"),
        ({"gender": "Female"}, "32.4"),
        ({"age": "30 or below"}, "39.2"),
    ]


def test_values_of_a_chart_are_to_be_confirmed() -> None:
    """They are told apart, and nothing is calculated with them."""
    figures = _figures(TITLE, *COLUMNS, ("Overall", 300, 300), ("80.0%", 300, 200))

    assert {(figure.origin, figure.certain) for figure in figures} == {
        (Origin.CHART, False)
    }
    assert run_checks(figures, GUIDE) == ()


@pytest.mark.parametrize(
    "lines",
    [
        (
            ("20.9%", 105, 200),
            ("32.4%", 155, 150),
            ("39.2%", 205, 120),
            ("Male", 300, 280),
            ("Female", 300, 290),
            ("Under 30", 300, 300),
        ),
        (*COLUMNS, ("10.0%", 155, 180)),
        (*COLUMNS[:2], *COLUMNS[3:5]),
        (*COLUMNS[:3], ("Cup", 107, 300), ("Spoon", 153, 300), ("Fork", 207, 300)),
    ],
    ids=["slices with a legend", "two values a column", "two columns", "no parts"],
)
def test_what_cannot_be_paired_is_left_to_the_eye(
    lines: tuple[tuple[str, float, float], ...],
) -> None:
    """No value is given to a label by guess."""
    assert _read(TITLE, *lines) == []


def _charts_left(*lines: tuple[str, float, float]) -> list[Leftover]:
    page, scope = _page(*lines), Scope(first=1, last=1)
    figures = read_figures(page, GUIDE, LEXICON, 2023, scope)
    return list(read_leftovers(page, GUIDE, LEXICON, scope, figures))


def test_a_chart_without_pairs_is_named_to_be_confirmed() -> None:
    """By the place of its first value."""
    slices = (*COLUMNS[:3], ("Male", 300, 280), ("Female", 300, 290))
    left = _charts_left(TITLE, *slices)

    assert [(one.chart, one.place.page) for one in left] == [(True, 1)]
    assert left[0].place.box
    assert left[0].place.box.top == 120


def test_columns_of_years_are_left_to_the_eye_as_well() -> None:
    """They are no parts, and their values may stand on any of several bars."""
    years = (("2022", 107, 300), ("2023", 153, 300))

    assert len(_charts_left(TITLE, *COLUMNS[:3], *years)) == 1


def test_a_chart_without_pairs_is_named_by_its_lead_in() -> None:
    """Read from a page on which slices are drawn under a sentence."""
    slices = """<svg width='120' height='80'>
    <path d='M40 10 A30 30 0 1 1 10 40 L40 40 Z' fill='#37a'/>
    <path d='M40 10 A30 30 0 0 0 10 40 L40 40 Z' fill='#a73'/></svg>"""
    body = f"""<p>We keep a register of our people. As of 31 December 2023 the Group had
    2,393 employees, and the number of them by gender, by kind of contract and by age is
    detailed as follows:</p><div style='column-count: 2'><h4>By gender</h4>{slices}
    <p>512<br>1,881<br>Male<br>Female</p><h4>By age</h4>{slices}<p>302<br>
    77<br>21-30<br>31-40</p></div>"""
    read = read_pdf(bytes(HTML(string=body).write_pdf() or b""), "made.pdf")
    scope = Scope(first=1, last=1)

    by_gender, by_age = read_leftovers(read, GUIDE, LEXICON, scope, ())

    assert by_gender.chart
    lead = "As of 31 December 2023 the Group had 2,393 employees"
    assert by_gender.title.startswith(lead)
    assert by_gender.title.endswith("detailed as follows: By gender")
    assert by_age.title.endswith("detailed as follows: By age")


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *COLUMNS),
        (TITLE, ("20.9%", 105, 200), ("Male", 107, 300), ("Female", 153, 300)),
        (("2022", 105, 200), ("2023", 155, 150), ("Male", 300, 280), ("Female", 9, 9)),
        (
            ("20.9%", 105, 200),
            ("32.4%", 155, 150),
            ("We treat male and female colleagues in the same way", 9, 280),
            ("Both male and female colleagues may take leave here", 9, 290),
        ),
    ],
    ids=["paired", "one value", "years", "running text"],
)
def test_a_page_without_such_a_chart_is_not_named(
    lines: tuple[tuple[str, float, float], ...],
) -> None:
    """Its values are read, or they are none of a chart."""
    assert _charts_left(*lines) == []


def test_what_stands_between_label_and_value_parts_them() -> None:
    """The value is of something else above."""
    assert _read(TITLE, *COLUMNS, ("Sites and their staff by kind", 100, 250)) == []
