"""A draft of a table in; whether it is one, or a chart or columns of text, out."""

from collections.abc import Sequence

from auditor.ingest import gridding
from auditor.ingest.pdf.draft import Draft, texts_of
from auditor.ingest.pdf.edges import Edge, cluster
from auditor.ingest.pdf.measures import COLUMNS, ROWS

_Texts = Sequence[Sequence[str]]


def is_table(draft: Draft) -> bool:
    """Tell whether a draft is a table rather than a chart or columns of text."""
    rows = [texts_of(row) for row in draft.body]
    filled = [row for row in rows if sum(bool(text) for text in row) > 1]
    if not filled or len(rows) + len(draft.header) < 2:  # noqa: PLR2004  a header and a row
        return False
    if _is_running_text(draft):
        return False
    if draft.shape.values:
        return _has_labels(filled, draft) and not _is_chart(filled, draft)
    return len(filled) > 1 and _is_ruled(draft)


def _is_ruled(draft: Draft) -> bool:
    """Tell whether edges show rows and columns, or the names of the columns."""
    ruling = draft.ruling
    across = _clusters(ruling.edges.across, ROWS.full_edge * ruling.area.width)
    if draft.closed and (_ruled_columns(draft) or len(across) > 2):  # noqa: PLR2004  over, between, under
        return True
    return bool(draft.header) and len(across) > 0 and len(draft.header[-1].names) > 1


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
