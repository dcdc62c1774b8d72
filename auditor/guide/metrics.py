"""Metrics and units as frozen data."""

from dataclasses import dataclass

from auditor.guide.climate import Climate
from auditor.guide.names import Group, MetricName
from auditor.guide.number_checks import Checks
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
    denotes: tuple[str, ...]
    """Words of a legend between a dash and what it stands for."""
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
    leads: tuple[str, ...]
    """Words before a unit in a label ("in tonnes", 以噸計)."""
    trails: tuple[str, ...]
    """Words after one."""
    unless: tuple[str, ...]
    """From these on a label says that some values have another unit."""
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
    nought: bool = True
    """Nought is a figure; not where rows and columns cross and most cells are empty."""
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
    """Without a place asked for: void a number that they stand nearer before; with
    ``subject``: one before which they stand at all, since the number before it."""
    summed: bool | None = None
    """Only numbers that are said to be of all, or only others; else both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric and how a report prints it."""

    id: str
    kpi: str
    """Id of the provision that asks for it."""
    heir: str | None = None
    """That which asks for it in the editions that have ``kpi`` no more."""
    title: str
    dimensions: tuple[str, ...]
    """Dimensions of its unit; of the numerator where it is a ratio."""
    ratio: bool = False
    """May be per something; what it is per may be left unsaid."""
    unit: str | None = None
    """Canonical unit where none is printed: counts and rates need none."""
    nil: str | None = None
    """Canonical unit of nought in words, where ``unit`` is not given."""
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
    worded: tuple[Group, ...] = ()
    """In a sentence one of these groups must stand beside what a pattern finds."""
    alone: bool = False
    """A sentence may give a figure of one part and of no other."""
    metrics: tuple[MetricName, ...] = ()
    """Metrics that are broken down so; empty: all."""
    carried: bool = False
    """What a row tells holds for the rows below that break it down ("By gender")."""


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
    other_rows: tuple[Group, ...]
    """Label of a row that holds no figure of a year ("Target", "Change in waste")."""
    declaring: tuple[Group, ...]
    """In a text that says in which unit all values are ("unless otherwise stated")."""
    provision: str
    """Regular expression of a cell that names a provision (``KPI A1.2``)."""
    reference: tuple[Group, ...]
    """Head of a column that refers to a place in the report: a content index."""
    contents: tuple[Group, ...]
    """Over a table of contents."""
    this_year: tuple[Group, ...]
    last_year: tuple[Group, ...]
    others: tuple[Group, ...]
    """Says that figures are somebody else's: they are not the issuer's own..."""
    value_chain: tuple[Group, ...]
    """...unless the same label says so ("Scope 3: financed emissions")."""
    broken_by: tuple[Group, ...]
    """In a sentence over a table: what follows is what the table is broken down by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Words by which a sentence tells of somebody else's figures."""

    party: Group
    """Whom it tells of ("our suppliers")."""
    deed: Group
    """What they did ("used")."""
    within: int
    """Most words from the one to the other."""
    opening: int
    """They stand among the first so many words: they are the subject."""
    ourselves: Group
    """Where the issuer is named too, the figures may be its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """Words by which statements of figures are told from other sentences."""

    nil: tuple[Group, ...]
    """There was none."""
    business: tuple[Group, ...]
    """Stands beside the name of a segment in headings ("Hotel segment")."""
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
    rate: tuple[Group, ...]
    """Speaks of the number in whose unit, or right before which, it stands."""
    comparing: tuple[Group, ...]
    """Before an earlier time, or its figure, that this one is held against."""
    compared: tuple[Group, ...]
    """The same after it (與2022年相比)."""
    carrying: tuple[Group, ...]
    """Words that stand beside a part where the rest is as before ("that of women")."""
    qualified: tuple[Group, ...]
    """There may be some: none of what is material is not none."""
    past: tuple[Group, ...]
    """At either end of a sentence: it is of last year; the next, of that before it."""
    others: tuple[Others, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """What figures a report may hold and how they are recognised."""

    vocabularies: dict[str, Vocabulary]
    spoken: tuple[Group, ...]
    """Vocabularies for sentences: a label with their terms alone is one without."""
    tables: TableWords
    sentences: SentenceWords
    splits: tuple[Split, ...]
    metrics: tuple[Metric, ...]
    """Where two fit equally, the first is taken."""
    checks: Checks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """What the metrics room is told: units, metrics with their checks, and climate."""

    units: Units
    metrics: Metrics
    climate: Climate
