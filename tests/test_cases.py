"""What each element of the Guide accepts and refuses, case by case, in both directions.

``cases/`` holds one file per provision: for each of its elements, short reports that
must meet it (``met``) and reports that must not (``not``).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from auditor.guide.load import load_guide
from auditor.guide.strict import decode_file

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


@cache
def _read(path: Path) -> CaseFile:
    return decode_file(path, CaseFile)


def _asked() -> set[tuple[str, str]]:
    return {
        (provision.id, element.id)
        for aspect in load_guide().aspects
        for provision in aspect.provisions
        for element in provision.elements
    }


def _tried() -> set[tuple[str, str]]:
    return {
        (_read(path).provision, element)
        for path in CASES
        for element in _read(path).elements
    }


def test_every_element_of_the_guide_has_cases_both_ways() -> None:
    """``met`` and ``not`` are both wanted, so an element with cases has both."""
    assert sorted(_asked() - _tried()) == []


def test_every_case_is_for_an_element_of_the_guide() -> None:
    """A case for a renamed element would test nothing."""
    assert sorted(_tried() - _asked()) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_file_is_named_after_its_provision(path: Path) -> None:
    """So that it is found by the id."""
    assert path.stem == _read(path).provision
