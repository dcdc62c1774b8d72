"""Words and drawings of one page in; the words that a reader can see out."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from auditor.ingest.pdf.drawings import Drawings
from auditor.ingest.pdf.measures import SIGHT
from auditor.ingest.pdf.sheet import Area, Word, are_near, channels


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is asked of the page where the words alone leave it open."""

    address: Callable[[int], int]
    """Tells the address of the text object in which a letter stands."""
    leaves_ink: Callable[[Sequence[Word]], Sequence[bool]]
    """Tells for words whether they can be told from their ground; it is slow."""
    layered: bool
    """Whether the file has layers that are switched off."""


def seen(
    words: Sequence[Word], drawings: Drawings, size: tuple[float, float], scene: Scene
) -> list[Word]:
    """Return the words that are drawn, on the page, large enough, and stand out.

    Words in the colour of their ground, under a shape, or in a layer that is switched
    off are drawn and cannot be seen: where that may be so, the ink on the page decides.
    Invisible letters over a picture are what text recognition puts there: they count
    as seen, for the picture shows them.

    Args:
        words: All words.
        drawings: What else is drawn.
        size: Width and height of the page.
        scene: What is asked of the page.
    """
    drawn = [
        word
        for word in words
        if _is_on_paper(word, size)
        and (word.painted or _lies_on(word, drawings.pictures))
    ]
    suspects = _covered(drawn, drawings, scene) | _blending(drawn, drawings)
    if drawings.veiled:
        suspects |= {
            word.order for word in drawn if scene.address(word.order) in drawings.veiled
        }
    doubtful = [
        word
        for word in drawn
        if word.order in suspects or (scene.layered and word.painted)
    ]
    if not doubtful:
        return drawn
    vanished = {
        word.order
        for word, ink in zip(doubtful, scene.leaves_ink(doubtful), strict=True)
        if not ink
    }
    return [word for word in drawn if word.order not in vanished]


def _covered(words: Sequence[Word], drawings: Drawings, scene: Scene) -> set[int]:
    """Return the ``order`` of the words that something was drawn over."""
    first = min(drawings.turns.values(), default=0)
    covers = [cover for cover in drawings.covers if cover[1] > first]
    if not covers:
        return set()
    painted = sorted((word for word in words if word.painted), key=_height)
    heights = [_height(word) for word in painted]
    return {
        word.order
        for area, turn in covers
        for word in painted[
            bisect_left(heights, area.top) : bisect_right(heights, area.bottom)
        ]
        if area.left <= word.middle <= area.right
        and drawings.turns.get(scene.address(word.order), turn) < turn
    }


def _is_on_paper(word: Word, size: tuple[float, float]) -> bool:
    return (
        word.style.size >= SIGHT.tiny
        and 0 <= word.middle <= size[0]
        and 0 <= word.baseline <= size[1] + word.style.size
    )


def _blending(words: Sequence[Word], drawings: Drawings) -> set[int]:
    """Return the ``order`` of the words that may be in the colour of their ground.

    A few pale words on a picture are a title, which is seen; many are not let pass.
    """
    near = {
        colour: [fill.area for fill in drawings.fills if are_near(fill.colour, colour)]
        for colour in {word.style.colour for word in words}
    }
    grounds = [fill.area for fill in drawings.fills]
    blending = [
        word
        for word in words
        if _lies_on(word, near[word.style.colour])
        or (_is_pale(word) and not _lies_on(word, grounds))
    ]
    titles = {word.order for word in blending if _lies_on(word, drawings.pictures)}
    found = {word.order for word in blending}
    return found if len(titles) > SIGHT.title else found - titles


def _is_pale(word: Word) -> bool:
    return min(channels(word.style.colour)) >= SIGHT.pale


def _lies_on(word: Word, areas: Sequence[Area]) -> bool:
    return any(area.holds(word.middle, _height(word)) for area in areas)


def _height(word: Word) -> float:
    return (word.top + word.baseline) / 2
