"""A place of the report in; under which section that the index names it stands, out."""

from collections.abc import Iterator
from functools import cached_property

from auditor.document import Box, Document, Place

_NEAR = 0.5
"""Points by which two edges of the same line may differ."""

_INDENT = 20
"""Points by which a heading may stand to the right of what it heads."""


class Headed:
    """Tells one section from another on a page that holds parts of both."""

    def __init__(self, document: Document, named: frozenset[int]) -> None:
        """Hold the sections ``named``, given as indexes into those of ``document``."""
        self.document = document
        self._named = named

    def over(self, place: Place) -> Iterator[int]:
        """Yield the section at ``place`` and those above it, the nearest first.

        They end with the first that is named: none where no such stands above, or
        where a heading is not printed above the place. In columns side by side the
        order of reading may be in doubt.
        """
        at = self._at(place)
        above = []
        while at is not None and _is_above(self.document.sections[at].place, place):
            above.append(at)
            if at in self._named:
                yield from above
                return
            at = self.document.sections[at].parent

    def heading(self, place: Place) -> str:
        """Return the title of the section at ``place``; empty where none is known."""
        at = self._at(place) if place.box else self._lines.get(place.line)
        return self.title(at) if at else ""

    def title(self, section: int) -> str:
        """Return the title of a section."""
        return self.document.sections[section].title

    def _at(self, place: Place) -> int | None:
        if not place.box:
            return None
        return next(
            (
                section
                for box, section in self._boxes.get(place.page, ())
                if _opens(place.box, box)
            ),
            None,
        )

    @cached_property
    def _boxes(self) -> dict[int, list[tuple[Box, int]]]:
        """Return by page where each line and cell stands, and in which section."""
        held: dict[int, list[tuple[Box, int]]] = {}
        for place, section in self._places():
            if place.box:
                held.setdefault(place.page, []).append((place.box, section))
        return held

    @cached_property
    def _lines(self) -> dict[int | None, int]:
        """Return in which section each line of a file without pages stands."""
        return {place.line: at for place, at in self._places() if place.line}

    def _places(self) -> Iterator[tuple[Place, int]]:
        for passage in self.document.passages:
            for piece in passage.pieces:
                yield piece.place, passage.section
        for table in self.document.tables:
            for row in table.rows:
                yield row.place, table.section
                for cell in row.cells:
                    if cell.place:
                        yield cell.place, table.section


def _is_above(heading: Place, place: Place) -> bool:
    """Tell whether a heading stands before ``place``, and not to the right of it."""
    if heading.page != place.page or not heading.box or not place.box:
        return heading.page < place.page
    beside = heading.box.left - place.box.left <= _INDENT
    return beside and heading.box.top <= place.box.top


def _opens(whole: Box, part: Box) -> bool:
    """Tell whether ``part`` is the first line of ``whole``."""
    return (
        abs(whole.top - part.top) <= _NEAR
        and whole.left - _NEAR <= part.left
        and part.right <= whole.right + _NEAR
    )
