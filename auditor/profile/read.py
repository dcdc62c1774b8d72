"""A ``Document`` in, its ``Profile`` out, or a refusal that says what it is instead."""

import datetime as dt
from dataclasses import dataclass

from auditor.document import Document
from auditor.errors import UsageError
from auditor.guide.provisions import Guide
from auditor.guide.recognise import EsgRules, Recognition
from auditor.profile.chapter import Chapter, esg_chapter
from auditor.profile.dates import in_words
from auditor.profile.edition import edition_for, other_than_binds
from auditor.profile.facts import (
    Fact,
    NoYearError,
    OtherDocumentError,
    Overrides,
    Profile,
    ReportKind,
)
from auditor.profile.issuer import issuer_of
from auditor.profile.issuer_class import Own, class_of, doubt
from auditor.profile.kinds import (
    Hit,
    Kind,
    Signs,
    annual_report,
    esg_title,
    other_kind,
    signs_of,
)
from auditor.profile.leaves import Leaf, leaves_of, opening, printed, where
from auditor.profile.period import Period, given_period, read_period
from auditor.profile.pointer import pointer_to_report
from auditor.profile.script import language_of
from auditor.profile.stock_code import given_code, stock_code_of
from auditor.profile.topics import share

_REMEDY = "give the ESG report, or the annual report that holds it"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """The part of a document that is the ESG report."""

    kind: ReportKind
    pages: tuple[int, int]
    lines: tuple[int, int] | None = None
    leaves: tuple[Leaf, ...]
    reason: str
    warnings: tuple[str, ...] = ()


def profile_report(document: Document, guide: Guide, overrides: Overrides) -> Profile:
    """Tell who reports in ``document``, for which year, and where; the user wins.

    Raises:
        OtherDocumentError: The document is no ESG report and holds none.
        NoYearError: No financial year is printed, and none was given.
        UsageError: What the user gave cannot be, or the guide does not hold the
            edition that binds the year.
    """
    _check_pages(document, overrides)
    rules = guide.recognition
    leaves = leaves_of(document, rules.pages)
    scope = _scope(document, leaves, rules, overrides)
    period = _period(leaves, scope, rules, overrides)
    if period is None:
        raise NoYearError(
            f"{document.name}: no financial year is printed in the report. "
            "Give its first and last day with --fy-start and --fy-end.",
            kind=scope.kind,
        )
    naming = _naming(leaves, scope, rules)
    issuer, beside = _issuer(naming, rules, overrides)
    stock_code = _stock_code(naming, issuer, rules, overrides)
    as_of = _later(overrides.as_of, period)
    bound_from = as_of or period.start
    edition = edition_for(
        bound_from, guide, overrides.edition, supposed=as_of is not None
    )
    own = Own(names=(issuer.value, beside), stock_code=stock_code.value)
    read = class_of(naming, own, rules, overrides)
    doubtful = doubt(read, guide, edition.value, bound_from)
    other = other_than_binds(edition, bound_from, guide)
    return Profile(
        kind=scope.kind,
        issuer=issuer,
        issuer_beside=beside,
        stock_code=stock_code,
        fy_start=period.start,
        fy_end=period.end,
        as_of=as_of,
        period_reason=period.reason,
        edition=edition,
        issuer_class=read.value,
        class_reason=read.reason,
        class_confirmed_by=(overrides.class_confirmed_by or "").strip(),
        language=language_of(scope.leaves, rules.script),
        esg_pages=scope.pages,
        esg_lines=scope.lines,
        esg_reason=scope.reason,
        warnings=(
            *([_readiness(as_of, period)] if as_of else []),
            *filter(None, [other]),
            *scope.warnings,
            *period.warnings,
            *filter(None, [doubtful]),
        ),
    )


def _later(as_of: dt.date | None, period: Period) -> dt.date | None:
    """Return ``as_of``, a day after the report's own year began.

    Raises:
        UsageError: It is no later than that.
    """
    if as_of and as_of <= period.start:
        raise UsageError(
            f"--as-of {as_of}: the report's own year commenced on {period.start}. "
            "Give the first day of a later financial year, or leave it out."
        )
    return as_of


def _readiness(as_of: dt.date, period: Period) -> str:
    return (
        "Readiness view: what would be missing if this were the report for a year that "
        f"commences on {in_words(as_of)}. Its own year commenced on "
        f"{in_words(period.start)}; nothing here is a gap of that year."
    )


def _check_pages(document: Document, given: Overrides) -> None:
    """Refuse pages that the file does not have: they would bar nothing or all of it.

    Raises:
        UsageError: The message names the option.
    """
    options = {"--esg-pages": given.esg_pages, "--index-pages": given.index_pages}
    for option, pages in options.items():
        if pages is None:
            continue
        first, last = pages
        if not document.paged:
            raise UsageError(
                f"{document.name}: {option} was given, but this file states no pages. "
                f"Leave {option} out."
            )
        end = len(document.pages)
        if not 1 <= first <= last <= end:
            raise UsageError(
                f"{document.name}: {option} {first}-{last} was given, but the file has "
                f"{end} pages. Count them from 1, as a PDF viewer does."
            )


def _scope(
    document: Document, leaves: tuple[Leaf, ...], rules: Recognition, given: Overrides
) -> _Scope:
    signs = signs_of(document, leaves, rules)
    annual = annual_report(signs, rules.annual)
    if given.esg_pages is not None:
        kind = ReportKind.ANNUAL_REPORT if annual else ReportKind.ESG_REPORT
        return _given(leaves, given.esg_pages, kind)
    title, percent = esg_title(signs, rules.esg), share(leaves, rules.esg)
    speaks = title is not None and percent >= rules.esg.body
    other = other_kind(signs, rules.other)
    if annual and (other is None or other.weight <= annual.weight):
        chapter = esg_chapter(document, leaves, rules)
        if chapter and not (speaks and annual.hit is None):
            return _chapter(document, leaves, chapter)
        if not speaks:
            raise _no_chapter(document, rules)
    backed = rules.esg.backed if title else rules.esg.body
    long_enough = title is not None or len(leaves) >= rules.esg.body_pages
    if other and not (long_enough and percent >= backed):
        raise _refusal(document, other)
    if title is None and percent < rules.esg.body:
        raise _unknown(document, signs)
    return _whole(leaves, title, percent, rules.esg)


def _whole(
    leaves: tuple[Leaf, ...], title: Hit | None, percent: int, rules: EsgRules
) -> _Scope:
    warnings: tuple[str, ...] = ()
    reason = f"the whole file: {percent} % of its pages speak of ESG matters"
    if title:
        reason = f"the whole file, which names itself in {title.printed()}"
    else:
        warnings = ("No title of an ESG report was found; what it says makes it one.",)
    if percent < rules.thin:
        warnings = (f"Only {percent} % of the pages speak of ESG matters: check them.",)
    return _Scope(
        kind=ReportKind.ESG_REPORT,
        pages=(leaves[0].page, leaves[-1].page),
        leaves=leaves,
        reason=reason,
        warnings=warnings,
    )


def _given(
    leaves: tuple[Leaf, ...], pages: tuple[int, int], kind: ReportKind
) -> _Scope:
    first, last = pages
    return _Scope(
        kind=kind,
        pages=pages,
        leaves=tuple(leaf for leaf in leaves if first <= leaf.page <= last),
        reason=f"pages {first} to {last}, given by the user",
    )


def _chapter(document: Document, leaves: tuple[Leaf, ...], chapter: Chapter) -> _Scope:
    place = chapter.first, chapter.last
    return _Scope(
        kind=ReportKind.ANNUAL_REPORT,
        pages=place if document.paged else (leaves[0].page, leaves[-1].page),
        lines=None if document.paged else place,
        leaves=chapter.leaves,
        reason=chapter.reason,
        warnings=chapter.warnings,
    )


def _no_chapter(document: Document, rules: Recognition) -> OtherDocumentError:
    message = f"{document.name} is an annual report without an ESG chapter"
    if pointer := pointer_to_report(document, rules.esg):
        place = where(pointer.place)
        message += f" and points to a separate report ({place}): “{pointer.quote}”"
    return OtherDocumentError(f"{message}; {_REMEDY}", kind=ReportKind.ANNUAL_REPORT)


def _refusal(document: Document, kind: Kind) -> OtherDocumentError:
    told = f", by {kind.hit.printed()}" if kind.hit else ""
    return OtherDocumentError(
        f"{document.name} is {kind.name}{told}; no ESG report found; {_REMEDY}",
        kind=ReportKind.NOT_ESG,
    )


def _unknown(document: Document, signs: Signs) -> OtherDocumentError:
    lines = [strip for leaf in signs.front for strip in leaf.strips]
    opens = f"; it opens with {printed(lines[0])}" if lines else ""
    return OtherDocumentError(
        f"{document.name} is not an ESG report or an annual report: nothing names it "
        f"so and few of its pages speak of ESG matters{opens}; {_REMEDY}",
        kind=ReportKind.NOT_ESG,
    )


def _period(
    leaves: tuple[Leaf, ...], scope: _Scope, rules: Recognition, given: Overrides
) -> Period | None:
    front = opening(leaves, rules.pages)
    return (
        given_period(given, rules.period)
        or read_period(front, scope.leaves, rules.period, rules.pages)
        or read_period(front, leaves, rules.period, rules.pages)
    )


def _naming(
    leaves: tuple[Leaf, ...], scope: _Scope, rules: Recognition
) -> tuple[Leaf, ...]:
    """Return the pages that name the issuer: the first, the last and the ESG pages."""
    ends = leaves[: rules.annual.front_pages] + leaves[-rules.pages.opening :]
    own = {id(leaf) for leaf in ends + scope.leaves}
    return tuple(leaf for leaf in leaves if id(leaf) in own)


def _issuer(
    leaves: tuple[Leaf, ...], rules: Recognition, given: Overrides
) -> tuple[Fact, str]:
    if given.issuer is not None:
        return Fact(value=given.issuer, reason="given by the user"), ""
    return issuer_of(leaves, rules)


def _stock_code(
    leaves: tuple[Leaf, ...], issuer: Fact, rules: Recognition, given: Overrides
) -> Fact:
    if given.stock_code is not None:
        return given_code(given.stock_code)
    return stock_code_of(leaves, issuer.value, rules.issuer)
