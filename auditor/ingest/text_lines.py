"""Text of a file in; its lines, each sorted as blank, furniture, table row or text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from auditor.ingest import signs
from auditor.ingest.join import squeeze

_LINE_END = re.compile(r"\r\n|\r|\n")
_EDGE = "\ufeff\u200b\f\v "
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_RULE = re.compile(r"^[-_=*\u2014\u2500 ]{3,}$")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s?)?[-\u2013\u2014\s]{0,4}\d{1,4}[-\u2013\u2014\s]{0,4}"
    r"(?:of\s?\d{1,4}|/\s?\d{1,4})?$",
    re.IGNORECASE,
)
_FOLIO = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_RUNNING = 4
"""Times a line must recur, alone between blank lines, to be a running header."""
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

    number: int
    """From 1."""
    text: str
    sort: Sort
    gap: int
    """Lines without text directly above."""


def sort_lines(text: str) -> tuple[Raw, ...]:
    """Split ``text`` at its line ends and sort the lines."""
    texts = [line.strip(_EDGE) for line in _LINE_END.split(text)]
    running = _running(texts)
    lines: list[Raw] = []
    gap = 0
    for number, line in enumerate(texts, start=1):
        sort = _sort(line, running)
        lines.append(Raw(number=number, text=line, sort=sort, gap=gap))
        gap = gap + 1 if sort in {Sort.BLANK, Sort.FURNITURE} else 0
    return tuple(_with_group_rows(lines))


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
    if line.count("|") > 1 or "\t" in line:
        return Sort.ROW
    if _PICTURE.match(line) or _RULE.match(line) or _PAGE_NUMBER.match(line):
        return Sort.FURNITURE
    return Sort.FURNITURE if _key(line) in running else Sort.TEXT


def _key(line: str) -> str:
    """Return a running header without its page number."""
    return _FOLIO.sub("", squeeze(line))


def _running(texts: Sequence[str]) -> frozenset[str]:
    """Return the lines that recur, alone between blank lines, over the file."""
    around = zip(["", *texts], texts, [*texts[1:], ""], strict=False)
    alone = Counter(
        _key(line)
        for before, line, after in around
        if line and not before.strip() and not after.strip() and "\t" not in line
    )
    return frozenset(
        key
        for key, times in alone.items()
        if times >= _RUNNING and len(key) >= _SHORTEST and not signs.ends_lead(key)
    )
