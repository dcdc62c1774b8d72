"""What stands outside the ESG chapter of an annual report is told, and not counted."""

from pathlib import Path

import pytest
from written import ESG_PAGE, MONEY_PAGE, annual_report

from auditor.assess.verdict import State
from auditor.audit import audit_report
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
    discussion = f"Management Discussion and Analysis\n{MONEY_PAGE}\n{said}\n"
    report = annual_report(
        discussion, *[f"Sustainability Report\n{ESG_PAGE}"], *[ESG_PAGE] * 3
    )

    audit = audit_report(Path("report.pdf"), GUIDE, GIVEN, lambda _: report)

    verdict = next(v for v in audit.verdicts if v.provision == "B1.1")
    gender = next(e for e in verdict.elements if e.id == "gender")
    assert verdict.state is State.OMITTED
    assert (gender.outside and gender.outside.quote) == told
