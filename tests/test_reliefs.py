"""What stands in for an answer: the reliefs of Part D, and a report under IFRS S2."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from read_pdf import render
from written import ABOUT, ESG_PAGE

from auditor.assess.verdict import State, Verdict
from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide, IssuerClass, Obligation
from auditor.ingest.text import read_text
from auditor.language import Lexicon, one_script
from auditor.match.clues import stated
from auditor.match.evidence import Claim
from auditor.match.index import read_index
from auditor.profile.facts import Overrides
from auditor.result import Audit, audit_json

LARGE = Overrides(
    issuer_class=IssuerClass.LARGE_CAP, class_confirmed_by="A. Chan, 3 March 2027"
)
UNDER_S2 = "The climate-related disclosures are prepared in accordance with IFRS S2."
COSTLY = (
    "Scope 3 emissions are not given, since the information is not available without "
    "undue cost or effort."
)


@cache
def _guide() -> Guide:
    return load_guide()


def _audit(folder: Path, *words: str, given: Overrides = LARGE) -> Audit:
    report = folder / "report.txt"
    title = (
        "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
    )
    about = ABOUT.replace("2021", "2026")
    report.write_text("\n\n".join((title, about, ESG_PAGE * 9, *words)), "utf-8")
    return audit_report(report, _guide(), given)


def _verdict(audit: Audit, provision: str) -> Verdict:
    return next(v for v in audit.verdicts if v.provision == provision)


def test_a_relief_is_a_reason_even_for_a_mandatory_provision(tmp_path: Path) -> None:
    """Part D grants it in that paragraph."""
    verdict = _verdict(_audit(tmp_path, COSTLY), "D.28(c)")

    assert verdict.obligation is Obligation.MANDATORY
    assert verdict.state is State.EXPLAINED
    assert {reason.reason for reason in verdict.explanations} == {"undue-cost"}


@pytest.mark.parametrize(
    ("provision", "granted"),
    [
        ("D.20(c)", {"confidential", "undue-cost", "ifrs-s2"}),
        ("D.24(a)", {"effects-not-separable", "ifrs-s2"}),
        (
            "D.25(a)(i)",
            {"undue-cost", "capabilities", "effects-not-separable", "ifrs-s2"},
        ),
        ("D.26(b)(i)", {"undue-cost", "capabilities", "ifrs-s2"}),
        ("D.28(a)", {"ifrs-s2"}),
        ("D.28(c)", {"undue-cost", "ifrs-s2"}),
        ("D.29(d)", {"undue-cost", "ifrs-s2"}),
        ("D.30", {"undue-cost", "ifrs-s2"}),
        ("D.33", {"ifrs-s2"}),
        ("A1.2", set()),
        ("MDR.13(i)", set()),
    ],
)
def test_a_relief_stands_in_its_own_paragraphs(
    provision: str, granted: set[str]
) -> None:
    """Elsewhere a mandatory provision has no way out."""
    every = (p for aspect in _guide().aspects for p in aspect.provisions)
    held = next(p for p in every if p.id == provision)

    assert _guide().reliefs(held) == granted


def test_no_other_reason_excuses_a_mandatory_provision(tmp_path: Path) -> None:
    """That Scope 1 is small talk is none; neither is the cost of measuring it."""
    words = (
        "Scope 1 emissions are immaterial and KPI D.28(a) is not disclosed.",
        "Scope 1 emissions are not available without undue cost or effort.",
    )
    verdict = _verdict(_audit(tmp_path, *words), "D.28(a)")

    assert verdict.state is State.OMITTED
    assert verdict.explanations == ()
    assert [said.quote for said in verdict.refused] == list(words)


def test_what_is_said_instead_is_printed(tmp_path: Path) -> None:
    """In the table of gaps and in the annex, as no accepted reason."""
    words = "Scope 1 emissions are immaterial and KPI D.28(a) is not disclosed."

    printed = " ".join(render(_audit(tmp_path, words)).text.split())

    assert printed.count("said instead, no accepted reason") == 2


def test_a_relief_stays_with_what_is_left_out(tmp_path: Path) -> None:
    """Neither the reason for a method nor the scopes of a target are spoken of."""
    main_board = Overrides(issuer_class=IssuerClass.MAIN_BOARD)
    because = COSTLY.replace(", since", " because")

    audit = _audit(tmp_path, because, given=main_board)
    excused = {v.provision for v in audit.verdicts if v.explanations}

    assert excused == {"D.28(c)", "D.29(d)"}


def test_a_report_under_ifrs_s2_is_accepted_in_place_of_part_d(tmp_path: Path) -> None:
    """With the paragraph of the standard beside each provision, and a warning."""
    audit = _audit(tmp_path, UNDER_S2)
    verdict = _verdict(audit, "D.38(b)")
    told = json.loads(audit_json(audit))["provisions"]

    assert verdict.state is State.EXPLAINED
    assert [(e.reason, e.quote) for e in verdict.explanations] == [
        ("ifrs-s2", UNDER_S2)
    ]
    assert {p["id"]: p["ifrs_s2"] for p in told}["D.38(b)"] == ["34(b)"]
    assert any("in place of Part D" in warning for warning in audit.profile.warnings)
    assert not [f for f in audit.findings if f.provision.startswith("D.")]


def test_what_is_found_is_disclosed_whatever_the_standard(tmp_path: Path) -> None:
    """The statement stands in for what is missing only."""
    words = "Scope 1 emissions were 12.5 tonnes of CO2 equivalent in 2026."

    verdict = _verdict(_audit(tmp_path, UNDER_S2, words), "D.28(a)")

    assert verdict.state is State.DISCLOSED
    assert verdict.explanations == ()


def test_the_standard_says_nothing_of_parts_b_and_c(tmp_path: Path) -> None:
    """IFRS S2 is about climate; the board statement is asked for all the same."""
    verdict = _verdict(_audit(tmp_path, UNDER_S2), "MDR.13(iii)")

    assert verdict.state is State.OMITTED


def test_the_mapping_is_printed(tmp_path: Path) -> None:
    """In the register of explanations, and in the annex."""
    audit = _audit(tmp_path, UNDER_S2)
    printed = render(replace(audit, profile=audit.profile)).text

    assert "(IFRS S2 34(b))" in " ".join(printed.split())
    assert "Listing Rules (2025), Part D, paragraph 38(b); IFRS S2 34(b)" in " ".join(
        printed.split()
    )


def test_what_is_not_verified_is_listed_by_paragraph(tmp_path: Path) -> None:
    """All letters of Part D: none is printed, those of a paragraph are numbered."""
    printed = " ".join(render(_audit(tmp_path)).text.split())

    start = printed.index("The wording of these provisions has not been verified")
    listed = printed[start : printed.index("D.40", start) + 9].replace("D. ", "D.")
    assert "D.19 (8), D.20 (4), D.21 (2)" in listed
    assert "D.33, D.34 (2), D.35, D.36, D.37 (9)" in listed
    assert "D.19(" not in listed
    assert "from which day, has not been verified: D.29 (6), D.36." in printed


def test_every_paragraph_of_part_d_has_its_paragraph_of_the_standard() -> None:
    """What a report under the standard is held against."""
    part_d = [p for a in _guide().aspects if a.part == "D" for p in a.provisions]

    assert [p.id for p in part_d if not p.standard] == []
    assert {p.id: p.standard for p in part_d}["D.26(b)(i)"] != ()


S2_INDEX = """\
# 1. Our climate strategy

We speak of typhoons.

# 2. Emissions

Gases are counted.

# 3. IFRS S2 content index

Paragraph\tDisclosure\tSection
6(a)\tOversight by the board\t1. Our climate strategy
29\tMetrics\t1. Our climate strategy
29(a)(i)(1)\tGross Scope 1 emissions\t2. Emissions
S2.29(a)(i)(2)\tGross Scope 2 emissions\t2. Emissions
"""


def _claims(text: str) -> dict[str, Claim]:
    document = read_text(text, "report.txt")
    lexicon = Lexicon(_guide().vocabularies)
    return {
        c.provision: c for c in read_index(document, _guide(), lexicon, "2025").claims
    }


def test_an_index_of_the_standard_claims_for_part_d() -> None:
    """Each row for the provisions behind which its paragraph stands, the narrowest."""
    claims = _claims(S2_INDEX)

    assert claims["D.28(a)"].wording == "29(a)(i)(1) Gross Scope 1 emissions"
    assert claims["D.28(a)"].pages == claims["D.28(b)"].pages
    assert claims["D.30"].wording == "29 Metrics"
    assert claims["D.30"].pages == claims["D.19(a)(i)"].pages
    assert not {"D.20(a)", "A1.1"} & claims.keys()


def test_a_kpi_is_no_paragraph_of_the_standard() -> None:
    """One table may hold both; A1.6 is not paragraph 6."""
    rows = "A1.6\tWaste\t2. Emissions\nA2.3\tEnergy\t2. Emissions\n"

    claims = _claims(S2_INDEX.replace("6(a)", "A1.6").replace("29\t", "A2.9\t") + rows)

    assert not any(provision.startswith("D.19") for provision in claims)
    assert "D.30" not in claims


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("IFRS S2 content index", "GRI content index"),
        ("29(a)(i)", "99(a)(i)"),
    ],
)
def test_other_tables_claim_nothing_for_part_d(old: str, new: str) -> None:
    """One of another standard, and one that lists too few of its paragraphs."""
    assert not _claims(S2_INDEX.replace(old, new))


@pytest.mark.parametrize(
    ("words", "states"),
    [
        (UNDER_S2, True),
        ("This chapter was drawn up in full compliance with HKFRS S2.", True),
        (
            "The report complies with the IFRS Sustainability Disclosure Standards.",
            True,
        ),
        ("本章節按照《國際財務報告準則S2號》編製。", True),
        ("本報告根據香港財務報告準則S2號的規定編製。", True),
        ("本报告根据香港财务报告准则S2号的规定编制。", True),
        ("The chapter was prepared with reference to IFRS S2.", False),
        ("We will comply with IFRS S2 from the year 2028 on.", False),
        ("The Group is preparing for reports in accordance with HKFRS S2.", False),
        ("A gap analysis against IFRS S2 was prepared under the committee.", False),
        ("Our suppliers complied with IFRS S2.", False),
        ("The accounts are prepared in accordance with HKFRS 9.", False),
        ("本報告參考國際財務報告準則S2號編製。", False),
        ("本集團將按照香港財務報告準則S2號編製報告。", False),
    ],
)
def test_the_statement_is_told_from_a_plan(words: str, *, states: bool) -> None:
    """Only a report that says it was prepared under the standard is accepted."""
    standard = _guide().standard
    lexicon = Lexicon(_guide().vocabularies)

    assert standard
    assert states is any(
        stated(clue, lexicon.hits(text))
        for clue in standard.clues
        for text in (words, one_script(words))
    )


@pytest.mark.parametrize(
    "words",
    [
        "Scope 1 emissions are immaterial and KPI D.28(a) is not disclosed.",
        "We do not disclose paragraph D.28(a).",
    ],
)
def test_what_is_held_back_is_not_met_by_the_standard(
    tmp_path: Path, words: str
) -> None:
    """The report says itself that it does not follow the standard there."""
    audit = _audit(tmp_path, UNDER_S2, words)

    assert _verdict(audit, "D.28(a)").state is State.OMITTED
    assert _verdict(audit, "D.28(b)").state is State.EXPLAINED


def test_a_paragraph_of_the_standard_is_no_range_of_its_ends() -> None:
    """All of paragraph 22(b)(i) asks how the scenarios were chosen."""
    assert _claims(S2_INDEX.replace("6(a)", "22(b)(i)(3)")).keys() >= {"D.26(b)(i)"}
