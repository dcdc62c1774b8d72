"""Nothing in; what this machine has and lacks for an audit out."""

import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from auditor import __version__
from auditor.errors import AuditorError, ExitCode

_PATIENCE = 120  # seconds until a PDF engine that hangs is given up
_PANGO = {
    "linux": "Debian or Ubuntu: sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "macOS: brew install pango",
    "win32": "Windows: install MSYS2, in it 'pacman -S mingw-w64-x86_64-pango', then "
    r"set WEASYPRINT_DLL_DIRECTORIES to C:\msys64\mingw64\bin",
}
_FONTS = {
    "linux": "Debian or Ubuntu: sudo apt-get install "
    "fonts-dejavu-core fonts-liberation fonts-noto-cjk",
    "darwin": "macOS: brew install font-liberation font-noto-sans-cjk-hk",
    "win32": "Windows: add the fonts of Chinese (Traditional) under Optional features",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing looked at."""

    good: bool
    subject: str
    words: str
    remedy: str = ""
    code: ExitCode = ExitCode.CLEAN
    """Exit code that it leads to."""


def observations() -> Iterator[Observation]:
    """Yield what is there and what is missing, in the order in which it is needed."""
    yield Observation(
        good=True,
        subject="program",
        words=f"auditor {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}",
    )
    yield from _libraries()
    yield _guide()
    yield _ocr()
    yield from _pdf()


def _libraries() -> Iterator[Observation]:
    for line in metadata.requires("esg-auditor") or ():
        if "extra ==" in line:
            continue
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        try:
            words = f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield Observation(
                good=False,
                subject="library",
                words=f"{name} is not installed",
                remedy=f"{sys.executable} -m pip install {name}",
                code=ExitCode.MISSING_LIBRARY,
            )
        else:
            yield Observation(good=True, subject="library", words=words)


def _guide() -> Observation:
    from auditor.guide.load import load_guide

    try:
        guide = load_guide()
    except AuditorError as error:
        return Observation(
            good=False, subject="guide", words=str(error), code=error.exit_code
        )
    return Observation(
        good=True,
        subject="guide",
        words=f"{guide.version}, editions {', '.join(e.id for e in guide.editions)}, "
        f"{sum(len(aspect.provisions) for aspect in guide.aspects)} provisions",
    )


def _ocr() -> Observation:
    """An audit needs it for scanned pages only."""
    from auditor.ingest.ocr import INSTALL, is_installed

    if is_installed():
        return Observation(
            good=True, subject="ocr", words="scanned pages are read off their pictures"
        )
    return Observation(
        good=False,
        subject="ocr",
        words="optional: without it scanned pages count as not read",
        remedy=INSTALL,
    )


def _pdf() -> Iterator[Observation]:
    """Write a page in a process of its own: without fonts the engine crashes."""
    probe = [sys.executable, "-m", "auditor.report.probe"]
    try:
        ended = subprocess.run(  # noqa: S603  our own program, no shell
            probe, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        yield _no_pdf("the PDF engine did not end", _FONTS)
        return
    if ended.returncode == 1:
        yield _no_pdf(ended.stderr.decode("utf-8", "replace").splitlines()[-1], _PANGO)
        return
    if ended.returncode:
        yield _no_pdf("the PDF engine crashed, as it does without any font", _FONTS)
        return
    yield Observation(good=True, subject="pdf", words="a page was written")
    for line in ended.stdout.decode("utf-8").splitlines():
        kind, _, font = line.partition("\t")
        yield Observation(
            good=bool(font),
            subject="font",
            words=f"{kind}: {font or 'no font; they print as codes'}",
            remedy="" if font else _for_this_platform(_FONTS),
        )


def _no_pdf(words: str, remedies: dict[str, str]) -> Observation:
    return Observation(
        good=False,
        subject="pdf",
        words=words,
        remedy=_for_this_platform(remedies),
        code=ExitCode.MISSING_LIBRARY,
    )


def _for_this_platform(remedies: dict[str, str]) -> str:
    return remedies.get(sys.platform, "; ".join(remedies.values()))
