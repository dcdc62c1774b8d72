"""Path of a report in; ``Document`` out."""

import hashlib
import re
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from auditor.document import Document
from auditor.errors import ReportError, UsageError
from auditor.ingest.decode import Decoded, decode
from auditor.ingest.ocr import INSTALL, Ocr, is_installed
from auditor.ingest.sniff import FileType, sniff

_MOST_BYTES = 500_000_000
_MOST_CHARACTERS = 50_000_000
_ACCEPTED = "a PDF, a Word file (.docx), a web page or plain text"
_TURNED = re.compile("[\u202d\u202e]")
_MIXED = re.compile(r"\w*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])\w*")
_SUFFIXES = {
    **dict.fromkeys((".pdf",), FileType.PDF),
    **dict.fromkeys((".docx", ".docm"), FileType.WORD),
    **dict.fromkeys((".html", ".htm", ".xhtml"), FileType.HTML),
    **dict.fromkeys((".txt", ".md", ".markdown"), FileType.TEXT),
}
"""What the end of a name promises."""


def read_report(path: Path, ocr: Ocr = Ocr.AUTO) -> Document:
    """Read the report at ``path``; its type is decided by content, not by name.

    Pages of a PDF are read off their pictures as ``ocr`` says.

    Raises:
        UsageError: There is no such file, or what reads pictures is not installed.
        ReportError: The file cannot be audited; the message says why and what to do.
    """
    document = read_ledger(path, ocr)
    require_text(document)
    return document


def require_text(document: Document) -> None:
    """Refuse a document of which no page could be read.

    Raises:
        ReportError: It is one.
    """
    if document.refusal:
        message, status = document.refusal
        error = ReportError(message, status=status)
        error.sha256, error.warnings = document.sha256, document.warnings
        raise error


def read_ledger(path: Path, ocr: Ocr = Ocr.AUTO) -> Document:
    """Read the report as ``read_report`` does, even where no page holds text.

    Its pages then say why.
    """
    if ocr is Ocr.FORCE and not is_installed():
        raise UsageError(f"--ocr force: OCR is not installed. Run: {INSTALL}.")
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    try:
        document = _document(data, path.name, ocr)
    except ReportError as error:
        error.sha256 = digest
        raise
    return replace(document, sha256=digest)


@contextmanager
def reading_ahead(
    path: Path, ocr: Ocr = Ocr.AUTO
) -> Iterator[Callable[[Path], Document]]:
    """Begin to read ``path``; what is given waits for it and returns the document.

    A PDF is read in a process of its own, so that this one can load, meanwhile, what
    comes after. It may hold no text, as ``read_ledger`` has it.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        begun = pool.submit(read_ledger, path, ocr)
        yield lambda _path: begun.result()


def _document(data: bytes, name: str, ocr: Ocr) -> Document:
    if not data:
        raise ReportError(
            f"{name}: the file is empty (0 bytes). Copy or download it again.",
            status="unreadable",
        )
    found = sniff(data)
    reader = _READERS.get(found)
    if reader is None:
        raise _refused(found, name)
    document = reader(data, name, ocr)
    doubts = (*_misnamed(found, name), *_disguised(document))
    return replace(document, warnings=(*document.warnings, *doubts))


def _disguised(document: Document) -> Iterator[str]:
    """Yield what is odd about the letters: they may read otherwise than they look."""
    raw = [page.raw for page in document.pages]
    if any(_TURNED.search(text) for text in raw):
        yield "the text holds marks that turn its direction round"
    mixed = sum(len(_MIXED.findall(text)) for text in raw)
    if mixed:
        yield f"words that mix Latin and Cyrillic letters, which look alike: {mixed}"


def _misnamed(found: FileType, name: str) -> tuple[str, ...]:
    """Say so where a name promises another kind of file; `.md` is text like `.txt`."""
    suffix = PurePath(name).suffix.lower()
    promised = _SUFFIXES.get(suffix, found)
    if promised is found:
        return ()
    return (f"the file is named {suffix} and is {found.value}",)


def _refused(found: FileType, name: str) -> ReportError:
    if found is FileType.LOCKED:
        return ReportError(
            f"{name}: this is {found.value}. Open it with the password, save it "
            "without one, and audit that.",
            status="needs-password",
        )
    return ReportError(
        f"{name}: this is {found.value}, and a report is {_ACCEPTED}. "
        "Save it as one of these and audit that.",
        status="wrong-type",
    )


def _bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{path}: there is no such file. Check the path.") from None
    except (OSError, ValueError) as error:
        raise ReportError(
            f"{path.name}: cannot be opened ({error}).", status="unreadable"
        ) from None
    if stat.S_ISDIR(mode):
        raise ReportError(
            f"{path.name}: this is a folder. Name the report file in it.",
            status="unreadable",
        )
    if not stat.S_ISREG(mode):
        raise ReportError(
            f"{path.name}: this is a pipe or device, not a file. Copy it to a file.",
            status="unreadable",
        )
    return _content(path)


def _content(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise ReportError(
            f"{path.name}: the file is larger than {_MOST_BYTES // 1_000_000} MB. "
            "Split it or make its pictures smaller.",
            status="limit",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportError(
            f"{path.name}: cannot be read ({error.strerror}). Check your access to it.",
            status="unreadable",
        ) from None


def _pdf(data: bytes, name: str, ocr: Ocr) -> Document:
    from auditor.ingest.pdf.apart import read_pdf_apart  # noqa: PLC0415  others need no PDF reader

    return read_pdf_apart(data, name, ocr)


def _word(data: bytes, name: str, _ocr: Ocr) -> Document:
    from auditor.ingest.docx.reading import read_docx  # noqa: PLC0415  a PDF needs no XML

    return read_docx(data, name)


def _html(data: bytes, name: str, _ocr: Ocr) -> Document:
    from auditor.ingest.html.reading import read_html  # noqa: PLC0415  a PDF needs no XML

    decoded = _decoded(data, name, marked_up=True)
    return _as_decoded(read_html(decoded.text, name), decoded)


def _text(data: bytes, name: str, _ocr: Ocr) -> Document:
    from auditor.ingest.text import read_text  # noqa: PLC0415  a PDF needs no text reader

    decoded = _decoded(data, name, marked_up=False)
    return _as_decoded(read_text(decoded.text, name), decoded)


def _as_decoded(document: Document, decoded: Decoded) -> Document:
    doubts = (decoded.doubt,) if decoded.doubt else ()
    return replace(
        document,
        encoding=f"{decoded.encoding} ({decoded.basis})",
        warnings=(*doubts, *document.warnings),
    )


def _decoded(data: bytes, name: str, *, marked_up: bool) -> Decoded:
    decoded = decode(data, marked_up=marked_up)
    if decoded is None:
        raise ReportError(
            f"{name}: this is binary data, and a report is {_ACCEPTED}. "
            "Save it as one of these and audit that.",
            status="wrong-type",
        )
    _check(decoded, name)
    return decoded


def _check(decoded: Decoded, name: str) -> None:
    if len(decoded.text) > _MOST_CHARACTERS:
        raise ReportError(
            f"{name}: the text is longer than {_MOST_CHARACTERS:,} characters. "
            "Cut out what is not the report.",
            status="limit",
        )
    if not decoded.text.strip("\ufeff\u200b\0 \t\r\n\f\v"):
        raise ReportError(
            f"{name}: the file holds no text, only white space.", status="no-text"
        )


_READERS: dict[FileType, Callable[[bytes, str, Ocr], Document]] = {
    FileType.PDF: _pdf,
    FileType.WORD: _word,
    FileType.HTML: _html,
    FileType.TEXT: _text,
}
