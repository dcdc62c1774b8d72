"""What one audit found: the type, and its JSON (``auditor/1``)."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from auditor.assess.as_json import (
    claim_json,
    finding_json,
    flag_json,
    question_json,
    verdict_json,
)
from auditor.assess.finding import Finding, FindingKind
from auditor.assess.reasons import Question
from auditor.assess.verdict import State, Verdict
from auditor.document import PageStatus, Place
from auditor.errors import ReportError
from auditor.guide.provisions import Origin
from auditor.match.evidence import JudgedClaim
from auditor.match.flags import Flag
from auditor.metrics.as_json import (
    check_json,
    computed_json,
    figure_json,
    leftover_json,
    scope3_json,
    target_json,
    unvalued_json,
)
from auditor.metrics.climate import Climate
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
class Earlier:
    """What an earlier audit of the same issuer and edition said."""

    fy_end: dt.date
    sha256: str
    """Of the report of that time."""
    verdicts: Mapping[str, State]
    """By provision."""
    announced: frozenset[str]
    """Provisions with an answer to confirm by eye."""
    gaps: frozenset[str]
    """Provisions that a gap was made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Read):
    """One audit, complete; all that any output may say."""

    profile: Profile
    given: Overrides = field(default_factory=Overrides)
    """What the user gave; the same again gives the same audit."""
    earlier: Earlier | None = None
    """An earlier audit that the user gave to be compared with; it decides nothing."""
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
    climate: Climate = field(default_factory=Climate)
    computed: tuple[Computed, ...] = ()
    """Totals of the reporting year per the usual denominators."""
    others: tuple[tuple[str, str], ...] = ()
    """Other documents that denominators were taken from: file and SHA-256."""
    unvalued: tuple[Figure, ...] = ()
    """What stands in the place of a figure: a dash, "N/A", a range."""
    leftovers: tuple[Leftover, ...] = ()
    """Tables and charts with numbers of which few or none became figures."""
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
            "provisions": [
                {**verdict_json(verdict, place), **_asked(requirement)}
                for requirement, verdict in verdicts
            ],
            **_figures(audit),
            "checks": [check_json(check, place) for check in audit.checks],
            "targets": [target_json(one, place) for one in audit.climate.targets],
            "scope3": [scope3_json(row, place) for row in audit.climate.scope3],
            "computed": [computed_json(one, place) for one in audit.computed],
            "others": [
                {"file": name, "sha256": digest} for name, digest in audit.others
            ],
            "findings": [finding_json(finding) for finding in audit.findings],
            "claims": [
                claim_json(claim, place, paged=audit.paged) for claim in audit.claims
            ],
            "questions": [question_json(one, place) for one in audit.questions],
            "flags": [flag_json(flag, place) for flag in audit.flags],
            "index_pages": list(audit.index_pages),
            "unread": [asdict(entry) for entry in audit.unread],
            **({"since": _since(audit, audit.earlier)} if audit.earlier else {}),
        }
    )


def _since(audit: Audit, earlier: Earlier) -> Json:
    """Return what has changed since ``earlier``."""
    gaps = {f.provision for f in audit.findings if f.kind is FindingKind.GAP}
    return {
        "fy_end": earlier.fy_end.isoformat(),
        "sha256": earlier.sha256,
        "closed": sorted(earlier.gaps - gaps),
        "opened": sorted(gaps - earlier.gaps),
        "verdicts": [
            {"id": verdict.provision, "then": then, "now": verdict.state}
            for verdict in audit.verdicts
            if (then := earlier.verdicts.get(verdict.provision)) != verdict.state
        ],
    }


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
        "issuer_beside": profile.issuer_beside or None,
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


def _asked(requirement: Requirement) -> Json:
    """Return what a provision asks, as it stands beside the verdict."""
    return {
        "part": requirement.part,
        "aspect": requirement.aspect,
        "title": requirement.title,
        "asks": requirement.asks,
        "source": requirement.source,
        "certainty": requirement.certainty,
        "obligation_certainty": requirement.binding,
        "ifrs_s2": list(requirement.standard),
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
