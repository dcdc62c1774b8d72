"""What one audit found: the type, and its JSON (``auditor/1``)."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from auditor.assess.finding import Finding
from auditor.assess.reasons import Question
from auditor.assess.verdict import ElementOutcome, State, Verdict
from auditor.document import PageStatus, Place, Quote
from auditor.errors import ReportError
from auditor.guide.provisions import Origin
from auditor.match.evidence import Evidence, Explanation, JudgedClaim, NearMiss
from auditor.match.flags import Flag, Quoted
from auditor.metrics.as_json import (
    check_json,
    computed_json,
    figure_json,
    leftover_json,
    unvalued_json,
)
from auditor.metrics.computed import Computed
from auditor.metrics.figures import Check, Figure, Leftover
from auditor.profile.facts import IdentityError, Overrides, Profile

SCHEMA = "auditor/1"

_SURROGATE = re.compile("[\ud800-\udfff]")
_BOX_PLACES = 1  # a tenth of a point is finer than any mark on a page


Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A page that was not read, and why."""

    page: int
    status: PageStatus
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a provision asks, as the output prints it."""

    id: str
    part: str
    """``B``, ``C-environmental``, ``C-social`` or ``D``."""
    aspect: str
    title: str
    asks: str
    source: str
    certainty: str
    binding: str = "confirmed"
    """How sure we are of how it binds this issuer in this year."""
    standard: tuple[str, ...] = ()
    """Paragraphs of IFRS S2 (and HKFRS S2) that ask for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How a report was read, whatever came of it."""

    file: str
    sha256: str
    pages: int
    paged: bool
    guide_version: str
    program_version: str
    edition_title: str
    unread: tuple[LedgerEntry, ...]
    """Pages of the ESG report that were not read."""
    figures: tuple[Figure, ...]
    incomplete: bool = False
    """True where the file holds, or once held, more than could be read of it."""
    encoding: str = ""
    """How bytes became letters, and what says so; empty where the format fixes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Read):
    """One audit, complete; all that any output may say."""

    profile: Profile
    given: Overrides = field(default_factory=Overrides)
    """What the user gave; the same again gives the same audit."""
    requirements: tuple[Requirement, ...]
    """In the order of the Guide; one per verdict."""
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    """Worst first, then in the order of the Guide."""
    claims: tuple[JudgedClaim, ...]
    """Rows of the report's content index, in printed order, then missing ones."""
    index_pages: tuple[int, ...]
    checks: tuple[Check, ...]
    titles: Mapping[str, str]
    """What each metric is called."""
    computed: tuple[Computed, ...] = ()
    """Totals of the reporting year per the usual denominators."""
    others: tuple[tuple[str, str], ...] = ()
    """Other documents that denominators were taken from: file and SHA-256."""
    unvalued: tuple[Figure, ...] = ()
    """What stands in the place of a figure: a dash, "N/A", a range."""
    leftovers: tuple[Leftover, ...] = ()
    """Tables and charts with numbers that no figure was read from, in printed order."""
    questions: tuple[Question, ...] = ()
    """What the issuer's reasons leave open."""
    flags: tuple[Flag, ...] = ()
    """Ways of saying things that are worth a question."""
    guide_origin: Origin = Origin.BUNDLED
    measured: str = ""
    """What share of the gaps called is right; one or two sentences."""
    measured_in_short: str = ""
    """The same in one line."""


def audit_json(audit: Audit) -> str:
    """Return ``audit`` as JSON: the same audit gives the same text.

    Values of figures are texts, as printed but for thousands separators. Where it
    stands is ``page`` (with ``ocr`` where a picture was read) and, if known, ``bbox``
    (left, top, right, bottom in points from the top left corner), or else ``line``.
    """
    verdicts = zip(audit.requirements, audit.verdicts, strict=True)
    place = partial(place_json, audit)
    return json_text(
        {
            "schema": SCHEMA,
            "report": report_json(audit, audit.profile),
            "given": _given(audit.given),
            "program": {"version": audit.program_version},
            "guide": {"version": audit.guide_version, "origin": audit.guide_origin},
            "provisions": [_provision(audit, *pair) for pair in verdicts],
            **_figures(audit),
            "checks": [check_json(check, place) for check in audit.checks],
            "computed": [computed_json(one, place) for one in audit.computed],
            "others": [
                {"file": name, "sha256": digest} for name, digest in audit.others
            ],
            "findings": [_finding(finding) for finding in audit.findings],
            "claims": [_claim(audit, claim) for claim in audit.claims],
            "questions": [_question(audit, one) for one in audit.questions],
            "flags": [_flag(audit, flag) for flag in audit.flags],
            "index_pages": list(audit.index_pages),
            "unread": [asdict(entry) for entry in audit.unread],
        }
    )


def _given(overrides: Overrides) -> Json:
    """Return what the user gave, dates as the ISO writes them."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in asdict(overrides).items()
        if value is not None
    }


def figures_json(audit: Audit) -> str:
    """Return the report and its figures alone, as ``audit_json`` has them."""
    return json_text(
        {
            "schema": SCHEMA,
            "report": report_json(audit, audit.profile),
            **_figures(audit),
        }
    )


def _figures(audit: Audit) -> Json:
    """Return what was read, what stands in the place of a figure, and what is left."""
    place = partial(place_json, audit)
    return {
        "figures": [figure_json(figure, place) for figure in audit.figures],
        "unvalued": [unvalued_json(figure, place) for figure in audit.unvalued],
        "leftovers": [leftover_json(left, place) for left in audit.leftovers],
    }


def refusal_json(path: Path, error: ReportError, schema: str = SCHEMA) -> str:
    """Return the JSON of a report that cannot be audited: what it is, and why."""
    return json_text({"schema": schema, "report": refused_report(path.name, error)})


def refused_report(name: str, error: ReportError) -> Json:
    """Return what there is to say of a report that cannot be audited."""
    return {
        "file": name,
        "sha256": error.sha256,
        "kind": error.kind if isinstance(error, IdentityError) else None,
        "status": error.status,
        "reasons": [str(error), *error.warnings],
    }


def json_text(value: Json) -> str:
    """Return ``value`` as JSON that can be written in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Half a pair, as broken fonts give it, is no character and cannot be written.
    return _SURROGATE.sub("\ufffd", text) + "\n"


def report_json(audit: Read, profile: Profile) -> Json:
    """Return what ``report`` holds: who reports, on which pages, how it was read."""
    paged = audit.paged
    return {
        "file": audit.file,
        "sha256": audit.sha256,
        "kind": profile.kind,
        "issuer": profile.issuer.value,
        "stock_code": profile.stock_code.value,
        "fy_start": profile.fy_start.isoformat(),
        "fy_end": profile.fy_end.isoformat(),
        "as_of": profile.as_of.isoformat() if profile.as_of else None,
        "edition": profile.edition.value,
        "issuer_class": profile.issuer_class,
        "class_confirmed_by": profile.class_confirmed_by or None,
        "language": profile.language,
        "pages": audit.pages if paged else None,
        "esg_pages": list(profile.esg_pages) if paged else None,
        "esg_lines": list(profile.esg_lines) if profile.esg_lines else None,
        "status": _status(audit, profile),
        "reasons": [*profile.warnings, *(entry.reason for entry in audit.unread)],
        "edition_title": audit.edition_title,
        "read_from": {
            "issuer": profile.issuer.reason,
            "stock_code": profile.stock_code.reason,
            "period": profile.period_reason,
            "edition": profile.edition.reason,
            "issuer_class": profile.class_reason,
            "esg_pages": profile.esg_reason,
            "text": audit.encoding,
        },
    }


def _status(audit: Read, profile: Profile) -> str:
    if audit.unread or audit.incomplete:
        return "degraded"
    return "flagged" if profile.warnings else "read"


def _provision(audit: Audit, requirement: Requirement, verdict: Verdict) -> Json:
    return {
        "id": verdict.provision,
        "verdict": verdict.state,
        "obligation": verdict.obligation,
        "missing": [outcome.text for outcome in verdict.elements if outcome.missing],
        "confirm": [outcome.text for outcome in verdict.elements if outcome.confirm],
        "evidence": [
            *(_reason(audit, reason) for reason in _grounds(verdict)),
            *(_evidence(audit, evidence) for evidence in verdict.evidence),
        ],
        "explanations": [_explanation(audit, e) for e in verdict.explanations],
        "refused": [_explanation(audit, e) for e in verdict.refused],
        "elements": [_element(audit, outcome) for outcome in verdict.elements],
        "part": requirement.part,
        "aspect": requirement.aspect,
        "title": requirement.title,
        "asks": requirement.asks,
        "source": requirement.source,
        "certainty": requirement.certainty,
        "obligation_certainty": requirement.binding,
        "ifrs_s2": list(requirement.standard),
    }


def _evidence(audit: Audit, evidence: Evidence) -> Json:
    return {
        **place_json(audit, evidence.place),
        "quote": evidence.quote,
        "element": evidence.element,
        "confirm": evidence.confirm,
        **({"beside": _beside(audit, evidence.beside)} if evidence.beside else {}),
        **({"followed": evidence.followed} if evidence.followed else {}),
    }


def _beside(audit: Read, quotes: Sequence[Quote]) -> list[Json]:
    return [{**place_json(audit, one.place), "quote": one.text} for one in quotes]


def _grounds(verdict: Verdict) -> tuple[Explanation, ...]:
    """Return the reasons where the verdict rests on them alone."""
    return verdict.explanations if verdict.state is State.EXPLAINED else ()


def _reason(audit: Audit, reason: Explanation) -> Json:
    return {**_quoted(audit, reason), "element": None, "confirm": False}


def _quoted(audit: Audit, said: Explanation | NearMiss | Quoted) -> Json:
    return {**place_json(audit, said.place), "quote": said.quote}


def _explanation(audit: Audit, explanation: Explanation) -> Json:
    return {
        **_quoted(audit, explanation),
        "reason": explanation.reason,
        "in_index": explanation.in_index,
        "names_item": explanation.grade.item,
        "gives_ground": explanation.grade.because,
        "gives_plan": explanation.grade.plan,
        "other_subject": explanation.grade.misfit,
    }


def _question(audit: Audit, question: Question) -> Json:
    return {
        "provisions": list(question.provisions),
        "kind": question.kind,
        "text": question.text,
        **_quoted(audit, question.reason),
    }


def _flag(audit: Audit, flag: Flag) -> Json:
    return {
        "flag": flag.id,
        "title": flag.title,
        "question": flag.question,
        "passages": [_quoted(audit, passage) for passage in flag.passages],
    }


def _element(audit: Audit, outcome: ElementOutcome) -> Json:
    near = outcome.nearest
    return {
        "id": outcome.id,
        "text": outcome.text,
        "met": outcome.met,
        "optional": outcome.optional,
        "confirm": outcome.confirm,
        "nearest": near and {**_quoted(audit, near), "share": near.share},
        "outside": outcome.outside and _evidence(audit, outcome.outside),
        **({"referred": _evidence(audit, to)} if (to := outcome.referred) else {}),
    }


def _finding(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "provision": finding.provision,
        "severity": finding.severity,
        "clear": finding.clear,
        "looked_for": list(finding.looked_for),
        "found": list(finding.found),
        "missing": list(finding.missing),
        "statement": finding.statement,
        "remedy": finding.remedy,
    }


def _claim(audit: Audit, judged: JudgedClaim) -> Json:
    claim = judged.claim
    return {
        "provision": claim.provision,
        "state": judged.state,
        "note": judged.note,
        **(place_json(audit, claim.place) if claim.place else {}),
        "wording": claim.wording,
        "target": claim.target,
        "target_pages" if audit.paged else "target_lines": list(claim.pages),
        "superseded": claim.superseded,
        "doubt": claim.doubt,
        "stray_page": claim.stray,
        "wording_of": claim.wording_of,
    }


def place_json(audit: Read, place: Place) -> Json:
    """Return ``page`` and, where they are known, ``bbox`` and ``ocr``; or ``line``."""
    if not audit.paged:
        return {"line": place.line}
    told: Json = {"page": place.page, **({"ocr": True} if place.recognised else {})}
    if box := place.box:
        edges = (box.left, box.top, box.right, box.bottom)
        told["bbox"] = [round(edge, _BOX_PLACES) for edge in edges]
    return told
