"""A report in; every KPI figure that it prints out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from auditor.document import Document, Passage, PassageKind, Place, Table
from auditor.guide.provisions import Guide
from auditor.language import Lexicon, holds
from auditor.match.reading import Scope
from auditor.metrics.charts import chart_tables
from auditor.metrics.figures import Figure, Kind, Origin, Quantity
from auditor.metrics.means import Means, means_of
from auditor.metrics.quotes import standing_quote
from auditor.metrics.sentence_parts import told_apart
from auditor.metrics.sentence_years import spoken_year
from auditor.metrics.sentences import Statement, read_ranges, read_sentence
from auditor.metrics.tables import read_tables
from auditor.metrics.units import bounded, fold


def read_figures(
    document: Document, guide: Guide, lexicon: Lexicon, year: int, scope: Scope
) -> tuple[Figure, ...]:
    """Return the figures printed within ``scope`` that have a value."""
    printed = read_printed(document, guide, lexicon, year, scope)
    return tuple(figure for figure in printed if figure.valued)


def read_printed(
    document: Document, guide: Guide, lexicon: Lexicon, year: int, scope: Scope
) -> tuple[Figure, ...]:
    """Return what is printed within ``scope`` of every metric, in printed order.

    ``lexicon`` finds the terms of ``guide``, by which the report's own content index is
    known and left out; ``year`` is the reporting year.
    """
    barred = _index_sections(document, guide, lexicon)
    means = means_of(guide.catalogue)
    tables = tables_within(document, guide, lexicon, scope)
    passages = [
        passage
        for passage in document.passages
        if passage.section not in barred
        and any(scope.holds(piece.place) for piece in passage.pieces)
    ]
    tabled = read_tables(document, tables, means, year)
    of_tables = tuple(f for f in tabled if scope.holds(f.place))
    segments = _segments(of_tables, means)
    stated = _read_passages(document, passages, segments, means, year)
    of_sentences = (f for f in stated if scope.holds(f.place))
    known = (*of_tables, *_fresh(of_sentences, of_tables))
    drawn = read_tables(
        document, tuple(chart_tables(document, scope, means)), means, year
    )
    of_charts = (
        replace(f, origin=Origin.CHART, certain=False) for f in drawn if f.valued
    )
    return (*known, *_fresh(of_charts, known))


def tables_within(
    document: Document, guide: Guide, lexicon: Lexicon, scope: Scope
) -> tuple[Table, ...]:
    """Return the tables within ``scope`` but for those of the report's own index."""
    barred = _index_sections(document, guide, lexicon)
    return tuple(
        table
        for table in document.tables
        if table.section not in barred
        and any(scope.holds(row.place) for row in table.rows)
    )


def _index_sections(document: Document, guide: Guide, lexicon: Lexicon) -> set[int]:
    """Return the sections of the report's own content index."""
    barred: set[int] = set()
    for number, section in enumerate(document.sections):
        hits = lexicon.hits(section.title)
        titled = any(holds(hits, group) for group in guide.index.titles)
        if section.level and (titled or section.parent in barred):
            barred.add(number)
    return barred


def _read_passages(
    document: Document,
    passages: Iterable[Passage],
    segments: Mapping[str, str],
    means: Means,
    year: int,
) -> Iterator[Figure]:
    for passage in passages:
        states = means.figures.search(passage.text.casefold())
        if passage.kind is PassageKind.HEADING or not states:
            continue
        spoken: int | None = None
        for sentence in means.lexicon.sentences(passage.plain):
            stated = read_sentence(sentence, means, year, spoken)
            ranges = read_ranges(sentence, means, year, spoken)
            for statement in (*told_apart(stated, sentence, means), *ranges):
                place = passage.place_at(sentence.start + statement.start)
                line = passage.text[sentence.start :][: len(sentence.text)]
                figure = _figure(document, line, statement, place, means)
                if figure.quote:
                    nil = not (figure.value or figure.breakdown)
                    path = document.heading_path(passage.section) if nil else ()
                    names = (_bare(heading, means) for heading in path)
                    under = [segments[name] for name in names if name in segments]
                    own = (("segment", under[-1]),) if under else figure.breakdown
                    yield replace(figure, breakdown=own)
            if spoken != year:  # what is said of another year in passing ends with it
                spoken = spoken_year(sentence, means.metrics.sentences) or spoken


def _segments(figures: Iterable[Figure], means: Means) -> dict[str, str]:
    """Return the segments that tables print, by their bare names.

    Where a chapter on one says that there was none, it speaks of that one.
    """
    labels = (dict(figure.breakdown).get("segment", "") for figure in figures)
    return {name: label for label in labels if (name := _bare(label, means))}


def _bare(label: str, means: Means) -> str:
    """Return the name of a segment without "segment" or "business", folded."""
    groups = means.metrics.sentences.business
    words = (means.metrics.vocabularies[group] for group in groups)
    terms = bounded(fold(term) for word in words for term in (*word.en, *word.zh))
    return " ".join(terms.sub(" ", fold(label)).split())


def _figure(
    document: Document,
    line: str,
    statement: Statement,
    place: Place,
    means: Means,
) -> Figure:
    metric = statement.metric
    unit = statement.unit or metric.unit or (not statement.value and metric.nil) or ""
    measure = means.units.measure(unit, metric.id)
    value, places = statement.value, statement.places
    known = measure if statement.kind is Kind.NUMBER else None
    return Figure(
        kpi=metric.kpi,
        metric=metric.id,
        breakdown=statement.breakdown,
        year=statement.year,
        kind=statement.kind,
        value=value,
        printed=statement.printed,
        unit=statement.unit,
        canonical=known.quantity(value, places) if known else None,
        places=places,
        place=place,
        quote=standing_quote(document, line, place.page, statement.printed),
        origin=Origin.SENTENCE,
        bound=statement.bound,
    )


def _fresh(stated: Iterable[Figure], known: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures that no table and no sentence before has printed.

    What a sentence rounds ("578 t") a table has printed ("578.1 t").
    """
    seen = {_key(figure) for figure in known}
    quantities: dict[tuple[object, ...], list[Quantity]] = {}
    for figure in known:
        if figure.canonical:
            quantities.setdefault(_kind(figure), []).append(figure.canonical)
    for figure in stated:
        rounds = (
            figure.canonical and figure.canonical.rounds(quantity)
            for quantity in quantities.get(_kind(figure), ())
        )
        if _key(figure) not in seen and not any(rounds):
            seen.add(_key(figure))
            yield figure


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.year, figure.canonical and figure.canonical.unit


def _key(figure: Figure) -> tuple[object, ...]:
    quantity = figure.canonical
    value = quantity.value if quantity else figure.value
    unit = quantity and quantity.unit
    return figure.metric, figure.year, figure.valued, value, unit
