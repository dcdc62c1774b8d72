"""An ``Audit`` and its guide in; the same audit told in Traditional Chinese out.

What the report prints stays as it is: quotes, names, labels, units.
"""

from collections.abc import Iterator
from dataclasses import fields, replace

from auditor.assess.finding import Finding
from auditor.assess.verdict import Verdict
from auditor.guide.chinese import Chinese, chinese_of, chinese_words
from auditor.guide.provisions import Aspect, Guide
from auditor.match.evidence import JudgedClaim
from auditor.metrics.climate import Climate
from auditor.profile.facts import Fact, Profile
from auditor.report.speech import Speech, Told
from auditor.result import Audit, Requirement


def in_chinese(audit: Audit, guide: Guide) -> Told:
    """Return ``audit``, made under ``guide``, in Chinese.

    What has no Chinese, as the user's own words in a guide, stays in English.

    Raises:
        GuideError: A bundled file does not hold what the bundled guide says.
    """
    texts = chinese_of(guide)
    speech = Speech(chinese_words() | dict(_of_guide(guide, texts)))
    say = speech.say
    whole = {one.name: getattr(audit, one.name) for one in fields(audit)}
    return replace(
        Told(**whole, speech=speech),
        edition_title=say(audit.edition_title),
        measured=say(audit.measured),
        measured_in_short=say(audit.measured_in_short),
        profile=_profile(audit.profile, speech),
        unread=tuple(replace(one, reason=say(one.reason)) for one in audit.unread),
        requirements=tuple(_requirements(audit, guide, texts)),
        verdicts=tuple(_verdict(verdict, texts) for verdict in audit.verdicts),
        findings=tuple(_finding(finding, speech) for finding in audit.findings),
        claims=tuple(_claim(claim, speech) for claim in audit.claims),
        questions=tuple(
            replace(one, text=say(one.text), kind=say(one.kind))
            for one in audit.questions
        ),
        flags=tuple(
            replace(one, title=say(one.title), question=say(one.question))
            for one in audit.flags
        ),
        checks=tuple(
            replace(one, statement=say(one.statement), arithmetic=say(one.arithmetic))
            for one in audit.checks
        ),
        computed=tuple(
            replace(one, title=say(one.title), arithmetic=say(one.arithmetic))
            for one in audit.computed
        ),
        climate=_climate(audit.climate, speech),
        titles={id_: say(title) for id_, title in audit.titles.items()},
    )


def _of_guide(guide: Guide, texts: Chinese) -> Iterator[tuple[str, str]]:
    """Yield what the guide says in English, and the Chinese of it."""
    for edition in guide.editions:
        yield edition.title, edition.title_zh
    for metric in guide.catalogue.metrics.metrics:
        if metric.id in texts.metrics:
            yield metric.title, texts.metrics[metric.id]
    for id_, split in texts.splits.items():
        yield id_.replace("_", " "), split
        yield f"{id_}: {{l}}", f"{split}：{{}}"
    for id_, reason in texts.reasons.items():
        yield id_.replace("-", " "), reason
    yield from ((p.title, p.title_zh) for p in guide.catalogue.climate.pillars)
    for aspect in guide.aspects:
        for provision in aspect.provisions:
            for element in provision.elements:
                if text := texts.elements.get((provision.id, element.id)):
                    yield element.text, text


def _climate(climate: Climate, speech: Speech) -> Climate:
    say = speech.say
    return replace(
        climate,
        pillars=tuple(replace(one, title=say(one.title)) for one in climate.pillars),
        targets=tuple(
            replace(
                one, subject=say(one.subject), kind=say(one.kind), basis=say(one.basis)
            )
            for one in climate.targets
        ),
        scope3=tuple(replace(row, title=row.title_zh) for row in climate.scope3),
    )


def _profile(profile: Profile, speech: Speech) -> Profile:
    def fact(known: Fact) -> Fact:
        return replace(known, reason=speech.say(known.reason))

    issuer, beside = fact(profile.issuer), profile.issuer_beside
    return replace(
        profile,
        issuer=replace(issuer, value=beside) if beside else issuer,
        issuer_beside=beside and issuer.value,
        stock_code=fact(profile.stock_code),
        edition=fact(profile.edition),
        period_reason=speech.say(profile.period_reason),
        class_reason=speech.say(profile.class_reason),
        esg_reason=speech.say(profile.esg_reason),
        warnings=tuple(map(speech.say, profile.warnings)),
    )


def _requirements(audit: Audit, guide: Guide, texts: Chinese) -> Iterator[Requirement]:
    edition = audit.profile.edition.value
    provisions = {p.id: p for p in guide.provisions(edition)}
    for one in audit.requirements:
        at = (one.id, edition)
        yield replace(
            one,
            title=guide.title_zh(provisions[one.id], edition) or one.title,
            aspect=_aspect(guide.home(one.id)) or one.aspect,
            asks=texts.asks.get(at, one.asks),
            source=texts.sources.get(at, one.source),
        )


def _aspect(aspect: Aspect) -> str:
    return f"{aspect.id} {aspect.title_zh}" if aspect.title_zh else ""


def _verdict(verdict: Verdict, texts: Chinese) -> Verdict:
    elements = (
        replace(e, text=texts.elements.get((verdict.provision, e.id), e.text))
        for e in verdict.elements
    )
    return replace(verdict, elements=tuple(elements))


def _finding(finding: Finding, speech: Speech) -> Finding:
    return replace(
        finding,
        statement=speech.say(finding.statement),
        remedy=speech.say(finding.remedy),
        looked_for=tuple(map(speech.say, finding.looked_for)),
        found=tuple(map(speech.say, finding.found)),
        missing=tuple(map(speech.say, finding.missing)),
    )


def _claim(judged: JudgedClaim, speech: Speech) -> JudgedClaim:
    doubt, stray = speech.say(judged.claim.doubt), speech.say(judged.claim.stray)
    claim = replace(judged.claim, doubt=doubt, stray=stray)
    return replace(judged, note=speech.say(judged.note), claim=claim)
