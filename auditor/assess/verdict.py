"""Decides one provision: what it asks, evidence and figures in; a verdict out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from auditor.guide.clues import FigureClue
from auditor.guide.provisions import Element, Obligation
from auditor.match.evidence import Evidence, Explanation, NearMiss
from auditor.metrics.figures import Figure, Origin

_Passage = tuple[int, int | None, str]
"""Page, line and words: what makes a passage the same one."""


class State(StrEnum):
    """What the audit says of one provision."""

    DISCLOSED = "disclosed"
    PARTIAL = "partial"
    EXPLAINED = "explained"
    OMITTED = "omitted"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementOutcome:
    """What was found for one element of a provision."""

    id: str
    text: str
    met: bool
    optional: bool
    confirm: bool
    """Met only by an announced chart or by earlier years: to be confirmed by eye."""
    nearest: NearMiss | None
    share: float = 0.0
    """The most of what a clue asks for that any passage holds, shown or not."""
    by_figure: bool = False
    """Can be answered by a figure."""
    beside: bool = False
    """Not met, and the report prints figures of its metric in other splits or years."""
    explained: bool = False
    """Not met, and the issuer gives a reason that speaks of it."""
    outside: Evidence | None = None
    """Not met, and answered by this in a part of the file that is not reviewed."""
    referred: Evidence | None = None
    """Not met, and this points to another paper for it: to be confirmed there."""

    @property
    def missing(self) -> bool:
        """Whether the provision wants it, and neither it nor a reason was found."""
        return not (self.met or self.optional or self.explained)


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
    """The reasons on which the state rests."""
    refused: tuple[Explanation, ...] = ()
    """What the issuer says of something missing, where no such reason counts."""
    unread: bool = False
    """True where what is missing may stand on a page that could not be read."""
    claimed: bool = False
    """True where the report's own index says where the provision is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that matching brought up for one element."""

    element: Element
    evidence: tuple[Evidence, ...]
    nearest: NearMiss | None
    share: float = 0.0
    """The most of what a clue asks for that any passage holds, from 0 to 1."""
    outside: Evidence | None = None
    """What answers it in a part of the file that is not reviewed."""
    referred: Evidence | None = None
    """What points to another paper for it."""


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
    reliefs: frozenset[str] = frozenset()
    """Ids of the reasons that the Guide itself grants for the provision."""


def assess(case: Case) -> Verdict:
    """Judge one provision on what was found for it."""
    by_figure = {
        found.element.id: _distinct(_figure_evidence(found.element, case))
        for found in case.found
    }
    reasons = _applicable(case)
    kept = [_without(found, reasons) for found in case.found]
    for found in _yielding(kept, by_figure, reasons):
        by_figure[found.element.id] = _distinct(
            _figure_evidence(found.element, _tabled(case))
        )
        kept[kept.index(found)] = replace(found, evidence=())
    met = {f.element.id for f in kept if by_figure[f.element.id] or f.evidence}
    counting = [_counting(found, met) for found in kept]
    outcomes = tuple(_outcome(found, by_figure, case, reasons) for found in counting)
    pieces = [_distinct((*by_figure[f.element.id], *f.evidence)) for f in counting]
    declared = _declared(reasons, by_figure)
    return Verdict(
        provision=case.provision,
        state=declared or _state(outcomes, unread=case.unread),
        obligation=case.obligation,
        elements=outcomes,
        evidence=tuple(_in_turn(pieces)),
        explanations=reasons if declared else _needed(reasons, outcomes),
        refused=_refused(case, reasons, outcomes),
        unread=case.unread and any(outcome.missing for outcome in outcomes),
        claimed=case.claimed,
    )


def _without(found: Found, reasons: tuple[Explanation, ...]) -> Found:
    """Drop passages that say why there is no answer."""
    said = {(reason.place.page, reason.quote) for reason in reasons}
    kept = tuple(e for e in found.evidence if (e.place.page, e.quote) not in said)
    return replace(found, evidence=kept)


def _yielding(
    kept: list[Found],
    by_figure: Mapping[str, tuple[Evidence, ...]],
    reasons: tuple[Explanation, ...],
) -> list[Found]:
    """Return the elements that do not stand against a reason for another."""
    lacking = {
        found.element.id
        for found in kept
        if not (found.evidence or by_figure[found.element.id])
        and any(_speaks_of(reason, found.element.id) for reason in reasons)
    }
    return [found for found in kept if lacking.intersection(found.element.yields_to)]


def _tabled(case: Case) -> Case:
    """Return ``case`` without the figures of sentences, which are words as well."""
    return replace(
        case, figures=tuple(f for f in case.figures if f.origin is not Origin.SENTENCE)
    )


def _counting(found: Found, met: set[str]) -> Found:
    """Drop evidence for an element whose ground is missing.

    What was found is not shown as near: it may speak of some other practice.
    """
    needs, evidence = found.element.needs, found.evidence
    if not (needs and evidence) or met.intersection(needs):
        return found
    return replace(found, evidence=(), share=1.0)


def _outcome(
    found: Found,
    by_figure: Mapping[str, tuple[Evidence, ...]],
    case: Case,
    reasons: tuple[Explanation, ...],
) -> ElementOutcome:
    element = found.element
    evidence = (*by_figure[element.id], *found.evidence)
    return ElementOutcome(
        id=element.id,
        text=element.text,
        met=bool(evidence),
        optional=element.optional,
        confirm=bool(evidence) and all(piece.confirm for piece in evidence),
        nearest=None if evidence else found.nearest,
        share=found.share,
        by_figure=any(clue.figure for clue in element.clues),
        beside=not evidence and _is_beside(element, case),
        outside=None if evidence else found.outside,
        referred=None if evidence else found.referred,
        explained=not evidence
        and any(
            _speaks_of(reason, id_)
            for reason in reasons
            for id_ in (element.id, *element.yields_to)
        ),
    )


def _speaks_of(reason: Explanation, element: str) -> bool:
    return not reason.elements or element in reason.elements


def _needed(
    reasons: tuple[Explanation, ...], outcomes: tuple[ElementOutcome, ...]
) -> tuple[Explanation, ...]:
    """Return the reasons that stand for something wanted and not found."""
    wanted = [o.id for o in outcomes if o.explained and not o.optional]
    return tuple(r for r in reasons if any(_speaks_of(r, one) for one in wanted))


def _refused(
    case: Case, reasons: tuple[Explanation, ...], outcomes: tuple[ElementOutcome, ...]
) -> tuple[Explanation, ...]:
    """Return what is said of something that stays missing all the same."""
    missing = [o.id for o in outcomes if o.missing]
    return tuple(
        said
        for said in case.explanations
        if not (said in reasons or said.blanket)
        and any(_speaks_of(said, one) for one in missing)
    )


def _is_beside(element: Element, case: Case) -> bool:
    metrics = {m for clue in element.clues if clue.figure for m in clue.figure.metric}
    return any(figure.metric in metrics for figure in case.figures)


def _applicable(case: Case) -> tuple[Explanation, ...]:
    """Return the reasons that count.

    A mandatory provision has no way out but the reliefs that the Guide grants. What is
    said of all provisions does not stand where this one is said to be held back.
    """
    if case.obligation is not Obligation.MANDATORY:
        return tuple(e for e in case.explanations if e.accepted)
    granted = tuple(e for e in case.explanations if e.reason in case.reliefs)
    if any(not e.elements for e in case.explanations if e not in granted):
        return tuple(e for e in granted if not e.blanket)
    return granted


def _declared(
    reasons: tuple[Explanation, ...], by_figure: Mapping[str, tuple[Evidence, ...]]
) -> State | None:
    """Take the issuer's word that a provision is not answered, unless a figure is."""
    said = any(reason.named for reason in reasons)
    return State.EXPLAINED if said and not any(by_figure.values()) else None


def _state(outcomes: tuple[ElementOutcome, ...], *, unread: bool) -> State:
    met = any(outcome.met for outcome in outcomes)
    explained = any(o.explained and not o.optional for o in outcomes)
    if not any(outcome.missing for outcome in outcomes):
        return State.EXPLAINED if explained and not met else State.DISCLOSED
    if met or explained or any(outcome.referred for outcome in outcomes):
        return State.PARTIAL
    return State.UNREAD if unread else State.OMITTED


def _figure_evidence(element: Element, case: Case) -> Iterator[Evidence]:
    clues = [clue.figure for clue in element.clues if clue.figure]
    told = [figure for clue in clues for figure in _answering(clue, case)]
    before = [figure for clue in clues for figure in _of_years_before(clue, case)]
    for figure in dict.fromkeys(told or before):
        yield Evidence(
            element=element.id,
            quote=figure.quote,
            place=figure.place,
            score=10.0,
            confirm=not (told and figure.certain),
            beside=figure.beside,
        )


def _of_years_before(clue: FigureClue, case: Case) -> list[Figure]:
    """Return what meets ``clue`` but for its year: this year's may be in a chart.

    A sentence on another year points to no chart.
    """
    if clue.years > 1 or not clue.split:
        return []
    return [
        f
        for f in _named(clue, case)
        if f.year < case.year and f.origin is not Origin.SENTENCE
    ]


def _answering(clue: FigureClue, case: Case) -> list[Figure]:
    """Return the figures that meet ``clue``, the reporting year's first."""
    # A total says more than one of its parts.
    named = sorted(_named(clue, case), key=lambda figure: len(figure.breakdown))
    wanted = range(case.year, case.year - clue.years, -1)
    if clue.alone and len({f.metric for f in named if f.year == case.year}) > 1:
        return []
    if not {figure.year for figure in named}.issuperset(wanted):
        return []
    return [figure for year in wanted for figure in named if figure.year == year]


def _named(clue: FigureClue, case: Case) -> list[Figure]:
    return [
        figure
        for figure in case.figures
        if figure.metric in clue.metric
        and (clue.split is None or clue.split in dict(figure.breakdown))
        and not (clue.zero and figure.value)
    ]


def _distinct(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each passage once; it is sure where one of its pieces is."""
    passages: dict[_Passage, Evidence] = {}
    for piece in pieces:
        known = passages.setdefault(_passage(piece), piece)
        if known.confirm and not piece.confirm:
            passages[_passage(piece)] = replace(known, confirm=False)
    return tuple(passages.values())


def _passage(piece: Evidence) -> _Passage:
    return piece.place.page, piece.place.line, piece.quote


def _in_turn(pieces: list[tuple[Evidence, ...]]) -> Iterator[Evidence]:
    """Yield the best piece of each element, then the second best, and so on.

    A passage that already stands for another element comes last: whoever reads the
    first few pieces sees as many passages as can be.
    """
    seen: set[_Passage] = set()
    again: list[Evidence] = []
    for rank in range(max((len(some) for some in pieces), default=0)):
        for piece in (some[rank] for some in pieces if rank < len(some)):
            key = _passage(piece)
            if key in seen:
                again.append(piece)
            else:
                seen.add(key)
                yield piece
    yield from again
