"""Name of a task in; what it counted, or the CPU seconds it took, out.

``floor``: what no audit can do without, in one script: the imports, the words of the
report, and the drawing of the HTML that the review is made of, which ``paper`` writes
down beforehand. ``raw`` and ``read``: only the reading, without us and with us.
``guide``: only the loading of the guide. ``draw``: draws pages of text and tables, as
the stored report was. ``count``: tells how many pages a PDF has.
"""

import importlib
import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path


def draw(pages: str, target: str) -> None:
    """Draw ``pages`` pages of text and tables."""
    import weasyprint
    from long_report import long_report

    weasyprint.HTML(string=long_report(int(pages))).write_pdf(target)


def count(path: str) -> int:
    """Return the pages of a PDF."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(path))


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


def paper(report: str, target: str) -> None:
    """Write the review of ``report`` as HTML, its style sheet and pictures within."""
    from auditor.audit import audit_report
    from auditor.guide.load import load_guide
    from auditor.ingest.draw import cut_out
    from auditor.profile.facts import Overrides
    from auditor.report.pages import paper, stylesheet
    from auditor.report.view import pictured

    audit = audit_report(Path(report), load_guide(), Overrides())
    html = paper(audit, cut_out(Path(report), pictured(audit)))
    style = f"<style>{stylesheet(audit)}</style></head>"
    Path(target).write_text(html.replace("</head>", style, 1), encoding="utf-8")


def floor(report: str, html: str, target: str) -> None:
    """Import what an audit needs, read ``report``, draw the review ``html``."""
    for name in ("click", "jinja2", "pandas", "rapidfuzz", "spacy", "yaml"):
        importlib.import_module(name)
    raw(report)
    import weasyprint

    weasyprint.HTML(html).write_pdf(target)


def read(report: str) -> None:
    """Read ``report`` as an audit does."""
    from auditor.ingest.read import read_report

    read_report(Path(report))


def guide() -> None:
    """Load the bundled guide."""
    from auditor.guide.load import load_guide

    load_guide()


def processor() -> float:
    """Return the CPU seconds of this process and of those that it waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


TASKS: dict[str, Callable[..., int | None]] = {
    "draw": draw,
    "count": count,
    "raw": raw,
    "paper": paper,
    "floor": floor,
    "read": read,
    "guide": guide,
}
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
    started = processor()
    counted = TASKS[task](*arguments)
    print(counted or processor() - started)
