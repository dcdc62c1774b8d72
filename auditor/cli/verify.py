"""``auditor verify``: is a review that of this report, and does all of it stand?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.audit import progress
from auditor.cli.guides import open_guide
from auditor.errors import ExitCode

if TYPE_CHECKING:  # the rooms behind it are slow to import
    from auditor.verify import Record, Verified

_FILE = click.Path(path_type=Path)
_WORDS = 100
"""Letters of a quote, or of a difference, that are printed."""
_DIFFERENCES = 20
"""Differences that are named."""


@click.command(short_help="Hold a review against its report again.")
@click.argument("audit", type=_FILE)
@click.argument("report", type=_FILE)
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
    from auditor.report.text import printable, shorten

    other = "" if found.same_report else "not "
    yield f"Report    {other}the file that was audited (SHA-256 {record.sha256})"
    for name, version, alike in (
        ("Guide  ", record.guide_version, found.same_guide),
        ("Program", record.program_version, found.same_program),
    ):
        yield f"{name}   version {version}, {'the same' if alike else 'another now'}"
    stand = found.quotes - len(found.lost)
    yield f"Quotes    {stand} of {found.quotes} stand where the review says"
    for provision, page, words in found.lost:
        yield f"  {provision}, page {page}: {shorten(str(printable(words)), _WORDS)}"
    same = found.verdicts - len(found.changed)
    yield f"Verdicts  {same} of {found.verdicts} are reached again"
    for provision, then, now in found.changed:
        yield f"  {provision}: {then} in the review, {now} now"
    if not found.differences:
        yield "The rest  is the same: figures, checks, findings, what is missing"
        return
    yield "The rest  is not the same:"
    for told in found.differences[:_DIFFERENCES]:
        yield f"  {shorten(str(printable(told)), _WORDS)}"
    if more := len(found.differences[_DIFFERENCES:]):
        yield f"  and {more} more"
