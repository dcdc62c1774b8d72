"""``Audit`` in; its provisions, each with all that was found, and their counts out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.assess.finding import Severity
from auditor.assess.verdict import ElementOutcome, Verdict
from auditor.document import Place, Quote
from auditor.guide.provisions import Certainty
from auditor.match.evidence import Evidence, Explanation, NearMiss
from auditor.report.bounds import QUOTES_OF_AN_ELEMENT
from auditor.report.charts import Segment, segments
from auditor.report.grouping import grouped
from auditor.report.labels import Label, label_of
from auditor.report.sight import apart, passage
from auditor.result import Audit, Requirement

_Passage = tuple[int, int | None, str]
_LETTERS = re.compile(r"(\([a-z]+\))+$")
_RULE = re.compile(r"^([A-Z]{2,})\.")
_WORD = re.compile(r"^(.*)\.([a-z]+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Elements of a provision that the same passages answer."""

    outcomes: tuple[ElementOutcome, ...]
    passages: tuple[Evidence, ...]
    """Those that no earlier row quotes."""
    above: tuple[Place, ...]
    """Where the others stand."""
    nearest: NearMiss | None
    """The nearest passage to what is missing, unless an earlier row quotes it."""
    pictured: tuple[Quote, ...]
    """Those that are shown as they stand on their page, where it can be drawn."""

    @property
    def first(self) -> ElementOutcome:
        """Return the first of its elements; what became of the others is the same."""
        return self.outcomes[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One provision: what it asks and what was found."""

    number: int
    """Position in the Guide from 1; names its place in the annex."""
    requirement: Requirement
    verdict: Verdict
    label: Label
    ref: str
    """The id as printed: without paragraph letters that are not verified."""
    severity: Severity | None
    """Of the worst finding on it."""

    @property
    def paragraph(self) -> str:
        """Return what it is called, without its number within its paragraph."""
        return self.ref.partition("[")[0]

    @property
    def missing(self) -> tuple[ElementOutcome, ...]:
        """Return what is wanted and was not found."""
        return tuple(e for e in self.verdict.elements if e.missing)

    @property
    def nearest(self) -> tuple[NearMiss, ...]:
        """Return the nearest passages to what is missing, each passage once."""
        misses = [e.nearest for e in self.missing if e.nearest]
        return tuple({_passage(miss): miss for miss in misses}.values())

    @property
    def outside(self) -> tuple[Evidence, ...]:
        """Return what answers it in other parts of the file, each passage once."""
        pieces = [e.outside for e in self.missing if e.outside]
        return tuple({_passage(piece): piece for piece in pieces}.values())

    @property
    def announced(self) -> tuple[Evidence, ...]:
        """Return the best evidence of each element that is to be confirmed by eye."""
        doubtful = {e.id for e in self.verdict.elements if e.confirm}
        groups = grouped(self.quotes, key=lambda evidence: evidence.element)
        return tuple(group[0] for name, group in groups.items() if name in doubtful)

    @property
    def to_see(self) -> tuple[tuple[Evidence, tuple[str, ...]], ...]:
        """Return these, each passage once, with the wording of what it is to show."""
        groups = grouped(self.announced, key=_passage).values()
        return tuple(
            (group[0], tuple(self.words(one.element) for one in group))
            for group in groups
        )

    @property
    def quotes(self) -> tuple[Evidence, ...]:
        """Return the best quotes of each element, in the order of the elements."""
        ranks = {e.id: rank for rank, e in enumerate(self.verdict.elements)}
        groups = grouped(self.verdict.evidence, key=lambda evidence: evidence.element)
        best = [e for group in groups.values() for e in group[:QUOTES_OF_AN_ELEMENT]]
        return tuple(sorted(best, key=lambda e: ranks.get(e.element, len(ranks))))

    @property
    def pictured(self) -> tuple[Quote, ...]:
        """Return the best evidence, and what is nearest to the first thing missing.

        Where there is neither, the first reason of the issuer.
        """
        shown: Sequence[Evidence | NearMiss | Explanation]
        shown = (*self.quotes[:1], *self.nearest[:1]) or self.verdict.explanations[:1]
        return apart(map(passage, shown))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every element with its passages, each passage printed once."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        answers = grouped(self.quotes, key=lambda evidence: evidence.element)
        printed: set[_Passage] = set()
        for outcomes in grouped(
            self.verdict.elements,
            key=lambda e: (
                (e.met, e.optional, e.confirm, e.explained),
                tuple(map(_passage, answers.get(e.id, ()))),
                e.nearest and _passage(e.nearest),
            ),
        ).values():
            passages = answers.get(outcomes[0].id, ())
            miss = outcomes[0].nearest
            fresh = tuple(p for p in passages if _passage(p) not in printed)
            nearest = miss if miss and _passage(miss) not in printed else None
            shown = {*map(_passage, fresh), *([_passage(nearest)] if nearest else [])}
            yield Row(
                outcomes=outcomes,
                passages=fresh,
                above=tuple(p.place for p in passages if _passage(p) in printed),
                nearest=nearest,
                pictured=tuple(
                    q
                    for q in self.pictured
                    if (q.place.page, q.place.line, q.text) in shown
                ),
            )
            printed.update(map(_passage, passages))
            if miss:
                printed.add(_passage(miss))

    def words(self, element: str) -> str:
        """Return the wording of the element with this id."""
        return next((e.text for e in self.verdict.elements if e.id == element), element)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of some provisions carry each label."""

    counts: tuple[tuple[Label, int], ...]
    """Every label in its fixed order, noughts included."""

    @property
    def total(self) -> int:
        """Return how many provisions there are."""
        return sum(count for _, count in self.counts)

    @property
    def disclosed(self) -> int:
        """Return how many are disclosed."""
        return dict(self.counts)[Label.DISCLOSED]

    @property
    def answered(self) -> int:
        """Return how many are disclosed or explained."""
        return self.disclosed + dict(self.counts)[Label.EXPLAINED]

    @property
    def bar(self) -> tuple[Segment, ...]:
        """Return the counts as a stacked bar."""
        return segments(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the Guide."""

    id: str
    tally: Tally
    aspects: tuple[tuple[str, tuple[Item, ...]], ...]
    """Name of each aspect and its provisions."""

    def short(self, aspect: str) -> str:
        """Return ``aspect`` without the words that all aspects of the part share."""
        titles = [name.partition(" ")[2] for name, _ in self.aspects]
        leads = {"".join(title.partition(", ")[:2]) for title in titles}
        id_, _, title = aspect.partition(" ")
        shared = leads.pop() if len(leads) == 1 and len(titles) > 1 else ""
        return f"{id_} {title.removeprefix(shared)}"


def items_of(audit: Audit) -> tuple[Item, ...]:
    """Return every provision of ``audit`` in the order of the Guide."""
    verdicts = {verdict.provision: verdict for verdict in audit.verdicts}
    refs = _refs(audit.requirements)
    # Worst first, so that the last one written is the worst.
    worst = {f.provision: f.severity for f in reversed(audit.findings)}
    return tuple(
        Item(
            number=number,
            requirement=requirement,
            verdict=verdicts[requirement.id],
            label=label_of(verdicts[requirement.id]),
            ref=ref,
            severity=worst.get(requirement.id),
        )
        for number, (requirement, ref) in enumerate(
            zip(audit.requirements, refs, strict=True), start=1
        )
    )


def paragraph(requirement: Requirement) -> str:
    """Return the id of ``requirement`` up to the first letter that is not verified."""
    if requirement.certainty == Certainty.UNVERIFIED:
        return _LETTERS.sub("", requirement.id)
    return requirement.id


def _refs(requirements: Sequence[Requirement]) -> Iterator[str]:
    """Yield what each is called on paper: of one paragraph, they are numbered."""
    shared = grouped(requirements, key=paragraph)
    for requirement in requirements:
        name, same = paragraph(requirement), shared[paragraph(requirement)]
        spoken = _WORD.sub(r"\1 (\2)", _RULE.sub(r"\1 ", name))
        number = f"[{same.index(requirement) + 1}]" if len(same) > 1 else ""
        yield f"{spoken}{number}"


def tally(items: Sequence[Item]) -> Tally:
    """Count ``items`` by label."""
    labels = [item.label for item in items]
    return Tally(counts=tuple((label, labels.count(label)) for label in Label))


def parts_of(items: Sequence[Item]) -> tuple[Part, ...]:
    """Return ``items`` by part and aspect."""
    return tuple(
        Part(
            id=part,
            tally=tally(group),
            aspects=tuple(grouped(group, key=lambda i: i.requirement.aspect).items()),
        )
        for part, group in grouped(items, key=lambda i: i.requirement.part).items()
    )


def _passage(found: Evidence | NearMiss) -> _Passage:
    """Return what makes a passage the same one: where it stands, and its words."""
    return found.place.page, found.place.line, found.quote
