"""README.md: its commands, options, exit codes and sample output are true."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from auditor.cli.main import EXIT_CODES, main
from auditor.errors import ExitCode

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
CHECKS = (ROOT / ".ci/run").read_text("utf-8")
CUT = "\n\nTo close first"
SAMPLE = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


def test_the_exit_codes_are_those_of_the_program() -> None:
    """In README.md, in ``--help`` and in the code."""
    in_readme = re.findall(r"^\| (\d+) \| (.+) \|$", TEXT, re.MULTILINE)
    in_help = re.findall(r"^  (\d+) +(.+)$", EXIT_CODES, re.MULTILINE)

    assert in_readme == in_help
    assert [int(code) for code, _ in in_readme] == [code.value for code in ExitCode]


def test_every_command_is_shown() -> None:
    """And every command that is shown exists."""
    shown = set(re.findall(r"^auditor (\w+)", TEXT, re.MULTILINE))

    assert shown | {"demo"} == set(main.commands)


def test_every_option_that_is_named_exists() -> None:
    """Of ``auditor`` alone; options of other programs stand in other lines."""
    known = {
        name
        for command in main.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    lines = [line for line in TEXT.splitlines() if "pip " not in line]
    named = re.findall(r"(?<![\w-])--?[a-z][\w-]*", "\n".join(lines))

    assert {name for name in named if name not in known} == set()


def test_the_checks_install_the_packages_that_readme_names() -> None:
    """What works for the checks works for whoever follows README.md."""
    named = re.search(r"apt-get install -y ([^']+)'", TEXT)

    assert named
    assert [one for one in named[1].split() if one not in CHECKS] == []


def test_the_checks_end_with_the_tests() -> None:
    """README.md names the same command."""
    assert CHECKS.rstrip().endswith(".venv/bin/pytest")
    assert "`bash .ci/run` (afterwards `.venv/bin/pytest`)" in TEXT


def test_readme_is_short() -> None:
    """A newcomer reads it to the end."""
    assert len(TEXT.splitlines()) <= 100


def test_the_sample_output_is_how_the_demo_begins(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter; rewritten by ``pytest --update-golden``."""
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["demo"], catch_exceptions=False)
    assert ended.exit_code == ExitCode.CLEAN
    printed = f"{ended.stdout.partition(CUT)[0]}\n"
    if request.config.getoption("--update-golden"):
        README.write_text(SAMPLE.sub(lambda _: printed, TEXT, count=1), "utf-8")

    shown = SAMPLE.search(README.read_text("utf-8"))
    assert shown
    assert shown[0] == printed
