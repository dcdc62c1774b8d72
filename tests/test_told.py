"""Sentences that say how figures changed, held against the printed figures."""

import pytest
from checked import checks_of, results

REPORT = """\
Indicator | Unit | 2023 | 2024
Total water consumption | m3 | 1,000 | {now}

{sentence}
"""


def _told(sentence: str, now: str) -> list[str]:
    checks = checks_of(REPORT.format(sentence=sentence, now=now))
    return [found for found in results(checks) if found.startswith("text ")]


@pytest.mark.parametrize(
    ("sentence", "now", "expected"),
    [
        ("Water consumption decreased by 12% compared with 2023.", "880", "pass"),
        ("Water consumption decreased by 12.5% compared with 2023.", "875", "pass"),
        ("Water consumption decreased by 21% compared with 2023.", "880", "exception"),
        ("Water consumption decreased by 21%.", "880", "query"),
        ("Water consumption decreased by about 12% from last year.", "870", "pass"),
        ("Water consumption decreased by about 12% from last year.", "700", "query"),
        ("Water consumption increased by 12% compared with 2023.", "880", "exception"),
        ("Compared with 2023, our water consumption fell.", "1,100", "exception"),
        ("Water consumption was 880 m3, a drop of 12% from 2023.", "880", "pass"),
        ("Water consumption was 880 m3, a drop of 15% from 2023.", "880", "exception"),
        ("總用水量為880立方米，較上年度減少15%。", "880", "exception"),
        ("總用水量較上年度減少約12%。", "880", "pass"),
        ("總用水量較上年度減少12%。", "1,120", "exception"),
    ],
)
def test_a_stated_change_is_the_printed_one(
    sentence: str, now: str, expected: str
) -> None:
    """An exception needs the year that is compared with, and no "about"."""
    assert _told(sentence, now) == [f"text {expected}"]


@pytest.mark.parametrize(
    ("sentence", "now", "expected"),
    [
        ("Water consumption increased slightly from last year.", "1,050", "pass"),
        ("Water consumption increased slightly from last year.", "1,400", "query"),
        ("There was water consumption with a slight increase.", "1,400", ""),
        ("Our water consumption saw a significant drop in 2024.", "990", "query"),
        ("Our water consumption saw a significant drop in 2024.", "700", "pass"),
        ("Water consumption remained stable in 2024.", "1,050", "pass"),
        ("Water consumption remained stable in 2024.", "1,250", "query"),
        ("總用水量輕微上升。", "1,400", "query"),
        ("總用水量與上年度相若。", "1,020", "pass"),
    ],
)
def test_a_word_of_size_is_only_asked_about(
    sentence: str, now: str, expected: str
) -> None:
    """What is slight is a matter of opinion."""
    assert _told(sentence, now) == ([f"text {expected}"] if expected else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "As water consumption increased, we fixed leaks.",
        "Water consumption increased due to a decreased rainfall.",
        "We aim that water consumption will be decreased by 12% in 2024.",
        "Water consumption decreased by 12% from 2019 to 2024.",
        "Water consumption decreased by 12% against the 2018 baseline.",
        "Water consumption of our Hong Kong offices decreased by 12% in 2024.",
        "Water consumption per employee decreased by 12% in 2024.",
        "Water consumption did not increase in 2024.",
        "Steps that keep water consumption from increases were taken in 2024.",
        "The use of water was 1,400 m3, and paper use decreased by 12% in 2024.",
        "The use of water was high, and a drop of 12% in paper was seen in 2024.",
        "Recycled water consumption decreased by 12% in 2024.",
    ],
)
def test_what_speaks_of_something_else_is_not_held_against_the_figures(
    sentence: str,
) -> None:
    """Causes, wishes, parts, other years and other matters."""
    assert _told(sentence, "1,400") == []


def test_a_change_over_several_years_is_none_since_last_year() -> None:
    """It compares with a year further back."""
    assert _told("Water consumption fell by 20% over the past two years.", "880") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The number of employees rose significantly.", "query"),
        ("僱員人數較去年大幅增加。", "exception"),
        ("Our workforce shrank, and the number of female employees rose.", ""),
        ("The number of employees trained rose in 2024.", ""),
        ("The number of employees fell slightly in 2024.", "pass"),
    ],
)
def test_the_size_of_the_workforce(sentence: str, expected: str) -> None:
    """Of all of it: 458 in 2023, 457 in 2024."""
    report = (
        f"Item | 2023 | 2024\nTotal number of employees | 458 | 457\n\n{sentence}\n"
    )
    found = [one for one in results(checks_of(report)) if one.startswith("text ")]

    assert found == ([f"text {expected}"] if expected else [])
