"""Drawings and passages of a page in; its charts and the passages in them out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.document import Chart, Document, Passage, PassageKind
from auditor.ingest import gridding, signs
from auditor.ingest.assemble import Grid
from auditor.ingest.pdf.headings import could_head
from auditor.ingest.pdf.measures import TEXT
from auditor.ingest.pdf.pairs import pair
from auditor.ingest.pdf.paragraphs import Chunk, Measures
from auditor.ingest.pdf.places import box_of
from auditor.ingest.pdf.sheet import Area, Aside, Sheet, around
from auditor.ingest.pdf.tables import Found

_TITLES = frozenset((PassageKind.HEADING, PassageKind.CAPTION))
_SAME = 3.0
"""Points by which the sides of a slice and its outline differ."""
_ROUND = 1.3
"""Times its one side that the other of a circle is, its slices somewhat apart."""
_SMALLEST = 40.0
"""Points; what is round and smaller is a sign."""
_LARGEST = 0.6
"""Share of the page's width from which on curves are a background."""
_FEWEST_BARS = 3
_THICKEST = 60.0
"""Points; what is thicker than a bar is a panel."""
_FEWEST_DOTS = 8
"""Dots of a plot; fewer are signs in a text."""
_SCATTERED = 4
"""Times as many places as dots where their rows and columns are no pattern."""
_DOT = 12.0
"""Points across a dot."""
_REACH = 30.0
"""Points from a drawing to its labels, at the least."""
_SHARE = 0.45
"""The same as a share of the lesser side of the drawing."""
_LONG = 6
"""Words of a label on one line; a longer line is running text."""
_LONG_WIDE = 14
"""The same in Chinese characters."""
_WORDS = 18
"""Words of all lines of a label, or items of a legend."""
_CENTRED = 0.1
"""Share of a drawing's width by which its title may be off its middle."""
_FEWEST = 2
"""Figures, and labels, that make a drawing a chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A chart before it knows what leads to it."""

    page: int
    area: Area
    """Of the drawing."""
    labels: tuple[Chunk, ...]
    sideways: tuple[Aside, ...]
    """Labels that stand on their side; they are in no passage."""

    @property
    def extent(self) -> Area:
        """Of the drawing and its labels."""
        labels = (label.area for label in self.labels)
        return around([self.area, *labels, *(line.area for line in self.sideways)])


def find_charts(
    sheet: Sheet,
    found: Sequence[Found],
    runs: Iterable[Sequence[Chunk | Grid]],
    measures: Measures,
) -> list[Sketch]:
    """Return the charts of a page: drawings with figures and words around them.

    Args:
        sheet: The page.
        found: Its tables, and what looked like one but is a drawing with labels.
        runs: Its passages and tables by column.
        measures: How running text is set.
    """
    drawn = [
        area
        for area in (*_pies(sheet), *_bars(sheet), *_plots(sheet))
        if not any(_gap(area, other.area) < 0 for other in found if other.grid)
    ]
    areas = _joined([*drawn, *(other.area for other in found if not other.grid)])
    labels: list[list[Chunk]] = [[] for _ in areas]
    for run in runs if areas else ():
        for near, label in _labels(run, areas, measures):
            labels[near].append(label)
    charts = (
        Sketch(
            page=sheet.number,
            area=area,
            labels=tuple(held),
            sideways=tuple(
                line for line in sheet.sideways if _gap(line.area, area) <= _REACH
            ),
        )
        for area, held in zip(areas, labels, strict=True)
    )
    return [chart for chart in charts if chart.labels and _tells_figures(chart)]


def _labels(
    run: Sequence[Chunk | Grid], drawings: Sequence[Area], measures: Measures
) -> Iterator[tuple[int, Chunk]]:
    """Yield the labels in a column, each with the number of the drawing it is of.

    What could head the text that follows it and stands beside a drawing is none.
    """
    near = [_nearest(part, drawings, measures) for part in run]
    for part, at, after in zip(run, near, [*near[1:], -1], strict=True):
        if at is None or not isinstance(part, Chunk):
            continue
        apart = after is None and _gap(part.area, drawings[at]) > 0
        if part.label or not (apart and could_head(part, measures)):
            yield at, part


def _nearest(
    part: Chunk | Grid, drawings: Sequence[Area], measures: Measures
) -> int | None:
    if isinstance(part, Grid):
        return None
    gap, at = min((_gap(part.area, area), at) for at, area in enumerate(drawings))
    reach = max(_REACH, _SHARE * min(drawings[at].width, drawings[at].height))
    is_label = gap <= reach and _is_label(part, drawings[at], measures)
    return at if is_label else None


def with_labels(
    runs: Iterable[Sequence[Chunk | Grid]], charts: Iterable[Sketch]
) -> Iterator[list[Chunk | Grid]]:
    """Yield the runs of a page, passages that label its charts known as such."""
    labels = {id(label) for chart in charts for label in chart.labels}
    for run in runs:
        yield [
            replace(part, label=True)
            if isinstance(part, Chunk) and id(part) in labels
            else part
            for part in run
        ]


def _pies(sheet: Sheet) -> Iterator[Area]:
    """Yield what slices, two at least, make round."""
    most = _LARGEST * sheet.width
    slices: list[Area] = []
    for curve in sheet.curves:
        if curve.width < most and not any(_is_same(curve, other) for other in slices):
            slices.append(curve)
    for area in _joined(slices):
        sides = sorted((area.width, area.height))
        parts = [part for part in slices if _gap(part, area) < 0]
        if sides[0] >= _SMALLEST and sides[1] <= _ROUND * sides[0] and parts[1:]:
            yield area


def _is_same(one: Area, other: Area) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _bars(sheet: Sheet) -> Iterator[Area]:
    """Yield where bars, three at least, of one thickness start on one line.

    Most differ in length; cells of a table do not. Those that lie may not touch: so do
    the cells of a row of names and of the first column under it.
    """
    shapes = list(dict.fromkeys(fill.area for fill in sheet.fills))
    for wide in _alike(shapes, lambda area: area.width):
        for bars in _alike(wide, lambda area: area.bottom):
            if wide[0].width <= _THICKEST and _vary([bar.height for bar in bars]):
                yield around(bars)
    for high in _alike(shapes, lambda area: area.height):
        for bars in _alike(high, lambda area: area.left):
            tops = sorted(bars, key=lambda bar: bar.top)
            apart = all(one.bottom + 1 < two.top for one, two in pairwise(tops))
            if high[0].height <= _THICKEST and apart and _vary([b.width for b in bars]):
                yield around(bars)


def _alike(
    areas: Iterable[Area], measure: Callable[[Area], float]
) -> Iterator[list[Area]]:
    """Yield the areas in groups of which each measures the same, to a point."""
    group: list[Area] = []
    for area in sorted(areas, key=measure):
        if group and measure(area) - measure(group[0]) > 1:
            yield group
            group = []
        group.append(area)
    if group:
        yield group


def _vary(lengths: Sequence[float]) -> bool:
    different = {round(length / 2) for length in lengths}
    return len(lengths) >= _FEWEST_BARS and len(different) * 2 > len(lengths)


def _plots(sheet: Sheet) -> Iterator[Area]:
    """Yield where dots of one size lie about, in no pattern."""
    shown = Area(0, 0, sheet.width, sheet.height)
    curves = [
        curve
        for curve in sheet.curves
        if _gap(curve, shown) < 0 and abs(curve.width - curve.height) <= 1
    ]
    for dots in _alike(curves, lambda area: area.width):
        lefts, tops = ({round(dot[side]) for dot in dots} for side in (0, 1))
        scattered = _SCATTERED * len(dots) <= len(lefts) * len(tops)
        if dots[0].width <= _DOT and len(dots) >= _FEWEST_DOTS and scattered:
            yield around(dots)


def _gap(one: Area, other: Area) -> float:
    """Return how many points lie between two areas; less than 0 where they overlap."""
    return max(
        one.left - other.right,
        other.left - one.right,
        one.top - other.bottom,
        other.top - one.bottom,
    )


def _joined(areas: Iterable[Area]) -> list[Area]:
    """Return the areas, those that touch as one."""
    joined: list[Area] = []
    for area in areas:
        whole = area
        while touching := [other for other in joined if _gap(whole, other) <= 1]:
            joined = [other for other in joined if other not in touching]
            whole = around([whole, *touching])
        joined.append(whole)
    return joined


def _is_label(passage: Chunk, drawing: Area, measures: Measures) -> bool:
    """Tell whether a passage near a drawing belongs to it.

    A title above it stands over its middle; else it heads what follows.
    """
    if passage.label:
        return True
    text = passage.text
    counts = [len(strip.text.split()) for strip in passage.strips]
    wide = signs.is_wide(text) and max(len(s.text) for s in passage.strips) > _LONG_WIDE
    if wide or max(counts) > _LONG or sum(counts) > _WORDS:
        return False
    if signs.ends_sentence(text) or signs.ends_lead(text):
        return False
    if passage.area.bottom > drawing.top or gridding.is_value(text):
        return True
    off = abs(passage.area.left + passage.area.right - drawing.left - drawing.right) / 2
    larger = passage.size > measures.body.size * TEXT.much_larger
    return off <= _CENTRED * drawing.width and not larger


def _tells_figures(chart: Sketch) -> bool:
    texts = [strip.text for label in chart.labels for strip in label.strips]
    texts += [line.text for line in chart.sideways]
    figures = [t for t in texts if any(map(str.isdigit, t)) and not gridding.is_year(t)]
    words = [t for t in texts if not gridding.is_value(t) or gridding.is_year(t)]
    return min(len(figures), len(words)) >= _FEWEST


def with_charts(document: Document, sketches: Iterable[Sketch]) -> Document:
    """Return ``document`` with its charts, each with what leads to it."""
    charts = tuple(_chart(document, sketch) for sketch in sketches)
    return replace(document, charts=charts)


def _chart(document: Document, sketch: Sketch) -> Chart:
    boxes = {box_of(strip.area) for label in sketch.labels for strip in label.strips}
    [page] = [page for page in document.pages if page.number == sketch.page]
    beside = {box_of(line.area) for line in sketch.sideways}
    lines = (
        *(line for line in page.lines if line.place.box in boxes),
        *(line for line in page.sideways if line.place.box in beside),
    )
    here = [p for p in document.passages if p.pieces[-1].place.page == sketch.page]
    own = [p for p in here if any(piece.place.box in boxes for piece in p.pieces)]
    above = here[: here.index(own[0])]
    top = box_of(sketch.area).top
    heads = [p for p in own if _foot(p) <= top and not gridding.is_value(p.text)]
    heads = heads or [p for p in above if p.kind in _TITLES]
    said = [t for p in above if signs.ends_lead(t := p.text) or signs.ends_sentence(t)]
    leads = [text for text in said[-1:] if signs.ends_lead(text)]
    return Chart(
        page=sketch.page,
        section=own[0].section,
        box=box_of(sketch.extent),
        title=heads[-1].text if heads else "",
        lead=signs.last_sentence(leads[-1]) if leads else "",
        labels=lines,
        bars=pair(lines),
    )


def _foot(passage: Passage) -> float:
    box = passage.pieces[-1].place.box
    return box.bottom if box else 0.0
