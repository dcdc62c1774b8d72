"""A page in; the words that the file holds for it and the reading does not, out."""

import re
from collections import Counter

from auditor.document import Page

# Figures are left out: raised marks are taken off the words and numbers they stand at.
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u2e80-\uffff]+")
_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def unused_words(page: Page) -> str:
    """Return the words of ``page`` that are in none of its lines, in the file's order.

    They cannot be seen, or are set along a curve.
    """
    lines = (*page.lines, *page.sideways)
    known = Counter(word for line in lines for word in _WORD.findall(line.text))
    unused = []
    for word in _WORD.findall(page.raw):
        if known[word]:
            known[word] -= 1
        else:
            unused.append(word)
    return _HAN_SPACE.sub("", " ".join(unused))
