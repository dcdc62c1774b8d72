"""Main Board or GEM is read from the report; LargeCap is declared by a person."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from read_pdf import render
from sample_audit import SAMPLE
from written import ABOUT, ESG_PAGE, document

from auditor.audit import audit_report
from auditor.cli.audit import CLASSES
from auditor.cli.main import main
from auditor.errors import ExitCode, UsageError
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide, IssuerClass, Obligation
from auditor.profile.facts import Overrides, Profile
from auditor.profile.read import profile_report
from auditor.result import audit_json

LARGE, MAIN, GEM = IssuerClass.LARGE_CAP, IssuerClass.MAIN_BOARD, IssuerClass.GEM
UNCODED = "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
RULES = "Rules Governing the Listing of Securities on"
NOTICE = (
    "CHARACTERISTICS OF GEM OF THE STOCK EXCHANGE OF HONG KONG LIMITED\n"
    "GEM has been positioned as a market for small and mid-sized companies.\n"
)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def _read(guide: Guide, words: str = "", *, code: str = "", **given: object) -> Profile:
    cover = f"{UNCODED}{f'Stock Code: {code}' if code else ''}\n2025\n"
    about = ABOUT.replace("2021", "2025") + words
    report = document(cover, about, *[ESG_PAGE] * 6)
    return profile_report(report, guide, Overrides(**given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "board"),
    [
        (NOTICE, GEM),
        ("It follows Appendix C2 to the GEM Listing Rules.", GEM),
        (f"It follows the {RULES} GEM of The Stock Exchange of Hong Kong.", GEM),
        ("本報告按照GEM上市規則附錄C2編製。", GEM),
        ("香港聯合交易所有限公司GEM之特色", GEM),
        ("本报告按照创业板上市规则编制。", GEM),
        ("It follows Appendix C2 to the Main Board Listing Rules.", MAIN),
        (f"It follows the {RULES} The Stock Exchange of Hong Kong Limited.", MAIN),
        ("本報告按照主板上市規則附錄C2編製。", MAIN),
    ],
)
def test_the_board_is_read_from_the_rules_that_are_followed(
    guide: Guide, words: str, board: IssuerClass
) -> None:
    """Each board has a rule book of its own; the reason quotes its name."""
    profile = _read(guide, words)

    assert profile.issuer_class is board
    assert "page 2" in profile.class_reason


@pytest.mark.parametrize(
    "words",
    [
        "",
        "A supplier is listed on GEM; our gem polishing shop is in Kwun Tong.",
        "It follows the GEM Listing Rules and the Main Board Listing Rules.",
        "Mr Lau is a director of a company listed on the Main Board.",
    ],
)
def test_without_a_sign_the_board_is_assumed_and_the_report_flagged(
    guide: Guide, words: str
) -> None:
    """That others are listed on a board says nothing of the issuer."""
    profile = _read(guide, words)

    assert profile.issuer_class is MAIN
    assert profile.class_reason.startswith("assumed")
    assert any("this is assumed" in warning for warning in profile.warnings)


@pytest.mark.parametrize(
    "words",
    [
        "Far Hill Gears Limited follows the Main Board Listing Rules.",
        "Its associate (stock code: 0555) follows the Main Board Listing Rules.",
        "遠山傳動股份有限公司按照主板上市規則編製其報告。",
        "The Main Board Listing Rules bind all listed companies; see their websites.",
        "主板上市規則規定所有上市公司刊發報告\uff0c有關遠山傳動的報告請參閱其網站。",
        "其附屬公司遠山傳動（股份代號：00555）按照主板上市規則編製報告。",
    ],
)
def test_what_is_said_of_another_company_says_nothing_of_the_issuer(
    guide: Guide, words: str
) -> None:
    """The rules are then those that the other one follows."""
    assert _read(guide, words, code="0999").class_reason.startswith("assumed")


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        (
            "We met. Mr. A. Lau keeps\nthe Main Board Listing Rules.",
            "Mr. A. Lau keeps the Main Board Listing Rules.",
        ),
        (
            "我們重視環境。本報告按照香港聯合交易所有限公司證\n券上市規則編製。一切安好。",
            "本報告按照香港聯合交易所有限公司證券上市規則編製。",
        ),
    ],
)
def test_the_reason_is_a_whole_sentence(guide: Guide, words: str, quote: str) -> None:
    """From its first word to its stop, over lines."""
    assert f"“{quote}” (page 2)" in _read(guide, f"\n{words}").class_reason


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("7999", False),
        ("8000", True),
        ("8999", True),
        ("9000", False),
        ("80001", False),
    ],
)
def test_the_stock_code_is_a_hint_and_decides_nothing(
    guide: Guide, code: str, *, hint: bool
) -> None:
    """Which codes are of GEM was confirmed by no text of the Exchange."""
    profile = _read(guide, stock_code=code)

    assert profile.issuer_class is MAIN
    assert profile.class_reason.startswith("assumed")
    assert (f"stock code {code:0>5} may be one of GEM" in profile.class_reason) is hint


def test_what_the_report_says_goes_before_its_code(guide: Guide) -> None:
    """The rules that it follows tell the board."""
    profile = _read(guide, "See the Main Board Listing Rules.", code="8123")

    assert profile.issuer_class is MAIN
    assert not profile.warnings


def test_that_an_issuer_is_no_large_cap_is_told_where_it_matters(guide: Guide) -> None:
    """In years from 2026 on; before, Main Board and LargeCap are bound alike."""
    main = "See the Main Board Listing Rules."
    later = _read(guide, main, fy_start=dt.date(2026, 1, 1))
    before = _read(guide, code="0999", edition="2020")

    assert any("no LargeCap issuer is assumed" in told for told in later.warnings)
    assert not any("LargeCap" in told for told in before.warnings)
    assert later.issuer_class is MAIN


def test_a_large_cap_is_declared_with_a_name(guide: Guide) -> None:
    """And printed as declared."""
    profile = _read(
        guide,
        NOTICE,
        fy_start=dt.date(2026, 1, 1),
        issuer_class=LARGE,
        class_confirmed_by="A. Chan, 3 March 2027",
    )

    assert profile.issuer_class is LARGE
    assert profile.class_confirmed_by == "A. Chan, 3 March 2027"
    assert profile.class_reason == "declared, and confirmed by A. Chan, 3 March 2027"
    assert not profile.warnings


def test_the_user_wins_over_what_is_read(guide: Guide) -> None:
    """Without a warning: nothing is assumed."""
    profile = _read(guide, NOTICE, issuer_class=MAIN, fy_start=dt.date(2026, 1, 1))

    assert (profile.issuer_class, profile.class_reason) == (MAIN, "given by the user")
    assert not profile.warnings


@pytest.mark.parametrize(
    ("class_", "by"),
    [(LARGE, None), (LARGE, "  "), (None, "A. Chan"), (GEM, "A. Chan")],
)
def test_large_cap_and_the_name_go_together(
    class_: IssuerClass | None, by: str | None
) -> None:
    """Nobody becomes a LargeCap issuer by a slip of the hand."""
    with pytest.raises(UsageError, match="go together"):
        Overrides(issuer_class=class_, class_confirmed_by=by)


def test_a_declared_class_is_printed_as_declared() -> None:
    """On the cover, in the first sentence of the summary, and in the JSON."""
    declared = replace(
        SAMPLE.profile,
        issuer_class=LARGE,
        class_reason="declared, and confirmed by A. Chan, 3 March 2027",
        class_confirmed_by="A. Chan, 3 March 2027",
    )
    audit = replace(SAMPLE, profile=declared)

    printed = render(audit).text
    told = json.loads(audit_json(audit))["report"]

    assert "Declared, and confirmed by A. Chan, 3 March 2027." in printed
    assert (
        "as that of a LargeCap issuer (declared; confirmed by A. Chan, 3 March 2027)"
        in printed
    )
    assert told["issuer_class"] == "large-cap"
    assert told["class_confirmed_by"] == "A. Chan, 3 March 2027"


@pytest.mark.parametrize(
    "options",
    [
        ["--issuer-class", "large-cap"],
        ["--issuer-class", "gem", "--class-confirmed-by", "A. Chan, 3 March 2027"],
        ["--class-confirmed-by", "A. Chan, 3 March 2027"],
        ["--issuer-class", "h-share"],
    ],
)
def test_half_a_declaration_ends_with_exit_code_2(
    tmp_path: Path, options: list[str]
) -> None:
    """Before the report is opened: this one does not exist."""
    report = tmp_path / "nowhere.pdf"

    ended = CliRunner().invoke(main, ["audit", str(report), *options])

    assert ended.exit_code == ExitCode.USAGE
    assert "nowhere" not in ended.stderr


def test_the_command_line_knows_every_class() -> None:
    """It spells them out, since it starts without the guide room."""
    assert tuple(IssuerClass) == CLASSES


def test_the_audit_holds_the_report_to_the_duties_of_its_class(tmp_path: Path) -> None:
    """Strategy binds large caps from 2026 on; on GEM it is voluntary."""
    report = tmp_path / "report.txt"
    words = f"{UNCODED}\n{ABOUT.replace('2021', '2026')}\n{NOTICE}\n{ESG_PAGE * 9}"
    report.write_text(words, "utf-8")
    declared = Overrides(issuer_class=LARGE, class_confirmed_by="A. Chan, 3 March 2027")

    obligations = [
        {
            verdict.obligation
            for verdict in audit_report(report, load_guide(), given).verdicts
            if verdict.provision == "D.20(a)"
        }
        for given in (Overrides(), declared)
    ]

    assert obligations == [{Obligation.VOLUNTARY}, {Obligation.MANDATORY}]


@pytest.mark.parametrize(
    ("by", "taken"),
    [
        ("A. Chan, 3 March 2027", True),
        ("A. Chan, CFO, 2027-03-03", True),
        ("陳大文\uff0c2027年3月3日", True),
        ("A. Chan", False),
        ("A. Chan, today", False),
        ("A. Chan, March 2027", False),
        ("A. Chan 3 March 2027", False),
        (", 3 March 2027", False),
    ],
)
def test_who_confirmed_it_is_a_name_and_a_date(by: str, *, taken: bool) -> None:
    """Whoever signs later can ask that person, about that day."""
    options = ("--issuer-class", "large-cap", "--class-confirmed-by", by)
    ended = CliRunner().invoke(main, ["audit", "nowhere.pdf", *options])

    refused = "write the name of who confirmed it, a comma and the date" in ended.stderr
    assert refused is not taken
    assert ended.exit_code == ExitCode.USAGE  # a report that is not there is one, too
