"""Passages in; those that each need a picture of their own out."""

from collections.abc import Iterable

from auditor.document import Quote
from auditor.match.evidence import Evidence, Explanation, NearMiss
from auditor.metrics.figures import Figure

_SAME_LINE = 8
"""Points between the tops of two passages that stand on one line."""


def passage(found: Evidence | NearMiss | Explanation | Figure) -> Quote:
    """Return what is to be shown of ``found``: its words and, of a cell, its heads."""
    pieces = found.beside if isinstance(found, Evidence | Figure) else ()
    page = found.place.page
    beside = tuple(piece.place for piece in pieces if piece.place.page == page)
    return Quote(text=found.quote, place=found.place, beside=beside)


def repeats(one: Quote, other: Quote) -> bool:
    """Tell whether a picture of ``other`` shows all of ``one``, highlighted."""
    return one.text in other.text and _shown(one, other)


def apart(passages: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return ``passages`` but for those that the picture of one before them shows."""
    kept: list[Quote] = []
    for passage in passages:
        if not any(_shown(passage, other) for other in kept):
            kept.append(passage)
    return tuple(kept)


def _shown(one: Quote, other: Quote) -> bool:
    """Tell whether both share some of their words, or stand on one line.

    Of a line, a cell with its heads shows no other.
    """
    a, b = one.place.box, other.place.box
    if one.place.page != other.place.page or a is None or b is None:
        return one.place == other.place
    across = a.left < b.right and b.left < a.right
    shared = across and a.top < b.bottom and b.top < a.bottom
    return shared or (not one.beside and abs(a.top - b.top) < _SAME_LINE)
