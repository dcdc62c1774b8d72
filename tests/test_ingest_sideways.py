"""Labels that stand on their side, letter by letter as the file has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.ingest.pdf.sheet import Area, Aside
from auditor.ingest.pdf.sideways import sideways
from auditor.ingest.read import read_report


def _written(text: str, left: float, *, down: bool, order: int = 0) -> Iterator[Aside]:
    """Yield the letters of a line, five points each, from 100 points on."""
    for number, letter in enumerate(text):
        top = 100 + 5 * number if down else 300 - 5 * number
        if not letter.isspace():
            area = Area(left, top, left + 8, top + 5)
            yield Aside(text=letter, order=order + number, area=area)


@pytest.mark.parametrize(("down", "lefts"), [(True, (40, 31)), (False, (31, 40))])
def test_lines_beside_each_other_make_one_label(
    *, down: bool, lefts: tuple[float, float]
) -> None:
    """Downwards the first line is the right one, upwards the left one."""
    first, second = lefts
    letters = [
        *_written("Senior", first, down=down),
        *_written("managers", second, down=down, order=6),
    ]

    assert [label.text for label in sideways(letters)] == ["Senior managers"]


def test_labels_apart_are_two() -> None:
    """Each with the area of its letters."""
    letters = [*_written("Male", 40, down=True), *_written("Over 50", 90, down=True)]
    first, second = sideways(letters)

    assert (first.text, first.area) == ("Male", Area(40, 100, 48, 120))
    assert second.text == "Over 50"


def test_a_page_without_such_letters_has_no_labels() -> None:
    """Nothing in, nothing out."""
    assert list(sideways([])) == []


def test_words_on_their_side_are_kept_apart_from_the_lines(tmp_path: Path) -> None:
    """They are no line of the page, and no text is lost."""
    content = b"BT /F 12 Tf 30 200 Td (A report about us) Tj ET "
    content += b"BT /F 9 Tf 0 -1 1 0 150 150 Tm (Senior staff) Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        b"/Resources<</Font<</F %s>>>>>>" % font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    [page] = read_report(path).pages

    assert [line.text for line in page.lines] == ["A report about us"]
    assert [line.text for line in page.sideways] == ["Senior staff"]
