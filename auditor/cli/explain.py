"""``auditor explain``: the id of a provision in, what it asks and what counts out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import CHINESE, ENGLISH
from auditor.cli.clues import clue_lines, term_lines, unwanted, wanted
from auditor.cli.guides import no_provision, open_guide
from auditor.cli.wrapping import places, wrapped
from auditor.errors import ExitCode, UsageError

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Callable, Iterator, Mapping

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


@click.command(
    short_help="Explain a provision of the Guide: what it asks, what counts."
)
@click.argument("provision")
@click.option(
    "--edition",
    metavar="YEAR",
    help="Explain it in this edition.  [default: the latest]",
)
@click.option(
    "--guide",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Another guide file than the bundled one.",
)
@click.option("--terms", is_flag=True, help="Also list the words that are looked for.")
@click.option(
    "--lang",
    type=click.Choice(("en", "zh-Hant")),
    default="en",
    show_default=True,
    help="Names, labels and terms in this language; what is asked is in English.",
)
def explain(
    provision: str, edition: str | None, guide: Path | None, lang: str, *, terms: bool
) -> ExitCode:
    """Explain PROVISION, such as A1.2, B5.GD or MDR.13(i): what it asks, what counts.

    The id of an aspect or paragraph (A1, MDR.13) lists all provisions below it, and
    explains each.
    """
    loaded = open_guide(guide, edition)
    found = _found(loaded, provision, edition)
    teller = _Teller(loaded, ENGLISH if lang == "en" else CHINESE, terms=terms)
    parts = [teller.told(part, edition) for part in found]
    if len(found) > 1:
        parts.insert(0, teller.overview(found, edition))
    click.echo("\n\n".join("\n".join(part) for part in parts))
    return ExitCode.CLEAN


def _found(guide: Guide, wanted: str, edition: str | None) -> list[Provision | Rule]:
    from auditor.guide.provisions import Provision

    every: list[Provision | Rule] = []
    for aspect in guide.aspects:
        every += (*aspect.provisions, *aspect.rules)
    named = [part for part in every if _below(part.id, wanted)]
    if not named:
        raise UsageError(no_provision(wanted, guide.ids()))
    standing = [p for p in named if edition is None or guide.stands(p, edition)]
    if not standing:
        told = (
            f"{named[0].id} is not part of the {edition} edition. "
            f"It stands in: {', '.join(e.id for e in _holding(guide, named[0]))}."
        )
        if isinstance(named[0], Provision) and named[0].replaced_by:
            told += f" It is replaced by: {', '.join(named[0].replaced_by)}."
        raise UsageError(told)
    return standing


def _below(id_: str, wanted: str) -> bool:
    """Tell whether ``id_`` is ``wanted`` or stands below it."""
    known, typed = id_.casefold(), wanted.strip().casefold().replace(" ", ".")
    return known == typed or known.startswith((f"{typed}.", f"{typed}("))


def _holding(guide: Guide, part: Provision | Rule) -> list[Edition]:
    return [e for e in guide.editions if guide.stands(part, e.id)]


class _Teller:
    """Tells of provisions in one language."""

    def __init__(self, guide: Guide, words: Mapping[str, str], *, terms: bool) -> None:
        self._guide = guide
        self._words = words
        self._listing = terms

    def overview(
        self, parts: list[Provision | Rule], edition: str | None
    ) -> Iterator[str]:
        """Yield one line for each of ``parts``."""
        room = max(len(part.id) for part in parts)
        for part in parts:
            holding = _holding(self._guide, part)
            main = next(e for e in reversed(holding) if edition in {None, e.id})
            yield f"  {part.id:<{room}}  {self._titled(part, main)}"

    def told(self, part: Provision | Rule, edition: str | None) -> Iterator[str]:
        """Yield the lines that explain ``part``."""
        from auditor.guide.provisions import Rule

        holding = _holding(self._guide, part)
        main = next(e for e in reversed(holding) if edition in {None, e.id})
        home = self._guide.home(part.id)
        yield click.style(f"{part.id}  {self._titled(part, main)}", bold=True)
        place = f"{self._say('part')} {home.part}, {home.id} {self._title(home)}"
        yield from self._row("Stands in", place)
        if isinstance(part, Rule):
            yield from self._rule(part, main)
        else:
            yield from self._provision(part, main, holding)

    def _rule(self, rule: Rule, edition: Edition) -> Iterator[str]:
        yield from self._row("Kind", self._say("rule; it asks for no disclosure"))
        yield from self._row("Edition", f"{edition.id}: {self._title(edition)}")
        yield from self._row("Says", rule.says)
        source = self._guide.placed(rule.id, rule.place, edition.id)
        certainty = self._guide.part(rule.id, edition.id).certainty
        yield from self._row("Source", f"{source} ({self._say(certainty)})")

    def _provision(
        self, provision: Provision, main: Edition, holding: list[Edition]
    ) -> Iterator[str]:
        guide = self._guide
        yield from self._row("Kind", self._say(provision.kind))
        if provision.until and provision.replaced_by:
            replaced = ", ".join(provision.replaced_by)
            told = self._say("after the {} edition, by {}")
            yield from self._row("Replaced", told.format(provision.until, replaced))
        yield from self._edition_rows(provision, main)
        titles = {m.id: m.title for m in guide.catalogue.metrics.metrics}
        yield from self._row("Looked for", "")
        elements = guide.elements(provision, main.id)
        for element in elements:
            when = f" ({self._say('where appropriate')})" if element.optional else ""
            yield from _item(f"{element.text}{when}", depth=1)
            for line in clue_lines(element.clues, titles):
                yield from _item(line, depth=2)
        if self._listing:
            yield from self._terms([clue for e in elements for clue in e.clues])
        for other in holding:
            if other is not main:
                yield ""
                yield from self._edition_rows(provision, other)

    def _terms(self, clues: list[Clue]) -> Iterator[str]:
        chinese, vocabularies = bool(self._words), self._guide.vocabularies
        for label, groups in (
            ("In words", wanted(clues)),
            ("Voided by", unwanted(clues)),
        ):
            lines = list(term_lines(groups, vocabularies, chinese=chinese))
            yield from self._row(label, "") if lines else ()
            for line in lines:
                yield from _item(line, depth=1)

    def _say(self, word: str) -> str:
        return self._words.get(word, word)

    def _titled(self, part: Provision | Rule, edition: Edition) -> str:
        from auditor.guide.provisions import Rule

        if isinstance(part, Rule):
            return self._title(part)
        chinese = self._words and self._guide.title_zh(part, edition.id)
        return chinese or self._guide.title(part, edition.id)

    def _title(self, named: Aspect | Edition | Rule) -> str:
        return (self._words and named.title_zh) or named.title

    def _row(self, label: str, text: str) -> Iterator[str]:
        said = self._say(label)
        first = said + " " * max(_MARGIN - places(said), 1)
        yield from wrapped(text, first, " " * _MARGIN)

    def _edition_rows(self, provision: Provision, edition: Edition) -> Iterator[str]:
        wording = self._guide.wording(provision, edition.id)
        yield from self._row("Edition", f"{edition.id}: {self._title(edition)}")
        yield from self._row("Asks", wording.asks)
        yield from self._row(
            "Binds", _obligation(self._guide, provision, edition, self._say)
        )
        if provision.units:
            yield from self._row("Units", ", ".join(provision.units))
        if provision.standard:
            paragraphs = ", ".join(provision.standard)
            yield from self._row("Standard", f"IFRS S2 / HKFRS S2 {paragraphs}")
        certainty = self._say(self._guide.certainty(provision, edition.id))
        source = self._guide.source(provision, edition.id)
        yield from self._row("Source", f"{source} ({certainty})")


def _obligation(
    guide: Guide,
    provision: Provision,
    edition: Edition,
    say: Callable[[str], str],
) -> str:
    """Tell how the provision binds, and for whom and from when that differs."""
    later = [e.commencing for e in guide.editions if e.commencing > edition.commencing]
    changes = [
        step
        for step in guide.duties[provision.duty]
        if edition.commencing <= step.commencing
        and (step.issuer_class or edition.commencing < step.commencing)
        and (not later or step.commencing < later[0])
    ]
    first = guide.step(provision, edition.commencing)
    told = [f"{say(first.obligation)} ({say(first.certainty)})"]
    told += [_change(step, edition, say) for step in changes]
    return "; ".join(told)


def _change(step: DutyStep, edition: Edition, say: Callable[[str], str]) -> str:
    from auditor.report.text import day

    told = say(step.obligation.value)
    if step.issuer_class:
        told += say(" for issuers of the class {}").format(say(step.issuer_class))
    if step.commencing > edition.commencing:
        told += say(" for financial years that commence on or after {}").format(
            day(step.commencing)
        )
    return f"{told} ({say(step.certainty)})"


def _item(text: str, *, depth: int) -> Iterator[str]:
    margin = "  " * depth
    yield from wrapped(text, f"{margin}- ", f"{margin}  ")
