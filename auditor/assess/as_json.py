"""Verdicts and what follows from them in, the values that the data file holds out.

``place`` gives where something stands in the report itself.
"""

from collections.abc import Iterator, Sequence

from auditor.assess.finding import Finding
from auditor.assess.reasons import Question
from auditor.assess.verdict import ElementOutcome, State, Verdict
from auditor.document import Quote
from auditor.match.evidence import Evidence, Explanation, JudgedClaim, NearMiss
from auditor.match.flags import Flag, Quoted
from auditor.metrics.as_json import Json, ToPlace


def verdict_json(verdict: Verdict, place: ToPlace) -> Json:
    """Return a verdict with its evidence, its reasons and what each element met."""
    return {
        "id": verdict.provision,
        "verdict": verdict.state,
        "obligation": verdict.obligation,
        "missing": [outcome.text for outcome in verdict.elements if outcome.missing],
        "confirm": [outcome.text for outcome in verdict.elements if outcome.confirm],
        "evidence": [
            *(_reason(reason, place) for reason in _grounds(verdict)),
            *(_evidence(evidence, place) for evidence in verdict.evidence),
            *(_reason(pointing, place) for pointing in _pointing(verdict)),
        ],
        "explanations": [_explanation(e, place) for e in verdict.explanations],
        "refused": [_explanation(e, place) for e in verdict.refused],
        "elements": [_element(outcome, place) for outcome in verdict.elements],
    }


def _evidence(evidence: Evidence, place: ToPlace) -> Json:
    return {
        **place(evidence.place),
        "quote": evidence.quote,
        "element": evidence.element,
        "confirm": evidence.confirm,
        **({"beside": quotes_json(evidence.beside, place)} if evidence.beside else {}),
        **({"section": evidence.section} if evidence.section else {}),
        **({"followed": evidence.followed} if evidence.followed else {}),
    }


def quotes_json(quotes: Sequence[Quote], place: ToPlace) -> list[Json]:
    """Return printed words, each with where they stand."""
    return [{**place(one.place), "quote": one.text} for one in quotes]


def _grounds(verdict: Verdict) -> tuple[Explanation, ...]:
    """Return the reasons where the verdict rests on them alone."""
    return verdict.explanations if verdict.state is State.EXPLAINED else ()


def _pointing(verdict: Verdict) -> Iterator[Evidence]:
    """Yield what points to another paper, once, where there is no evidence."""
    told = (o.referred for o in verdict.elements if o.missing and o.referred)
    yield from () if verdict.evidence else dict.fromkeys(told)


def _reason(reason: Explanation | Evidence, place: ToPlace) -> Json:
    return {**_quoted(reason, place), "element": None, "confirm": False}


def _quoted(said: Explanation | Evidence | NearMiss | Quoted, place: ToPlace) -> Json:
    return {**place(said.place), "quote": said.quote}


def _explanation(explanation: Explanation, place: ToPlace) -> Json:
    return {
        **_quoted(explanation, place),
        "reason": explanation.reason,
        "in_index": explanation.in_index,
        "names_item": explanation.grade.item,
        "gives_ground": explanation.grade.because,
        "gives_plan": explanation.grade.plan,
        "other_subject": explanation.grade.misfit,
    }


def question_json(question: Question, place: ToPlace) -> Json:
    """Return what an issuer's reason leaves open."""
    return {
        "provisions": list(question.provisions),
        "kind": question.kind,
        "text": question.text,
        **_quoted(question.reason, place),
    }


def flag_json(flag: Flag, place: ToPlace) -> Json:
    """Return a way of saying things with the passages that say so."""
    return {
        "flag": flag.id,
        "title": flag.title,
        "question": flag.question,
        "passages": [_quoted(passage, place) for passage in flag.passages],
    }


def _element(outcome: ElementOutcome, place: ToPlace) -> Json:
    near = outcome.nearest
    return {
        "id": outcome.id,
        "text": outcome.text,
        "met": outcome.met,
        "optional": outcome.optional,
        "confirm": outcome.confirm,
        "nearest": near and {**_quoted(near, place), "share": near.share},
        "outside": outcome.outside and _evidence(outcome.outside, place),
        **({"referred": _evidence(to, place)} if (to := outcome.referred) else {}),
    }


def finding_json(finding: Finding) -> Json:
    """Return what the reader is told of a gap or a figure."""
    return {
        "kind": finding.kind,
        "provision": finding.provision,
        "severity": finding.severity,
        "clear": finding.clear,
        "looked_for": list(finding.looked_for),
        "found": list(finding.found),
        "missing": list(finding.missing),
        "statement": finding.statement,
        "remedy": finding.remedy,
    }


def claim_json(judged: JudgedClaim, place: ToPlace, *, paged: bool) -> Json:
    """Return a row of the content index and what became of it."""
    claim = judged.claim
    return {
        "provision": claim.provision,
        "state": judged.state,
        "note": judged.note,
        **(place(claim.place) if claim.place else {}),
        "wording": claim.wording,
        "target": claim.target,
        "target_pages" if paged else "target_lines": list(claim.pages),
        "superseded": claim.superseded,
        "doubt": claim.doubt,
        "stray_page": claim.stray,
        "wording_of": claim.wording_of,
    }
