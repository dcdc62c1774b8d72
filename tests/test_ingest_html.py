"""Web pages: what a reader sees in the browser, in order, and nothing else."""

from pathlib import Path

import pytest

from auditor.document import Document, DocumentKind, PassageKind, fold
from auditor.errors import ReportError
from auditor.ingest.html.reading import read_html
from auditor.ingest.read import read_report

TABLE = "<table><tr><th>Item<th>2023<tr><td>Water<td>12</table>"


def read(body: str, head: str = "") -> Document:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}", "a.html")


def texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages]


def cells(document: Document, index: int = 0) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in document.tables[index].rows]


class TestOrder:
    """Paragraphs, items and tables stand in the order of the page."""

    def test_blocks_part_paragraphs_and_inline_elements_do_not(self) -> None:
        """Letters in bold or in a link stay in their sentence."""
        document = read(
            "<div>We <b>save</b> <a href='#x'>water</a>.<p>We reuse it.</div>And more."
        )

        assert texts(document) == ["We save water.", "We reuse it.", "And more."]

    def test_a_place_to_break_breaks_nothing(self) -> None:
        """Neither a word with a soft hyphen nor the cells after it."""
        document = read(
            "<table><tr><th>Hazard&shy;ous waste<th>2023"
            "<tr><td>Sol<wbr>vents<td>12<tr><td>Oil<td>3</table>"
        )

        assert cells(document) == [
            ["Hazardous waste", "2023"],
            ["Solvents", "12"],
            ["Oil", "3"],
        ]

    def test_places_count_paragraphs_and_rows(self) -> None:
        """However the file is broken into lines."""
        document = read(f"<p>We save water.</p>{TABLE}<p>We sort our waste.</p>")

        assert not document.paged
        assert [p.pieces[0].place.line for p in document.passages] == [1, 4]
        assert [row.place.line for row in document.tables[0].rows] == [2, 3]

    def test_headings_nest(self) -> None:
        """By their level."""
        document = read("<h1>Environment</h1><h2>Water</h2><p>We save water.")

        assert document.heading_path(document.passages[-1].section) == (
            "Environment",
            "Water",
        )

    def test_short_paragraph_is_no_heading(self) -> None:
        """The page marks what is one."""
        short = "We paid a fine of HK$6 million"
        document = read(
            f"<h1>ESG report</h1><h2>Law</h2><p>{short}</p><p>We have appealed.</p>"
        )

        assert [s.title for s in document.sections[1:]] == ["ESG report", "Law"]
        assert document.passages[2].kind is PassageKind.PARAGRAPH
        assert document.passages[2].text == short

    def test_items_know_their_lead(self) -> None:
        """A bullet is drawn by the browser and stands in no text."""
        document = read("<p>Our aims are:</p><ul><li>save water<li><p>sort waste</ul>")

        assert [(p.text, p.kind, p.lead) for p in document.passages[1:]] == [
            ("save water", PassageKind.ITEM, 0),
            ("sort waste", PassageKind.ITEM, 0),
        ]

    def test_break_parts_words(self) -> None:
        """And parts no Chinese ones."""
        document = read("<p>We save<br>water.</p><p>本集團<br>節約用水。</p>")

        assert texts(document) == ["We save water.", "本集團節約用水。"]

    def test_title_of_the_page_is_kept_apart(self) -> None:
        """The browser shows it above the page."""
        document = read("<p>We save.", "<title>ESG  Report 2023</title>")

        assert document.metadata_title == "ESG Report 2023"
        assert texts(document) == ["We save."]

    def test_footnote_mark_is_no_digit_of_the_figure(self) -> None:
        """A power is one."""
        document = read("<p>We used 12 tonnes<sup>1</sup> on 30 m<sup>2</sup>.</p>")

        assert texts(document) == ["We used 12 tonnes 1 on 30 m2."]

    @pytest.mark.parametrize(
        ("printed", "plain"),
        [
            ("944<sup>2</sup> tonnes", "944   tonnes"),
            ("210<sup>1</sup> sites", "210   sites"),
            ("300<sup>1,2</sup> sites", "300     sites"),
            ("耗水944<sup>2</sup>噸", "耗水944  噸"),
            ("30 m<sup>2</sup> of land", "30 m2 of land"),
            ("10<sup>6</sup> tonnes", "106 tonnes"),
            ("CO<sub>2</sub> from 944 sites", "CO2 from 944 sites"),
            ("the 1<sup>st</sup> site", "the 1st site"),
        ],
    )
    def test_what_is_raised_at_a_number_is_a_mark(
        self, printed: str, plain: str
    ) -> None:
        """A power, an index and the end of an ordinal are none."""
        assert read(f"<p>{printed}</p>").passages[0].plain == plain

    @pytest.mark.parametrize(
        ("mark", "note", "told"),
        [
            ("<sup>1</sup>", "<p><sup>1</sup>By bills.</p>", "1 By bills."),
            (
                "<sup><a href='#n'>1</a></sup>",
                "<ol><li id=n><p>By bills.</p></ol>",
                "[1] By bills.",
            ),
            (
                "<sup><a href='#n'>1</a></sup>",
                "<p id=n>1. By bills.</p>",
                "1. By bills.",
            ),
        ],
    )
    def test_mark_is_tied_to_its_note(self, mark: str, note: str, told: str) -> None:
        """That a raised mark opens, or that the mark links to."""
        document = read(f"<p>We used 944{mark} tonnes.</p>{note}")
        passage = document.passages[0]

        assert [found.text for found in passage.marks] == ["1"]
        assert document.passages[document.note("1", 1) or 0].text == told
        assert document.passages[1].kind is PassageKind.NOTE


class TestSeen:
    """Evidence is what the browser shows."""

    @pytest.mark.parametrize(
        "hidden",
        [
            "<p hidden>We have no fatalities.</p>",
            "<p style='display: none'>We have no fatalities.</p>",
            "<p style='visibility:hidden'>We have no fatalities.</p>",
            "<p style='font-size:0'>We have no fatalities.</p>",
            "<p style='opacity:0'>We have no fatalities.</p>",
            "<p style='color:#FFF'>We have no fatalities.</p>",
            "<div style='DISPLAY:NONE !important'>We have no <b>fatalities.</b></div>",
            "<p class='big off'>We have no fatalities.</p>",
            "<p id='off'>We have no fatalities.</p>",
        ],
    )
    def test_hidden_words_are_no_evidence(self, hidden: str) -> None:
        """They are counted, so that a reader knows of them."""
        document = read(
            f"<p>We save.</p>{hidden}",
            "<style>/* .big{display:none} */ .off, #off { display: none }</style>",
        )

        assert texts(document) == ["We save."]
        assert " ".join(document.warnings) == (
            "words that cannot be seen (hidden elements, tiny, or white on white) "
            "were not used: 4"
        )

    @pytest.mark.parametrize(
        ("style", "hidden"),
        [
            ("", "<p style='position:absolute;left:-9999px'>{}</p>"),
            ("", "<p style='text-indent:-9999px'>{}</p>"),
            ("", "<p style='color:transparent'>{}</p>"),
            ("", "<p style='color:rgba(0, 0, 0, 0)'>{}</p>"),
            ("", "<p style='height:0;overflow:hidden'>{}</p>"),
            ("", "<p style='font-size:1px'>{}</p>"),
            ("", "<p><font color='white'>{}</font></p>"),
            ("", "<p style='background:#048;color:#048'>{}</p>"),
            ("p.w { color: #fff }", "<p class='w'>{}</p>"),
            ("body { background: white } .w { color: #fefefe }", "<p class=w>{}</p>"),
            ("#x p { display: none }", "<div id='x'><div><p>{}</p></div></div>"),
            ("#x > p { display: none !important }", "<div id='x'><p>{}</p></div>"),
            ("p[data-x] { opacity: 0 }", "<p data-x='1'>{}</p>"),
            ("@media screen { .w { display: none } }", "<p class='w'>{}</p>"),
            ("@supports (color: red) { .w { display: none } }", "<p class=w>{}</p>"),
            ("", "<dialog>{}</dialog>"),
            (".w { position: fixed; clip: rect(0,0,0,0) }", "<p class=w>{}</p>"),
            ("", "<p style='position:absolute;clip:rect(1px 1px 1px 1px)'>{}</p>"),
            ("", "<p style='clip-path:inset(50%)'>{}</p>"),
            ("", "<p style='transform:scale(0)'>{}</p>"),
            ("", "<p style='transform:rotate(1deg) scaleX(0)'>{}</p>"),
            ("", "<p style='transform:translateX(-10000px)'>{}</p>"),
            ("", "<p style='transform:translate(0, -9999px)'>{}</p>"),
            ("", "<p style='filter:opacity(0%)'>{}</p>"),
            ("", "<p style='content-visibility:hidden'>{}</p>"),
            (":root { --d: none } .w { display: var(--d) }", "<p class=w>{}</p>"),
            (
                ".x .w { display: none } .w { display: block }",
                "<p class=x><b class=w>{}",
            ),
        ],
    )
    def test_words_hidden_by_the_rules_of_the_page(
        self, style: str, hidden: str
    ) -> None:
        """Rules are weighed as a browser weighs them."""
        document = read(
            "<p>We save.</p>" + hidden.format("We have no fatalities."),
            f"<style>{style}</style>",
        )

        assert texts(document) == ["We save."]
        assert document.warnings[0].endswith("were not used: 4")

    def test_ground_is_not_known_where_style_sheets_stand_elsewhere(self) -> None:
        """An element with a class may be coloured by them, one without is on white."""
        document = read(
            "<p class='dark' style='color:white'>We reuse.</p>"
            "<p style='color:white'>We have no fatalities.</p>",
            "<link rel='stylesheet' href='a.css'>",
        )

        assert texts(document) == ["We reuse."]

    @pytest.mark.parametrize(
        "style",
        [
            "p {{{{ display: none",
            "p ~ p { display: none }",
            ":not(" * 5000,
            "{" * 5000,
            "p { color: " + "(" * 5000,
            "@media screen {" * 5000,
            "p..x { display: none }",
        ],
    )
    def test_odd_style_sheets_hide_nothing(self, style: str) -> None:
        """Rules that cannot be read, or are built to swamp their reader."""
        document = read("<p>We save.</p>", f"<style>{style}</style>")

        assert texts(document) == ["We save."]

    @pytest.mark.parametrize(
        "shown",
        [
            "<p aria-hidden='true'>We reuse.</p>",
            "<details><summary>We reuse.</summary></details>",
            "<p style='font-size:0'><span style='font-size:9pt'>We reuse.</span></p>",
            "<div style='background:#048'><p style='color:#fff'>We reuse.</p></div>",
            "<p class='dark'>We reuse.</p>",
            "<div class='dark'><p style='color:white'>We reuse.</p></div>",
            "<p class='photo' style='color:white'>We reuse.</p>",
            "<p class='clear back'>We reuse.</p>",
            "<p style='text-indent:-2em;left:-4000px'>We reuse.</p>",
            "<p style='height:0'>We reuse.</p>",
            "<p class='wide'>We reuse.</p>",
            "<p class='paper'>We reuse.</p>",
            "<p class='inner'>We reuse.</p>",
            "<p style='display:block'>We reuse.</p>",
            "<dialog open>We reuse.</dialog>",
            "<p style='clip:rect(0,0,0,0)'>We reuse.</p>",
            "<p style='position:fixed;clip:rect(0,9px,9px,auto)'>We reuse.</p>",
            "<p style='clip-path:inset(5%)'>We reuse.</p>",
            "<p style='transform:scale(0.9) translate(-50%, 0)'>We reuse.</p>",
            "<p style='filter:opacity(0.5);content-visibility:auto'>We reuse.</p>",
            "<p style='display:var(--none)'>We reuse.</p>",
        ],
    )
    def test_words_that_are_shown_are_read(self, shown: str) -> None:
        """Rules for paper, or for what stands within something else, hide nothing."""
        document = read(
            f"<p>We save.</p>{shown}",
            "<style>@media print { .paper { display: none } .x { color: red } } "
            "@media (max-width: 600px) { .wide { display: none } } "
            "body { color: #222; background: #fff } p.dark { color: #fff } "
            ".dark { background: #048 } .photo { background: url(a.png) } "
            ".clear { color: transparent } .back { background-clip: text } "
            ".menu .inner { display: none }</style>",
        )

        assert texts(document) == ["We save.", "We reuse."]
        assert document.warnings == ()

    def test_what_is_no_text_is_left_out(self) -> None:
        """Scripts, styles, templates and comments are nobody's words."""
        document = read(
            "<script>no</script><style>p{}</style><template>no</template><!-- no -->"
            "<noscript>no</noscript><p>We save."
        )

        assert texts(document) == ["We save."]
        assert document.warnings == ()

    def test_frames_are_told(self) -> None:
        """What they show stands in other files, which are not opened."""
        document = read("<p>We save.</p><iframe src='file:///etc/passwd'>no</iframe>")

        assert texts(document) == ["We save."]
        assert document.warnings == ("frames that show other files were not read: 1",)


class TestTables:
    """Cells are merged as the page says."""

    def test_merged_cells(self) -> None:
        """Words that reach over rows are repeated, figures are not."""
        document = read(
            "<table><tr><th rowspan=2>Item<th colspan=2>Group<tr><th>2023<th>2022"
            "<tr><td>Water<td rowspan=2>12<td>14<tr><td>Oil<td>3</table>"
        )

        assert cells(document) == [
            ["Item", "Group", ""],
            ["Item", "2023", "2022"],
            ["Water", "12", "14"],
            ["Oil", "", "3"],
        ]
        rows = document.tables[0].rows
        assert rows[0].cells[1].span == 2
        assert [row.header for row in rows] == [True, True, False, False]

    def test_empty_columns_are_dropped(self) -> None:
        """They keep figures apart, and a header spans none of them."""
        document = read(
            "<table><tr><th>Item<th colspan=3>Group"
            "<tr><td>Water<td>12<td> <td>14<tr><td>Oil<td>3<td><td>4</table>"
        )

        assert cells(document)[1:] == [["Water", "12", "14"], ["Oil", "3", "4"]]
        assert document.tables[0].rows[0].cells[1].span == 2

    def test_caption_and_marks(self) -> None:
        """The caption introduces the table, a raised digit is no figure."""
        document = read(
            "<table><caption>Use of water</caption><tr><th>Item<th>2023"
            "<tr><td>Water<td>12<sup>1</sup></table>"
        )

        figure = document.tables[0].rows[1].cells[1]
        assert document.tables[0].caption == "Use of water"
        assert (figure.text, figure.marks) == ("12", ("1",))

    def test_table_around_tables_is_a_frame(self) -> None:
        """It puts things in their place; what is in it is read in order."""
        document = read(f"<table><tr><td><p>We save.</p>{TABLE}<td>Side.</table>")

        assert texts(document) == ["We save.", "Side."]
        assert cells(document) == [["Item", "2023"], ["Water", "12"]]

    def test_huge_spans_are_cut(self) -> None:
        """A span of a billion columns makes no billion cells."""
        document = read(
            "<table><tr><td rowspan=999999999 colspan=999999999>Item<td>2023"
            "<tr><td>Water<td>12</table>"
        )

        assert sum(len(row.cells) for row in document.tables[0].rows) < 10


INLINE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">
<head><title/><script src="x.js"/></head>
<body><ix:header><ix:hidden><ix:nonNumeric name="e:x">unseen</ix:nonNumeric></ix:hidden>
</ix:header><p>We used&#160;<ix:nonFraction name="e:water" scale="3" unitRef="m3"
contextRef="c">12</ix:nonFraction> thousand m3.</p><a name="x"/><p>And more.</p></body>
</html>"""


class TestXhtml:
    """XHTML is parsed as the XML that it is."""

    def test_inline_xbrl_is_read_as_text(self) -> None:
        """Its figures stand in the sentence, its hidden header does not."""
        assert texts(read_html(INLINE, "a.xhtml")) == [
            "We used 12 thousand m3.",
            "And more.",
        ]

    def test_no_entity_is_resolved(self) -> None:
        """Neither one that names a file nor one that the file defines."""
        page = (
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM '
            '"file:///etc/passwd"><!ENTITY y "why">]>'
            '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
            "<p>a &x;&y;b&amp;c</p></body></html>"
        )

        assert texts(read_html(page, "a.xhtml")) == ["a b&c"]

    def test_page_that_is_no_sound_xml_is_read_as_html(self) -> None:
        """As browsers do where a server calls it HTML."""
        page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>We save.<br>'

        assert texts(read_html(page, "a.html")) == ["We save."]


@pytest.mark.parametrize(
    ("page", "status", "message"),
    [
        ("<html><body><div id=app></div><script>x</script>", "no-text", "no text by"),
        ("<html><frameset><frame src='a.html'></frameset>", "no-text", "no text by"),
        ("<html>" + "<div>" * 5000 + "x", "limit", "nested too deep"),
        (
            "<html><p " + "".join(f"a{n} " for n in range(5000)) + ">x",
            "limit",
            "nested",
        ),
        ("<html><p>" + "x" * 11_000_000, "limit", "parts that are too long"),
    ],
    ids=["script", "frames", "deep", "attributes", "long"],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    page: str, status: str, message: str
) -> None:
    """The parser would drop the page, or take minutes over it, without a word."""
    with pytest.raises(ReportError, match=message) as caught:
        read_html(page, "a.html")

    assert caught.value.status == status


CHINESE = "本集團的溫室氣體排放總量較去年有所減少。我們並已在所有辦公室推行節約用水。"


class TestEncodings:
    """How bytes became letters is told."""

    @pytest.mark.parametrize(
        ("encoding", "named", "told", "doubts"),
        [
            ("utf-8", "utf-8", "utf-8 (as the file says)", 0),
            ("big5hkscs", "Big5", "big5hkscs (as the file says)", 0),
            ("gb18030", "gb2312", "gb18030 (as the file says)", 0),
            ("utf-16", "utf-8", "utf-16 (its byte order mark)", 0),
            ("utf-8", "big5", "utf-8 (all of it is valid)", 1),
            ("big5hkscs", "utf-8", "big5hkscs (its look)", 1),
            ("utf-8", "no-such", "utf-8 (all of it is valid)", 0),
        ],
    )
    def test_encoding(
        self, tmp_path: Path, encoding: str, named: str, told: str, doubts: int
    ) -> None:
        """What the page says counts unless its bytes say otherwise."""
        path = tmp_path / "a.html"
        page = f"<html><meta charset={named}><p>{CHINESE}</p>"
        path.write_bytes(page.encode(encoding))

        document = read_report(path)

        assert texts(document) == [CHINESE]
        assert document.encoding == told
        assert len(document.warnings) == doubts

    def test_doubt_names_both(self, tmp_path: Path) -> None:
        """What the file says and what it was taken for."""
        path = tmp_path / "a.html"
        page = f"<html><meta charset=utf-8><p>{CHINESE}</p>"
        path.write_bytes(page.encode("big5hkscs"))

        assert read_report(path).warnings == (
            "the file names utf-8 and was decoded as big5hkscs",
        )


def test_web_page_under_the_name_of_a_pdf_is_read(tmp_path: Path) -> None:
    """The type is told by content; the wrong name is told to the reader."""
    path = tmp_path / "report.pdf"
    path.write_text("<!DOCTYPE html><p>We save.", encoding="utf-8")

    document = read_report(path)

    assert texts(document) == ["We save."]
    assert document.warnings == ("the file is named .pdf and is a web page",)


def test_quotes_stand_in_what_is_shown() -> None:
    """Passages and rows can be found again, in the order of the page."""
    document = read(f"<h1>Water</h1><p>We <b>save</b> water.{TABLE}<p>The end.")

    raw = fold(document.pages[0].raw)
    for passage in document.passages:
        assert fold(passage.text) in raw
    for row in document.tables[0].rows:
        assert document.stands(row.quote, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<h1>Our planet</h1>\n<p>We save.</p>\n", DocumentKind.HTML),
        ("<h1>Our planet</h1>\n\nWe save.\n", DocumentKind.TEXT),
        ("Our planet\n\n<b>We save.</b>\n", DocumentKind.TEXT),
    ],
)
def test_a_piece_of_a_web_page_is_one_from_end_to_end(
    tmp_path: Path, text: str, kind: DocumentKind
) -> None:
    """Markdown, too, may begin with an element, and ends in words."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")

    document = read_report(path)

    assert document.kind is kind
    assert texts(document)[-1] == "We save."
