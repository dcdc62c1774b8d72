"""The whole audit, one line a stage: a path and a guide in, an ``Audit`` out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from auditor import __version__
from auditor.assess.claims import judge_claims, judge_tags
from auditor.assess.each import left_out
from auditor.assess.family import with_families
from auditor.assess.finding import findings
from auditor.assess.outside import Outside
from auditor.assess.reasons import questions
from auditor.assess.verdict import Case, Found, Verdict, assess
from auditor.collector import uncollected
from auditor.document import Document, PageStatus
from auditor.errors import AuditorError, ReportError
from auditor.guide.provisions import Element, Guide, Provision
from auditor.ingest.read import read_ledger, read_report, require_text
from auditor.inspection.found import Inspection
from auditor.language import Lexicon
from auditor.match.clues import find_evidence, meeting
from auditor.match.evidence import Claim, Explanation, JudgedClaim
from auditor.match.explain import find_explanations
from auditor.match.flags import find_flags
from auditor.match.headed import Headed
from auditor.match.index import ContentIndex, read_index
from auditor.match.near import find_nearest, has_deed
from auditor.match.phrases import Phrases
from auditor.match.reading import Reading, Scope, Unit, read_units
from auditor.match.referred import Referrals, read_referrals
from auditor.match.tags import find_tags
from auditor.metrics.checks import run_checks
from auditor.metrics.climate import read_asked
from auditor.metrics.computed import compute
from auditor.metrics.figures import Figure, Leftover
from auditor.metrics.leftovers import read_leftovers
from auditor.metrics.other import read_denominators
from auditor.metrics.plausible import risen
from auditor.metrics.said import read_said
from auditor.profile.facts import Overrides, Profile
from auditor.profile.read import profile_report
from auditor.result import Audit, LedgerEntry, Requirement

_COVERED = 8
"""Pages from which a report has a cover: its first page."""


@uncollected()
def audit_report(
    path: Path,
    guide: Guide,
    overrides: Overrides,
    read: Callable[[Path], Document] = read_report,
    others: tuple[Path, ...] = (),
) -> Audit:
    """Audit the report, which ``read`` reads, beside ``others`` of the same issuer.

    Raises:
        AuditorError: unreadable, no ESG report, or bound by no edition of the guide.
    """
    document = read(path)
    profile = _profile(document, guide, overrides)
    edition, years = profile.edition.value, (profile.fy_start.year, profile.fy_end.year)
    lexicon = Lexicon(guide.vocabularies)
    index = read_index(document, guide, lexicon, edition, overrides.index_pages)
    scope = _scope(profile, index, guide)
    reading = read_units(document, lexicon, scope)
    figures, empty, climate = read_asked(document, guide, lexicon, profile, scope)
    papers = tuple(map(read_report, others))
    known = (*figures, *_borrowed(papers, guide, lexicon))
    checks = run_checks(known, guide, read_said(document, guide, years[0]))
    material = _Material(
        profile=profile,
        guide=guide,
        reading=reading,
        deeds=tuple(meeting(reading, guide.deed)),
        index=index,
        headed=Headed(document, index.named),
        explanations=find_explanations(reading, index.claims, guide, lexicon, edition),
        referrals=read_referrals(reading, index.claims, guide, lexicon, papers),
        figures=figures,
        outside=_outside(document, profile, guide, lexicon, reading),
        incomplete=document.incomplete or _may_answer(document, profile),
    )
    verdicts = with_families([_judge(material, p) for p in guide.provisions(edition)])
    return Audit(
        **_as_read(document, guide, profile),
        profile=_standard_told(profile, guide, material.explanations),
        given=overrides,
        requirements=tuple(_requirements(guide, profile)),
        verdicts=verdicts,
        findings=findings(verdicts, checks, guide.clear_below),
        claims=_claims(material, verdicts, scope),
        questions=questions(verdicts, guide.quality.reasons),
        flags=find_flags(reading, guide.quality.flags, years, risen(figures, years)),
        index_pages=index.pages,
        figures=figures,
        climate=climate,
        unvalued=empty,
        leftovers=read_leftovers(document, guide, lexicon, scope, (*figures, *empty)),
        checks=checks,
        computed=compute(known, guide),
        others=tuple((paper.name, paper.sha256) for paper in papers),
        titles={one.id: one.title for one in guide.catalogue.metrics.metrics},
        guide_origin=guide.origin,
        measured=guide.measured,
        measured_in_short=guide.measured_in_short,
    )


def _borrowed(
    papers: tuple[Document, ...], guide: Guide, lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield what intensities are per; nothing else is taken from other documents."""
    for paper in papers:
        yield from read_denominators(paper, guide, lexicon)


def _outside(
    document: Document,
    profile: Profile,
    guide: Guide,
    lexicon: Lexicon,
    reading: Reading,
) -> Outside:
    return Outside(
        document=document,
        guide=guide,
        lexicon=lexicon,
        edition=profile.edition.value,
        year=profile.fy_end.year,
        reading=reading,
    )


def _claims(
    material: "_Material",
    verdicts: tuple[Verdict, ...],
    scope: Scope,
) -> tuple[JudgedClaim, ...]:
    """Return the rows of the index, and what stands under the number of another KPI."""
    metrics = _metrics(material.guide, material.profile.edition.value)
    index, reasons = material.index, material.explanations
    tags = find_tags(material.headed.document, scope, Phrases(material.guide))
    rows = judge_claims(index.claims, verdicts, reasons, material.headed)
    return (*rows, *judge_tags(tags, material.figures, verdicts, metrics))


def _metrics(guide: Guide, edition: str) -> dict[str, frozenset[str]]:
    """Return which metrics answer each provision of ``edition``."""
    return {
        provision.id: frozenset(
            metric
            for element in guide.elements(provision, edition)
            for clue in element.clues
            if clue.figure
            for metric in clue.figure.metric
        )
        for provision in guide.provisions(edition)
    }


class _AsRead(TypedDict):
    """What ``Read`` takes over from the document."""

    file: str
    sha256: str
    pages: int
    paged: bool
    encoding: str
    incomplete: bool
    edition_title: str
    unread: tuple[LedgerEntry, ...]
    guide_version: str
    program_version: str


def _as_read(document: Document, guide: Guide, profile: Profile | None) -> _AsRead:
    edition = profile.edition.value if profile else ""
    titles = (known.title for known in guide.editions if known.id == edition)
    return _AsRead(
        edition_title=next(titles, ""),
        unread=_unread(document, profile),
        guide_version=guide.version,
        program_version=__version__,
        file=document.name,
        sha256=document.sha256,
        pages=len(document.pages),
        paged=document.paged,
        encoding=document.encoding,
        incomplete=document.incomplete,
    )


def _profile(document: Document, guide: Guide, overrides: Overrides) -> Profile:
    """Return the profile, with the warnings of the reading among its own."""
    try:
        require_text(document)
        found = profile_report(document, guide, overrides)
    except ReportError as error:
        error.sha256, error.warnings = document.sha256, document.warnings
        raise
    return replace(found, warnings=found.warnings + document.warnings)


def _scope(profile: Profile, index: ContentIndex, guide: Guide) -> Scope:
    """Return the pages or lines that may hold evidence."""
    return Scope(
        first=profile.esg_pages[0],
        last=profile.esg_pages[1],
        lines=profile.esg_lines,
        barred=index.ranges,
        headings=index.headings,
        denials=guide.denials,
        statement=guide.statement,
        lists=guide.lists,
    )


def _standard_told(
    profile: Profile, guide: Guide, explanations: tuple[Explanation, ...]
) -> Profile:
    """Say so where a standard is accepted in place of provisions in force."""
    standard, edition = guide.standard, profile.edition.value
    accepted = {p.id for p in guide.provisions(edition) if p.standard}
    saying = [e for e in explanations if e.blanket and e.provision in accepted]
    if not (standard and saying):
        return profile
    place = saying[0].place
    at = f"line {place.line}" if place.line else f"page {place.page}"
    told = (
        f"The report states that it is {standard.title} ({at}), which is accepted in "
        "place of Part D: its provisions that were not found count as explained, with "
        "the paragraph of the standard beside them. Confirm the statement."
    )
    return replace(profile, warnings=(*profile.warnings, told))


def inspect_report(
    path: Path, guide: Guide, read: Callable[[Path], Document] = read_ledger
) -> Inspection:
    """Return what an audit of the report, which ``read`` reads, would go by.

    Raises:
        ReportError: the report cannot be read at all.
    """
    document = read(path)
    profile, refusal = _profile_or_refusal(document, guide)
    lexicon = Lexicon(guide.vocabularies)
    edition = profile.edition.value if profile else guide.editions[-1].id
    index = read_index(document, guide, lexicon, edition)
    figures: tuple[Figure, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    if profile:
        scope = _scope(profile, index, guide)
        figures, empty, _ = read_asked(document, guide, lexicon, profile, scope)
        leftovers = read_leftovers(document, guide, lexicon, scope, (*figures, *empty))
    return Inspection(
        **_as_read(document, guide, profile),
        figures=figures,
        document=document,
        profile=profile,
        refusal=refusal,
        index=index,
        leftovers=leftovers,
    )


def _profile_or_refusal(
    document: Document, guide: Guide
) -> tuple[Profile | None, AuditorError | None]:
    try:
        return _profile(document, guide, Overrides()), None
    except AuditorError as error:
        return None, error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What has been read out of the report before the first provision is judged."""

    profile: Profile
    guide: Guide
    reading: Reading
    deeds: tuple[Unit, ...]
    """What says that something is done, whatever it is."""
    index: ContentIndex
    headed: Headed
    explanations: tuple[Explanation, ...]
    referrals: Referrals
    figures: tuple[Figure, ...]
    outside: Outside
    incomplete: bool
    """Whether what is not found may stand in what was not read."""


def _judge(material: _Material, provision: Provision) -> Verdict:
    guide, profile = material.guide, material.profile
    claims = [c for c in material.index.claims if c.provision == provision.id]
    rows = claims or _of_aspect(material, provision)
    claimed = frozenset(page for claim in rows for page in claim.pages)
    elements = guide.elements(provision, profile.edition.value)
    verdict = assess(
        Case(
            provision=provision.id,
            obligation=guide.obligation(
                provision, profile.bound_from, profile.issuer_class
            ),
            found=(
                *(_seek(material, provision, e, claimed) for e in elements if e.clues),
                *left_out(material.reading, elements),
            ),
            explanations=tuple(
                e for e in material.explanations if e.provision == provision.id
            ),
            reliefs=guide.reliefs(provision),
            figures=material.figures,
            year=profile.fy_end.year,
            unread=material.incomplete,
            claimed=any(claim.target for claim in claims),
        )
    )
    return _headed(verdict, material.headed)


def _headed(verdict: Verdict, headed: Headed) -> Verdict:
    found = (replace(e, section=headed.heading(e.place)) for e in verdict.evidence)
    return replace(verdict, evidence=tuple(found))


def _of_aspect(material: _Material, provision: Provision) -> list[Claim]:
    """Return the claims for the Aspect of ``provision``.

    An index may have no row for a KPI and one for its Aspect.
    """
    ids = {held.id for held in material.guide.home(provision.id).provisions}
    return [claim for claim in material.index.claims if claim.provision in ids]


def _seek(
    material: _Material,
    provision: Provision,
    element: Element,
    claimed: frozenset[int],
) -> Found:
    home = material.guide.home(provision.id)
    reading = material.reading.with_plans() if home.ahead else material.reading
    profile = material.profile
    years = (profile.fy_start.year, profile.fy_end.year)
    if evidence := find_evidence(reading, element, claimed, years):
        return Found(element=element, evidence=evidence, nearest=None)
    referred = material.referrals.of(provision, element)
    outside = material.outside.find(reading, provision, element, sent=bool(referred))
    topic = provision.topic or tuple(filter(None, ("|".join(home.headings),)))
    nearest, share = find_nearest(reading, element, topic, material.guide.near_from)
    return Found(
        element=element,
        evidence=material.referrals.follow(referred, element, outside),
        nearest=nearest,
        share=1.0 if has_deed(material.deeds, provision, material.guide) else share,
        outside=outside,
        referred=referred,
    )


def _unread(document: Document, profile: Profile | None) -> tuple[LedgerEntry, ...]:
    """Return what was not read of the ESG pages; of all pages where none are known."""
    first, last = profile.esg_pages if profile else (1, len(document.pages))
    return tuple(
        LedgerEntry(page=page.number, status=page.status, reason=page.reason)
        for page in document.pages
        if first <= page.number <= last
        and page.status not in {PageStatus.READ, PageStatus.BLANK}
    )


def _may_answer(document: Document, profile: Profile) -> bool:
    """Tell whether an unread page may hold an answer; the cover of a report cannot."""
    first = 1 if len(document.pages) >= _COVERED else 0
    return any(entry.page > first for entry in _unread(document, profile))


def _requirements(guide: Guide, profile: Profile) -> Iterator[Requirement]:
    edition = profile.edition.value
    for provision in guide.provisions(edition):
        aspect = guide.home(provision.id)
        step = guide.step(provision, profile.bound_from, profile.issuer_class)
        yield Requirement(
            id=provision.id,
            part=aspect.part,
            aspect=f"{aspect.id} {aspect.title}",
            title=guide.title(provision, edition),
            asks=guide.wording(provision, edition).asks,
            source=guide.source(provision, edition),
            certainty=guide.certainty(provision, edition),
            binding=step.certainty,
            standard=provision.standard,
        )
