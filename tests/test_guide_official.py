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
from auditor.guide.official import Official, read_official
from auditor.guide.official_difference import difference
from auditor.guide.provisions import Guide
from auditor.ingest.read import read_report

RULEBOOK = """\
Appendix Z Rules for the Reporting of Harbour Weather
Part A: Introduction
1. This book sets out what is asked for.
Part B: Mandatory Disclosure Requirements
Governance Structure
13. A statement from the board containing the following elements:
(i) what it watches;
(ii) what it plans;
(iii) what it has looked at again.
Reporting Edges
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
Aspect A9: Noise
Part D: Climate-related Disclosures
(I) Governance
19. An issuer shall disclose:
(a) the body that
(i) has the skills;
(b) the role of management.
(IV) Metrics and Targets
Climate-related targets
37. For each target:
(g) whether it is absolute;
(h) how the agreement informed it.
(i) a letter after h;
Level of the Sea
42. Something new.
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the bundled Guide."""
    return load_guide()


def _read(text: str, guide: Guide, folder: Path) -> Official:
    path = folder / "official.txt"
    path.write_text(text, "utf-8")
    return read_official(read_report(path), guide.recognition.official)


def test_paragraphs_are_numbered_by_what_they_stand_under(
    guide: Guide, tmp_path: Path
) -> None:
    """Letters under numbers, roman numbers under letters or straight under numbers."""
    assert _read(RULEBOOK, guide, tmp_path).ids == [
        *("A1.GD", "A1.1", "A1.9", "A2.GD"),
        *("A.1", "B.13", "B.13(i)", "B.13(ii)", "B.13(iii)", "B.15", "C.16"),
        *("D.19", "D.19(a)", "D.19(a)(i)", "D.19(b)"),
        *("D.37", "D.37(g)", "D.37(h)", "D.37(i)", "D.42"),
    ]


def test_headings_stand_straight_over_a_paragraph(guide: Guide, tmp_path: Path) -> None:
    """Without their numbers; sentences and letters over a number are none."""
    assert _read(RULEBOOK, guide, tmp_path).headings == {
        "B.13": ("Governance Structure",),
        "B.15": ("Reporting Edges",),
        "D.19": ("Governance",),
        "D.37": ("Metrics and Targets", "Climate-related targets"),
        "D.42": ("Level of the Sea",),
    }


def test_chinese_headings_are_read_as_well(guide: Guide, tmp_path: Path) -> None:
    """The official text is published in both languages."""
    official = _read(
        "B部分:強制披露規定\n匯報範圍\n15. 描述匯報範圍。\n層面A1:排放物\n一般披露\n"
        "關鍵績效指標A1.1 排放物種類",
        guide,
        tmp_path,
    )

    assert official.ids == ["A1.GD", "A1.1", "B.15"]
    assert official.titles == {"A1": "排放物"}
    assert official.headings == {"B.15": ("匯報範圍",)}


def test_what_stands_in_one_only_is_told(guide: Guide, tmp_path: Path) -> None:
    """In both directions."""
    found = difference(guide, "2025", _read(RULEBOOK, guide, tmp_path))

    assert found.text_only == ("A1.9", "D.37(i)", "D.42")
    assert {"MDR.14.materiality", "A1.3", "D.20(a)"} <= set(found.guide_only)
    assert not {"MDR.13(i)", "MDR.15", "D.19(a)", "D.37"} & set(found.guide_only)
    assert "A1.3" in found.wording
    assert "A1.1" not in found.wording


def test_titles_are_held_against_each_other(guide: Guide, tmp_path: Path) -> None:
    """Of aspects, of the mandatory part and of Part D; in both directions."""
    found = difference(guide, "2025", _read(RULEBOOK, guide, tmp_path)).titles

    assert found.otherwise == (("A2", "Use of resources", "Use of Everything"),)
    assert found.text_only == (
        ("A9", "Noise"),
        ("B.15", "Reporting Edges"),
        ("D.37", "Metrics and Targets"),  # stands over paragraph 28 in the guide
        ("D.42", "Level of the Sea"),
    )
    missing = [aspect for aspect, _ in found.guide_only]
    assert {"MDR.14", "MDR.15", "A3", "B1", "D.II.1", "D.IV.1"} <= set(missing)
    assert not {"MDR.13", "A1", "A2", "D.I", "D.IV.3"} & set(missing)


def test_a_heading_of_another_edition_stands_in_the_text_only(
    guide: Guide, tmp_path: Path
) -> None:
    """Aspect A4 is no part of the edition of 2025, whatever the text calls it."""
    official = _read("Aspect A4: Weather\n", guide, tmp_path)

    titles = difference(guide, "2025", official).titles
    assert (titles.otherwise, titles.text_only) == ((), (("A4", "Weather"),))
    titles = difference(guide, "2020", official).titles
    assert titles.otherwise == (("A4", "Climate change", "Weather"),)


def test_a_sentence_on_an_aspect_is_no_title(guide: Guide, tmp_path: Path) -> None:
    """It may stand before the aspect itself."""
    text = "Aspect A1 of Part C asks for figures.\nAspect A1: Emissions\n"

    assert _read(text, guide, tmp_path).titles == {"A1": "Emissions"}


def test_a_heading_of_two_lines_is_one_and_a_running_header_none(
    guide: Guide, tmp_path: Path
) -> None:
    """Both stand straight over a number; the header on every page."""
    style = "@page {@top-left {content: 'Book of Weather'}} h3 {width: 200pt}"
    pages = "".join(
        f"<h3>The harbour in calm weather, and all its boats and their masters at sea"
        f"</h3><p>{number}. What the wind does.</p><p style='break-before: page'>"
        f"{number + 1}. What the tide does, told in a sentence.</p>"
        for number in (30, 32, 34)
    )
    path = tmp_path / "official.pdf"
    weasyprint.HTML(string=f"<style>{style}</style><h2>Part D</h2>{pages}").write_pdf(
        path
    )

    official = read_official(read_report(path), guide.recognition.official)

    heading = "The harbour in calm weather, and all its boats and their masters at sea"
    assert official.headings == dict.fromkeys(("D.30", "D.32", "D.34"), (heading,))


def _pair(guide: Guide, *, spanning: bool) -> str:
    """Return Part C in two columns: aspects, and what they ask for."""
    rows = []
    for aspect in (a for a in guide.aspects if a.part.startswith("C")):
        held = [p for p in aspect.provisions if guide.stands(p, "2025")]
        for at, provision in enumerate(held):
            text = (
                "<p>General Disclosure</p><p>Information on:</p>"
                "<p>(a) policies; and</p>"
                "<p>(b) whatever else weighs on those who are asked for it here.</p>"
                if provision is held[0]
                else f"KPI {provision.id} How much of it there is, told in a sentence "
                "that runs over two lines and, where it matters, per unit."
            )
            name = f"Aspect {aspect.id}: {aspect.title}" if not at else ""
            span = f" rowspan={len(held)}" if spanning else ""
            left = "" if spanning and at else f"<td{span} class=l>{name}</td>"
            rows.append(f"<tr>{left}<td>{text}</td></tr>")
    head = "<tr><th colspan=2>Aspects, General Disclosures and KPIs</th></tr>"
    return f"<h2>Part C: Comply or explain</h2><table>{head}{''.join(rows)}</table>"


_RULED = "td, th {border: 1pt solid}"


@pytest.mark.parametrize(
    ("name", "rules", "spanning"),
    [
        ("ruled.pdf", _RULED, True),
        ("rows.pdf", _RULED, False),
        (
            "centred.pdf",
            f"{_RULED} .l {{vertical-align: middle; text-align: center}}",
            True,
        ),
        ("bare.pdf", "", False),
        ("page.html", "", True),
    ],
)
def test_two_columns_are_read_as_two(
    name: str, rules: str, *, spanning: bool, guide: Guide, tmp_path: Path
) -> None:
    """A title runs on below itself; a general disclosure is that of its own aspect."""
    style = (
        "table {width: 100%; border-collapse: collapse} .l {width: 24%} "
        f"td {{vertical-align: top; padding: 4pt}} p {{margin: 3pt 0}} {rules}"
    )
    text = (
        f"<!doctype html><html><head><title>R</title><style>{style}</style></head>"
        f"<body>{_pair(guide, spanning=spanning)}</body></html>"
    )
    path = tmp_path / name
    if path.suffix == ".pdf":
        weasyprint.HTML(string=text).write_pdf(path)
    else:
        path.write_text(text, "utf-8")

    official = read_official(read_report(path), guide.recognition.official)
    found = difference(guide, "2025", official)

    assert [i for i in found.guide_only if i[0] in "AB"] == []
    assert (found.text_only, found.titles.otherwise) == ((), ())
    assert [i for i, _ in found.titles.guide_only if i[0] in "AB"] == []


def test_a_title_ends_with_its_cell(guide: Guide, tmp_path: Path) -> None:
    """Whatever stands beside it, and wherever in the row the rest begins."""
    path = tmp_path / "page.html"
    path.write_text(
        "<!doctype html><html><body><table>"
        "<tr><td>Aspect A1: Emissions</td><td>Air</td><td>General Disclosure</td></tr>"
        "<tr><td></td><td>Air</td><td>KPI A1.1 How much of it</td></tr>"
        "</table></body></html>",
        "utf-8",
    )

    official = read_official(read_report(path), guide.recognition.official)

    assert official.titles == {"A1": "Emissions"}
    assert official.ids == ["A1.GD", "A1.1"]


def test_a_missing_general_disclosure_is_missed_in_two_columns(
    guide: Guide, tmp_path: Path
) -> None:
    """That of the aspect before is not taken for it."""
    path = tmp_path / "page.html"
    text = _pair(guide, spanning=True).replace("General Disclosure<", "Disclosure<", 2)
    text = text.replace("Disclosure<", "General Disclosure<", 1)
    path.write_text(f"<!doctype html><html><body>{text}</body></html>", "utf-8")

    official = read_official(read_report(path), guide.recognition.official)

    missing = difference(guide, "2025", official).guide_only
    assert [i for i in missing if i[0] in "AB"] == ["A2.GD"]


def test_a_pdf_of_the_official_text_is_read(tmp_path: Path) -> None:
    """Whatever differs is listed, and the command ends with exit code 1."""
    lines = "".join(f"<p>{line}</p>" for line in RULEBOOK.splitlines())
    path = tmp_path / "official.pdf"
    weasyprint.HTML(string=lines).write_pdf(path)

    ended = CliRunner().invoke(main, ["guide", "check", "--against", str(path)])

    assert ended.exit_code == ExitCode.FINDINGS
    _, both, *ids, ours, theirs, title, wording = ended.stdout.splitlines()
    assert both.startswith("Edition 2025 against official.pdf: ")
    assert ids[0].startswith("Only in the guide: MDR.14.materiality, ")
    assert ids[1:] == ["Only in official.pdf: A1.9, D.37(i), D.42"]
    assert ours.startswith("Titles only in the guide: MDR.14 “Reporting principles”, ")
    assert theirs == (
        "Titles only in official.pdf: A9 “Noise”, B.15 “Reporting Edges”, "
        "D.37 “Metrics and Targets”, D.42 “Level of the Sea”"
    )
    assert title.endswith("“Use of resources”, official.pdf has “Use of Everything”")
    assert wording.startswith("Wording not found in official.pdf: ")


def _written_out(guide: Guide, edition: str) -> Iterator[str]:
    """Yield the lines of a text that is numbered as ``edition`` is."""
    for aspect in guide.aspects:
        held = [p for p in aspect.provisions if guide.stands(p, edition)]
        if not held:
            continue
        of_aspects = aspect.part.startswith("C")
        yield f"Part {aspect.part[0]}"
        yield f"Aspect {aspect.id}: {aspect.title}" if of_aspects else aspect.title
        number = letter = ""
        for provision in held:
            if of_aspects:
                general = provision.id.endswith(".GD")
                yield "General Disclosure" if general else f"KPI {provision.id}"
            else:
                at, *marks = provision.id.split(".")[1].replace(")", "").split("(")
                if at != number:
                    number, letter = at, ""
                    yield f"{at}."
                yield from (f"({mark})" for mark in marks if mark != letter)
                letter = marks[0] if marks else ""
            yield from guide.wording(provision, edition).phrases
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
