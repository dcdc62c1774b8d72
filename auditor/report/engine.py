"""HTML in, the bytes of a PDF out; loads the system libraries that this needs."""

import datetime as dt
import logging
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.urls import URLFetcher

from auditor.collector import uncollected
from auditor.report.accessible import scope_headers, state_accessible

_NAMED = 12
"""Letters that a warning names."""
_FONTS = (
    "Install fonts that do, such as fonts-noto-core and fonts-noto-cjk on Debian and "
    "Ubuntu ('auditor doctor' names those of Latin and Chinese letters on other "
    "systems), and write it again."
)


def write_pdf(
    html: str,
    *,
    stylesheet: str,
    identifier: bytes,
    embedded: tuple[str, str, dt.date] | None = None,
) -> bytes:
    """Return ``html`` as a tagged PDF/A-3 that holds no date of today and no path.

    ``embedded`` is a file to put into it: its name, its text, and the day it is of.
    Nothing but what the page itself holds is opened: no file, no address. In place of a
    letter that no font of this machine draws stands its code, and a warning is given.
    """
    embedded_only = URLFetcher(allowed_protocols=("data",), allow_redirects=False)

    def laid_out(codes: dict[int, str]) -> bytes:
        page = HTML(string=html.translate(codes), url_fetcher=embedded_only)
        style = CSS(string=stylesheet.translate(codes), url_fetcher=embedded_only)
        pdf = page.write_pdf(
            stylesheets=[style],
            pdf_identifier=identifier,
            pdf_variant="pdf/a-3a",
            finisher=_finish,
            attachments=[_attachment(*embedded)] if embedded else None,
        )
        return bytes(pdf)

    with uncollected(), _fonts_watched() as letters:
        pdf = laid_out({})
        if letters:
            _warn(letters)
            pdf = laid_out({ord(letter): f"U+{ord(letter):04X}" for letter in letters})
    return pdf


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
def _fonts_watched() -> Iterator[dict[str, None]]:
    """Yield what is filled with the letters that no font draws."""
    lacking, engine = _Lacking(), logging.getLogger("weasyprint")
    engine.addHandler(lacking)
    try:
        yield lacking.letters
    finally:
        engine.removeHandler(lacking)


def _warn(letters: Iterable[str]) -> None:
    """Warn that ``letters`` are printed as their codes, and name their scripts."""
    told = [f"{letter} (U+{ord(letter):04X})" for letter in letters]
    logging.getLogger(__name__).warning(
        "The PDF shows codes in place of %d letters (%s) that no font draws: %s. %s",
        len(told),
        ", ".join(dict.fromkeys(map(_script, letters))),
        " ".join(told[:_NAMED]),
        _FONTS,
    )


def _script(letter: str) -> str:
    """Return the name of what is written with ``letter``: ``Thai``, or ``signs``."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    written = name and unicodedata.category(letter)[0] in "LM"
    return {"CJK": "Chinese"}.get(name, name.capitalize()) if written else "signs"
