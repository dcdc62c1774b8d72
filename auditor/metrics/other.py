"""Another document of the issuer in; what intensities are per out, as printed there."""

from dataclasses import replace

from auditor.document import Document
from auditor.guide.provisions import Guide
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.figures import Figure, Origin
from auditor.metrics.read import read_figures
from auditor.profile.forms import periods_in
from auditor.profile.leaves import leaves_of, opening
from auditor.profile.period import read_period


def read_denominators(
    document: Document, guide: Guide, lexicon: Lexicon
) -> tuple[Figure, ...]:
    """Return revenue, headcount and floor area as ``document`` first prints them.

    One figure of the whole for each year and unit. Tables of accounts are full of rows
    about staff, so people are taken from sentences only.
    """
    metrics = {rule.metric for rule in guide.catalogue.metrics.checks.denominators}
    people = {m.id for m in guide.catalogue.metrics.metrics if m.people}
    scope = Scope(first=1, last=len(document.pages))
    year = _year(document, guide)
    found: dict[tuple[str, int, str], Figure] = {}
    for figure in read_figures(document, guide, lexicon, year, scope):
        is_told = figure.metric not in people or figure.origin is Origin.SENTENCE
        known = figure.canonical
        if figure.metric in metrics and known and is_told and not figure.breakdown:
            key = figure.metric, figure.year, known.unit
            found.setdefault(key, replace(figure, file=document.name, table=None))
    return tuple(found.values())


def _year(document: Document, guide: Guide) -> int:
    """Return the year that ``document`` itself reports on, nought where it has none.

    What its opening states first is its period; half a year is none.
    """
    rules, pages = guide.recognition.period, guide.recognition.pages
    leaves = leaves_of(document, pages)
    front = opening(leaves, pages)
    forms = tuple(form.text for form in rules.forms)
    for leaf in front:
        if stated := sorted(periods_in(leaf.text, forms), key=lambda s: s.begin):
            days = (stated[0].end - stated[0].start).days + 1
            return stated[0].end.year if days >= rules.least_days else 0
    period = read_period(front, leaves, rules, pages)
    return period.end.year if period else 0
