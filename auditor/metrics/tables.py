"""KPI tables of a report in; their figures out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from auditor.document import Document, PassageKind, Row, Table
from auditor.metrics.clauses import without_asides
from auditor.metrics.context import in_context
from auditor.metrics.figures import Figure, Kind, Origin
from auditor.metrics.grid import Value, read_grid
from auditor.metrics.means import Means
from auditor.metrics.naming import Named, Namer
from auditor.metrics.quotes import beside_quote, standing_quote
from auditor.metrics.rows import side_by_side, with_parts, with_sums
from auditor.metrics.splits import Parts
from auditor.metrics.unit_labels import declarations
from auditor.metrics.years import split_years

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]{2,}")
_MOST_HEADINGS = 3
"""Headings over a table that are read for what it is about."""
_NEAREST = 2
"""Of what stands over a table: the caption and the heading next to it."""
_LEAD_WORDS = 5
"""Shorter lines above a table are labels of a chart."""
_SENTENCE = 16
"""Words; a longer label describes, and the people in it are not what is counted."""
_OLDEST = 10
"""Years before the reporting year beyond which a number is no column's year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a report says of all its tables."""

    declared: tuple[str, ...]
    """Texts that say in which unit the values are."""
    dash: Kind | None
    """What a dash stands for; ``None`` where nothing says so."""


def read_tables(
    document: Document, tables: Sequence[Table], means: Means, year: int
) -> Iterator[Figure]:
    """Yield the figures of ``tables``, of ``year`` and the years before it."""
    texts = [p.text for p in document.passages if p.kind is PassageKind.PARAGRAPH]
    declared = declarations(texts, means)
    texts += (note for table in document.tables for note in table.notes)
    dash = next(filter(None, map(means.numbers.dash_means, texts)), None)
    said = _Said(declared=declared, dash=dash)
    before: Table | None = None
    number = -1
    for table in tables:
        number += not (table.continues and before)
        before = _with_heads(table, before)
        if not lists_places(document, before, means):
            for figure in _read_table(document, before, said, means, year):
                known = figure.canonical if figure.valued else None
                yield replace(figure, canonical=known, table=number)


def lists_places(document: Document, table: Table, means: Means) -> bool:
    """Tell whether a table lists where things stand: its numbers are no figures."""
    title = document.sections[table.section].title
    words = means.metrics.tables.contents
    is_list = any(means.says(text, words) for text in (table.caption, title))
    return is_list or _is_index(table, means)


def holds_number(row: Row, means: Means) -> bool:
    """Tell whether a cell of a row under the heads, beside its label, is a number."""
    return not row.header and any(
        reading.kind is Kind.NUMBER and not split_years(cell.text)[0]
        for cell in row.cells[1:]
        for reading in means.numbers.cell(cell.text)
    )


def _with_heads(table: Table, before: Table | None) -> Table:
    """Give a table that goes on over a page break the caption and heads from before.

    A label over rows that stands last before the break is over the rows after it.
    """
    if not table.continues or before is None:
        return table
    table = replace(table, caption=table.caption or before.caption)
    own = tuple(takewhile(lambda row: row.header, table.rows))
    if not own and any(row.header for row in table.rows):
        return table
    heads = own or tuple(row for row in before.rows if row.header)
    if not heads or len(heads[0].cells) != len(table.rows[0].cells):
        return table
    body = table.rows[len(own) :]
    if len(before.rows[-1].cells) == len(heads[0].cells) and not _is_label(body[:1]):
        labels = takewhile(lambda row: _is_label([row]), reversed(before.rows))
        body = (*reversed(tuple(labels)), *body)
    return replace(table, rows=(*heads, *body))


def _is_label(rows: Sequence[Row]) -> bool:
    """Tell whether a row says something in its first cell alone."""
    return any(
        row.cells[0].text and not any(cell.text for cell in row.cells[1:])
        for row in rows
        if not row.header
    )


def _is_index(table: Table, means: Means) -> bool:
    """Tell whether the table is a content index: provisions with places beside them."""
    rows = [row for row in table.rows if not row.header]
    provision = re.compile(rf"{means.metrics.tables.provision}\b")
    named = sum(1 for row in rows if provision.match(row.cells[0].text))
    heads = [cell.text for row in table.rows if row.header for cell in row.cells]
    refers = any(means.says(head, means.metrics.tables.reference) for head in heads)
    values = sum(
        1 for row in rows for cell in row.cells if means.numbers.cell(cell.text)
    )
    return 2 * named >= len(rows) and (refers or values < len(rows))


def _read_table(
    document: Document,
    table: Table,
    said: _Said,
    means: Means,
    year: int,
) -> Iterator[Figure]:
    headings = reversed(document.heading_path(table.section))
    caption = table.caption
    if not means.hits(caption):
        caption = _lead(document, table, means) or caption
    above = (caption, *tuple(headings)[:_MOST_HEADINGS])
    declared = (*declarations(table.notes, means), *said.declared)
    namer = Namer(above, declared, means)
    printed = read_grid(table, means, year)
    title = tuple(row.cells[0].text for row in table.rows if row.header)
    own = (
        value
        for value in printed
        if _is_of_year(value, means) and _is_ours(value, above, title, means)
    )
    values = with_sums(tuple(own), means)
    named = [
        (value, namer.name(value))
        for value in in_context(tuple(values), means)
        if _counts(value, year)
    ]
    pairs = [
        (value, _figure(value, name, year, said.dash))
        for value, name in with_parts(named, namer, means)
        if not _only_describes(value, name)
    ]
    for value, figure in side_by_side(pairs, means):
        quote = standing_quote(
            document, value.row.quote, table.page, value.reading.printed
        )
        if quote:
            beside = tuple(beside_quote(document, table, value, quote))
            yield replace(figure, quote=quote, beside=beside)


def _lead(document: Document, table: Table, means: Means) -> str:
    """Return the last sentence above a table whose caption is a label of a chart."""
    above = [
        passage
        for passage in document.passages
        if (place := passage.pieces[-1].place).page == table.page
        and place.box
        and table.box
        and place.box.bottom <= table.box.top
        and passage.kind is not PassageKind.NOTE
        and len(_WORD.findall(passage.text)) >= _LEAD_WORDS
    ]
    said = means.lexicon.sentences(above[-1].plain) if above else ()
    return said[-1].text if said else ""


def _is_of_year(value: Value, means: Means) -> bool:
    """Tell whether a row holds what was measured, not what is aimed at or changed."""
    said = without_asides(value.label)
    return not means.says(said, means.metrics.tables.other_rows)


def _is_ours(
    value: Value, above: tuple[str, ...], title: tuple[str, ...], means: Means
) -> bool:
    """Tell whether no label over a value says that it is somebody else's.

    What the ``title``, the head of the labels, says ends at a row over others that
    says what is measured.
    """
    tables = means.metrics.tables
    if means.says(value.label, tables.others):
        return means.says(value.label, tables.value_chain)
    *groups, last = value.groups or ("",)
    topics = {name for m in means.metrics.metrics for r in m.labels for name in r.under}
    is_title = any(text and text in last for text in title)
    if not (is_title and any(means.says(text, tuple(topics)) for text in groups)):
        groups.append(last)
    labels = (*value.column, *groups, *above[:_NEAREST])
    return not any(means.says(text, tables.others) for text in labels)


def _counts(value: Value, year: int) -> bool:
    return value.year is None or year - _OLDEST <= value.year <= year


def _kind(value: Value, named: Named, dash: Kind | None) -> Kind:
    """Return what stands there; the report's legend of a dash goes first."""
    kind = value.reading.kind
    if kind is not Kind.DASH:
        return kind
    return dash or (Kind.NIL if named.metric.dash else kind)


def _only_describes(value: Value, named: Named) -> bool:
    """Tell whether the label is a sentence in which people are mentioned."""
    return named.metric.people and len(value.label.split()) > _SENTENCE


def _breakdown(value: Value, named: Named) -> Parts:
    segment = (("segment", value.segment),) if value.segment else ()
    return tuple(sorted(dict((*segment, *named.breakdown)).items()))


def _figure(value: Value, named: Named, year: int, dash: Kind | None) -> Figure:
    reading, measure = value.reading, named.unit.measure
    return Figure(
        kpi=named.metric.kpi,
        metric=named.metric.id,
        breakdown=_breakdown(value, named),
        year=value.year or year,
        kind=_kind(value, named, dash),
        value=reading.value,
        printed=reading.printed,
        unit=named.unit.text,
        canonical=measure.quantity(reading.value, reading.places) if measure else None,
        bound=reading.bound,
        certain=named.certain,
        places=reading.places,
        place=value.cell.place or value.row.place,
        quote=value.row.quote,
        marks=value.cell.marks,
        origin=Origin.TABLE,
        label=value.label,
    )
