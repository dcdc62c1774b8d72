"""Every term of every vocabulary does its work, in both scripts, and nothing less.

A term that clues ask for has a sentence of its own in which it completes one of them,
made of it and of terms of the other groups; a term that voids clues has one that it
voids. The near miss is the same sentence with every word of the term inside a longer
word, or in a phrase of ``unless``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product

import pytest

from auditor.guide.clues import Clue
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.guide.vocabulary import Vocabulary
from auditor.language import Hits, Lexicon, one_script
from auditor.match.clues import stated

TORN = "qx"
"""A word of no language, to tear terms apart with."""


@cache
def _guide() -> Guide:
    return load_guide()


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    guide = _guide()
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
    return term.replace("#", "12").replace("yyyy", "2031")


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


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_guide().vocabularies)


@cache
def _hits(sentence: str) -> Hits:
    return _lexicon().hits(sentence)


def _missed(term: str) -> str:
    """Return ``term`` with every word inside a longer one, every sign left out."""
    if not term.isascii():
        return _torn(term)
    lettered = (any(map(str.isalpha, word)) for word in _printed(term).split())
    return " ".join(
        f"{TORN}{word}{TORN}" if letters else TORN
        for word, letters in zip(_printed(term).split(), lettered, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A clue of the guide, with the number of the group that asks for a vocabulary."""

    clue: Clue
    group: int | None
    """``None``: the vocabulary voids the clue."""

    def sentences(self) -> Iterator[str]:
        """Yield sentences that meet the clue but for the term, which is ``{}``."""
        vocabularies = _guide().vocabularies
        choices: list[list[str]] = []
        for number, group in enumerate(self.clue.all):
            named = [vocabularies[name] for name in group.split("|")]
            terms = [t for v in named for t in (*v.en[:6], *v.zh[:6])]
            printed = [_printed(term) for term in terms]
            choices.append(["{}"] if number == self.group else printed)
        if self.group is None:
            choices.append(["{}"])
        for chosen in islice(product(*choices), 400):
            yield f"{' ~ '.join(chosen)} ~"

    def works(self, sentence: str, term: str) -> bool:
        """Tell whether ``term`` decides in ``sentence``, and its near miss does not."""
        held = stated(self.clue, _hits(sentence.format(_printed(term))))
        missed = stated(self.clue, _hits(sentence.format(_missed(term))))
        return (held, missed) == (
            (False, True) if self.group is None else (True, False)
        )


def _clues() -> Iterator[Clue]:
    guide = _guide()
    for part in (*guide.reasons, *((guide.standard,) if guide.standard else ())):
        yield from part.clues
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            for element in provision.elements:
                yield from element.clues


@cache
def _uses() -> Mapping[str, tuple[Use, ...]]:
    """Return how clues use each vocabulary in a sentence, the simplest first."""
    found: dict[str, list[Use]] = defaultdict(list)
    for clue in sorted(_clues(), key=lambda c: len(c.all) + len(c.none)):
        for number, group in enumerate(clue.all):
            for name in group.split("|"):
                found[name].append(Use(clue=clue, group=number))
        for name in (n for group in clue.none for n in group.split("|")):
            if clue.all:
                found[name].append(Use(clue=clue, group=None))
    return {name: tuple(uses) for name, uses in found.items()}


def _idle(vocabulary: Vocabulary, uses: Iterable[Use]) -> Iterator[str]:
    """Yield the terms that decide in no sentence of any of ``uses``."""
    proven: dict[int, str] = {}
    for term in (*vocabulary.en, *vocabulary.zh):
        for number, use in enumerate(uses):
            known = [proven[number]] if number in proven else []
            tried = (s for s in (*known, *use.sentences()) if use.works(s, term))
            if sentence := next(tried, ""):
                proven[number] = sentence
                break
        else:
            yield term


def test_a_term_decides_in_a_sentence_of_its_own() -> None:
    """It meets a clue, or voids one, that it does not as part of longer words."""
    vocabularies = _guide().vocabularies
    idle = {
        name: terms
        for name, uses in _uses().items()
        if (terms := list(_idle(vocabularies[name], uses)))
    }

    assert idle == {}


def test_a_term_of_headings_and_labels_counts_by_itself() -> None:
    """What no sentence of a clue uses: headings, paragraphs, the index, metrics."""
    metrics = _guide().catalogue.metrics.vocabularies
    lexicons = dict.fromkeys(metrics, Lexicon(metrics))
    lexicons |= {n: _lexicon() for n in _guide().vocabularies if n not in _uses()}
    terms = [(name, term) for name, term in _terms() if name in lexicons]

    assert [x for x in terms if x[0] not in lexicons[x[0]].hits(_in_place(x[1]))] == []
    # A sign of a Chinese term may be another term of the same vocabulary.
    whole = [x for x in terms if not _holds_another(*x)]
    assert [x for x in whole if x[0] in lexicons[x[0]].hits(_missed(x[1]))] == []


def _holds_another(name: str, term: str) -> bool:
    vocabulary = _vocabularies()[name]
    return any(o != term and o in term for o in (*vocabulary.en, *vocabulary.zh))


def test_a_longer_term_voids_the_one_in_it() -> None:
    """It holds a term, which does not count there and does beside it."""
    vocabularies = _vocabularies()
    lexicon = Lexicon(vocabularies)
    bare = Lexicon({n: replace(v, unless=()) for n, v in vocabularies.items()})
    longer = [(n, term) for n, v in vocabularies.items() for term in v.unless]

    assert [x for x in longer if x[0] not in bare.hits(_in_place(x[1]))] == []
    assert [x for x in longer if x[0] in lexicon.hits(_in_place(x[1]))] == []


@pytest.mark.parametrize(
    ("vocabulary", "sentence"),
    [
        ("small_amount", "港茶控股有限公司並無披露有害廢物。"),
        ("scenario_source", "本年度已檢討內部監控制度及員工滿意度。"),
        ("scenario_source", "辦公室全年用電1,250度電。"),
        ("nil", "本集團的零售店更換零件並售賣零食。"),
        ("nil", "我們朝向淨零邁進。"),
        ("aim", "我們以模擬器培訓司機並設有虛擬展館。"),
        ("looking_ahead", "將軍澳的店舖已經啟用。"),
        ("forthcoming", "將軍澳的廠房採用模擬系統。"),
        ("bare_pledge", "將軍澳的店舖已經啟用。"),
        ("emission", "我們回收碳粉匣並售賣碳酸飲品。"),
        ("esg_environmental", "供應商提供碳粉匣。"),
        ("all_or_only", "每人平均受訓不僅限於管理層。"),
        ("women_word", "員工的子女獲發獎學金。"),
        ("money_unit", "我們重視多元文化元朗的單元已經啟用。"),
        ("money_or_time", "我們的義工到元朗推動多元文化。"),
        ("gave_to", "我們向宗教團體配送貨物並委派代表。"),
        ("recall_procedure", "回收的產品例如茶葉載於下文。"),
        ("conditional", "若干產品已經回收。"),
        ("conduct_rule", "資料屬商業機密無須披露。"),
        ("target_column", "節能環節及規章"),
        ("standard_reserve", "本章按照準則擬備已扣除附屬公司的數據。"),
        ("statement_word", "平均時數"),
        ("weight_unit", "船舶噸位"),
        ("paragraph_word", "現階段的行為守則"),
    ],
)
def test_a_sign_in_another_word_is_no_term(vocabulary: str, sentence: str) -> None:
    """Chinese has no spaces: a sign may be half of a name or of another word."""
    lexicon = _lexicon()

    assert vocabulary not in lexicon.hits(sentence)
    assert vocabulary not in lexicon.hits(one_script(sentence))


@pytest.mark.parametrize(
    ("vocabulary", "sentence"),
    [
        ("small_amount", "包裝物料用量有限。"),
        ("scenario_source", "我們採用升溫2度的情景。"),
        ("nil", "本年度工傷數目為零。"),
        ("aim", "我們擬於2030年前減少用電。"),
        ("looking_ahead", "我們將減少用電。"),
        ("emission", "我們計算碳足跡。"),
        ("all_or_only", "員工均獲提供培訓。"),
        ("women_word", "員工男女比例為一比一。"),
        ("money_unit", "捐款為500元。"),
        ("gave_to", "我們派飯予長者。"),
        ("conditional", "若產品有損我們會回收。"),
        ("target_column", "章節及頁次"),
        ("standard_reserve", "本章除範圍三外按照準則編製。"),
        ("paragraph_word", "第28(c)段"),
    ],
)
def test_the_same_sign_by_itself_is_one(vocabulary: str, sentence: str) -> None:
    """It still means what it means."""
    assert vocabulary in _lexicon().hits(sentence)
