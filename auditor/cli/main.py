"""``argv`` in, exit code out: the commands, and what becomes of whatever ends them."""

import io
import os
import sys
from typing import Self

import click

from auditor import __version__
from auditor.cli.audit import audit
from auditor.cli.demo import demo
from auditor.cli.doctor import doctor
from auditor.cli.explain import explain
from auditor.cli.figures import figures
from auditor.cli.guide import guide
from auditor.cli.inspect import inspect
from auditor.cli.verify import verify
from auditor.errors import AuditorError, ExitCode

EXIT_CODES = """\
\b
Exit codes:
  0    audited, nothing at or above --fail-on
  1    audited, findings at or above --fail-on
  2    the command line is wrong
  3    a system library that the PDF needs is missing
  4    the report cannot be audited
  5    the guide is refused
  6    audited, but some pages could not be read
  7    stopped by a limit
  8    an output could not be written
  70   a fault of this program
  130  interrupted
"""


class Program(click.Group):
    """A group whose commands return their exit code and may raise what they like."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; end with its exit code and at most one sentence."""
        with _Boundary(debug=ctx.params["debug"]) as boundary:
            boundary.code = super().invoke(ctx)
        return ctx.exit(boundary.code)


class _Boundary:
    """Turns what was raised inside into one sentence and an exit code."""

    def __init__(self, *, debug: bool) -> None:
        self.code: int = ExitCode.CLEAN
        self._debug = debug

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, raised: BaseException | None, _: object) -> bool:
        match raised:
            case None | click.ClickException() | click.exceptions.Exit():
                return False
            case BrokenPipeError():
                return False
            case KeyboardInterrupt() | click.Abort():
                self._end(ExitCode.INTERRUPTED, "interrupted.")
            case MemoryError():
                self._end(ExitCode.LIMIT, "stopped: there is not enough memory.")
            case AuditorError():
                self._end(raised.exit_code, str(raised))
            case Exception():
                self._fault(raised)
            case _:
                return False
        return True

    def _fault(self, raised: Exception) -> None:
        if self._debug:
            import traceback

            traceback.print_exception(raised)
        self._end(
            ExitCode.INTERNAL,
            f"this is a fault of the program ({type(raised).__name__}). Run "
            "'auditor --debug ...' with the same arguments and report what it prints.",
        )

    def _end(self, code: ExitCode, sentence: str) -> None:
        click.echo(f"auditor: {sentence}", err=True)
        self.code = code


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
@click.version_option(__version__, prog_name="auditor", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault.")
@click.pass_context
def main(ctx: click.Context, *, debug: bool) -> None:
    """Audit an ESG report against the Hong Kong ESG Reporting Guide, offline."""
    del debug  # read by Program
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        # A Windows code page lacks the letters of half of the reports.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


for command in (audit, figures, inspect, explain, verify, guide, demo, doctor):
    main.add_command(command)
