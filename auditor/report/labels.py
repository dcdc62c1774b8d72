"""Verdicts and check results in, the words that paper and screen have for them out.

Imports neither the template engine nor the PDF engine, so that the terminal can use
the same words at no cost.
"""

from enum import StrEnum

from auditor.assess.finding import FindingKind
from auditor.assess.verdict import ElementOutcome, State, Verdict
from auditor.guide.provisions import IssuerClass
from auditor.match.evidence import ClaimState
from auditor.metrics.figures import CheckResult

DRAFT = "Draft for management review"
TITLE = "ESG disclosure review"


class Label(StrEnum):
    """What the reader is told of one provision; each provision has exactly one."""

    DISCLOSED = "disclosed"
    PARTIAL = "partly disclosed"
    EXPLAINED = "explained"
    NOT_FOUND = "not found"
    CONFIRM = "to confirm by eye"
    UNREAD = "could not be read"

    @property
    def letter(self) -> str:
        """One letter that stands for the label where there is no room for words."""
        return "DPENCU"[list(Label).index(self)]


def element_word(outcome: ElementOutcome) -> str:
    """Return what became of one thing that a provision names."""
    if outcome.confirm:
        return (
            "announced, or printed for earlier years only; table or chart to be "
            "confirmed by eye"
        )
    if outcome.met:
        return "found"
    if outcome.explained:
        return "explained"
    return "not found (asked only where appropriate)" if outcome.optional else "missing"


_STATES = {
    State.DISCLOSED: Label.DISCLOSED,
    State.PARTIAL: Label.PARTIAL,
    State.EXPLAINED: Label.EXPLAINED,
    State.OMITTED: Label.NOT_FOUND,
    State.UNREAD: Label.UNREAD,
}

CLASS_WORDS = {
    IssuerClass.LARGE_CAP: "LargeCap issuer",
    IssuerClass.MAIN_BOARD: "Main Board issuer",
    IssuerClass.GEM: "GEM issuer",
}

RESULT_WORDS = {
    CheckResult.PASS: "agree",
    CheckResult.QUERY: "query",
    CheckResult.EXCEPTION: "do not agree",
}

CHECK_WORDS = {
    "average": "average of the parts",
    "contradiction": "two values of one thing",
    "implied-factor": "emission factor",
    "intensity": "intensity against total",
    "percent": "percentage",
    "repeat": "same figure in several places",
    "split": "parts of a breakdown",
    "sum": "sum",
    "text": "text against figures",
    "unit": "unit",
    "year-on-year": "change from year to year",
}
"""Kinds of number check; a kind that is not here is printed as it is called."""

CLAIM_WORDS = {
    ClaimState.CONFIRMED: "points to the right place",
    ClaimState.ELSEWHERE: "answer found elsewhere",
    ClaimState.NOTHING: "no answer found in the report",
    ClaimState.EXPLAINED: "explained in the index",
    ClaimState.UNKNOWN_SECTION: "no such section",
    ClaimState.UNCHECKED: "page cannot be checked",
    ClaimState.WRONG_PAGE: "page is not that of the section",
    ClaimState.OTHER_WORDING: "wording of another provision",
    ClaimState.WRONG_TAG: "a table row has the number of another KPI",
    ClaimState.NO_PROVISION: "no provision of the edition applied",
    ClaimState.MISSING: "not in the index",
}
"""What became of a row of the report's own index."""

FINDING_WORDS = {
    FindingKind.GAP: ("gap", "gaps"),
    FindingKind.FIGURE: ("number check", "number checks"),
    FindingKind.CHART: ("answer to confirm by eye", "answers to confirm by eye"),
}
"""One, and several of a kind."""


def label_of(verdict: Verdict) -> Label:
    """Return the label of ``verdict``.

    A provision that is disclosed only if a table or chart shows what was announced
    is counted apart, never among the disclosed.
    """
    return label_named(
        verdict.state, announced=any(e.confirm for e in verdict.elements)
    )


def label_named(state: State, *, announced: bool) -> Label:
    """Return the label of ``state``, where something is only ``announced`` or not."""
    if state is State.DISCLOSED and announced:
        return Label.CONFIRM
    return _STATES[state]
