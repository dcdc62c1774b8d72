"""Points of the file in; points from the top left corner of the upright page out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page lies in the file's own coordinates."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    """Clockwise degrees, 0 to 270, by which the page is turned to be read."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (wide, high) if self.turn in {0, 180} else (high, wide)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point on the upright page."""
        turned = {
            0: (x - self.left, self.top - y),
            90: (y - self.bottom, x - self.left),
            180: (self.right - x, y - self.bottom),
            270: (self.top - y, self.right - x),
        }
        return turned[self.turn]

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where in the file a point of the upright page lies."""
        turned = {
            0: (x + self.left, self.top - y),
            90: (y + self.left, x + self.bottom),
            180: (self.right - x, y + self.bottom),
            270: (self.right - y, self.top - x),
        }
        return turned[self.turn]

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a rectangle on the upright page."""
        if not self.turn:
            return (
                left - self.left,
                self.top - top,
                right - self.left,
                self.top - bottom,
            )
        first, second = self.place(left, bottom), self.place(right, top)
        return (
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )
