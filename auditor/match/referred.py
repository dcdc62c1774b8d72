"""Sentences and index rows in, those that say another paper answers out."""

from collections.abc import Mapping
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

    A sentence must be on the topic of the provision, or name what an element asks for;
    of its row in the content index the name of the paper is enough.
    """
    rows: dict[str, Evidence] = {}
    if not guide.referral:
        return Referrals(rows=rows, sentences=reading.of([]), papers={})
    paper = guide.referral[0]
    for claim in claims:
        if claim.place and holds(lexicon.hits(claim.target), paper):
            rows.setdefault(claim.provision, _pointing(claim.target, claim.place))
    units = [u for u in reading.holding(guide.referral) if u.quote and not u.heading]
    whole = {p.name: _whole(p, guide, lexicon) for p in papers}
    return Referrals(rows=rows, sentences=reading.of(units), papers=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrals:
    """What points to other papers, and the papers that were given."""

    rows: Mapping[str, Evidence]
    """Of the content index, by provision."""
    sentences: Reading
    """All that point somewhere, whatever they deny."""
    papers: Mapping[str, Reading]

    def of(self, provision: Provision, element: Element) -> Evidence | None:
        """Return what points to another paper for ``element``."""
        if row := self.rows.get(provision.id):
            return row
        for unit in self.sentences.units:
            if _is_on(provision.topic, unit.hits):
                named = [e for e in provision.elements if _is_on(e.topic, unit.hits)]
                if not named or element in named:
                    return _pointing(unit.quote, unit.place)
        return next(iter(find_evidence(self.sentences, element)), None)

    def follow(
        self, pointing: Evidence | None, element: Element, outside: Evidence | None
    ) -> tuple[Evidence, ...]:
        """Return what answers ``element`` where ``pointing`` points for it.

        ``outside`` does in the rest of the file. Of another paper, what points to it
        is returned, with where it answers.
        """
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
        lists=guide.lists,
    )
    return read_units(paper, lexicon, scope).with_plans()


def _is_on(topic: tuple[str, ...], hits: Hits) -> bool:
    return bool(topic) and all(holds(hits, group) for group in topic)


def _pointing(quote: str, place: Place) -> Evidence:
    return Evidence(element="", quote=quote, place=place, score=0.0)
