"""Parts of a Word file in, its bytes out: as little as makes one."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(targets: Mapping[str, str]) -> str:
    """Return a part that names others by kind."""
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


def root(name: str, content: str) -> str:
    """Return a part of WordprocessingML."""
    return (
        f'<w:{name} xmlns:w="{W}" xmlns:v="urn:v" xmlns:wps="urn:wps" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{content}</w:{name}>"
    )


def word(body: str, **parts: str) -> bytes:
    """Return a Word file; ``parts`` are ``styles``, ``numbering`` or ``footnotes``."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({p: f"{p}.xml" for p in parts}),
        **{f"word/{part}.xml": root(part, content) for part, content in parts.items()},
    }
    return packed(files)


def packed(files: Mapping[str, str]) -> bytes:
    """Return a ZIP archive of ``files``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return a run of letters."""
    text = escape(text)
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def paragraph(text: str = "", properties: str = "", *, runs: str = "") -> str:
    """Return a paragraph of ``text``, or of ``runs``."""
    inner = runs or run(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """Return a paragraph with an outline level, counted here from 1."""
    return paragraph(text, f'<w:outlineLvl w:val="{level - 1}"/>')


def cell(text: str, properties: str = "") -> str:
    """Return a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """Return a table of rows, each the cells of one row."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def plain_table(rows: list[list[str]]) -> str:
    """Return a table without merged cells."""
    return table(*("".join(cell(text) for text in row) for row in rows))
