"""Provisions of the guide in; what they ask and what counts, line by line, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import Language
from auditor.cli.clues import ClueTeller, unwanted, wanted
from auditor.cli.wrapping import places, wrapped

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Iterator

    from auditor.guide.chinese import Chinese
    from auditor.guide.clues import Clue
    from auditor.guide.provisions import (
        Aspect,
        DutyStep,
        Edition,
        Guide,
        Provision,
        Rule,
    )

_MARGIN = 13  # room for the labels on the left


def holding(guide: Guide, part: Provision | Rule) -> list[Edition]:
    """Return the editions that hold ``part``."""
    return [e for e in guide.editions if guide.stands(part, e.id)]


class Teller:
    """Tells of provisions in one language."""

    def __init__(self, guide: Guide, language: Language, texts: Chinese) -> None:
        self._guide = guide
        self._texts = texts
        self._language = language
        self._say = language.say
        self._clues = ClueTeller(
            language=language,
            vocabularies=guide.vocabularies,
            metrics={m.id: m.title for m in guide.catalogue.metrics.metrics}
            | dict(texts.metrics),
            splits=texts.splits,
        )

    def overview(
        self, parts: list[Provision | Rule], edition: str | None
    ) -> Iterator[str]:
        """Yield one line for each of ``parts``."""
        room = max(len(part.id) for part in parts)
        for part in parts:
            title = self._titled(part, self._main(part, edition))
            yield f"  {part.id:<{room}}  {title}"

    def told(
        self, part: Provision | Rule, edition: str | None, *, terms: bool
    ) -> Iterator[str]:
        """Yield the lines that explain ``part``; with all that is looked for."""
        from auditor.guide.provisions import Rule

        main = self._main(part, edition)
        home = self._guide.home(part.id)
        yield click.style(f"{part.id}  {self._titled(part, main)}", bold=True)
        name = self._texts.parts.get(home.part, home.part)
        place = self._say("part {}, {} {}", name, home.id, self._title(home))
        yield from self._row("Stands in", place)
        if isinstance(part, Rule):
            yield from self._rule(part, main)
        else:
            yield from self._provision(part, main, terms=terms)

    def _main(self, part: Provision | Rule, edition: str | None) -> Edition:
        every = reversed(holding(self._guide, part))
        return next(e for e in every if edition in {None, e.id})

    def _rule(self, rule: Rule, edition: Edition) -> Iterator[str]:
        yield from self._row("Kind", self._say("rule; it asks for no disclosure"))
        yield from self._edition(edition)
        yield from self._row("Says", self._texts.rules.get(rule.id, rule.says))
        source = self._guide.placed(rule.id, rule.place, edition.id)
        certainty = self._guide.part(rule.id, edition.id).certainty
        yield from self._source(rule, edition, source, certainty)

    def _provision(
        self, provision: Provision, main: Edition, *, terms: bool
    ) -> Iterator[str]:
        yield from self._row("Kind", self._say(provision.kind))
        if provision.until and provision.replaced_by:
            ids = self._say(", ").join(provision.replaced_by)
            told = self._say("after the {} edition, by {}", provision.until, ids)
            yield from self._row("Replaced", told)
        yield from self._edition_rows(provision, main)
        yield from self._row("Looked for", "")
        elements = self._guide.elements(provision, main.id)
        for element in elements:
            text = self._texts.elements.get((provision.id, element.id), element.text)
            if element.optional:
                text += self._say(" ({})", self._say("where appropriate"))
            yield from _item(text, depth=1)
            for clue in element.clues:
                yield from _item(self._clues.clue(clue), depth=2)
        if terms:
            yield from self._terms([clue for e in elements for clue in e.clues])
        for other in holding(self._guide, provision):
            if other is not main:
                yield ""
                yield from self._edition_rows(provision, other)

    def _terms(self, clues: list[Clue]) -> Iterator[str]:
        for label, groups in (
            ("In words", wanted(clues)),
            ("Voided by", unwanted(clues)),
        ):
            lines = list(self._clues.terms(groups))
            yield from self._row(label, "") if lines else ()
            for line in lines:
                yield from _item(line, depth=1)

    def _titled(self, part: Provision | Rule, edition: Edition) -> str:
        from auditor.guide.provisions import Rule

        if isinstance(part, Rule):
            return self._title(part)
        chinese = self._language.chinese and self._guide.title_zh(part, edition.id)
        return chinese or self._guide.title(part, edition.id)

    def _title(self, named: Aspect | Edition | Rule) -> str:
        return (self._language.chinese and named.title_zh) or named.title

    def _row(self, label: str, text: str) -> Iterator[str]:
        said = self._say(label)
        first = said + " " * max(_MARGIN - places(said), 1)
        yield from wrapped(text, first, " " * _MARGIN)

    def _edition(self, edition: Edition) -> Iterator[str]:
        yield from self._row(
            "Edition", self._say("{}: {}", edition.id, self._title(edition))
        )

    def _edition_rows(self, provision: Provision, edition: Edition) -> Iterator[str]:
        yield from self._edition(edition)
        asks = self._guide.wording(provision, edition.id).asks
        at = (provision.id, edition.id)
        yield from self._row("Asks", self._texts.asks.get(at, asks))
        yield from self._row("Binds", self._binds(provision, edition))
        if provision.units:
            units = [self._texts.units.get(unit, unit) for unit in provision.units]
            yield from self._row("Units", self._say(", ").join(units))
        if provision.standard:
            paragraphs = self._say(", ").join(provision.standard)
            yield from self._row("Standard", f"IFRS S2 / HKFRS S2 {paragraphs}")
        source = self._guide.source(provision, edition.id)
        certainty = self._guide.certainty(provision, edition.id)
        yield from self._source(provision, edition, source, certainty)

    def _source(
        self, part: Provision | Rule, edition: Edition, source: str, certainty: str
    ) -> Iterator[str]:
        told = self._texts.sources.get((part.id, edition.id), source)
        yield from self._row("Source", told + self._say(" ({})", self._say(certainty)))

    def _binds(self, provision: Provision, edition: Edition) -> str:
        """Tell how the provision binds, and for whom and from when that differs."""
        guide = self._guide
        starts = [e.commencing for e in guide.editions]
        later = [start for start in starts if start > edition.commencing]
        first = guide.step(provision, edition.commencing)
        changes = [
            step
            for step in guide.duties[provision.duty]
            if edition.commencing <= step.commencing
            and (step.issuer_class or edition.commencing < step.commencing)
            and (not later or step.commencing < later[0])
        ]
        return self._say("; ").join(self._step(s, edition) for s in (first, *changes))

    def _step(self, step: DutyStep, edition: Edition) -> str:
        from auditor.report.text import day

        told = self._say(step.obligation)
        if step.issuer_class:
            of_class = self._say(step.issuer_class)
            told = self._say("{} for issuers of the class {}", told, of_class)
        if step.commencing > edition.commencing:
            date = self._say("{day}", day=day(step.commencing), date=step.commencing)
            since = "{} for financial years that commence on or after {}"
            told = self._say(since, told, date)
        return told + self._say(" ({})", self._say(step.certainty))


def _item(text: str, *, depth: int) -> Iterator[str]:
    margin = "  " * depth
    yield from wrapped(text, f"{margin}- ", f"{margin}  ")
