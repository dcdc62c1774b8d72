"""Path of a guide and the edition asked for in, the ``Guide`` that holds it out."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from auditor.errors import GuideError, UsageError

if TYPE_CHECKING:  # only commands load a guide
    from collections.abc import Iterable
    from pathlib import Path

    from auditor.guide.provisions import Guide


ENGLISH = "en"

language = click.option(
    "--lang",
    type=click.Choice((ENGLISH, "zh-Hant")),
    default=ENGLISH,
    show_default=True,
    help="Language of what is told.",
)


def open_guide(path: Path | None, edition: str | None) -> Guide:
    """Return the guide at ``path``, by default the bundled one.

    Raises:
        UsageError: It does not hold ``edition``.
        GuideError: It is refused.
    """
    from auditor.guide.load import load_guide

    if path is not None and not path.is_file():
        raise GuideError(
            f"{path}: there is no such file. Name a guide file with --guide, or leave "
            "it out to take the bundled one."
        )
    guide = load_guide(path)
    if edition is not None and edition not in [known.id for known in guide.editions]:
        raise UsageError(
            f"--edition {edition}: guide {guide.version} does not hold this "
            f"edition. It holds {held(guide)}."
        )
    return guide


def held(guide: Guide) -> str:
    """Return the editions that ``guide`` holds, as a sentence lists them."""
    *others, last = [edition.id for edition in guide.editions]
    return f"{', '.join(others)} and {last}" if others else last


def at_or_below(id_: str, wanted: str) -> bool:
    """Tell whether ``id_`` is what was typed (``A1.2``, ``mdr 13``) or stands below."""
    from auditor.guide.provisions import below

    return below(id_.casefold(), wanted.strip().casefold().replace(" ", "."))


def no_provision(wanted: str, known: Iterable[str]) -> str:
    """Return the message for an id that no provision has, with those near to it."""
    folded = {id_.casefold(): id_ for id_ in known}
    near = difflib.get_close_matches(wanted.strip().casefold(), folded, n=4, cutoff=0)
    return (
        f"{wanted}: there is no such provision. Near to it: "
        f"{', '.join(folded[id_] for id_ in near)}. See 'auditor guide list'."
    )
