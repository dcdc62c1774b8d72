"""A frozen dataclass in, the JSON schema (draft 7) of its YAML out, for editors.

The same type hints are read as by ``strict``; what an editor shows of a key is the
docstring under its field.
"""

import ast
import datetime as dt
import inspect
import json
import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALARS: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def schema_of(kind: type) -> Json:
    """Return the schema of a file that is read as a ``kind``."""
    records: dict[str, Json] = {}
    top = _of(kind, records)
    return {"$schema": _DRAFT, **top, "definitions": dict(sorted(records.items()))}


def schema_text(kind: type) -> str:
    """Return the schema as it stands in a file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _of(hint: Any, records: dict[str, Json]) -> Json:  # noqa: ANN401  hints share no type
    arguments = get_args(hint)
    if arguments:
        return _of_generic(get_origin(hint), arguments, records)
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in records:
            records[hint.__name__] = {}  # holds its place while its fields are read
            records[hint.__name__] = _record(hint, records)
        return {"$ref": f"#/definitions/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [str(member) for member in hint]}
    return dict(_SCALARS[hint])


def _of_generic(
    origin: object, arguments: tuple[Any, ...], records: dict[str, Json]
) -> Json:
    first = _of(arguments[0], records)
    if origin is tuple:
        return {"type": "array", "items": first, "minItems": 1}
    if origin is dict:
        values = _of(arguments[1], records)
        return {"type": "object", "additionalProperties": values, "minProperties": 1}
    if NoneType in arguments:
        return {"anyOf": [first, {"type": "null"}]}
    return first  # what a text names, no editor can check


def _record(kind: Any, records: dict[str, Json]) -> Json:  # noqa: ANN401  any dataclass
    hints = get_type_hints(kind, include_extras=True)
    told = dict(_docstrings(kind))
    properties: Json = {}
    for field in fields(kind):
        # Beside a reference draft 7 reads nothing, so the reference stands inside.
        of = _of(hints[field.name], records)
        about = {"description": told[field.name]} if field.name in told else {}
        held = {"allOf": [of]} if about and "$ref" in of else of
        properties[field.name.removesuffix("_")] = {**about, **held}
    return {
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "type": "object",
        "properties": properties,
        "required": [
            field.name.removesuffix("_")
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        ],
        "additionalProperties": False,
    }


def _docstrings(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the fields of ``kind`` that have a docstring, with it; bases first."""
    for base in kind.__mro__[-2::-1]:
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, said in pairwise(statements):
            match field, said:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    yield name, " ".join(text.split())
