"""An ``Audit`` in, its figures as a table of their own out: CSV or XLSX.

One row a figure. Texts of the report are never formulas: a spreadsheet that opens the
table runs nothing.
"""

import csv
import io
import re
from decimal import Decimal

from auditor.metrics.figures import Figure, Origin
from auditor.report.printed import UNVALUED
from auditor.report.sheets import Cell, Sheet, workbook, write_sheet
from auditor.report.speech import speech_of
from auditor.report.text import printable
from auditor.result import Audit

_COLUMNS = {
    "provision": 10,
    "metric": 28,
    "split": 28,
    "period": 8,
    "value": 14,
    "unit": 16,
    "printed": 12,
    "printed unit": 20,
    "page": 7,
    "stood in": 12,
    "quote": 80,
    "note": 40,
}
"""Head and width of each column; widths in letters."""
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+|-")
"""A number, or the dash in place of one; a spreadsheet runs neither."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would run."""


def figures_csv(audit: Audit) -> str:
    """Return the figures as CSV with a head; numbers without thousands separators.

    ``value`` is in ``unit``, ours; ``printed`` and ``printed unit`` are the report's.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_heads(audit))
    for figure in (*audit.figures, *audit.unvalued):
        writer.writerow([_plain(cell) for cell in _row(audit, figure)])
    return text.getvalue()


def figures_xlsx(audit: Audit) -> bytes:
    """Return the same table as a workbook of one sheet."""
    content = io.BytesIO()
    with workbook(content) as book:
        write_sheet(book, figures_sheet(audit), speech_of(audit))
    return content.getvalue()


def figures_sheet(audit: Audit) -> Sheet:
    """Return the same table as a sheet."""
    return Sheet(
        title="Figures",
        columns=dict(zip(_heads(audit), _COLUMNS.values(), strict=True)),
        rows=(_row(audit, f) for f in (*audit.figures, *audit.unvalued)),
        printed=("printed", "printed unit", "quote"),
    )


def _heads(audit: Audit) -> list[str]:
    return ["line" if head == "page" and not audit.paged else head for head in _COLUMNS]


def _row(audit: Audit, figure: Figure) -> tuple[Cell, ...]:
    known, place = figure.canonical, figure.place
    return (
        figure.kpi,
        audit.titles[figure.metric],
        "; ".join(f"{kind}: {label}" for kind, label in figure.breakdown),
        figure.year,
        known.value if known else None,
        known.unit if known else "",
        figure.printed,
        figure.unit,
        place.page if audit.paged else place.line,
        figure.origin,
        " | ".join((figure.quote, *(one.text for one in figure.beside))),
        "; ".join(_notes(figure)),
    )


def _notes(figure: Figure) -> list[str]:
    notes = [UNVALUED[figure.kind]] if not figure.valued else []
    if figure.valued and figure.canonical is None:
        notes.append("unit not known, not converted")
    if not figure.exact:
        notes.append("a bound or a rounded number")
    if figure.marks:
        notes.append(f"footnote mark taken off the number: {' '.join(figure.marks)}")
    if figure.origin is Origin.CHART:
        notes.append("read off a chart: confirm by eye")
    elif not figure.certain:
        notes.append("only a heading says what it is: confirm by eye")
    return notes


def _plain(cell: Cell) -> str:
    """Return a cell of CSV; a text that would be run as a formula is kept from it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal | int):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    text = str(printable(cell))
    runs = text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text
