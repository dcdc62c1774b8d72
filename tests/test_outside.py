"""What stands outside the ESG chapter of an annual report is told, and not counted."""

from dataclasses import replace
from pathlib import Path

import pytest
from written import ESG_PAGE, MONEY_PAGE, annual_report

from auditor.assess.verdict import State, Verdict
from auditor.audit import audit_report
from auditor.document import Cell, Document, Place, Row, Table
from auditor.guide.load import load_guide
from auditor.profile.facts import Overrides

GUIDE = load_guide()
GIVEN = Overrides(issuer="Harbour Tea Holdings Limited", stock_code="9999")
STAFF = "As at 31 December 2021, the Group had 320 employees"
SPLIT = f"{STAFF}, of whom 200 were male and 120 were female."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (SPLIT, SPLIT),
        (f"{STAFF}.", None),
        ("The Group had 200 male and 120 female customers in 2021.", None),
    ],
)
def test_a_split_in_the_discussion_by_the_management_is_told(
    said: str, told: str | None
) -> None:
    """A figure in a sentence there, if it is the one that is asked for."""
    verdict, told_of = _judged(_report(said))

    gender = next(e for e in verdict.elements if e.id == "gender")
    assert verdict.state is State.OMITTED
    assert (gender.outside and gender.outside.quote) == told
    where = "not counted: page 4 (Management Discussion and Analysis)"
    assert (where in told_of) is bool(told)


def test_a_table_in_another_chapter_is_told() -> None:
    """A split of the workforce need not be printed in words."""
    rows = (("Employees", "2021"), ("Male", "200"), ("Female", "120"))
    report = _report(f"{STAFF}.")
    report = replace(
        report, pages=tuple(replace(p, raw=f"{p.raw}{rows}") for p in report.pages)
    )
    verdict, _ = _judged(replace(report, tables=(_table(rows),)))

    gender = next(e for e in verdict.elements if e.id == "gender")
    assert (gender.met, gender.outside and gender.outside.place.page) == (False, 4)


def _report(said: str) -> Document:
    discussion = f"Management Discussion and Analysis\n{MONEY_PAGE}\n{said}\n"
    chapter = f"Sustainability Report\n{ESG_PAGE}\n"
    return annual_report(discussion, chapter, *[ESG_PAGE] * 3)


def _judged(report: Document) -> tuple[Verdict, str]:
    """Return the verdict on the workforce, and all that its findings tell."""
    audit = audit_report(Path("report.pdf"), GUIDE, GIVEN, lambda _: report)
    told = [f"{f.statement} {f.found}" for f in audit.findings if f.provision == "B1.1"]
    return next(v for v in audit.verdicts if v.provision == "B1.1"), " ".join(told)


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    page = Place(page=4)
    return Table(
        rows=tuple(
            Row(
                cells=tuple(Cell(text=text, place=page) for text in row),
                place=page,
                quote=" ".join(row),
                header=row is rows[0],
            )
            for row in rows
        ),
        page=4,
        section=0,
        caption="Employees by gender",
        notes=(),
    )
