"""What the PDF says where fonts are missing on the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from auditor.errors import ExitCode

_LATIN_ONLY = Path("/usr/share/fonts/truetype/dejavu")
_REPORT = """# Environmental, social and governance report
Far Hill Precision Limited
Stock code: 9999
This report covers the year ended 31 December 2023. Emissions are measured each year.
"""
_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def _audit(folder: Path, fonts: Path) -> subprocess.CompletedProcess[str]:
    """Write a review in Chinese on a machine with no other than these ``fonts``."""
    (folder / "report.md").write_text(_REPORT, "utf-8")
    config = folder / "fonts.conf"
    config.write_text(_CONFIG.format(fonts=fonts, cache=folder / "cache"), "utf-8")
    return subprocess.run(  # noqa: S603  our own program, no shell
        [
            *(sys.executable, "-m", "auditor", "audit", str(folder / "report.md")),
            *("--lang", "zh-Hant", "-q", "-f", "pdf,html", "-o", str(folder / "a")),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not _LATIN_ONLY.is_dir(), reason="DejaVu is not installed")
def test_letters_without_a_font_are_a_warning_with_the_remedy(tmp_path: Path) -> None:
    """Codes stand in their place, never boxes."""
    ended = _audit(tmp_path, _LATIN_ONLY)

    assert ended.returncode == ExitCode.CLEAN
    assert "codes in place of" in ended.stderr
    assert "(Chinese, signs) that no font draws" in ended.stderr
    assert "\u74b0" in ended.stderr  # the first of the title
    assert "fonts-noto-cjk" in ended.stderr
    text = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "U+74B0" in text
    assert "\u74b0" not in text


def test_no_font_at_all_is_refused_with_the_remedy(tmp_path: Path) -> None:
    """The engine would crash; the other files are written."""
    ended = _audit(tmp_path, tmp_path / "none")

    assert ended.returncode == ExitCode.MISSING_LIBRARY
    assert "there is no font" in ended.stderr
    assert "fonts-noto-cjk" in ended.stderr
    assert not (tmp_path / "a.pdf").exists()
    assert (tmp_path / "a.html").exists()
