"""Where an audit is to be written and its bytes in; whole files, or none, out."""

import contextlib
import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from auditor.errors import OutputError, UsageError


class Format(StrEnum):
    """The forms in which an audit is written."""

    PDF = "pdf"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"
    SARIF = "sarif"
    JUNIT = "junit"
    ANNOTATED = "annotated"

    @property
    def suffix(self) -> str:
        """Return how the name of such a file ends."""
        return _NAMED.get(self, self.value)

    @property
    def kind(self) -> str:
        """Return the last part of ``suffix``, which tells the kind of file."""
        return self.suffix.rpartition(".")[2]


_NAMED = {Format.JUNIT: "xml", Format.ANNOTATED: "annotated.pdf"}
_SUFFIXES = dict.fromkeys(form.kind for form in Format)
_FOREIGN = re.compile(r"[a-z]{3,4}")
"""Suffixes of other kinds of file, such as docx; ``v2`` belongs to a name."""

Targets = Mapping[Format, Path]


def targets(report: Path, output: Path | None, formats: tuple[Format, ...]) -> Targets:
    """Return the file that each of ``formats`` goes to.

    Raises:
        UsageError: The suffix of ``output`` is that of no format, or of one not asked
            for, or the report itself would be overwritten.
        OutputError: The folder is not there.
    """
    named = output or Path()
    if named.is_dir():
        named /= f"{report.stem}-audit"
        suffix = ""
    else:
        suffix = named.suffix.lower().removeprefix(".")
    if _FOREIGN.fullmatch(suffix) and suffix not in _SUFFIXES:
        endings = ", ".join(f".{known}" for known in _SUFFIXES)
        raise UsageError(
            f"{named}: the name ends in .{suffix}, but a review is written as "
            f"{endings}. Change the name, or leave the ending out."
        )
    if suffix in _SUFFIXES and suffix not in {form.kind for form in formats}:
        raise UsageError(
            f"{named}: the name ends in .{suffix}, but --format asks for "
            f"{' and '.join(formats)}. Change one of the two."
        )
    if len(formats) == 1 and suffix:
        found = {formats[0]: named}
    else:
        stem = named.with_suffix("") if suffix in _SUFFIXES else named
        found = {form: stem.with_name(f"{stem.name}.{form.suffix}") for form in formats}
    for target in found.values():
        check_target(target, report)
    return found


def check_target(target: Path, report: Path) -> None:
    """Check that ``target`` can be written and is not the report itself.

    Raises:
        UsageError: The report would be overwritten.
        OutputError: ``target`` is a folder, or its folder is not there.
    """
    if target.exists() and report.exists() and target.samefile(report):
        raise UsageError(
            f"{target}: this is the report itself, which would be overwritten. "
            "Name another file with --output."
        )
    if target.is_dir():
        raise OutputError(f"{target}: this is a folder. Name a file in it.")
    if not target.parent.is_dir():
        raise OutputError(
            f"{target}: there is no folder {target.parent}. Make it, or name another."
        )


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write every file under its name, each whole or not at all.

    Raises:
        OutputError: One could not be written; what stood there before still does.
    """
    drafts: dict[Path, Path] = {}
    try:
        for number, (target, content) in enumerate(contents.items()):
            draft = target.with_name(f".auditor-{os.getpid()}-{number}.part")
            drafts[target] = draft
            _write(draft, content)
        for target, draft in drafts.items():
            draft.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror}). Close the file if a "
            "viewer holds it open, or name another with --output."
        ) from error
    finally:
        for draft in drafts.values():
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
