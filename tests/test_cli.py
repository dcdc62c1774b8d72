"""The command line: exit codes, one sentence for each bad input, what is written."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_audit import SAMPLE

from auditor.assess.finding import Severity
from auditor.bundled import bundled
from auditor.cli.audit import exit_code
from auditor.cli.chinese import CHINESE
from auditor.cli.main import main
from auditor.cli.output import Format, targets, write_files
from auditor.cli.screen import draw
from auditor.cli.summary import plain, summarise
from auditor.errors import (
    ExitCode,
    MissingLibraryError,
    OutputError,
    ReportError,
    UsageError,
)
from auditor.guide.clues import Kind
from auditor.guide.provisions import Certainty, IssuerClass, Obligation
from auditor.ingest import ocr

GUIDE = bundled("guide_index.yaml").read_text("utf-8")
TRACEBACK = "Traceback"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file that stands in for a report where it is not to be read."""
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


def run(*arguments: object) -> Result:
    """Run ``auditor`` in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def fresh(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``auditor`` in an interpreter of its own."""
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def pdf(content: bytes, *, trailer: bytes = b"") -> bytes:
    """Return a PDF of one page that draws ``content``."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size 5/Root 1 0 R%s>>\n" % trailer
    return data + b"startxref\n%d\n%%%%EOF\n" % start


LOCKED = (
    b"/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2"
    b"/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>"
)
"""The entries of an encrypted file whose password is not the empty one."""


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", "unreadable", "empty"),
        (pdf(b"0 0 300 300 re f", trailer=LOCKED), "needs-password", "password"),
        (pdf(b"0 0 300 300 re f"), "no-text", "no text"),
        (bytes(range(256)) * 64, "wrong-type", "a report is a PDF"),
        (b"%PDF-1.7\n" + b"\0" * 500, "unreadable", "PDF"),
    ],
    ids=["empty", "encrypted", "no-text", "garbage", "damaged"],
)
def test_a_report_that_cannot_be_audited(
    tmp_path: Path, content: bytes, status: str, words: str
) -> None:
    """One sentence, exit code 4, no PDF, and the reason alone in audit.json."""
    report = tmp_path / "report.pdf"
    report.write_bytes(content)

    result = run("audit", report, "-o", tmp_path / "audit.pdf")

    assert result.exit_code == ExitCode.NOT_AUDITABLE
    assert result.stdout == (
        f"Written: {tmp_path / 'audit.json'} (why there is no review)\n"
    )
    assert result.stderr.startswith("auditor: report.pdf")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["audit.json", "report.pdf"]
    said = json.loads((tmp_path / "audit.json").read_text("utf-8"))
    assert set(said) == {"schema", "report"}
    assert said["report"]["status"] == status
    assert said["report"]["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_review_of_an_earlier_run_is_named(tmp_path: Path) -> None:
    """Nobody takes the old PDF for that of the report that was refused."""
    report = tmp_path / "report.pdf"
    report.write_bytes(b"")
    old = tmp_path / "audit.pdf"
    old.write_bytes(b"old")

    result = run("audit", report, "-o", old)

    assert result.stdout.splitlines()[1:] == [
        f"Not written: {old}, which is still that of an earlier run"
    ]
    assert old.read_bytes() == b"old"
    assert run("audit", report, "-q", "-o", old).stdout == ""


def test_a_refused_report_leaves_nothing_where_json_is_not_asked(
    tmp_path: Path,
) -> None:
    """Only the sentence on standard error."""
    report = tmp_path / "report.pdf"
    report.write_bytes(b"")

    result = run("audit", report, "-f", "pdf", "-o", tmp_path / "audit.pdf")

    assert result.exit_code == ExitCode.NOT_AUDITABLE
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


def test_a_report_that_is_not_there(tmp_path: Path) -> None:
    """A slip on the command line, told with the path; nothing is written."""
    result = run("audit", tmp_path / "none.pdf", "-o", tmp_path / "audit.pdf")

    assert result.exit_code == ExitCode.USAGE
    assert "none.pdf: there is no such file" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_limit_has_an_exit_code_of_its_own(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs many reports can tell a bomb from a scan."""
    refuse(monkeypatch, ReportError("report.pdf: too large.", status="limit"))

    result = run("audit", report, "-o", report.with_name("audit.pdf"))

    assert result.exit_code == ExitCode.LIMIT


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("\neditions:", "\ncolour: red\neditions:", "colour"),
        ("\neditions:", '\nversion: "1"\neditions:', "version"),
        ('id: "2016"', "id: [1]", "id"),
        ('id: "2016"', "id: 1.10", "1.10"),
    ],
    ids=["unknown-key", "key-twice", "wrong-type", "number-without-quotes"],
)
def test_a_guide_that_is_refused(
    tmp_path: Path, report: Path, old: str, new: str, words: str
) -> None:
    """Exit code 5, one sentence with file, line and column; nothing is written."""
    guide = tmp_path / "guide.yaml"
    guide.write_text(GUIDE.replace(old, new, 1), "utf-8")

    result = run("audit", report, "--guide", guide, "-o", tmp_path / "audit.pdf")

    assert (result.exit_code, result.stdout) == (ExitCode.BAD_GUIDE, "")
    place = result.stderr.removeprefix(f"auditor: {guide}:").split(":")
    assert place[0].isdigit()
    assert place[1].strip().isdigit()
    assert words in result.stderr
    assert TRACEBACK not in result.stderr
    assert not (tmp_path / "audit.pdf").exists()
    assert not (tmp_path / "audit.json").exists()


def test_an_edition_that_the_guide_does_not_hold(report: Path) -> None:
    """Said in one sentence with what it does hold."""
    result = run("audit", report, "--edition", "1999")

    assert result.exit_code == ExitCode.USAGE
    assert result.stderr == (
        "auditor: --edition 1999: guide 2026.11 does not hold this edition. "
        "It holds 2016, 2020 and 2025.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--esg-pages", "41-29"),
        ("--esg-pages", "0-3"),
        ("--stock-code", "123456"),
        ("--format", "docx"),
        ("--fy-start", "31/12/2021"),
        ("--fy-start", "2021-12-31", "--fy-end", "2021-01-01"),
        ("--fail-on", "none"),
    ],
)
def test_a_wrong_option(report: Path, arguments: tuple[str, ...]) -> None:
    """Is a slip on the command line, exit code 2."""
    assert run("audit", report, *arguments).exit_code == ExitCode.USAGE


def test_a_date_in_another_order_is_told_how_to_write_it(report: Path) -> None:
    """By an example."""
    result = run("audit", report, "--fy-end", "31/12/2021")

    assert "write year, month and day, as 2021-12-31" in result.stderr


def refuse(monkeypatch: pytest.MonkeyPatch, raised: BaseException) -> None:
    """Let every audit end with ``raised``."""

    def audit_report(*_: object) -> None:
        raise raised

    monkeypatch.setattr("auditor.audit.audit_report", audit_report)


def test_a_fault_is_one_sentence(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback would only frighten the officer."""
    refuse(monkeypatch, KeyError("scope"))

    result = run("audit", report)

    assert result.exit_code == ExitCode.INTERNAL
    assert result.stderr == (
        "auditor: this is a fault of the program (KeyError). Run 'auditor --debug ...' "
        "with the same arguments and report what it prints.\n"
    )


def test_a_fault_shows_its_traceback_on_demand(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ``--debug``."""
    refuse(monkeypatch, KeyError("scope"))

    result = run("--debug", "audit", report)

    assert result.exit_code == ExitCode.INTERNAL
    assert TRACEBACK in result.stderr


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (MemoryError(), ExitCode.LIMIT),
        (OutputError("x: cannot be written."), ExitCode.NOT_WRITTEN),
        (MissingLibraryError("no Pango."), ExitCode.MISSING_LIBRARY),
    ],
)
def test_what_ends_an_audit_has_its_exit_code(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    raised: BaseException,
    code: ExitCode,
) -> None:
    """And one sentence on standard error."""
    refuse(monkeypatch, raised)

    result = run("audit", report)

    assert result.exit_code == code
    assert result.stderr.count("\n") == 1


def find(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every audit find what the sample audit holds."""
    monkeypatch.setattr("auditor.audit.audit_report", lambda *_: SAMPLE)


def test_without_pango_the_json_is_still_written(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3 says that the PDF is missing."""
    find(monkeypatch)

    def render_pdf(*_: object) -> bytes:
        raise MissingLibraryError("no Pango.")

    monkeypatch.setattr("auditor.report.pdf.render_pdf", render_pdf)

    result = run("audit", report, "-o", report.with_name("audit.pdf"))

    assert result.exit_code == ExitCode.MISSING_LIBRARY
    assert report.with_name("audit.json").exists()
    assert not report.with_name("audit.pdf").exists()


def test_json_alone_goes_to_the_file_that_is_named(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No PDF is drawn and the PDF engine is not needed."""
    find(monkeypatch)

    run("audit", report, "--format", "json", "--output", report.with_name("a.json"))

    assert sorted(p.name for p in report.parent.iterdir()) == ["a.json", "report.pdf"]


def test_an_incomplete_audit_goes_before_its_findings() -> None:
    """Of several exit codes the graver one is given."""
    complete = replace(SAMPLE, unread=())

    assert exit_code(SAMPLE, "low") is ExitCode.INCOMPLETE
    assert exit_code(complete, "low") is ExitCode.FINDINGS
    assert exit_code(replace(complete, incomplete=True), "low") is ExitCode.INCOMPLETE


def test_findings_below_the_threshold_do_not_fail() -> None:
    """The threshold itself does."""
    low = replace(SAMPLE.findings[0], severity=Severity.LOW)
    audit = replace(SAMPLE, unread=(), findings=(low,))

    assert exit_code(audit, "never") is ExitCode.CLEAN
    assert exit_code(audit, "high") is ExitCode.CLEAN
    assert exit_code(audit, "medium") is ExitCode.CLEAN
    assert exit_code(audit, "low") is ExitCode.FINDINGS


BOTH = (Format.PDF, Format.JSON)


@pytest.mark.parametrize("name", ["audit", "audit.pdf", "audit.json"])
def test_both_formats_go_under_one_stem(tmp_path: Path, name: str) -> None:
    """Whatever suffix is named."""
    found = targets(tmp_path / "r.pdf", tmp_path / name, BOTH)

    assert found == {
        Format.PDF: tmp_path / "audit.pdf",
        Format.JSON: tmp_path / "audit.json",
    }


def test_formats_asked_for_one_by_one_all_count(report: Path) -> None:
    """The first as well as the last: here the JSON says why there is no review."""
    run("audit", report, "-q", "-f", "json", "-f", "html", "-o", report.with_name("a"))
    run("audit", report, "-q", "-f", "html", "-f", "json", "-o", report.with_name("b"))

    assert report.with_name("a.json").is_file()
    assert report.with_name("b.json").is_file()


def test_a_name_that_ends_in_a_slash_is_a_folder(report: Path) -> None:
    """One that is not there is told; nothing is written beside it."""
    folder = report.with_name("en")
    arguments = ("audit", report, "-q", "-f", "json", "-o", f"{folder}/")

    result = run(*arguments)

    assert result.exit_code == ExitCode.USAGE
    assert "there is no folder" in result.output
    assert not folder.with_suffix(".json").exists()

    folder.mkdir()
    run(*arguments)
    assert (folder / f"{report.stem}-audit.json").is_file()


def test_a_dot_in_the_name_is_no_suffix(tmp_path: Path) -> None:
    """``review.v2`` does not become ``review.pdf``."""
    found = targets(tmp_path / "r.pdf", tmp_path / "review.v2", BOTH)

    assert found[Format.PDF] == tmp_path / "review.v2.pdf"


def test_without_a_name_the_output_is_named_after_the_report() -> None:
    """And goes to the folder one stands in."""
    assert targets(Path("x/report.2021.pdf"), None, BOTH) == {
        Format.PDF: Path("report.2021-audit.pdf"),
        Format.JSON: Path("report.2021-audit.json"),
    }


def test_the_folder_one_stands_in_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full stop names it, and no file."""
    monkeypatch.chdir(tmp_path)
    result = run("audit", ".", "-f", "json")

    assert f"{tmp_path.name}: this is a folder" in result.output
    assert Path(f"{tmp_path.name}-audit.json").is_file()


def test_a_suffix_that_contradicts_the_format_is_refused(tmp_path: Path) -> None:
    """JSON in a file called PDF would help nobody."""
    with pytest.raises(UsageError, match=r"ends in \.pdf, but --format asks for json"):
        targets(tmp_path / "r.pdf", tmp_path / "audit.pdf", (Format.JSON,))


def test_a_folder_takes_files_named_after_the_report(tmp_path: Path) -> None:
    """Under the same stem as where no place is named."""
    assert targets(Path("x/tea.pdf"), tmp_path, (Format.SARIF, Format.JUNIT)) == {
        Format.SARIF: tmp_path / "tea-audit.sarif",
        Format.JUNIT: tmp_path / "tea-audit.xml",
    }


def test_each_format_asked_for_is_written(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one run, in any order."""
    find(monkeypatch)

    run("audit", report, "-f", "junit,sarif,json", "-o", report.with_name("a"))

    written = sorted(p.name for p in report.parent.iterdir())
    assert written == ["a.json", "a.sarif", "a.xml", "report.pdf"]


def test_the_suffix_of_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    """No Word file is written."""
    with pytest.raises(UsageError, match=r"ends in \.docx, but a review is written"):
        targets(tmp_path / "r.pdf", tmp_path / "audit.docx", BOTH)


def test_the_report_is_never_overwritten(report: Path) -> None:
    """Even where its own name is given for the output."""
    with pytest.raises(UsageError, match="would be overwritten"):
        targets(report, report, BOTH)


def test_a_folder_that_is_not_there_is_said_before_the_audit(report: Path) -> None:
    """The officer does not wait for an audit that cannot be kept."""
    result = run("audit", report, "-o", report.parent / "none" / "audit.pdf")

    assert result.exit_code == ExitCode.NOT_WRITTEN
    assert "there is no folder" in result.stderr


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half a file nor a draft."""
    old = tmp_path / "audit.pdf"
    old.write_bytes(b"old")

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)

    with pytest.raises(OutputError, match="No space left on device"):
        write_files({old: b"new"})
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [
        ("audit.pdf", b"old")
    ]


def test_files_are_replaced_whole(tmp_path: Path) -> None:
    """And nothing but them is left."""
    write_files({tmp_path / "a": b"old"})
    write_files({tmp_path / "a": b"new", tmp_path / "b": b"2"})

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a": b"new",
        "b": b"2",
    }


def test_the_summary_counts_by_part_and_lists_what_to_close() -> None:
    """Plain lines where standard output is no terminal."""
    lines = list(plain(summarise(SAMPLE, (Path("audit.pdf"),))))

    assert lines[0] == "Cinder Quay Logistics Holdings Limited (99902)"
    assert "  part               B  C-environmental  C-social  all" in lines
    assert "  partly disclosed   2                1         2    5" in lines
    assert "To close first:" in lines
    assert any("MDR.13(iii)" in line for line in lines)
    assert lines[-1] == "Written: audit.pdf"


def test_the_summary_cannot_steer_the_terminal() -> None:
    """Control characters of a hostile report are shown as lost, not sent."""
    hostile = replace(
        SAMPLE, profile=replace(SAMPLE.profile, warnings=("\x1b[2Jall is well",))
    )

    assert "\x1b" not in "\n".join(plain(summarise(hostile, ())))


def test_the_screen_shows_the_same_as_the_plain_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Words in square brackets are text, not colours."""
    draw(summarise(SAMPLE, (Path("[red]audit.pdf"),)))

    shown = capsys.readouterr().out
    assert "Cinder Quay Logistics Holdings Limited" in shown
    assert "[red]audit.pdf" in shown


def test_quiet_prints_nothing(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But the outputs are written."""
    find(monkeypatch)
    output = report.with_name("audit.json")

    result = run("audit", report, "-q", "-f", "json", "-o", output)

    assert result.output == ""
    assert output.exists()


def test_explain_tells_what_a_provision_asks() -> None:
    """In the latest edition first, then in the others."""
    result = run("explain", "a1.2")

    assert result.exit_code == ExitCode.CLEAN
    lines = result.stdout.splitlines()
    assert lines[0].startswith("A1.2  ")
    assert [line[13:17] for line in lines if line.startswith("Edition")] == [
        "2020",
        "2016",
    ]
    assert "Binds        comply-or-explain (confirmed)" in lines
    assert "Kind         quantitative" in lines
    assert '    - a printed figure of "Scope 1 greenhouse gas emissions"' in lines


def test_explain_spells_out_every_vocabulary() -> None:
    """Where asked; those that void a clue too, and where a hit does not count."""
    assert "In words" not in run("explain", "A1.3").stdout
    lines = run("explain", "A1.3", "--terms").stdout
    told = " ".join(lines.split())

    head, _, void = told.partition("Voided by")
    named = set(re.findall(r"\[([^\]]+)\]", head.partition("In words")[0]))
    spelled = re.findall(r"- \[([^\]]+)\]", told.partition("In words")[2])
    assert named == set(spelled)
    assert "; not in: " in void or "; not in: " in head


@pytest.mark.parametrize("provision", ["A1.2", "A1.6", "B1.1", "D.28(a)"])
def test_explain_prints_no_raw_name(provision: str) -> None:
    """Metrics are called what the review calls them."""
    assert "_" not in run("explain", provision).stdout


def test_explain_points_to_what_replaced_a_provision() -> None:
    """Where the guide says so, in the explanation and where an edition lacks it."""
    assert "Replaced     after the 2020 edition, by D.28(a), D.28(b)" in (
        run("explain", "A1.2").stdout
    )
    lacking = run("explain", "A1.2", "--edition", "2025")
    assert "It is replaced by: D.28(a), D.28(b)." in lacking.stderr


def test_a_guide_file_that_is_not_there(tmp_path: Path) -> None:
    """The sentence says what to do about it."""
    result = run("explain", "A1.2", "--guide", tmp_path / "none.yaml")

    assert result.exit_code == ExitCode.BAD_GUIDE
    assert "there is no such file. Name a guide file with --guide" in result.stderr


def test_explain_keeps_to_the_edition_that_is_named() -> None:
    """What only a later edition names is not looked for in it."""
    heads = [
        line
        for line in run("explain", "A1.2", "--edition", "2016").stdout.splitlines()
        if line.startswith("  - ")
    ]

    assert "  - total greenhouse gas emissions" in heads
    assert [head for head in heads if "Scope" in head] == []


def test_explain_takes_all_below_a_paragraph() -> None:
    """Paragraph 28 has three parts, and is not the beginning of another's number."""
    result = run("explain", "D.28")

    heads = [line for line in result.stdout.splitlines() if line.startswith("D.")]
    assert [head.split()[0] for head in heads] == ["D.28(a)", "D.28(b)", "D.28(c)"]
    overview = result.stdout.partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in overview] == ["D.28(a)", "D.28(b)", "D.28(c)"]


def test_explain_suggests_near_ids() -> None:
    """For an id that does not exist."""
    result = run("explain", "A1.22")

    assert result.exit_code == ExitCode.USAGE
    assert "there is no such provision. Near to it: A1.2" in result.stderr


def test_explain_suggests_ids_of_another_part() -> None:
    """Where no part has the letter that was typed."""
    result = run("explain", "E.26(a)")

    assert result.exit_code == ExitCode.USAGE
    assert "there is no such provision. Near to it: D.26(a)" in result.stderr


def test_explain_prints_a_climate_paragraph_with_all_below_it() -> None:
    """Letters, numerals and whom the paragraph binds from when."""
    result = run("explain", "D.26", "--edition", "2025")

    titles = [line for line in result.stdout.splitlines() if line.startswith("D.26")]
    assert [title.split()[0] for title in titles] == [
        "D.26(a)",
        "D.26(a)(i)",
        "D.26(a)(ii)",
        "D.26(a)(iii)",
        "D.26(b)",
        "D.26(b)(i)",
        "D.26(b)(ii)",
        "D.26(b)(iii)",
    ]
    assert "comply-or-explain (secondary); voluntary for issuers" in result.stdout


def test_explain_speaks_chinese() -> None:
    """What is asked and looked for, names, duties, terms: no line is English."""
    lines = run(
        "explain", "D.26", "--edition", "2025", "--lang", "zh-Hant", "--terms"
    ).stdout.splitlines()

    assert "D.26(a)  氣候抗禦力" in lines
    assert "版本         2025：《環境、社會及管治報告守則》（2025年版）" in lines
    assert "披露方式     敘述" in lines
    assert "對應準則     IFRS S2 / HKFRS S2 22(a)" in lines
    assert any("GEM發行人：自願披露（據第二手資料）" in line for line in lines)
    assert any("2026年1月1日或之後" in line for line in lines)
    assert any(line.startswith("  - [情景] 情景、") for line in lines)


def test_explain_leaves_no_line_in_english_beside_the_chinese() -> None:
    """Terms apart, of which those of the other language are listed as well."""
    told = [run("explain", id_, "--lang", "zh-Hant").stdout for id_ in ("A1", "D.26")]

    lines = "".join(told).splitlines()
    words = [line for line in lines if not HAN.search(line)]
    assert [line for line in words if re.search("[a-z]{3}", line)] == []


def test_explain_has_a_chinese_word_for_every_word_of_the_guide() -> None:
    """A new obligation or class would be printed in English between Chinese ones."""
    words = (*Obligation, *Certainty, *IssuerClass, *Kind)

    assert [word for word in words if word not in CHINESE] == []


def test_explain_says_that_an_edition_lacks_a_provision() -> None:
    """Climate change came with the 2020 edition."""
    result = run("explain", "A4.1", "--edition", "2016")

    assert result.exit_code == ExitCode.USAGE
    assert "A4.1 is not part of the 2016 edition. It stands in: 2020." in result.stderr


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("audit", "--help"), ("explain", "A1.2")]
)
def test_light_commands_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """Each of these libraries takes longer to load than the whole command."""
    program = (
        "import sys\n"
        "from auditor.cli.main import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "finally:\n"
        "    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )

    heavy = {"spacy", "pandas", "numpy", "weasyprint", "jinja2", "pypdfium2", "rich"}
    assert heavy & {*ended.stderr.split()} == set()


def test_output_that_the_terminal_cannot_show_is_no_fault() -> None:
    """A Windows code page has no Chinese."""
    ended = fresh("explain", "B5.GD", "--terms", PYTHONIOENCODING="cp1252")

    assert ended.returncode == ExitCode.CLEAN
    assert "\\u" in ended.stdout


def test_doctor_finds_all_that_is_needed() -> None:
    """Where the tests run, an audit runs."""
    ended = fresh("doctor")

    assert ended.returncode == ExitCode.CLEAN
    assert "ok       pdf        a page was written" in ended.stdout
    assert "ok       guide" in ended.stdout


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (False, "missing  ocr        optional: without it scanned pages count as not"),
        (True, "ok       ocr        scanned pages are read off their pictures"),
    ],
)
def test_doctor_tells_whether_scanned_pages_are_read(
    monkeypatch: pytest.MonkeyPatch,
    there: bool,  # noqa: FBT001  as the program is asked
    told: str,
) -> None:
    """What is optional is no failure, and how to get it stands below."""
    monkeypatch.setattr(ocr, "is_installed", lambda: there)
    result = run("doctor")

    assert result.exit_code == ExitCode.CLEAN
    assert told in result.stdout
    assert ("pip install 'esg-auditor[ocr]'" in result.stdout) is not there
