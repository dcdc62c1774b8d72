"""Pages in two scripts: English over Chinese in cells, English beside Chinese."""

import pytest
from weasyprint import HTML

from auditor.document import Document
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.order import Item, reading_order
from auditor.ingest.pdf.reading import read_pdf
from auditor.ingest.pdf.sheet import Style, Word

STYLE = """
<style>@page { size: A4; margin: 20mm } body { font: 9pt/1.3 sans-serif }
table { border-collapse: collapse; width: 100% } td, th { padding: 2pt 4pt;
text-align: right; font-weight: normal; vertical-align: middle; border-bottom:
.5pt solid } td:first-child, .l, .u { text-align: left }
.two { columns: 2; column-gap: 8mm }</style>
"""
HEAD = (
    "<tr><th class='l' rowspan='2'>Water<br>水</th><th class='u' rowspan='2'>Unit<br>"
    "單位</th><th colspan='2'>2021/22</th><th colspan='2'>2020/21</th></tr><tr>"
    + "<th>Hotels<br>酒店</th><th>Total<br>總計</th>" * 2
    + "</tr>"
)
NAMES = [
    ["", "", "2021/22", "", "2020/21", ""],
    ["Water 水", "Unit 單位", *["Hotels 酒店", "Total 總計"] * 2],
]
TAPS = ["Tap water 自來水", "m³ 立方米", "1,240", "1,310", "1,190", "1,255"]
SEA = ["Sea water 海水", "m³ 立方米", "86", "93", "Nil", "7"]
RAIN = ["Rain water 雨水", "m³ 立方米", "12", "14", "11", "15"]
ENGLISH = (
    "Water is taken from the mains, and the laundries of two hotels run on what the "
    "pools give off. We mean to use 5% less of it in each room by 2025/26."
)
CHINESE = (
    "本集團的用水來自市政供水，兩間酒店的洗衣房使用泳池排出的水。我們計劃於2025/26年度前"
    "將每間客房的用水量減少5%，並每季檢視進度及向董事會匯報結果。"
)


def read(body: str) -> Document:
    return read_pdf(bytes(HTML(string=STYLE + body).write_pdf() or b""), "made.pdf")


def table(*rows: list[str]) -> str:
    body = "".join(
        "<tr><td>"
        + "<br>".join(cells[0].rsplit(" ", 1))
        + "</td><td class='u'>"
        + "<br>".join(cells[1].rsplit(" ", 1))
        + "".join(f"</td><td>{cell}" for cell in cells[2:])
        + "</td></tr>"
        for cells in rows
    )
    return f"<table>{HEAD}{body}</table>"


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in document.tables
    ]


def test_figures_centred_between_two_lines_of_a_label_have_a_column() -> None:
    """No line holds a unit and a figure: the rules show which belong together."""
    assert grids(read(table(TAPS, SEA))) == [[*NAMES, TAPS, SEA]]


@pytest.mark.parametrize("rows", [(TAPS, SEA), (TAPS, SEA, RAIN)])
def test_text_in_two_columns_between_two_tables_is_no_row(
    rows: tuple[list[str], ...],
) -> None:
    """It runs under several figures; rules as wide over and under it join nothing."""
    prose = f"<div class='two'><p>{ENGLISH * 2}</p><p>{CHINESE * 2}</p></div>"

    document = read(f"{table(*rows)}{prose}{table(SEA, TAPS)}")

    assert grids(document) == [[*NAMES, *rows], [*NAMES, SEA, TAPS]]
    texts = [passage.text for passage in document.passages]
    assert texts == [(ENGLISH * 2).strip(), CHINESE * 2]


def test_names_said_again_in_english_below_are_names_of_parts() -> None:
    """Only the other script says the same once more."""
    head = (
        "<tr><th class='l'>Water</th><th colspan='2'>Hotels</th><th colspan='2'>Total"
        "</th></tr><tr><th></th><th>Salt</th><th>Fresh</th><th>Salt</th><th>Fresh</th>"
        "</tr>"
    )
    rows = "<tr><td>Used</td><td>1.5</td><td>2.5</td><td>3.5</td><td>4.5</td></tr>" * 2

    [found] = grids(read(f"<table>{head}{rows}</table>"))

    assert found[:2] == [
        ["Water", "Hotels", "", "Total", ""],
        ["", "Salt", "Fresh", "Salt", "Fresh"],
    ]


def test_fills_behind_names_of_columns_are_no_bars() -> None:
    """Few rows under many names, each on a fill of its own, are a table."""
    fills = "<style>th { background: #eed; border-bottom: 0 }</style>"
    wide = HEAD.replace("colspan='2'", "colspan='3'").replace(
        "<th>Total", "<th>Shops<br>商店</th><th>Total"
    )
    cells = "<td>1,240</td><td>86</td><td>1,326</td>" * 2
    row = f"<tr><td>Tap<br>自來水</td><td class='u'>m³<br>立方米</td>{cells}</tr>"

    [found] = grids(read(f"{fills}<table>{wide}{row}</table>"))

    assert found[-1] == ["Tap 自來水", "m³ 立方米", *["1,240", "86", "1,326"] * 2]


@pytest.mark.parametrize(
    ("second", "columns"),
    [
        (
            ("洗衣房使用泳池排出的水，我們計劃將每間客", "房的用水量減少百分之五。"),
            True,
        ),
        (
            ("Laundries use what pools give off and", "rooms are to use less of it."),
            False,
        ),
    ],
)
def test_short_text_in_two_scripts_is_read_column_by_column(
    second: tuple[str, str], *, columns: bool
) -> None:
    """Three lines beside two are columns; in one script they may be rows."""
    first = (
        "Water is taken from the mains, and the",
        "laundries run on",
        "what is left.",
    )
    style = Style(font="", size=9, bold=False, italic=False, colour=0)

    def strip(text: str, left: float, line: int) -> Strip:
        top = 12.0 * line
        place = (left, top, left + 200, top + 9, top + 9)
        return Strip(
            words=(Word(text, *place, style, glued=False, order=line, fresh=True),)
        )

    rows: list[list[Item]] = [[strip(text, 50, i)] for i, text in enumerate(first)]
    for i, text in enumerate(second):
        rows[i].append(strip(text, 300, i))

    runs = reading_order(rows)

    assert ([len(run) for run in runs] == [3, 2]) is columns
