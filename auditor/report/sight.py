"""Passages in; those that each need a picture of their own out."""

from collections.abc import Iterable

from auditor.document import Place, Quote

_SAME_LINE = 8
"""Points between the tops of two passages that stand on one line."""


def apart(passages: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return ``passages`` but for those on the line of one before them."""
    kept: list[Quote] = []
    for passage in passages:
        if not any(_level(passage.place, other.place) for other in kept):
            kept.append(passage)
    return tuple(kept)


def _level(one: Place, other: Place) -> bool:
    if one.page != other.page or one.box is None or other.box is None:
        return one == other
    return abs(one.box.top - other.box.top) < _SAME_LINE
