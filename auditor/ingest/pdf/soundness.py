"""An open PDF and its bytes in; what is out of order in the file as a whole out."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.streams import Streams

HEADER = re.compile(rb"%PDF-\d")
END = b"%%EOF"
_TABLE_AT = re.compile(rb"startxref\s+(\d+)")
_TABLE = re.compile(rb"\s{0,20}(?:xref|\d+\s+\d+\s+obj)")
_LONGEST_OFFSET = 15
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_ACTION = re.compile(rb"/S\s*/(?:JavaScript|Launch|GoToR|SubmitForm|ImportData)\b")
_OFF = re.compile(rb"/OFF\s*\[\s*\d")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+$")
_LONGEST_NUMBER = 24
"""Bytes that number and generation of an object take up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """What is out of order; one sentence each."""

    losses: tuple[str, ...]
    """Text of the report is, or may be, lost."""
    notes: tuple[str, ...]
    """What the reader should know, and nothing is lost."""
    empties: bool
    """Whether an empty page may be one whose content is lost."""
    layered: bool
    """Whether the file has layers that are switched off."""


def judge(pdf: pypdfium2.PdfDocument, data: bytes, streams: Streams) -> Soundness:
    """Tell what is out of order in an open PDF."""
    losses = tuple(_losses(pdf, data, streams))
    return Soundness(
        losses=losses,
        notes=tuple(_notes(pdf, data, streams)),
        layered=any(_OFF.search(part) for part in (data, *streams.objects)),
        empties=bool(streams.spoilt) or _lacks_contents(data, streams),
    )


def _losses(pdf: pypdfium2.PdfDocument, data: bytes, streams: Streams) -> Iterator[str]:
    if END not in data[-LIMITS.tail :]:
        yield "the file has no proper end; pages may be missing"
    if re.search(rb"%%EOF\s*%PDF-\d", data):
        yield "the file is two PDFs glued together; only the last was read"
    if _is_rebuilt(data):
        yield "the file's own directory was damaged and rebuilt; pages may be missing"
    if _counted_pages(data, streams) > len(pdf):
        yield "the file holds pages that its page list leaves out; they were not read"
    if streams.spoilt:
        yield f"parts of the file are damaged ({streams.spoilt}); text may be missing"
    inner = [name for name in _attachments(pdf) if name.lower().endswith(".pdf")]
    if inner:
        yield (
            f"the file carries PDFs inside it, which were not read ({len(inner)}); "
            "save them and audit the one that is the report"
        )


def _notes(pdf: pypdfium2.PdfDocument, data: bytes, streams: Streams) -> Iterator[str]:
    if not data.startswith(b"%PDF-"):
        yield "the file holds other data before the PDF, which was skipped"
    attached = pdf.count_attachments()
    if attached:
        yield f"the file carries attachments, which were not read ({attached})"
    scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0
    if scripts or any(_ACTION.search(part) for part in (data, *streams.objects)):
        yield "the file carries scripts or opens other files; it was not let do so"


def _attachments(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """Yield the names of attached files."""
    for index in range(pdf.count_attachments()):
        name = ctypes.create_string_buffer(LIMITS.name)
        attachment = pdfium.FPDFDoc_GetAttachment(pdf.raw, index)
        used = pdfium.FPDFAttachment_GetName(
            attachment,
            ctypes.cast(name, ctypes.POINTER(pdfium.FPDF_WCHAR)),
            LIMITS.name,
        )
        yield name.raw[: min(max(used - 2, 0), LIMITS.name)].decode(
            "utf-16-le", errors="replace"
        )


def _is_rebuilt(data: bytes) -> bool:
    """Tell whether the file does not say rightly where its objects stand."""
    found = list(_TABLE_AT.finditer(data, max(len(data) - LIMITS.tail, 0)))
    start = HEADER.search(data)
    if not found or not start:
        return True
    at = int(found[-1][1][:_LONGEST_OFFSET]) + start.start()
    return not any(_TABLE.match(data, place) for place in {at, at - start.start()})


def _counted_pages(data: bytes, streams: Streams) -> int:
    """Count the pages by a scan of our own, 0 where the file was written in parts.

    An older part may hold pages that a later one takes out; a file made for the web is
    written in one go and has two ends.
    """
    ends = 2 if b"/Linearized" in data[: LIMITS.tail] else 1
    if data.count(END) != ends:
        return 0
    return sum(len(_PAGE.findall(part)) for part in (data, *streams.objects))


def _lacks_contents(data: bytes, streams: Streams) -> bool:
    """Tell whether a page names content that is nowhere in the file."""
    wanted = {
        number
        for part in (data, *streams.objects)
        for one, many in _CONTENTS.findall(part)
        for number in ([one] if one else _REFERENCE.findall(many))
    }
    return not wanted <= set(_objects(data))


def _objects(data: bytes) -> Iterator[bytes]:
    """Yield the numbers of the objects that stand in the file by themselves."""
    at = data.find(b"obj")
    while at >= 0:
        named = _NUMBER.search(data, max(at - _LONGEST_NUMBER, 0), at)
        if named:
            yield named[1]
        at = data.find(b"obj", at + len(b"obj"))
