"""Printed period in, calendar year in which that financial year ends out."""

import re

_SPAN = re.compile(r"(?<![\d,.])20\d\d\s*[/\u2013\u2014-]\s*(?:20)?(\d\d)(?!\d|,\d)")
_SHORT = re.compile(r"\bFY\s*(?:\d\d\s*[/-]\s*)?(\d\d)(?!\d)", re.IGNORECASE)
_HAN = re.compile("二[零〇○]([零〇○一二三四五六七八九])([零〇○一二三四五六七八九])")
_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d)(?!\d|[,.]\d)")
_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_FILLER = re.compile(
    r"(?:[\W_]|FY|CY|year|years|ended|ending|end|as|at|on|in|of|for|the|financial|fiscal"
    r"|calendar|period|\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|年|年度|財政年度|截至|止|月|日|[一二三十]{1,3})*",
    re.IGNORECASE,
)
"""What may stand around a year without adding to its meaning."""


def split_years(text: str) -> tuple[tuple[int, ...], str]:
    """Return the years in ``text`` in printed order, and what it says beside them.

    ``2020/21`` and ``FY21`` are 2021. What only dates the year is dropped.
    """
    whole = _SPAN.sub(r" 20\1 ", text)
    whole = _SHORT.sub(r" 20\1 ", whole)
    whole = _HAN.sub(lambda m: f" 20{(m[1] + m[2]).translate(_DIGITS)} ", whole)
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(whole)))
    if not years:
        return (), text
    rest = " ".join(_YEAR.sub(" ", whole).split())
    return years, "" if _FILLER.fullmatch(rest) else rest
