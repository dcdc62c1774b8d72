"""The same report gives the same bytes, whatever the folder, locale and time zone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_FORMS = ("pdf", "html", "xlsx", "json", "sarif", "junit")
_REPORT = """# Environmental, social and governance report \u9060\u5c71
Far Hill Precision Limited
Stock code: 9999
This report covers the year ended 31 December 2023.

| Indicator | Unit | 2023 | 2022 |
|---|---|---|---|
| Scope 1 greenhouse gas emissions | tCO2e | 120.5 | 118.0 |
| Scope 2 greenhouse gas emissions | tCO2e | 880.0 | 102.0 |
| Total greenhouse gas emissions | tCO2e | 1,040.5 | 220.0 |

Hazardous waste is not material to the Group and is therefore not disclosed.
"""
_HERE = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"}
_FAR = {
    "LANG": "POSIX",
    "LC_ALL": "POSIX",
    "TZ": "Pacific/Pago_Pago",  # a day and an hour behind the other
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "7",
}
"""A locale of ASCII, which Python would replace if it were let."""


def _locales() -> list[dict[str, str]]:
    """Return the surroundings to try: those above, and of each language installed."""
    listed = subprocess.run(
        ["locale", "-a"],  # noqa: S607  the system's own
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    others = [name for name in listed if name not in {"C", "POSIX", "C.utf8"}][:1]
    return [_FAR, *({**_HERE, "LC_ALL": name, "LANG": name} for name in others)]


def _written(folder: Path, surroundings: dict[str, str], lang: str) -> dict[str, bytes]:
    folder.mkdir()
    (folder / "report.md").write_text(_REPORT, "utf-8")
    subprocess.run(  # noqa: S603  our own program, no shell
        [
            *(sys.executable, "-m", "auditor", "audit", "report.md", "--lang", lang),
            *("-q", "-o", "review", "-f", ",".join(_FORMS)),
        ],
        cwd=folder,
        env={**os.environ, **surroundings},
        check=True,
    )
    return {path.name: path.read_bytes() for path in folder.glob("review.*")}


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_every_form_is_the_same(tmp_path: Path, lang: str) -> None:
    """In two folders, under two locales and in two time zones."""
    here = _written(tmp_path / "here", _HERE, lang)

    assert len(here) == len(_FORMS)
    for number, surroundings in enumerate(_locales()):
        far = _written(tmp_path / f"far {number}", surroundings, lang)
        assert [name for name in here if far[name] != here[name]] == []
