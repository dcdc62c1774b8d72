"""``Audit`` in; its verdicts and checks as JUnit XML, for a gate in CI, out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.assess.finding import Finding, FindingKind
from auditor.assess.verdict import State
from auditor.metrics.figures import Check, CheckResult
from auditor.report.grouping import grouped
from auditor.report.items import Item, items_of
from auditor.report.labels import RESULT_WORDS
from auditor.report.text import printable, where
from auditor.result import Audit


def junit(audit: Audit) -> bytes:
    """Return one suite for each part of the Guide and one for the number checks.

    A gap and figures that do not agree have failed. What is to be looked at by a person
    (to confirm by eye, not read, a query) is skipped, with the reason.
    """
    gaps = {f.provision: f for f in audit.findings if f.kind is FindingKind.GAP}
    top = Element("testsuites", name=_text(audit.file))
    parts = grouped(items_of(audit), key=lambda item: item.requirement.part)
    for part, items in parts.items():
        _suite(top, part, [_provision(i, gaps.get(i.requirement.id)) for i in items])
    _suite(top, "figures", [_check(check) for check in audit.checks])
    indent(top)
    written: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(top: Element, name: str, cases: list[Element]) -> None:
    suite = SubElement(
        top,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        errors="0",
    )
    suite.extend(cases)


def _provision(item: Item, gap: Finding | None) -> Element:
    requirement = item.requirement
    case = Element(
        "testcase",
        classname=requirement.part,
        name=_text(f"{requirement.id} {requirement.title}"),
    )
    if gap:
        message = f"{gap.severity}: {gap.statement}"
        failure = SubElement(case, "failure", type=item.label, message=_text(message))
        failure.text = _text(gap.remedy)
    elif item.verdict.state is State.UNREAD or item.announced:
        SubElement(case, "skipped", message=item.label)
    SubElement(case, "system-out").text = _text("\n".join(_told(item)))
    return case


def _told(item: Item) -> Iterator[str]:
    """Yield the verdict and the words it rests on."""
    yield f"{item.label} ({item.verdict.obligation})"
    for quote in item.quotes:
        yield f"{where(quote.place)}: {quote.quote}"


def _check(check: Check) -> Element:
    place = where(check.figures[0].place)
    name = f"{check.kpi} {check.check}, {place}: {check.statement}"
    case = Element("testcase", classname="figures", name=_text(name))
    word = RESULT_WORDS[check.result]
    if check.result is CheckResult.EXCEPTION:
        failure = SubElement(case, "failure", type=word, message=_text(check.statement))
        failure.text = _text(check.arithmetic)
    elif check.result is CheckResult.QUERY:
        SubElement(case, "skipped", message=_text(f"{word}: {check.arithmetic}"))
    return case


def _text(words: str) -> str:
    """Return ``words`` without what XML cannot hold."""
    return str(printable(words))
