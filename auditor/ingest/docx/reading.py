"""Bytes of a Word file in; ``Document`` out."""

from auditor.document import Document, DocumentKind
from auditor.errors import ReportError
from auditor.ingest.docx.package import Package
from auditor.ingest.docx.walk import Walk
from auditor.ingest.flow import read_flow


def read_docx(data: bytes, name: str) -> Document:
    """Read a report that is a Word file (DOCX).

    Raises:
        ReportError: It is damaged, built to swamp its reader, or holds no text.
    """
    flow = Walk(Package(data, name)).flow()
    document = read_flow(flow, name, DocumentKind.WORD, data)
    if not any(any(map(str.isalnum, page.raw)) for page in document.pages):
        raise ReportError(
            f"{name}: the Word file holds no text that can be seen, only pictures or "
            "nothing. Save it as PDF and audit that: OCR may read the pictures.",
            status="no-text",
        )
    return document
