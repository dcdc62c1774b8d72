"""Verdicts and the reasons they rest on in, what to ask management about them out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.assess.verdict import Verdict
from auditor.document import fold
from auditor.guide.quality import ReasonRules
from auditor.match.evidence import Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reason for not reporting leaves open; it changes no verdict."""

    provisions: tuple[str, ...]
    kind: str
    text: str
    reason: Explanation
    """The reason that raises it, with its words and place."""


def questions(
    verdicts: tuple[Verdict, ...], rules: ReasonRules | None
) -> tuple[Question, ...]:
    """Return what to ask, in the order of the Guide; blanket reasons come last.

    A statement to report under an accepted standard is asked about elsewhere.
    """
    if not rules:
        return ()
    given = [
        reason
        for verdict in verdicts
        for reason in verdict.explanations
        if not reason.blanket
    ]
    beside: dict[str, list[Explanation]] = defaultdict(list)
    for reason in given:
        beside[reason.provision].append(reason)
    single = [
        question
        for reasons in beside.values()
        for reason in reasons
        for question in _of(reason, reasons, rules)
    ]
    single += [
        question
        for verdict in verdicts
        for reason in verdict.refused
        if not reason.accepted
        for question in _astray(reason)
    ]
    alone = [reasons[0] for reasons in beside.values() if len(reasons) == 1]
    return (*_merged(single), *_reused(alone, rules))


def _of(
    reason: Explanation, beside: list[Explanation], rules: ReasonRules
) -> Iterator[Question]:
    """Yield what ``reason`` leaves open, all reasons for the provision being known."""
    yield from _astray(reason)
    told: dict[str, str] = {}
    if not any(other.grade.because for other in beside):
        told["no ground"] = (
            "The reason is given without a ground. On what does it rest?"
        )
    if reason.reason in rules.timed and not any(other.grade.plan for other in beside):
        told["no timetable"] = (
            "Information is said to be lacking. By which steps and when will it be "
            "reported?"
        )
    if at := reason.grade.ranked:
        where = f"Line {at.line}" if at.line else f"Page {at.page}"
        told["ranked material"] = (
            f"{where} ranks its subject as material. Does the reason hold all the same?"
        )
    for kind, text in told.items():
        yield Question(
            provisions=(reason.provision,), kind=kind, text=text, reason=reason
        )


def _astray(reason: Explanation) -> Iterator[Question]:
    if reason.grade.misfit:
        yield Question(
            provisions=(reason.provision,),
            kind="other subject",
            text=f"The reason speaks of {reason.grade.misfit}. Does it fit what is "
            "asked here?",
            reason=reason,
        )


def _merged(single: list[Question]) -> Iterator[Question]:
    """Yield one question where the same words raise it for several provisions."""
    groups: dict[tuple[str, str, str], list[Question]] = defaultdict(list)
    for question in single:
        words = fold(question.reason.quote)
        groups[question.kind, question.text, words].append(question)
    for group in groups.values():
        first = group[0]
        yield Question(
            provisions=tuple(dict.fromkeys(q.provisions[0] for q in group)),
            kind=first.kind,
            text=first.text,
            reason=first.reason,
        )


def _reused(given: list[Explanation], rules: ReasonRules) -> Iterator[Question]:
    """Yield the grounds that stand for so many provisions that each needs a look."""
    groups: list[list[Explanation]] = []
    for reason in given:
        same = next((group for group in groups if _is_same(group[0], reason)), None)
        if same is None:
            groups.append([reason])
        else:
            same.append(reason)
    for group in groups:
        ids = tuple(dict.fromkeys(reason.provision for reason in group))
        # What is asked in (a), (b) and (c) of one paragraph is one matter.
        if len({id_.partition("(")[0] for id_ in ids}) >= rules.reused_from:
            yield Question(
                provisions=ids,
                kind="same ground",
                text=f"The same ground stands for {len(ids)} provisions, if not in the "
                "same words. Does it hold for each of them?",
                reason=group[0],
            )


def _is_same(one: Explanation, other: Explanation) -> bool:
    """Tell whether two reasons differ in less than half of the words that count.

    One that is given for several provisions at once is the same for each.
    """
    if fold(one.quote) == fold(other.quote):
        return True
    words, others = one.grade.words, other.grade.words
    return one.reason == other.reason and 2 * len(words & others) >= len(words | others)
