"""Figures in, tables with one row a metric and one column a year out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.document import Place
from auditor.metrics.figures import Figure
from auditor.report.bounds import FIGURE_ROWS
from auditor.report.grouping import grouped

_YEARS_A_TABLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One metric in one unit; a year can be printed more than once."""

    cells: tuple[tuple[Figure, ...], ...]
    """By year, in the order of the table's years; at least one figure in all."""

    @property
    def first(self) -> Figure:
        """Return the figure of the latest year that has a value, if any has."""
        printed = [figure for cell in self.cells for figure in cell]
        return next((figure for figure in printed if figure.valued), printed[0])

    @property
    def count(self) -> int:
        """Return how many figures it stands for."""
        return sum(map(len, self.cells))

    @property
    def values(self) -> tuple[tuple[Figure, ...], ...]:
        """Return for each year its values, each once."""
        return tuple(
            tuple({figure.printed: figure for figure in reversed(cell)}.values())[::-1]
            for cell in self.cells
        )

    @property
    def sole(self) -> bool:
        """Tell whether the year of ``first`` has one value."""
        return all(len(year) == 1 for year in self.values if self.first in year)

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where its figures stand."""
        return tuple(figure.place for cell in self.cells for figure in cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The figures of one KPI."""

    kpi: str
    years: tuple[int, ...]
    """Latest first."""
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTables:
    """The figures as far as paper holds them."""

    tables: tuple[FigureTable, ...]
    left_out: int
    """How many figures more there are."""


def figure_tables(figures: Sequence[Figure]) -> FigureTables:
    """Return one table a KPI, and a further one where its years are too many.

    Where there are too many rows, those of the whole stand before those of a part, and
    those without a value last.
    """
    rows = [
        (kpi, years, row)
        for kpi, group in grouped(figures, key=lambda figure: figure.kpi).items()
        for years in _spans(group)
        for row in _rows(group, years)
    ]
    firsts = [row.first for _, _, row in rows]
    by_weight = sorted(
        range(len(rows)),
        key=lambda n: (not firsts[n].valued, len(firsts[n].breakdown)),
    )
    kept = [rows[number] for number in sorted(by_weight[:FIGURE_ROWS])]
    return FigureTables(
        tables=tuple(
            FigureTable(kpi=kpi, years=years, rows=tuple(row for _, _, row in group))
            for (kpi, years), group in grouped(kept, key=lambda row: row[:2]).items()
        ),
        left_out=len(figures) - sum(row.count for _, _, row in kept),
    )


def _spans(figures: Sequence[Figure]) -> Iterator[tuple[int, ...]]:
    years = sorted({figure.year for figure in figures}, reverse=True)
    for start in range(0, len(years), _YEARS_A_TABLE):
        yield tuple(years[start : start + _YEARS_A_TABLE])


def _rows(figures: Sequence[Figure], years: tuple[int, ...]) -> tuple[FigureRow, ...]:
    shown = [figure for figure in figures if figure.year in years]
    units = {(f.metric, f.breakdown): _unit(f) for f in shown if f.valued}
    groups = grouped(
        shown,
        key=lambda f: (
            f.metric,
            f.breakdown,
            _unit(f) if f.valued else units.get((f.metric, f.breakdown)),
        ),
    )
    return tuple(
        FigureRow(
            cells=tuple(
                tuple(figure for figure in group if figure.year == year)
                for year in years
            )
        )
        for group in groups.values()
    )


def _unit(figure: Figure) -> tuple[str, ...]:
    """Return the same for two spellings of one unit."""
    known = figure.canonical
    if known is None or not known.step:
        return (figure.unit,)
    return known.unit, str(known.step.scaleb(figure.places).normalize())
