"""The tables of our own sample report, spoilt one error at a time; what is caught out.

Run ``python bench/forensics.py`` with the Python that ``auditor`` is installed for;
``--missed`` lists the errors that no check noticed. An error is caught when a check
that does not agree was not there before it. Many a single figure has nothing to be
held against, so no reader would catch them all.
"""

import html
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditor.bundled import bundled
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import CheckResult
from auditor.metrics.read import read_figures

YEAR = 2023
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

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Seed:
    """One error: its kind, the row that it is in, and all rows with it."""

    kind: str
    row: tuple[str, ...]
    rows: Rows


def main() -> None:
    """Print how many errors of each kind are caught, and the alarms without one."""
    clean = sample_rows()
    known = alarms(clean)
    print(f"without an error: {len(known)} alarms")
    for alarm in sorted(known):
        print(f"  {alarm}")
    seeded: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []
    for seed in seeds(clean):
        seeded[seed.kind] += 1
        if alarms(seed.rows) - known:
            caught[seed.kind] += 1
        else:
            missed.append(f"{seed.kind}: {' | '.join(seed.row)}")
    for kind, count in seeded.items():
        share = 100 * caught[kind] / count
        print(f"{kind:<34}{count:>5}{caught[kind]:>5}{share:>7.1f}%")
    total, found = seeded.total(), caught.total()
    print(f"{'all':<34}{total:>5}{found:>5}{100 * found / total:>7.1f}%")
    if "--missed" in sys.argv:
        print("\n".join(missed))


def sample_rows() -> Rows:
    """Return the rows of the sample's tables of figures, without the planted error."""
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
    return tuple(rows)


def alarms(rows: Rows) -> set[str]:
    """Return what the checks of a report of ``rows`` do not agree with."""
    document = read_text("\n".join("\t".join(row) for row in rows), "report.txt")
    scope = Scope(first=1, last=1)
    figures = read_figures(document, GUIDE, LEXICON, YEAR, scope)
    return {
        f"{check.check}: {check.statement}"
        for check in run_checks(figures, GUIDE)
        if check.result is not CheckResult.PASS
    }


def seeds(rows: Rows) -> Iterator[Seed]:
    """Yield every error of every kind in every row of values."""
    for number, row in enumerate(rows):
        values = [i for i, cell in enumerate(row) if i and _VALUE.fullmatch(cell)]
        for column in values[:2]:
            for kind, spoil in CELLS.items():
                spoilt = spoil(row[column])
                if spoilt != row[column]:
                    yield _seed(rows, kind, number, {column: spoilt})
        for first, second in pairwise(values[:2]):
            this, last = row[first], row[second]
            if this == last or this.endswith("%") != last.endswith("%"):
                continue  # the same, or a percentage beside hours
            swapped = {first: last, second: this}
            yield _seed(rows, "years swapped", number, swapped)
            yield _seed(rows, "last year's value again", number, {first: last})
        for unit, other in UNITS.items():
            if len(row) > 1 and row[1].split(" ")[0] == unit:
                yield _seed(
                    rows, "another unit", number, {1: row[1].replace(unit, other)}
                )


def _seed(rows: Rows, kind: str, number: int, cells: dict[int, str]) -> Seed:
    row = tuple(cells.get(i, cell) for i, cell in enumerate(rows[number]))
    return Seed(kind, row, (*rows[:number], row, *rows[number + 1 :]))


def _first_digit(value: str) -> str:
    return re.sub("[1-9]", lambda m: str(int(m[0]) % 9 + 1), value, count=1)


def _last_digit(value: str) -> str:
    return re.sub(r"(\d)(%?)$", lambda m: f"{(int(m[1]) + 5) % 10}{m[2]}", value)


def _two_digits(value: str) -> str:
    return re.sub(r"(\d)(?!\1)(\d)", r"\2\1", value, count=1)


def _thousandfold(value: str) -> str:
    number = value.rstrip("%").replace(",", "")
    whole, _, rest = number.partition(".")
    moved = int(whole + rest.ljust(3, "0")[:3])
    return f"{moved:,}" + ("." + rest[3:] if rest[3:] else "")


CELLS: dict[str, Callable[[str], str]] = {
    "first digit": _first_digit,
    "last digit": _last_digit,
    "two digits changed places": _two_digits,
    "a thousand times as much": _thousandfold,
}
UNITS = {"tonnes": "kg", "MWh": "kWh", "kg": "tonnes", "m³": "litres"}

if __name__ == "__main__":
    main()
