"""Every term of every vocabulary finds itself, in both scripts, and nothing less."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from auditor.guide.load import load_guide
from auditor.guide.vocabulary import Vocabulary
from auditor.language import Lexicon, one_script

TORN = "qx"
"""A word of no language, to tear terms apart with."""


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    guide = load_guide()
    return guide.vocabularies | guide.catalogue.metrics.vocabularies


def _terms() -> Iterator[tuple[str, str]]:
    """Yield each term with the name of its vocabulary."""
    for name, vocabulary in _vocabularies().items():
        yield from ((name, term) for term in (*vocabulary.en, *vocabulary.zh))


@pytest.fixture(scope="module")
def one_by_one() -> Lexicon:
    """Return a lexicon in which each term is a vocabulary of its own."""
    terms = {term for _, term in _terms()}
    return Lexicon({term: Vocabulary(en=(term,)) for term in terms})


def _printed(term: str) -> str:
    return term.replace("#", "12")


def _in_place(term: str) -> str:
    """Return ``term`` as it may stand in a sentence."""
    return f"({_printed(term)})"


def _torn(term: str) -> str:
    """Return the parts of ``term`` with another word between them."""
    words = _printed(term).split()
    if len(words) > 1:
        return f" {TORN} ".join(words)
    if not any(map(str.isalnum, term)):
        return TORN
    if term.isascii():
        return f"{TORN}{term}{TORN}"
    return f" {TORN} ".join(term) if len(term) > 1 else TORN


def test_a_term_is_found_where_it_stands(one_by_one: Lexicon) -> None:
    """Whatever stands on either side of it."""
    missed = [t for _, t in _terms() if t not in one_by_one.hits(_in_place(t))]

    assert missed == []


def test_a_term_is_found_in_simplified_characters(one_by_one: Lexicon) -> None:
    """Reports of issuers from the Mainland print them."""
    missed = [
        term
        for _, term in _terms()
        if term not in one_by_one.hits(_in_place(one_script(term)))
    ]

    assert missed == []


def test_a_term_is_not_found_in_its_torn_parts(one_by_one: Lexicon) -> None:
    """Half of it, or its words apart, mean something else."""
    found = [t for _, t in _terms() if t in one_by_one.hits(_torn(t))]

    assert found == []


def test_a_longer_term_voids_the_one_in_it() -> None:
    """The terms within an ``unless`` do not count."""
    lexicon = Lexicon(_vocabularies())
    longer = [(n, term) for n, v in _vocabularies().items() for term in v.unless]

    assert [x for x in longer if x[0] in lexicon.hits(_in_place(x[1]))] == []
