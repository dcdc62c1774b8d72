"""Figures in, one row each; groups of figures that belong together out.

``figures_frame`` is the way to have the figures of an audit as a table:
``figures_frame(audit.figures)``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from auditor.document import Place
from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Figure, Origin, Quantity
from auditor.metrics.intervals import Interval
from auditor.metrics.said import NOTHING, Said
from auditor.metrics.splits import Parts, folded

_COUNT = "count"
"""Dimension of what is counted one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An exact figure whose unit is known."""

    figure: Figure
    quantity: Quantity
    """The figure in its canonical unit."""
    parts: Parts
    """The breakdown of the figure, each label folded so that spellings compare."""

    @property
    def interval(self) -> Interval:
        """Return what rounds to the printed figure; whole counts are exact."""
        counted = self.quantity.dimension == _COUNT and self.quantity.step == 1
        half = Decimal(0) if counted else self.quantity.step / 2
        return Interval(low=self.quantity.value - half, high=self.quantity.value + half)

    @property
    def number(self) -> str:
        """Return the number in its canonical unit, as precise as it was printed."""
        return self.quantity.number

    @property
    def text(self) -> str:
        """Return the number with its canonical unit."""
        return f"{self.number} {self.quantity.unit}"

    @property
    def sourced(self) -> str:
        """Return the number with its unit and, of another document, where it stands."""
        figure = self.figure
        if not figure.file:
            return self.text
        return f"{self.text} ({figure.file}, {place_told(figure.place)})"

    @property
    def scope(self) -> str:
        """Return when and of what part, for the reader: ``2021, scopes 1+2``."""
        return scope_told(self.figure.year, self.figure.breakdown)

    def titled(self, metrics: Metrics) -> str:
        """Return the title of its metric with its scope, for the reader."""
        title = next(m.title for m in metrics.metrics if m.id == self.figure.metric)
        return f"{title} ({self.scope})"


def as_printed(group: Sequence[Known]) -> tuple[Known, ...]:
    """Return ``group`` in the unit that all of it is printed in, if there is one."""
    units = {(k.figure.unit, k.quantity.step.scaleb(k.figure.places)) for k in group}
    (unit, factor), *others = units
    if others or factor in {0, 1}:
        return tuple(group)
    return tuple(
        replace(
            known,
            quantity=replace(
                known.quantity,
                value=known.figure.value,
                unit=unit,
                step=known.quantity.step / factor,
            ),
        )
        for known in group
    )


def place_told(place: Place) -> str:
    """Return a page, or a line of a file without pages, for the reader."""
    return f"line {place.line}" if place.line else f"page {place.page}"


def scope_told(year: int, parts: Parts) -> str:
    """Return a year and a breakdown for the reader."""
    return ", ".join((str(year), *labels_told(parts)))


def labels_told(parts: Parts) -> Iterator[str]:
    """Yield the labels of a breakdown for the reader; bare digits get their kind."""
    for kind, label in parts:
        bare = not any(map(str.isalpha, label))
        yield f"{kind.replace('_', ' ')} {label}" if bare else label


def figures_frame(figures: Sequence[Figure]) -> pd.DataFrame:
    """Return a row for each of ``figures``, numbered as they are.

    Columns: ``metric``; ``breakdown`` (pairs of kind and label, as printed); ``year``;
    ``value`` (``Decimal``) and ``unit`` as printed; ``exact`` (no bound, no rounding
    word); ``canonical_value`` (``Decimal``) and ``canonical_unit``, ``None`` where the
    unit is not known; ``page``, or ``line`` in a file without pages.
    """
    columns = {
        "metric": [figure.metric for figure in figures],
        "breakdown": [figure.breakdown for figure in figures],
        "year": [figure.year for figure in figures],
        "value": [figure.value for figure in figures],
        "unit": [figure.unit for figure in figures],
        "exact": [figure.exact for figure in figures],
        "canonical_value": [f.canonical and f.canonical.value for f in figures],
        "canonical_unit": [f.canonical and f.canonical.unit for f in figures],
        "page": [f.place.page if f.place.line is None else None for f in figures],
        "line": [figure.place.line for figure in figures],
    }
    return pd.DataFrame(
        {name: pd.Series(values, dtype=object) for name, values in columns.items()}
    )


class Book:
    """The figures of a report that can be calculated with, found by what they are."""

    def __init__(self, figures: Sequence[Figure], said: Said = NOTHING) -> None:
        """Take the exact figures of a known unit, but for those read off a chart.

        ``said`` is what the report says beside them.
        """
        self.said = said
        frame = figures_frame(figures)
        printed = [figure.origin is not Origin.CHART for figure in figures]
        sure = frame["exact"].astype(bool) & pd.Series(printed, dtype=bool)
        frame = frame[sure & frame["canonical_unit"].notna()]
        self._known = {
            place: Known(
                figure=figures[place],
                quantity=quantity,
                parts=folded(figures[place].breakdown),
            )
            for place in frame.index
            if (quantity := figures[place].canonical)
        }
        parts = [known.parts for known in self._known.values()]
        self._frame = frame.assign(
            parts=pd.Series(parts, index=frame.index, dtype=object)
        )
        groups = self._frame.groupby(["metric", "year", "canonical_unit"], sort=False)
        self._found = {key: self._rows(rows) for key, rows in groups}
        self._tabled: dict[tuple[int, int], list[Known]] = {}
        for known in self._known.values():
            figure = known.figure
            if figure.table is not None:
                key = figure.table, figure.year
                self._tabled.setdefault(key, []).append(known)
        years = (k.figure.year for k in self._known.values() if not k.figure.file)
        self.latest = max(years, default=0)
        """Reporting year: the latest of which there is a figure."""

    def _rows(self, frame: pd.DataFrame) -> tuple[Known, ...]:
        return tuple(self._known[place] for place in frame.index)

    @property
    def all(self) -> tuple[Known, ...]:
        """Return every figure, in the order in which they are printed."""
        return tuple(self._known.values())

    def of(self, *metrics: str) -> tuple[Known, ...]:
        """Return the figures of ``metrics``, in the order in which they are printed."""
        return self._rows(self._frame[self._frame["metric"].isin(metrics)])

    def select(self, *metrics: str, year: int, unit: str) -> tuple[Known, ...]:
        """Return the figures of ``metrics`` in one year and one canonical unit."""
        keys = ((metric, year, unit) for metric in metrics)
        return tuple(known for key in keys for known in self._found.get(key, ()))

    def beside(self, known: Known) -> tuple[Known, ...]:
        """Return the figures of one table and year with ``known``, itself too."""
        table = known.figure.table
        if table is None:
            return (known,)
        return tuple(self._tabled[table, known.figure.year])

    def grouped(
        self, metrics: Sequence[str], *columns: str
    ) -> Iterator[tuple[Known, ...]]:
        """Yield the figures of ``metrics`` that agree in ``columns``.

        Beside those of ``figures_frame`` there is ``parts``, the folded breakdown.
        """
        wanted = self._frame[self._frame["metric"].isin(metrics)]
        for _, rows in wanted.groupby(list(columns), sort=False):
            yield self._rows(rows)
