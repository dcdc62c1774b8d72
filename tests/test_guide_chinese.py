"""What the Guide says in Chinese: whole, and refused where it is not."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.bundled import bundled
from auditor.cli.main import main
from auditor.errors import ExitCode, GuideError
from auditor.guide.chinese import Chinese, chinese_of, read_chinese
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide

FILE = bundled("data") / "guide_zh.yaml"
HAN = re.compile("[\u4e00-\u9fff]")
BOTH = frozenset("修出制千升合同向回教核污注私系致表里面")
"""Simplified characters of the file that are Traditional ones of their own as well."""


@cache
def _guide() -> Guide:
    return load_guide()


@cache
def _chinese() -> Chinese:
    return chinese_of(_guide())


@pytest.mark.parametrize("edition", ["2016", "2020", "2025"])
def test_an_edition_is_told_whole(edition: str) -> None:
    """Whatever is asked and looked for in it, and where it stands."""
    guide, chinese = _guide(), _chinese()
    provisions = list(guide.provisions(edition))

    assert [p.id for p in provisions if (p.id, edition) not in chinese.asks] == []
    assert [p.id for p in provisions if (p.id, edition) not in chinese.sources] == []
    assert [
        (p.id, element.id)
        for p in provisions
        for element in guide.elements(p, edition)
        if (p.id, element.id) not in chinese.elements
    ] == []


def test_every_metric_and_split_is_told() -> None:
    """Those of the catalogue that no clue names as well."""
    metrics = _guide().catalogue.metrics

    assert [m.id for m in metrics.metrics if m.id not in _chinese().metrics] == []
    assert [s.key for s in metrics.splits if s.key not in _chinese().splits] == []


def test_every_text_is_chinese() -> None:
    """Nothing was left in English; names of standards and units stand among Han."""
    chinese = _chinese()
    told = (chinese.asks, chinese.elements, chinese.sources, chinese.rules)
    texts = {text for texts in told for text in texts.values()}

    assert [text for text in texts if not HAN.search(text)] == []


def test_every_character_is_traditional() -> None:
    """As Hong Kong writes it."""
    lines = (bundled("data") / "han.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    simplified = set("".join(rows[1::2])) - set("".join(rows[::2]))

    assert set(FILE.read_text("utf-8")) & simplified <= BOTH


def test_what_is_asked_is_that_of_the_edition() -> None:
    """The words change where the English ones do."""
    asks = _chinese().asks

    assert asks["A1.5", "2016"] == "減低排放量的措施及所得成果。"
    assert asks["A1.5", "2020"] == asks["A1.5", "2025"]
    assert "目標" in asks["A1.5", "2020"]


def test_the_source_is_put_together() -> None:
    """Document, Part and place of the edition."""
    sources = _chinese().sources

    assert (
        sources["D.28(a)", "2025"] == "《上市規則》附錄C2（2025年），D部分，第28(a)段"
    )
    assert sources["D.41", "2025"].endswith("D部分，第41段")
    assert sources["A1.GD", "2016"].endswith("層面A1，一般披露")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  MDR.15:\n",
            "  MDR.16:\n",
            (
                "provisions: key 'MDR.15' is missing\n"
                "FILE:LINE:3: provisions: the guide has no 'MDR.16'; "
                "alike and known: MDR.15"
            ),
        ),
        (
            "      boundary: ",
            "      border: ",
            "provisions.MDR.15.elements: key 'boundary' is missing",
        ),
        (
            "      boundary: ",
            "      border: ",
            "LINE:7: provisions.MDR.15.elements: the guide has no 'border'",
        ),
        (
            '  MDR.15:\n    asks:\n      "2020"',
            '  MDR.15:\n    asks:\n      "2016"',
            "provisions.MDR.15.asks: key '2020' is missing",
        ),
        (
            "  MDR.15:\n",
            "  A2.2:\n",
            "key 'A2.2' given twice, first in line LINE",
        ),
        (
            "  Aspect: 層面{}\n",
            "",
            "places: key 'Aspect' is missing",
        ),
        (
            "  Aspect: 層面{}\n",
            "  Aspect: 層面{}\n  Chapter: 章{}\n",
            "places: the guide has no 'Chapter'",
        ),
        ("air_nox: 氮氧化物", 'air_nox: " "', "metrics.air_nox: the text is blank"),
        ("  days: 日數\n", "", "units: key 'days' is missing"),
        ("  B: B部分：", "  B: B部分：\n  X: ", "parts: the guide has no 'X'"),
    ],
)
def test_what_is_not_the_guide_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Missing, strange, doubled, blank: with the line and the column."""
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1
    path = tmp_path / "zh.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    line = text[: text.index(old)].count("\n") + 1

    with pytest.raises(GuideError) as caught:
        read_chinese(path, _guide())

    told = str(caught.value).replace(f"{tmp_path}{os.sep}zh.yaml", "FILE")
    assert message.replace("LINE", str(line)) in told
    assert re.match(r"FILE:\d+:\d+: ", told)


def test_what_an_overlay_says_otherwise_is_not_told_in_chinese(tmp_path: Path) -> None:
    """The Chinese words would be those of another element."""
    path = tmp_path / "house.yaml"
    path.write_text(
        "extends: bundled\nversion: h\nprovisions:\n  - id: A1.4\n    elements:\n"
        "      - {id: extra, text: house rule, clues: [{all: [water]}]}\n"
        "  - id: A2.5\n    elements:\n"
        "      - {id: per_unit, text: per ton of goods, optional: true,\n"
        "         clues: [{figure: {metric: [packaging_intensity]}}]}\n",
        "utf-8",
    )

    elements = chinese_of(load_guide(path)).elements

    assert ("A2.5", "per_unit") not in elements
    assert ("A1.4", "extra") not in elements
    assert elements["A1.4", "total"] == "無害廢棄物總量"


def test_a_provision_is_shown_in_both_languages() -> None:
    """As it is written, with file and line of each."""
    ended = CliRunner().invoke(main, ["guide", "show", "a2.2", "--lang", "zh-Hant"])

    english, chinese = ended.stdout.split("\n\n")
    assert ended.exit_code == ExitCode.CLEAN
    assert "- id: A2.2" in english
    place, *lines = chinese.splitlines()
    assert place.startswith(f"{FILE}:")
    assert lines[0] == "A2.2:"
    assert lines[-1] == "    intensity: 耗水密度"
