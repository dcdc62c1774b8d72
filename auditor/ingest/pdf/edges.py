"""Rules and fills of one page in; the edges of cells, and frames of tables, out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.ingest.pdf.limits import LIMITS
from auditor.ingest.pdf.measures import DRAWN
from auditor.ingest.pdf.sheet import Area, Sheet


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight side of a cell."""

    at: float
    """Across its own direction."""
    low: float
    high: float

    @property
    def length(self) -> float:
        """From end to end, in points."""
        return self.high - self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """All edges of a page."""

    across: tuple[Edge, ...]
    """Horizontal, ``at`` counted from the top."""
    down: tuple[Edge, ...]
    """Vertical, ``at`` counted from the left."""

    def inside(self, area: Area) -> "Edges":
        """Return the edges that touch ``area``."""
        return Edges(
            across=tuple(
                edge
                for edge in self.across
                if area.top - DRAWN.snap <= edge.at <= area.bottom + DRAWN.snap
                and edge.low < area.right
                and edge.high > area.left
            ),
            down=tuple(
                edge
                for edge in self.down
                if area.left - DRAWN.snap <= edge.at <= area.right + DRAWN.snap
                and edge.low < area.bottom
                and edge.high > area.top
            ),
        )


def shapes_of(sheet: Sheet) -> list[Area]:
    """Return the rules and filled cells of a page, backgrounds left out."""
    most = sheet.width * sheet.height * DRAWN.backdrop
    cells = [
        fill.area
        for fill in sheet.fills
        if fill.area.width * fill.area.height < most
        and fill.area.height < sheet.height * DRAWN.panel
    ]
    shapes = [*sheet.rules, *cells]
    return list(dict.fromkeys(shapes)) if len(shapes) <= LIMITS.shapes else []


def edges_of(shapes: Iterable[Area]) -> Edges:
    """Return the edges of shapes; a thin one is a single edge."""
    across: list[Edge] = []
    down: list[Edge] = []
    for shape in shapes:
        if shape.height > DRAWN.snap:
            down.append(Edge(shape.left, shape.top, shape.bottom))
            if shape.width > DRAWN.snap:
                down.append(Edge(shape.right, shape.top, shape.bottom))
        if shape.width > DRAWN.snap:
            across.append(Edge(shape.top, shape.left, shape.right))
            if shape.height > DRAWN.snap:
                across.append(Edge(shape.bottom, shape.left, shape.right))
    return Edges(across=tuple(across), down=tuple(down))


def cluster(edges: Iterable[Edge]) -> list[tuple[float, float]]:
    """Return the places at which edges lie and the length they cover there."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if groups and edge.at - groups[-1][-1].at <= DRAWN.snap:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [
        (sum(edge.at for edge in group) / len(group), covered(group))
        for group in groups
    ]


def covered(edges: Iterable[Edge]) -> float:
    """Return the length that edges cover together."""
    total, reach = 0.0, float("-inf")
    for edge in sorted(edges, key=lambda edge: edge.low):
        total += max(0.0, edge.high - max(edge.low, reach))
        reach = max(reach, edge.high)
    return total


def frames(sheet: Sheet, shapes: Sequence[Area]) -> list[Area]:
    """Return the extents of drawn structures with several bands of cells."""
    found = [
        area
        for area in _connected(shapes)
        if area.width >= DRAWN.width and area.height >= DRAWN.height
    ]
    lines = [
        area
        for area in _connected(shapes)
        if area.width >= DRAWN.width and area.height < DRAWN.height
    ]
    return _joined(found, sheet) + _stacks(lines, sheet.height * DRAWN.stack)


def long_rules(shapes: Sequence[Area]) -> list[Area]:
    """Return the horizontal rules, those drawn piece by piece joined."""
    thin = [shape for shape in shapes if shape.height <= DRAWN.snap]
    return [area for area in _connected(thin) if area.width >= DRAWN.width]


def _connected(shapes: Sequence[Area]) -> list[Area]:
    """Return the extents of groups of shapes that touch."""
    groups: list[Area] = []
    for shape in sorted(shapes, key=lambda area: (area.top, area.left)):
        merged = shape
        apart = []
        for group in groups:
            if _near(group, merged):
                merged = union(group, merged)
            else:
                apart.append(group)
        groups = [*apart, merged]
    return groups


def _near(one: Area, two: Area) -> bool:
    return (
        one.left - DRAWN.touch <= two.right
        and two.left - DRAWN.touch <= one.right
        and one.top - DRAWN.touch <= two.bottom
        and two.top - DRAWN.touch <= one.bottom
    )


def union(one: Area, two: Area) -> Area:
    """Return the smallest rectangle around both."""
    return Area(
        min(one.left, two.left),
        min(one.top, two.top),
        max(one.right, two.right),
        max(one.bottom, two.bottom),
    )


def _same_sides(one: Area, two: Area) -> bool:
    return (
        abs(one.left - two.left) <= DRAWN.side
        and abs(one.right - two.right) <= DRAWN.side
    )


def _joined(parts: Sequence[Area], sheet: Sheet) -> list[Area]:
    """Join parts of one table that a row without fill parts."""
    joined: list[Area] = []
    for part in sorted(parts, key=lambda area: area.top):
        last = next(
            (area for area in reversed(joined) if _same_sides(area, part)), None
        )
        if last is not None and part.top - last.bottom <= _row_height(part, sheet):
            joined.remove(last)
            joined.append(union(last, part))
        else:
            joined.append(part)
    return joined


def _row_height(part: Area, sheet: Sheet) -> float:
    """Return the height of a row of one line, judged by the size of the letters."""
    sizes = sorted(
        word.style.size
        for word in sheet.words
        if part.holds(word.middle, word.baseline)
    )
    return DRAWN.row * sizes[len(sizes) // 2] if sizes else 0.0


def _stacks(rules: Sequence[Area], reach: float) -> list[Area]:
    """Return the extents of three or more rules of one length under each other."""
    stacks: list[list[Area]] = []
    for rule in sorted(rules, key=lambda area: area.top):
        last = next(
            (stack for stack in reversed(stacks) if _same_sides(stack[-1], rule)), None
        )
        if last is not None and rule.top - last[-1].bottom <= reach:
            last.append(rule)
        else:
            stacks.append([rule])
    return [
        Area(stack[0].left, stack[0].top, stack[-1].right, stack[-1].bottom)
        for stack in stacks
        if len(stack) >= 3  # noqa: PLR2004  over the header, under it, at the foot
    ]
