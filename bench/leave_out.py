"""What the rules owe to each issuer whose reports lay beside them; a table out.

Run ``python bench/leave_out.py [FOLDER]`` with the Python that ``auditor`` is installed
for; the audits without an issuer's terms are written into FOLDER. For each issuer of a
published report every term of a vocabulary that stands in the reports of that issuer
and in no other report is struck out, generic or not, and its reports are audited
without them ("terms"). Then every clue is struck out as well that is met in its reports
and in no other ("clues"). Below the table stand the verdicts lost by the first, with
the terms that went.
"""

import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from accuracy import COLUMNS, shares, tally
from baseline import keyword_verdicts
from collection import Case, cases

from auditor.audit import audit_report
from auditor.document import Document
from auditor.guide.clues import Clue
from auditor.guide.load import load_guide
from auditor.guide.provisions import Element, Guide, Provision
from auditor.guide.vocabulary import Vocabulary
from auditor.language import Lexicon, read_prose
from auditor.match.clues import find_evidence
from auditor.match.index import read_index
from auditor.match.reading import Scope, read_units
from auditor.result import audit_json

KINDS = ("as it is", "terms", "clues", "always", "keywords")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary: of the guide, or of the figures."""

    source: str
    vocabulary: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report, whose it is, and which of the rules it supports."""

    issuer: str
    case: Case
    document: Document
    terms: frozenset[Term]
    """Those that stand in it."""
    clues: frozenset[Clue]
    """Those that are met in it."""


def main() -> None:
    """Print how the reports of each issuer fare without what only they support."""
    rules = Rules(load_guide())
    folder = Path(sys.argv[1]) if sys.argv[1:] else None
    scored = [rules.report(c) for f in ("published", "climate") for c in cases(f)]
    others = [rules.report(case) for case in cases("development")]
    names = "".join(f"{name:>9}" for name in KINDS)
    print(f"{'':<22}" + "".join(f"{name:>46}" for name in COLUMNS))
    print(f"{'issuer':<10}{'terms':>6}{'clues':>6}" + f" {names}" * len(COLUMNS))
    lost: list[str] = []
    for issuer in dict.fromkeys(report.issuer for report in scored):
        own = [report for report in scored if report.issuer == issuer]
        rest = [report for report in (*scored, *others) if report.issuer != issuer]
        lost += _issuer(own, rest, rules.guide, folder)
    print("\nverdicts lost without the terms")
    print("\n".join(lost))


def _issuer(
    own: list[Report], rest: list[Report], guide: Guide, folder: Path | None
) -> Iterator[str]:
    """Print the line of one issuer, and yield what is lost."""
    terms = frozenset[Term]().union(*(r.terms for r in own))
    terms = terms.difference(*(r.terms for r in rest))
    clues = frozenset[Clue]().union(*(r.clues for r in own))
    clues = clues.difference(*(r.clues for r in rest))
    less = without_terms(guide, terms)
    least = without_clues(less, clues)
    counts = {kind: Counter[str]() for kind in KINDS}
    for report in own:
        case = report.case
        said = {
            "as it is": _said(report, guide),
            "terms": _said(report, less, folder),
            "clues": _said(report, least),
            "always": dict.fromkeys((w.provision for w in case.wanted), "disclosed"),
            "keywords": keyword_verdicts(
                report.document, case.esg_pages, guide, case.edition
            ),
        }
        for kind in KINDS:
            counts[kind] += tally(case.wanted, said[kind])
        for wanted in case.wanted:
            id_ = wanted.provision
            before, after = said["as it is"][id_], said["terms"][id_]
            if before in wanted.acceptable and after not in wanted.acceptable:
                went = "; ".join(_named(guide, id_, terms))
                yield f"{case.name}  {id_}  {before}, then {after}: {went}"
    cells = zip(*(shares(counts[kind]) for kind in KINDS), strict=True)
    row = " ".join("".join(f"{share:>9.1f}" for share in column) for column in cells)
    head = f"{own[0].issuer:<10}{len(terms):>6}{len(clues):>6} "
    print(head + row.replace("nan", "  -"), flush=True)


def _said(report: Report, guide: Guide, folder: Path | None = None) -> dict[str, str]:
    case = report.case
    audit = audit_report(case.path, guide, case.given, lambda _: report.document)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{case.name}.json").write_text(audit_json(audit), "utf-8")
    return {verdict.provision: verdict.state.value for verdict in audit.verdicts}


def _named(guide: Guide, id_: str, terms: Collection[Term]) -> Iterator[str]:
    """Yield those of ``terms`` on which a provision leans."""
    provision = next(p for p in _provisions(guide) if p.id == id_)
    clues = [clue for element in provision.elements for clue in element.clues]
    words = [g for clue in clues for g in (*clue.all, *clue.paragraph, *clue.under)]
    metrics = {name for clue in clues if clue.figure for name in clue.figure.metric}
    groups = {"guide": words, "figures": list(_of_metrics(guide, metrics))}
    names = {
        (source, name)
        for source, held in groups.items()
        for group in held
        for name in group.split("|")
    }
    for term in sorted(terms, key=lambda term: (term.source, term.vocabulary)):
        if (term.source, term.vocabulary) in names:
            yield f"{term.vocabulary} {term.text!r}"


def _of_metrics(guide: Guide, names: Collection[str]) -> Iterator[str]:
    """Yield the groups by which these metrics are told."""
    for metric in guide.catalogue.metrics.metrics:
        if metric.id in names:
            for label in metric.labels:
                yield from (*label.all, *label.under)
            for sentence in metric.sentences:
                told = (sentence.subject, sentence.counted, sentence.nil)
                yield from (*sentence.all, *filter(None, told))


def _provisions(guide: Guide) -> Iterator[Provision]:
    for aspect in guide.aspects:
        yield from aspect.provisions


def without_terms(guide: Guide, terms: Collection[Term]) -> Guide:
    """Return ``guide`` without these terms, in its words and in those of figures."""

    def stripped(source: str, of: dict[str, Vocabulary]) -> dict[str, Vocabulary]:
        return {name: _stripped(of[name], source, name, terms) for name in of}

    metrics = guide.catalogue.metrics
    figures = replace(metrics, vocabularies=stripped("figures", metrics.vocabularies))
    return replace(
        guide,
        vocabularies=stripped("guide", guide.vocabularies),
        catalogue=replace(guide.catalogue, metrics=figures),
    )


def _stripped(
    vocabulary: Vocabulary, source: str, name: str, terms: Collection[Term]
) -> Vocabulary:
    def kept(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for text in texts if Term(source, name, text) not in terms)

    return Vocabulary(
        en=kept(vocabulary.en),
        zh=kept(vocabulary.zh),
        unless=kept(vocabulary.unless),
    )


def without_clues(guide: Guide, clues: Collection[Clue]) -> Guide:
    """Return ``guide`` without these clues."""

    def element(whole: Element) -> Element:
        kept = tuple(clue for clue in whole.clues if clue not in clues)
        return replace(whole, clues=kept)

    def provision(whole: Provision) -> Provision:
        return replace(whole, elements=tuple(map(element, whole.elements)))

    return replace(
        guide,
        aspects=tuple(
            replace(aspect, provisions=tuple(map(provision, aspect.provisions)))
            for aspect in guide.aspects
        ),
    )


class Rules:
    """Tells which terms and clues of a guide a report supports."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._lexicon = Lexicon(guide.vocabularies)
        self._finders = (
            _TermFinder("guide", guide.vocabularies),
            _TermFinder("figures", guide.catalogue.metrics.vocabularies),
        )

    def report(self, case: Case) -> Report:
        """Read the report of ``case``."""
        document = case.read()
        texts = tuple(dict.fromkeys(_texts(document)))
        found = (f.terms_in(text) for f in self._finders for text in texts)
        return Report(
            issuer=case.name.partition("_")[0],
            case=case,
            document=document,
            terms=frozenset(term for terms in found for term in terms),
            clues=frozenset(self._met(document, case)),
        )

    def _met(self, document: Document, case: Case) -> Iterator[Clue]:
        guide = self.guide
        index = read_index(document, guide, self._lexicon, case.edition)
        scope = Scope(
            first=case.esg_pages[0],
            last=case.esg_pages[1],
            barred=index.ranges,
            headings=index.headings,
            denials=guide.denials,
            statement=guide.statement,
        )
        reading = read_units(document, self._lexicon, scope)
        for clue in self._clues:
            if find_evidence(reading, Element(id="", text="", clues=(clue,))):
                yield clue

    @cached_property
    def _clues(self) -> tuple[Clue, ...]:
        elements = (e for p in _provisions(self.guide) for e in p.elements)
        return tuple(dict.fromkeys(clue for e in elements for clue in e.clues))


class _TermFinder:
    """Tells which terms of some vocabularies stand in a text and are not voided."""

    def __init__(self, source: str, vocabularies: dict[str, Vocabulary]) -> None:
        self._terms = [
            (Term(source, name, text), text in vocabulary.unless)
            for name, vocabulary in vocabularies.items()
            for text in (*vocabulary.en, *vocabulary.zh, *vocabulary.unless)
        ]
        self._whole = Lexicon(vocabularies)
        self._single = Lexicon(
            {
                str(number): Vocabulary(en=(term.text,))
                for number, (term, _) in enumerate(self._terms)
            }
        )

    def terms_in(self, text: str) -> Iterator[Term]:
        prose = read_prose(text)
        pairs = zip(self._whole.look(prose), self._single.look(prose), strict=True)
        for whole, single in pairs:
            for number, spans in single.hits.items():
                term, voids = self._terms[int(number)]
                counting = whole.hits.get(term.vocabulary, ())
                if voids or any(span in counting for span in spans):
                    yield term


def _texts(document: Document) -> Iterator[str]:
    yield from (section.title for section in document.sections)
    yield from (passage.text for passage in document.passages)
    for table in document.tables:
        yield from (table.caption, *table.notes)
        for row in table.rows:
            yield " | ".join(cell.text for cell in row.cells if cell.text)


if __name__ == "__main__":
    main()
