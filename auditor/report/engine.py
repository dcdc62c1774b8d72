"""HTML in, the bytes of a PDF out; loads the system libraries that this needs."""

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher


def write_pdf(html: str, *, stylesheet: str, identifier: bytes) -> bytes:
    """Return ``html`` as a tagged PDF that holds no date and no path.

    Nothing but what the page itself holds is opened: no file, no address.
    """
    embedded_only = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    pdf = HTML(string=html, url_fetcher=embedded_only).write_pdf(
        stylesheets=[CSS(string=stylesheet, url_fetcher=embedded_only)],
        pdf_identifier=identifier,
        pdf_variant="pdf/ua-1",
    )
    return bytes(pdf)
