"""The Guide as frozen data: editions, provisions, elements, clues."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from auditor.guide.metrics import Catalogue
from auditor.guide.names import (
    DutyName,
    EditionId,
    Group,
    MetricName,
    ParagraphId,
    ProvisionId,
    SplitName,
)
from auditor.guide.recognise import Recognition
from auditor.guide.vocabulary import Vocabulary


class Certainty(StrEnum):
    """How sure we are of a fact of the Guide."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Obligation(StrEnum):
    """How a provision binds the issuer."""

    MANDATORY = "mandatory"
    COMPLY_OR_EXPLAIN = "comply-or-explain"
    RECOMMENDED = "recommended"
    VOLUNTARY = "voluntary"
    ENCOURAGED = "encouraged"


class IssuerClass(StrEnum):
    """Classes of issuers that one edition may bind in different ways."""

    LARGE_CAP = "large-cap"
    """Constituent of the large-cap index through the whole year before."""
    MAIN_BOARD = "main-board"
    """Any other issuer listed on the Main Board."""
    GEM = "gem"


class Kind(StrEnum):
    """What an answer to a provision is made of."""

    NARRATIVE = "narrative"
    QUANTITATIVE = "quantitative"
    MIXED = "mixed"


def below(id_: str, paragraph: str) -> bool:
    """Tell whether the provision ``id_`` is ``paragraph`` or stands below it."""
    return id_ == paragraph or id_.startswith((f"{paragraph}(", f"{paragraph}."))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that a provision names."""

    id: str
    text: str
    """What is looked for, in the words of the gap table."""
    clues: tuple[Clue, ...]
    optional: bool = False
    """"Where appropriate": its absence alone makes no gap."""
    topic: tuple[Group, ...] = ()
    """Groups by which a reason speaks of this element and not of the provision."""
    needs: tuple[str, ...] = ()
    """Elements of the provision of which one must be met for this one to count: how a
    practice is monitored says nothing where there is no such practice."""
    since: EditionId | None = None
    """First edition that names it; ``None``: as the provision."""
    until: EditionId | None = None
    """Last edition that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a provision asks from one edition on, in our own words.

    In a file, the later wordings of a provision leave out what has not changed.
    """

    since: EditionId
    title: str = ""
    """Where it is not that of the provision; it does not go on to later wordings."""
    title_zh: str = ""
    asks: str = ""
    phrases: tuple[str, ...] = ()
    """Short tokens of the official wording by which an index row tells its edition."""
    source: str = ""
    certainty: Certainty

    def after(self, later: "Wording") -> "Wording":
        """Return ``later`` in full, where this is the wording before it.

        Phrases belong to the words: where it asks the same, they are the same.
        """
        return replace(
            later,
            asks=later.asks or self.asks,
            phrases=later.phrases or (() if later.asks else self.phrases),
            source=later.source or self.source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision of the Guide, with what changed from edition to edition."""

    id: str
    title: str
    title_zh: str = ""
    kind: Kind
    duty: DutyName
    """Name of the duty that decides the obligation."""
    units: tuple[str, ...] = ()
    """Units that the Guide names."""
    until: EditionId | None = None
    """Last edition that holds it."""
    replaced_by: tuple[ProvisionId, ...] = ()
    """What asks for it in later editions."""
    wordings: tuple[Wording, ...]
    """By rising edition; the first tells since when the provision exists."""
    standard: tuple[str, ...] = ()
    """Paragraphs of ``GuideIndex.standard`` that ask for the same."""
    topic: tuple[Group, ...] = ()
    """Groups by which an explanation without a provision id is tied to it."""
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A heading of the Guide over several provisions."""

    id: str
    part: str
    """``B``, ``C-environmental``, ``C-social`` or ``D``."""
    title: str
    title_zh: str = ""
    headings: tuple[Group, ...] = ()
    """Groups, as in ``Clue.under``, that hold under any heading which a report's own
    index names for this Aspect alone."""
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of the Guide."""

    id: str
    title: str
    title_zh: str = ""
    commencing: dt.date
    """Binds financial years that commence on or after this day."""
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyStep:
    """The obligation for financial years that commence from a day on."""

    commencing: dt.date
    obligation: Obligation
    issuer_class: IssuerClass | None = None
    """``None``: every class that no later step names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason that the Exchange's guidance accepts for not reporting."""

    id: str
    title: str
    terms: tuple[Group, ...]
    """Groups; any one of them states the reason where the provision is named."""
    clues: tuple[Clue, ...] = ()
    """Clues that state it in any sentence on the topic ("not" near "important")."""
    none: tuple[Group, ...] = ()
    """Groups that void it: what holds only if, or is said of something else."""
    relief: tuple[ParagraphId, ...] = ()
    """Where the Guide itself grants it: there it counts for a mandatory provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard that is accepted in place of the provisions that name its paragraphs.

    Whoever states to report under it is taken to meet them.
    """

    id: str
    title: str
    clues: tuple[Clue, ...]
    """Clues of one sentence that states it."""
    index: tuple[Group, ...]
    """Groups that name it over the report's own index of its paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRules:
    """How a report's own content index is recognised."""

    titles: tuple[Group, ...]
    """Groups that name the index in a heading or caption."""
    general_disclosure: tuple[Group, ...]
    """Groups that mark a General Disclosure row."""
    least_phrases: int
    """Phrases of the official wording that make rows of a page an index."""
    targets: tuple[Group, ...] = ()
    """Groups by which the header of a column says that it holds targets or remarks."""
    paragraph: tuple[Group, ...] = ()
    """Groups beside which a number is one of the Guide's ("paragraph 28(c)")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Words by which a sentence says that a thing is not there or not told.

    "No formal mechanism", "has not yet established": a term of ``denying`` and, at most
    ``within`` words after it, one of ``of``; without ``of`` the first alone.
    """

    denying: Group
    of: Group | None = None
    within: int = 0
    none: tuple[Group, ...] = ()
    """Groups that void it: what holds only if, or is forbidden to somebody."""


@dataclass(frozen=True, kw_only=True)
class GuideIndex:
    """What ``guide_index.yaml`` holds."""

    version: str
    editions: tuple[Edition, ...]
    """By rising ``commencing``."""
    duties: dict[str, tuple[DutyStep, ...]]
    """By rising ``commencing``; of steps of one day, that for every class first."""
    vocabularies: dict[str, Vocabulary]
    reasons: tuple[Reason, ...]
    standard: Standard | None = None
    silence: tuple[Group, ...]
    """Groups that say that something is not reported ("is not disclosed")."""
    index: IndexRules
    clear_below: int
    """A gap is clear where the nearest passage holds less than these per cent."""
    near_from: int = 0
    """Share in per cent of what a clue asks for from which a passage is near."""
    measured: str = ""
    """What share of the gaps called is right, measured how and on what."""
    measured_in_short: str = ""
    """The same in one line, for the summary."""
    statement: tuple[Group, ...] = ()
    """Groups of words that make a statement: a text without any of them is a label
    ("Complaint handling") and no evidence; a table row may hold a number instead."""
    denials: tuple[Denial, ...] = ()
    """What voids every clue of words but those that ask for the denying word."""
    aspects: tuple[Aspect, ...]

    def provisions(self, edition: str) -> Iterator[Provision]:
        """Yield the provisions of ``edition`` in the order of the Guide."""
        for aspect in self.aspects:
            for provision in aspect.provisions:
                if self._holds(edition, provision.wordings[0].since, provision.until):
                    yield provision

    def elements(self, provision: Provision, edition: str) -> tuple[Element, ...]:
        """Return what ``provision`` names in ``edition``."""
        return tuple(
            element
            for element in provision.elements
            if self._holds(edition, element.since, element.until)
        )

    def wording(self, provision: Provision, edition: str) -> Wording:
        """Return the wording of ``provision`` in force in ``edition``."""
        return [
            wording
            for wording in provision.wordings
            if self._rank(wording.since) <= self._rank(edition)
        ][-1]

    def title(self, provision: Provision, edition: str) -> str:
        """Return the title of ``provision`` in ``edition``."""
        return self.wording(provision, edition).title or provision.title

    def title_zh(self, provision: Provision, edition: str) -> str:
        """Return the Chinese title of ``provision`` in ``edition``, if it has one."""
        wording = self.wording(provision, edition)
        return wording.title_zh or ("" if wording.title else provision.title_zh)

    def obligation(
        self,
        provision: Provision,
        commenced: dt.date,
        issuer_class: IssuerClass = IssuerClass.MAIN_BOARD,
    ) -> Obligation:
        """Return how ``provision`` binds a financial year that commenced that day.

        A year that commenced before the duty did is judged as if on its first day.
        """
        steps = self.duties[provision.duty]
        day = max(commenced, steps[0].commencing)
        return [
            step
            for step in steps
            if step.commencing <= day and step.issuer_class in {None, issuer_class}
        ][-1].obligation

    def reliefs(self, provision: Provision) -> frozenset[str]:
        """Return the ids of the reasons that count even if ``provision`` is mandatory.

        A standard that is accepted in its place is one of them.
        """
        granted = {
            reason.id
            for reason in self.reasons
            if any(below(provision.id, paragraph) for paragraph in reason.relief)
        }
        if self.standard and provision.standard:
            granted.add(self.standard.id)
        return frozenset(granted)

    def _rank(self, edition: str) -> int:
        return [e.id for e in self.editions].index(edition)

    def _holds(self, edition: str, since: str | None, until: str | None) -> bool:
        rank = self._rank(edition)
        return (since is None or self._rank(since) <= rank) and (
            until is None or rank <= self._rank(until)
        )


@dataclass(frozen=True, kw_only=True)
class Guide(GuideIndex):
    """Everything that is data: the index, and what ships with the program."""

    catalogue: Catalogue
    """Metrics and units."""
    recognition: Recognition
    """How issuers, years and kinds of document are told."""
