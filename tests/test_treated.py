"""Totals beside parts that are told in other ways than by rows of one kind."""

import pytest
from checked import checks_of, results

WASTE = """\
Non-hazardous waste | Unit | 2023 | 2024
Recycled | tonnes | 4.1 | 4.0
Landfilled | tonnes | 8.1 | 8.0
Incinerated | tonnes | 1.0 | {burnt}
{more}Total | tonnes | 13.2 | {total}
"""


@pytest.mark.parametrize(
    ("burnt", "total", "more", "expected"),
    [
        ("1.0", "13.0", "", ["sum pass", "sum pass"]),
        ("1.0", "15.0", "", ["sum pass", "sum query"]),
        ("1.0", "31.0", "", ["sum pass"]),
        ("1.0", "15.0", "Disposed of | tonnes | 9.1 | 9.0\n", []),
    ],
    ids=["ties", "less", "in store", "all disposed of"],
)
def test_waste_is_recycled_burnt_and_put_into_the_ground(
    burnt: str, total: str, more: str, expected: list[str]
) -> None:
    """Where far less is treated than produced, the rest may be in store."""
    report = WASTE.format(burnt=burnt, total=total, more=more)

    assert sorted(f for f in results(checks_of(report)) if "sum" in f) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 we had 105 suppliers, 20 in Hong Kong and 80 in Macau.", "query"),
        ("Suppliers | 2024\nHong Kong | 20\nMacau | 80\nTotal | 105\n", "exception"),
    ],
)
def test_a_sentence_need_not_name_every_part(text: str, expected: str) -> None:
    """A table has a row for each."""
    assert results(checks_of(text)) == [f"split {expected}"]
