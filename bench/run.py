"""Time and memory of an audit, each beside its floor; a table out.

Run ``python bench/run.py`` with the Python that ``auditor`` is installed for. Every
sample is a cold process; seconds are medians, memory is the highest peak. CPU seconds
are those of all processes of a sample; a busy machine spoils them less than wall
seconds. Ratios count: a floor is measured in the same run, and ``tasks.py`` says what
it is. The report is stored (``reports/hundred-pages.pdf``; it was drawn by
``tasks.py draw``). Needs a system that tells the peak memory of a child (Linux, macOS).
This script itself stays small, since a child is charged with the memory of the process
that started it.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORT = HERE / "reports" / "hundred-pages.pdf"
PAGES = 100
LENGTHS = (20, 100, 400)
"""Pages of made-up reports, from which what one page more takes is told."""
_NUMBER = re.compile(rb"\d+(?:\.\d+)?(?:e-\d+)?")
_AS_INSTALLED = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code; no run is to compile everything again."""
_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024  # unit of ru_maxrss


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What some runs of one command took."""

    wall: float
    """Median wall seconds."""
    cpu: float
    """Median CPU seconds."""
    memory: float
    """Highest peak, in megabytes."""
    told: float
    """Median of the last number that the command printed; 0 where it printed none."""


def main() -> None:
    """Measure everything and print the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each command")
    runs = parser.parse_args().runs
    print(f"{'what':<38}{'measured':>12}{'floor':>12}{'ratio':>8}   bar")
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(Path(folder), runs):
            print(row, flush=True)


def _rows(folder: Path, runs: int) -> Iterator[str]:
    yield from _start(runs)
    review, html, drawn = folder / "a.pdf", folder / "a.html", folder / "f.pdf"
    read = measure(_task("read", REPORT), runs)
    raw = measure(_task("raw", REPORT), runs)
    yield _line(
        f"reading {PAGES} pages, pages/CPU s",
        (PAGES / read.told, PAGES / raw.told),
        "at least 0.15",
    )
    yield _line("  memory, MB", (read.memory, raw.memory), "at most 80 MB more")
    audited = measure(_auditor("audit", REPORT, "-o", review, "-q"), runs)
    pages = int(_once(_task("count", review)).told)
    _once(_task("paper", REPORT, html))
    floor = measure(_task("floor", REPORT, html, drawn), runs)
    what = f"audit, {PAGES} pages in, {pages} out"
    yield _line(f"{what}, wall s", (audited.wall, floor.wall), "at most 2")
    yield _line("  CPU s", (audited.cpu, floor.cpu), "")
    yield _line("  memory, MB", (audited.memory, floor.memory), "at most 400 MB")
    yield from _growth(folder)
    sample = measure(_auditor("demo", folder / "demo"), runs)
    yield _line("demo: make and audit 12 pages, wall s", (sample.wall, None), "")
    yield _line("  memory, MB", (sample.memory, None), "")


def _growth(folder: Path) -> Iterator[str]:
    """Tell what a page more takes in a long report, beside the same in a short one."""
    taken = []
    for length in LENGTHS:
        report = folder / f"{length}.pdf"
        _once(_task("draw", length, report))
        taken.append(_once(_auditor("audit", report, "-o", folder / "g.pdf", "-q")).cpu)
    short, middle, long = LENGTHS
    yield _line(
        f"a page more, {middle} to {long}, beside {short} to {middle}, CPU s",
        (
            (taken[2] - taken[1]) / (long - middle),
            (taken[1] - taken[0]) / (middle - short),
        ),
        "at most 1.25",
    )


def _start(runs: int) -> Iterator[str]:
    shown = measure(_auditor("--help"), runs * 2)
    bare = measure((sys.executable, "-c", "import click"), runs * 2)
    yield _line("auditor --help, wall s", (shown.wall, bare.wall), "at most 2")
    told = measure(_auditor("explain", "A1.2"), runs)
    yield _line("auditor explain A1.2, wall s", (told.wall, None), "at most 0.25")
    guide = measure(_task("guide"), runs)
    yield _line("loading the guide, CPU s", (guide.told, None), "at most 0.15")


def _line(what: str, pair: tuple[float, float | None], bar: str) -> str:
    value, floor = pair
    beside = f"{floor:>12.3f}{value / floor:>8.2f}" if floor else f"{'':>20}"
    return f"{what:<38}{value:>12.3f}{beside}   {bar}"


def _auditor(*arguments: object) -> tuple[str, ...]:
    return (sys.executable, "-m", "auditor", *map(str, arguments))


def _task(*arguments: object) -> tuple[str, ...]:
    return (sys.executable, str(HERE / "tasks.py"), *map(str, arguments))


def measure(command: Sequence[str], runs: int) -> Sample:
    """Run ``command`` once unmeasured, then ``runs`` times."""
    _once(command)
    samples = [_once(command) for _ in range(runs)]
    return Sample(
        wall=statistics.median(sample.wall for sample in samples),
        cpu=statistics.median(sample.cpu for sample in samples),
        memory=max(sample.memory for sample in samples),
        told=statistics.median(sample.told for sample in samples),
    )


def _once(command: Sequence[str]) -> Sample:
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(  # noqa: S603  our own commands
            command, stdout=output, env=_AS_INSTALLED
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(command)} ended with {child.returncode}")
        output.seek(0)
        told = output.read().split()[-1:]
    return Sample(
        wall=seconds,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / _MEGABYTE,
        told=float(told[0]) if told and _NUMBER.fullmatch(told[0]) else 0.0,
    )


if __name__ == "__main__":
    main()
