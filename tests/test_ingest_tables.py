"""Tables of known truth: how much of it is found, and that nothing is made up."""

import pytest
from made_tables import LOOKS, Triple, made_table
from weasyprint import HTML

from auditor.document import Document, PassageKind, Table
from auditor.ingest.gridding import is_value, is_year
from auditor.ingest.pdf.reading import read_pdf

LEAST = 0.98
"""Share of the figures that must be found under their label and column."""


def read(body: str) -> Document:
    return read_pdf(bytes(HTML(string=body).write_pdf() or b""), "made.pdf")


def columns(table: Table) -> list[str]:
    """Return the names over each column, from the top down."""
    names = [""] * len(table.rows[0].cells)
    for row in table.rows:
        for at, cell in enumerate(row.cells if row.header else ()):
            for column in range(at, at + cell.span):
                names[column] += f" {cell.text}" if cell.text else ""
    return [name.strip() for name in names]


def triples(document: Document) -> set[Triple]:
    return {
        (row.cells[0].text, name, cell.text)
        for table in document.tables
        for row in table.rows
        for name, cell in zip(columns(table), row.cells, strict=True)
    }


@pytest.mark.parametrize("look", LOOKS)
def test_figures_are_found_under_their_names(look: str) -> None:
    """Ruled, half-ruled, striped or bare, over two pages, with lines that wrap."""
    body, truth = made_table(look)

    document = read(body)

    found = len(set(truth) & triples(document))
    assert found >= LEAST * len(set(truth))
    assert [table.continues for table in document.tables] == [False, True]
    assert document.tables[-1].notes == ("Note: without the yards that were sold.",)


@pytest.mark.parametrize("look", LOOKS)
def test_cells_lie_within_their_table(look: str) -> None:
    """Each printed cell has its box, inside that of the table and right of the last."""
    for table in read(made_table(look, copies=1)[0]).tables:
        assert table.box
        for row in table.rows[2:]:
            boxes = [cell.place.box for cell in row.cells if cell.place]
            assert len(boxes) == sum(bool(cell.text) for cell in row.cells)
            lefts = [box.left for box in boxes if box]
            assert lefts == sorted(lefts)
            assert all(
                table.box.top <= box.top <= table.box.bottom for box in boxes if box
            )


HALF = """
<style>@page { size: A4; margin: 20mm } body { font: 9pt/1.3 sans-serif }
table { border-collapse: collapse; width: 100% } td, th { padding: 2pt 4pt;
text-align: right; font-weight: normal } td:first-child, th:first-child
{ text-align: left } .top th { border-top: .7pt solid } .foot th
{ border-bottom: .7pt solid }</style>
"""


def table_of(*rows: str) -> list[list[str]]:
    [table] = read(f"{HALF}<table>{''.join(rows)}</table>").tables
    return [[cell.text for cell in row.cells] for row in table.rows if row.header]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FY23", "year"),
        ("FY2023 plan", ""),
        ("\u4e8c\u96f6\u4e8c\u4e94\u5e74", "year"),
        ("\u4e8c\u3007\u4e8c\u56db \u5e74\u5ea6", "year"),
        ("\u4e8c\u96f6\u4e8c\u4e94", ""),
        ("CO2", ""),
        ("PM10", ""),
        ("RMB 12", "figure"),
        ("HK$5.2", "figure"),
    ],
)
def test_what_names_a_year_and_what_is_a_figure(text: str, kind: str) -> None:
    """Years are written in Chinese digits, too; a gas is no figure."""
    assert "year" * is_year(text) + "figure" * is_value(text) == kind


def test_only_name_over_years_reaches_over_all_of_them() -> None:
    """Not over the column of units beside them."""
    rows = "".join(
        f"<tr><td>{name}</td><td>kg</td><td>1.5</td><td>2.5</td><td>3.5</td></tr>"
        for name in ("Dust", "Soot", "Fumes")
    )

    [table] = read(
        f"{HALF}<table><tr><th></th><th></th><th></th><th>Year</th><th></th></tr><tr>"
        f"<th>KPI</th><th>Unit</th><th>2023</th><th>2022</th><th>2021</th></tr>{rows}"
        "</table>"
    ).tables

    assert [(cell.text, cell.span) for cell in table.rows[0].cells[2:]] == [
        ("Year", 3),
        ("", 1),
        ("", 1),
    ]


def test_one_line_of_figures_under_years_and_units_is_a_table() -> None:
    """A table may have a single row."""
    assert table_of(
        "<tr><th>Assets</th><th>2023</th><th>2022</th></tr>"
        "<tr><th></th><th>$bn</th><th>$bn</th></tr>",
        "<tr><td>Managed</td><td>179.8</td><td>73.3</td></tr>",
    ) == [["Assets", "2023", "2022"], ["", "$bn", "$bn"]]


def test_running_text_below_the_last_figures_is_left_out() -> None:
    """Not every note is set small; one that runs under the figures ends the table."""
    note = "Sites that were sold are left out, and the figures of the last year are "
    document = read(
        f"{HALF}<table><tr class='top foot'><th>KPI</th><th>2023</th><th>2022</th></tr>"
        "<tr><td>Dust</td><td>1.5</td><td>2.5</td></tr>"
        "<tr><td>Soot</td><td>1.5</td><td>2.5</td></tr></table>"
        f"<p style='margin: 3pt 0'>{note * 3}</p>"
    )

    assert [len(table.rows) for table in document.tables] == [3]
    assert any(note.strip() in passage.text for passage in document.passages)


def test_group_that_ends_with_a_colon_parts_no_names_from_figures() -> None:
    """It stands below names of columns, which a lead-in to a table does not."""
    assert table_of(
        "<tr><th></th><th>Harbour</th><th>Ferries</th></tr>"
        "<tr class='foot'><th></th><th>HK$'000</th><th>HK$'000</th></tr>",
        "<tr><td>Revenue by yard:</td><td></td><td></td></tr>",
        "<tr><td>North</td><td>179.8</td><td>73.3</td></tr>"
        "<tr><td>South</td><td>12.4</td><td>8.1</td></tr>",
    ) == [["", "Harbour HK$'000", "Ferries HK$'000"]]


LEAD = (
    "At 30 June 2023 we ran 26 sites, 14 of them from 2019 on, and left out 9 that are "
    "held by others, as nobody there has to tell us before 2025 what is taken away. "
)
SITES = (("North", "Boats", "Oil, rope"), ("South", "Cars", "Tyres"))


RULE = "<div style='height: .7pt; background: #000'></div>"


def text_table(title: str, sites: tuple[tuple[str, ...], ...] = SITES) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in site)}</tr>" for site in sites
    )
    return (
        "<style>.text td, .text th { border-bottom: .7pt solid; text-align: left }"
        f"</style><p><b>{title}</b></p><table class='text'>"
        f"<tr><th>Name</th><th>Kind</th><th>Waste</th></tr>{rows}</table>"
    )


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in document.tables
    ]


NAMES = ["Name", "Kind", "Waste"]


def test_running_text_between_a_rule_and_a_table_is_no_row() -> None:
    """A rule under the heading of the page does not make text below it a cell."""
    document = read(
        f"{HALF}<h2 style='font-size: 12pt'>Sites</h2>{RULE}"
        f"<p>{LEAD * 2}</p>{text_table('Those that we run')}"
    )

    assert grids(document) == [[NAMES, *map(list, SITES)]]
    assert (LEAD * 2).strip() in [passage.text for passage in document.passages]


def test_names_of_columns_printed_again_start_a_table_of_text() -> None:
    """The title between is no row, and a heading below the last row is none either."""
    title = f"<h2 style='font-size: 14pt'>How we count</h2>{RULE}"
    document = read(
        f"{HALF}{text_table('Ours')}{text_table('Of others', SITES[:1] * 3)}{title}"
    )

    assert grids(document) == [
        [NAMES, *map(list, SITES)],
        [NAMES, *[list(SITES[0])] * 3],
    ]


def test_panel_as_high_as_the_page_is_no_table() -> None:
    """It is a background, and what stands on it in two columns is text."""
    column = "<div style='float: left; width: 40mm'>{} Limited<br>{} Road<br>{}</div>"
    document = read(
        f"{HALF}<div style='position: absolute; top: -20mm; left: -20mm; height: 297mm;"
        f"width: 110mm; background: #cde'></div><div style='position: absolute; "
        f"top: 200mm'>{column.format('Harbour', 'Pier', 'Hong Kong')}"
        f"{column.format('Ferry', 'Dock', 'Perth')}</div>"
        f"<p style='margin-left: 115mm'>{LEAD * 6}</p>"
    )

    assert document.tables == ()


FRAME = "<td style='border: .5pt solid; height: 60pt; width: 90pt'>"


def boxes(*drawings: str) -> Document:
    """Read three rows of boxes with a name each, drawings in the first row of them."""
    top = "".join(
        f"{FRAME}{name}<br><svg width='70' height='40'>{drawing}</svg></td>"
        for drawing, name in zip(drawings, ("Done", "Begun", "Planned"), strict=True)
    )
    low = [f"{FRAME}{name}</td>" for name in ("Ships", "Cars", "Sites", "A", "B", "C")]
    rows = (top, "".join(low[:3]), "".join(low[3:]))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return read(f"{HALF}<p>{LEAD}</p><table>{table}</table>")


@pytest.mark.parametrize(("circles", "tables"), [(1, 1), (20, 0)])
def test_boxes_full_of_circles_are_a_chart(circles: int, tables: int) -> None:
    """A sign in each cell is none; the labels of a chart are captions, all kept."""
    drawn = "".join(
        f"<circle cx='{9 + 3 * at}' cy='20' r='{4 + at % 5}' fill='#37a'/>"
        for at in range(circles)
    )
    document = boxes(drawn, drawn, drawn)

    assert len(document.tables) == tables
    captions = {p.text for p in document.passages if p.kind is PassageKind.CAPTION}
    names = {"Done", "Begun", "Planned", "Ships", "Cars", "Sites", "A", "B", "C"}
    assert captions == (set() if tables else names)


def test_bars_that_stand_within_columns_are_a_chart() -> None:
    """Years at the foot are its axis; the text before and after it stays whole."""
    bars = "".join(
        "<td style='border: .5pt solid; height: 90pt; width: 150pt'>"
        + "".join(
            f"<div style='margin: 1pt {inset}pt; background: #37a; color: #fff'>{n}"
            "</div>"
            for inset, n in ((10, "Dust"), (22, "Soot"), (34, "Fumes"), (46, "Ash"))
        )
        + "</td>"
        for _ in range(3)
    )
    axis = "".join(
        f"<td style='border: .5pt solid'>{y}</td>" for y in (2021, 2022, 2023)
    )
    document = read(f"{HALF}<p>{LEAD}</p><table><tr>{bars}</tr><tr>{axis}</tr></table>")

    assert document.tables == ()
    assert {"Dust", "2023"} <= {passage.text for passage in document.passages}


def bare(*rows: str, style: str = "") -> str:
    return f"{HALF}<style>{style}</style><table>{''.join(rows)}</table>"


def cells(*texts: str) -> str:
    return f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"


LONG_GROUP = (
    "Harbours and ferries that we run on our own, with the average of three years"
)
ROWS = (
    cells("Dust", "1.5 in 2019", "2.5", "3.5"),
    cells("Soot", "2.5 in 2019", "4.5", "5.5"),
)


def test_group_whose_label_runs_under_the_names_shuts_out_none_of_them() -> None:
    """It is flush with the rows below it, and only names of columns stand above it."""
    document = read(
        bare(
            cells("Sector", "Base", "2022", "2023"),
            f"<tr><td colspan='4'>{LONG_GROUP}</td></tr>",
            *ROWS,
        )
    )

    [table] = document.tables
    assert columns(table) == ["Sector", "Base", "2022", "2023"]


def test_sentence_between_two_tables_joins_them_not() -> None:
    """What stands above it are figures, no names."""
    document = read(
        bare(*ROWS, f"<tr><td colspan='4'>{LONG_GROUP}</td></tr>", *ROWS[:1] * 2)
        + f"<p>{LEAD}</p>"
        + bare(*ROWS)
    )

    assert [len(table.rows) for table in document.tables][-1] == len(ROWS)


def test_years_set_close_to_each_other_name_columns() -> None:
    """Nothing but a space parts them, nor some of the figures below."""
    years = [f"FY20{year}" for year in range(18, 24)]
    document = read(
        bare(
            cells("Measure", *years),
            *(
                cells(name, *[figure] * 6)
                for name, figure in (("Drawn", "15,700"), ("Used", "95"), ("Left", "7"))
            ),
            style="table { width: auto } td:not(:first-child) { padding: 6pt 2.9pt }"
            "td:first-child { padding: 6pt 40pt 6pt 0 }",
        )
    )

    [table] = document.tables
    assert columns(table) == ["Measure", *years]


TALL = "th { padding: 2pt 4pt 13pt; text-align: left } tr { border-bottom: .7pt solid }"


def test_names_far_above_a_table_of_text_stand_under_a_rule() -> None:
    """The rule above them is as wide as the table."""
    names = "".join(f"<th>{name}</th>" for name in NAMES)
    document = read(
        bare(
            f"<tr>{names}</tr>",
            *(cells(*site) for site in SITES * 2),
            style=f"{TALL} td:nth-child(n) {{ text-align: left }}"
            "table { border-top: .7pt solid } td { border: .7pt solid }",
        )
    )

    [table] = document.tables
    assert columns(table) == NAMES


def test_numbered_heading_on_a_rule_belongs_to_no_table() -> None:
    """Nor does the text between it and the table."""
    heading = "<span style='padding-right: 20pt'>9.</span>How we count"
    document = read(
        f"{HALF}<div style='font-size: 15pt'>{heading}</div>{RULE}<p>{LEAD}</p>"
        f"{text_table('Ours', SITES * 3)}"
    )

    assert grids(document) == [[NAMES, *map(list, SITES * 3)]]


HEAD = ("<tr class='foot'><th></th><th>2023</th><th>2022</th></tr>",)
SUMS = "<td style='border-bottom: .7pt solid'>{}</td>"
ACCOUNT = """
.in { padding-left: 12pt; text-indent: -8pt; width: 90pt } td { line-height: 1.4 }
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (
                *HEAD,
                cells("North", "1.5", "2.5"),
                cells("", "-------------", "&#x2500;&#x2500;&#x2500;&#x2500;&#x2500;"),
                cells("All", "1.5", "2.5"),
                cells("", "=============", "&#x2550;&#x2550;&#x2550;&#x2550;&#x2550;"),
            ),
            [["", "2023", "2022"], ["North", "1.5", "2.5"], ["All", "1.5", "2.5"]],
            id="rules-typed-as-signs",
        ),
        pytest.param(
            (
                (
                    "<tr><th></th><th></th><th>2023</th></tr>"
                    "<tr class='foot'><th></th><th>Note</th><th>HK$</th></tr>"
                ),
                cells("Rent of berths", "(i)", "1,500"),
                cells("Interest", "", "2,500"),
                cells("Fees of ferries", "(ii)", "3,500"),
            ),
            [
                ["", "", "2023"],
                ["", "Note", "HK$"],
                ["Rent of berths", "(i)", "1,500"],
                ["Interest", "", "2,500"],
                ["Fees of ferries", "(ii)", "3,500"],
            ],
            id="signs-of-notes-before-figures",
        ),
        pytest.param(
            (
                (
                    "<tr><th></th><th>For the year</th></tr>"
                    "<tr><th></th><th>that ended in June 2023</th></tr>"
                    "<tr class='foot'><th></th><th>HK$'000</th></tr>"
                ),
                cells("Rent", "15"),
                cells("Fees", "25"),
            ),
            [
                ["", "For the year that ended in June 2023 HK$'000"],
                ["Rent", "15"],
                ["Fees", "25"],
            ],
            id="names-wider-than-their-figures",
        ),
        pytest.param(
            (
                *HEAD,
                cells("30 June 2023", "1.5", "2.5"),
                cells("1st July 2022", "3.5", "4.5"),
            ),
            [
                ["", "2023", "2022"],
                ["30 June 2023", "1.5", "2.5"],
                ["1st July 2022", "3.5", "4.5"],
            ],
            id="days-are-labels",
        ),
        pytest.param(
            (
                "<tr class='foot'><th>Name</th><th>Read</th><th>Heard</th></tr>",
                cells("A. Chan", "&#x2713;", "&#x2713;"),
                cells("B. Lee", "&#x2713;", "-"),
                cells("Nobody else", "-", "&#x2713;"),
            ),
            [
                ["Name", "Read", "Heard"],
                ["A. Chan", "\u2713", "\u2713"],
                ["B. Lee", "\u2713", "-"],
                ["Nobody else", "-", "\u2713"],
            ],
            id="ticks-stand-for-figures",
        ),
        pytest.param(
            (
                *HEAD,
                cells("North", *["1.5"] * 2),
                f"<tr><td>South</td>{SUMS.format('2.5') * 2}</tr>",
                f"<tr><td></td>{SUMS.format('4.0') * 2}</tr>",
            ),
            [
                ["", "2023", "2022"],
                ["North", "1.5", "1.5"],
                ["South", "2.5", "2.5"],
                ["", "4.0", "4.0"],
            ],
            id="totals-without-a-name",
        ),
        pytest.param(
            (
                *HEAD,
                *(
                    f"<tr style='border-bottom: .7pt solid'><td class='in'>{label}</td>"
                    f"<td style='vertical-align: {at}'>1</td>"
                    f"<td style='vertical-align: {at}'>2</td></tr>"
                    for label, at in (
                        ("Profit", "bottom"),
                        ("Loss of the ferries and of the harbours", "bottom"),
                    )
                ),
                "<tr><td class='in'>RESULTS</td><td></td><td></td></tr>",
                (
                    "<tr style='border-bottom: .7pt solid'><td class='in'>Revenue</td>"
                    "<td>3</td><td>4</td></tr>"
                ),
            ),
            [
                ["", "2023", "2022"],
                ["Profit", "1", "2"],
                ["Loss of the ferries and of the harbours", "1", "2"],
                ["RESULTS", "", ""],
                ["Revenue", "3", "4"],
            ],
            id="labels-that-hang",
        ),
    ],
)
def test_rows_of_accounts(rows: tuple[str, ...], expected: list[list[str]]) -> None:
    """As accounts are typed and ruled: each label, column and figure in its place."""
    assert grids(read(bare(*rows, style=ACCOUNT))) == [expected]


def test_years_printed_again_start_a_table_even_after_one_row() -> None:
    """The words between the two are its caption."""
    first = (*HEAD, cells("North", "1.5", "2.5"))
    title = "<tr><td colspan='3'>Sites of others</td></tr>"
    second = (*HEAD, cells("South", "3.5", "4.5"), cells("East", "5.5", "6.5"))

    document = read(bare(*first, title, *second))

    assert [[row[0] for row in grid] for grid in grids(document)] == [
        ["", "North"],
        ["", "South", "East"],
    ]


SIDE = """<div style="display:flex;gap:12mm">{}</div>"""
YEARS = "<tr><th>KPI<th>Unit<th>2024<th>2023</tr>"
EMITTED = (
    "<tr><td>Scope 1<td>t<td>120<td>110</tr><tr><td>Scope 2<td>t<td>530<td>510</tr>"
)
STAFF = (
    "<tr><td>Men<td>heads<td>300<td>280</tr><tr><td>Women<td>heads<td>200<td>190</tr>"
)


def test_names_repeated_over_labels_part_two_tables_side_by_side() -> None:
    """Each has its own figures, and the title above it for a caption."""
    halves = (
        f"<div style='flex:1'><p><b>{title}</b></p><table>{YEARS}{rows}</table></div>"
        for title, rows in (("Emissions", EMITTED), ("Workforce", STAFF))
    )

    tables = read(HALF + SIDE.format("".join(halves))).tables

    assert [table.caption for table in tables] == ["Emissions", "Workforce"]
    assert [[cell.text for cell in table.rows[1].cells] for table in tables] == [
        ["Scope 1", "t", "120", "110"],
        ["Men", "heads", "300", "280"],
    ]


def test_names_repeated_over_figures_part_no_table() -> None:
    head = "<tr><th>KPI<th>2024<th>2023<th>2024<th>2023</tr>"
    rows = "<tr><td>Gas<td>1<td>2<td>3<td>4</tr><tr><td>Oil<td>5<td>6<td>7<td>8</tr>"

    [table] = read(f"{HALF}<table>{head}{rows}</table>").tables

    assert [cell.text for cell in table.rows[1].cells] == ["Gas", "1", "2", "3", "4"]


LABEL = "Greenhouse gases<br>of all shops"


@pytest.mark.parametrize("stripes", ["", "tr:nth-child(odd) td { background: #eef }"])
def test_names_of_groups_on_one_line_and_on_two(stripes: str) -> None:
    """The first label has two lines, its figures stand in the middle of them."""
    head = (
        "<tr><th rowspan=2>KPI<th colspan=2>Hong Kong<th colspan=2>Mainland<br>China"
        "</tr><tr><th>2024<th>2023<th>2024<th>2023</tr>"
    )
    rows = "".join(
        f"<tr><td>{name}<td>1,200<td>1,100<td>3,400<td>3,300</tr>"
        for name in (LABEL, "Water", "Paper", "Waste")
    )
    style = f"<style>th {{ text-align: center }} {stripes}</style>"

    [table] = read(f"{HALF}{style}<p>The data:</p><table>{head}{rows}</table>").tables

    assert columns(table) == [
        "KPI",
        "Hong Kong 2024",
        "Hong Kong 2023",
        "Mainland China 2024",
        "Mainland China 2023",
    ]


def test_lines_of_a_tall_first_label_hide_no_names() -> None:
    tall = "Total gases<br>of offices,<br>shops and<br>factories that the Group runs"
    rows = (
        f"<tr><td>{tall}<td>1,650<td>1,620</tr>"
        "<tr><td>Gases by area<br>of all shops<br>of the Group<td>0.12<td>0.11</tr>"
    )

    [table] = read(
        f"{HALF}<p>The data:</p><table>{YEARS.replace('<th>Unit', '')}{rows}</table>"
    ).tables

    assert columns(table) == ["KPI", "2024", "2023"]
    assert table.rows[1].cells[0].text.startswith("Total gases of offices")


OVER = "<p>The Group weighs what leaves each site and keeps the tickets. " * 6 + "</p>"
LINED = HALF + "<style>tr { border-bottom: .7pt solid }</style>"
SHOPS = "<tr><th>Site<th>Area<th>North<th>South<th>East</tr>"


def rows_of(*labels: str) -> str:
    return "".join(
        f"<tr><td>{label}<td>t<td>1{at}0<td>1{at}1<td>1{at}2</tr>"
        for at, label in enumerate(labels)
    )


def test_text_and_other_names_below_it_part_two_tables() -> None:
    """Their rules are as long as each other; the text is no row of either."""
    above = f"<table>{YEARS.replace('</tr>', '<th>2022</tr>')}{rows_of('A', 'B')}"
    below = f"<table>{SHOPS}{rows_of('C', 'D')}</table>"

    tables = read(
        f"{LINED}<p>Data:</p>{above}</table>{OVER}<p>By site:</p>{below}"
    ).tables

    assert [columns(table)[2:] for table in tables] == [
        ["2024", "2023", "2022"],
        ["North", "South", "East"],
    ]
    assert [len(table.rows) for table in tables] == [3, 3]


def test_text_without_names_below_it_parts_no_table() -> None:
    """A remark of two lines over all columns leaves the rows below their names."""
    remark = f"<tr><td colspan=5>{OVER[: len(OVER) // 2]}</tr>"

    [table] = read(
        f"{LINED}<table>{SHOPS}{rows_of('A', 'B')}{remark}{rows_of('C', 'D')}</table>"
    ).tables

    assert [row.cells[0].text for row in table.rows][-2:] == ["C", "D"]


STRIPED = """<style>td, th { padding: 3pt 4pt } table { width: 100% }
tr:nth-child(odd) td { background: #eef }</style>"""


@pytest.mark.parametrize("first", ["A", "A label of <br> two lines"])
def test_white_names_over_a_white_first_row(first: str) -> None:
    head = "<tr><th>Site<th>Area<th>North<br>yard<th>South<br>yard<th>East<br>yard</tr>"

    [table] = read(
        f"{STRIPED}<table>{head}{rows_of(first, 'B', 'C', 'D', 'E')}</table>"
    ).tables

    assert columns(table) == ["Site", "Area", "North yard", "South yard", "East yard"]
    row = next(row for row in table.rows if not row.header)
    assert [cell.text for cell in row.cells][1:] == ["t", "100", "101", "102"]


def test_tall_cells_of_text_between_edges_are_one_row() -> None:
    """A column of sums and notes: lines above the sum, as far away as other rows."""
    tall = "Two halls<br>and a pool<br>in the north"
    rows = "".join(
        f"<tr><td>{label}<td>{cell}<td>{10 + at}</tr>"
        for at, (label, cell) in enumerate(
            (("A", "5"), ("B", "6"), ("C", "7"), ("D", tall), ("E", "8"))
        )
    )
    style = "<style>td, th { border: .5pt solid; padding: 1pt 4pt }</style>"

    [table] = read(
        f"{style}<table><tr><th>Site<th>Built<th>2024</tr>{rows}</table>"
    ).tables

    assert [cell.text for cell in table.rows[4].cells] == [
        "D",
        "Two halls and a pool in the north",
        "13",
    ]


DATA = f"{LINED}<p>The data:</p><table>{YEARS}{EMITTED}</table>"


@pytest.mark.parametrize(
    ("below", "notes"),
    [
        (
            "<p>Notes:</p><p>(1) Of cars.</p>",
            ("Notes:", "(1) Of cars."),
        ),
        ("<p>* Restated, but not audited.</p>", ("* Restated, but not audited.",)),
        ("<p>The figures are those of all sites.</p><p>(1) Of cars.</p>", ()),
    ],
)
def test_notes_below_a_table_are_no_rows(below: str, notes: tuple[str, ...]) -> None:
    """What is listed under ``Notes:`` is a note, a list below text is none."""
    [table] = read(DATA + below).tables

    assert [row.cells[0].text for row in table.rows] == ["KPI", "Scope 1", "Scope 2"]
    assert table.notes == notes


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        ("<tr><td>Gas<td><td><td>14</tr><tr><td>Oil<td><td><td>86</tr>", [3, 3]),
        ("<tr><td>Gas<td>1<td><td>14</tr><tr><td>Oil<td>2<td><td>86</tr>", [7]),
    ],
)
def test_one_year_over_the_last_column_starts_a_table(
    last: str, rows: list[int]
) -> None:
    """It does so where all that stands below it stands in its column."""
    title = "<tr><td>Equity<td><td><td></tr>"
    year = "<tr><td>Energy<td><td><td>2024</tr>"

    tables = read(f"{LINED}<table>{YEARS}{EMITTED}{title}{year}{last}</table>").tables

    assert [len(table.rows) for table in tables] == rows
