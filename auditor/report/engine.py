"""HTML in, the bytes of a PDF out; loads the system libraries that this needs."""

import datetime as dt
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.urls import URLFetcher

from auditor.errors import FONTS
from auditor.report.accessible import scope_headers, state_accessible

_NAMED = 12
"""Letters that a warning names."""


def write_pdf(
    html: str,
    *,
    stylesheet: str,
    identifier: bytes,
    embedded: tuple[str, str, dt.date] | None = None,
) -> bytes:
    """Return ``html`` as a tagged PDF/A-3 that holds no date of today and no path.

    ``embedded`` is a file to put into it: its name, its text, and the day it is of.
    Nothing but what the page itself holds is opened: no file, no address. Letters that
    no font of this machine draws are warned of.
    """
    embedded_only = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    with _uncollected(), _fonts_watched():
        pdf = HTML(string=html, url_fetcher=embedded_only).write_pdf(
            stylesheets=[CSS(string=stylesheet, url_fetcher=embedded_only)],
            pdf_identifier=identifier,
            pdf_variant="pdf/a-3a",
            finisher=_finish,
            attachments=[_attachment(*embedded)] if embedded else None,
        )
    return bytes(pdf)


def _attachment(name: str, text: str, day: dt.date) -> Attachment:
    moment = dt.datetime.combine(day, dt.time())
    return Attachment(
        string=text, name=name, relationship="Data", created=moment, modified=moment
    )


def _finish(_document: object, pdf: Any) -> None:  # noqa: ANN401  an untyped library
    state_accessible(pdf)
    scope_headers(pdf)
    if "AF" in pdf.catalog:  # the engine lists what is attached twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a layout makes little, and is an eighth slower."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Lacking(logging.Handler):
    """Keeps the letters that the PDF engine says no font draws."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the letter, where the record is of one."""
        if record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            self.letters[str(record.args[0])] = None


@contextmanager
def _fonts_watched() -> Iterator[None]:
    """Warn of letters that no font draws."""
    lacking, engine = _Lacking(), logging.getLogger("weasyprint")
    engine.addHandler(lacking)
    try:
        yield
    finally:
        engine.removeHandler(lacking)
    if lacking.letters:
        logging.getLogger(__name__).warning(
            "The PDF shows boxes in place of %d letters that no font draws: %s. %s",
            len(lacking.letters),
            " ".join(list(lacking.letters)[:_NAMED]),
            FONTS,
        )
