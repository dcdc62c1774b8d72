"""Text of a file in; its lines, each sorted as blank, furniture, table row or text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import dropwhile, groupby

from auditor.document import Place
from auditor.ingest import signs
from auditor.ingest.join import squeeze, unbroken

_LINE_END = re.compile(r"\r\n|\r|\n")
_EDGE = "\ufeff\u200b\f\v "
PIPE = re.compile(r"(?<!\\)\|")
"""What parts two cells; a pipe after a backslash is a letter of its cell."""
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_FENCED = re.compile(
    r"^(?P<fence>```|~~~)[^\n]*\n(?:(?!(?P=fence))[^\n]*\n)*(?P=fence)[ \t\r]*$",
    re.MULTILINE,
)
_SIGNS = re.compile(r"^(?:#{1,6}[ \t]+|(?:```|~~~)[^\r\n]*)", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_RULE = re.compile(r"^[-_=*\u2014\u2500 ]{3,}$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s?)?[-\u2013\u2014\s]{0,4}(?P<number>\d{1,4})[-\u2013\u2014\s]{0,4}"
    r"(?:of\s?\d{1,4}|/\s?\d{1,4})?$",
    re.IGNORECASE,
)
_FOLIO = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_RUNNING = 4
"""Times a line must recur, alone between blank lines, to be a running header."""
_EDGES = 3
"""Pages at whose head or foot a line must stand to be a running one."""
_GROUP = 60
"""Most letters of a line that names the rows below it."""
_GROUPS = 3
"""Most of such lines in a row ("B. Social", "Operating practices", "Aspect B5")."""
_SHORTEST = 4
"""Letters below which a recurring line is a label rather than a running header."""


class Sort(Enum):
    """What a line is before its neighbours are looked at."""

    BLANK = auto()
    FURNITURE = auto()
    """A running header, page number, rule or picture."""
    ROW = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One line of the file."""

    place: Place
    text: str
    sort: Sort
    gap: int
    """Lines without text directly above."""


def split_pages(text: str) -> tuple[str, ...]:
    """Split ``text`` at its form feeds; what comes after the last may be nothing."""
    pages = text.split("\f")
    return tuple(pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages)


def sort_lines(text: str) -> tuple[Raw, ...]:
    """Split ``text`` at its line ends and sort the lines.

    Where form feeds part it into pages, places carry the page instead of the line.
    """
    paged = "\f" in text
    pages = [
        _underlined(
            [line.strip(_EDGE) for line in _LINE_END.split(_as_seen(unbroken(page)))]
        )
        for page in split_pages(text)
    ]
    running = _running([line for page in pages for line in page])
    running |= _at_edges(pages)
    lines: list[Raw] = []
    gap = 0
    for page, texts in enumerate(pages, start=1):
        for number, line in enumerate(texts, start=1):
            sort = _sort(line, running)
            place = (
                Place(page=page, order=number) if paged else Place(page=1, line=number)
            )
            lines.append(Raw(place=place, text=line, sort=sort, gap=gap))
            gap = gap + 1 if sort in {Sort.BLANK, Sort.FURNITURE} else 0
    return tuple(_with_group_rows(lines))


def _as_seen(page: str) -> str:
    """Leave out comments, and the signs that mean nothing between fences."""
    page = _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", "", found[0]), page)
    return _FENCED.sub(lambda found: _SIGNS.sub("", found[0]), page)


def _underlined(texts: list[str]) -> list[str]:
    """Mark a title that stands alone over a rule as the heading that it is."""
    marked = list(texts)
    for index, rule in enumerate(texts[1:]):
        title = texts[index]
        alone = index == 0 or not texts[index - 1].strip()
        if alone and _UNDERLINE.match(rule) and signs.is_title(title):
            marked[index] = f"{'#' if rule[0] == '=' else '##'} {title}"
    return marked


def page_label(lines: Sequence[Raw]) -> str | None:
    """Return the number that is printed at the foot or the head of a page."""
    shown = [line.text for line in lines if line.text.strip()]
    for text in (*shown[-1:], *shown[:1]):
        found = _PAGE_NUMBER.match(text)
        if found:
            return found["number"]
    return None


def _with_group_rows(lines: Sequence[Raw]) -> Iterator[Raw]:
    """Take short lines between two rows of a tabbed table for rows ("By gender")."""
    runs = [
        list(run)
        for _, run in groupby(lines, key=lambda line: (line.sort, "\t" in line.text))
    ]
    for above, run, below in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        within = (
            run[0].sort is Sort.TEXT
            and len(run) <= _GROUPS
            and all(near and "\t" in near[0].text for near in (above, below))
            and not any(line.gap for line in (*run, *below[:1]))
            and all(map(_is_group, run))
        )
        yield from (replace(ln, sort=Sort.ROW) for ln in run) if within else run


def _is_group(line: Raw) -> bool:
    return len(line.text) <= _GROUP and not line.text.endswith(".")


def _sort(line: str, running: frozenset[str]) -> Sort:
    if not line.strip():
        return Sort.BLANK
    if _key(line) in running:
        return Sort.FURNITURE
    if _is_row(line):
        return Sort.ROW
    if _PICTURE.match(line) or _RULE.match(line) or _PAGE_NUMBER.match(line):
        return Sort.FURNITURE
    return Sort.TEXT


def _is_row(line: str) -> bool:
    return len(PIPE.findall(line)) > 1 or "\t" in line


def _key(line: str) -> str:
    """Return a running header without its page number; that of a row is a figure."""
    return squeeze(line) if _is_row(line) else _FOLIO.sub("", squeeze(line))


def _running(texts: Sequence[str]) -> frozenset[str]:
    """Return the lines that recur, alone between blank lines, over the file."""
    around = zip(["", *texts], texts, [*texts[1:], ""], strict=False)
    alone = Counter(
        _key(line)
        for before, line, after in around
        if line and not before.strip() and not after.strip() and not _is_row(line)
    )
    return frozenset(
        key
        for key, times in alone.items()
        if times >= _RUNNING and len(key) >= _SHORTEST and not signs.ends_lead(key)
    )


def _at_edges(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines that recur as the first or the last of their page."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_key(line) for line in _outermost(page)})
    return frozenset(
        key for key, times in edges.items() if times >= _EDGES and len(key) >= _SHORTEST
    )


def _outermost(page: Sequence[str]) -> Iterator[str]:
    """Yield the first and the last line of a page, unless it is a row of a table."""
    for lines in (page, page[::-1]):
        shown = list(
            dropwhile(lambda ln: not ln.strip() or _PAGE_NUMBER.match(ln), lines)
        )
        if shown and not (_is_row(shown[0]) and any(map(str.strip, shown[1:2]))):
            yield shown[0]
