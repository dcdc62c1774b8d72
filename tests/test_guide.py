"""A Guide that no audit could use is refused; the bundled one is not."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.bundled import bundled
from auditor.errors import GuideError
from auditor.guide.clues import Clue, Cover
from auditor.guide.load import load_guide
from auditor.guide.provisions import Certainty, Obligation
from auditor.guide.vocabulary import Vocabulary

GUIDE = """\
version: "1"
editions:
  - {id: "2016", title: T, commencing: 2016-01-01, SURE, parts: {C: {title: C, SURE}}}
  - {id: "2020", title: T, commencing: 2020-07-01, SURE, parts: {C: {title: C, SURE}}}
duties:
  general:
    - {commencing: 2016-01-01, obligation: recommended, SURE}
    - {commencing: 2017-01-01, obligation: comply-or-explain, SURE}
reasons:
  - {id: immaterial, title: not material, terms: [immaterial]}
silence: [silent]
index: {titles: [index_title], general_disclosure: [general], least_phrases: 1}
vocabularies:
  immaterial: {en: [immaterial]}
  silent: {en: [not reported]}
  index_title: {en: [content index]}
  general: {en: [general disclosure]}
  waste: {en: [waste], zh: [廢物]}
  reduce: {en: [reduce]}
  target: {en: [target]}
aspects:
  - id: A1
    part: C
    title: Emissions
    provisions:
      - id: A1.6
        title: Waste
        kind: narrative
        duty: general
        wordings:
          - {since: "2016", asks: W, place: P}
          - {since: "2020", certainty: secondary}
        elements:
          - id: handling
            text: how waste is handled
            clues: [{all: [waste, reduce]}]
          - id: target
            text: a target for waste
            since: "2020"
            clues: [{cover: {of: [target, waste|reduce], at_least: 2}}]
clear_below: 65
""".replace("SURE", "certainty: confirmed").replace("parts:", "source: S, parts:")

Refused = Callable[[str, str], str]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Return a function from a change to ``GUIDE`` to the message it leads to."""

    def read(old: str, new: str) -> str:
        assert old in GUIDE
        path = tmp_path / "guide.yaml"
        path.write_text(GUIDE.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(GuideError) as caught:
            load_guide(path)
        return str(caught.value).replace(f"{tmp_path}{os.sep}", "")

    return read


def test_a_guide_is_loaded_as_it_is_written(tmp_path: Path) -> None:
    """The values of the file arrive in the types of the guide room."""
    path = tmp_path / "guide.yaml"
    path.write_text(GUIDE, encoding="utf-8")

    guide = load_guide(path)

    handling, target = guide.aspects[0].provisions[0].elements
    assert guide.vocabularies["waste"] == Vocabulary(en=("waste",), zh=("廢物",))
    assert guide.duties["general"][1].commencing == dt.date(2017, 1, 1)
    assert guide.duties["general"][1].obligation is Obligation.COMPLY_OR_EXPLAIN
    assert handling.clues == (Clue(all=("waste", "reduce")),)
    assert target.clues == (
        Clue(cover=Cover(of=("target", "waste|reduce"), at_least=2)),
    )


def test_a_later_wording_says_only_what_has_changed(tmp_path: Path) -> None:
    """The rest of it is as in the edition before, its phrases with its words."""
    path = tmp_path / "guide.yaml"
    path.write_text(GUIDE.replace("asks: W", "asks: W, phrases: [waste]"), "utf-8")

    first, second = load_guide(path).aspects[0].provisions[0].wordings

    assert second == replace(first, since="2020", certainty=Certainty.SECONDARY)


def test_phrases_of_other_words_are_not_kept(tmp_path: Path) -> None:
    """An index row would be told by wording that is no longer in force."""
    changed = GUIDE.replace("asks: W", "asks: W, phrases: [waste]").replace(
        'since: "2020", certainty', 'since: "2020", asks: X, certainty'
    )
    path = tmp_path / "guide.yaml"
    path.write_text(changed, "utf-8")

    _, second = load_guide(path).aspects[0].provisions[0].wordings

    assert (second.asks, second.phrases, second.place) == ("X", (), "P")


def test_a_wording_stands_in_the_source_of_the_edition(tmp_path: Path) -> None:
    """Document and Part are those of the edition; how sure we are as well."""
    path = tmp_path / "guide.yaml"
    path.write_text(GUIDE.replace("T, commencing: 2020", "U, commencing: 2020"))

    guide = load_guide(path)

    (provision,) = guide.aspects[0].provisions
    assert guide.source(provision, "2016") == "S, C, P"
    assert guide.certainty(provision, "2016") is Certainty.CONFIRMED
    assert guide.certainty(provision, "2020") is Certainty.SECONDARY


RULE = """\
    rules:
      - {id: A1.7, title: How, since: "2020", says: With care., place: R}
clear_below"""


def test_a_rule_asks_for_nothing(tmp_path: Path) -> None:
    """It stands in its edition and is no provision of it."""
    path = tmp_path / "guide.yaml"
    path.write_text(GUIDE.replace("clear_below", RULE), "utf-8")

    guide = load_guide(path)

    assert [p.id for p in guide.provisions("2020")] == ["A1.6"]
    assert [rule.id for rule in guide.rules("2020")] == ["A1.7"]
    assert list(guide.rules("2016")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("A1.7", "A1.6", "aspects[A1].rules[A1.6].id: id 'A1.6' given twice"),
        ("With care.", '" "', "aspects[A1].rules[A1.7].says: says is blank"),
        ("2020", "2021", "unknown edition '2021'; allowed: 2016, 2020"),
    ],
)
def test_a_faulty_rule_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """As strictly as a provision."""
    assert message in refused("clear_below", RULE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "asks: W, ",
            "",
            (
                "31:13: aspects[A1].provisions[A1.6].wordings[0]: "
                "the first wording of a provision needs asks"
            ),
        ),
        (
            ", certainty: secondary",
            "",
            (
                "32:13: aspects[A1].provisions[A1.6].wordings[1]: "
                "says nothing that 2016 did not"
            ),
        ),
        (
            "certainty: secondary",
            "certainty: confirmed",
            (
                "32:40: aspects[A1].provisions[A1.6].wordings[1].certainty: "
                "the same as that of Part C in edition 2020; leave it out"
            ),
        ),
        (
            "place: P",
            "source: S",
            (
                "31:13: aspects[A1].provisions[A1.6].wordings[0]: "
                "what has a source of its own needs a certainty of its own"
            ),
        ),
        (
            "place: P",
            "place: P, source: S, certainty: unverified",
            (
                "31:56: aspects[A1].provisions[A1.6].wordings[0].source: "
                "place is one in the source of the edition; leave one of the two out"
            ),
        ),
        (
            ", place: P",
            "",
            (
                "31:13: aspects[A1].provisions[A1.6].wordings[0]: "
                "the first wording of a provision needs place, or a source of its own"
            ),
        ),
        (
            "    part: C\n",
            "    part: D\n",
            (
                "31:13: aspects[A1].provisions[A1.6].wordings[0]: "
                "edition 2016 has no Part D; give a source instead\n"
                "guide.yaml:32:13: aspects[A1].provisions[A1.6].wordings[1]: "
                "edition 2020 has no Part D; give a source instead"
            ),
        ),
        (
            'since: "2020", certainty',
            'since: "2020", asks: W, certainty',
            (
                "32:35: aspects[A1].provisions[A1.6].wordings[1].asks: "
                "the same as since 2016; leave it out"
            ),
        ),
    ],
)
def test_a_wording_that_says_too_little_or_the_same_again_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """No wording stands twice, so none can be mended in one place only."""
    assert refused(old, new) == f"guide.yaml:{message}"


def test_the_bundled_guide_holds_every_part() -> None:
    """Without a path the guide that ships with the program is read."""
    guide = load_guide()

    assert guide.aspects == load_guide(bundled("guide_index.yaml")).aspects
    assert [edition.id for edition in guide.editions] == ["2016", "2020", "2025"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "all: [waste, reduce]",
            "all: [wastes, reduce]",
            (
                "36:28: aspects[A1].provisions[A1.6].elements[handling].clues[0]"
                ".all[0]: unknown vocabulary 'wastes'; alike and known: waste"
            ),
        ),
        (
            "waste|reduce",
            "waste|xyz",
            (
                "40:43: aspects[A1].provisions[A1.6].elements[target].clues[0]"
                ".cover.of[1]: unknown vocabulary 'xyz'; none of the 7 known is like it"
            ),
        ),
        (
            "silence: [silent]",
            "silence: [silent|]",
            "11:11: silence[0]: unknown vocabulary ''; none of the 7 known is like it",
        ),
        (
            "terms: [immaterial]",
            "terms: [material]",
            (
                "10:51: reasons[immaterial].terms[0]: unknown vocabulary 'material'; "
                "alike and known: immaterial"
            ),
        ),
        (
            "duty: general",
            "duty: generic",
            (
                "29:15: aspects[A1].provisions[A1.6].duty: unknown duty 'generic'; "
                "allowed: general"
            ),
        ),
        (
            "all: [waste, reduce]",
            "figure: {metric: [lost_dayz]}",
            (
                "36:40: aspects[A1].provisions[A1.6].elements[handling].clues[0].figure"
                ".metric[0]: unknown metric 'lost_dayz'; alike and known: lost_days"
            ),
        ),
        (
            'since: "2020"\n',
            'since: "2025"\n',
            (
                "39:20: aspects[A1].provisions[A1.6].elements[target].since: "
                "unknown edition '2025'; allowed: 2016, 2020"
            ),
        ),
    ],
)
def test_a_name_that_nothing_bears_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """A clue with a misspelt vocabulary would never be met."""
    assert refused(old, new) == f"guide.yaml:{message}"


def test_a_vocabulary_without_use_is_refused(refused: Refused) -> None:
    """A rule that was meant to name it is missing or misspelt."""
    message = refused("  target:", "  spare: {en: [spare]}\n  target:")

    assert (
        message == "guide.yaml:20:10: vocabularies.spare: nothing uses this vocabulary"
    )


def test_a_vocabulary_without_terms_is_refused(refused: Refused) -> None:
    """Nothing in any report could meet it."""
    message = refused("reduce: {en: [reduce]}", "reduce: {}")

    assert (
        message == "guide.yaml:19:11: vocabularies.reduce: the vocabulary has no terms"
    )


def test_a_blank_term_is_refused(refused: Refused) -> None:
    """It would stand in every sentence."""
    message = refused("reduce: {en: [reduce]}", 'reduce: {en: [reduce, " "]}')

    assert message == "guide.yaml:19:11: vocabularies.reduce: a term is blank"


def test_a_provision_id_given_twice_is_refused(refused: Refused) -> None:
    """Provisions are told apart by their ids, over all Aspects."""
    aspect = GUIDE[GUIDE.index("  - id: A1\n") : GUIDE.index("clear_below")]
    copy = aspect.replace("id: A1\n", "id: A2\n")

    message = refused("aspects:\n", f"aspects:\n{copy}")

    assert message == (
        "guide.yaml:45:13: aspects[A1].provisions[A1.6].id: id 'A1.6' given twice"
    )


def test_an_element_id_given_twice_is_refused(refused: Refused) -> None:
    """Elements are told apart by their ids within a provision."""
    message = refused("- id: target", "- id: handling")

    assert message == (
        "guide.yaml:37:13: aspects[A1].provisions[A1.6].elements[handling]: "
        "id 'handling' given twice, first in line 34"
    )


@pytest.mark.parametrize(
    ("clue", "found"),
    [
        ("{confirm: true}", "none of them"),
        ("{all: [waste], figure: {metric: [water_total]}}", "all and figure"),
        ("{all: [waste], cover: {of: [reduce], at_least: 1}}", "all and cover"),
    ],
)
def test_a_clue_of_no_kind_or_of_two_is_refused(
    refused: Refused, clue: str, found: str
) -> None:
    """Exactly one of ``all``, ``cover`` and ``figure`` says what is sought."""
    message = refused(
        "clues: [{all: [waste, reduce]}]",
        f"clues: [{{all: [waste, reduce]}}, {clue}]",
    )

    assert message == (
        "guide.yaml:36:45: aspects[A1].provisions[A1.6].elements[handling].clues[1]: "
        f"expected exactly one of all, cover and figure, found {found}"
    )


@pytest.mark.parametrize("void", ["reduce", "waste|reduce|target"])
def test_a_clue_that_can_never_match_is_refused(refused: Refused, void: str) -> None:
    """A group that is wanted and voids the clue as well."""
    message = refused("{all: [waste, reduce]}", f"{{all: [reduce], none: [{void}]}}")

    assert message == (
        "guide.yaml:36:43: aspects[A1].provisions[A1.6].elements[handling].clues[0]"
        ".none: can never match: 'reduce' is in all and in none"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{all: [waste, reduce]}",
            "{all: [waste, reduce], within: 0}",
            "36: CLUE.within: can never match: fewer than 1",
        ),
        (
            "{all: [waste, reduce]}",
            "{figure: {metric: [lost_days], years: 0}}",
            "36: CLUE.figure.years: can never match: expected 1 or more",
        ),
        (
            "{all: [waste, reduce]}",
            "{figure: {metric: [employees], split: gendr}}",
            "36: CLUE.figure.split: unknown split 'gendr'; allowed: SPLITS",
        ),
        (
            "{all: [waste, reduce]}",
            "{figure: {metric: [lost_days], split: fuel}}",
            "36: CLUE.figure.split: can never match: no such metric is read by fuel",
        ),
        (
            "reduce: {en: [reduce]}",
            'reduce: {en: [reduce, "- -"]}',
            "19: vocabularies.reduce: a term is blank",
        ),
        (
            "reduce: {en: [reduce]}",
            'reduce: {en: [" reduce"]}',
            (
                "19: vocabularies.reduce: ' reduce' begins or ends with a space; "
                "leave it out"
            ),
        ),
        (
            "reduce: {en: [reduce]}",
            "reduce: {en: [reduce], unless: [reduce]}",
            "19: vocabularies.reduce.unless: can never match: 'reduce' is in it",
        ),
    ],
)
def test_what_can_never_match_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """Numbers that nothing reaches, figures that are not read, terms that void."""
    clue = "aspects[A1].provisions[A1.6].elements[handling].clues[0]"
    keys = {split.key for split in load_guide().catalogue.metrics.splits}
    full = message.replace("CLUE", clue).replace("SPLITS", ", ".join(sorted(keys)))

    place, _, rest = full.partition(" ")
    told = refused(old, new).partition(" ")
    assert told[2] == rest
    assert told[0].split(":")[1] == place.removesuffix(":")


@pytest.mark.parametrize(
    ("terms", "voided"),
    [
        ("en: [target]", True),
        ("en: [target, set target for water]", True),
        ("en: [target, targeting]", False),
        ("en: [target], zh: [目標]", False),
    ],
)
def test_a_group_whose_every_term_voids_the_clue_is_refused(
    tmp_path: Path, terms: str, *, voided: bool
) -> None:
    """Though the two vocabularies have names of their own."""
    clue = "{all: [waste, reduce]}"
    changed = GUIDE.replace("  reduce: {en: [reduce]}", f"  reduce: {{{terms}}}")
    changed = changed.replace(clue, "{all: [waste, reduce], none: [target]}")
    path = tmp_path / "guide.yaml"
    path.write_text(changed, "utf-8")

    if voided:
        with pytest.raises(GuideError, match="'reduce' is in all and in none"):
            load_guide(path)
    else:
        assert load_guide(path).vocabularies["reduce"].en[0] == "target"


def test_a_group_that_is_voided_in_part_is_allowed(tmp_path: Path) -> None:
    """``[a|b]`` without ``[a]`` still lets ``b`` through."""
    path = tmp_path / "guide.yaml"
    path.write_text(
        GUIDE.replace("{all: [waste, reduce]}", "{all: [waste|reduce], none: [waste]}"),
        encoding="utf-8",
    )

    clue = load_guide(path).aspects[0].provisions[0].elements[0].clues[0]
    assert clue == Clue(all=("waste|reduce",), none=("waste",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "clues: [{all: [waste, reduce]}]",
            "optional: true",
            (
                "34:13: aspects[A1].provisions[A1.6].elements[handling]: "
                "key 'clues' is missing"
            ),
        ),
        (
            "clues: [{all: [waste, reduce]}]",
            "clues: []",
            (
                "36:20: aspects[A1].provisions[A1.6].elements[handling].clues: "
                "the list is empty; fill it or leave the key out"
            ),
        ),
        (
            "{all: [waste, reduce]}",
            "{cover: {of: [waste, reduce], at_least: 3}}",
            (
                "36:61: aspects[A1].provisions[A1.6].elements[handling].clues[0].cover"
                ".at_least: expected 1 to 2, the number of groups"
            ),
        ),
        (
            "at_least: 2}",
            "at_least: 2}, within: 5",
            (
                "40:80: aspects[A1].provisions[A1.6].elements[target].clues[0].within: "
                "within needs all"
            ),
        ),
        (
            "of: [target, waste|reduce]",
            "of: [target, target]",
            (
                "40:34: aspects[A1].provisions[A1.6].elements[target].clues[0].cover"
                ".of: 'target' given twice"
            ),
        ),
        (
            "{all: [waste, reduce]}",
            "{all: [waste, reduce, waste]}",
            (
                "36:27: aspects[A1].provisions[A1.6].elements[handling].clues[0].all: "
                "'waste' given twice"
            ),
        ),
        (
            "reduce: {en: [reduce]}",
            "reduce: {en: [reduce, Reduce]}",
            "19:16: vocabularies.reduce.en: 'reduce' given twice",
        ),
        (
            "title: Waste",
            'title: " "',
            "27:16: aspects[A1].provisions[A1.6].title: title is blank",
        ),
        (
            "text: how waste is handled",
            'text: ""',
            (
                "35:19: aspects[A1].provisions[A1.6].elements[handling].text: "
                "text is blank"
            ),
        ),
        (
            "clear_below: 65",
            "clear_below: 165",
            "41:14: clear_below: expected 0 to 100 per cent",
        ),
        (
            "clear_below: 65",
            "clear_below: 65\nnear_from: -1",
            "42:12: near_from: expected 0 to 100 per cent",
        ),
        (
            "        kind: narrative\n",
            "        kind: narrative\n        replaced_by: [A1.6]\n",
            (
                "29:22: aspects[A1].provisions[A1.6].replaced_by: "
                "a provision does not replace itself"
            ),
        ),
        (
            "reasons:\n",
            "  social:\n    - {commencing: 2016-01-01, obligation: voluntary, SURE}\n"
            "reasons:\n".replace("SURE", "certainty: confirmed"),
            "10:7: duties.social[0]: no provision has the duty 'social'",
        ),
        (
            'since: "2020"\n',
            'since: "2020"\n            needs: [sorting]\n',
            (
                "40:20: aspects[A1].provisions[A1.6].elements[target].needs: "
                "the provision has no other element 'sorting'"
            ),
        ),
        (
            'since: "2020"\n',
            'since: "2020"\n            until: "2016"\n',
            (
                "40:20: aspects[A1].provisions[A1.6].elements[target].until: "
                "ends in 2016, before it begins in 2020"
            ),
        ),
        (
            "text: how waste is handled",
            'text: how\n            since: "2020"',
            (
                "34:11: aspects[A1].provisions[A1.6].elements: "
                "asks for nothing in edition 2016"
            ),
        ),
        (
            '{since: "2016", asks: W',
            '{since: "2020", asks: W',
            (
                "32:21: aspects[A1].provisions[A1.6].wordings[1].since: "
                "2020 does not come after 2020"
            ),
        ),
        (
            "commencing: 2020-07-01",
            "commencing: 2015-07-01",
            (
                "4:40: editions[2020].commencing: "
                "2015-07-01 does not come after 2016-01-01"
            ),
        ),
        (
            "commencing: 2017-01-01",
            "commencing: 2016-01-01",
            (
                "8:20: duties.general[1].commencing: "
                "2016-01-01 does not come after 2016-01-01"
            ),
        ),
        (
            "2016-01-01, obligation: recommended,",
            "2016-01-01, obligation: recommended, issuer_class: gem,",
            (
                "7:71: duties.general[0].issuer_class: the first step of a duty binds "
                "every class; leave the class out"
            ),
        ),
    ],
)
def test_a_guide_that_contradicts_itself_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """Each part alone is well formed; together they make no rule."""
    assert refused(old, new) == f"guide.yaml:{message}"


@pytest.mark.parametrize(
    ("wordings", "span", "told"),
    [
        ('since: "2020", asks: W', 'since: "2016"', "begins in 2020, after 2016"),
        ('since: "2016", asks: W', 'until: "2020"', "ends in 2016, before 2020"),
    ],
)
def test_an_element_stays_within_its_provision(
    tmp_path: Path, wordings: str, span: str, told: str
) -> None:
    """It would never be asked for in the editions beyond."""
    begin, end = GUIDE.index("          - {since"), GUIDE.index("        elements")
    only = f"          - {{{wordings}, place: P}}\n"
    until = '        until: "2016"\n' if "until" in span else ""
    path = tmp_path / "guide.yaml"
    changed = GUIDE[:begin] + only + until + GUIDE[end:]
    path.write_text(changed.replace('            since: "2020"', f"            {span}"))

    with pytest.raises(GuideError, match=told):
        load_guide(path)


def test_all_faults_are_told_at_once_in_the_order_of_the_file(
    refused: Refused,
) -> None:
    """Whoever mends a guide wants to see everything that is wrong with it."""
    message = refused(
        "silence: [silent]\nindex: {titles: [index_title]",
        "silence: [silence]\nindex: {titles: [contents|index_titles]",
    )

    assert message == (
        "guide.yaml:11:11: silence[0]: unknown vocabulary 'silence'; "
        "alike and known: silent\n"
        "guide.yaml:12:18: index.titles[0]: unknown vocabulary 'contents'; "
        "none of the 7 known is like it\n"
        "guide.yaml:12:18: index.titles[0]: unknown vocabulary 'index_titles'; "
        "alike and known: index_title"
    )


def test_data_ship_with_the_program() -> None:
    """In a checkout they stand beside the package or in it."""
    assert bundled("guide_index.yaml").is_file()
    assert bundled("templates").is_dir()
    assert bundled("data").is_dir()


@pytest.mark.parametrize(
    "more", ["none: [waste]", "paragraph: [waste]", "under: [waste]", "confirm: true"]
)
def test_a_figure_stands_alone(refused: Refused, more: str) -> None:
    """What stands beside it would be passed over in silence."""
    message = refused(
        "{all: [waste, reduce]}", f"{{figure: {{metric: [lost_days]}}, {more}}}"
    )

    key = more.partition(":")[0]
    assert message.endswith(
        f"clues[0].{key}: {key} says nothing beside a figure; leave it out"
    )
