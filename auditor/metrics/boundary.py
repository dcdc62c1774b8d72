"""Places of the workforce, and those that a sentence says data cover, in; gaps out."""

from collections.abc import Iterator

from auditor.guide.metrics import Metrics
from auditor.metrics.figures import Check, CheckResult
from auditor.metrics.frame import Book, Known, place_told
from auditor.metrics.said import Covered
from auditor.metrics.units import bounded, fold

_HUNDRED = 100
_FEWEST = 2
"""Places named from which a sentence lists those of the workforce; with "only" one."""


def check_boundary(book: Book, metrics: Metrics) -> Iterator[Check]:
    """Yield places where many work and which the data leave out."""
    rule = metrics.checks.boundary
    wide = metrics.vocabularies[rule.wide]
    too_wide = bounded(map(fold, (*wide.en, *wide.zh)))
    heads = [
        known
        for known in book.of(rule.heads)
        if known.figure.year == book.latest
        and known.quantity.unit != "%"
        and [kind for kind, _ in known.parts] == [rule.kind]
    ]
    everyone = sum(known.quantity.value for known in heads)
    for covered in book.said.covered:
        named = [known for known in heads if _label(known) in covered.folded]
        out = [
            known
            for known in heads
            if known not in named
            and (covered.only or not too_wide.search(_label(known)))
        ]
        fewest = 1 if covered.only else _FEWEST
        for known in out if len(named) >= fewest else ():
            if known.quantity.value * _HUNDRED >= everyone * rule.share:
                yield _left_out(known, covered, int(everyone), metrics)


def _label(known: Known) -> str:
    return fold(known.figure.breakdown[0][1])


def _left_out(known: Known, covered: Covered, everyone: int, metrics: Metrics) -> Check:
    share = known.quantity.value * _HUNDRED / everyone
    place = known.figure.breakdown[0][1]
    return Check(
        check="boundary",
        kpi=metrics.checks.boundary.kpi,
        result=CheckResult.QUERY,
        statement=(
            f"Environmental data are said to cover places without {place} "
            f"({place_told(covered.place)}), where {share:.0f}% of the employees work."
        ),
        arithmetic=f"{known.number} / {everyone:,} = {share:.1f}%",
        figures=(known.figure,),
    )
