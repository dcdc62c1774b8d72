"""How much of one PDF is read; nothing in, one table out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file is read, so that none can hold everything up."""

    seconds: int = 300
    """Seconds after which reading is stopped; 5,000 pages take 15."""
    memory: int = 3 << 30
    """Bytes of address space; no report met so far needs a sixth of it."""
    pages: int = 5000
    """Pages of a file; the longest annual reports have 500."""
    letters: int = 300_000
    """Letters on a page beyond which it is no page that anybody reads."""
    unpacked: int = 50_000_000
    """Bytes to which one part may unpack; the largest met has 3 million."""
    filters: int = 8
    """Filters one over the other beyond which the engine gives up."""
    recognised: int = 300
    """Pages of a file that are read off their pictures, at three seconds each."""
    patience: int = 9000
    """Seconds after which reading is stopped where pages are read off pictures."""
    checked: int = 50
    """Pages that came out empty of which a second reader is asked."""
    checking: int = 20
    """Seconds after which it is asked of no further page."""
    head: int = 20_000
    """Bytes before a stream in which its object begins."""
    piece: int = 65_536
    """Bytes that are unpacked at a time."""
    tail: int = 2048
    """Bytes at the end of a file in which its end mark stands."""
    name: int = 512
    """Bytes of the name of a font or an attached file."""
    bookmarks: int = 5000
    """Bookmarks; those that run in a circle have no end."""
    objects: int = 50_000
    """Objects drawn on a page, or in a form on it."""
    segments: int = 1000
    """Segments of a path beyond which it is a drawing without a look."""
    depth: int = 6
    """Forms drawn within each other."""
    shapes: int = 4000
    """Rules and fills on a page beyond which they are a picture."""
    drawn: float = 2000.0
    """Points of width or height beyond which a page is not drawn to look at it."""
    named_pages: int = 10
    """Pages that a warning names one by one."""


LIMITS = Limits()
