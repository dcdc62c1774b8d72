"""What each element of the Guide accepts and refuses, case by case, in both directions.

``cases/`` holds one file per provision: for each of its elements, short reports that
must meet it (``met``) and reports that must not (``not``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from auditor.assess.verdict import (
    Case,
    Found,
    assess,
)
from auditor.guide.load import load_guide
from auditor.guide.provisions import Element, Guide, Obligation
from auditor.guide.strict import decode_file
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.clues import find_evidence
from auditor.match.index import read_index
from auditor.match.reading import Scope, read_units
from auditor.metrics import read
from auditor.metrics.means import means_of

YEAR = 2023
"""Calendar year in which the financial year of every text ends."""
CASES = tuple(sorted((Path(__file__).parent / "cases").glob("*.yaml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """Texts for one element."""

    met: tuple[str, ...]
    not_: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The texts for one provision."""

    provision: str
    elements: dict[str, Both]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One short report and the element that it is held against."""

    provision: str
    element: str
    number: int
    """From 1, among the texts that go the same way."""
    text: str

    def __str__(self) -> str:
        return f"{self.provision}-{self.element}-{self.number}"


@cache
def _guide() -> Guide:
    return load_guide()


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_guide().vocabularies)


@cache
def _read(path: Path) -> CaseFile:
    return decode_file(path, CaseFile)


def _asked() -> dict[tuple[str, str], Element]:
    return {
        (provision.id, element.id): element
        for aspect in _guide().aspects
        for provision in aspect.provisions
        for element in provision.elements
        if element.clues  # "the same for each target" is tried in test_each.py
    }


def _tried() -> set[tuple[str, str]]:
    files = [_read(path) for path in CASES]
    return {(file.provision, element) for file in files for element in file.elements}


def _texts(way: str) -> list[Text]:
    """Return the texts of all files that go this way: ``met`` or ``not_``."""
    return [
        Text(provision=file.provision, element=element, number=number, text=text)
        for file in map(_read, CASES)
        for element, both in file.elements.items()
        for number, text in enumerate(getattr(both, way), start=1)
    ]


@pytest.fixture(autouse=True, scope="module")
def _means_made_once() -> Iterator[None]:
    """Making the grammars anew for each of many hundred texts takes a minute."""
    means = means_of(_guide().catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "means_of", lambda _: means)
        yield


def _quotes(text: Text) -> list[str]:
    """Return the quotes by which a report for 2023 meets the element of ``text``."""
    # What an element needs besides has cases of its own.
    guide = _guide()
    element = replace(_asked()[text.provision, text.element], needs=())
    document = read_text(text.text, "report.txt")
    edition = element.until or guide.editions[-1].id
    index = read_index(document, guide, _lexicon(), edition)
    scope = Scope(
        first=1,
        last=1,
        barred=index.ranges,
        denials=guide.denials,
        statement=guide.statement,
        lists=guide.lists,
    )
    reading = read_units(document, _lexicon(), scope)
    if guide.home(text.provision).ahead:
        reading = reading.with_plans()
    evidence = find_evidence(reading, element, years=(YEAR, YEAR))
    verdict = assess(
        Case(
            provision=text.provision,
            obligation=Obligation.MANDATORY,
            found=(Found(element=element, evidence=evidence, nearest=None),),
            explanations=(),
            figures=read.read_figures(document, guide, _lexicon(), YEAR, scope),
            year=YEAR,
        )
    )
    return [piece.quote for piece in verdict.evidence]


@pytest.mark.parametrize("text", _texts("met"), ids=str)
def test_a_text_meets_its_element(text: Text) -> None:
    """A reviewer would tick the element off with this text in hand."""
    assert _quotes(text)


@pytest.mark.parametrize("text", _texts("not_"), ids=str)
def test_a_text_does_not_meet_its_element(text: Text) -> None:
    """It has some of the words, and says something else."""
    assert _quotes(text) == []


def test_every_element_of_the_guide_has_cases_both_ways() -> None:
    """``met`` and ``not`` are both wanted, so an element with cases has both."""
    assert sorted(_asked().keys() - _tried()) == []


def test_every_case_is_for_an_element_of_the_guide() -> None:
    """A case for a renamed element would test nothing."""
    assert sorted(_tried() - _asked().keys()) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_file_is_named_after_its_provision(path: Path) -> None:
    """Brackets, which some shells take for their own, are written as a dot."""
    assert path.stem == _read(path).provision.replace("(", ".").replace(")", "")
