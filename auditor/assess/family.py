"""Verdicts of one edition in; the same, each parent held against its children, out."""

from collections.abc import Sequence
from dataclasses import replace

from auditor.assess.verdict import ElementOutcome, State, Verdict

_GAPS = frozenset((State.PARTIAL, State.OMITTED))


def with_families(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return ``verdicts``; a parent is disclosed only when its children mostly are.

    The children of ``D.26(a)`` are ``D.26(a)(i)`` and all others whose ids go on so.
    """
    return tuple(_among(verdict, verdicts) for verdict in verdicts)


def _among(verdict: Verdict, verdicts: Sequence[Verdict]) -> Verdict:
    below = [v for v in verdicts if v.provision.startswith(f"{verdict.provision}(")]
    gaps = sum(child.state in _GAPS for child in below)
    if verdict.state is not State.DISCLOSED or 2 * gaps <= len(below):
        return verdict
    elements = (*verdict.elements, _children(verdict))
    return replace(verdict, state=State.PARTIAL, elements=elements)


def _children(verdict: Verdict) -> ElementOutcome:
    return ElementOutcome(
        id="children",
        text=f"most of the paragraphs under {verdict.provision}",
        met=False,
        optional=False,
        confirm=False,
        nearest=None,
        share=1.0,
    )
