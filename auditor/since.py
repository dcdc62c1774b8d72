"""An ``Audit`` and the data file of an earlier one in; both side by side out."""

import datetime as dt
from dataclasses import replace

from auditor.assess.finding import FindingKind
from auditor.assess.verdict import State
from auditor.errors import UsageError
from auditor.result import Audit, Earlier
from auditor.verify import Record


def beside(audit: Audit, record: Record) -> Audit:
    """Return ``audit`` with what ``record`` said of the same issuer and edition.

    Raises:
        UsageError: It is of another issuer or edition, so that nothing can be compared.
    """
    told, profile = record.told, audit.profile
    of = told["report"]
    for name, then, now in (
        ("edition", of["edition"], profile.edition.value),
        ("stock code", of["stock_code"], profile.stock_code.value),
        ("issuer", of["issuer"], profile.issuer.value),
    ):
        if name == "issuer" and of["stock_code"]:
            continue
        if then != now:
            raise UsageError(
                f"--since: the {name} of the earlier audit is {then}, that of this one "
                f"{now}. Name an audit of the same issuer against the same edition."
            )
    earlier = Earlier(
        fy_end=dt.date.fromisoformat(of["fy_end"]),
        sha256=record.sha256,
        verdicts={id_: State(verdict) for id_, verdict in record.verdicts.items()},
        announced=frozenset(r["id"] for r in told["provisions"] if r["confirm"]),
        gaps=frozenset(
            row["provision"]
            for row in told["findings"]
            if row["kind"] == FindingKind.GAP
        ),
    )
    return replace(audit, earlier=earlier)
