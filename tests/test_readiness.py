"""A readiness view: this year's report held against what binds a later year."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from read_pdf import render
from written import ABOUT, ESG_PAGE

from auditor.audit import audit_report
from auditor.cli.main import main
from auditor.errors import ExitCode, UsageError
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide, IssuerClass, Obligation
from auditor.profile.facts import Overrides
from auditor.result import Audit, audit_json

LARGE, MAIN = IssuerClass.LARGE_CAP, IssuerClass.MAIN_BOARD
NEXT = dt.date(2026, 1, 1)


@cache
def _guide() -> Guide:
    return load_guide()


def _report(folder: Path) -> Path:
    """Write the report of a year that commenced on 1 January 2024."""
    report = folder / "report.txt"
    title = (
        "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
    )
    text = "\n\n".join((title, ABOUT.replace("2021", "2024"), ESG_PAGE * 9))
    report.write_text(text, "utf-8")
    return report


def _audit(folder: Path, **given: object) -> Audit:
    overrides = Overrides(**given)  # type: ignore[arg-type]
    return audit_report(_report(folder), _guide(), overrides)


def _duties(audit: Audit) -> set[Obligation]:
    climate = {r.id for r in audit.requirements if r.part == "D"}
    return {v.obligation for v in audit.verdicts if v.provision in climate}


def test_the_duties_are_those_of_the_later_day(tmp_path: Path) -> None:
    """From 2026 a LargeCap issuer answers Part D without a way out."""
    ahead = _audit(tmp_path, as_of=NEXT, issuer_class=LARGE)
    sooner = _audit(tmp_path, edition="2025", as_of=dt.date(2025, 1, 1))

    assert Obligation.MANDATORY in _duties(ahead)
    assert Obligation.COMPLY_OR_EXPLAIN not in _duties(ahead)
    assert Obligation.COMPLY_OR_EXPLAIN in _duties(sooner)


def test_the_edition_is_the_one_that_binds_then(tmp_path: Path) -> None:
    """And the report is not said to be held against an edition that does not bind."""
    ahead, own = _audit(tmp_path, as_of=NEXT), _audit(tmp_path)

    assert (ahead.profile.edition.value, own.profile.edition.value) == ("2025", "2020")
    assert "as if the financial year commenced on 1 January 2026" in (
        ahead.profile.edition.reason
    )
    assert not any("edition binds this year" in w for w in ahead.profile.warnings)


def test_the_view_says_what_it_is(tmp_path: Path) -> None:
    """First of the notes, in the lead of the paper, and in the data."""
    audit = _audit(tmp_path, as_of=NEXT, issuer_class=LARGE)
    printed = render(audit).text
    told = json.loads(audit_json(audit))["report"]

    assert audit.profile.warnings[0].startswith("Readiness view: ")
    assert "nothing here is a gap of that year" in printed
    assert "as it binds a year that commences on 1 January 2026" in printed
    assert (told["as_of"], told["fy_start"]) == ("2026-01-01", "2024-01-01")


def test_a_class_that_is_only_looked_at_needs_no_name(tmp_path: Path) -> None:
    """It is nobody's declaration, and is not printed as one."""
    audit = _audit(tmp_path, as_of=NEXT, issuer_class=LARGE)

    assert audit.profile.class_reason == (
        "given by the user for the readiness view, and confirmed by nobody"
    )
    with pytest.raises(UsageError, match="go together"):
        Overrides(issuer_class=LARGE)


@pytest.mark.parametrize("day", ["2024-01-01", "2023-06-30"])
def test_a_day_that_is_not_later_is_refused(tmp_path: Path, day: str) -> None:
    """The report's own duties need no supposing."""
    result = CliRunner().invoke(
        main, ["audit", str(_report(tmp_path)), "--as-of", day], standalone_mode=False
    )

    assert result.return_value == ExitCode.USAGE
    assert f"--as-of {day}: the report's own year commenced on 2024-01-01" in (
        result.stderr
    )


def test_the_command_gives_the_view(tmp_path: Path) -> None:
    """The line of the terminal that names the edition names the day."""
    result = CliRunner().invoke(
        main,
        [
            *("audit", str(_report(tmp_path)), "--edition", "2025"),
            *("--as-of", "2026-01-01", "--issuer-class", "large-cap"),
            *("-f", "json", "-o", str(tmp_path / "ahead.json")),
        ],
        standalone_mode=False,
    )

    assert result.return_value == ExitCode.CLEAN
    assert "ESG Reporting Code, 2025 edition, as of 1 January 2026" in result.output
