"""A printed line in; the longest piece of it that stands on its page out."""

from auditor.document import Document


def standing_quote(document: Document, line: str, page: int, value: str) -> str:
    """Return ``line``, or the words of it around ``value`` that stand on ``page``.

    Empty where not even ``value`` stands there.
    """
    if document.stands(line, page):
        return line
    words = line.split()
    starts = [i for i, word in enumerate(words) if value.split(maxsplit=1)[0] in word]
    pieces = [_grown(document, words, start, page) for start in starts]
    longest = max((p for p in pieces if value in p), key=len, default=value)
    return longest if document.stands(longest, page) else ""


def _grown(document: Document, words: list[str], start: int, page: int) -> str:
    """Return the word at ``start`` with its neighbours, as far as they stand."""
    first, last = start, start + 1
    while last < len(words) and document.stands(
        " ".join(words[first : last + 1]), page
    ):
        last += 1
    while first and document.stands(" ".join(words[first - 1 : last]), page):
        first -= 1
    return " ".join(words[first:last])
