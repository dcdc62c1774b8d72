"""Figures in, one row each; groups of figures that belong together out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from auditor.metrics.figures import Figure, Quantity
from auditor.metrics.intervals import Interval
from auditor.metrics.splits import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A figure whose unit is known."""

    figure: Figure
    quantity: Quantity
    """The figure in its canonical unit."""

    @property
    def interval(self) -> Interval:
        """Return what rounds to the figure as it was printed."""
        half = self.quantity.step / 2
        return Interval(low=self.quantity.value - half, high=self.quantity.value + half)

    @property
    def number(self) -> str:
        """Return the number in its canonical unit, as precise as it was printed."""
        places = max(0, -int(self.quantity.step.normalize().as_tuple().exponent))
        return f"{self.quantity.value:,.{places}f}"

    @property
    def text(self) -> str:
        """Return the number with its canonical unit."""
        return f"{self.number} {self.quantity.unit}"

    @property
    def parts(self) -> Parts:
        """Return the breakdown of the figure."""
        return self.figure.breakdown


def figures_frame(figures: Sequence[Figure]) -> pd.DataFrame:
    """Return a row for each exact figure of a known unit, in the order of ``figures``.

    Columns: ``metric``, ``year``, ``unit`` (canonical), ``parts`` (the breakdown) and
    ``known`` (a ``Known``).
    """
    known = [
        Known(figure=figure, quantity=figure.canonical)
        for figure in figures
        if figure.canonical and figure.exact
    ]
    return pd.DataFrame(
        {
            "metric": [one.figure.metric for one in known],
            "year": [one.figure.year for one in known],
            "unit": [one.quantity.unit for one in known],
            "parts": pd.Series([one.parts for one in known], dtype=object),
            "known": pd.Series(known, dtype=object),
        }
    )


class Book:
    """The figures of a report, found by what they are of."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._frame = figures_frame(figures)
        groups = self._frame.groupby(["metric", "year", "unit"], sort=False)
        self._found = {key: tuple(rows["known"]) for key, rows in groups}
        self.latest = int(self._frame["year"].max()) if len(self._frame) else 0
        """Reporting year: the latest of which there is a figure."""

    def of(self, *metrics: str) -> tuple[Known, ...]:
        """Return the figures of ``metrics``, in the order in which they are printed."""
        wanted = self._frame["metric"].isin(metrics)
        return tuple(self._frame[wanted]["known"])

    def select(self, *metrics: str, year: int, unit: str) -> tuple[Known, ...]:
        """Return the figures of ``metrics`` in one year and one canonical unit."""
        keys = ((metric, year, unit) for metric in metrics)
        return tuple(known for key in keys for known in self._found.get(key, ()))

    def grouped(
        self, metrics: Sequence[str], *columns: str
    ) -> Iterator[tuple[Known, ...]]:
        """Yield the figures of ``metrics`` that agree in ``columns``."""
        wanted = self._frame[self._frame["metric"].isin(metrics)]
        for _, rows in wanted.groupby(list(columns), sort=False):
            yield tuple(rows["known"])
