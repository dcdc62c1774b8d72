"""YAML file and a frozen dataclass in, an instance of that class out, or a refusal.

What a key means is said by the type hints alone: text, whole numbers, ``Decimal``,
truth values, dates, ``StrEnum``, ``X | None``, ``tuple[X, ...]``, ``dict[str, X]`` and
dataclasses of these. A field with a default may be left out; a field named ``not_`` is
the key ``not``. Anything else in the file is refused with ``file:line:column``.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from auditor.guide.names import Named
from auditor.guide.nodes import (
    Entries,
    Fault,
    Items,
    Node,
    Scalar,
    Tree,
    read_tree,
    value_of,
)

T = TypeVar("T")

_SUSPECTS = frozenset(("", *"0123456789+-.~<nyotfNYOTF"))
"""First characters of what YAML 1.1 does not take for text; nothing at all is one."""
_NOTHING = re.compile(r"~|null|", re.IGNORECASE)
_TRUTH = re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([Tt\s].*)?")
_NUMBER = r"[-+]?(\.?\d[\d_,.:]*(e[-+]?\d+)?|0[xob][\da-f_]+|\.inf)|\.nan"
_TRAP = re.compile(
    f"{_NOTHING.pattern}|<<|{_TRUTH.pattern}|{_DATE.pattern}|{_NUMBER}",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A text of the file that names something defined elsewhere."""

    named: Named
    text: str
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Generic[T]):
    """What was read from a file, and where each part of it stands."""

    tree: Tree
    value: T
    names: tuple[Name, ...]
    """In the order of the file."""
    nodes: dict[int, Node]
    """Where each dataclass stands, by its ``id()``; ``value`` keeps them alive."""

    def fault(self, part: object, message: str, *, key: str = "") -> Fault:
        """Return a fault of a dataclass that was read here, or of its ``key``."""
        node = self.nodes[id(part)]
        at = value_of(node, key) if key else None
        return Fault(node=at or node, message=message)

    def refuse(self, *faults: Fault) -> None:
        """Raise what is wrong with the file, if anything is."""
        if faults:
            raise self.tree.refusal(faults)


def decode_file(path: Path, kind: type[T]) -> T:
    """Return the YAML file at ``path`` as a ``kind``.

    Raises:
        GuideError: The file is not what the type hints of ``kind`` say.
    """
    return read_file(path, kind).value


def read_file(path: Path, kind: type[T]) -> Source[T]:
    """Return the YAML file at ``path`` as a ``kind``, with the places of its parts.

    Raises:
        GuideError: The file is not what the type hints of ``kind`` say.
    """
    return decode_tree(read_tree(path), kind)


def decode_tree(tree: Tree, kind: type[T]) -> Source[T]:
    """Return what stands in ``tree`` as a ``kind``, with the places of its parts.

    Raises:
        GuideError: It is not what the type hints of ``kind`` say.
    """
    hint: Any = kind  # every class is hashable, which type[T] does not say
    log = _Log()
    value = _reader(hint)(tree.root, log)
    if log.faults:
        raise tree.refusal(log.faults)
    return Source(tree=tree, value=value, names=tuple(log.names), nodes=log.nodes)


@dataclass(slots=True, kw_only=True)
class _Log:
    """What comes up while a file is read to its end."""

    names: list[Name] = field(default_factory=list)
    nodes: dict[int, Node] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, node: Node, message: str) -> None:
        self.faults.append(Fault(node=node, message=message))

    def mismatch(self, node: Node, wanted: str) -> None:
        if isinstance(node, Items):
            found = "a list"
        elif isinstance(node, Entries):
            found = "a mapping"
        else:
            trap = _trap(node.text) if node.plain else ""
            found = trap or f"the text {node.text!r}"
        self.fault(node, f"expected {wanted}, found {found}")


_Reader = Callable[[Node, _Log], Any]
"""Returns the value of a node, or logs a fault and returns ``None``."""


@cache
def _reader(hint: Any) -> _Reader:  # noqa: ANN401  hints share no type
    origin = get_origin(hint)
    if origin is not None:
        return _generic_reader(origin, get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _record_reader(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_reader(hint)
    return _SCALARS[hint]


def _generic_reader(origin: object, arguments: tuple[Any, ...]) -> _Reader:
    if origin is Annotated:
        return _name_reader(arguments[1])
    if origin in (Union, UnionType) and arguments[1:] == (NoneType,):
        return _optional_reader(arguments[0])
    if origin is tuple and arguments[1:] == (...,):
        return _tuple_reader(arguments[0])
    if origin is dict:
        return _dict_reader(*arguments)
    raise TypeError(f"no YAML stands for {origin} of {arguments}")


def _text(node: Node, log: _Log) -> str | None:
    if not isinstance(node, Scalar):
        log.mismatch(node, "text")
        return None
    suspect = node.plain and node.text[:1] in _SUSPECTS
    if suspect and (trap := _trap(node.text)):
        remedy = "" if trap == "nothing" else "; put it in quotes"
        log.fault(node, f"expected text, found {trap}{remedy}")
        return None
    return node.text


def _plain(node: Node) -> str:
    """Return the text of a scalar without quotes; empty for every other node."""
    return node.text if isinstance(node, Scalar) and node.plain else ""


def _whole(node: Node, log: _Log) -> int | None:
    text = _plain(node)
    if not _WHOLE.fullmatch(text):
        log.mismatch(node, "a whole number")
        return None
    return int(text)


def _decimal(node: Node, log: _Log) -> Decimal | None:
    text = _plain(node)
    if not _DECIMAL.fullmatch(text):
        log.mismatch(node, "a number such as 12 or 0.5")
        return None
    return Decimal(text)


def _truth(node: Node, log: _Log) -> bool | None:
    text = _plain(node)
    if text not in {"true", "false"}:
        log.mismatch(node, "true or false")
        return None
    return text == "true"


def _day(node: Node, log: _Log) -> dt.date | None:
    text = _plain(node)
    try:
        # ``fromisoformat`` alone would take weeks and days without hyphens as well.
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        log.mismatch(node, "a date such as 2020-07-01")
        return None


_SCALARS: dict[object, _Reader] = {
    str: _text,
    int: _whole,
    Decimal: _decimal,
    bool: _truth,
    dt.date: _day,
}


def _enum_reader(kind: type[StrEnum]) -> _Reader:
    known = {str(member): member for member in kind}

    def read(node: Node, log: _Log) -> StrEnum | None:
        text = _text(node, log)
        if text is not None and text not in known:
            allowed = ", ".join(known)
            log.fault(node, f"unknown value {text!r}; allowed: {allowed}")
            return None
        return known.get(text or "")

    return read


def _name_reader(named: Named) -> _Reader:
    def read(node: Node, log: _Log) -> str | None:
        text = _text(node, log)
        if text is not None:
            log.names.append(Name(named=named, text=text, node=node))
        return text

    return read


def _optional_reader(hint: object) -> _Reader:
    reader = _reader(hint)

    def read(node: Node, log: _Log) -> object:
        if _plain(node) == "null":
            return None
        return reader(node, log)

    return read


def _tuple_reader(hint: Any) -> _Reader:  # noqa: ANN401  hints share no type
    reader = _reader(hint)
    has_id = is_dataclass(hint) and "id" in {field.name for field in fields(hint)}

    def read(node: Node, log: _Log) -> tuple[object, ...] | None:
        if not isinstance(node, Items):
            log.mismatch(node, "a list")
            return None
        if not node.nodes:
            log.fault(node, "the list is empty; fill it or leave the key out")
            return None
        if has_id:
            _log_twins(node, log)
        return tuple([reader(child, log) for child in node.nodes])

    return read


def _log_twins(items: Items, log: _Log) -> None:
    first: dict[str, Node] = {}
    for node in items.nodes:
        name = value_of(node, "id")
        if isinstance(name, Scalar):
            twin = first.setdefault(name.text, node)
            if twin is not node:
                told = f"id {name.text!r} given twice, first in line {twin.line}"
                log.fault(node, told)


def _dict_reader(key_hint: object, value_hint: object) -> _Reader:
    key_reader, value_reader = _reader(key_hint), _reader(value_hint)

    def read(node: Node, log: _Log) -> dict[object, object] | None:
        if not isinstance(node, Entries):
            log.mismatch(node, "a mapping")
            return None
        if not node.nodes:
            log.fault(node, "the mapping is empty; fill it or leave the key out")
            return None
        return {
            key_reader(key, log): value_reader(value, log)
            for key, value in _entries(node, log).values()
        }

    return read


def _record_reader(kind: type) -> _Reader:
    keys = {field.name.removesuffix("_"): field for field in fields(kind)}
    hints: dict[str, Any] = {key: field.type for key, field in keys.items()}
    readers = {key: _reader(hint) for key, hint in hints.items()}
    needed = [
        key
        for key, field in keys.items()
        if field.default is MISSING and field.default_factory is MISSING
    ]
    allowed = ", ".join(keys)

    def read(node: Node, log: _Log) -> object:
        if not isinstance(node, Entries):
            log.mismatch(node, "a mapping")
            return None
        before = len(log.faults)
        entries = _entries(node, log)
        for key in needed:
            if key not in entries:
                log.fault(node, f"key {key!r} is missing")
        values: dict[str, object] = {}
        for key, (place, value) in entries.items():
            if key in keys:
                values[keys[key].name] = readers[key](value, log)
            else:
                # In ASCII: a Cyrillic o looks like one that is allowed.
                log.fault(place, f"unknown key {key!a}; allowed: {allowed}")
        if len(log.faults) > before:
            return None
        record: object = kind(**values)
        log.nodes[id(record)] = node
        return record

    return read


def _entries(node: Entries, log: _Log) -> dict[str, tuple[Node, Node]]:
    entries: dict[str, tuple[Node, Node]] = {}
    for key, value in node.pairs():
        text = _text(key, log)
        if text is None:
            continue
        if text in entries:
            first = entries[text][0].line
            log.fault(key, f"key {text!r} given twice, first in line {first}")
        entries.setdefault(text, (key, value))
    return entries


def _trap(text: str) -> str:
    """Return what YAML 1.1 takes plain ``text`` for; empty where it is text."""
    if not _TRAP.fullmatch(text):
        return ""
    if _NOTHING.fullmatch(text):
        return "nothing"
    if text == "<<":
        return "the merge key <<"
    if _TRUTH.fullmatch(text):
        return f"the truth value {text}"
    if _DATE.fullmatch(text):
        return f"the date {text}"
    return f"the number {text}"
