"""What the profile says: kind, issuer, financial year, edition, pages, with reasons."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from auditor.errors import ReportError, UsageError
from auditor.guide.provisions import IssuerClass
from auditor.profile.dates import days_in


class ReportKind(StrEnum):
    """What the document is, as far as an ESG audit cares."""

    ESG_REPORT = "esg-report"
    ANNUAL_REPORT = "annual-report"
    NOT_ESG = "not-esg"


class IdentityError(ReportError):
    """The document was read, but what it is stands in the way of an audit."""

    def __init__(self, message: str, *, status: str, kind: ReportKind) -> None:
        super().__init__(message, status=status)
        self.kind = kind


class OtherDocumentError(IdentityError):
    """The document is not, and does not hold, an ESG report."""

    def __init__(self, message: str, *, kind: ReportKind) -> None:
        super().__init__(message, status="wrong-type", kind=kind)


class NoYearError(IdentityError):
    """No financial year is printed in the report."""

    def __init__(self, message: str, *, kind: ReportKind) -> None:
        super().__init__(message, status="unreadable", kind=kind)


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
    """An empty value where no name was found."""
    issuer_beside: str = ""
    """The issuer's name in the other language, where both are printed."""
    stock_code: Fact
    """Five digits; an empty value where none was found."""
    fy_start: dt.date
    fy_end: dt.date
    """Last day of the financial year (inclusive)."""
    as_of: dt.date | None = None
    """Of a readiness view: the first day of the year whose duties are looked at."""
    period_reason: str
    edition: Fact
    """Id of the edition of the Guide."""
    issuer_class: IssuerClass
    class_reason: str
    class_confirmed_by: str = ""
    """Who confirmed a declared class, and when, as the user wrote it."""
    language: str
    """``en``, ``zh-Hant``, ``zh-Hans`` or ``mixed``."""
    esg_pages: tuple[int, int]
    """First and last page of the ESG report or chapter (inclusive)."""
    esg_lines: tuple[int, int] | None = None
    """First and last line of an ESG chapter in a file without pages."""
    esg_reason: str
    warnings: tuple[str, ...] = ()

    @property
    def bound_from(self) -> dt.date:
        """The day by which the edition and the duties are chosen."""
        return self.as_of or self.fy_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the user says of the report; it wins over what the program would find."""

    issuer: str | None = None
    stock_code: str | None = None
    """One to five digits."""
    fy_start: dt.date | None = None
    fy_end: dt.date | None = None
    """Last day of the financial year (inclusive)."""
    as_of: dt.date | None = None
    """Look at the duties of a financial year that commences on this later day."""
    edition: str | None = None
    """Id of an edition that the guide holds."""
    issuer_class: IssuerClass | None = None
    class_confirmed_by: str | None = None
    """Name and date; goes with LargeCap, but where that is only looked at (`as_of`)."""
    esg_pages: tuple[int, int] | None = None
    """First and last page (inclusive); the document is then taken without question."""
    index_pages: tuple[int, int] | None = None
    """First and last page (inclusive) of the report's own content index."""
    ocr: str | None = None
    """Which pages were read off their pictures, where that was not left to the program
    (``auditor.ingest.ocr.Ocr``); the document was read so."""

    def __post_init__(self) -> None:
        """Refuse LargeCap without a name and a date, and these without LargeCap."""
        declared = bool((self.class_confirmed_by or "").strip())
        large = self.issuer_class is IssuerClass.LARGE_CAP
        if declared != large and not (large and self.as_of):
            raise UsageError(
                'LargeCap (--issuer-class large-cap) and --class-confirmed-by "name, '
                'date" go together: it decides what is mandatory and is never inferred.'
            )
        name, _, date = (
            (self.class_confirmed_by or "").replace("\uff0c", ",").partition(",")
        )
        if declared and not (any(map(str.isalpha, name)) and _is_day(date)):
            raise UsageError(
                f'--class-confirmed-by "{self.class_confirmed_by}": write the name of '
                'who confirmed it, a comma and the date: "A. Chan, 3 March 2027".'
            )


def _is_day(text: str) -> bool:
    """Tell whether ``text`` is a date with its day, month and year."""
    return any(found.day.day and found.day.year for found in days_in(text))
