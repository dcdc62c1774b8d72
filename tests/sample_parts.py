"""Short ways to make the parts of an ``Audit`` of a made-up report."""

from collections.abc import Iterable
from decimal import Decimal

from auditor.assess.finding import (
    Finding,
    FindingKind,
    Severity,
)
from auditor.assess.verdict import (
    ElementOutcome,
    State,
    Verdict,
)
from auditor.document import Place
from auditor.guide.provisions import Obligation
from auditor.match.evidence import (
    Claim,
    ClaimState,
    Evidence,
    Explanation,
    JudgedClaim,
    NearMiss,
)
from auditor.metrics.figures import Check, CheckResult, Figure, Origin, Quantity
from auditor.result import Requirement

HOMES = {
    "air_nox": ("A1.1", 21),
    "air_sox": ("A1.1", 21),
    "ghg_scope1": ("A1.2", 21),
    "ghg_scope2": ("A1.2", 21),
    "ghg_total": ("A1.2", 21),
    "ghg_intensity": ("A1.2", 21),
    "energy_total": ("A2.1", 22),
    "energy_diesel": ("A2.1", 22),
    "energy_intensity": ("A2.1", 22),
    "water_total": ("A2.2", 22),
    "employees": ("B1.1", 24),
    "fatalities": ("B2.1", 26),
    "trained_percentage": ("B3.1", 27),
}
"""Provision and page of each metric."""

TITLES = {
    "air_nox": "Nitrogen oxides",
    "air_sox": "Sulphur oxides",
    "ghg_scope1": "Scope 1 greenhouse gas emissions",
    "ghg_scope2": "Scope 2 greenhouse gas emissions",
    "ghg_total": "Total greenhouse gas emissions",
    "ghg_intensity": "Greenhouse gas intensity",
    "energy_total": "Total energy",
    "energy_diesel": "Diesel",
    "energy_intensity": "Energy intensity",
    "water_total": "Total water",
    "employees": "Employees",
    "fatalities": "Work-related fatalities",
    "trained_percentage": "Employees trained",
}
"""What each metric is called."""


def requirement(
    id_: str, aspect: str, title: str, asks: str, certainty: str = "confirmed"
) -> Requirement:
    """Return a requirement of the 2020 edition; its part follows from the aspect."""
    parts = {"M": "B", "A": "C-environmental", "B": "C-social"}
    return Requirement(
        id=id_,
        part=parts[aspect[0]],
        aspect=aspect,
        title=title,
        asks=asks,
        source=f"Paragraph {id_} of the 2020 edition",
        certainty=certainty,
    )


def met(id_: str, text: str, *, confirm: bool = False) -> ElementOutcome:
    """Return an element that was found."""
    return ElementOutcome(
        id=id_, text=text, met=True, optional=False, confirm=confirm, nearest=None
    )


def unmet(
    id_: str, text: str, nearest: tuple[int, str] | None = None, *, maybe: bool = False
) -> ElementOutcome:
    """Return an element that was not found; ``nearest`` is a page and a quote."""
    miss = (
        NearMiss(element=id_, quote=nearest[1], place=Place(page=nearest[0]), share=0.5)
        if nearest
        else None
    )
    return ElementOutcome(
        id=id_,
        text=text,
        met=False,
        optional=maybe,
        confirm=False,
        nearest=miss,
    )


def said(element: str, page: int, quote: str, *, confirm: bool = False) -> Evidence:
    """Return a passage of the report."""
    return Evidence(
        element=element, quote=quote, place=Place(page=page), score=1.0, confirm=confirm
    )


def verdict(
    provision: str,
    state: State,
    elements: Iterable[ElementOutcome],
    evidence: Iterable[Evidence] = (),
    explanations: Iterable[Explanation] = (),
) -> Verdict:
    """Return a verdict; the obligation follows from the id."""
    return Verdict(
        provision=provision,
        state=state,
        obligation=(
            Obligation.MANDATORY
            if provision.startswith("MDR")
            else Obligation.COMPLY_OR_EXPLAIN
        ),
        elements=tuple(elements),
        evidence=tuple(evidence),
        explanations=tuple(explanations),
    )


def reason(
    provision: str, id_: str, page: int, quote: str, *, in_index: bool = False
) -> Explanation:
    """Return a reason that the issuer gives."""
    return Explanation(
        provision=provision,
        reason=id_,
        quote=quote,
        place=Place(page=page),
        in_index=in_index,
    )


def figure(
    metric: str, printed: str, read_as: str | None, *, year: int = 2024, **split: str
) -> Figure:
    """Return a figure of a table; value and unit are parted by the first space."""
    kpi, page = HOMES[metric]
    shown, _, unit = printed.partition(" ")
    value = shown.replace(",", "")
    return Figure(
        kpi=kpi,
        metric=metric,
        breakdown=tuple(sorted(split.items())),
        year=year,
        value=Decimal(value),
        printed=shown,
        unit=unit,
        canonical=quantity(read_as) if read_as else None,
        places=len(value.partition(".")[2]),
        place=Place(page=page),
        quote=f"{metric} {printed}",
        origin=Origin.TABLE,
        certain=metric != "air_sox",
    )


def quantity(text: str) -> Quantity:
    """Return a value and its canonical unit, parted by a space."""
    value, _, unit = text.partition(" ")
    return Quantity(value=Decimal(value), unit=unit, dimension="any")


def check(
    kind: str,
    result: CheckResult,
    statement: str,
    arithmetic: str,
    figures: tuple[Figure, ...],
) -> Check:
    """Return a check of ``figures`` without interval and denominator."""
    return Check(
        check=kind,
        kpi=figures[0].kpi,
        result=result,
        statement=statement,
        arithmetic=arithmetic,
        figures=figures,
    )


def claim(
    provision: str,
    state: ClaimState,
    target: str,
    note: str,
    superseded: str | None = None,
) -> JudgedClaim:
    """Return a row of the content index on page 33 and what became of it."""
    return JudgedClaim(
        claim=Claim(
            provision=provision,
            wording=f"What the index prints as the requirement of {provision}.",
            target=target,
            place=None if state is ClaimState.MISSING else Place(page=33),
            superseded=superseded,
        ),
        state=state,
        note=note,
    )


def gap(
    severity: Severity, provision: str, missing: str, *, clear: bool = True
) -> Finding:
    """Return the finding of a gap."""
    return Finding(
        kind=FindingKind.GAP,
        provision=provision,
        severity=severity,
        clear=clear,
        statement=f"Not found: {missing}.",
        remedy=f"Add: {missing}; or give the reason for leaving it out.",
    )
