"""PDF reports: lines, columns, headings and, above all, tables."""

import os
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from weasyprint import HTML

from auditor.document import Document, PageStatus, PassageKind, Table, fold
from auditor.errors import ReportError
from auditor.ingest.pdf.lines import part_line
from auditor.ingest.pdf.reading import read_pdf
from auditor.ingest.pdf.sheet import Style, Word
from auditor.ingest.read import read_report

CASES = Path(__file__).parent.parent.parent / "shared" / "cases"
STYLE = """
@page { size: A4; margin: 30mm 20mm; }
body { font: 10pt/1.3 sans-serif; }
h1 { font-size: 20pt; } h2 { font-size: 14pt; } h3 { font-size: 10pt; }
table { border-collapse: collapse; width: 100%; font-size: 8pt; }
td, th { padding: 2pt 6pt; text-align: right; font-weight: normal; }
td:first-child, th:first-child { text-align: left; }
.ruled td, .ruled th { border: 0.5pt solid black; }
.lined tr { border-bottom: 0.5pt solid black; }
.zebra tr:nth-child(even) { background: #dde8dd; }
sup { font-size: 60%; }
.columns { column-count: 2; column-gap: 10mm; }
"""
PROSE = (
    "The Group sorts its waste at every site and asks the cleaners to weigh each bag "
    "before it is carried away, so that the figures of all sites can be compared. "
)


@cache
def made(body: str, style: str = "") -> bytes:
    return bytes(HTML(string=f"<style>{STYLE}{style}</style>{body}").write_pdf() or b"")


def read(body: str, style: str = "") -> Document:
    return read_pdf(made(body, style), "made.pdf")


def texts(document: Document, kind: PassageKind) -> list[str]:
    return [passage.text for passage in document.passages if passage.kind is kind]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def only_table(document: Document) -> Table:
    assert len(document.tables) == 1
    return document.tables[0]


SPANNING = """
<p>The figures of the year are as follows:</p>
<table class="{look}">
<tr><th></th><th colspan="2" style="text-align:center">Offices</th>
    <th colspan="2" style="text-align:center">Shops</th></tr>
<tr><th>KPI</th><th>2022</th><th>2023</th><th>2022</th><th>2023</th></tr>
<tr><td>Air</td><td></td><td></td><td></td><td></td></tr>
<tr><td>Dust</td><td>1.12 kg</td><td>4.65 kg</td><td>3.76 kg</td><td>N/A</td></tr>
<tr><td>Soot and ash</td><td>10 kg</td><td>9 kg</td><td>1,204 kg</td><td>8 kg</td>
</tr>
<tr><td>Fumes</td><td>0.20 kg</td><td>0.15 kg</td><td>12.5 kg</td><td>0.1 kg</td></tr>
</table>
"""


class TestTables:
    """KPI tables as reports print them."""

    @pytest.mark.parametrize("look", ["ruled", "lined", "zebra", "plain"])
    def test_rows_and_columns_are_found_in_every_look(self, look: str) -> None:
        """Full rules, half rules, zebra stripes or none: the grid is the same."""
        table = only_table(read(SPANNING.format(look=look)))

        assert grid(table)[2:] == [
            ["Air", "", "", "", ""],
            ["Dust", "1.12 kg", "4.65 kg", "3.76 kg", "N/A"],
            ["Soot and ash", "10 kg", "9 kg", "1,204 kg", "8 kg"],
            ["Fumes", "0.20 kg", "0.15 kg", "12.5 kg", "0.1 kg"],
        ]

    @pytest.mark.parametrize("look", ["ruled", "lined", "zebra", "plain"])
    def test_name_over_columns_spans_them(self, look: str) -> None:
        """A name in the middle of two columns covers both."""
        table = only_table(read(SPANNING.format(look=look)))
        names = [
            (cell.text, index, cell.span)
            for index, cell in enumerate(table.rows[0].cells)
            if cell.text
        ]

        assert names == [("Offices", 1, 2), ("Shops", 3, 2)]

    def test_only_the_names_of_columns_are_header(self) -> None:
        """A row with a label alone is a group, not a header."""
        table = only_table(read(SPANNING.format(look="lined")))

        assert [row.header for row in table.rows] == [True, True] + [False] * 4

    def test_passage_above_is_the_caption(self) -> None:
        """What introduces a table is its caption and stays a passage."""
        document = read(SPANNING.format(look="ruled"))

        assert only_table(document).caption == "The figures of the year are as follows:"
        assert texts(document, PassageKind.PARAGRAPH) == [
            "The figures of the year are as follows:"
        ]

    def test_text_of_a_table_is_no_passage(self) -> None:
        """Cells are not repeated among the passages."""
        document = read(SPANNING.format(look="plain"))

        assert not any("Dust" in passage.text for passage in document.passages)

    def test_wrapped_lines_belong_to_one_row(self) -> None:
        """Value over unit over unit, beside a label of two lines, are one row."""
        document = read(
            """<table class="zebra">
            <tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>Total gases<br>(Scope 1 and<br>Scope 2)</td>
                <td>147.68<br>tonnes of<br>gas</td>
                <td>203.26<br>tonnes of<br>gas</td></tr>
            <tr><td>Dust</td><td>1.0<br>kg</td><td>2.0<br>kg</td></tr>
            <tr><td>Soot</td><td>3.0<br>kg</td><td>4.0<br>kg</td></tr></table>"""
        )

        assert grid(only_table(document))[1:] == [
            [
                "Total gases (Scope 1 and Scope 2)",
                "147.68 tonnes of gas",
                "203.26 tonnes of gas",
            ],
            ["Dust", "1.0 kg", "2.0 kg"],
            ["Soot", "3.0 kg", "4.0 kg"],
        ]

    def test_unit_under_a_value_carries_its_row_on_without_rules(self) -> None:
        """Where nothing is drawn, a line without figures belongs to the row above."""
        document = read(
            """<table><tr><th>Source</th><th>2022</th><th>2023</th></tr>
            <tr><td>Petrol</td><td>0.065 t/<br>employee</td>
                <td>0.078 t/<br>employee</td></tr>
            <tr><td>Power</td><td>113.51 kWh</td><td>165.38 kWh</td></tr>
            <tr><td>Paper</td><td>0.036 t</td><td>0.045 t</td></tr></table>""",
            "td { padding: 0 6pt; }",
        )

        assert grid(only_table(document))[1] == [
            "Petrol",
            "0.065 t/ employee",
            "0.078 t/ employee",
        ]

    def test_label_in_two_languages_is_one_row(self) -> None:
        """A line in the other language under a label belongs to it."""
        document = read(
            """<table><tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>Water drawn<br>總耗水量</td><td>7.5</td><td>8.5</td></tr>
            <tr><td>Waste<br>廢棄物總量</td><td>1.5</td><td>2.5</td></tr></table>""",
            "td { vertical-align: top }",
        )

        assert grid(only_table(document))[1:] == [
            ["Water drawn 總耗水量", "7.5", "8.5"],
            ["Waste 廢棄物總量", "1.5", "2.5"],
        ]

    def test_raised_mark_is_no_part_of_a_label_or_figure(self) -> None:
        """``Scope 2`` with mark 4 is not ``Scope 24``."""
        document = read(
            """<table class="ruled"><tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>Scope 2<sup>4</sup></td><td>12.5<sup>6</sup></td><td>13</td></tr>
            <tr><td>Scope 1</td><td>7.5</td><td>8</td></tr></table>"""
        )
        label, figure, _ = only_table(document).rows[1].cells

        assert (label.text, label.marks) == ("Scope 2", ("4",))
        assert (figure.text, figure.marks) == ("12.5", ("6",))

    def test_power_of_a_unit_is_no_mark(self) -> None:
        """The raised digit of square metres stays."""
        document = read(
            """<table class="ruled"><tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>Per area</td><td>4.31 kg/m<sup>2</sup></td>
                <td>2 kg/m<sup>2</sup></td></tr>
            <tr><td>Water</td><td>75 m<sup>3</sup></td><td>76 m<sup>3</sup></td></tr>
            </table>"""
        )

        assert grid(only_table(document))[1:] == [
            ["Per area", "4.31 kg/m2", "2 kg/m2"],
            ["Water", "75 m3", "76 m3"],
        ]

    def test_tall_cell_holds_for_each_of_its_rows(self) -> None:
        """A name that spans rows is repeated in them."""
        document = read(
            """<table class="ruled"><tr><th>Area</th><th>Site</th><th>2023</th></tr>
            <tr><td rowspan="3">South</td><td>Oak</td><td>12</td></tr>
            <tr><td>Elm</td><td>13</td></tr><tr><td>Fir</td><td>14</td></tr>
            <tr><td>North</td><td>Ash</td><td>15</td></tr></table>"""
        )

        assert grid(only_table(document))[1:] == [
            ["South", "Oak", "12"],
            ["South", "Elm", "13"],
            ["South", "Fir", "14"],
            ["North", "Ash", "15"],
        ]

    def test_table_of_words_needs_rules(self) -> None:
        """A content index with rules is a table, each of its rows one provision."""
        document = read(
            f"""<table class="ruled"><tr><th>Provision</th><th>Chapter</th><th>Page</th>
            </tr><tr><td>A1.1 {PROSE}</td><td>Green life</td><td>P. 19</td></tr>
            <tr><td>A1.2 {PROSE}</td><td>Green life</td><td>P. 20</td></tr></table>"""
        )
        table = only_table(document)

        assert [row[0][:4] for row in grid(table)[1:]] == ["A1.1", "A1.2"]
        assert [row[1:] for row in grid(table)[1:]] == [
            ["Green life", "P. 19"],
            ["Green life", "P. 20"],
        ]

    def test_table_over_a_page_break_continues(self) -> None:
        """The rest of a table on the next page is marked."""
        rows = "".join(
            f"<tr><td>Site {n}</td><td>{n}.5</td><td>{n}.7</td></tr>"
            for n in range(1, 90)
        )
        document = read(
            "<table class='ruled'><thead><tr><th>Site</th><th>2022</th><th>2023</th>"
            f"</tr></thead>{rows}</table>"
        )

        assert len(document.tables) > 1
        assert [table.continues for table in document.tables] == [False] + [True] * (
            len(document.tables) - 1
        )

    def test_two_tables_under_each_other_stay_two(self) -> None:
        """Names of columns in the middle start a new table."""
        part = """<p>{}</p><table class="lined">
            <tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>One</td><td>1.5</td><td>2.5</td></tr>
            <tr><td>Two</td><td>3.5</td><td>4.5</td></tr></table>"""
        document = read(part.format("Water") + part.format("Waste"), "p { margin: 0 }")

        assert [table.caption for table in document.tables] == ["Water", "Waste"]

    def test_column_of_dashes_is_a_column(self) -> None:
        """A dash stands in place of a figure; it is no list sign."""
        document = read(
            """<table class="lined"><tr><th>Cases</th><th>2021</th><th>2022</th></tr>
            <tr><td>Shops</td><td>\N{EN DASH}</td><td>3</td></tr>
            <tr><td>Works</td><td>\N{EN DASH}</td><td>4</td></tr>
            <tr><td>Homes</td><td>\N{EN DASH}</td><td>5</td></tr></table>"""
        )

        assert grid(only_table(document))[1] == ["Shops", "\N{EN DASH}", "3"]

    def test_note_under_a_table_belongs_to_it(self) -> None:
        """A raised mark opens a note."""
        document = read(
            """<table class="ruled"><tr><th>KPI</th><th>2022</th><th>2023</th></tr>
            <tr><td>Water</td><td>7.5</td><td>8.5</td></tr>
            <tr><td>Waste</td><td>1.5</td><td>2.5</td></tr></table>
            <p style="font-size:8pt"><sup>1</sup>&emsp;Without the shops.</p>"""
        )

        assert only_table(document).notes == ("1 Without the shops.",)
        assert texts(document, PassageKind.NOTE) == ["1 Without the shops."]

    def test_quotes_of_rows_stand_on_the_page(self) -> None:
        """What a row quotes is printed in one piece."""
        document = read(SPANNING.format(look="zebra"))

        assert all(document.stands(row.quote, 1) for row in only_table(document).rows)


class TestNoTables:
    """What must not become a table."""

    def test_prose_in_two_columns_is_text(self) -> None:
        """Columns are read one after the other."""
        document = read(f"<div class='columns'><p>{PROSE * 6}</p></div>")

        assert document.tables == ()
        assert " ".join(passage.text for passage in document.passages) == " ".join(
            (PROSE * 6).split()
        )

    def test_figures_in_prose_columns_make_no_table(self) -> None:
        """Numbers that happen to stand at the start of lines are no column."""
        prose = "In 2023 we trained 30 people for 12 hours and gave 5 prizes to 4. "
        document = read(f"<div class='columns'><p>{prose * 14}</p></div>")

        assert document.tables == ()

    def test_labels_around_a_chart_are_no_table(self) -> None:
        """Figures without a name on their line are the labels of a chart."""
        document = read(
            """<div style="position:relative;height:60mm">
            <span style="position:absolute;left:30mm;top:5mm">9.9</span>
            <span style="position:absolute;left:90mm;top:5mm">11.12</span>
            <span style="position:absolute;left:20mm;top:25mm">13.48</span>
            <span style="position:absolute;left:85mm;top:25mm">28.1</span>
            <span style="position:absolute;left:30mm;top:45mm">Men</span>
            <span style="position:absolute;left:90mm;top:45mm">Managers</span></div>"""
        )

        assert document.tables == ()

    def test_framed_passages_are_no_table(self) -> None:
        """A box around text is only a box."""
        box = f"<div style='border:1pt solid;padding:3mm;margin:3mm'>{PROSE * 2}</div>"

        assert read(box * 3).tables == ()


class TestText:
    """Passages, lists and lines."""

    def test_lines_of_a_paragraph_are_joined(self) -> None:
        """A paragraph is one passage with a piece for each of its lines."""
        document = read(f"<p>{PROSE * 2}</p><p>{PROSE}</p>")

        assert texts(document, PassageKind.PARAGRAPH) == [
            " ".join((PROSE * 2).split()),
            PROSE.strip(),
        ]
        assert len(document.passages[0].pieces) > 2

    def test_paragraph_over_a_page_break_is_mended(self) -> None:
        """The rest of a paragraph on the next page is part of the same passage."""
        document = read(f"<p>{PROSE.replace('.', ',') * 45}</p>")
        passage = document.passages[0]

        assert len(document.passages) == 1
        assert passage.place_at(len(passage.text) - 1).page == len(document.pages)

    def test_items_know_their_lead(self) -> None:
        """Items of a list point to the passage that announces it."""
        document = read(
            "<p>We do:</p><ul><li>sort waste;</li><li>save power.</li></ul>"
        )

        assert texts(document, PassageKind.ITEM) == ["sort waste;", "save power."]
        assert [passage.lead for passage in document.passages] == [None, 0, 0]

    MAP = """<style>@page { margin-top: 40mm } .map { position: fixed; top: -32mm }
    .map td { width: 24mm; font-size: 8pt; padding: 0 }</style>
    <table class=map><tr><td>About<td>Board<td>Water<td>Staff</tr>
    <tr><td>the report<td>and risk<td>and waste<td>and safety</tr>
    <tr><td>of 2021<td>of ours<td>of sites<td>of shops</tr>
    <tr><td>here<td>there<td>below<td>above</tr></table>"""

    def test_a_site_map_over_all_pages_is_left_out(self) -> None:
        """It has more lines than a running header."""
        document = read(self.MAP + f"<h1>Our planet</h1><p>{PROSE * 120}</p>")

        assert len(document.pages) >= 5
        assert [section.title for section in document.sections[1:]] == ["Our planet"]
        assert len(document.passages) == len(("heading", "paragraph"))

    def test_running_lines_are_no_passages(self) -> None:
        """Header and footer are kept as lines and left out of passages."""
        document = read(
            f"<p>{PROSE * 90}</p>",
            "@page { @top-left { content: 'Example Limited' } "
            "@bottom-right { content: 'Report ' counter(page) } }",
        )

        assert len(document.pages) > 2
        assert not any("Example" in passage.text for passage in document.passages)
        assert [page.label for page in document.pages] == [
            str(page.number) for page in document.pages
        ]
        assert document.pages[1].lines[0].text == "Example Limited"

    @pytest.mark.parametrize(
        ("title", "titles", "label"),
        [
            ("Appendix {}", [f"Appendix {n}" for n in range(1, 4)], None),
            ("Chapter {}", [f"Chapter {n}" for n in range(1, 7)], None),
            ("Chapter {0}, page {0}", [], "3"),
        ],
    )
    def test_a_number_tells_large_headings_apart_but_is_no_page(
        self, title: str, titles: list[str], label: str | None
    ) -> None:
        """On three pages it is of the heading, on many it is that of the page."""
        count = len(titles) or 6
        document = read(
            "".join(
                f"<h2 style='break-after: avoid; break-before: page'>"
                f"{title.format(n)}</h2><p>{PROSE * 6}</p>"
                for n in range(1, count + 1)
            )
        )

        assert len(document.pages) == count
        assert texts(document, PassageKind.HEADING) == titles
        assert document.pages[2].label == label

    def test_both_numbers_of_a_sheet_of_two_pages_are_its_label(self) -> None:
        """They rise by two from sheet to sheet; two numbers that stay are no pages."""
        foot = "<p style='position: absolute; bottom: 0; left: {}mm'>{}</p>"
        sheets = "".join(
            f"<section style='break-before: page; position: relative; height: 188mm'>"
            f"<p>{PROSE * 3}</p>{foot.format(10, n)}{foot.format(200, n + 1)}</section>"
            for n in (10, 12, 14)
        )
        style = "@page { size: A4 landscape; margin: 10mm 15mm }"
        same = "".join(sheets.partition("</section>")[:2]) * 3

        document, other = read(sheets, style), read(same, style)

        assert [page.label for page in document.pages] == ["10-11", "12-13", "14-15"]
        assert document.pages[1].printed == (12, 13)
        assert "10-11" not in {page.label for page in other.pages}

    def test_rows_alike_at_the_foot_of_pages_stay_in_their_table(self) -> None:
        """A long list of loans, the last rows of each page alike but for figures."""
        row = "<tr><td>Loan {}</td><td>HKD</td><td>{},000</td><td>Green</td></tr>"
        rows = "".join(row.format(100 + n, 200 + n) for n in range(200))

        document = read(
            f"<table class=ruled>{rows}</table>",
            "@page { margin: 10mm 20mm 16mm; @bottom-right { content: counter(page)} }",
        )

        kept = [row.cells[0].text for table in document.tables for row in table.rows]
        assert len(document.pages) > 3
        assert kept == [f"Loan {100 + n}" for n in range(200)]
        assert [page.label for page in document.pages][:3] == ["1", "2", "3"]

    def test_a_quotation_mark_in_the_half_of_a_bracket_parts_no_line(self) -> None:
        """The empty half of a full-width bracket reaches under the mark before it."""
        style = Style(font="Sans", size=10, bold=False, italic=False, colour=0)
        printed = (
            ("Care", 50, 72),
            ("（關愛）", 71, 111),
            ("”", 72, 75),
            ("page", 114, 136),
        )
        words = [
            Word(
                text=text,
                left=left,
                top=90,
                right=right,
                bottom=100,
                baseline=98,
                style=style,
                glued=False,
                order=10 * order,
                fresh=False,
            )
            for order, (text, left, right) in enumerate(printed)
        ]

        assert len(part_line(words)) == 1

    def test_boxes_count_from_the_top_left(self) -> None:
        """The first line of a page has the smaller distance from its top."""
        lines = read(f"<p>{PROSE}</p>").pages[0].lines
        boxes = [line.place.box for line in lines]

        assert all(box is not None and 0 < box.top < box.bottom for box in boxes)
        assert all(
            one is not None and two is not None and one.top < two.top
            for one, two in pairwise(boxes)
        )

    def test_mark_in_a_sentence_stands_apart(self) -> None:
        """A footnote mark is not glued to the word it stands at."""
        document = read("<p>Our Scope 2<sup>4</sup> emissions fell by a tenth.</p>")

        assert document.passages[0].text == "Our Scope 2 4 emissions fell by a tenth."

    def test_quote_with_a_mark_still_stands(self) -> None:
        """The gap before a mark does not part the quote from the page."""
        document = read("<p>Our Scope 2<sup>4</sup> emissions fell by a tenth.</p>")

        assert document.stands(document.passages[0].text, 1)


class TestHeadings:
    """The section tree."""

    BODY = (
        f"<h1>Our planet</h1><p>{PROSE}</p><h2>WATER</h2><p>{PROSE}</p>"
        f"<h3>Saving</h3><p>{PROSE}</p><h2>WASTE</h2><p>{PROSE}</p>"
        f"<h1>Our people</h1><p>{PROSE}</p><h2>SAFETY</h2><p>{PROSE}</p>"
    )

    def test_size_gives_the_level(self) -> None:
        """Larger headings stand over smaller ones."""
        document = read(self.BODY)

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("Our planet", 1),
            ("WATER", 2),
            ("Saving", 3),
            ("WASTE", 2),
            ("Our people", 1),
            ("SAFETY", 2),
        ]

    CHAPTERS = "h1 { bookmark-level: 1; font-size: 15pt } h1.large { font-size: 22pt }"

    def test_large_titles_of_the_first_chapters_hold_no_others(self) -> None:
        """All are chapters to the file's own bookmarks."""
        titles = ("Our tea", "A letter", "Markets", "Staff", "Climate")
        body = "".join(
            f"<h1 class={'large' if index < 2 else 'plain'}>{title}</h1><p>{PROSE}</p>"
            for index, title in enumerate(titles)
        )
        sections = read(body, self.CHAPTERS).sections[1:]

        assert [(s.title, s.level) for s in sections] == [(t, 1) for t in titles]

    def test_large_titles_of_parts_hold_their_chapters(self) -> None:
        """Where the file's bookmarks are a flat list of both."""
        titles = ("Our tea", "Markets", "Staff", "Our planet", "Water", "Climate")
        body = "".join(
            f"<h1 class={'large' if title[:3] == 'Our' else 'plain'}>{title}</h1>"
            f"<p>{PROSE}</p>"
            for title in titles
        )
        sections = read(body, self.CHAPTERS).sections[1:]

        assert [s.level for s in sections] == [1, 2, 2, 1, 2, 2]

    @pytest.mark.parametrize(
        ("look", "titled"),
        [
            ("font-family: 'Noto Serif CJK TC'; color: #4e7b44", True),
            ("font-family: 'Noto Serif CJK TC'", False),
            ("color: #242424", False),
        ],
    )
    def test_chinese_heading_has_a_font_and_colour_of_its_own(
        self,
        look: str,
        titled: bool,  # noqa: FBT001  a column of the table
    ) -> None:
        """A font alone may stand in for signs that the other lacks."""
        prose = (
            "本集團在所有地點分類廢物,並於運走前秤量每一袋,以便比較各地點的數字。" * 4
        )
        body = f'<p>{prose}</p><p style="{look}">用水及排放</p><p>{prose}</p>'
        document = read(
            body, "body { font-family: 'Noto Sans CJK TC'; color: #231f20 }"
        )

        assert ("用水及排放" in texts(document, PassageKind.HEADING)) is titled

    def test_passages_hang_under_their_heading(self) -> None:
        """The way down to a passage is that of the printed headings."""
        document = read(self.BODY)

        assert document.heading_path(document.passages[5].section) == (
            "Our planet",
            "WATER",
            "Saving",
        )

    def test_number_is_read(self) -> None:
        """The printed number of a heading is kept apart as well."""
        document = read(f"<h2>5 Green life</h2><p>{PROSE}</p><h3>5.1 Water</h3>{PROSE}")

        assert [(s.number, s.level) for s in document.sections[1:]] == [
            ("5", 1),
            ("5.1", 2),
        ]

    def test_bold_sentence_is_no_heading(self) -> None:
        """A full stop makes a sentence of it."""
        document = read(f"<p><b>We care for water.</b></p><p>{PROSE}</p>")

        assert len(document.sections) == 1

    def test_sections_reach_over_their_pages(self) -> None:
        """A section ends where its last passage stands."""
        document = read(f"<h1>Long</h1><p>{PROSE * 60}</p><h1>Short</h1><p>{PROSE}</p>")
        long, short = document.sections[1:]

        assert long.first_page == 1
        assert long.last_page == short.first_page == len(document.pages)


class TestPages:
    """The ledger of pages, and files that cannot be read."""

    def test_blank_page_is_no_loss(self) -> None:
        """A page on which nothing is drawn is blank."""
        document = read(
            f"<p>{PROSE}</p><p style='break-before:page;break-after:page'></p><p>x</p>"
        )

        assert [page.status for page in document.pages] == [
            PageStatus.READ,
            PageStatus.BLANK,
            PageStatus.READ,
        ]

    def test_picture_alone_has_no_text(self) -> None:
        """A page with a drawing and no letters is said to hold no text."""
        document = read(
            f"<p>{PROSE}</p><div style='break-before:page;height:9cm;background:red'>"
        )

        assert document.pages[1].status is PageStatus.NO_TEXT
        assert document.pages[1].reason

    def test_report_without_text_is_refused(self) -> None:
        """A scan needs text recognition first."""
        told, status = read(
            "<div style='height:9cm;background:red'></div>"
        ).refusal or (
            "",
            "",
        )

        assert "OCR" in told
        assert status == "no-text"

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
    def test_truncated_file_is_refused(self, share: float) -> None:
        """A broken-off download is told as such."""
        data = made(f"<p>{PROSE}</p>")

        with pytest.raises(ReportError, match="ends early") as caught:
            read_pdf(data[: int(len(data) * share)], "cut.pdf")

        assert caught.value.status == "unreadable"

    def test_locked_file_says_how_to_unlock_it(self) -> None:
        """A password is not asked for; the remedy is named."""
        with pytest.raises(ReportError, match="without one") as caught:
            read_pdf(LOCKED, "locked.pdf")

        assert caught.value.status == "needs-password"

    @pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
    def test_crash_of_the_engine_is_a_limit(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A reader that dies takes nothing else with it."""
        monkeypatch.setattr("sys.executable", str(_dying_program(tmp_path)))
        path = tmp_path / "report.pdf"
        path.write_bytes(made(f"<p>{PROSE}</p>"))

        with pytest.raises(ReportError, match="crash") as caught:
            read_report(path)

        assert caught.value.status == "limit"

    def test_own_process_gives_the_same_document(self, tmp_path: Path) -> None:
        """What is read apart equals what is read here, but for the hash of the file."""
        path = tmp_path / "made.pdf"
        path.write_bytes(made(SPANNING.format(look="zebra")))

        apart = read_report(path)

        assert replace(apart, sha256="") == read(SPANNING.format(look="zebra"))

    def test_junk_before_the_header_is_a_warning(self) -> None:
        """What stands before the PDF is skipped and told."""
        document = read_pdf(b"Received: x\n" + made(f"<p>{PROSE}</p>"), "a.pdf")

        assert document.warnings == (
            "the file holds other data before the PDF, which was skipped",
        )

    def test_rebuilt_table_of_contents_is_a_warning(self) -> None:
        """What the engine mends in silence is told."""
        data = made(f"<p>{PROSE}</p>").replace(b"startxref\n", b"startxref\n9")

        assert "rebuilt" in read_pdf(data, "a.pdf").warnings[0]

    def test_sound_file_has_no_warnings(self) -> None:
        """Nothing is told of a file that is in order."""
        assert read(f"<p>{PROSE}</p>").warnings == ()

    @pytest.mark.parametrize(
        "look",
        [
            "color:white",
            "font-size:1pt",
            "position:absolute;left:-90mm",
            "color:#2a6;background:#2a6",
            "color:#f0f4f0;background:#fafdfa",
            "color:rgba(0,0,0,.01)",
        ],
    )
    def test_words_that_cannot_be_seen_are_not_used(self, look: str) -> None:
        """White, tiny, off the page, in the colour of its ground, let through."""
        document = read(f"<p>{PROSE}</p><p style='{look}'>Hidden claim of ours.</p>")

        assert not any("Hidden" in passage.text for passage in document.passages)
        assert "were not used: 4, on page 1" in document.warnings[0]

    @pytest.mark.parametrize(
        "look", ["color:white;background:navy", "color:#252;background:#595"]
    )
    def test_words_that_stand_out_from_their_ground_are_read(self, look: str) -> None:
        """White is hidden on white only; a little darker than its ground is seen."""
        document = read(f"<p>{PROSE}</p><p style='{look}'>Seen by all.</p>")

        assert texts(document, PassageKind.PARAGRAPH)[-1] == "Seen by all."
        assert document.warnings == ()

    def test_title_and_bookmarks_are_kept(self) -> None:
        """The file's own title and bookmarks are handed on."""
        document = read(f"<title>Green 2023</title><h1>Water</h1><p>{PROSE}</p>")

        assert document.metadata_title == "Green 2023"
        assert document.outline == (("Water", 1),)


def _dying_program(folder: Path) -> Path:
    program = folder / "dying"
    program.write_text("#!/bin/sh\nkill -ABRT $$\n", encoding="utf-8")
    program.chmod(0o755)
    return program


LOCKED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/Length 40/P -4
/O<0000000000000000000000000000000000000000000000000000000000000000>
/U<0000000000000000000000000000000000000000000000000000000000000000>>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF
"""


@pytest.fixture(scope="module")
def document() -> Document:
    """One real report, read once."""
    return read_report(CASES / "00607_FY2020_en_esg.pdf")


@pytest.mark.skipif(not CASES.is_dir(), reason="the sample reports are not here")
class TestCases:
    """Counts and properties of real filings."""

    def test_kpi_pages_hold_the_tables_that_are_printed(
        self, document: Document
    ) -> None:
        """One table on one page, two on the next, each of eleven columns."""
        shapes = [
            (table.page, len(table.rows[0].cells))
            for table in document.tables
            if table.page in {20, 21}
        ]

        assert shapes == [(20, 11), (21, 11), (21, 11)]

    def test_chart_page_holds_no_table(self, document: Document) -> None:
        """Labels of two ring charts are text."""
        assert not any(table.page == 25 for table in document.tables)

    def test_index_continues_over_pages(self, document: Document) -> None:
        """The content index is one table on three pages."""
        assert [
            table.continues for table in document.tables if table.page in {35, 36, 37}
        ] == [False, True, True]

    def test_printed_numbers_are_read(self, document: Document) -> None:
        """The printed number is one less than that of the file."""
        assert all(page.label == str(page.number - 1) for page in document.pages[1:])

    def test_row_quotes_a_printed_line(self, document: Document) -> None:
        """Each row can be found again among the lines of its page."""
        printed = {
            page.number: fold(" ".join(line.text for line in page.lines))
            for page in document.pages
        }

        assert all(
            fold(row.quote) in printed[table.page]
            for table in document.tables
            for row in table.rows
        )
