"""Which figures must fit together, as frozen data."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from auditor.guide.names import Group, MetricName


@dataclass(frozen=True, slots=True, kw_only=True)
class IntensityCheck:
    """A printed intensity is a total over its denominator."""

    intensity: MetricName
    totals: tuple[MetricName, ...]
    """The first is the total; the others only where both stand in one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """What a report may print of what its intensities are per."""

    unit: str
    """Canonical unit of the denominator."""
    metric: MetricName
    assumed: bool = False
    """The printed figure may be another than the one used (year end, average)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumCheck:
    """Metrics that add up to another; parts that are not printed are left out."""

    total: MetricName
    parts: tuple[MetricName, ...]
    less: tuple[MetricName, ...] = ()
    """May have been taken off."""
    scopes: str | None = None
    """Kind of breakdown of the total that says how many of ``parts`` it holds."""
    closed: bool = False
    """There are no parts but ``parts``: where all are printed, none is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """Waste recycled, burnt and put into the ground adds up to what there is."""

    totals: tuple[MetricName, ...]
    kind: str
    """Kind of breakdown that says how it was treated."""
    recycled: MetricName
    """Waste of whatever kind that was recycled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A range in which a derived number is plausible."""

    low: Decimal
    high: Decimal
    where: str
    source: str
    unverified: bool = False
    """From memory: it may make a number plausible, and is never cited as fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorCheck:
    """Emissions over energy is an emission factor."""

    of: str
    """What is burned or bought, for the reader."""
    emissions: MetricName
    named: Group | None = None
    """Only emissions whose source says one of these; else those of all sources."""
    energy: tuple[MetricName, ...]
    """The first of these that is printed."""
    alone: tuple[MetricName, ...] = ()
    """Not where one of these is printed, of which the emissions may come as well; and
    only what a slip explains is asked about."""
    energy_unit: str
    """Canonical unit of the energy."""
    scale: Decimal
    """How many of it are in the denominator of ``unit``."""
    unit: str
    bounds: tuple[Bound, ...]
    drift: Decimal | None = None
    """Percent by which it may move in a year before it is asked why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSlip:
    """Two units that are taken for each other."""

    units: tuple[str, ...]
    """Canonical units of what is measured in them."""
    times: Decimal
    """How many of ``small`` one ``large`` is."""
    small: str
    large: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """How far a figure may move in a year before it is asked why."""

    percent: Decimal
    floor: Decimal
    """A change from less than this says little."""
    leap: Decimal
    """How many times as much, or as little, is asked about from any start and of any
    part: a unit or a decimal point may have slipped."""
    metrics: tuple[MetricName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two metrics that are nought together or not at all: a number and its rate."""

    number: MetricName
    rate: MetricName


class Base(StrEnum):
    """What a rate or an average is over."""

    YEAR_END = "year-end"
    """People at the end of the year."""
    LEFT_TOO = "left-too"
    """These and those who left in the year."""
    MEAN = "mean"
    """The mean of people at the start and at the end."""
    TRAINED = "trained"
    """Those of them who were trained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """How a note says what a rate is over."""

    base: Base
    all: tuple[Group, ...]
    """Groups that stand after the sign of division."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Averages of parts, weighed by heads, make that of the whole."""

    average: MetricName
    heads: MetricName
    number: MetricName
    """What all parts come to."""
    share: MetricName | None = None
    """How many of the heads, in percent, an average may be over."""
    counted: bool = False
    """What parts come to are whole people."""
    bases: tuple[Base, ...]
    """What it may be over where the report does not say."""
    subject: tuple[Group, ...] = ()
    """Groups that a note on it speaks of."""
    stated: tuple[Stated, ...] = ()
    """The first that fits is what the report says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Data that are said to cover some places may leave out where many work."""

    kpi: str
    """What the question belongs to."""
    heads: MetricName
    kind: str
    """By which heads are split into places."""
    share: Decimal
    """Percent of all heads from which a place is missed."""
    said: tuple[Group, ...]
    """Groups of a passage that says what data cover."""
    wide: Group
    """Labels too wide to be named among places."""
    only: tuple[str, ...]
    """Words of a passage that says that data cover no other places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """A figure cannot be more than this."""

    metric: MetricName
    most: Decimal
    unit: str
    """Canonical unit of ``most``; figures in others are not asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedHeads:
    """How a rate says for how many heads it is."""

    heads: Decimal
    words: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class PerHead:
    """A rate is a number of cases for so many heads."""

    rate: MetricName
    number: MetricName
    heads: MetricName
    bases: tuple[Decimal, ...]
    """Heads that it may be for where it does not say: 100, 1,000."""
    stated: tuple[StatedHeads, ...] = ()
    """How the name of the rate says what it is for."""
    worked: Group | None = None
    """In the name of a rate for hours: what it is for in heads is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSubject:
    """When a clause that tells of a change speaks of a metric as a whole."""

    metric: MetricName
    all: tuple[Group, ...]
    """Groups that must stand in the clause, before the word of change."""
    none: tuple[Group, ...] = ()
    """Groups that void it in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSize:
    """How far "slightly" or "significantly" may or must go, as a reviewer reads it."""

    words: Group
    least: Decimal | None = None
    """Percent that the change should reach."""
    most: Decimal | None = None
    """Percent that the change should not go beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """Sentences that say how a figure changed, held against the figures."""

    up: Group
    down: Group
    level: Group
    """It stayed about the same."""
    causes: tuple[Group, ...]
    """What follows is why something changed, or changed along with it."""
    carried: Group
    """Opens a clause after a comma that speaks of the subject before it."""
    parts: tuple[Group, ...]
    """Groups that void a sentence: it speaks of a part, or of a wish."""
    wide: Decimal
    """Percent of a stated change by which "about" may miss."""
    sizes: tuple[TrendSize, ...]
    subjects: tuple[TrendSubject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Which figures must fit together."""

    intensities: tuple[IntensityCheck, ...]
    per: Group
    """In the name of an intensity, which is then no part of anything."""
    denominators: tuple[Denominator, ...]
    standard: tuple[MetricName, ...]
    """Totals that are shown per each of these denominators, printed so or not."""
    boundary: Boundary
    sums: tuple[SumCheck, ...]
    treated: Treated
    splits: tuple[MetricName, ...]
    """Parts of one kind add up to the total."""
    hundred: tuple[MetricName, ...]
    """Percentages of one kind add up to 100."""
    averages: tuple[MetricName, ...]
    """Of the whole they lie between those of its parts."""
    most: tuple[Most, ...]
    """Beyond what cannot be."""
    nils: tuple[MetricName, ...]
    """Where there is said to be none, none is printed."""
    pairs: tuple[Pair, ...]
    rates: tuple[MetricName, ...]
    """Percentages that should not add up to 100: that would be a composition."""
    weighed: tuple[Weighed, ...]
    per_head: tuple[PerHead, ...]
    measured: tuple[MetricName, ...]
    """Measured: never the same to the last of many digits in two years."""
    apart: tuple[tuple[MetricName, ...], ...]
    """Measured apart from each other: no two of them have the same two long numbers."""
    close: Decimal
    """Percent within which a figure is like another row's of the year before."""
    dated: tuple[MetricName, ...]
    """What sentences date; another year than the reported one is asked about."""
    divided: tuple[str, ...]
    """Signs and words of division, as in a formula."""
    left_out: tuple[str, ...]
    """Words that say that a total, or the parts of one kind, leave something out."""
    restated: tuple[str, ...]
    """Words of a table whose figures differ from those printed before, and may."""
    repeats: tuple[MetricName, ...]
    """Printed once, or the same wherever printed."""
    factors: tuple[FactorCheck, ...]
    slips: tuple[Decimal, ...]
    """Powers of ten by which a unit or a decimal point may have slipped."""
    unit_slips: tuple[UnitSlip, ...]
    """Those that an intensity which differs from its quotient may hold."""
    swing: Swing
    trends: Trends
    near: Decimal
    """Percent; parts that miss their total by more may not all have been read."""
    wild: Decimal
    """Times a total; parts that come to more are not all of it."""
    over: Decimal
    """Percent; parts that miss their whole by more are not of it, or not all of it."""
    slack: Decimal
    """Percent by which a number that rests on an assumption may miss."""
    complete: tuple[str, ...]
    """Kinds of breakdown of which two parts are all there are."""
    inner: tuple[str, ...]
    """Kinds of breakdown that leave the boundary, and so the denominator, as it is."""
    views: tuple[str, ...]
    """Kinds of breakdown that are no parts but other views of the whole."""
    all_of_it: tuple[Group, ...]
    """Labels of such a view that say that all is meant."""
