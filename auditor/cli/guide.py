"""``auditor guide``: what a guide holds, whether it is sound, what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.guides import at_or_below, language, no_provision, open_guide
from auditor.errors import ExitCode, UsageError

if TYPE_CHECKING:  # only commands load a guide
    from collections.abc import Iterator

    from auditor.document import Document
    from auditor.guide.nodes import Tree
    from auditor.guide.official_difference import Difference
    from auditor.guide.provisions import Guide

_FILE = click.Path(path_type=Path)
_guide = click.option(
    "--guide",
    type=_FILE,
    metavar="FILE",
    help="Another guide file than the bundled one, or an overlay that extends it.",
)
_edition = click.option(
    "--edition", metavar="YEAR", help="Edition of the Guide.  [default: the latest]"
)


@click.group(short_help="Look into the Guide: list, show, check, schema, diff.")
def guide() -> None:
    """Look into the guide file, or check one of your own.

    A file of your own is a whole guide, or an overlay ("extends: bundled") that adds
    provisions, elements, terms and vocabularies to the bundled one. An overlay cannot
    take anything away: no provision, element, clue or term; an element in the place of
    one that is held may not be optional, end sooner or ask for less.

    What it adds does count, though: a term that it adds can meet an element, state a
    reason or void a sentence wherever its vocabulary is used, and an element that is
    easily met turns "not found" into "partly disclosed". So a review made with an
    overlay says so on its page of method, and names both versions.
    """


@guide.command("list", short_help="List the provisions of an edition.")
@_edition
@_guide
def list_(edition: str | None, guide: Path | None) -> ExitCode:
    """List the provisions of an edition: id, kind of answer, certainty, title.

    Last come its rules: paragraphs on how others are prepared, which ask for nothing.
    """
    loaded = open_guide(guide, edition)
    wanted = edition or loaded.editions[-1].id
    rows = [
        (
            p.id,
            p.kind.value,
            loaded.certainty(p, wanted).value,
            loaded.title(p, wanted),
        )
        for p in loaded.provisions(wanted)
    ]
    rows += [
        (r.id, "rule", loaded.part(r.id, wanted).certainty.value, r.title)
        for r in loaded.rules(wanted)
    ]
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for *cells, title in rows:
        fixed = [f"{c:<{w}}" for c, w in zip(cells, widths, strict=True)]
        click.echo("  ".join([*fixed, title]))
    return ExitCode.CLEAN


@guide.command(short_help="Show a provision as it is written in the guide file.")
@click.argument("provision")
@_guide
@language
def show(provision: str, guide: Path | None, lang: str) -> ExitCode:
    """Show PROVISION as it is written, with file and line; an overlay's part too.

    The id of an aspect or paragraph (A1, D.26) shows all provisions below it.
    In Chinese, what the file of Chinese texts says of it follows.
    """
    from auditor.bundled import bundled
    from auditor.guide.load import load_files
    from auditor.guide.nodes import read_tree

    loaded = load_files(guide)
    trees = list(loaded.trees)
    if lang != "en":
        trees.append(read_tree(bundled("data") / "guide_zh.yaml"))
    parts = [part for tree in trees for part in _written(tree, provision)]
    if not parts:
        raise UsageError(no_provision(provision, loaded.guide.ids()))
    click.echo("\n\n".join(parts))
    return ExitCode.CLEAN


def _written(tree: Tree, wanted: str) -> Iterator[str]:
    """Yield the lines of what is ``wanted`` or stands below it, and their place."""
    from auditor.guide.nodes import Entries, Scalar, items_of, value_of

    aspects = items_of(value_of(tree.root, "aspects"))
    lists = [value_of(a, key) for a in aspects for key in ("provisions", "rules")]
    lists.append(value_of(tree.root, "provisions"))
    named = [
        (value_of(node, "id"), node.line, node.column - 3)  # "- " stands before it
        for node in (node for held in lists for node in items_of(held))
    ]
    for held in (value_of(tree.root, "provisions"), value_of(tree.root, "rules")):
        if isinstance(held, Entries):
            named += [(key, key.line, key.column - 1) for key, _ in held.pairs()]
    lines = tree.path.read_text("utf-8-sig").splitlines()
    for name, line, margin in named:
        if isinstance(name, Scalar) and at_or_below(name.text, wanted):
            yield f"{tree.path}:{line}\n{_block(lines, line, margin)}"


def _block(lines: list[str], first: int, margin: int) -> str:
    """Return the lines of what starts there, indented by ``margin``, without it."""
    block = [lines[first - 1]]
    for line in lines[first:]:
        if line.strip() and len(line) - len(line.lstrip()) <= margin:
            break
        block.append(line)
    return "\n".join(line[max(margin, 0) :] for line in block).rstrip()


@guide.command(short_help="Check a guide file; hold it against an official text.")
@click.argument("file", type=_FILE, required=False)
@click.option(
    "--against",
    type=_FILE,
    metavar="OFFICIAL",
    help="PDF or text of the official Guide that you have: list what stands in one "
    "of the two only.",
)
@_edition
def check(file: Path | None, against: Path | None, edition: str | None) -> ExitCode:
    """Check the guide in FILE, by default the bundled one.

    A fault ends with exit code 5, and a line for each: file, line, column, what is
    wrong. With --against, a difference ends with exit code 1.
    """
    from auditor.ingest.read import read_report

    loaded = open_guide(file, edition)
    official = None if against is None else read_report(against)
    count = sum(len(aspect.provisions) for aspect in loaded.aspects)
    editions = ", ".join(e.id for e in loaded.editions)
    click.echo(
        f"Guide {loaded.version}: {count} provisions of the editions {editions}, "
        f"{len(loaded.vocabularies)} vocabularies, no fault."
    )
    if official is None:
        return ExitCode.CLEAN
    return _check_against(loaded, edition or loaded.editions[-1].id, official)


def _check_against(loaded: Guide, edition: str, document: Document) -> ExitCode:
    from auditor.guide.official import read_official
    from auditor.guide.official_difference import difference

    official = read_official(document, loaded.recognition.official)
    found, name = difference(loaded, edition, official), document.name
    click.echo(f"Edition {edition} against {name}: {found.agreed} ids stand in both.")
    told = list(_told(found, name))
    for line in told:
        click.echo(line)
    return ExitCode.FINDINGS if told else ExitCode.CLEAN


def _told(found: Difference, name: str) -> Iterator[str]:
    if found.guide_only:
        yield f"Only in the guide: {', '.join(found.guide_only)}"
    if found.text_only:
        yield f"Only in {name}: {', '.join(found.text_only)}"
    for source, titles in (
        ("the guide", found.titles.guide_only),
        (name, found.titles.text_only),
    ):
        if titles:
            told = ", ".join(f"{id_} “{title}”" for id_, title in titles)
            yield f"Titles only in {source}: {told}"
    for aspect, ours, theirs in found.titles.otherwise:
        yield f"Title of {aspect}: the guide has “{ours}”, {name} has “{theirs}”"
    if found.wording:
        yield f"Wording not found in {name}: {', '.join(found.wording)}"


@guide.command(short_help="Print the JSON schema of a guide file, for editors.")
@click.option("--overlay", is_flag=True, help="The schema of an overlay instead.")
def schema(*, overlay: bool) -> ExitCode:
    """Print the JSON schema (draft 7) of a guide file, made from the program's types.

    A file names its schema to editors in its first line:
    "# yaml-language-server: $schema=guide.schema.json".
    """
    from auditor.guide.overlay import Overlay
    from auditor.guide.provisions import GuideIndex
    from auditor.guide.schema import schema_text

    click.echo(schema_text(Overlay if overlay else GuideIndex), nl=False)
    return ExitCode.CLEAN


@guide.command(short_help="Tell what changed from one edition to another.")
@click.argument("earlier")
@click.argument("later")
@_guide
def diff(earlier: str, later: str, guide: Path | None) -> ExitCode:
    """Tell what is new, gone, reworded or binds otherwise in LATER against EARLIER."""
    from auditor.guide.changes import changes

    loaded = open_guide(guide, earlier)
    open_guide(guide, later)
    found = list(changes(loaded, earlier, later))
    if not found:
        click.echo(f"No difference between {earlier} and {later}.")
    for change in found:
        note = f": {change.note}" if change.note else ""
        click.echo(f"{change.kind} ({len(change.lines)}){note}")
        for line in change.lines:
            click.echo(f"  {line}")
    return ExitCode.CLEAN
