"""What reasons for not reporting tell, and what management is asked about them."""

import pytest

from auditor.assess.reasons import questions
from auditor.assess.verdict import State, Verdict
from auditor.document import Place
from auditor.guide.load import load_guide
from auditor.guide.provisions import Obligation
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.evidence import Claim, Explanation, Grade
from auditor.match.explain import find_explanations
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _grade(provision: str, text: str, *claims: Claim) -> Grade:
    reading = read_units(read_text(text, "report.txt"), LEXICON, Scope(first=1, last=1))
    found = find_explanations(reading, claims, GUIDE, LEXICON, "2020")
    (grade,) = {e.grade for e in found if e.provision == provision}
    return grade


def _reason(provision: str, quote: str, grade: Grade = Grade()) -> Explanation:  # noqa: B008  frozen
    return Explanation(
        provision=provision,
        reason="not-available" if "available" in quote else "not-material",
        quote=quote,
        place=Place(page=7),
        grade=grade,
    )


def _asked(*reasons: Explanation) -> list[tuple[tuple[str, ...], str]]:
    ids = dict.fromkeys(reason.provision for reason in reasons)
    verdicts = tuple(
        Verdict(
            provision=id_,
            state=State.EXPLAINED,
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            elements=(),
            evidence=(),
            explanations=tuple(r for r in reasons if r.provision == id_),
        )
        for id_ in ids
    )
    found = questions(verdicts, GUIDE.quality.reasons)
    return [(question.provisions, question.kind) for question in found]


@pytest.mark.parametrize(
    ("provision", "text", "misfit"),
    [
        (
            "A1.1",
            "A little wastewater is immaterial. KPI A1.1 is not disclosed.",
            "wastewater",
        ),
        (
            "A1.1",
            "The exhaust gas of our two vans is immaterial. KPI A1.1 is not disclosed.",
            "",
        ),
        ("A2.5", "Water is not material to us. KPI A2.5 is not disclosed.", "water"),
        ("A2.5", "KPI A2.5 is not applicable, as we sell no goods.", ""),
        ("B6.1", "KPI B6.1 is not applicable, as we only use water.", ""),
    ],
)
def test_a_reason_that_speaks_of_something_else_is_told(
    provision: str, text: str, misfit: str
) -> None:
    """Wastewater is no reason to leave out emissions to air."""
    assert _grade(provision, text).misfit == misfit


@pytest.mark.parametrize(
    ("text", "item", "because", "plan"),
    [
        ("KPI A1.3 is not applicable.", False, False, False),
        ("Hazardous waste (KPI A1.3) is not applicable.", True, False, False),
        (
            "KPI A1.3 is not applicable, as the business is carried on in offices.",
            False,
            True,
            False,
        ),
        (
            "Hazardous waste (KPI A1.3): no record of it. It will be reported on.",
            True,
            True,
            True,
        ),
    ],
)
def test_a_reason_is_graded(text: str, item: bool, because: bool, plan: bool) -> None:  # noqa: FBT001  a column of the table each
    """Does it name the item, say why, and say when?"""
    grade = _grade("A1.3", text)

    assert (grade.item, grade.because, grade.plan) == (item, because, plan)


def test_a_row_of_the_index_gives_no_ground_by_wording_the_provision() -> None:
    """The words are those of the Guide, not of the issuer."""
    claim = Claim(
        provision="A1.3",
        wording="Total hazardous waste produced and, where appropriate, intensity",
        target="Not applicable",
        place=Place(page=1, line=1),
    )

    grade = _grade("A1.3", "Bread is baked daily.", claim)

    assert (grade.item, grade.because) == (True, False)


def test_a_misfit_is_asked_about() -> None:
    """The question names what the reason speaks of."""
    reason = _reason("A1.1", "Wastewater is immaterial.", Grade(misfit="wastewater"))

    assert _asked(reason) == [(("A1.1",), "other subject")]


def test_a_bare_reason_is_asked_about_unless_another_gives_the_ground() -> None:
    """The index may say `N/A` where the text says why."""
    bare = _reason("A2.5", "Not applicable.", Grade(because=False))
    full = _reason("A2.5", "Nothing is packed, so it is immaterial.")

    assert _asked(bare) == [(("A2.5",), "no ground")]
    assert _asked(bare, full) == []


def test_only_lacking_information_needs_a_timetable() -> None:
    """The Exchange asks for steps and a timetable where information is lacking."""
    late = _reason("A2.2", "The data are not available.", Grade(plan=False))
    small = _reason("A1.3", "It is immaterial.", Grade(plan=False))

    assert _asked(late, small) == [(("A2.2",), "no timetable")]


def test_the_same_words_for_several_provisions_are_asked_about() -> None:
    """A blanket reason may not hold for each of them."""
    words = "This is considered immaterial."
    three = [_reason(id_, words) for id_ in ("A1.3", "A2.5", "B6.1")]

    assert _asked(*three) == [(("A1.3", "A2.5", "B6.1"), "same words")]
    assert _asked(*three[:2]) == []


def test_the_paragraphs_below_one_are_one_matter() -> None:
    """One reason for D.40(e) and all below it is no blanket reason."""
    words = "No carbon credits are used, which makes it immaterial."

    assert not _asked(
        *(_reason(f"D.40(e){mark}", words) for mark in ("", "(i)", "(ii)", "(iii)"))
    )


def test_words_beside_a_reason_of_its_own_are_not_counted() -> None:
    """Where each provision has its own reason, the index may repeat itself."""
    ids = ("A1.3", "A2.5", "B6.1")
    shared = [_reason(id_, "It is not material at all to us.") for id_ in ids]
    own = [_reason(id_, f"We make nothing of {id_}.") for id_ in ids]

    assert _asked(*shared, *own) == []
