"""A guide of one's own adds to the bundled one, and is held as strictly."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import main
from auditor.errors import ExitCode, GuideError
from auditor.guide.clues import Clue
from auditor.guide.load import load_guide
from auditor.guide.overlay import asks_as_much
from auditor.guide.provisions import Guide, Origin, Provision

OVERLAY = """\
extends: bundled
version: house-1
vocabularies:
  hazardous_waste: {en: [spent solvent]}
  pet_word: {en: [office dog], zh: [辦公室犬隻]}
aspects:
  - id: A1
    provisions:
      - id: A1.7
        title: House rule on pets
        kind: narrative
        duty: general
        wordings:
          - {since: "2020", asks: Pets., source: House rules, certainty: confirmed}
        elements:
          - {id: pets, text: the office dog, clues: [{all: [pet_word]}]}
  - id: H1
    part: House
    title: House rules
    provisions:
      - id: H1.1
        title: Water of the dog
        kind: narrative
        duty: general
        wordings:
          - {since: "2025", asks: Water., source: House rules, certainty: confirmed}
        elements:
          - {id: water, text: its water, clues: [{all: [pet_word, water]}]}
provisions:
  - id: A2.5
    elements:
      - id: pets
        text: packaging of dog food
        clues: [{all: [pet_word]}]
"""
MATERIALITY = "MDR.14.materiality"
Refused = Callable[[str, str], str]


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """Return the bundled Guide with ``OVERLAY`` over it."""
    path = tmp_path / "house.yaml"
    path.write_text(OVERLAY, "utf-8")
    return load_guide(path)


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Return a function from a change to ``OVERLAY`` to the message it leads to."""

    def read(old: str, new: str) -> str:
        assert old in OVERLAY
        path = tmp_path / "house.yaml"
        path.write_text(OVERLAY.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(GuideError) as caught:
            load_guide(path)
        return str(caught.value).replace(f"{tmp_path}{os.sep}", "")

    return read


def _provision(guide: Guide, id_: str) -> Provision:
    every = (p for aspect in guide.aspects for p in aspect.provisions)
    return next(provision for provision in every if provision.id == id_)


def test_terms_are_added_to_those_of_the_guide(guide: Guide) -> None:
    """Every clue that names the vocabulary takes them."""
    held = load_guide().vocabularies["hazardous_waste"].en

    assert guide.vocabularies["hazardous_waste"].en == (*held, "spent solvent")
    assert guide.vocabularies["pet_word"].zh == ("辦公室犬隻",)


def test_provisions_stand_under_a_held_or_a_new_heading(guide: Guide) -> None:
    """In the editions that they name."""
    added = {"A1.7", "H1.1"}

    assert added & {p.id for p in guide.provisions("2020")} == {"A1.7"}
    assert added & {p.id for p in guide.provisions("2025")} == added
    assert guide.aspects[-1].title == "House rules"


def test_elements_make_a_provision_stricter(guide: Guide) -> None:
    """Those of the Guide stay."""
    before = [e.id for e in _provision(load_guide(), "A2.5").elements]

    assert [e.id for e in _provision(guide, "A2.5").elements] == [*before, "pets"]


def test_an_element_takes_the_place_of_the_one_it_is_named_after(
    tmp_path: Path,
) -> None:
    """So that a house may ask for what the Guide asks only where appropriate."""
    optional = next(
        e for e in _provision(load_guide(), MATERIALITY).elements if e.optional
    )
    clue = next(c for c in optional.clues if c.all and not (c.paragraph or c.under))
    held = f"all: [{', '.join(clue.all)}, water], within: {clue.within or 40}"
    held += f", none: [{', '.join(clue.none)}]" if clue.none else ""
    path = tmp_path / "house.yaml"
    path.write_text(
        "extends: bundled\nversion: h\nprovisions:\n"
        f"  - id: {MATERIALITY}\n    elements:\n"
        f"      - {{id: {optional.id}, text: X, clues: [{{{held}}}]}}\n"
    )

    elements = _provision(load_guide(path), MATERIALITY).elements

    assert [(e.text, e.optional) for e in elements if e.id == optional.id] == [
        ("X", False)
    ]


def test_the_version_names_both(guide: Guide) -> None:
    """It is printed on the cover of every review."""
    assert guide.version == f"{load_guide().version}+house-1"
    assert guide.origin is Origin.OVERLAY
    assert load_guide().origin is Origin.BUNDLED


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "extends: bundled",
            "extends: mine",
            "1:10: extends: unknown value 'mine'; allowed: bundled",
        ),
        (
            "version: house-1",
            "version: 1.10",
            "2:10: version: expected text, found the number 1.10; put it in quotes",
        ),
        (
            "  - id: A2.5",
            "  - id: A2.9",
            (
                "30:9: provisions[A2.9].id: unknown provision 'A2.9'; "
                "alike and known: A2.5, A2.4, A2.3"
            ),
        ),
        (
            "all: [pet_word, water]",
            "all: [pet_word, watter]",
            (
                "28:67: aspects[H1].provisions[H1.1].elements[water].clues[0].all[1]: "
                "unknown vocabulary 'watter'; alike and known: water, waste, gather"
            ),
        ),
        (
            "  hazardous_waste: {en",
            "  hazardous_wastes: {en",
            "4:21: vocabularies.hazardous_wastes: nothing uses this vocabulary",
        ),
        (
            "[spent solvent]",
            "[hazardous waste]",
            (
                "4:20: vocabularies.hazardous_waste: "
                "hazardous_waste holds 'hazardous waste' already"
            ),
        ),
        (
            "      - id: A1.7",
            "      - id: A1.6",
            (
                "9:13: aspects[A1].provisions[A1.6].id: the guide holds A1.6; "
                "add elements under provisions"
            ),
        ),
        (
            "asks: Pets., source: House rules, certainty: confirmed",
            "asks: Pets., place: House rules",
            (
                "14:49: aspects[A1].provisions[A1.7].wordings[0].place: the Exchange's "
                "documents hold no provision of an overlay; give a source and a "
                "certainty of your own instead"
            ),
        ),
        (
            "    part: House\n",
            "",
            "17:5: aspects[H1]: the guide holds no H1; a new one needs part",
        ),
        (
            "  - id: A1\n",
            "  - id: A1\n    title: Air\n",
            "8:12: aspects[A1].title: the guide holds A1; leave title out",
        ),
    ],
)
def test_what_no_audit_could_use_is_refused(
    refused: Refused, old: str, new: str, message: str
) -> None:
    """With the file, line and column of the overlay."""
    assert refused(old, new) == f"house.yaml:{message}"


@pytest.mark.parametrize(
    ("provision", "element", "told"),
    [
        (
            "A4.1",
            "id: actions, text: X, optional: true, clues: [CLUE]",
            "optional: an overlay is stricter: the guide does not hold it optional",
        ),
        (
            "A1.4",
            'id: total, text: X, since: "2025", clues: [CLUE]',
            "since: an overlay is stricter: the guide holds it in edition 2016 too",
        ),
        (
            "A1.4",
            'id: total, text: X, until: "2020", clues: [CLUE]',
            "until: an overlay is stricter: the guide holds it in edition 2025 too",
        ),
        (
            "B1.1",
            "id: gender, text: X, clues: [CLUE]",
            "an overlay is stricter: the guide holds another topic",
        ),
        (
            "A4.1",
            "id: actions, text: X, clues: [{all: [water]}]",
            "clues[0]: an overlay is stricter: no clue that the guide holds asks",
        ),
    ],
)
def test_an_overlay_takes_nothing_away(
    tmp_path: Path, provision: str, element: str, told: str
) -> None:
    """It is the stricter for it, or it is no overlay."""
    path = tmp_path / "house.yaml"
    text = f"extends: bundled\nversion: h\nprovisions:\n  - id: {provision}\n"
    clue = "{all: [water]}"
    path.write_text(f"{text}    elements: [{{{element.replace('CLUE', clue)}}}]\n")

    with pytest.raises(GuideError) as caught:
        load_guide(path)

    assert told in str(caught.value)


CLUE = Clue(all=("a", "b"), none=("c",), under=("d",), within=20)


@pytest.mark.parametrize(
    ("clue", "as_much"),
    [
        (CLUE, True),
        (replace(CLUE, all=("a", "b", "e"), within=10, confirm=True), True),
        (replace(CLUE, paragraph=("e",), none=("c", "e")), True),
        (replace(CLUE, all=("a",)), False),
        (replace(CLUE, all=("a", "b|e")), False),
        (replace(CLUE, none=()), False),
        (replace(CLUE, under=()), False),
        (replace(CLUE, within=None), False),
        (replace(CLUE, within=30), False),
    ],
)
def test_a_clue_may_ask_for_more(clue: Clue, *, as_much: bool) -> None:
    """More groups, fewer words; an alternative would ask for less."""
    assert asks_as_much(clue, CLUE) is as_much


def test_a_fault_of_an_overlay_ends_an_audit_with_exit_code_5(tmp_path: Path) -> None:
    """Before the report is opened: this one does not exist."""
    overlay = tmp_path / "house.yaml"
    overlay.write_text(OVERLAY.replace("pet_word, water", "pets, water"), "utf-8")
    report = tmp_path / "nowhere.pdf"

    ended = CliRunner().invoke(main, ["audit", str(report), "--guide", str(overlay)])

    assert ended.exit_code == ExitCode.BAD_GUIDE
    assert "house.yaml:28:" in ended.stderr
