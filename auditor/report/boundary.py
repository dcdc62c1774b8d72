"""Figures of a year in; which part of the business each of them is printed for out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.document import Place
from auditor.metrics.figures import Figure
from auditor.report.grouping import grouped

_KINDS = ("segment", "region")
_PARTS = 7
"""As many as stand beside each other on a page; more are no boundary but a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryRow:
    """One metric."""

    kpi: str
    metric: str
    places: tuple[Place | None, ...]
    """Where it is printed for each part, and, last, for no part alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryMatrix:
    """Metrics against segments, or against regions."""

    kind: str
    year: int
    parts: tuple[str, ...]
    """Spelled as printed first."""
    rows: tuple[BoundaryRow, ...]


def matrices_of(figures: Sequence[Figure], year: int) -> tuple[BoundaryMatrix, ...]:
    """Return a matrix for each kind of part that figures of ``year`` are split by."""
    current = [figure for figure in figures if figure.year == year]
    return tuple(matrix for kind in _KINDS for matrix in _matrix(current, kind, year))


def _matrix(figures: list[Figure], kind: str, year: int) -> Iterator[BoundaryMatrix]:
    spelled: dict[str, str] = {}
    for figure in figures:
        if part := dict(figure.breakdown).get(kind):
            spelled.setdefault(part.casefold(), part)
    split = {f.metric for f in figures if kind in dict(f.breakdown)}
    groups = grouped(figures, key=lambda figure: (figure.kpi, figure.metric))
    rows = tuple(
        BoundaryRow(kpi=kpi, metric=metric, places=_places(group, kind, spelled))
        for (kpi, metric), group in groups.items()
        if metric in split
    )
    if len(rows) > 1 and 1 < len(spelled) <= _PARTS:
        yield BoundaryMatrix(
            kind=kind, year=year, parts=tuple(spelled.values()), rows=rows
        )


def _places(
    figures: Sequence[Figure], kind: str, parts: dict[str, str]
) -> tuple[Place | None, ...]:
    found = {
        dict(figure.breakdown).get(kind, "").casefold(): figure.place
        for figure in reversed(figures)
    }
    return tuple(found.get(part) for part in (*parts, ""))
