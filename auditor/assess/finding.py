"""What the reader is told: verdicts and checks in, findings out, worst first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditor.assess.verdict import ElementOutcome, State, Verdict
from auditor.document import Place
from auditor.guide.provisions import Obligation
from auditor.match.evidence import Evidence
from auditor.metrics.figures import Check, CheckResult

GAPS = (State.PARTIAL, State.OMITTED)
BINDING = (Obligation.MANDATORY, Obligation.COMPLY_OR_EXPLAIN)
"""Obligations under which something missing is a gap."""


class Severity(StrEnum):
    """How urgent a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FindingKind(StrEnum):
    """What a finding is about."""

    GAP = "gap"
    CHART = "chart"
    """Announced, and to be seen in a table or chart only."""
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
    looked_for: tuple[str, ...] = ()
    """All that the provision names, but for what is asked only where appropriate."""
    found: tuple[str, ...] = ()
    """What of it was found, each with its place."""
    missing: tuple[str, ...] = ()
    """What was not."""


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
            looked_for=tuple(o.text for o in verdict.elements if not o.optional),
            found=tuple(_found(verdict)),
            missing=tuple(outcome.text for outcome in missing),
        )
    eyes = [outcome.text for outcome in verdict.elements if outcome.confirm]
    if eyes:
        yield Finding(
            kind=FindingKind.CHART,
            provision=verdict.provision,
            severity=Severity.LOW,
            clear=False,
            statement="Announced, or printed for earlier years only; table or "
            "chart to be confirmed by eye: "
            f"{'; '.join(eyes)}.",
            remedy=f"Confirm by eye that the table or chart{_on(verdict)} shows it.",
        )


def _on(verdict: Verdict) -> str:
    """Return the pages that what is to be confirmed points to; none in a text file."""
    places = [piece.place for piece in verdict.evidence if piece.confirm]
    pages = sorted({place.page for place in places if place.line is None})
    many = "s" if len(pages) > 1 else ""
    return f" on page{many} {', '.join(map(str, pages))}" if pages else ""


def _is_clear(
    verdict: Verdict, missing: list[ElementOutcome], clear_below: int
) -> bool:
    """Tell whether no defensible reading is left.

    So where the table that should hold it was read and does not; and where a whole
    provision has nothing near it in the report, nor a line in the report's own index.
    Figures that are nowhere to be seen may stand in a form that was not read.
    """
    if verdict.unread or any(o.outside or o.referred for o in missing):
        return False
    if all(outcome.beside for outcome in missing):
        return True
    return (
        verdict.state is State.OMITTED
        and not verdict.claimed
        and not any(outcome.by_figure for outcome in missing)
        and all(outcome.share * 100 < clear_below for outcome in missing)
    )


def _severity(verdict: Verdict, *, clear: bool) -> Severity:
    silent = verdict.state is State.OMITTED
    binding = verdict.obligation is Obligation.MANDATORY
    return Severity.HIGH if clear and (silent or binding) else Severity.MEDIUM


def _found(verdict: Verdict) -> Iterator[str]:
    """Yield what was found of a provision, with where its best passage stands."""
    for outcome in verdict.elements:
        pieces = [e for e in verdict.evidence if e.element == outcome.id]
        if outcome.met and pieces:
            yield f"{outcome.text} ({_at(pieces[0].place)})"
        elif outcome.explained and not outcome.optional:
            yield f"{outcome.text} (a reason is given)"


def _gap_statement(verdict: Verdict, missing: list[ElementOutcome]) -> str:
    names = "; ".join(outcome.text for outcome in missing)
    beyond = [outcome.outside for outcome in missing if outcome.outside]
    places = ", ".join(dict.fromkeys(map(_elsewhere, beyond)))
    outside = f" Found outside the ESG report, not counted: {places}." if places else ""
    pointing = [outcome.referred.place for outcome in missing if outcome.referred]
    if pointing:
        outside += f" Cross-referred on {_at(pointing[0])}: confirm it there."
    said = _said(verdict)
    if verdict.state is State.OMITTED:
        silent = "" if said else ", and no reason given"
        return f"Not found{silent}: {names}.{said}{outside}"
    where = " on the pages that could be read" if verdict.unread else ""
    return f"Partly disclosed. Not found{where}: {names}.{said}{outside}"


def _said(verdict: Verdict) -> str:
    """Return what the issuer says of what is missing, and why it does not count."""
    if not verdict.refused:
        return ""
    best = max(verdict.refused, key=lambda said: (said.named, said.accepted))
    words = f'"{best.quote}" ({_at(best.place)})'
    if verdict.obligation is Obligation.MANDATORY:
        return f" The report says: {words}. A reason is not accepted here: mandatory."
    return f" The report says: {words}. No accepted reason was recognised in it."


def _remedy(obligation: Obligation, missing: list[ElementOutcome]) -> str:
    names = "; ".join(outcome.text for outcome in missing)
    near = [outcome.nearest.place for outcome in missing if outcome.nearest]
    beside = f" The passage nearest to it is on {_at(near[0])}." if near else ""
    if any(outcome.outside for outcome in missing):
        beside = " Repeat it in the ESG report, or refer from there to where it stands."
    if obligation is Obligation.MANDATORY:
        return f"Add: {names}. A reason for leaving it out is not accepted.{beside}"
    return f"Add: {names}; or give the reason for leaving it out.{beside}"


def _elsewhere(piece: Evidence) -> str:
    return f"{_at(piece.place)} ({piece.part})" if piece.part else _at(piece.place)


def _at(place: Place) -> str:
    return f"line {place.line}" if place.line else f"page {place.page}"


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
