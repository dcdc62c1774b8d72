"""Lines of an official text in; its ids and headings out, and how a guide differs.

Only how such a text is numbered is known here: parts by a letter, aspects and their
KPIs, and paragraphs ``19.`` with ``(a)`` and ``(i)`` below them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from auditor.document import fold
from auditor.guide.provisions import Guide, Provision
from auditor.guide.recognise import OfficialRules

_NUMBER = re.compile(r"(\d{1,2})\.(?!\d)\s*")
_LETTER = re.compile(r"\(([a-z]{1,4})\)\s*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(slots=True, kw_only=True)
class Official:
    """What an official text holds."""

    ids: list[str] = field(default_factory=list)
    """In its order; ``D.19(a)(i)`` of paragraphs, ``B.13`` of the mandatory part."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of aspects, by their id."""
    words: str = ""
    """All of it, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What stands in one of the two only."""

    guide_only: tuple[str, ...]
    text_only: tuple[str, ...]
    titles: tuple[tuple[str, str, str], ...]
    """Aspect, its title in the guide, its title in the text."""
    wording: tuple[str, ...]
    """Provisions none of whose phrases stands in the text."""
    agreed: int
    """Number of provisions whose id stands in both."""


def read_official(lines: Iterable[str], rules: OfficialRules) -> Official:
    """Return the ids and headings of an official text, given line by line."""
    found = Official()
    kept: list[str] = []
    reader = _Reader(found, rules)
    for line in lines:
        kept.append(line)
        reader.read(line.strip())
    found.ids = list(dict.fromkeys(found.ids))
    found.words = fold(" ".join(kept))
    return found


class _Reader:
    """Remembers under which part, aspect, paragraph and letter a line stands."""

    def __init__(self, found: Official, rules: OfficialRules) -> None:
        self._found = found
        part, part_zh = _words(rules.part.en), _words(rules.part.zh)
        self._parts = _pattern(rf"(?:{part}\s*([A-Z])\b|([A-Z])\s*{part_zh})")
        aspect, kpi = _words(rules.aspect.every()), _words(rules.kpi.every())
        self._aspects = _pattern(rf"{aspect}\s*([A-Z]\d{{1,2}})\W*(.*)")
        self._kpis = _pattern(rf"{kpi}\s*([A-Z]\d{{1,2}}\.\d{{1,2}})\b")
        self._general = _pattern(_words(rules.general_disclosure.every()))
        self._part = self._aspect = ""
        self._at: list[str] = []  # paragraph, letter, roman

    def read(self, line: str) -> None:
        if part := self._parts.match(line):
            self._part, self._at = (part[1] or part[2]).upper(), []
        elif aspect := self._aspects.match(line):
            self._aspect = aspect[1].upper()
            self._found.titles.setdefault(self._aspect, aspect[2].strip())
        if self._aspect and self._general.match(line):
            self._found.ids.append(f"{self._aspect}.GD")
        self._found.ids += map(str.upper, self._kpis.findall(line))
        self._paragraph(line)

    def _paragraph(self, line: str) -> None:
        if number := _NUMBER.match(line):
            self._at = [number[1]]
            self._add()
            line = line[number.end() :]
        while self._at and (mark := _LETTER.match(line)):
            self._step(mark[1])
            self._add()
            line = line[mark.end() :]

    def _step(self, mark: str) -> None:
        number, *below = self._at
        romans = _ROMAN.index(below[-1]) + 1 if below and below[-1] in _ROMAN else 0
        letters = [step for step in below if step not in _ROMAN]
        # After (h) comes the letter (i), elsewhere (i) is the first roman number.
        roman = (mark,) == _ROMAN[romans : romans + 1] and letters[-1:] != ["h"]
        self._at = [number, *letters, mark] if roman else [number, mark]

    def _add(self) -> None:
        number, *below = self._at
        marks = "".join(f"({step})" for step in below)
        self._found.ids.append(f"{self._part}.{number}{marks}")


def _words(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def difference(guide: Guide, edition: str, official: Official) -> Difference:
    """Hold the provisions of ``edition`` against ``official``."""
    standing = [provision.id for provision in guide.provisions(edition)]
    standing += [rule.id for rule in guide.rules(edition)]
    held = {id_: _printed(id_, guide.home(id_).part) for id_ in standing}
    ours = set(held.values())
    theirs = [id_ for id_ in official.ids if _is_ours(id_, guide)]
    wording = [
        provision.id
        for provision in guide.provisions(edition)
        if not _worded(guide, provision, edition, official.words)
    ]
    return Difference(
        guide_only=tuple(i for i, printed in held.items() if printed not in theirs),
        text_only=tuple(
            i for i in theirs if not any(_at_or_below(own, i) for own in ours)
        ),
        titles=tuple(_titles(guide, edition, official)),
        wording=tuple(wording),
        agreed=sum(printed in theirs for printed in held.values()),
    )


def _printed(id_: str, part: str) -> str:
    """Return ``id_`` as the text numbers it: ``B.13(i)`` for ``MDR.13(i)``."""
    name, dot, number = id_.partition(".")
    if number[:1].isdigit() and not name[-1:].isdigit():
        return f"{part[:1]}.{number.partition('.')[0]}"
    return f"{name}{dot}{number}"


def _is_ours(id_: str, guide: Guide) -> bool:
    """Tell whether ``id_`` is of an aspect, or of a part that holds paragraphs."""
    parts = {
        aspect.part[:1]
        for aspect in guide.aspects
        if not re.fullmatch(r"[A-Z]\d+", aspect.id)
    }
    return not re.match(r"[A-Z]?\.", id_) or id_.partition(".")[0] in parts


def _at_or_below(own: str, theirs: str) -> bool:
    return own == theirs or own.startswith(f"{theirs}(")


def _worded(guide: Guide, provision: Provision, edition: str, words: str) -> bool:
    phrases = guide.wording(provision, edition).phrases
    return not phrases or any(fold(phrase) in words for phrase in phrases)


def _titles(
    guide: Guide, edition: str, official: Official
) -> Iterator[tuple[str, str, str]]:
    standing = {p.id for p in guide.provisions(edition)}
    for aspect in guide.aspects:
        printed = official.titles.get(aspect.id)
        if printed is None or not any(p.id in standing for p in aspect.provisions):
            continue
        if fold(printed) not in {fold(aspect.title), fold(aspect.title_zh)}:
            yield aspect.id, aspect.title, printed
