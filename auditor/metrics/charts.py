"""Charts of a document in; figures of columns, and what only the eye can tell, out."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.document import Bar, Cell, Chart, Document, Place, Row, Table
from auditor.guide.names import MetricName
from auditor.match.reading import Scope, position
from auditor.metrics.figures import Kind, Leftover
from auditor.metrics.intervals import Interval
from auditor.metrics.means import Means
from auditor.metrics.quantity import Reading
from auditor.metrics.splits import tells_part
from auditor.metrics.years import split_years

_FEWEST = 3
"""Columns from which a chart tells parts of something."""
_FEWEST_UNPAIRED = 2
"""Values, and labels, from which a chart without pairs has something to confirm."""
_LABEL_WORDS = 6
"""A longer line is running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pie:
    """A chart of the parts of one kind, of which no place tells whose a value is."""

    place: Place
    """Of the first value."""
    title: str
    kind: str
    """Of its parts, as its title says."""
    metrics: frozenset[MetricName]
    """Those that its title names; of heads none need be named."""
    values: tuple[Reading, ...]

    @property
    def printed(self) -> str:
        """Return the values as printed."""
        return ", ".join(value.printed for value in self.values)

    @property
    def total(self) -> Decimal:
        """Return what the values add up to."""
        return sum((value.value for value in self.values), Decimal(0))

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """Return what rounds to each of the values."""
        steps = ((v.value, Decimal(1).scaleb(-v.places) / 2) for v in self.values)
        return tuple(Interval(low=v - half, high=v + half) for v, half in steps)


def read_pies(document: Document, means: Means) -> Iterator[Pie]:
    """Yield the charts without pairs whose titles say which parts they are of."""
    for chart in document.charts:
        title = chart.title
        kinds = [s.key for s in means.metrics.splits if means.says(title, s.named_by)]
        lines = [line for line in chart.labels if _is_value(line.text, means)]
        if kinds and len(lines) >= _FEWEST_UNPAIRED and not chart.bars:
            yield Pie(
                place=lines[0].place,
                title=title,
                kind=kinds[0],
                metrics=frozenset(_named(title, means)),
                values=tuple(means.numbers.cell(line.text)[0] for line in lines),
            )


def _named(title: str, means: Means) -> Iterator[MetricName]:
    """Yield the metrics of which all that a label must say stands in ``title``."""
    for metric in means.metrics.metrics:
        for rule in metric.labels:
            says = means.says_all(title, (*rule.all, *rule.under))
            if rule.all and says and not means.says(title, rule.none):
                yield metric.id


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
            if line.place not in left
            and len(line.text.split()) <= _LABEL_WORDS
            and (tells_part(line.text, means) or split_years(line.text)[0])
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
