"""The published schema of ``audit.json`` says what is in it, and nothing else."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from sample_audit import SAMPLE

from auditor.assess.finding import FindingKind, Severity
from auditor.assess.verdict import State
from auditor.audit import audit_report
from auditor.bundled import bundled
from auditor.document import PageStatus
from auditor.errors import ReportError
from auditor.guide.load import load_guide
from auditor.guide.provisions import Certainty, IssuerClass, Obligation, Origin
from auditor.match.evidence import ClaimState
from auditor.metrics.figures import Bound, CheckResult
from auditor.metrics.figures import Origin as Stood
from auditor.profile.facts import Overrides, ReportKind
from auditor.result import audit_json, refusal_json

REPORTS = Path(__file__).parent.parent / "bench" / "reports" / "development"
SCHEMA: dict[str, Any] = json.loads(
    (bundled("data") / "audit.schema.json").read_text("utf-8")
)


def _faults(text: str) -> list[str]:
    """Return where ``text`` is not what the schema says."""
    jsonschema = pytest.importorskip("jsonschema")  # .ci/run installs it
    return [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}"
        for fault in jsonschema.Draft7Validator(SCHEMA).iter_errors(json.loads(text))
    ]


def test_it_is_a_schema_of_draft_7() -> None:
    """By the judgement of another program."""
    jsonschema = pytest.importorskip("jsonschema")

    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["P1.pdf", "R1.txt", "V1.txt"])
def test_real_results_are_as_it_says(name: str) -> None:
    """With pages and with lines; under the Guide and under the Code."""
    audit = audit_report(REPORTS / name, load_guide(), Overrides())

    assert _faults(audit_json(audit)) == []


def test_all_that_can_stand_there_is_as_it_says() -> None:
    """A made-up audit that has something of everything."""
    assert _faults(audit_json(SAMPLE)) == []


def test_a_refusal_is_as_it_says() -> None:
    """It holds the report alone."""
    assert (
        _faults(
            refusal_json(Path("r.pdf"), ReportError("it is empty", status="no-text"))
        )
        == []
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"schema": "auditor/2"}, "schema: 'auditor/1' was expected"),
        ({"more": 1}, ": Additional properties are not allowed"),
        ({"findings": [{}]}, "findings/0: 'kind' is a required property"),
        ({"checks": 3}, "checks: 3 is not of type 'array'"),
    ],
)
def test_what_is_not_as_it_says_is_seen(change: dict[str, object], fault: str) -> None:
    """Another version, an unknown key, a missing one, another type."""
    result = {**json.loads(audit_json(SAMPLE)), **change}

    assert any(told.startswith(fault) for told in _faults(json.dumps(result)))


@pytest.mark.parametrize(
    ("record", "key", "kind"),
    [
        ("provision", "verdict", State),
        ("provision", "obligation", Obligation),
        ("provision", "certainty", Certainty),
        ("figure", "origin", Stood),
        ("figure", "bound", Bound),
        ("check", "result", CheckResult),
        ("finding", "kind", FindingKind),
        ("finding", "severity", Severity),
        ("claim", "state", ClaimState),
        ("ledger", "status", PageStatus),
        ("report", "issuer_class", IssuerClass),
    ],
)
def test_closed_sets_are_those_of_the_program(
    record: str, key: str, kind: type[StrEnum]
) -> None:
    """None is missing, none is left over."""
    held = SCHEMA["definitions"][record]["properties"][key]["enum"]

    assert set(held) == {member.value for member in kind}


def test_kinds_of_report_and_origins_of_a_guide() -> None:
    """Those that stand in no definition of their own."""
    kinds = SCHEMA["definitions"]["report"]["properties"]["kind"]["enum"]
    origins = SCHEMA["properties"]["guide"]["properties"]["origin"]["enum"]

    assert set(kinds) - {None} == {kind.value for kind in ReportKind}
    assert set(origins) == {origin.value for origin in Origin}


def test_every_object_lists_its_keys() -> None:
    """So that a new key cannot stand in a result and not in the schema."""
    assert [n for n in _objects(SCHEMA) if "additionalProperties" not in n] == []


def _objects(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for below in node.values():
            yield from _objects(below)
