"""Bytes of a PDF in; ``Document``, or pictures, out, made in a process of its own."""

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import auditor
from auditor.document import Document, Note, Picture, Quote
from auditor.errors import ReportError
from auditor.ingest.ocr import Ocr, is_installed
from auditor.ingest.pdf.asked import notes_joined, quotes_joined
from auditor.ingest.pdf.limits import LIMITS

_ROOM = "auditor.document"
"""The one module whose types an answer may hold."""


def read_pdf_apart(data: bytes, name: str, ocr: Ocr) -> Document:
    """Read a PDF so that no file can bring this process down.

    Raises:
        ReportError: It cannot be audited, takes too long or crashes the engine.
        RuntimeError: Our own reading failed; the message holds its traceback.
    """
    looks = ocr is not Ocr.NEVER and is_installed()
    seconds = LIMITS.patience if looks else LIMITS.seconds
    answer = _answer("worker", name, data, ocr, seconds=seconds)
    if isinstance(answer, Document):
        return answer
    raise _refusal(answer)


def draw_pages_apart(
    data: bytes, name: str, pages: Iterable[int]
) -> dict[int, Picture]:
    """Draw ``pages`` of a PDF, as ``pictures`` does, with the same care.

    Raises:
        ReportError: It cannot be opened, takes too long or crashes the engine.
        RuntimeError: Our own drawing failed; the message holds its traceback.
    """
    answer = _answer("pictures", name, data, *map(str, pages))
    if isinstance(answer, dict):
        return answer
    raise _refusal(answer)


def cut_out_apart(
    data: bytes, name: str, quotes: Sequence[Quote]
) -> dict[int, Picture]:
    """Cut what stands around each of ``quotes`` out of a PDF, with the same care.

    Raises:
        ReportError: It cannot be opened, takes too long or crashes the engine.
        RuntimeError: Our own drawing failed; the message holds its traceback.
    """
    answer = _answer("crops", name, quotes_joined(quotes, data))
    if isinstance(answer, dict):
        return answer
    raise _refusal(answer)


def annotate_apart(data: bytes, name: str, notes: Sequence[Note]) -> bytes:
    """Write ``notes`` on a copy of a PDF, with the same care.

    Raises:
        ReportError: It cannot be opened, or forbids comments.
        RuntimeError: Our own writing failed; the message holds its traceback.
    """
    answer = _answer("annotate", name, notes_joined(notes, data))
    if isinstance(answer, bytes):
        return answer
    raise _refusal(answer)


def attached_apart(data: bytes, name: str, wanted: str) -> bytes:
    """Return the file ``wanted`` that is embedded in a PDF.

    Raises:
        ReportError: It cannot be opened or holds no such file.
    """
    answer = _answer("attached", name, data, wanted)
    if isinstance(answer, bytes):
        return answer
    raise _refusal(answer)


def _refusal(answer: tuple[str, str]) -> ReportError:
    message, status = answer
    return ReportError(message, status=status)


def _answer(
    module: str, name: str, data: bytes, *more: str, seconds: int = LIMITS.seconds
) -> Any:  # noqa: ANN401  each module answers in its own way
    """Return what a module of this folder, run on ``data``, writes."""
    # -P keeps a folder named "auditor" in the working folder from being run instead.
    command = [sys.executable, "-P", "-m", f"auditor.ingest.pdf.{module}", name, *more]
    try:
        done = subprocess.run(  # noqa: S603  our own module, the name is only printed
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise ReportError(
            f"{name}: reading was stopped after {seconds} seconds. "
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
    return _Answer(io.BytesIO(done.stdout)).load()


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
