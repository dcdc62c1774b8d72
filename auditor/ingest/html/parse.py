"""Text of a web page in; its tree of elements out. Nothing is fetched or expanded."""

import re

from lxml import etree, html

from auditor.errors import ReportError
from auditor.ingest.join import unbroken

_XHTML = re.compile(
    r"\s*<\?xml|.{0,2000}?<html[^>]*\sxmlns\s*=", re.IGNORECASE | re.DOTALL
)
_MAY_BREAK = re.compile(r"</?wbr\b[^<>]{0,200}>", re.IGNORECASE)
"""The parser takes it for an element with an end, and loses the cells after it."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_ATTRIBUTE = re.compile(r"\s[A-Za-z_:][\w:.-]{0,40}(?=[\s=])")
_MOST_ATTRIBUTES = 1000
"""Attributes of one element; the parser needs minutes for a hundred thousand."""


def parse(text: str, name: str) -> etree._Element | None:
    """Return the root element; ``None`` where there is no element at all.

    Raises:
        ReportError: The page is built such that no reader can be trusted with it.
    """
    for tag in _LONG_TAG.finditer(text):
        if len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES:
            raise _limit(name)
    data = _MAY_BREAK.sub("", unbroken(text)).encode("utf-8", "replace")
    if _XHTML.match(text):
        root = _parse_xml(data)
        if root is not None:
            return root
    return _parse_html(data, name)


def _parse_xml(data: bytes) -> etree._Element | None:
    """Parse strictly; what is no well-formed XML is left to the other parser."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _parse_html(data: bytes, name: str) -> etree._Element | None:
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None
    # The parser drops what is beyond its limits and raises nothing.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _limit(name)
    return root


def _limit(name: str) -> ReportError:
    return ReportError(
        f"{name}: the web page is nested too deep or holds parts that are too long to "
        "be read. Print it to a PDF and audit that.",
        status="limit",
    )
