"""A review held against its report again: file, quotes, verdicts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from written import ABOUT, ESG_PAGE

from auditor.cli.main import main
from auditor.document import Document
from auditor.errors import ExitCode, ReportError
from auditor.guide.load import load_guide
from auditor.ingest.ocr import Ocr
from auditor.ingest.read import read_report
from auditor.verify import read_record, verify

OVERSIGHT = (
    "The Board oversees environmental, social and governance issues of the Group."
)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), standalone_mode=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with an answer, and its audit beside it."""
    path = tmp_path / "report.txt"
    title = (
        "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
    )
    path.write_text("\n\n".join((title, ABOUT, ESG_PAGE * 9, OVERSIGHT)), "utf-8")
    told = _run("audit", path, "-f", "json", "-q", "-o", tmp_path / "audit.json")
    assert told.return_value == ExitCode.CLEAN
    return path


def _verify(report: Path) -> Result:
    return _run("verify", report.with_name("audit.json"), report)


def _change(report: Path, *keys: str | int, value: object) -> None:
    """Set one value of the data file."""
    path = report.with_name("audit.json")
    told = json.loads(path.read_text("utf-8"))
    at = told
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    path.write_text(json.dumps(told), "utf-8")


def test_a_review_of_the_same_file_stands(report: Path) -> None:
    """All that it says is found again."""
    result = _verify(report)
    quotes = len(read_record(report.with_name("audit.json")).quotes)

    assert result.return_value == ExitCode.CLEAN
    assert "the file that was audited" in result.output
    assert "not the file" not in result.output
    assert quotes
    assert f"{quotes} of {quotes} stand where the review says" in result.output
    assert "55 of 55 are reached again" in result.output


def test_a_quote_that_was_changed_is_told(report: Path) -> None:
    """With the provision and the words."""
    record = json.loads(report.with_name("audit.json").read_text("utf-8"))
    at = next(i for i, row in enumerate(record["provisions"]) if row["evidence"])
    words = "The Board never meets."
    _change(report, "provisions", at, "evidence", 0, "quote", value=words)

    result = _verify(report)

    assert result.return_value == ExitCode.FINDINGS
    assert f"{record['provisions'][at]['id']}, page 1: {words}" in result.output


def test_of_another_file_a_few_differences_are_told(report: Path) -> None:
    """It is not the report; what stands in it otherwise is no news."""
    lost = len(read_record(report.with_name("audit.json")).quotes)
    report.write_text("Environmental, Social and Governance Report 2021\n" * 90)

    result = _verify(report)

    assert lost > 5
    assert "not the file that was audited" in result.output
    assert result.output.count(", page 1: ") == 5
    assert f"  and {lost - 5} more\n" in result.output


def test_a_verdict_that_was_changed_is_told(report: Path) -> None:
    """Then and now."""
    _change(report, "provisions", 0, "verdict", value="omitted")

    result = _verify(report)

    assert result.return_value == ExitCode.FINDINGS
    assert "54 of 55 are reached again" in result.output
    assert "MDR.13(i): omitted in the review, disclosed now" in result.output


def test_a_provision_that_was_cut_is_told(report: Path) -> None:
    """The guide says how many there are."""
    path = report.with_name("audit.json")
    told = json.loads(path.read_text("utf-8"))
    cut = told["provisions"].pop()
    path.write_text(json.dumps(told), "utf-8")

    result = _verify(report)

    assert result.return_value == ExitCode.FINDINGS
    assert "54 of 55 are reached again" in result.output
    assert f"{cut['id']}: left out in the review" in result.output


def test_pages_are_read_as_they_were(
    report: Path,
) -> None:
    """With OCR, without it, or as the program decides."""
    read: list[Ocr] = []

    def noted(path: Path, ocr: Ocr) -> Document:
        read.append(ocr)
        return read_report(path)

    data = report.with_name("audit.json")
    _run("audit", report, "-f", "json", "-q", "-o", data, "--ocr", "never")
    assert json.loads(data.read_text("utf-8"))["given"] == {"ocr": "never"}
    guide = load_guide()

    assert verify(read_record(data), report, guide, read=noted).holds
    _run("audit", report, "-f", "json", "-q", "-o", data)
    assert verify(read_record(data), report, guide, read=noted).holds
    assert read == [Ocr.NEVER, Ocr.AUTO]


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        (("report", "issuer"), "Other Limited", "  report: issuer"),
        (("figures",), [{"kpi": "A1.1"}], "1 of 1 not reached again (A1.1)"),
        (("checks",), [{"kpi": "A1.2"}], "1 of 1 not reached again (A1.2)"),
        (("findings", 0, "severity"), "none", "not reached again ("),
        (("findings",), [], "not in the review ("),
        (("provisions", 1, "elements"), [], "  MDR.13(ii): elements"),
        (("extra",), 1, "  extra: changed"),
    ],
)
def test_anything_that_was_changed_is_told(
    report: Path, keys: tuple[str | int, ...], value: object, said: str
) -> None:
    """Also where no verdict and no quote was touched."""
    same = _verify(report)
    _change(report, *keys, value=value)

    result = _verify(report)

    assert "The rest  is the same" in same.output
    assert result.return_value == ExitCode.FINDINGS
    assert "The rest  is not the same" in result.output
    assert said in result.output


def test_the_name_of_the_file_may_differ(report: Path) -> None:
    """It says nothing of what stands in it."""
    other = report.rename(report.with_name("draft.txt"))

    assert _verify(other).return_value == ExitCode.CLEAN


def test_another_file_is_told(report: Path) -> None:
    """One changed word is enough."""
    report.write_text(report.read_text("utf-8").replace("oversees", "watches"), "utf-8")

    result = _verify(report)

    assert result.return_value == ExitCode.FINDINGS
    assert "Report    not the file that was audited" in result.output


def test_what_the_user_gave_is_given_again(report: Path) -> None:
    """Or another edition would be asked, and every verdict would differ."""
    audit = report.with_name("audit.json")
    _run(
        *("audit", report, "-f", "json", "-q", "-o", audit, "--edition", "2025"),
        *("--as-of", "2026-01-01", "--issuer-class", "large-cap"),
    )

    assert _verify(report).return_value == ExitCode.CLEAN


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '{"schema": "auditor/1"}', "no"),
        '{"schema": "auditor/1", "provisions": []}',
    ],
)
def test_what_is_no_data_file_is_refused(report: Path, text: str) -> None:
    """In one sentence, exit code 2."""
    report.with_name("audit.json").write_text(text, "utf-8")

    result = _verify(report)

    assert result.return_value == ExitCode.USAGE
    assert "this is no data file" in result.stderr


def test_the_pdf_that_holds_the_data_file_is_taken_as_well(report: Path) -> None:
    """It says the same; one without the file is refused with the remedy."""
    review = report.with_name("review.pdf")
    _run("audit", report, "-q", "--embed", "-f", "pdf", "-o", review)

    assert read_record(review) == read_record(report.with_name("audit.json"))

    _run("audit", report, "-q", "-f", "pdf", "-o", review)
    with pytest.raises(ReportError, match="Write the review with --embed"):
        read_record(review)


def test_there_is_nothing_to_put_the_data_file_into(report: Path) -> None:
    """``--embed`` needs a PDF."""
    told = _run("audit", report, "--embed", "-f", "json")

    assert told.return_value == ExitCode.USAGE
    assert "--embed puts the data file into the PDF" in told.output
