"""Name of a task in; the seconds that it took out, as the last number printed.

``floor``: what no audit can do without, in one script: the imports, the words of the
report, and the drawing of the review. ``raw`` and ``read``: only the reading, without
us and with us. ``guide``: only the loading of the guide.
"""

import importlib
import re
import sys
import time
from pathlib import Path


def raw(report: str) -> None:
    """Take every word, its box and every path out of ``report``."""
    pdfium = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(report)
    for page in document:
        text = page.get_textpage()
        for word in re.finditer(r"\S+", text.get_text_range()):
            text.get_charbox(word.start())
            text.get_charbox(word.end() - 1)
        for path in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
            path.get_bounds()


def floor(report: str, page: str, style: str) -> None:
    """Import what an audit needs, take the words, draw the same review."""
    for name in ("click", "jinja2", "pandas", "rapidfuzz", "spacy", "yaml"):
        importlib.import_module(name)
    raw(report)
    weasyprint = importlib.import_module("weasyprint")
    weasyprint.HTML(string=Path(page).read_text("utf-8")).write_pdf(
        stylesheets=[weasyprint.CSS(string=Path(style).read_text("utf-8"))],
        pdf_variant="pdf/ua-1",
    )


def read(report: str) -> None:
    """Read ``report`` as an audit does."""
    importlib.import_module("auditor.ingest.read").read_report(Path(report))


def guide() -> None:
    """Load the bundled guide."""
    importlib.import_module("auditor.guide.load").load_guide()


TASKS = {"raw": raw, "floor": floor, "read": read, "guide": guide}
WARM = {
    "raw": "pypdfium2",
    "read": "auditor.ingest.pdf",
    "guide": "auditor.guide.load",
}
"""What is imported before the clock starts, where only the work itself counts."""

if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    if task in WARM:
        importlib.import_module(WARM[task])
    started = time.perf_counter()
    TASKS[task](*arguments)
    print(time.perf_counter() - started)
