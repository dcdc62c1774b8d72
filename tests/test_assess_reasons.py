"""What a reason covers, and which reasons a verdict rests on."""

import pytest

from auditor.assess.claims import judge_claims
from auditor.assess.verdict import Case, Found, State, Verdict, assess
from auditor.document import Place
from auditor.guide.clues import Clue
from auditor.guide.provisions import Element, Obligation
from auditor.match.evidence import Claim, ClaimState, Evidence, Explanation

PAGE = Place(page=7)


def _reason(*elements: str, named: bool = False, in_index: bool = False) -> Explanation:
    return Explanation(
        provision="X1.1",
        reason="not-available",
        quote="not available",
        place=PAGE,
        elements=elements,
        named=named,
        in_index=in_index,
    )


def _judged(
    reasons: tuple[Explanation, ...], met: dict[str, bool], optional: str = ""
) -> Verdict:
    return assess(
        Case(
            provision="X1.1",
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            found=tuple(
                _found(name, met=m, optional=optional) for name, m in met.items()
            ),
            explanations=reasons,
            figures=(),
            year=2023,
        )
    )


def _found(name: str, *, met: bool, optional: str) -> Found:
    element = Element(
        id=name, text=name, clues=(Clue(all=("words",)),), optional=name == optional
    )
    piece = Evidence(element=name, quote=f"{name}.", place=PAGE, score=1)
    return Found(element=element, evidence=(piece,) if met else (), nearest=None)


@pytest.mark.parametrize(
    ("covered", "met", "state"),
    [
        ((), {"gender": True, "region": False}, State.DISCLOSED),
        (("region",), {"gender": True, "region": False}, State.DISCLOSED),
        (("region",), {"gender": True, "age": False, "region": False}, State.PARTIAL),
        (("gender",), {"gender": True, "region": False}, State.PARTIAL),
        ((), {"gender": False, "region": False}, State.EXPLAINED),
        (("region",), {"gender": False, "region": False}, State.PARTIAL),
        (("gender", "region"), {"gender": False, "region": False}, State.EXPLAINED),
    ],
)
def test_a_reason_covers_only_what_it_speaks_of(
    covered: tuple[str, ...], met: dict[str, bool], state: State
) -> None:
    """A reason for one split excuses that split, and no other."""
    assert _judged((_reason(*covered),), met).state is state


def test_what_a_reason_covers_is_not_missing() -> None:
    """The gap names only what is neither there nor explained."""
    verdict = _judged(
        (_reason("region"),), {"gender": True, "age": False, "region": False}
    )

    assert [outcome.id for outcome in verdict.elements if outcome.missing] == ["age"]


@pytest.mark.parametrize(
    ("reason", "met", "kept"),
    [
        (_reason(), {"gender": True, "region": True}, False),
        (_reason("gender"), {"gender": True, "region": False}, False),
        (_reason("region"), {"gender": True, "region": False}, True),
        (_reason(named=True), {"gender": True, "region": True}, True),
    ],
)
def test_a_reason_that_changes_nothing_is_not_listed(
    reason: Explanation, met: dict[str, bool], *, kept: bool
) -> None:
    """By its name the issuer's word goes before what was found in sentences."""
    assert bool(_judged((reason,), met).explanations) is kept


def test_a_reason_for_what_is_optional_changes_nothing() -> None:
    """Its absence alone makes no gap, so no reason is needed."""
    verdict = _judged((_reason(),), {"total": True, "rate": False}, optional="rate")

    assert (verdict.state, verdict.explanations) == (State.DISCLOSED, ())


def test_a_row_with_a_reason_points_nowhere_though_the_report_answers() -> None:
    """The reader is told where the answer stands all the same."""
    claim = Claim(provision="X1.1", wording="", target="Not applicable", place=PAGE)
    verdict = _judged((), {"gender": True})

    (judged,) = judge_claims((claim,), (verdict,), (_reason(in_index=True),))

    assert judged.state is ClaimState.EXPLAINED
    assert judged.note == "Answered all the same. Found on page 7."
