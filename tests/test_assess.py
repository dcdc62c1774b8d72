"""Verdicts and findings from what was found; no text, no layout."""

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.assess.finding import (
    Severity,
    findings,
)
from auditor.assess.verdict import (
    Case,
    Found,
    State,
    Verdict,
    assess,
)
from auditor.document import Place
from auditor.guide.clues import Clue, FigureClue
from auditor.guide.provisions import Element, Obligation
from auditor.match.evidence import Evidence, Explanation, NearMiss
from auditor.metrics.figures import (
    Check,
    CheckResult,
    Figure,
    Origin,
)

PAGE = Place(page=7)
CLUE = Clue(all=("words",))


def _found(
    name: str, *, met: bool, optional: bool = False, near: float | None = None
) -> Found:
    element = Element(id=name, text=name, clues=(CLUE,), optional=optional)
    piece = Evidence(element=name, quote=f"{name}.", place=PAGE, score=1)
    miss = (
        None
        if near is None
        else NearMiss(element=name, quote="near", place=PAGE, share=near)
    )
    return Found(
        element=element,
        evidence=(piece,) if met else (),
        nearest=miss,
        share=near or 0.0,
    )


REASON = Explanation(
    provision="X1.1", reason="not-material", quote="not material", place=PAGE
)


def _case(
    *found: Found,
    obligation: Obligation = Obligation.COMPLY_OR_EXPLAIN,
    figures: tuple[Figure, ...] = (),
    unread: bool = False,
    claimed: bool = False,
    said: tuple[Explanation, ...] = (),
) -> Verdict:
    return assess(
        Case(
            provision="X1.1",
            obligation=obligation,
            found=found,
            explanations=said,
            figures=figures,
            year=2023,
            unread=unread,
            claimed=claimed,
        )
    )


def _figure(year: int, value: str = "5", **breakdown: str) -> Figure:
    return Figure(
        kpi="X1.1",
        metric="deaths",
        breakdown=tuple(sorted(breakdown.items())),
        year=year,
        value=Decimal(value),
        printed=value,
        unit="",
        canonical=None,
        places=0,
        place=PAGE,
        quote=f"Deaths {value}",
        origin=Origin.TABLE,
    )


def test_all_elements_met_is_disclosed() -> None:
    """Every element that the provision names is met."""
    assert _case(_found("a", met=True), _found("b", met=True)).state is State.DISCLOSED


def test_one_missing_without_a_reason_is_partial() -> None:
    """At least one met, at least one missing."""
    assert _case(_found("a", met=True), _found("b", met=False)).state is State.PARTIAL


def test_an_optional_element_makes_no_gap() -> None:
    """`Where appropriate`: its absence alone is none."""
    verdict = _case(_found("a", met=True), _found("b", met=False, optional=True))

    assert verdict.state is State.DISCLOSED


def test_nothing_met_with_a_reason_is_explained() -> None:
    """Comply or explain."""
    assert _case(_found("a", met=False), said=(REASON,)).state is State.EXPLAINED


def test_nothing_met_and_no_reason_is_omitted() -> None:
    """Silence."""
    assert _case(_found("a", met=False)).state is State.OMITTED


def test_a_mandatory_provision_cannot_be_explained_away() -> None:
    """Mandatory means that a reason does not help."""
    verdict = _case(
        _found("a", met=False), obligation=Obligation.MANDATORY, said=(REASON,)
    )

    assert verdict.state is State.OMITTED
    assert not verdict.explanations


def test_unread_pages_forbid_calling_it_omitted() -> None:
    """Not found is never confused with could not be read."""
    assert _case(_found("a", met=False), unread=True).state is State.UNREAD


@pytest.mark.parametrize(
    ("years", "figures", "met"),
    [
        (1, (_figure(2023),), True),
        (1, (_figure(2022),), False),
        (3, (_figure(2023), _figure(2022), _figure(2021)), True),
        (3, (_figure(2023), _figure(2022)), False),
    ],
)
def test_a_figure_must_cover_the_years(
    years: int, figures: tuple[Figure, ...], met: object
) -> None:
    """The reporting year and as many before it as the provision names."""
    clue = Clue(figure=FigureClue(metric=("deaths",), years=years))
    element = Element(id="a", text="a", clues=(clue,))
    found = Found(element=element, evidence=(), nearest=None)

    assert _case(found, figures=figures).elements[0].met is met


def test_a_figure_must_have_the_split() -> None:
    """A total does not answer a breakdown."""
    clue = Clue(figure=FigureClue(metric=("deaths",), split="gender"))
    element = Element(id="a", text="a", clues=(clue,))
    found = Found(element=element, evidence=(), nearest=None)

    assert not _case(found, figures=(_figure(2023),)).elements[0].met
    assert _case(found, figures=(_figure(2023, gender="male"),)).elements[0].met


def test_a_zero_clue_wants_nought() -> None:
    """An intensity falls away where the total is nil, not where it is small."""
    clue = Clue(figure=FigureClue(metric=("deaths",), zero=True))
    element = Element(id="a", text="a", clues=(clue,))
    found = Found(element=element, evidence=(), nearest=None)

    assert _case(found, figures=(_figure(2023, "0"),)).elements[0].met
    assert not _case(found, figures=(_figure(2023, "1"),)).elements[0].met


def test_a_single_part_is_the_whole() -> None:
    """Where two kinds of energy are printed, somebody must add them up."""
    metrics = ("deaths", "gas")
    clue = Clue(figure=FigureClue(metric=metrics, alone=True))
    found = Found(
        element=Element(id="a", text="a", clues=(clue,)), evidence=(), nearest=None
    )
    gas, last_year = (replace(_figure(year), metric="gas") for year in (2023, 2022))

    assert _case(found, figures=(_figure(2023),)).elements[0].met
    assert _case(found, figures=(_figure(2023), last_year)).elements[0].met
    assert not _case(found, figures=(_figure(2023), gas)).elements[0].met


@pytest.mark.parametrize(
    ("origin", "state"),
    [(Origin.SENTENCE, State.EXPLAINED), (Origin.TABLE, State.DISCLOSED)],
)
def test_words_do_not_stand_against_a_reason_for_the_point(
    origin: Origin, state: State
) -> None:
    """Of suppliers that are kept confidential, those visited are not the number."""
    number = _found("number", met=True)
    clue = Clue(figure=FigureClue(metric=("deaths",)))
    yielding = replace(
        number,
        element=replace(number.element, clues=(CLUE, clue), yields_to=("region",)),
    )
    told = replace(_figure(2023), origin=origin)

    verdict = _case(
        yielding, _found("region", met=False), said=(REASON,), figures=(told,)
    )

    assert verdict.state is state


def test_words_stand_where_the_point_is_met() -> None:
    """A reason takes nothing away from what the report does tell."""
    number = _found("number", met=True)
    yielding = replace(number, element=replace(number.element, yields_to=("region",)))

    verdict = _case(yielding, _found("region", met=True), said=(REASON,))

    assert [piece.element for piece in verdict.evidence] == ["number", "region"]


def test_a_line_with_many_figures_is_quoted_once() -> None:
    """And it is sure where one of its figures is."""
    element = Element(
        id="split",
        text="split",
        clues=(Clue(figure=FigureClue(metric=("deaths",))),),
    )
    sure = _figure(2023, gender="male")
    doubtful = replace(_figure(2023, gender="female"), certain=False)

    verdict = _case(
        Found(element=element, evidence=(), nearest=None),
        figures=(
            doubtful,
            sure,
        ),
    )

    assert [(e.quote, e.confirm) for e in verdict.evidence] == [(sure.quote, False)]


def test_each_element_shows_its_best_evidence_first() -> None:
    """Five pieces that all speak to one element would hide the others."""
    two = Found(
        element=Element(id="a", text="a", clues=(CLUE,)),
        evidence=(
            Evidence(element="a", quote="one", place=PAGE, score=2),
            Evidence(element="a", quote="two", place=PAGE, score=1),
        ),
        nearest=None,
    )

    verdict = _case(two, _found("b", met=True))

    assert [piece.quote for piece in verdict.evidence] == ["one", "b.", "two"]


def test_a_passage_that_serves_two_elements_stands_for_both() -> None:
    """It is shown once among the first, and again for the other element."""
    shared = [
        Found(
            element=Element(id=name, text=name, clues=(CLUE,)),
            evidence=(
                Evidence(element=name, quote="both", place=PAGE, score=2),
                Evidence(element=name, quote=name, place=PAGE, score=1),
            ),
            nearest=None,
        )
        for name in ("a", "b")
    ]

    verdict = _case(*shared)

    assert [(piece.element, piece.quote) for piece in verdict.evidence] == [
        ("a", "both"),
        ("a", "a"),
        ("b", "b"),
        ("b", "both"),
    ]


@pytest.mark.parametrize(
    ("practice", "state"), [(True, State.DISCLOSED), (False, State.OMITTED)]
)
def test_what_is_monitored_must_be_there(*, practice: bool, state: State) -> None:
    """How a practice is monitored is no answer where no such practice is told of."""
    monitored = _found("monitored", met=True)
    needing = replace(monitored.element, needs=("practice",))

    verdict = _case(
        _found("practice", met=practice), replace(monitored, element=needing)
    )

    assert verdict.state is state
    assert [o.nearest for o in verdict.elements] == [None, None]
    assert not any(finding.clear for finding in findings((verdict,), (), 65))


def test_a_clear_silence_is_high() -> None:
    """A comply-or-explain provision with nothing found and no reason."""
    (finding,) = findings((_case(_found("a", met=False)),), (), 65)

    assert (finding.severity, finding.clear) == (Severity.HIGH, True)
    assert finding.statement == "Not found, and no reason given: a."


def _excuse(*, accepted: bool = True, element: str = "a") -> Explanation:
    return Explanation(
        provision="X1.1",
        reason="any",
        quote="It is small.",
        place=Place(page=3),
        accepted=accepted,
        elements=(element,),
    )


@pytest.mark.parametrize(
    ("obligation", "accepted", "told"),
    [
        (Obligation.MANDATORY, True, "A reason is not accepted here: mandatory."),
        (
            Obligation.COMPLY_OR_EXPLAIN,
            False,
            "No accepted reason was recognised in it.",
        ),
    ],
)
def test_what_the_report_says_instead_is_quoted(
    obligation: Obligation, told: str, *, accepted: bool
) -> None:
    """That no reason was given would be false; it does not count all the same."""
    said = _excuse(accepted=accepted)

    verdict = _case(_found("a", met=False), obligation=obligation, said=(said,))
    (finding,) = findings((verdict,), (), 65)

    assert (verdict.state, verdict.refused) == (State.OMITTED, (said,))
    assert verdict.explanations == ()
    assert finding.statement == (
        f'Not found: a. The report says: "It is small." (page 3). {told}'
    )


@pytest.mark.parametrize(
    ("obligation", "element"),
    [(Obligation.COMPLY_OR_EXPLAIN, "a"), (Obligation.MANDATORY, "b")],
)
def test_a_reason_that_counts_or_is_not_needed_is_not_refused(
    obligation: Obligation, element: str
) -> None:
    """One excuses what it speaks of; the other speaks of what was found."""
    verdict = _case(
        _found("a", met=False),
        _found("b", met=True),
        obligation=obligation,
        said=(_excuse(element=element),),
    )

    assert verdict.refused == ()


def test_a_judgement_is_never_high() -> None:
    """Where a near passage might be read as meeting it, a person decides."""
    (finding,) = findings((_case(_found("a", met=False, near=0.8)),), (), 65)

    assert (finding.severity, finding.clear) == (Severity.MEDIUM, False)


def test_a_silence_that_the_index_denies_is_a_judgement() -> None:
    """The report's own index says where it answers: a person looks there."""
    (finding,) = findings((_case(_found("a", met=False), claimed=True),), (), 65)

    assert (finding.severity, finding.clear) == (Severity.MEDIUM, False)


def _split(split: str | None) -> Found:
    clue = Clue(figure=FigureClue(metric=("deaths",), split=split))
    element = Element(id="a", text="by " + str(split), clues=(clue,))
    return Found(element=element, evidence=(), nearest=None)


def test_a_split_that_a_printed_table_lacks_is_clear() -> None:
    """The same figures stand there by another split: the table was read."""
    verdict = _case(_split("gender"), figures=(_figure(2023, region="Asia"),))

    (finding,) = findings((verdict,), (), 65)

    assert (finding.severity, finding.clear) == (Severity.HIGH, True)


def test_a_split_of_earlier_years_alone_is_to_be_confirmed() -> None:
    """This year's may stand in a chart: nothing that is printed is called missing."""
    verdict = _case(_split("gender"), figures=(_figure(2022, gender="men"),))

    assert verdict.state is State.DISCLOSED
    assert [o.confirm for o in verdict.elements] == [True]


def test_a_split_of_this_year_needs_no_eye() -> None:
    """Earlier years beside it change nothing."""
    figures = (_figure(2023, gender="men"), _figure(2022, gender="men"))

    assert [o.confirm for o in _case(_split("gender"), figures=figures).elements] == [
        False
    ]


def test_a_reason_is_no_answer() -> None:
    """The sentence that says why nothing is told does not tell it."""
    said = Evidence(element="a", quote="not material", place=PAGE, score=1)
    found = replace(_found("a", met=False), evidence=(said,))

    assert _case(found, said=(REASON,)).state is State.EXPLAINED
    assert _case(found).state is State.DISCLOSED


def test_a_split_of_a_later_year_is_no_answer() -> None:
    """A figure for a year to come is a plan; it says nothing of this year."""
    verdict = _case(_split("gender"), figures=(_figure(2030, gender="men"),))

    assert verdict.state is State.OMITTED


def test_a_reason_is_no_ground_for_what_needs_one() -> None:
    """How a practice is monitored does not count beside a reason for having none."""
    said = Evidence(element="a", quote="not material", place=PAGE, score=1)
    practice = replace(_found("a", met=False), evidence=(said,))
    monitored = _found("monitored", met=True)
    needing = replace(monitored, element=replace(monitored.element, needs=("a",)))

    assert _case(practice, needing, said=(REASON,)).state is State.EXPLAINED


def test_figures_nowhere_to_be_seen_are_a_judgement() -> None:
    """They may stand in a picture, or under a name that was not understood."""
    (finding,) = findings((_case(_split("gender")),), (), 65)

    assert (finding.severity, finding.clear) == (Severity.MEDIUM, False)


def test_a_missing_statement_beside_others_is_a_judgement() -> None:
    """Words can be put in many ways; a split in a table cannot."""
    verdict = _case(_found("a", met=True), _found("b", met=False))

    (finding,) = findings((verdict,), (), 65)

    assert not finding.clear


def test_what_may_stand_on_an_unread_page_is_never_clear() -> None:
    """Not found is told apart from could not be read."""
    found = (_found("a", met=True), _split("gender"))
    figures = (_figure(2023, region="Asia"),)

    (whole,) = findings((_case(*found, figures=figures),), (), 65)
    (torn,) = findings((_case(*found, figures=figures, unread=True),), (), 65)

    assert (whole.clear, torn.clear) == (True, False)
    assert torn.statement == (
        "Partly disclosed. Not found on the pages that could be read: by gender."
    )


def test_a_partly_disclosed_provision_is_medium() -> None:
    """Something is there, something is missing."""
    verdict = _case(_found("a", met=True), _found("b", met=False))

    (finding,) = findings((verdict,), (), 65)

    assert finding.severity is Severity.MEDIUM
    assert finding.remedy == "Add: b; or give the reason for leaving it out."


def test_a_gap_tells_what_was_sought_and_found_and_where_to_add_the_rest() -> None:
    """What is asked only where appropriate is not looked for."""
    verdict = _case(
        _found("a", met=True),
        _found("b", met=False, near=0.8),
        _found("c", met=False, optional=True),
    )

    (finding,) = findings((verdict,), (), 65)

    assert (finding.looked_for, finding.found, finding.missing) == (
        ("a", "b"),
        ("a (page 7)",),
        ("b",),
    )
    assert finding.remedy == (
        "Add: b; or give the reason for leaving it out. The passage nearest to it is "
        "on page 7."
    )


def test_what_stands_outside_the_esg_report_is_told_and_not_counted() -> None:
    """A Directors' Report is no ESG report; a reference to it would do."""
    elsewhere = Evidence(element="a", quote="a", place=Place(page=3), score=1)

    verdict = _case(replace(_found("a", met=False), outside=elsewhere))
    (finding,) = findings((verdict,), (), 65)

    assert verdict.state is State.OMITTED
    assert finding.clear is False
    assert finding.statement == (
        "Not found, and no reason given: a. Found outside the ESG report, not counted: "
        "page 3."
    )
    assert finding.remedy.endswith("or refer from there to where it stands.")


def test_what_only_a_chart_shows_is_sought_on_its_page() -> None:
    """The reader is told where to look."""
    found = _found("a", met=True)
    announced = replace(found.evidence[0], confirm=True)

    (finding,) = findings((_case(replace(found, evidence=(announced,))),), (), 65)

    assert finding.remedy == (
        f"Confirm by eye that the table or chart on page {PAGE.page} shows it."
    )


def test_a_recommended_provision_makes_no_finding() -> None:
    """A missing recommended disclosure is a verdict and no gap."""
    verdict = _case(_found("a", met=False), obligation=Obligation.RECOMMENDED)

    assert verdict.state is State.OMITTED
    assert not findings((verdict,), (), 65)


def test_a_figure_that_does_not_agree_is_medium_and_a_pass_is_silent() -> None:
    """Checks speak only where something is to be done."""
    checks = [
        Check(
            check="sum",
            kpi="X1.1",
            result=result,
            statement="The parts make 6, the total is 5.",
            arithmetic="2 + 4 = 6",
            figures=(_figure(2023),),
        )
        for result in (CheckResult.EXCEPTION, CheckResult.PASS)
    ]

    (finding,) = findings((), tuple(checks), 65)

    assert finding.severity is Severity.MEDIUM
