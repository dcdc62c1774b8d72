"""A finished audit in; the bytes of each form in which it is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli.output import Format, Targets, write_files
from auditor.errors import AuditorError, MissingLibraryError, OutputError, ReportError

if TYPE_CHECKING:  # the rooms behind them are slow to import
    from pathlib import Path

    from auditor.result import Audit


_FOR_PROGRAMS = (Format.JSON, Format.SARIF, Format.JUNIT)
"""Forms in English, whatever the language of those for people."""


def write_audit(
    audit: Audit, report: Path, places: Targets, *, told: Audit, embed: bool
) -> None:
    """Write ``audit`` of the file ``report`` to each of ``places``, or to none.

    ``told`` is the same in the language of the people who read it; ``embed`` puts the
    data file into the PDF.

    Raises:
        OutputError: A file could not be written, or no annotated copy be made; then
            the others are written.
        MissingLibraryError: The PDF lacks a system library; the others are written.
    """
    data = _bytes(Format.JSON, audit, report).decode() if embed else None
    contents: dict[Path, bytes] = {}
    refusals: list[AuditorError] = []
    for form, place in places.items():
        read = audit if form in _FOR_PROGRAMS else told
        try:
            contents[place] = _bytes(form, read, report, data)
        except (MissingLibraryError, OutputError) as error:
            refusals.append(error)
    write_files(contents)
    if refusals:
        raise refusals[0]


def _bytes(form: Format, audit: Audit, report: Path, data: str | None = None) -> bytes:
    """Return ``audit`` in one form; ``data`` is the data file that a PDF is to hold."""
    match form:
        case Format.PDF:
            content = _paper(audit, report, data)
        case Format.HTML:
            content = _screen(audit, report)
        case Format.XLSX:
            from auditor.report.workbook import audit_xlsx

            content = audit_xlsx(audit)
        case Format.SARIF:
            from auditor.report.sarif import sarif

            content = sarif(audit).encode()
        case Format.JUNIT:
            from auditor.report.junit import junit

            content = junit(audit)
        case Format.ANNOTATED:
            content = _annotated(audit, report)
        case _:
            from auditor.result import audit_json

            content = audit_json(audit).encode()
    return content


def _paper(audit: Audit, report: Path, data: str | None) -> bytes:
    from auditor.ingest.attached import DATA
    from auditor.ingest.draw import cut_out
    from auditor.report.pdf import render_pdf
    from auditor.report.view import pictured

    try:
        cut = cut_out(report, pictured(audit)) if audit.paged else {}
    except ReportError:  # it was read, so a review without pictures can be had
        cut = {}
    return render_pdf(audit, cut, (DATA, data) if data else None)


def _screen(audit: Audit, report: Path) -> bytes:
    from auditor.ingest.draw import draw_report
    from auditor.report.pages import screen
    from auditor.report.view import shown_pages

    pictures = draw_report(report, shown_pages(audit)) if audit.paged else {}
    return screen(audit, pictures).encode()


def _annotated(audit: Audit, report: Path) -> bytes:
    from auditor.ingest.draw import annotate
    from auditor.report.notes import notes_of

    try:
        return annotate(report, notes_of(audit))
    except ReportError as error:
        raise OutputError(str(error)) from None
