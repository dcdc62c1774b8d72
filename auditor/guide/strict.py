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
    get_type_hints,
)

from auditor.errors import GuideError
from auditor.guide.names import Named
from auditor.guide.nodes import Form, Node, Tree, read_tree

T = TypeVar("T")

_SUSPECTS = frozenset("0123456789+-.~<nyotfNYOTF")
"""First characters of what YAML 1.1 does not take for text."""
_NOTHING = re.compile(r"~|null|", re.IGNORECASE)
_TRUTH = re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)
_NUMBER = re.compile(
    r"[-+]?(\.?\d[\d_,.:]*(e[-+]?\d+)?|0[xob][\da-f_]+|\.inf)|\.nan", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([Tt\s].*)?")
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

    def refusal(self, part: object, message: str, *, key: str = "") -> GuideError:
        """Return an error that points at a dataclass read here, or at its ``key``."""
        node = self.nodes[id(part)]
        at = node.value(key) if key else None
        return self.tree.refusal(at or node, message)


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
    hint: Any = kind  # every class is hashable, which type[T] does not say
    log = _Log()
    tree = read_tree(path)
    try:
        value = _reader(hint)(tree.root, log)
    except _Refused as refused:
        raise tree.refusal(refused.node, refused.message) from None
    return Source(tree=tree, value=value, names=tuple(log.names), nodes=log.nodes)


@dataclass(slots=True, kw_only=True)
class _Log:
    names: list[Name] = field(default_factory=list)
    nodes: dict[int, Node] = field(default_factory=dict)


class _Refused(Exception):  # noqa: N818  never leaves this module
    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


_Reader = Callable[[Node, _Log], Any]


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


def _text(node: Node, _log: _Log) -> str:
    return _characters(node)


def _characters(node: Node) -> str:
    if node.form is not Form.SCALAR:
        raise _mismatch(node, "text")
    suspect = node.plain and (not node.text or node.text[0] in _SUSPECTS)
    if suspect and (trap := _trap(node.text)):
        remedy = "" if trap == "nothing" else "; put it in quotes"
        raise _Refused(node, f"expected text, found {trap}{remedy}")
    return node.text


def _whole(node: Node, _log: _Log) -> int:
    if not (node.plain and _WHOLE.fullmatch(node.text)):
        raise _mismatch(node, "a whole number")
    return int(node.text)


def _decimal(node: Node, _log: _Log) -> Decimal:
    if not (node.plain and _DECIMAL.fullmatch(node.text)):
        raise _mismatch(node, "a number such as 12 or 0.5")
    return Decimal(node.text)


def _truth(node: Node, _log: _Log) -> bool:
    if not (node.plain and node.text in {"true", "false"}):
        raise _mismatch(node, "true or false")
    return node.text == "true"


def _day(node: Node, _log: _Log) -> dt.date:
    wanted = "a date such as 2020-07-01"
    if not (node.plain and _DAY.fullmatch(node.text)):
        raise _mismatch(node, wanted)
    try:
        return dt.date.fromisoformat(node.text)
    except ValueError:
        raise _mismatch(node, wanted) from None


_SCALARS: dict[object, _Reader] = {
    str: _text,
    int: _whole,
    Decimal: _decimal,
    bool: _truth,
    dt.date: _day,
}


def _enum_reader(kind: type[StrEnum]) -> _Reader:
    known = {str(member): member for member in kind}

    def read(node: Node, _log: _Log) -> StrEnum:
        text = _characters(node)
        if text not in known:
            allowed = ", ".join(known)
            raise _Refused(node, f"unknown value {text!r}; allowed: {allowed}")
        return known[text]

    return read


def _name_reader(named: Named) -> _Reader:
    def read(node: Node, log: _Log) -> str:
        text = _characters(node)
        log.names.append(Name(named=named, text=text, node=node))
        return text

    return read


def _optional_reader(hint: object) -> _Reader:
    reader = _reader(hint)

    def read(node: Node, log: _Log) -> object:
        if node.plain and node.text == "null":
            return None
        return reader(node, log)

    return read


def _tuple_reader(hint: Any) -> _Reader:  # noqa: ANN401  hints share no type
    reader = _reader(hint)
    has_id = is_dataclass(hint) and "id" in {field.name for field in fields(hint)}

    def read(node: Node, log: _Log) -> tuple[object, ...]:
        if node.form is not Form.LIST:
            raise _mismatch(node, "a list")
        if not node.items:
            raise _Refused(node, "the list is empty; fill it or leave the key out")
        values = tuple(reader(child, log) for child in node.items)
        if has_id:
            _refuse_twins(node, [value.id for value in values])
        return values

    return read


def _refuse_twins(node: Node, ids: list[str]) -> None:
    lines: dict[str, int] = {}
    for child, name in zip(node.items, ids, strict=True):
        if name in lines:
            first = lines[name]
            raise _Refused(child, f"id {name!r} given twice, first in line {first}")
        lines[name] = child.line


def _dict_reader(key_hint: object, value_hint: object) -> _Reader:
    key_reader, value_reader = _reader(key_hint), _reader(value_hint)

    def read(node: Node, log: _Log) -> dict[object, object]:
        entries = _entries(node)
        if not entries:
            raise _Refused(node, "the mapping is empty; fill it or leave the key out")
        return {
            key_reader(key, log): value_reader(value, log)
            for key, value in entries.values()
        }

    return read


def _record_reader(kind: Any) -> _Reader:  # noqa: ANN401  hints share no type
    hints = get_type_hints(kind, include_extras=True)
    keys = {field.name.removesuffix("_"): field for field in fields(kind)}
    readers = {key: _reader(hints[field.name]) for key, field in keys.items()}
    needed = [
        key
        for key, field in keys.items()
        if field.default is MISSING and field.default_factory is MISSING
    ]

    def read(node: Node, log: _Log) -> object:
        entries = _entries(node)
        for key, (place, _) in entries.items():
            if key not in keys:
                allowed = ", ".join(keys)
                raise _Refused(place, f"unknown key {key!r}; allowed: {allowed}")
        for key in needed:
            if key not in entries:
                raise _Refused(node, f"key {key!r} is missing")
        record = kind(
            **{
                keys[key].name: readers[key](value, log)
                for key, (_, value) in entries.items()
            }
        )
        log.nodes[id(record)] = node
        return record

    return read


def _entries(node: Node) -> dict[str, tuple[Node, Node]]:
    if node.form is not Form.MAPPING:
        raise _mismatch(node, "a mapping")
    entries: dict[str, tuple[Node, Node]] = {}
    for key, value in node.pairs():
        text = _characters(key)
        if text in entries:
            first = entries[text][0].line
            raise _Refused(key, f"key {text!r} given twice, first in line {first}")
        entries[text] = key, value
    return entries


def _mismatch(node: Node, wanted: str) -> _Refused:
    if node.form is Form.LIST:
        found = "a list"
    elif node.form is Form.MAPPING:
        found = "a mapping"
    else:
        trap = _trap(node.text) if node.plain else ""
        found = trap or f"the text {node.text!r}"
    return _Refused(node, f"expected {wanted}, found {found}")


def _trap(text: str) -> str:
    """Return what YAML 1.1 takes plain ``text`` for; empty where it is text."""
    if _NOTHING.fullmatch(text):
        return "nothing"
    if text == "<<":
        return "the merge key <<"
    if _TRUTH.fullmatch(text):
        return f"the truth value {text}"
    if _DATE.fullmatch(text):
        return f"the date {text}"
    if _NUMBER.fullmatch(text):
        return f"the number {text}"
    return ""
