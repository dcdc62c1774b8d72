"""Bytes of a file in; what kind of file they are out."""

import re
from enum import StrEnum


class FileType(StrEnum):
    """What the bytes are; the value completes the sentence "this is ..."."""

    PDF = "a PDF"
    TEXT = "plain text"
    HTML = "a web page"
    WORD = "a Word file"
    EXCEL = "a spreadsheet"
    ZIP = "a ZIP archive"
    OLE = "an old or password-protected Office file"
    LOCKED = "an Office file that is locked with a password"
    OLD_WORD = "a Word file of the old kind (.doc)"
    RTF = "a rich text file (.rtf)"
    IMAGE = "a picture"
    PROGRAM = "a program"
    MESSAGE = "a saved e-mail or web archive"


_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 4096
"""Bytes in which a PDF must begin; some mail gateways put lines before it."""
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileType.OLE),
    (b"{\\rtf", FileType.RTF),
    (b"\x89PNG\r\n", FileType.IMAGE),
    (b"\xff\xd8\xff", FileType.IMAGE),
    (b"GIF8", FileType.IMAGE),
    (b"II*\0", FileType.IMAGE),
    (b"MM\0*", FileType.IMAGE),
    (b"\x7fELF", FileType.PROGRAM),
    (b"MZ", FileType.PROGRAM),
)
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<frameset[\s>]", re.IGNORECASE
)
_MARKED_UP = re.compile(
    rb"<(?:h[1-6]|p|div|table|section|article|main|body|title|meta)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
"""How a piece of a web page begins; Markdown may, too, and ends in words."""
_MESSAGE = re.compile(rb"^(?:from|mime-version|content-type|subject): ", re.IGNORECASE)
_START = 1024


def sniff(data: bytes) -> FileType:
    """Tell what ``data`` is by its first bytes; text is what is nothing else."""
    if _PDF.search(data, 0, _PDF_WITHIN):
        return FileType.PDF
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return _in_ole(data) if found is FileType.OLE else found
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\0", b"")
    if _MESSAGE.match(start):
        return FileType.MESSAGE
    ends = data[-_START:].replace(b"\0", b"").rstrip().endswith(b">")
    if _HTML.search(start) or (ends and _MARKED_UP.match(start)):
        return FileType.HTML
    return FileType.TEXT


def _in_ole(data: bytes) -> FileType:
    """Tell what stands in the container by the names of its parts."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileType.LOCKED
    if "WordDocument".encode("utf-16-le") in data:
        return FileType.OLD_WORD
    return FileType.OLE


def _zipped(data: bytes) -> FileType:
    if b"word/document.xml" in data:
        return FileType.WORD
    return FileType.EXCEL if b"xl/workbook.xml" in data else FileType.ZIP
