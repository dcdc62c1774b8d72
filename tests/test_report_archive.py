"""The PDF as a file to keep: PDF/A-3a, PDF/UA-1, and the data file inside it."""

import io
import json
import shutil
from dataclasses import replace

import pypdfium2
import pytest
from archive import File, breaches
from PIL import Image
from sample_audit import SAMPLE
from weasyprint import HTML

from auditor.document import Picture
from auditor.report.engine import write_pdf
from auditor.report.pdf import render_pdf
from auditor.report.text import page_uri
from auditor.report.view import pictured
from auditor.result import audit_json

pytestmark = pytest.mark.skipif(
    not shutil.which("qpdf"), reason="needs the Debian package qpdf"
)


def _jpeg() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (400, 60), "#ffe").save(written, "JPEG")
    return written.getvalue()


CUT = {
    quote: Picture(data=_jpeg(), kind="jpeg", width=300, height=45)
    for quote in pictured(SAMPLE)
}
DATA = audit_json(SAMPLE)


@pytest.fixture(scope="module")
def kept() -> bytes:
    """The review of the sample with pictures of passages and its data file."""
    return render_pdf(SAMPLE, CUT, ("audit.json", DATA))


def test_the_review_breaks_no_rule(kept: bytes) -> None:
    """Nor does it with pictures and a file inside."""
    assert CUT
    assert breaches(kept) == []


def test_a_plain_pdf_breaks_rules() -> None:
    """The checks tell what is missing from a file that is no archive."""
    page = '<title>T</title><img alt="" src="data:image/jpeg;base64,{}"><h3>Low</h3>'
    plain = HTML(string=page).write_pdf()

    told = "\n".join(breaches(plain))

    for clause in ("A 6.1.3", "A 6.6.2.1", "A 6.2.3", "A 6.7:", "A 6.7.4", "UA 7.1"):
        assert clause in told


def test_smoothed_pictures_and_skipped_headings_are_told() -> None:
    """Two rules that our templates alone could break."""
    picture = Picture(data=_jpeg(), kind="jpeg", width=1, height=1)
    page = (
        '<html lang="en"><title>T</title><h1>A</h1><h3>B</h3>'
        f'<img alt="x" src="{page_uri(picture)}">'
    )

    told = breaches(write_pdf(page, stylesheet="", identifier=b"x" * 16))

    assert told == ["A 6.2.8: a picture is smoothed", "UA 7.4.2: heading 3 under 1"]


def test_the_data_file_is_inside_as_it_is(kept: bytes) -> None:
    """Byte for byte, and dated to the end of the financial year."""
    with pypdfium2.PdfDocument(kept) as document:
        (held,) = [
            document.get_attachment(i) for i in range(document.count_attachments())
        ]
        name, content = held.get_name(), bytes(held.get_data())
        dated = held.get_str_value("ModDate")

    assert (name, content) == ("audit.json", DATA.encode())
    assert json.loads(content)["schema"] == "auditor/1"
    assert dated == f"D:{SAMPLE.profile.fy_end:%Y%m%d}000000Z"


def test_the_data_file_is_listed_once(kept: bytes) -> None:
    """Among the files that go with the document."""
    (catalog,) = File(kept).kind("/Type", "/Catalog")

    assert len(catalog["/AF"]) == 1


def test_nothing_is_inside_unless_asked_for() -> None:
    """Officers pass the PDF on."""
    audit = replace(
        SAMPLE,
        verdicts=SAMPLE.verdicts[:1],
        requirements=SAMPLE.requirements[:1],
        findings=(),
    )
    with pypdfium2.PdfDocument(render_pdf(audit, {})) as document:
        assert document.count_attachments() == 0


def test_the_same_bytes_with_all_of_it(kept: bytes) -> None:
    """Neither pictures nor the file inside bring a date of today."""
    assert render_pdf(SAMPLE, CUT, ("audit.json", DATA)) == kept
