"""Sentences and index rows in, those that say another paper answers out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.document import Document, Place
from auditor.guide.provisions import Element, Guide, Provision
from auditor.language import Hits, Lexicon, holds
from auditor.match.clues import find_evidence
from auditor.match.evidence import Claim, Evidence
from auditor.match.reading import Reading, Scope, read_units


def read_referrals(
    reading: Reading,
    claims: tuple[Claim, ...],
    guide: Guide,
    lexicon: Lexicon,
    papers: tuple[Document, ...],
) -> "Referrals":
    """Return what points to another paper ("annual report p. 82"), beside ``papers``.

    A sentence must be on the topic of the provision; of its row in the content index
    the name of the paper is enough.
    """
    found: dict[str, Evidence] = {}
    if not guide.referral:
        return Referrals(pointing=found, papers={})
    paper = guide.referral[0]
    for claim in claims:
        if claim.place and holds(lexicon.hits(claim.target), paper):
            found.setdefault(claim.provision, _pointing(claim.target, claim.place))
    for unit in reading.holding(guide.referral):
        if unit.quote and not unit.heading:
            for provision in _on_topic(guide, unit.hits):
                found.setdefault(provision, _pointing(unit.quote, unit.place))
    whole = {p.name: _whole(p, guide, lexicon) for p in papers}
    return Referrals(pointing=found, papers=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrals:
    """What points to other papers, and the papers that were given."""

    pointing: Mapping[str, Evidence]
    """By provision."""
    papers: Mapping[str, Reading]

    def follow(
        self, provision: Provision, element: Element, outside: Evidence | None
    ) -> tuple[Evidence, ...]:
        """Return what answers ``element`` where the report points for it.

        ``outside`` does in the rest of the file. Of another paper, what points to it
        is returned, with where it answers.
        """
        pointing = self.pointing.get(provision.id)
        if pointing is None or outside:
            return (outside,) if pointing and outside else ()
        for name, reading in self.papers.items():
            for answer in find_evidence(reading, element)[:1]:
                line, page = answer.place.line, answer.place.page
                at = f"{name}, line {line}" if line else f"{name}, page {page}"
                return (replace(pointing, element=element.id, followed=at),)
        return ()


def _whole(paper: Document, guide: Guide, lexicon: Lexicon) -> Reading:
    """Return all of another paper, cut up as the report is."""
    scope = Scope(
        first=1,
        last=len(paper.pages),
        denials=guide.denials,
        statement=guide.statement,
    )
    return read_units(paper, lexicon, scope).with_plans()


def _on_topic(guide: Guide, hits: Hits) -> Iterator[str]:
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            topic = provision.topic
            if topic and all(holds(hits, group) for group in topic):
                yield provision.id


def _pointing(quote: str, place: Place) -> Evidence:
    return Evidence(element="", quote=quote, place=place, score=0.0)
