"""Lines of all pages in; which of them are running headers and footers out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.ingest import signs
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import MARGINS
from auditor.ingest.pdf.paragraphs import is_tied, marked_on
from auditor.ingest.pdf.sheet import Sheet

_NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,4}|[ivxl]{1,6})(?![\w.,/]\w|\w)")
_FOLIO = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"\d+|\b[ivxl]+\b")
_ROMAN = re.compile(r"[ivxl]{1,6}")
Row = tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page and its lines."""

    sheet: Sheet
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The running lines of one page."""

    rows: frozenset[int]
    """Indexes of the running lines."""
    heading: int | None
    """The running line that opens a chapter on this page."""
    label: str | None
    """The printed page number."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """One line near the edge of a page."""

    page: int
    index: int
    depth: int
    key: tuple[str, str]
    """Where it stands and what it says, the same for the same line of other pages."""
    middle: float
    size: float


def with_folios_apart(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Give the printed page number a line of its own, outside of all others.

    It may stand on one line with a footnote, or between two of them. It is told by
    standing at one height and being as far off the pages of the file on most of them.
    """
    found = [(leaf, *folio) for leaf in leaves for folio in _folios(leaf)]
    votes = Counter(
        (int(strip.text) - leaf.sheet.number, round(strip.baseline))
        for leaf, _, strip in found
    )
    (offset, height), count = max(
        votes.items(), key=lambda vote: vote[1], default=((0, 0), 0)
    )
    if count < MARGINS.times:
        return list(leaves)
    folios = {
        leaf.sheet.number: (index, strip)
        for leaf, index, strip in found
        if int(strip.text) - leaf.sheet.number == offset
        and abs(strip.baseline - height) <= MARGINS.drift
    }
    return [
        _apart(leaf, *folios[leaf.sheet.number])
        if leaf.sheet.number in folios
        else leaf
        for leaf in leaves
    ]


def _folios(leaf: Leaf) -> Iterator[tuple[int, Strip]]:
    """Yield what may be the page number near the foot, with the index of its line."""
    for index, row in enumerate(leaf.rows):
        for strip in row:
            if strip.baseline > leaf.sheet.height * MARGINS.foot and _FOLIO.fullmatch(
                strip.text
            ):
                yield index, strip


def _apart(leaf: Leaf, index: int, folio: Strip) -> Leaf:
    rest = tuple(strip for strip in leaf.rows[index] if strip is not folio)
    rows = [*leaf.rows[:index], *([rest] if rest else []), *leaf.rows[index + 1 :]]
    return Leaf(sheet=leaf.sheet, rows=(*rows, (folio,)))


def read_margins(leaves: Sequence[Leaf], body_size: float) -> list[Margin]:
    """Find the running lines of each page."""
    edges = _named([edge for leaf in leaves for edge in _edges(leaf)], body_size)
    running = _running(edges)
    by_page: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        by_page[edge.page].append(edge)
    kept = [
        _outermost(by_page[leaf.sheet.number], running, leaf.rows) for leaf in leaves
    ]
    labels = _labels(leaves, kept)
    margins = []
    opened = ""
    for mine, label in zip(kept, labels, strict=True):
        titles = [edge for edge in mine if _is_title(edge, running, body_size, leaves)]
        heading = None
        if titles and titles[0].key[1] != opened:
            heading, opened = titles[0].index, titles[0].key[1]
        margins.append(
            Margin(
                rows=frozenset(edge.index for edge in mine),
                heading=heading,
                label=label,
            )
        )
    return margins


def _edges(leaf: Leaf) -> Iterator[_Edge]:
    """Yield the lines near the top and the foot, the outermost first."""
    height = leaf.sheet.height
    last = len(leaf.rows) - 1
    for depth, row in enumerate(leaf.rows[: MARGINS.deep_top]):
        if row[0].baseline < height * MARGINS.top:
            yield _edge(leaf, depth, depth, "top")
    for depth, row in enumerate(reversed(leaf.rows[-MARGINS.deep_foot :])):
        if row[0].baseline > height * MARGINS.foot:
            yield _edge(leaf, last - depth, depth, "foot")


def _is_close(rows: Sequence[Row], index: int) -> bool:
    """Tell whether the next line keeps no distance; that under names of columns."""
    if index + 1 >= len(rows):
        return False
    here, there = rows[index], rows[index + 1]
    least = MARGINS.far_off if len(here) >= MARGINS.columns else MARGINS.off
    size = min(here[0].size, there[0].size)
    return abs(there[0].baseline - here[0].baseline) <= least * size


def _is_table_row(rows: Sequence[Row], index: int) -> bool:
    """Tell whether a line in columns follows closely on another one."""
    if not index:
        return False
    here, above = rows[index], rows[index - 1]
    near = abs(here[0].baseline - above[0].baseline) <= MARGINS.far_off * here[0].size
    return near and min(len(here), len(above)) >= MARGINS.columns


def _edge(leaf: Leaf, index: int, depth: int, zone: str) -> _Edge:
    row = leaf.rows[index]
    text = " ".join(strip.text for strip in row)
    return _Edge(
        page=leaf.sheet.number,
        index=index,
        depth=depth,
        key=(zone, text),
        middle=row[0].baseline,
        size=max(strip.size for strip in row),
    )


def _named(edges: Sequence[_Edge], body_size: float) -> list[_Edge]:
    """Leave the numbers out of the keys, by which lines of different pages are alike.

    A line at the top in larger type may be a heading, and "Appendix 1" is not "Appendix
    2". Only a number as far off the page of the file as on many others is left out,
    where no other line of its page is the page number.
    """
    votes = {
        (edge.page, int(number) - edge.page)
        for edge in edges
        for number in _DIGITS.findall(edge.key[1])
    }
    numbered = {edge.page for edge in edges if _FOLIO.fullmatch(edge.key[1])}
    offsets = Counter(offset for page, offset in votes if page not in numbered)
    large = body_size * MARGINS.large
    return [replace(edge, key=_key(edge, offsets, large)) for edge in edges]


def _key(edge: _Edge, offsets: Counter[int], large: float) -> tuple[str, str]:
    zone, text = edge.key

    def said(number: re.Match[str]) -> str:
        often = offsets[int(number[0]) - edge.page] >= MARGINS.often
        return "#" if often else number[0]

    if zone == "top" and edge.size >= large and any(map(str.isalpha, text)):
        chapter = signs.numbering(text)
        if (
            chapter
            and chapter.number[:1].isalpha()
            and not _DIGITS.search(chapter.title)
        ):
            return edge.key
        return zone, _DIGITS.sub(said, text)
    return zone, _NUMERAL.sub("#", text)


def _running(edges: Sequence[_Edge]) -> dict[tuple[str, str], list[_Edge]]:
    """Return the lines that recur at one height, by what they say."""
    alike: dict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.key].append(edge)
    return {key: group for key, group in alike.items() if _recurs(group)}


def _recurs(group: Sequence[_Edge]) -> bool:
    heights = Counter(round(edge.middle / MARGINS.drift) for edge in group)
    common = heights.most_common(1)[0][0]
    pages = sorted(
        {
            edge.page
            for edge in group
            if abs(edge.middle / MARGINS.drift - common) <= MARGINS.rounding
        }
    )
    near = any(b - a <= MARGINS.near for a, b in pairwise(pages))
    return len(pages) >= MARGINS.times or near


def _outermost(
    edges: Sequence[_Edge],
    running: dict[tuple[str, str], list[_Edge]],
    rows: Sequence[Row],
) -> list[_Edge]:
    """Return the running lines that nothing else lies outside of.

    A footnote may be printed alike on several pages, and is none of them.
    """
    marked = marked_on(rows)
    kept: list[_Edge] = []
    for zone in ("top", "foot"):
        mine = sorted(
            (edge for edge in edges if edge.key[0] == zone), key=lambda edge: edge.depth
        )
        block = []
        for depth, edge in enumerate(mine):
            if edge.key not in running or edge.depth != depth:
                break
            often = len(running[edge.key]) >= MARGINS.often
            if zone == "top" and depth >= MARGINS.few and not often:
                break
            if is_tied(rows[edge.index][0], marked):
                break
            block.append(edge)
        belongs = _is_table_row if zone == "foot" else _is_close
        while block and belongs(rows, block[-1].index):
            block.pop()
        kept += block
    return kept


def _is_title(
    edge: _Edge,
    running: dict[tuple[str, str], list[_Edge]],
    body_size: float,
    leaves: Sequence[Leaf],
) -> bool:
    return (
        edge.key[0] == "top"
        and edge.size >= body_size * MARGINS.large
        and len(running[edge.key])
        < max(len(leaves) * MARGINS.everywhere, MARGINS.times)
    )


def _labels(
    leaves: Sequence[Leaf], kept: Sequence[Sequence[_Edge]]
) -> list[str | None]:
    """Return the printed page numbers; they rise with the pages of the file.

    "10-11" is the label of a sheet that shows two pages: its numbers rise by two.
    """
    found = [
        [
            number
            for edge in edges
            for strip in leaf.rows[edge.index]
            for number in _NUMBER.findall(strip.text)
        ]
        for leaf, edges in zip(leaves, kept, strict=True)
    ]
    printed = {
        (leaf.sheet.number, int(number))
        for leaf, numbers in zip(leaves, found, strict=True)
        for number in numbers
        if number.isdecimal()
    }
    offsets = Counter(number - page for page, number in printed)
    firsts = Counter(
        number - 2 * page for page, number in printed if (page, number + 1) in printed
    )
    first, sheets = max(firsts.items(), key=lambda vote: vote[1], default=(0, 0))
    labels = []
    for leaf, numbers in zip(leaves, found, strict=True):
        page = leaf.sheet.number
        left = 2 * page + first
        pair = {(page, left), (page, left + 1)} <= printed
        spread = pair and sheets >= MARGINS.twice
        labels.append(
            f"{left}-{left + 1}" if spread else _likeliest(numbers, page, offsets)
        )
    return labels


def _likeliest(numbers: Sequence[str], page: int, offsets: Counter[int]) -> str | None:
    usual = max(offsets.values(), default=0)
    decimal = [
        number
        for number in numbers
        if number.isdecimal()
        and offsets[int(number) - page] >= min(usual, MARGINS.twice)
    ]
    if decimal:
        best = max(decimal, key=lambda number: offsets[int(number) - page])
        return best.lstrip("0") or best
    return next((number for number in numbers if _ROMAN.fullmatch(number)), None)
