"""``auditor inspect``: what was read is shown as it was read, and nothing is judged."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from devtools import Tab, browser, needs_chromium
from weasyprint import HTML
from written import OTHERS

from auditor.audit import inspect_report
from auditor.cli.inspected import first_lines, table_lines
from auditor.cli.main import main
from auditor.document import Cell, Place, Row, Table
from auditor.errors import ExitCode
from auditor.guide.load import load_guide
from auditor.ingest.draw import draw_report
from auditor.ingest.ocr import Ocr
from auditor.ingest.pdf.reading import read_pdf
from auditor.ingest.read import read_report
from auditor.ingest.text import read_text
from auditor.inspection.as_json import inspection_json
from auditor.inspection.found import Inspection
from auditor.inspection.parts import PartKind, parts_of
from auditor.inspection.unused import unused_words
from auditor.report.inspected import render_inspection
from auditor.report.sample import render_sample

STYLE = """
@page { size: A5; margin: 25mm 15mm; @top-center { content: "Tin Hau Tea Limited" }
        @bottom-center { content: counter(page) } }
body { font: 10pt/1.3 sans-serif } h1 { font-size: 20pt } h2 { font-size: 14pt }
@page bare { @top-center { content: none } @bottom-center { content: none } }
div { break-after: page } .bare { page: bare }
td { padding: 2pt 8pt; border: 0.5pt solid black }
"""
REPORT = """
<div><h1>Environmental, Social and Governance Report</h1><p>Tin Hau Tea Limited</p>
<p>Stock Code: 9999</p><p>For the year ended 31 December 2023</p></div>
<div><h2>Emissions &lt;script&gt;alert(1)&lt;/script&gt;</h2>
<p>The Group keeps a policy on greenhouse gas emissions, waste, water and energy. The
figures of the year stand in the table below and were checked by the board.</p>
<table><tr><td>Indicator</td><td>2023</td><td>2022</td></tr>
<tr><td>Total energy consumption (MWh)</td><td>1,204</td><td>1,310</td></tr>
<tr><td>Total water consumption (m3)</td><td>504</td><td>533</td></tr>
<tr><td>Non-hazardous waste (tonnes)</td><td>12.4</td><td>13.1</td></tr></table></div>
<div class="bare"><svg width="9cm" height="9cm"><circle cx="99" cy="99" r="80"/></svg>
</div>
<div><h2>Employees</h2><p>Employees have training on health and safety, on
anti-corruption and on the needs of the community and of suppliers.</p></div>
"""
PIE = """
<p>Our people are made up as follows:</p><svg width="160" height="140">
<path d="M70 10 A60 60 0 1 1 10 70 L70 70 Z"/><path d="M70 10 A60 60 0 0 0 10 70 Z"
fill="red"/></svg><p>512<br>1,881<br>Male<br>Female</p>
"""
EMPTY_PAGE = 3
"""Page of the report that holds a drawing and no text."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of four pages, of which one cannot be read."""
    path = tmp_path_factory.mktemp("report") / "tea.pdf"
    path.write_bytes(
        HTML(string=f"<style>{STYLE}</style>{REPORT}").write_pdf() or b"none"
    )
    return path


@pytest.fixture(scope="module")
def found(report: Path) -> Inspection:
    """What is read of it."""
    return inspect_report(report, load_guide(), partial(read_report, ocr=Ocr.NEVER))


@pytest.fixture(scope="module")
def page(report: Path, found: Inspection) -> str:
    """The same, drawn over pictures of its pages."""
    pages = range(1, found.pages + 1)
    return render_inspection(found, draw_report(report, pages), pages)


@pytest.fixture(scope="module")
def tab(page: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """The page, opened in a browser."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "seen.html").write_text(page, "utf-8")
    with browser(folder / "profile") as opened:
        opened.open((folder / "seen.html").as_uri())
        yield opened


def run(*arguments: object) -> Result:
    """Run ``auditor inspect`` in this process, so that a drawing stays unread."""
    return CliRunner().invoke(main, ["inspect", "--ocr", "never", *map(str, arguments)])


class TestScreen:
    """What a person reads on the terminal."""

    def test_the_first_lines_say_whether_the_report_was_read(
        self, found: Inspection
    ) -> None:
        """As what, for which year, which pages, and how much it holds."""
        lines = "\n".join(first_lines(found)).splitlines()

        assert lines[0] == "tea.pdf"
        assert lines[1].startswith("Document    ESG report: the whole file, which")
        assert [line for line in lines if not line.startswith(" ")][2:-1] == [
            "Status      degraded: not all of it could be read",
            "Issuer      Tin Hau Tea Limited (09999)",
            "Year        1 January 2023 to 31 December 2023",
            "Edition     ESG Reporting Guide, 2020 edition",
            "Language    English",
            "ESG pages   1 to 4 of 4",
            "Pages       4 in the file: 3 read, 1 without text",
        ]
        assert (
            f"{'':12}page {EMPTY_PAGE}: the page holds outlines or drawings and no"
            in ("\n".join(lines))
        )

    def test_pages_limits_what_is_listed(self, report: Path) -> None:
        """All lists are shown where only pages are asked for."""
        printed = run(report, "--pages", "2-2").stdout

        assert "page 2\n" in printed
        assert "page 4" not in printed
        assert "Employees" not in printed
        assert re.search(r"\n\s+2\s+Emissions", printed)
        assert "Total energy consumption (MWh) | 1,204 | 1,310" in printed
        assert "p. 2  A2.1 energy_total 2023: 1,204 MWh" in printed

    def test_only_what_is_asked_for_is_listed(self, report: Path) -> None:
        """In the order in which it is asked for."""
        printed = run(report, "--show", "tables,pages").stdout

        assert re.findall(
            r"^(?:Pages|Sections|Text|Tables)$", printed, re.MULTILINE
        ) == [
            "Tables",
            "Pages",
        ]

    def test_a_page_that_was_not_read_ends_with_6(self, report: Path) -> None:
        """As an audit of the same report does."""
        assert run(report).exit_code == ExitCode.INCOMPLETE

    def test_what_is_no_esg_report_is_shown_all_the_same(self, tmp_path: Path) -> None:
        """With the exit code of an audit."""
        other = tmp_path / "return.txt"
        other.write_text(OTHERS["a monthly return"][0], "utf-8")

        ended = run(other, "--show", "text")

        assert ended.exit_code == ExitCode.NOT_AUDITABLE
        assert "return.txt is a monthly return" in ended.stdout
        assert "not auditable (wrong-type)" in ended.stdout
        assert "Monthly Return for Equity Issuer" in ended.stdout.split("\nText\n")[1]

    def test_nothing_steers_a_pipe(self, report: Path) -> None:
        """No colours and no progress where nobody looks."""
        ended = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "auditor", "inspect", report, "--pages", "1-4"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )

        assert b"\x1b" not in ended.stdout
        assert ended.stderr == b""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--pages", "3-9"), "the file has 4 pages"),
            (("--show", "colours"), "write one or more of pages,sections"),
            (("--show", "text", "--format", "json"), "--show goes with text"),
        ],
    )
    def test_what_cannot_be_shown_is_refused(
        self, report: Path, arguments: tuple[str, ...], words: str
    ) -> None:
        """With exit code 2 and a word on what to write."""
        ended = run(report, *arguments)

        assert ended.exit_code == ExitCode.USAGE
        assert words in ended.stderr

    def test_the_report_is_not_written_over(self, report: Path) -> None:
        """``--html`` with its own name is refused."""
        before = report.read_bytes()

        assert run(report, "--html", report).exit_code == ExitCode.USAGE
        assert report.read_bytes() == before

    def test_han_letters_keep_the_columns_straight(self) -> None:
        """They take two places each."""
        place = Place(page=1)
        rows = [("指標", "2023"), ("用電量", "1,204")]
        table = Table(
            rows=tuple(
                Row(
                    cells=tuple(Cell(text=text) for text in row),
                    place=place,
                    quote="",
                    header=not number,
                )
                for number, row in enumerate(rows)
            ),
            page=1,
            section=0,
            caption="",
            notes=(),
        )

        assert [*table_lines(table)] == [
            "指標   | 2023",
            "-------+------",
            "用電量 | 1,204",
        ]


class TestParts:
    """What stands on a page, in the order it was read."""

    def test_every_line_belongs_to_one_part(self, found: Inspection) -> None:
        """The running header and the page number to none: they are left out."""
        parts = parts_of(found.document)[2]

        assert [(part.order, part.kind) for part in parts] == [
            (1, PartKind.LEFT_OUT),
            (2, PartKind.HEADING),
            (3, PartKind.PARAGRAPH),
            (4, PartKind.TABLE),
            (5, PartKind.LEFT_OUT),
        ]
        assert parts[0].text == "Tin Hau Tea Limited"
        assert parts[2].text.endswith("checked by the board.")

    def test_pages_parted_by_form_feeds_show_all_of_their_lines(self) -> None:
        """Their lines have no number, only an order on the page."""
        rows = "Item\t2024\t2023\nWater\t200\t190\n\n"
        text = f"# Water\n\nWe collect rain.\n\n{rows}We reuse it.\n\fWe sort.\n"

        parts = parts_of(read_text(text, "a.txt"))

        assert [(part.kind, part.text) for part in parts[1]] == [
            (PartKind.HEADING, "Water"),
            (PartKind.PARAGRAPH, "We collect rain."),
            (PartKind.TABLE, ""),
            (PartKind.PARAGRAPH, "We reuse it."),
        ]
        assert [part.text for part in parts[2]] == ["We sort."]

    def test_a_box_holds_its_lines(self, found: Inspection) -> None:
        """Boxes of a page in one column follow one another down the page."""
        boxes = [part.places[0].box for part in parts_of(found.document)[2]]

        assert all(
            upper and lower and upper.bottom <= lower.bottom
            for upper, lower in pairwise(boxes)
        )

    def test_what_is_set_sideways_is_a_part_of_its_own(self) -> None:
        """It is no text to be quoted, and nothing of it is lost."""
        body = "<p>Our people work at 3 sites.</p><p class=side>Male staff 18</p>"
        style = "<style>.side { transform: rotate(90deg); width: 4cm }</style>"
        document = read_pdf(HTML(string=style + body).write_pdf() or b"", "side.pdf")

        parts = parts_of(document)[1]
        assert [(part.kind, part.text) for part in parts] == [
            (PartKind.PARAGRAPH, "Our people work at 3 sites."),
            (PartKind.SIDEWAYS, "Male staff 18"),
        ]
        assert unused_words(document.pages[0]) == ""

    def test_words_that_cannot_be_seen_are_told(self) -> None:
        """White on white, with their figures."""
        body = "<p>Our people.</p><p style='color: white'>No accidents in 18 years</p>"
        document = read_pdf(HTML(string=body).write_pdf() or b"", "white.pdf")

        assert unused_words(document.pages[0]) == "No accidents in 18 years"

    def test_a_figure_with_a_mark_glued_to_it_is_used(self) -> None:
        """The file has 9442, the reading 944 with note 2."""
        body = "<p>We used 944<sup style='font-size: 60%'>2</sup> tonnes.</p>"
        document = read_pdf(HTML(string=body).write_pdf() or b"", "mark.pdf")

        assert unused_words(document.pages[0]) == ""

    def test_a_page_that_is_read_leaves_nothing_unused(self, found: Inspection) -> None:
        """Its running header and page number are lines of it."""
        assert unused_words(found.document.pages[1]) == ""


class TestChart:
    """What is told of a chart, wherever it is shown."""

    @pytest.fixture
    def pie(self, tmp_path: Path) -> Path:
        """A report that is a pie under a lead-in."""
        path = tmp_path / "pie.pdf"
        path.write_bytes(HTML(string=PIE).write_pdf() or b"none")
        return path

    def test_the_screen_says_that_values_are_unpaired(self, pie: Path) -> None:
        """Behind the page, with what announces it."""
        told = "p. 1 chart values unpaired: 512; 1,881; Male; Female [Our people are"

        assert told in " ".join(run(pie, "--pages", "1-1").stdout.split())

    def test_json_holds_its_labels(self, pie: Path) -> None:
        """And its place, title, lead-in and columns."""
        [chart] = json.loads(run(pie, "-f", "json").stdout)["charts"]

        assert chart["page"] == 1
        assert chart["lead"] == "Our people are made up as follows:"
        assert chart["labels"] == ["512", "1,881", "Male", "Female"]
        assert chart["columns"] == []

    def test_it_is_drawn_over_its_page(self, pie: Path, tmp_path: Path) -> None:
        """In a box of its own."""
        run(pie, "--html", tmp_path / "pie.html")

        drawn = (tmp_path / "pie.html").read_text("utf-8")
        assert "values unpaired: 512; 1,881; Male; Female" in drawn


class TestJson:
    """What a program reads."""

    def test_it_says_the_same_as_the_audit(self, tmp_path: Path) -> None:
        """``report`` and ``figures`` are those of ``auditor audit``."""
        sample = tmp_path / "sample.pdf"
        sample.write_bytes(render_sample())
        out = tmp_path / "audit.json"
        CliRunner().invoke(main, ["audit", str(sample), "-f", "json", "-o", str(out)])
        audited = json.loads(out.read_text("utf-8"))

        told = json.loads(run(sample, "--format", "json").stdout)

        assert told["schema"] == "auditor/inspect/1"
        assert told["report"] == audited["report"]
        assert told["figures"] == audited["figures"]
        assert told["leftovers"] == audited["leftovers"]
        assert told["index_pages"] == audited["index_pages"]
        claims = {c["provision"]: c["target_pages"] for c in audited["claims"]}
        assert all(claims[c["provision"]] == c["target_pages"] for c in told["claims"])

    def test_numbers_stay_those_of_the_whole_report(self, found: Inspection) -> None:
        """A page shown alone names its passages as the whole report does."""
        whole = json.loads(inspection_json(found, range(1, 5)))
        alone = json.loads(inspection_json(found, range(4, 5)))

        assert alone["pages"] == whole["pages"][3:]
        assert alone["passages"] == [
            passage
            for passage in whole["passages"]
            if passage["pieces"][0]["page"] == 4
        ]
        assert alone["passages"][0]["passage"] > 0
        assert alone["tables"] == []

    def test_a_page_that_was_not_read_says_why(self, found: Inspection) -> None:
        """In the ledger of pages."""
        pages = json.loads(inspection_json(found, range(1, 5)))["pages"]

        told = {page["page"]: (page["status"], page["reason"]) for page in pages}
        assert told[2] == ("read", "")
        assert told[EMPTY_PAGE] == (
            "no-text",
            "the page holds outlines or drawings and no text",
        )

    def test_what_cannot_be_opened_says_why(self, tmp_path: Path) -> None:
        """The same ``report`` as audit.json holds, and exit code 4."""
        empty = tmp_path / "empty.pdf"
        empty.write_bytes(b"")

        ended = run(empty, "--format", "json")

        assert ended.exit_code == ExitCode.NOT_AUDITABLE
        told = json.loads(ended.stdout)
        assert set(told) == {"schema", "report"}
        assert told["schema"] == "auditor/inspect/1"
        assert told["report"]["status"] == "unreadable"

    def test_what_is_no_esg_report_is_told_with_its_text(self, tmp_path: Path) -> None:
        """Places are lines in a file without pages."""
        other = tmp_path / "return.txt"
        other.write_text(OTHERS["a monthly return"][0], "utf-8")

        told = json.loads(run(other, "--format", "json").stdout)

        assert told["report"]["kind"] == "not-esg"
        assert told["report"]["status"] == "wrong-type"
        assert told["report"]["pages"] is None
        assert told["passages"][0]["pieces"][0]["line"] == 1


class TestPage:
    """The page of HTML with boxes over pictures."""

    def test_words_of_the_report_are_no_markup(self, page: str) -> None:
        """They are shown, and never run."""
        assert "Emissions &lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert page.count("<script>") == 1

    def test_it_holds_all_that_it_shows(self, page: str) -> None:
        """A picture for each page, no address, and a ban on any request."""
        assert page.count('<img src="data:image/webp;base64,') == 4
        assert "http://" not in page
        assert "https://" not in page
        assert "default-src 'none'" in page

    def test_it_is_the_same_every_time(
        self, report: Path, found: Inspection, page: str
    ) -> None:
        """No clock and no folder gets in."""
        pages = range(1, 5)

        again = render_inspection(found, draw_report(report, pages), pages)

        assert again == page

    def test_a_text_file_is_shown_without_pictures(self, tmp_path: Path) -> None:
        """In the order of its lines."""
        other, out = tmp_path / "return.txt", tmp_path / "seen.html"
        other.write_text(OTHERS["a monthly return"][0], "utf-8")

        ended = run(other, "--html", out)

        assert ended.exit_code == ExitCode.NOT_AUDITABLE
        assert f"Written: {out}" in ended.stdout
        assert "Monthly Return for Equity Issuer" in out.read_text("utf-8")
        assert "<img" not in out.read_text("utf-8")


@needs_chromium
class TestBrowser:
    """The same page in a real browser."""

    def test_it_opens_without_a_word_and_asks_for_nothing(self, tab: Tab) -> None:
        """No error, no warning, no request but for the file itself."""
        assert tab.silent

    def test_boxes_lie_on_the_picture(self, tab: Tab) -> None:
        """Page by page, none sticks out of its page."""
        outside = tab.value("""
            [...document.querySelectorAll(".sheet i")].filter((mark) => {
              const box = mark.getBoundingClientRect();
              const page = mark.parentElement.getBoundingClientRect();
              return box.left < page.left - 1 || box.right > page.right + 1
                || box.top < page.top - 1 || box.bottom > page.bottom + 1;
            }).length
        """)

        assert tab.value("document.querySelectorAll('.sheet i').length") > 20
        assert outside == 0

    def test_a_switch_hides_its_boxes(self, tab: Tab) -> None:
        """And no others; switched on again they are back."""
        shown = (
            "[...document.querySelectorAll('.sheet .{}')].map(i => i.offsetWidth > 0)"
        )
        before = tab.value(shown.format("table"))
        tab.value("document.getElementById('show-table').click()")

        assert before == [True]
        assert tab.value(shown.format("table")) == [False]
        assert all(tab.value(shown.format("paragraph")))
        tab.value("document.getElementById('show-table').click()")
        assert tab.value(shown.format("table")) == [True]

    def test_every_kind_of_box_has_a_switch_that_works(self, tab: Tab) -> None:
        """A kind that the style sheet forgot would stay."""
        left = tab.value("""
            [...document.querySelectorAll("fieldset input")].map((input) => {
              input.click();
              const name = input.id.slice("show-".length);
              const shown = [...document.querySelectorAll(`.sheet .${name}`)]
                .filter((mark) => mark.offsetWidth > 0).length;
              input.click();
              return shown;
            })
        """)

        assert len(left) > 5
        assert set(left) == {0}

    def test_keys_turn_the_pages(self, tab: Tab) -> None:
        """Forth and back, and not beyond the ends."""
        here = "document.querySelector('nav a.here')?.textContent"
        tab.value("scrollTo(0, 0)")
        seen = []
        for key in ("n", "ArrowRight", "p", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
            tab.press(key)
            seen.append(tab.value(here))

        assert seen == ["1", "2", "1", "1", "1", "1"]

    def test_the_mouse_shows_what_was_read(self, tab: Tab) -> None:
        """With its number, and lights it up in the text."""
        tab.value("document.getElementById('p2').scrollIntoView()")
        tab.point("#p2 .sheet .paragraph")

        said = tab.value("document.getElementById('said').textContent")
        assert said.startswith("3  The Group keeps a policy on greenhouse gas")
        assert (
            tab.value("document.querySelector('#p2 .text .lit').textContent")
            .strip()
            .startswith("3")
        )

    def test_the_page_that_was_not_read_is_told(self, tab: Tab) -> None:
        """In its heading, and among the numbers of the pages."""
        heading = tab.value("document.querySelector('#p3 h2').textContent")

        assert heading == (
            "Page 3 \u2014 not read: the page holds outlines or drawings and no text"
        )
        assert tab.value("document.querySelector('nav a.no-text').textContent") == "3"
