"""A printed line in; the longest piece of it that stands on its page out."""

from auditor.document import Document


def standing_quote(document: Document, line: str, page: int, value: str) -> str:
    """Return ``line``, or the most words of it around ``value`` that stand on ``page``.

    Empty where not even ``value`` stands there.
    """
    if document.stands(line, page):
        return line
    words = line.split()
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            piece = " ".join(words[start : start + size])
            if value in piece and document.stands(piece, page):
                return piece
    return value if document.stands(value, page) else ""
