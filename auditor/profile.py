"""Who reports, for which year, under which edition, and whether it is an ESG report."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ReportKind(StrEnum):
    """What the document is, as far as an ESG audit cares."""

    ESG_REPORT = "esg-report"
    ANNUAL_REPORT = "annual-report"
    NOT_ESG = "not-esg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the program found out, and from which words it did."""

    value: str
    reason: str
    """One sentence for the cover: where it was read, or why it was assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The report's identity."""

    kind: ReportKind
    issuer: Fact
    stock_code: Fact
    """Five digits; an empty value where none was found."""
    fy_start: dt.date
    fy_end: dt.date
    """Last day of the financial year (inclusive)."""
    period_reason: str
    edition: Fact
    """Id of the edition of the Guide."""
    language: str
    """``en``, ``zh-Hant``, ``zh-Hans`` or ``mixed``."""
    esg_pages: tuple[int, int]
    """First and last page of the ESG report or chapter (inclusive)."""
    esg_reason: str
    warnings: tuple[str, ...] = ()
