"""Sentences, folded words and the terms found in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.guide.vocabulary import Vocabulary
from auditor.language import Lexicon, holds, stem


def _names(text: str, **terms: tuple[str, ...]) -> set[str]:
    lexicon = Lexicon({name: Vocabulary(en=words) for name, words in terms.items()})
    return set(lexicon.hits(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policies", "policy"),
        ("reduced", "reducing"),
        ("trained", "trains"),
        ("identified", "identifies"),
        ("processes", "process"),
        ("uses", "use"),
        ("handling", "handles"),
        ("organised", "organized"),
        ("Group\u2019s", "group"),
        ("CO₂", "co2"),
    ],
)
def test_inflections_of_one_word_fold_together(one: str, other: str) -> None:
    """A term matches a word whatever its case, number or tense."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("product", "production"),
        ("reduce", "reduction"),
        ("employee", "employment"),
        ("gas", "gasoline"),
        ("need", "nee"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Only inflection is folded; derived words are words of their own."""
    assert stem(one) != stem(other)


def test_a_hyphen_is_a_space() -> None:
    """Issuers hyphenate at will."""
    assert _names("Our whistle-blowing channel", a=("whistle blowing",)) == {"a"}


def test_a_number_sign_stands_for_any_number() -> None:
    """Counts can be asked for without naming them."""
    asked = {"a": ("# suppliers", "#家供應商")}

    assert _names("We dealt with 1,204 suppliers.", **asked) == {"a"}
    assert _names("Three suppliers were visited.", **asked) == {"a"}
    assert _names("本集團有58家供應商。", **asked) == {"a"}
    assert not _names("Our suppliers were visited.", **asked)


def test_a_year_is_not_a_number_of_things() -> None:
    """In 2023, suppliers were not 2,023."""
    assert not _names("In 2023 suppliers were visited", a=("# suppliers",))


def test_a_currency_written_on_to_its_amount_is_a_word() -> None:
    """Chemical formulas and standards keep their digits."""
    assert _names("It gave RMB500,000 away", a=("rmb",)) == {"a"}
    assert not _names("It emits CO2 under ISO9001", a=("co", "iso"))


def test_a_term_does_not_match_across_a_comma() -> None:
    """Two items of an enumeration are not one term."""
    assert not _names("We save water, waste is sorted", a=("water waste",))


def test_yyyy_stands_for_any_year() -> None:
    """Else every list of years would have to be mended each January."""
    asked = {"a": ("by yyyy", "by FYyyyy", "於yyyy年")}

    assert _names("Halved by 2031", a=asked["a"])
    assert _names("Halved by FY2031.", a=asked["a"])
    assert _names("本集團於2031年減半", a=asked["a"])
    assert not _names("Halved by 2,031 tonnes", a=asked["a"])
    assert not _names("Halved by 31", a=asked["a"])
    assert not _names("Halved in 2031", a=asked["a"])


def test_a_comma_after_a_number_is_not_part_of_it() -> None:
    """Years stand in enumerations; only a comma between digits belongs to a number."""
    assert _names("No one died in 2022, 2023, 2024.", a=("2022, 2023",)) == {"a"}
    assert _names("We planted 1,200, not 2,000, trees", a=("1,200",)) == {"a"}


def test_a_hit_inside_a_longer_term_does_not_count() -> None:
    """Non-hazardous waste is not hazardous waste."""
    lexicon = Lexicon(
        {"a": Vocabulary(en=("hazardous waste",), unless=("non-hazardous waste",))}
    )

    assert not lexicon.hits("Non-hazardous waste was recycled.")
    assert lexicon.hits("Hazardous waste and non-hazardous waste were recycled.")


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    """Company names and references keep their sentence together."""
    lexicon = Lexicon({})
    text = "Harbour Co., Ltd. owns No. 3 Pier, e.g. the jetty. It is closed."

    found = [sentence.text for sentence in lexicon.sentences(text)]

    assert found == [
        "Harbour Co., Ltd. owns No. 3 Pier, e.g. the jetty.",
        "It is closed.",
    ]


def test_a_semicolon_in_brackets_ends_no_sentence() -> None:
    """Figures of earlier years stay with the sentence that they belong to."""
    text = (
        "There was no fatality (2022: nil; 2021: nil). Stairs were mended; Rails too."
    )

    found = [sentence.text for sentence in Lexicon({}).sentences(text)]

    assert found == [
        "There was no fatality (2022: nil; 2021: nil).",
        "Stairs were mended;",
        "Rails too.",
    ]


def test_a_full_stop_within_an_id_ends_no_sentence() -> None:
    """Ids of the Guide stay whole."""
    text = "Hence KPI A1.3 is left out. See B2.1."

    found = [sentence.text for sentence in Lexicon({}).sentences(text)]

    assert found == ["Hence KPI A1.3 is left out.", "See B2.1."]


def test_spans_count_from_the_start_of_the_sentence() -> None:
    """A hit can be cut out of its sentence by its span."""
    lexicon = Lexicon({"a": Vocabulary(en=("reservoir",))})

    sentence = lexicon.sentences("It rained. The reservoirs are full.")[1]
    span = sentence.hits["a"][0]

    assert sentence.text[span.start : span.end] == "reservoirs"


def test_chinese_terms_need_no_spaces() -> None:
    """Every Han character is a token."""
    lexicon = Lexicon({"a": Vocabulary(zh=("氣候變化",))})

    assert lexicon.hits("本集團關注氣候變化的影響。")
    assert not lexicon.hits("本集團關注氣候。")


def test_a_group_holds_if_any_of_its_names_has_a_hit() -> None:
    """Names joined by a bar are alternatives."""
    lexicon = Lexicon({"a": Vocabulary(en=("x",)), "b": Vocabulary(en=("y",))})

    assert holds(lexicon.hits("y"), "a|b")
    assert not holds(lexicon.hits("z"), "a|b")


def test_half_a_character_hides_no_word_beside_it() -> None:
    """Broken fonts and odd file names give such halves, which spaCy cannot take."""
    text = "\ud800 Waste. \udcff Water."

    assert _names(text, waste=("waste",)) == {"waste"}
    assert [s.start for s in Lexicon({}).sentences(text)] == [0, 9]


@given(st.text(max_size=200))
def test_sentences_are_cut_from_the_text(text: str) -> None:
    """Whatever the input, each sentence stands in it at the offset named."""
    for sentence in Lexicon({}).sentences(text):
        end = sentence.start + len(sentence.text)
        assert text[sentence.start : end] == sentence.text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("This is left out (D.26(a)) for now. It is new.", 2),
        ("See MDR.13(i) and D.30. It is new.", 2),
        ("Emissions fell.2024 was better.", 2),
        ("Plan B. 30 people came.", 2),
    ],
)
def test_an_id_with_a_full_stop_is_one_word(text: str, sentences: int) -> None:
    """Letters, a full stop and a number without a space are a paragraph."""
    assert len(Lexicon({}).sentences(text)) == sentences
