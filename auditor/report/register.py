"""An ``Audit`` in, its figures as a table of their own out: CSV or XLSX.

One row a figure. Texts of the report are never formulas: a spreadsheet that opens the
table runs nothing.
"""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

import xlsxwriter

from auditor.metrics.figures import Figure, Origin
from auditor.report.text import printable, shorten
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
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would run."""
_CELL = 32_767
"""Most letters of a cell of a spreadsheet."""
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When every workbook was made: the same figures give the same bytes."""

_Row = tuple[str | Decimal | int | None, ...]


def figures_csv(audit: Audit) -> str:
    """Return the figures as CSV with a head; numbers without thousands separators.

    ``value`` is in ``unit``, ours; ``printed`` and ``printed unit`` are the report's.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_heads(audit))
    for figure in audit.figures:
        writer.writerow([_plain(cell) for cell in _row(audit, figure)])
    return text.getvalue()


def figures_xlsx(audit: Audit) -> bytes:
    """Return the same table as a workbook of one sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    ) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("Figures")
        bold = book.add_format({"bold": True})
        for column, (head, width) in enumerate(
            zip(_heads(audit), _COLUMNS.values(), strict=True)
        ):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, bold)
        for line, figure in enumerate(audit.figures, start=1):
            for column, cell in enumerate(_row(audit, figure)):
                if isinstance(cell, Decimal | int):
                    sheet.write_number(line, column, float(cell))
                elif cell:
                    text = str(printable(cell))
                    sheet.write_string(line, column, shorten(text, _CELL))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(audit.figures), len(_COLUMNS) - 1)
    return content.getvalue()


def _heads(audit: Audit) -> list[str]:
    return ["line" if head == "page" and not audit.paged else head for head in _COLUMNS]


def _row(audit: Audit, figure: Figure) -> _Row:
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
        figure.quote,
        "; ".join(_notes(figure)),
    )


def _notes(figure: Figure) -> list[str]:
    notes: list[str] = []
    if figure.canonical is None:
        notes.append("unit not known, not converted")
    if not figure.exact:
        notes.append("a bound or a rounded number")
    if figure.origin is Origin.CHART:
        notes.append("read off a chart: confirm by eye")
    elif not figure.certain:
        notes.append("only a heading says what it is: confirm by eye")
    return notes


def _plain(cell: str | Decimal | int | None) -> str:
    """Return a cell of CSV; a text that would be run as a formula is kept from it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal | int):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    text = str(printable(cell))
    runs = text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text
