"""The data file of an audit and the report in; what no longer holds out."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from auditor.audit import audit_report
from auditor.document import Document
from auditor.errors import UsageError
from auditor.guide.provisions import Guide, IssuerClass
from auditor.ingest.attached import embedded
from auditor.ingest.read import read_report
from auditor.profile.facts import Overrides
from auditor.result import SCHEMA


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
    changed: tuple[tuple[str, str, str], ...]
    """Provisions that are judged otherwise: id, verdict of the record, verdict now."""

    @property
    def holds(self) -> bool:
        """Whether the record is that of this report, and all of it stands."""
        return self.same_report and not self.lost and not self.changed


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
    read: Callable[[Path], Document] = read_report,
) -> Verified:
    """Hold ``record`` against ``report``: its bytes, its quotes, its verdicts.

    Raises:
        AuditorError: The report cannot be read or audited any more.
    """
    document = read(report)
    audit = audit_report(report, guide, record.given, lambda _: document, others)
    pages = range(1, len(document.pages) + 1)
    now = {verdict.provision: str(verdict.state) for verdict in audit.verdicts}
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
        verdicts=len(record.verdicts),
        changed=tuple(
            (id_, state, now.get(id_, "not in the guide"))
            for id_, state in record.verdicts.items()
            if now.get(id_) != state
        ),
    )
