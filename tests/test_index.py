"""The report's own content index: where it stands, what it claims, what is stale."""

from dataclasses import replace

import pytest

from auditor.assess.claims import judge_claims
from auditor.assess.verdict import (
    Case,
    Found,
    State,
    Verdict,
    assess,
)
from auditor.document import Document, Place
from auditor.guide.clues import Clue
from auditor.guide.load import load_guide
from auditor.guide.provisions import Element, Obligation
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.evidence import Claim, ClaimState, Evidence, Explanation
from auditor.match.explain import find_explanations
from auditor.match.index import ContentIndex, read_index
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)

REPORT = """\
# 1. About us

We bake bread.

# 2. Caring for the environment

We sort our waste.

# 3. Content index

Aspect\tDescription\tSection
A1 Emissions\tGeneral Disclosure Information on the policies and compliance with \
relevant laws and regulations\t2. Caring for the environment
A1.1\tThe types of emissions and respective emissions data.\tNot applicable
A1.2\tGreenhouse gas emissions in total (in tonnes) and, where appropriate, \
intensity.\t2.1. Caring for the environment
A1.3\tTotal hazardous waste produced (in tonnes)\t7. Hazards
A1.4\tTotal non-hazardous waste produced (in tonnes)\t2. Caring for the environment
A2.2\tWater consumption in total and intensity\t2. Caring for the environment
"""


def _index(text: str, edition: str = "2020") -> ContentIndex:
    return read_index(_document(text), GUIDE, LEXICON, edition)


def _document(text: str) -> Document:
    return read_text(text, "report.txt")


def _claim(provision: str, edition: str = "2020") -> Claim:
    return next(
        claim
        for claim in _index(REPORT, edition).claims
        if claim.provision == provision
    )


def _nothing(provision: str) -> Verdict:
    return assess(
        Case(
            provision=provision,
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            found=(),
            explanations=(),
            figures=(),
            year=2023,
        )
    )


def _state(provision: str) -> tuple[ClaimState, str]:
    """Judge the claim where nothing was found for the provision."""
    (judged,) = judge_claims((_claim(provision),), (_nothing(provision),))
    return judged.state, judged.note


def test_the_index_is_found_by_the_official_wording() -> None:
    """Lines 12 to 17 hold the requirements word for word, line 11 heads them."""
    assert _index(REPORT).ranges == (((1, 11), (1, 17)),)


def test_a_report_that_cites_one_requirement_has_no_index() -> None:
    """A heading that repeats the wording of one KPI is not an index."""
    text = "# Water consumption in total and intensity\n\nWe used 5 m3 of water."

    assert _index(text) == ContentIndex()


def test_a_general_disclosure_row_belongs_to_its_aspect() -> None:
    """`General Disclosure` alone says nothing; the Aspect above it does."""
    assert _claim("A1.GD").target == "2. Caring for the environment"


@pytest.mark.parametrize(
    ("row", "provisions"),
    [
        ("A2 GD", {"A2.GD"}),
        ("A2.GD", {"A2.GD"}),
        ("Aspect A2: General Disclosures", {"A2.GD"}),
        ("GDP of the region", set()),
    ],
)
def test_a_general_disclosure_may_be_shortened(row: str, provisions: set[str]) -> None:
    """Many an index writes GD; a longer word that begins so is none."""
    text = f"{REPORT}{row}\tPolicies\t2. Caring for the environment\n"

    claims = {claim.provision for claim in _index(text).claims}

    assert claims - {c.provision for c in _index(REPORT).claims} == provisions


def test_a_target_is_resolved_to_the_lines_of_its_section() -> None:
    """Section 2 runs from line 5 to the heading on line 9."""
    assert _claim("A2.2").pages == (5, 6, 7, 8)


def test_superseded_wording_is_told_row_by_row() -> None:
    """KPI A1.2 asks for scopes since 2020; its old wording is stale from then on."""
    assert _claim("A1.2").superseded == "2016"
    assert _claim("A1.2", "2016").superseded is None
    assert _claim("A1.1").superseded is None


def test_a_number_that_belongs_to_another_heading_is_doubted() -> None:
    """The index says 2.1, the heading is 2."""
    assert _claim("A1.2").doubt == (
        "No section “2.1. Caring for the environment”; "
        "the heading is “2. Caring for the environment”."
    )
    assert not _claim("A1.4").doubt


def test_a_claim_without_anything_in_the_report_is_told() -> None:
    """A row of the index is a claim, never evidence."""
    assert _state("A1.4") == (ClaimState.NOTHING, "")


def test_an_index_of_aspects_claims_all_that_stands_under_each() -> None:
    """Some issuers give one row an Aspect."""
    rows = [
        f"{aspect.id}: {aspect.title}\tOur planet"
        for aspect in GUIDE.aspects
        if aspect.part != "B"
    ]
    text = "# Our planet\n\nWe care.\n\n# Index\n\n" + "\n".join(rows)

    claims = _index(text, "2016").claims

    assert [c.provision for c in claims if c.provision.startswith("A3")] == [
        "A3.GD",
        "A3.1",
    ]


def test_letters_of_paragraphs_make_no_index() -> None:
    """A wording of few letters, such as "(d)(i)", stands in many a word."""
    text = "\n\n".join(f"Discussion of audit {n} is diverse." for n in range(9))

    assert _index(text, "2025") == ContentIndex()


def test_a_claim_to_a_reason_is_kept_by_the_reason() -> None:
    """An explained provision is not told as nothing there."""
    claim = _claim("A1.4")
    reason = Explanation(
        provision="A1.4",
        reason="not-material",
        quote="We sort our waste.",
        place=Place(page=1, line=7),
    )
    verdict = assess(
        Case(
            provision="A1.4",
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            found=(
                Found(
                    element=Element(id="a", text="a", clues=(Clue(all=("nil",)),)),
                    evidence=(),
                    nearest=None,
                ),
            ),
            explanations=(reason,),
            figures=(),
            year=2023,
        )
    )

    (judged,) = judge_claims((claim,), (verdict,))

    assert judged.state is ClaimState.CONFIRMED


LISTED = """\
# 1. About us

We bake bread.

# 2. Caring for the environment

We sort our waste.

# 3. Content index

Aspect A1: Emissions

General Disclosure: Information on air and greenhouse gas emissions, discharges \
| 2. Caring for the environment

KPI A1.1 The types of emissions and respective emissions data: Not applicable

KPI A1.3 Total hazardous waste produced (in tonnes) | 2. Caring for the environment

KPI A1.4 Total non-hazardous waste produced (in tonnes) ...... 7. Hazards

KPI A2.1 Direct and/or indirect energy consumption by type \
| 2. Caring for the environment

KPI A2.2 Water consumption in total and intensity

KPI A2.5 Total packaging material used for finished products: not material
"""


def test_an_index_in_plain_paragraphs_is_read_row_by_row() -> None:
    """What stands behind the official wording is where the answer should be."""
    claims = {claim.provision: claim for claim in _index(LISTED).claims}

    assert {id_: claim.target for id_, claim in claims.items()} == {
        "A1.GD": "2. Caring for the environment",
        "A1.1": "Not applicable",
        "A1.3": "2. Caring for the environment",
        "A1.4": "7. Hazards",
        "A2.1": "2. Caring for the environment",
        "A2.2": "",
        "A2.5": "not material",
    }
    assert claims["A1.3"].pages == (5, 6, 7, 8)
    assert claims["A1.4"].pages == ()


def test_a_reason_in_a_plain_row_counts() -> None:
    """It is the one thing in an index that is more than a claim."""
    document = _document(LISTED)
    index = _index(LISTED)
    scope = Scope(first=1, last=1, barred=index.ranges)
    reading = read_units(document, LEXICON, scope)

    found = find_explanations(reading, index.claims, GUIDE, LEXICON, "2020")

    assert [(e.provision, e.quote) for e in found if e.in_index] == [
        ("A1.1", "Not applicable"),
        ("A2.5", "not material"),
    ]


def test_a_row_in_the_words_of_another_provision_is_told() -> None:
    """The id is that of hazardous waste, the wording is not."""
    row = "A1.3\tTotal hazardous waste produced (in tonnes)"
    text = REPORT.replace(row, "A1.3\tTotal non-hazardous waste produced (in tonnes)")

    claims = {c.provision: c.wording_of for c in _index(text).claims}

    assert (claims["A1.3"], claims["A1.4"]) == ("A1.4", None)
    assert _claim("A1.3").wording_of is None


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("A2.5\tTotal packaging material\tPacking and wrapping", "UNKNOWN_SECTION"),
        ("A2.5\t包裝材料總量\t包裝與物料", "UNKNOWN_SECTION"),
        ("A2.5\tTotal packaging material\tCaring for the environment", "NOTHING"),
        ("A2.5\tTotal packaging material\tNot disclosed", "NOTHING"),
        ("A2.5\t包裝材料總量\t並無披露", "NOTHING"),
        ("A2.5\tTotal packaging material\tAnnual Report", "NOTHING"),
        ("KPI B7.4\tWhistle-blowing\t2. Caring for the environment", "NO_PROVISION"),
        ("B7.1\tLegal cases\t2. Caring for the environment", "NOTHING"),
    ],
)
def test_a_row_that_leads_nowhere_is_told(row: str, state: str) -> None:
    """No such section, no such provision, or a section without an answer."""
    index = _index(f"{REPORT}{row}\n")
    kpi = row.partition("\t")[0].removeprefix("KPI ")
    verdicts = tuple(_nothing(p) for p in ("A2.5", "B7.1"))

    judged = judge_claims(index.claims, verdicts)

    assert [j.state.name for j in judged if j.claim.provision == kpi] == [state]


def test_a_page_cannot_be_checked_in_a_file_without_pages() -> None:
    """The answer stands on line 7; whether that is page 4 nobody can tell."""
    index = _index(f"{REPORT}A2.5\tTotal packaging material\t4\n")
    piece = Evidence(element="total", quote="q", place=Place(page=1, line=7), score=1)
    verdict = replace(_nothing("A2.5"), evidence=(piece,))

    (judged,) = judge_claims((index.claims[-1],), (verdict,))

    assert judged.state is ClaimState.UNCHECKED
    assert judged.note == "The file has no pages. Found on line 7."


@pytest.mark.parametrize(
    ("state", "note"),
    [
        (State.PARTIAL, "Only part of what is asked was found."),
        (State.DISCLOSED, ""),
    ],
)
def test_a_row_that_is_kept_in_part_says_so(state: State, note: str) -> None:
    """It points to the right place, and more is asked."""
    index = _index(f"{REPORT}A2.5\tTotal packaging material\t1. About us\n")
    piece = Evidence(element="total", quote="q", place=Place(page=1, line=3), score=1)
    verdict = replace(_nothing("A2.5"), evidence=(piece,), state=state)

    (judged,) = judge_claims((index.claims[-1],), (verdict,))

    assert (judged.state, judged.note) == (ClaimState.CONFIRMED, note)


@pytest.mark.parametrize(
    ("cell", "claimed"),
    [
        ("B2, B2.1 to B2.3", ["B2.GD", "B2.1", "B2.2", "B2.3"]),
        ("General Disclosure A3, KPI A3.1", ["A3.GD", "A3.1"]),
        ("層面B8及關鍵績效指標B8.1、B8.2", ["B8.GD", "B8.1", "B8.2"]),
        ("KPI B6.2", ["B6.2"]),
        (
            "KPI B6.2 Complaints, apart from those that are reported under KPI B6.5",
            ["B6.2"],
        ),
    ],
)
def test_a_row_may_claim_several_provisions(cell: str, claimed: list[str]) -> None:
    """An Aspect beside its KPIs is its General Disclosure."""
    claims = _index(f"{REPORT}{cell}\tStaff\t1. About us\n").claims

    assert [c.provision for c in claims[len(_index(REPORT).claims) :]] == claimed
