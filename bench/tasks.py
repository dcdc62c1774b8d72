"""Name of a task in; the seconds that it took out, as the last number printed.

``floor``: what no audit can do without, in one script: the imports, the words of the
report, and the drawing of the review. ``raw`` and ``read``: only the reading, without
us and with us. ``guide``: only the loading of the guide. ``prepare``: writes what the
others need.
"""

import importlib
import re
import sys
import time
from pathlib import Path


def prepare(pages: str, report: str, page: str, style: str) -> None:
    """Write a report of ``pages`` pages, and the HTML and CSS of its review."""
    import weasyprint
    from long_report import long_report

    from auditor.audit import audit_report
    from auditor.guide.load import load_guide
    from auditor.profile.facts import Overrides
    from auditor.report import engine, pdf

    def keep(html: str, *, stylesheet: str, identifier: bytes) -> bytes:
        Path(page).write_text(html, "utf-8")
        Path(style).write_text(stylesheet, "utf-8")
        return identifier

    weasyprint.HTML(string=long_report(int(pages))).write_pdf(report)
    engine.write_pdf = keep
    pdf.render_pdf(audit_report(Path(report), load_guide(), Overrides()))


def raw(report: str) -> None:
    """Take every word, its box and every path out of ``report``."""
    import pypdfium2

    document = pypdfium2.PdfDocument(report)
    for page in document:
        text = page.get_textpage()
        for word in re.finditer(r"\S+", text.get_text_range()):
            text.get_charbox(word.start())
            text.get_charbox(word.end() - 1)
        for path in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            path.get_bounds()


def floor(report: str, page: str, style: str) -> None:
    """Import what an audit needs, take the words, draw the same review."""
    for name in ("click", "jinja2", "pandas", "rapidfuzz", "spacy", "yaml"):
        importlib.import_module(name)
    raw(report)

    import weasyprint

    weasyprint.HTML(string=Path(page).read_text("utf-8")).write_pdf(
        stylesheets=[weasyprint.CSS(string=Path(style).read_text("utf-8"))],
        pdf_variant="pdf/ua-1",
    )


def read(report: str) -> None:
    """Read ``report`` as an audit does."""
    from auditor.ingest.read import read_report

    read_report(Path(report))


def guide() -> None:
    """Load the bundled guide."""
    from auditor.guide.load import load_guide

    load_guide()


TASKS = {"prepare": prepare, "raw": raw, "floor": floor, "read": read, "guide": guide}
WARM = {
    "raw": ("pypdfium2",),
    "read": ("auditor.ingest.read", "auditor.ingest.pdf.reading"),
    "guide": ("auditor.guide.load",),
}
"""What is imported before the clock starts, where only the work itself counts."""

if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    for module in WARM.get(task, ()):
        importlib.import_module(module)
    started = time.perf_counter()
    TASKS[task](*arguments)
    print(time.perf_counter() - started)
