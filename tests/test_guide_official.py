"""The ids and headings of a guide, held against an official text that a user has.

The text here is made up; it is numbered as the Exchange numbers its rules.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint
from click.testing import CliRunner

from auditor.cli.main import main
from auditor.errors import ExitCode
from auditor.guide.load import load_guide
from auditor.guide.official import Official, difference, read_official
from auditor.guide.provisions import Guide

RULEBOOK = """\
Appendix Z Rules for the Reporting of Harbour Weather
Part A: Introduction
1. This book sets out what is asked for.
Part B: Mandatory Disclosure Requirements
13. A statement from the board containing the following elements:
(i) what it watches;
(ii) what it plans;
(iii) what it has looked at again.
15. A narrative explaining the reporting boundaries.
Part C: Comply or explain
16. This part speaks of aspects.
Aspect A1: Emissions
General Disclosure
Information on the policies.
KPI A1.1 The types of emissions and respective emissions data.
KPI A1.9 The colour of the smoke.
Aspect A2: Use of Everything
General Disclosure
Part D: Climate-related Disclosures
19. An issuer shall disclose:
(a) the body that
(i) has the skills;
(b) the role of management.
37. For each target:
(g) whether it is absolute;
(h) how the agreement informed it.
(i) a letter after h;
42. Something new.
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def _read(text: str, guide: Guide) -> Official:
    return read_official(text.splitlines(), guide.recognition.official)


def test_paragraphs_are_numbered_by_what_they_stand_under(guide: Guide) -> None:
    """Letters under numbers, roman numbers under letters or straight under numbers."""
    assert _read(RULEBOOK, guide).ids == [
        *("A.1", "B.13", "B.13(i)", "B.13(ii)", "B.13(iii)", "B.15", "C.16"),
        *("A1.GD", "A1.1", "A1.9", "A2.GD"),
        *("D.19", "D.19(a)", "D.19(a)(i)", "D.19(b)"),
        *("D.37", "D.37(g)", "D.37(h)", "D.37(i)", "D.42"),
    ]


def test_chinese_headings_are_read_as_well(guide: Guide) -> None:
    """The official text is published in both languages."""
    official = _read(
        "B部分:強制披露規定\n15. 匯報範圍\n層面A1:排放物\n一般披露\n"
        "關鍵績效指標A1.1 排放物種類",
        guide,
    )

    assert official.ids == ["B.15", "A1.GD", "A1.1"]
    assert official.titles == {"A1": "排放物"}


def test_what_stands_in_one_only_is_told(guide: Guide) -> None:
    """In both directions, with headings that read otherwise."""
    found = difference(guide, "2025", _read(RULEBOOK, guide))

    assert found.text_only == ("A1.9", "D.37(i)", "D.42")
    assert found.titles == (("A2", "Use of resources", "Use of Everything"),)
    assert {"MDR.14.materiality", "A1.3", "D.20(a)"} <= set(found.guide_only)
    assert not {"MDR.13(i)", "MDR.15", "D.19(a)", "D.37"} & set(found.guide_only)
    assert "A1.3" in found.wording
    assert "A1.1" not in found.wording


def test_a_heading_of_another_edition_is_not_missed(guide: Guide) -> None:
    """Aspect A4 is no part of the edition of 2025, whatever the text calls it."""
    official = _read("Aspect A4: Weather\n", guide)

    assert difference(guide, "2025", official).titles == ()
    assert difference(guide, "2020", official).titles == (
        ("A4", "Climate change", "Weather"),
    )


def test_a_pdf_of_the_official_text_is_read(tmp_path: Path) -> None:
    """Whatever differs is listed, and the command ends with exit code 1."""
    lines = "".join(f"<p>{line}</p>" for line in RULEBOOK.splitlines())
    path = tmp_path / "official.pdf"
    weasyprint.HTML(string=lines).write_pdf(path)

    ended = CliRunner().invoke(main, ["guide", "check", "--against", str(path)])

    assert ended.exit_code == ExitCode.FINDINGS
    _, both, ours, theirs, title, wording = ended.stdout.splitlines()
    assert both.startswith("Edition 2025 against official.pdf: ")
    assert ours.startswith("Only in the guide: MDR.14.materiality, ")
    assert theirs == "Only in official.pdf: A1.9, D.37(i), D.42"
    assert title.endswith("“Use of resources”, official.pdf has “Use of Everything”")
    assert wording.startswith("Wording not found in official.pdf: ")


def _written_out(guide: Guide, edition: str) -> Iterator[str]:
    """Yield the lines of a text that is numbered as ``edition`` is."""
    number = letter = ""
    for aspect in guide.aspects:
        of_aspects = aspect.part.startswith("C")
        yield f"Part {aspect.part[0]}"
        yield f"Aspect {aspect.id}: {aspect.title}" if of_aspects else ""
        for provision in (
            p for p in aspect.provisions if p in guide.provisions(edition)
        ):
            yield from guide.wording(provision, edition).phrases
            if of_aspects:
                general = provision.id.endswith(".GD")
                yield "General Disclosure" if general else f"KPI {provision.id}"
                continue
            at, *marks = provision.id.split(".")[1].replace(")", "").split("(")
            if at != number:
                number, letter = at, ""
                yield f"{at}."
            for mark in marks:
                if mark != letter:
                    yield f"({mark})"
            letter = marks[0] if marks else ""
        yield from (f"{rule.id.split('.')[1]}." for rule in aspect.rules)


def test_a_text_that_holds_the_same_ends_with_exit_code_0(
    tmp_path: Path, guide: Guide
) -> None:
    """An edition written out in its own numbers differs in nothing."""
    path = tmp_path / "official.txt"
    path.write_text("\n".join(_written_out(guide, "2025")), "utf-8")

    ended = CliRunner().invoke(main, ["guide", "check", "--against", str(path)])

    assert ended.stdout.splitlines()[2:] == []
    assert ended.exit_code == ExitCode.CLEAN
