"""An audit beside an earlier one of the same issuer: what has changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_audit import SAMPLE
from written import ABOUT, ESG_PAGE

from auditor.assess.finding import FindingKind
from auditor.assess.verdict import State
from auditor.bundled import bundled
from auditor.cli.main import main
from auditor.errors import ExitCode
from auditor.guide.load import load_guide
from auditor.report.changes import changes_of
from auditor.report.chinese import in_chinese
from auditor.report.items import items_of
from auditor.report.labels import Label
from auditor.report.pages import paper
from auditor.result import Audit, Earlier, audit_json

TITLE = "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
OVERSIGHT = (
    "The Board oversees environmental, social and governance issues of the Group."
)


def _audit(folder: Path, name: str, *more: str, since: str = "") -> Result:
    """Audit a report that says ``more`` as well; its data file is ``name``.json."""
    path = folder / f"{name}.txt"
    path.write_text("\n\n".join((TITLE, ABOUT, ESG_PAGE * 9, *more)), "utf-8")
    options = ["-f", "json", "-o", str(folder / f"{name}.json")]
    beside = ["--since", str(folder / since)] if since else []
    return CliRunner().invoke(
        main, ["audit", str(path), *options, *beside], standalone_mode=False
    )


def test_a_gap_that_was_closed_is_told(tmp_path: Path) -> None:
    """On the terminal and in the data file; the verdicts are those of this report."""
    _audit(tmp_path, "then")
    alone = _audit(tmp_path, "now", OVERSIGHT)
    without = json.loads((tmp_path / "now.json").read_text("utf-8"))
    result = _audit(tmp_path, "now", OVERSIGHT, since="then.json")
    told = json.loads((tmp_path / "now.json").read_text("utf-8"))
    since = told.pop("since")

    assert "Gaps closed" not in alone.output
    assert result.return_value == ExitCode.CLEAN
    assert "Change since the earlier review of this year: disclosed +1" in result.output
    assert "Gaps closed: 1 (MDR 13(i)). Gaps opened: none." in result.output
    assert since["closed"] == ["MDR.13(i)"]
    assert since["opened"] == []
    assert since["verdicts"] == [
        {"id": "MDR.13(i)", "then": "omitted", "now": "disclosed"}
    ]
    assert told == without


def test_a_review_with_an_earlier_one_still_verifies(tmp_path: Path) -> None:
    """What has changed rests on another file and is not held again."""
    _audit(tmp_path, "then")
    _audit(tmp_path, "now", OVERSIGHT, since="then.json")

    files = [str(tmp_path / "now.json"), str(tmp_path / "now.txt")]
    result = CliRunner().invoke(main, ["verify", *files], standalone_mode=False)

    assert result.return_value == ExitCode.CLEAN


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("edition", "2025", "the edition of the earlier audit is 2025, that of"),
        ("issuer", "Other Limited", "the issuer of the earlier audit is Other"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    tmp_path: Path, key: str, value: str, told: str
) -> None:
    """Another issuer, or other provisions; nothing is written."""
    _audit(tmp_path, "then")
    path = tmp_path / "then.json"
    record = json.loads(path.read_text("utf-8"))
    record["report"][key] = value
    path.write_text(json.dumps(record), "utf-8")

    result = _audit(tmp_path, "now", OVERSIGHT, since="then.json")

    assert result.return_value == ExitCode.USAGE
    assert told in " ".join(result.output.split())
    assert not (tmp_path / "now.json").exists()


def _beside(**changed: State) -> Audit:
    """Return an audit beside itself with other verdicts and no gap of A1.1."""
    gaps = {f.provision for f in SAMPLE.findings if f.kind is FindingKind.GAP}
    then = {v.provision: v.state for v in SAMPLE.verdicts}
    announced = (
        v.provision for v in SAMPLE.verdicts if any(e.confirm for e in v.elements)
    )
    return replace(
        SAMPLE,
        earlier=Earlier(
            fy_end=SAMPLE.profile.fy_end.replace(year=SAMPLE.profile.fy_end.year - 1),
            sha256="0" * 64,
            verdicts=then | changed,
            announced=frozenset(announced),
            gaps=frozenset(sorted(gaps)[1:]),
        ),
    )


def test_the_same_again_has_changed_nothing() -> None:
    """Each label keeps its number, those to confirm by eye as well."""
    changes = changes_of(_beside(), items_of(SAMPLE))

    assert changes
    assert set(changes.counts) == {(label, 0) for label in Label}


def test_the_summary_has_a_line_of_changes() -> None:
    """By how many each verdict has grown, and which gaps are new."""
    disclosed = next(
        item.requirement.id
        for item in items_of(SAMPLE)
        if item.label is Label.DISCLOSED
    )
    audit = _beside(**{disclosed: State.OMITTED})
    page = paper(audit, {})
    line = page.partition('<tr class="change">')[2].partition("</tr>")[0]

    assert "Change since the year ended" in line
    assert [cell.partition("<")[0] for cell in line.split('">')[2:8]] == [
        *("+1", "0", "0", "-1", "0", "0")
    ]
    assert "Gaps closed: none. Gaps opened: 1 (" in page
    assert '<tr class="change">' not in paper(SAMPLE, {})


def test_the_changes_are_told_in_chinese() -> None:
    """The line, and the gaps."""
    page = paper(in_chinese(_beside(), load_guide()), {})

    assert "止年度的變動" in page
    assert "已消除的缺漏：無。新增的缺漏：1項（" in page


def test_the_data_file_is_as_its_schema_says() -> None:
    """With all that has changed."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((bundled("data") / "audit.schema.json").read_text("utf-8"))
    told = json.loads(audit_json(_beside(**{"A1.1": State.UNREAD})))

    assert "since" in told
    jsonschema.validate(told, schema)
