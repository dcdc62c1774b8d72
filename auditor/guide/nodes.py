"""YAML file in, tree of nodes out, each with its line and column (from 1).

Plain YAML only: no anchors, aliases, tags or second documents. A scalar is kept as it
is written, so what it means is decided by what is wanted in its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

import yaml

from auditor.errors import GuideError

_MOST_BYTES = 5_000_000  # many times the Guide; a report given by mistake is larger
_MOST_DEPTH = 40  # the Guide needs 9
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # fifteen times quicker


class Form(Enum):
    """What a node is."""

    SCALAR = auto()
    LIST = auto()
    MAPPING = auto()


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """One scalar, list or mapping, and where it starts."""

    form: Form
    line: int
    column: int
    parent: "Node | None"
    text: str = ""
    """Of a scalar: its characters, quotes taken off and escapes resolved."""
    plain: bool = False
    """Of a scalar: neither in quotes nor in a block."""
    items: list["Node"] = field(default_factory=list)
    """Of a list: its items; of a mapping: key, value, key, value."""

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """Yield the keys of a mapping with their values, in the order of the file."""
        # Not strict: while the tree grows, the last key waits for its value.
        return zip(self.items[::2], self.items[1::2], strict=False)

    def path(self) -> str:
        """Return the way from the top, such as ``aspects[A1].provisions[0].title``.

        An item of a list is named by its ``id``, or else by its index from 0.
        """
        if self.parent is None or self.parent.parent is None:
            return ""
        return f"{self.parent.path()}{self.parent.step(self)}".removeprefix(".")

    def step(self, child: "Node") -> str:
        """Return how ``child`` is reached from here: ``.key``, ``[id]`` or ``[0]``.

        A key is not reached, it is a part of its mapping: its step is empty.
        """
        place = next(i for i, item in enumerate(self.items) if item is child)
        if self.form is Form.MAPPING:
            return f".{self.items[place - 1].text}" if place % 2 else ""
        name = child.value("id")
        return f"[{name.text if name and name.text else place}]"

    def value(self, key: str) -> "Node | None":
        """Return what stands under ``key``; ``None`` where there is no such key."""
        if self.form is not Form.MAPPING:
            return None
        return next((value for k, value in self.pairs() if k.text == key), None)


def read_nodes(path: Path) -> Node:
    """Return the one document in the YAML file at ``path``.

    Raises:
        GuideError: The file cannot be read or is not plain YAML.
    """
    text = _read_text(path)
    try:
        documents = _grow(path, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise GuideError(f"{path}:{place}: not YAML: {error.problem}") from error
    if not documents:
        raise GuideError(f"{path}:1:1: the file is empty")
    if documents[1:]:
        raise refusal(path, documents[1], "a second document is not allowed")
    return documents[0]


def refusal(path: Path, node: Node, message: str) -> GuideError:
    """Return the error that says what is wrong with ``node``."""
    way = f"{node.path()}: " if node.path() else ""
    return GuideError(f"{path}:{node.line}:{node.column}: {way}{message}")


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
        good = content[: error.start].decode("utf-8-sig", errors="replace")
        raise GuideError(
            f"{path}:{_line_column(good)}: byte 0x{content[error.start]:02x} is not "
            "UTF-8; save the file as UTF-8"
        ) from error
    if odd := _UNPRINTABLE.search(text):
        raise GuideError(
            f"{path}:{_line_column(text[: odd.start()])}: character "
            f"U+{ord(odd.group()):04X} is not allowed"
        )
    return text


def _line_column(before: str) -> str:
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _grow(path: Path, text: str) -> list[Node]:
    stream = Node(form=Form.LIST, line=1, column=1, parent=None)
    above, depth = stream, 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, above)
            above.items.append(node)
            _refuse_extras(path, event, node)
            if node.form is not Form.SCALAR:
                above, depth = node, depth + 1
            if depth > _MOST_DEPTH:
                raise refusal(path, node, f"nested more than {_MOST_DEPTH} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            above, depth = above.parent or stream, depth - 1
    return stream.items


def _node(event: yaml.NodeEvent, above: Node) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        form, text, plain = Form.SCALAR, event.value, event.implicit[0]
    elif isinstance(event, yaml.MappingStartEvent):
        form, text, plain = Form.MAPPING, "", False
    else:
        form, text, plain = Form.LIST, "", False
    mark = event.start_mark
    return Node(
        form=form,
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        parent=above,
        text=text,
        plain=plain,
    )


def _refuse_extras(path: Path, event: yaml.NodeEvent, node: Node) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise refusal(path, node, f"alias *{event.anchor}; write the value out")
    if event.anchor is not None:
        raise refusal(path, node, f"anchor &{event.anchor}; write the value out")
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise refusal(path, node, f"tag {tag}; leave it out")
    if node.plain and node.text == "<<":
        raise refusal(path, node, "merge key <<; write the keys out")
