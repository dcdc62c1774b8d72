"""Rows of a table in; which of them are heads, and over which columns, out."""

import re
from collections.abc import Collection, Iterator

from auditor.document import Row
from auditor.metrics.figures import Bound, Kind
from auditor.metrics.means import Means
from auditor.metrics.years import split_years

_BESIDE_YEAR = 3
"""Most words beside the year in the head of a column."""
_SENTENCE = 12
"""Words; a longer head that stands alone in its row is a sentence."""
_OTHER_NUMBER = re.compile(r"(?<![A-Za-z])\d{2}")
"""A number beside the year: no head of a column has one."""


def blocks(
    rows: tuple[Row, ...], means: Means
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield the head rows and the rows below them, once for every run of heads."""
    heads: list[Row] = []
    body: list[Row] = []
    places = {
        i
        for row in rows
        for i, cell in enumerate(row.cells)
        if i and has_amount(cell.text, means)
    }
    for row in rows:
        if _is_head(row, means, None if not body else places):
            if body:
                yield heads, body
                heads, body = [], []
            heads.append(row)
        else:
            body.append(row)
    if body:
        yield heads, body


def _is_head(row: Row, means: Means, places: Collection[int] | None) -> bool:
    """Tell whether a row names columns; inside a table only years or no label do.

    Inside a table there are ``places``, its columns of values, which it must name.
    """
    filled = [
        cell.text
        for i, cell in enumerate(row.cells)
        if i and cell.text and (places is None or i in places)
    ]
    if any(has_amount(text, means) for text in filled) or _only_signs(filled, means):
        return False
    dated = sum(1 for text in filled if _dates(text))
    bare = places is None or not row.cells[0].text or 2 * dated >= len(filled)
    alone = (
        places is not None and len(places) > 1 and [*map(only_years, filled)] == [True]
    )
    return row.header or (len(filled) > 1 and bare) or alone


def _only_signs(texts: list[str], means: Means) -> bool:
    """Tell whether nothing but "Nil", dashes and "N/A" stands beside a unit, if any.

    Or ranges beside a unit; without one they are ages.
    """
    left = [text for text in texts if not means.units.opens(text)]
    signs = {Kind.NIL, Kind.DASH, Kind.ABSENT}
    if len(left) < len(texts):
        signs.add(Kind.RANGE)
    kinds = [{reading.kind for reading in means.numbers.cell(text)} for text in left]
    return bool(kinds) and all(kind and kind <= signs for kind in kinds)


def _dates(text: str) -> bool:
    """Tell whether ``text`` says little more than a year ("FY2023 ktCO2e")."""
    years, rest = split_years(text)
    return (
        bool(years)
        and len(rest.split()) <= _BESIDE_YEAR
        and not _OTHER_NUMBER.search(rest)
    )


def has_amount(text: str, means: Means) -> bool:
    """Tell whether ``text`` is a value; a year or "under 30" is a label."""
    return not split_years(text)[0] and any(
        reading.kind is Kind.NUMBER and (reading.unit or reading.bound is Bound.EXACT)
        for reading in means.numbers.cell(text)
    )


def spread(rows: list[Row], places: list[int], means: Means) -> list[list[str]]:
    """Return the texts of head rows, each repeated over the columns it stands for.

    Spans say so, but for names over years that start over for each; for years, and one
    text over all values, which are centred over their columns; and for a title, which
    runs from the labels over some of the values and is of all. A sentence over the
    table is no head.
    """
    rows = [row for row in rows if not _is_sentence(row)]
    years = _years_of_one(rows, places)
    return [
        _over_years(row, places, years) or _shared(_spread(row, places), places, means)
        for row in rows
    ]


def _is_sentence(row: Row) -> bool:
    """Tell whether a head row is a line of the text above the table."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) == 1 and len(filled[0].split()) > _SENTENCE


def _years_of_one(rows: list[Row], places: list[int]) -> int:
    """Return after how many columns the years start over; 0 if they do not."""
    for row in rows:
        years = [split_years(row.cells[i].text)[0] for i in places]
        for size in range(2, len(years) // 2 + 1):
            copies, rest = divmod(len(years), size)
            if all(years) and not rest and years == years[:size] * copies:
                return size
    return 0


def _over_years(row: Row, places: list[int], size: int) -> list[str]:
    """Return names over ``size`` years each, wherever they stand; else nothing."""
    first, *others = (cell.text for cell in row.cells)
    names = [text for text in others if text]
    if not size or len(names) * size != len(places) or any(map(only_years, names)):
        return []
    over = {i: names[n // size] for n, i in enumerate(places)}
    return [first, *(over.get(i, "") for i in range(1, len(row.cells)))]


def _spread(row: Row, places: list[int]) -> list[str]:
    texts: list[str] = []
    left, text = 0, ""
    for cell in row.cells:
        left -= 1
        if cell.text or left < 1:
            text, left = cell.text, cell.span
        texts.append(text)
    covered = [i for i in places if i < row.cells[0].span]
    if 0 < len(covered) < len(places):
        for i in covered:
            texts[i] = ""
    starts = [i for i in places if row.cells[i].text]
    centred = len(starts) > 1 and all(only_years(row.cells[i].text) for i in starts)
    if centred or (len(starts) == 1 and row.cells[starts[0]].span > 1):
        for i, start in shares(places, starts):
            texts[i] = row.cells[start].text
    return texts


def _shared(texts: list[str], places: list[int], means: Means) -> list[str]:
    """Put what a head says beside its year over the years around it that say nothing.

    So a head that stands over years is read when it is printed on one line with them:
    "2023 | Hotels 2022 | 2023 | Shops 2022".
    """
    heads = {i: split_years(texts[i]) for i in places}
    said = [i for i in places if heads[i][1]]
    start_of = dict(shares(places, said)) if said else {}
    years = {
        tuple(heads[i][0] for i in places if start_of.get(i) == start) for start in said
    }
    if (
        len(years) != 1
        or not all(found for found, _ in heads.values())
        or any(means.says(heads[i][1], means.metrics.tables.skipped) for i in said)
    ):
        return texts
    return [
        f"{text} {heads[start_of[i]][1]}" if i in start_of and not heads[i][1] else text
        for i, text in enumerate(texts)
    ]


def shares(places: list[int], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield each place with the start of its equal share; nothing if uneven."""
    size, rest = divmod(len(places), len(starts))
    chunks = [places[k : k + size] for k in range(0, len(places), size)]
    if not rest and all(
        start in chunk for start, chunk in zip(starts, chunks, strict=True)
    ):
        for start, chunk in zip(starts, chunks, strict=True):
            yield from ((i, start) for i in chunk)


def only_years(text: str) -> bool:
    """Tell whether ``text`` is a year and nothing else."""
    years, rest = split_years(text)
    return bool(years) and not rest


def one_year(heads: tuple[str, ...], means: Means, reporting: int) -> int | None:
    """Return the year that the heads of a column name, if it is one."""
    words = means.metrics.tables
    years = dict.fromkeys(year for head in heads for year in split_years(head)[0])
    if not years and any(means.says(head, words.last_year) for head in heads):
        return reporting - 1
    if not years and any(means.says(head, words.this_year) for head in heads):
        return reporting
    return next(iter(years)) if len(years) == 1 else None
