"""What a terminal is told while an audit goes on."""

from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest
from click.testing import CliRunner
from rich.console import Console
from written import ABOUT, ESG_PAGE

from auditor.cli.main import main

TITLE = "Harbour Tea Holdings Limited\nEnvironmental, Social and Governance Report\n"


class _Status:
    """Stands for the line of a terminal that says what goes on."""

    def __init__(self, words: str) -> None:
        self.said = [words]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line as it is."""

    def update(self, words: str) -> None:
        """Say something else."""
        self.said.append(words)


def test_a_terminal_says_which_stage_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading, judging, writing; where no one looks on, nothing is said."""
    report = tmp_path / "report.txt"
    report.write_text("\n\n".join((TITLE, ABOUT, ESG_PAGE * 9)), "utf-8")
    command = ["audit", str(report), "-f", "json", "-o", str(tmp_path / "a.json")]
    shown: list[_Status] = []

    def status(_: Console, words: str) -> _Status:
        shown.append(_Status(words))
        return shown[-1]

    monkeypatch.setattr(Console, "status", status)
    CliRunner().invoke(main, command)
    assert shown == []

    terminal = SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("auditor.cli.audit.sys", terminal)
    CliRunner().invoke(main, command)
    assert shown[0].said == [
        "Auditing report.txt ...",
        "Auditing report.txt: reading the report ...",
        "Auditing report.txt: holding it against the guide ...",
        "Auditing report.txt: writing json ...",
    ]
