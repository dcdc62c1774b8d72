"""The workbook of a review: read back as a spreadsheet reads it."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from sample_audit import SAMPLE

from auditor.report.workbook import audit_xlsx
from auditor.result import Audit

_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def _parts(audit: Audit) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(audit_xlsx(audit))) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def _parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  of our own writing


def _rows(audit: Audit, sheet: int) -> list[dict[str, str]]:
    """Return the rows of a sheet, counted from 1, by the heads of their columns."""
    parts = _parts(audit)
    shared = [
        "".join(item.itertext())
        for item in _parsed(parts["xl/sharedStrings.xml"]).findall("x:si", _NS)
    ]
    lines: list[dict[str, str]] = []
    for row in _parsed(parts[f"xl/worksheets/sheet{sheet}.xml"]).iterfind(
        ".//x:row", _NS
    ):
        cells: dict[str, str] = {}
        for cell in row:
            letters = cell.get("r", "").rstrip("0123456789")
            value = cell.findtext("x:v", "", _NS)
            cells[letters] = shared[int(value)] if cell.get("t") == "s" else value
        lines.append(cells)
    heads = lines[0]
    return [{heads[at]: text for at, text in line.items()} for line in lines[1:]]


def test_the_register_has_a_row_for_each_thing_asked() -> None:
    """With what was found, where, and what would close it."""
    rows = _rows(SAMPLE, 1)
    asked = sum(len(verdict.elements) for verdict in SAMPLE.verdicts)
    gap = next(row for row in rows if row.get("severity") == "high")

    assert len(rows) == asked
    assert gap["ref"] == "MDR 13(iii)"
    assert gap["verdict"] == "not found"
    assert gap["element found"] == "missing"
    assert gap["clear or judgement"] == "clear"
    assert gap["what would close it"].startswith("Add: how the board reviews progress")


def test_gaps_stand_first_and_the_worst_before_all() -> None:
    """An officer reads from the top."""
    order = ["high", "medium", "low", None]
    ranks = [order.index(row.get("severity")) for row in _rows(SAMPLE, 1)]

    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_what_is_no_gap_is_there_and_filtered_out() -> None:
    """The filter of the column for severity shows what it holds; others are hidden."""
    sheet = _parsed(_parts(SAMPLE)["xl/worksheets/sheet1.xml"])
    lines = sheet.findall(".//x:row", _NS)[1:]
    rows = _rows(SAMPLE, 1)

    assert sheet.find(".//x:filterColumn/x:customFilters", _NS) is not None
    assert [line.get("hidden") == "1" for line in lines] == [
        "severity" not in row for row in rows
    ]


def test_without_a_gap_nothing_is_filtered_out() -> None:
    """Else the register would look empty."""
    sheet = _parts(replace(SAMPLE, findings=()))["xl/worksheets/sheet1.xml"]

    assert 'hidden="1"' not in sheet
    assert "filterColumn" not in sheet


def test_an_answer_has_the_heading_that_it_stands_under() -> None:
    """As printed, each once."""
    first = SAMPLE.verdicts[0]
    found = tuple(replace(e, section="Our Board") for e in first.evidence)
    verdicts = (replace(first, evidence=found), *SAMPLE.verdicts[1:])

    rows = _rows(replace(SAMPLE, verdicts=verdicts), 1)

    assert [row.get("evidence: section") for row in rows].count("Our Board") == 1


def test_a_sheet_prints_across_one_page() -> None:
    """Lying, with its head on each."""
    parts = _parts(SAMPLE)

    for number in (1, 2, 3):
        sheet = parts[f"xl/worksheets/sheet{number}.xml"]
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
    assert parts["xl/workbook.xml"].count("_xlnm.Print_Titles") == 3


def test_an_answer_has_its_quotes_and_no_severity() -> None:
    """Word for word, with their places."""
    rows = [row for row in _rows(SAMPLE, 1) if row["ref"] == "A1.2"]
    quoted = next(row for row in rows if "Scope 1" in row.get("evidence: quote", ""))

    assert quoted["evidence: place"] == "p. 21"
    assert "severity" not in quoted


def test_what_people_fill_in_is_empty_and_checked() -> None:
    """A date is a date, a state is one of the list; nothing is filled in."""
    heads = ("management response", "owner", "due date", "prepared on", "status")
    sheet = _parts(SAMPLE)["xl/worksheets/sheet1.xml"]

    assert not any(row.get(head) for row in _rows(SAMPLE, 1) for head in heads)
    assert '<dataValidation type="list"' in sheet
    assert "open,agreed,closed,not agreed" in sheet
    assert '<dataValidation type="date"' in sheet
    assert '<pane ySplit="1"' in sheet
    assert "<autoFilter" in sheet


def test_checks_and_figures_have_sheets_of_their_own() -> None:
    """With the working, in the order of the data."""
    assert len(_rows(SAMPLE, 2)) == len(SAMPLE.figures)
    assert [row["statement"] for row in _rows(SAMPLE, 3)] == [
        check.statement for check in SAMPLE.checks
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_words_of_a_report_are_no_formulas(start: str) -> None:
    """A spreadsheet that opens the workbook runs nothing."""
    first = SAMPLE.requirements[0]
    odd = replace(first, asks=start)
    audit = replace(SAMPLE, requirements=(odd, *SAMPLE.requirements[1:]))

    assert "<f>" not in _parts(audit)["xl/worksheets/sheet1.xml"]
    assert start in {row["requirement"] for row in _rows(audit, 1)}


def test_the_same_audit_gives_the_same_bytes() -> None:
    """No clock and no path."""
    assert audit_xlsx(SAMPLE) == audit_xlsx(SAMPLE)
