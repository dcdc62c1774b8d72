"""Nothing in; the sample report of a made-up issuer as PDF out."""

from auditor.bundled import bundled
from auditor.report.pdf import load_engine


def render_sample() -> bytes:
    """Return the sample report; on one machine it is the same bytes every time.

    Raises:
        MissingLibraryError: Pango, which the PDF engine draws text with, is missing.
    """
    page = bundled("templates") / "sample_report.html"
    return load_engine().write_pdf(
        page.read_text("utf-8"), stylesheet="", identifier=b"auditor sample 1"
    )
