"""``Audit`` in, the bytes of the PDF out."""

import hashlib
from typing import Protocol

import jinja2

from auditor.bundled import bundled
from auditor.errors import MissingLibraryError
from auditor.report import bounds, labels, printed, text
from auditor.report.view import arrange
from auditor.result import Audit


class Engine(Protocol):
    """What ``auditor.report.engine`` offers."""

    def write_pdf(self, html: str, *, stylesheet: str, identifier: bytes) -> bytes:
        """Return ``html`` as the bytes of a PDF."""


def render_pdf(audit: Audit) -> bytes:
    """Return ``audit`` laid out as a tagged PDF; the same audit gives the same bytes.

    Raises:
        MissingLibraryError: Pango, which the PDF engine draws text with, is missing.
    """
    engine = load_engine()
    return engine.write_pdf(
        render_html(audit),
        stylesheet=_environment().get_template("report.css").render(),
        identifier=_identifier(audit),
    )


def render_html(audit: Audit) -> str:
    """Return ``audit`` as the page that the PDF engine lays out."""
    return _environment().get_template("report.html").render(view=arrange(audit))


def load_engine() -> Engine:
    """Return ``auditor.report.engine``, which loads the system libraries of a PDF.

    Raises:
        MissingLibraryError: One of these libraries is missing.
    """
    try:
        from auditor.report import engine  # noqa: PLC0415  only a PDF may need it
    except OSError as error:
        raise MissingLibraryError(
            f"the PDF cannot be written, as a system library is missing ({error}); "
            "install Pango: 'apt install libpango-1.0-0 libpangoft2-1.0-0' on Debian "
            "and Ubuntu, 'brew install pango' on macOS, on Windows the MSYS2 package "
            "'mingw-w64-x86_64-pango' with WEASYPRINT_DLL_DIRECTORIES set to its "
            "'bin' folder"
        ) from error
    return engine


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(bundled("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=text.printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shorten": text.shorten,
        "whole": text.whole,
        "listed": text.listed,
        "quotation": text.quotation,
        "unmarked": text.unmarked,
        "sentence": text.sentence,
        "day": text.day,
        "where": text.where,
        "page_runs": text.page_runs,
        "places": text.places,
        "value": printed.value,
        "figure_name": printed.figure_name,
        "per_one": printed.per_one,
        "share": text.share,
        "data_uri": text.data_uri,
    }
    environment.globals |= {
        "Label": labels.Label,
        "RESULT_WORDS": labels.RESULT_WORDS,
        "TITLE": labels.TITLE,
        "DRAFT": labels.DRAFT,
        "CLASS_WORDS": labels.CLASS_WORDS,
        "CHECK_WORDS": labels.CHECK_WORDS,
        "CLAIM_WORDS": labels.CLAIM_WORDS,
        "bounds": bounds,
    }
    return environment


def _identifier(audit: Audit) -> bytes:
    """Return an identifier that is the same for the same report, guide and program."""
    origin = f"{audit.sha256} {audit.guide_version} {audit.program_version}"
    return hashlib.sha256(origin.encode()).digest()[:16]
