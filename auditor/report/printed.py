"""Figures in, what stands for them on paper out."""

from collections.abc import Iterable, Iterator, Mapping

from auditor.metrics.figures import Bound, Figure, Kind, Leftover
from auditor.report.text import places

UNVALUED = {
    Kind.DASH: "a dash: nought or no figure, confirm",
    Kind.ABSENT: "the report gives no figure",
    Kind.RANGE: "a range: no one value",
}

_BOUNDS = {Bound.OVER: ">", Bound.UNDER: "<", Bound.ABOUT: "\N{ALMOST EQUAL TO}"}


def value(figure: Figure) -> str:
    """Return the value as printed; nought in words has its number before it."""
    if figure.kind is Kind.DASH:
        return f"{figure.printed} (?)"
    if not figure.exact:
        return f"{_BOUNDS[figure.bound]} {figure.printed}"
    if not figure.valued or any(letter.isdigit() for letter in figure.printed):
        return figure.printed
    return f"{figure.value:,f} (\u201c{figure.printed}\u201d)"


def figure_name(figure: Figure, titles: Mapping[str, str]) -> str:
    """Return what ``figure`` is of: its metric and the parts of its breakdown."""
    labels = dict.fromkeys(
        label if any(map(str.isalpha, label)) else f"{kind.replace('_', ' ')} {label}"
        for kind, label in figure.breakdown
    )
    return ", ".join((titles[figure.metric], *labels))


def left_told(leftovers: Iterable[Leftover], most: int | None = None) -> Iterator[str]:
    """Yield a line on the charts, the tables not read, and the tables half read.

    Each names its places, ``most`` of them at most.
    """
    left = tuple(leftovers)
    for chart, said in (
        (True, "Charts to confirm by eye, as no place tells which value is whose"),
        (False, "Tables with numbers of which none was read as a KPI figure"),
    ):
        found = [one.place for one in left if one.chart is chart and not one.read]
        if found:
            yield f"{said}: {places(found, most or len(found))}."
    half = [one for one in left if one.read]
    if half:
        most = most or len(half)
        told = ", ".join(
            f"{places([one.place], 1)} ({one.read}/{one.values})" for one in half[:most]
        )
        more = " \u2026" if len(half) > most else ""
        said = (
            "Tables of which few values, or none of a column, were read as KPI figures"
        )
        yield f"{said}: {told}{more}."
