"""Real filings are told apart, and their facts are those of the gold readings."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from written import document

from auditor.document import Document
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.ingest.read import read_report
from auditor.profile.facts import OtherDocumentError, Overrides, Profile
from auditor.profile.read import profile_report

CASES = Path(__file__).parents[2] / "shared" / "cases"
AINNOVATION = "Qingdao Alnnovation Technology Group Co., Ltd."  # as the file has it

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="the filings are not beside the project"
)


@cache
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def plain(path: Path) -> Document:
    """Return a PDF as bare lines and bookmarks: long ones are read quickly so."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        marks = [(mark.get_title(), mark.get_dest()) for mark in pdf.get_toc()]
        outline = tuple((title, to.get_index() + 1) for title, to in marks if to)
    read = document(*texts, name=path.name, outline=outline)
    return replace(read, pages=tuple(replace(page, label=None) for page in read.pages))


def profile(name: str, given: Overrides) -> Profile:
    """Return the profile of a filing."""
    path = CASES / name
    report = plain(path) if path.suffix == ".pdf" else read_report(path)
    return profile_report(report, guide(), given)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "00607_FY2019_en_esg.pdf",
            "Fullshare Holdings Limited|00607|2019-01-01|2019-12-31|2016|1-35",
        ),
        (
            "00607_FY2020_en_esg.pdf",
            "Fullshare Holdings Limited|00607|2020-01-01|2020-12-31|2016|1-37",
        ),
        (
            "01161_FY2021_en_annual.pdf",
            "Water Oasis Group Limited|01161|2020-10-01|2021-09-30|2020|29-41",
        ),
        (
            "02121_FY2021_en_esg.txt",
            f"{AINNOVATION}|02121|2021-01-01|2021-12-31|2020|1-1",
        ),
    ],
)
def test_an_esg_report_is_known_for_what_it_is(name: str, facts: str) -> None:
    """Issuer, code, year, edition and pages; nothing to flag."""
    found = profile(name, Overrides())

    first, last = found.esg_pages
    assert facts == (
        f"{found.issuer.value}|{found.stock_code.value}|{found.fy_start}|{found.fy_end}"
        f"|{found.edition.value}|{first}-{last}"
    )
    assert found.warnings == ()


def test_the_chapter_is_found_without_bookmarks() -> None:
    """By the headings of its pages."""
    report = replace(plain(CASES / "01161_FY2021_en_annual.pdf"), outline=())

    assert profile_report(report, guide(), Overrides()).esg_pages == (29, 41)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("02121_2022-05_en_monthly-return.txt", "a monthly return"),
        ("02121_2022-11_en_next-day-return.txt", "a next day disclosure return"),
        ("02121_2024H1_en_interim-results.txt", "an announcement of interim"),
        ("02121_FY2023_en_annual-results.txt", "an announcement of annual results"),
        (
            "negatives/neg_00328_2025-01-06_tc_monthly-return.pdf",
            "a monthly return",
        ),
        (
            "negatives/neg_00328_2025-06-30_tc_final-results.pdf",
            "an announcement of annual results",
        ),
        ("negatives/neg_00328_2025-08-08_tc_agm-circular.pdf", "a circular"),
        (
            "negatives/neg_00607_20221230_en_announcement.pdf",
            "the terms of reference of a board committee",
        ),
        (
            "negatives/neg_03012_FY2021_en_etf-annual.pdf",
            "a report of an exchange traded fund",
        ),
        ("negatives/neg_broker-research_00700_2025_sc.pdf", "a research note"),
    ],
)
def test_another_filing_is_named_for_what_it_is(name: str, told: str) -> None:
    """And no ESG report is found in it."""
    with pytest.raises(OtherDocumentError, match=f"is {told}.*no ESG report found"):
        profile(name, Overrides())


def test_an_annual_report_without_a_chapter_points_elsewhere() -> None:
    """The sentence and its page are given."""
    with pytest.raises(OtherDocumentError, match=r"separate report \(page 58\): “The"):
        profile("negatives/00607_FY2019_en_annual.pdf", Overrides())


@pytest.mark.parametrize(
    "name",
    [
        "climate/02888_FY2024_en_impact.pdf",
        "tables/nonhk_Spark_FY2023_en_ghginventory.pdf",
    ],
)
def test_a_climate_report_can_be_held_against_a_given_edition(name: str) -> None:
    """Its kind is accepted and the user's edition wins."""
    edition = guide().editions[-1].id

    assert profile(name, Overrides(edition=edition)).edition.value == edition
