"""Bytes of a Word file in; its parts as trees of elements out.

Nothing is unpacked to disk, expanded or fetched; a part is read up to a limit.
"""

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from lxml import etree

from auditor.errors import ReportError

_MOST_PARTS = 10_000
_MOST_BYTES = 50_000_000
"""Bytes to which one part may unpack; that of a long report has 10 million."""
_OFFICE_DOCUMENT = "/officeDocument"
_REMEDY = "Save it again in Word, or as PDF, and audit that."


def local(name: object) -> str:
    """Return the name of an element or attribute without its namespace.

    Transitional and strict files differ in nothing else that is read here.
    """
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the first child of that name, and so on down ``names``."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if local(e.tag) == name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """Return the attribute of that name in whichever namespace."""
    if element is None:
        return None
    return next((str(v) for k, v in element.items() if local(k) == name), None)


def number(element: etree._Element | None, name: str = "val", *, default: int) -> int:
    """Return an attribute that is a whole number; ``default`` for what is none."""
    found = attribute(element, name) or ""
    return int(found) if re.fullmatch("[0-9]{1,9}", found) else default


class Package:
    """The parts of one Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file.

        Raises:
            ReportError: It is damaged, or built to swamp its reader.
        """
        self._name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise self._damaged("is damaged or ends early") from None
        self._check()
        self.main = self._main()

    def part(self, path: str) -> etree._Element | None:
        """Return the root of a part; ``None`` where the file has no such part.

        Raises:
            ReportError: The part is damaged, too large, or defines entities.
        """
        if path not in self._zip.NameToInfo:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self._bytes(path), parser)
        except etree.XMLSyntaxError as error:
            if any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
                raise self.limit(
                    "is nested too deep or holds too long a text"
                ) from None
            raise self._damaged(f"holds XML that is broken ({error.msg})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged("defines entities, which no Word file does,")
        return root

    def beside(self, kind: str) -> etree._Element | None:
        """Return the part that the main part names under this kind, such as styles."""
        return next((self.part(path) for path in self._related(self.main, kind)), None)

    def outside(self) -> int:
        """Return how many pictures and templates lie outside of the file."""
        return sum(
            attribute(e, "TargetMode") == "External"
            and not (attribute(e, "Type") or "").endswith("/hyperlink")
            for e in self._relations(self.main)
        )

    def has_macros(self) -> bool:
        """Tell whether the file holds macros."""
        types = self.part("[Content_Types].xml")
        return types is not None and any(
            "macroEnabled" in (attribute(e, "ContentType") or "") for e in types
        )

    def _check(self) -> None:
        entries = sorted(self._zip.infolist(), key=lambda entry: entry.header_offset)
        if len(entries) > _MOST_PARTS:
            raise self.limit(f"has more than {_MOST_PARTS:,} parts")
        for entry, after in pairwise(entries):
            if entry.header_offset + entry.compress_size > after.header_offset:
                raise self.limit("has parts that overlap")
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            raise self._damaged("has two parts of one name")
        if "[Content_Types].xml" not in names:
            raise self._damaged("lacks its list of contents")

    def _main(self) -> str:
        found = self._related("", _OFFICE_DOCUMENT)
        path = next(iter(found), "word/document.xml")
        if path not in self._zip.NameToInfo:
            raise self._damaged("lacks the part that holds the text")
        return path

    def _related(self, path: str, kind: str) -> list[str]:
        folder = posixpath.dirname(path)
        return [
            posixpath.normpath(
                posixpath.join("/", folder, attribute(e, "Target") or "")
            ).lstrip("/")
            for e in self._relations(path)
            if (attribute(e, "Type") or "").endswith(kind)
            and attribute(e, "TargetMode") != "External"
        ]

    def _relations(self, path: str) -> list[etree._Element]:
        folder, name = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if root is None else list(root)

    def _bytes(self, path: str) -> bytes:
        try:
            with self._zip.open(path) as stream:
                data = stream.read(_MOST_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,  # raised for a locked part
        ):
            raise self._damaged("holds a part that cannot be unpacked") from None
        if len(data) > _MOST_BYTES:
            raise self.limit(f"holds a part of more than {_MOST_BYTES:,} bytes")
        return data

    def _damaged(self, what: str) -> ReportError:
        return ReportError(
            f"{self._name}: the Word file {what} and cannot be read. {_REMEDY}",
            status="unreadable",
        )

    def limit(self, what: str) -> ReportError:
        """Return the refusal of a file that is more than is read."""
        return ReportError(
            f"{self._name}: the Word file {what} and is not read. {_REMEDY}",
            status="limit",
        )
