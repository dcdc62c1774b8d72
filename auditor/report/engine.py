"""HTML in, the bytes of a PDF out; loads the system libraries that this needs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher


def write_pdf(html: str, *, stylesheet: str, identifier: bytes) -> bytes:
    """Return ``html`` as a tagged PDF that holds no date and no path.

    Nothing but what the page itself holds is opened: no file, no address.
    """
    embedded_only = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    with _uncollected():
        pdf = HTML(string=html, url_fetcher=embedded_only).write_pdf(
            stylesheets=[CSS(string=stylesheet, url_fetcher=embedded_only)],
            pdf_identifier=identifier,
            pdf_variant="pdf/ua-1",
        )
    return bytes(pdf)


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
