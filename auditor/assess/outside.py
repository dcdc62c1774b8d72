"""What answers an element in other parts of the file: told of, and never counted."""

from dataclasses import dataclass, replace
from functools import cached_property

from auditor.assess.verdict import Case, Found, assess
from auditor.document import Document, Place
from auditor.guide.provisions import Element, Guide, Obligation, Provision
from auditor.language import Lexicon
from auditor.match.clues import find_evidence
from auditor.match.evidence import Evidence
from auditor.match.reading import Reading, Scope
from auditor.metrics.figures import Figure
from auditor.metrics.read import read_figures
from auditor.profile.contents import Entry, chapters
from auditor.profile.leaves import leaves_of


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Looks into a Directors' Report, say, or a discussion by the management.

    Of figures only those on the topic of a provision are read, and only when they are
    asked for: most tables there are those of accounts.
    """

    document: Document
    guide: Guide
    lexicon: Lexicon
    edition: str
    year: int
    """The reporting year."""
    reading: Reading
    """Of the ESG report, with what lies outside of it."""

    def find(
        self, reading: Reading, provision: Provision, element: Element, *, sent: bool
    ) -> Evidence | None:
        """Return what answers ``element`` outside, if it is of its Aspect or topic.

        Where the report sends the reader there (``sent``), all of it may answer.
        """
        if not reading.outside:
            return None
        groups = (*self.guide.home(provision.id).headings, *self.guide.outside)
        part = reading.outside if sent else reading.outside.on(groups)
        found = find_evidence(part, element)
        best = next(iter(found or self._by_figures(provision, element)), None)
        return best and replace(best, part=self._part(best.place))

    def _part(self, place: Place) -> str:
        at = place.line or place.page
        return next((e.title for e in reversed(self._chapters) if e.at <= at), "")

    @cached_property
    def _chapters(self) -> tuple[Entry, ...]:
        rules = self.guide.recognition
        return chapters(self.document, leaves_of(self.document, rules.pages), rules)

    def _by_figures(
        self, provision: Provision, element: Element
    ) -> tuple[Evidence, ...]:
        if not (provision.topic and any(clue.figure for clue in element.clues)):
            return ()
        verdict = assess(
            Case(
                provision=provision.id,
                obligation=Obligation.COMPLY_OR_EXPLAIN,
                found=(Found(element=element, evidence=(), nearest=None),),
                explanations=(),
                figures=self._figures,
                year=self.year,
            )
        )
        return verdict.evidence

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        """The figures of sentences and tables on the topic of a provision."""
        topics = {
            group
            for provision in self.guide.provisions(self.edition)
            for group in provision.topic
        }
        outside = self.reading.outside
        on = outside.on(tuple(sorted(topics))) if outside else None
        said = {unit.block for unit in on.units if not unit.row} if on else set()
        rows = {unit.place for unit in on.units if unit.row} if on else set()
        passages = tuple(
            replace(passage, lead=None)
            for at, passage in enumerate(self.document.passages)
            if at in said
        )
        tables = tuple(
            table
            for table in self.document.tables
            if any(row.place in rows for row in table.rows)
        )
        blank = tuple(replace(page, lines=()) for page in self.document.pages)
        part = replace(self.document, passages=passages, tables=tables, pages=blank)
        pages = {p.pieces[0].place.page for p in passages} | {t.page for t in tables}
        scope = Scope(first=min(pages, default=1), last=max(pages, default=1))
        return read_figures(part, self.guide, self.lexicon, self.year, scope)
