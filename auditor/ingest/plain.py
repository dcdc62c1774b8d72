"""Marked-up text in; what a reader sees of it out."""

import re

from auditor.ingest import signs
from auditor.ingest.join import squeeze

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]*?[^\s*])\*(?![*\w])")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,200})?/?>")
_RAISED = re.compile(r"<sup>([^<>]{1,12})</sup>|\^([^\s^\[\]]{1,12})\^")
_LOWERED = re.compile(
    r"</?sub>|(?<=[A-Z])~(?=\d{1,2}~)|(?<=[A-Z]~\d)~|(?<=[A-Z]~\d\d)~"
)
_WHOLE = re.compile(r"^(\*\*|__)(?=\S)([^*]+)(?<=\S)\1$")


def plain(text: str) -> str:
    """Return ``text`` without emphasis signs and tags, white space folded."""
    text = _TAG.sub(" ", _LOWERED.sub("", _RAISED.sub(_raised, text)))
    text = _STRONG.sub(r"\2", text)
    return squeeze(_EMPHASIS.sub(r"\1", text))


def _raised(at: re.Match[str]) -> str:
    """Set raised letters on the line: a footnote mark apart, a power not."""
    letters, before = at[1] or at[2], at.string[: at.start()].strip()
    if signs.is_mark(letters, before):
        return f"[^{letters}]"
    return letters if before else f"[^{letters}]: "


def is_strong(text: str) -> bool:
    """Tell whether all of ``text`` is set in bold."""
    return bool(_WHOLE.match(text.strip()))


def runs_of_text(text: str) -> list[str]:
    """Return what stands between the tags of ``text``, emphasis signs left out."""
    return [squeeze(_STRONG.sub(r"\2", run)) for run in _TAG.split(text)]
