"""Text in, sentences with the vocabulary terms that stand in them out.

One bilingual spaCy pipeline without a downloaded model: words keep their letters and
digits together, every Han character is a token, inflection is folded into ``NORM``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import spacy
from spacy import tokens, util
from spacy.attrs import NORM, SHAPE  # type: ignore[import-not-found]
from spacy.lang.en.lex_attrs import like_num
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from auditor.bundled import bundled
from auditor.guide.vocabulary import Vocabulary

_ABBREVIATIONS = (
    r"(?:(?:Co|Ltd|Inc|Corp|No|Nos|Mr|Mrs|Ms|Dr|St|Fig|Cap|Art|Vol|vs|approx|etc"
    r"|e\.g|i\.e|a\.m|p\.m)\.)"
)
_JOINERS = "-\u2010\u2011\u2013/"
"""A hyphen between two words belongs to the word before it, so that
``whistle-blowing`` and ``whistle blowing`` are the same two tokens."""
_TOKEN = re.compile(
    rf"(?:\b{_ABBREVIATIONS}(?=\W|$)"
    r"|\d+(?:[,.]\d+)*[A-Za-z]*"
    r"|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+(?=\d{1,3}(?:,\d{3})+)"
    r"|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+(?:['\u2019][^\W\d_]+)?[\d\u2080-\u2089]*"
    r"(?:(?<=\d)\.\d+)*"
    r"(?:[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+)?"
    r"|\s+"
    r"|.)"
    rf"(?:(?<=[^\W_])[{_JOINERS}](?=[^\W_])|\s*)",
    re.DOTALL | re.IGNORECASE,
)
"""A word with what belongs to it: the spaces, or the hyphen, after it."""
_LETTERS = re.compile("[A-Z]{1,3}")
_HALF = re.compile("[\ud800-\udfff]")
_SENTENCE_END = frozenset(".!?;\u3002\uff01\uff1f\uff1b")
_CARRYING_ON = frozenset(',)\u201d"]')
_SEMICOLONS = frozenset(";\uff1b")
_OPENING, _CLOSING = frozenset("(\uff08"), frozenset(")\uff09")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
_POSSESSIVE = re.compile("['\u2019]s?$")
_ENGLISH = (
    r"(?=[^\u3400-\u9fff]*[a-zA-Z%])(?P<english>[^\u3400-\u9fff]*[^\u3400-\u9fff\s])"
)
_CHINESE = r"(?P<chinese>[^\sa-zA-Z]*[\u3400-\u9fff].*?)"
_SAID = rf"\s*{_ENGLISH}\s+{_CHINESE}\s*", rf"\s*{_CHINESE}\s+{_ENGLISH}\s*"
_WORD = re.compile("[A-Za-z][a-z]{2}")
_VOWEL = re.compile("[aeiouy]")
_WORDS = "words"
"""Key under which a document keeps its words as texts, which are slow to ask of it."""
_COUNT = "#"
_ANY_YEAR = "yyyy"
"""Stands for any number in a term ("# suppliers"), but for one that may be a year."""
_YEAR = re.compile(rf"((?:FY)?)(?:(?:19|20)\d\d|{_ANY_YEAR})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters from ``start`` up to, not including, ``end``; ``token`` counts words.

    ``token`` is the index of the first token, for distances in words.
    """

    start: int
    end: int
    token: int


Hits = Mapping[str, tuple[Span, ...]]
"""Vocabulary name to the spans at which one of its terms stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a text and the terms in it; spans count from its own start."""

    text: str
    start: int
    """Offset in the text that was split."""
    hits: Hits


def holds(hits: Hits, group: str) -> bool:
    """Tell whether any vocabulary of ``group`` (names joined by ``|``) has a hit."""
    if "|" not in group:
        return group in hits
    return any(name in hits for name in group.split("|"))


class Cut(NamedTuple):
    """A sentence as it was cut out of a text."""

    text: str
    start: int
    """Offset in the text."""
    token: int
    """Index of its first word in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text cut into words and sentences, in which any lexicon may look for terms."""

    doc: Doc
    """The words, for the matchers of this room."""
    words: Sequence[str]
    starts: Sequence[int]
    """Offset of each word."""
    homes: Sequence[int]
    """For each word the number of its sentence, from 0."""
    sentences: Sequence[Cut]

    def span(self, first: int, last: int) -> Span:
        """Return the words from ``first`` up to ``last``, counted in their sentence."""
        cut = self.sentences[self.homes[first]]
        end = self.starts[last - 1] + len(self.words[last - 1].rstrip())
        return Span(
            start=self.starts[first] - cut.start,
            end=end - cut.start,
            token=first - cut.token,
        )


def read_prose(text: str) -> Prose:
    """Cut ``text`` into words and sentences."""
    doc = _pipeline()(text)
    return _prose(doc, list(map(_cut, doc.sents)))


def _cut(sentence: tokens.Span) -> Cut:
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return Cut(text.strip(), sentence.start_char + lead, sentence.start)


def _prose(doc: Doc, sentences: Sequence[Cut]) -> Prose:
    words = doc.user_data[_WORDS]
    firsts = (*(sentence.token for sentence in sentences), len(words))
    return Prose(
        doc=doc,
        words=words,
        starts=(0, *accumulate(map(len, words))),
        homes=[
            n for n, (at, end) in enumerate(pairwise(firsts)) for _ in range(at, end)
        ],
        sentences=sentences,
    )


class Lexicon:
    """Finds the terms of named vocabularies in text."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._nlp = _pipeline()
        self._names = {self._nlp.vocab.strings.add(name): name for name in vocabularies}
        self._terms, self._voids = self._matchers(), self._matchers()
        for name, vocabulary in vocabularies.items():
            self._add(self._terms, name, (*vocabulary.en, *vocabulary.zh))
            self._add(self._voids, name, vocabulary.unless)

    def hits(self, text: str) -> Hits:
        """Return the terms in ``text`` as a whole."""
        doc = self._nlp.make_doc(text)
        return next(self._hits(_prose(doc, [Cut(text, 0, 0)])))

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """Split ``text`` into sentences, each with its terms."""
        return self.look(read_prose(text))

    def look(self, prose: Prose) -> tuple[Sentence, ...]:
        """Return the sentences of ``prose``, each with its terms."""
        return tuple(
            Sentence(text=cut.text, start=cut.start, hits=hits)
            for cut, hits in zip(prose.sentences, self._hits(prose), strict=True)
            if cut.text
        )

    def _matchers(self) -> dict[bool, PhraseMatcher]:
        """Return matchers of terms with a ``#`` or ``yyyy``, and of those without."""
        vocab = self._nlp.vocab
        return {
            True: PhraseMatcher(vocab, attr="SHAPE"),
            False: PhraseMatcher(vocab, attr="NORM"),
        }

    def _add(
        self, matchers: dict[bool, PhraseMatcher], name: str, terms: tuple[str, ...]
    ) -> None:
        for counted, matcher in matchers.items():
            own = [t for t in terms if (_COUNT in t or _ANY_YEAR in t) == counted]
            if own:
                matcher.add(name, [self._nlp.make_doc(term) for term in own])

    def _hits(self, prose: Prose) -> Iterator[Hits]:
        """Yield the terms in each sentence."""
        voids = self._spans(self._voids, prose)
        for found, void in zip(self._spans(self._terms, prose), voids, strict=True):
            kept = {
                name: _outside(found[name], void.get(name, ()))
                for name in sorted(found)
            }
            yield {name: spans for name, spans in kept.items() if spans}

    def _spans(
        self, matchers: dict[bool, PhraseMatcher], prose: Prose
    ) -> list[dict[str, list[Span]]]:
        """Return what stands in each sentence, in order of where it begins."""
        found: list[dict[str, list[Span]]] = [{} for _ in prose.sentences]
        known: dict[tuple[int, int], Span] = {}
        hits = (hit for matcher in matchers.values() for hit in matcher(prose.doc))
        for key, first, last in hits:
            home = prose.homes[first]
            if home != prose.homes[last - 1]:
                continue  # over the end of a sentence
            span = known.get((first, last))
            if span is None:
                span = known[first, last] = prose.span(first, last)
            found[home].setdefault(self._names[key], []).append(span)
        for spans in (spans for part in found for spans in part.values()):
            if spans[1:]:
                spans.sort(key=_bounds)
        return found


def _outside(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans that lie within none of ``others``."""
    if not others:
        return tuple(spans)
    return tuple(s for s in spans if not any(_inside(s, other) for other in others))


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


@util.registry.tokenizers("auditor.bilingual.v1")  # type: ignore[untyped-decorator]
def bilingual_tokenizer() -> Callable[[Language], "BilingualTokenizer"]:
    """Return the factory of the tokenizer, for a spaCy configuration."""
    return lambda nlp: BilingualTokenizer(nlp.vocab)


class BilingualTokenizer:
    """Splits English and Chinese text; ``NORM`` of a token is its folded stem."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as tokens that join to the same text again.

        Halves of characters, as odd file names and broken fonts give them, become
        U+FFFD.
        """
        words = _TOKEN.findall(_HALF.sub("\ufffd", text))
        spaces = [False] * len(words)
        return Doc(self._vocab, words=words, spaces=spaces, user_data={_WORDS: words})


def _shape(word: str) -> str:
    """Return what a ``#``, ``yyyy`` or ``FYyyyy`` in a term is held against."""
    bare = word.strip().rstrip(_JOINERS)
    if year := _YEAR.fullmatch(bare):
        return f"{year[1].casefold()}{_ANY_YEAR}"
    return _COUNT if _counts(word.strip()) else stem(word)


def _counts(word: str) -> bool:
    number = like_num(word) and not _YEAR.fullmatch(word)  # type: ignore[no-untyped-call]
    return word == _COUNT or bool(number)


def stem(word: str) -> str:
    """Fold case, script, subscripts, possessive, inflection (trained: train)."""
    folded = word.strip().rstrip(_JOINERS).casefold().translate(_SUBSCRIPTS)
    if not folded.isascii():
        folded = one_script(folded)
    folded = _POSSESSIVE.sub("", folded).replace("isation", "ization")
    if not (folded.isascii() and folded.isalpha()) or len(folded) < 4:  # noqa: PLR2004  "gas", "its": too short to inflect
        return folded or word
    if folded == "uses":
        return "use"  # and not "us"
    return _bare(_singular(folded))


def in_two_scripts(text: str) -> tuple[str, str] | None:
    """Return what is said in English and, beside it, in Chinese; ``None`` if not so."""
    tried = () if text.isascii() else (re.fullmatch(way, text) for way in _SAID)
    found = next(filter(None, tried), None)
    return (found["english"], found["chinese"]) if found else None


def in_english(label: str) -> str:
    """Return the English of a label in two scripts, else the label ("IT 部門")."""
    said = in_two_scripts(label)
    return said[0] if said and _WORD.search(said[0]) else label


def one_script(text: str) -> str:
    """Return ``text`` with Simplified characters in place of Traditional ones.

    It is a key to match by, not a translation: several characters become one.
    """
    return text.translate(_script())


@cache
def _script() -> dict[int, str]:
    lines = bundled("data").joinpath("han.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    return str.maketrans(
        dict(zip("".join(rows[::2]), "".join(rows[1::2]), strict=True))
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _bare(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and _VOWEL.search(root):  # noqa: PLR2004  "bring", "need" are whole
            word = _undouble(root)
            break
    word = word.removesuffix("e")
    if word.endswith("i"):
        return word[:-1] + "y"
    return word[:-1] + "s" if word.endswith(("iz", "yz")) else word


def _undouble(root: str) -> str:
    doubled = root[-1] == root[-2] and root[-1] not in "lsz"
    return root[:-1] if doubled else root


@Language.component("auditor_sentences")
def _sentences(doc: Doc) -> Doc:
    """Start a sentence after a full stop unless the text goes on in lower case.

    A semicolon within brackets ends none: (2022: 12; 2021: nil).
    """
    words = doc.user_data[_WORDS]
    open_brackets = 0
    before = ""
    for token, word in zip(doc, words, strict=True):
        bare = word.strip()
        open_brackets += (before in _OPENING) - (before in _CLOSING)
        aside = open_brackets > 0 and before in _SEMICOLONS
        starts = token.i == 0 or (
            before in _SENTENCE_END
            and not aside
            and not word[0].islower()
            and bare not in _CARRYING_ON
            and not (word[0].isdecimal() and _is_lettered(words, token.i))
        )
        token.is_sent_start = starts
        if starts:
            open_brackets = 0
        before = bare
    return doc


def _is_lettered(words: list[str], number: int) -> bool:
    """Tell whether the number at that index goes on after letters and a stop: D.26."""
    letters, stop = words[max(number - 2, 0)], words[number - 1]
    return stop == "." and bool(_LETTERS.fullmatch(letters))


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    nlp = spacy.blank(
        "xx",
        vocab=Vocab(lex_attr_getters={NORM: stem, SHAPE: _shape}),
        config={"nlp": {"tokenizer": {"@tokenizers": "auditor.bilingual.v1"}}},
    )
    nlp.add_pipe("auditor_sentences")
    return nlp
