"""An ``Audit`` becomes JSON of schema ``auditor/1``; so does a refusal."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.assess.finding import (
    Finding,
    FindingKind,
    Severity,
)
from auditor.assess.reasons import Question
from auditor.assess.verdict import (
    ElementOutcome,
    State,
    Verdict,
)
from auditor.document import Box, PageStatus, Place
from auditor.errors import ReportError
from auditor.guide.provisions import IssuerClass, Obligation
from auditor.match.evidence import (
    Claim,
    ClaimState,
    Evidence,
    Explanation,
    Grade,
    JudgedClaim,
    NearMiss,
)
from auditor.match.flags import Flag, Quoted
from auditor.metrics.figures import Check, CheckResult, Figure, Origin, Quantity
from auditor.profile.facts import Fact, OtherDocumentError, Profile, ReportKind
from auditor.result import (
    Audit,
    LedgerEntry,
    Requirement,
    audit_json,
    refusal_json,
)

PROFILE = Profile(
    kind=ReportKind.ESG_REPORT,
    issuer=Fact(value="Harbour Tea Limited", reason="on the cover"),
    stock_code=Fact(value="09999", reason="under the name"),
    fy_start=dt.date(2021, 1, 1),
    fy_end=dt.date(2021, 12, 31),
    period_reason="page 2 says so",
    edition=Fact(value="2020", reason="the year commenced after 1 July 2020"),
    issuer_class=IssuerClass.MAIN_BOARD,
    class_reason="Read on page 2.",
    language="en",
    esg_pages=(1, 28),
    esg_reason="the whole file",
)
SCOPE2 = Figure(
    kpi="A1.2",
    metric="ghg_scope2",
    year=2021,
    value=Decimal("1533.30"),
    printed="1,533.30",
    unit="tons of CO2 equivalent",
    canonical=Quantity(value=Decimal("1533.30"), unit="tCO2e", dimension="ghg"),
    places=2,
    place=Place(page=21, box=Box(left=72, top=100.04, right=110.26, bottom=112)),
    quote="Scope 2 1,533.30",
    origin=Origin.TABLE,
)
VERDICT = Verdict(
    provision="A1.2",
    state=State.PARTIAL,
    obligation=Obligation.COMPLY_OR_EXPLAIN,
    elements=(
        ElementOutcome(
            id="scope1",
            text="Scope 1 emissions",
            met=False,
            optional=False,
            confirm=False,
            nearest=NearMiss(
                element="scope1",
                quote="We own two vans.",
                place=Place(page=20),
                share=0.5,
            ),
            outside=Evidence(
                element="scope1",
                quote="Two vans burn diesel.",
                place=Place(page=9),
                score=1,
            ),
        ),
        ElementOutcome(
            id="scope2",
            text="Scope 2 emissions",
            met=True,
            optional=False,
            confirm=True,
            nearest=None,
        ),
        ElementOutcome(
            id="intensity",
            text="intensity",
            met=False,
            optional=True,
            confirm=False,
            nearest=None,
        ),
    ),
    evidence=(
        Evidence(
            element="scope2",
            quote="Scope 2 1,533.30",
            place=Place(page=21, box=Box(left=72, top=100, right=110, bottom=112)),
            score=1,
        ),
    ),
    explanations=(
        Explanation(
            provision="A1.2",
            reason="not-material",
            quote="Scope 1 is not material.",
            place=Place(page=27),
            in_index=True,
            grade=Grade(plan=False),
        ),
    ),
)
AUDIT = Audit(
    file="tea.pdf",
    sha256="ab" * 32,
    pages=28,
    paged=True,
    guide_version="1",
    program_version="0.1.0",
    edition_title="the 2020 edition",
    profile=PROFILE,
    unread=(),
    requirements=(
        Requirement(
            id="A1.2",
            part="C-environmental",
            aspect="A1 Emissions",
            title="Greenhouse gas",
            asks="Scope 1 and Scope 2.",
            source="KPI A1.2",
            certainty="confirmed",
        ),
    ),
    verdicts=(VERDICT,),
    findings=(
        Finding(
            kind=FindingKind.GAP,
            provision="A1.2",
            severity=Severity.MEDIUM,
            clear=True,
            statement="Scope 1 emissions were not found.",
            remedy="Print them.",
            looked_for=("Scope 1 emissions", "Scope 2 emissions"),
            found=("Scope 2 emissions (page 21)",),
            missing=("Scope 1 emissions",),
        ),
    ),
    titles={},
    claims=(
        JudgedClaim(
            claim=Claim(
                provision="A1.2",
                wording="Emissions in total.",
                target="Our air, p. 20",
                place=Place(page=27),
                pages=(20, 21),
                superseded="2016",
            ),
            state=ClaimState.CONFIRMED,
            note="",
        ),
    ),
    index_pages=(27,),
    figures=(SCOPE2,),
    checks=(
        Check(
            check="intensity",
            kpi="A1.2",
            result=CheckResult.PASS,
            statement="The intensity agrees.",
            arithmetic="1,533.30 t / 100 m2 = 15.33 t/m2",
            figures=(SCOPE2,),
            interval=("15.32", "15.34"),
        ),
    ),
)


def test_the_schema_comes_first() -> None:
    """A reader learns the version before anything that depends on it."""
    assert next(iter(json.loads(audit_json(AUDIT)))) == "schema"


def test_the_report_says_whose_it_is_and_what_binds_it() -> None:
    """Dates as the ISO prints them, pages from 1."""
    report = json.loads(audit_json(AUDIT))["report"]

    assert report == {
        "file": "tea.pdf",
        "sha256": "ab" * 32,
        "kind": "esg-report",
        "issuer": "Harbour Tea Limited",
        "issuer_beside": None,
        "stock_code": "09999",
        "fy_start": "2021-01-01",
        "fy_end": "2021-12-31",
        "as_of": None,
        "edition": "2020",
        "issuer_class": "main-board",
        "class_confirmed_by": None,
        "language": "en",
        "pages": 28,
        "esg_pages": [1, 28],
        "esg_lines": None,
        "status": "read",
        "reasons": [],
        "edition_title": "the 2020 edition",
        "read_from": {
            "issuer": "on the cover",
            "stock_code": "under the name",
            "period": "page 2 says so",
            "edition": "the year commenced after 1 July 2020",
            "issuer_class": "Read on page 2.",
            "esg_pages": "the whole file",
            "text": "",
        },
    }


def test_a_provision_tells_what_was_met_and_what_was_missed() -> None:
    """An optional element that is not met is not missing."""
    provision = json.loads(audit_json(AUDIT))["provisions"][0]

    assert provision == {
        "id": "A1.2",
        "verdict": "partial",
        "obligation": "comply-or-explain",
        "missing": ["Scope 1 emissions"],
        "confirm": ["Scope 2 emissions"],
        "evidence": [
            {
                "page": 21,
                "bbox": [72, 100, 110, 112],
                "quote": "Scope 2 1,533.30",
                "element": "scope2",
                "confirm": False,
            }
        ],
        "explanations": [
            {
                "page": 27,
                "quote": "Scope 1 is not material.",
                "reason": "not-material",
                "in_index": True,
                "names_item": True,
                "gives_ground": True,
                "gives_plan": False,
                "other_subject": "",
            }
        ],
        "refused": [],
        "elements": [
            {
                "id": "scope1",
                "text": "Scope 1 emissions",
                "met": False,
                "optional": False,
                "confirm": False,
                "nearest": {"page": 20, "quote": "We own two vans.", "share": 0.5},
                "outside": {
                    "page": 9,
                    "quote": "Two vans burn diesel.",
                    "element": "scope1",
                    "confirm": False,
                },
            },
            {
                "id": "scope2",
                "text": "Scope 2 emissions",
                "met": True,
                "optional": False,
                "confirm": True,
                "nearest": None,
                "outside": None,
            },
            {
                "id": "intensity",
                "text": "intensity",
                "met": False,
                "optional": True,
                "confirm": False,
                "nearest": None,
                "outside": None,
            },
        ],
        "part": "C-environmental",
        "aspect": "A1 Emissions",
        "title": "Greenhouse gas",
        "asks": "Scope 1 and Scope 2.",
        "source": "KPI A1.2",
        "certainty": "confirmed",
        "obligation_certainty": "confirmed",
        "ifrs_s2": [],
    }


def test_a_question_stands_with_the_reason_that_raises_it() -> None:
    """Page and words come from the report, the question is ours."""
    (reason,) = VERDICT.explanations
    asked = Question(
        provisions=("A1.2",), kind="no ground", text="On what?", reason=reason
    )
    audit = replace(AUDIT, questions=(asked,))

    assert json.loads(audit_json(audit))["questions"] == [
        {
            "provisions": ["A1.2"],
            "kind": "no ground",
            "text": "On what?",
            "page": 27,
            "quote": "Scope 1 is not material.",
        }
    ]


def test_a_flag_has_its_passages() -> None:
    """What stands there, what to ask, and where."""
    flag = Flag(
        id="superlatives",
        title="superlatives without a measure",
        question="On which?",
        passages=(Quoted(quote="World-class tea.", place=Place(page=3)),),
    )
    audit = replace(AUDIT, flags=(flag,))

    assert json.loads(audit_json(audit))["flags"] == [
        {
            "flag": "superlatives",
            "title": "superlatives without a measure",
            "question": "On which?",
            "passages": [{"page": 3, "quote": "World-class tea."}],
        }
    ]


def test_a_figure_keeps_its_printed_digits() -> None:
    """Trailing zeros stay, thousands separators go, a box is given to 0.1 points."""
    figure = json.loads(audit_json(AUDIT))["figures"][0]

    assert figure == {
        "kpi": "A1.2",
        "metric": "ghg_scope2",
        "breakdown": {},
        "year": 2021,
        "value": "1533.30",
        "unit": "tons of CO2 equivalent",
        "canonical": {"value": "1533.30", "unit": "tCO2e"},
        "page": 21,
        "bbox": [72, 100.0, 110.3, 112],
        "quote": "Scope 2 1,533.30",
        "beside": [],
        "printed": "1,533.30",
        "bound": "exact",
        "origin": "table cell",
        "certain": True,
        "marks": [],
    }


@pytest.mark.parametrize(
    ("value", "text"), [("1E+3", "1000"), ("0.00000001", "0.00000001"), ("-5", "-5")]
)
def test_no_value_is_written_with_an_exponent(value: str, text: str) -> None:
    """``Decimal`` would print some values so; no report does."""
    audit = replace(AUDIT, figures=(replace(SCOPE2, value=Decimal(value)),))

    assert json.loads(audit_json(audit))["figures"][0]["value"] == text


def test_a_unit_that_is_not_known_has_no_canonical_value() -> None:
    """It is said, not guessed."""
    audit = replace(AUDIT, figures=(replace(SCOPE2, canonical=None),))

    assert json.loads(audit_json(audit))["figures"][0]["canonical"] is None


def test_a_breakdown_is_an_object() -> None:
    """Kind of split to its label."""
    split = (("age", "under 30"), ("gender", "female"))
    audit = replace(AUDIT, figures=(replace(SCOPE2, breakdown=split),))

    assert json.loads(audit_json(audit))["figures"][0]["breakdown"] == {
        "age": "under 30",
        "gender": "female",
    }


def test_a_check_shows_its_working_and_its_figures() -> None:
    """What does not apply is null."""
    check = json.loads(audit_json(AUDIT))["checks"][0]

    assert check == {
        "check": "intensity",
        "kpi": "A1.2",
        "result": "pass",
        "statement": "The intensity agrees.",
        "arithmetic": "1,533.30 t / 100 m2 = 15.33 t/m2",
        "page": 21,
        "bbox": [72, 100.0, 110.3, 112],
        "figures": [
            {
                "metric": "ghg_scope2",
                "breakdown": {},
                "year": 2021,
                "value": "1533.30",
                "unit": "tons of CO2 equivalent",
                "page": 21,
                "bbox": [72, 100.0, 110.3, 112],
            }
        ],
        "interval": ["15.32", "15.34"],
        "denominator": None,
    }


def test_a_finding_says_how_sure_it_is() -> None:
    """``clear`` against a judgement."""
    assert json.loads(audit_json(AUDIT))["findings"] == [
        {
            "kind": "gap",
            "provision": "A1.2",
            "severity": "medium",
            "clear": True,
            "looked_for": ["Scope 1 emissions", "Scope 2 emissions"],
            "found": ["Scope 2 emissions (page 21)"],
            "missing": ["Scope 1 emissions"],
            "statement": "Scope 1 emissions were not found.",
            "remedy": "Print them.",
        }
    ]


def test_a_claim_stands_beside_what_became_of_it() -> None:
    """With the pages that its target points to."""
    assert json.loads(audit_json(AUDIT))["claims"] == [
        {
            "provision": "A1.2",
            "state": "confirmed",
            "note": "",
            "page": 27,
            "wording": "Emissions in total.",
            "target": "Our air, p. 20",
            "target_pages": [20, 21],
            "superseded": "2016",
            "doubt": "",
            "stray_page": "",
            "wording_of": None,
        }
    ]


def test_a_row_that_the_index_lacks_has_no_place() -> None:
    """It is printed nowhere."""
    absent = replace(AUDIT.claims[0].claim, place=None, pages=())
    audit = replace(AUDIT, claims=(replace(AUDIT.claims[0], claim=absent),))

    assert "page" not in json.loads(audit_json(audit))["claims"][0]


def test_a_file_without_pages_has_lines() -> None:
    """Neither pages nor boxes are made up."""
    place = Place(page=1, line=46)
    audit = replace(
        AUDIT,
        paged=False,
        pages=1,
        profile=replace(PROFILE, esg_pages=(1, 1), esg_lines=(40, 900)),
        figures=(replace(SCOPE2, place=place),),
    )

    written = json.loads(audit_json(audit))

    assert written["figures"][0]["line"] == 46
    assert "page" not in written["figures"][0]
    assert written["report"]["pages"] is None
    assert written["report"]["esg_pages"] is None
    assert written["report"]["esg_lines"] == [40, 900]


def test_warnings_flag_a_report() -> None:
    """It was read, but a person should look at something."""
    audit = replace(AUDIT, profile=replace(PROFILE, warnings=("Check the year.",)))

    report = json.loads(audit_json(audit))["report"]

    assert (report["status"], report["reasons"]) == ("flagged", ["Check the year."])


def test_unread_pages_degrade_a_report() -> None:
    """Each page is listed with the reason."""
    entry = LedgerEntry(page=9, status=PageStatus.NO_TEXT, reason="page 9 is a scan")

    written = json.loads(audit_json(replace(AUDIT, unread=(entry,))))

    assert written["report"]["status"] == "degraded"
    assert written["report"]["reasons"] == ["page 9 is a scan"]
    assert written["unread"] == [
        {"page": 9, "status": "no-text", "reason": "page 9 is a scan"}
    ]


def test_a_file_that_lost_text_degrades_a_report() -> None:
    """Even where every page that is left was read."""
    written = json.loads(audit_json(replace(AUDIT, incomplete=True)))

    assert written["report"]["status"] == "degraded"


def test_the_same_audit_gives_the_same_text() -> None:
    """Keys stand in one order."""
    assert audit_json(AUDIT) == audit_json(replace(AUDIT))


def test_chinese_is_written_as_it_is() -> None:
    """Not as escapes, so that a person can read the file."""
    issuer = Fact(value="海港茶業有限公司", reason="cover")

    text = audit_json(replace(AUDIT, profile=replace(PROFILE, issuer=issuer)))

    assert "海港茶業有限公司" in text


def test_half_a_character_does_not_stop_the_writing() -> None:
    """Broken fonts give halves of surrogate pairs; UTF-8 has no place for them."""
    issuer = Fact(value="Tea \ud83c Limited", reason="cover")

    text = audit_json(replace(AUDIT, profile=replace(PROFILE, issuer=issuer)))

    assert "Tea \ufffd Limited" in text.encode().decode()


def test_a_document_of_another_kind_is_named_as_such() -> None:
    """The report object stands alone."""
    error = OtherDocumentError(
        "a circular; no ESG report found", kind=ReportKind.NOT_ESG
    )
    error.sha256, error.warnings = "ab" * 32, ("pages may be missing",)

    assert json.loads(refusal_json(Path("in/circular.pdf"), error)) == {
        "schema": "auditor/1",
        "report": {
            "file": "circular.pdf",
            "sha256": "ab" * 32,
            "kind": "not-esg",
            "status": "wrong-type",
            "reasons": ["a circular; no ESG report found", "pages may be missing"],
        },
    }


def test_the_kind_of_what_cannot_be_read_is_not_known() -> None:
    """It may be an ESG report."""
    error = ReportError("needs a password", status="needs-password")

    report = json.loads(refusal_json(Path("locked.pdf"), error))["report"]

    assert (report["kind"], report["status"]) == (None, "needs-password")
