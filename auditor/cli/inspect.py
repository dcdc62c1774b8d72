"""``auditor inspect``: a report in, what was read of it out, without verdicts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from auditor.cli.audit import audit, page_range, progress
from auditor.cli.guides import open_guide
from auditor.cli.output import check_target, write_files
from auditor.errors import ExitCode, ReportError, UsageError

if TYPE_CHECKING:  # the rooms behind it are slow to import
    from collections.abc import Iterable

    from auditor.ingest.ocr import Ocr
    from auditor.inspection.found import Inspection


class Form(StrEnum):
    """What is printed."""

    TEXT = "text"
    JSON = "json"


class Showing(StrEnum):
    """What may be listed of a report."""

    PAGES = "pages"
    SECTIONS = "sections"
    TEXT = "text"
    TABLES = "tables"
    INDEX = "index"
    FIGURES = "figures"


_LEDGER = (Showing.PAGES,)
"""What is listed of a report of which no page could be read."""


def _showing(text: str) -> tuple[Showing, ...]:
    """Read ``sections,tables``."""
    words = dict.fromkeys(text.replace(" ", "").lower().split(","))
    if not words.keys() <= set(Showing):
        raise click.BadParameter(f"{text!r}: write one or more of {','.join(Showing)}.")
    return tuple(Showing(word) for word in words)


_FILE = click.Path(path_type=Path)


class _Options(TypedDict):
    report: Path
    ocr: str
    showing: tuple[Showing, ...] | None
    pages: tuple[int, int] | None
    form: str
    html: Path | None


@click.command(
    short_help="Show what was read of a report, page by page.",
    params=[option for option in audit.params if option.name in {"report", "ocr"}],
)
@click.option(
    "--show",
    "showing",
    type=_showing,
    metavar="PARTS",
    help=f"Also list these, such as sections,tables: {', '.join(Showing)}.  "
    "[default: all of them where --pages is given, pages where none could be read]",
)
@click.option(
    "--pages",
    type=page_range,
    metavar="FIRST-LAST",
    help="Show no other pages of the file than these, such as 3-5.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="What to print.",
)
@click.option(
    "--html",
    type=_FILE,
    metavar="FILE",
    help="Draw what was read over pictures of the pages, in this file.",
)
def inspect(**options: Unpack[_Options]) -> ExitCode:
    """Show what was read of REPORT: its pages, headings, tables and index rows.

    Nothing is judged. The exit code is that of an audit: 4 where the report cannot be
    audited, 6 where pages of it could not be read.
    """
    report, pages, html = options["report"], options["pages"], options["html"]
    showing, form = options["showing"], options["form"]
    if html:
        check_target(html, report)
    if showing and form == Form.JSON:
        raise UsageError("--show goes with text; JSON holds all. Leave one out.")
    from auditor.ingest.ocr import Ocr

    with progress(f"Reading {report.name}", quiet=False):
        found = _inspected(report, Ocr(options["ocr"]), form)
        shown = _shown(found, pages)
        content = _drawn(found, report, shown) if html else b""
    if form == Form.JSON:
        from auditor.inspection.as_json import inspection_json

        click.echo(inspection_json(found, shown), nl=False)
    else:
        default = tuple(Showing) if pages else _LEDGER if found.document.refusal else ()
        _print(found, showing or default, shown)
    if html:
        write_files({html: content})
        click.echo(f"Written: {html}", err=form == Form.JSON)
    return _exit_code(found)


def _inspected(report: Path, ocr: Ocr, form: str) -> Inspection:
    guide = open_guide(None, None)

    from auditor.ingest.read import reading_ahead

    try:
        with reading_ahead(report, ocr) as read:
            # These take as long to load as the report to be read.
            from auditor.audit import inspect_report

            return inspect_report(report, guide, read)
    except ReportError as error:
        if form == Form.JSON:
            from auditor.inspection.as_json import unread_json

            click.echo(unread_json(report, error), nl=False)
        raise


def _shown(found: Inspection, pages: tuple[int, int] | None) -> range:
    """Return the pages to be shown.

    Raises:
        UsageError: The file does not have them.
    """
    if pages is None:
        return range(1, found.pages + 1)
    first, last = pages
    if not found.paged:
        raise UsageError(f"{found.file}: a text file has no pages. Leave --pages out.")
    if last > found.pages:
        raise UsageError(
            f"{found.file}: --pages {first}-{last} was given, but the file has "
            f"{found.pages} pages. Count them from 1, as a PDF viewer does."
        )
    return range(first, last + 1)


def _drawn(found: Inspection, report: Path, shown: range) -> bytes:
    from auditor.ingest.draw import draw_report
    from auditor.report.inspected import render_inspection

    pictures = draw_report(report, shown)
    return render_inspection(found, pictures, shown).encode()


def _print(found: Inspection, showing: tuple[Showing, ...], shown: range) -> None:
    from auditor.cli.inspected import LISTS, first_lines

    name, *others = first_lines(found)
    _say([name], bold=True)
    _say(others)
    for part in showing:
        _say(["", part.value.capitalize()], bold=True)
        _say([*LISTS[part](found, shown)] or ["  none"])


def _say(lines: Iterable[str], *, bold: bool = False) -> None:
    """Print ``lines``, none of which can steer the terminal."""
    from auditor.report.text import printable

    for line in lines:
        click.echo(click.style(printable(line), bold=bold or None))


def _exit_code(found: Inspection) -> ExitCode:
    if found.refusal:
        return found.refusal.exit_code
    return ExitCode.INCOMPLETE if found.unread or found.incomplete else ExitCode.CLEAN
