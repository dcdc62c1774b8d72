"""``Inspection`` and page pictures in; one page of HTML that needs nothing else out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import jinja2

from auditor.bundled import bundled
from auditor.document import Box, Cell, Page, PageStatus, Picture, Section, Table
from auditor.inspection.found import Inspection
from auditor.inspection.parts import Part, PartKind, parts_of
from auditor.inspection.unused import unused_words
from auditor.report.overview import (
    Fact,
    chart_told,
    claim_told,
    figure_told,
    leftover_told,
    overview,
    part_told,
    rows_of_index,
    warnings,
)
from auditor.report.text import digest, page_uri, printable

_KINDS = {
    PartKind.HEADING: "headings",
    PartKind.PARAGRAPH: "paragraphs",
    PartKind.ITEM: "list items",
    PartKind.NOTE: "notes",
    PartKind.CAPTION: "captions",
    PartKind.TABLE: "tables",
    "cell": "cells",
    "index": "rows of the content index",
    "figure": "KPI figures",
    "chart": "charts",
    "leftover": "numbers without a figure",
    PartKind.SIDEWAYS: "set sideways",
    PartKind.LEFT_OUT: "left out (headers, footers)",
    PartKind.UNREAD: "not read",
}
"""What the legend calls each kind of mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box drawn over the picture of a page."""

    kind: str
    part: int | None
    """Order of the part of the page that it belongs to."""
    label: str
    """Printed in its corner."""
    said: str
    """What was read there."""
    style: str
    """Its place, in percent of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the report as it is shown."""

    page: Page
    read: bool
    within: bool
    """Whether it belongs to the ESG report."""
    picture: str
    """Address of the picture, which holds it; empty without one."""
    marks: tuple[Mark, ...]
    parts: tuple[tuple[Part, Table | None], ...]
    """In reading order."""
    unused: str
    """Words that the file holds and the reading does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows."""

    file: str
    paged: bool
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    sections: tuple[Section, ...]
    legend: tuple[tuple[str, str, int], ...]
    """Kind, its name and the number of its marks, without kinds that have none."""


def render_inspection(
    found: Inspection, pictures: Mapping[int, Picture], pages: range
) -> str:
    """Return ``pages`` with boxes over their ``pictures``, beside what was read.

    The page opens no address, and runs no other script than its own.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(bundled("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cells"] = _cells
    script, style = (
        environment.get_template(f"inspect.{kind}").render() for kind in ("js", "css")
    )
    return environment.get_template("inspect.html").render(
        view=_view(found, pictures, pages),
        script=script,
        style=style,
        digest=digest(script),
    )


def _view(found: Inspection, pictures: Mapping[int, Picture], pages: range) -> View:
    parts = parts_of(found.document)
    leaves = tuple(
        _leaf(found, page, parts[page.number], pictures.get(page.number))
        for page in found.document.pages
        if page.number in pages
    )
    kinds = [mark.kind for leaf in leaves for mark in leaf.marks]
    return View(
        file=found.file,
        paged=found.paged,
        facts=overview(found),
        warnings=warnings(found),
        leaves=leaves,
        sections=tuple(
            section
            for section in found.document.sections
            if section.level and section.first_page in pages
        ),
        legend=tuple(
            (kind, name, kinds.count(kind))
            for kind, name in _KINDS.items()
            if kind in kinds
        ),
    )


def _leaf(
    found: Inspection, page: Page, parts: tuple[Part, ...], picture: Picture | None
) -> Leaf:
    tables = found.document.tables
    first, last = found.profile.esg_pages if found.profile else (0, 0)
    return Leaf(
        page=page,
        read=page.status in {PageStatus.READ, PageStatus.BLANK},
        within=first <= page.number <= last,
        picture=page_uri(picture) if picture else "",
        marks=tuple(_marks(found, page, parts)),
        unused=unused_words(page) if found.paged else "",
        parts=tuple(
            (
                part,
                tables[part.index]
                if part.kind is PartKind.TABLE and part.index is not None
                else None,
            )
            for part in parts
        ),
    )


def _marks(found: Inspection, page: Page, parts: tuple[Part, ...]) -> Iterator[Mark]:
    """Yield the boxes of ``page``, those that are to lie on top last."""
    for kind, part, label, said, box in chain(
        _of_parts(found, parts), _of_index(found, page), _of_values(found, page)
    ):
        if box and page.width and page.height:
            yield Mark(
                kind=kind,
                part=part,
                label=label,
                said=said,
                style=_style(box, page),
            )


_Drawn = tuple[str, int | None, str, str, Box | None]
"""Kind, part, label, what was read and where."""


def _of_parts(found: Inspection, parts: tuple[Part, ...]) -> Iterator[_Drawn]:
    for part in parts:
        said = part_told(found, part)
        for place in part.places:
            yield part.kind, part.order, str(part.order), said, place.box
        if part.kind is PartKind.TABLE and part.index is not None:
            for row in found.document.tables[part.index].rows:
                for cell in row.cells:
                    box = cell.place.box if cell.place else None
                    yield "cell", part.order, "", cell.text, box


def _of_index(found: Inspection, page: Page) -> Iterator[_Drawn]:
    for place, claims in rows_of_index(
        found, range(page.number, page.number + 1)
    ).items():
        ids = ", ".join(claim.provision for claim in claims)
        label = ids if len(claims) == 1 else f"{claims[0].provision} \u2026"
        if place:
            yield (
                "index",
                None,
                label,
                f"{ids}: {claim_told(found, claims[0])}",
                place.box,
            )


def _of_values(found: Inspection, page: Page) -> Iterator[_Drawn]:
    for chart in found.document.charts:
        if chart.page == page.number:
            yield "chart", None, "chart", chart_told(chart), chart.box
    for left in found.leftovers:
        if left.place.page == page.number:
            yield "leftover", None, "?", leftover_told(left), left.place.box
    for figure in found.figures:
        if figure.place.page == page.number:
            yield "figure", None, "", figure_told(figure), figure.place.box


def _style(box: Box, page: Page) -> str:
    shares = (
        ("left", box.left, page.width),
        ("top", box.top, page.height),
        ("width", box.right - box.left, page.width),
        ("height", box.bottom - box.top, page.height),
    )
    return ";".join(f"{name}:{100 * part / of:.2f}%" for name, part, of in shares)


def _cells(cells: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield ``cells`` without those that another one covers."""
    covered = 0
    for cell in cells:
        if not covered:
            yield cell
            covered = cell.span
        covered -= 1
