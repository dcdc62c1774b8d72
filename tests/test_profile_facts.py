"""The profile says who reports, for which year and edition, in what language."""

import datetime as dt
from dataclasses import replace

import pytest
from written import ABOUT, COVER, ESG_PAGE, document, esg_report

from auditor.document import Document
from auditor.errors import ExitCode, UsageError
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.profile.facts import NoYearError, Overrides, Profile, ReportKind
from auditor.profile.read import profile_report

NOTHING = Overrides()
TRADITIONAL = """\
環境、社會及管治報告 2021
本集團關注環境保護,減少溫室氣體排放及用水,為員工提供培訓,
與供應商及社區合作,持份者對產品責任的意見對我們很重要。
"""
SIMPLIFIED = """\
环境、社会及管治报告 2021
本集团关注环境保护,减少温室气体排放及用水,为员工提供培训,
与供应商及社区合作,利益相关方对产品责任的意见对我们很重要。
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def read(report: Document, guide: Guide, given: Overrides = NOTHING) -> Profile:
    """Return the profile of a report."""
    return profile_report(report, guide, given)


class TestIssuer:
    """The name as printed in English, and the words it was read from."""

    def test_name_on_the_cover(self, guide: Guide) -> None:
        """It fills a line of the first page."""
        issuer = read(esg_report(), guide).issuer

        assert issuer.value == "Harbour Tea Holdings Limited"
        assert "(page 1)" in issuer.reason

    def test_name_on_two_lines_of_the_cover(self, guide: Guide) -> None:
        """What stands above a name that fills a line is no part of it."""
        about = "About this report\nThe Group sells tea in Hong Kong."
        broken = "Old Peak Tea Holdings\nLimited\nESG Report\n2021"
        whole = "Growing Together\nOld Peak Tea Limited\nESG Report\n2021"

        names = [
            read(esg_report(cover, about), guide).issuer.value
            for cover in (broken, whole)
        ]

        assert names == ["Old Peak Tea Holdings Limited", "Old Peak Tea Limited"]

    @pytest.mark.parametrize(
        ("sentence", "name"),
        [
            (
                "Star & Sons (Holdings) Limited (the “Company”) reports.",
                "Star & Sons (Holdings) Limited",
            ),
            (
                "The directors of Tram Co., Ltd.* (電車有限公司) (the “Company”)",
                "Tram Co., Ltd.",
            ),
            (
                "As Bank of the Harbour, Limited (the “Bank”) grows, so do we.",
                "Bank of the Harbour, Limited",
            ),
            (
                "3D Print Group PLC (\u2018the Company\u2019) reports.",
                "3D Print Group PLC",
            ),
            (
                "Peak Real Estate Investment Trust (“the Trust”) owns towers.",
                "Peak Real Estate Investment Trust",
            ),
            (
                "This is the ESG Report for BCCW Limited (“BCCW” or the “Company”).",
                "BCCW Limited",
            ),
            (
                "Old Peak Corporation Holdings Limited (the “Company”) reports.",
                "Old Peak Corporation Holdings Limited",
            ),
            ("豐茶股份有限公司\uff08「本公司」\uff09發表報告。", "豐茶股份有限公司"),
        ],
    )
    def test_name_that_the_report_calls_its_own(
        self, guide: Guide, sentence: str, name: str
    ) -> None:
        """``X Limited (the "Company")``, with what stands before it taken off."""
        report = esg_report("ESG Report\n2021", f"About\n{sentence}")

        assert read(report, guide).issuer.value == name

    @pytest.mark.parametrize("mark", ["", "# "])
    def test_numbered_headings_are_no_part_of_the_name(
        self, guide: Guide, mark: str
    ) -> None:
        """The headings above the sentence end where it begins, in Markdown too."""
        sentence = "Stone Bridge Services Limited (the “Company”) reports."
        report = esg_report(
            "ESG Report\n2021", f"{mark}1. ABOUT US\n{mark}1.1. Foreword\n{sentence}"
        )

        assert read(report, guide).issuer.value == "Stone Bridge Services Limited"

    def test_name_of_a_subsidiary_is_not_taken(self, guide: Guide) -> None:
        """Its bracket gives it another name."""
        about = (
            f"{ABOUT}Green Leaf Limited (“Green Leaf”, a subsidiary of the Company)."
        )

        issuer = read(esg_report("ESG Report\n2021", about), guide).issuer

        assert issuer.value == "Harbour Tea Holdings Limited"

    def test_capitals_of_a_cover_give_way_to_the_usual_printing(
        self, guide: Guide
    ) -> None:
        """Both are the same name."""
        cover = COVER.replace("Harbour Tea Holdings", "HARBOUR TEA HOLDINGS")

        issuer = read(esg_report(cover.replace("Limited\n", "LIMITED\n")), guide).issuer

        assert issuer.value == "Harbour Tea Holdings Limited"

    def test_name_in_the_running_header(self, guide: Guide) -> None:
        """Page numbers beside it are no part of it."""
        pages = (f"{n} OLD TEA CORPORATION LIMITED\n{ESG_PAGE}" for n in range(2, 8))

        issuer = read(document("ESG Report\n2021", *pages), guide).issuer

        assert issuer.value == "OLD TEA CORPORATION LIMITED"

    def test_running_header_completes_a_short_name(self, guide: Guide) -> None:
        """Where no page defines the issuer, its pages still bear its name."""
        header = "Harbour Tea Sustainability Report 2021\n"
        report = document(
            "Sustainability\nReport 2021",
            *[header + ESG_PAGE] * 6,
            f"{header}Bonds were issued by Harbour Tea plc and by Moon Bank plc in "
            f"2021.\nMoon Bank plc lent more.\n{ESG_PAGE}",
        )

        assert read(report, guide).issuer.value == "Harbour Tea plc"

    def test_no_name_is_said_to_be_none(self, guide: Guide) -> None:
        """Nothing is made up."""
        issuer = read(esg_report("ESG Report 2021", "We grow."), guide).issuer

        assert issuer.value == ""
        assert issuer.reason


class TestStockCode:
    """Five digits, and never the code of another company."""

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("Stock Code: 2121", "02121"),
            ("(Stock Code: 00607)", "00607"),
            ("STOCK CODE : 5", "00005"),
            ("Stock Codes: 941 (HKD counter) and 80941 (RMB counter)", "00941"),
            ("股份代號\uff1a328", "00328"),
            ("\uff08股票代码\uff1a06088\uff09", "06088"),
            ("Stock Code 股份代號: 1161", "01161"),
            ("SEHK: 3690", "03690"),
            ("Stock code: 600036 (Shanghai), 03968 (Hong Kong)", "03968"),
            ("2121.HK", "02121"),
            ("6169", "06169"),
        ],
    )
    def test_code_on_the_cover(self, guide: Guide, line: str, code: str) -> None:
        """However it is labelled."""
        cover = COVER.replace("Stock Code: 9999", line)

        assert read(esg_report(cover), guide).stock_code.value == code

    def test_a_year_on_the_cover_is_no_code(self, guide: Guide) -> None:
        """Where the cover prints no other number."""
        cover = COVER.replace("Stock Code: 9999\n", "")

        assert read(esg_report(cover), guide).stock_code.value == ""

    def test_code_below_its_heading(self, guide: Guide) -> None:
        """As on a page of corporate information."""
        cover = COVER.replace("Stock Code: 9999\n", "")
        about = f"{ABOUT}COMPANY SECRETARY\nMs. Au\nSTOCK CODE\n1161\nWEBSITE"

        assert read(esg_report(cover, about), guide).stock_code.value == "01161"

    def test_code_of_another_company_is_not_taken(self, guide: Guide) -> None:
        """It stands in a sentence far from the issuer's name."""
        cover = COVER.replace("Stock Code: 9999\n", "")
        about = (
            f"{ABOUT}We also hold shares of Gear Works Limited\n(stock code: 00658)\n"
            "which reports on its own."
        )

        code = read(esg_report(cover, about), guide).stock_code

        assert (code.value, bool(code.reason)) == ("", True)

    def test_code_beside_the_issuer_in_a_sentence(self, guide: Guide) -> None:
        """Where the cover prints none."""
        cover = COVER.replace("Stock Code: 9999\n", "")
        about = ABOUT + (
            "The shares of Harbour Tea Holdings Limited have been listed (stock code: "
            "777) since 2015."
        )

        assert read(esg_report(cover, about), guide).stock_code.value == "00777"


class TestPeriod:
    """The financial year, and what it was read from."""

    @pytest.mark.parametrize(
        ("sentence", "start", "end"),
        [
            ("from 1 April 2021 to 31 March 2022", "2021-04-01", "2022-03-31"),
            ("for the year ended 30th September, 2021", "2020-10-01", "2021-09-30"),
            (
                "for the financial year ended June 30, 2021",
                "2020-07-01",
                "2021-06-30",
            ),
            ("between 1 January 2021 and 31 December 2021", "2021-01-01", "2021-12-31"),
            (
                "commencing on 1 May 2021 and ending on 30 April 2022",
                "2021-05-01",
                "2022-04-30",
            ),
            ("January 1 to December 31, 2021", "2021-01-01", "2021-12-31"),
            ("covering FY22 (1/7/2021 to 30/06/2022)", "2021-07-01", "2022-06-30"),
            ("由2021年1月1日至2021年12月31日", "2021-01-01", "2021-12-31"),
            (
                "截至二零二一年十二月三十一日止年度",
                "2021-01-01",
                "2021-12-31",
            ),
        ],
    )
    def test_stated_in_a_sentence(
        self, guide: Guide, sentence: str, start: str, end: str
    ) -> None:
        """In the words of either language."""
        profile = read(esg_report("ESG Report", f"It reports {sentence}."), guide)

        assert profile.fy_start == dt.date.fromisoformat(start)
        assert profile.fy_end == dt.date.fromisoformat(end)
        assert "(page 2)" in profile.period_reason

    def test_the_defined_period_wins_over_others(self, guide: Guide) -> None:
        """The year before may be printed more often."""
        about = (
            ABOUT + "The last report ran from 1 January 2020 to 31 December 2020." * 3
        )

        assert read(esg_report(about=about), guide).fy_end == dt.date(2021, 12, 31)

    def test_half_a_year_is_no_financial_year(self, guide: Guide) -> None:
        """An interim period is skipped."""
        about = f"Interim: the period from 1 January 2021 to 30 June 2021.\n{ABOUT}"

        assert read(esg_report(about=about), guide).fy_end == dt.date(2021, 12, 31)

    def test_the_cover_year_is_a_last_resort(self, guide: Guide) -> None:
        """It is said to be assumed, and flagged."""
        profile = read(esg_report(about="We grow tea."), guide)

        assert profile.fy_start == dt.date(2021, 1, 1)
        assert "assumed" in profile.period_reason
        assert any("check it" in warning for warning in profile.warnings)

    def test_the_usual_last_day_completes_a_bare_year(self, guide: Guide) -> None:
        """A head count on 31 March tells when the year ends."""
        about = "As at 31 March 2022, the Group had 40 people."
        cover = COVER.replace("2021", "2021/22")

        profile = read(esg_report(cover, about), guide)

        assert profile.fy_start == dt.date(2021, 4, 1)
        assert profile.fy_end == dt.date(2022, 3, 31)

    def test_a_cover_that_contradicts_the_year_is_flagged(self, guide: Guide) -> None:
        """One of the two is wrong, or the file is an older one."""
        profile = read(esg_report(COVER.replace("2021", "2023")), guide)

        assert any("2023" in warning for warning in profile.warnings)

    def test_no_year_at_all_is_a_question_to_the_user(self, guide: Guide) -> None:
        """It is not guessed; the options that answer the question are named."""
        with pytest.raises(NoYearError, match="--fy-start and --fy-end") as refusal:
            read(esg_report("ESG Report", "We grow tea."), guide)

        assert refusal.value.exit_code == ExitCode.NOT_AUDITABLE
        assert (refusal.value.kind, refusal.value.status) == (
            ReportKind.ESG_REPORT,
            "unreadable",
        )


class TestEdition:
    """The day on which the year commenced decides."""

    @pytest.mark.parametrize(
        ("start", "edition"),
        [
            ("2019-01-01", "2016"),
            ("2020-06-30", "2016"),
            ("2020-07-01", "2020"),
            ("2024-12-31", "2020"),
        ],
    )
    def test_the_edition_in_force_that_day(
        self, guide: Guide, start: str, edition: str
    ) -> None:
        """Not the year of the title, nor the day of publication."""
        given = Overrides(fy_start=dt.date.fromisoformat(start))

        assert read(esg_report(), guide, given).edition.value == edition

    def test_the_reason_names_both_days(self, guide: Guide) -> None:
        """The reader can check it."""
        given = Overrides(fy_start=dt.date(2020, 1, 1))

        reason = read(esg_report(), guide, given).edition.reason

        assert reason == (
            "the financial year commenced on 1 January 2020, on or after "
            "1 January 2016 and before 1 July 2020: the ESG Reporting Guide, 2016 "
            "edition applies"
        )

    def test_an_edition_that_the_guide_lacks_is_named(self, guide: Guide) -> None:
        """It is not replaced by an older one in silence."""
        given = Overrides(fy_start=dt.date(2025, 1, 1))
        older = replace(guide, editions=guide.editions[:2])

        with pytest.raises(UsageError, match=r"ESG Reporting Code.*does not hold"):
            read(esg_report(), older, given)

    def test_a_year_before_all_editions_is_told(self, guide: Guide) -> None:
        """With what the user can do."""
        given = Overrides(fy_start=dt.date(2011, 1, 1))

        with pytest.raises(
            UsageError, match=r"before 31 December 2012.*--edition 2016"
        ):
            read(esg_report(), guide, given)


class TestOverrides:
    """What the user says wins, and the reason says so."""

    def test_an_edition_that_does_not_bind_is_said(self, guide: Guide) -> None:
        """In the reason and before all other notes; nothing where it does bind."""
        start, end = dt.date(2022, 4, 1), dt.date(2023, 3, 31)
        given = Overrides(fy_start=start, fy_end=end, edition="2025")
        told = "The 2020 edition binds this year; audited against 2025 as asked."

        other = read(esg_report(), guide, given)
        same = read(esg_report(), guide, replace(given, edition="2020"))

        assert other.warnings[0] == told
        assert other.edition.reason.endswith(told)
        assert not [note for note in same.warnings if "binds" in note]

    def test_everything_can_be_given(self, guide: Guide) -> None:
        """Each fact says who gave it."""
        given = Overrides(
            issuer="Tea plc",
            stock_code="12",
            fy_start=dt.date(2022, 4, 1),
            fy_end=dt.date(2023, 3, 31),
            edition="2016",
            esg_pages=(2, 5),
        )

        profile = read(esg_report(), guide, given)

        assert profile.issuer.value == "Tea plc"
        assert profile.stock_code.value == "00012"
        assert (profile.fy_start, profile.fy_end) == (given.fy_start, given.fy_end)
        assert profile.edition.value == "2016"
        assert profile.esg_pages == (2, 5)
        assert all(
            "given by the user" in reason
            for reason in (
                profile.issuer.reason,
                profile.stock_code.reason,
                profile.period_reason,
                profile.edition.reason,
                profile.esg_reason,
            )
        )

    def test_one_end_gives_twelve_months(self, guide: Guide) -> None:
        """From the last day back."""
        given = Overrides(fy_end=dt.date(2022, 3, 31))

        assert read(esg_report(), guide, given).fy_start == dt.date(2021, 4, 1)

    def test_given_pages_open_any_document(self, guide: Guide) -> None:
        """The user has looked."""
        report = document("CIRCULAR", f"Year ended 31 March 2022\n{ESG_PAGE}")

        profile = read(report, guide, Overrides(esg_pages=(2, 2)))

        assert profile.esg_pages == (2, 2)

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (Overrides(esg_pages=(3, 99)), "--esg-pages 3-99.*the file has 8 pages"),
            (Overrides(esg_pages=(5, 3)), "the file has 8 pages"),
            (Overrides(index_pages=(9, 9)), "--index-pages 9-9.*the file has 8 pages"),
            (Overrides(stock_code="21x"), "one to five digits"),
            (Overrides(edition="1999"), "no edition '1999'"),
            (
                Overrides(fy_start=dt.date(2022, 1, 1), fy_end=dt.date(2021, 1, 1)),
                "ends before",
            ),
            (
                Overrides(fy_start=dt.date(2012, 1, 1), fy_end=dt.date(2021, 12, 31)),
                r"has 3,653 days; none has more than 560\. Correct --fy-start",
            ),
            (Overrides(fy_end=dt.date(1, 3, 31)), "no financial year has the day"),
            (Overrides(fy_start=dt.date(9999, 6, 1)), "no financial year has the day"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, guide: Guide, given: Overrides, message: str
    ) -> None:
        """The message says what is wrong."""
        with pytest.raises(UsageError, match=message):
            read(esg_report(), guide, given)

    def test_a_first_period_may_be_longer_than_a_year(self, guide: Guide) -> None:
        """A company may draw up its first accounts after 18 months."""
        given = Overrides(fy_start=dt.date(2020, 7, 1), fy_end=dt.date(2021, 12, 31))

        assert read(esg_report(), guide, given).fy_end == given.fy_end

    @pytest.mark.parametrize(
        ("given", "option"),
        [
            (Overrides(esg_pages=(1, 1)), "--esg-pages"),
            (Overrides(index_pages=(1, 1)), "--index-pages"),
        ],
    )
    def test_pages_of_a_file_without_pages_are_refused(
        self, guide: Guide, given: Overrides, option: str
    ) -> None:
        """They would bar nothing or everything."""
        text = replace(esg_report(), paged=False)

        with pytest.raises(UsageError, match=f"{option} was given, but this file"):
            read(text, guide, given)


class TestLanguage:
    """Told by the letters."""

    def test_english(self, guide: Guide) -> None:
        """A Chinese name on the cover changes nothing."""
        assert read(esg_report(f"{COVER}豐茶控股有限公司"), guide).language == "en"

    @pytest.mark.parametrize(
        ("page", "language"),
        [(TRADITIONAL, "zh-Hant"), (SIMPLIFIED, "zh-Hans")],
    )
    def test_chinese(self, guide: Guide, page: str, language: str) -> None:
        """Traditional or Simplified, by characters that only one of them has."""
        assert read(document(*[page] * 3), guide).language == language

    def test_both(self, guide: Guide) -> None:
        """Side by side in one file."""
        report = esg_report(about=ABOUT + TRADITIONAL * 14)

        assert read(report, guide).language == "mixed"
