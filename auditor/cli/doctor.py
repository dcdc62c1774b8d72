"""``auditor doctor``: nothing in; what this machine has and lacks for an audit out."""

import click

from auditor.errors import ExitCode


@click.command(short_help="Check that all an audit needs is installed.")
def doctor() -> ExitCode:
    """Tell whether everything that an audit needs is installed and works."""
    from auditor.cli.checkup import observations

    code = ExitCode.CLEAN
    for seen in observations():
        mark = click.style("ok     ", fg="green")
        if not seen.good:
            mark = click.style("missing", fg="red")
        click.echo(f"{mark}  {seen.subject:<10} {seen.words}")
        if seen.remedy:
            click.echo(f"{'':9}{'':<10} {seen.remedy}")
        code = code or seen.code
    return code
