"""Charts: drawings with words and figures around them, and what leads to them."""

from collections.abc import Sequence

import pytest
from weasyprint import HTML

from auditor.document import Chart, Document, PassageKind
from auditor.ingest.pdf.reading import read_pdf

HALF = "<style>body { font-size: 10pt } h2, h3 { margin: 4pt 0 }</style>"
PROSE = (
    "<p>We keep a register of our people at every site and check it against the lists "
    "of the pay office at the end of each month of the year, as our code wants it.</p>"
)
LEAD = "<p>We hire at all sites. Our people are made up as follows:</p>"
SLICES = (
    "<path d='M70 10 A60 60 0 1 1 10 70 L70 70 Z' fill='#37a'/>"
    "<path d='M70 10 A60 60 0 0 0 10 70 L70 70 Z' fill='#a73'/>"
)
SITES = ("Site A", "Site B", "Site C", "Site D")
CIRCLE = "<circle cx='70' cy='70' r='60' fill='#37a'/>"


def read(body: str) -> Document:
    """Read a page that WeasyPrint makes of ``body``."""
    return read_pdf(bytes(HTML(string=HALF + body).write_pdf() or b""), "made.pdf")


def beside(drawing: str, *texts: str) -> str:
    """Return a drawing with lines to its right, apart from one another."""
    lines = "".join(f"<p style='margin: 0 0 12pt'>{text}</p>" for text in texts)
    return (
        f"<div style='height: 110pt'><svg style='float: left' width='150' height='140'>"
        f"{drawing}</svg>{lines}</div>"
    )


def kinds(document: Document) -> dict[str, PassageKind]:
    return {passage.text: passage.kind for passage in document.passages}


def labels(chart: Chart) -> list[str]:
    return [line.text for line in chart.labels]


def test_pie_with_labels_is_a_chart() -> None:
    """Which value is whose only its colours tell."""
    document = read(LEAD + beside(SLICES, "512", "1,881", "<b>Male</b>", "Female"))
    [chart] = document.charts

    assert labels(chart) == ["512", "1,881", "Male", "Female"]
    assert (chart.page, chart.lead, chart.bars) == (
        1,
        "Our people are made up as follows:",
        (),
    )


def test_labels_of_a_chart_are_captions() -> None:
    """They open no section and are no notes, however they are set."""
    texts = ("<b>Male</b>", "512", "<b>Female</b>", "1,881", "1 of them part-time")
    document = read(PROSE + beside(SLICES, *texts) + PROSE)

    read_as = kinds(document)
    assert {
        read_as[text] for text in ("Male", "512", "Female", "1 of them part-time")
    } == {PassageKind.CAPTION}
    assert len(document.sections) == 1


def test_heading_under_a_chart_heads_what_follows() -> None:
    """It is near the chart, but text follows it."""
    pie = beside(SLICES, "512", "1,881", "Male", "Female")
    document = read(f"{LEAD}{pie}<h3>Recruitment</h3>{PROSE * 2}")

    assert kinds(document)["Recruitment"] is PassageKind.HEADING
    assert "Recruitment" not in labels(document.charts[0])


@pytest.mark.parametrize("title", ["center", "left"])
def test_title_over_the_middle_of_a_drawing_is_its_own(title: str) -> None:
    """One that starts where the text starts may head more."""
    head = f"<div style='width: 105pt; text-align: {title}'><b>By sex</b></div>"
    pie = beside(SLICES, "512", "1,881", "Male", "Female")
    [chart] = read(f"{PROSE}{head}{pie}").charts

    assert chart.title == "By sex"
    assert ("By sex" in labels(chart)) is (title == "center")


def test_text_between_lead_in_and_chart_parts_them() -> None:
    """The lead-in announces what is told in the text."""
    pie = beside(SLICES, "512", "1,881", "Male", "Female")
    [chart] = read(LEAD + PROSE + pie).charts

    assert chart.lead == ""


def test_prose_with_a_figure_beside_a_circle_stays_prose() -> None:
    """A circle is a sign; so are slices with no figures to them."""
    told = ("512 of our people", "work at sea,", "1,881 on land")
    for drawing, texts in ((CIRCLE, told), (SLICES, ("On land", "At sea", "512"))):
        document = read(PROSE + beside(drawing, *texts) + PROSE)

        assert document.charts == ()
        assert kinds(document)[texts[0]] is PassageKind.PARAGRAPH


def bars(*heights: int, names: Sequence[str] = SITES) -> str:
    """Return columns with a value over and a name under each."""
    drawn = "".join(
        f"<rect x='{10 + 60 * at}' y='{120 - height}' width='30' height='{height}' "
        "fill='#37a'/>"
        for at, height in enumerate(heights)
    )
    cells = "<td style='width: 45pt; padding: 0; text-align: center'>{}</td>"
    values = "".join(cells.format(f"{height}.5%") for height in heights)
    under = "".join(cells.format(name) for name in names)
    style = "style='border-spacing: 0; table-layout: fixed; margin-left: -4pt'"
    return (
        f"<table {style}><tr>{values}</tr></table><svg width='260' height='122' "
        f"style='display: block'>{drawn}</svg><table {style}><tr>{under}</tr></table>"
    )


@pytest.mark.parametrize("names", [SITES, ("2021", "2022", "2023", "2024")])
def test_values_over_the_labels_of_columns_are_paired(names: Sequence[str]) -> None:
    """Each stands over the name of its column, be it a year."""
    document = read(f"{PROSE}{bars(20, 90, 60, 40, names=names)}{PROSE}")
    [chart] = document.charts

    values = ("20.5%", "90.5%", "60.5%", "40.5%")
    assert [(bar.label.text, bar.value.text) for bar in chart.bars] == list(
        zip(names, values, strict=True)
    )
    assert document.tables == ()


def test_panels_of_one_height_are_no_columns() -> None:
    """Bars differ in length."""
    assert read(f"{PROSE}{bars(90, 90, 90, 90)}{PROSE}").charts == ()


def test_table_with_bars_in_its_cells_stays_a_table() -> None:
    """They stand for the figures beside them."""
    rows = "".join(
        f"<tr><td>{name}</td><td>{length}</td><td><div style='height: 9pt; width: "
        f"{length}pt; background: #37a'></div></td></tr>"
        for name, length in (("Oil", 90), ("Coal", 60), ("Gas", 30), ("Wood", 12))
    )
    style = "<style>td, th { border-bottom: .7pt solid; width: 100pt }</style>"
    head = "<tr><th>Fuel</th><th>Tonnes</th><th></th></tr>"
    document = read(f"{PROSE}{style}<table>{head}{rows}</table>{PROSE}")

    assert document.charts == ()
    assert [row.cells[0].text for row in document.tables[0].rows] == [
        "Fuel",
        "Oil",
        "Coal",
        "Gas",
        "Wood",
    ]
    assert document.tables[0].rows[1].cells[1].text == "90"


def test_dots_that_lie_about_are_a_chart() -> None:
    """A pattern of dots is none."""
    at = ((1, 5), (2, 2), (3, 8), (4, 1), (5, 7), (6, 3), (7, 6), (8, 4), (9, 9))
    names = "".join(
        f"<span style='position: absolute; left: {30 * x + 9}pt; top: {16 * y}pt'>{n}"
        "</span>"
        for n, (x, y) in enumerate(at, 1)
    )
    axes = "<p>Weight to us</p><p>Weight to others</p>"
    for places, count in ((at, 1), ([(x, y) for x in range(9) for y in range(9)], 0)):
        dots = "".join(
            f"<circle cx='{40 * x}' cy='{21.3 * y}' r='4' fill='#37a'/>"
            for x, y in places
        )
        document = read(
            f"{PROSE}<div style='position: relative'><svg width='400' height='200' "
            f"style='display: block'>{dots}</svg>{names}</div>{axes}{PROSE}"
        )

        assert len(document.charts) == count
