"""Text in, sentences with the vocabulary terms that stand in them out.

One bilingual spaCy pipeline without a downloaded model: words keep their letters and
digits together, every Han character is a token, inflection is folded into ``NORM``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import spacy
from spacy import util
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
_TOKEN = re.compile(
    rf"\b{_ABBREVIATIONS}(?=\W|$)"
    r"|\d+(?:[,.]\d+)*[A-Za-z]*"
    r"|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+(?=\d{1,3}(?:,\d{3})+)"
    r"|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+(?:['\u2019][^\W\d_]+)?[\d\u2080-\u2089]*"
    r"(?:(?<=\d)\.\d+)*"
    r"(?:[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+)?"
    r"|\s+"
    r"|.",
    re.DOTALL | re.IGNORECASE,
)
_HALF = re.compile("[\ud800-\udfff]")
_JOINERS = "-\u2010\u2011\u2013/"
"""A hyphen between two words belongs to the word before it, so that
``whistle-blowing`` and ``whistle blowing`` are the same two tokens."""
_SENTENCE_END = (".", "!", "?", ";", "\u3002", "\uff01", "\uff1f", "\uff1b")
_SEMICOLONS = (";", "\uff1b")
_OPENING, _CLOSING = ("(", "\uff08"), (")", "\uff09")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
_VOWEL = re.compile("[aeiouy]")
_COUNT = "#"
"""Stands for any number in a term ("# suppliers"), but for one that may be a year."""
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    return any(name in hits for name in group.split("|"))


class Lexicon:
    """Finds the terms of named vocabularies in text."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._nlp = _pipeline()
        self._terms, self._voids = self._matchers(), self._matchers()
        for name, vocabulary in vocabularies.items():
            self._add(self._terms, name, (*vocabulary.en, *vocabulary.zh))
            self._add(self._voids, name, vocabulary.unless)

    def hits(self, text: str) -> Hits:
        """Return the terms in ``text`` as a whole."""
        return self._hits(self._nlp(text))

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """Split ``text`` into sentences, each with its terms."""
        doc = self._nlp(text)
        found: list[Sentence] = []
        for sentence in doc.sents:
            part = sentence.as_doc()
            if words := part.text.strip():
                lead = len(part.text) - len(part.text.lstrip())
                found.append(
                    Sentence(
                        text=words,
                        start=sentence.start_char + lead,
                        hits=self._hits(part),
                    )
                )
        return tuple(found)

    def _matchers(self) -> dict[bool, PhraseMatcher]:
        """Return matchers of terms that hold a ``#`` and of those that do not."""
        vocab = self._nlp.vocab
        return {
            True: PhraseMatcher(vocab, attr="SHAPE"),
            False: PhraseMatcher(vocab, attr="NORM"),
        }

    def _add(
        self, matchers: dict[bool, PhraseMatcher], name: str, terms: tuple[str, ...]
    ) -> None:
        for counted, matcher in matchers.items():
            own = [term for term in terms if (_COUNT in term) == counted]
            if own:
                matcher.add(name, [self._nlp.make_doc(term) for term in own])

    def _hits(self, doc: Doc) -> Hits:
        voids = self._spans(self._voids, doc)
        found: dict[str, tuple[Span, ...]] = {}
        for name, spans in sorted(self._spans(self._terms, doc).items()):
            void = voids.get(name, ())
            kept = tuple(s for s in spans if not any(_inside(s, v) for v in void))
            if kept:
                found[name] = kept
        return found

    def _spans(
        self, matchers: dict[bool, PhraseMatcher], doc: Doc
    ) -> dict[str, tuple[Span, ...]]:
        found: dict[str, list[Span]] = {}
        hits = (hit for matcher in matchers.values() for hit in matcher(doc))
        for key, first, last in hits:
            span = doc[first:last]
            found.setdefault(self._nlp.vocab.strings[key], []).append(
                Span(
                    start=span.start_char,
                    end=span.start_char + len(span.text.rstrip()),
                    token=first,
                )
            )
        return {
            name: tuple(sorted(spans, key=lambda span: (span.start, span.end)))
            for name, spans in found.items()
        }


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


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
        words = _words(_HALF.sub("\ufffd", text))
        doc = Doc(self._vocab, words=words, spaces=[False] * len(words))
        for word in set(words):
            lexeme = self._vocab[word]
            lexeme.norm_ = stem(word)
            lexeme.shape_ = _COUNT if _counts(word.strip()) else lexeme.norm_
        return doc


def _words(text: str) -> list[str]:
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        after = text[match.end() : match.end() + 1]
        if words and (word.isspace() or _joins(word, words[-1], after)):
            words[-1] += word
        else:
            words.append(word)
    return words


def _joins(word: str, before: str, after: str) -> bool:
    return word in _JOINERS and before[-1].isalnum() and after.isalnum()


def _counts(word: str) -> bool:
    number = like_num(word) and not _YEAR.fullmatch(word)  # type: ignore[no-untyped-call]
    return word == _COUNT or bool(number)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Fold case, script, subscripts, possessive, inflection (trained: train)."""
    folded = word.strip().rstrip(_JOINERS).casefold().translate(_SUBSCRIPTS)
    if not folded.isascii():
        folded = one_script(folded)
    folded = re.sub("['\u2019]s?$", "", folded).replace("isation", "ization")
    if not (folded.isascii() and folded.isalpha()) or len(folded) < 4:  # noqa: PLR2004  "gas", "its": too short to inflect
        return folded or word
    return _bare(_singular(folded))


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
    return re.sub("([iy])z$", r"\1s", re.sub("i$", "y", word))


def _undouble(root: str) -> str:
    doubled = root[-1] == root[-2] and root[-1] not in "lsz"
    return root[:-1] if doubled else root


@Language.component("auditor_sentences")
def _sentences(doc: Doc) -> Doc:
    """Start a sentence after a full stop unless the text goes on in lower case.

    A semicolon within brackets ends none: (2022: 12; 2021: nil).
    """
    open_brackets = 0
    for token in doc:
        before = doc[token.i - 1].text.strip() if token.i else ""
        open_brackets += (before in _OPENING) - (before in _CLOSING)
        aside = open_brackets > 0 and before in _SEMICOLONS
        token.is_sent_start = token.i == 0 or (
            before in _SENTENCE_END
            and not aside
            and not token.text[0].islower()
            and token.text.strip() not in {",", ")", "\u201d", '"', "]"}
        )
        if token.is_sent_start:
            open_brackets = 0
    return doc


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    nlp = spacy.blank(
        "xx", config={"nlp": {"tokenizer": {"@tokenizers": "auditor.bilingual.v1"}}}
    )
    nlp.add_pipe("auditor_sentences")
    return nlp
