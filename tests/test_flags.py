"""What a careful reader would ask about, and what answers the question."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.guide.load import load_guide
from auditor.guide.strict import decode_file
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.flags import Flag, find_flags
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """Texts that a rule asks about, and texts that it passes over."""

    asked: tuple[str, ...]
    not_: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """What ``flags.yaml`` holds."""

    flags: dict[str, Both]


CASES = decode_file(Path(__file__).with_name("flags.yaml"), Cases).flags


def _flags(text: str) -> dict[str, Flag]:
    document = read_text(text, "report.txt")
    scope = Scope(first=1, last=1, denials=GUIDE.denials, statement=GUIDE.statement)
    reading = read_units(document, LEXICON, scope)
    return {
        flag.id: flag
        for flag in find_flags(
            reading, GUIDE.quality.flags, (2023, 2023), frozenset({"energy_total"})
        )
    }


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r, both in CASES.items() for text in both.asked]
)
def test_a_passage_is_asked_about(rule: str, text: str) -> None:
    """A reader would want to know more; the total of energy rose."""
    assert rule in _flags(text)


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r, both in CASES.items() for text in both.not_]
)
def test_a_passage_is_not_asked_about(rule: str, text: str) -> None:
    """It answers the question, or says something else."""
    assert rule not in _flags(text)


def test_every_rule_has_cases() -> None:
    """A rule that nothing tries might never be met, or always."""
    assert list(CASES) == [rule.id for rule in GUIDE.quality.flags]


def test_a_passage_stands_with_its_place_and_words() -> None:
    """Whoever is asked must find it."""
    text = "Bread is baked daily.\n\nIn 2019, we received the award of Caring Company."

    (passage,) = _flags(text)["outside-the-year"].passages

    assert (passage.place.line, passage.quote) == (
        3,
        "In 2019, we received the award of Caring Company.",
    )


def test_a_row_of_a_table_says_nothing_in_words_of_its_own() -> None:
    """Where a table holds the awards of ten years, nobody is asked about each."""
    text = "Year\tAward\tGiven by\n2018\tAward received\tCouncil\n2019\tPrize won\tClub"

    assert "outside-the-year" not in _flags(text)
