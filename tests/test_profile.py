"""An ESG report or chapter is found; every other document is named for what it is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from written import (
    ABOUT,
    COVER,
    ESG_PAGE,
    ESG_PAGE_ZH,
    MONEY_PAGE,
    OTHERS,
    annual_report,
    document,
    esg_report,
    text_file,
)

from auditor.document import Box, Document, Line, Place
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.profile.facts import (
    OtherDocumentError,
    Overrides,
    Profile,
    ReportKind,
)
from auditor.profile.read import profile_report


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def read(report: Document, guide: Guide) -> Profile:
    """Return the profile of a report."""
    return profile_report(report, guide, Overrides())


def _in_columns(entries: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    """Yield the lines of a cover with contents: all numbers, then all titles."""
    yield Line(text="Annual Report 2021", place=Place(page=1))
    for left, column in ((50.0, 0), (90.0, 1)):
        for height, entry in enumerate(entries):
            top = 100.0 + 20 * height
            box = Box(left=left, top=top, right=left + 30, bottom=top + 12)
            yield Line(text=entry[column], place=Place(page=1, box=box))


class TestEsgReport:
    """A report that stands alone is accepted as a whole."""

    def test_title_over_several_lines(self, guide: Guide) -> None:
        """As large type breaks it."""
        profile = read(esg_report(), guide)

        assert profile.kind is ReportKind.ESG_REPORT
        assert profile.esg_pages == (1, 8)
        assert "Environmental, Social and Governance Report" in profile.esg_reason

    @pytest.mark.parametrize(
        "title",
        [
            "Sustainability Report 2021",
            "2021 Corporate Social Responsibility Report",
            "ESG\nDATA PACK\nFY2021",
            "Climate Change Report 2021",
            "TCFD Report 2021",
            "Green Bond Report 2021",
            "二零二一年環境、社會及管治報告",
            "2021 可持续发展报告",
            "2021年度企業社會責任報告",
        ],
    )
    def test_every_usual_title(self, guide: Guide, title: str) -> None:
        """In either language."""
        profile = read(document(title, *[ESG_PAGE] * 5), guide)

        assert profile.kind is ReportKind.ESG_REPORT
        assert title.split("\n", maxsplit=1)[0] in profile.esg_reason

    def test_no_title_but_what_it_speaks_of(self, guide: Guide) -> None:
        """A cover may be a picture; the absence is flagged."""
        profile = read(document("Growing Together 2021", *[ESG_PAGE] * 9), guide)

        assert profile.kind is ReportKind.ESG_REPORT
        assert any("No title" in warning for warning in profile.warnings)

    def test_other_documents_that_it_names_change_nothing(self, guide: Guide) -> None:
        """It should be read with the annual report and the circular."""
        about = ABOUT + (
            "This report should be read with the Annual Report 2021, the Interim "
            "Report\n2021, the circular dated 3 May 2021 and other announcements."
        )
        contents = "CONTENTS\nAnnouncement\nCode of Conduct\nTerms of Reference"

        profile = read(document(COVER, contents, about, *[ESG_PAGE] * 6), guide)

        assert profile.kind is ReportKind.ESG_REPORT

    def test_attached_to_an_announcement(self, guide: Guide) -> None:
        """As issuers listed at home publish it here."""
        front = (
            "Hong Kong Exchanges and Clearing Limited take no responsibility for the "
            "contents of this announcement\nOVERSEAS REGULATORY ANNOUNCEMENT"
        )

        profile = read(document(front, COVER, ABOUT, *[ESG_PAGE] * 6), guide)

        assert profile.kind is ReportKind.ESG_REPORT

    def test_pages_that_say_little_of_it_are_flagged(self, guide: Guide) -> None:
        """It is accepted for its title all the same."""
        profile = read(document(COVER, ABOUT, *[MONEY_PAGE] * 6), guide)

        assert any("of the pages speak of ESG" in text for text in profile.warnings)

    def test_file_without_pages(self, guide: Guide) -> None:
        """Reasons give lines."""
        text = f"{COVER}\n{ABOUT}\n{ESG_PAGE * 9}"

        profile = read(text_file(text), guide)

        assert profile.kind is ReportKind.ESG_REPORT
        assert "(line 1)" in profile.issuer.reason


class TestAnnualReport:
    """The ESG chapter of an annual report is found, or said to be absent."""

    def test_chapter_by_its_heading(self, guide: Guide) -> None:
        """It ends where the directors' report begins."""
        report = annual_report(chapter="Environmental, Social and Governance Report")

        profile = read(report, guide)

        assert profile.kind is ReportKind.ANNUAL_REPORT
        assert profile.esg_pages == (4, 7)

    @pytest.mark.parametrize(
        ("cover", "pages"),
        [("Annual Report", (3, 4)), ("Sustainability Report", (1, 5))],
    )
    def test_a_short_annual_report_is_told_by_its_title(
        self, guide: Guide, cover: str, pages: tuple[int, int]
    ) -> None:
        """Two other chapters are enough then, and never without the title."""
        report = document(
            f"Harbour Tea Holdings Limited\nStock Code: 9999\n{cover}\n2021",
            f"Management Discussion and Analysis\n{MONEY_PAGE}",
            f"Environmental, Social and Governance Report\n{ESG_PAGE}",
            ESG_PAGE,
            f"Directors' Report\nFor the year ended 31 December 2021.\n{MONEY_PAGE}",
        )

        assert read(report, guide).esg_pages == pages

    def test_chapter_by_its_bookmark(self, guide: Guide) -> None:
        """The title itself may be a picture; sub-bookmarks do not end it."""
        report = annual_report(*[ESG_PAGE] * 4)
        outline = (
            ("Corporate Governance Report", 3),
            ("Sustainability Report", 4),
            ("Our People", 5),
            ("Directors' Report", 8),
        )
        marked = document(
            *["\n".join(line.text for line in p.lines) for p in report.pages],
            outline=outline,
        )

        profile = read(marked, guide)

        assert profile.esg_pages == (4, 7)
        assert "bookmarks" in profile.esg_reason

    def test_chapter_by_the_table_of_contents(self, guide: Guide) -> None:
        """Printed numbers are those of the pages, not of the file."""
        contents = (
            "Contents\n3 Chairman's Statement\n4 Corporate Governance Report\n"
            "5 Corporate Social Responsibility\n9 Directors' Report\n"
            "10 Independent Auditor's Report\n"
        )
        plain = annual_report(*[ESG_PAGE] * 4)
        pages = ["\n".join(line.text for line in page.lines) for page in plain.pages]
        report = document(pages[0], contents, *pages[1:])

        profile = read(report, guide)

        assert profile.esg_pages == (5, 8)
        assert "table of contents" in profile.esg_reason

    def test_page_numbers_in_a_column_of_their_own(self, guide: Guide) -> None:
        """They are read before the titles; height pairs the two."""
        entries = (
            ("2", "Chairman's Statement"),
            ("3", "Corporate Governance Report"),
            ("4", "Corporate Social Responsibility"),
            ("8", "Directors' Report"),
        )
        plain = annual_report(*[ESG_PAGE] * 4)
        cover = replace(plain.pages[0], lines=tuple(_in_columns(entries)))
        report = replace(plain, pages=(cover, *plain.pages[1:]))

        profile = read(report, guide)

        assert profile.esg_pages == (4, 7)
        assert "table of contents" in profile.esg_reason

    def test_chapter_ends_where_it_speaks_of_other_things(self, guide: Guide) -> None:
        """The next chapter may have a title that nobody knows."""
        report = annual_report(
            f"Sustainability\n{ESG_PAGE}", *[ESG_PAGE] * 3, *[MONEY_PAGE] * 5
        )

        assert read(report, guide).esg_pages == (4, 7)

    def test_chapter_without_a_title_is_flagged(self, guide: Guide) -> None:
        """Pages that speak of nothing else are taken for it."""
        profile = read(annual_report(*[ESG_PAGE] * 5), guide)

        assert profile.esg_pages == (4, 8)
        assert any("No title" in warning for warning in profile.warnings)

    def test_chapter_in_chinese(self, guide: Guide) -> None:
        """By the same rules."""
        esg = ESG_PAGE_ZH
        money = "收益上升百分之十,毛利上升百分之二十,貿易應收款項於六十日內到期。" * 3
        report = document(
            "豐茶控股有限公司\n股份代號:9999\n年報\n2021",
            f"主席報告\n{money}",
            f"企業管治報告\n{money}",
            f"環境、社會及管治報告\n{esg}",
            esg,
            esg,
            f"董事會報告\n截至二零二一年十二月三十一日止年度\n{money}",
            f"獨立核數師報告\n{money}",
            f"綜合財務狀況表\n{money}",
            f"五年財務摘要\n{money}",
        )

        assert read(report, guide).esg_pages == (4, 6)

    def test_year_is_read_from_the_chapter(self, guide: Guide) -> None:
        """Where it states one."""
        chapter = (
            "Sustainability Report\nIt covers 1 April 2021 to 31 March 2022 (the Year)."
        )

        assert read(annual_report(chapter=chapter), guide).fy_end.month == 3

    def test_year_is_read_from_the_rest_where_the_chapter_is_silent(
        self, guide: Guide
    ) -> None:
        """The directors' report states it."""
        profile = read(annual_report(chapter="Sustainability Report"), guide)

        assert profile.fy_end == dt.date(2021, 12, 31)

    def test_short_heading_in_another_chapter_is_no_chapter(self, guide: Guide) -> None:
        """The sentence that points to the separate report is quoted with its page."""
        paragraph = (
            "Environmental, Social and Governance Report\nThe Group cares. The ESG "
            "Report will be published separately on the website of the Company.\n"
        )

        with pytest.raises(OtherDocumentError) as refusal:
            read(annual_report(paragraph + MONEY_PAGE), guide)

        assert "an annual report without an ESG chapter" in str(refusal.value)
        assert (
            "(page 4): “The ESG Report will be published separately on the website of "
            "the Company.”"
        ) in str(refusal.value)
        assert refusal.value.status == "wrong-type"
        assert refusal.value.kind is ReportKind.ANNUAL_REPORT

    def test_silent_annual_report_is_refused_without_a_quote(
        self, guide: Guide
    ) -> None:
        """Nothing points anywhere."""
        with pytest.raises(OtherDocumentError, match="without an ESG chapter; give"):
            read(annual_report(), guide)

    def test_chapter_of_a_file_without_pages_has_lines(self, guide: Guide) -> None:
        """From its heading in line 8, over the 120 lines under it."""
        headings = (
            "Corporate Governance Report",
            "Environmental, Social and Governance Report",
            "Directors' Report",
            "Independent Auditor's Report",
        )
        parts = [MONEY_PAGE, ESG_PAGE * 20, MONEY_PAGE, MONEY_PAGE * 20]
        text = "Annual Report 2021\n" + "".join(
            f"{heading}\n{part}" for heading, part in zip(headings, parts, strict=True)
        )

        profile = read(text_file(text, headings), guide)

        assert profile.kind is ReportKind.ANNUAL_REPORT
        assert profile.esg_lines == (8, 128)
        assert profile.esg_pages == (1, 1)


class TestOtherDocuments:
    """Whatever else issuers publish is named for what it is."""

    @pytest.mark.parametrize(
        ("name", "opening"),
        [(name, opening) for name, openings in OTHERS.items() for opening in openings],
    )
    def test_named_by_its_opening(self, guide: Guide, opening: str, name: str) -> None:
        """With the words that tell it."""
        report = document(opening, *[MONEY_PAGE] * 3)

        with pytest.raises(OtherDocumentError) as refusal:
            read(report, guide)

        assert f"report.pdf is {name}" in str(refusal.value)
        assert "no ESG report found" in str(refusal.value)
        assert refusal.value.status == "wrong-type"
        assert refusal.value.kind is ReportKind.NOT_ESG

    def test_an_announcement_about_an_esg_report_is_none(self, guide: Guide) -> None:
        """Its title is not its own."""
        report = document(
            "take no responsibility for the contents of this announcement\n"
            "ANNOUNCEMENT\nDELAY IN PUBLICATION OF ENVIRONMENTAL, SOCIAL AND "
            "GOVERNANCE REPORT",
            MONEY_PAGE,
        )

        with pytest.raises(OtherDocumentError, match="an announcement"):
            read(report, guide)

    def test_what_is_not_known_is_described_by_its_first_line(
        self, guide: Guide
    ) -> None:
        """No kind is made up."""
        with pytest.raises(
            OtherDocumentError, match="opens with “Tea, and how to brew"
        ):
            read(document("Tea, and how to brew it", *[MONEY_PAGE] * 3), guide)

    def test_a_report_without_words_is_not_called_something_else(
        self, guide: Guide
    ) -> None:
        """Pages without a line have no title and no topics."""
        with pytest.raises(OtherDocumentError, match="not an ESG report"):
            read(document("", ""), guide)
