"""The PDF as its reader gets it, read back with another engine."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from read_pdf import Read, render
from sample_audit import GAPS, SAMPLE
from sample_provisions import CHINESE_QUOTE, DEPOTS_QUOTE, LONG_QUOTE

from auditor.document import fold
from auditor.guide.provisions import Origin
from auditor.report.labels import Label

SECTIONS = (
    "Summary",
    "Gaps",
    "Intensities",
    "Key figures and other checks",
    "Explanations and wording to ask about",
    "Targets and boundary",
    "The report's own content index",
    "Method and limits",
    "Sign-off",
    "Annex: evidence",
)


@pytest.fixture(scope="module")
def pdf() -> Read:
    """Return the sample, rendered once."""
    return render(SAMPLE)


@pytest.fixture(scope="module")
def bare_pdf() -> Read:
    """Return an audit without gaps, figures, checks, claims and explanations."""
    disclosed = tuple(v for v in SAMPLE.verdicts if v.provision in {"A1.GD", "B2.1"})
    names = {verdict.provision for verdict in disclosed}
    return render(
        replace(
            SAMPLE,
            guide_version="2026.11+house-1",
            guide_origin=Origin.OVERLAY,
            paged=False,
            pages=1,
            unread=(),
            requirements=tuple(r for r in SAMPLE.requirements if r.id in names),
            verdicts=disclosed,
            findings=(),
            figures=(),
            checks=(),
            claims=(),
            profile=replace(
                SAMPLE.profile,
                esg_lines=(40, 900),
                warnings=(),
                issuer=replace(SAMPLE.profile.issuer, value=""),
            ),
        )
    )


def test_nothing_is_logged(pdf: Read) -> None:
    """The engine refuses no style and no picture; it may miss a Chinese font."""
    assert [line for line in pdf.logged if not re.search(r"U\+[45-9F]", line)] == []


def test_same_bytes_elsewhere(pdf: Read, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed give the same bytes."""
    target = tmp_path / "again.pdf"
    program = (
        "import pathlib, sys; from sample_audit import SAMPLE; "
        "from auditor.report.pdf import render_pdf; "
        "pathlib.Path(sys.argv[1]).write_bytes(render_pdf(SAMPLE, {}))"
    )
    tests = Path(__file__).parent
    setting = {
        "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)]),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    subprocess.run(  # noqa: S603  our own interpreter with our own program
        [sys.executable, "-c", program, str(target)],
        check=True,
        cwd=tmp_path,
        env={**os.environ, **setting},
    )

    assert target.read_bytes() == pdf.content


def test_title_and_language(pdf: Read) -> None:
    """The file names its title and its language, and is tagged."""
    assert pdf.metadata["Title"] == (
        "ESG disclosure review: Cinder Quay Logistics Holdings Limited · 31 March 2024"
    )
    assert pdf.language == "en"
    assert pdf.tagged


def test_no_date_in_the_file(pdf: Read) -> None:
    """No clock is read, so no date is claimed."""
    assert not {"CreationDate", "ModDate"} & pdf.metadata.keys()


def test_cover(pdf: Read) -> None:
    """The cover says who, when, which edition and why, which file, and draft."""
    for words in (
        "DRAFT FOR MANAGEMENT REVIEW",
        "ESG disclosure review",
        "Cinder Quay Logistics Holdings Limited",
        "99902",
        "1 April 2023 to 31 March 2024",
        "ESG Reporting Guide, 2020 edition",
        "The financial year commenced on 1 April 2023, on or after 1 July 2020.",
        "cinder-quay-esg-2024.pdf",
        SAMPLE.sha256,
        "Guide data 2026.11",
        "33 of 36 pages; could not be read: 12\u201313, 30",
    ):
        assert words in pdf.pages[0]


def test_header_and_footer(pdf: Read) -> None:
    """Every page after the cover names issuer, edition, draft and its own number."""
    for number, page in enumerate(pdf.pages[1:], start=2):
        assert "Cinder Quay Logistics Holdings Limited" in page
        assert "ESG Reporting Guide, 2020 edition" in page
        assert "Draft for management review" in page
        assert f"page {number} of {len(pdf.pages)}" in page


def test_how_far_a_called_gap_can_be_trusted(pdf: Read) -> None:
    """The method page says what share of the gaps called is right, and how measured."""
    assert "Of ten gaps called, nine were right." in pdf.text
    assert "Nine of ten were right." in pdf.section("Summary", "Gaps")


@pytest.mark.parametrize("label", Label)
def test_labels(pdf: Read, label: Label) -> None:
    """Each label stands on paper in its agreed words."""
    assert str(label) in pdf.text


@pytest.mark.parametrize("words", ["agree", "query", "do not agree"])
def test_results(pdf: Read, words: str) -> None:
    """The results of number checks stand on paper in their agreed words."""
    assert words in pdf.section("Intensities", "Method and limits")


@pytest.mark.parametrize(
    "words", ["non-compliant", "audit opinion", "true and fair", "in our opinion"]
)
def test_no_words_of_an_auditor(pdf: Read, words: str) -> None:
    """The review makes no legal finding and gives no assurance."""
    assert words not in pdf.text.casefold()


def test_counts_by_part(pdf: Read) -> None:
    """Counts come first; disclosed, and disclosed or explained, side by side."""
    summary = pdf.section("Summary", "Gaps")
    assert "Environmental (Part C) 9 4 1 2 1 0 1 4 (44%) 6 (66%)" in summary
    assert "All provisions 21 8 5 2 3 2 1 8 (38%) 10 (47%)" in summary


def test_mandatory_is_closed_first(pdf: Read) -> None:
    """At most seven gaps stand on the summary, mandatory ones before worse others."""
    summary = pdf.section("Summary", "Gaps")
    closing = summary.partition("To close first")[2].partition("7 of 8 gaps")[0]
    refs = re.findall(r"(?:MDR |[AB]\d\.)[\w()]+", closing)
    assert refs == [
        "MDR 13(iii)",
        "MDR 13(ii)",
        "MDR 15",
        "A1.5",
        "A2.2",
        "B1.1",
        "B5.1",
    ]


def test_summary_takes_two_pages(pdf: Read) -> None:
    """A board reads two pages before the gap table."""
    assert pdf.page("Gaps") - pdf.page("Summary") == 2


def test_coverage_cells_carry_letters(pdf: Read) -> None:
    """Each provision has a cell with a letter, so that it holds in grey."""
    coverage = pdf.pages[pdf.page("Gaps") - 1].partition("Coverage")[2]
    for cell in ("A1.2D", "A1.3E", "A1.5N", "A2.2P", "B1.2C", "A4.1U"):
        assert cell in coverage.replace(" ", "")


def test_one_row_a_gap(pdf: Read) -> None:
    """Each gap has a row of the gap table, which leads to its evidence."""
    first = pdf.page("Gaps")
    table = [target for page in (first, first + 1) for target in pdf.links[page]]
    assert len(table) >= len(GAPS)
    assert "8 gaps: 2 high, 5 medium, 1 low." in pdf.pages[first]


def test_nearest_passage_is_shortened_in_the_gap_table(pdf: Read) -> None:
    """A long passage ends in an ellipsis there and is whole in the annex."""
    gaps = fold(pdf.section("Gaps", "Intensities"))
    annex = fold(" ".join(pdf.pages[pdf.page("Annex: evidence") :]))
    assert fold(DEPOTS_QUOTE) not in gaps
    assert fold(DEPOTS_QUOTE[:100]) in gaps
    assert fold(DEPOTS_QUOTE) in annex


@pytest.mark.parametrize("quote", [LONG_QUOTE, CHINESE_QUOTE])
def test_quotes_are_whole_in_the_annex(pdf: Read, quote: str) -> None:
    """Evidence is quoted word for word, whatever its writing."""
    assert fold(quote) in fold(" ".join(pdf.pages[pdf.page("Annex: evidence") :]))


@pytest.mark.parametrize(
    "named",
    [
        "the stakeholders engaged, how, and the results",
        "steps taken when child or forced labour is found",
    ],
)
def test_no_first_word_stands_alone_in_the_annex(named: str) -> None:
    """Words as wide as their column stay on one line; what was found comes below."""
    verdict = SAMPLE.verdicts[0]
    element = replace(verdict.elements[0], text=named)
    audit = replace(
        SAMPLE,
        verdicts=(replace(verdict, elements=(element,)),),
        requirements=SAMPLE.requirements[:1],
        findings=(),
    )

    with pypdfium2.PdfDocument(render(audit).content) as document:
        lines = [
            line.strip()
            for page in document
            for line in page.get_textpage().get_text_range().splitlines()
        ]
    assert f"{named}:" in lines


def test_evidence_has_its_page(pdf: Read) -> None:
    """The page stands before the quote."""
    assert "p. 31 \u201cDirectors and staff received 214 hours" in pdf.text


def test_announced_charts_are_listed(pdf: Read) -> None:
    """What only a chart shows is listed for a person to confirm."""
    assert "Turnover for the year was as shown:" in pdf.section("Gaps", "Intensities")


def test_intensity_row(pdf: Read) -> None:
    """One that does not agree shows what is printed, its working and its range."""
    page = pdf.section("Intensities", "Key figures and other checks")
    for words in ("0.41", "41,171 m2", "0.405", "0.415", "40,673 to 41,680"):
        assert words in page
    assert "A1.2 1 of 1 agree intensity against total (1) p. 21" in page


def test_figures_keep_what_was_printed(pdf: Read) -> None:
    """A figure has its value and unit as printed, and what it was read as."""
    assert "Total energy 16,880 17,930 MWh 16,880,000 kWh p. 22" in pdf.text


def test_unknown_unit_is_said(pdf: Read) -> None:
    """A unit that is not known is not converted, and the doubtful figure is marked."""
    assert "Sulphur oxides 2.1* kilo as printed p. 21" in pdf.text


def test_explanation_is_quoted_with_its_kind(pdf: Read) -> None:
    """A reason is quoted with its page and kind, and said to stand in the index."""
    assert (
        "A2.5 Packaging material not applicable in the index p. 34 "
        "\u201cNot applicable: the Group makes no finished products.\u201d"
    ) in pdf.text


def test_superseded_wording_row_by_row(pdf: Read) -> None:
    """A row of the index with the wording of another edition is shown beside ours."""
    assert (
        "A1.5 2016 What the index prints as the requirement of A1.5. "
        "Emission targets set and the steps taken to achieve them. p. 33"
    ) in pdf.text


def test_pages_not_read_are_listed(pdf: Read) -> None:
    """Pages that could not be read stand with the reason."""
    assert "12\u201313 no text the page is a picture" in pdf.text


def test_uncertain_wording_is_listed(pdf: Read) -> None:
    """Provisions whose wording is second-hand or not verified are named."""
    method = pdf.section("Method and limits", "Annex: evidence")
    assert "second-hand source (the annex names it): A4.1, B5.3." in method
    assert "are numbered in square brackets: B5.1." in method


def test_an_overlay_is_told_where_the_method_is(pdf: Read, bare_pdf: Read) -> None:
    """What rests on the user's own rules was measured by nobody."""
    told = "The guide data hold an overlay of the user (2026.11+house-1)."
    assert told in bare_pdf.section("Method and limits", "Annex: evidence")
    assert "an overlay of the user" not in pdf.text


def test_bookmarks(pdf: Read) -> None:
    """The sections, and every provision of the annex, are bookmarked."""
    titles = [title for title, _ in pdf.bookmarks]
    assert [t for t in titles if t.split("\u2002")[-1] in SECTIONS] == [
        f"{number}\u2002{name}" for number, name in enumerate(SECTIONS, start=1)
    ]
    assert "A1.5\u2002Emission targets \N{EN DASH} not found" in titles


def test_contents_lead_to_the_sections(pdf: Read) -> None:
    """Each line of the contents links to its section and prints its page."""
    targets = [pdf.page(name) for name in SECTIONS]
    assert set(pdf.links[0]) == set(targets)
    for name, target in zip(SECTIONS, targets, strict=True):
        assert re.search(rf"{name}[. ]+{target + 1}\b", pdf.pages[0])


def test_gaps_lead_to_their_evidence(pdf: Read) -> None:
    """Each provision of the gap table links to its place in the annex."""
    annex = {
        title.partition("\u2002")[0]: page
        for title, page in pdf.bookmarks
        if page >= pdf.page("Annex: evidence")
    }
    first = pdf.page("Gaps")
    table = [target for page in (first, first + 1) for target in pdf.links[page]]
    spoken = [gap.provision.replace("MDR.", "MDR ") for gap in GAPS]
    assert table[: len(GAPS)] == [annex[name] for name in spoken]


def test_pictures_have_words(pdf: Read) -> None:
    """Bars and ranges are described to those who cannot see them."""
    bars, ranges = pdf.alternatives[:3], pdf.alternatives[3:]
    assert (
        bars[0] == "1 disclosed, 2 partly disclosed, 1 not found, 1 to confirm by eye"
    )
    assert " ".join(ranges) == (
        "A2.1 Energy intensity: 40,673 to 41,680 m2. "
        "A1.2 Greenhouse gas intensity: 49,722 to 54,458 m2."
    )


@pytest.mark.parametrize(
    "words",
    [
        "Issuer not found",
        "Lines 40 to 900; the file has no pages",
        "No gap was found",
        "No number check could be made",
        "No printed intensity could be held against a total",
        "No key figure was found",
        "No reason for leaving a provision out was found",
        "No content index was found",
        "The wording of every provision was held against the official text",
    ],
)
def test_what_is_not_there_is_said(bare_pdf: Read, words: str) -> None:
    """An empty section says that it is empty."""
    assert words in bare_pdf.text
