"""``Audit`` in; its findings as SARIF 2.1.0, for a gate in CI, out."""

import hashlib
import json
from urllib.parse import quote

from auditor.assess.finding import Finding, FindingKind, Severity
from auditor.document import Place
from auditor.metrics.figures import Check
from auditor.report.items import Item, items_of
from auditor.report.text import printable, where
from auditor.result import Audit

_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}

Json = dict[str, object]


def sarif(audit: Audit) -> str:
    """Return one run of the program: every provision a rule, every finding a result."""
    items = items_of(audit)
    places = {(check.kpi, check.statement): _operands(check) for check in audit.checks}
    places |= {(item.requirement.id, ""): _nearest(item) for item in items}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "auditor",
                        "version": audit.program_version,
                        "rules": [_rule(item) for item in items],
                    }
                },
                "artifacts": [
                    {
                        "location": {"uri": quote(audit.file)},
                        "hashes": {"sha-256": audit.sha256},
                    }
                ],
                "results": [
                    _result(audit, finding, places.get(_key(finding), ()))
                    for finding in audit.findings
                ],
            }
        ],
    }
    return str(printable(json.dumps(log, ensure_ascii=False, indent=2))) + "\n"


def _rule(item: Item) -> Json:
    requirement = item.requirement
    return {
        "id": requirement.id,
        "name": requirement.title,
        "shortDescription": {"text": f"{item.ref} {requirement.title}"},
        "fullDescription": {"text": requirement.asks},
        "help": {"text": f"{requirement.asks} ({requirement.source})"},
        "properties": {
            "part": requirement.part,
            "obligation": item.verdict.obligation,
            "source": requirement.source,
        },
    }


def _result(audit: Audit, finding: Finding, places: tuple[Place, ...]) -> Json:
    told = f"{finding.statement} {finding.remedy}"
    if places and audit.paged:
        told += f" See {', '.join(dict.fromkeys(map(where, places)))}."
    return {
        "ruleId": finding.provision,
        "level": _LEVELS[finding.severity],
        "message": {"text": told},
        "locations": [_location(audit, place) for place in places or (Place(page=1),)],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "properties": {
            "kind": finding.kind,
            "severity": finding.severity,
            "clear": finding.clear,
        },
    }


def _fingerprint(finding: Finding) -> str:
    """Return what is the same for the same finding in the next year's report."""
    lacking = finding.missing or (finding.statement,)
    told = "\n".join((finding.provision, finding.kind, *lacking))
    return hashlib.sha256(told.encode()).hexdigest()


def _key(finding: Finding) -> tuple[str, str]:
    """Return what leads from a finding to its places."""
    of_figure = finding.kind is FindingKind.FIGURE
    return finding.provision, finding.statement if of_figure else ""


def _operands(check: Check) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(figure.place for figure in check.figures))


def _nearest(item: Item) -> tuple[Place, ...]:
    """Return where the passages nearest to what is missing, or announced, stand."""
    nearest = [miss.place for miss in item.nearest]
    announced = [evidence.place for evidence in item.announced]
    return tuple(dict.fromkeys(nearest + announced))


def _location(audit: Audit, place: Place) -> Json:
    """Return a place as SARIF knows it, by lines; a page is told in the message.

    Readers of SARIF want a line of every result, so pages count as line 1.
    """
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(audit.file)},
            "region": {"startLine": place.line or 1},
        }
    }
