"""The bytes of a PDF in; where it breaks PDF/A-3a or PDF/UA-1, as read by qpdf, out.

These are the checks of ISO 19005-3 and ISO 14289-1 that bear on such a file; the
number of each clause stands with it. They replace no full validator.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PRINTED = 4
_UNSEEN = 1 | 2 | 32
"""Flags of an annotation: invisible, hidden, no view."""
_BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken"}
_ACTIONS = {"/GoTo", "/GoToR", "/URI", "/Named", "/Thread", "/SubmitForm"}
_RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
_FONTS = ("/FontFile", "/FontFile2", "/FontFile3")
_PAINTS = re.compile(
    r"(?:^|[\s\])>])(Tj|TJ|'|\"|f\*?|F|S|s|B\*?|b\*?|sh|Do|BI)(?=\s|$)"
    r"|(?:^|\s)(BMC|BDC|EMC)(?=\s|$)"
)
_STRINGS = re.compile(r"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)


def qpdf(content: bytes, *options: str) -> bytes:
    """Return what qpdf makes of a PDF."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        command = ["qpdf", *options, file.name, "-"]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    return done.stdout


class File:
    """The objects of a PDF."""

    def __init__(self, content: bytes) -> None:
        told = json.loads(qpdf(content, "--json-output", "--json-stream-data=inline"))[
            "qpdf"
        ][1]
        self.objects: dict[str, dict[str, Any]] = told
        self.trailer = told["trailer"]["value"]
        self.catalog = self.at(self.trailer["/Root"])

    def at(self, value: Any) -> Any:  # noqa: ANN401  any kind of object
        """Return what a reference leads to; a stream as its dictionary."""
        if isinstance(value, str) and (found := self.objects.get(f"obj:{value}")):
            stream = found.get("stream")
            return stream["dict"] if stream else found["value"]
        return value

    def dictionaries(self) -> Iterator[dict[str, Any]]:
        """Yield every dictionary, those inside others as well."""
        waiting: list[Any] = [
            self.at(name.removeprefix("obj:")) for name in self.objects
        ]
        waiting.append(self.trailer)
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value

    def kind(self, key: str, value: str) -> list[dict[str, Any]]:
        """Return the dictionaries that have ``value`` at ``key``."""
        return [d for d in self.dictionaries() if d.get(key) == value]


def breaches(content: bytes) -> list[str]:
    """Return each rule that the file breaks, in words; none where it keeps all."""
    file = File(content)
    rules: tuple[Callable[[File, bytes], Iterator[str]], ...] = (
        _of_file,
        _of_metadata,
        _of_colours,
        _of_fonts,
        _of_drawing,
        _of_actions,
        _of_embedded,
        _of_structure,
        _of_marks,
    )
    return [breach for rule in rules for breach in rule(file, content)]


def text_of(value: str) -> str:
    """Return a text string without what qpdf writes before it."""
    return value.removeprefix("u:").removeprefix("b:")


def _of_file(file: File, content: bytes) -> Iterator[str]:
    if "/Encrypt" in file.trailer:
        yield "A 6.1.3: encrypted"
    if len(file.trailer.get("/ID", ())) != 2:
        yield "A 6.1.3: no file identifier"
    head = content.split(b"\n", 2)
    if not head[0].startswith(b"%PDF-1.") or not re.match(rb"%[\x80-\xff]{4}", head[1]):
        yield "A 6.1.2: no head of a file with bytes that are no letters"
    if not content.rstrip().endswith(b"%%EOF"):
        yield "A 6.1.3: something after the end"
    for one in file.dictionaries():
        if one.get("/Filter") in {"/LZWDecode", "/Crypt"}:
            yield f"A 6.1.7.2: filter {one['/Filter']}"
        if {"/F", "/FFilter"} <= one.keys():
            yield "A 6.1.7.1: a stream outside the file"


def _of_metadata(file: File, content: bytes) -> Iterator[str]:
    if "/Metadata" not in file.catalog:
        yield "A 6.6.2.1: no metadata"
        return
    unpacked = qpdf(content, "--qdf")
    told = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", unpacked, re.DOTALL)
    tree = ET.fromstring(told[0] if told else b"<none/>")  # noqa: S314  our own file
    if len(tree.findall(f"{_RDF}RDF")) != 1:
        yield "A 6.6.2.1: not one RDF"
    said = {k: v for node in tree.iter() for k, v in node.attrib.items()}
    if (said.get(f"{_PDFA}part"), said.get(f"{_PDFA}conformance")) != ("3", "A"):
        yield "A 6.6.4: part and conformance are not 3 and A"
    if [node.text for node in tree.iter(f"{_PDFUA}part")] != ["1"]:
        yield "UA 5: part is not 1"
    schemas = [node.text for node in tree.iter(f"{_SCHEMA}namespaceURI")]
    if schemas != [_PDFUA.strip("{}")]:
        yield "A 6.6.2.3: the schema of pdfuaid is not described"
    title = [node.text for node in tree.iter(f"{_RDF}li") if node.text]
    information = file.at(file.trailer.get("/Info", {}))
    if text_of(information.get("/Title", "")) not in title:
        yield "A 6.6.3: another title in the metadata"


def _of_colours(file: File, _: bytes) -> Iterator[str]:
    intents = [file.at(one) for one in file.catalog.get("/OutputIntents", ())]
    if [one["/S"] for one in intents] != ["/GTS_PDFA1"]:
        yield "A 6.2.3: not one output intent"
    elif file.at(intents[0]["/DestOutputProfile"]).get("/N") != 3:
        yield "A 6.2.3: no profile of three colours"
    for one in file.dictionaries():
        if "/DeviceCMYK" in str(one.get("/ColorSpace")):
            yield "A 6.2.4.3: colours of another device"


def _of_fonts(file: File, _: bytes) -> Iterator[str]:
    fonts = file.kind("/Type", "/Font")
    for font in fonts:
        if font["/Subtype"] == "/Type0":
            if "/ToUnicode" not in font:
                yield f"A 6.2.11.7: {font['/BaseFont']} does not tell its letters"
        elif not set(_FONTS) & file.at(font.get("/FontDescriptor", {})).keys():
            yield f"A 6.2.11.4: {font.get('/BaseFont')} is not embedded"
        if font["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in font:
            yield f"A 6.2.11.3.2: {font['/BaseFont']} does not tell its glyphs"
    if not fonts:
        yield "no font was found"


def _of_drawing(file: File, _: bytes) -> Iterator[str]:
    for one in file.dictionaries():
        if one.get("/Subtype") == "/Image" and one.get("/Interpolate"):
            yield "A 6.2.8: a picture is smoothed"
        if {"/Alternates", "/OPI"} & one.keys():
            yield "A 6.2.8: a picture has others in its place"
        if one.get("/Subtype") == "/PS" or "/PS" in one or "/Ref" in one:
            yield "A 6.2.9: PostScript or a reference"
        if {"/TR", "/HTP"} & one.keys():
            yield "A 6.2.5: a transfer function"
        if one.get("/BM", "/Normal") not in _BLENDS:
            yield f"A 6.2.10: blends by {one['/BM']}"


def _of_actions(file: File, _: bytes) -> Iterator[str]:
    if {"/AA", "/OpenAction"} & file.catalog.keys() or file.kind("/S", "/JavaScript"):
        yield "A 6.5: runs something by itself"
    if "/JavaScript" in file.at(file.catalog.get("/Names", {})):
        yield "A 6.5.1: scripts"
    if {"/XFA", "/NeedAppearances"} & file.at(file.catalog.get("/AcroForm", {})).keys():
        yield "A 6.4: a form that draws itself"
    for one in file.kind("/Type", "/Action"):
        if one["/S"] not in _ACTIONS:
            yield f"A 6.5.1: action {one['/S']}"
    for one in file.kind("/Type", "/Annot"):
        flags = one.get("/F", 0)
        if not flags & _PRINTED or flags & _UNSEEN:
            yield "A 6.3.2: an annotation is not printed"
        if "/Contents" not in one:
            yield "UA 7.18.1: an annotation has no words"
        if "/StructParent" not in one:
            yield "UA 7.18.5: a link has no place in the structure"


def _of_embedded(file: File, _: bytes) -> Iterator[str]:
    listed = [file.at(one) for one in file.catalog.get("/AF", ())]
    for one in file.kind("/Type", "/Filespec"):
        held = file.at(one["/EF"]["/F"])
        if not {"/F", "/UF", "/AFRelationship"} <= one.keys():
            yield "A 6.8: a file without names or relationship"
        elif one["/AFRelationship"] not in _RELATIONS:
            yield f"A 6.8: {one['/AFRelationship']} is no relationship"
        if "/Subtype" not in held or "/ModDate" not in held.get("/Params", {}):
            yield "A 6.8: a file without type or date"
        if one not in listed:
            yield "A 6.8: a file that the catalog does not list"


def _of_structure(file: File, _: bytes) -> Iterator[str]:
    catalog = file.catalog
    if (
        not catalog.get("/MarkInfo", {}).get("/Marked")
        or "/StructTreeRoot" not in catalog
    ):
        yield "A 6.7: not tagged"
    if not text_of(catalog.get("/Lang", "")):
        yield "A 6.7.4: no language"
    if not catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "UA 7.1: the file name is shown instead of the title"
    for cell in file.kind("/S", "/TH"):
        if cell["/A"].get("/Scope") not in {"/Column", "/Row"}:
            yield "UA 7.5: a header cell has no scope"
    for figure in file.kind("/S", "/Figure"):
        if not text_of(figure.get("/Alt", "")) or "/BBox" not in figure["/A"]:
            yield "UA 7.3: a picture without words or place"
    yield from _of_headings(file)


def _of_headings(file: File) -> Iterator[str]:
    """Follow the tree: no level of heading is left out on the way down."""
    last = 0
    waiting = [file.at(file.catalog.get("/StructTreeRoot", {}))]
    while waiting:
        node = waiting.pop()
        if found := re.fullmatch(r"/H([1-6])", node.get("/S", "")):
            if int(found[1]) > last + 1:
                yield f"UA 7.4.2: heading {found[1]} under {last}"
            last = int(found[1])
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        waiting += [k for kid in reversed(kids) if isinstance(k := file.at(kid), dict)]


def _of_marks(_: File, content: bytes) -> Iterator[str]:
    """All that is drawn is tagged, or marked as of no meaning."""
    pages = re.findall(
        rb"%% Contents for page \d+\n.*?\nstream\n(.*?)\nendstream",
        qpdf(content, "--qdf"),
        re.DOTALL,
    )
    for number, page in enumerate(pages, start=1):
        depth = 0
        for found in _PAINTS.finditer(_STRINGS.sub("()", page.decode("latin-1"))):
            if found[2]:
                depth += -1 if found[2] == "EMC" else 1
            elif not depth:
                yield f"UA 7.1: page {number} draws without a mark ({found[1]})"
                break
