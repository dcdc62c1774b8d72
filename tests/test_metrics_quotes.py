"""What a figure is quoted with, where the file keeps its row out of order."""

from dataclasses import replace

from written import document

from auditor.document import Box, Cell, Document, Place, Row, Table
from auditor.guide.load import load_guide
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _place(left: float, top: float) -> Place:
    box = Box(left=left, top=top, right=left + 40, bottom=top + 8)
    return Place(page=1, box=box)


def _row(top: float, *texts: str, header: bool = False) -> Row:
    cells = tuple(
        Cell(text=text, place=_place(100.0 * column, top))
        for column, text in enumerate(texts)
    )
    return Row(
        cells=cells, place=cells[0].place or Place(page=1), quote="", header=header
    )


def _page(raw: str, label: str = "Scope 1 emissions") -> Document:
    """Return a page whose text in the order of the file is ``raw``, with a table."""
    heads = (
        replace(
            _row(10, "", "Hotels", "", header=True),
            cells=(
                Cell(text=""),
                Cell(text="Hotels", span=2, place=_place(100, 10)),
                Cell(text=""),
            ),
        ),
        _row(20, "", "2023", "2022", header=True),
    )
    row = replace(
        _row(30, label, "12.3 tCO2e", "10.1 tCO2e"),
        quote=f"{label} 12.3 tCO2e 10.1 tCO2e",
    )
    written = document(raw)
    [page] = written.pages
    return replace(
        written,
        pages=(replace(page, raw=raw, lines=()),),
        passages=(),
        tables=(Table(rows=(*heads, row), page=1, section=0, caption="", notes=()),),
    )


def _read(raw: str, *label: str) -> list[Figure]:
    scope = Scope(first=1, last=1)
    return list(read_figures(_page(raw, *label), GUIDE, LEXICON, 2023, scope))


def test_a_number_torn_from_its_row_is_quoted_with_label_and_heads() -> None:
    """Each piece with its own place, and the head of its own column."""
    raw = "Scope 1 emissions Hotels 2023 2022 12.3 x 10.1 tCO2e"
    first, second = _read(raw)

    assert first.quote == "12.3"
    assert [(one.text, one.place) for one in first.beside] == [
        ("Scope 1 emissions", _place(0, 30)),
        ("Hotels", _place(100, 10)),
        ("2023", _place(100, 20)),
    ]
    assert [one.text for one in second.beside] == [
        "Scope 1 emissions",
        "Hotels",
        "2022",
    ]


def test_a_quote_with_its_label_needs_no_more() -> None:
    """The whole row stands on the page."""
    figures = _read("Hotels 2023 2022 Scope 1 emissions 12.3 tCO2e 10.1 tCO2e")

    assert [figure.beside for figure in figures] == [(), ()]


def test_what_does_not_stand_on_the_page_is_not_quoted() -> None:
    """Of a label only the words that do; of a head nothing."""
    first, _ = _read("Scope 1 mission 12.3 x 2023 10.1 tCO2e 2022")

    assert [one.text for one in first.beside] == ["Scope 1", "2023"]


def test_a_label_around_a_mark_is_quoted_up_to_it() -> None:
    """Chinese has no spaces, and the file holds the mark before the digit."""
    first, _ = _read(
        "2023 溫室氣體排放（範圍⁴1） 12.3 x 10.1 tCO2e", "溫室氣體排放（範圍1）"
    )

    assert [one.text for one in first.beside] == ["溫室氣體排放（範圍", "2023"]
