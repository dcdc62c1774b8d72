"""Heads and rows in, a sheet of a workbook out; no text of a report is a formula."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import xlsxwriter

from auditor.report.speech import ENGLISH, Speech
from auditor.report.text import printable, shorten

Cell = str | Decimal | int | None
_CELL = 32_767
"""Most letters of a cell of a spreadsheet."""
_A3 = 8
"""The number of that paper; on A4 a sheet as wide as these could not be read."""
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When every workbook was made: the same audit gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a frozen head and filters."""

    title: str
    columns: Mapping[str, int]
    """Head and width of each column; widths in letters."""
    rows: Iterable[tuple[Cell, ...]]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that a person fills in from a list."""
    dates: tuple[str, ...] = ()
    """Columns that a person fills in with a date."""
    printed: tuple[str, ...] = ()
    """Columns that hold the words of the report."""
    shown: str = ""
    """Column by which rows are filtered at first: those that have something there."""


@contextmanager
def workbook(content: io.BytesIO) -> Iterator[xlsxwriter.Workbook]:
    """Open a workbook that is written to ``content`` on leaving."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": _MADE})
        yield book


def write_sheet(
    book: xlsxwriter.Workbook, sheet: Sheet, speech: Speech = ENGLISH
) -> None:
    """Write ``sheet`` into ``book``, after the sheets that are there."""
    page = book.add_worksheet(speech.say(sheet.title))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (head, width) in enumerate(sheet.columns.items()):
        page.set_column(column, column, width)
        page.write_string(0, column, speech.say(head), bold)
    line = 0
    rows = tuple(sheet.rows)
    for line, row in enumerate(rows, start=1):
        for column, (head, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            if isinstance(cell, Decimal | int):
                page.write_number(line, column, float(cell), wrapped)
            elif cell:
                said = cell if head in sheet.printed else speech.lines(cell)
                text = shorten(str(printable(said)), _CELL)
                page.write_string(line, column, text, wrapped)
    page.freeze_panes(1, 0)
    page.set_paper(_A3)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, line, len(sheet.columns) - 1)
    heads = list(sheet.columns)
    if sheet.shown:
        _filter(page, heads.index(sheet.shown), rows)
    for head, choices in sheet.choices.items():
        column = heads.index(head)
        page.data_validation(
            1,
            column,
            max(line, 1),
            column,
            {"validate": "list", "source": [speech.say(one) for one in choices]},
        )
    for head in sheet.dates:
        column = heads.index(head)
        rule = {"validate": "date", "criteria": ">", "value": dt.date(2000, 1, 1)}
        page.data_validation(1, column, max(line, 1), column, rule)


def _filter(
    page: xlsxwriter.worksheet.Worksheet,
    column: int,
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    """Hide the rows that have nothing in ``column``, unless none has."""
    empty = [line for line, row in enumerate(rows, start=1) if not row[column]]
    if len(empty) < len(rows):
        page.filter_column(column, "x == NonBlanks")
        for line in empty:
            page.set_row(line, options={"hidden": True})
