"""An annual report in, the sentence that points to a separate ESG report out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document, Place
from auditor.guide.recognise import EsgRules
from auditor.profile.phrases import distinct, fold_words, holds, tidy

_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|。|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A sentence, word for word, and where it stands."""

    quote: str
    place: Place


def pointer_to_report(document: Document, rules: EsgRules) -> Pointer | None:
    """Return the sentence that says most of where the ESG report is published."""
    names, published = rules.reports.every(), rules.pointers.every()
    best, most = None, 0
    for pointer in _sentences(document, names):
        folded = fold_words(tidy(pointer.quote))
        said = distinct(folded, published) if holds(folded, names) else 0
        if said > most:
            best, most = pointer, said
    return best


def _sentences(document: Document, names: tuple[str, ...]) -> Iterator[Pointer]:
    for passage in document.passages:
        if not holds(fold_words(tidy(passage.text)), names):
            continue
        for hit in _SENTENCE.finditer(passage.text):
            quote = hit[0].strip()
            if quote:
                yield Pointer(quote=quote, place=passage.place_at(hit.start()))
