"""First day of a financial year in, edition of the Guide that binds it out."""

import datetime as dt
from dataclasses import replace

from auditor.errors import UsageError
from auditor.guide.provisions import Edition, Guide
from auditor.guide.recognise import OtherEdition
from auditor.profile.dates import in_words
from auditor.profile.facts import Fact


def edition_for(
    commenced: dt.date, guide: Guide, wanted: str | None, *, supposed: bool = False
) -> Fact:
    """Return the edition for a financial year that commenced on that day.

    Of a ``supposed`` year, which the report is not about, the reason says so.

    Raises:
        UsageError: The guide does not hold the edition that binds the year, or the
            one that is wanted.
    """
    if wanted is not None:
        return _wanted(wanted, guide, commenced)
    known = _known(guide)
    binding = _binding(known, commenced)
    after = [edition for edition in known if edition.commencing > commenced][:1]
    year = f"the financial year commenced on {in_words(commenced)}"
    if supposed:
        year = f"as if the financial year commenced on {in_words(commenced)}"
    if not binding:
        raise UsageError(
            f"{year}, before {in_words(after[0].commencing)}, when the first edition "
            f"of the Guide took effect; {_remedy(guide)}"
        )
    limits = f"on or after {in_words(binding[0].commencing)}"
    if after:
        limits += f" and before {in_words(after[0].commencing)}"
    if binding[0].id not in {edition.id for edition in guide.editions}:
        raise UsageError(
            f"{year}, {limits}: the {binding[0].title} applies, which this guide does "
            f"not hold; {_remedy(guide)}"
        )
    reason = f"{year}, {limits}: the {binding[0].title} applies"
    return Fact(value=binding[0].id, reason=reason)


def other_than_binds(fact: Fact, commenced: dt.date, guide: Guide) -> str:
    """Return one sentence where another edition binds than that of ``fact``, or ""."""
    binding = _binding(_known(guide), commenced)
    if binding and binding[0].id == fact.value:
        return ""
    bound = f"The {binding[0].id} edition" if binding else "No edition of the Guide"
    return f"{bound} binds this year; audited against {fact.value} as asked."


def _wanted(wanted: str, guide: Guide, commenced: dt.date) -> Fact:
    for edition in guide.editions:
        if edition.id == wanted:
            fact = Fact(value=wanted, reason=f"given by the user: the {edition.title}")
            told = other_than_binds(fact, commenced, guide)
            return replace(fact, reason=f"{fact.reason}. {told}") if told else fact
    raise UsageError(f"the guide holds no edition {wanted!r}; {_remedy(guide)}")


def _binding(
    known: list[Edition | OtherEdition], commenced: dt.date
) -> list[Edition | OtherEdition]:
    return [edition for edition in known if edition.commencing <= commenced][-1:]


def _known(guide: Guide) -> list[Edition | OtherEdition]:
    held = {edition.id for edition in guide.editions}
    others = [e for e in guide.recognition.editions if e.id not in held]
    return sorted([*guide.editions, *others], key=lambda edition: edition.commencing)


def _remedy(guide: Guide) -> str:
    held = " or ".join(edition.id for edition in guide.editions)
    return f"hold the report against another edition with --edition {held}"
