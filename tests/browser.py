"""A page and a script in; what headless Chromium makes of them out."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
_CONSOLE = re.compile(r"INFO:CONSOLE[^\]]*\] (.*)")

needs_chromium = pytest.mark.skipif(_CHROMIUM is None, reason="Chromium is missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What became of a page."""

    html: str
    """The page after the script."""
    console: tuple[str, ...]
    """What was written to the console, errors of the page among it."""


def show(html: str, script: str, folder: Path, *flags: str) -> Shown:
    """Open ``html`` in a browser without a network and run ``script`` in it."""
    assert _CHROMIUM
    page = folder / "page.html"
    page.write_text(html.replace("</body>", f"<script>{script}</script></body>"))
    done = subprocess.run(  # noqa: S603  of our own writing
        [
            _CHROMIUM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=2000"),
            f"--user-data-dir={folder / 'profile'}",
            *flags,
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return Shown(html=done.stdout, console=tuple(_CONSOLE.findall(done.stderr)))
