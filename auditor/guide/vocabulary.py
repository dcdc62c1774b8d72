"""Terms that mean one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Terms that mean one thing to a reviewer; any one of them is a hit."""

    en: tuple[str, ...] = ()
    """English terms; inflection, case and hyphens are folded when matching."""
    zh: tuple[str, ...] = ()
    """Traditional Chinese terms; Simplified text is folded to meet them."""
    unless: tuple[str, ...] = ()
    """Longer terms in which a hit does not count ("non-hazardous waste")."""
