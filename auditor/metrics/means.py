"""What reading figures needs: the data, and the grammars and lexicon made of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from auditor.guide.metrics import Catalogue, Metrics
from auditor.language import Hits, Lexicon, holds
from auditor.metrics.quantity import NumberGrammar
from auditor.metrics.units import UnitGrammar, bounded, fold

_LABELS = 4096
"""Labels remembered; a report has a few hundred different ones."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """The data of the metrics room, ready to read with."""

    metrics: Metrics
    lexicon: Lexicon
    units: UnitGrammar
    numbers: NumberGrammar
    figures: re.Pattern[str]
    """Without a match of this, in lower case, a passage states no figure."""
    hits: Callable[[str], Hits]
    """Gives the terms in a label; labels repeat, so they are remembered."""

    def says(self, label: str, groups: tuple[str, ...]) -> bool:
        """Tell whether any of ``groups`` stands in ``label``."""
        return any(holds(self.hits(label), group) for group in groups)

    def says_all(self, label: str, groups: tuple[str, ...]) -> bool:
        """Tell whether each of ``groups`` stands in ``label``."""
        return all(holds(self.hits(label), group) for group in groups)


@lru_cache(maxsize=1)
def means_of(catalogue: Catalogue) -> Means:
    """Return what is needed to read the figures that ``catalogue`` describes."""
    units = UnitGrammar(catalogue.units)
    lexicon = Lexicon(catalogue.metrics.vocabularies)
    return Means(
        metrics=catalogue.metrics,
        lexicon=lexicon,
        units=units,
        numbers=NumberGrammar(catalogue.units.words, units),
        figures=re.compile(rf"\d|{_nil_words(catalogue.metrics)}"),
        hits=lru_cache(maxsize=_LABELS)(_of_labels(lexicon, catalogue.metrics.spoken)),
    )


def _of_labels(lexicon: Lexicon, spoken: tuple[str, ...]) -> Callable[[str], Hits]:
    """Return what finds the terms in a label, but for those that only sentences use."""
    return lambda label: {
        name: spans for name, spans in lexicon.hits(label).items() if name not in spoken
    }


def _nil_words(metrics: Metrics) -> str:
    groups = metrics.sentences.nil
    vocabularies = [metrics.vocabularies[n] for g in groups for n in g.split("|")]
    terms = [fold(t) for words in vocabularies for t in (*words.en, *words.zh)]
    return bounded(terms).pattern
