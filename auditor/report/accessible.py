"""A finished PDF/A in; what PDF/UA asks beyond it written into the same file.

The PDF engine writes one of the two. ISO 14289-1 (PDF/UA) wants its number in the
metadata, where ISO 19005-3 (PDF/A-3) lets it stand only if its schema is there too.
"""

from typing import Any

_IDENTIFICATION = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def state_accessible(pdf: Any) -> None:  # noqa: ANN401  an untyped library
    """State in the metadata that the file follows PDF/UA-1."""
    metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
    (packet,) = metadata.stream
    metadata.stream = [packet.replace(_END, _IDENTIFICATION + _END)]


def scope_headers(pdf: Any) -> None:  # noqa: ANN401
    """Say of each header cell of a table what it is the header of.

    In a row of headers alone each stands over its column, else before its row.
    """
    for row in pdf.objects:
        if isinstance(row, dict) and row.get("S") == "/TR":
            cells = [pdf.objects[_number(kid)] for kid in row["K"]]
            alone = all(cell["S"] == "/TH" for cell in cells)
            for cell in cells:
                if cell["S"] == "/TH":
                    cell["A"]["Scope"] = "/Column" if alone else "/Row"


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
