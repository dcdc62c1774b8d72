"""The sample report: what was left out of it on purpose is found, and nothing else."""

import json
from pathlib import Path

import pytest

from auditor.assess.verdict import State
from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.match.evidence import ClaimState
from auditor.metrics.figures import CheckResult
from auditor.profile.facts import Overrides
from auditor.report.sample import render_sample
from auditor.result import Audit

GOLDEN = Path(__file__).parent / "golden" / "demo.json"


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The sample report."""
    return render_sample()


@pytest.fixture(scope="module")
def audit(sample: bytes, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The audit of the sample report."""
    report = tmp_path_factory.mktemp("demo") / "sample-report.pdf"
    report.write_bytes(sample)
    return audit_report(report, load_guide(), Overrides())


def in_state(audit: Audit, *states: State) -> set[str]:
    """Return the provisions that are in one of ``states``."""
    return {verdict.provision for verdict in audit.verdicts if verdict.state in states}


def test_the_sample_is_the_same_every_time(sample: bytes) -> None:
    """Two drawings on one machine do not differ in a byte."""
    assert render_sample() == sample


def test_the_issuer_and_its_year_are_read(audit: Audit) -> None:
    """From the cover of the sample report."""
    profile = audit.profile

    assert profile.issuer.value == "Kwun Ling Lighting Holdings Limited"
    assert profile.stock_code.value == "99990"
    assert (str(profile.fy_start), str(profile.fy_end)) == ("2023-01-01", "2023-12-31")
    assert profile.edition.value == "2020"


def test_what_was_left_out_silently_is_not_found(audit: Audit) -> None:
    """How the board reviews progress, and green purchasing."""
    assert in_state(audit, State.OMITTED) == {"MDR.13(iii)", "B5.4"}


def test_what_was_left_out_in_part_is_partly_disclosed(audit: Audit) -> None:
    """No target for waste, none for water, no turnover rate by region."""
    assert in_state(audit, State.PARTIAL) == {"A1.6", "A2.4", "B1.2"}


def test_the_one_reason_that_is_given_is_read(audit: Audit) -> None:
    """Hazardous waste is called not material."""
    assert in_state(audit, State.EXPLAINED) == {"A1.3"}


def test_the_wrong_intensity_is_the_only_figure_that_does_not_agree(
    audit: Audit,
) -> None:
    """5,173.66 tCO2e over 48,600 m2 are 0.106 tCO2e; the report prints 0.160."""
    wrong = [c for c in audit.checks if c.result is CheckResult.EXCEPTION]

    assert [(check.check, check.kpi) for check in wrong] == [("intensity", "A1.2")]
    assert "0.160" in wrong[0].statement + wrong[0].arithmetic


def test_the_wording_of_an_older_edition_is_seen_in_the_index(audit: Audit) -> None:
    """Measures and results achieved: what the 2016 edition asked for."""
    old = {c.claim.provision for c in audit.claims if c.claim.superseded == "2016"}

    assert old == {"A1.5", "A2.3"}


def test_a_row_of_the_index_is_no_evidence(audit: Audit) -> None:
    """The index of the sample report claims green purchasing."""
    states = {judged.claim.provision: judged.state for judged in audit.claims}

    assert states["B5.4"] is ClaimState.NOTHING


def test_the_sample_gives_what_it_gave(
    audit: Audit, request: pytest.FixtureRequest
) -> None:
    """Every verdict, figure and check; rewritten by ``pytest --update-golden``."""
    told = json.dumps(_told(audit), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(told, "utf-8")

    assert told == GOLDEN.read_text("utf-8")


def _told(audit: Audit) -> dict[str, object]:
    """Return what does not depend on the fonts of this machine."""
    return {
        "verdicts": {v.provision: v.state.value for v in audit.verdicts},
        "findings": [
            f"{f.severity} {f.provision}: {f.statement}" for f in audit.findings
        ],
        "figures": [
            f"{f.metric} {dict(f.breakdown)} {f.year}: {f.printed} {f.unit}"
            for f in audit.figures
        ],
        "checks": [f"{c.check} {c.kpi}: {c.result}" for c in audit.checks],
    }
