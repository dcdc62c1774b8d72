"""A unit and a clue in; whether the unit denies what the clue asks for out."""

import re
from collections.abc import Iterator

from auditor.guide.clues import Clue, Denial
from auditor.language import Hits, Span, holds
from auditor.match.reading import Unit

_CLAUSE = re.compile(r"[,;:\uff0c\uff1b\uff1a]|\b(?:and|but)\b|[及並]")


def denied(clue: Clue, unit: Unit, denials: tuple[Denial, ...]) -> bool:
    """Tell whether ``unit`` says that what ``clue`` asks for is not there.

    A clue that itself asks for the denying word ("no fatality") is not denied by it,
    nor what stands in a clause before it ("waste is sorted, and is not weighed").
    """
    groups = clue.all or (clue.cover.of if clue.cover else ())
    asked = [span for group in groups for span in _spans(group, unit.hits)]
    return any(
        not any(span.start < other.end and other.start < span.end for other in asked)
        and _governs(span, asked, unit.text)
        for denial in denials
        for span in _denying(denial, unit.hits)
    )


def _denying(denial: Denial, hits: Hits) -> Iterator[Span]:
    if any(holds(hits, group) for group in denial.none):
        return
    made = None if denial.of is None else list(_spans(denial.of, hits))
    for span in _spans(denial.denying, hits):
        if made is None or any(
            0 < other.token - span.token <= denial.within and other.start >= span.end
            for other in made
        ):
            yield span


def _governs(span: Span, asked: list[Span], text: str) -> bool:
    before = max((other.end for other in asked if other.end <= span.start), default=0)
    after = any(other.start >= span.end for other in asked)
    return after or not _CLAUSE.search(text, before, span.start)


def _spans(group: str, hits: Hits) -> Iterator[Span]:
    for name in group.split("|"):
        yield from hits.get(name, ())
