"""Number checks in; rows for those that do not agree, one line a KPI for others out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.document import Place, Quote
from auditor.metrics.figures import Check, CheckResult
from auditor.report.bounds import (
    CHECK_ROWS,
    CHECKS_PICTURED,
    FIGURES_PICTURED,
    RANGE_CHARTS,
)
from auditor.report.charts import RangeChart, range_charts
from auditor.report.grouping import grouped
from auditor.report.labels import RESULT_WORDS
from auditor.report.sight import apart, passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The checks of one KPI that agree."""

    kpi: str
    kinds: tuple[tuple[str, int], ...]
    """Each kind of check and how many of it agree."""
    made: int
    """How many checks of this KPI were made, those that do not agree included."""
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """Return how many agree."""
        return sum(count for _, count in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTable:
    """Checks that are shown together."""

    made: int
    rows: tuple[Check, ...]
    """Checks that do not simply agree, worst first, as many as paper holds."""
    left_out: int
    """How many more of these there are."""
    agreed: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The number checks."""

    counts: tuple[tuple[CheckResult, int], ...]
    exceptions: tuple[Check, ...]
    pictured: tuple[tuple[Check, tuple[Quote, ...]], ...]
    """The first of these, each with where on a page its figures stand together."""
    intensities: CheckTable
    others: CheckTable
    charts: tuple[RangeChart, ...]
    charts_left_out: int

    @property
    def told(self) -> str:
        """Return the counts as paper and terminal print them."""
        return ", ".join(f"{count} {RESULT_WORDS[kind]}" for kind, count in self.counts)


def checks_of(checks: Sequence[Check], rank: Callable[[str], int]) -> Checks:
    """Return ``checks`` as the pages show them; ``rank`` puts KPIs in their order."""
    worst_first = tuple(reversed(CheckResult))
    ordered = sorted(checks, key=lambda c: (worst_first.index(c.result), rank(c.kpi)))
    results = [check.result for check in checks]
    intensities = [c for c in ordered if c.interval or c.denominator]
    charts = range_charts(intensities)
    exceptions = tuple(c for c in ordered if c.result is CheckResult.EXCEPTION)
    return Checks(
        counts=tuple((result, results.count(result)) for result in CheckResult),
        exceptions=exceptions,
        pictured=tuple(_pictured(exceptions[:CHECKS_PICTURED])),
        intensities=_table(intensities),
        others=_table([c for c in ordered if c not in intensities]),
        charts=charts[:RANGE_CHARTS],
        charts_left_out=len(charts[RANGE_CHARTS:]),
    )


def _pictured(checks: Sequence[Check]) -> Iterator[tuple[Check, tuple[Quote, ...]]]:
    """Yield ``checks`` with where their figures stand, those of a page together."""
    for check in checks:
        shown = apart(map(passage, check.figures))[:FIGURES_PICTURED]
        pages = grouped(shown, key=lambda quote: quote.place.page).values()
        yield check, tuple(replace(first, more=tuple(rest)) for first, *rest in pages)


def _table(checks: Sequence[Check]) -> CheckTable:
    rows = tuple(check for check in checks if check.result is not CheckResult.PASS)
    made = grouped(checks, key=lambda check: check.kpi)
    agreed = grouped(checks[len(rows) :], key=lambda check: check.kpi)
    return CheckTable(
        made=len(checks),
        rows=rows[:CHECK_ROWS],
        left_out=len(rows[CHECK_ROWS:]),
        agreed=tuple(
            Agreement(
                kpi=kpi,
                kinds=tuple(
                    (kind, len(same))
                    for kind, same in grouped(group, key=lambda c: c.check).items()
                ),
                made=len(made[kpi]),
                places=tuple(check.figures[0].place for check in group),
            )
            for kpi, group in agreed.items()
        ),
    )
