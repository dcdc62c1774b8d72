"""``auditor demo``: a folder in; a sample report and its review in that folder out."""

from pathlib import Path

import click

from auditor.cli.audit import audit
from auditor.cli.output import Format, write_files
from auditor.errors import ExitCode, OutputError

REPORT = "sample-report.pdf"
REVIEW = "audit.pdf"


@click.command(short_help="Audit a sample report that comes with the program.")
@click.argument("folder", type=click.Path(path_type=Path), default="demo")
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> ExitCode:
    """Write the sample report of a made-up issuer to FOLDER and audit it there.

    FOLDER is "demo" by default and is made if it is not there.
    """
    from auditor.report.sample import render_sample

    report, review = folder / REPORT, folder / REVIEW
    _make(folder)
    write_files({report: render_sample()})
    formats = (Format.PDF, Format.JSON)
    code: ExitCode = ctx.invoke(audit, report=report, output=review, formats=formats)
    click.echo(
        f"\nOpen {review} beside {report} and look at:\n"
        "  - the summary on its first pages: what is found, explained, not found;\n"
        "  - the gaps, each with what was looked for and the nearest passage;\n"
        "  - the greenhouse gas intensity, which does not follow from the totals;\n"
        "  - the report's own index, which claims more than the report holds.\n"
        f"The same as data is in {review.with_suffix('.json')}."
    )
    return code


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder cannot be made ({error.strerror}). Name another."
        ) from error
