"""Text of a web page in; ``Document`` out."""

from auditor.document import Document, DocumentKind
from auditor.errors import ReportError
from auditor.ingest.flow import read_flow
from auditor.ingest.html.parse import parse
from auditor.ingest.html.sight import Looks
from auditor.ingest.html.styles import Styles
from auditor.ingest.html.walk import Walk, whole_text
from auditor.ingest.join import squeeze


def read_html(text: str, name: str) -> Document:
    """Read a report that is a web page.

    Raises:
        ReportError: It cannot be parsed, or shows no text by itself.
    """
    root = parse(text, name)
    if root is None:
        raise _empty(name)
    styles = [whole_text(element) for element in root.iter("{*}style", "style")]
    titles = [
        squeeze(whole_text(element)) for element in root.iter("{*}title", "title")
    ]
    links = root.iter("{*}link", "link")
    looks = Looks(
        Styles(root, styles),
        styled_elsewhere=any("stylesheet" in e.get("rel", "").lower() for e in links),
    )
    flow = Walk(looks).flow(root, (titles or [""])[0])
    document = read_flow(flow, name, DocumentKind.HTML, text.encode("utf-8", "replace"))
    if not any(map(str.isalnum, document.pages[0].raw)):
        raise _empty(name)
    return document


def _empty(name: str) -> ReportError:
    return ReportError(
        f"{name}: the web page shows no text by itself; scripts or frames fetch it. "
        "Print it from the browser to a PDF and audit that.",
        status="no-text",
    )
