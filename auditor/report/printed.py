"""Figures in, what stands for them on paper out."""

import re
from collections.abc import Mapping

from auditor.metrics.figures import Figure

_PER_MANY = re.compile(r"((?:/|\bper )[a-z]{3,})s\b")


def value(figure: Figure) -> str:
    """Return the value as printed; nought in words has its number before it."""
    if any(letter.isdigit() for letter in figure.printed):
        return figure.printed
    return f"{figure.value:,f} (\u201c{figure.printed}\u201d)"


def figure_name(figure: Figure, titles: Mapping[str, str]) -> str:
    """Return what ``figure`` is of: its metric and the parts of its breakdown."""
    labels = dict.fromkeys(
        label if any(map(str.isalpha, label)) else f"{kind.replace('_', ' ')} {label}"
        for kind, label in figure.breakdown
    )
    return ", ".join((titles[figure.metric], *labels))


def per_one(text: str) -> str:
    """Return ``text`` with what something is per in the singular: ``kWh per person``.

    For canonical units and workings; what a report prints is left as it is.
    """
    return _PER_MANY.sub(r"\1", text)
