"""Scanned pages: read off their pictures where that is installed, else said unread."""

import io
import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw
from weasyprint import HTML

from auditor.assess.verdict import State
from auditor.audit import audit_report
from auditor.cli.main import main
from auditor.document import Document, PageStatus, Place
from auditor.errors import ExitCode, ReportError
from auditor.guide.load import load_guide
from auditor.ingest import ocr as installed
from auditor.ingest import read as reading
from auditor.ingest.ocr import Ocr
from auditor.ingest.pdf import apart, recognise
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.reading import read_pdf
from auditor.ingest.pdf.recognise import Seen, recognised
from auditor.ingest.pdf.sheet import Area, Sheet
from auditor.ingest.pdf.strokes import ruled
from auditor.ingest.read import read_report
from auditor.profile.facts import Overrides
from auditor.report.text import where
from auditor.result import audit_json

Look = Callable[[Image.Image], list[Seen]]
REPORT = """
<h1>Harbour Tea Holdings Limited</h1><p>Stock code: 9999</p>
<h2>Environmental, Social and Governance Report 2021</h2>
<p>This report covers the year from 1 January 2021 to 31 December 2021. The Group
reports on its environment, its employees, its suppliers and the community, on gas
and carbon emissions, waste, water, safety, anti-corruption, stakeholders.</p>
"""
SCANNED = """
<p>There were no work-related fatalities in 2021.</p>
<p>耗水量為45,678立方米。</p>
"""


def printed(*bodies: str) -> bytes:
    """Return a PDF with one small page for each of ``bodies``."""
    style = "<style>@page{size:148mm 105mm;margin:10mm} body{font-size:11pt}</style>"
    pages = "".join(f"<section style='break-after:page'>{b}</section>" for b in bodies)
    return bytes(HTML(string=style + pages).write_pdf() or b"")


def scanned(data: bytes) -> bytes:
    """Return a PDF of pictures of the pages of another."""
    with pypdfium2.PdfDocument(data) as pdf:
        pictures = [page.render(scale=2.5).to_pil().convert("L") for page in pdf]
    written = io.BytesIO()
    pictures[0].save(
        written, "PDF", save_all=True, append_images=pictures[1:], resolution=180
    )
    return written.getvalue()


def bound(*parts: bytes) -> bytes:
    """Return one PDF with the pages of all ``parts``."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    written = io.BytesIO()
    whole.save(written)
    return written.getvalue()


def line(text: str, top: float, left: float = 50, each: float = 12) -> Seen:
    """Return a line of words, ``each`` pixels a letter wide."""
    return Seen(text=text, area=Area(left, top, left + each * len(text), top + 30))


@pytest.fixture
def seeing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[Seen]]]:
    """Lines that are seen on the pictures, one list a picture, in place of OCR."""
    seen: list[list[Seen]] = []
    monkeypatch.setattr(recognise, "is_installed", lambda: True)
    monkeypatch.setattr(recognise, "load", lambda: lambda _picture: seen.pop(0))
    yield seen
    assert seen == []


@pytest.fixture
def unseeing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that reads pictures is installed.

    PDFs are read in this process, as another one would look for itself.
    """
    monkeypatch.setattr(apart, "read_pdf_apart", read_pdf)
    for module in (recognise, reading, installed):
        monkeypatch.setattr(module, "is_installed", lambda: False)


EMPTY = Sheet(
    number=1,
    width=400,
    height=300,
    words=(),
    hidden=0,
    rules=(),
    fills=(),
    curves=(),
    drawn=1,
    aside=0,
    raw="",
    unmapped=0,
)


class TestWords:
    """Lines that are seen become words of a page."""

    def test_line_is_parted_at_its_spaces(self) -> None:
        """Each word takes its share of the width."""
        words = recognised(EMPTY, [line("Water fell", 100)], 2).words

        assert [word.text for word in words] == ["Water", "fell"]
        assert words[0].left == 25
        assert words[1].right == pytest.approx(85)
        assert words[0].right < words[1].left

    def test_words_of_one_line_share_a_baseline(self) -> None:
        """However much higher one of them was seen."""
        page = recognised(EMPTY, [line("Water in tonnes of use", 100)], 2)

        assert len({word.baseline for word in page.words}) == 1

    def test_sizes_that_are_nearly_one_are_one(self) -> None:
        """Widths vary with the letters; a heading is larger by more than that."""
        page = recognised(
            EMPTY,
            [
                line("Our water and waste", 50, each=20),
                line("We save water wherever we can.", 100, each=12),
                line("We sort our waste in all offices.", 140, each=12.5),
                line("12", 180, each=30),
            ],
            2,
        )

        sizes = {word.text: word.style.size for word in page.words}
        assert sizes["save"] == sizes["sort"] == sizes["12"]
        assert sizes["waste"] > 0

    def test_chinese_letters_are_wide(self) -> None:
        """Their size is their width."""
        seen = Seen(text="耗水量為四萬立方米", area=Area(0, 0, 9 * 24, 30))

        assert recognised(EMPTY, [seen], 2).words[0].style.size == pytest.approx(12)

    def test_text_of_the_file_is_that_of_the_lines(self) -> None:
        """Quotes are held against it."""
        page = recognised(EMPTY, [line("One", 10), line("Two", 50)], 2)

        assert page.raw == "One\nTwo"
        assert [page.raw[word.order :][:3] for word in page.words] == ["One", "Two"]


class TestRuled:
    """Lines that are drawn on the picture rule its tables."""

    def test_lines_are_found_and_letters_are_not(self) -> None:
        """In points, whichever way they run."""
        picture = Image.new("RGB", (800, 600), "white")
        draw = ImageDraw.Draw(picture)
        draw.line((100, 200, 500, 200), "#9fb3b8", 2)
        draw.line((100, 200, 100, 400), "black", 2)
        draw.text((120, 220), "mmmmmmmmmmmmmm 12,345", "black")

        found = [tuple(map(round, area)) for area in ruled(picture, 2)]

        assert found == [(50, 100, 250, 101), (50, 100, 51, 200)]

    def test_bands_are_no_lines(self) -> None:
        """A dark box or a photograph rules nothing."""
        picture = Image.new("L", (800, 600), 255)
        ImageDraw.Draw(picture).rectangle((100, 100, 500, 300), 0)

        assert ruled(picture, 2) == ()


class TestPages:
    """Which pages are looked at, and what becomes of them."""

    def test_page_without_text_is_read(self, seeing: list[list[Seen]]) -> None:
        """Others are left as they are, and all that stands on it is marked."""
        seeing.append([line("There were no fatalities.", 100)])

        document = read_pdf(
            bound(printed("<p>We save water.</p>"), scanned(printed(SCANNED))),
            "a.pdf",
            Ocr.AUTO,
        )

        assert [(p.status, p.recognised) for p in document.pages] == [
            (PageStatus.READ, False),
            (PageStatus.READ, True),
        ]
        places = {p.text: p.pieces[0].place for p in document.passages}
        assert not places["We save water."].recognised
        assert places["There were no fatalities."].recognised
        assert document.stands("no fatalities", 2)
        assert document.warnings == (
            "read by OCR, which may misread words and figures: page 2",
        )

    def test_photograph_is_read_and_holds_no_words(
        self, seeing: list[list[Seen]]
    ) -> None:
        """A page that was looked at is not an unread one."""
        seeing.append([])

        document = read_pdf(
            bound(printed("<p>We save water.</p>"), scanned(printed(SCANNED))),
            "a.pdf",
            Ocr.AUTO,
        )

        assert document.pages[1].status is PageStatus.READ
        assert document.pages[1].reason == "OCR saw no words"
        assert document.warnings == ()

    def test_photographs_alone_are_no_report(self, seeing: list[list[Seen]]) -> None:
        """As without OCR."""
        seeing.append([])

        document = read_pdf(scanned(printed(SCANNED)), "a.pdf", Ocr.AUTO)

        assert document.refusal == (
            (
                "a.pdf: no text on any of 1 pages; OCR (text recognition) saw no words "
                "on them. Scan it anew."
            ),
            "no-text",
        )

    @pytest.mark.parametrize(("lying", "told"), [(3, True), (1, False)])
    def test_a_scan_on_its_side_is_not_read(
        self, seeing: list[list[Seen]], lying: int, *, told: bool
    ) -> None:
        """Where most of its lines run upwards; what to do is said."""
        upright = [line("There were none.", 100 * n) for n in range(1, 4)]
        side = Area(50, 100, 80, 400)
        seeing.append(
            [replace(seen, area=side) for seen in upright[:lying]] + upright[lying:]
        )

        document = read_pdf(scanned(printed(SCANNED)), "a.pdf", Ocr.AUTO)

        assert document.pages[0].recognised is not told
        assert ("lie on their side" in str(document.refusal)) is told

    def test_stamped_scan_is_looked_at(self, seeing: list[list[Seen]]) -> None:
        """A page number over the picture of a page does not make it read."""
        picture = scanned(printed(SCANNED))
        with pypdfium2.PdfDocument(picture) as pdf:
            bare = pdf[0].render(scale=1).to_pil().convert("RGB")
        stored = io.BytesIO()
        bare.save(stored, "PNG")
        seeing.append([line("There were no fatalities.", 100), line("17", 300)])

        stamped = HTML(
            string="<style>@page{size:400pt 300pt;margin:0}</style>"
            "<img style='position:absolute;width:400pt;height:300pt' "
            f"src='{_uri(stored)}'>"
            "<p style='position:absolute;top:280pt;left:200pt'>17</p>"
        ).write_pdf()
        document = read_pdf(bytes(stamped or b""), "a.pdf", Ocr.AUTO)

        assert document.pages[0].recognised

    def test_force_reads_every_page(self, seeing: list[list[Seen]]) -> None:
        """Whatever text it holds."""
        seeing += [[line("We save water.", 100)], [line("We reuse it.", 100)]]

        document = read_pdf(printed("<p>x</p>", "<p>y</p>"), "a.pdf", Ocr.FORCE)

        assert [page.raw for page in document.pages] == [
            "We save water.",
            "We reuse it.",
        ]

    @pytest.mark.usefixtures("seeing")
    def test_never_reads_none(self) -> None:
        """Though it is installed."""
        document = read_pdf(
            bound(printed("<p>We save.</p>"), scanned(printed(SCANNED))),
            "a.pdf",
            Ocr.NEVER,
        )

        assert document.pages[1].status is PageStatus.NO_TEXT

    def test_no_more_pages_are_read_than_the_limit(
        self, seeing: list[list[Seen]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The rest is said unread."""
        monkeypatch.setattr(recognise, "LIMITS", replace(LIMITS, recognised=1))
        seeing.append([line("We save water.", 100)])

        document = read_pdf(
            scanned(printed("<p>one</p>", "<p>two</p>")), "a.pdf", Ocr.AUTO
        )

        assert [page.status for page in document.pages] == [
            PageStatus.READ,
            PageStatus.NO_TEXT,
        ]


def _uri(stored: io.BytesIO) -> str:
    return f"data:image/png;base64,{b64encode(stored.getvalue()).decode()}"


MIXED = bound(printed(REPORT), scanned(printed(SCANNED)))
"""A page with text and a scanned one."""


def read(path: Path, mode: Ocr) -> Callable[[Path], Document]:
    """Return what reads ``path`` in this process."""
    return lambda _: read_pdf(path.read_bytes(), path.name, mode)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A report with a scanned page."""
    path = tmp_path / "mixed.pdf"
    path.write_bytes(MIXED)
    return path


@pytest.mark.usefixtures("unseeing")
class TestWithout:
    """Where nothing reads pictures, a scanned page is unread and no gap."""

    def test_what_might_stand_there_is_unread(self, mixed: Path) -> None:
        """Nothing is called omitted while a page could hold it."""
        audit = audit_report(mixed, load_guide(), Overrides(), read(mixed, Ocr.AUTO))

        states = {verdict.provision: verdict.state for verdict in audit.verdicts}
        assert [(e.page, e.status) for e in audit.unread] == [(2, PageStatus.NO_TEXT)]
        assert states["B2.1"] is State.UNREAD
        assert State.OMITTED not in states.values()

    def test_exit_code_says_that_it_is_incomplete(self, mixed: Path) -> None:
        """Here because it is told to look at no picture."""
        result = CliRunner().invoke(
            main,
            [
                "audit",
                str(mixed),
                "--ocr",
                "never",
                "-f",
                "json",
                "-o",
                str(mixed.with_suffix(".json")),
            ],
        )

        assert result.exit_code == ExitCode.INCOMPLETE

    def test_scan_is_refused_with_what_to_install(self, tmp_path: Path) -> None:
        """Rather than audited as an empty report."""
        path = tmp_path / "scan.pdf"
        path.write_bytes(scanned(printed(SCANNED)))

        with pytest.raises(ReportError, match=r"esg-auditor\[ocr\]"):
            read_report(path)

    def test_force_is_refused_with_what_to_install(self, mixed: Path) -> None:
        """It asks for what is not there."""
        result = CliRunner().invoke(main, ["audit", str(mixed), "--ocr", "force"])

        assert result.exit_code == ExitCode.USAGE
        assert "pip install 'esg-auditor[ocr]'" in result.stderr


@pytest.mark.usefixtures("unseeing")
class TestLedgerOfAScan:
    """``inspect`` shows page by page why nothing was read, and what to do."""

    @pytest.fixture
    def scan(self, tmp_path: Path) -> Path:
        """A report of two scanned pages."""
        path = tmp_path / "scan.pdf"
        path.write_bytes(scanned(printed(SCANNED, SCANNED)))
        return path

    def test_on_screen(self, scan: Path) -> None:
        """With the exit code of an audit that cannot be."""
        result = CliRunner().invoke(main, ["inspect", str(scan)])
        shown = " ".join(result.stdout.split())

        assert result.exit_code == ExitCode.NOT_AUDITABLE
        assert "Status not auditable (no-text)" in shown
        assert "pip install 'esg-auditor[ocr]', then --ocr auto" in shown
        for number in (1, 2):
            told = f"   {number}  no-text: the page is a picture of writing\n"
            assert told in result.stdout

    def test_as_json(self, scan: Path) -> None:
        """The ledger stands under ``pages``, as for any report."""
        result = CliRunner().invoke(main, ["inspect", str(scan), "-f", "json"])
        said = json.loads(result.stdout)

        assert result.exit_code == ExitCode.NOT_AUDITABLE
        assert said["report"]["status"] == "no-text"
        assert said["report"]["pages"] == len(said["pages"])
        assert {page["status"] for page in said["pages"]} == {"no-text"}

    def test_as_a_web_page(self, scan: Path) -> None:
        """With the pictures of the pages."""
        drawn = scan.with_suffix(".html")
        CliRunner().invoke(main, ["inspect", str(scan), "--html", str(drawn)])
        text = drawn.read_text("utf-8")

        assert text.count("not read: the page is a picture of writing") > 1
        assert "esg-auditor[ocr]" in text

    def test_a_report_with_text_has_no_ledger_on_screen(self, tmp_path: Path) -> None:
        """Its pages are listed where that is asked for."""
        path = tmp_path / "tea.pdf"
        path.write_bytes(printed(REPORT))
        result = CliRunner().invoke(main, ["inspect", str(path)])

        assert result.exit_code == ExitCode.CLEAN
        assert "\nPages\n" not in result.stdout


def test_who_turned_ocr_off_is_told_to_turn_it_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing needs to be installed."""
    monkeypatch.setattr(installed, "is_installed", lambda: True)
    document = read_pdf(scanned(printed(SCANNED)), "a.pdf", Ocr.NEVER)

    assert document.refusal
    assert "--ocr auto instead of never" in document.refusal[0]


STAMP = """<style>@page { size: A5; margin: 0; @bottom-right { content: counter(page);
    position: absolute } } img { width: 148mm; height: 200mm; display: block }
    body { margin: 0 }</style>"""


def stamped(picture: Image.Image) -> Document:
    """Return three pages filled by ``picture`` with their numbers as text."""
    held = io.BytesIO()
    picture.save(held, "PNG")
    address = f"data:image/png;base64,{b64encode(held.getvalue()).decode()}"
    html = STAMP + f'<img src="{address}">' * 3
    html += "<p style='break-before: page'>The end of the report.</p>"
    return read_pdf(HTML(string=html).write_pdf() or b"", "stamped.pdf")


def test_a_scan_with_a_page_number_in_text_is_not_read() -> None:
    """What stands in the picture could be anything; the number is not the page."""
    with pypdfium2.PdfDocument(printed(SCANNED * 6)) as pdf:
        paper = pdf[0].render(scale=2).to_pil()

    pages = stamped(paper).pages

    assert [page.status for page in pages[:3]] == [PageStatus.NO_TEXT] * 3
    assert "picture of writing" in pages[0].reason


def test_a_photograph_with_a_page_number_is_read() -> None:
    """It holds nothing to be read."""
    pages = stamped(Image.radial_gradient("L").resize((420, 595))).pages

    assert [page.status for page in pages[:3]] == [PageStatus.READ] * 3


def test_evidence_is_marked(mixed: Path, seeing: list[list[Seen]]) -> None:
    """In the JSON and wherever a place is printed."""
    seeing.append([line("There were no work-related fatalities in 2021.", 100)])

    audit = audit_report(mixed, load_guide(), Overrides(), read(mixed, Ocr.AUTO))

    verdict = next(v for v in audit.verdicts if v.provision == "B2.1")
    assert {where(e.place) for e in verdict.evidence} == {"p. 2 (read by OCR)"}
    assert '"ocr": true' in audit_json(audit)
    assert where(Place(page=1)) == "p. 1"


@pytest.mark.skipif(not installed.is_installed(), reason="the extra [ocr] is not here")
def test_both_scripts_are_read(mixed: Path) -> None:
    """By the models that come with the extra, in the process that reads PDFs."""
    document = read_report(mixed)

    assert [page.recognised for page in document.pages] == [False, True]
    assert document.stands("There were no work-related fatalities in 2021.", 2)
    assert document.stands("耗水量", 2)
    assert document.stands("45,678立方米", 2)
