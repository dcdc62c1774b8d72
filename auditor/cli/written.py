"""A finished audit in; the bytes of each form in which it is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli.output import Format, Targets, write_files
from auditor.errors import AuditorError, MissingLibraryError, OutputError, ReportError

if TYPE_CHECKING:  # the rooms behind them are slow to import
    from pathlib import Path

    from auditor.result import Audit


def write_audit(
    audit: Audit, report: Path, places: Targets, *, embed: bool = False
) -> None:
    """Write ``audit`` of the file ``report`` to each of ``places``, or to none.

    ``embed`` puts the data file into the PDF.

    Raises:
        OutputError: A file could not be written, or no annotated copy be made; then
            the others are written.
        MissingLibraryError: The PDF lacks a system library; the others are written.
    """
    contents: dict[Path, bytes] = {}
    refusals: list[AuditorError] = []
    for form, place in places.items():
        try:
            contents[place] = _bytes(form, audit, report, embed=embed)
        except (MissingLibraryError, OutputError) as error:
            refusals.append(error)
    write_files(contents)
    if refusals:
        raise refusals[0]


def _bytes(form: Format, audit: Audit, report: Path, *, embed: bool) -> bytes:
    match form:
        case Format.PDF:
            content = _paper(audit, report, embed=embed)
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


def _paper(audit: Audit, report: Path, *, embed: bool) -> bytes:
    from auditor.ingest.attached import DATA
    from auditor.ingest.draw import cut_out
    from auditor.report.pdf import render_pdf
    from auditor.report.view import pictured
    from auditor.result import audit_json

    try:
        cut = cut_out(report, pictured(audit)) if audit.paged else {}
    except ReportError:  # it was read, so a review without pictures can be had
        cut = {}
    return render_pdf(audit, cut, (DATA, audit_json(audit)) if embed else None)


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
