"""A draft of a table in; whether it is one, or a chart or columns of text, out."""

from collections.abc import Sequence

from auditor.ingest import gridding
from auditor.ingest.pdf.draft import Draft, texts_of
from auditor.ingest.pdf.edges import Edge, cluster
from auditor.ingest.pdf.lines import around
from auditor.ingest.pdf.measures import COLUMNS, DRAWN, REGIONS, ROWS
from auditor.ingest.pdf.sheet import Area

_Texts = Sequence[Sequence[str]]


def is_table(draft: Draft) -> bool:
    """Tell whether a draft is a table rather than columns of text or stray labels."""
    rows = [texts_of(row) for row in draft.body]
    filled = [row for row in rows if sum(bool(text) for text in row) > 1]
    if not filled or len(rows) + len(draft.header) < 2:  # noqa: PLR2004  a header and a row
        return False
    if _is_running_text(draft):
        return False
    if draft.shape.values:
        return _has_labels(filled, draft) and not _is_chart(filled, draft)
    return len(filled) > 1 and _is_ruled(draft)


def is_picture(draft: Draft, curves: Sequence[Area]) -> bool:
    """Tell whether what looks like a table is a chart or a diagram.

    Years name its foot, or it is full of curves, or of bars that start and end within
    columns; the fill behind a name of a column is no bar.

    Args:
        draft: What looks like a table.
        curves: Extents of the drawings of its page.
    """
    if not draft.header and _are_years(texts_of(draft.body[-1])):
        return True
    area = around(draft.words)
    within = sum(
        curve.left < area.right
        and curve.right > area.left
        and curve.top < area.bottom
        and curve.bottom > area.top
        for curve in curves
    )
    ruling = draft.ruling
    walls = (*ruling.boundaries, *area[::2], *ruling.area[::2])
    top = min(word.top for line in draft.body[0] for word in line.words)
    below = [edge for edge in ruling.edges.down if edge.high > top + 1]
    bars = [
        at
        for at in _clusters(below, DRAWN.side)
        if all(abs(at - wall) > DRAWN.side for wall in walls)
    ]
    count = len(draft.body)
    return within > DRAWN.curves * count or len(bars) > DRAWN.bars * count


def _are_years(texts: Sequence[str]) -> bool:
    """Tell whether a row names two years or more, and nothing else."""
    named = [text for text in texts if text]
    return len(named) > 1 and sum(map(gridding.is_year, named)) >= len(named) - 1


def _is_ruled(draft: Draft) -> bool:
    """Tell whether edges show rows and columns, or the names of the columns."""
    ruling = draft.ruling
    across = _clusters(ruling.edges.across, ROWS.full_edge * ruling.area.width)
    if draft.closed and (_ruled_columns(draft) or len(across) > 2):  # noqa: PLR2004  over, between, under
        return True
    if not draft.header or len(draft.header[-1].names) < 2:  # noqa: PLR2004  columns
        return False
    head, foot = draft.header[0].lines[0], draft.body[0][0]
    top = head.baseline - REGIONS.header_apart * head.size
    return any(top < at < foot.baseline for at in across)


def _ruled_columns(draft: Draft) -> int:
    """Return how many boundaries between columns are drawn."""
    ruling = draft.ruling
    drawn = _clusters(ruling.edges.down, COLUMNS.edge * ruling.area.height)
    return sum(
        any(abs(at - boundary) <= 1 for at in drawn) for boundary in ruling.boundaries
    )


def _clusters(edges: Sequence[Edge], least: float) -> list[float]:
    return [at for at, length in cluster(edges) if length >= least]


def _has_labels(filled: _Texts, draft: Draft) -> bool:
    """Tell whether most rows of figures have a name."""
    values = draft.shape.values
    figured = [row for row in filled if any(gridding.is_value(row[c]) for c in values)]
    labelled = sum(
        any(_is_name(text) for column, text in enumerate(row) if column not in values)
        for row in figured
    )
    return bool(figured) and labelled * 2 >= len(figured)


def _is_name(text: str) -> bool:
    if gridding.is_year(text) or text.startswith(("<", ">", "\u2264", "\u2265")):
        return True
    return bool(text) and not gridding.is_value(text)


def _is_chart(filled: _Texts, draft: Draft) -> bool:
    """Tell whether what is not ruled looks like the labels of a chart.

    Bars of different length put each figure in a column of its own; labels around a
    circle put figures beside anything.
    """
    if draft.closed and _ruled_columns(draft):
        return False
    values = draft.shape.values
    figures = [sum(gridding.is_value(row[c]) for c in values) for row in filled]
    if len(values) > 2 and max(figures) <= 1:  # noqa: PLR2004  a column for each bar
        return True
    return sum(count > 0 for count in figures) < ROWS.figured * len(filled)


def _is_running_text(draft: Draft) -> bool:
    """Tell whether columns hold running text and nothing parts it into rows."""
    lines = [line for row in draft.body for line in row]
    both = [
        line for line in lines if sum(len(text) > ROWS.prose for text in line.texts) > 1
    ]
    return not draft.closed and len(both) * 2 > len(lines)
