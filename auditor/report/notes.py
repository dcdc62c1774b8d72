"""``Audit`` in; what is written on a copy of the report, and on which words, out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.assess.finding import Finding, FindingKind
from auditor.document import Note, NoteKind, Place, Quote
from auditor.metrics.figures import Check, CheckResult
from auditor.report.grouping import grouped
from auditor.report.items import Item, items_of
from auditor.report.labels import DRAFT, RESULT_WORDS, Label
from auditor.report.speech import speech_of
from auditor.report.text import printable
from auditor.result import Audit

_RANK = tuple(NoteKind)


def notes_of(audit: Audit) -> tuple[Note, ...]:
    """Return one note for each passage that something is said of.

    Gaps that no passage comes near to stand together on the first page of the ESG
    report, in front of all others.
    """
    items = items_of(audit)
    gaps = {f.provision: f for f in audit.findings if f.kind is FindingKind.GAP}
    charts = {f.provision: f for f in audit.findings if f.kind is FindingKind.CHART}
    single = [
        *(note for item in items for note in _of_item(item, gaps)),
        *(note for item in items for note in _of_chart(item, charts)),
        *(_of_check(c) for c in audit.checks if c.result is not CheckResult.PASS),
    ]
    placed = [note for note in single if note.on.place.box]
    notes = (_of_report(audit, items, gaps), *_together(placed))
    said = speech_of(audit).lines
    return tuple(replace(note, text=said(note.text)) for note in notes)


def _together(notes: Iterable[Note]) -> Iterator[Note]:
    """Yield one note for all that is said of the same words."""
    for on, group in grouped(notes, key=lambda note: note.on).items():
        said = dict.fromkeys(note.text for note in group)
        kind = max((note.kind for note in group), key=_RANK.index)
        yield Note(kind=kind, text="\n\n".join(said), on=on)


def _of_item(item: Item, gaps: dict[str, Finding]) -> Iterator[Note]:
    head = _head(item, gaps)
    for found in item.quotes:
        text = f"{head}.\nAnswers: {item.words(found.element)}."
        yield _note(NoteKind.FOUND, text, found.quote, found.place)
    for reason in item.verdict.explanations:
        yield _note(
            NoteKind.FOUND, f"{head}.\nA reason is given.", reason.quote, reason.place
        )
    for element in item.missing:
        if near := element.nearest:
            text = f"{head}.\nMissing: {element.text}. These words come nearest."
            yield _note(NoteKind.NEAREST, text, near.quote, near.place)


def _of_chart(item: Item, charts: dict[str, Finding]) -> Iterator[Note]:
    """Yield what is to be confirmed by eye, on the words that announce it."""
    if finding := charts.get(item.requirement.id):
        head = f"{item.ref} {item.requirement.title}: {Label.CONFIRM}"
        text = f"{head} ({finding.severity}).\n{finding.statement}\n{finding.remedy}"
        for found in item.announced:
            yield _note(NoteKind.FIGURE, text, found.quote, found.place)


def _of_check(check: Check) -> Note:
    figure = check.figures[0]
    text = (
        f"{check.kpi}: {RESULT_WORDS[check.result]}.\n"
        f"{check.statement}\n{check.arithmetic}"
    )
    return _note(NoteKind.FIGURE, text, figure.quote, figure.place)


def _of_report(audit: Audit, items: Iterable[Item], gaps: dict[str, Finding]) -> Note:
    open_ = [
        f"{_head(item, gaps)}. Missing: {'; '.join(lacks)}."
        for item in items
        if item.requirement.id in gaps
        and (lacks := [e.text for e in item.missing if e.nearest is None])
    ]
    lines = [
        f"{DRAFT}. A software check against the {audit.edition_title}; no assurance.",
        f"{len(gaps)} gaps. No passage comes near what these miss:" if open_ else "",
        *open_,
    ]
    page = Place(page=audit.profile.esg_pages[0])
    return _note(NoteKind.PAGE, "\n".join(filter(None, lines)), "", page)


def _head(item: Item, gaps: dict[str, Finding]) -> str:
    gap = gaps.get(item.requirement.id)
    sure = "clear" if gap and gap.clear else "judgement"
    graded = f" ({gap.severity}, {sure})" if gap else ""
    return f"{item.ref} {item.requirement.title}: {item.label}{graded}"


def _note(kind: NoteKind, text: str, words: str, place: Place) -> Note:
    return Note(kind=kind, text=str(printable(text)), on=Quote(text=words, place=place))
