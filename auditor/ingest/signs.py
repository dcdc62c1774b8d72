"""One printed line in; what its first and last signs say it is out."""

import re
from dataclasses import dataclass

_BULLET = re.compile(
    r"^\s*(?P<sign>(?:[-\u2013\u2014*+\u00b7]\s+)?"
    r"[\u2022\u25cf\u25aa\u25a0\u25a1\u25c6\u25c7\u25cb\u25e6\u2023\u2043\u2219\u2756"
    r"\u2713\u2714\u27a2\u27a4\u25b6\u25ba\u25b8\u2605\u2606\uf0b7\uf06c\uf0a7\uf0d8"
    r"\uf0fc\uf076\uf06e\uf075\u30fb\uff65]|[-\u2013\u2014*+\u00b7](?=\s))\s*"
)
_LETTERED = re.compile(
    r"^\s*(?P<sign>[(\uff08](?:[A-Za-z]|[ivx]{1,4}|[IVX]{1,4}|\d{1,2}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})[)\uff09]"
    r"|(?:[a-z]|[ivx]{1,4}|\d{1,2})[)\uff09]|(?:[a-z]|[ivx]{1,4})\.(?=\s)"
    r"|[\u2460-\u2473\u2776-\u277f])\s*"
)
_ENUMERATED = re.compile(r"^\s*(?P<number>\d{1,2})[.\u3001\uff0e]\s*(?=\D)")
_BARE = re.compile(r"^[(\uff08]?(?:\d{1,2}|[a-z]|[ivxIVX]{1,4})[.)\u3001\uff09]$")
_DECIMAL = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.\u3001\uff0e]?(?:\s+|(?=[\u4e00-\u9fff]))"
    r"(?![a-z]|[A-Z]{2}[a-z]$|[\u842c\u5104]?(?:\u6e2f?\u5143(?!\u6717)|\u516c?\u5678|\u516c\u65a4|[\u5343\u5146]\u74e6"
    r"|[\u7acb\u5e73]\u65b9|\u5c0f\u6642))"
    r"(?=[^\W\d_]|[\"'\u201c\u300c(\uff08])"
)
"""The number of a chapter; an amount with its unit (72.0\u842c\u5143) is none."""
_NAMED = re.compile(
    r"^(?P<number>(?:chapter|part|section|appendix|annex)\s+[A-Z0-9]{1,4}(?:\.\d+)*"
    r"|\u7b2c[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}[\u7ae0\u7bc0\u8282\u90e8]"
    r"|\u9644\u9304|\u9644\u5f55|appendix|annex)\b\s*[:.\u2013\u2014\uff1a-]?\s*",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"^(?P<number>[A-H]|[IVX]{1,4})[.\u3001)]\s+(?=[^\W\d_])"
    r"|^(?P<han>[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})\u3001"
)
_RAISED = re.compile(
    r"[(\[]?(?:\d{0,2}[*#\u2020\u2021^]+|\d{1,2}|[A-Za-z])"
    r"(?:[,\uff0c\u3001]\d{1,2})*[)\],]?"
)
_POWER = re.compile(
    r"(?:^|[^A-Za-z])(?:[kcdm\u00b5]?m|ft|in|sq)[23]$|(?<![\d.,])10\d{1,2}$"
)
"""A unit of length, or a ten, with raised digits that are a power."""
_FOOTNOTE = re.compile(r"(?:\[\^\w{1,20}\])+$")
"""Marks of footnotes as Markdown writes them."""
_NOTE = re.compile(
    r"^(?:[*#\u2020\u2021^]\s?\w|\[\d{1,2}\]|(?:notes?|remarks?|sources?)\b\s?[:.\d(]"
    r"|[\u5099\u5907\u9644]?[\u8a3b\u6ce8]\s?[:\uff1a\d])",
    re.IGNORECASE,
)
_ENDS_OPEN = (",", ";", "\uff0c", "\uff1b", "\u3001")
_ENDS_SENTENCE = (".", "!", "?", "\u3002", "\uff01", "\uff1f")
_ENDS_LEAD = (":", "\uff1a")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[\u3002\uff01])")
_CLOSERS = "\"'\u201d\u2019)\uff09\u300d\u300f\u300b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The printed number of a heading."""

    number: str
    depth: int
    """1 for ``5`` or ``Chapter 5``, 2 for ``5.1``."""
    title: str
    """The heading without its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A list item."""

    sign: str
    text: str
    """Without a pictorial sign; letters and numbers such as ``(a)`` stay."""


def list_item(line: str) -> Marked | None:
    """Return the item that ``line`` opens, if it starts with a list sign."""
    bullet = _BULLET.match(line)
    if bullet:
        rest = line[bullet.end() :].strip()
        return Marked(sign=bullet["sign"][-1], text=rest) if rest else None
    lettered = _LETTERED.match(line)
    if lettered and line[lettered.end() :].strip():
        return Marked(sign=lettered["sign"], text=line.strip())
    return None


def is_bare_sign(line: str) -> bool:
    """Tell whether ``line`` is a list sign or number and nothing else."""
    return bool(_BARE.match(line)) or any(
        found is not None and not line[found.end() :].strip()
        for found in (_BULLET.match(line + " "), _LETTERED.match(line + " "))
    )


def is_pictorial(sign: str) -> bool:
    """Tell whether a list sign is a picture rather than a letter or number."""
    return not any(char.isalnum() for char in sign)


def is_showy(sign: str) -> bool:
    """Tell whether a list sign is one that also stands before headings."""
    return (
        is_pictorial(sign)
        and sign not in "-\u2013\u2014*+\u00b7\u2022\u2713\u2714\u25e6\u25cb"
    )


def enumerated(line: str) -> int | None:
    """Return 3 for a line that opens with ``3.``, else ``None``."""
    found = _ENUMERATED.match(line)
    return int(found["number"]) if found else None


def numbering(line: str) -> Numbering | None:
    """Return the number that a heading opens with, if it has one."""
    line = line.strip()
    decimal = _DECIMAL.match(line)
    if decimal:
        number = decimal["number"]
        return Numbering(
            number=number, depth=number.count(".") + 1, title=line[decimal.end() :]
        )
    named = _NAMED.match(line)
    if named:
        return Numbering(number=named["number"], depth=1, title=line[named.end() :])
    capital = _CAPITAL.match(line)
    if capital:
        number = capital["number"] or capital["han"]
        return Numbering(number=number, depth=1, title=line[capital.end() :])
    return None


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends like a finished sentence."""
    text = _FOOTNOTE.sub("", text.rstrip())
    return text.rstrip(_CLOSERS).endswith(_ENDS_SENTENCE)


def ends_lead(text: str) -> bool:
    """Tell whether ``text`` ends with a colon."""
    return text.rstrip().endswith(_ENDS_LEAD)


def last_sentence(text: str) -> str:
    """Return the last sentence of ``text``."""
    return _SENTENCE_END.split(text)[-1].strip()


def is_unfinished(text: str) -> bool:
    """Tell whether ``text`` breaks off at a comma or semicolon."""
    return text.rstrip().endswith(_ENDS_OPEN)


def is_capitals(text: str) -> bool:
    """Tell whether all letters of ``text``, three at least, are capitals."""
    letters = [char for char in text if char.isalpha() and char.upper() != char.lower()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)  # noqa: PLR2004  a shorter run is an abbreviation


def is_wide(text: str) -> bool:
    """Tell whether most letters of ``text`` are Chinese."""
    wide = len(re.findall(r"[\u3400-\u9fff\uf900-\ufaff]", text))
    return wide * 2 > sum(char.isalpha() for char in text) > 0


def is_title(text: str) -> bool:
    """Tell whether ``text`` could be a heading: short, no sentence, no lead-in."""
    text = text.strip()
    if not any(char.isalpha() for char in text):
        return False
    if ends_sentence(text) or ends_lead(text) or is_unfinished(text):
        return False
    if is_wide(text):
        return len(text) <= 30 and "\u3002" not in text  # noqa: PLR2004  characters
    return len(text) <= 110 and len(text.split()) <= 16  # noqa: PLR2004  characters, words


def is_mark(raised: str, before: str) -> bool:
    """Tell whether raised letters are a footnote mark at the words before them."""
    return opens_note(raised) and bool(before) and not _POWER.search(before + raised)


def opens_note(raised: str) -> bool:
    """Tell whether raised letters, before all others, are the mark of a note."""
    return bool(_RAISED.fullmatch(raised))


def says_note(text: str) -> bool:
    """Tell whether ``text`` opens as a note does: with ``Note:`` or with its sign."""
    return bool(_NOTE.match(text))
