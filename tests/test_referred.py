"""A report that points to another paper of the issuer: followed if given, else told."""

from pathlib import Path

import pytest
from written import ABOUT, ESG_PAGE, MONEY_PAGE, annual_report

from auditor.assess.as_json import verdict_json
from auditor.assess.finding import Severity
from auditor.assess.verdict import State, Verdict
from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.evidence import Claim
from auditor.match.reading import Scope, read_units
from auditor.match.referred import read_referrals
from auditor.profile.facts import Overrides
from auditor.result import Audit, audit_json

GUIDE = load_guide()
TITLE = "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
POINTING = (
    "For climate in the remuneration of directors, see page 82 of our annual report."
)
POINTING_ZH = "有關氣候表現與董事薪酬的關係，請參閱年報第82頁。"
ANSWER = "A tenth of the bonus of executive directors is tied to emission targets."
ANSWER_ZH = "執行董事花紅的一成與減排目標掛鈎。"


def _audit(folder: Path, said: str, *papers: str) -> Audit:
    report = folder / "report.txt"
    about = ABOUT.replace("2021", "2026")
    report.write_text("\n\n".join((TITLE, about, ESG_PAGE * 9, said)), "utf-8")
    others = []
    for number, paper in enumerate(papers, start=1):
        others.append(folder / f"paper-{number}.txt")
        others[-1].write_text(f"Corporate Governance Report\n\n{paper}\n", "utf-8")
    return audit_report(report, GUIDE, Overrides(), others=tuple(others))


def _pay(audit: Audit) -> Verdict:
    return next(v for v in audit.verdicts if v.provision == "D.35")


@pytest.mark.parametrize("said", [POINTING, POINTING_ZH])
def test_a_reference_that_leads_nowhere_is_partly_disclosed(
    tmp_path: Path, said: str
) -> None:
    """The reader is told to look there and shown the words; the gap is not clear."""
    audit = _audit(tmp_path, said)

    (link,) = _pay(audit).elements
    finding = next(f for f in audit.findings if f.provision == "D.35")
    assert _pay(audit).state is State.PARTIAL
    assert link.referred
    assert link.referred.quote == said
    shown = {"quote": said, "element": None, "confirm": False}
    assert verdict_json(_pay(audit), lambda _: {})["evidence"] == [shown]
    assert "Cross-referred on line" in finding.statement
    assert (finding.clear, finding.severity) == (False, Severity.MEDIUM)


@pytest.mark.parametrize(
    ("said", "paper"), [(POINTING, ANSWER), (POINTING_ZH, ANSWER_ZH)]
)
def test_a_reference_is_followed_into_a_paper_that_is_given(
    tmp_path: Path, said: str, paper: str
) -> None:
    """What points there is quoted, with where the other file answers."""
    audit = _audit(tmp_path, said, "We sell tea.", paper)

    (piece,) = _pay(audit).evidence
    assert _pay(audit).state is State.DISCLOSED
    assert (piece.quote, piece.followed) == (said, "paper-2.txt, line 3")
    assert '"followed": "paper-2.txt, line 3"' in audit_json(audit)


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        (POINTING, "The bonus of executive directors was paid in March."),
        (POINTING_ZH, "執行董事花紅已於三月發放。"),
        ("Our tea is described in the annual report.", ANSWER),
        ("", ANSWER),
    ],
)
def test_another_paper_answers_only_what_points_to_it(
    tmp_path: Path, said: str, paper: str
) -> None:
    """And only if it does answer."""
    assert _pay(_audit(tmp_path, said, paper)).state is not State.DISCLOSED


@pytest.mark.parametrize(
    ("target", "quotes"),
    [
        ("Annual Report, page 82", ["Annual Report, page 82"]),
        ("年報第82頁", ["年報第82頁"]),
        ("Section 4.1", []),
    ],
)
def test_a_row_of_the_index_may_point_to_another_paper(
    target: str, quotes: list[str]
) -> None:
    """The name of the paper is enough there."""
    document, lexicon = read_text("We sell tea.", "r.txt"), Lexicon(GUIDE.vocabularies)
    reading = read_units(document, lexicon, Scope(first=1, last=1))
    place = document.passages[0].place_at(0)
    row = Claim(provision="D.35", wording="Remuneration", target=target, place=place)

    found = read_referrals(reading, (row,), GUIDE, lexicon, ())

    assert [piece.quote for piece in found.rows.values()] == quotes


def _report(folder: Path, said: str, discussion: str) -> Audit:
    """Audit an annual report whose ESG chapter says one thing, and another part one."""
    chapter = f"Sustainability Report\n{ESG_PAGE}\n{said}\n"
    report = annual_report(
        f"Management Discussion and Analysis\n{MONEY_PAGE}\n{discussion}\n",
        chapter,
        *[ESG_PAGE] * 3,
    )
    given = Overrides(issuer="Harbour Tea Holdings Limited", stock_code="9999")
    return audit_report(folder / "r.pdf", GUIDE, given, lambda _: report)


def _states(audit: Audit, provision: str) -> dict[str, tuple[bool, bool]]:
    """Return for each element whether it is met, and whether something points away."""
    verdict = next(v for v in audit.verdicts if v.provision == provision)
    return {e.id: (e.met, bool(e.referred)) for e in verdict.elements}


HEADCOUNT = "Headcount by gender is given in the Management Discussion and Analysis."
OVERSIGHT = "The Board oversees environmental, social and governance matters"


def test_a_reference_is_followed_in_the_same_file(tmp_path: Path) -> None:
    """The page that answers is the evidence, and what points there is none."""
    audit = _report(
        tmp_path, HEADCOUNT, "The Group had 70 male and 50 female employees."
    )

    verdict = next(v for v in audit.verdicts if v.provision == "B1.1")
    (piece,) = verdict.evidence
    assert (piece.element, piece.place.page) == ("gender", 4)
    assert piece.part == "Management Discussion and Analysis"


def test_a_reference_speaks_of_what_it_names(tmp_path: Path) -> None:
    """Headcount by gender is to be confirmed there, other splits are missing."""
    states = _states(_report(tmp_path, HEADCOUNT, "Tea was sold."), "B1.1")

    assert states["gender"] == (False, True)
    assert states["region"] == (False, False)


@pytest.mark.parametrize(
    ("said", "met"),
    [
        (f"{OVERSIGHT}.", True),
        (f"{OVERSIGHT}, as described in the Corporate Governance Report.", True),
        (f"{OVERSIGHT}; its work is set out in the Directors' Report.", True),
        (f"How {OVERSIGHT} is set out in the Corporate Governance Report.", False),
        (f"For how {OVERSIGHT}, please see the Corporate Governance Report.", False),
        (
            "The Corporate Governance Report describes how the Board oversees ESG.",
            False,
        ),
        ("董事會監督環境、社會及管治事宜。", True),
        ("董事會對環境、社會及管治事宜的監督載於企業管治報告。", False),
        ("有關董事會對環境、社會及管治事宜的監督，請參閱企業管治報告。", False),
    ],
)
def test_what_points_to_another_paper_answers_nothing(
    tmp_path: Path, said: str, *, met: bool
) -> None:
    """Whether it is the Board that does so stands in the other paper."""
    audit = _report(tmp_path, said, "Tea was sold.")

    assert _states(audit, "MDR.13(i)")["oversight"] == (met, not met)


@pytest.mark.parametrize(
    ("said", "referred"),
    [
        (
            "The annual report provides details on climate risk management.",
            True,
        ),
        ("年報載有氣候相關管治、策略及風險管理的資料。", True),
        ("The annual report provides details on currency risk management.", False),
        ("年報載有外匯風險管理的資料。", False),
    ],
)
def test_the_pillars_of_another_paper_are_to_be_confirmed_there(
    tmp_path: Path, said: str, *, referred: bool
) -> None:
    """Where it is told to deal with climate."""
    audit = _audit(tmp_path, said)

    found = {verdict.provision: verdict for verdict in audit.verdicts}["D.27(a)"]
    assert any(element.referred for element in found.elements) == referred
