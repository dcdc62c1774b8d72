"""Metrics, units and number checks as frozen data."""

from dataclasses import dataclass
from decimal import Decimal

from auditor.guide.names import Group, MetricName
from auditor.guide.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit and what it is in the canonical unit of its kind."""

    symbol: str
    base: str
    """Symbol of the canonical unit; only units of one base are ever converted."""
    dimension: str
    factor: str
    """How many of ``base`` one of it is, as a decimal number or a fraction."""
    only: tuple[MetricName, ...] = ()
    """The unit has this meaning in these metrics alone (a tonne of water)."""
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplier:
    """A word that multiplies a unit, such as ``million`` or ``'000``."""

    factor: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Ways to write one thing; each of ``of`` is read as ``to``."""

    to: str
    of: tuple[str, ...]
    cased: bool = False
    """Case tells it apart: ``Mt`` is a megatonne, ``MT`` a metric ton."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Words and signs that stand in the place of a number, or before or after one."""

    nil: tuple[str, ...]
    """Nought in words."""
    dash: tuple[str, ...]
    """Signs that mean nought or nothing; the table decides which."""
    absent: tuple[str, ...]
    """No figure is given."""
    over: tuple[str, ...]
    under: tuple[str, ...]
    about: tuple[str, ...]
    numerals: tuple[str, ...]
    """One, two, three and so on, in this order."""
    names: tuple[str, ...]
    """Words before a number that make it a name (``Chapter 57``, ``ISO 14001``) or part
    of a formula (``times 100%``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """How numbers and units are written."""

    words: NumberWords
    spellings: tuple[Spelling, ...]
    """Applied to a unit in this order, before anything else is read in it."""
    per: tuple[str, ...]
    """Words that open a denominator, as ``/`` does."""
    dropped: tuple[str, ...]
    """Words without weight in a unit (``of``, ``in``, ``the``)."""
    described: tuple[str, ...]
    """What a unit may be of (``floor area``); drops where a unit is left."""
    multipliers: tuple[Multiplier, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRule:
    """When the labels of a table cell name a metric.

    Groups are as in ``provisions.Clue``. Labels are read from the nearest (those of the
    row and the column) to the farthest (group row, caption, headings); the nearest that
    speaks of the matter decides.
    """

    all: tuple[Group, ...] = ()
    """Groups that must stand in the labels of the row and the column."""
    under: tuple[Group, ...] = ()
    """Groups that must stand there or in a label farther off."""
    none: tuple[Group, ...] = ()
    """Groups that void the rule, in the near labels or where ``under`` is sought."""
    nowhere: tuple[Group, ...] = ()
    """Groups that void the rule in any label of the table itself."""
    units: tuple[str, ...] = ()
    """The unit by itself, whatever the metric, is of one of these dimensions."""
    printed: bool = False
    """The unit must be printed, not only go without saying."""
    ratio: bool = False
    """The unit must be known and be one per another."""
    split: bool = False
    """The labels must name a part by one of ``Metrics.splits``."""
    free: str | None = None
    """Kind of breakdown under which a row label of no known kind is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRule:
    """When a number in a sentence, or a nil statement, is a figure of a metric.

    At most one of ``subject``, ``counted`` and ``nil`` is given; without them any
    number of the metric's dimension in the same clause is meant.
    """

    all: tuple[Group, ...] = ()
    """Groups that must stand in the sentence."""
    none: tuple[Group, ...] = ()
    """Groups that void the rule in the sentence."""
    subject: Group | None = None
    """What was measured; stands before the number."""
    counted: Group | None = None
    """What was counted; stands right after the number or its unit."""
    units: tuple[str, ...] = ()
    """The number has a unit of one of these dimensions; what is counted needs none."""
    nil: Group | None = None
    """What there was none of; a nil word stands close before it."""
    free: str | None = None
    """Kind of breakdown under which the words of ``counted`` are kept."""
    rivals: tuple[Group, ...] = ()
    """Without a place asked for: void a number that they stand nearer before."""
    summed: bool | None = None
    """Only numbers that are said to be of all, or only others; else both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric and how a report prints it."""

    id: str
    kpi: str
    """Id of the provision that asks for it."""
    title: str
    dimensions: tuple[str, ...]
    """Dimensions of its unit; of the numerator where it is a ratio."""
    ratio: bool = False
    """May be per something; what it is per may be left unsaid."""
    unit: str | None = None
    """Canonical unit where none is printed: counts and rates need none."""
    people: bool = False
    """Counts people, or something per person."""
    dash: bool = False
    """In a table a dash is nought; else it is no figure."""
    labels: tuple[LabelRule, ...] = ()
    sentences: tuple[SentenceRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One way to break a metric down."""

    key: str
    """Kind of breakdown, such as ``gender``."""
    terms: tuple[Group, ...] = ()
    """Groups whose terms are parts of this kind."""
    patterns: tuple[str, ...] = ()
    """Regular expressions of such parts, in lower case."""
    named_by: tuple[Group, ...] = ()
    """Groups that announce parts of this kind in a label above."""
    whole: bool = True
    """Keep the label in which the term stands; else the term alone."""
    digits: bool = False
    """Keep only the digits of what a pattern finds, joined by ``+``."""
    people: bool = False
    """Breaks down only metrics that count people."""
    metrics: tuple[MetricName, ...] = ()
    """Metrics that are broken down so; empty: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """Words by which the parts of a table are recognised."""

    unit: tuple[Group, ...]
    """Head of the column of units."""
    total: tuple[Group, ...]
    """A row or column over all parts."""
    plain: tuple[Group, ...]
    """Head of a column that says nothing about its values ("Amount", "Year")."""
    leaning: tuple[Group, ...]
    """Alone in a label, it speaks of the row above ("Intensity")."""
    skipped: tuple[Group, ...]
    """Head of a column that holds no figure of a year ("Change", "Target")."""
    provision: str
    """Regular expression of a cell that names a provision (``KPI A1.2``)."""
    reference: tuple[Group, ...]
    """Head of a column that refers to a place in the report: a content index."""
    contents: tuple[Group, ...]
    """Over a table of contents."""
    this_year: tuple[Group, ...]
    last_year: tuple[Group, ...]
    broken_by: tuple[Group, ...]
    """In a sentence over a table: what follows is what the table is broken down by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """Words by which statements of figures are told from other sentences."""

    nil: tuple[Group, ...]
    """There was none."""
    link: tuple[Group, ...]
    """Stands between what was measured and the number ("amounted to")."""
    plan: tuple[Group, ...]
    """The sentence speaks of what shall be, not of what was."""
    change: tuple[Group, ...]
    """The number after it is a difference between years."""
    three_years: tuple[Group, ...]
    """The statement holds for the reporting year and the two before it."""
    in_turn: tuple[Group, ...]
    """The numbers belong to what was named before, in the same order."""
    in_all: tuple[Group, ...]
    """The number beside it is of all, not of each."""
    average: tuple[Group, ...]
    """The number beside it is of each."""
    ranging: tuple[Group, ...]
    """Before two numbers between which the figure lies ("between 5% and 6%")."""
    starting: tuple[Group, ...]
    """Before a figure of an earlier time, where that of now follows ("from 9 to 8")."""
    qualified: tuple[Group, ...]
    """There may be some: none of what is material is not none."""


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

    emissions: MetricName
    energy: tuple[MetricName, ...]
    """The first of these that is printed."""
    scale: Decimal
    """Canonical units of energy in the denominator of ``unit``."""
    unit: str
    bounds: tuple[Bound, ...]
    drift: Decimal
    """Percent by which it may move in a year before it is asked why."""
    slips: tuple[Decimal, ...]
    """Powers of ten by which a unit or a decimal point may have slipped."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Which figures must fit together."""

    intensities: tuple[IntensityCheck, ...]
    denominators: tuple[Denominator, ...]
    sums: tuple[SumCheck, ...]
    splits: tuple[MetricName, ...]
    """Parts of one kind add up to the total."""
    hundred: tuple[MetricName, ...]
    """Percentages of one kind add up to 100."""
    averages: tuple[MetricName, ...]
    """Of the whole they lie between those of its parts."""
    most_hundred: tuple[MetricName, ...]
    """Percentages that cannot pass 100."""
    nils: tuple[MetricName, ...]
    """Where there is said to be none, none is printed."""
    pairs: tuple[Pair, ...]
    rates: tuple[MetricName, ...]
    """Percentages that should not add up to 100: that would be a composition."""
    repeats: tuple[MetricName, ...]
    """Printed once, or the same wherever printed."""
    factor: FactorCheck
    swing: Swing
    near: Decimal
    """Percent; parts that miss their total by more may not all have been read."""
    inner: tuple[str, ...]
    """Kinds of breakdown that leave the boundary, and so the denominator, as it is."""
    views: tuple[str, ...]
    """Kinds of breakdown that are no parts but other views of the whole."""
    all_of_it: tuple[Group, ...]
    """Labels of such a view that say that all is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """What figures a report may hold and how they are recognised."""

    vocabularies: dict[str, Vocabulary]
    tables: TableWords
    sentences: SentenceWords
    splits: tuple[Split, ...]
    metrics: tuple[Metric, ...]
    """Where two fit equally, the first is taken."""
    checks: Checks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """What the metrics room is told: units, and metrics with their checks."""

    units: Units
    metrics: Metrics
