"""Text reports: what a line is, and how tables, lists and headings are told apart."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Document, PassageKind, fold
from auditor.errors import ReportError, UsageError
from auditor.ingest import signs
from auditor.ingest.read import read_report, reading_ahead
from auditor.ingest.text import read_text

CASES = Path(__file__).parent.parent.parent / "shared" / "cases"


def texts(document: Document, kind: PassageKind) -> list[str]:
    return [passage.text for passage in document.passages if passage.kind is kind]


class TestParagraphs:
    """Lines become passages."""

    def test_each_line_between_blank_lines_is_a_paragraph(self) -> None:
        """Blank lines part paragraphs, and the line of the file is kept."""
        document = read_text("\nFirst thing we did.\n\nSecond thing we did.\n", "a.txt")

        assert texts(document, PassageKind.PARAGRAPH) == [
            "First thing we did.",
            "Second thing we did.",
        ]
        assert [p.pieces[0].place.line for p in document.passages] == [2, 4]

    def test_hard_wrapped_lines_are_rejoined(self) -> None:
        """Lines of one width without a blank line between make one paragraph."""
        wrapped = (
            "The Group collects rainwater on the roofs of its factories and uses\n"
            "it for cleaning, which has lowered the water it draws by about a\n"
            "fifth.\n"
        )

        document = read_text(wrapped, "a.txt")

        assert len(document.passages) == 1
        assert document.passages[0].text.endswith("about a fifth.")

    def test_place_follows_the_line_within_a_wrapped_paragraph(self) -> None:
        """A quote is placed on the line on which it stands."""
        wrapped = (
            "The Group collects rainwater on the roofs of its factories and uses\n"
            "it for cleaning, which has lowered the water it draws by about a\n"
            "fifth.\n"
        )
        passage = read_text(wrapped, "a.txt").passages[0]

        assert passage.place_at(passage.text.index("cleaning")).line == 2

    def test_separate_long_lines_stay_separate(self) -> None:
        """Lines that end in a full stop well before the margin are not joined."""
        document = read_text("We recycle.\nWe reuse.\nWe refuse.\n", "a.txt")

        assert len(document.passages) == 3

    def test_word_broken_over_lines_is_mended(self) -> None:
        """A hyphen that only marks the line break goes."""
        wrapped = (
            "Our environmental policy covers the Group and every environ-\n"
            "mental permit that its factories hold is reviewed every year.\n"
        )

        assert "every environmental permit" in read_text(wrapped, "a").passages[0].text

    def test_compound_word_broken_over_lines_keeps_its_hyphen(self) -> None:
        """A hyphen that the report prints elsewhere stays."""
        wrapped = (
            "All non-hazardous waste of the offices is weighed and the non-\n"
            "hazardous waste of the workshops is weighed each week as well.\n"
        )

        assert "the non-hazardous waste" in read_text(wrapped, "a").passages[0].text

    def test_a_marked_down_footnote_is_tied_to_its_mark(self) -> None:
        """A line with a mark is no heading; the same line without one may be."""
        text = "We used 500 m3 in 2024{}\n\n[^1]: Wells of our own are left out.\n"

        noted = read_text(text.format("[^1]"), "a.md")
        passage = noted.passages[0]

        assert passage.kind is PassageKind.PARAGRAPH
        assert [name for mark in passage.marks for name in mark.names] == ["1"]
        assert noted.note("1", 1) == 1
        assert noted.passages[1].kind is PassageKind.NOTE
        assert noted.passages[1].marks == ()

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("We used 500 m<sup>3</sup> of water.", "We used 500 m3 of water."),
            ("We emitted 12 tCO<sub>2</sub>e.", "We emitted 12 tCO2e."),
            ("We sort hazard\u00adous waste.", "We sort hazardous waste."),
            ("We emitted CO~2~ on 5 m^2^.", "We emitted CO2 on 5 m2."),
            ("We closed ~~two~~ a~b sites.", "We closed ~~two~~ a~b sites."),
        ],
    )
    def test_powers_and_indices_stay_at_their_letters(
        self, written: str, read: str
    ) -> None:
        """As tags and as Markdown write them; the swung dash alone is none."""
        assert read_text(written, "a.md").passages[0].text == read

    @pytest.mark.parametrize("written", ["<sup>1</sup>", "^1^"])
    def test_a_raised_mark_is_no_digit(self, written: str) -> None:
        """It is tied to the note that it opens."""
        text = f"We used 500{written} m3.\n\n{written} Wells are left out.\n"

        document = read_text(text, "a.md")

        marks = document.passages[0].marks
        assert [name for mark in marks for name in mark.names] == ["1"]
        assert document.note("1", 1) == 1

    @pytest.mark.parametrize(
        ("line", "headings"), [("3.4 GWh", []), ("3.4 Energy", ["3.4 Energy"])]
    )
    def test_an_amount_is_no_numbered_heading(
        self, line: str, headings: list[str]
    ) -> None:
        """Capitals before a small letter are a unit."""
        document = read_text(f"{line}\n\nWe use little of it in our shops.", "a.txt")

        assert texts(document, PassageKind.HEADING) == headings

    def test_running_header_is_no_passage(self) -> None:
        """A line that recurs, alone, over the file is left out of passages."""
        page = "Sustainability Report of Example Limited\n\nWe did thing {}.\n\n"

        document = read_text("".join(page.format(n) for n in range(5)), "a.txt")

        assert not any("Example" in passage.text for passage in document.passages)
        assert sum("Example" in line.text for line in document.pages[0].lines) == 5

    def test_line_that_recurs_only_twice_is_kept(self) -> None:
        """Two equal lines are a coincidence, not a running header."""
        document = read_text("No cases.\n\nOther.\n\nNo cases.\n", "a.txt")

        assert texts(document, PassageKind.PARAGRAPH).count("No cases.") == 2

    def test_emphasis_and_tags_are_dropped(self) -> None:
        """What a reader would not see is not part of a passage."""
        document = read_text("We follow the **Labour Law** and *our* <b>code</b>.", "a")

        assert document.passages[0].text == "We follow the Labour Law and our code ."

    def test_stars_that_mark_footnotes_stay(self) -> None:
        """A star behind a word is no emphasis."""
        document = read_text(
            "Sample Co., Ltd* (the Company) holds Other Ltd* too.", "a"
        )

        assert document.passages[0].text.count("*") == 2

    def test_web_address_in_angle_brackets_stays(self) -> None:
        """An address is no tag."""
        document = read_text("It is published on <https://www.example.com/>.", "a.txt")

        assert "www.example.com" in document.passages[0].text


class TestHeadings:
    """Lines that open a section."""

    def test_number_gives_the_level(self) -> None:
        """``2.`` opens a chapter and ``2.1`` a section in it."""
        document = read_text(
            "2. OUR PEOPLE\n\n2.1 Safety\n\nWe train staff.\n", "a.txt"
        )

        assert [(s.number, s.level) for s in document.sections[1:]] == [
            ("2", 1),
            ("2.1", 2),
        ]
        assert document.heading_path(document.passages[-1].section) == (
            "2. OUR PEOPLE",
            "2.1 Safety",
        )

    def test_markdown_signs_give_the_level(self) -> None:
        """Signs of markdown count and are not part of the title."""
        document = read_text("# Report\n\n## Water\n\nWe save water.\n", "a.txt")

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("Report", 1),
            ("Water", 2),
        ]

    def test_capitals_open_a_chapter(self) -> None:
        """A short line in capitals is a heading."""
        document = read_text("ABOUT US\n\nWe make toys and sell them.\n", "a.txt")

        assert texts(document, PassageKind.HEADING) == ["ABOUT US"]

    def test_showy_bullet_over_a_paragraph_is_a_heading(self) -> None:
        """A pictorial sign before a short line over prose opens a section."""
        document = read_text(
            "4.1 Staff\n\n\N{BLACK DIAMOND MINUS WHITE X} Pay and leave\n\n"
            "Pay is reviewed in spring by the committee of the board.\n",
            "a.txt",
        )

        assert document.sections[-1].title == "Pay and leave"
        assert document.sections[-1].level == 2

    def test_a_number_nests_under_its_own_chapter(self) -> None:
        """However both are set: ``4.1`` is a part of ``## 4``."""
        text = "## 4. LAND\n\n4.1 Soil\n\nWe dig.\n\n## 5. SEA\n\nWe sail.\n"

        document = read_text(text, "a.txt")

        paths = [document.heading_path(p.section) for p in document.passages]
        assert ("4. LAND", "4.1 Soil") in paths
        assert paths[-1] == ("5. SEA",)

    def test_a_number_of_another_chapter_does_not_nest(self) -> None:
        """``3.2`` is no part of ``## 4``."""
        text = "## 4. LAND\n\n3.2 Soil\n\nWe dig.\n"

        document = read_text(text, "a.txt")

        assert document.heading_path(document.passages[-1].section) == ("3.2 Soil",)

    def test_consecutive_numbers_are_a_list(self) -> None:
        """Lines that count up are items, not chapters."""
        document = read_text(
            "We do three things:\n1. Sort waste\n2. Save power\n3. Plant trees\n",
            "a.txt",
        )

        assert len(texts(document, PassageKind.ITEM)) == 3
        assert len(document.sections) == 1

    def test_sentence_is_no_heading(self) -> None:
        """A line with a full stop opens nothing."""
        document = read_text(
            "We care.\n\nWe care about water and air a lot.\n", "a.txt"
        )

        assert len(document.sections) == 1


class TestLists:
    """Items and what introduces them."""

    @pytest.mark.parametrize(
        "sign", ["- ", "\u2022 ", "- \u2713 ", "\u27a4 ", "\u25cf"]
    )
    def test_pictorial_sign_is_dropped(self, sign: str) -> None:
        """The sign of an item is no part of its text."""
        document = read_text(f"We:\n{sign}sort waste;\n{sign}save power;\n", "a.txt")

        assert texts(document, PassageKind.ITEM) == ["sort waste;", "save power;"]

    def test_letter_of_an_item_stays(self) -> None:
        """``(a)`` is part of what is printed."""
        document = read_text("We have:\n(a) a policy; and\n(b) a plan.\n", "a.txt")

        assert texts(document, PassageKind.ITEM) == ["(a) a policy; and", "(b) a plan."]

    def test_items_know_their_lead(self) -> None:
        """All items of a list point to the passage that introduces it."""
        document = read_text("We:\n\n- sort waste;\n- save power;\n", "a.txt")

        assert [passage.lead for passage in document.passages] == [None, 0, 0]

    def test_item_under_a_heading_has_no_lead(self) -> None:
        """A heading is the section of a list, not its lead."""
        document = read_text("OUR AIMS\n\n- sort waste;\n- save power;\n", "a.txt")

        assert [passage.lead for passage in document.passages] == [None, None, None]


class TestMarkdown:
    """What Markdown does not show, or does not mean."""

    BELOW = "\n\nThe Group collects rain on the roofs of its factories.\n"

    def test_comments_are_not_read(self) -> None:
        """And lines keep their numbers."""
        text = f"<!-- # Draft\nfor the board -->\n# Water{self.BELOW}"

        document = read_text(text, "a.md")

        assert texts(document, PassageKind.HEADING) == ["Water"]
        assert document.passages[0].pieces[0].place.line == 3
        assert len(document.passages) == 2

    def test_a_sharp_between_fences_is_no_heading(self) -> None:
        """The text between them is kept."""
        text = f"# Water\n\n```sh\n# not a heading\n```{self.BELOW}"

        document = read_text(text, "a.md")

        assert texts(document, PassageKind.HEADING) == ["Water"]
        assert "not a heading" in texts(document, PassageKind.PARAGRAPH)

    def test_a_fence_that_stays_open_hides_no_heading(self) -> None:
        """Nobody meant all of the report."""
        document = read_text(f"```\n\n# Water{self.BELOW}", "a.md")

        assert "Water" in texts(document, PassageKind.HEADING)

    def test_a_sentence_with_a_footnote_is_no_heading(self) -> None:
        """The mark stands behind the full stop."""
        document = read_text(f"We used 500 m3 of water.[^1]{self.BELOW}", "a.md")

        assert texts(document, PassageKind.HEADING) == []


class TestTables:
    """Lines with cells."""

    TABBED = (
        "Staff by place and sex are as follows:\n\n"
        "Place\t\tNumber of staff\tTurnover*\n"
        "Sex\tWomen\t40\t5%\n"
        "\tMen\t38\n\n"
        "* Leavers over staff at year end.\n"
    )

    def test_an_escaped_pipe_is_a_letter_of_its_cell(self) -> None:
        """So that each value stands under its own year."""
        text = (
            "| Item | 2024 | 2023 |\n|---|---|---|\n| Water \\| steam | 200 | 190 |\n"
        )

        (table,) = read_text(text, "a.md").tables

        assert [c.text for c in table.rows[1].cells] == ["Water | steam", "200", "190"]

    def test_a_short_line_between_two_rows_names_those_below(self) -> None:
        """Tables of staff are often cut up by "By gender" and "By age group"."""
        text = "Turnover rate\t2023\nBy gender\nMen\t9%\nWomen\t7%\n"

        (table,) = read_text(text, "a.txt").tables

        assert [[c.text for c in row.cells if c.text] for row in table.rows] == [
            ["Turnover rate", "2023"],
            ["By gender"],
            ["Men", "9%"],
            ["Women", "7%"],
        ]

    def test_a_sentence_or_a_line_apart_parts_two_tables(self) -> None:
        """A full stop, or an empty line, says that the table is over."""
        for between in ("We also count those who left.", "\nBy gender\n"):
            text = f"Staff\t2023\nAll\t90\n{between}\nMen\t9%\nWomen\t7%\n"

            assert len(read_text(text, "a.txt").tables) == 2, between

    def test_tabs_make_rows_of_equal_width(self) -> None:
        """Short rows are padded."""
        table = read_text(self.TABBED, "a.txt").tables[0]

        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["Place", "", "Number of staff", "Turnover"],
            ["Sex", "Women", "40", "5%"],
            ["", "Men", "38", ""],
        ]

    def test_header_is_told_from_figures(self) -> None:
        """Only rows over the figures name columns."""
        table = read_text(self.TABBED, "a.txt").tables[0]

        assert [row.header for row in table.rows] == [True, False, False]

    def test_mark_is_taken_out_of_a_cell(self) -> None:
        """A star behind a name is a mark."""
        table = read_text(self.TABBED, "a.txt").tables[0]

        assert table.rows[0].cells[3].marks == ("*",)

    def test_caption_and_notes_stand_around_a_table(self) -> None:
        """The passage above and the notes below belong to the table."""
        table = read_text(self.TABBED, "a.txt").tables[0]

        assert table.caption == "Staff by place and sex are as follows:"
        assert table.notes == ("* Leavers over staff at year end.",)

    def test_row_carries_its_line(self) -> None:
        """A row is placed on its line and quotes it."""
        document = read_text(self.TABBED, "a.txt")
        row = document.tables[0].rows[1]

        assert row.place.line == 4
        assert document.stands(row.quote, 1)

    def test_name_over_two_columns_spans_them(self) -> None:
        """A name with an empty cell beside it reaches over the columns below."""
        table = read_text("\t2023\t\nKPI\tTotal\tRate\nWaste\t5\t0.1\n", "a").tables[0]

        assert [cell.span for cell in table.rows[0].cells] == [1, 2, 1]

    def test_years_name_columns(self) -> None:
        """A year in the first row is no figure."""
        table = read_text("KPI\t2022\t2023\nWater\t10\t12\n", "a.txt").tables[0]

        assert [row.header for row in table.rows] == [True, False]

    def test_pipes_make_a_table(self) -> None:
        """The divider of a markdown table is no row."""
        table = read_text("| KPI | 2023 |\n|---|---|\n| Water | 12 |\n", "a").tables[0]

        assert [[c.text for c in r.cells] for r in table.rows] == [
            ["KPI", "2023"],
            ["Water", "12"],
        ]

    def test_repeated_header_carries_a_table_on(self) -> None:
        """A table with the same header and no text between continues the last."""
        part = "KPI\tChapter\n{}\tGreen office\n\n"
        document = read_text(part.format("A1") + part.format("A2"), "a.txt")

        assert [table.continues for table in document.tables] == [False, True]

    def test_other_header_starts_a_table(self) -> None:
        """A table with another header is a new one."""
        document = read_text("KPI\tPage\nA\t1\n\nYear\tTotal\n2023\t9\n", "a.txt")

        assert [table.continues for table in document.tables] == [False, False]

    def test_single_line_with_a_tab_is_text(self) -> None:
        """One line makes no table."""
        document = read_text("Address:\tSample Road 1\n", "a.txt")

        assert document.tables == ()
        assert document.passages[0].text == "Address: Sample Road 1"

    def test_quote_of_a_row_with_tags_is_contiguous(self) -> None:
        """Tags are no part of a quote, so it ends where one begins."""
        text = (
            "Group\tWays\nStaff\t<ul> <li>Meetings at every site</li> <li>Mail</li>\n"
        )
        document = read_text(text, "a.txt")
        quote = document.tables[0].rows[1].quote

        assert fold(quote) in fold(text)


class TestFiles:
    """What is refused before reading, and why."""

    def test_missing_file_is_a_usage_error(self, tmp_path: Path) -> None:
        """A wrong path is the caller's slip."""
        with pytest.raises(UsageError, match="there is no such file"):
            read_report(tmp_path / "none.txt")

    def test_reading_ahead_gives_the_same_document(self, tmp_path: Path) -> None:
        """Only earlier."""
        path = tmp_path / "report.txt"
        path.write_text("We sort our waste.\n", "utf-8")

        with reading_ahead(path) as read:
            assert read(path) == read_report(path)

    def test_what_stops_reading_ahead_is_raised_when_it_is_asked_for(
        self, tmp_path: Path
    ) -> None:
        """Not before, where nobody waits for it, and not never."""
        with (
            reading_ahead(tmp_path) as read,
            pytest.raises(ReportError, match="this is a folder"),
        ):
            read(tmp_path)

    def test_text_that_is_named_as_a_pdf_is_told(self, tmp_path: Path) -> None:
        """It is read for what it is."""
        path = tmp_path / "report.PDF"
        path.write_text("We sort our waste.\n", "utf-8")

        assert read_report(path).warnings == (
            "the file is named .pdf and is plain text",
        )

    def test_folder_is_refused(self, tmp_path: Path) -> None:
        """A folder is not a report."""
        with pytest.raises(ReportError, match="this is a folder") as caught:
            read_report(tmp_path)

        assert caught.value.status == "unreadable"

    @pytest.mark.parametrize(
        ("data", "status", "message"),
        [
            (b"", "unreadable", "is empty"),
            (b" \n\t\r\n", "no-text", "only white space"),
            (b"\xef\xbb\xbf", "no-text", "only white space"),
            (b"\x89PNG\r\n\x1a\n" + bytes(50), "wrong-type", "a picture"),
            (b"\xff\xd8\xff\xe0" + bytes(50), "wrong-type", "a picture"),
            (b"PK\x03\x04" + bytes(50), "wrong-type", "a ZIP archive"),
            (
                b"PK\x03\x04..word/document.xml",
                "unreadable",
                "the Word file is damaged",
            ),
            (b"PK\x03\x04..xl/workbook.xml", "wrong-type", "a spreadsheet"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong-type", "Office file"),
            (b"<!DOCTYPE html><html><body></body>", "no-text", "the web page shows no"),
            (b"MIME-Version: 1.0\r\n\r\nx", "wrong-type", "a saved e-mail"),
            (b"{\\rtf1\\ansi We save.}", "wrong-type", "a rich text file"),
            (bytes(range(256)) * 40, "wrong-type", "binary data"),
        ],
    )
    def test_other_data_is_refused(
        self, tmp_path: Path, data: bytes, status: str, message: str
    ) -> None:
        """The type is told by content, whatever the name says."""
        path = tmp_path / "report.pdf"
        path.write_bytes(data)

        with pytest.raises(ReportError, match=message) as caught:
            read_report(path)

        assert caught.value.status == status

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("w\u0430ste \u0430nd w\u0430ter", "Latin and Cyrillic letters"),
            ("\u202eretaw evas eW", "turn its direction round"),
        ],
    )
    def test_disguised_letters_are_told(
        self, tmp_path: Path, text: str, told: str
    ) -> None:
        """They look like other words than they are."""
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")

        assert told in read_report(path).warnings[0]

    def test_words_of_two_alphabets_are_no_disguise(self, tmp_path: Path) -> None:
        """Only one word of both is."""
        path = tmp_path / "report.txt"
        path.write_text("our \u0434\u043e\u043c in 5 \u03bcg/m3", encoding="utf-8")

        assert read_report(path).warnings == ()

    def test_text_under_a_wrong_name_is_read(self, tmp_path: Path) -> None:
        """A text file is one by content."""
        path = tmp_path / "report.pdf"
        path.write_text("We sort our waste.\n", encoding="utf-8")

        assert read_report(path).passages[0].text == "We sort our waste."

    def test_hash_is_that_of_the_file(self, tmp_path: Path) -> None:
        """The hash is taken of the bytes, not of the decoded text."""
        path = tmp_path / "report.txt"
        path.write_bytes("caf\xe9 policy\n".encode("cp1252"))

        assert read_report(path).sha256 == (
            "3e4cb316ce8b1f199dc7f902c293e36a40a084e80cbe318bf3eb425fd30dfb30"
        )


CHINESE = (
    "本集團的溫室氣體排放總量較去年有所減少。我們並已在所有辦公室推行節約用水的措施。"
)
SIMPLIFIED = (
    "本集团的温室气体排放总量较去年有所减少。我们并已在所有办公室推行节约用水的措施。"
)


class TestEncodings:
    """Bytes become the letters that were meant."""

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            (CHINESE, "utf-8"),
            (CHINESE, "utf-8-sig"),
            (CHINESE, "utf-16"),
            (CHINESE, "utf-32"),
            ("The Group\u2019s waste", "utf-16-le"),
            (CHINESE, "big5hkscs"),
            (SIMPLIFIED, "gb18030"),
            ("The Group\u2019s caf\xe9 \u2013 its waste is sorted by staff.", "cp1252"),
        ],
    )
    def test_text_is_decoded(self, tmp_path: Path, text: str, encoding: str) -> None:
        """Each of the encodings that reports come in is recognised."""
        path = tmp_path / "report.txt"
        path.write_bytes(text.encode(encoding))

        assert read_report(path).passages[0].text == text

    @pytest.mark.parametrize(
        ("encoding", "told"),
        [
            ("utf-8", "utf-8 (all of it is valid)"),
            ("utf-8-sig", "utf-8-sig (its byte order mark)"),
            ("utf-16", "utf-16 (its byte order mark)"),
            ("big5hkscs", "big5hkscs (its look)"),
            ("gb18030", "gb18030 (its look)"),
        ],
    )
    def test_how_it_was_decided_is_told(
        self, tmp_path: Path, encoding: str, told: str
    ) -> None:
        """The encoding, and what says so."""
        path = tmp_path / "report.txt"
        text = SIMPLIFIED if encoding == "gb18030" else CHINESE
        path.write_bytes(text.encode(encoding))

        assert read_report(path).encoding == told

    @pytest.mark.parametrize("encoding", ["big5hkscs", "cp1252", "utf-16-le"])
    def test_guess_is_a_warning(self, tmp_path: Path, encoding: str) -> None:
        """An encoding that the file does not state is reported."""
        text = (
            CHINESE if encoding == "big5hkscs" else "The Group\u2019s waste is sorted."
        )
        path = tmp_path / "report.txt"
        path.write_bytes(text.encode(encoding))

        assert encoding in read_report(path).warnings[0]

    def test_utf8_is_no_guess(self, tmp_path: Path) -> None:
        """Valid UTF-8 needs no warning."""
        path = tmp_path / "report.txt"
        path.write_text(CHINESE, encoding="utf-8")

        assert read_report(path).warnings == ()

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_count_alike(self, end: str) -> None:
        """Lines are numbered alike on every system."""
        document = read_text(f"One.{end}{end}Two.{end}", "a.txt")

        assert [p.pieces[0].place.line for p in document.passages] == [1, 3]


class TestPages:
    """Form feeds part a text into pages."""

    PAGES = (
        "Harbour Tea ESG Report\n\n# Water\n\nWe save water and\n\n1\n\f"
        "Harbour Tea ESG Report\n\nreuse it.\n\n| Item | 2023 |\n| --- | --- |\n"
        "| Water | 12 |\n\n2\n\f"
        "Harbour Tea ESG Report\n\nWe sort our waste.\n\n3\n\f"
    )

    def test_places_carry_the_page(self) -> None:
        """What comes after the last form feed is no page if there is nothing."""
        document = read_text(self.PAGES, "a.txt")

        assert document.paged
        assert len(document.pages) == 3
        assert document.passages[-1].pieces[0].place.page == 3
        assert document.passages[-1].pieces[0].place.line is None
        assert document.tables[0].rows[1].place.page == 2

    def test_running_headers_and_page_numbers_are_taken_out(self) -> None:
        """The number is kept as that of the page."""
        document = read_text(self.PAGES, "a.txt")

        assert [page.label for page in document.pages] == ["1", "2", "3"]
        assert [p.text for p in document.passages] == [
            "Water",
            "We save water and reuse it.",
            "We sort our waste.",
        ]

    def test_places_rise_down_the_page(self) -> None:
        """Though no box tells how far down they stand."""
        document = read_text("One.\n\nTwo.\n\f\nThree.\n", "a.txt")

        places = [passage.pieces[0].place for passage in document.passages]
        assert [(place.page, place.order) for place in places] == [
            (1, 1),
            (1, 3),
            (2, 2),
        ]

    def test_a_tab_makes_a_running_header_no_row_of_a_table(self) -> None:
        """Names of columns that recur stand on their rows; a header stands alone."""
        head, rows = "Harbour Tea\tESG Report", "Item\tTonnes\nPaper\t1{n}\nTin\t2{n}"
        pages = {
            kind: "\f".join(page.format(n=n) for n in "123")
            for kind, page in (("head", f"{head}\n\n{rows}"), ("rows", rows))
        }

        headed, bare = (read_text(pages[kind], "a").tables for kind in ("head", "rows"))

        assert [[c.text for c in row.cells] for row in headed[0].rows[:2]] == [
            ["Item", "Tonnes"],
            ["Paper", "11"],
        ]
        assert bare[0].rows[0].cells[0].text == "Item"
        assert len(headed) == len(bare)

    def test_line_that_recurs_within_pages_is_text(self) -> None:
        """Only the first and the last of a page are running lines."""
        pages = "\f".join(f"Page {n} text.\nNil return.\nEnd {n}." for n in "abc")

        assert "Nil return." in {p.text for p in read_text(pages, "a").passages}


class TestUnderlined:
    """A title alone over a rule is a heading."""

    @pytest.mark.parametrize(("rule", "level"), [("=====", 1), ("-----", 1)])
    def test_underlined_title_heads(self, rule: str, level: int) -> None:
        """As in Markdown."""
        document = read_text(f"our water\n{rule}\n\nWe save water.\n", "a.md")

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("our water", level)
        ]

    def test_two_kinds_of_rule_nest(self) -> None:
        """A double rule stands above a single one."""
        document = read_text("nature\n===\n\nour water\n---\n\nWe save.\n", "a.md")

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("nature", 1),
            ("our water", 2),
        ]

    def test_sentence_over_a_rule_is_text(self) -> None:
        """A rule may only part what stands above it."""
        document = read_text("We save water.\n-----\n\nWe reuse it.\n", "a.md")

        assert texts(document, PassageKind.HEADING) == []


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "We sort waste.",
            "SAFETY",
            "2.1 Water",
            "- save power;",
            "(a) a plan",
            "KPI\t2023",
            "Water\t12",
            "| a | b |",
            "Note: estimated",
            "# Title",
            "\N{BLACK CIRCLE}",
            "1. One",
            "2. Two",
            "3",
            "\t\t",
            "環境政策",
        ]
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_any_text_gives_a_sound_document(lines: list[str]) -> None:
    """Whatever the lines: quotes stand, rows are even, sections are nested."""
    document = read_text("\n".join(lines), "a.txt")

    for passage in document.passages:
        assert fold(passage.text) in fold(document.pages[0].raw)
        assert passage.lead is None or passage.lead < len(document.passages)
    for table in document.tables:
        assert len({len(row.cells) for row in table.rows}) == 1
    for section in document.sections[1:]:
        assert section.parent is not None
        assert document.sections[section.parent].level < section.level


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Any text at all can be read."""
    pages = read_text(text, "a.txt").pages
    assert text.startswith("\f".join(page.raw for page in pages))


@pytest.mark.skipif(not CASES.is_dir(), reason="the sample reports are not here")
class TestCases:
    """Counts and properties of real filings."""

    def test_index_of_a_report_is_read_as_tables(self) -> None:
        """The content index of a report without pages stands in four parts."""
        document = read_report(CASES / "02121_FY2021_en_esg.txt")
        index = [table for table in document.tables if len(table.rows[0].cells) == 3]

        assert sum(table.continues for table in index) == 3

    def test_every_quote_stands(self) -> None:
        """Passages and rows can be found again in the file."""
        document = read_report(CASES / "02121_FY2021_en_esg.txt")

        assert all(document.stands(passage.text, 1) for passage in document.passages)
        assert all(
            document.stands(row.quote, 1)
            for table in document.tables
            for row in table.rows
        )


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("72.0萬元，員工義工", ""),
        ("12.5噸廢物", ""),
        ("5.1元朗廠房", "5.1"),
        ("5.1萬家業務", "5.1"),
        ("7.2產品責任", "7.2"),
    ],
)
def test_an_amount_at_the_start_of_a_line_is_no_chapter(line: str, number: str) -> None:
    """The sentence before goes on with it."""
    found = signs.numbering(line)

    assert (found.number if found else "") == number
