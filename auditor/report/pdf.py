"""``Audit`` in, the bytes of the PDF out."""

import datetime as dt
import hashlib
import warnings
from collections.abc import Mapping
from typing import Protocol

from auditor.document import Picture, Quote
from auditor.errors import FONTS, MissingLibraryError
from auditor.report.pages import paper, stylesheet
from auditor.report.speech import Told
from auditor.result import Audit


class Engine(Protocol):
    """What ``auditor.report.engine`` offers."""

    def write_pdf(
        self,
        html: str,
        *,
        stylesheet: str,
        identifier: bytes,
        embedded: tuple[str, str, dt.date] | None = None,
    ) -> bytes:
        """Return ``html`` as the bytes of a PDF."""


def render_pdf(
    audit: Audit, cut: Mapping[Quote, Picture], embedded: tuple[str, str] | None = None
) -> bytes:
    """Return ``audit`` laid out as a tagged PDF; the same audit gives the same bytes.

    ``cut`` are the passages that stand in it as they look in the report; ``embedded``
    is a file that it is to hold, name and text, dated to the end of the year.

    Raises:
        MissingLibraryError: Pango, which the PDF engine draws text with, is missing.
    """
    return load_engine().write_pdf(
        paper(audit, cut),
        stylesheet=stylesheet(audit),
        identifier=_identifier(audit),
        embedded=(*embedded, audit.profile.fy_end) if embedded else None,
    )


def load_engine() -> Engine:
    """Return ``auditor.report.engine``, which loads the system libraries of a PDF.

    Raises:
        MissingLibraryError: One of these libraries is missing, or every font.
    """
    try:
        with warnings.catch_warnings():
            # Without any font the engine would take the interpreter down with it.
            warnings.filterwarnings("error", ".*FontConfig", UserWarning)
            from auditor.report import engine  # noqa: PLC0415  only a PDF may need it
    except UserWarning as none:
        raise MissingLibraryError(
            f"the PDF cannot be written, as there is no font. {FONTS}"
        ) from none
    except OSError as error:
        raise MissingLibraryError(
            f"the PDF cannot be written, as a system library is missing ({error}); "
            "install Pango: 'apt install libpango-1.0-0 libpangoft2-1.0-0' on Debian "
            "and Ubuntu, 'brew install pango' on macOS, on Windows the MSYS2 package "
            "'mingw-w64-x86_64-pango' with WEASYPRINT_DLL_DIRECTORIES set to its "
            "'bin' folder"
        ) from error
    return engine


def _identifier(audit: Audit) -> bytes:
    """Return an identifier that is the same for the same report, guide and program."""
    origin = f"{audit.sha256} {audit.guide_version} {audit.program_version}"
    if isinstance(audit, Told):
        origin += " zh-Hant"
    return hashlib.sha256(origin.encode()).digest()[:16]
