"""Units and index rows in, the issuer's own reasons for not answering out."""

from collections.abc import Iterator
from itertools import groupby

from auditor.guide.provisions import Guide, Provision
from auditor.language import Lexicon, Sentence, holds
from auditor.match.clues import stated
from auditor.match.evidence import Claim, Explanation
from auditor.match.ids import named_ids
from auditor.match.reading import Reading, Unit, position


def find_explanations(
    reading: Reading, claims: tuple[Claim, ...], guide: Guide, lexicon: Lexicon
) -> tuple[Explanation, ...]:
    """Return the reasons given, each tied to its provision.

    A reason is tied by the id of the provision in the same paragraph, by the topic
    of the provision in the same sentence (where that has none, in the sentence
    before), or by the row of the content index.
    """
    finder = _Finder(guide)
    found: list[Explanation] = []
    for _, block in groupby(reading.units, key=lambda unit: unit.block):
        found.extend(finder.in_paragraph(list(block)))
    found.extend(finder.in_index(claims, lexicon))
    # The same words are listed once, rather as a reason for a provision by its name.
    found.sort(key=lambda explanation: not explanation.named)
    once = {(e.provision, e.quote, position(e.place)): e for e in reversed(found)}
    return tuple(sorted(once.values(), key=lambda e: position(e.place)))


class _Finder:
    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._provisions: dict[str, Provision] = {}
        self._by_id: dict[str, str] = {}
        for aspect in guide.aspects:
            self._by_id[aspect.id] = aspect.provisions[0].id
            for provision in aspect.provisions:
                self._provisions[provision.id] = provision
                self._by_id[provision.id] = provision.id

    def in_paragraph(self, units: list[Unit]) -> Iterator[Explanation]:
        given = [(unit, reason) for unit in units if (reason := self._reason(unit))]
        if not given:
            return
        for unit in units:
            if self._says_nothing(unit):
                source, reason = given[0]
                best = source if source.quote else unit
                for named in self._named(unit.text):
                    yield Explanation(
                        provision=named,
                        reason=reason,
                        quote=best.quote,
                        place=best.place,
                        named=True,
                    )
        for unit, reason in given:
            if unit.row or not unit.quote:
                continue  # "N/A" beside other values speaks of one cell
            for provision in self._spoken_of(unit, units):
                yield Explanation(
                    provision=provision,
                    reason=reason,
                    quote=unit.quote,
                    place=unit.place,
                )

    def _spoken_of(self, unit: Unit, units: list[Unit]) -> list[str]:
        """Return the provisions whose topic ``unit`` has, or the sentence before it."""
        at = units.index(unit)
        for speaking in (unit, *units[max(at - 1, 0) : at]):
            if topics := [
                p.id for p in self._provisions.values() if self._is_topic(p, speaking)
            ]:
                return topics
        return []

    def in_index(
        self, claims: tuple[Claim, ...], lexicon: Lexicon
    ) -> Iterator[Explanation]:
        for claim in claims:
            for sentence in lexicon.sentences(claim.target):
                reason = self._reason(sentence)
                if not (reason and claim.place):
                    continue
                named = self._named(sentence.text)
                if not named or claim.provision in named:
                    yield Explanation(
                        provision=claim.provision,
                        reason=reason,
                        quote=sentence.text,
                        place=claim.place,
                        in_index=True,
                        named=True,
                    )

    def _reason(self, said: Unit | Sentence) -> str:
        for reason in self._guide.reasons:
            if any(holds(said.hits, group) for group in reason.terms) or any(
                stated(clue, said.hits) for clue in reason.clues
            ):
                return reason.id
        return ""

    def _says_nothing(self, unit: Unit) -> bool:
        silent = any(holds(unit.hits, group) for group in self._guide.silence)
        return silent or bool(self._reason(unit))

    def _named(self, text: str) -> list[str]:
        ids = [kpi or aspect for aspect, kpi in named_ids(text)]
        return list(dict.fromkeys(self._by_id[i] for i in ids if i in self._by_id))

    def _is_topic(self, provision: Provision, unit: Unit) -> bool:
        return bool(provision.topic) and all(
            holds(unit.hits, group) for group in provision.topic
        )
