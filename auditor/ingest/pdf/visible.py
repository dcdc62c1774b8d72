"""Words and drawings of one page in; the words that a reader can see out."""

from collections.abc import Callable, Sequence

from auditor.ingest.pdf.drawings import Drawings
from auditor.ingest.pdf.measures import SIGHT
from auditor.ingest.pdf.sheet import Area, Word


def seen(
    words: Sequence[Word],
    drawings: Drawings,
    size: tuple[float, float],
    leaves_ink: Callable[[Sequence[Word]], Sequence[bool]],
) -> list[Word]:
    """Return the words that are drawn, on the page, large enough, and not on white.

    Invisible letters over a picture are what text recognition puts there: they count
    as seen, for the picture shows them.

    Args:
        words: All words.
        drawings: What else is drawn.
        size: Width and height of the page.
        leaves_ink: Tells for words whether they can be told from their ground; it is
            slow, so it is asked only where colours leave it open.
    """
    ground = [*(fill.area for fill in drawings.fills), *drawings.pictures]
    drawn = [
        word
        for word in words
        if _is_on_paper(word, size)
        and (word.painted or _lies_on(word, drawings.pictures))
    ]
    doubtful = [word for word in drawn if _is_pale(word) and not _lies_on(word, ground)]
    if not doubtful:
        return drawn
    vanished = {
        word.order
        for word, ink in zip(doubtful, leaves_ink(doubtful), strict=True)
        if not ink
    }
    return [word for word in drawn if word.order not in vanished]


def _is_on_paper(word: Word, size: tuple[float, float]) -> bool:
    return (
        word.style.size >= SIGHT.tiny
        and 0 <= word.middle <= size[0]
        and 0 <= word.baseline <= size[1] + word.style.size
    )


def _is_pale(word: Word) -> bool:
    colour = word.style.colour
    return min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= SIGHT.pale


def _lies_on(word: Word, areas: Sequence[Area]) -> bool:
    middle = (word.top + word.baseline) / 2
    return any(area.holds(word.middle, middle) for area in areas)
