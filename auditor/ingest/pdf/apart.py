"""Bytes of a PDF in; ``Document`` out, read in a process of its own."""

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import auditor
from auditor.document import Document
from auditor.errors import ReportError
from auditor.ingest.pdf.limits import LIMITS

_ROOM = "auditor.document"
"""The one module whose types an answer may hold."""


def read_pdf_apart(data: bytes, name: str) -> Document:
    """Read a PDF so that no file can bring this process down.

    Raises:
        ReportError: It cannot be audited, takes too long or crashes the engine.
        RuntimeError: Our own reading failed; the message holds its traceback.
    """
    # -P keeps a folder named "auditor" in the working folder from being run instead.
    command = [sys.executable, "-P", "-m", "auditor.ingest.pdf.worker", name]
    try:
        done = subprocess.run(  # noqa: S603  our own module, the name is only printed
            command,
            input=data,
            capture_output=True,
            timeout=LIMITS.seconds,
            check=False,
            env=_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise ReportError(
            f"{name}: reading was stopped after {LIMITS.seconds} seconds. "
            "Print the report to a new PDF and audit that.",
            status="limit",
        ) from None
    if done.returncode == 1:
        raise RuntimeError(done.stderr.decode("utf-8", errors="replace"))
    if done.returncode:
        raise ReportError(
            f"{name}: the PDF made the reader crash or run out of memory. "
            "Print the report to a new PDF and audit that.",
            status="limit",
        )
    answer = _Answer(io.BytesIO(done.stdout)).load()
    if isinstance(answer, Document):
        return answer
    message, status = answer
    raise ReportError(message, status=status)


def _surroundings() -> dict[str, str]:
    """Return our environment, with this very package found first."""
    home = str(Path(auditor.__file__).resolve().parent.parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


class _Answer(pickle.Unpickler):
    """Takes documents and plain values, and nothing that could run code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  as in the base class
        if module != _ROOM:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an answer")
        return super().find_class(module, name)
