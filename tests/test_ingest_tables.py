"""Tables of known truth: how much of it is found, and that nothing is made up."""

import pytest
from made_tables import LOOKS, Triple, made_table
from weasyprint import HTML

from auditor.document import Document, Table
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
