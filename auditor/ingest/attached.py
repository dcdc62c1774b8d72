"""Bytes of a data file, or of a PDF that holds one, in; those of the data file out."""

from auditor.ingest.sniff import FileType, sniff

DATA = "audit.json"
"""What the data file is called in a PDF."""


def embedded(data: bytes, name: str) -> bytes:
    """Return ``data``, or what a PDF holds under the name of the data file.

    Raises:
        ReportError: The PDF cannot be opened or holds none.
    """
    if sniff(data) is not FileType.PDF:
        return data
    from auditor.ingest.pdf.apart import attached_apart  # noqa: PLC0415  only a PDF needs it

    return attached_apart(data, name, DATA)
