"""What a gate in CI reads: SARIF and JUnit, of the same findings as the paper."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sample_audit import SAMPLE

from auditor.assess.finding import Severity
from auditor.document import Place
from auditor.report.junit import junit
from auditor.report.sarif import sarif
from auditor.result import Audit

RUN = json.loads(sarif(SAMPLE))["runs"][0]
_MEMBERS = {
    "log": ("$schema", "version!", "runs!"),
    "run": ("tool!", "artifacts", "results"),
    "tool": ("driver!",),
    "driver": ("name!", "version", "rules"),
    "rule": (
        *("id!", "name", "shortDescription", "fullDescription", "help", "properties"),
    ),
    "artifact": ("location", "hashes"),
    "result": (
        *("ruleId", "level", "message!", "locations", "partialFingerprints"),
        "properties",
    ),
    "location": ("physicalLocation",),
    "place": ("artifactLocation!", "region"),
    "region": ("startLine",),
    "file": ("uri",),
    "text": ("text!",),
}
"""Members that SARIF 2.1.0 knows of what we write, those that it requires with a mark:
of the schema by OASIS, which allows no others."""
_URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


def _sarif_parts(log: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of ``log`` and what it is."""
    yield "log", log
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        yield from (("run", run), ("tool", run["tool"]), ("driver", driver))
        for rule in driver["rules"]:
            yield "rule", rule
            for key in ("shortDescription", "fullDescription", "help"):
                yield "text", rule[key]
        for artifact in run["artifacts"]:
            yield from (("artifact", artifact), ("file", artifact["location"]))
        for result in run["results"]:
            yield from (("result", result), ("text", result["message"]))
            for location in result["locations"]:
                place = location["physicalLocation"]
                yield from (("location", location), ("place", place))
                yield "file", place["artifactLocation"]
                yield "region", place["region"]


def _sarif_faults(log: dict[str, Any]) -> Iterator[str]:
    """Yield where ``log`` is not what the schema of SARIF 2.1.0 asks."""
    for name, part in _sarif_parts(log):
        known = {member.rstrip("!") for member in _MEMBERS[name]}
        needed = {m.rstrip("!") for m in _MEMBERS[name] if m.endswith("!")}
        yield from (f"{name}: {odd}" for odd in sorted(part.keys() - known))
        yield from (f"{name} lacks {lost}" for lost in sorted(needed - part.keys()))
        match name:
            case "log":
                holds = part["version"] == "2.1.0"
            case "result":
                prints = part["partialFingerprints"].values()
                holds = part["level"] in {"none", "note", "warning", "error"}
                holds = holds and all(isinstance(value, str) for value in prints)
            case "text":
                holds = isinstance(part["text"], str) and bool(part["text"])
            case "file":
                holds = bool(_URI.fullmatch(part["uri"]))
            case "region":
                holds = isinstance(part["startLine"], int) and part["startLine"] > 0
            case _:
                holds = True
        if not holds:
            yield f"{name}: {part}"


@pytest.mark.parametrize(
    "name", ["report.pdf", "annual report 2024 (final).pdf", "年報.pdf"]
)
def test_the_log_is_what_the_schema_of_sarif_asks(name: str) -> None:
    """Members, levels, lines and references, whatever the file is called."""
    log = json.loads(sarif(replace(SAMPLE, file=name)))

    assert list(_sarif_faults(log)) == []


def test_a_log_that_breaks_the_schema_is_told() -> None:
    """Each kind of fault, so that the check above is one."""
    log = json.loads(sarif(SAMPLE))
    first = log["runs"][0]["results"][0]
    place = first["locations"][0]["physicalLocation"]
    first.update(level="high", page=3, message={"text": ""})
    place["region"]["startLine"] = 0
    place["artifactLocation"] = {"uri": "a report.pdf"}
    del log["runs"][0]["tool"]["driver"]["name"]

    told = [fault.partition(" {")[0] for fault in _sarif_faults(log)]

    assert told == [
        *("driver lacks name", "result: page", "result:", "text:"),
        *("file:", "region:"),
    ]


def _suites(audit: Audit = SAMPLE) -> ET.Element:
    return ET.fromstring(junit(audit))  # noqa: S314  of our own writing


def _case(name: str, audit: Audit = SAMPLE) -> ET.Element:
    cases = _suites(audit).iter("testcase")
    return next(case for case in cases if case.get("name", "").startswith(name))


def test_every_finding_is_a_result_of_a_known_rule() -> None:
    """In the order of the paper; severities are the levels that CI knows."""
    rules = {rule["id"] for rule in RUN["tool"]["driver"]["rules"]}
    told = [(result["ruleId"], result["level"]) for result in RUN["results"]]
    levels = {"high": "error", "medium": "warning", "low": "note"}

    assert told == [(f.provision, levels[f.severity]) for f in SAMPLE.findings]
    assert rules == {requirement.id for requirement in SAMPLE.requirements}


def test_a_result_says_what_is_missing_and_where_to_look() -> None:
    """A PDF has no lines: the page stands in the message."""
    result = next(r for r in RUN["results"] if r["ruleId"] == "B5.1")

    assert result["message"]["text"].startswith("Not found: suppliers by region.")
    assert result["message"]["text"].endswith("See p. 29.")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_in_a_text_file_a_result_points_to_the_line() -> None:
    """As editors and reviews of code show it."""
    verdicts = tuple(
        replace(
            verdict,
            elements=tuple(
                replace(
                    element,
                    nearest=element.nearest
                    and replace(element.nearest, place=Place(page=1, line=84)),
                )
                for element in verdict.elements
            ),
        )
        for verdict in SAMPLE.verdicts
    )
    audit = replace(SAMPLE, paged=False, verdicts=verdicts)

    results = json.loads(sarif(audit))["runs"][0]["results"]
    result = next(r for r in results if r["ruleId"] == "B5.1")

    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": SAMPLE.file},
        "region": {"startLine": 84},
    }


def test_a_result_is_known_again_in_the_next_run() -> None:
    """By rule, kind and what is missing; not by severity or place."""

    def prints(audit: Audit) -> list[str]:
        results = json.loads(sarif(audit))["runs"][0]["results"]
        return [result["partialFingerprints"]["finding/v1"] for result in results]

    first, *others = SAMPLE.findings
    milder = replace(first, severity=Severity.LOW, remedy="Add it.")
    less = replace(first, missing=("something else",))
    was = prints(SAMPLE)

    assert len(set(was)) == len(was)
    assert prints(replace(SAMPLE, findings=(milder, *others))) == was
    assert prints(replace(SAMPLE, findings=(less, *others)))[0] != was[0]


def test_a_rule_says_what_is_asked() -> None:
    """With the paragraph that asks for it."""
    asked = [f"{one.asks} ({one.source})" for one in SAMPLE.requirements]

    assert [r["help"]["text"] for r in RUN["tool"]["driver"]["rules"]] == asked


def test_a_gap_fails_and_an_answer_passes() -> None:
    """The message is the statement of the finding; the words found stand below."""
    gap, answered = _case("A1.5"), _case("A1.2")
    failure = gap.find("failure")

    assert failure is not None
    assert failure.get("type") == "not found"
    assert failure.get("message", "").startswith("high: Not found: an emission target")
    assert answered.find("failure") is None
    assert "p. 21: Direct emissions (Scope 1)" in answered.findtext("system-out", "")


def test_what_a_person_is_to_look_at_is_skipped() -> None:
    """It is neither passed nor failed: a chart, a page that was not read, a query."""
    assert _case("MDR.14.materiality").find("skipped") is not None
    assert _case("A1.2").find("skipped") is None


def test_the_counts_of_a_suite_are_those_of_its_cases() -> None:
    """A runner shows them without looking further."""
    for suite in _suites():
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))


def test_figures_that_do_not_agree_fail() -> None:
    """With the arithmetic."""
    suite = next(s for s in _suites() if s.get("name") == "figures")
    wrong = [c for c in SAMPLE.checks if c.result == "exception"]
    failures = suite.findall("testcase/failure")

    assert [failure.text for failure in failures] == [c.arithmetic for c in wrong]


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    """Broken fonts give control characters and halves of pairs."""
    first = SAMPLE.requirements[0]
    odd = replace(first, title="Board \x00\x0b\ud800 oversight")
    audit = replace(SAMPLE, requirements=(odd, *SAMPLE.requirements[1:]))

    assert len(_suites(audit))
    assert json.loads(sarif(audit))
