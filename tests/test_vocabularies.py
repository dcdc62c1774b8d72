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


@cache
def _lexicon() -> Lexicon:
    return Lexicon(load_guide().vocabularies)


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
