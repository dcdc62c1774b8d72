"""The rooms stand in one order, and each keeps its outside library to itself."""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import auditor

PACKAGE = Path(auditor.__file__).parent
ROOMS = (
    "errors",
    "bundled",
    "collector",
    "document",
    "ingest",
    "guide",
    "profile",
    "language",
    "match",
    "metrics",
    "assess",
    "result",
    "inspection",
    "report",
    "audit",
    "verify",
    "since",
    "cli",
)
"""A room may import from itself and from those before it."""
OWNERS = {
    "pypdfium2": "ingest",
    "pypdf": "ingest",
    "PIL": "ingest",
    "lxml": "ingest",
    "cssselect2": "ingest",
    "tinycss2": "ingest",
    "rapidocr": "ingest",
    "yaml": "guide",
    "spacy": "language",
    "rapidfuzz": "match",
    "pandas": "metrics",
    "jinja2": "report",
    "markupsafe": "report",
    "weasyprint": "report",
    "xlsxwriter": "report",
    "click": "cli",
    "rich": "cli",
}
"""The one room that may import each outside library."""
MODULES = tuple(
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent != PACKAGE or path.name not in {"__init__.py", "__main__.py"}
)
"""All but the two files that belong to no room."""
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def _room(path: Path) -> str:
    """Return the room of a module: its name, or that of the folder it is in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _imports(source: str) -> Iterator[str]:
    """Yield the full name of every module that is imported anywhere in ``source``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _downstream(room: str, source: str) -> list[str]:
    later = ROOMS[ROOMS.index(room) + 1 :]
    names = [name.split(".") for name in _imports(source)]
    return [".".join(n) for n in names if n[0] == "auditor" and set(n[1:2]) & {*later}]


def _module(path: Path) -> str:
    return ".".join(("auditor", *path.relative_to(PACKAGE).with_suffix("").parts))


def _strangers(room: str, source: str) -> set[str]:
    tops = {name.split(".")[0] for name in _imports(source)}
    outside = tops - sys.stdlib_module_names - {"auditor"}
    return {top for top in outside if OWNERS.get(top) != room}


def _long_functions(source: str) -> list[str]:
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]


def test_every_module_belongs_to_a_room_of_the_list() -> None:
    """A new room takes its place in the order before it takes its first import."""
    assert {_room(path) for path in MODULES} <= set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_from_no_later_room(path: Path) -> None:
    """Data flow down the list, imports point up it."""
    assert _downstream(_room(path), path.read_text("utf-8")) == []


def test_no_two_modules_import_each_other() -> None:
    """Not within a room either, and not by a third."""
    imports = {_module(p): {*_imports(p.read_text("utf-8"))} for p in MODULES}
    order = TopologicalSorter({m: ns & imports.keys() for m, ns in imports.items()})

    order.prepare()  # raises CycleError, which names the modules


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_no_library_of_another_room(path: Path) -> None:
    """One outside library, one room; one that nobody owns is refused as well."""
    assert _strangers(_room(path), path.read_text("utf-8")) == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short(path: Path) -> None:
    """A longer one becomes a folder."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_are_short(path: Path) -> None:
    """Counted from ``def`` to the last line, its docstring included."""
    assert _long_functions(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=_name)
def test_packages_hold_no_logic(path: Path) -> None:
    """A docstring and, at the top, the version."""
    kinds = [type(node) for node in ast.parse(path.read_text("utf-8")).body]

    assert kinds in ([ast.Expr], [ast.Expr, ast.Assign])


def test_every_folder_of_modules_is_a_package() -> None:
    """Without ``__init__.py`` a folder would lose to a module of the same name."""
    folders = {path.parent for path in MODULES}

    assert [_name(f) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def test_an_import_from_a_later_room_would_be_seen() -> None:
    """However it is written and however deep it stands."""
    source = """
from auditor import assess
from auditor.errors import GuideError
def late():
    import auditor.report.html
"""

    assert _downstream("match", source) == ["auditor.assess", "auditor.report.html"]


def test_a_library_of_another_room_would_be_seen() -> None:
    """Standard library and the room's own library are free to use."""
    source = "import re, yaml.nodes, requests\nfrom rapidfuzz import fuzz\n"

    assert _strangers("match", source) == {"yaml", "requests"}


def test_a_long_function_would_be_seen() -> None:
    """61 lines are one too many, 60 are not."""
    body = "    pass\n"

    assert _long_functions("def f():\n" + body * 60) == ["f"]
    assert _long_functions("def f():\n" + body * 59) == []
