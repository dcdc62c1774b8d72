"""Passages of a document in; pages with rows of numbers in no table or chart out."""

import re
from collections import Counter
from collections.abc import Container, Iterator

from auditor.document import Document, Passage, Place
from auditor.match.reading import Scope
from auditor.metrics.figures import Leftover
from auditor.metrics.years import split_years

_FEWEST = 3
"""Bare numbers side by side from which they look like a row of a table."""
_BARE = re.compile(r"\(?\d[\d,]*(?:\.\d+)?%?\)?")
_ISSUE = re.compile(r"\d{1,2}")


def loose_numbers(
    document: Document, scope: Scope, known: Container[Place]
) -> Iterator[Leftover]:
    """Yield one for each page where such rows stand within ``scope``.

    ``known`` are the places of the figures that were read. Small numbers, each once,
    are those of steps or of issues in a matrix.
    """
    charted = {line.place for chart in document.charts for line in chart.labels}
    pages: dict[int, list[Passage]] = {}
    for passage in document.passages:
        place = passage.pieces[0].place
        is_bare = _BARE.fullmatch(passage.text) and not split_years(passage.text)[0]
        is_new = place not in charted and place not in known
        if is_bare and is_new and place.box and scope.holds(place):
            pages.setdefault(place.page, []).append(passage)
    for alone in pages.values():
        rows = Counter(map(_height, alone))
        printed = [passage.text for passage in alone]
        is_list = all(map(_ISSUE.fullmatch, printed)) and len({*printed}) == len(alone)
        if max(rows.values()) >= _FEWEST and not is_list:
            first = next(p for p in alone if rows[_height(p)] >= _FEWEST)
            yield Leftover(
                place=first.pieces[0].place,
                title=document.sections[first.section].title,
                chart=False,
                values=len(alone),
            )


def _height(passage: Passage) -> int:
    """Return how far down the page ``passage`` stands, in points."""
    box = passage.pieces[0].place.box
    return round(box.top) if box else 0
