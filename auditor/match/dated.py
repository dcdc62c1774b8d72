"""A sentence and the financial year in; whether it speaks of other years alone out."""

import re

_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d|[,.]\d)")
_SPAN = re.compile(r"(?<![\d,.])(20\d\d)\s*[/\u2013\u2014-]\s*(?:20)?(\d\d)(?!\d)")
_HAN = re.compile("[一二][九零〇○][零〇○一二三四五六七八九]{2}(?=年|財)")
_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")


def named_years(text: str) -> tuple[int, ...]:
    """Return the calendar years in ``text`` in printed order; 2021/22 names both."""
    whole = _HAN.sub(lambda years: f" {years[0].translate(_DIGITS)} ", text)
    whole = _SPAN.sub(r"\1 20\2", whole)
    return tuple(map(int, _YEAR.findall(whole)))


def is_of_other_years(text: str, years: tuple[int, int]) -> bool:
    """Tell whether ``text`` names years, and none from the first to the last."""
    first, last = years
    named = named_years(text)
    return bool(named) and not any(first <= year <= last for year in named)
