"""The Guide as frozen data: editions, provisions, elements, clues."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from auditor.guide.clues import Clue, Denial, Kind
from auditor.guide.metrics import Catalogue
from auditor.guide.names import DutyName, EditionId, Group, ProvisionId
from auditor.guide.quality import Quality
from auditor.guide.recognise import Recognition
from auditor.guide.statements import IndexRules, Reason, Standard
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


class Origin(StrEnum):
    """Whose a guide is."""

    BUNDLED = "bundled"
    """It ships with the program."""
    OVERLAY = "overlay"
    """The bundled one, with what the user adds to it."""
    OTHER = "other"
    """The user's own altogether."""


def below(id_: str, paragraph: str) -> bool:
    """Tell whether the provision ``id_`` is ``paragraph`` or stands below it."""
    return id_ == paragraph or id_.startswith((f"{paragraph}(", f"{paragraph}."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that a provision names."""

    id: str
    text: str
    """What is looked for, in the words of the gap table."""
    clues: tuple[Clue, ...] = ()
    optional: bool = False
    """"Where appropriate": its absence alone makes no gap."""
    topic: tuple[Group, ...] = ()
    """Groups by which a reason speaks of this element and not of the provision."""
    needs: tuple[str, ...] = ()
    """Elements of which one must be met for this one to count."""
    yields_to: tuple[str, ...] = ()
    """Where the issuer gives a reason for one of these, this one does not stand."""
    of_each: Group | None = None
    """Names of things ("Target A") of each of which the other elements must be told."""
    since: EditionId | None = None
    """First edition that names it; ``None``: as the provision."""
    until: EditionId | None = None
    """Last edition that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a provision asks from one edition on; a file leaves out what stays so."""

    since: EditionId
    title: str = ""
    """Where it is not that of the provision; it does not go on to later wordings."""
    title_zh: str = ""
    asks: str = ""
    phrases: tuple[str, ...] = ()
    """Short tokens of the official wording by which an index row tells its edition."""
    place: str = ""
    """Where it stands in the source of the edition: ``Aspect A1, KPI A1.2``."""
    source: str = ""
    """What asks for it, where that is not the source of the edition."""
    certainty: Certainty | None = None
    """Where it is not that of the Part in the edition."""

    def after(self, later: "Wording") -> "Wording":
        """Return ``later`` in full, where this is the wording before it.

        Phrases belong to the words: where it asks the same, they are the same.
        """
        return replace(
            later,
            asks=later.asks or self.asks,
            phrases=later.phrases or (() if later.asks else self.phrases),
            place=later.place or ("" if later.source else self.place),
            source=later.source or ("" if later.place else self.source),
            certainty=later.certainty or self.certainty,
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

    @property
    def since(self) -> str:
        """First edition that holds it."""
        return self.wordings[0].since


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A paragraph on how others are prepared; by itself it asks for no disclosure."""

    id: str
    title: str
    title_zh: str = ""
    since: EditionId
    until: EditionId | None = None
    """Last edition that holds it."""
    says: str
    """In our own words."""
    place: str
    """As in ``Wording``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A heading of the Guide over several provisions."""

    id: str
    part: str
    """``B``, ``C-environmental``, ``C-social`` or ``D``."""
    title: str
    title_zh: str = ""
    printed: tuple[str, ...] = ()
    """Headings over its paragraphs in the official text that are not its title."""
    headings: tuple[Group, ...] = ()
    """Groups, as in ``Clue.under``, that hold under any heading which a report's own
    index names for this Aspect alone."""
    ahead: bool = False
    """Asks for what is to come as well: plans, expectations, targets."""
    provisions: tuple[Provision, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A Part of the Guide in one edition."""

    title: str = ""
    """As the source names it; empty where it is not divided so."""
    certainty: Certainty
    """Of the wordings in it that do not say otherwise."""


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
    """Of its name and of the day from which it binds."""
    parts: dict[str, Part]
    """By ``Aspect.part``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyStep:
    """The obligation for financial years that commence from a day on."""

    commencing: dt.date
    obligation: Obligation
    certainty: Certainty
    """Of both."""
    issuer_class: IssuerClass | None = None
    """``None``: every class that no later step names."""


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
    cause: tuple[Group, ...] = ()
    """Groups behind which the ground of a reason stands ("because", "as our")."""
    silence: tuple[Group, ...]
    """Groups that say that something is not reported ("is not disclosed")."""
    index: IndexRules
    clear_below: int
    """A gap is clear where the nearest passage holds less than these per cent."""
    near_from: int = 0
    """Share in per cent of what a clue asks for from which a passage is near."""
    measured: str = ""
    measured_in_short: str = ""
    """What share of the gaps called is right, on what; the latter in one line."""
    statement: tuple[Group, ...] = ()
    """Groups of which a text or a row without numbers holds one, or it is a label."""
    lists: tuple[Group, ...] = ()
    """Groups of headings and lead-ins under which things are only named."""
    denials: tuple[Denial, ...] = ()
    """What voids every clue of words but those that ask for the denying word."""
    deed: Clue = field(default_factory=Clue)
    """What is done, whatever it is: it may be an answer in unforeseen words."""
    quality: Quality = field(default_factory=Quality)
    outside: tuple[Group, ...] = ()
    """Groups by which a passage elsewhere in the file is on ESG, under any heading."""
    referral: tuple[Group, ...] = ()
    """Groups by which a sentence points to another paper; the first names the paper."""
    aspects: tuple[Aspect, ...]

    def provisions(self, edition: str) -> Iterator[Provision]:
        """Yield the provisions of ``edition`` in the order of the Guide."""
        for aspect in self.aspects:
            for provision in aspect.provisions:
                if self.stands(provision, edition):
                    yield provision

    def rules(self, edition: str) -> Iterator[Rule]:
        """Yield the rules of ``edition`` in the order of the Guide."""
        for aspect in self.aspects:
            for rule in aspect.rules:
                if self.stands(rule, edition):
                    yield rule

    def stands(self, held: Provision | Rule, edition: str) -> bool:
        """Tell whether ``edition`` holds this provision or rule."""
        return self._holds(edition, held.since, held.until)

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

    def source(self, provision: Provision, edition: str) -> str:
        """Return the document that holds ``provision`` in ``edition``, and where."""
        wording = self.wording(provision, edition)
        return wording.source or self.placed(provision.id, wording.place, edition)

    def placed(self, id_: str, place: str, edition: str) -> str:
        """Return ``place`` of a provision or rule, with document and Part before it."""
        held = next(known for known in self.editions if known.id == edition)
        return ", ".join(
            filter(None, (held.source, self.part(id_, edition).title, place))
        )

    def certainty(self, provision: Provision, edition: str) -> Certainty:
        """Return how sure we are of the wording of ``provision`` in ``edition``."""
        given = self.wording(provision, edition).certainty
        return given or self.part(provision.id, edition).certainty

    def part(self, id_: str, edition: str) -> Part:
        """Return the Part of ``edition`` that holds the provision or rule ``id_``."""
        held = next(known for known in self.editions if known.id == edition)
        return held.parts[self.home(id_).part]

    def ids(self) -> Iterable[str]:
        """Return the ids of all provisions and rules, in the order of the Guide."""
        return self._homes.keys()

    def home(self, id_: str) -> Aspect:
        """Return the aspect over the provision or rule with this id."""
        return self._homes[id_]

    def obligation(
        self,
        provision: Provision,
        commenced: dt.date,
        issuer_class: IssuerClass = IssuerClass.MAIN_BOARD,
    ) -> Obligation:
        """Return how ``provision`` binds a financial year that commenced that day."""
        return self.step(provision, commenced, issuer_class).obligation

    def step(
        self,
        provision: Provision,
        commenced: dt.date,
        issuer_class: IssuerClass = IssuerClass.MAIN_BOARD,
    ) -> DutyStep:
        """Return the step of its duty that binds a year that commenced that day.

        A year that commenced before the duty did is judged as if on its first day.
        """
        steps = self.duties[provision.duty]
        day = max(commenced, steps[0].commencing)
        return [
            step
            for step in steps
            if step.commencing <= day and step.issuer_class in {None, issuer_class}
        ][-1]

    def reliefs(self, provision: Provision) -> frozenset[str]:
        """Return what counts as a reason even if it is mandatory; ids."""
        granted = {
            reason.id
            for reason in self.reasons
            if any(below(provision.id, paragraph) for paragraph in reason.relief)
        }
        if self.standard and provision.standard:
            granted.add(self.standard.id)
        return frozenset(granted)

    @cached_property
    def _homes(self) -> dict[str, Aspect]:
        homes: dict[str, Aspect] = {}
        for aspect in self.aspects:
            homes |= dict.fromkeys((p.id for p in aspect.provisions), aspect)
            homes |= dict.fromkeys((rule.id for rule in aspect.rules), aspect)
        return homes

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
    origin: Origin
