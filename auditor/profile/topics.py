"""Leaves in, how much they speak of what ESG reports speak of out."""

from collections.abc import Iterable

from auditor.guide.recognise import EsgRules
from auditor.profile.leaves import Leaf
from auditor.profile.phrases import holds


def speaks_of_esg(leaf: Leaf, rules: EsgRules) -> bool:
    """Tell whether a leaf speaks of enough topics of ESG reports."""
    return topics_on(leaf, rules) >= rules.page_topics


def topics_on(leaf: Leaf, rules: EsgRules) -> int:
    """Count the topics of ESG reports that a leaf speaks of."""
    return sum(holds(leaf.folded, topic.every()) for topic in rules.topics)


def share(leaves: Iterable[Leaf], rules: EsgRules) -> int:
    """Return the percentage of leaves with enough text that speak of ESG."""
    judged = [leaf for leaf in leaves if leaf.words >= rules.page_words]
    speaking = sum(speaks_of_esg(leaf, rules) for leaf in judged)
    return 100 * speaking // max(len(judged), 1)
