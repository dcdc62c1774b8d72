"""Figures in, tables with one row a metric and one column a year out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.metrics.figures import Figure
from auditor.report.grouping import grouped
from auditor.report.text import where

_YEARS_A_TABLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One metric in one unit; a year can be printed more than once."""

    cells: tuple[tuple[Figure, ...], ...]
    """By year, in the order of the table's years; at least one figure in all."""

    @property
    def first(self) -> Figure:
        """Return the figure of the latest year."""
        return next(cell[0] for cell in self.cells if cell)

    @property
    def places(self) -> tuple[str, ...]:
        """Return where its figures stand, each place once."""
        places = [figure.place for cell in self.cells for figure in cell]
        places.sort(key=lambda place: (place.page, place.line or 0))
        return tuple(dict.fromkeys(where(place) for place in places))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The figures of one KPI."""

    kpi: str
    years: tuple[int, ...]
    """Latest first."""
    rows: tuple[FigureRow, ...]


def figure_tables(figures: Sequence[Figure]) -> tuple[FigureTable, ...]:
    """Return one table a KPI, and a further one where its years are too many."""
    return tuple(
        FigureTable(kpi=kpi, years=years, rows=_rows(group, years))
        for kpi, group in grouped(figures, key=lambda figure: figure.kpi).items()
        for years in _spans(group)
    )


def _spans(figures: Sequence[Figure]) -> Iterator[tuple[int, ...]]:
    years = sorted({figure.year for figure in figures}, reverse=True)
    for start in range(0, len(years), _YEARS_A_TABLE):
        yield tuple(years[start : start + _YEARS_A_TABLE])


def _rows(figures: Sequence[Figure], years: tuple[int, ...]) -> tuple[FigureRow, ...]:
    shown = [figure for figure in figures if figure.year in years]
    groups = grouped(shown, key=lambda f: (f.metric, f.breakdown, f.unit))
    return tuple(
        FigureRow(
            cells=tuple(
                tuple(figure for figure in group if figure.year == year)
                for year in years
            )
        )
        for group in groups.values()
    )
