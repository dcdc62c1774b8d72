"""``auditor guide``: what is listed, shown, checked and compared."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.bundled import bundled
from auditor.cli.main import main
from auditor.errors import ExitCode

HEAVY = ("spacy", "pandas", "weasyprint", "pypdfium2", "rapidfuzz")


def run(*arguments: object) -> Result:
    """Run ``auditor guide`` in this process."""
    return CliRunner().invoke(main, ["guide", *map(str, arguments)])


@pytest.mark.parametrize(
    ("edition", "count"), [("2016", 43), ("2020", 55), ("2025", 138 + 1)]
)
def test_every_provision_of_an_edition_is_listed(edition: str, count: int) -> None:
    """One a line, and rules after them; without an edition, those of the latest."""
    listed = run("list", "--edition", edition)

    assert listed.exit_code == ExitCode.CLEAN
    assert len(listed.stdout.splitlines()) == count
    assert run("list").stdout == run("list", "--edition", "2025").stdout


def test_a_line_of_the_list_tells_kind_and_certainty() -> None:
    """An engineer sees at once what is not verified."""
    lines = run("list").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("D.28(a) ")]

    assert line.split()[1:3] == ["quantitative", "unverified"]


def test_a_provision_is_shown_as_it_is_written() -> None:
    """With file and line, so that an editor finds it."""
    shown = run("show", "a2.2").stdout

    place, first, *_, last = shown.splitlines()
    path, _, line = place.rpartition(":")
    written = Path(path).read_text("utf-8").splitlines()
    assert first == "- id: A2.2"
    assert written[int(line) - 1].strip() == first
    assert last.strip() == "- figure: {metric: [water_total], zero: true}"


def test_what_an_overlay_says_of_a_provision_is_shown_too(tmp_path: Path) -> None:
    """Below what the bundled guide says of it."""
    overlay = tmp_path / "house.yaml"
    overlay.write_text(
        "extends: bundled\nversion: h\nprovisions:\n  - id: A2.2\n    elements:\n"
        "      - {id: x, text: X, clues: [{all: [water]}]}\n"
    )

    bundled_part, own = run("show", "A2.2", "--guide", overlay).stdout.split("\n\n")

    assert bundled_part.splitlines()[1] == "- id: A2.2"
    assert own.startswith(f"{overlay}:4\n- id: A2.2\n  elements:\n")


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("D.28", ["D.28(a)", "D.28(b)", "D.28(c)"]),
        (
            "mdr 14",
            [f"MDR.14.{n}" for n in ("materiality", "quantitative", "consistency")],
        ),
        ("a3", ["A3.GD", "A3.1"]),
        ("D.41", ["D.41"]),
    ],
)
def test_all_below_a_heading_is_shown(wanted: str, held: list[str]) -> None:
    """As ``auditor explain`` does; D.2 is no heading of D.28."""
    shown = run("show", wanted).stdout

    heads = [line for line in shown.splitlines() if line.startswith("- id: ")]
    assert [head.removeprefix("- id: ") for head in heads] == held
    assert run("show", "D.2").exit_code == ExitCode.USAGE


def test_an_unknown_provision_ends_with_exit_code_2() -> None:
    """And says where to look."""
    ended = run("show", "Z9")

    assert ended.exit_code == ExitCode.USAGE
    assert "Near to it: " in ended.stderr
    assert "auditor guide list" in ended.stderr


def test_the_bundled_guide_has_no_fault() -> None:
    """And tells what it holds."""
    ended = run("check")

    assert ended.exit_code == ExitCode.CLEAN
    assert "editions 2016, 2020, 2025" in ended.stdout


def test_a_faulty_guide_ends_with_exit_code_5(tmp_path: Path) -> None:
    """With file, line, column and the way to the fault."""
    path = tmp_path / "mine.yaml"
    text = bundled("guide_index.yaml").read_text("utf-8")
    path.write_text(text.replace("duty: general\n", "duty: generic\n", 1), "utf-8")

    ended = run("check", path)

    assert ended.exit_code == ExitCode.BAD_GUIDE
    assert "provisions[A1.GD].duty: unknown duty 'generic'; allowed:" in ended.stderr


@pytest.mark.parametrize("name", ["missing.pdf", "."])
def test_an_official_text_that_cannot_be_read_is_told_first(
    name: str, tmp_path: Path
) -> None:
    """Nothing is said to be without fault before."""
    ended = run("check", "--against", tmp_path / name)

    assert ended.exit_code in {ExitCode.USAGE, ExitCode.NOT_AUDITABLE}
    assert ended.stdout == ""


def test_the_schema_is_printed() -> None:
    """That of a guide, or of an overlay."""
    guide, overlay = (
        json.loads(run("schema", *o).stdout) for o in ((), ("--overlay",))
    )

    assert guide["$ref"] == "#/definitions/GuideIndex"
    assert overlay["$ref"] == "#/definitions/Overlay"


def test_two_editions_are_compared() -> None:
    """What is new, gone, asked otherwise and binding otherwise."""
    told = run("diff", "2016", "2020").stdout

    assert told.startswith("New (12)\n")
    assert "A4.1  Climate-related issues and actions taken" in told
    assert "B1.1  recommended -> comply-or-explain" in told
    assert "A1.1  recommended" not in told  # comply or explain since 2017
    assert "Gone" not in told
    assert (
        run("diff", "2020", "2020").stdout == "No difference between 2020 and 2020.\n"
    )


def test_whom_a_difference_binds_and_when_is_told() -> None:
    """Of an edition its last day counts; the latest is open, so its first does."""
    (line,) = (
        line
        for line in run("diff", "2016", "2020").stdout.splitlines()
        if line.startswith("Binds otherwise (20): ")
    )

    assert "a Main Board issuer that is no large cap" in line
    assert "2020-06-30 (edition 2016) or 2024-12-31 (edition 2020)" in line


def test_what_is_gone_names_what_came_in_its_place() -> None:
    """Greenhouse gas moved to Part D."""
    told = run("diff", "2020", "2025").stdout

    assert (
        "Gone (3)\n  A1.2  Greenhouse gas emissions; replaced by D.28(a), D.28(b)\n"
        in (told)
    )


def test_what_is_not_verified_is_told_in_each_row() -> None:
    """All of Part D is so; what the edition of 2020 asks is not."""
    told = run("diff", "2020", "2025").stdout

    assert "  D.28(a)  Scope 1 emissions (unverified)\n" in told
    new = told[: told.index("Gone")].splitlines()[1:]
    assert all(row.endswith(" (unverified)") for row in new)
    assert (
        "A4.1  Climate-related issues and actions taken\n"
        in run("diff", "2016", "2020").stdout
    )


def test_a_rule_is_new_as_well() -> None:
    """Though no verdict is given on it."""
    assert "  D.41  Metrics considered (rule)" in run("diff", "2020", "2025").stdout


def test_an_edition_that_is_not_held_cannot_be_compared() -> None:
    """The message names those that are."""
    ended = run("diff", "2016", "2021")

    assert ended.exit_code == ExitCode.USAGE
    assert "2016, 2020 and 2025" in ended.stderr


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "A1.2"), ("schema",), ("diff", "2016", "2020")]
)
def test_looking_into_the_guide_loads_no_heavy_library(
    arguments: tuple[str, ...],
) -> None:
    """It answers before a reader has looked up."""
    program = (
        "import sys; from auditor.cli.main import main; "
        "main(standalone_mode=False); "
        f"sys.exit(str([m for m in {HEAVY!r} if m in sys.modules] or ''))"
    )

    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program, "guide", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.stderr.strip() == ""


@pytest.mark.parametrize(
    ("edition", "title"),
    [
        ("2016", "Measures to mitigate emissions, results"),
        ("2020", "Emission targets and steps"),
        ("2025", "Emission targets and steps"),
    ],
)
def test_a_title_is_that_of_the_edition(edition: str, title: str) -> None:
    """In 2016 nobody asked for targets."""
    listed = run("list", "--edition", edition).stdout
    told = CliRunner().invoke(main, ["explain", "A1.5", "--edition", edition]).stdout

    (line,) = [line for line in listed.splitlines() if line.startswith("A1.5 ")]
    assert line.endswith(f"  {title}")
    assert told.splitlines()[0] == f"A1.5  {title}"


def test_a_chinese_title_is_that_of_the_edition() -> None:
    """The same provision has two."""
    arguments = ["explain", "A1.5", "--lang", "zh-Hant", "--edition"]
    heads = [
        CliRunner().invoke(main, [*arguments, edition]).stdout.splitlines()[0]
        for edition in ("2016", "2020")
    ]

    assert heads == ["A1.5  減低排放量的措施及所得成果", "A1.5  排放量目標及採取的步驟"]
