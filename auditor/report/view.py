"""``Audit`` in; the same facts grouped and counted in the order of the pages out.

Nothing is decided here: every state, severity and result is the audit's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.assess.finding import (
    GAPS,
    Finding,
    FindingKind,
    Severity,
)
from auditor.assess.verdict import State
from auditor.document import PageStatus, Quote
from auditor.guide.provisions import Certainty, Obligation
from auditor.match.evidence import ClaimState, Explanation, Grade, JudgedClaim
from auditor.report.boundary import BoundaryMatrix, matrices_of
from auditor.report.bounds import GAPS_IN_SUMMARY, LEFT_PLACES, PASSAGES_OF_A_FLAG
from auditor.report.changes import Changes, changes_of
from auditor.report.checks import Checks, checks_of
from auditor.report.climate import ClimateView, TimeLine, climate_view, time_line
from auditor.report.grouping import grouped
from auditor.report.items import Item, Part, Tally, items_of, parts_of, tally
from auditor.report.labels import FINDING_WORDS, Label
from auditor.report.pivot import FigureTables, figure_tables
from auditor.report.printed import left_told
from auditor.report.sight import repeats
from auditor.result import Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is open, as the gap section shows it."""

    to_close: tuple[Finding, ...]
    """The first few gaps, mandatory provisions first."""
    rows: tuple[tuple[Severity, tuple[Finding, ...]], ...]
    """All gaps, worst first."""
    count: int
    high_beyond: int
    """How many gaps of high severity are not among the first few."""
    announced: tuple[Item, ...]
    """Provisions with an answer that only a table or chart shows."""
    announced_binding: int
    """How many of these are findings."""
    unread: tuple[Item, ...]
    unasked: tuple[Item, ...]
    """Not found, or only in part, and no gap is made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The rows of the report's own content index."""

    counts: tuple[tuple[ClaimState, int], ...]
    open: tuple[JudgedClaim, ...]
    """Rows that need a line of their own."""
    numbered: tuple[JudgedClaim, ...]
    """Rows that name a section whose heading carries another number."""
    missing: tuple[JudgedClaim, ...]
    """Provisions that the index has no row for."""
    confirmed: tuple[JudgedClaim, ...]
    superseded: tuple[JudgedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the pages show."""

    audit: Audit
    items: tuple[Item, ...]
    by_id: Mapping[str, Item]
    parts: tuple[Part, ...]
    whole: Tally
    changes: Changes | None
    """Since an earlier audit, where one was given."""
    span: int
    """Number of pages that were to be read."""
    gaps: Gaps
    checks: Checks
    figures: FigureTables
    matrices: tuple[BoundaryMatrix, ...]
    explanations: tuple[tuple[Explanation, tuple[Item, ...]], ...]
    """Each reason of the issuer, and the provisions that it is given for."""
    line: TimeLine | None
    """Targets by year; ``None`` where none was found."""
    climate: ClimateView | None
    """``None`` under an edition without that part."""
    claims: Claims
    uncertain: tuple[tuple[Certainty, tuple[Item, ...]], ...]
    """Provisions whose wording was not read in the official text, by certainty."""
    unsure: tuple[Item, ...]
    """Provisions of which it has not been verified how they bind."""
    unread: tuple[tuple[PageStatus, str, tuple[int, ...]], ...]
    """Pages that were not read, by how and why."""
    elsewhere: Mapping[tuple[int, Quote], tuple[Quote, Item]]
    """Passages of a provision, by its number, that one before it shows: as which."""

    @property
    def left_told(self) -> tuple[str, ...]:
        """Return what of tables and charts is left to the eye."""
        return tuple(left_told(self.audit.leftovers, LEFT_PLACES))

    @property
    def findings_told(self) -> str:
        """Return the counts of the findings as paper and terminal print them."""
        severities = [finding.severity for finding in self.audit.findings]
        kinds = [finding.kind for finding in self.audit.findings]
        levels = [f"{severities.count(level)} {level}" for level in Severity]
        shares = [
            f"{kinds.count(kind)} {words[kinds.count(kind) != 1]}"
            for kind, words in FINDING_WORDS.items()
            if kind in kinds
        ]
        charts = [f for f in self.audit.findings if f.kind is FindingKind.CHART]
        items = [self.by_id[finding.provision] for finding in charts]
        for label, within in grouped(items, key=lambda item: item.label).items():
            if label is not Label.CONFIRM:
                some = f"{len(within)} " * (len(within) < len(charts))
                refs = " / ".join(item.ref for item in within)
                shares.append(f"{some}within {refs} ({label})")
        told = f" ({', '.join(shares)})" if shares else ""
        return f"{', '.join(levels)}{told}"


def arrange(audit: Audit) -> View:
    """Return what the pages show of ``audit``."""
    items = items_of(audit)
    by_id = {item.requirement.id: item for item in items}
    printed = (*audit.figures, *audit.unvalued)
    figures = sorted(printed, key=lambda figure: _rank(by_id, figure.kpi))
    first, last = audit.profile.esg_pages
    reasons = tuple(_explanations(items))
    return View(
        audit=audit,
        items=items,
        by_id=by_id,
        parts=parts_of(items),
        whole=tally(items),
        changes=changes_of(audit, items),
        span=last - first + 1,
        gaps=_gaps(audit, by_id),
        checks=checks_of(audit.checks, lambda kpi: _rank(by_id, kpi)),
        figures=figure_tables(figures),
        matrices=matrices_of(
            [f for f in figures if f.valued], audit.profile.fy_end.year
        ),
        explanations=reasons,
        line=time_line(audit.climate.targets, audit.profile.fy_end.year),
        climate=climate_view(audit.climate, by_id, reasons),
        claims=_claims(audit.claims),
        uncertain=tuple(
            (certainty, tuple(i for i in items if i.requirement.certainty == certainty))
            for certainty in (Certainty.SECONDARY, Certainty.UNVERIFIED)
        ),
        unsure=tuple(i for i in items if i.requirement.binding == Certainty.UNVERIFIED),
        unread=tuple(
            (status, reason, tuple(entry.page for entry in entries))
            for (status, reason), entries in grouped(
                audit.unread, key=lambda entry: (entry.status, entry.reason)
            ).items()
        ),
        elsewhere=_elsewhere(items),
    )


def _elsewhere(items: Sequence[Item]) -> dict[tuple[int, Quote], tuple[Quote, Item]]:
    shown: list[tuple[Quote, Item]] = []
    found = {}
    for item in items:
        for quote in item.pictured:
            same = (one for one in shown if repeats(quote, one[0]))
            if before := next(same, None):
                found[item.number, quote] = before
            else:
                shown.append((quote, item))
    return found


def shown_pages(audit: Audit) -> tuple[int, ...]:
    """Return the pages, rising, that a quote or a checked figure stands on."""
    places = [
        *(quote.place for item in items_of(audit) for quote in item.quotes),
        *(miss.place for item in items_of(audit) for miss in item.nearest),
        *(piece.place for item in items_of(audit) for piece in item.outside),
        *(e.place for v in audit.verdicts for e in (*v.explanations, *v.refused)),
        *(figure.place for check in audit.checks for figure in check.figures),
        *(judged.claim.place for judged in audit.claims if judged.claim.place),
        *(one.place for f in audit.flags for one in f.passages[:PASSAGES_OF_A_FLAG]),
        *(target.place for target in audit.climate.targets),
        *(row.place for row in audit.climate.scope3 if row.place),
    ]
    return tuple(sorted({place.page for place in places}))


def pictured(audit: Audit) -> tuple[Quote, ...]:
    """Return the passages that the annex shows as they stand on their pages."""
    items = items_of(audit)
    elsewhere = _elsewhere(items)
    shown = [
        quote
        for item in items
        for quote in item.pictured
        if (item.number, quote) not in elsewhere
    ]
    checks = checks_of(audit.checks, lambda _: 0).pictured
    return tuple(dict.fromkeys((*shown, *(q for _, quotes in checks for q in quotes))))


def _rank(by_id: Mapping[str, Item], provision: str) -> int:
    """Return the position in the Guide; what is not of the Guide comes last."""
    return by_id[provision].number if provision in by_id else len(by_id) + 1


def _gaps(audit: Audit, by_id: Mapping[str, Item]) -> Gaps:
    gaps = [f for f in audit.findings if f.kind is FindingKind.GAP]
    named = {gap.provision for gap in gaps}
    items = by_id.values()
    mandatory_first = sorted(gaps, key=lambda g: not _mandatory(by_id[g.provision]))
    return Gaps(
        to_close=tuple(mandatory_first[:GAPS_IN_SUMMARY]),
        high_beyond=sum(
            gap.severity is Severity.HIGH for gap in mandatory_first[GAPS_IN_SUMMARY:]
        ),
        rows=tuple(grouped(gaps, key=lambda gap: gap.severity).items()),
        count=len(gaps),
        announced=tuple(item for item in items if item.announced),
        announced_binding=sum(f.kind is FindingKind.CHART for f in audit.findings),
        unread=tuple(i for i in items if i.verdict.state is State.UNREAD),
        unasked=tuple(
            item
            for item in items
            if item.verdict.state in GAPS and item.requirement.id not in named
        ),
    )


def _mandatory(item: Item) -> bool:
    return item.verdict.obligation is Obligation.MANDATORY


def _explanations(
    items: Sequence[Item],
) -> Iterator[tuple[Explanation, tuple[Item, ...]]]:
    given = ((item, reason) for item in items for reason in item.verdict.explanations)
    groups = grouped(given, key=lambda pair: _same_words(pair[1]))
    for pairs in groups.values():
        yield pairs[0][1], tuple(item for item, _ in pairs)


def _same_words(reason: Explanation) -> Explanation:
    """Return ``reason`` without what it is for a single provision."""
    return replace(reason, provision="", named=True, grade=Grade())


def _claims(claims: Sequence[JudgedClaim]) -> Claims:
    states = [judged.state for judged in claims]
    numbered = tuple(
        judged
        for judged in claims
        if judged.state is ClaimState.UNKNOWN_SECTION
        and judged.claim.doubt
        and judged.claim.sections
    )
    told = (ClaimState.CONFIRMED, ClaimState.MISSING)
    return Claims(
        counts=tuple((state, states.count(state)) for state in ClaimState),
        open=tuple(c for c in claims if c.state not in told and c not in numbered),
        numbered=numbered,
        missing=tuple(c for c in claims if c.state is ClaimState.MISSING),
        confirmed=tuple(c for c in claims if c.state is ClaimState.CONFIRMED),
        superseded=tuple(c for c in claims if c.claim.superseded is not None),
    )
