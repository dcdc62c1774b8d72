"""Who is bound by what: edition, class of issuer, first day of the financial year."""

import datetime as dt
from functools import cache

import pytest

from auditor.guide.load import load_guide
from auditor.guide.provisions import (
    Certainty,
    Guide,
    IssuerClass,
    Obligation,
    Provision,
)
from auditor.profile.edition import edition_for

MANDATORY = Obligation.MANDATORY
EXPLAIN = Obligation.COMPLY_OR_EXPLAIN
RECOMMENDED = Obligation.RECOMMENDED
VOLUNTARY = Obligation.VOLUNTARY
ENCOURAGED = Obligation.ENCOURAGED

LARGE, MAIN, GEM = IssuerClass.LARGE_CAP, IssuerClass.MAIN_BOARD, IssuerClass.GEM


@cache
def _guide() -> Guide:
    return load_guide()


def _provision(id_: str) -> Provision:
    every = (p for aspect in _guide().aspects for p in aspect.provisions)
    return next(provision for provision in every if provision.id == id_)


@pytest.mark.parametrize(
    ("first", "last", "edition"),
    [
        (dt.date(2019, 7, 1), dt.date(2020, 6, 30), "2016"),
        (dt.date(2020, 1, 1), dt.date(2020, 12, 31), "2016"),
        (dt.date(2020, 4, 1), dt.date(2021, 3, 31), "2016"),
        (dt.date(2020, 6, 30), dt.date(2021, 6, 29), "2016"),
        (dt.date(2020, 7, 1), dt.date(2021, 6, 30), "2020"),
        (dt.date(2020, 10, 1), dt.date(2021, 9, 30), "2020"),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 31), "2020"),
        (dt.date(2024, 4, 1), dt.date(2025, 3, 31), "2020"),
        (dt.date(2024, 12, 31), dt.date(2025, 12, 30), "2020"),
        (dt.date(2025, 1, 1), dt.date(2025, 12, 31), "2025"),
        (dt.date(2025, 7, 1), dt.date(2026, 6, 30), "2025"),
        # Irregular: fifteen months, and six months after a change of year end.
        (dt.date(2020, 4, 1), dt.date(2021, 6, 30), "2016"),
        (dt.date(2020, 7, 1), dt.date(2020, 12, 31), "2020"),
        (dt.date(2024, 10, 1), dt.date(2025, 12, 31), "2020"),
        (dt.date(2025, 1, 1), dt.date(2025, 6, 30), "2025"),
    ],
)
def test_the_edition_follows_the_day_on_which_the_year_commenced(
    first: dt.date, last: dt.date, edition: str
) -> None:
    """Neither the year in the title nor the last day counts, however long the year."""
    binding = edition_for(first, _guide(), None)

    assert last > first
    assert binding.value == edition


@pytest.mark.parametrize("class_", IssuerClass)
@pytest.mark.parametrize(
    ("provision", "commenced", "obligation"),
    [
        ("A1.GD", dt.date(2016, 1, 1), EXPLAIN),
        ("A1.2", dt.date(2016, 1, 1), RECOMMENDED),
        ("A1.2", dt.date(2017, 1, 1), EXPLAIN),
        ("B1.1", dt.date(2020, 1, 1), RECOMMENDED),
        ("B1.1", dt.date(2020, 4, 1), RECOMMENDED),
        ("B1.1", dt.date(2020, 7, 1), EXPLAIN),
        ("B1.1", dt.date(2025, 7, 1), EXPLAIN),
        ("B1.1", dt.date(2026, 1, 1), EXPLAIN),
        ("MDR.15", dt.date(2020, 7, 1), MANDATORY),
        ("MDR.15", dt.date(2024, 4, 1), MANDATORY),
        ("MDR.15", dt.date(2026, 1, 1), MANDATORY),
    ],
)
def test_parts_b_and_c_bind_all_classes_alike(
    provision: str, commenced: dt.date, obligation: Obligation, class_: IssuerClass
) -> None:
    """A 2025 year changes nothing in the mandatory part and the Aspects."""
    held = _guide().obligation(_provision(provision), commenced, class_)

    assert held is obligation


@pytest.mark.parametrize(
    ("provision", "class_", "commenced", "obligation"),
    [
        # Scope 1 and 2: everyone, from the first year under the Code.
        ("D.28(a)", LARGE, dt.date(2025, 1, 1), MANDATORY),
        ("D.28(a)", MAIN, dt.date(2025, 1, 1), MANDATORY),
        ("D.28(a)", GEM, dt.date(2025, 1, 1), MANDATORY),
        ("D.28(b)", GEM, dt.date(2025, 7, 1), MANDATORY),
        # Everything else: large caps lose the way out with years from 2026.
        ("D.28(c)", LARGE, dt.date(2025, 1, 1), EXPLAIN),
        ("D.28(c)", LARGE, dt.date(2025, 7, 1), EXPLAIN),
        ("D.28(c)", LARGE, dt.date(2025, 12, 31), EXPLAIN),
        ("D.28(c)", LARGE, dt.date(2026, 1, 1), MANDATORY),
        ("D.26(b)(i)", LARGE, dt.date(2026, 4, 1), MANDATORY),
        ("D.26(b)(i)", MAIN, dt.date(2025, 1, 1), EXPLAIN),
        ("D.26(b)(i)", MAIN, dt.date(2026, 1, 1), EXPLAIN),
        ("D.26(b)(i)", GEM, dt.date(2025, 1, 1), VOLUNTARY),
        ("D.26(b)(i)", GEM, dt.date(2026, 1, 1), VOLUNTARY),
        # Fifteen months from October 2025, six months from January 2026.
        ("D.19(a)", LARGE, dt.date(2025, 10, 1), EXPLAIN),
        ("D.19(a)", LARGE, dt.date(2026, 1, 1), MANDATORY),
        # Industry metrics are encouraged whoever reports.
        ("D.36", LARGE, dt.date(2026, 1, 1), ENCOURAGED),
        ("D.36", GEM, dt.date(2025, 1, 1), ENCOURAGED),
        # An earlier year held against the Code is judged as on its first day.
        ("D.28(a)", GEM, dt.date(2023, 1, 1), MANDATORY),
        ("D.19(a)", LARGE, dt.date(2024, 4, 1), EXPLAIN),
        ("D.19(a)", MAIN, dt.date(2024, 4, 1), EXPLAIN),
        ("D.19(a)", GEM, dt.date(2024, 4, 1), VOLUNTARY),
    ],
)
def test_part_d_binds_by_class_and_year(
    provision: str, class_: IssuerClass, commenced: dt.date, obligation: Obligation
) -> None:
    """Climate-related disclosures came into force step by step."""
    held = _guide().obligation(_provision(provision), commenced, class_)

    assert held is obligation


@pytest.mark.parametrize(
    ("edition", "provisions"), [("2016", 43), ("2020", 55), ("2025", 138)]
)
def test_an_edition_is_complete(edition: str, provisions: int) -> None:
    """2025: 7 of the mandatory part, 45 of the Aspects, 86 of Part D and a rule."""
    assert len(list(_guide().provisions(edition))) == provisions


def test_no_paragraph_letter_of_part_d_has_been_verified() -> None:
    """The text of Part D could not be seen; the reader is told so."""
    guide = _guide()
    letters = [p for p in guide.provisions("2025") if p.id.startswith("D.")]

    assert {guide.certainty(p, "2025") for p in letters} == {Certainty.UNVERIFIED}


def test_a_rule_of_part_d_is_no_provision() -> None:
    """Paragraph 41 says how others are prepared; no verdict can be given on it."""
    assert [rule.id for rule in _guide().rules("2025")] == ["D.41"]
    assert "D.41" not in {p.id for p in _guide().provisions("2025")}


@pytest.mark.parametrize(
    ("provision", "commenced", "certainty"),
    [
        # The two start days of the 2016 edition were not seen in its text.
        ("A1.2", dt.date(2016, 1, 1), Certainty.UNVERIFIED),
        ("A1.2", dt.date(2019, 1, 1), Certainty.UNVERIFIED),
        ("A1.2", dt.date(2021, 1, 1), Certainty.CONFIRMED),
        ("A1.GD", dt.date(2016, 1, 1), Certainty.SECONDARY),
        ("B1.1", dt.date(2020, 1, 1), Certainty.SECONDARY),
        ("B1.1", dt.date(2020, 7, 1), Certainty.CONFIRMED),
        ("MDR.15", dt.date(2020, 7, 1), Certainty.CONFIRMED),
        ("D.28(a)", dt.date(2025, 1, 1), Certainty.SECONDARY),
        ("D.19(a)", dt.date(2025, 1, 1), Certainty.SECONDARY),
        # How paragraphs 29 and 36 bind is from memory; 29(d) is of Scope 3.
        ("D.29(a)", dt.date(2025, 1, 1), Certainty.UNVERIFIED),
        ("D.29(d)", dt.date(2025, 1, 1), Certainty.SECONDARY),
        ("D.36", dt.date(2025, 1, 1), Certainty.UNVERIFIED),
    ],
)
def test_how_sure_we_are_of_an_obligation(
    provision: str, commenced: dt.date, certainty: Certainty
) -> None:
    """The day and the level of a duty may be known worse than the wording."""
    step = _guide().step(_provision(provision), commenced)

    assert step.certainty is certainty


def test_without_a_class_an_issuer_is_of_the_main_board() -> None:
    """The class that most issuers have, and that a report need not show."""
    guide = _guide()
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            day = dt.date(2026, 1, 1)
            assert guide.obligation(provision, day) is guide.obligation(
                provision, day, MAIN
            )


@pytest.mark.parametrize("id_", ["A1.2", "A4.GD", "A4.1"])
def test_what_part_d_took_over_is_no_longer_in_part_c(id_: str) -> None:
    """Greenhouse gases and climate change moved in the 2025 Code."""
    guide = _guide()

    assert id_ in {p.id for p in guide.provisions("2020")}
    assert id_ not in {p.id for p in guide.provisions("2025")}


def test_aspects_bear_their_confirmed_chinese_names() -> None:
    """As issuers' own indexes print them in Chinese."""
    names = {aspect.id: aspect.title_zh for aspect in _guide().aspects}

    assert {id_: name for id_, name in names.items() if id_[0] in "AB"} == {
        "A1": "排放物",
        "A2": "資源使用",
        "A3": "環境及天然資源",
        "A4": "氣候變化",
        "B1": "僱傭",
        "B2": "健康與安全",
        "B3": "發展及培訓",
        "B4": "勞工準則",
        "B5": "供應鏈管理",
        "B6": "產品責任",
        "B7": "反貪污",
        "B8": "社區投資",
    }


def test_everything_that_is_named_has_a_chinese_name() -> None:
    """Aspects and provisions of Part D as well, whose Chinese text was not seen."""
    aspects = _guide().aspects
    provisions = [p for aspect in aspects for p in aspect.provisions]

    assert [aspect.id for aspect in aspects if not aspect.title_zh] == []
    assert [provision.id for provision in provisions if not provision.title_zh] == []


def test_every_vocabulary_has_terms_in_both_languages() -> None:
    """What is found in English only would be a gap in every Chinese report."""
    numbers = {"large_number", "number_word"}  # digits are the same in both
    codes = {"opportunity_code"}  # letters and digits, alike in both
    # Each of one meaning: order and distances differ by language.
    halves = {
        *("their_deed", "their_deed_zh", "trade_word", "whole_trade", "this_place"),
        *("role_word", "was_counted", "obeys_law", "is_green"),
    }
    one_sided = {n for n, v in _guide().vocabularies.items() if not (v.en and v.zh)}

    assert one_sided == numbers | codes | halves
