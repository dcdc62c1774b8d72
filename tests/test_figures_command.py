"""``auditor figures``: the figures of a report as CSV, XLSX or JSON."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_audit import SAMPLE
from sample_parts import figure

from auditor.audit import audit_report
from auditor.cli.main import main
from auditor.document import Place, Quote
from auditor.errors import ExitCode
from auditor.guide.load import load_guide
from auditor.metrics.figures import Bound, Kind, Origin
from auditor.profile.facts import Overrides
from auditor.report.register import figures_csv, figures_xlsx
from auditor.result import Audit, audit_json

TEXT = """\
EXAMPLE LIMITED
ENVIRONMENTAL, SOCIAL AND GOVERNANCE REPORT
For the year ended 31 December 2023

Emissions

Indicator\tUnit\t2023
Scope 1 emissions\tkg of CO2e\t12,300

Employees

The Group had a total of 457 employees.

Prices of stamps

Kind\t2023
Red\t14.50
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report with two figures and a table of something else."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["figures", *map(str, arguments)])


def workbook(audit: Audit) -> tuple[str, str]:
    """Return the sheet and the texts of a workbook, as they stand in it."""
    with zipfile.ZipFile(io.BytesIO(figures_xlsx(audit))) as parts:
        names = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
        sheet, texts = (parts.read(name).decode() for name in names)
    return sheet, texts


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_figure_is_a_row_of_csv(report: Path) -> None:
    """What it is of, its value in our unit, what is printed, where, in what words."""
    ended = run(report)
    first, second = rows(ended.stdout)

    assert ended.exit_code == ExitCode.CLEAN
    assert first == {
        "provision": "A1.2",
        "metric": "Scope 1 greenhouse gas emissions",
        "split": "",
        "period": "2023",
        "value": "12.3",
        "unit": "tCO2e",
        "printed": "12,300",
        "printed unit": "kg of CO2e",
        "line": "8",
        "stood in": "table cell",
        "quote": "Scope 1 emissions kg of CO2e 12,300",
        "note": "",
    }
    assert (second["metric"], second["value"]) == ("Employees", "457")
    assert second["stood in"] == "sentence"


def test_what_is_left_to_the_eye_is_told_apart_from_the_table(report: Path) -> None:
    """A table with numbers that are no KPI is named, by its line or page."""
    ended = run(report)

    assert "2 figures of report.txt." in ended.stderr
    assert "none was read as a KPI figure: line\u00a016." in ended.stderr
    assert "14.50" not in ended.stdout


def test_the_json_has_the_figures_of_the_audit(report: Path) -> None:
    """In the form of audit.json, under the same schema."""
    alone = json.loads(run(report, "-f", "json").stdout)
    audit = json.loads(audit_json(audit_report(report, load_guide(), Overrides())))

    assert alone["schema"] == audit["schema"]
    assert alone["figures"] == audit["figures"] != []
    assert (
        alone["leftovers"]
        == audit["leftovers"]
        == [
            {
                "kind": "table",
                "line": 16,
                "title": "Prices of stamps",
                "values": 1,
                "values_read": 0,
            }
        ]
    )


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_name_of_the_file_says_the_form(
    report: Path, tmp_path: Path, form: str
) -> None:
    """The same report gives the same bytes."""
    target = tmp_path / f"table.{form}"
    ended = run(report, "-o", target)
    first = target.read_bytes()
    run(report, "-o", target)

    assert (ended.exit_code, ended.stdout) == (ExitCode.CLEAN, "")
    assert target.read_bytes() == first
    assert first.startswith({"csv": b"prov", "xlsx": b"PK", "json": b"{"}[form])


def test_a_workbook_is_not_printed(report: Path) -> None:
    """It is no text."""
    ended = run(report, "-f", "xlsx")

    assert (ended.exit_code, ended.stdout) == (ExitCode.USAGE, "")
    assert "Name a file" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "table.docx"), "ends in .docx"),
        (("-o", "table.csv", "-f", "json"), "--format asks for json"),
        (("--fy-start", "2023-12-31", "--fy-end", "2023-01-01"), "ends before"),
    ],
)
def test_a_contradiction_is_refused(
    report: Path, arguments: tuple[str, ...], said: str
) -> None:
    """In one sentence; nothing is written."""
    ended = run(report, *arguments)

    assert ended.exit_code == ExitCode.USAGE
    assert said in ended.stderr


def test_the_report_itself_is_not_overwritten(report: Path) -> None:
    """Even where it is named as the output."""
    ended = run(report, "-o", report, "-f", "csv")

    assert ended.exit_code == ExitCode.USAGE
    assert report.read_text("utf-8") == TEXT


def test_no_text_of_the_report_is_a_formula() -> None:
    """In CSV it is kept from it by an apostrophe; in a workbook it is typed as text."""
    hostile = replace(SAMPLE.figures[0], quote="=1+1", unit="@sum", printed="-5")
    audit = replace(SAMPLE, figures=(hostile,))
    (row,) = rows(figures_csv(audit))
    sheet, texts = workbook(audit)

    assert (row["quote"], row["printed unit"], row["printed"]) == (
        "'=1+1",
        "'@sum",
        "-5",
    )
    assert "<f>" not in sheet
    assert all(f"<t>{text}</t>" in texts for text in ("=1+1", "@sum", "-5"))


def test_a_number_below_nought_stays_a_number() -> None:
    """Its minus is no formula."""
    low = replace(figure("ghg_scope1", "8 t", "-8 tCO2e"), value=Decimal(-8))
    audit = replace(SAMPLE, figures=(low,))
    (row,) = rows(figures_csv(audit))
    sheet, _ = workbook(audit)

    assert row["value"] == "-8"
    assert re.search(r'<c r="E2"[^>]*><v>-8</v></c>', sheet)


def test_what_is_doubtful_of_a_figure_is_said() -> None:
    """Unit not known, a bound, a footnote mark at it, read off a chart."""
    doubtful = replace(
        SAMPLE.figures[0],
        canonical=None,
        bound=Bound.OVER,
        certain=False,
        marks=("2",),
        origin=Origin.CHART,
    )
    (row,) = rows(figures_csv(replace(SAMPLE, figures=(doubtful,))))

    assert (row["value"], row["unit"]) == ("", "")
    assert row["note"] == (
        "unit not known, not converted; a bound or a rounded number; "
        "footnote mark taken off the number: 2; read off a chart: confirm by eye"
    )


@pytest.mark.parametrize(
    ("printed", "kind", "note"),
    [
        ("-", Kind.DASH, "a dash: nought or no figure, confirm"),
        ("N/A", Kind.ABSENT, "the report gives no figure"),
        ("6,000-6,100", Kind.RANGE, "a range: no one value"),
    ],
)
def test_what_stands_instead_of_a_figure_is_a_row_without_a_value(
    printed: str, kind: Kind, note: str
) -> None:
    """In the table, and in a list of its own in the data file."""
    empty = replace(SAMPLE.figures[0], printed=printed, kind=kind, canonical=None)
    audit = replace(SAMPLE, figures=(), unvalued=(empty,))
    (row,) = rows(figures_csv(audit))
    known = json.loads(audit_json(audit))

    assert (row["printed"], row["value"], row["note"]) == (printed, "", note)
    assert known["figures"] == []
    assert [(one["printed"], one["kind"]) for one in known["unvalued"]] == [
        (printed, kind.value)
    ]
    assert "value" not in known["unvalued"][0]


def test_a_torn_quote_has_its_label_and_heads_beside_it() -> None:
    """In one cell, and apart in the data file."""
    place = Place(page=29)
    torn = replace(
        SAMPLE.figures[0], quote="12.3", beside=(Quote(text="Scope 1", place=place),)
    )
    audit = replace(SAMPLE, figures=(torn,))
    (row,) = rows(figures_csv(audit))

    assert row["quote"] == "12.3 | Scope 1"
    assert json.loads(audit_json(audit))["figures"][0]["beside"] == [
        {"page": 29, "quote": "Scope 1"}
    ]


def test_a_page_goes_by_its_number() -> None:
    """Counted from 1 in the file."""
    placed = replace(SAMPLE.figures[0], place=Place(page=29))
    (row,) = rows(figures_csv(replace(SAMPLE, figures=(placed,))))

    assert row["page"] == "29"
