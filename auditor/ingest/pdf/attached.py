"""Bytes of a PDF in; the bytes of a file that is embedded in it out.

Run as ``python -m auditor.ingest.pdf.attached NAME EMBEDDED`` by ``apart``, with the
PDF on standard input and these bytes, or why there are none, on standard output.
"""

import sys
from functools import partial

from auditor.errors import ReportError
from auditor.ingest.pdf.engine import open_pdf
from auditor.ingest.pdf.worker import serve


def attached(data: bytes, name: str, wanted: str) -> bytes:
    """Return the file called ``wanted``.

    Raises:
        ReportError: The PDF cannot be opened or holds no such file.
    """
    with open_pdf(data, name) as file:
        for index in range(file.pdf.count_attachments()):
            held = file.pdf.get_attachment(index)
            if held.get_name() == wanted:
                return bytes(held.get_data())
    raise ReportError(
        f"{name}: the PDF holds no {wanted}. Write the review with --embed, or name "
        "the .json that was written beside it.",
        status="wrong-type",
    )


if __name__ == "__main__":
    serve(partial(attached, wanted=sys.argv[2]), sys.argv[1])
