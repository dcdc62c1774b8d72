"""A report and its figures in; the grid of the fifteen categories of Scope 3 out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.document import Document, Place
from auditor.guide.climate import Scope3Category, Scope3Rules
from auditor.guide.metrics import Catalogue
from auditor.language import Lexicon, holds
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure
from auditor.metrics.quotes import standing_quote

_TO = frozenset("-\u2013\u2014")
_NEXT = re.compile(r"([-\u2013\u2014&,+]|and|\u53ca)\s*(\d{1,2})")
_MORE = re.compile(rf"(?:\s*{_NEXT.pattern})+")
"""Further categories behind the first: "1-3, 5-7"."""


class Scope3State(StrEnum):
    """What a report says of a category."""

    REPORTED = "reported"
    INAPPLICABLE = "said not to apply"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope3Row:
    """One category of Scope 3."""

    number: int
    """1 to 15, as the GHG Protocol numbers them."""
    title: str
    title_zh: str
    state: Scope3State
    value: str = ""
    """As printed; the largest where several parts of it are."""
    unit: str = ""
    shared: tuple[int, ...] = ()
    """Other categories that the value is of, too."""
    place: Place | None = None
    quote: str = ""


def read_scope3(
    document: Document,
    catalogue: Catalogue,
    scope: Scope,
    figures: Sequence[Figure],
    year: int,
) -> tuple[Scope3Row, ...]:
    """Return the fifteen categories with what the report gives for ``year``."""
    rules = catalogue.climate.scope3
    words = {str(one.number): one.terms for one in rules.categories}
    lexicon = Lexicon({**catalogue.climate.vocabularies, **words})
    named = [
        (figure, _categories(" ".join((figure.label, *parts)), lexicon))
        for figure in figures
        if figure.metric == rules.metric and figure.year == year
        for parts in [[label for _, label in figure.breakdown]]
    ]
    left = tuple(_left_out(document, scope, lexicon, rules))
    return tuple(_row(one, named, left) for one in rules.categories)


def _categories(text: str, lexicon: Lexicon) -> frozenset[int]:
    """Return the categories that ``text`` names: 4 and 9 of "Cat 4&9"."""
    named = [
        (int(n), s)
        for n, spans in lexicon.hits(text).items()
        if n.isdigit()
        for s in spans
    ]
    found = {number for number, _ in named}
    for number, span in named:
        word = text[span.start : span.end].rstrip("-\u2013")
        is_number = word[-1:].isdigit()
        more = _MORE.match(text, span.start + len(word)) if is_number else None
        last = number
        for sign, digits in _NEXT.findall(more[0] if more else ""):
            first = last if sign in _TO else int(digits)
            last = int(digits)
            found |= {*range(first, last + 1)}
    return frozenset(found)


def _row(
    category: Scope3Category,
    named: Sequence[tuple[Figure, frozenset[int]]],
    left: Sequence[tuple[frozenset[int], Place, str]],
) -> Scope3Row:
    """Return a category: its figure, else where it is said not to apply."""
    number = category.number
    of_it = [
        (tuple(sorted(numbers - {number})), figure)
        for figure, numbers in named
        if number in numbers
    ]
    if of_it:
        shared, figure = min(of_it, key=lambda pair: (len(pair[0]), -pair[1].value))
        return Scope3Row(
            number=number,
            title=category.title,
            title_zh=category.title_zh,
            state=Scope3State.REPORTED,
            value=figure.printed,
            unit=figure.unit,
            shared=shared,
            place=figure.place,
            quote=figure.quote,
        )
    said = next(((place, quote) for of, place, quote in left if number in of), None)
    return Scope3Row(
        number=number,
        title=category.title,
        title_zh=category.title_zh,
        state=Scope3State.INAPPLICABLE if said else Scope3State.NOT_FOUND,
        place=said[0] if said else None,
        quote=said[1] if said else "",
    )


def _left_out(
    document: Document, scope: Scope, lexicon: Lexicon, rules: Scope3Rules
) -> Iterator[tuple[frozenset[int], Place, str]]:
    """Yield what says of categories that they do not apply: rows, and sentences."""
    for table in document.tables:
        for row in table.rows:
            hits = lexicon.hits(row.quote)
            if holds(hits, rules.inapplicable) and scope.holds(row.place):
                label = row.cells[0].text
                quote = standing_quote(document, row.quote, row.place.page, label)
                yield _categories(label, lexicon), row.place, quote
    for passage in document.passages:
        if not scope.holds(passage.pieces[0].place):
            continue
        if not holds(lexicon.hits(passage.text), rules.inapplicable):
            continue
        for sentence in lexicon.sentences(passage.text):
            if holds(sentence.hits, rules.inapplicable):
                place = passage.place_at(sentence.start)
                yield _categories(sentence.text, lexicon), place, sentence.text
