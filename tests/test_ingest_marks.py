"""Footnote marks are told from the words they stand at and tied to their notes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from weasyprint import HTML

from auditor.audit import inspect_report
from auditor.cli.main import main
from auditor.document import Document, PassageKind
from auditor.guide.load import load_guide
from auditor.ingest.pdf.reading import read_pdf

STYLE = """<style>@page { size: A5; margin: 20mm }
body { font: 10pt/1.4 'DejaVu Sans'; margin: 0 } .note { font-size: 7pt; margin: 0 }
sup { font-size: 60%; vertical-align: super; line-height: 0 }
.large { font-size: 90%; vertical-align: 3.5pt } .flat { font-size: 90% }
.foot { position: absolute; bottom: -12mm; left: 0; width: 108mm }
.page { position: relative; height: 169mm; break-after: page }
.folio { position: absolute; right: 0 }</style>"""
PROSE = "The Group weighs what its sites throw away and prints the sum of it. " * 6


def read(body: str) -> Document:
    return read_pdf(HTML(string=STYLE + body).write_pdf() or b"", "made.pdf")


def marks(body: str) -> list[tuple[str, str]]:
    """Return the marks of the first passage, each with what stands before it."""
    passage = read(f"<p>{body}</p><p>{PROSE}</p>").passages[0]
    before = [passage.text[: mark.start].split()[-1] for mark in passage.marks]
    return list(zip(before, [mark.text for mark in passage.marks], strict=True))


class TestMarks:
    """What is small and raised is a mark and no digit."""

    @pytest.mark.parametrize("look", ["", " class=large"])
    def test_a_mark_at_a_number_is_no_digit_of_it(self, look: str) -> None:
        """Be it nearly as large as the number."""
        assert marks(f"We used 944<sup{look}>2</sup> tonnes.") == [("944", "2")]

    def test_a_power_of_ten_is_no_mark_and_no_digit(self) -> None:
        """103 MWh were another amount; a mark where no unit follows is one."""
        body = "We used 10<sup>3</sup> MWh at 10<sup>2</sup> sites in 10<sup>3</sup>."

        assert marks(body) == [("10", "2"), ("10", "3")]
        document = read(f"<p>{body}</p>")
        assert "10\u00b3 MWh" in document.passages[0].text
        assert document.stands(document.passages[0].text, 1)

    def test_letters_stars_and_lists_are_marks(self) -> None:
        """As they stand at words and numbers."""
        body = (
            "Staff<sup>a</sup> of 300<sup>1,2</sup> sites<sup>*</sup>: 9.5<sup>R</sup>"
        )

        assert marks(body) == [
            ("Staff", "a"),
            ("300", "1,2"),
            ("sites", "*"),
            ("9.5", "R"),
        ]

    @pytest.mark.parametrize(
        "body",
        [
            "An area of 5,000 m<sup>2</sup> and 30 m<sup>3</sup> of water.",
            "We emit CO<sub>2</sub> from 944 sites.",
            "We used 944<span class=flat>2</span> tonnes.",
            "The 1<sup>st</sup> site opened.",
        ],
    )
    def test_what_is_no_mark(self, body: str) -> None:
        """A power of a length, an index, a digit that is not raised, an ordinal."""
        assert marks(body) == []

    def test_the_text_keeps_them_and_plain_does_not(self) -> None:
        """Offsets are the same in both; what is quoted stands as printed."""
        document = read(f"<p>We used 944<sup>2</sup> tonnes.</p><p>{PROSE}</p>")
        passage = document.passages[0]

        assert passage.text == "We used 944 2 tonnes."
        assert passage.plain == "We used 944   tonnes."
        assert document.stands(passage.text, 1)

    def test_marks_are_found_behind_a_list_sign_and_over_a_column(self) -> None:
        """Their offsets are those of the joined text."""
        body = "<ul><li>One site<sup>1</sup> is large.</li></ul>"
        long = f"{PROSE * 9}It is shared by 944<sup>3</sup> sites "
        document = read(f"{body}<p>{long}{PROSE.lower() * 4}</p>")
        found = [
            passage.text[: mark.start].split()[-1]
            for passage in document.passages
            for mark in passage.marks
        ]

        assert found == ["site", "944"]


class TestNotes:
    """A passage that opens with a mark of its page is its note."""

    SIZES = """<p class=note>{}1. Tenants are left out of this number.</p>
    <p class=note>2. Shops of others are left out of this one.</p>"""

    def test_a_small_list_at_the_foot_is_one_of_notes(self) -> None:
        """Each is tied to its mark."""
        body = f"<p>{PROSE}We used 944<sup>1</sup> tonnes at 30<sup>2</sup> sites.</p>"
        document = read(body + self.SIZES.format(""))
        notes = [document.note(str(number), 1) for number in (1, 2, 3)]

        assert [document.passages[at].text[:10] for at in notes if at is not None] == [
            "1. Tenants",
            "2. Shops o",
        ]
        assert notes[2] is None

    @pytest.mark.parametrize(("space", "tied"), [(0, True), (20, False)])
    def test_the_mark_of_a_note_may_be_as_large_as_the_note(
        self, space: int, *, tied: bool
    ) -> None:
        """It is raised, right before its line: farther off it is a number beside it."""
        sign = f"<span style='vertical-align:3pt;margin-right:{space}pt'>1</span>"
        note = "Tenants are left out of this number, as are the shops of others. "
        document = read(
            f"<p>{PROSE}We used 944<sup>1</sup> tonnes.</p>"
            f"<p class=note>{sign} {note * 3}</p>"
        )
        at = document.note("1", 1)

        assert (at is not None) is tied
        if at is not None:
            assert document.passages[at].text == f"1 {note * 3}".strip()

    def test_a_list_without_marks_on_the_page_is_a_list(self) -> None:
        """However small it is set."""
        document = read(f"<p>{PROSE}We used 944 tonnes.</p>" + self.SIZES.format(""))

        assert [p.kind for p in document.passages][1:] == [PassageKind.ITEM] * 2

    def test_a_list_as_large_as_the_text_is_a_list(self) -> None:
        """Its numbers may happen to be those of marks."""
        body = f"<p>{PROSE}We used 944<sup>1</sup> tonnes at 30<sup>2</sup> sites.</p>"
        items = "<p>1. We sort our waste.</p><p>2. We save water.</p>"
        kinds = [passage.kind for passage in read(body + items).passages]

        assert kinds[1:] == [PassageKind.ITEM] * 2

    def test_notes_that_are_alike_on_all_pages_are_kept(self) -> None:
        """They are no running footer."""
        page = f"""<div class=page><p>{PROSE}It was 944<sup>1</sup>.</p>
        <p class='note foot'>1. As told on page {{}} of the annual report.</p></div>"""
        document = read("".join(page.format(number) for number in (3, 4, 5, 6)))
        notes = [p.text for p in document.passages if p.kind is PassageKind.NOTE]

        assert len(notes) == len(document.pages)

    def test_a_footer_that_is_alike_on_all_pages_is_left_out(self) -> None:
        """No mark points to it."""
        page = f"""<div class=page><p>{PROSE}</p>
        <p class='note foot'>1. Report of the board of directors</p></div>"""

        assert len(read(page * 4).passages) == len("4444")


class TestFolios:
    """The printed page number is found beside or between footnotes."""

    PAGE = """<div class=page><p>{prose}It was 944<sup>1</sup>.</p>
    <div class='note foot'><span class=folio style='top: {top}mm'>{number}</span>
    1. Tenants are left out of the sum of this page, as the<br>{word} say.
    </div></div>"""

    @pytest.mark.parametrize("top", [0, 1.5])
    def test_on_and_between_the_lines_of_a_note(self, top: float) -> None:
        """The note is whole, and the number no part of it."""
        words = ["Tenants", "Books", "Others", "Shops"]
        document = read(
            "".join(
                self.PAGE.format(prose=PROSE, top=top, number=at, word=word)
                for at, word in enumerate(words, start=7)
            )
        )

        assert [page.label for page in document.pages] == ["7", "8", "9", "10"]
        assert [p.text for p in document.passages if p.kind is PassageKind.NOTE] == [
            f"1. Tenants are left out of the sum of this page, as the {word} say."
            for word in words
        ]

    def test_numbers_that_do_not_count_the_pages_stay(self) -> None:
        """They may be values of a table at the foot."""
        pages = [
            self.PAGE.format(prose=PROSE, top=0, number=number, word=word)
            for number, word in zip((70, 12, 9, 41), "ABCD", strict=True)
        ]

        assert [page.label for page in read("".join(pages)).pages] == [None] * 4


REPORT = """<h1>Environmental, Social and Governance Report 2023</h1>
<p>Harbour Tea Limited</p><p>Stock code: 9999</p>
<p>For the year ended 31 December 2023</p>
<p>The Group keeps a policy on greenhouse gas emissions, waste, water and energy, on
employees and their training, suppliers, anti-corruption and the community.</p>
<p>In 2023, our water consumption was 944<sup>2</sup> tonnes.</p>
<p class=note>2. Tenants are left out.</p>"""


def test_a_figure_in_a_sentence_is_read_without_its_mark(tmp_path: Path) -> None:
    """944 with note 2 is neither 9442 nor 2; it is quoted as it is printed."""
    path = tmp_path / "tea.pdf"
    path.write_bytes(HTML(string=STYLE + REPORT).write_pdf() or b"")
    figures = inspect_report(path, load_guide()).figures

    assert [(figure.metric, figure.printed) for figure in figures] == [
        ("water_total", "944")
    ]
    assert figures[0].quote == "In 2023, our water consumption was 944 2 tonnes."


def test_inspect_shows_the_note_of_each_mark(tmp_path: Path) -> None:
    """Beside the passage, and by its number in the JSON."""
    path = tmp_path / "tea.pdf"
    path.write_bytes(HTML(string=STYLE + REPORT).write_pdf() or b"")
    shown = CliRunner().invoke(main, ["inspect", str(path), "--show", "text"]).stdout
    said = json.loads(
        CliRunner().invoke(main, ["inspect", str(path), "-f", "json"]).stdout
    )
    (passage,) = [each for each in said["passages"] if each["marks"]]
    (mark,) = passage["marks"]

    assert "[2 → 2. Tenants are left out.]" in " ".join(shown.split())
    assert said["passages"][mark["notes"][0]]["text"] == "2. Tenants are left out."
    assert passage["text"][: mark["start"]].endswith("944 ")
