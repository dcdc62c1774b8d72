"""Decides: provision, evidence, figures in; verdict, findings out. Pure functions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from auditor.guide.provisions import Element, FigureClue, Obligation
from auditor.match.evidence import (
    Claim,
    ClaimState,
    Evidence,
    Explanation,
    JudgedClaim,
    NearMiss,
)
from auditor.metrics.figures import Check, CheckResult, Figure


class State(StrEnum):
    """What the audit says of one provision."""

    DISCLOSED = "disclosed"
    PARTIAL = "partial"
    EXPLAINED = "explained"
    OMITTED = "omitted"
    UNREAD = "unread"


GAPS = (State.PARTIAL, State.OMITTED)
BINDING = (Obligation.MANDATORY, Obligation.COMPLY_OR_EXPLAIN)
"""Obligations under which something missing is a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementOutcome:
    """What was found for one element of a provision."""

    id: str
    text: str
    met: bool
    optional: bool
    confirm: bool
    """Met only by an announced chart: to be confirmed by eye."""
    nearest: NearMiss | None
    by_figure: bool = False
    """Can be answered by a figure."""
    beside: bool = False
    """Not met, and the report prints figures of its metric in other splits or years."""

    @property
    def missing(self) -> bool:
        """Whether the provision wants it and it was not found."""
        return not (self.met or self.optional)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One provision, its state and what the state rests on."""

    provision: str
    """Provision id."""
    state: State
    obligation: Obligation
    elements: tuple[ElementOutcome, ...]
    evidence: tuple[Evidence, ...]
    """Best first."""
    explanations: tuple[Explanation, ...]
    unread: bool = False
    """True where what is missing may stand on a page that could not be read."""
    claimed: bool = False
    """True where the report's own index says where the provision is answered."""


class Severity(StrEnum):
    """How urgent a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FindingKind(StrEnum):
    """What a finding is about."""

    GAP = "gap"
    CHART = "chart"
    """Announced, and shown in a chart only."""
    FIGURE = "figure"
    """A number check that does not simply agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the reader is told."""

    kind: FindingKind
    provision: str
    severity: Severity
    clear: bool
    """True where no defensible reading meets the element; else a judgement."""
    statement: str
    """Neutral: what was looked for, what was found, what is missing."""
    remedy: str
    """One line on what would close the gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that matching brought up for one element."""

    element: Element
    evidence: tuple[Evidence, ...]
    nearest: NearMiss | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One provision as it comes before the assessor."""

    provision: str
    obligation: Obligation
    found: tuple[Found, ...]
    explanations: tuple[Explanation, ...]
    figures: tuple[Figure, ...]
    """All figures of the report."""
    year: int
    """Calendar year in which the financial year ends."""
    unread: bool = False
    """True where pages that might hold the answer could not be read."""
    claimed: bool = False
    """True where the report's own index says where the provision is answered."""


def assess(case: Case) -> Verdict:
    """Judge one provision on what was found for it."""
    by_figure = {
        found.element.id: tuple(_figure_evidence(found.element, case))
        for found in case.found
    }
    outcomes = tuple(_outcome(found, by_figure, case) for found in case.found)
    pieces = [(*by_figure[f.element.id], *f.evidence) for f in case.found]
    reasons = _applicable(case.explanations, case.obligation)
    return Verdict(
        provision=case.provision,
        state=_declared(reasons, by_figure)
        or _state(outcomes, reasons, unread=case.unread),
        obligation=case.obligation,
        elements=outcomes,
        evidence=tuple(_in_turn(pieces)),
        explanations=reasons,
        unread=case.unread and any(outcome.missing for outcome in outcomes),
        claimed=case.claimed,
    )


def _outcome(
    found: Found, by_figure: Mapping[str, tuple[Evidence, ...]], case: Case
) -> ElementOutcome:
    evidence = (*by_figure[found.element.id], *found.evidence)
    return ElementOutcome(
        id=found.element.id,
        text=found.element.text,
        met=bool(evidence),
        optional=found.element.optional,
        confirm=bool(evidence) and all(piece.confirm for piece in evidence),
        nearest=None if evidence else found.nearest,
        by_figure=any(clue.figure for clue in found.element.clues),
        beside=not evidence and _is_beside(found.element, case),
    )


def _is_beside(element: Element, case: Case) -> bool:
    metrics = {m for clue in element.clues if clue.figure for m in clue.figure.metric}
    return any(figure.metric in metrics for figure in case.figures)


def _applicable(
    explanations: tuple[Explanation, ...], obligation: Obligation
) -> tuple[Explanation, ...]:
    """A mandatory provision has no way out by explanation."""
    return () if obligation is Obligation.MANDATORY else explanations


def _declared(
    reasons: tuple[Explanation, ...], by_figure: Mapping[str, tuple[Evidence, ...]]
) -> State | None:
    """Take the issuer's word that a provision is not answered, unless a figure is."""
    said = any(reason.named for reason in reasons)
    return State.EXPLAINED if said and not any(by_figure.values()) else None


def _state(
    outcomes: tuple[ElementOutcome, ...],
    reasons: tuple[Explanation, ...],
    *,
    unread: bool,
) -> State:
    if not any(outcome.missing for outcome in outcomes):
        return State.DISCLOSED
    if any(outcome.met for outcome in outcomes):
        return State.DISCLOSED if reasons else State.PARTIAL
    if reasons:
        return State.EXPLAINED
    return State.UNREAD if unread else State.OMITTED


def _figure_evidence(element: Element, case: Case) -> Iterator[Evidence]:
    for clue in element.clues:
        if clue.figure:
            for figure in _answering(clue.figure, case):
                yield Evidence(
                    element=element.id,
                    quote=figure.quote,
                    place=figure.place,
                    score=10.0,
                    confirm=not figure.certain,
                )


def _answering(clue: FigureClue, case: Case) -> list[Figure]:
    """Return the figures that meet ``clue``, the reporting year's first."""
    named = [
        figure
        for figure in case.figures
        if figure.metric in clue.metric
        and (clue.split is None or clue.split in dict(figure.breakdown))
        and not (clue.zero and figure.value)
    ]
    wanted = range(case.year, case.year - clue.years, -1)
    if not {figure.year for figure in named}.issuperset(wanted):
        return []
    return [figure for year in wanted for figure in named if figure.year == year]


def _in_turn(pieces: list[tuple[Evidence, ...]]) -> Iterator[Evidence]:
    """Yield the best piece of each element, then the second best, and so on.

    A passage that already stands for another element comes last: whoever reads the
    first few pieces sees as many passages as can be.
    """
    seen: set[tuple[int, int | None, str]] = set()
    again: list[Evidence] = []
    for rank in range(max((len(some) for some in pieces), default=0)):
        for piece in (some[rank] for some in pieces if rank < len(some)):
            key = (piece.place.page, piece.place.line, piece.quote)
            if key in seen:
                again.append(piece)
            else:
                seen.add(key)
                yield piece
    yield from dict.fromkeys(again)


def findings(
    verdicts: tuple[Verdict, ...], checks: tuple[Check, ...], clear_below: int
) -> tuple[Finding, ...]:
    """Tell the reader what to look at, worst first, then in the order of the Guide."""
    found = [f for verdict in verdicts for f in _of_verdict(verdict, clear_below)]
    found += [f for check in checks for f in _of_check(check)]
    ranks = list(Severity)
    return tuple(sorted(found, key=lambda finding: ranks.index(finding.severity)))


def _of_verdict(verdict: Verdict, clear_below: int) -> Iterator[Finding]:
    if verdict.obligation not in BINDING:
        return
    if verdict.state in GAPS:
        missing = [outcome for outcome in verdict.elements if outcome.missing]
        clear = _is_clear(verdict, missing, clear_below)
        yield Finding(
            kind=FindingKind.GAP,
            provision=verdict.provision,
            severity=_severity(verdict, clear=clear),
            clear=clear,
            statement=_gap_statement(verdict, missing),
            remedy=_remedy(verdict.obligation, missing),
        )
    eyes = [outcome.text for outcome in verdict.elements if outcome.confirm]
    if eyes:
        yield Finding(
            kind=FindingKind.CHART,
            provision=verdict.provision,
            severity=Severity.LOW,
            clear=False,
            statement=f"Announced, shown in a chart only: {'; '.join(eyes)}.",
            remedy="Confirm by eye that the chart shows it.",
        )


def _is_clear(
    verdict: Verdict, missing: list[ElementOutcome], clear_below: int
) -> bool:
    """Tell whether no defensible reading is left.

    So where the table that should hold it was read and does not; and where a whole
    provision has nothing near it in the report, nor a line in the report's own index.
    Figures that are nowhere to be seen may stand in a form that was not read.
    """
    if verdict.unread:
        return False
    if all(outcome.beside for outcome in missing):
        return True
    return (
        verdict.state is State.OMITTED
        and not verdict.claimed
        and not any(outcome.by_figure for outcome in missing)
        and all(_is_far(outcome.nearest, clear_below) for outcome in missing)
    )


def _is_far(nearest: NearMiss | None, clear_below: int) -> bool:
    return nearest is None or nearest.share * 100 < clear_below


def _severity(verdict: Verdict, *, clear: bool) -> Severity:
    silent = verdict.state is State.OMITTED
    binding = verdict.obligation is Obligation.MANDATORY
    return Severity.HIGH if clear and (silent or binding) else Severity.MEDIUM


def _gap_statement(verdict: Verdict, missing: list[ElementOutcome]) -> str:
    names = "; ".join(outcome.text for outcome in missing)
    if verdict.state is State.OMITTED:
        return f"Not found, and no reason given: {names}."
    where = " on the pages that could be read" if verdict.unread else ""
    return f"Partly disclosed. Not found{where}: {names}."


def _remedy(obligation: Obligation, missing: list[ElementOutcome]) -> str:
    names = "; ".join(outcome.text for outcome in missing)
    if obligation is Obligation.MANDATORY:
        return f"Add: {names}. A reason for leaving it out is not accepted."
    return f"Add: {names}; or give the reason for leaving it out."


def _of_check(check: Check) -> Iterator[Finding]:
    if check.result is not CheckResult.PASS:
        exception = check.result is CheckResult.EXCEPTION
        yield Finding(
            kind=FindingKind.FIGURE,
            provision=check.kpi,
            severity=Severity.MEDIUM if exception else Severity.LOW,
            clear=exception,
            statement=check.statement,
            remedy="Check the figures against their source; correct or explain.",
        )


def judge_claims(
    claims: tuple[Claim, ...], verdicts: tuple[Verdict, ...]
) -> tuple[JudgedClaim, ...]:
    """Hold each row of the report's index against what was found."""
    by_id = {verdict.provision: verdict for verdict in verdicts}
    judged = [
        _judge(claim, by_id[claim.provision])
        for claim in claims
        if claim.provision in by_id
    ]
    claimed = {claim.provision for claim in claims}
    if claims:
        judged += [
            _unclaimed(verdict)
            for verdict in verdicts
            if verdict.provision not in claimed
            and verdict.obligation is Obligation.COMPLY_OR_EXPLAIN
        ]
    return tuple(judged)


def _judge(claim: Claim, verdict: Verdict) -> JudgedClaim:
    pages = {piece.place.line or piece.place.page for piece in verdict.evidence}
    if any(explanation.in_index for explanation in verdict.explanations):
        return JudgedClaim(claim=claim, state=ClaimState.EXPLAINED, note="")
    if verdict.state is State.EXPLAINED:
        return JudgedClaim(
            claim=claim,
            state=ClaimState.CONFIRMED,
            note="The report gives a reason for not answering.",
        )
    if not pages:
        return JudgedClaim(
            claim=claim, state=ClaimState.NOTHING, note="Nothing found in the report."
        )
    if claim.doubt or (claim.target and not claim.pages):
        note = f"{claim.doubt} {_found_on(verdict)}".strip()
        return JudgedClaim(claim=claim, state=ClaimState.UNKNOWN_SECTION, note=note)
    if pages.intersection(claim.pages):
        return JudgedClaim(claim=claim, state=ClaimState.CONFIRMED, note="")
    return JudgedClaim(claim=claim, state=ClaimState.ELSEWHERE, note=_found_on(verdict))


def _found_on(verdict: Verdict) -> str:
    places = [piece.place for piece in verdict.evidence[:3]]
    kind = "line" if any(place.line for place in places) else "page"
    numbers = sorted({place.line or place.page for place in places})
    return f"Found on {kind} {', '.join(map(str, numbers))}."


def _unclaimed(verdict: Verdict) -> JudgedClaim:
    claim = Claim(provision=verdict.provision, wording="", target="", place=None)
    note = _found_on(verdict) if verdict.evidence else ""
    return JudgedClaim(claim=claim, state=ClaimState.MISSING, note=note)
