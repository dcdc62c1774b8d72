"""How issuers, financial years, kinds of document and ESG chapters are recognised.

A *phrase* is plain text: case, spacing and punctuation between its words do not count,
and ``*`` at the end of a word stands for any letters.
"""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases that mean one thing, by language; any one of them is a hit."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    """Traditional and, where it differs, Simplified."""

    def every(self) -> tuple[str, ...]:
        """Return the phrases of both languages."""
        return self.en + self.zh


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """What counts as a page, a title and the opening of a document."""

    lines: int
    """Lines taken as one page in a file that has none."""
    characters: int
    """Characters of a page, from its top, that are read: no real page has more."""
    opening: int
    """Pages with text, from the first, on which a document says what it is."""
    title_words: int
    """Most words in a line that can be a title."""
    title_signs: int
    """Most characters in a Chinese line that can be a title."""
    title_capitals: int
    """Least percentage of the words of a title that start with a capital."""
    small_word: int
    """Most letters of a word that need no capital in a title."""
    head: int
    """Lines at the top of a page in which a chapter's heading stands."""
    stops: tuple[str, ...]
    """Signs that end a sentence: a title has none."""
    not_years: Phrases
    """Stand in lines of the opening whose numbers are no years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """A kind of document that issuers publish and that is no ESG report."""

    id: str
    name: str
    """As the refusal prints it, with its article."""
    titles: Phrases = field(default_factory=Phrases)
    """Stand in a title on the opening pages."""
    marks: Phrases = field(default_factory=Phrases)
    """Stand anywhere on the opening pages."""
    sections: Phrases = field(default_factory=Phrases)
    """Head sections or bookmarks."""
    wide: bool = False
    """Counts only where no narrower kind shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRules:
    """How a kind is told: weights are added up, the heaviest kind wins."""

    title: int
    mark: int
    section: int
    least: int
    """Weight under which a kind is not believed."""
    kinds: tuple[KindRule, ...]
    """Of two equally heavy kinds the earlier wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualRules:
    """How an annual report is told."""

    titles: Phrases
    title: int
    """Weight of a title; that of a section is one."""
    sections: Phrases
    """Chapters of an annual report; one of them ends an ESG chapter."""
    core: Phrases
    """Chapters that hardly any other document has."""
    least_core: int
    """Least number of ``core`` chapters in one that is not titled annual report."""
    least: int
    """Least number of ``sections``, titled or not."""
    front_pages: int
    """Pages at the front among which the table of contents stands."""
    entries: int
    """Least number of numbered lines in a table of contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EsgRules:
    """How an ESG report, an ESG chapter, or the absence of one is told."""

    titles: Phrases
    """Name an ESG report on its cover."""
    chapters: Phrases
    """Name the ESG chapter of an annual report."""
    not_chapters: Phrases
    """Void a chapter's name where they stand beside it (``committee``)."""
    surplus: int
    """Most letters of a heading beyond the chapter's name and these: ``small``."""
    small: Phrases
    """Words that a chapter's heading may hold besides its name."""
    topics: tuple[Phrases, ...]
    """What ESG reports speak of."""
    page_topics: int
    """Least number of topics on a page that speaks of ESG."""
    body: int
    """Least percentage of such pages in an ESG report whose title is not found."""
    body_pages: int
    """Least number of pages in one that bears the title of another kind."""
    backed: int
    """Least percentage in one whose title stands beside that of another kind."""
    thin: int
    """Percentage under which a titled ESG report is accepted with a warning."""
    chapter: int
    """Least percentage in an ESG chapter."""
    chapter_pages: int
    """Least number of pages of an ESG chapter."""
    gap: int
    """Most pages in a row, inside a chapter, that speak of other things."""
    run_topics: int
    """Least number of topics on each page of a chapter that no title names."""
    run_pages: int
    """Least number of pages of such a chapter."""
    page_words: int
    """Words (or Chinese characters) under which a page is not judged by topics."""
    reports: Phrases
    """Name a separate ESG report in a sentence that points to it."""
    pointers: Phrases
    """Say that it is published elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodForm:
    """A way to state a financial year.

    ``{start}`` and ``{end}`` are dates, ``{months}`` is a number in digits or words,
    ``{year}`` a year or two (``2020/21``), ``{yy}`` the same in two digits.
    """

    text: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRules:
    """How the financial year is read."""

    forms: tuple[PeriodForm, ...]
    closings: tuple[str, ...]
    """Forms that print the last day of a year, for reports that name the year only."""
    defined: Phrases
    """Stand beside the period that the report calls its own."""
    defined_weight: int
    cover_weight: int
    """For a period that ends in a year printed in a title of the opening."""
    reach: int
    """Characters after a period within which ``defined`` counts."""
    least_days: int
    most_days: int
    split_year_ends: int
    """Month whose last day ends a year printed as ``2020/21`` when no day is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerRules:
    """How the issuer and its stock code are read."""

    labels: Phrases
    """Stand before the issuer's name in a form."""
    endings: tuple[str, ...]
    """End the English name of a company, as printed here or in capitals."""
    endings_zh: tuple[str, ...]
    openers: tuple[str, ...]
    """Capitalised words before a name that are no part of it (``As``)."""
    lead_ins: tuple[str, ...]
    """Nouns that stand before ``of`` and a name (``Board``)."""
    self_names: Phrases
    """What the issuer calls itself, in the bracket after its name."""
    others: tuple[str, ...]
    """Companies that are named in many reports and are not the issuer."""
    label_weight: int
    self_weight: int
    cover_weight: int
    cover_words: int
    """Most words on a back cover: fuller last pages name other companies."""
    header_weight: int
    header_percent: int
    """Least percentage of pages on which a running header stands."""
    code_labels: Phrases
    code_suffixes: tuple[str, ...]
    reach: int
    """Characters between the issuer's name and its code in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRules:
    """How the language is told."""

    english: int
    """Percentage of Chinese characters among characters and words: at most, English."""
    chinese: int
    """At least, Chinese; in between, both."""
    traditional: str
    """Characters that Simplified text does not have."""
    simplified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRules:
    """How Main Board and GEM are told apart."""

    gem: Phrases
    """Name the rules of GEM, or head the statement of its characteristics."""
    main_board: Phrases
    general: Phrases
    """Names every company, so that a sentence is not on the issuer."""
    """Name the rules of the Main Board."""
    gem_codes: tuple[int, ...]
    """First and last stock code of those that may be of GEM: a hint, no proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEdition:
    """An edition of the Guide that binds some years and may not be among the held."""

    id: str
    title: str
    commencing: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRules:
    """Words that an official text of the Guide sets before its numbers."""

    part: Phrases
    """Before the letter of a part in English, after it in Chinese."""
    aspect: Phrases
    kpi: Phrases
    general_disclosure: Phrases
    general_disclosure_id: str
    """Ends the id of a general disclosure, after that of its aspect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """All of it."""

    pages: PageRules
    script: ScriptRules
    issuer: IssuerRules
    period: PeriodRules
    classes: ClassRules
    editions: tuple[OtherEdition, ...]
    """By rising ``commencing``."""
    esg: EsgRules
    annual: AnnualRules
    other: KindRules
    official: OfficialRules
