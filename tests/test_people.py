"""Rates and averages per head, weighed by heads, against each other and the whole."""

import pytest
from checked import checks_of, results

HEADS = """\
Number of employees | 2024
Male | 461
Female | 351
Under 30 | 214
30 to 50 | 471
Over 50 | 127
"""
RATES = """\
Employee turnover rate | 2024
Male | {male}
Female | 19.1%
Under 30 | 33.6%
30 to 50 | {middle}
Over 50 | 12.6%
"""
YEAR_END = """\
Turnover rate: employees who left divided by employees at the year end, times 100%.
"""


def _weighted(*tables: str) -> list[str]:
    """Return statement and working of the checks of heads and their averages."""
    checks = checks_of("\n".join(tables))
    return [
        f"{check.result}: {check.statement} {check.arithmetic}"
        for check in checks
        if check.check == "weighted"
    ]


def test_rates_by_gender_and_by_age_come_to_one_number() -> None:
    """81 men and 67 women left: 72, 60 and 16 by age."""
    rates = RATES.format(male="17.6%", middle="12.7%")

    [told] = _weighted(HEADS, rates, YEAR_END)

    assert told == (
        "pass: Turnover rate (2024): by gender and by age come to one number, over "
        "employees at the year end (as the report has it). "
        "by gender 17.6 % of 461 + 19.1 % of 351 = 148; "
        "by age 33.6 % of 214 + 12.7 % of 471 + 12.6 % of 127 = 148"
    )


@pytest.mark.parametrize(
    ("note", "found"),
    [(YEAR_END, "query: Turnover rate"), ("", "query: Turnover rate")],
)
def test_rates_that_come_to_different_numbers_are_asked_about(
    note: str, found: str
) -> None:
    """With 71.6% of the men 397 left, by age 148, whatever the note says."""
    rates = RATES.format(male="71.6%", middle="12.7%")

    [told] = [line for line in _weighted(HEADS, rates, note) if "different" in line]

    assert told.startswith(found)


def test_an_assumed_base_leaves_room_for_a_percent() -> None:
    """By gender 149 left, by age 148: they may be over other heads than these."""
    rates = RATES.format(male="17.8%", middle="12.7%")

    [told] = _weighted(HEADS, rates)

    assert told.startswith("pass")


@pytest.mark.parametrize(("note", "count"), [(YEAR_END, 1), ("", 0)])
def test_a_rate_of_people_is_of_a_whole_number_of_them(note: str, count: int) -> None:
    """17.2% of 461 lies between 79 and 80; only a stated base makes that an oddity."""
    rates = RATES.format(male="17.2%", middle="12.7%")

    told = [line for line in _weighted(HEADS, rates, note) if "no whole" in line]

    assert len(told) == count


def test_a_rate_over_those_who_left_as_well_is_converted() -> None:
    """184 to 190 left, of 457 who stayed."""
    checks = checks_of(
        """\
Category | Number of employees | Employee turnover rate
Male | 325 | 31%
Female | 132 | 24%
Under 30 | 179 | 25%
30 to 40 | 230 | 32%
Over 40 | 48 | 28%

Note: turnover rate = employees left / (employees in service + employees left) x 100%
"""
    )

    [check] = [check for check in checks if check.check == "weighted"]
    assert check.result == "pass"
    assert check.statement.endswith(
        "over employees at the year end and those who left (as the report has it). "
        "Over employees at the year end alone that is 40.262-41.576%."
    )


HOURS = """\
Average training hours | 2024
Male | 9.4
Female | 9.9

Total training hours | 2024
Total training hours | {total}
"""


@pytest.mark.parametrize(("total", "expected"), [("7,808", "pass"), ("620", "query")])
def test_average_hours_come_to_all_hours(total: str, expected: str) -> None:
    """461 times 9.4 and 351 times 9.9 are 7,808 hours."""
    heads = "Number of employees | 2024\nMale | 461\nFemale | 351\n"

    [told] = _weighted(heads, HOURS.format(total=total))

    assert told.startswith(expected)


@pytest.mark.parametrize(("total", "expected"), [("7,808", "pass"), ("7,890", "query")])
def test_two_numbers_that_agree_leave_no_room_for_a_third(
    total: str, expected: str
) -> None:
    """By gender 7,768 to 7,849 hours, and so by category; 7,890 is 0.5% off."""
    heads = (
        "Number of employees | 2024\nMale | 461\nFemale | 351\n"
        "Managers | 100\nGeneral staff | 712\n"
    )
    by_category = "Managers | 14.6\nGeneral staff | 8.9\n"
    hours = HOURS.format(total=total).replace("\n\n", f"\n{by_category}\n")

    [told] = _weighted(heads, hours)

    assert told.startswith(expected)


def test_shares_of_those_trained_are_no_rates() -> None:
    """90% and 10% add up to all who were trained; they are not of men and of women."""
    checks = checks_of(
        """\
Category | Number of employees | Percentage of employees trained
Male | 325 | 90%
Female | 132 | 10%
"""
    )

    assert results(checks) == ["percent query"]


INJURIES = """\
Health and safety | 2024 | 2023
Number of employees | 896 | 725
Number of work injury cases | 3 | 1
Work injury rate | {rate} | 1.38
"""


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("3.35", ["rate pass", "rate pass"]), ("0.03", ["rate exception", "rate pass"])],
)
def test_a_rate_is_for_as_many_heads_as_in_another_year(
    rate: str, expected: list[str]
) -> None:
    """1 of 725 for 1,000 is 1.38, so 3 of 896 is 3.35."""
    checks = checks_of(INJURIES.format(rate=rate))

    assert [r for r in results(checks) if "rate " in r] == expected


@pytest.mark.parametrize(
    ("before", "expected"), [("0.25", []), ("0.62", ["rate query"])]
)
def test_a_rate_that_comes_out_in_no_year_may_be_per_hours_worked(
    before: str, expected: list[str]
) -> None:
    """What it is for is not known, only that it is for the same in either year."""
    checks = checks_of(INJURIES.format(rate="0.61").replace("1.38", before))

    assert [r for r in results(checks) if "rate " in r] == expected
