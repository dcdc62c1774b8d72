"""Averages and heads that no place pairs: what no pairing of them comes to."""

from dataclasses import replace

import pytest
from checked import GUIDE, LEXICON

from auditor.document import Box, Chart, Line, Place
from auditor.ingest.text import read_text
from auditor.match.reading import Scope
from auditor.metrics.checks import run_checks
from auditor.metrics.figures import CheckResult
from auditor.metrics.read import read_figures
from auditor.metrics.said import read_said

STAFF = "As at 31 December 2024, the Group had a total of 500 employees.\n\n"
HOURS = "In 2024 training {} hours in total.\n"
BOX = Box(left=0, top=0, right=9, bottom=9)


def _pie(title: str, values: str) -> Chart:
    lines = (title, *values.split(), "Male", "Female")
    return Chart(
        page=1,
        section=0,
        box=BOX,
        title=title,
        lead="",
        labels=tuple(
            Line(text=text, place=Place(page=1, box=BOX, order=n))
            for n, text in enumerate(lines)
        ),
        bars=(),
    )


def _asked(text: str, *pies: Chart) -> list[str]:
    """Return what is asked about people in a report of ``text`` and ``pies``."""
    report = replace(read_text(text, "report.txt"), charts=pies)
    figures = read_figures(report, GUIDE, LEXICON, 2024, Scope(first=1, last=1))
    checks = run_checks(figures, GUIDE, read_said(report, GUIDE, 2024))
    assert {c.result for c in checks if c.check == "weighted"} <= {CheckResult.QUERY}
    return [c.arithmetic for c in checks if c.check == "weighted"]


BY_GENDER = _pie("Number of employees by gender", "300 200")
BY_AGE = _pie("Number of employees by age group", "100 400")
HOURS_BY_GENDER = _pie("Average training hours by gender", "12.0 10.0")


@pytest.mark.parametrize("by_age", ["14.0 10.5", "10.5 14.0", "17.0 9.5"])
def test_pies_of_one_number_in_some_pairing_are_not_asked_about(by_age: str) -> None:
    """300 x 12 + 200 x 10 is 5,600 hours, 300 x 10 + 200 x 12 is 5,400."""
    pies = (BY_GENDER, BY_AGE, HOURS_BY_GENDER)

    assert _asked(STAFF, *pies, _pie("Average training hours by age", by_age)) == []


def test_pies_of_no_one_number_are_asked_about() -> None:
    """By age it is 4,700 or 6,800 hours."""
    by_age = _pie("Average training hours by age", "15.0 8.0")

    [asked] = _asked(STAFF, BY_GENDER, BY_AGE, HOURS_BY_GENDER, by_age)

    assert asked == (
        "12.0, 10.0 of 300, 200 in some order; 15.0, 8.0 of 100, 400 in some order; "
        "the nearest two are 5,375-5,425 and 4,675-4,725"
    )


def test_pies_of_heads_that_are_not_all_are_no_measure() -> None:
    """The other 100 may be trained as long as it takes."""
    by_age = _pie("Average training hours by age", "15.0 8.0")
    some = _pie("Number of employees by age group", "100 300")

    assert _asked(STAFF, BY_GENDER, some, HOURS_BY_GENDER, by_age) == []


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        ("exceeded 480", ["500 x 10 = 5,000; printed over 480 hours"]),
        ("exceeded 2,000", []),
        ("came to 620", ["500 x 10 = 5,000; printed 620 hours"]),
        ("came to 5,400", []),
        ("came to 9,800", ["500 x 12 = 6,000; printed 9,800 hours"]),
    ],
)
def test_a_total_far_off_every_average_is_asked_about(
    hours: str, asked: list[str]
) -> None:
    """Whoever had 10 hours and whoever 12: 500 of them had 5,000 to 6,000."""
    assert _asked(STAFF + HOURS.format(hours), HOURS_BY_GENDER) == asked


@pytest.mark.parametrize(
    "trained",
    [
        "The percentage of employees trained was 20%.",
        "In the year 100 employees were trained.",
    ],
)
def test_averages_may_be_over_those_trained_alone(trained: str) -> None:
    """Of 500 a fifth: 1,000 to 1,200 hours."""
    hours = HOURS.format("came to 1,100")

    assert _asked(f"{STAFF}{trained}\n\n{hours}", HOURS_BY_GENDER) == []
