"""The JSON schema is what the types say, and the guide is what the schema says."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.bundled import bundled
from auditor.guide.overlay import Overlay
from auditor.guide.provisions import GuideIndex
from auditor.guide.schema import schema_of, schema_text

PATH = bundled("data") / "guide.schema.json"
GUIDE = bundled("guide_index.yaml")
FIRST = "# yaml-language-server: $schema=auditor/data/guide.schema.json"


class _Plain(yaml.CSafeLoader):
    """Reads days as text, as editors do."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _told(text: str, schema: dict[str, Any]) -> list[str]:
    """Return what an editor would underline in ``text``."""
    jsonschema = pytest.importorskip("jsonschema")  # .ci/run installs it
    value = yaml.load(text, _Plain)  # noqa: S506  a safe loader
    return [
        f"{'.'.join(map(str, fault.absolute_path))}: {fault.validator}"
        for fault in jsonschema.Draft7Validator(schema).iter_errors(value)
    ]


def test_the_schema_file_is_made_from_the_types(
    request: pytest.FixtureRequest,
) -> None:
    """To the letter; rewritten by ``pytest --update-golden``."""
    if request.config.getoption("--update-golden"):
        PATH.write_text(schema_text(GuideIndex), "utf-8")

    assert PATH.read_text("utf-8") == schema_text(GuideIndex)


def test_the_first_line_of_the_guide_points_to_it() -> None:
    """By a path from the guide's own folder, as editors read it."""
    first = GUIDE.read_text("utf-8").splitlines()[0]

    assert first == FIRST
    assert (Path(__file__).parent.parent / first.partition("=")[2]).samefile(PATH)


@pytest.mark.parametrize("kind", [GuideIndex, Overlay])
def test_it_is_a_schema_of_draft_7(kind: type) -> None:
    """By the judgement of another program."""
    jsonschema = pytest.importorskip("jsonschema")

    jsonschema.Draft7Validator.check_schema(schema_of(kind))


def test_the_guide_follows_it() -> None:
    """Nothing is underlined in an editor."""
    schema = json.loads(PATH.read_text("utf-8"))

    assert _told(GUIDE.read_text("utf-8"), schema) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: bundled\nversion: '1'", []),
        ("extends: other\nversion: '1'", ["extends: enum"]),
        ("extends: bundled\nversion: 1.10", ["version: type"]),
        ("extends: bundled", [": required"]),
        (
            "extends: bundled\nversion: x\nwords: {}",
            [": additionalProperties"],
        ),
        (
            "extends: bundled\nversion: x\nvocabularies: {a: {en: []}}",
            ["vocabularies.a.en: minItems"],
        ),
    ],
)
def test_what_the_loader_refuses_is_underlined(text: str, told: list[str]) -> None:
    """As far as a schema can say it."""
    assert _told(text, schema_of(Overlay)) == told


def test_a_key_is_described_by_its_docstring() -> None:
    """Editors show it under the cursor."""
    clue = schema_of(GuideIndex)["definitions"]["Clue"]["properties"]

    assert clue["within"]["description"].startswith("Most words from the first hit")
