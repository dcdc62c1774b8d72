"""``auditor verify``: is a review that of this report, and does all of it stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.audit import progress, report_file
from auditor.cli.guides import open_guide
from auditor.errors import ExitCode

if TYPE_CHECKING:  # the rooms behind it are slow to import
    from auditor.verify import Record, Verified

_FILE = click.Path(path_type=Path)
_WORDS = 100
"""Letters of a quote, or of a difference, that are printed."""
_NAMED = 50
"""Of each kind of difference, how many are named."""
_NAMED_OF_ANOTHER = 5
"""The same, where the report is another file."""


@click.command(short_help="Hold a review against its report again.")
@click.argument("audit", type=_FILE)
@click.argument("report", type=report_file)
@click.option(
    "--with",
    "others",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="A document that the audit was made with.",
)
@click.option(
    "--guide",
    type=_FILE,
    metavar="FILE",
    help="The guide that the audit was made with.",
)
def verify(
    audit: Path, report: Path, others: tuple[Path, ...], guide: Path | None
) -> ExitCode:
    """Hold AUDIT (the .json of a review) against REPORT once more.

    Every quote is looked up on its page, and all that the review says is reached anew:
    verdicts, figures, checks, findings. Exit code 1 where something does not stand.
    """
    known = open_guide(guide, None)
    with progress(f"Verifying {audit.name}", quiet=False):
        from auditor.verify import read_record
        from auditor.verify import verify as held_against

        record = read_record(audit)
        found = held_against(record, report, known, others)
    for line in _told(record, found):
        click.echo(line)
    return ExitCode.CLEAN if found.holds else ExitCode.FINDINGS


def _told(record: Record, found: Verified) -> Iterator[str]:
    other = "" if found.same_report else "not "
    yield f"Report    {other}the file that was audited (SHA-256 {record.sha256})"
    for name, version, alike in (
        ("Guide  ", record.guide_version, found.same_guide),
        ("Program", record.program_version, found.same_program),
    ):
        yield f"{name}   version {version}, {'the same' if alike else 'another now'}"
    most = _NAMED if found.same_report else _NAMED_OF_ANOTHER
    stand = found.quotes - len(found.lost)
    yield f"Quotes    {stand} of {found.quotes} stand where the review says"
    lost = (f"{id_}, page {page}: {words}" for id_, page, words in found.lost)
    yield from _first(most, lost)
    same = found.verdicts - len(found.changed)
    yield f"Verdicts  {same} of {found.verdicts} are reached again"
    changed = found.changed
    yield from _first(most, (f"{i}: {a} in the review, {b} now" for i, a, b in changed))
    if not found.differences:
        yield "The rest  is the same: figures, checks, findings, what is missing"
        return
    yield "The rest  is not the same:"
    yield from _first(most, found.differences)


def _first(most: int, differences: Iterable[str]) -> Iterator[str]:
    from auditor.report.text import printable, shorten

    told = tuple(differences)
    for one in told[:most]:
        yield f"  {shorten(str(printable(one)), _WORDS)}"
    if more := len(told[most:]):
        yield f"  and {more} more"
