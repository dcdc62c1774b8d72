"""Words of a language in; a line that was made in English, in that language, out.

The English line is the key, so that what is said stands in one place: where it is made.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.result import Audit

_BLANK = re.compile(r"\{([lnqswy]?)\}")
_FORMS = {
    "": "(.+?)",
    "l": "([^;]+)",
    "n": r"([-+]?\d(?:[\d,. \u2013%-]*[\d%])?)",
    "q": "(.+?)",
    "s": "([^;]+?)",
    "w": "(.+?)",
    "y": r"(\d{4})",
}
_SPACE = re.compile(r"[ \n]+")
_NEXT = re.compile(r"(?<=[.?!。])(?<!\bp\.)(?<!\bpp\.)(?<!\bNo\.)\s(?=\S)")
"""Between two sentences; "p. 15" is a place, not the end of one."""
_LISTS = (("; ", "；"), (", ", "、"))
_HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""Han letters and the marks that are as wide as they."""
_STOP_AFTER_HAN = re.compile(rf"(?<={_HAN.pattern})\.$")
_CLOSING = frozenset("\u3001\uff0c\u3002\uff1b\uff1a\uff1f\u300d\uff09")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A line with blanks."""

    form: re.Pattern[str]
    piece: str
    """A longest one of its own words, by which most lines are told at once."""
    kinds: tuple[str, ...]
    """Of its blanks, in order."""
    said: str


class Speech:
    """Says lines in one language; without words, as they are.

    A key holds ``{}`` for what is said in turn, ``{s}`` for the same without a
    semicolon, ``{w}`` for what must be among the words too, ``{n}`` for numbers,
    ``{y}`` for a year, ``{q}`` for what stays as printed and ``{l}`` for that without a
    semicolon. Its value holds ``{}`` for each, or ``{0}`` and so on. A line that is not
    among the words is said sentence by sentence or as a list, or stays as it is.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take ``words`` by the English, whose capitals do not matter."""
        blanks = [key for key in words if _BLANK.search(key)]
        # The line with the most words of its own tells the most.
        blanks.sort(key=lambda key: -len(_BLANK.sub("", key)))
        self._patterns = [_pattern(key, words[key]) for key in blanks]
        self._known = {key.casefold(): words[key] for key in words}
        self._said: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Tell whether it is another language than English."""
        return bool(self._known)

    def say(self, text: str) -> str:
        """Return ``text`` in this language."""
        if not self._known or not text.strip():
            return text
        if text not in self._said:
            self._said[text] = self._line(_SPACE.sub(" ", text))
        return self._said[text]

    def lines(self, text: str) -> str:
        """Return each line of ``text`` in this language."""
        return "\n".join(map(self.say, text.split("\n")))

    def _line(self, line: str) -> str:
        if line.casefold() in self._known:
            return self._known[line.casefold()]
        core = line.strip(" ")
        said = self._core(core)
        before, _, after = line.partition(core)
        if said != core and _HAN.match(said):  # it stands apart by itself
            before = ""
        if said[-1] in _CLOSING:
            after = ""
        return f"{before}{said}{after}"

    def _core(self, line: str) -> str:
        for way in (self._stopped, self._whole, self._sentences, self._list):
            if said := way(line):
                return said
        return _STOP_AFTER_HAN.sub("\u3002", line)

    def _whole(self, line: str) -> str:
        return self._known.get(line.casefold()) or self._filled(line)

    def _stopped(self, line: str) -> str:
        """Say a sentence that is among the words, and its stop."""
        stem = line.removesuffix(".")
        said = self._whole(stem) if stem != line else ""
        return said and said.removesuffix("\u3002") + "\u3002"

    def _filled(self, line: str) -> str:
        folded = line.casefold()
        for pattern in self._patterns:
            if pattern.piece in folded and (found := pattern.form.fullmatch(line)):
                blanks = zip(pattern.kinds, found.groups(), strict=True)
                said = [self._blank(*one) for one in blanks]
                if all(said):
                    return pattern.said.format(*said)
        return ""

    def _blank(self, kind: str, text: str) -> str:
        match kind:
            case "w":
                return self._whole(text)
            case "n":
                return text.replace(", ", "、")
            case "" | "s":
                return self.say(text)
            case _:
                return text

    def _sentences(self, line: str) -> str:
        for stop in _NEXT.finditer(line):
            first = line[: stop.start()]
            said = self.say(first)
            if said != first or first.endswith("。"):
                return said + self.say(line[stop.end() :])
        return ""

    def _list(self, line: str) -> str:
        for mark, joint in _LISTS:
            parts = line.split(mark) if mark in line else []
            said = [self.say(part) for part in parts]
            if said != parts or any(map(_HAN.search, parts)):
                return joint.join(said)
        return ""


def _pattern(key: str, said: str) -> _Pattern:
    pieces = _BLANK.split(key)
    form = "".join(
        _FORMS[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    return _Pattern(
        form=re.compile(form, re.IGNORECASE | re.DOTALL),
        piece=max(pieces[::2], key=len).casefold(),
        kinds=tuple(pieces[1::2]),
        said=said,
    )


ENGLISH = Speech({})
"""Says every line as it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Audit):
    """An audit whose lines are in another language, for what a person reads."""

    speech: Speech
    """Says the rest."""


def speech_of(audit: Audit) -> Speech:
    """Return how to say what is printed around the lines of ``audit``."""
    return audit.speech if isinstance(audit, Told) else ENGLISH
