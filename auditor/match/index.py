"""A document in, its own content index out: where it stands and what it claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from auditor.document import Document, Row, Table
from auditor.guide.provisions import Aspect, Guide, Provision, below
from auditor.language import Lexicon, holds
from auditor.match.evidence import Claim
from auditor.match.ids import Paragraphs, named_ids, opening_id
from auditor.match.listing import listed_tables
from auditor.match.phrases import Phrases
from auditor.match.reading import Position
from auditor.match.standard import standard_claims
from auditor.match.standing import Standing, find_index
from auditor.match.targets import Targets

_COLUMN_WORDS = 3
"""Most words in the name of a column that a row within the table gives anew."""

_LONGEST_IDS = 40
"""Characters up to which the first cell of a row may be a list of provisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentIndex:
    """The report's own content index."""

    pages: tuple[int, ...] = ()
    ranges: tuple[tuple[Position, Position], ...] = ()
    """Where its rows stand, both ends inclusive; never evidence."""
    claims: tuple[Claim, ...] = ()
    named: frozenset[int] = frozenset()
    """Sections that its rows name, as indexes into ``Document.sections``."""
    headings: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Vocabularies of the one Aspect for which the index names a section, by index
    into ``Document.sections``."""


def read_index(
    document: Document,
    guide: Guide,
    lexicon: Lexicon,
    edition: str,
    pages: tuple[int, int] | None = None,
) -> ContentIndex:
    """Find the content index of ``document`` and read its rows as claims.

    ``edition`` is the one in force; rows that carry the wording of another say so.
    ``pages`` are its first and last page where the user has named them.
    """
    phrases = Phrases(guide)
    if pages:
        standing = _on_pages(document, pages)
    else:
        standing = find_index(document, guide, lexicon, phrases)
    reader = _RowReader(guide, lexicon, phrases, edition)
    tables = (*standing.tables, *listed_tables(standing, phrases))
    rows = tuple(reader.rows(tables))
    more, places = standard_claims(document, guide, lexicon, edition)
    ranges = (*standing.ranges, *places)
    titles = tuple(title for row in rows for title in row.titles)
    targets = Targets(document, reader.by_aspect(rows), ranges, titles)
    claims = [reader.claim(row, targets) for row in rows]
    claims += reader.unknown(tables)
    claims += [c for c in more if c.provision not in {own.provision for own in claims}]
    on = {p for low, high in ranges for p in range(low[0], high[0] + 1)}
    groups = {aspect.id: _names(aspect) for aspect in guide.aspects}
    return ContentIndex(
        pages=tuple(sorted(on)),
        ranges=ranges,
        claims=tuple(claims),
        named=targets.named(),
        headings={at: groups[aspect] for at, aspect in targets.homes()},
    )


def _on_pages(document: Document, pages: tuple[int, int]) -> Standing:
    tables = tuple(t for t in document.tables if pages[0] <= t.page <= pages[1])
    return Standing(
        tables=tables, ranges=(((pages[0], 0.0), (pages[1], float("inf"))),)
    )


def _names(aspect: Aspect) -> frozenset[str]:
    return frozenset(name for group in aspect.headings for name in group.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndexRow:
    """A row for one provision, its cells told apart."""

    provision: Provision
    aspect: str
    wording: str
    target: tuple[str, ...]
    """The cells that point somewhere, or hold a remark."""
    titles: tuple[str, ...] = ()
    """Those of them in a column that the index heads for sections alone."""
    row: Row


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the header says of the columns, by their numbers."""

    targets: frozenset[int] = frozenset()
    """They hold sections, pages or remarks."""
    sections: frozenset[int] = frozenset()
    """They hold sections and no remarks."""


class _RowReader:
    """Reads index rows; remembers the Aspect that General Disclosure rows belong to."""

    def __init__(
        self, guide: Guide, lexicon: Lexicon, phrases: Phrases, edition: str
    ) -> None:
        self._guide = guide
        self._lexicon = lexicon
        self._edition = edition
        self._phrases = phrases
        self._paragraphs = Paragraphs(guide)
        self._aspects = {aspect.id: aspect for aspect in guide.aspects}
        self._homes = {p.id: a.id for a in guide.aspects for p in a.provisions}
        self._provisions = {p.id: p for a in guide.aspects for p in a.provisions}

    def rows(self, tables: tuple[Table, ...]) -> Iterator[_IndexRow]:
        """Yield a row per provision, and for Aspects that have one row in all."""
        found: dict[str, _IndexRow] = {}
        whole: dict[str, tuple[Row, _Columns]] = {}
        aspect = ""
        for row, columns in self._with_columns(tables):
            text = " ".join(cell.text for cell in row.cells)
            kpi, aspect = self._ids(text, aspect)
            one = kpi or self._general_disclosure(text, aspect)
            ids = self._several(row) or ([one] if one else [])
            new = [id_ for id_ in ids if id_ not in found]
            if new:
                for id_ in new:
                    found[id_] = self._row(self._provisions[id_], row, columns)
            elif aspect and sum(bool(cell.text) for cell in row.cells) > 1:
                whole.setdefault(aspect, (row, columns))
        yield from found.values()
        for name, (row, columns) in whole.items():
            yield from self._of_all(self._under(name), row, columns, found)

    def by_aspect(
        self, rows: tuple[_IndexRow, ...]
    ) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return the targets of the rows of each Aspect."""
        targets: dict[str, tuple[tuple[str, ...], ...]] = {}
        for row in rows:
            targets[row.aspect] = (*targets.get(row.aspect, ()), row.target)
        return targets

    def claim(self, row: _IndexRow, targets: Targets) -> Claim:
        """Return what ``row`` claims, its target followed into the file."""
        return Claim(
            provision=row.provision.id,
            wording=row.wording,
            target=" ".join(row.target),
            cells=row.target,
            place=row.row.place,
            pages=targets.pages(row.target, row.aspect),
            sections=targets.sections(row.target),
            superseded=self._superseded(row.provision, row.wording),
            doubt=targets.doubt(row.target, row.aspect, self._titles(row)),
            unpaged=targets.unpaged(row.target, row.aspect),
            stray=targets.stray(row.target, row.aspect),
            wording_of=self._wording_of(row),
        )

    def _titles(self, row: _IndexRow) -> tuple[str, ...]:
        """Return the titles of sections that stand without a reason or a remark."""
        guide = self._guide
        reasons = (group for reason in guide.reasons for group in reason.terms)
        remarks = (*guide.silence, *guide.referral[:1], *reasons)
        hits = {title: self._lexicon.hits(title) for title in row.titles}
        return tuple(
            title
            for title in row.titles
            if not any(holds(hits[title], group) for group in remarks)
        )

    def unknown(self, tables: tuple[Table, ...]) -> Iterator[Claim]:
        """Yield the rows that open with the number of a KPI that no edition has."""
        for row in (row for table in tables for row in table.rows):
            text = " ".join(cell.text for cell in row.cells)
            opened = opening_id(text)
            aspect, _, number = opened.partition(".")
            if number and aspect in self._aspects and opened not in self._provisions:
                yield Claim(provision=opened, wording=text, target="", place=row.place)

    def _with_columns(
        self, tables: tuple[Table, ...]
    ) -> Iterator[tuple[Row, _Columns]]:
        """Yield each row with what its header says of the columns.

        A table without a header goes on under that of the one before. A part of the
        index that opens with names of columns of its own goes by these.
        """
        known: dict[int, _Columns] = {}
        for table in tables:
            width = len(table.rows[0].cells)
            if header := [row for row in table.rows if row.header]:
                known[width] = self._columns(
                    " ".join(row.cells[at].text for row in header)
                    for at in range(width)
                )
            for row in table.rows:
                if not row.header:
                    known[width] = self._renewed(row) or known.get(width, _Columns())
                    yield row, known[width]

    def _renewed(self, row: Row) -> _Columns | None:
        """Return what a row within the table says of the columns, if it names them."""
        texts = [cell.text for cell in row.cells]
        if not all(texts) or any(named_ids(" ".join(texts))):
            return None
        columns = self._columns(
            text
            if len(text.split()) <= _COLUMN_WORDS
            and not any(sign.isdigit() for sign in text)
            else ""
            for text in texts
        )
        return columns if columns.targets else None

    def _columns(self, names: Iterable[str]) -> _Columns:
        """Read the names of the columns; the first holds what is asked."""
        rules = self._guide.index
        hits = {at: self._lexicon.hits(name) for at, name in enumerate(names) if at}

        def named(groups: tuple[str, ...]) -> frozenset[int]:
            return frozenset(
                at for at in hits if any(holds(hits[at], group) for group in groups)
            )

        return _Columns(
            targets=named(rules.targets),
            sections=named(rules.sections) - named(rules.remarks),
        )

    def _under(self, name: str) -> tuple[Provision, ...]:
        """Return the provisions of the Aspect or paragraph ``name``."""
        if name in self._aspects:
            return self._aspects[name].provisions
        return tuple(p for p in self._provisions.values() if below(p.id, name))

    def _of_all(
        self,
        provisions: tuple[Provision, ...],
        row: Row,
        columns: _Columns,
        found: Mapping[str, _IndexRow],
    ) -> Iterator[_IndexRow]:
        """An index may give one row per Aspect: it claims all that stands under it."""
        if any(provision.id in found for provision in provisions):
            return
        cells = [cell.text for cell in row.cells]
        filled = [(at, text) for at, text in enumerate(cells) if text]
        said = [text for at, text in filled if at not in columns.targets]
        pointed = [text for at, text in filled if at in columns.targets]
        in_force = {p.id for p in self._guide.provisions(self._edition)}
        for provision in provisions:
            if provision.id in in_force:
                yield _IndexRow(
                    provision=provision,
                    aspect=self._homes[provision.id],
                    wording=said[0] if said else "",
                    target=tuple(pointed or said[1:]),
                    titles=tuple(t for at, t in filled if at in columns.sections),
                    row=row,
                )

    def _ids(self, text: str, aspect: str) -> tuple[str, str]:
        """Return the first KPI named in ``text`` and the Aspect it stands under.

        A paragraph with others below it stands in place of an Aspect.
        """
        opened = self._paragraphs.opening(text)
        if opened in self._provisions:
            return opened, self._homes[opened]
        if self._under(opened):
            return "", opened
        for named, kpi in named_ids(text):
            if kpi in self._provisions:
                return kpi, named
            if not kpi and named in self._aspects:
                aspect = named
                break
        return "", aspect

    def _several(self, row: Row) -> list[str]:
        """Return the provisions of a row that opens with more than one of them.

        An Aspect beside its KPIs ("B2, B2.1 to B2.3") stands for the General
        Disclosure.
        """
        first = next((cell.text for cell in row.cells if cell.text), "")
        named = list(named_ids(first)) if len(first) <= _LONGEST_IDS else []
        ids = [
            kpi or self._aspects[aspect].provisions[0].id
            for aspect, kpi in named
            if aspect in self._aspects
        ]
        known = [id_ for id_ in dict.fromkeys(ids) if id_ in self._provisions]
        return known if len(known) > 1 else []

    def _general_disclosure(self, text: str, aspect: str) -> str:
        hits = self._lexicon.hits(text)
        marked = any(holds(hits, g) for g in self._guide.index.general_disclosure)
        known = marked and aspect in self._aspects
        return self._aspects[aspect].provisions[0].id if known else ""

    def _row(self, provision: Provision, row: Row, columns: _Columns) -> _IndexRow:
        filled = [at for at, cell in enumerate(row.cells) if cell.text]
        said = [at for at in filled if at not in columns.targets] or filled
        unmarked = [at for at in said if not any(named_ids(row.cells[at].text))]
        wording = max(
            unmarked or said,
            key=lambda at: self._likeness(provision, row.cells[at].text),
        )
        pointing = [
            at
            for at in filled
            if (at in columns.targets if columns.targets else at > wording)
        ]
        return _IndexRow(
            provision=provision,
            aspect=self._homes[provision.id],
            wording=row.cells[wording].text,
            target=tuple(row.cells[at].text for at in pointing if at != wording),
            titles=tuple(row.cells[at].text for at in filled if at in columns.sections),
            row=row,
        )

    def _superseded(self, provision: Provision, wording: str) -> str | None:
        carried = self._phrases.editions(provision.id, wording)
        in_force = self._guide.wording(provision, self._edition).since
        return carried[-1] if carried and in_force not in carried else None

    def _wording_of(self, row: _IndexRow) -> str | None:
        """Return the one other provision in the official words of which a row stands.

        A row whose id is not told apart from that of its Aspect says nothing of it.
        """
        if any(self._phrases.editions(row.provision.id, c.text) for c in row.row.cells):
            return None
        named = [kpi for _, kpi in named_ids(" ".join(c.text for c in row.row.cells))]
        others = [
            provision.id
            for provision in self._guide.provisions(self._edition)
            if self._phrases.editions(provision.id, row.wording)
        ]
        known = row.provision.id in named and len(others) == 1
        return others[0] if known and others[0] not in named else None

    def _likeness(self, provision: Provision, text: str) -> float:
        phrase = len(self._phrases.editions(provision.id, text)) > 0
        asks = provision.wordings[-1].asks
        return 1000 * phrase + fuzz.token_set_ratio(asks, text) + len(text) / 10
