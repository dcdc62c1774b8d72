"""What matching gives to later rooms."""

from dataclasses import dataclass, field
from enum import StrEnum

from auditor.document import Place, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage that speaks to an element, quoted word for word."""

    element: str
    """Id of the element of the provision."""
    quote: str
    place: Place
    score: float
    """The higher the more it says; only for ranking."""
    confirm: bool = False
    """The answer is announced but shown in a chart: to be confirmed by eye."""
    beside: tuple[Quote, ...] = ()
    """For a figure whose quote lacks them: label of its row, heads of its column."""
    section: str = ""
    """Heading that it stands under, where one is known."""
    part: str = ""
    """Chapter of the file that holds it, where that is not the ESG report."""
    followed: str = ""
    """File and page to which the quote points, where that file answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The nearest passage to an element for which no evidence was found."""

    element: str
    quote: str
    place: Place
    share: float
    """How much of what a clue asks for stands there, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What a reason tells, and what it leaves open; it changes no verdict."""

    item: bool = True
    """Speaks of the topic of the provision, not of its number alone."""
    because: bool = True
    """Says more than that something is "not applicable"."""
    plan: bool = True
    """Gives a plan or a timetable."""
    misfit: str = ""
    """What it speaks of, where that is not what the provision asks for."""
    ranked: Place | None = None
    """Where the report calls its subject material, and the reason that it is not."""
    words: frozenset[str] = frozenset()
    """The words of its ground but for ids, the topic of the provision and filler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The issuer's own reason for not answering a provision."""

    provision: str
    reason: str
    """Id of the reason."""
    quote: str
    place: Place
    in_index: bool = False
    """True where the reason stands in the content index."""
    named: bool = False
    """True where the issuer names the provision (by id, or in the index)."""
    elements: tuple[str, ...] = ()
    """Ids of the elements of which it speaks; none: of the provision as a whole."""
    blanket: bool = False
    """Given once for many provisions."""
    accepted: bool = True
    """False where it is none of the reasons that count."""
    grade: Grade = field(default_factory=Grade)


class ClaimState(StrEnum):
    """What became of a row of the report's own content index."""

    CONFIRMED = "confirmed"
    ELSEWHERE = "found elsewhere"
    NOTHING = "nothing there"
    EXPLAINED = "explained in the index"
    UNKNOWN_SECTION = "section does not exist"
    UNCHECKED = "page cannot be checked"
    WRONG_PAGE = "page is not that of the section"
    OTHER_WORDING = "wording of another provision"
    WRONG_TAG = "number of another KPI at figures"
    NO_PROVISION = "no provision of the edition"
    MISSING = "provision missing from the index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of the report's own content index."""

    provision: str
    """Id as the row has it, be there such a provision or not."""
    wording: str
    """The requirement as the index words it."""
    target: str
    """Section, page or remark as printed."""
    cells: tuple[str, ...] = ()
    """The cells of which ``target`` is made."""
    place: Place | None
    pages: tuple[int, ...] = ()
    """Pages of the file that the target points to, or lines of a file without
    pages; empty where it names none."""
    sections: frozenset[int] = frozenset()
    """Those that the target names, with all within them, as indexes into
    ``Document.sections``."""
    superseded: str | None = None
    """Id of the older (or newer) edition whose wording the row carries."""
    unpaged: bool = False
    """The target is a page, and the file has none."""
    doubt: str = ""
    """What is wrong with the target: a section that does not exist as printed."""
    stray: str = ""
    """What is wrong with a page printed beside a section that stands elsewhere."""
    wording_of: str | None = None
    """Id of the other provision whose official wording the row carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim beside what the audit found."""

    claim: Claim
    state: ClaimState
    note: str
