"""What the program says of whole reports, held still.

The reports are our own; each golden file is short enough to be read in review, so that
a change of a rule shows as the lines it changes: ``pytest --update-golden``.
"""

from pathlib import Path

import pytest

from auditor.audit import audit_report
from auditor.document import Place
from auditor.guide.load import load_guide
from auditor.match.evidence import ClaimState
from auditor.metrics.figures import CheckResult
from auditor.profile.facts import Overrides
from auditor.result import Audit

HERE = Path(__file__).parent
REPORTS = HERE.parent / "bench" / "reports" / "development"


@pytest.mark.parametrize(
    "report",
    sorted(p for p in REPORTS.iterdir() if p.suffix != ".yaml"),
    ids=lambda path: path.stem,
)
def test_a_report_is_judged_as_before(
    report: Path, request: pytest.FixtureRequest
) -> None:
    """Facts of the issuer, verdicts with their first quote, claims, figures, checks."""
    golden = HERE / "golden" / f"{report.stem}.txt"
    told = "\n".join(_told(audit_report(report, load_guide(), Overrides()))) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(told, "utf-8")

    assert told == golden.read_text("utf-8")


def _told(audit: Audit) -> list[str]:
    profile = audit.profile
    lines = [
        f"{profile.issuer.value} ({profile.stock_code.value})",
        f"{profile.fy_start} to {profile.fy_end}, edition {profile.edition.value}",
        *profile.warnings,
    ]
    for verdict in audit.verdicts:
        missing = "; ".join(o.text for o in verdict.elements if o.missing)
        lines += [f"{verdict.provision} {verdict.state} {missing}".rstrip()]
        lines += [f"    {_where(e.place)} {e.quote}" for e in verdict.evidence[:1]]
        lines += [f"    reason: {e.quote}" for e in verdict.explanations[:1]]
    for judged in audit.claims:
        if judged.state is not ClaimState.CONFIRMED:
            lines.append(f"index {judged.claim.provision}: {judged.state}")
    lines += [
        f"{f.metric} {dict(f.breakdown)} {f.year}: {f.printed} {f.unit}".rstrip()
        for f in audit.figures
    ]
    lines += [
        f"{check.check} {check.kpi} {check.result}: {check.statement}"
        for check in audit.checks
        if check.result is not CheckResult.PASS
    ]
    return lines


def _where(place: Place) -> str:
    return f"l. {place.line}" if place.line else f"p. {place.page}"
