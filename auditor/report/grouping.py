"""Values in, the same values under their keys out, in order of first appearance."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def grouped(
    values: Iterable[Value], key: Callable[[Value], Key]
) -> dict[Key, tuple[Value, ...]]:
    """Return ``values`` under their keys; keys and values keep the given order."""
    groups: dict[Key, list[Value]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {name: tuple(group) for name, group in groups.items()}
