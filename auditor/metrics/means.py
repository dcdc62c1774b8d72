"""What reading figures needs: the data, and the grammars and lexicon made of it."""

from dataclasses import dataclass, field

from auditor.guide.metrics import Catalogue, Metrics
from auditor.language import Hits, Lexicon, holds
from auditor.metrics.quantity import NumberGrammar
from auditor.metrics.units import UnitGrammar


@dataclass(frozen=True, kw_only=True)
class Means:
    """The data of the metrics room, ready to read with."""

    metrics: Metrics
    lexicon: Lexicon
    units: UnitGrammar
    numbers: NumberGrammar
    _labels: dict[str, Hits] = field(default_factory=dict)

    def hits(self, label: str) -> Hits:
        """Return the terms in ``label``; labels repeat, so they are remembered."""
        if label not in self._labels:
            self._labels[label] = self.lexicon.hits(label)
        return self._labels[label]

    def says(self, label: str, groups: tuple[str, ...]) -> bool:
        """Tell whether any of ``groups`` stands in ``label``."""
        return any(holds(self.hits(label), group) for group in groups)


def means_of(catalogue: Catalogue) -> Means:
    """Return what is needed to read the figures that ``catalogue`` describes."""
    units = UnitGrammar(catalogue.units)
    return Means(
        metrics=catalogue.metrics,
        lexicon=Lexicon(catalogue.metrics.vocabularies),
        units=units,
        numbers=NumberGrammar(catalogue.units.words, units),
    )
