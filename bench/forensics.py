"""Two clean reports of our own, spoilt one error at a time; what is caught out.

Run ``python bench/forensics.py`` with the Python that ``auditor`` is installed for;
``--missed`` lists the errors that no check noticed. An error is caught when a check
that does not agree was not there before it.

Many a single figure has nothing to be held against: a last digit within rounding, the
kilograms of a gas that nothing else depends on. ``ties.py`` says, without the program,
which errors break something that holds in the report; the others are counted as beyond
any reader, and not in the share.
"""

import html
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ties import Rows, broken, ties_of

from auditor.bundled import bundled
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import CheckResult
from auditor.metrics.read import read_figures
from auditor.metrics.said import read_said

YEARS = {"sample": 2023, "clean_report": 2024}
PLANTED = ("0.160", "0.106")
"""An error that the sample holds on purpose, and what it should be."""
GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_VALUE = re.compile(r"(?!20\d\d$)[\d,]+(?:\.\d+)?%?")
"""A printed value, and no year."""
_NOTE = re.compile('<p class="note">(.*?)</p>')


@dataclass(frozen=True)
class Seed:
    """One error: its kind, the row that it is in, and all rows with it."""

    kind: tuple[str, str]
    """What went wrong, and how."""
    row: tuple[str, ...]
    rows: Rows


def main() -> None:
    """Print how many errors of each kind are caught, and the alarms without one."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    missed: list[str] = []
    for report, clean in (("sample", sample_rows()), ("clean_report", clean_rows())):
        known = alarms(clean, report)
        print(f"{report}: {len(known)} alarms without an error")
        for alarm in sorted(known):
            print(f"  {alarm}")
        ties = ties_of(report)
        held = broken(clean, ties)
        for seed in seeds(clean):
            count = counts.setdefault(seed.kind, Counter())
            caught = bool(alarms(seed.rows, report) - known)
            visible = bool(broken(seed.rows, ties) - held)
            count.update(seeded=1, visible=visible, caught=visible and caught)
            count.update(beyond=caught and not visible)
            if visible and not caught:
                missed.append(f"{report}: {seed.kind[1]}: {' | '.join(seed.row)}")
    _print(counts)
    if "--missed" in sys.argv:
        print("\n".join(missed))


def _print(counts: dict[tuple[str, str], Counter[str]]) -> None:
    heads = ("seeded", "no tie", "counted", "caught", "share", "no tie, caught")
    print(f"{'':<44}" + "".join(f"{head:>9}" for head in heads))
    for kind in dict.fromkeys(kind for kind, _ in counts):
        rows = {how: count for (of, how), count in counts.items() if of == kind}
        for how, count in rows.items():
            print(_line(f"  {how}", count))
        print(_line(kind.upper(), sum(rows.values(), Counter())))
    print(_line("ALL", sum(counts.values(), Counter())))


def _line(name: str, count: Counter[str]) -> str:
    seeded, visible, caught = (count[word] for word in ("seeded", "visible", "caught"))
    share = 100 * caught / visible if visible else 100
    return (
        f"{name:<44}{seeded:>9}{seeded - visible:>9}{visible:>9}{caught:>9}"
        f"{share:>8.1f}%{count['beyond']:>9}"
    )


def sample_rows() -> Rows:
    """Return the tables of figures of the sample, without the planted error."""
    page = (bundled("templates") / "sample_report.html").read_text("utf-8")
    rows: list[tuple[str, ...]] = []
    for table in _TABLE.findall(page.replace(*PLANTED)):
        cells = [
            tuple(html.unescape(_TAG.sub("", cell)) for cell in _CELL.findall(row))
            for row in _ROW.findall(table)
        ]
        if any(_VALUE.fullmatch(cell) for row in cells for cell in row):
            title = re.search("<caption>(.*?)</caption>", table)
            rows += [(), (f"# {title[1]}" if title else "# ",), (), *cells]
    notes = [line for note in _NOTE.findall(page) for line in ((), (note,))]
    return (*rows, *notes)


def clean_rows() -> Rows:
    """Return the rows of the second report, of which hardly one stands alone."""
    text = Path(__file__).with_name("clean_report.txt").read_text("utf-8")
    return tuple(tuple(line.split("\t")) if line else () for line in text.splitlines())


def alarms(rows: Rows, report: str) -> set[str]:
    """Return what the checks of a report of ``rows`` do not agree with."""
    document = read_text("\n".join("\t".join(row) for row in rows), "report.txt")
    scope, year = Scope(first=1, last=1), YEARS[report]
    figures = read_figures(document, GUIDE, LEXICON, year, scope)
    return {
        f"{check.check}: {check.statement}"
        for check in run_checks(figures, GUIDE, read_said(document, GUIDE, year))
        if check.result is not CheckResult.PASS
    }


def seeds(rows: Rows) -> Iterator[Seed]:
    """Yield every error of every kind in every row of values, and in every table."""
    for number, row in enumerate(rows):
        values = _values(row)
        for column in values[:2]:
            for kind, spoil in CELLS.items():
                spoilt = spoil(row[column])
                if spoilt not in (row[column], ""):
                    yield _seed(rows, kind, {number: {column: spoilt}})
            yield from _slipped(rows, number, column)
        for first, second in pairwise(values[:2]):
            this, last = row[first], row[second]
            if this != last and this.endswith("%") == last.endswith("%"):
                swapped = {number: {first: last, second: this}}
                yield _seed(rows, ("years swapped", "in one row"), swapped)
                again = {number: {first: last}}
                yield _seed(rows, ("column shifted", "last year's value again"), again)
        for unit, other in UNITS.items():
            if len(row) > 1 and row[1].split(" ")[0] == unit:
                printed = {number: {1: row[1].replace(unit, other)}}
                yield _seed(rows, ("unit scaled", "another unit printed"), printed)
    yield from _tables_swapped(rows)


def _slipped(rows: Rows, number: int, column: int) -> Iterator[Seed]:
    """Yield the error of a value that changed places with that of the row below."""
    row, below = rows[number], rows[number + 1] if number + 1 < len(rows) else ()
    if column not in _values(below) or row[column] == below[column]:
        return
    if row[column].endswith("%") == below[column].endswith("%"):
        cells = {number: {column: below[column]}, number + 1: {column: row[column]}}
        yield _seed(rows, ("column shifted", "a value in the next row"), cells)


def _tables_swapped(rows: Rows) -> Iterator[Seed]:
    """Yield each table with the values of its two latest years exchanged."""
    starts = [n for n, row in enumerate(rows) if row and row[0].startswith("# ")]
    for start, end in pairwise((*starts, len(rows))):
        cells = {
            number: {first: rows[number][second], second: rows[number][first]}
            for number in range(start, end)
            for first, second in pairwise(_values(rows[number])[:2])
            if rows[number][first].endswith("%") == rows[number][second].endswith("%")
        }
        if cells:
            yield _seed(rows, ("years swapped", "in a whole table"), cells)


def _values(row: tuple[str, ...]) -> list[int]:
    return [i for i, cell in enumerate(row) if i and _VALUE.fullmatch(cell)]


def _seed(rows: Rows, kind: tuple[str, str], cells: dict[int, dict[int, str]]) -> Seed:
    spoilt = tuple(
        tuple(cells.get(n, {}).get(i, cell) for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    )
    return Seed(kind, spoilt[min(cells)], spoilt)


def _first_digit(value: str) -> str:
    return re.sub("[1-9]", lambda m: str(int(m[0]) % 9 + 1), value, count=1)


def _last_digit(value: str) -> str:
    return re.sub(r"(\d)(%?)$", lambda m: f"{(int(m[1]) + 5) % 10}{m[2]}", value)


def _two_digits(value: str) -> str:
    """Exchange the first two digits that differ; empty where a nought would lead."""
    changed = re.sub(r"(\d)(?!\1)(\d)", r"\2\1", value, count=1)
    return "" if re.match(r"0[\d,]", changed) else changed


def _thousandfold(value: str) -> str:
    number = value.rstrip("%").replace(",", "")
    whole, _, rest = number.partition(".")
    moved = int(whole + rest.ljust(3, "0")[:3])
    return f"{moved:,}" + ("." + rest[3:] if rest[3:] else "")


def _thousandth(value: str) -> str:
    """Return a thousandth, to as many digits; empty for what is counted."""
    number = value.replace(",", "")
    if "." not in number or value.endswith("%"):
        return ""
    places = len(number.partition(".")[2])
    return f"{float(number) / 1000:.{places + 3}f}"


CELLS: dict[tuple[str, str], Callable[[str], str]] = {
    ("sum broken", "first digit"): _first_digit,
    ("sum broken", "last digit"): _last_digit,
    ("sum broken", "two digits changed places"): _two_digits,
    ("unit scaled", "a thousand times as much"): _thousandfold,
    ("unit scaled", "a thousandth"): _thousandth,
}
UNITS = {"tonnes": "kg", "MWh": "kWh", "kg": "tonnes", "m³": "litres"}

if __name__ == "__main__":
    main()
