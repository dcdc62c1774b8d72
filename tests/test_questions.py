"""What reasons for not reporting tell, and what management is asked about them."""

from dataclasses import replace

import pytest

from auditor.assess.reasons import Question, questions
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


def _questions(*reasons: Explanation) -> tuple[Question, ...]:
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
    return questions(verdicts, GUIDE.quality.reasons)


def _asked(*reasons: Explanation) -> list[tuple[tuple[str, ...], str]]:
    return [(question.provisions, question.kind) for question in _questions(*reasons)]


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
        (
            "A1.1",
            "Air emissions are not reported because our sewage is insignificant.",
            "wastewater",
        ),
        (
            "A1.1",
            "As our sewage goes to the drain, air emissions are not disclosed.",
            "wastewater",
        ),
        ("A1.1", "由於廢水不重大，故並無披露廢氣排放。", "wastewater"),
        (
            "A2.5",
            "Packaging is not reported because our electricity is insignificant.",
            "energy",
        ),
        ("A1.1", "As we only use electricity, air emissions are immaterial.", ""),
        (
            "A1.1",
            "Air emissions are not reported because we burn an immaterial lot of fuel.",
            "",
        ),
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
        (
            "Hazardous waste: no record of it. From the 2024 report on it is told.",
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

    assert _asked(*three) == [(("A1.3", "A2.5", "B6.1"), "same ground")]
    assert _asked(*three[:2]) == []


def test_one_reason_for_a_whole_aspect_is_a_blanket_reason() -> None:
    """Whatever words of it name one of the provisions."""
    said = "層面B8社區投資對本集團不重大，故此不披露一般披露及關鍵績效指標。"

    ((ids, kind),) = _blanket(said)

    assert (set(ids), kind) == ({"B8.GD", "B8.1", "B8.2"}, "same ground")


def _blanket(*texts: str) -> list[tuple[tuple[str, ...], str]]:
    text = "\n\n".join(texts)
    reading = read_units(read_text(text, "report.txt"), LEXICON, Scope(first=1, last=1))
    return _asked(*find_explanations(reading, (), GUIDE, LEXICON, "2020"))


def test_the_id_and_the_subject_do_not_make_words_other_words() -> None:
    """A reason that is printed anew for each provision is the same reason."""
    ids = ("A1.3", "A2.5", "B6.1")
    said = "KPI {} is not disclosed because the Group finds it immaterial to its shops."
    things = ("Hazardous waste", "Packaging", "The number of suppliers by region")
    named = "{} is not material to what our kitchens do."

    assert _blanket(*map(said.format, ids)) == [(ids, "same ground")]
    assert [kind for _, kind in _blanket(*map(named.format, things))] == ["same ground"]


@pytest.mark.parametrize(
    "said",
    [
        (
            "KPI A1.3 is not disclosed because the Group considers it immaterial.",
            "As management views it as of no material impact, KPI A2.5 is omitted.",
            "Since the Board deems it insignificant, KPI B6.1 is not reported.",
        ),
        (
            "由於並不重大，本集團沒有披露關鍵績效指標A1.3。",
            "董事會認為對業務不重大，故此不披露A2.5。",
            "鑑於對營運並無重大影響，B6.1未有披露。",
        ),
        (
            "本集團認為有害廢棄物並不重大，故並無披露關鍵績效指標A1.3。",
            "包裝材料對本集團業務並不重大，因此並無披露關鍵績效指標A2.5。",
            "關鍵績效指標B6.1對本集團營運並不重大，故未有披露。",
        ),
    ],
)
def test_a_ground_put_in_other_words_is_the_same(said: tuple[str, ...]) -> None:
    """None of them says anything of the KPI that it stands for."""
    assert _blanket(*said) == [(("A1.3", "A2.5", "B6.1"), "same ground")]


def test_a_ground_of_its_own_makes_other_words() -> None:
    """Each tells what is so small there."""
    said = "KPI {} is not disclosed because {} is immaterial."
    own = (("A1.3", "used toner"), ("A2.5", "bread paper"), ("B6.1", "any recall"))

    assert _blanket(*(said.format(*pair) for pair in own)) == []

    said = "由於{1}並不重大，故並無披露關鍵績效指標{0}。"
    own = (("A1.3", "用完的碳粉匣"), ("A2.5", "盛載麵包的紙張"), ("B6.1", "店舖的退換"))

    assert _blanket(*(said.format(*pair) for pair in own)) == []


def test_a_refused_ground_on_another_subject_is_asked_about() -> None:
    """Where a reason does not count, its timetable is no matter."""
    said = replace(
        _reason("A1.1", "Our sewage is drained.", Grade(misfit="wastewater")),
        accepted=False,
    )
    other = replace(said, grade=Grade(plan=False, because=False))
    verdicts = tuple(
        Verdict(
            provision="A1.1",
            state=State.OMITTED,
            obligation=Obligation.COMPLY_OR_EXPLAIN,
            elements=(),
            evidence=(),
            explanations=(),
            refused=(reason,),
        )
        for reason in (said, other)
    )

    (question,) = questions(verdicts, GUIDE.quality.reasons)
    assert (question.kind, question.reason) == ("other subject", said)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("KPI A1.6: data are not available; a target will be set in 2024.", True),
        ("KPI A1.6: data are not available; no target was set in 2022.", False),
        ("A1.6的數據不足，本集團將會訂立目標。", True),
        ("A1.6的數據不足，本集團並無目標。", False),
    ],
)
def test_what_will_be_set_is_a_plan(text: str, *, plan: bool) -> None:
    """It need not be asked for."""
    assert _grade("A1.6", text).plan is plan


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


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The assessment ranks water as highly material.", True),
        ("# Material topics\n\n- Saving water\n- Safe food", True),
        ("用水屬高度重要議題。", True),
        ("The assessment ranks energy as highly material.", False),
        ("Water was discussed. Safe food is highly material.", False),
        ("We do not think that water is highly material.", False),
    ],
)
def test_what_the_report_calls_material_is_not_immaterial(
    said: str, *, asked: bool
) -> None:
    """The reason stands against the issuer's own ranking."""
    given = "Water consumption (KPI A2.2) is not disclosed as it is not material."
    kinds = [kind for _, kind in _blanket(said, "# Reasons", given)]

    assert ("ranked material" in kinds) is asked


def test_the_question_names_where_the_subject_is_ranked() -> None:
    """A reviewer wants to see both."""
    reason = _reason("A2.2", "Not material.", Grade(ranked=Place(page=3, line=7)))

    (question,) = _questions(reason)
    assert question.text.startswith("Line 7 ranks its subject as material.")
