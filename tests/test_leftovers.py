"""Tables of which few or no rows became figures: named, so that a person looks."""

from dataclasses import replace

import pytest
from checked import GUIDE, LEXICON
from written import document

from auditor.document import Box, Document, Passage, PassageKind, Piece, Place
from auditor.ingest.text import read_text
from auditor.match.reading import Scope
from auditor.metrics.leftovers import read_leftovers
from auditor.metrics.read import read_printed

ENERGY = "Electricity (kWh) | 9,120\n"
WATER = "Water consumption (m3) | 6,200\nDiesel (litres) | 300\n"
CATERING = """\
Meals | 2024
Breakfasts | 1,210
Lunches | 8,455
Suppers | 933
"""


def _left(table: str) -> list[tuple[int, int]]:
    """Return the values read and all values of the tables left over."""
    document = read_text(table.replace(" | ", "\t"), "report.txt")
    scope = Scope(first=1, last=1)
    figures = read_printed(document, GUIDE, LEXICON, 2024, scope)
    left = read_leftovers(document, GUIDE, LEXICON, scope, figures)
    return [(one.read, one.values) for one in left]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", [(0, 3)]),
        (ENERGY, [(1, 4)]),
        (WATER, [(2, 5)]),
        (WATER + ENERGY, []),
    ],
)
def test_a_table_with_fewer_than_half_its_rows_read_is_left_over(
    rows: str, expected: list[tuple[int, int]]
) -> None:
    """What the other rows hold is not known: they may be no KPI, or not understood."""
    assert _left(CATERING + rows) == expected


def test_two_rows_of_a_short_table_are_not_worth_a_word() -> None:
    """One row of it was read."""
    assert _left("Item | 2024\nWater use (m3) | 62\nMeals | 9\nTeas | 8\n") == []


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("2024 | 2023 | Bought", [(6, 9)]),
        ("2024 | 2023 | Change", []),
        ("2024 | 2023 | 2024 Target", []),
        ("2023 | 2022 | 2024 Target", [(6, 9)]),
    ],
)
def test_a_column_of_which_nothing_was_read_is_told(
    heads: str, expected: list[tuple[int, int]]
) -> None:
    """No change and no target, unless its head is the only one of a year."""
    table = f"""\
Use | {heads}
Electricity (kWh) | 9,120 | 9,340 | 81,000
Water consumption (m3) | 6,200 | 6,130 | 82,000
Diesel (litres) | 300 | 310 | 83,000

We used 40 litres of petrol in 2024.
"""

    assert _left(table) == expected


def _row(*texts: str) -> Document:
    """Return a page with ``texts`` side by side."""
    page = document("")
    passages = (
        Passage(
            kind=PassageKind.PARAGRAPH,
            text=text,
            pieces=(Piece(start=0, place=Place(page=1, box=_box(n))),),
            section=0,
        )
        for n, text in enumerate(texts)
    )
    return replace(page, passages=tuple(passages))


def _box(n: int) -> Box:
    return Box(left=40 * n, top=90, right=40 * n + 20, bottom=98)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Suppliers assessed", "82", "127", "229"), [3]),
        (("Share of loans", "4", "2", "3", "4"), [4]),
        (("Suppliers assessed", "127", "229"), []),
        (("Year", "2022", "2023", "2024"), []),
        (("Know", "1", "2", "3", "Act", "17"), []),
    ],
    ids=["row", "low", "two", "years", "issues"],
)
def test_numbers_side_by_side_in_no_table_are_told(
    texts: tuple[str, ...], expected: list[int]
) -> None:
    """A table without lines may not be found; issues in a matrix have numbers too."""
    scope = Scope(first=1, last=1)

    left = read_leftovers(_row(*texts), GUIDE, LEXICON, scope, ())

    assert [one.values for one in left] == expected
