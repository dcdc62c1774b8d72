"""A unit and a clue in; whether the unit denies what the clue asks for out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from auditor.guide.clues import Clue, Denial
from auditor.language import Hits, Span, holds
from auditor.match.reading import Unit

_OPENING = 2
"""Words within which a sentence opens."""
_STOP = re.compile(r"[,;:\uff0c\uff1b\uff1a]")

Stated = Callable[[Clue, Hits], bool]
"""Tells whether terms in one sentence are what a clue asks."""


def denied(clue: Clue, unit: Unit, denials: tuple[Denial, ...], stated: Stated) -> bool:
    """Tell whether ``unit`` says that what ``clue`` asks for is not there, or not yet.

    A clue that itself asks for the denying word ("no fatality") is not denied by it,
    nor what stands in a clause before it ("waste is sorted, and is not weighed"). What
    is announced is one list: "by gender and age is not disclosed" denies both.
    """
    listed, dated = clue.confirm, clue.dated is not None
    said = [
        (denial, span) for denial in denials for span in _denying(denial, unit.hits)
    ]
    if not said:
        return False
    if any((listed and d.announced) or (dated and d.dated) for d, _ in said):
        return True
    groups = clue.all or (clue.cover.of if clue.cover else ())
    asked = [span for group in groups for span in _spans(group, unit.hits)]
    return any(
        not any(span.start < other.end and other.start < span.end for other in asked)
        and (
            not stated(clue, _before(unit.hits, _clause(denial, span, unit)))
            if denial.ahead
            else _governs(
                replace(denial, apart=None) if listed else denial, span, asked, unit
            )
        )
        for denial, span in said
        if not (denial.announced or denial.dated)
    )


def _denying(denial: Denial, hits: Hits) -> Iterator[Span]:
    if not holds(hits, denial.denying) or any(holds(hits, g) for g in denial.none):
        return
    made = None if denial.of is None else list(_spans(denial.of, hits))
    for span in _spans(denial.denying, hits):
        if denial.opening is not None and span.token >= denial.opening:
            continue
        if made is None or any(
            0 < other.token - span.token <= denial.within and other.start >= span.end
            for other in made
        ):
            yield span


def _governs(denial: Denial, span: Span, asked: list[Span], unit: Unit) -> bool:
    names = list(_spans(denial.of, unit.hits)) if denial.named and denial.of else []
    asked = [
        one
        for one in asked
        if not any(name.start <= one.start and one.end <= name.end for name in names)
    ]
    if any(other.start >= span.end for other in asked):
        return True
    before = max((other.end for other in asked if other.end <= span.start), default=0)
    return _clause(denial, span, unit) < before


def _clause(denial: Denial, span: Span, unit: Unit) -> int:
    """Return the offset at which the clause begins that ``span`` stands in."""
    leads = _spans(denial.lead, unit.hits) if denial.lead else ()
    if any(lead.token < _OPENING for lead in leads):
        return 0
    stops = [stop.end() for stop in _STOP.finditer(unit.text, 0, span.start)]
    words = _spans(denial.apart, unit.hits) if denial.apart else ()
    ends = [word.end for word in words if word.end <= span.start]
    return max((*stops, *ends), default=0)


def _before(hits: Hits, offset: int) -> Hits:
    """Return the terms that end before ``offset``."""
    kept = {
        name: tuple(span for span in spans if span.end <= offset)
        for name, spans in hits.items()
    }
    return {name: spans for name, spans in kept.items() if spans}


def _spans(group: str, hits: Hits) -> Iterator[Span]:
    for name in group.split("|"):
        yield from hits.get(name, ())
