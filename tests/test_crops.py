"""Passages as they look on their page: the words that are quoted are highlighted."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from weasyprint import HTML

from auditor.document import Box, Picture, Place, Quote
from auditor.ingest import draw
from auditor.ingest.draw import cut_out
from auditor.ingest.read import read_report

SAID = "Hazardous waste came to 12.5 tonnes."
PAGE = f"""
<style>@page {{ size: A4; margin: 60pt }} p {{ font: 11pt/2 DejaVu Sans; margin: 0 }}
div {{ width: 400pt }}</style>
<div style="%s"><p>The Group has three sites.</p><p>We say more. {SAID} And more.</p>
<p>The Group has three depots and recycles paper.</p></div>
"""


def _upright(_: pypdfium2.PdfPage) -> None:
    """Leave the page as it is."""


def _turned(page: pypdfium2.PdfPage) -> None:
    page.set_rotation(90)


def _turned_back(page: pypdfium2.PdfPage) -> None:
    page.set_rotation(270)


def _cropped(page: pypdfium2.PdfPage) -> None:
    page.set_cropbox(40, 300, 560, 800)


def _both(page: pypdfium2.PdfPage) -> None:
    _cropped(page)
    _turned(page)


LAYOUTS = (
    (_upright, ""),
    (_turned, ""),
    (_cropped, ""),
    (_both, ""),
    (_turned_back, "transform: rotate(90deg); margin-top: 150pt"),
)
"""How a page lies, and the style of what stands on it."""


def report(
    folder: Path, change: Callable[[pypdfium2.PdfPage], None], style: str
) -> Path:
    """Write a report of one page, which ``change`` lays otherwise."""
    path = folder / "report.pdf"
    with pypdfium2.PdfDocument(HTML(string=PAGE % style).write_pdf()) as document:
        change(document[0])
        document.save(path)
    return path


def quote_of(path: Path, text: str) -> Quote:
    """Return ``text`` with the place of the line that holds it."""
    lines = read_report(path).pages[0].lines
    return Quote(text=text, place=next(x.place for x in lines if text in x.text))


def yellow(picture: Picture) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is highlighted, in points."""
    image = Image.open(io.BytesIO(picture.data)).convert("RGB")
    red, _, blue = image.split()
    marked = ImageChops.subtract(red, blue).point(lambda value: 255 * (value > 70))
    left, top, right, bottom = marked.getbbox() or (0, 0, 0, 0)
    scale = picture.width / image.width
    return left * scale, top * scale, right * scale, bottom * scale


@pytest.mark.parametrize(("change", "style"), LAYOUTS)
def test_the_quoted_words_alone_are_highlighted(
    tmp_path: Path, change: Callable[[pypdfium2.PdfPage], None], style: str
) -> None:
    """One sentence of a line, on pages that are turned and cut as well."""
    path = report(tmp_path, change, style)
    quote = quote_of(path, SAID)

    (picture,) = cut_out(path, [quote]).values()
    left, top, right, bottom = yellow(picture)

    assert quote.place.box
    line = quote.place.box.right - quote.place.box.left
    assert line * 0.5 < right - left < line * 0.75
    assert 8 < bottom - top < 18
    assert 30 < picture.height < 80


def test_words_that_are_not_found_have_their_box_highlighted(tmp_path: Path) -> None:
    """As where the reader put the letters into another order."""
    path = report(tmp_path, _upright, "")
    place = quote_of(path, SAID).place

    (picture,) = cut_out(path, [Quote(text="tonnes twelve", place=place)]).values()
    left, _, right, _ = yellow(picture)

    assert place.box
    assert right - left == pytest.approx(place.box.right - place.box.left, abs=3)


def test_of_words_that_stand_twice_those_at_the_place_are_taken(tmp_path: Path) -> None:
    """Those of the first line and of the last are two passages."""
    path = report(tmp_path, _upright, "")
    first = quote_of(path, "The Group has three sites")
    last = quote_of(path, "The Group has three depots")
    words = "The Group has three"

    cut = cut_out(path, [Quote(text=words, place=p.place) for p in (first, last)])

    assert [quote.place for quote in cut] == [first.place, last.place]
    assert len({picture.data for picture in cut.values()}) == 2


def test_pictures_have_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first ones are kept, so that those that follow do not push them out."""
    path = report(tmp_path, _upright, "")
    quotes = [quote_of(path, words) for words in (SAID, "three sites", "three depots")]
    sizes = [len(picture.data) for picture in cut_out(path, quotes).values()]

    monkeypatch.setattr(draw, "MOST_BYTES", sizes[0] + sizes[1])

    assert [*cut_out(path, quotes)] == quotes[:2]


def test_nothing_is_cut_out_of_text(tmp_path: Path) -> None:
    """A file without pages has no picture, nor have words without a place."""
    text = tmp_path / "report.txt"
    text.write_text(SAID, "utf-8")
    paged = report(tmp_path, _upright, "")
    box = Box(left=1, top=1, right=9, bottom=9)

    assert cut_out(text, [Quote(text=SAID, place=Place(page=1, box=box))]) == {}
    assert cut_out(paged, [Quote(text=SAID, place=Place(page=1))]) == {}
    assert cut_out(paged, [Quote(text=SAID, place=Place(page=7, box=box))]) == {}


def test_a_cell_is_shown_with_its_label_and_heads_alone(tmp_path: Path) -> None:
    """What stands between them is left out, and small letters are enlarged."""
    path = report(tmp_path, _upright, "")
    cell = Place(page=1, box=Box(left=420, top=310, right=450, bottom=316))
    label = Place(page=1, box=Box(left=60, top=310, right=110, bottom=316))
    head = Place(page=1, box=Box(left=420, top=260, right=450, bottom=266))

    (picture,) = cut_out(
        path, [Quote(text="12.5", place=cell, beside=(label, head))]
    ).values()
    left, top, right, bottom = yellow(picture)

    # 8 points around each of both columns and rows, a seam, and 10 points for 6.
    larger = 10 / 6
    assert picture.width == pytest.approx((58 + 38 + 2) * larger)
    assert picture.height == pytest.approx((14 + 14 + 2) * larger)
    assert left == pytest.approx((58 + 2 + 4) * larger, abs=2)
    assert top == pytest.approx((14 + 2 + 4) * larger, abs=2)
    assert (right - left, bottom - top) == pytest.approx((30 * larger, 10), abs=3)


def test_a_label_on_the_line_of_its_cell_is_not_cut_from_it(tmp_path: Path) -> None:
    """Pieces that stand near each other are one; a head without a place is none."""
    path = report(tmp_path, _upright, "")
    cell = Place(page=1, box=Box(left=130, top=310, right=160, bottom=320))
    label = Place(page=1, box=Box(left=60, top=310, right=110, bottom=320))
    quote = Quote(text="12.5", place=cell, beside=(label, Place(page=1)))

    (picture,) = cut_out(path, [quote]).values()

    assert picture.width == pytest.approx(108)
    assert picture.height == pytest.approx(18)


def test_sides_of_a_cell_cut_through_no_letter(tmp_path: Path) -> None:
    """The head of a column may be wider than what stands in it."""
    path = report(tmp_path, _upright, "")
    words = quote_of(path, SAID).place.box
    assert words
    cell = Box(left=words.right - 20, top=300, right=words.right, bottom=310)
    head = Box(
        left=words.right - 20, top=words.top, right=words.right, bottom=words.bottom
    )
    quote = Quote(
        text="12.5", place=Place(page=1, box=cell), beside=(Place(page=1, box=head),)
    )

    (picture,) = cut_out(path, [quote]).values()
    edge = Image.open(io.BytesIO(picture.data)).convert("L").crop((0, 0, 2, 20))

    # The word "more." is wider than the cell: it is taken in as a whole.
    assert 30 < picture.width < 60
    assert min(edge.tobytes()) > 160


ROW = """
<style>@page { size: A4; margin: 50pt } td { font: 5pt/2 DejaVu Sans; width: 52pt }
table { border-spacing: 0 }</style>
<table><tr><td>Scope 1<td>1.01<td>1.02<td>1.03<td>1.04<td>1.05<td>1.06<td>1.07<td>1.08
</table>
"""


def test_of_a_wide_row_in_small_letters_label_and_value_are_legible(
    tmp_path: Path,
) -> None:
    """What stands between them is left out as far as it must be."""
    path = tmp_path / "report.pdf"
    HTML(string=ROW).write_pdf(path)
    cell = quote_of(path, "1.08").place
    row = "Scope 1 1.01 1.02 1.03 1.04 1.05 1.06 1.07 1.08"
    assert cell.box

    (picture,) = cut_out(path, [Quote(text=row, place=cell)]).values()
    left, top, right, bottom = yellow(picture)

    assert bottom - top > 1.4 * (cell.box.bottom - cell.box.top)
    assert left < 20  # with the label
    assert picture.width - 20 < right < picture.width < 500


def test_a_longer_label_above_is_not_cut(tmp_path: Path) -> None:
    """Between label and value no letter is cut, be it of the row above."""
    path = tmp_path / "report.pdf"
    above = "<tr><td>Direct and indirect<td>9.01</tr><tr><td>Scope 1"
    HTML(string=ROW.replace("<tr><td>Scope 1", above)).write_pdf(path)
    cell = quote_of(path, "1.08").place
    row = "Scope 1 1.01 1.02 1.03 1.04 1.05 1.06 1.07 1.08"

    (picture,) = cut_out(path, [Quote(text=row, place=cell)]).values()
    image = Image.open(io.BytesIO(picture.data)).convert("L")
    seam = next(
        x
        for x in range(image.width)
        if max(image.crop((x, 0, x + 1, image.height)).tobytes()) < 120
    )

    assert min(image.crop((seam - 5, 0, seam - 2, image.height)).tobytes()) > 160


def test_quotes_that_belong_together_are_one_picture(tmp_path: Path) -> None:
    """Both highlighted, and what stands between far ones left out."""
    path = report(tmp_path, _upright, "")
    first, last = quote_of(path, "three sites"), quote_of(path, "three depots")
    assert first.place.box
    low = replace(first.place.box, top=500, bottom=510)
    far = Quote(text="", place=Place(page=1, box=low))

    near, parted = cut_out(
        path, [replace(first, more=(last,)), replace(first, more=(far,))]
    ).values()

    assert yellow(near)[3] - yellow(near)[1] > 50
    assert 50 < parted.height < 130
    assert yellow(parted)[3] > parted.height / 2


def test_of_a_sentence_nothing_is_left_out(tmp_path: Path) -> None:
    """What stands beside it on a page of columns is no row of a table."""
    path = tmp_path / "report.pdf"
    HTML(string=ROW.replace("1.08", "Nil by 1.08.")).write_pdf(path)
    quote = quote_of(path, "Nil by")

    (picture,) = cut_out(path, [quote]).values()
    value, sentence = quote.place.box, yellow(picture)

    assert value
    assert sentence[3] - sentence[1] == pytest.approx(value.bottom - value.top, abs=2)
