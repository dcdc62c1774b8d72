"""Charts of a document in; figures of columns, and what only the eye can tell, out."""

from collections.abc import Container, Iterator

from auditor.document import Bar, Cell, Chart, Document, Place, Row, Table
from auditor.match.reading import Scope, position
from auditor.metrics.figures import Kind, Leftover
from auditor.metrics.means import Means
from auditor.metrics.splits import tells_part
from auditor.metrics.years import split_years

_FEWEST = 3
"""Columns from which a chart tells parts of something."""
_FEWEST_UNPAIRED = 2
"""Values, and labels, from which a chart without pairs has something to confirm."""
_LABEL_WORDS = 6
"""A longer line is running text."""


def chart_tables(document: Document, scope: Scope, means: Means) -> Iterator[Table]:
    """Yield a table of one column for each column chart within ``scope``."""
    for chart in document.charts:
        bars = [
            bar
            for bar in chart.bars
            if scope.holds(bar.value.place)
            and _is_value(bar.value.text, means)
            and tells_part(bar.label.text, means)
        ]
        if len(bars) >= _FEWEST:
            yield _table(chart, bars)


def unpaired_charts(
    document: Document, scope: Scope, means: Means, known: Container[Place]
) -> Iterator[Leftover]:
    """Yield one for each chart with values of which none tells whose it is.

    ``known`` are the places of the figures that were read.
    """
    for chart in document.charts:
        lines = [line for line in chart.labels if scope.holds(line.place)]
        values = [line for line in lines if _is_value(line.text, means)]
        left = [
            line.place
            for line in values
            if line.place not in known and not split_years(line.text)[0]
        ]
        labels = [
            line
            for line in lines
            if line not in values
            and len(line.text.split()) <= _LABEL_WORDS
            and tells_part(line.text, means)
        ]
        if min(len(left), len(labels)) >= _FEWEST_UNPAIRED:
            title = " ".join(filter(None, (chart.lead, chart.title)))
            yield Leftover(place=min(left, key=position), title=title, chart=True)


def _is_value(text: str, means: Means) -> bool:
    return [reading.kind for reading in means.numbers.cell(text)] == [Kind.NUMBER]


def _table(chart: Chart, bars: list[Bar]) -> Table:
    place = bars[0].value.place
    head = (Cell(text=""), Cell(text=chart.title))
    return Table(
        rows=(
            Row(cells=head, place=place, quote="", header=True),
            *(
                Row(
                    cells=(bar.label, Cell(text=bar.value.text)),
                    place=bar.value.place,
                    quote=bar.value.text,
                )
                for bar in bars
            ),
        ),
        page=chart.page,
        section=chart.section,
        caption=chart.title,
        notes=(),
    )
