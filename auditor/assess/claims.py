"""The rows of the report's own index beside what was found."""

from collections.abc import Iterable, Iterator, Mapping

from auditor.assess.verdict import State, Verdict
from auditor.guide.provisions import Obligation
from auditor.match.evidence import Claim, ClaimState, Explanation, JudgedClaim
from auditor.match.headed import Headed
from auditor.match.tags import Tag
from auditor.metrics.figures import Figure

_IN_PART = "Only part of what is asked was found."


def judge_claims(
    claims: tuple[Claim, ...],
    verdicts: tuple[Verdict, ...],
    explanations: tuple[Explanation, ...] = (),
    headed: Headed | None = None,
) -> tuple[JudgedClaim, ...]:
    """Hold each row of the report's index against what was found.

    ``explanations`` are all that were found: a row that gives a reason points nowhere,
    whether the verdict rests on that reason or not. ``headed`` tells under which
    section named in the index a place stands.
    """
    by_id = {verdict.provision: verdict for verdict in verdicts}
    excused = {
        reason.provision
        for reason in explanations
        if reason.in_index and reason.accepted
    }
    judged = [
        _judge(
            claim,
            by_id[claim.provision],
            headed,
            excused=claim.provision in excused,
        )
        if claim.provision in by_id
        else JudgedClaim(
            claim=claim,
            state=ClaimState.NO_PROVISION,
            note="The edition in force has no such provision.",
        )
        for claim in claims
    ]
    claimed = {claim.provision for claim in claims}
    if claims:
        judged += [
            _unclaimed(verdict)
            for verdict in verdicts
            if verdict.provision not in claimed
            and verdict.obligation is Obligation.COMPLY_OR_EXPLAIN
        ]
    return tuple(judged)


def judge_tags(
    tags: Iterable[Tag],
    figures: tuple[Figure, ...],
    verdicts: Iterable[Verdict],
    metrics: Mapping[str, frozenset[str]],
) -> Iterator[JudgedClaim]:
    """Yield the rows, captions and headings that name another KPI than is under them.

    So where figures stand there and none is of the KPI, nor is any passage by which it
    is answered; or where the words are those of another KPI. ``metrics`` are those that
    answer each provision of the edition.
    """
    found = {
        (verdict.provision, piece.place.page, piece.quote)
        for verdict in verdicts
        for piece in verdict.evidence
    }
    for tag in tags:
        claim = tag.claim
        held = [f for f in figures if _stands(f.place.page, f.quote, tag)]
        known = metrics.get(claim.provision, frozenset[str]())
        if any(
            kpi == claim.provision and _stands(page, quote, tag)
            for kpi, page, quote in found
        ):
            continue
        if held and known and known.isdisjoint(figure.metric for figure in held):
            answered = ", ".join(dict.fromkeys(figure.kpi for figure in held))
            note = f"The figures under it answer {answered}."
            yield JudgedClaim(claim=claim, state=ClaimState.WRONG_TAG, note=note)
        elif claim.wording_of and not held:
            note = f"The words are those of {claim.wording_of}."
            yield JudgedClaim(claim=claim, state=ClaimState.OTHER_WORDING, note=note)


def _stands(page: int, quote: str, tag: Tag) -> bool:
    return any(page == at and quote in words for at, words in tag.held)


def _judge(
    claim: Claim, verdict: Verdict, headed: Headed | None, *, excused: bool
) -> JudgedClaim:
    pages = {piece.place.line or piece.place.page for piece in verdict.evidence}
    if excused:
        answered = pages and verdict.state is not State.EXPLAINED
        note = f"Answered all the same. {_found_on(verdict)}" if answered else ""
        return JudgedClaim(claim=claim, state=ClaimState.EXPLAINED, note=note)
    if verdict.state is State.EXPLAINED and not claim.doubt:
        return JudgedClaim(
            claim=claim,
            state=ClaimState.CONFIRMED,
            note="The report gives a reason for not answering.",
        )
    if claim.wording_of:
        note = f"The row words {claim.wording_of}. {_found_on(verdict)}"
        return JudgedClaim(claim=claim, state=ClaimState.OTHER_WORDING, note=note)
    unfound = claim.doubt and not claim.sections
    if not (pages or unfound or verdict.state is State.EXPLAINED):
        note = claim.doubt or claim.stray
        return JudgedClaim(claim=claim, state=ClaimState.NOTHING, note=note)
    return _placed(claim, verdict, pages, headed)


def _placed(
    claim: Claim, verdict: Verdict, pages: set[int], headed: Headed | None
) -> JudgedClaim:
    """Hold what was found against where the row points."""
    if claim.stray and not claim.pages and not claim.doubt:
        note = f"{claim.stray} {_found_on(verdict)}"
        return JudgedClaim(claim=claim, state=ClaimState.WRONG_PAGE, note=note)
    if claim.unpaged and not claim.doubt:
        note = f"The file has no pages. {_found_on(verdict)}"
        return JudgedClaim(claim=claim, state=ClaimState.UNCHECKED, note=note)
    if claim.doubt or (claim.target and not claim.pages):
        note = f"{claim.doubt} {_found_on(verdict)}".strip()
        return JudgedClaim(claim=claim, state=ClaimState.UNKNOWN_SECTION, note=note)
    if pages.intersection(claim.pages):
        other = _other_section(claim, verdict, headed) if headed else ""
        if other and not claim.stray:
            note = f"{_found_on(verdict).removesuffix('.')}, under “{other}”."
            return JudgedClaim(claim=claim, state=ClaimState.ELSEWHERE, note=note)
        state = ClaimState.WRONG_PAGE if claim.stray else ClaimState.CONFIRMED
        part = _IN_PART if verdict.state is State.PARTIAL else ""
        return JudgedClaim(claim=claim, state=state, note=claim.stray or part)
    return JudgedClaim(claim=claim, state=ClaimState.ELSEWHERE, note=_found_on(verdict))


def _other_section(claim: Claim, verdict: Verdict, headed: Headed) -> str:
    """Return under which other section all stands that was found on pages named.

    Nothing unless the index names that section in another row: a page may hold the
    end of one section and the beginning of the next.
    """
    found = [p.place for p in verdict.evidence if p.place.page in claim.pages]
    over = [tuple(headed.over(place)) for place in found]
    if not (claim.sections and over):
        return ""
    others = all(above and claim.sections.isdisjoint(above) for above in over)
    return headed.title(over[0][-1]) if others else ""


def _found_on(verdict: Verdict) -> str:
    if not verdict.evidence:
        return "Nothing was found for it."
    places = [piece.place for piece in verdict.evidence[:3]]
    kind = "line" if any(place.line for place in places) else "page"
    numbers = sorted({place.line or place.page for place in places})
    return f"Found on {kind} {', '.join(map(str, numbers))}."


def _unclaimed(verdict: Verdict) -> JudgedClaim:
    claim = Claim(provision=verdict.provision, wording="", target="", place=None)
    note = _found_on(verdict) if verdict.evidence else ""
    return JudgedClaim(claim=claim, state=ClaimState.MISSING, note=note)
