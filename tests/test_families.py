"""A parent is disclosed only when its children on the whole are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from auditor.assess.family import with_families
from auditor.assess.verdict import State, Verdict
from auditor.guide.provisions import Obligation

D, P, E, N, U = State  # disclosed, partial, explained, not found, unread


def _verdicts(parent: State, children: Sequence[State]) -> list[Verdict]:
    top = Verdict(
        provision="D.26(a)",
        state=parent,
        obligation=Obligation.COMPLY_OR_EXPLAIN,
        elements=(),
        evidence=(),
        explanations=(),
    )
    below = [
        replace(top, provision=f"D.26(a)({number})", state=state)
        for number, state in enumerate(children, 1)
    ]
    return [top, *below, replace(top, provision="D.26(b)", state=N)]


@pytest.mark.parametrize(
    ("children", "state"),
    [
        ((N, N, D), P),
        ((N, P, D), P),
        ((N, D), D),
        ((N, D, D), D),
        ((E, E, N), D),
        ((U, U, N), D),
        ((), D),
    ],
)
def test_most_children_bear_their_parent_out(
    children: Sequence[State], state: State
) -> None:
    """A reason is no gap, and neither is what could not be read."""
    parent, *rest = with_families(_verdicts(D, children))

    assert parent.state is state
    assert [one.state for one in rest] == [*children, N]
    assert [o.missing for o in parent.elements] == ([True] if state is P else [])


@pytest.mark.parametrize("state", [P, E, N, U])
def test_a_parent_that_is_not_disclosed_stays_as_it_is(state: State) -> None:
    """Whatever its children are."""
    assert with_families(_verdicts(state, (N, N)))[0].state is state
