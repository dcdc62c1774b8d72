"""A page of HTML in English and a speech in; the same page in that language out."""

import re
from html import escape, unescape
from html.parser import HTMLParser

from auditor.report.speech import Speech

_TOLD = re.compile(
    r'\b(alt|aria-label|placeholder|data-(?:issuer|edition|draft))="([^"]*)"'
)
_VOID = frozenset(("br", "col", "img", "input", "link", "meta"))
_CODE = ("script", "style")
_MARKS = str.maketrans("\u201c\u201d", "\u300c\u300d")


def reworded(page: str, speech: Speech) -> str:
    """Return ``page`` said in ``speech``; as it is where ``translate="no"`` stands.

    Each text between two tags is one line. Quotation marks are ours, and become those
    of Chinese everywhere.
    """
    if not speech:
        return page
    reworder = _Reworder(speech)
    reworder.feed(page)
    reworder.close()
    return "".join(reworder.pieces)


class _Reworder(HTMLParser):
    """Writes a page anew while it reads it."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._kept: list[bool] = [False]
        """For each open element, whether its text stays as it is."""
        self._code = False
        self.pieces: list[str] = []

    def handle_decl(self, decl: str) -> None:
        """Keep the kind of document."""
        self.pieces.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Say the attributes that a reader is told; note whether text is to be kept."""
        said = _TOLD.sub(self._attribute, self.get_starttag_text() or "")
        if tag == "html":
            said = said.replace('lang="en"', 'lang="zh-Hant-HK"')
        self.pieces.append(said)
        if tag not in _VOID:
            self._kept.append(self._kept[-1] or ("translate", "no") in attrs)
        self._code = tag in _CODE

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        self._kept.pop()
        self._code = False
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Say what stands between two tags."""
        if self._code:
            self.pieces.append(data)
            return
        said = data if self._kept[-1] else self._speech.say(data)
        self.pieces.append(escape(said.translate(_MARKS), quote=False))

    def _attribute(self, found: re.Match[str]) -> str:
        said = self._speech.say(unescape(found[2])).translate(_MARKS)
        return f'{found[1]}="{escape(said)}"'
