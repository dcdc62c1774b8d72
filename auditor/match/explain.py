"""Units and index rows in, the issuer's own reasons for not answering out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditor.guide.provisions import Element, Guide, Provision, below
from auditor.language import Hits, Lexicon, Sentence, holds
from auditor.match.clues import stated
from auditor.match.evidence import Claim, Explanation
from auditor.match.grading import Grader
from auditor.match.ids import Paragraphs, named_ids
from auditor.match.reading import Reading, Unit, position
from auditor.match.reasons import Reasons


def find_explanations(
    reading: Reading,
    claims: tuple[Claim, ...],
    guide: Guide,
    lexicon: Lexicon,
    edition: str,
) -> tuple[Explanation, ...]:
    """Return the reasons given, each tied to its provision of ``edition``.

    A reason is tied by the id of the provision in the same paragraph, by the topic
    of the provision in the same sentence, or by the row of the content index. Where
    the sentence has no topic, the sentence before it may have it, or the one after,
    if that says that nothing is reported. A statement to report under the
    standard of the guide is a reason for all that the standard asks as well.
    """
    finder = _Finder(guide, edition)
    found: list[Explanation] = []
    for _, block in groupby(reading.units, key=lambda unit: unit.block):
        found.extend(finder.in_paragraph(list(block)))
    found.extend(finder.in_index(claims, lexicon))
    found.extend(finder.under_standard(reading))
    found = [finder.weighed(reason, reading) for reason in found]
    # The same words are listed once, rather as a reason for a provision by its name.
    found.sort(key=lambda explanation: not explanation.named)
    once = {(e.provision, e.quote, position(e.place)): e for e in reversed(found)}
    return tuple(sorted(once.values(), key=lambda e: position(e.place)))


class _Finder:
    def __init__(self, guide: Guide, edition: str) -> None:
        self._reasons = Reasons(guide)
        self._grader = Grader(guide, edition)
        self._silence = guide.silence
        self._standard = guide.standard
        self._paragraphs = Paragraphs(guide)
        self._provisions: Sequence[Provision] = tuple(guide.provisions(edition))
        self._reliefs = {p.id: guide.reliefs(p) for p in self._provisions}
        self._elements = {p.id: guide.elements(p, edition) for p in self._provisions}
        own = {p.id for p in self._provisions}
        self._by_id = {id_: [id_] for id_ in own}
        for aspect in guide.aspects:
            held = [p.id for p in aspect.provisions if p.id in own]
            self._by_id[aspect.id] = held

    def weighed(self, given: Explanation, reading: Reading) -> Explanation:
        """Return ``given`` with where the report says the opposite of it."""
        at = self._grader.ranked(given.provision, given.reason, reading)
        return replace(given, grade=replace(given.grade, ranked=at)) if at else given

    def in_paragraph(self, units: list[Unit]) -> Iterator[Explanation]:
        yield from self._by_name(units)
        for at, unit in enumerate(units):
            reason = self._reasons.on_topic(unit)
            # "N/A" beside other values speaks of one cell
            if not reason or unit.row or not unit.quote:
                continue
            # "40(e)(i) to (iv) are not applicable" is no reason for 40(e) itself.
            parts = self._named(unit)
            for naming, provision in self._spoken_of(at, units, reason):
                if any(
                    below(part, provision.id) and part != provision.id for part in parts
                ):
                    continue
                yield Explanation(
                    provision=provision.id,
                    reason=reason,
                    accepted=self._reasons.accepts(reason),
                    quote=unit.quote,
                    place=unit.place,
                    elements=self._named_elements(provision, {**naming, **unit.hits}),
                    grade=self._grader.grade(
                        provision.id, _sentence(unit), unit.paragraph, _words(units)
                    ),
                )

    def _by_name(self, units: list[Unit]) -> Iterator[Explanation]:
        given = [
            (unit, reason)
            for unit in units
            if (reason := self._reasons.where_named(unit.hits))
        ]
        if not given:
            return
        for unit in units:
            if not (self._is_silent(unit) or self._reasons.where_named(unit.hits)):
                continue
            source, reason = self._best(unit, given)
            best = source if source.quote else unit
            for named in self._named(unit):
                yield Explanation(
                    provision=named,
                    reason=reason,
                    accepted=self._reasons.accepts(reason),
                    quote=best.quote,
                    place=best.place,
                    named=True,
                    grade=self._grader.grade(
                        named, _sentence(source), source.paragraph, _words(units)
                    ),
                )

    def _best(self, unit: Unit, given: list[tuple[Unit, str]]) -> tuple[Unit, str]:
        """Return the reason for ``unit`` of those ``given`` in its paragraph.

        A sentence that gives an accepted reason of its own needs none from another.
        """
        own = [g for g in given if g[0] is unit]
        counting = [g for g in given if self._reasons.accepts(g[1])]
        return [*given, *own, *counting, *(g for g in own if g in counting)][-1]

    def _spoken_of(
        self, at: int, units: list[Unit], reason: str
    ) -> Iterator[tuple[Hits, Provision]]:
        """Yield the provisions of which a reason speaks, and the terms that name each.

        What is said not to be reported goes before what is said to be the ground, and
        that for which the Guide grants the reason before anything else near it.
        """
        before, after = units[max(at - 1, 0) : at], units[at + 1 : at + 2]
        near = [units[at], *before, *(u for u in after if self._is_silent(u))]
        around = [unit.hits for unit in near]
        granted = [p for p in self._provisions if reason in self._reliefs[p.id]]
        looked = [(self._reasons.left_out(_sentence(units[at])), self._provisions)]
        looked += [(hits, granted) for hits in around]
        looked += [(hits, self._provisions) for hits in around]
        for hits, provisions in looked:
            topics = [p for p in provisions if _is_topic(p, hits)]
            if topics:
                yield from ((hits, provision) for provision in topics)
                return

    def in_index(
        self, claims: tuple[Claim, ...], lexicon: Lexicon
    ) -> Iterator[Explanation]:
        for claim in claims:
            row = lexicon.hits(f"{claim.wording} {claim.target}")
            for cell in claim.cells or (claim.target,):
                for sentence in lexicon.sentences(cell):
                    yield from self._in_row(claim, row, sentence)

    def _in_row(
        self, claim: Claim, row: Hits, sentence: Sentence
    ) -> Iterator[Explanation]:
        reason = self._reasons.where_named(sentence.hits)
        ids = {kpi for _, kpi in named_ids(sentence.text) if kpi}
        ids.update(self._paragraphs.named(sentence.text))
        ours = not ids or any(below(claim.provision, i) for i in ids)
        if reason and claim.place and ours:
            yield Explanation(
                provision=claim.provision,
                reason=reason,
                accepted=self._reasons.accepts(reason),
                quote=sentence.text,
                place=claim.place,
                in_index=True,
                named=True,
                grade=self._grader.grade(claim.provision, sentence, row, sentence.text),
            )

    def _is_silent(self, unit: Unit) -> bool:
        return any(holds(unit.hits, group) for group in self._silence)

    def under_standard(self, reading: Reading) -> Iterator[Explanation]:
        """Yield the statement of the standard, for all that it stands in place of.

        Not for what the report says, by its id, that it does not disclose.
        """
        standard = self._standard
        clues = standard.clues if standard else ()
        saying = next(
            (
                u
                for u in reading.units
                if u.quote and any(stated(c, u.hits) for c in clues)
            ),
            None,
        )
        withheld = {
            id_
            for unit in reading.units
            if saying and self._is_silent(unit)
            for id_ in self._named(unit)
        }
        for provision in self._provisions:
            given = provision.standard and provision.id not in withheld
            if standard and saying and given:
                yield Explanation(
                    provision=provision.id,
                    reason=standard.id,
                    quote=saying.quote,
                    place=saying.place,
                    blanket=True,
                )

    def _named(self, unit: Unit) -> list[str]:
        """Return the provisions that ``unit`` names; a paragraph is all below it.

        So is an Aspect, unless KPIs of it are named beside it.
        """
        named = list(named_ids(unit.text))
        split = {aspect for aspect, kpi in named if kpi}
        ids = [kpi or aspect for aspect, kpi in named if kpi or aspect not in split]
        found = [id_ for i in ids for id_ in self._by_id.get(i, ())]
        paragraphs = [
            *self._paragraphs.named(unit.text),
            *self._paragraphs.numbered(unit.text, unit.hits),
        ]
        found += [p.id for i in paragraphs for p in self._provisions if below(p.id, i)]
        return list(dict.fromkeys(found))

    def _named_elements(self, provision: Provision, hits: Hits) -> tuple[str, ...]:
        """Return the elements of which a reason speaks; none where it leaves that open.

        Also none where it names all, each by its own word.
        """
        elements = self._elements[provision.id]
        named = [element.id for element in elements if _is_named(element, hits)]
        return () if len(named) == len(elements) else tuple(named)


def _sentence(unit: Unit) -> Sentence:
    return Sentence(text=unit.text, start=0, hits=unit.hits)


def _words(units: list[Unit]) -> str:
    return " ".join(unit.text for unit in units)


def _is_topic(provision: Provision, hits: Hits) -> bool:
    return bool(provision.topic) and all(holds(hits, g) for g in provision.topic)


def _is_named(element: Element, hits: Hits) -> bool:
    return bool(element.topic) and all(holds(hits, g) for g in element.topic)
