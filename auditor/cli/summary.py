"""``Audit`` in; what the terminal shows of it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.cli.wrapping import places
from auditor.document import Place
from auditor.report.speech import Speech, speech_of
from auditor.report.text import day, page_runs, printable, quotation, where
from auditor.report.view import View, arrange
from auditor.result import Audit

_QUOTE = 90
"""Characters of a passage on the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The lines of the summary, before they are laid out."""

    title: str
    facts: tuple[str, ...]
    counts: tuple[tuple[str, ...], ...]
    """A head, then for each label its name, a count for each part, and the total."""
    totals: tuple[str, ...]
    to_close: tuple[tuple[str, str, str], ...]
    """Severity, provision, statement."""
    disagreeing: tuple[tuple[str, str], ...]
    """Provision, statement."""
    questions: tuple[tuple[str, str, str], ...]
    """Where a passage stands, what is to be asked, its words."""
    written: tuple[str, ...]
    speech: Speech
    """Says what stands around these."""


def summarise(audit: Audit, written: tuple[Path, ...]) -> Summary:
    """Return what there is to say of ``audit``; nothing of it can steer a terminal."""
    view = arrange(audit)
    speech = speech_of(audit)
    say = speech.say
    return Summary(
        title=_safe(_who(audit)),
        facts=tuple(_safe(say(fact)) for fact in _facts(audit)),
        counts=tuple(tuple(map(say, row)) for row in _counts(view)),
        totals=(
            say(f"Findings: {view.findings_told}"),
            say(f"Number checks: {view.checks.told}"),
            *_changes(view, speech),
        ),
        to_close=tuple(
            (finding.severity.value, finding.provision, _safe(finding.statement))
            for finding in view.gaps.to_close
        ),
        disagreeing=tuple(
            (check.kpi, _safe(check.statement)) for check in view.checks.exceptions
        ),
        questions=tuple(
            (say(place), say(about), words) for place, about, words in _questions(audit)
        ),
        written=tuple(_safe(path) for path in written),
        speech=speech,
    )


def _changes(view: View, speech: Speech) -> Iterator[str]:
    """Yield what has changed since the earlier audit that was given."""
    if changes := view.changes:
        grown = (f"{kind} {change:+d}" for kind, change in changes.counts if change)
        told = speech.say(", ".join(grown) or "no verdict")
        yield f"{speech.say(changes.title)}: {told}"
        yield speech.say(changes.told)


def plain(summary: Summary) -> Iterator[str]:
    """Yield ``summary`` as lines without colours or drawn boxes."""
    yield summary.title
    yield from summary.facts
    yield ""
    yield from _columns(summary.counts, numbers=True)
    yield ""
    yield from summary.totals
    say = summary.speech.say
    if summary.to_close:
        rows = [(say(level), *others) for level, *others in summary.to_close]
        yield from ("", say("To close first:"), *_columns(rows))
    if summary.disagreeing:
        rows = list(summary.disagreeing)
        yield from ("", say("Figures that do not agree:"), *_columns(rows))
    if summary.questions:
        yield from ("", say("Wording to ask about:"), *_columns(summary.questions))
    yield from ("", say("Written: ") + ", ".join(summary.written))


def _columns(
    rows: Sequence[tuple[str, ...]], *, numbers: bool = False
) -> Iterator[str]:
    """Yield ``rows`` in columns; numbers stand to the right, the last word is free."""
    widths = [max(map(places, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first + " " * (widths[0] - places(first))]
        for cell, width in zip(others, widths[1:], strict=True):
            room = " " * (width - places(cell))
            cells.append(room + cell if numbers else cell + room)
        yield f"  {'  '.join(cells)}".rstrip()


def _safe(text: object) -> str:
    return str(printable(str(text)))


def _who(audit: Audit) -> str:
    profile = audit.profile
    code = profile.stock_code.value
    return f"{profile.issuer.value or audit.file}{f' ({code})' if code else ''}"


def _facts(audit: Audit) -> Iterator[str]:
    profile = audit.profile
    yield f"Financial year {day(profile.fy_start)} to {day(profile.fy_end)}"
    supposed = f", as of {day(profile.as_of)}" if profile.as_of else ""
    yield f"Audited against the {audit.edition_title}{supposed}"
    first, last = profile.esg_pages
    unread = page_runs(entry.page for entry in audit.unread)
    read = f"not read: {unread}" if unread else "all read"
    if audit.paged:
        yield f"ESG report on pages {first} to {last} of {audit.pages}, {read}"
    yield from profile.warnings


def _questions(audit: Audit) -> Iterator[tuple[str, str, str]]:
    """Yield what reasons leave open, then other wording, each with a passage."""
    for question in audit.questions:
        ids, reason = ", ".join(question.provisions), question.reason
        yield _asked(reason.place, f"{ids}: {question.kind}", reason.quote)
    for flag in audit.flags:
        first, *others = flag.passages
        more = f" (and {len(others)} more)" if others else ""
        yield _asked(first.place, f"{flag.title}{more}", first.quote)


def _asked(place: Place, about: str, quote: str) -> tuple[str, str, str]:
    return where(place), _safe(about), _safe(quotation(quote, _QUOTE))


def _counts(view: View) -> tuple[tuple[str, ...], ...]:
    tallies = [part.tally for part in view.parts] + [view.whole]
    head = ("part", *(part.id for part in view.parts), "all")
    columns = [[str(count) for _, count in tally.counts] for tally in tallies]
    labels = [label.value for label, _ in view.whole.counts]
    return (head, *zip(labels, *columns, strict=True))
