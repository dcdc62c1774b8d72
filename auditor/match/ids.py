"""Text in, the Aspect and KPI ids that it names out."""

import re
from collections.abc import Iterator

_ID = re.compile(
    r"(?<![\w/.])([A-Z])(?:\s?(\d{1,2})\s?\.\s?(\d{1,2})|(\d{1,2}))(?![\w,]|\.\d)",
    re.ASCII,
)
"""A space may part the letter from the number of a KPI, never of an Aspect: in a
table "N/A 2,574" is no Aspect A2. Chinese stands beside an id without a space."""
_LEAD = 12
"""Characters that may stand before an id that opens a row: "Aspect A1", "KPI A1.1"."""


def named_ids(text: str) -> Iterator[tuple[str, str]]:
    """Yield each Aspect named in ``text`` with its KPI, or with an empty string."""
    for letter, number, item, alone in _ID.findall(text):
        aspect = f"{letter}{int(number or alone)}"
        yield aspect, f"{aspect}.{int(item)}" if item else ""


def opening_id(text: str) -> str:
    """Return the KPI, or else the Aspect, with which ``text`` opens; else nothing."""
    found = _ID.search(text)
    if not found or found.start() > _LEAD:
        return ""
    aspect, kpi = next(named_ids(found.group()))
    return kpi or aspect
