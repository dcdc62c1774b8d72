"""What a reviewer would accept, or refuse, as speaking to an element: frozen data."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.guide.names import Group, MetricName, SplitName


class Kind(StrEnum):
    """What an answer to a provision is made of."""

    NARRATIVE = "narrative"
    QUANTITATIVE = "quantitative"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClue:
    """A printed figure that meets an element."""

    metric: tuple[MetricName, ...]
    """Any one of these metrics."""
    split: SplitName | None = None
    """The figure must be broken down by this (``gender``, ``region``)."""
    years: int = 1
    """Number of years, the reporting year and those before it, that must be given."""
    zero: bool = False
    """Only a figure of nought counts: the element falls away with it."""
    alone: bool = False
    """Only where no other of these metrics is printed for the year: a single part is
    the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """At least so many of these topics are spoken of somewhere."""

    of: tuple[Group, ...]
    """Groups, as in ``Clue.all``."""
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What a reviewer would accept as speaking to an element.

    A *group* is a vocabulary name or several joined by ``|``, any of which will do.
    Exactly one of ``all``, ``cover`` and ``figure`` is given.
    """

    all: tuple[Group, ...] = ()
    """Groups that must stand together in one sentence or table row."""
    none: tuple[Group, ...] = ()
    """Groups that void the clue where they stand in the same sentence or row."""
    paragraph: tuple[Group, ...] = ()
    """Groups that must stand in the same paragraph, its list or its lead-in."""
    under: tuple[Group, ...] = ()
    """Groups that must stand in the headings above."""
    within: int | None = None
    """Most words from the first hit of ``all`` to the last."""
    cover: Cover | None = None
    figure: FigureClue | None = None
    confirm: bool = False
    """The answer is only announced (a chart follows): to be confirmed by eye."""
    dated: Group | None = None
    """The answer holds for a year ("no recall"): where the sentence names other years
    alone, it is no answer, unless it holds a term of this ("since")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Words by which a sentence says that a thing is not there or not told.

    "No formal mechanism", "has not yet established", or that it is somebody else's
    ("our suppliers provide"): a term of ``denying`` and, at most
    ``within`` words after it, one of ``of``; without ``of`` the first alone.
    """

    denying: Group
    of: Group | None = None
    within: int = 0
    none: tuple[Group, ...] = ()
    """Groups that void it: what holds only if, or is forbidden to somebody."""
    opening: int | None = None
    """Only where it stands among the first so many words: it is the subject."""
    apart: Group | None = None
    """Words at which a clause ends, as at a comma: what is before it is not denied."""
    named: bool = False
    """``of`` is the name of a thing ("Directors' Report"): no word of it is asked."""
    lead: Group | None = None
    """Opening words by which it is denied all the same ("for donations, see ...")."""
    announced: bool = False
    """Voids, wherever it stands in the sentence, what is only announced there
    (``Clue.confirm``), and nothing else."""
    dated: bool = False
    """Voids what holds for a year (``Clue.dated``), wherever it stands in the sentence,
    and nothing else: "last year"."""
    ahead: bool = False
    """Says that a thing is to come ("will be drawn up next year"): it voids a clue that
    is not met by what stands before it."""
