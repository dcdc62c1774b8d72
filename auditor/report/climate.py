"""Climate findings of an ``Audit`` in; the climate chapter's picture and rows out.

Lengths are in points of a picture whose origin is the top left corner.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.match.evidence import Explanation
from auditor.metrics.climate import Climate
from auditor.metrics.targets import Target
from auditor.report.items import Item, Tally, tally

LINE_WIDTH = 640.0
_INSET = 20.0
_STEP = 26.0
"""Height of a row of the time line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarView:
    """One pillar: its provisions and their counts."""

    title: str
    items: tuple[Item, ...]
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One target on the time line."""

    number: int
    """Of its row in the register, from 1."""
    label: str
    start: float | None
    """Where its base year stands; ``None`` where none is said."""
    end: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """Targets from their base year to the year in which they fall due."""

    years: tuple[tuple[int, float], ...]
    """Years on the axis and where they stand."""
    now: float
    """Where the reporting year stands."""
    marks: tuple[Mark, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClimateView:
    """What the climate chapter shows."""

    pillars: tuple[PillarView, ...]
    """``None`` where no target was found."""
    reliefs: tuple[tuple[Explanation, tuple[Item, ...]], ...]


def climate_view(
    climate: Climate,
    by_id: Mapping[str, Item],
    reasons: Sequence[tuple[Explanation, tuple[Item, ...]]],
) -> ClimateView | None:
    """Return the chapter, or ``None`` where the edition has no such part."""
    if not climate.pillars:
        return None
    return ClimateView(
        pillars=tuple(_pillars(climate, by_id)),
        reliefs=tuple(pair for pair in reasons if pair[0].reason in climate.reliefs),
    )


def _pillars(climate: Climate, by_id: Mapping[str, Item]) -> Iterator[PillarView]:
    for pillar in climate.pillars:
        items = tuple(by_id[held] for held in pillar.provisions if held in by_id)
        yield PillarView(title=pillar.title, items=items, tally=tally(items))


def time_line(targets: Sequence[Target], year: int) -> TimeLine | None:
    """Return the time line, the first to fall due on top; ``None`` without targets."""
    if not targets:
        return None
    bases = [target.base_year for target in targets if target.base_year]
    first = min(year, *bases, year - 1)
    last = max(target.target_year for target in targets)
    scale = (LINE_WIDTH - 2 * _INSET) / max(last - first, 1)

    def x(at: int) -> float:
        return _INSET + (at - first) * scale

    ordered = sorted(enumerate(targets, 1), key=lambda pair: pair[1].target_year)
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 14)  # noqa: PLR2004  labels that fit side by side
    return TimeLine(
        years=tuple((at, x(at)) for at in range(first, last + 1) if at % step == 0),
        now=x(year),
        marks=tuple(
            Mark(
                number=number,
                label=_label(target),
                start=x(target.base_year) if target.base_year else None,
                end=x(target.target_year),
                y=(row + 0.5) * _STEP,
            )
            for row, (number, target) in enumerate(ordered)
        ),
        height=len(targets) * _STEP,
    )


def _label(target: Target) -> str:
    return f"{target.value}{'' if target.unit == '%' else ' '}{target.unit}".strip()
