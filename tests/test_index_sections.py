"""Two sections on one page: a row that names the wrong one is told."""

from dataclasses import replace

import pytest

from auditor.assess.claims import judge_claims
from auditor.assess.verdict import Case, Found, Verdict, assess
from auditor.document import (
    Box,
    Document,
    Passage,
    PassageKind,
    Piece,
    Place,
    Section,
)
from auditor.guide.clues import Clue
from auditor.guide.provisions import Element, Obligation
from auditor.ingest.text import read_text
from auditor.match.evidence import Claim, ClaimState, Evidence
from auditor.match.headed import Headed

AIR, ENERGY = 1, 2
"""Indexes of the sections; the second begins half way down the page."""


def _place(top: float, left: float = 50) -> Place:
    return Place(page=1, box=Box(left=left, top=top, right=left + 200, bottom=top + 10))


def _section(title: str, top: float, left: float = 50) -> Section:
    return Section(
        title=title,
        number=None,
        level=1,
        first_page=1,
        last_page=1,
        parent=0,
        place=_place(top, left),
    )


def _report(*, column: float = 50) -> Document:
    """Return a page with 'Air' above 'Energy', the latter from ``column``."""
    sections = (
        replace(_section("Report", 0), level=0, parent=None),
        _section("Air", 100),
        _section("Energy", 400, column),
    )
    passages = tuple(
        Passage(
            kind=PassageKind.PARAGRAPH,
            text="Words.",
            pieces=(Piece(start=0, place=_place(top)),),
            section=section,
        )
        for top, section in ((150, AIR), (450, ENERGY))
    )
    empty = read_text("Words.", "report.txt")
    return replace(empty, paged=True, sections=sections, passages=passages)


def _verdict(evidence: tuple[Evidence, ...]) -> Verdict:
    element = Element(id="a", text="a", clues=(Clue(all=("nil",)),))
    return assess(
        Case(
            provision="A1.4",
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            found=(Found(element=element, evidence=evidence, nearest=None),),
            explanations=(),
            figures=(),
            year=2023,
        )
    )


def _state(
    report: Document, *tops: float, named: frozenset[int], target: int
) -> tuple[ClaimState, str]:
    evidence = tuple(
        Evidence(element="a", quote=f"Words {top}.", place=_place(top), score=1)
        for top in tops
    )
    claim = Claim(
        provision="A1.4",
        wording="",
        target="Somewhere",
        place=None,
        pages=(1,),
        sections=frozenset({target}),
    )
    (judged,) = judge_claims((claim,), (_verdict(evidence),), (), Headed(report, named))
    return judged.state, judged.note


BOTH = frozenset({AIR, ENERGY})


def test_an_answer_under_another_section_of_the_page_is_elsewhere() -> None:
    """The page is right; the section named is not the one that holds the answer."""
    assert _state(_report(), 150, named=BOTH, target=ENERGY) == (
        ClaimState.ELSEWHERE,
        "Found on page 1, under “Air”.",
    )


@pytest.mark.parametrize(
    ("tops", "named", "target"),
    [
        ((150,), BOTH, AIR),
        ((150, 450), BOTH, ENERGY),
        ((150,), frozenset({ENERGY}), ENERGY),
        ((700,), BOTH, AIR),
    ],
)
def test_an_answer_that_may_be_under_the_section_is_confirmed(
    tops: tuple[float, ...], named: frozenset[int], target: int
) -> None:
    """In part; or under a head that no row names; or where no passage is known."""
    state, _ = _state(_report(), *tops, named=named, target=target)

    assert state is ClaimState.CONFIRMED


def test_a_heading_in_the_next_column_heads_nothing_to_the_left_of_it() -> None:
    """Side by side, which paragraph goes under which heading may be misread."""
    state, _ = _state(_report(column=300), 450, named=BOTH, target=AIR)

    assert state is ClaimState.CONFIRMED


def test_a_page_that_does_not_exist_is_told() -> None:
    """A row that points to such a page alone names no section that could be wrong."""
    claim = Claim(
        provision="A1.4",
        wording="",
        target="9",
        place=None,
        stray="Page 9 is printed; the last page is 5.",
    )
    evidence = Evidence(element="a", quote="Words.", place=_place(150), score=1)

    (judged,) = judge_claims((claim,), (_verdict((evidence,)),))

    assert (judged.state, judged.note) == (
        ClaimState.WRONG_PAGE,
        "Page 9 is printed; the last page is 5. Found on page 1.",
    )


def test_a_place_has_the_heading_that_it_stands_under() -> None:
    """By its box on a page, by its line in a file without pages; else none."""
    read = read_text("# Our Board\n\nThe Board meets.\n", "report.md")
    headed = Headed(read, frozenset())
    said = next(p for p in read.passages if p.text == "The Board meets.")

    assert headed.heading(said.pieces[0].place) == "Our Board"
    assert headed.heading(Place(page=1)) == ""
