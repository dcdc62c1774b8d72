"""A printed line in; the longest piece of it that stands on its page out."""

from auditor.document import Document


def standing_quote(document: Document, line: str, page: int, value: str) -> str:
    """Return ``line``, or the words of it around ``value`` that stand on ``page``.

    Empty where not even ``value`` stands there.
    """
    if document.stands(line, page):
        return line
    words, size = line.split(), len(value.split())
    pieces = [
        _grown(document, words, (start, start + size), page)
        for start in range(len(words))
        if value in (piece := " ".join(words[start : start + size]))
        and document.stands(piece, page)
    ]
    longest = max(pieces, key=len, default=value)
    return longest if document.stands(longest, page) else ""


def _grown(
    document: Document, words: list[str], core: tuple[int, int], page: int
) -> str:
    """Return the words of ``core`` with their neighbours, as far as they stand."""
    first, last = core
    while last < len(words) and document.stands(
        " ".join(words[first : last + 1]), page
    ):
        last += 1
    while first and document.stands(" ".join(words[first - 1 : last]), page):
        first -= 1
    return " ".join(words[first:last])
