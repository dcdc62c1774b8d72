"""Order of reading: columns, side bars, spreads, notes and their marks, numbers."""

import re

import pytest
from weasyprint import HTML

from auditor.document import Document, Passage, PassageKind
from auditor.ingest.pdf.reading import read_pdf

STYLE = """
@page { size: A4; margin: 22mm 20mm }
body { font: 10pt/1.35 sans-serif } sup, sub { font-size: 60%; line-height: 0 }
h2 { font-size: 14pt } p { margin: 0 0 8pt } li { margin: 0 0 3pt }
"""
LONG = (
    "The Group weighs what every site throws away and keeps the tickets of carriers "
    "so that nobody has to guess at the end of the year. "
)


def read(body: str, style: str = "") -> Document:
    html = f"<style>{STYLE}{style}</style>{body}"
    return read_pdf(bytes(HTML(string=html).write_pdf() or b""), "made.pdf")


def texts(document: Document, *kinds: PassageKind) -> list[str]:
    return [p.text for p in document.passages if not kinds or p.kind in kinds]


def opening(passage: Passage | str) -> str:
    text = passage if isinstance(passage, str) else passage.text
    return text.split(maxsplit=1)[0]


class TestColumns:
    """Text beside text."""

    def test_side_bar_is_read_apart_from_the_text(self) -> None:
        """A narrow box at the side does not break the lines of the text."""
        bar = f"Aside we tell of one site. {LONG}"
        document = read(
            f"<h2>Waste</h2><div style='display: flex; gap: 8mm'>"
            f"<div style='width: 115mm'><p>First {LONG * 3}</p><p>Second {LONG * 3}</p>"
            f"</div><div style='width: 45mm; background: #e8eef8; font-size: 8.5pt'>"
            f"<p>{bar}</p></div></div>"
        )

        assert [opening(text) for text in texts(document, PassageKind.PARAGRAPH)] == [
            "First",
            "Second",
            "Aside",
        ]
        assert bar.strip() in texts(document)

    def test_spread_is_read_page_by_page(self) -> None:
        """Two printed pages on one sheet: the left one first, headings included."""
        page = "<div style='width: 110mm'><h2>{}</h2><p>{} {}</p><p>{} {}</p></div>"
        left = page.format("Waste", "One", LONG * 4, "Two", LONG * 4)
        right = page.format("Water", "Three", LONG * 4, "Four", LONG * 4)
        document = read(
            f"<div style='display: flex; gap: 20mm'>{left}{right}</div>",
            "@page { size: 297mm 210mm }",
        )

        assert [opening(passage) for passage in document.passages] == [
            "Waste",
            "One",
            "Two",
            "Water",
            "Three",
            "Four",
        ]

    @pytest.mark.parametrize(
        ("below", "read_as"),
        [
            (f"<p>Two {LONG * 3}</p>", ["Energy", "One", "Waste", "Two", "Three"]),
            ("", ["Energy", "One", "Three", "Waste"]),
        ],
    )
    def test_a_heading_goes_on_the_column_with_text_below_it(
        self, below: str, read_as: list[str]
    ) -> None:
        """Below the foot of the right column; alone it may head what stands under."""
        left = f"<h2>Energy</h2><p>One {LONG * 4}</p><h2>Waste</h2>{below}"
        document = read(
            "<div style='display: flex; gap: 8mm'>"
            f"<div style='width: 80mm'>{left}</div>"
            f"<div style='width: 80mm'><p>Three {LONG * 4}</p></div></div>"
        )

        assert [opening(passage) for passage in document.passages] == read_as

    def test_lead_in_over_columns_stays_whole(self) -> None:
        """A short last line of a paragraph opens no column."""
        lead = f"{LONG * 2}The number of our people by gender and age is as follows:"
        cell = "<div style='width: 70mm'>" + "<p>{0}</p>" * 5 + "</div>"
        document = read(
            f"<p style='width: 150mm'>{lead}</p><div style='display: flex; gap: 20mm; "
            f"margin-top: 20pt'>{cell.format('Male 5')}{cell.format('Young 7')}</div>"
        )

        assert texts(document)[0] == lead


WORDS = re.findall(
    r"\w+",
    "the group weighs what every site throws away and keeps tickets of 12 carriers so "
    "that nobody in harbours has to guess at year end while licences under our rules "
    "from district offices lapse",
)


def sentence(number: int) -> str:
    """Return a sentence of 60 words; no two numbers give the same."""
    words = [WORDS[(at * (number + 7) + at // 5) % len(WORDS)] for at in range(60)]
    return f"No. {number} {' '.join(words)}."


class TestJustified:
    """Columns of text whose spaces are as wide as the gutter between them."""

    @pytest.mark.parametrize("align", ["left", "justify"])
    @pytest.mark.parametrize(
        ("count", "size", "gutter"),
        [(2, 8, 8), (2, 10, 10), (2, 10, 24), (3, 8, 8), (3, 10, 10), (3, 10, 24)],
    )
    def test_each_column_is_read_to_its_end(
        self, count: int, size: int, gutter: int, align: str
    ) -> None:
        """No line is read across, and none is torn at its wide spaces."""
        told = [sentence(number) for number in range(1, 10)]
        document = read(
            "".join(f"<p>{text}</p>" for text in told),
            f"body {{ columns: {count}; column-gap: {gutter}pt; font-size: {size}pt; "
            f"text-align: {align} }}",
        )

        assert texts(document) == told
        assert not document.tables

    def test_table_as_wide_as_the_text_over_it_keeps_its_columns(self) -> None:
        """Its gaps are not like the spaces within its labels."""
        cells = "<td>{}</td><td style='text-align: right'>1,204</td>"
        rows = [
            f"<tr>{cells.format(label)}{cells.format('of which').split('</td>', 1)[1]}"
            "</tr>"
            for label in ("Dust from sites", "Soot of boilers", "Fumes of cars")
        ]
        document = read(
            f"<p style='text-align: justify'>{sentence(1)}</p>"
            f"<table style='width: 100%; border-spacing: 0'>{''.join(rows)}</table>",
            "td { padding: 0 }",
        )

        [table] = document.tables
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["Dust from sites", "1,204", "1,204"],
            ["Soot of boilers", "1,204", "1,204"],
            ["Fumes of cars", "1,204", "1,204"],
        ]


class TestNotes:
    """Footnotes, and the marks that lead to them."""

    def test_raised_digit_is_a_mark_and_a_large_one_a_figure(self) -> None:
        """The mark stands apart from the number that it is printed at."""
        document = read("<p>We drew 1,204<sup>3</sup> litres and 45 m<sup>3</sup>.</p>")

        assert texts(document) == ["We drew 1,204 3 litres and 45 m3."]

    def test_lowered_digit_belongs_to_its_word(self) -> None:
        """An index, such as that of a gas, is no mark."""
        document = read(
            "<p>Each tonne of CO<sub>2</sub> and CH<sub>4</sub> counts.</p>"
        )

        assert texts(document) == ["Each tonne of CO2 and CH4 counts."]

    @pytest.mark.parametrize("mark", ["<sup>1</sup> ", "<sup>*</sup>", "1 ", "* "])
    def test_note_at_the_foot_is_a_note(self, mark: str) -> None:
        """It is set small, and opens with its mark, raised or not."""
        document = read(
            f"<p>{LONG * 3}</p><div style='position: absolute; top: 240mm; "
            f"font-size: 7.5pt'>{mark}Without the yards that were sold in May.</div>"
        )

        [note] = texts(document, PassageKind.NOTE)
        assert note.endswith("Without the yards that were sold in May.")


class TestLines:
    """Lines that carry on, and that begin anew."""

    def test_word_broken_over_lines_is_mended(self) -> None:
        """Where the report prints it whole elsewhere; a true hyphen stays."""
        document = read(
            "<p>Our environmental register grows.</p>"
            "<p>We report on environ-<br>mental matters and non-<br>hazardous waste. "
            "All non-hazardous waste is weighed.</p>"
        )

        assert texts(document)[1] == (
            "We report on environmental matters and non-hazardous waste. "
            "All non-hazardous waste is weighed."
        )

    def test_a_number_follows_its_hyphen_over_a_line_end(self) -> None:
        """A dash between words, and one that opens a line, keep their spaces."""
        document = read("<p>In 2023-<br>24 COVID-<br>19 ended \u2013<br>12 sites.</p>")

        assert texts(document)[0] == "In 2023-24 COVID-19 ended \u2013 12 sites."

    @pytest.mark.parametrize("sign", ["\u2022", "\u2013", "\u25aa", "(a)", "i."])
    def test_items_are_told_by_their_signs(self, sign: str) -> None:
        """Each item is a passage, its second line with it."""
        items = "".join(
            f"<p style='padding-left: 9pt; text-indent: -9pt'>{sign} {word} {LONG}</p>"
            for word in ("Sorting", "Weighing")
        )
        document = read(f"<p>Our sites do this:</p>{items}")

        found = texts(document, PassageKind.ITEM)
        assert [
            word in text for word, text in zip(("Sort", "Weigh"), found, strict=True)
        ]
        assert all(text.endswith(LONG.strip()) for text in found)

    def test_letter_spaced_title_is_read_as_words(self) -> None:
        """Letters set apart make words; wider spaces part them."""
        document = read(
            f"<h2 style='letter-spacing: 3pt; word-spacing: 6pt'>WASTE AND WATER</h2>"
            f"<p>{LONG}</p>"
        )

        assert texts(document, PassageKind.HEADING) == ["WASTE AND WATER"]


def test_spaces_within_chinese_text_are_none() -> None:
    """Justified or letter-spaced; between two columns of a line they stay."""
    assert texts(read("<p>\u8ca1\u52d9 \u6536\u5165 2023 \u5e74</p>")) == [
        "\u8ca1\u52d9\u6536\u5165 2023 \u5e74"
    ]


class TestNumbers:
    """Numbers that are printed on the pages."""

    def test_number_beside_a_running_title_is_kept(self) -> None:
        """It is the label of its page; the running line is no passage."""
        style = (
            "@page { @bottom-left { content: 'Report 2023 | ' counter(page, decimal); "
            "font-size: 8pt } } h2 { break-before: page }"
        )
        body = "".join(f"<h2>Part {n}</h2><p>{LONG * 3}</p>" for n in "ABCD")
        document = read(f"<p>Cover</p>{body}", style)

        assert [page.label for page in document.pages] == ["1", "2", "3", "4", "5"]
        assert not any("2023" in text for text in texts(document))


class TestContents:
    """Lists of contents, and what they and the bookmarks say of headings."""

    @pytest.mark.parametrize("line", ["{title} {dots} {page}", "{page}\u2003{title}"])
    def test_lines_of_contents_do_not_run_together(self, line: str) -> None:
        """Each stays with the number of its page, before or behind it."""
        titles = {"Waste": "04", "Water": "07", "Our people": "12", "Index": "30"}
        lines = [
            line.format(title=title, dots="." * 40, page=page)
            for title, page in titles.items()
        ]
        document = read(f"<h2>Contents</h2><p>{'<br>'.join(lines)}</p>")

        found = [*texts(document), *(q.quote for t in document.tables for q in t.rows)]
        for title, page in titles.items():
            assert any(
                title in text
                and page in text
                and not any(other in text for other in titles if other != title)
                for text in found
            )

    def test_italic_title_does_not_end_the_section(self) -> None:
        """A title of the same size in italics opens a part of the section."""
        document = read(
            f"<p>{LONG * 3}</p><h2>Waste</h2><p>{LONG}</p>"
            f"<p><i style='font-size: 14pt'>At the harbour</i></p><p>{LONG}</p>"
            f"<h2>Water</h2><p>{LONG}</p>"
        )

        assert [(s.title, s.level) for s in document.sections[1:]] == [
            ("Waste", 1),
            ("At the harbour", 2),
            ("Water", 1),
        ]

    def test_title_that_a_bookmark_leads_to_is_a_heading(self) -> None:
        """Though it is set as the text is; the same words elsewhere are none."""
        plain = "font-size: 10pt; font-weight: normal; margin: 8pt 0"
        document = read(
            f"<p>{LONG * 3}</p><h2 style='{plain}'>How we count</h2><p>{LONG}</p>"
            f"<p>Whom we ask</p><p>{LONG}</p>"
        )

        assert [section.title for section in document.sections[1:]] == ["How we count"]
