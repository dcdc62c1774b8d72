"""An audit in, its summary on standard output: drawn on a terminal, else plain."""

import sys
from pathlib import Path

import click

from auditor.cli.summary import plain, summarise
from auditor.result import Audit


def show(audit: Audit, written: tuple[Path, ...]) -> None:
    """Print the summary of ``audit`` and where it was written."""
    summary = summarise(audit, written)
    if sys.stdout.isatty():
        from auditor.cli.screen import draw

        draw(summary)
    else:
        click.echo("\n".join(plain(summary)))
