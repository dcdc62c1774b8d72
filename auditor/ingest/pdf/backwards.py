"""Text of a page in the engine's order in; the same with no line backwards out.

Where a file is made so that the engine takes it for one written from right to left, the
phrases of a Chinese line come last first. Only the places of the words tell.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from auditor.ingest.pdf.lines import FIRST_WIDE, spell
from auditor.ingest.pdf.measures import LINES
from auditor.ingest.pdf.sheet import Word


def turned_round(text: str, words: Sequence[Word]) -> str:
    """Return ``text`` with each Chinese line that runs backwards put in order.

    Args:
        text: All letters of a page.
        words: Its words; ``order`` is their place in ``text``.
    """
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for at, group in groupby(words, lambda word: bisect_right(starts, word.order) - 1):
        line = tuple(group)
        if _runs_backwards(line) and _is_whole(line, lines[at]):
            lines[at] = spell(sorted(line, key=lambda word: word.left))
    return "\n".join(lines)


def _runs_backwards(line: Sequence[Word]) -> bool:
    """Tell whether a word stands before the one that it should follow."""
    level = max(word.baseline for word in line) - min(word.baseline for word in line)
    return (
        level <= LINES.level * line[0].style.size
        and any(after.middle < before.left for before, after in pairwise(line))
        and any(sign >= FIRST_WIDE for word in line for sign in word.text)
    )


def _is_whole(line: Sequence[Word], printed: str) -> bool:
    """Tell whether the words hold all letters of the line: none stands on its side."""
    return sum(len(word.text) for word in line) == len("".join(printed.split()))
