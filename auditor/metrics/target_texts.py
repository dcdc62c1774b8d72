"""A report in; the sentences and rows of tables that may state a target out.

A row of a table is read as a sentence, its heads as what stands over it; where a column
tells all of a target, its other cells are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.document import Document, Passage, PassageKind, Place, Row, Table
from auditor.guide.climate import Climate, TargetRules
from auditor.language import Hits, Lexicon, Sentence, holds
from auditor.match.reading import Scope
from auditor.metrics.clauses import count_words
from auditor.metrics.years import split_years

_BULLET = "\u2022"
_LABEL = 6
"""Most words in what names a part of a target."""
_YEARS = frozenset({"due", "base"})
"""Labels of rows that make each column a target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetText:
    """A sentence and what stands over it."""

    sentence: Sentence
    announced: bool
    """What stands over it says that targets follow."""
    above: Hits
    """Terms in its lead-in, its heading, the label of its row."""
    section: int
    place: Place
    quote: str
    """The printed text that it is part of."""
    due: int | None = None
    """The year in the column for it, or in what stands over it."""
    base: int | None = None
    progress: str = ""
    """From the column for it."""


def target_texts(
    document: Document, scope: Scope, lexicon: Lexicon, climate: Climate
) -> tuple[TargetText, ...]:
    """Return what may state a target, in printed order."""
    rules = climate.targets
    words = climate.vocabularies[rules.validators]
    reader = _Reader(document, lexicon, rules, (*words.en, *words.zh))
    found: list[TargetText] = []
    for passage in document.passages:
        is_within = any(scope.holds(piece.place) for piece in passage.pieces)
        if is_within and reader.may_tell(passage.text):
            found.extend(reader.of_passage(passage))
    for table in document.tables:
        found.extend(t for t in reader.of_table(table) if scope.holds(t.place))
    return tuple(found)


class _Reader:
    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        rules: TargetRules,
        validators: tuple[str, ...],
    ) -> None:
        self._document = document
        self._lexicon = lexicon
        self._rules = rules
        self._validators = tuple(map(str.casefold, validators))

    def may_tell(self, text: str) -> bool:
        """Tell whether ``text`` names a year, or who validates targets."""
        folded = text.casefold()
        return bool(split_years(text)[0]) or any(n in folded for n in self._validators)

    def of_passage(self, passage: Passage) -> Iterator[TargetText]:
        """Yield the sentences of a passage under its lead-in and heading."""
        title = self._document.sections[passage.section].title
        lead = ""
        if passage.lead is not None:
            lead = self._document.passages[passage.lead].text
        yield from self._cut(passage.text, lead or title, passage)

    def _cut(self, text: str, over: str, passage: Passage) -> Iterator[TargetText]:
        is_listed = passage.kind is PassageKind.ITEM
        above = self._lexicon.hits(over)
        for sentence in self._lexicon.sentences(text):
            yield TargetText(
                sentence=sentence,
                announced=is_listed and holds(above, self._rules.intent),
                above=above if is_listed else {},
                section=passage.section,
                place=passage.place_at(sentence.start),
                quote=sentence.text,
            )

    def of_table(self, table: Table) -> Iterator[TargetText]:
        """Yield the cells of a table that may hold a target."""
        heads = [row for row in table.rows if row.header]
        named = self._named(
            (i, cell.text) for row in heads for i, cell in enumerate(row.cells)
        )
        labels = enumerate(row.cells[0].text for row in table.rows)
        parts = self._named(one for one in labels if count_words(one[1]) <= _LABEL)
        title = self._document.sections[table.section].title
        over = f"{title} {table.caption}"
        printed = " ".join(cell.text for row in table.rows for cell in row.cells)
        if not self.may_tell(printed):
            return
        if _YEARS.intersection(parts.values()) and not _YEARS & {*named.values()}:
            for at in range(1, max(len(row.cells) for row in table.rows)):
                yield from self._of_column(at, parts, over, table)
            return
        for row in table.rows:
            if row.header:
                continue
            if "target" in named.values():
                yield from self._of_row(row, named, over, table)
            else:
                yield from self._of_cells(row, table)

    def _of_row(
        self, row: Row, named: Mapping[int, str], over: str, table: Table
    ) -> Iterator[TargetText]:
        cells = {named[i]: cell.text for i, cell in enumerate(row.cells) if i in named}
        label = " ".join(
            dict.fromkeys(c.text for i, c in enumerate(row.cells) if i not in named)
        )
        above = self._lexicon.hits(f"{over} {label}")
        for sentence in self._lexicon.sentences(cells["target"]):
            yield TargetText(
                sentence=sentence,
                announced=True,
                above=above,
                section=table.section,
                place=row.place,
                quote=row.quote,
                due=_year(cells.get("due", "")),
                base=_year(cells.get("base", "")),
                progress=cells.get("progress", ""),
            )

    def _of_column(
        self, at: int, parts: Mapping[int, str], over: str, table: Table
    ) -> Iterator[TargetText]:
        """Yield what stands in a column that tells all of one target, row by row.

        Where a row is named for the target, others of unknown name that name a year
        are its milestones.
        """
        is_named = "target" in parts.values()
        cells = [
            (parts.get(i, "" if is_named else "target"), row, row.cells[at])
            for i, row in enumerate(table.rows)
            if at < len(row.cells)
        ]
        cells = [
            (part or ("target" if split_years(cell.text)[0] else ""), row, cell)
            for part, row, cell in cells
        ]
        told = {part: cell.text for part, _, cell in cells}
        own = [(row, cell) for part, row, cell in cells if part == "target"]
        above = self._lexicon.hits(" ".join((over, *(cell.text for _, cell in own))))
        # A place there is where the target holds, not whose it is.
        above = {k: v for k, v in above.items() if k != self._rules.others}
        for row, cell in own:
            for sentence in self._lexicon.sentences(cell.text):
                yield TargetText(
                    sentence=sentence,
                    announced=True,
                    above=above,
                    section=table.section,
                    place=cell.place or row.place,
                    quote=cell.text,
                    due=_end(told.get("due", "")),
                    base=_year(told.get("base", "")),
                    progress=told.get("progress", ""),
                )

    def _of_cells(self, row: Row, table: Table) -> Iterator[TargetText]:
        """Yield the sentences of a table that is set like prose, bullets apart."""
        label = row.cells[0].text
        for cell in filter(lambda cell: self.may_tell(cell.text), row.cells):
            lead, *items = cell.text.split(_BULLET)
            for number, part in enumerate((lead, *items)):
                above = self._lexicon.hits(f"{label} {lead}") if number else {}
                for sentence in self._lexicon.sentences(part.strip()):
                    yield TargetText(
                        sentence=sentence,
                        announced=bool(number) and holds(above, self._rules.intent),
                        above=above,
                        section=table.section,
                        place=cell.place or row.place,
                        quote=part.strip(),
                        due=_year(lead) if number else None,
                    )

    def _named(self, labels: Iterable[tuple[int, str]]) -> dict[int, str]:
        """Return which of ``labels`` name the target, its years and its progress."""
        words = self._rules.heads
        kinds = {
            "base": words.base,
            "due": words.due,
            "progress": words.progress,
            "target": words.target,
        }
        named: dict[int, str] = {}
        for i, label in labels:
            hits = self._lexicon.hits(label)
            kind = next((k for k, group in kinds.items() if holds(hits, group)), "")
            if kind and kind not in named.values():
                named[i] = kind
        return named


def _end(text: str) -> int | None:
    """Return the year in which the first of the periods in ``text`` ends."""
    years = split_years(re.split("[;\uff1b]", text)[0])[0]
    return years[-1] if years else None


def _year(text: str) -> int | None:
    years = split_years(text)[0]
    return years[0] if years else None
