"""A PDF on standard input; the ``Document``, or why there is none, on standard output.

Run as ``python -m auditor.ingest.pdf.worker NAME OCR`` by ``apart``: a file that brings
the PDF engine down brings down this process only.
"""

import contextlib
import pickle
import sys
from collections.abc import Callable
from functools import partial

from auditor.errors import ReportError
from auditor.ingest.ocr import Ocr
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.reading import read_pdf


def serve(make: Callable[[bytes, str], object], name: str) -> None:
    """Write what ``make`` makes of the PDF, or message and status of its refusal.

    It may take no more memory than any report needs.
    """
    _limit_memory()
    try:
        outcome = make(sys.stdin.buffer.read(), name)
    except ReportError as error:
        outcome = (str(error), error.status)
    except MemoryError:
        outcome = (f"{name}: the PDF needs too much memory to be read.", "limit")
    pickle.dump(outcome, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    highest = resource.getrlimit(resource.RLIMIT_AS)[1]
    # macOS knows the limit and refuses to set it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, highest))


if __name__ == "__main__":
    serve(partial(read_pdf, ocr=Ocr(sys.argv[2])), sys.argv[1])
