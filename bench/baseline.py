"""What a consultant would script in an afternoon: keywords and the content index.

The keywords of a provision are the words of its title and of what it asks, but for
those that a quarter of all provisions share. A paragraph or table row of the ESG pages
that holds three in ten of them discloses it; "not applicable" in its row of the index
explains it; else it is omitted. Three in ten did best on ``development``.
"""

import re
from collections import Counter
from collections.abc import Iterator

from auditor.document import Document
from auditor.guide.provisions import Guide

NEEDED = 0.3
_WORD = re.compile(r"[a-z]{3,}")
_INDEX_ROW = re.compile(r"\W*(?:KPI\W*)?([AB]\d\.\d)\b", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(r"\bn/?a\b|not applicable", re.IGNORECASE)


def keyword_verdicts(
    document: Document, pages: tuple[int, int], guide: Guide, edition: str
) -> dict[str, str]:
    """Return what the script says of each provision of ``edition``."""
    texts = list(_texts(document, pages))
    rows = [(row[1].upper(), t) for t in texts if (row := _INDEX_ROW.match(t))]
    explained = {id_ for id_, text in rows if _NOT_APPLICABLE.search(text)}
    blocks = [_words(text) for text in texts if not _INDEX_ROW.match(text)]
    asked = {
        p.id: _words(guide.title(p, edition) + " " + guide.wording(p, edition).asks)
        for p in guide.provisions(edition)
    }
    common = Counter(word for words in asked.values() for word in words)
    verdicts = {}
    for id_, words in asked.items():
        keywords = {word for word in words if common[word] < len(asked) / 4}
        needed = NEEDED * len(keywords)
        found = any(len(keywords & block) >= needed for block in blocks)
        gap = "explained" if id_ in explained else "omitted"
        verdicts[id_] = "disclosed" if found else gap
    return verdicts


def _texts(document: Document, pages: tuple[int, int]) -> Iterator[str]:
    for passage in document.passages:
        if pages[0] <= passage.pieces[0].place.page <= pages[1]:
            yield passage.text
    for table in document.tables:
        if pages[0] <= table.page <= pages[1]:
            yield from (" ".join(cell.text for cell in row.cells) for row in table.rows)


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())}
