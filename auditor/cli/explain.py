"""``auditor explain``: the id of a provision in, what it asks and what counts out."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import CHINESE, ENGLISH
from auditor.cli.clues import clue_lines, term_lines, unwanted, wanted
from auditor.cli.guides import no_provision, open_guide
from auditor.errors import ExitCode, UsageError

if TYPE_CHECKING:  # only the command loads the guide
    from collections.abc import Callable, Iterator, Mapping

    from auditor.guide.provisions import (
        Aspect,
        Clue,
        DutyStep,
        Edition,
        Guide,
        Provision,
    )

_WIDEST = 100  # longer lines are hard to read
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
    parts = [teller.told(p, edition) for p in found]
    if len(found) > 1:
        parts.insert(0, teller.overview(found, edition))
    click.echo("\n\n".join("\n".join(part) for part in parts))
    return ExitCode.CLEAN


def _found(guide: Guide, wanted: str, edition: str | None) -> list[Provision]:
    every = [p for aspect in guide.aspects for p in aspect.provisions]
    named = [p for p in every if _below(p.id, wanted)]
    if not named:
        raise UsageError(no_provision(wanted, (p.id for p in every)))
    standing = [p for p in named if edition is None or p in guide.provisions(edition)]
    if not standing:
        told = (
            f"{named[0].id} is not part of the {edition} edition. "
            f"It stands in: {', '.join(e.id for e in _holding(guide, named[0]))}."
        )
        if named[0].replaced_by:
            told += f" It is replaced by: {', '.join(named[0].replaced_by)}."
        raise UsageError(told)
    return standing


def _below(id_: str, wanted: str) -> bool:
    """Tell whether ``id_`` is ``wanted`` or stands below it."""
    known, typed = id_.casefold(), wanted.strip().casefold().replace(" ", ".")
    return known == typed or known.startswith((f"{typed}.", f"{typed}("))


def _holding(guide: Guide, provision: Provision) -> list[Edition]:
    return [e for e in guide.editions if provision in guide.provisions(e.id)]


class _Teller:
    """Tells of provisions in one language."""

    def __init__(self, guide: Guide, words: Mapping[str, str], *, terms: bool) -> None:
        self._guide = guide
        self._words = words
        self._listing = terms

    def overview(
        self, provisions: list[Provision], edition: str | None
    ) -> Iterator[str]:
        """Yield one line for each of ``provisions``."""
        room = max(len(provision.id) for provision in provisions)
        for provision in provisions:
            holding = _holding(self._guide, provision)
            main = next(e for e in reversed(holding) if edition in {None, e.id})
            yield f"  {provision.id:<{room}}  {self._titled(provision, main)}"

    def told(self, provision: Provision, edition: str | None) -> Iterator[str]:
        """Yield the lines that explain ``provision``."""
        guide = self._guide
        holding = _holding(guide, provision)
        main = next(e for e in reversed(holding) if edition in {None, e.id})
        home = next(a for a in guide.aspects if provision in a.provisions)
        yield click.style(f"{provision.id}  {self._titled(provision, main)}", bold=True)
        place = f"{self._say('part')} {home.part}, {home.id} {self._title(home)}"
        yield from self._row("Stands in", place)
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

    def _titled(self, provision: Provision, edition: Edition) -> str:
        chinese = self._words and self._guide.title_zh(provision, edition.id)
        return chinese or self._guide.title(provision, edition.id)

    def _title(self, named: Aspect | Edition) -> str:
        return (self._words and named.title_zh) or named.title

    def _row(self, label: str, text: str) -> Iterator[str]:
        said = self._say(label)
        first = said + " " * max(_MARGIN - _places(said), 1)
        yield from _wrapped(text, first, " " * _MARGIN)

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
        certainty = self._say(wording.certainty)
        yield from self._row("Source", f"{wording.source} ({certainty})")


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
    told = [say(guide.obligation(provision, edition.commencing).value)]
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
    return told


def _item(text: str, *, depth: int) -> Iterator[str]:
    margin = "  " * depth
    yield from _wrapped(text, f"{margin}- ", f"{margin}  ")


def _wrapped(text: str, first: str, others: str) -> Iterator[str]:
    """Yield ``text`` in lines that fit the terminal; Han letters take two places."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    line = first
    for word in text.split():
        gap = "" if line in {first, others} else " "
        if gap and _places(f"{line} {word}") > width:
            yield line
            line, gap = others, ""
        line = f"{line}{gap}{word}"
    yield line.rstrip()


def _places(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)
