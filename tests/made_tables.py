"""Nothing in; made-up tables in several looks, with all that a reader should find, out.

A table is drawn over two pages: groups of rows, a column of units, names over two years
each, labels and units of two lines, dashes, and a note below. The figures come from a
generator with a fixed seed, so the truth is known.
"""

import random
from collections.abc import Iterator

SEED = 20_240_630
LOOKS = ("ruled", "half", "zebra", "bare")
Triple = tuple[str, str, str]
"""Label, column and figure as printed; a column is named from the top down."""

_STYLE = """
@page { size: A4; margin: 22mm 18mm }
body { font: 9.5pt/1.3 sans-serif }
table { border-collapse: collapse; width: 100%; font-size: 8pt }
thead { display: table-header-group } tr { break-inside: avoid }
td, th { padding: 2.5pt 5pt; text-align: right; font-weight: normal }
td:first-child, th:first-child, td:nth-child(2), .unit { text-align: left }
.over { text-align: center }
.ruled td, .ruled th { border: .5pt solid #444 }
.half thead tr:last-child th, .half tr:last-child td { border-bottom: .7pt solid #444 }
.half thead tr:first-child th { border-top: .7pt solid #444 }
.zebra tbody tr:nth-child(even) { background: #e6eee6 }
"""
_PROSE = (
    "The Group weighs the waste of each site and keeps the tickets of its carriers, so "
    "that the figures below can be compared with those of the year before. In 2023, 14 "
    "sites were visited and 3 of them changed the carrier. "
)
_GROUPS = {
    "Emissions": (
        ("Dust", "kg"),
        ("Soot and ash from the boilers of the northern and the southern yard", "kg"),
        ("Fumes", "kg"),
    ),
    "Use of resources": (
        ("Electricity", "kWh in thousands"),
        ("Diesel", "litres"),
        ("Water drawn", "m<sup>3</sup> per berth"),
    ),
    "People": (
        ("Crew", "persons"),
        ("Hours of training of those who left during the year", "hours"),
        ("Lost days", "days"),
    ),
}
_PARTS = ("Harbour", "Ferries", "Group")
_YEARS = ("2023", "2022")


def made_table(look: str, copies: int = 3) -> tuple[str, list[Triple]]:
    """Return a page of prose and ``copies`` of the rows in one table, and its truth."""
    numbers = random.Random(f"{SEED} {look}")  # noqa: S311  only for made-up figures
    truth: list[Triple] = []
    rows = "".join(
        row for copy in range(1, copies + 1) for row in _rows(copy, numbers, truth)
    )
    over = "".join(f'<th class="over" colspan="2">{part}</th>' for part in _PARTS)
    years = "".join(f"<th>{year}</th>" for _ in _PARTS for year in _YEARS)
    return (
        (
            f"<style>{_STYLE}</style><p>{_PROSE * 4}</p><p>{_PROSE * 3}</p>"
            f'<p>The figures of all parts:</p><table class="{look}">'
            f"<thead><tr><th></th><th></th>{over}</tr>"
            f'<tr><th>Indicator</th><th class="unit">Unit</th>{years}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
            "<p style='font-size: 7.5pt'>Note: without the yards that were sold.</p>"
            f"<p>{_PROSE * 3}</p>"
        ),
        truth,
    )


def _rows(copy: int, numbers: random.Random, truth: list[Triple]) -> Iterator[str]:
    columns = [f"{part} {year}" for part in _PARTS for year in _YEARS]
    for group, indicators in _GROUPS.items():
        empty = "<td></td>" * (len(columns) + 1)
        yield f"<tr><td><b>{group} of yard {copy}</b></td>{empty}</tr>"
        for label, unit in indicators:
            cells = [_figure(numbers) for _ in columns]
            name = f"{label} ({copy})"
            truth += [
                (name, column, cell)
                for column, cell in zip(columns, cells, strict=True)
            ]
            figures = "".join(f"<td>{cell}</td>" for cell in cells)
            yield f"<tr><td>{name}</td><td>{unit}</td>{figures}</tr>"


def _figure(numbers: random.Random) -> str:
    if not numbers.randrange(12):
        return "\N{EN DASH}"
    return f"{numbers.randint(1, 90_000) / 10:,.1f}"
