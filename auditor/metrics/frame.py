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
    """Return a row for each figure of a known unit, in the order of ``figures``.

    Columns: ``metric``, ``year``, ``unit`` (canonical), ``parts`` (the breakdown) and
    ``known`` (a ``Known``).
    """
    known = [
        Known(figure=figure, quantity=figure.canonical)
        for figure in figures
        if figure.canonical
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


def grouped(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Known, ...]]:
    """Yield the figures that agree in ``columns``, in the order of their first."""
    for _, rows in frame.groupby(list(columns), sort=False):
        yield tuple(rows["known"])


def select(
    frame: pd.DataFrame, *metrics: str, year: int, unit: str
) -> tuple[Known, ...]:
    """Return the figures of ``metrics`` in one year and one canonical unit."""
    wanted = frame["metric"].isin(metrics)
    return tuple(
        frame[wanted & (frame["year"] == year) & (frame["unit"] == unit)]["known"]
    )
