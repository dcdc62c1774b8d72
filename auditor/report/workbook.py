"""``Audit`` in; the workbook of its gaps, figures and checks, for officers, out."""

import io
from collections.abc import Iterator

from auditor.assess.finding import Finding, FindingKind, Severity
from auditor.assess.verdict import ElementOutcome
from auditor.metrics.as_json import per_one
from auditor.metrics.figures import Check
from auditor.report.grouping import grouped
from auditor.report.items import Item, items_of
from auditor.report.labels import CHECK_WORDS, RESULT_WORDS, element_word
from auditor.report.printed import figure_name, value
from auditor.report.register import figures_sheet
from auditor.report.sheets import Cell, Sheet, workbook, write_sheet
from auditor.report.speech import speech_of
from auditor.report.text import where
from auditor.result import Audit

_REGISTER = {
    "ref": 14,
    "part and aspect": 22,
    "requirement": 44,
    "source": 26,
    "obligation": 16,
    "element": 36,
    "verdict": 14,
    "element found": 14,
    "evidence: section": 24,
    "evidence: place": 10,
    "evidence: quote": 60,
    "reason given": 40,
    "nearest passage": 50,
    "number checks": 18,
    "severity": 10,
    "clear or judgement": 12,
    "what would close it": 44,
    "management response": 40,
    "owner": 14,
    "due date": 12,
    "prepared by": 14,
    "prepared on": 12,
    "reviewed by": 14,
    "reviewed on": 12,
    "status": 14,
}
"""Head and width of each column; the last eight are for people."""
_FOR_PEOPLE = 8
_STATUS = ("open", "agreed", "closed", "not agreed")
_CHECKS = {
    "provision": 12,
    "check": 20,
    "result": 14,
    "statement": 60,
    "working": 60,
    "figures": 70,
    "place": 10,
}


def audit_xlsx(audit: Audit) -> bytes:
    """Return a workbook of three sheets: gap register, figures, checks.

    The register has a row for each thing that a provision names, those that a gap is
    made of first and worst first; the others are there and filtered out. What people
    fill in is empty. The same audit gives the same bytes.
    """
    content = io.BytesIO()
    sheets = (
        Sheet(
            title="Gap register",
            columns=_REGISTER,
            rows=sorted(_register(audit), key=_rank),
            choices={"status": _STATUS},
            dates=("due date", "prepared on", "reviewed on"),
            printed=("ref", "evidence: section", "evidence: quote"),
            shown="severity",
        ),
        figures_sheet(audit),
        Sheet(
            title="Checks",
            columns=_CHECKS,
            rows=(_check(audit, check) for check in audit.checks),
        ),
    )
    with workbook(content) as book:
        for sheet in sheets:
            write_sheet(book, sheet, speech_of(audit))
    return content.getvalue()


def _register(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    gaps = {f.provision: f for f in audit.findings if f.kind is FindingKind.GAP}
    checked = grouped(audit.checks, key=lambda check: check.kpi)
    for item in items_of(audit):
        id_ = item.requirement.id
        for outcome in item.verdict.elements:
            yield (
                *_asked(item, outcome),
                *_found(item, outcome),
                _results(checked.get(id_, ())),
                *_closing(gaps.get(id_), outcome),
                *[None] * _FOR_PEOPLE,
            )


def _rank(row: tuple[Cell, ...]) -> int:
    """Return where a row of the register stands by its severity; others come last."""
    severity = dict(zip(_REGISTER, row, strict=True))["severity"]
    return [*Severity, None].index(severity)


def _asked(item: Item, outcome: ElementOutcome) -> tuple[Cell, ...]:
    requirement = item.requirement
    return (
        item.ref,
        f"{requirement.part}, {requirement.aspect}",
        requirement.asks,
        requirement.source,
        item.verdict.obligation.replace("-", " "),
        outcome.text,
    )


def _found(item: Item, outcome: ElementOutcome) -> tuple[Cell, ...]:
    quotes = [quote for quote in item.quotes if quote.element == outcome.id]
    reasons = item.verdict.explanations if not outcome.met else ()
    near = outcome.nearest
    return (
        item.label,
        element_word(outcome),
        "\n".join(dict.fromkeys(quote.section for quote in quotes if quote.section)),
        ", ".join(dict.fromkeys(where(quote.place) for quote in quotes)),
        "\n".join(quote.quote for quote in quotes),
        "\n".join(f"{where(reason.place)}: {reason.quote}" for reason in reasons),
        f"{where(near.place)}: {near.quote}" if near else None,
    )


def _results(checks: tuple[Check, ...]) -> str:
    results = [check.result for check in checks]
    return ", ".join(
        f"{results.count(result)} {word}"
        for result, word in RESULT_WORDS.items()
        if result in results
    )


def _closing(gap: Finding | None, outcome: ElementOutcome) -> tuple[Cell, ...]:
    if gap is None or not outcome.missing:
        return None, None, None
    return gap.severity, "clear" if gap.clear else "judgement", gap.remedy


def _check(audit: Audit, check: Check) -> tuple[Cell, ...]:
    figures = (
        f"{figure_name(figure, audit.titles)} {value(figure)} {figure.unit} "
        f"({where(figure.place)})"
        for figure in check.figures
    )
    return (
        check.kpi,
        CHECK_WORDS.get(check.check, check.check),
        RESULT_WORDS[check.result],
        check.statement,
        per_one(check.arithmetic),
        "\n".join(figures),
        where(check.figures[0].place),
    )
