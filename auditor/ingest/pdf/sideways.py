"""Letters that stand on their side in, whole labels out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor.ingest.pdf.measures import SIDEWAYS
from auditor.ingest.pdf.sheet import Aside, around


def sideways(letters: Iterable[Aside]) -> Iterator[Aside]:
    """Join ``letters``, which are in the order of the file, to labels.

    Letters close to each other are of one label. Written downwards, its first line is
    the rightmost; written upwards, the leftmost.
    """
    label: list[Aside] = []
    for letter in letters:
        if label and not any(
            _is_near(other, letter) for other in label[-SIDEWAYS.recent :]
        ):
            yield _read(label)
            label = []
        label.append(letter)
    if label:
        yield _read(label)


def _is_near(one: Aside, two: Aside) -> bool:
    first, second = one.area, two.area
    across = max(first.left, second.left) - min(first.right, second.right)
    along = max(first.top, second.top) - min(first.bottom, second.bottom)
    return across <= SIDEWAYS.leading and along <= SIDEWAYS.space


def _read(label: Sequence[Aside]) -> Aside:
    """Return the letters of one label as its text."""
    steps = [b.area.top - a.area.top for a, b in pairwise(label)]
    down = sum(step > 0 for step in steps) * 2 >= len(steps)
    lines: list[list[Aside]] = []
    for letter in sorted(label, key=lambda one: one.area.left, reverse=down):
        if not lines or not _is_beside(lines[-1][0], letter):
            lines.append([])
        lines[-1].append(letter)
    return Aside(
        text=" ".join(_line(line, down=down) for line in lines),
        order=label[0].order,
        area=around(letter.area for letter in label),
    )


def _is_beside(one: Aside, two: Aside) -> bool:
    """Tell whether two letters are of one line."""
    middle = (two.area.left + two.area.right) / 2
    return one.area.left <= middle <= one.area.right


def _line(letters: Sequence[Aside], *, down: bool) -> str:
    ordered = sorted(letters, key=lambda one: one.area.top, reverse=not down)
    text = ordered[0].text
    for one, two in pairwise(ordered):
        gap = max(one.area.top, two.area.top) - min(one.area.bottom, two.area.bottom)
        text += f" {two.text}" if gap > SIDEWAYS.gap else two.text
    return text
