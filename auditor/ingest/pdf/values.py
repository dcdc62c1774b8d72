"""Strips of one line in; which of them are printed figures out."""

import re
from collections.abc import Sequence

from auditor.ingest.gridding import is_value
from auditor.ingest.pdf.lines import Strip
from auditor.ingest.pdf.measures import ROWS

_SENTENCE = re.compile(r"[a-z]{2,}[,.;:]?\s+[a-z]{2,}\s+[a-z]{2,}")
"""Three words of running text."""


def is_figure(strip: Strip) -> bool:
    """Tell whether a strip is a figure with, at most, a unit, or figures set close."""
    text = strip.text
    if strip.words[1:] and all(_is_number(word.text) for word in strip.words):
        return True
    return len(text) <= ROWS.figure and is_value(text) and not _SENTENCE.search(text)


def _is_number(text: str) -> bool:
    return text[-1].isdigit() and is_value(text)


def is_long(strip: Strip) -> bool:
    """Tell whether a strip is running text rather than a label."""
    return len(strip.text) > 2 * ROWS.figure


def figures_in(row: Sequence[Strip]) -> int:
    """Return how many strips of a line are figures."""
    return sum(is_figure(strip) for strip in row)
