"""``Inspection`` in; the few lines that say what was read, for screen and page, out."""

from collections.abc import Iterator, Sequence

from auditor.document import Chart, Document, PageStatus, Place
from auditor.errors import ReportError
from auditor.inspection.found import Inspection
from auditor.inspection.parts import Part, PartKind
from auditor.inspection.unused import unused_words
from auditor.match.evidence import Claim
from auditor.match.reading import position
from auditor.metrics.figures import Figure, Leftover
from auditor.profile.facts import Profile, ReportKind
from auditor.report.grouping import grouped
from auditor.report.text import day, page_runs

_KINDS = {
    ReportKind.ESG_REPORT: "ESG report",
    ReportKind.ANNUAL_REPORT: "annual report with an ESG chapter",
}
_LANGUAGES = {
    "en": "English",
    "zh-Hant": "Traditional Chinese",
    "zh-Hans": "Simplified Chinese",
    "mixed": "English and Chinese",
}
_STATES = {
    PageStatus.READ: "read",
    PageStatus.BLANK: "blank",
    PageStatus.NO_TEXT: "without text",
    PageStatus.GARBLED: "garbled",
    PageStatus.FAILED: "not loaded",
}

_TIE = 40
"""Letters of a footnote that are shown beside its mark."""
Fact = tuple[str, str]
"""A label and what it says; an empty label carries on the one above."""


def overview(found: Inspection) -> tuple[Fact, ...]:
    """Return what kind of report it is, what was read of it and what it holds."""
    profile = found.profile
    facts = list(_of_profile(found, profile) if profile else _of_refused(found))
    return (*facts, *_pages(found), ("Holds", ", ".join(_counts(found))))


def status(found: Inspection) -> str:
    """Return ``report.status`` of the JSON, in words a person reads."""
    if isinstance(found.refusal, ReportError):
        return f"not auditable ({found.refusal.status})"
    if found.unread or found.incomplete:
        return "degraded: not all of it could be read"
    if found.refusal:
        return "read, but not auditable"
    warned = len(found.profile.warnings) if found.profile else 0
    return "flagged: read what to beware of" if warned else "read"


def warnings(found: Inspection) -> tuple[str, ...]:
    """Return what to beware of."""
    return found.profile.warnings if found.profile else found.document.warnings


def _of_refused(found: Inspection) -> Iterator[Fact]:
    yield "Document", str(found.refusal)
    yield "Status", status(found)


def _of_profile(found: Inspection, profile: Profile) -> Iterator[Fact]:
    yield "Document", f"{_KINDS[profile.kind]}: {profile.esg_reason}"
    yield "Status", status(found)
    code = f" ({profile.stock_code.value})" if profile.stock_code.value else ""
    yield "Issuer", f"{profile.issuer.value or 'no name found'}{code}"
    yield "Year", f"{day(profile.fy_start)} to {day(profile.fy_end)}"
    yield "Edition", found.edition_title
    yield "Language", _LANGUAGES[profile.language]
    if profile.esg_lines:
        yield "ESG lines", f"{profile.esg_lines[0]} to {profile.esg_lines[1]}"
    elif found.paged:
        first, last = profile.esg_pages
        yield "ESG pages", f"{first} to {last} of {found.pages}"


def _pages(found: Inspection) -> Iterator[Fact]:
    pages = found.document.pages
    if not found.paged:
        yield "Text", f"{len(pages[0].lines)} lines, no pages"
        return
    states = grouped(pages, key=lambda page: page.status)
    told = [
        f"{len(states[state])} {words}"
        for state, words in _STATES.items()
        if state in states
    ]
    yield "Pages", f"{len(pages)} in the file: {', '.join(told)}"
    unread = [page for page in pages if page.reason]
    for reason, of_it in grouped(unread, key=lambda page: page.reason).items():
        yield "", f"{numbered([page.number for page in of_it])}: {reason}"
    unused = {page.number: len(unused_words(page).split()) for page in pages}
    if any(unused.values()):
        on = numbered([number for number, count in unused.items() if count])
        yield "Unused", f"words that cannot be seen, or are set along a curve, on {on}"


def _counts(found: Inspection) -> Iterator[str]:
    document = found.document
    yield _counted(sum(section.level > 0 for section in document.sections), "section")
    yield _counted(len(document.passages), "passage")
    yield _counted(len(document.tables), "table")
    yield _counted(len(document.charts), "chart")
    rows = _counted(len(found.index.claims), "row") + " of a content index"
    if found.paged and found.index.pages:
        rows += f" ({numbered(found.index.pages)})"
    yield rows
    yield _counted(len(found.figures), "KPI figure")
    if found.leftovers:
        left = _counted(len(found.leftovers), "table or chart", "tables or charts")
        yield f"{left} with numbers that few or no figures were read from"


def _counted(count: int, noun: str, many: str = "") -> str:
    return f"{count} {noun if count == 1 else many or f'{noun}s'}"


def numbered(numbers: Sequence[int], unit: str = "page") -> str:
    """Return rising numbers of pages, or of another ``unit``, behind its name."""
    return f"{unit}{'' if len(numbers) == 1 else 's'} {page_runs(numbers)}"


def claim_told(found: Inspection, claim: Claim) -> str:
    """Return where a row of the content index points, and where that is."""
    unit = "page" if found.paged else "line"
    leads = numbered(claim.pages, unit) if claim.pages else f"no {unit} found"
    return f"{claim.target or 'names no place'} ({leads})"


def rows_of_index(
    found: Inspection, pages: range
) -> dict[Place | None, tuple[Claim, ...]]:
    """Return the claims of each row of the content index on ``pages``, as printed.

    Claims that the report makes elsewhere stand under ``None``.
    """
    shown = [c for c in found.index.claims if not c.place or c.place.page in pages]
    rows = grouped(shown, key=lambda claim: claim.place)
    last = (len(found.document.pages) + 1, 0.0)
    return dict(
        sorted(rows.items(), key=lambda row: position(row[0]) if row[0] else last)
    )


def part_told(found: Inspection, part: Part) -> str:
    """Return what a part of a page says; of a table, its number and size."""
    if part.index is None:
        return part.text
    if part.kind is not PartKind.TABLE:
        ties = "; ".join(_ties(found.document, part.index, part.places[0].page))
        return f"{part.text} [{ties}]" if ties else part.text
    table = found.document.tables[part.index]
    size = f"{len(table.rows)} rows of {len(table.rows[0].cells)} cells"
    carried = ", carries on the one before" if table.continues else ""
    return f"table {part.index + 1}: {size}{carried}"


def _ties(document: Document, passage: int, page: int) -> Iterator[str]:
    """Yield each footnote mark of a passage that stands on ``page``, with its note."""
    read = document.passages[passage]
    for mark in read.marks:
        if read.place_at(mark.start).page == page:
            for name in mark.names:
                note = document.note(name, page)
                told = "no such note" if note is None else document.passages[note].text
                yield f"{name} \N{RIGHTWARDS ARROW} {told[:_TIE]}"


def figure_told(figure: Figure) -> str:
    """Return a figure in one line."""
    split = (f"{name} {part}" for name, part in figure.breakdown)
    name = " ".join((figure.kpi, figure.metric, *split, str(figure.year)))
    return f"{name}: {figure.printed} {figure.unit or ''}".rstrip()


def leftover_told(left: Leftover) -> str:
    """Return a table or chart that gave few or no figures in one line."""
    kind = "chart" if left.chart else "table"
    title = f": {left.title}" if left.title else ""
    if left.read:
        return f"{kind} with {left.read} of {left.values} values read as figures{title}"
    return f"{kind} with numbers that no figure was read from{title}"


def chart_told(chart: Chart) -> str:
    """Return the columns of a chart in one line, or its labels and that it has none."""
    told = "; ".join(f"{bar.label.text} {bar.value.text}" for bar in chart.bars)
    if not chart.bars:
        told = f"values unpaired: {'; '.join(line.text for line in chart.labels)}"
    lead = f" [{chart.lead}]" if chart.lead else ""
    return f"{chart.title}: {told}{lead}" if chart.title else f"{told}{lead}"
