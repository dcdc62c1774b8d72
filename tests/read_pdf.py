"""An ``Audit`` or a PDF in; what a reader finds in the PDF out, read by pdfium."""

import logging
from collections.abc import Iterator
from ctypes import c_int, c_ushort, create_string_buffer
from dataclasses import dataclass
from logging.handlers import BufferingHandler

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.report.pdf import render_pdf
from auditor.result import Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A PDF as another engine reads it; pages are counted from 0."""

    content: bytes
    pages: tuple[str, ...]
    """Text of each page, white space folded."""
    links: tuple[tuple[int, ...], ...]
    """For each page, the pages that its links lead to."""
    bookmarks: tuple[tuple[str, int], ...]
    """Title and page."""
    metadata: dict[str, str]
    language: str
    tagged: bool
    alternatives: tuple[str, ...]
    """What is said in the place of each picture."""
    logged: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return all pages."""
        return " ".join(self.pages)

    def page(self, heading: str) -> int:
        """Return the page of the bookmark that ends with ``heading``."""
        return next(page for title, page in self.bookmarks if title.endswith(heading))

    def section(self, heading: str, following: str) -> str:
        """Return the pages from one section up to where the following one begins."""
        return " ".join(self.pages[self.page(heading) : self.page(following) + 1])


def read(content: bytes, logged: tuple[str, ...] = ()) -> Read:
    """Read a PDF back."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [
            " ".join(page.get_textpage().get_text_range().split()) for page in document
        ]
        bookmarks = [
            (mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]
        return Read(
            content=content,
            pages=tuple(pages),
            links=tuple(tuple(link_targets(document, page)) for page in document),
            bookmarks=tuple(bookmarks),
            language=language(document),
            tagged=bool(pdfium.FPDFCatalog_IsTagged(document)),
            metadata=document.get_metadata_dict(skip_empty=True),
            alternatives=tuple(text for page in document for text in spoken(page)),
            logged=logged,
        )


def language(document: pypdfium2.PdfDocument) -> str:
    """Return the language that the file claims to be in."""
    letters = (c_ushort * 16)()
    pdfium.FPDFCatalog_GetLanguage(document, letters, 32)
    return bytes(letters).decode("utf-16-le").rstrip("\0")


def link_targets(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage
) -> Iterator[int]:
    """Yield the page that each link on ``page`` leads to."""
    position, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        target = pdfium.FPDFLink_GetDest(document, link)
        yield pdfium.FPDFDest_GetDestPageIndex(document, target)


def spoken(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the alternative text of each element of ``page`` that has one."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    elements = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while elements:
        element = elements.pop(0)
        size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if size:
            text = create_string_buffer(size)
            pdfium.FPDF_StructElement_GetAltText(element, text, size)
            yield text.raw.decode("utf-16-le").rstrip("\0")
        elements += [
            child
            for index in range(pdfium.FPDF_StructElement_CountChildren(element))
            if (child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index))
        ]
    pdfium.FPDF_StructTree_Close(tree)


def render(audit: Audit) -> Read:
    """Render ``audit`` and keep everything that is logged meanwhile."""
    handler = BufferingHandler(capacity=10_000)
    engine = logging.getLogger("weasyprint")
    engine.addHandler(handler)
    try:
        content = render_pdf(audit, {})
    finally:
        engine.removeHandler(handler)
    return read(content, tuple(r.getMessage() for r in handler.buffer))
