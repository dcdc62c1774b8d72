"""A PDF on standard input; the ``Document``, or why there is none, on standard output.

Run as ``python -m auditor.ingest.pdf.worker NAME`` by ``apart``: a file that brings the
PDF engine down brings down this process only.
"""

import contextlib
import pickle
import sys
from typing import BinaryIO

from auditor.errors import ReportError
from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.reading import read_pdf


def main() -> None:
    """Read one PDF under a limit on memory."""
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer, sys.argv[1])


def serve(source: BinaryIO, target: BinaryIO, name: str) -> None:
    """Write what came of reading ``source``: a document, or message and status."""
    try:
        outcome: object = read_pdf(source.read(), name)
    except ReportError as error:
        outcome = (str(error), error.status)
    except MemoryError:
        outcome = (f"{name}: the PDF needs too much memory to be read.", "limit")
    pickle.dump(outcome, target, protocol=pickle.HIGHEST_PROTOCOL)


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
    main()
