"""Every rule that names a figure: a text that it reads and one that it leaves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from auditor.guide.load import load_guide
from auditor.guide.metrics import LabelRule, Metric, SentenceRule
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics import read
from auditor.metrics.figures import Figure
from auditor.metrics.means import Means, means_of

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
MEANS = means_of(GUIDE.catalogue)
TEXTS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "figures.yaml").read_text("utf-8")
)
YEAR = 2023


@dataclass(frozen=True)
class _One:
    """One rule by itself."""

    metric: Metric
    rule: LabelRule | SentenceRule
    number: int

    def __str__(self) -> str:
        kind = "labels" if isinstance(self.rule, LabelRule) else "sentences"
        return f"{self.metric.id}.{kind}.{self.number}"

    @property
    def means(self) -> Means:
        """Return what is needed to read figures by this rule alone."""
        labels = (self.rule,) if isinstance(self.rule, LabelRule) else ()
        sentences = (self.rule,) if isinstance(self.rule, SentenceRule) else ()
        alone = replace(self.metric, labels=labels, sentences=sentences)
        return replace(MEANS, metrics=replace(MEANS.metrics, metrics=(alone,)))

    def suits(self, text: str) -> bool:
        """Tell whether ``text`` is of the kind that the rule reads."""
        return ("|" in text) == isinstance(self.rule, LabelRule)

    def speaks_of(self, text: str) -> bool:
        """Tell whether ``text`` holds a term that the rule asks for."""
        rule = self.rule
        if isinstance(rule, LabelRule):
            groups = (*rule.all, *rule.under)
        else:
            one = (rule.subject, rule.counted, rule.nil)
            groups = (*rule.all, *filter(None, one))
        names = {name for group in groups for name in group.split("|")}
        return not groups or bool(names & MEANS.lexicon.hits(text).keys())


def _rules() -> Iterator[_One]:
    for metric in GUIDE.catalogue.metrics.metrics:
        yield from (_One(metric, r, n) for n, r in enumerate(metric.labels, 1))
        yield from (_One(metric, r, n) for n, r in enumerate(metric.sentences, 1))


def _read(text: str, means: Means, patch: pytest.MonkeyPatch) -> set[str]:
    """Return the metrics of which ``text`` holds a figure."""
    return {f.metric for f in _printed(text, means, patch) if f.valued}


def _printed(text: str, means: Means, patch: pytest.MonkeyPatch) -> tuple[Figure, ...]:
    patch.setattr(read, "means_of", lambda _: means)
    *heading, row = text.split("\n")
    table = [*heading, "", "Item | Unit | 2023", row] if "|" in row else [text]
    lines = "\n".join(table).replace(" | ", "\t")
    document = read_text(lines, "report.txt")
    scope = Scope(first=1, last=1)
    return read.read_printed(document, GUIDE, LEXICON, YEAR, scope)


def _texts(way: str) -> list[tuple[str, str]]:
    return [(m, text) for m, both in TEXTS.items() for text in both.get(way, ())]


@pytest.mark.parametrize(("metric", "text"), _texts("read"))
def test_a_figure_is_read(
    metric: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader would copy this figure out under this metric."""
    assert metric in _read(text, MEANS, monkeypatch)


@pytest.mark.parametrize(("metric", "text"), _texts("not"))
def test_a_text_holds_no_figure_of_the_metric(
    metric: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has some of the words, and says something else."""
    assert metric not in _read(text, MEANS, monkeypatch)


@pytest.mark.parametrize(("metric", "text"), _texts("instead"))
def test_what_stands_instead_of_a_figure_is_kept(
    metric: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no figure, and not passed over."""
    found = _printed(text, MEANS, monkeypatch)
    assert metric in {figure.metric for figure in found if not figure.valued}


@pytest.mark.parametrize(("metric", "text"), [*_texts("read"), *_texts("neither")])
def test_nothing_stands_instead_of_a_figure(
    metric: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is one, or where none is spoken of."""
    found = _printed(text, MEANS, monkeypatch)
    assert metric not in {figure.metric for figure in found if not figure.valued}


@pytest.mark.parametrize("one", tuple(_rules()), ids=str)
def test_every_rule_has_both(one: _One, monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself it reads one of the texts, and leaves one that speaks of the same."""
    texts = TEXTS[one.metric.id]
    kind = [text for way in ("read", "not") for text in texts[way] if one.suits(text)]
    reads = {text for text in kind if _read(text, one.means, monkeypatch)}
    leaves = [t for t in texts["not"] if t in kind and t not in reads]

    assert reads & set(texts["read"])
    assert [text for text in leaves if one.speaks_of(text)]
