"""Word files: what a reader of the accepted draft sees, in order, and nothing else."""

from pathlib import Path

import pytest
import word
from word import cell, heading, paragraph, run, table

from auditor.document import Document, PassageKind, fold
from auditor.errors import ReportError
from auditor.ingest.docx.reading import read_docx
from auditor.ingest.read import read_report

RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def read(body: str, **parts: str) -> Document:
    return read_docx(word.word(body, **parts), "draft.docx")


def texts(document: Document, kind: PassageKind) -> list[str]:
    return [p.text for p in document.passages if p.kind is kind]


def cells(document: Document, index: int = 0) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in document.tables[index].rows]


class TestOrder:
    """Paragraphs and tables stand in the order of the file."""

    def test_places_count_paragraphs_and_rows(self) -> None:
        """A file without page breaks has no pages."""
        document = read(
            paragraph("We save water.")
            + word.plain_table([["Item", "2023"], ["Water", "12"]])
            + paragraph("We sort our waste.")
        )

        assert not document.paged
        assert [p.pieces[0].place.line for p in document.passages] == [1, 4]
        assert [row.place.line for row in document.tables[0].rows] == [2, 3]

    def test_text_box_follows_its_paragraph_once(self) -> None:
        """Word writes a box twice, for new readers and for old ones."""
        box = f"<w:txbxContent>{paragraph('Water fell by 5%.')}</w:txbxContent>"
        drawn = (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )

        document = read(
            paragraph(runs=run("We save water.") + drawn) + paragraph("We reuse it.")
        )

        assert [p.text for p in document.passages] == [
            "We save water.",
            "Water fell by 5%.",
            "We reuse it.",
        ]

    def test_content_controls_and_links_are_looked_into(self) -> None:
        """They wrap paragraphs, rows and runs."""
        document = read(
            f"<w:sdt><w:sdtContent>{paragraph('We save.')}</w:sdtContent></w:sdt>"
            + paragraph(runs=f"<w:hyperlink>{run('We reuse.')}</w:hyperlink>")
        )

        assert [p.text for p in document.passages] == ["We save.", "We reuse."]

    def test_field_shows_its_result(self) -> None:
        """Not the code that makes it, even where that holds letters."""
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText> IF </w:instrText></w:r>{run('unseen')}"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"{run('12')}"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

        document = read(paragraph(runs=run("We saved ") + field + run(" tonnes.")))

        assert document.passages[0].text == "We saved 12 tonnes."


class TestShown:
    """Evidence is what the accepted document prints."""

    def test_paragraphs_whose_break_was_deleted_are_one(self) -> None:
        """The mark of the first is tracked as deleted."""
        first = paragraph("We used ", "<w:rPr><w:del/></w:rPr>")

        document = read(first + paragraph("12 tonnes.") + paragraph("We sort waste."))

        assert [p.text for p in document.passages] == [
            "We used 12 tonnes.",
            "We sort waste.",
        ]

    def test_tracked_changes_are_accepted_and_counted(self) -> None:
        """What is deleted or moved away is gone, what is inserted stands."""
        document = read(
            paragraph(
                runs=run("Water fell by ")
                + "<w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
                + f"<w:moveFrom>{run('away')}</w:moveFrom>"
                + f"<w:ins>{run('five')}</w:ins>"
                + run(" percent.")
            )
        )

        assert document.passages[0].text == "Water fell by five percent."
        assert document.warnings == (
            "tracked changes were read as if accepted: 1 inserted, 2 deleted",
        )

    @pytest.mark.parametrize(
        "properties",
        ["<w:vanish/>", '<w:sz w:val="2"/>', '<w:color w:val="FFFFFF"/>'],
        ids=["hidden", "tiny", "white"],
    )
    def test_hidden_words_are_no_evidence(self, properties: str) -> None:
        """They are counted, so that a reader knows of them."""
        document = read(
            paragraph("We save.")
            + paragraph(runs=run("We have no fatalities.", properties))
        )

        assert [p.text for p in document.passages] == ["We save."]
        assert " ".join(document.warnings) == (
            "words that cannot be seen (hidden, tiny or white on white) were not "
            "used: 4"
        )

    def test_words_hidden_by_their_style_are_hidden(self) -> None:
        """A style may be based on one that hides."""
        styles = (
            '<w:style w:type="character" w:styleId="A">'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
            '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        )

        document = read(
            paragraph(runs=run("Seen.") + run("Unseen.", '<w:rStyle w:val="B"/>')),
            styles=styles,
        )

        assert document.passages[0].text == "Seen."

    @pytest.mark.parametrize(
        "properties",
        ['<w:vanish w:val="0"/>', '<w:color w:val="FFFFFF"/><w:shd w:fill="004488"/>'],
        ids=["switched-off", "white-on-blue"],
    )
    def test_words_that_only_look_hidden_are_read(self, properties: str) -> None:
        """A property may be switched off, a ground may be dark."""
        document = read(paragraph(runs=run("We save.", properties)))

        assert document.passages[0].text == "We save."

    def test_white_letters_in_a_table_are_read(self) -> None:
        """They stand on a coloured ground that the style of the table gives."""
        white = paragraph(runs=run("Item", '<w:color w:val="FFFFFF"/>'))
        row = f"<w:tc>{white}</w:tc>" + cell("2023")

        document = read(table(row, cell("Water") + cell("12")))

        assert cells(document)[0] == ["Item", "2023"]


class TestHeadings:
    """Headings are told by outline level."""

    def test_style_of_any_name_heads(self) -> None:
        """Chinese Word calls it 標題 1; what counts is its outline level."""
        styles = (
            '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/>'
            '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        )

        document = read(
            paragraph("環境", '<w:pStyle w:val="1"/>')
            + paragraph("排放物", '<w:pStyle w:val="2"/>')
            + paragraph("本集團減少排放。"),
            styles=styles,
        )

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("環境", 1),
            ("排放物", 2),
        ]
        assert document.heading_path(document.passages[-1].section) == (
            "環境",
            "排放物",
        )

    @pytest.mark.parametrize(
        "short",
        [
            "Water use was 500 m3 in 2024",
            "We paid a fine of HK$6 million",
            "12 Employees were injured at work",
        ],
    )
    def test_short_paragraph_between_headings_is_none(self, short: str) -> None:
        """The file marks its headings, so that length says nothing."""
        document = read(
            heading("Water")
            + paragraph(short)
            + paragraph("We collect rain on the roofs of both factories.")
            + heading("Waste")
        )

        assert texts(document, PassageKind.HEADING) == ["Water", "Waste"]
        assert texts(document, PassageKind.PARAGRAPH)[0] == short

    def test_draft_without_marked_headings_heads_by_signs(self) -> None:
        """Numbers, capitals and bold letters head; a short line alone does not."""
        below = paragraph("We collect rain on the roofs of both factories.")
        document = read(
            paragraph("1.1 Water")
            + below
            + paragraph("WASTE")
            + below
            + paragraph(runs=run("Staff", "<w:b/>"))
            + below
            + paragraph("Water use was 500 m3 in 2024")
            + below
        )

        assert texts(document, PassageKind.HEADING) == ["1.1 Water", "WASTE", "Staff"]

    def test_bold_paragraph_heads_beside_marked_headings(self) -> None:
        """Writers of drafts set the lowest headings in bold by hand."""
        document = read(
            heading("Environment")
            + paragraph(runs=run("1.1 Water", "<w:b/>"))
            + paragraph("We collect rain.")
            + heading("Staff")
        )

        assert [s.title for s in document.sections[1:]] == [
            "Environment",
            "1.1 Water",
            "Staff",
        ]

    def test_name_of_a_style_alone_heads_nothing(self) -> None:
        """A style called Heading without an outline level is letters."""
        styles = '<w:style w:type="paragraph" w:styleId="Heading1"/>'

        document = read(
            paragraph("we save water and", '<w:pStyle w:val="Heading1"/>'),
            styles=styles,
        )

        assert texts(document, PassageKind.HEADING) == []

    def test_numbers_that_word_prints_are_counted(self) -> None:
        """They stand in no run; the section has the number that is printed."""
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, text in enumerate(["%1.", "%1.%2"])
        )
        numbering = (
            f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
        )

        def numbered(text: str, depth: int) -> str:
            return paragraph(
                text,
                f'<w:outlineLvl w:val="{depth}"/><w:numPr><w:ilvl w:val="{depth}"/>'
                '<w:numId w:val="3"/></w:numPr>',
            )

        document = read(
            numbered("About", 0)
            + numbered("Environment", 0)
            + numbered("Water", 1)
            + numbered("Waste", 1)
            + numbered("Staff", 0),
            numbering=numbering,
        )

        assert [s.title for s in document.sections[1:]] == [
            "1. About",
            "2. Environment",
            "2.1 Water",
            "2.2 Waste",
            "3. Staff",
        ]
        assert document.sections[4].number == "2.2"

    @pytest.mark.parametrize(
        ("form", "printed"),
        [
            ("lowerLetter", "b"),
            ("upperRoman", "II"),
            ("taiwaneseCountingThousand", "二"),
            ("ideographTraditional", "乙"),
            ("chineseCounting", "二"),
            ("hebrew1", "2"),
        ],
    )
    def test_numbers_are_spelled_as_the_list_asks(
        self, form: str, printed: str
    ) -> None:
        """A form that is not known is printed in digits."""
        numbering = (
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1、"/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        number = '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>'

        document = read(
            paragraph("環境", number) + paragraph("僱傭", number), numbering=numbering
        )

        assert document.sections[2].title == f"{printed}、 僱傭"

    def test_contents_head_nothing(self) -> None:
        """Entries of the table of contents point at headings and are none."""
        entry = '<w:hyperlink w:anchor="_Toc1">' + run("1. Water") + "</w:hyperlink>"

        document = read(
            paragraph(runs=entry) + heading("1. Water") + paragraph("We save water.")
        )

        assert len(document.sections) == 2
        assert document.sections[1].place.line == 2


class TestTables:
    """Cells are merged as the file says."""

    def test_merged_cells(self) -> None:
        """Words that reach over rows are repeated; a header knows what it spans."""
        start, going_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        wide = '<w:gridSpan w:val="2"/>'
        document = read(
            table(
                cell("Item", start) + cell("Group", wide),
                cell("", going_on) + cell("2023") + cell("2022"),
                cell("Water", start) + cell("12") + cell("14"),
                cell("", going_on) + cell("3") + cell("4"),
            )
        )

        assert cells(document) == [
            ["Item", "Group", ""],
            ["Item", "2023", "2022"],
            ["Water", "12", "14"],
            ["Water", "3", "4"],
        ]
        rows = document.tables[0].rows
        assert rows[0].cells[1].span == 2
        assert [row.header for row in rows] == [True, True, False, False]

    def test_row_that_names_the_table_is_its_caption(self) -> None:
        """One cell over the whole width is no header of columns."""
        document = read(
            table(
                cell("Use of water", '<w:gridSpan w:val="2"/>'),
                cell("Item") + cell("2023"),
                cell("Water") + cell("12"),
            )
        )

        assert document.tables[0].caption == "Use of water"
        assert cells(document) == [["Item", "2023"], ["Water", "12"]]

    def test_deleted_row_is_gone(self) -> None:
        """A row may be deleted as a whole."""
        gone = "<w:trPr><w:del/></w:trPr>" + cell("Oil") + cell("9")

        document = read(
            table(cell("Item") + cell("2023"), gone, cell("Water") + cell("12"))
        )

        assert cells(document) == [["Item", "2023"], ["Water", "12"]]

    def test_table_around_a_table_is_a_frame(self) -> None:
        """It puts things in their place; what is in it is read in order."""
        inner = word.plain_table([["Item", "2023"], ["Water", "12"]])
        frame = f"<w:tc>{paragraph('We save.')}{inner}{paragraph()}</w:tc>" + cell(
            "Side."
        )

        document = read(table(frame))

        assert [p.text for p in document.passages] == ["We save.", "Side."]
        assert cells(document) == [["Item", "2023"], ["Water", "12"]]


FOOTNOTES = (
    f'<w:footnote w:id="-1">{paragraph("separator")}</w:footnote>'
    f'<w:footnote w:id="5">{paragraph("Estimated from bills.")}</w:footnote>'
)
CITED = '<w:r><w:footnoteReference w:id="5"/></w:r>'


class TestFootnotes:
    """Notes stand below what cites them."""

    def test_note_stands_below_its_paragraph(self) -> None:
        """Its mark is no digit of the sentence."""
        document = read(
            paragraph(runs=run("We used 12") + CITED + run(" tonnes.")),
            footnotes=FOOTNOTES,
        )

        assert document.passages[0].text == "We used 12 1 tonnes."
        assert document.passages[0].plain == "We used 12   tonnes."
        assert texts(document, PassageKind.NOTE) == ["[1] Estimated from bills."]
        assert document.note(document.passages[0].marks[0].text, 1) == 1

    @pytest.mark.parametrize(
        ("before", "raised", "plain"),
        [
            ("We used 944", "2", "We used 944   tonnes."),
            ("We built 30 m", "2", "We built 30 m2 tonnes."),
            ("On the 1", "st", "On the 1st tonnes."),
        ],
    )
    def test_raised_digit_is_a_mark_or_a_power(
        self, before: str, raised: str, plain: str
    ) -> None:
        """As it stands at a number or at a unit of length."""
        high = '<w:vertAlign w:val="superscript"/>'
        sentence = run(before) + run(raised, high) + run(" tonnes.")
        note = run("2", high) + run("Estimated from bills.")

        document = read(paragraph(runs=sentence) + paragraph(runs=note))

        assert document.passages[0].plain == plain
        assert texts(document, PassageKind.NOTE) == ["2 Estimated from bills."]

    def test_mark_may_open_a_paragraph(self) -> None:
        """Where the file cites its note before all words."""
        document = read(
            paragraph(runs=CITED + run("We used 12 tonnes.")), footnotes=FOOTNOTES
        )

        assert document.passages[0].plain == "  We used 12 tonnes."

    def test_lowered_digit_stays(self) -> None:
        """It belongs to its formula."""
        low = run("2", '<w:vertAlign w:val="subscript"/>')

        document = read(paragraph(runs=run("We emit CO") + low + run(" daily.")))

        assert document.passages[0].plain == "We emit CO2 daily."

    def test_note_of_a_cell_stands_under_its_table(self) -> None:
        """The cell keeps the mark."""
        figure = f"<w:tc>{paragraph(runs=run('12') + CITED)}</w:tc>"

        document = read(
            table(cell("Item") + cell("2023"), cell("Water") + figure),
            footnotes=FOOTNOTES,
        )

        water = document.tables[0].rows[1].cells[1]
        assert (water.text, water.marks) == ("12", ("1",))
        assert document.tables[0].notes == ("[1] Estimated from bills.",)


class TestPages:
    """Pages begin where the file says that they do."""

    def test_break_that_word_left_at_the_top_of_a_page_counts_once(self) -> None:
        """Word marks the page again after the break that was asked for."""
        document = read(
            paragraph("One.")
            + paragraph(runs=BREAK)
            + paragraph(runs=RENDERED + run("Two."))
            + paragraph(runs=RENDERED + run("Three."))
        )

        assert document.paged
        assert [p.pieces[0].place.page for p in document.passages] == [1, 2, 3]
        assert [page.raw for page in document.pages] == ["One.", "Two.", "Three."]

    def test_sentence_over_a_page_break_is_one(self) -> None:
        """Each part of it has the page on which it stands."""
        document = read(
            paragraph(runs=run("We save water and ") + RENDERED + run("reuse it."))
        )

        passage = document.passages[0]
        assert passage.text == "We save water and reuse it."
        assert passage.place_at(passage.text.index("reuse")).page == 2

    def test_row_over_a_page_break_turns_one_page(self) -> None:
        """Each of its cells has the break."""
        split = [
            f"<w:tc>{paragraph(runs=run('a ') + RENDERED + run('b'))}</w:tc>"
            for _ in range(2)
        ]
        document = read(
            table("".join(split), cell("c") + cell("d")) + paragraph("The end.")
        )

        assert document.passages[-1].pieces[0].place.page == 2

    def test_new_section_opens_a_page_unless_it_is_continuous(self) -> None:
        """The section that begins says how it does."""
        ends = "<w:sectPr/>"
        document = read(
            paragraph("One.", ends)
            + paragraph("Two.", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
            + paragraph("Still two.")
            + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
        )

        assert [p.pieces[0].place.page for p in document.passages] == [1, 2, 2]


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        (word.word(paragraph("x"))[:600], "unreadable", "damaged or ends early"),
        (word.word(""), "no-text", "holds no text"),
        (word.packed({"word/document.xml": "<x/>"}), "unreadable", "list of contents"),
        (
            word.packed({"[Content_Types].xml": word.TYPES, "word/document.xml": "<x"}),
            "unreadable",
            "XML that is broken",
        ),
        (
            word.packed(
                {
                    "[Content_Types].xml": word.TYPES,
                    "word/document.xml": "<!DOCTYPE x [<!ENTITY e SYSTEM"
                    ' "file:///etc/passwd">]><x>&e;</x>',
                }
            ),
            "unreadable",
            "defines entities",
        ),
        (word.word(paragraph(" " * 60_000_000)), "limit", "more than 50,000,000"),
        (word.word("<w:p/>" * 200_001), "limit", "more than 200,000 paragraphs"),
        (word.word("<w:sdt>" * 400 + "</w:sdt>" * 400), "limit", "nested too deep"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "needs-password",
            "locked with a password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "wrong-type",
            r"old kind \(.doc\)",
        ),
    ],
    ids=[
        "cut-off",
        "empty",
        "no-contents",
        "broken-xml",
        "entity",
        "bomb",
        "crowded",
        "nested",
        "locked",
        "old",
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, data: bytes, status: str, message: str
) -> None:
    """No part is expanded, fetched or unpacked beyond a limit."""
    path = tmp_path / "draft.docx"
    path.write_bytes(data)

    with pytest.raises(ReportError, match=message) as caught:
        read_report(path)

    assert caught.value.status == status


def test_word_file_under_a_wrong_name_is_read(tmp_path: Path) -> None:
    """The type is told by content; the wrong name is told to the reader."""
    path = tmp_path / "report.txt"
    path.write_bytes(word.word(paragraph("We save water.")))

    document = read_report(path)

    assert document.passages[0].text == "We save water."
    assert document.warnings == ("the file is named .txt and is a Word file",)


def test_quotes_stand_in_the_file() -> None:
    """Passages and rows can be found again in what the file holds, in its order."""
    document = read(
        heading("Water")
        + paragraph("We save water.")
        + word.plain_table([["Item", "2023"], ["Water", "12"]])
    )

    raw = fold(document.pages[0].raw)
    for text in (p.text for p in document.passages):
        assert fold(text) in raw
    for row in document.tables[0].rows:
        assert document.stands(row.quote, 1)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:outlineLvl w:val="x"/>',
        '<w:outlineLvl w:val="-1"/>',
        '<w:outlineLvl/><w:numPr><w:numId w:val="?"/><w:ilvl w:val="²"/></w:numPr>',
        '<w:pStyle w:val="gone"/><w:numPr/>',
    ],
)
def test_odd_properties_are_passed_over(properties: str) -> None:
    """A number that is none says nothing."""
    odd = '<w:gridSpan w:val="²"/><w:vMerge/>'
    numbering = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="²"/></w:abstractNum>'

    document = read(
        paragraph("we save.", properties)
        + table(cell("Item", odd) + cell("2023"), cell("Water") + cell("12")),
        numbering=numbering,
    )

    assert [p.text for p in document.passages] == ["we save."]
    assert cells(document) == [["Item", "2023"], ["Water", "12"]]
