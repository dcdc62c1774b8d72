"""A text in, lines that fit the terminal out; Han letters take two places."""

import shutil
import unicodedata
from collections.abc import Iterator

_WIDEST = 100  # longer lines are hard to read


def wrapped(text: str, first: str, others: str) -> Iterator[str]:
    """Yield ``text`` in lines that fit; ``first`` or ``others`` stands before each."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    line = first
    for word in text.split():
        gap = "" if line in {first, others} else " "
        if gap and places(f"{line} {word}") > width:
            yield line
            line, gap = others, ""
        line = f"{line}{gap}{word}"
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
