"""YAML file in, tree of nodes out, each with its line and column (from 1).

Plain YAML only: no anchors, aliases, tags or second documents. A scalar is kept as it
is written, so what it means is decided by what is wanted in its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from auditor.errors import GuideError

_MOST_BYTES = 2_000_000  # ten times the Guide; a report given by mistake is larger
_MOST_DEPTH = 30  # the Guide needs 11
_MOST_FAULTS = 20  # more at once help nobody
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # fifteen times quicker


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, number, date or the like, and where it starts."""

    line: int
    column: int
    text: str
    """Its characters, quotes taken off and escapes resolved."""
    plain: bool
    """Neither in quotes nor in a block."""


@dataclass(slots=True, eq=False)
class Items:
    """A list, and where it starts."""

    line: int
    column: int
    nodes: list["Node"]


@dataclass(slots=True, eq=False)
class Entries:
    """A mapping, and where it starts."""

    line: int
    column: int
    nodes: list["Node"]
    """Key, value, key, value."""

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """Yield keys with their values, in the order of the file."""
        return zip(self.nodes[::2], self.nodes[1::2], strict=False)


Node = Scalar | Items | Entries
_COLLECTIONS: dict[type, type[Items | Entries]] = {
    yaml.SequenceStartEvent: Items,
    yaml.MappingStartEvent: Entries,
    yaml.AliasEvent: Items,  # stands for whatever it names; it is refused at once
}


def value_of(node: Node | None, key: str) -> Node | None:
    """Return what stands under ``key`` of ``node``; ``None`` where nothing does."""
    if not isinstance(node, Entries):
        return None
    pairs = ((k.text, v) for k, v in node.pairs() if isinstance(k, Scalar))
    return next((value for text, value in pairs if text == key), None)


def items_of(node: Node | None) -> list[Node]:
    """Return the items of a list; none where there is no list."""
    return node.nodes if isinstance(node, Items) else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a node."""

    node: Node
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The nodes of one file."""

    path: Path
    root: Node

    def refusal(self, faults: Sequence[Fault]) -> GuideError:
        """Return the error that says what is wrong, and where, a line for each fault.

        The way to it reads like ``aspects[A1].provisions[0].title``: an item of a list
        is named by its ``id``, or else by its index from 0.
        """
        ranked = sorted(faults, key=lambda fault: (fault.node.line, fault.node.column))
        lines = [self._line(fault) for fault in ranked[:_MOST_FAULTS]]
        if more := len(ranked) - len(lines):
            lines.append(f"and {more} more")
        return GuideError("\n".join(lines))

    def _line(self, fault: Fault) -> str:
        way = (_way(self.root, fault.node) or "").removeprefix(".")
        place = f"{self.path}:{fault.node.line}:{fault.node.column}"
        return ": ".join(part for part in (place, way, fault.message) if part)


def read_tree(path: Path) -> Tree:
    """Return the one document in the YAML file at ``path``.

    Raises:
        GuideError: The file cannot be read or is not plain YAML.
    """
    text = _read_text(path)
    try:
        return _grow(path, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise GuideError(f"{path}:{place}: not YAML: {error.problem}") from error


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GuideError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > _MOST_BYTES:
        raise GuideError(f"{path}: larger than {_MOST_BYTES:,} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _line_column(content[: error.start].decode("utf-8-sig"))
        byte = f"byte 0x{content[error.start]:02x}"
        raise GuideError(f"{path}:{place}: {byte} is not UTF-8") from error
    if odd := _UNPRINTABLE.search(text):
        place = _line_column(text[: odd.start()])
        character = f"character U+{ord(odd.group()):04X}"
        raise GuideError(f"{path}:{place}: {character} is not allowed")
    return text


def _line_column(before: str) -> str:
    lines = before.split("\n")
    return f"{len(lines)}:{len(lines[-1]) + 1}"


def _grow(path: Path, text: str) -> Tree:
    documents: list[Node] = []
    above = [documents]
    loader = _LOADER(text)
    # Half the time of a load goes by here: kinds are compared, the most frequent first.
    while (kind := type(event := loader.get_event())) is not yaml.StreamEndEvent:
        if kind is yaml.ScalarEvent:
            at = event.start_mark
            node: Node = Scalar(
                at.line + 1, at.column + 1, event.value, event.implicit[0]
            )
            above[-1].append(node)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            above.pop()
            continue
        elif kind in _COLLECTIONS:
            at = event.start_mark
            node = _COLLECTIONS[kind](at.line + 1, at.column + 1, [])
            above[-1].append(node)
            above.append(node.nodes)
        else:
            continue
        if (
            event.anchor is not None
            or event.tag is not None
            or len(above) > _MOST_DEPTH
        ):
            faults = [Fault(node=node, message=_trouble(event))]
            raise Tree(path=path, root=documents[-1]).refusal(faults)
    if not documents:
        raise GuideError(f"{path}:1:1: the file is empty")
    if documents[1:]:
        faults = [Fault(node=documents[1], message="a second document is not allowed")]
        raise Tree(path=path, root=documents[1]).refusal(faults)
    return Tree(path=path, root=documents[0])


def _trouble(event: yaml.NodeEvent) -> str:
    """Return why the event has no place in plain YAML."""
    if isinstance(event, yaml.AliasEvent):
        return f"alias *{event.anchor}; write the value out"
    if event.anchor is not None:
        return f"anchor &{event.anchor}; leave it out"
    tag = getattr(event, "tag", None)  # typed in the kinds of event that have one
    if tag is not None:
        return f"tag {tag}; leave it out"
    return f"nested more than {_MOST_DEPTH} deep"


def _way(top: Node, node: Node) -> str | None:
    """Return the steps from ``top`` down to ``node``; ``None`` if it is not below."""
    if top is node:
        return ""
    for step, child in _steps(top):
        if (rest := _way(child, node)) is not None:
            return step + rest
    return None


def _steps(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Entries):
        # A key belongs to its mapping, so the way ends there; it may lack its value.
        yield from (("", key) for key in node.nodes[::2])
        yield from ((f".{_label(key, '?')}", value) for key, value in node.pairs())
    elif isinstance(node, Items):
        for index, item in enumerate(node.nodes):
            yield f"[{_label(value_of(item, 'id'), index)}]", item


def _label(node: Node | None, otherwise: object) -> str:
    return node.text if isinstance(node, Scalar) and node.text else str(otherwise)
