"""A text in, lines that fit the terminal out; Han letters take two places."""

import re
import shutil
import unicodedata
from collections.abc import Iterator

_WIDEST = 100  # longer lines are hard to read
_WORD = re.compile(
    r"""\s*               # the gap before it
    [（「《\[]*           # what opens, and may not end a line
    (?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)  # a Han letter, or a word of others
    [，。；：、）」》\]]*  # what may not open a line
    """,
    re.VERBOSE,
)


def wrapped(text: str, first: str, others: str) -> Iterator[str]:
    """Yield ``text`` in lines that fit; ``first`` or ``others`` stands before each.

    A line may end between words, and between any two Han letters.
    """
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    line = first
    for word in _WORD.findall(" ".join(text.split())):
        fresh = line in {first, others}
        if not fresh and places(line + word) > width:
            yield line
            line, fresh = others, True
        line += word.lstrip() if fresh else word
    yield line.rstrip()


def folded(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` places, broken between words.

    A word without an end, such as a sentence in Chinese, is broken within.
    """
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}".lstrip()
        if places(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        line = ""
        for letter in word:
            if places(line + letter) > width:
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line]


def places(text: str) -> int:
    """Return how many places of a terminal ``text`` takes up."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)
