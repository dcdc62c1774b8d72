"""The climate chapter of the review: pillars, time line, register, grid, reliefs."""

import json
from functools import cache
from pathlib import Path

import pytest
from written import ABOUT, ESG_PAGE

from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.profile.facts import Overrides
from auditor.report.pages import paper, screen
from auditor.report.view import View, arrange
from auditor.result import Audit, audit_json

TARGETS = (
    "We aim to cut our Scope 1 and 2 emissions by 42% by 2030 from a 2020 base year."
    "\n\nWe aim to reach net zero emissions by 2050."
)
UNSAID = "<td>\u2013</td>"
RELIEF = (
    "Scope 3 emissions are not given, since the information is not available without "
    "undue cost or effort."
)


@cache
def _guide() -> Guide:
    return load_guide()


def _audit(folder: Path, edition: str, *words: str) -> Audit:
    title = (
        "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"
    )
    about = ABOUT.replace("2021", "2026")
    report = folder / "report.txt"
    report.write_text("\n\n".join((title, about, ESG_PAGE * 9, *words)), "utf-8")
    return audit_report(report, _guide(), Overrides(edition=edition))


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Return an audit under the edition that has Part D."""
    return _audit(tmp_path_factory.mktemp("climate"), "2025", TARGETS, RELIEF)


@pytest.fixture(scope="module")
def view(audit: Audit) -> View:
    """Return what the pages show of it."""
    return arrange(audit)


def test_every_paragraph_of_part_d_is_in_one_pillar(view: View) -> None:
    """The counts of a pillar are those of its paragraphs."""
    assert view.climate
    held = [item.requirement.id for p in view.climate.pillars for item in p.items]

    assert held == [i.requirement.id for i in view.items if i.requirement.part == "D"]
    for pillar in view.climate.pillars:
        assert sum(n for _, n in pillar.tally.counts) == len(pillar.items)


def test_the_time_line(view: View) -> None:
    """A target runs from its base year, if it has one, to the year it falls due."""
    assert view.line
    line = view.line
    at = dict(line.years)
    first, second = line.marks

    assert (first.number, first.label, first.start, first.end) == (
        1,
        "42%",
        at[2020],
        at[2030],
    )
    assert (second.label, second.start, second.end) == ("net zero", None, at[2050])
    assert at[2020] < line.now < at[2030]
    assert 0 < at[2020] < at[2050] < 640  # the width of the picture
    assert first.y < second.y < line.height


def test_the_register_the_grid_and_the_reliefs_are_printed(audit: Audit) -> None:
    """On paper and on a screen; what the report does not say is a dash."""
    for page in (paper(audit, {}), screen(audit, {})):
        before, _, behind = page.partition('<section id="climate"')
        chapter = behind.partition("</section>")[0]
        register = before.partition('<section id="targets"')[2]
        register, _, index = register.partition("</section>")
        assert 'id="explanations"' in before.partition(register)[0]
        assert 'id="index"' in index
        assert all(f'id="{later}"' in behind for later in ("method", "sign-off"))

        assert f"{UNSAID}{UNSAID}<td>2020</td><td>2030</td>" in register
        assert register.count("data:image/svg+xml") == 1  # the time line
        assert chapter.count("not found</span></td>") == 15  # the categories
        assert "undue cost" in chapter
        assert chapter.count("data:image/svg+xml") == 4  # a bar each


def test_what_a_target_costs_is_no_target(tmp_path: Path) -> None:
    """An amount of money is aimed at in sustainable finance alone."""
    told = (
        "We aim to spend about US$750 million on cutting our emissions by 2030. "
        "We aim to provide US$900 million of sustainable finance by 2030.\n"
    )
    audit = _audit(tmp_path, "2025", told)

    assert [one.value for one in audit.climate.targets] == ["900"]


def test_the_data_file_holds_the_same(audit: Audit) -> None:
    """Targets and categories, with their places and quotes."""
    told = json.loads(audit_json(audit))
    target = told["targets"][0]

    assert (target["value"], target["unit"]) == ("42", "%")
    assert (target["scopes"], target["base_year"]) == ("1+2", 2020)
    assert (target["basis"], target["validated_by"]) == (None, None)
    assert target["quote"].startswith("We aim to cut our Scope 1 and 2 emissions")
    assert [row["category"] for row in told["scope3"]] == list(range(1, 16))


def test_no_chapter_under_an_edition_without_part_d(tmp_path: Path) -> None:
    """The sections behind it then keep their numbers."""
    audit = _audit(tmp_path, "2020", TARGETS)
    page = paper(audit, {})

    assert not [figure for figure in audit.figures if figure.metric == "target"]
    assert page.count("Register of targets") == page.count('class="timeline"') == 1
    assert '<section id="climate"' not in page
    assert "8&ensp;Method" in page.replace("\u2002", "&ensp;")
    assert "#climate" not in page


def test_a_report_without_targets_says_so(tmp_path: Path) -> None:
    """An empty register is told, not left blank."""
    page = paper(_audit(tmp_path, "2025"), {})

    assert (
        "No target for emissions or energy with an amount and a year was found." in page
    )
    assert "The report was not found to rely on a relief of Part D." in page
