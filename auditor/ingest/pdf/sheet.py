"""What the PDF engine gives to the rest of this folder: one ``Sheet`` a page.

Words and areas are named tuples: a report holds a hundred thousand of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from auditor.ingest.pdf.measures import GLYPHS, SIGHT

UNNAMED = "\ufffd"
"""Stands for a letter that the file draws and does not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a run of letters is set."""

    font: str
    size: float
    """Points, scaling included."""
    bold: bool
    italic: bool
    colour: int
    """Red, green and blue as one number."""


class Area(NamedTuple):
    """A rectangle in points from the top left corner of the upright page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Word(NamedTuple):
    """Letters without white space between them, all set alike."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    style: Style
    glued: bool
    """No space before it: the style changed within a printed word."""
    order: int
    """Place in the order of the file."""
    fresh: bool
    """The file starts a new line here."""
    painted: bool = True
    """The file asks for it to be drawn."""

    @property
    def middle(self) -> float:
        """Horizontal centre."""
        return (self.left + self.right) / 2


class Aside(NamedTuple):
    """Letters that stand on their side, as the labels of a narrow column do."""

    text: str
    order: int
    """Place in the order of the file."""
    area: Area


def are_near(one: int, two: int) -> bool:
    """Tell whether two colours look alike."""
    pairs = zip(channels(one), channels(two), strict=True)
    return max(abs(a - b) for a, b in pairs) <= SIGHT.near


def channels(colour: int) -> tuple[int, int, int]:
    """Return red, green and blue, of 255."""
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def around(boxes: Iterable[tuple[float, float, float, float]]) -> Area:
    """Return the least area that holds all of ``boxes``."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A rectangle that is filled with a colour."""

    area: Area
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page as the engine sees it."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    """Those that can be seen, in the order of the file."""
    hidden: int
    """Number of words that cannot be seen."""
    sideways: tuple[Aside, ...] = ()
    """Lines that stand on their side, in the order of the file."""
    rules: tuple[Area, ...]
    """Thin straight lines and the sides of frames."""
    fills: tuple[Fill, ...]
    curves: tuple[Area, ...]
    """Extents of drawings with curves."""
    drawn: int
    """Number of objects on the page, text included."""
    aside: int
    """Number of comments and form fields that hold words; they are not read."""
    raw: str
    unmapped: int
    """Letters for which the file does not say which they are."""
    pictures: tuple[Area, ...] = ()
    scanned: bool = False
    """One picture fills it and looks like written paper; it has hardly any words."""
    recognised: bool = False
    """Its words were read off its picture."""
    turned: bool = False
    """Its picture lies on its side, so that no words can be read off it."""

    @property
    def wordless(self) -> bool:
        """Whether no text can be taken from it."""
        return not any(map(str.isalnum, self.raw))

    @property
    def unnamed(self) -> int:
        """Number of words of which some letters, not all, are ``UNNAMED``."""
        return sum(
            UNNAMED in word.text and any(map(str.isalnum, word.text))
            for word in self.words
        )

    @property
    def garbled(self) -> bool:
        """Whether the file does not say which letters too many signs stand for."""
        return self.unmapped > GLYPHS.unmapped * max(len(self.words), 1)
