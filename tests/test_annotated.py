"""The annotated copy: notes lie on the words that they speak of, in any viewer."""

import shutil
import subprocess
from collections.abc import Callable
from ctypes import c_int
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner
from PIL import ImageChops
from sample_audit import SAMPLE
from test_crops import LAYOUTS, SAID, quote_of, report

from auditor.assess.finding import Finding, FindingKind
from auditor.cli.main import main
from auditor.document import Box, Note, NoteKind, Place, Quote
from auditor.errors import ExitCode, ReportError
from auditor.ingest.draw import annotate
from auditor.report.notes import notes_of

SIGNED = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>> endobj
4 0 obj <</FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>> endobj
trailer <</Root 1 0 R/Size 5>>
%%EOF
"""
WHOLE = Note(kind=NoteKind.PAGE, text="12 gaps", on=Quote(text="", place=Place(page=1)))


def _on(path: Path, text: str) -> Note:
    return Note(kind=NoteKind.FOUND, text="A1.3 \u6eab\u5ba4", on=quote_of(path, text))


def _shown(page: pypdfium2.PdfPage, text: str) -> tuple[int, int, int, int]:
    """Return where pdfium shows ``text``: left, top, right, bottom in pixels."""
    words = page.get_textpage()
    first, count = words.search(text).get_next()
    words.count_rects(first, count)
    left, bottom, right, top = words.get_rect(0)
    wide, high = map(round, page.get_size())
    x, y = c_int(), c_int()
    corners = []
    for point in ((left, bottom), (right, top)):
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, *point, x, y)
        corners.append((x.value, y.value))
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(("change", "style"), LAYOUTS)
def test_a_highlight_lies_on_its_words(
    tmp_path: Path, change: Callable[[pypdfium2.PdfPage], None], style: str
) -> None:
    """On pages that are turned, cut, or both, as the page is shown."""
    path = report(tmp_path, change, style)
    copy = annotate(path, [_on(path, SAID)])

    with pypdfium2.PdfDocument(path) as old, pypdfium2.PdfDocument(copy) as new:
        before, after = (one[0].render().to_pil().convert("RGB") for one in (old, new))
        shown = _shown(old[0], SAID)
    drawn = ImageChops.difference(before, after).getbbox()

    assert drawn == pytest.approx(shown, abs=2)


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")
def test_another_viewer_shows_the_highlight(tmp_path: Path) -> None:
    """Poppler draws it in yellow: the note says itself how it looks."""
    path = report(tmp_path, *LAYOUTS[0])
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(annotate(path, [_on(path, SAID)]))

    command = ["pdftoppm", "-r", "36", str(copy)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603

    assert b"\xff\xec\x82" in done.stdout


def test_a_note_says_what_it_is_about(tmp_path: Path) -> None:
    """In words of any script, and by whom."""
    path = report(tmp_path, *LAYOUTS[0])

    with pypdfium2.PdfDocument(annotate(path, [_on(path, SAID), WHOLE])) as copy:
        page = copy[0]
        kinds = [_read(page, index, b"Contents") for index in range(2)]
        by = _read(page, 0, b"T")

    assert kinds == ["A1.3 \u6eab\u5ba4", "12 gaps"]
    assert by == "ESG disclosure review"


def _read(page: pypdfium2.PdfPage, index: int, key: bytes) -> str:
    note = pdfium.FPDFPage_GetAnnot(page.raw, index)
    letters = (pdfium.FPDF_WCHAR * 400)()
    size = pdfium.FPDFAnnot_GetStringValue(note, key, letters, 800)
    pdfium.FPDFPage_CloseAnnot(note)
    return bytes(letters)[: size - 2].decode("utf-16-le")


def test_the_same_bytes_again(tmp_path: Path) -> None:
    """The random identifiers of pdfium are replaced; another note gives another one."""
    path = report(tmp_path, *LAYOUTS[0])
    note = _on(path, SAID)

    assert annotate(path, [note]) == annotate(path, [note])
    assert annotate(path, [note])[-90:] != annotate(path, [WHOLE])[-90:]


def test_a_signature_is_said_not_to_hold(tmp_path: Path) -> None:
    """The note in the corner says so, for the copy is another file."""
    path = tmp_path / "signed.pdf"
    path.write_bytes(SIGNED)

    with pypdfium2.PdfDocument(annotate(path, [WHOLE])) as copy:
        told = _read(copy[0], 0, b"Contents")

    assert told.startswith("The report carries a digital signature. It does not hold")
    assert told.endswith("12 gaps")


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize("allowed", ["y", "n"])
def test_an_encrypted_report(tmp_path: Path, allowed: str) -> None:
    """It stays encrypted; where it forbids comments there is no copy."""
    plain = report(tmp_path, *LAYOUTS[0])
    path = tmp_path / "locked.pdf"
    rule = f"--modify={'annotate' if allowed == 'y' else 'none'}"
    command = ["qpdf", "--encrypt", "", "own", "256", rule, "--", str(plain), str(path)]
    subprocess.run(command, check=True)  # noqa: S603  our own words
    note = _on(plain, SAID)

    if allowed == "n":
        with pytest.raises(ReportError, match="forbids comments"):
            annotate(path, [note])
        return
    copy = annotate(path, [note])
    assert b"/Encrypt" in copy
    with pypdfium2.PdfDocument(copy) as again:
        assert pdfium.FPDFPage_GetAnnotCount(again[0].raw) == 1


def test_only_a_pdf_can_be_annotated(tmp_path: Path) -> None:
    """One sentence, before anything is read, and exit code 2."""
    path = tmp_path / "report.txt"
    path.write_text(SAID, "utf-8")

    told = CliRunner().invoke(
        main, ["audit", str(path), "-f", "annotated"], standalone_mode=False
    )

    assert told.return_value == ExitCode.USAGE
    assert told.output.startswith("auditor: report.txt: only a PDF can be annotated.")
    assert told.output.count("\n") == 1


BOX = Box(left=10, top=10, right=90, bottom=20)


def test_every_finding_and_every_quote_has_its_note() -> None:
    """Those that no passage comes near to stand on the first page of the ESG report."""
    verdicts = tuple(
        replace(
            verdict,
            evidence=tuple(
                replace(e, place=replace(e.place, box=BOX)) for e in verdict.evidence
            ),
        )
        for verdict in SAMPLE.verdicts
    )
    audit = replace(SAMPLE, verdicts=verdicts)

    first, *others = notes_of(audit)

    assert first.kind is NoteKind.PAGE
    assert first.on.place.page == audit.profile.esg_pages[0]
    assert first.text.startswith("Draft for management review.")
    assert "Missing: " in first.text
    quoted = {(e.quote, e.place) for v in verdicts for e in v.evidence}
    assert {(note.on.text, note.on.place) for note in others} <= quoted
    assert any("Answers: " in note.text for note in others)


def test_what_is_to_be_confirmed_by_eye_has_its_note() -> None:
    """The statement of the finding, on the words that announce the chart."""
    finding = next(f for f in SAMPLE.findings if f.kind is FindingKind.CHART)
    verdicts = tuple(
        replace(
            verdict,
            evidence=tuple(
                replace(e, place=replace(e.place, box=BOX)) for e in verdict.evidence
            ),
        )
        for verdict in SAMPLE.verdicts
    )
    others = tuple(f for f in SAMPLE.findings if f is not finding)

    def told(findings: tuple[Finding, ...]) -> str:
        audit = replace(SAMPLE, verdicts=verdicts, findings=findings)
        return "\n".join(note.text for note in notes_of(audit))

    assert finding.statement in told(SAMPLE.findings)
    assert finding.statement not in told(others)


def test_words_that_answer_several_provisions_have_one_note() -> None:
    """With all of them in it, one below the other."""
    evidence = replace(SAMPLE.verdicts[0].evidence[0], place=Place(page=3, box=BOX))
    verdicts = [
        replace(v, evidence=(replace(evidence, element=v.elements[0].id),))
        for v in SAMPLE.verdicts[:2]
    ]
    audit = replace(
        SAMPLE,
        verdicts=tuple(verdicts),
        requirements=SAMPLE.requirements[:2],
        findings=(),
        checks=(),
    )

    found = [note for note in notes_of(audit) if note.kind is NoteKind.FOUND]

    assert len(found) == 1
    assert found[0].text.count("Answers: ") == 2
