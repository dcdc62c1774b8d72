"""The reports that the benches run over, each beside its reading.

``reports/development`` are the reports beside which rules were widened;
``reports/held-out`` were opened by nobody who wrote a rule. Both are fictional and were
written and read by one hand each, without a second reader. Published reports, read
twice, are used where they lie beside the repository.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from auditor.document import Document
from auditor.ingest.read import read_report
from auditor.profile.facts import Overrides

_NUMBER = re.compile(r"\d+")
_HERE = Path(__file__).resolve().parent
_PUBLISHED = _HERE.parents[1] / "shared" / "cases"
FOLDERS = {
    "development": _HERE / "reports" / "development",
    "held-out": _HERE / "reports" / "held-out",
    "published": _PUBLISHED,
    "climate": _PUBLISHED / "climate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reading says of one provision."""

    provision: str
    verdict: str
    acceptable: frozenset[str]
    """Every verdict that a competent reader could defend."""
    evidence: tuple[tuple[int, str], ...]
    """Page (or line) and quote."""
    places: frozenset[int]
    """Pages (or lines) of the evidence, both ends where it runs over some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report beside its reading."""

    name: str
    path: Path
    given: Overrides
    """Year and edition, so that one slip there does not hide all verdicts."""
    esg_pages: tuple[int, int]
    """First and last; of a file without pages its only one."""
    wanted: tuple[Wanted, ...]

    @property
    def edition(self) -> str:
        """The edition by which it was read."""
        return str(self.given.edition)

    def read(self) -> Document:
        """Return the report as the program reads it."""
        return read_report(self.path)


def cases(folder: str) -> Iterator[Case]:
    """Yield the reports of one of ``FOLDERS``; none where it is not there."""
    for reading in sorted(FOLDERS[folder].glob("*.gold.yaml")):
        yield _case(reading)


def _case(reading: Path) -> Case:
    gold = yaml.load(reading.read_text("utf-8"), yaml.CSafeLoader)
    report = gold["report"]
    start, end = (
        dt.date.fromisoformat(str(report[key])) for key in ("fy_start", "fy_end")
    )
    first, last = report.get("esg_pages") or (1, 1)
    return Case(
        name=reading.name.removesuffix(".gold.yaml"),
        path=reading.with_name(report["file"]),
        given=Overrides(fy_start=start, fy_end=end, edition=str(report["edition"])[:4]),
        esg_pages=(first, last),
        wanted=tuple(
            Wanted(
                provision=wanted["id"],
                verdict=wanted["verdict"],
                acceptable=frozenset(
                    {wanted["verdict"], *(wanted.get("acceptable") or ())}
                ),
                evidence=tuple(_quotes(wanted.get("evidence") or ())),
                places=frozenset(
                    int(number)
                    for piece in wanted.get("evidence") or ()
                    for number in _NUMBER.findall(_printed(piece))[:2]
                ),
            )
            for wanted in gold["provisions"]
        ),
    )


def _quotes(evidence: Iterable[dict[str, object]]) -> Iterator[tuple[int, str]]:
    for piece in evidence:
        at = int(_NUMBER.findall(_printed(piece))[0])
        yield at, str(piece.get("quote") or "")


def _printed(piece: dict[str, object]) -> str:
    return str(piece.get("page") or piece.get("line") or 0)
