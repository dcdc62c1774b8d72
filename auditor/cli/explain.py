"""``auditor explain``: the id of a provision in, what it asks and what counts out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import CHINESE, ENGLISH, Language
from auditor.cli.guides import at_or_below, language, no_provision, open_guide
from auditor.errors import ExitCode, UsageError

if TYPE_CHECKING:  # only the command loads the guide
    from auditor.guide.provisions import Guide, Provision, Rule


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
@language
def explain(
    provision: str, edition: str | None, guide: Path | None, lang: str, *, terms: bool
) -> ExitCode:
    """Explain PROVISION, such as A1.2, B5.GD or MDR.13(i): what it asks, what counts.

    The id of an aspect or paragraph (A1, MDR.13) lists all provisions below it, and
    explains each.
    """
    from auditor.cli.teller import Teller
    from auditor.guide.chinese import Chinese, chinese_of

    loaded = open_guide(guide, edition)
    found = _found(loaded, provision, edition)
    if lang == "en":
        teller = Teller(loaded, Language(ENGLISH), Chinese())
    else:
        teller = Teller(loaded, Language(CHINESE), chinese_of(loaded))
    parts = [teller.told(part, edition, terms=terms) for part in found]
    if len(found) > 1:
        parts.insert(0, teller.overview(found, edition))
    click.echo("\n\n".join("\n".join(part) for part in parts))
    return ExitCode.CLEAN


def _found(guide: Guide, wanted: str, edition: str | None) -> list[Provision | Rule]:
    from auditor.cli.teller import holding
    from auditor.guide.provisions import Provision

    every: list[Provision | Rule] = []
    for aspect in guide.aspects:
        every += (*aspect.provisions, *aspect.rules)
    named = [part for part in every if at_or_below(part.id, wanted)]
    if not named:
        raise UsageError(no_provision(wanted, guide.ids()))
    standing = [p for p in named if edition is None or guide.stands(p, edition)]
    if not standing:
        told = (
            f"{named[0].id} is not part of the {edition} edition. "
            f"It stands in: {', '.join(e.id for e in holding(guide, named[0]))}."
        )
        if isinstance(named[0], Provision) and named[0].replaced_by:
            told += f" It is replaced by: {', '.join(named[0].replaced_by)}."
        raise UsageError(told)
    return standing
