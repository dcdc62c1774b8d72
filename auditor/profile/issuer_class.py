"""Leaves, stock code and what the user says in; the class of the issuer out.

Main Board or GEM is read from the report. LargeCap is a matter of index membership
through the whole year before and decides what is mandatory: a person declares it.
"""

import datetime as dt
import re
from dataclasses import dataclass

from auditor.document import fold
from auditor.guide.provisions import Guide, IssuerClass
from auditor.guide.recognise import Phrases, Recognition
from auditor.profile.facts import Overrides
from auditor.profile.issuer import company_patterns
from auditor.profile.leaves import Leaf, told
from auditor.profile.phrases import first_span, fold_words, tidy
from auditor.profile.stock_code import codes_in

_SENTENCE = re.compile(
    r".+?(?:[。\uff01\uff1f；!?;]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?=\s)|$)"
)
_CLAUSE = re.compile("[^\uff0c：]+")
_LONG = 180
"""Letters of a sentence in Chinese of which only the clause is quoted."""
_LARGE, _MAIN, _GEM = IssuerClass.LARGE_CAP, IssuerClass.MAIN_BOARD, IssuerClass.GEM


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClass:
    """The class that the audit takes the issuer to be of."""

    value: IssuerClass
    reason: str
    """Where it was read, who gave it, or that it is assumed."""
    others: tuple[IssuerClass, ...] = ()
    """Classes that nothing rules out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """By what a sentence is known to speak of the issuer."""

    names: tuple[str, ...]
    stock_code: str
    """Five digits; empty where none was found."""

    def left_by(self, sentence: str, rules: Recognition) -> bool:
        """Tell whether ``sentence`` is on all companies, or names another one."""
        text = tidy(sentence)
        if first_span(fold_words(text), rules.classes.general.every()):
            return True
        known = tuple(
            fold(name) for name in (*self.names, *rules.issuer.others) if name
        )
        return bool(codes_in(text, rules.issuer) - {self.stock_code}) or not all(
            fold(hit[0]).endswith(known)
            for pattern in company_patterns(rules.issuer)
            for hit in pattern.finditer(text)
        )


def class_of(
    leaves: tuple[Leaf, ...], own: Own, recognition: Recognition, given: Overrides
) -> ReadClass:
    """Return the class that the user gave, or that the report shows, or Main Board."""
    if given.issuer_class is not None:
        by = given.class_confirmed_by
        reason = f"declared, and confirmed by {by}" if by else "given by the user"
        if given.as_of and not by:
            reason += " for the readiness view, and confirmed by nobody"
        return ReadClass(value=given.issuer_class, reason=reason)
    rules, stock_code = recognition.classes, own.stock_code
    on_gem, on_main = (
        _printed(leaves, phrases, own, recognition)
        for phrases in (rules.gem, rules.main_board)
    )
    if on_gem and not on_main:
        return ReadClass(value=_GEM, reason=f"read in {on_gem}")
    if on_main and not on_gem:
        return ReadClass(value=_MAIN, reason=f"read in {on_main}", others=(_LARGE,))
    reason = "assumed: the report does not show on which board the issuer is listed"
    first, last = rules.gem_codes
    if stock_code and first <= int(stock_code) <= last:
        # Nobody has confirmed which codes are of GEM, so that decides nothing.
        reason += f" (stock code {stock_code} may be one of GEM)"
    return ReadClass(value=_MAIN, reason=reason, others=(_LARGE, _GEM))


def _printed(
    leaves: tuple[Leaf, ...], phrases: Phrases, own: Own, rules: Recognition
) -> str:
    """Return the first sentence on the issuer with one of ``phrases``, and its place.

    Of a long one only the clause with the phrase; empty if there is none.
    """

    def held(text: str) -> bool:
        return bool(first_span(fold_words(tidy(text)), phrases.every()))

    for leaf in leaves:
        if span := first_span(leaf.folded, phrases.every()):
            strips = leaf.strips_of(*span)
            for sentence in map(str.strip, _SENTENCE.findall(leaf.around(strips))):
                if held(sentence) and not own.left_by(sentence, rules):
                    parts = _CLAUSE.findall(sentence) if len(sentence) > _LONG else ()
                    clause = next(filter(held, parts), sentence).strip()
                    return told(clause, sentence, strips[0])
    return ""


def doubt(read: ReadClass, guide: Guide, edition: str, commenced: dt.date) -> str:
    """Tell what is assumed where another class would be bound otherwise; or nothing."""
    matters = any(
        guide.obligation(provision, commenced, other)
        is not guide.obligation(provision, commenced, read.value)
        for provision in guide.provisions(edition)
        for other in read.others
    )
    if not matters:
        return ""
    bound = "Duties that depend on the class of issuer are those of a Main Board issuer"
    if _GEM in read.others:
        return (
            f"{bound} other than LargeCap: this is assumed, not read from the report "
            "(give it with --issuer-class)."
        )
    return (
        f"{bound} other than LargeCap: that it is no LargeCap issuer is assumed "
        "(declare one with --issuer-class large-cap)."
    )
