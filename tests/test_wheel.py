"""What is installed: the wheel is whole, and so is the record of what it needs."""

import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|HPND|Unlicense|MPL|"
    r"Mozilla Public|Zlib|CC0|CNRI-Python)\b",
    re.IGNORECASE,
)
"""A licence that leaves the user free; the MPL binds only changes to its own files."""


def run(*arguments: object, cwd: Path, **environment: str) -> str:
    """Run Python with ``arguments`` in ``cwd`` and return what it prints."""
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel of this checkout was installed, alone."""
    built, target = (tmp_path_factory.mktemp(name) for name in ("built", "installed"))
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", built, ROOT, cwd=built)
    wheel = next(built.glob("*.whl"))
    run(
        *("-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
        *("--target", target, wheel),
        cwd=built,
    )
    return target


def test_the_wheel_holds_what_stands_outside_the_package(installed: Path) -> None:
    """Guide and templates lie beside the package in a checkout, inside it here."""
    package = installed / "auditor"

    wanted = ("guide_index.yaml", "templates/sample_report.html", "py.typed")
    assert [name for name in wanted if not (package / name).is_file()] == []


def test_the_wheel_holds_the_data_of_the_package(installed: Path) -> None:
    """Every file of ``auditor/data``; the schema stands where the guide names it."""
    package = installed / "auditor"

    wanted = {path.name for path in (ROOT / "auditor/data").iterdir()}
    wanted -= {"guide.schema.json"}
    assert {path.name for path in (package / "data").iterdir()} == wanted


def test_the_guide_points_to_its_schema_from_where_it_stands(installed: Path) -> None:
    """Its first line holds in a checkout and in an installed package."""
    guide = installed / "auditor" / "guide_index.yaml"
    first = guide.read_text("utf-8").splitlines()[0]

    schema = guide.parent / first.partition("$schema=")[2]
    assert schema.read_bytes() == (ROOT / "auditor/data/guide.schema.json").read_bytes()


def test_the_installed_program_audits(installed: Path, tmp_path: Path) -> None:
    """From another folder than the checkout, with its own guide and templates."""
    program = "import auditor; print(auditor.__file__)"
    place = run("-c", program, cwd=tmp_path, PYTHONPATH=str(installed))
    said = run("-m", "auditor", "demo", cwd=tmp_path, PYTHONPATH=str(installed))

    assert Path(place.strip()).is_relative_to(installed)
    assert "Kwun Ling Lighting Holdings Limited (99990)" in said
    names = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert names == ["audit.json", "audit.pdf", "sample-report.pdf"]


def _pinned() -> list[str]:
    text = (ROOT / ".ci/constraints.txt").read_text("utf-8")
    return re.findall(r"^([\w.-]+)==", text, re.MULTILINE)


INSTALLED = {one.metadata["Name"].lower() for one in metadata.distributions()}


def _licence(name: str) -> str:
    """Return what the metadata of ``name`` say of its licence, in one line."""
    known = metadata.metadata(name)
    classifiers = known.get_all("Classifier", [])
    words = (
        *known.get_all("License-Expression", []),
        *known.get_all("License", []),
        *(line for line in classifiers if "License ::" in line),
    )
    return " ".join(word.split("\n")[0] for word in words)


@pytest.mark.parametrize("name", sorted({*_pinned()} & INSTALLED))
def test_licences_are_permissive_or_mpl(name: str) -> None:
    """Nothing that the program or its tests need binds its users."""
    assert PERMISSIVE.search(_licence(name))


def test_other_licences_would_be_seen() -> None:
    """Names of licences that bind whoever distributes the program."""
    binding = (
        "GPL-3.0-only AGPL-3.0-or-later LGPL-2.1 GNU Affero General Public License"
    )

    assert not PERMISSIVE.search(binding)


def test_every_requirement_is_pinned() -> None:
    """What pyproject.toml asks for has its exact version in the constraints."""
    required = metadata.requires("esg-auditor") or ()
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in required}

    assert names <= {name.lower() for name in _pinned()}


def test_the_constraints_name_no_place() -> None:
    """Versions and hashes hold wherever the files come from."""
    text = (ROOT / ".ci/constraints.txt").read_text("utf-8")

    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
