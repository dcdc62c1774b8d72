"""``auditor figures``: a report in, the figures it prints as a table out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from auditor.cli.audit import NEVER, audit, exit_code
from auditor.cli.guides import open_guide
from auditor.cli.output import check_target, write_files
from auditor.errors import ExitCode, UsageError

if TYPE_CHECKING:  # the rooms behind it are slow to import
    from auditor.result import Audit

_SHARED = (
    "report",
    "fy_start",
    "fy_end",
    "esg_pages",
    "index_pages",
    "guide",
    "ocr",
)
"""What ``auditor audit`` takes in the same way."""


class _Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


class _Options(TypedDict):
    report: Path
    output: Path | None
    form: str | None
    fy_start: dt.date | None
    fy_end: dt.date | None
    esg_pages: tuple[int, int] | None
    index_pages: tuple[int, int] | None
    guide: Path | None
    ocr: str


@click.command(
    short_help="Print the figures of a report as a table.",
    params=[option for option in audit.params if option.name in _SHARED],
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write.  [default: standard output; xlsx needs a file]",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([form.value for form in _Format]),
    help="Form of the table.  [default: that of the file's name, else csv]",
)
def figures(**options: Unpack[_Options]) -> ExitCode:
    """Print every KPI figure of REPORT: what it is of, value, unit, page and quote.

    One row a figure, in printed order; nothing is judged.
    """
    form = _form(options["form"], options["output"])
    output = options["output"]
    if output:
        check_target(output, options["report"])
    elif form is _Format.XLSX:
        raise UsageError("xlsx is no text. Name a file to write it to with --output.")
    result = _read(options)
    content = _content(result, form)
    if output:
        write_files({output: content})
    else:
        click.echo(content, nl=False)
    for line in _told(result):
        click.echo(line, err=True)
    return exit_code(result, NEVER)


def _form(asked: str | None, output: Path | None) -> _Format:
    """Return the form asked for, or the one that the name of the file says.

    Raises:
        UsageError: The two differ, or the name is that of another kind of file.
    """
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    known = suffix in set(_Format)
    if suffix and not known and asked is None:
        raise UsageError(
            f"{output}: the name ends in .{suffix}. Say with --format what to write: "
            f"{', '.join(_Format)}."
        )
    if asked and known and asked != suffix:
        raise UsageError(
            f"{output}: the name ends in .{suffix}, but --format asks for {asked}. "
            "Change one of the two."
        )
    return _Format(asked or suffix or _Format.CSV)


def _read(options: _Options) -> Audit:
    from auditor.profile.facts import Overrides

    overrides = Overrides(
        fy_start=options["fy_start"],
        fy_end=options["fy_end"],
        esg_pages=options["esg_pages"],
        index_pages=options["index_pages"],
    )
    guide = open_guide(options["guide"], None)

    from auditor.ingest.ocr import Ocr
    from auditor.ingest.read import reading_ahead

    with reading_ahead(options["report"], Ocr(options["ocr"])) as read:
        # This takes as long to load as the report to be read.
        from auditor.audit import audit_report

        return audit_report(options["report"], guide, overrides, read)


def _told(result: Audit) -> Iterator[str]:
    """Yield what the table leaves to the eye."""
    from auditor.report.printed import left_told

    yield f"{len(result.figures)} figures of {result.file}."
    yield from left_told(result.leftovers)
    if result.unread:
        yield f"Pages that could not be read: {_pages(result)}."


def _pages(result: Audit) -> str:
    from auditor.report.text import page_runs

    return page_runs(entry.page for entry in result.unread)


def _content(result: Audit, form: _Format) -> bytes:
    if form is _Format.JSON:
        from auditor.result import figures_json

        return figures_json(result).encode()
    from auditor.report.register import figures_csv, figures_xlsx

    if form is _Format.XLSX:
        return figures_xlsx(result)
    return figures_csv(result).encode()
