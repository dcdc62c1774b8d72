"""``auditor audit``: a report in, its review as PDF and JSON out."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from auditor.cli.guides import ENGLISH, language, open_guide
from auditor.cli.output import Format, Targets, targets, write_files
from auditor.errors import ExitCode, MissingLibraryError, ReportError, UsageError

if TYPE_CHECKING:  # the rooms behind them are slow to import
    from auditor.document import Document
    from auditor.profile.facts import Overrides
    from auditor.result import Audit

Stage = Callable[[str], None]
"""Says what is being done now."""
NEVER = "never"
SEVERITIES = ("high", "medium", "low")
"""Worst first; ``auditor.assess.Severity`` holds the same words."""


CLASSES = ("large-cap", "main-board", "gem")
"""The words of ``auditor.guide.provisions.IssuerClass``."""


OCR = ("auto", "never", "force")
"""The words of ``auditor.ingest.ocr.Ocr``."""


class Options(TypedDict):
    """What the command line of ``auditor audit`` says."""

    report: Path
    others: tuple[Path, ...]
    output: Path | None
    formats: tuple[Format, ...]
    issuer: str | None
    stock_code: str | None
    fy_start: dt.date | None
    fy_end: dt.date | None
    as_of: dt.date | None
    edition: str | None
    issuer_class: str | None
    class_confirmed_by: str | None
    esg_pages: tuple[int, int] | None
    index_pages: tuple[int, int] | None
    guide: Path | None
    since: Path | None
    ocr: str
    embed: bool
    lang: str
    fail_on: str
    quiet: bool


def _formats(
    _context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[Format, ...]:
    """Read ``pdf,json``, in any order, given at once or one after the other."""
    text = ",".join(texts)
    words = dict.fromkeys(text.replace(" ", "").lower().split(","))
    if not words.keys() <= set(Format):
        raise click.BadParameter(f"{text!r}: write some of {','.join(Format)}.")
    return tuple(Format(word) for word in words)


def _output(text: str) -> Path:
    """Read the place to write to; a name that ends in a slash is a folder."""
    path = Path(text)
    if text.endswith(("/", os.sep)) and not path.is_dir():
        raise click.BadParameter(f"there is no folder {text}. Make it, or name a file.")
    return path


def page_range(text: str) -> tuple[int, int]:
    """Read ``29-41``: first and last page of the file, counted from 1."""
    found = re.fullmatch(r"([0-9]{1,6})-([0-9]{1,6})", text)
    first, last = map(int, found.groups()) if found else (0, 0)
    if not 1 <= first <= last:
        raise click.BadParameter(f"{text!r}: write first and last page, as 29-41.")
    return first, last


def _stock_code(text: str) -> str:
    """Read a stock code of one to five digits."""
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise click.BadParameter(f"{text!r}: a stock code has up to five digits.")
    return text.zfill(5)


_FILE = click.Path(path_type=Path)


def report_file(text: str) -> Path:
    """Read the path of a report; ``.`` gets the name of the folder that it is."""
    path = Path(text)
    return path if path.name.strip(".") else path.resolve()


def _day(text: str) -> dt.date:
    """Read ``2021-12-31``."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise click.BadParameter(
            f"{text!r}: write year, month and day, as 2021-12-31."
        ) from None


@click.command(short_help="Audit a report and write the review.")
@click.argument("report", type=report_file)
@click.option(
    "-o",
    "--output",
    type=_output,
    metavar="PLACE",
    help="File to write; other formats go beside it under the same stem. Or a folder.  "
    "[default: REPORT-audit.pdf and .json, in this folder]",
)
@click.option(
    "-f",
    "--format",
    "formats",
    callback=_formats,
    multiple=True,
    metavar="FORMATS",
    default=("pdf,json",),
    show_default="pdf,json",
    help=f"What to write, of {', '.join(Format)}.",
)
@click.option(
    "--issuer", metavar="NAME", help="Name of the issuer, where it is read wrongly."
)
@click.option(
    "--stock-code", type=_stock_code, metavar="CODE", help="Stock code of the issuer."
)
@click.option(
    "--fy-start",
    type=_day,
    metavar="YYYY-MM-DD",
    help="First day of the financial year.",
)
@click.option(
    "--fy-end", type=_day, metavar="YYYY-MM-DD", help="Last day of the financial year."
)
@click.option(
    "--edition", metavar="YEAR", help="Edition of the Guide to audit against."
)
@click.option(
    "--as-of",
    type=_day,
    metavar="YYYY-MM-DD",
    help="Readiness view: what would be missing in a year that commences on this day.",
)
@click.option(
    "--issuer-class",
    type=click.Choice(CLASSES),
    help="Class of the issuer, where it is read wrongly; LargeCap is never inferred.",
)
@click.option(
    "--class-confirmed-by",
    metavar="WHO",
    help='Who confirmed that it is LargeCap, and when: "name, date".',
)
@click.option(
    "--esg-pages",
    type=page_range,
    metavar="FIRST-LAST",
    help="Pages of the file that hold the ESG report, such as 29-41.",
)
@click.option(
    "--index-pages",
    type=page_range,
    metavar="FIRST-LAST",
    help="Pages of the file that hold the report's own content index.",
)
@click.option(
    "--with",
    "others",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Another document of the issuer (annual report) to take revenue, headcount "
    "and floor area from, and to follow references into; may be given more than once.",
)
@click.option(
    "--guide",
    type=_FILE,
    metavar="FILE",
    help="Another guide file than the bundled one.",
)
@click.option(
    "--since",
    type=_FILE,
    metavar="FILE",
    help="The .json of an earlier audit of the issuer, to tell what has changed.",
)
@click.option(
    "--ocr",
    type=click.Choice(OCR),
    default=OCR[0],
    show_default=True,
    help="Read pages off their pictures: those without text where the extra [ocr] is "
    "installed, none, or all.",
)
@language
@click.option(
    "--embed", is_flag=True, help="Put the data file (JSON) into the PDF as well."
)
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, NEVER)),
    default=NEVER,
    show_default=True,
    help="Exit with 1 where a finding is as severe as this, or worse.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no summary.")
def audit(**options: Unpack[Options]) -> ExitCode:
    """Audit REPORT (PDF, Word, HTML, Markdown or text) and write the review.

    Issuer, financial year, edition and ESG pages are read from the report; the options
    of those names correct what is read wrongly. The report never leaves this machine.
    """
    places = targets(options["report"], options["output"], options["formats"])
    _check_asked(options, places)
    words = f"Auditing {options['report'].name}"
    with progress(words, quiet=options["quiet"]) as stage:
        result = audited(options, places, stage)
    if not options["quiet"]:
        from auditor.cli.show import show

        show(result, tuple(places.values()))
    return exit_code(result, options["fail_on"])


def _check_asked(options: Options, places: Targets) -> None:
    """Check what can be known before the audit.

    Raises:
        UsageError: There is no PDF to embed into, or none to annotate.
    """
    if options["embed"] and Format.PDF not in places:
        raise UsageError(
            "--embed puts the data file into the PDF, and --format asks for none. "
            "Leave out one of the two."
        )
    if Format.ANNOTATED in places and options["report"].is_file():
        from auditor.ingest.draw import is_pdf

        if not is_pdf(options["report"]):
            raise UsageError(
                f"{options['report'].name}: only a PDF can be annotated. Leave "
                "'annotated' out of --format, or print the report to a PDF."
            )


def audited(options: Options, places: Targets, stage: Stage) -> Audit:
    """Audit the report of ``options``, write ``places`` and return what was found.

    What is returned, and what is written for people, is in the language asked for.
    """
    stage("reading the report")
    guide = open_guide(options["guide"], options["edition"])
    overrides = _overrides(options)

    from auditor.ingest.ocr import Ocr
    from auditor.ingest.read import reading_ahead

    try:
        with reading_ahead(options["report"], Ocr(options["ocr"])) as read:
            # These take as long to load as the report to be read.
            from auditor.audit import audit_report
            from auditor.since import beside
            from auditor.verify import read_record

            since = options["since"]
            record = read_record(since) if since else None
            if Format.PDF in places:
                _load_engine()

            def document(path: Path) -> Document:
                found = read(path)
                stage("holding it against the guide")
                return found

            result = audit_report(
                options["report"], guide, overrides, document, options["others"]
            )
            if record:
                result = beside(result, record)
    except ReportError as error:
        _write_refusal(error, options, places)
        raise
    from auditor.cli.written import write_audit

    told = result
    if options["lang"] != ENGLISH:
        from auditor.report.chinese import in_chinese

        told = in_chinese(result, guide)
    stage(f"writing {', '.join(places)}")
    write_audit(result, options["report"], places, told=told, embed=options["embed"])
    return told


def _load_engine() -> None:
    """Load what draws the PDF; what it lacks is told once the rest is written."""
    from auditor.report.pdf import load_engine

    with suppress(MissingLibraryError):
        load_engine()


def _write_refusal(error: ReportError, options: Options, places: Targets) -> None:
    """Write why there is no review, and name one of an earlier run beside it."""
    from auditor.result import refusal_json

    told: list[str] = []
    if Format.JSON in places:
        text = refusal_json(options["report"], error)
        write_files({places[Format.JSON]: text.encode()})
        told = [f"Written: {places[Format.JSON]} (why there is no review)"]
    told += [
        f"Not written: {place}, which is still that of an earlier run"
        for form, place in places.items()
        if form is not Format.JSON and place.exists()
    ]
    if not options["quiet"]:
        click.echo("".join(f"{line}\n" for line in told), nl=False)


def _overrides(options: Options) -> Overrides:
    from auditor.guide.provisions import IssuerClass
    from auditor.profile.facts import Overrides

    class_ = options["issuer_class"]
    start, end = options["fy_start"], options["fy_end"]
    if start and end and start > end:
        raise UsageError("--fy-start is after --fy-end. Exchange the two.")
    return Overrides(
        issuer=options["issuer"],
        stock_code=options["stock_code"],
        fy_start=start,
        fy_end=end,
        as_of=options["as_of"],
        edition=options["edition"],
        issuer_class=IssuerClass(class_) if class_ else None,
        class_confirmed_by=options["class_confirmed_by"],
        esg_pages=options["esg_pages"],
        index_pages=options["index_pages"],
        ocr=options["ocr"] if options["ocr"] != OCR[0] else None,
    )


def exit_code(result: Audit, fail_on: str) -> ExitCode:
    """Return the exit code of a finished audit; an incomplete one goes first."""
    if result.unread or result.incomplete:
        return ExitCode.INCOMPLETE
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != NEVER else ()
    if any(finding.severity in failing for finding in result.findings):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


@contextmanager
def progress(words: str, *, quiet: bool) -> Iterator[Stage]:
    """Show on a terminal's standard error that work goes on, and at which stage."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{words} ...") as status:
        yield lambda stage: status.update(f"{words}: {stage} ...")
