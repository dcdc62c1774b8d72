"""Speed and memory of reading a PDF, beside the raw engine; a table out.

Run ``python bench/reading.py`` with the Python that ``auditor`` is installed for. The
floor is the engine alone (``tasks.py raw``: every word, its box and every path), run in
turn with our reading (``tasks.py read``), each time in a cold process. Rows: the stored
report, further reports given by name or, where it is there, all PDFs of the folder of
sample reports, then made-up reports of 20 to 400 pages, for which the time of a page
should not grow. Pages count per CPU second; ours are those of the reader's own process
as well, which takes some tenths of a second to start.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from run import HERE, REPORT, Sample, measure

SAMPLES = HERE.parent.parent / "shared" / "cases"
LENGTHS = (20, 100, 400)
"""Pages of the made-up reports."""
_NAME = 44


def main() -> None:
    """Measure each report and print its row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command")
    parser.add_argument("reports", nargs="*", type=Path, help="PDFs to read as well")
    given = parser.parse_args()
    head = ("pages/s", "floor", "ratio", "MB", "more")
    print(f"{'report':<{_NAME}}{'pages':>6}" + "".join(f"{name:>9}" for name in head))
    for path in (REPORT, *(given.reports or sorted(SAMPLES.rglob("*.pdf")))):
        print(_row(path, path.name, given.runs), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in _drawn(Path(folder)):
            print(_row(path, f"made up, {path.stem} pages", given.runs), flush=True)
    print("bars: ratio at least 0.15, at most 80 MB more, pages/s flat within 25 %")


def _drawn(folder: Path) -> Iterator[Path]:
    for length in LENGTHS:
        path = folder / f"{length}.pdf"
        subprocess.run(_task("draw", length, path), check=True)  # noqa: S603  our own task
        yield path


def _row(path: Path, name: str, runs: int) -> str:
    pages = int(measure(_task("count", path), 1).told)
    ours, floor = measure(_task("read", path), runs), measure(_task("raw", path), runs)
    cells = (
        f"{pages / ours.told:>9.1f}",
        f"{pages / floor.told:>9.1f}",
        f"{floor.told / ours.told:>9.3f}",
        f"{ours.memory:>9.0f}",
        f"{_more(ours, floor):>9.0f}",
    )
    return f"{name[:_NAME]:<{_NAME}}{pages:>6}{''.join(cells)}"


def _more(ours: Sample, floor: Sample) -> float:
    """Return by how many megabytes our peak is above that of the engine alone."""
    return ours.memory - floor.memory


def _task(*arguments: object) -> tuple[str, ...]:
    return (sys.executable, str(HERE / "tasks.py"), *map(str, arguments))


if __name__ == "__main__":
    main()
