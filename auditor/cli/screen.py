"""A summary in; the same drawn with colours on the terminal out."""

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from auditor.cli.summary import Summary

_COLOURS = {"high": "bold red", "medium": "yellow", "low": "cyan"}


def draw(summary: Summary) -> None:
    """Draw ``summary`` on standard output; ``NO_COLOR`` leaves the colours out."""
    console = Console(highlight=False)
    say = summary.speech.say
    about = Text("\n".join((summary.title, *summary.facts)))
    about.stylize("bold", 0, len(summary.title))
    console.print(Panel(Group(about, "", _counts(summary), "", *summary.totals)))
    if summary.to_close:
        console.print(Text(say("To close first"), style="bold"))
        console.print(_to_close(summary))
    if summary.disagreeing:
        console.print(Text(say("Figures that do not agree"), style="bold"))
        console.print(_disagreeing(summary))
    if summary.questions:
        console.print(Text(say("Wording to ask about"), style="bold"))
        console.print(_questions(summary))
    console.print(Text(say("Written"), style="bold"))
    for path in summary.written:
        console.print(Padding(Text(path, style="green", overflow="fold"), (0, 2)))


def _counts(summary: Summary) -> Table:
    head, *rows = summary.counts
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in head:
        table.add_column(name, justify="left" if name is head[0] else "right")
    for row in rows:
        empty = set(row[1:]) == {"0"}
        table.add_row(*row, style="dim" if empty else "")
    return table


def _to_close(summary: Summary) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    for severity, provision, statement in summary.to_close:
        style = _COLOURS[severity]
        told = summary.speech.say(severity)
        table.add_row(Text(told, style=style), Text(provision), Text(statement))
    return Padding(table, (0, 2, 1, 2))


def _disagreeing(summary: Summary) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    for provision, statement in summary.disagreeing:
        table.add_row(Text(provision, style="yellow"), Text(statement))
    return Padding(table, (0, 2, 1, 2))


def _questions(summary: Summary) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    for place, about, quote in summary.questions:
        table.add_row(Text(place, style="cyan"), Text(about), Text(quote))
    return Padding(table, (0, 2, 1, 2))
