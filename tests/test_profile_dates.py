"""Dates and periods are read as they are printed, and nothing else is."""

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.profile.dates import Day, in_words, months_to, read_day
from auditor.profile.forms import endings_in, periods_in, years_in
from auditor.profile.phrases import tidy

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
ROUND_NOUGHT = "\u3007"
DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Return 1 to 31 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (DIGITS[ones] if ones else "")


def printings(day: dt.date) -> tuple[str, ...]:
    """Return the ways in which reports print a day."""
    month, ordinal = MONTHS[day.month - 1], {1: "st", 2: "nd", 3: "rd"}.get(day.day)
    zh_day = f"{in_chinese(day.month)}月{in_chinese(day.day)}日"
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return (
        f"{day.day} {month} {day.year}",
        f"{day.day}{ordinal or 'th'} {month}, {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{day.day}/{day.month}/{day.year}" if day.day > 12 else f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{year}年{zh_day}",
        f"{year.replace('零', ROUND_NOUGHT)}年{zh_day}",
    )


@given(day=DAYS)
def test_a_day_is_read_however_it_is_printed(day: dt.date) -> None:
    """English and Chinese, in figures and in words."""
    expected = Day(year=day.year, month=day.month, day=day.day)

    assert {read_day(tidy(text)) for text in printings(day)} == {expected}


@given(first=DAYS, last=DAYS, form=st.integers(0, 11))
def test_a_range_is_read_in_every_printing(
    first: dt.date, last: dt.date, form: int
) -> None:
    """The days come back as they went in, in their order."""
    first, last = min(first, last), max(first, last)
    text = tidy(
        f"covers {printings(first)[form]} to {printings(last)[form]} (the Year)"
    )

    found = list(periods_in(text, ("{start} to {end}",)))

    assert [(stated.start, stated.end) for stated in found] == [(first, last)]


@given(text=st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    """A report may print anything."""
    forms = ("from {start} to {end}", "{months} months ended {end}", "FY{year}")

    assert all(s.start <= s.end for s in periods_in(tidy(text), forms))
    assert all(y.first <= y.last for y in years_in(tidy(text), forms))
    assert all(1 <= day.month <= 12 for day in endings_in(tidy(text), forms[1:2]))


@given(
    text=st.text(
        alphabet="0123456789 年月日至十二三零一九/-.,()JanFebstdy", max_size=40
    )
)
def test_nothing_like_a_date_breaks_the_reading(text: str) -> None:
    """Signs of dates in any order."""
    forms = ("{start}至{end}", "{start} - {end}", "截至{end}止{months}個月", "{year}")

    assert all(s.start <= s.end for s in periods_in(tidy(text), forms))
    assert all(y.first <= y.last for y in years_in(tidy(text), forms))


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2021",
        "0 March 2021",
        "13月1日",
        "2021-02-30",
        "31 June",
        "",
        "May be",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    """Nothing is bent into a date."""
    assert read_day(text) is None


def test_in_figures_the_day_comes_first() -> None:
    """Hong Kong prints 1/7/2022 for 1 July."""
    assert read_day("1/7/2022") == Day(year=2022, month=7, day=1)


def test_in_figures_the_month_comes_first_where_only_that_exists() -> None:
    """There is no month 31."""
    assert read_day("12/31/2022") == Day(year=2022, month=12, day=31)


@pytest.mark.parametrize(
    ("text", "form", "start", "end"),
    [
        (
            "from 1 January to 31 December 2021",
            "from {start} to {end}",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "from 1 July 2020 to 30 June",
            "from {start} to {end}",
            "2020-07-01",
            "2021-06-30",
        ),
        (
            "April 1 to March 31, 2022",
            "{start} to {end}",
            "2021-04-01",
            "2022-03-31",
        ),
        (
            "January 2021 to December 2021",
            "{start} to {end}",
            "2021-01-01",
            "2021-12-31",
        ),
        ("2019年1月1日至12月31日", "{start}至{end}", "2019-01-01", "2019-12-31"),
        ("2023年7月至2024年6月", "{start}至{end}", "2023-07-01", "2024-06-30"),
        (
            "for the year ended\n28 February 2021",
            "year ended {end}",
            "2020-03-01",
            "2021-02-28",
        ),
        (
            "for the year ended 29 February 2020",
            "year ended {end}",
            "2019-03-01",
            "2020-02-29",
        ),
        (
            "the fifteen months ended 31 March 2022",
            "{months} months ended {end}",
            "2021-01-01",
            "2022-03-31",
        ),
        (
            "截至二零二二年三月三十一日止十五個月",
            "截至{end}止{months}個月",
            "2021-01-01",
            "2022-03-31",
        ),
    ],
)
def test_a_period_is_completed_from_what_is_printed(
    text: str, form: str, start: str, end: str
) -> None:
    """Years printed once, days left out, lengths in words."""
    found = [(s.start, s.end) for s in periods_in(tidy(text), (form,))]

    assert found == [(dt.date.fromisoformat(start), dt.date.fromisoformat(end))]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("on 31 December 2021", "year ended {end}"),
        ("midyear ended 30 June 2021", "year ended {end}"),
        ("31 December 2021 31 December 2020", "{start} to {end}"),
        ("from 1 January to 31 December", "from {start} to {end}"),
        ("31 December 2021 to 1 January 2021", "{start} to {end}"),
    ],
)
def test_dates_outside_the_form_state_no_period(text: str, form: str) -> None:
    """Dates alone, no year, or an end before the start."""
    assert list(periods_in(text, (form,))) == []


@pytest.mark.parametrize(
    ("text", "form", "years"),
    [
        ("FY2021", "FY{year}", (2021, 2021)),
        ("FY21", "FY{yy}", (2021, 2021)),
        ("FY2020/21", "FY{year}", (2020, 2021)),
        ("FY20/21", "FY{yy}", (2020, 2021)),
        ("2020-2021", "{year}", (2020, 2021)),
        ("2020-2030", "{year}", (2020, 2020)),
        ("二零二一年度", "{year}年度", (2021, 2021)),
    ],
)
def test_a_year_is_read_without_a_date(
    text: str, form: str, years: tuple[int, int]
) -> None:
    """One year, or two that follow each other."""
    assert [(y.first, y.last) for y in years_in(text, (form,))] == [years]


@given(end=DAYS, months=st.integers(1, 24))
def test_months_are_counted_back_to_the_day_after(end: dt.date, months: int) -> None:
    """The period before ends on the eve of this one, in the month counted back to."""
    after = end + dt.timedelta(days=1)
    count = after.year * 12 + after.month - 1 - months

    start = months_to(end, months)

    whole = dt.date(count // 12, count % 12 + 1, 1)
    eve_of_next = whole + dt.timedelta(days=monthrange(whole.year, whole.month)[1])
    assert whole <= start <= eve_of_next


def test_a_day_is_printed_in_words() -> None:
    """As the cover has it."""
    assert in_words(dt.date(2020, 12, 31)) == "31 December 2020"
