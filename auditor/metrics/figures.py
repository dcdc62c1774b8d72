"""What the metrics room gives to later rooms."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from auditor.document import Place, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in one of our canonical units, with what was printed kept."""

    value: Decimal
    unit: str
    """Canonical symbol, such as ``tCO2e``, ``kWh``, ``m3``, ``%``, ``persons``."""
    dimension: str
    step: Decimal = Decimal(0)
    """One unit of the last printed place, in ``unit``; half of it is the precision."""

    @property
    def number(self) -> str:
        """Return the value with the digits that its precision bears.

        One more where a conversion does not come out even.
        """
        if not self.step:
            return f"{self.value:,f}"
        even = self.step.normalize().as_tuple().digits == (1,)
        last = Decimal(1).scaleb(self.step.adjusted() - (not even))
        return f"{self.value.quantize(last):,f}"

    def rounds(self, other: "Quantity") -> bool:
        """Tell whether this is ``other``, of the same unit, printed less exactly."""
        return other.step < self.step and 2 * abs(other.value - self.value) <= self.step


class Kind(StrEnum):
    """What stands in the place of a number."""

    NUMBER = "number"
    NIL = "nil"
    """Nought in words, or a dash that means it."""
    DASH = "dash"
    """A dash: nought or nothing, and nothing tells which."""
    ABSENT = "absent"
    """The report says that there is no figure."""
    RANGE = "range"
    """From one number to another: no one value."""


class Bound(StrEnum):
    """Whether the printed number is the value or only bounds it."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


class Origin(StrEnum):
    """Where a figure stood."""

    TABLE = "table cell"
    SENTENCE = "sentence"
    CHART = "chart label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One printed KPI value, or what is printed in its place."""

    kpi: str
    metric: str
    breakdown: tuple[tuple[str, str], ...] = ()
    """Pairs of kind and label, such as ``("gender", "male")``; sorted by kind."""
    year: int
    """Calendar year in which the financial year ends."""
    kind: Kind = Kind.NUMBER
    value: Decimal
    """Says something only where the figure is ``valued``."""
    printed: str
    """The value as printed."""
    unit: str
    """The unit as printed, denominator included (``tonnes of CO2e/m2``)."""
    canonical: Quantity | None
    """``None`` where the unit is not known: said, never guessed."""
    places: int
    """Decimal places printed; half a unit of the last one is the printed precision."""
    place: Place
    quote: str
    """The printed line in which the value stands."""
    beside: tuple[Quote, ...] = ()
    """Label of its row and heads of its column, where ``quote`` lacks them."""
    marks: tuple[str, ...] = ()
    """Footnote marks that stood at the number and were taken off it."""
    origin: Origin
    bound: Bound = Bound.EXACT
    """What is printed with the number where that is not the value ("over 620")."""
    certain: bool = True
    """False where the pairing of label and value should be confirmed by eye."""
    label: str = ""
    """Label of its row in a table; empty elsewhere."""
    file: str = ""
    """Name of the other document that it stands in; empty for the report itself."""
    table: int | None = None
    """Number of its table in the report, from 0; ``None`` elsewhere."""

    @property
    def valued(self) -> bool:
        """Tell whether it is a number, or a word or sign that means nought."""
        return self.kind in {Kind.NUMBER, Kind.NIL}

    @property
    def exact(self) -> bool:
        """Tell whether the number is the value, and no bound or approximation."""
        return self.bound is Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A table or chart with numbers of which few or none became figures."""

    place: Place
    title: str
    """What the report prints over it; may be empty."""
    chart: bool
    """A chart whose values cannot be told apart by where they stand."""
    values: int = 0
    """Values of a table, those of changes, targets and notes left out."""
    read: int = 0
    """Those of them that gave a figure."""


class CheckResult(StrEnum):
    """Outcome of a number check; on paper agree, query, do not agree."""

    PASS = "pass"  # noqa: S105  an outcome, not a password
    QUERY = "query"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One arithmetic check and its working."""

    check: str
    """Kind of check: ``intensity``, ``sum``, ``percent``, ``implied-factor`` ..."""
    kpi: str
    result: CheckResult
    statement: str
    """One neutral sentence for the reader."""
    arithmetic: str
    """The working, spelled out with units."""
    figures: tuple[Figure, ...]
    """The figures it rests on; never empty."""
    interval: tuple[str, str] | None = None
    """For an intensity: the recomputed value lies between these (as text)."""
    denominator: tuple[str, str, str] | None = None
    """For an intensity: implied denominator between these two, and its unit."""
