"""A page in; the words that the file holds for it and the reading does not, out."""

import re
from collections import Counter

from auditor.document import Page, fold

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u2e80-\uffff]+|\d+(?:[.,]\d+)*")
_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def unused_words(page: Page) -> str:
    """Return the words of ``page`` that are in none of its lines, in the file's order.

    They cannot be seen, or are set along a curve. A figure may have a footnote mark
    glued to it in the file: it counts as used where some line holds its digits.
    """
    lines = (*page.lines, *page.sideways)
    known = Counter(word for line in lines for word in _WORD.findall(line.text))
    folded = [fold(line.text) for line in lines]
    unused = []
    for word in _WORD.findall(page.raw):
        if known[word]:
            known[word] -= 1
        elif not (word[0].isdigit() and any(fold(word) in text for text in folded)):
            unused.append(word)
    return _HAN_SPACE.sub("", " ".join(unused))
