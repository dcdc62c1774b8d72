"""Words of all pages in; the same with ligatures that the file does not name read out.

A font may have one sign for "ti", and the file not say so: the engine gives no letter.
Where just one ligature makes a word that the file holds elsewhere, it is that one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from auditor.ingest.pdf.sheet import UNNAMED, Sheet

_LIGATURES = ("ti", "tt", "tti", "fi", "fl", "ff", "ffi", "ffl", "ft", "fti", "fj")
_LETTERS = re.compile(f"[A-Za-z{UNNAMED}]{{3,}}")
"""A word long enough to be told by the rest of it."""


def with_ligatures(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Read the ligatures of all pages, in the words and in the raw text."""
    if not any(sheet.unnamed for sheet in sheets):
        return list(sheets)
    known = {
        word.casefold()
        for sheet in sheets
        for word in _LETTERS.findall(sheet.raw)
        if UNNAMED not in word
    }

    def whole(found: re.Match[str]) -> str:
        tried = {found[0].replace(UNNAMED, sign) for sign in _LIGATURES}
        likely = [word for word in tried if word.casefold() in known]
        return likely[0] if UNNAMED in found[0] and len(likely) == 1 else found[0]

    return [
        replace(
            sheet,
            raw=_LETTERS.sub(whole, sheet.raw),
            words=tuple(
                word._replace(text=_LETTERS.sub(whole, word.text))
                for word in sheet.words
            ),
        )
        if sheet.unnamed
        else sheet
        for sheet in sheets
    ]
