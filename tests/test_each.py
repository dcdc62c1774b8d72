"""What is asked of each target, where a report names several."""

import pytest

from auditor.assess.each import left_out
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
HEAD = "# Climate-related disclosures\n\n## Climate-related targets\n\n"


def _short(provision: str, text: str) -> list[str]:
    """Return the passages that answer ``provision`` for some targets alone."""
    document = read_text(HEAD + text, "report.txt")
    reading = read_units(document, LEXICON, Scope(first=1, last=1))
    elements = next(p.elements for p in GUIDE.provisions("2025") if p.id == provision)
    return [
        found.nearest.quote for found in left_out(reading, elements) if found.nearest
    ]


def test_an_empty_cell_in_the_column_of_a_target_is_a_gap() -> None:
    """The other target has its base year, this one a dash."""
    table = "Item\tTarget 1\tTarget 2\nMetric\ttCO2e\tShare\nBase year\t2022\t-\n"

    assert _short("D.37(e)", table) == ["Base year 2022 -"]


def test_a_table_that_tells_it_of_both_has_no_gap() -> None:
    """A word that says why there is none is no empty cell."""
    table = (
        "Item\tTarget 1\tTarget 2\nMetric\ttCO2e\tShare\n"
        "Base year\t2022\tNot applicable (yearly target)\n"
    )

    assert _short("D.37(e)", table) == []


@pytest.mark.parametrize(
    ("second", "short"),
    [
        ("Target B: 80 electric buses by 2032.", True),
        ("Target B: 80 electric buses by 2032, with 2023 as the base year.", False),
    ],
)
def test_what_is_told_of_one_target_by_name_is_not_told_of_the_other(
    second: str, *, short: bool
) -> None:
    """Nor where both are only named in one sentence."""
    first = (
        "There are two targets, Target A and Target B.\n\n"
        "Target A: cut Scope 1 emissions by 30% by 2030, with base year 2020.\n\n"
    )

    assert bool(_short("D.37(e)", first + second)) is short


def test_what_is_told_of_targets_without_names_is_told_of_all() -> None:
    """A report that does not number its targets says it once."""
    text = "We aim to cut Scope 1 emissions by 30% by 2030 from the base year 2020."

    assert _short("D.37(e)", text) == []


def test_targets_named_in_chinese_are_told_apart() -> None:
    """目標一 has a base year, 目標二 has none."""
    text = (
        "目標一：以2020年為基準年，於2030年前減少範圍1排放30%。\n\n"
        "目標二：於2032年前營運80輛電動巴士。"
    )

    assert bool(_short("D.37(e)", text))
