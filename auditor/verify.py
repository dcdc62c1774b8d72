"""The data file of an audit and the report in; what no longer holds out."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from auditor.audit import audit_report
from auditor.document import Document
from auditor.errors import UsageError
from auditor.guide.provisions import Guide, IssuerClass
from auditor.ingest.attached import embedded
from auditor.ingest.ocr import Ocr
from auditor.ingest.read import read_report
from auditor.profile.facts import Overrides
from auditor.result import SCHEMA, audit_json

_TOLD_APART = {"schema", "program", "guide", "given", "since"}
"""Parts of a data file that are not compared: each has a line of its own, or is what
the audit is made with once more, or rests on another data file."""
_MAY_DIFFER = {"file", "sha256", "verdict"}
"""Values that are not compared: a file may bear another name, and of the digest of the
report and of verdicts more is said."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a data file says of one audit."""

    sha256: str
    guide_version: str
    program_version: str
    given: Overrides
    """What the user of that time gave."""
    verdicts: dict[str, str]
    quotes: tuple[tuple[str, int, str], ...]
    """Provision, page (1 in a file without pages) and words of each quote."""
    told: Json
    """The whole data file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What became of a record when it was held against the report again."""

    same_report: bool
    same_guide: bool
    same_program: bool
    quotes: int
    lost: tuple[tuple[str, int, str], ...]
    """Quotes that do not stand where the record says: provision, page, words."""
    verdicts: int
    """Provisions of the record and of the guide together."""
    changed: tuple[tuple[str, str, str], ...]
    """Provisions that are judged otherwise: id, verdict of the record, verdict now."""
    differences: tuple[str, ...]
    """What else the record says otherwise, leaves out or adds, each in some words."""

    @property
    def holds(self) -> bool:
        """Whether the record is that of this report, and all of it stands."""
        return self.same_report and not (self.lost or self.changed or self.differences)


def read_record(path: Path) -> Record:
    """Read the data file of an audit, or the one that its PDF holds.

    Raises:
        UsageError: It is none, or that of a report that could not be audited.
        ReportError: A PDF that holds none.
    """
    try:
        told = json.loads(embedded(path.read_bytes(), path.name))
        found = told.get("schema")
    except (OSError, ValueError, AttributeError) as error:
        raise UsageError(
            f"{path}: this is no data file of an audit ({type(error).__name__}). "
            "Name the .json that was written beside the review, or its PDF if that "
            "was written with --embed."
        ) from None
    if found != SCHEMA or not {"provisions", "given"} <= told.keys():
        raise UsageError(
            f"{path}: this is no data file of a finished audit in the form {SCHEMA}. "
            "Audit the report again with this version."
        )
    return Record(
        sha256=told["report"]["sha256"],
        guide_version=told["guide"]["version"],
        program_version=told["program"]["version"],
        given=_given(told["given"]),
        verdicts={row["id"]: row["verdict"] for row in told["provisions"]},
        quotes=tuple(_quotes(told["provisions"])),
        told=told,
    )


def _given(told: dict[str, Any]) -> Overrides:
    """Return what the user gave; dates, classes and ranges are texts and lists."""
    known = {field.name for field in fields(Overrides)} & told.keys()
    values = {name: told[name] for name in known}
    for name in {"fy_start", "fy_end", "as_of"} & known:
        values[name] = dt.date.fromisoformat(values[name])
    for name in {"esg_pages", "index_pages"} & known:
        values[name] = tuple(values[name])
    if "issuer_class" in known:
        values["issuer_class"] = IssuerClass(values["issuer_class"])
    return Overrides(**values)


def _quotes(provisions: list[dict[str, Any]]) -> Iterator[tuple[str, int, str]]:
    for row in provisions:
        # What does not count is told since later versions only.
        said = row.get("refused", ())
        for quote in (*row["evidence"], *row["explanations"], *said):
            yield row["id"], quote.get("page", 1), quote["quote"]


def verify(
    record: Record,
    report: Path,
    guide: Guide,
    others: tuple[Path, ...] = (),
    read: Callable[[Path, Ocr], Document] = read_report,
) -> Verified:
    """Hold ``record`` against ``report``: its bytes, its quotes, all that it says.

    Raises:
        AuditorError: The report cannot be read or audited any more.
    """
    document = read(report, Ocr(record.given.ocr or Ocr.AUTO))
    audit = audit_report(report, guide, record.given, lambda _: document, others)
    pages = range(1, len(document.pages) + 1)
    now = {verdict.provision: str(verdict.state) for verdict in audit.verdicts}
    both = dict.fromkeys((*now, *record.verdicts))
    return Verified(
        same_report=record.sha256 == document.sha256,
        same_guide=record.guide_version == guide.version,
        same_program=record.program_version == audit.program_version,
        quotes=len(record.quotes),
        lost=tuple(
            (provision, page, words)
            for provision, page, words in record.quotes
            if page not in pages or not document.stands(words, page)
        ),
        verdicts=len(both),
        changed=tuple(
            (
                id_,
                record.verdicts.get(id_, "left out"),
                now.get(id_, "not in the guide"),
            )
            for id_ in both
            if now.get(id_) != record.verdicts.get(id_)
        ),
        differences=tuple(_differences(record.told, json.loads(audit_json(audit)))),
    )


def _differences(then: Json, now: Json) -> Iterator[str]:
    """Yield what ``then`` says otherwise than ``now``, in the order of the file."""
    for part in dict.fromkeys((*now, *then)):
        if part in _TOLD_APART:
            continue
        old, new = then.get(part), now.get(part)
        if part == "provisions":
            known = {row["id"]: row for row in now[part]}
            for row in then[part]:
                yield from _values(row["id"], row, known.get(row["id"], row))
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from _values(part, old, new)
        elif isinstance(old, list) and isinstance(new, list):
            yield from _rows(part, old, new)
        elif old != new:
            yield f"{part}: {'changed' if part in then else 'left out'}"


def _values(name: str, then: Json, now: Json) -> Iterator[str]:
    """Yield which values of a part, or of a provision, differ."""
    for key in dict.fromkeys((*now, *then)):
        if key not in _MAY_DIFFER and then.get(key) != now.get(key):
            yield f"{name}: {key.replace('_', ' ')}"


def _rows(part: str, then: list[Any], now: list[Any]) -> Iterator[str]:
    """Yield how many rows of a part are not reached again, or are left out."""
    old, new = (Counter(map(_comparable, rows)) for rows in (then, now))
    for alone, rows, said in (
        (old - new, then, "not reached again"),
        (new - old, now, "not in the review"),
    ):
        if alone:
            of = ", ".join(dict.fromkeys(filter(None, map(_provision, alone))))
            named = f" ({of})" if of else ""
            yield f"{part}: {alone.total()} of {len(rows)} {said}{named}"


def _provision(row: str) -> str:
    told = json.loads(row)
    known = told if isinstance(told, dict) else {}
    return str(known.get("provision") or known.get("kpi") or "")


def _comparable(row: Any) -> str:  # noqa: ANN401  a value of JSON
    """Return ``row`` such that equal ones are equal texts, but for names of files."""
    kept = row
    if isinstance(row, dict):
        kept = {key: value for key, value in row.items() if key != "file"}
    return json.dumps(kept, sort_keys=True)
