"""Tables of a PDF without rules: names over two columns, wrapped cells, neighbours."""

import pytest
from weasyprint import HTML

from auditor.document import Document, PageStatus, Table
from auditor.ingest.pdf.reading import read_pdf

STYLE = """
@page { size: A4 landscape; margin: 20mm 15mm; }
body { font: 7.5pt/1.25 sans-serif; }
p { margin: 0 } p.far { margin-top: 12pt }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 2pt 4pt; text-align: right; font-weight: normal; }
td:first-child, th:first-child { text-align: left; }
th.over { text-align: center; }
.columns { column-count: 2; column-gap: 8mm; }
"""
HEAD = """
<tr><th></th><th class="over" colspan="2">Ferries</th>
    <th class="over" colspan="2">Coaches and taxis</th>
    <th class="over" colspan="2">Group</th></tr>
<tr><th></th><th>2018</th><th>2017</th><th>2018</th><th>2017</th><th>2018</th>
    <th>2017</th></tr>
"""
YEARS = ["2018", "2017", "2018", "2017", "2018", "2017"]
DUST = ["Dust", "1,146.8 t", "1,088.3 t", "18.4 t", "17.9 t", "1,165.2 t", "1,106.2 t"]
SOOT = ["Soot", "12.5 t", "134.7 t", "0.1 t", "\N{EN DASH}", "12.6 t", "134.7 t"]
FUMES = ["Fumes", "148.2 t", "155.9 t", "1.3 t", "1.3 t", "149.5 t", "157.2 t"]
TRIPS = ["Trips", "41,200", "39,800", "18,300", "17,100", "59,500", "56,900"]
FARES = ["Fares", "$9.7 m", "$9.1 m", "$3.1 m", "$3.0 m", "$12.8 m", "$12.1 m"]
RULES = """
<style>@page { size: A4 } table { width: 150mm } td, th { padding: 1.5pt 2pt }
table, tr:nth-child(3) td { border-top: .5pt solid }
table { border-bottom: .5pt solid }</style>
"""
ZEBRA = """
<style>@page { size: A4 } table { width: 150mm } td, th { padding: 1.5pt 2pt }
tr:nth-child(even) { background: #dde8dd }</style>
"""
MERGED = (
    '<tr><td>Lead</td><td colspan="2" style="text-align: center">not measured in these '
    "years yet</td><td>1.0 t</td><td>2.0 t</td><td>1.0 t</td><td>2.0 t</td></tr>"
)


def read(body: str) -> Document:
    data = HTML(string=f"<style>{STYLE}</style>{body}").write_pdf() or b""
    return read_pdf(bytes(data), "made.pdf")


def row(cells: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def table(*rows: str, head: str = HEAD) -> str:
    return f"<table>{head}{''.join(rows)}</table>"


def grid(found: Table) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in found.rows]


def only_table(document: Document) -> Table:
    assert len(document.tables) == 1
    return document.tables[0]


class TestNamesOverColumns:
    """Names of parts of a group over two years each."""

    def test_each_year_is_a_column(self) -> None:
        """A name in the middle of two columns does not join them."""
        found = only_table(read(table(row(DUST), row(SOOT), row(FUMES))))

        assert [
            (cell.text, at, cell.span)
            for at, cell in enumerate(found.rows[0].cells)
            if cell.text
        ] == [("Ferries", 1, 2), ("Coaches and taxis", 3, 2), ("Group", 5, 2)]
        assert grid(found)[1:] == [["", *YEARS], DUST, SOOT, FUMES]

    @pytest.mark.parametrize("frame", [RULES, ZEBRA])
    def test_names_printed_again_among_the_rows_join_no_columns(
        self, frame: str
    ) -> None:
        """Other names over two columns each leave the columns as the figures do."""
        over = HEAD.partition("<tr><th></th><th>2018")[0]
        over = over.replace("Ferries", "Boats and ferries in harbours")
        over = over.replace("Coaches and taxis", "Cars of all makes, bought or hired")
        document = read(
            frame + table(row(DUST), row(SOOT), over, row(FUMES), row(FARES))
        )

        assert grid(only_table(document)) == [
            ["", "Ferries", "", "Coaches and taxis", "", "Group", ""],
            ["", *YEARS],
            DUST,
            SOOT,
            [
                "",
                "Boats and ferries in harbours",
                "",
                "Cars of all makes, bought or hired",
                "",
                "Group",
                "",
            ],
            FUMES,
            FARES,
        ]

    @pytest.mark.parametrize("frame", [RULES, ZEBRA])
    def test_one_row_of_merged_cells_joins_no_columns(self, frame: str) -> None:
        """A remark in place of two figures is only a remark."""
        document = read(frame + table(row(DUST), MERGED, row(SOOT), row(FUMES)))
        found = grid(only_table(document))

        assert [line for line in found if line[0] != "Lead"][2:] == [DUST, SOOT, FUMES]


class TestNames:
    """What names the columns, and what does not."""

    def test_the_first_white_row_of_a_striped_table_is_a_row(self) -> None:
        """Names without a fill, and a row without one, stay apart."""
        head = "<tr><th>Parts</th>" + "".join(f"<th>{year}</th>" for year in YEARS[:2])
        body = [row(cells[:3]) for cells in (DUST, SOOT, FUMES, TRIPS)]
        striped = ZEBRA.replace("even", "2n+3")
        found = only_table(read(striped + table(*body, head=f"{head}</tr>")))

        assert [line.header for line in found.rows] == [True, *[False] * 4]
        assert grid(found)[1] == DUST[:3]

    def test_years_beside_the_last_line_of_their_label_are_names(self) -> None:
        """What the years count stands below them, and is no figure."""
        head = row(["Crew trained in harbour rules", "", ""])
        head += row(["by:", *YEARS[:2]]) + row(["", "% of crew", "% of crew"])
        body = [row(["Masters", "93 %", "89 %"]), row(["Mates", "91 %", "84 %"])]
        style = RULES.replace("nth-child(3)", "nth-child(4)")
        found = only_table(read(style + table(*body, head=head)))

        assert grid(found)[0] == ["Crew trained in harbour rules by:", *YEARS[:2]]
        assert grid(found)[1] == ["", "% of crew", "% of crew"]
        assert [line.header for line in found.rows] == [True, True, False, False]

    def test_names_of_several_lines_on_a_rule_are_whole(self) -> None:
        """All their lines are names; the sentence above them is none."""
        names = ["", "Hulls<br>and decks<br>HK$", "Yards<br>HK$", "All<br>HK$"]
        head = row(names).replace(
            "<td>", '<td style="border-bottom: .5pt solid; vertical-align: bottom">'
        )
        body = [row(cells) for cells in (["Cost", "1,204", "7,310", "8,514"],)]
        body += [row(["Wear", "(310)", "(92)", "(402)"])]
        body += [row(["At the end of the year", "894", "7,218", "8,112"])]
        found = only_table(read(f"<p>Ships:</p>{table(*body, head=head)}"))

        assert grid(found)[0] == ["", "Hulls and decks HK$", "Yards HK$", "All HK$"]
        assert [line.header for line in found.rows] == [True, *[False] * 3]

    @pytest.mark.parametrize("gap", ["9pt", "0"])
    def test_space_alone_parts_rows_of_several_lines(self, gap: str) -> None:
        """Lines without a label carry on the row above, where space parts the rows."""
        head = row(["Name", "Place<br>and date", "Share", "Trade"]).replace(
            "<td>", '<td style="border-bottom: .5pt solid">'
        )
        yards = [
            ["North Yard", "Kowloon<br>3 July 2015", "100%", "Repair of<br>ships"],
            ["South Yard", "Lantau<br>9 May 2009", "60%", "Sale of<br>boats"],
            ["East Yard", "Sai Kung<br>1 June 2001", "75%", "Sale of<br>ropes"],
        ]
        style = f"<style>td {{ vertical-align: top; padding: 0 4pt {gap} }}</style>"
        found = only_table(read(style + table(*map(row, yards), head=head)))

        whole = [[cell.replace("<br>", " ") for cell in cells] for cells in yards]
        assert (grid(found)[1:] == whole) == (gap != "0")


class TestNeighbours:
    """Tables that stand close under each other."""

    @pytest.mark.parametrize("rule", ["", "border-top: 0.5pt solid; "])
    def test_numbered_captions_part_tables(self, rule: str) -> None:
        """A second caption, with the same names below it, starts a second table."""
        style = f"<style>tr:first-child th, tr:last-child td {{ {rule} }}</style>"
        document = read(
            f"{style}<p>Table 1: Work done</p>{table(row(TRIPS), row(FARES))}"
            "<p class='far'>Table 2: Into the air</p>"
            f"{table(row(DUST), row(SOOT), row(FUMES))}"
        )

        assert [found.caption for found in document.tables] == [
            "Table 1: Work done",
            "Table 2: Into the air",
        ]
        assert [grid(found)[1:] for found in document.tables] == [
            [["", *YEARS], TRIPS, FARES],
            [["", *YEARS], DUST, SOOT, FUMES],
        ]

    def test_other_names_under_a_numbered_caption_start_a_table(self) -> None:
        """The second table need not have the columns of the first."""
        head = "<tr><th></th><th>Men</th><th>Women</th></tr>"
        document = read(
            f"<p>Table 1: Work done</p>{table(row(TRIPS), row(FARES))}"
            "<p>Table 2: People</p>"
            + table(row(["Crew", "41", "12"]), row(["Clerks", "5", "9"]), head=head)
        )

        assert [len(found.rows[0].cells) for found in document.tables] == [7, 3]
        assert grid(document.tables[1])[1:] == [
            ["Crew", "41", "12"],
            ["Clerks", "5", "9"],
        ]

    def test_group_of_rows_starts_no_table(self) -> None:
        """A label alone between rows names a group of them."""
        name = '<tr><td colspan="7">Tables and chairs</td></tr>'
        found = only_table(
            read(table(row(DUST), row(SOOT), name, row(FUMES), row(FARES)))
        )

        assert grid(found)[2:] == [
            DUST,
            SOOT,
            ["Tables and chairs", *[""] * 6],
            FUMES,
            FARES,
        ]

    def test_units_printed_again_start_no_table(self) -> None:
        """The rest of a unit that repeats below figures is no name of a column."""
        wide = "<tr><th></th><th>2018</th><th>2017</th></tr>"
        cells = [["Per trip", "3.1 t per<br>thousand", "3.3 t per<br>thousand"]]
        cells += [["Per fare", "2.1 t per<br>thousand", "2.3 t per<br>thousand"]]
        top = "<style>td { vertical-align: top }</style>"
        found = only_table(read(top + table(*map(row, cells), head=wide)))

        assert grid(found)[1:] == [
            ["Per trip", "3.1 t per thousand", "3.3 t per thousand"],
            ["Per fare", "2.1 t per thousand", "2.3 t per thousand"],
        ]


class TestWrappedCells:
    """Cells of two lines in tables without rules."""

    def test_second_line_of_a_label_belongs_to_it(self) -> None:
        """The figures stand beside the first line, between the lines or below."""
        long = "Ash of fuel burned on deck,<br>on the road and in sheds"
        label = "Ash of fuel burned on deck, on the road and in sheds"
        for place in ("top", "middle", "bottom"):
            body = table(row([long, *FUMES[1:]]), row(DUST), row(SOOT))
            found = only_table(
                read(f"<style>td {{ vertical-align: {place} }}</style>{body}")
            )

            assert grid(found)[2:] == [[label, *FUMES[1:]], DUST, SOOT]

    def test_second_line_of_a_unit_belongs_to_its_figure(self) -> None:
        """Space parts the rows; a unit that breaks off goes on below."""
        per = ["Rate", *["3.1 tCO<sub>2</sub>e per<br>thousand trips"] * 6]
        long = ["Ash of fuel burned<br>in sheds", *FUMES[1:]]
        found = only_table(read(table(row(DUST), row(per), row(long), row(SOOT))))

        assert grid(found)[3] == ["Rate", *["3.1 tCO2e per thousand trips"] * 6]

    @pytest.mark.parametrize("size", ["93%", "60%"])
    def test_raised_power_on_a_line_of_its_own_stays_at_its_unit(
        self, size: str
    ) -> None:
        """``m`` and its raised ``2`` on a second line are ``m2``."""
        per = f'7.5 kg per<br>m<sup style="font-size:{size}">2</sup>'
        found = only_table(read(table(row(DUST), row(["Area", *[per] * 6]), row(SOOT))))

        assert grid(found)[2:] == [DUST, ["Area", *["7.5 kg per m2"] * 6], SOOT]


class TestNoTables:
    """What must not become a table."""

    def test_figures_among_two_columns_of_prose(self) -> None:
        """Years and amounts that happen to stand side by side are no columns."""
        prose = (
            "In 2018 we burned 1,146.8 t of oil, in 2017 it was 1,088.3 t; of each 12 "
            "ferries 4 ran at night, and table 2 of the last report gave 18.4 t. "
        )
        document = read(f"<div class='columns'><p>{prose * 16}</p></div>")

        assert document.tables == ()
        assert " ".join(passage.text for passage in document.passages) == " ".join(
            (prose * 16).split()
        )

    def test_passage_between_two_tables_stays_a_passage(self) -> None:
        """Prose parts tables and is part of none."""
        prose = "Ferries burn oil of low sulphur in every port that they call at. "
        document = read(
            f"{table(row(TRIPS), row(FARES))}<p class='far'>{prose * 6}</p>"
            f"{table(row(DUST), row(SOOT))}"
        )

        assert len(document.tables) == 2
        assert any(
            passage.text == " ".join((prose * 6).split())
            for passage in document.passages
        )


class TestRowsOfSigns:
    """Rows that are a list sign and one figure each."""

    @pytest.mark.parametrize("gap", [2, 8, 20])
    @pytest.mark.parametrize("head", ["", "<tr><th>No.</th><th>2018</th></tr>"])
    def test_no_line_stands_beside_a_label(self, head: str, gap: int) -> None:
        """A line between them of which no column can be told is read as any other."""
        rows = "".join(row([f"{n}.", f"{n * 137:,}"]) for n in range(1, 9))
        total = "<tr><td colspan=2>Total of all</td></tr>"
        style = f"<style>td, th {{ padding: 1pt {gap}pt; text-align: left }}</style>"

        document = read(f"{style}<table>{head}{rows}{total}{rows}</table>")

        assert [page.status for page in document.pages] == [PageStatus.READ]
        assert any("Total of all" in passage.text for passage in document.passages)


class TestCellsInTheMiddleOfTheirRow:
    """Signs and sections set half-way down a cell of two lines."""

    @pytest.mark.parametrize("align", ["top", "middle"])
    def test_column_of_two_lines_is_a_column(self, align: str) -> None:
        """Its lines stand between those of its neighbours, on no height of theirs."""
        rows = [
            [f"{letter}{step}", f"Duties of {name}<br>{name}職責", f"{name} at sea"]
            for letter, name in (("A", "Pilots"), ("B", "Stewards"), ("C", "Masters"))
            for step in (1, 2, 3)
        ]
        rows[0][2] = "Not applicable"
        style = (
            f"<style>td {{ vertical-align: {align} }} td, th {{ text-align: left; "
            f"padding: 2pt 9pt; border-bottom: .5pt solid }}</style>"
        )
        head = "<tr><th>Sign</th><th>Matter</th><th>Chapter</th></tr>"

        found = only_table(read(style + table(*map(row, rows), head=head)))

        assert grid(found) == [
            ["Sign", "Matter", "Chapter"],
            *([cell.replace("<br>", " ") for cell in cells] for cells in rows),
        ]

    @pytest.mark.parametrize("width", [38, 50])
    def test_unit_in_the_middle_of_a_wrapped_label(self, width: int) -> None:
        """Where one line fills the label up to the unit, the others show the gap."""
        style = (
            "<style>table { width: 150mm } td { vertical-align: middle }"
            f"td:first-child {{ width: {width}mm }}"
            "td, th { text-align: left; padding: 2pt 1pt }</style>"
        )
        crossings = (
            "Crossings of all ferries and all coaches of the Group in winter "
            "nights (north and south)"
        )
        rows = [
            [crossings, "trips", "41", "40"],
            [
                "Passengers of ferries for every million dollars of fares in winter",
                "heads per million",
                "0.42",
                "0.47",
            ],
            ["Passengers of coaches all the year round", "heads", "77", "81"],
        ]
        head = "<tr><th>Matter</th><th>Unit</th><th>2018</th><th>2017</th></tr>"

        found = only_table(read(style + table(*map(row, rows), head=head)))

        assert grid(found) == [["Matter", "Unit", "2018", "2017"], *rows]
