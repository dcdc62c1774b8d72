"""Take out of a report what evidences a provision: its verdict must fall; a table out.

Run ``python bench/deletion.py`` with the Python that ``auditor`` is installed for. For
every provision called disclosed or explained, the paragraphs and table rows are taken
out that the reading names as its evidence, and those that the program cites for it
(five for each element), and it is judged again. It stands where it is still disclosed
or explained: the report says it once more, or the rule is too easy. Then what the
program cites now is taken out as well, three times in all. Provisions that still stand
after the first time are listed with what is cited for them then.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from unittest import mock

from collection import FOLDERS, Case, cases

from auditor.assess.verdict import State, Verdict
from auditor.audit import audit_report
from auditor.document import Document, Line, Page, Passage, Row, Table, fold
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.guide.vocabulary import Vocabulary
from auditor.language import Lexicon

TIMES = 3
WORKERS = 2
_STANDING = {State.DISCLOSED, State.EXPLAINED}
_NEAR = 3
"""Lines by which a reading of a file without pages may be off."""
_WORDS = 20
"""Letters and digits from which a whole paragraph within a quote is no chance."""
_NO_WORD = re.compile(r"[\d\W]*")

Quotes = tuple[tuple[int, str], ...]
"""Page (or line) and words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one verdict."""

    case: str
    provision: str
    fell: int
    """How often evidence was taken out until it fell; 0: it did not."""
    cited: str
    """What was cited for it after the first time; empty where it fell."""


def main() -> None:
    """Print the share of verdicts that fall, in total and per provision."""
    chosen = sys.argv[1:] or [name for name in FOLDERS if name != "held-out"]
    print(f"{'report':<28}{'verdicts':>9}{'fell at once':>14}{'in three':>10}")
    everything: list[Outcome] = []
    with ProcessPoolExecutor(WORKERS) as pool:
        found = chain.from_iterable(cases(folder) for folder in chosen)
        for outcomes in pool.map(_outcomes, found):
            print(_line(outcomes[0].case, outcomes), flush=True)
            everything += outcomes
    print(_line("all", everything))
    _print_standing(everything)


def _print_standing(everything: list[Outcome]) -> None:
    by_provision: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in everything:
        by_provision[outcome.provision].append(outcome)
    print("\nper provision, where not all fell at once")
    for provision, outcomes in by_provision.items():
        if any(outcome.cited for outcome in outcomes):
            print(_line(provision, outcomes))
    print("\nstood after the first time")
    for outcome in everything:
        if outcome.cited:
            print(f"{outcome.case}  {outcome.provision}  {outcome.cited}")


def _line(name: str, outcomes: list[Outcome]) -> str:
    fell = Counter(outcome.fell for outcome in outcomes)
    within = len(outcomes) - fell[0]
    shares = (100 * n / len(outcomes) for n in (fell[1], within))
    once, thrice = (f"{share:.1f}%" for share in shares)
    return f"{name:<28}{len(outcomes):>9}{once:>14}{thrice:>10}"


class _Remembering(Lexicon):
    """Looks at each text once: of a report, nearly all stays as it is."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        super().__init__(vocabularies)
        self.hits = cache(super().hits)  # type: ignore[method-assign]
        self.sentences = cache(super().sentences)  # type: ignore[method-assign]


def _outcomes(case: Case) -> list[Outcome]:
    guide = _guide()
    document, lexicon = case.read(), _Remembering(guide.vocabularies)
    evidence = {wanted.provision: wanted.evidence for wanted in case.wanted}
    with (
        mock.patch("auditor.audit.Lexicon", return_value=lexicon),
        mock.patch("auditor.metrics.means.Lexicon", _Remembering),
    ):
        return [
            _outcome(case, document, verdict, evidence[verdict.provision])
            for verdict in _verdicts(case, document).values()
            if verdict.state in _STANDING and verdict.provision in evidence
        ]


@cache
def _guide() -> Guide:
    return load_guide()


def _outcome(
    case: Case, document: Document, verdict: Verdict, evidence: Quotes
) -> Outcome:
    fell, first = 0, ""
    quotes = (*evidence, *_cited(verdict))
    for time in range(1, TIMES + 1):
        document = without(document, quotes)
        verdict = _verdicts(case, document)[verdict.provision]
        if verdict.state not in _STANDING:
            fell = time
            break
        quotes = tuple(_cited(verdict))
        first = first or f"{verdict.state}: {_told(verdict)}"
    return Outcome(case=case.name, provision=verdict.provision, fell=fell, cited=first)


def _told(verdict: Verdict) -> str:
    """Return what is cited first for each element, or the reasons."""
    best: dict[str, str] = {e.reason: e.quote for e in verdict.explanations}
    for piece in verdict.evidence:
        best.setdefault(piece.element, piece.quote)
    return "".join(f"\n    {name}: {quote}" for name, quote in best.items())


def _verdicts(case: Case, document: Document) -> dict[str, Verdict]:
    audit = audit_report(case.path, _guide(), case.given, lambda _: document)
    return {verdict.provision: verdict for verdict in audit.verdicts}


def _cited(verdict: Verdict) -> Iterator[tuple[int, str]]:
    found = [(piece.place, piece.quote) for piece in verdict.evidence]
    found += [(reason.place, reason.quote) for reason in verdict.explanations]
    for place, quote in found:
        yield place.line or place.page, quote


def without(document: Document, quotes: Quotes) -> Document:
    """Return ``document`` without the paragraphs, rows and notes that hold ``quotes``.

    A paragraph stays as an empty one, so that what follows keeps its number.
    """
    taken = _Taken(document, quotes)
    return replace(
        document,
        pages=tuple(map(taken.page, document.pages)),
        passages=tuple(map(taken.passage, document.passages)),
        tables=tuple(table for t in document.tables if (table := taken.table(t)).rows),
    )


class _Taken:
    """Knows by their words what is to be taken out on which page."""

    def __init__(self, document: Document, quotes: Quotes) -> None:
        self._near = 0 if document.paged else _NEAR
        self._paged = document.paged
        self._quotes = [(at, fold(words)) for at, words in quotes if fold(words)]

    def passage(self, passage: Passage) -> Passage:
        at = [
            piece.place.page if self._paged else piece.place.line or 0
            for piece in passage.pieces
        ]
        gone = self._holds(at, (passage.text,))
        return replace(passage, text="") if gone else passage

    def table(self, table: Table) -> Table:
        def said(*texts: str) -> bool:
            at = [row.place.line or 0 for row in table.rows]
            return self._holds([table.page] if self._paged else at, texts)

        return replace(
            table,
            rows=tuple(row for row in table.rows if not self._row(row)),
            caption="" if said(table.caption) else table.caption,
            notes=tuple(note for note in table.notes if not said(note)),
        )

    def page(self, page: Page) -> Page:
        """Drop the lines from which charts are read."""
        lines = tuple(line for line in page.lines if not self._drawn(page, line))
        return replace(page, lines=lines) if self._paged else page

    def _drawn(self, page: Page, line: Line) -> bool:
        words = fold(line.text)
        return any(
            at == page.number
            and (quote in words or (words in quote and not _NO_WORD.fullmatch(words)))
            for at, quote in self._quotes
        )

    def _row(self, row: Row) -> bool:
        at = row.place.page if self._paged else row.place.line or 0
        cells = " ".join(cell.text for cell in row.cells)
        return self._holds([at], (row.quote, cells))

    def _holds(self, places: Iterable[int], texts: Iterable[str]) -> bool:
        near = [q for at, q in self._quotes if self._is_near(at, places)]
        folded = [fold(text) for text in texts]
        return any(
            quote in text or (len(text) >= _WORDS and text in quote)
            for quote in near
            for text in folded
        )

    def _is_near(self, at: int, places: Iterable[int]) -> bool:
        return any(abs(at - place) <= self._near for place in places)


if __name__ == "__main__":
    main()
