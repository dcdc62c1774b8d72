"""How a report's own reasons, standard and index are told: frozen data."""

from dataclasses import dataclass

from auditor.guide.clues import Clue
from auditor.guide.names import Group, ParagraphId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason for not reporting, such as the Exchange's guidance accepts."""

    id: str
    title: str
    terms: tuple[Group, ...] = ()
    """Groups; any one of them states the reason where the provision is named."""
    clues: tuple[Clue, ...] = ()
    """Clues that state it in any sentence on the topic ("not" near "important")."""
    none: tuple[Group, ...] = ()
    """Groups that void it: what holds only if, or is said of something else."""
    accepted: bool = True
    """False for a ground that is none of the accepted ones: it is told, and does not
    count."""
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
    sections: tuple[Group, ...] = ()
    """Groups by which the header of a column says that it holds sections."""
    remarks: tuple[Group, ...] = ()
    """Groups by which it says that it holds remarks, too or instead."""
    paragraph: tuple[Group, ...] = ()
    """Groups beside which a number is one of the Guide's ("paragraph 28(c)")."""
