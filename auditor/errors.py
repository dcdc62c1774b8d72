"""What can go wrong before an audit exists, with exit codes and remedies.

A gap in the report under audit is a verdict, never an exception.
"""

from enum import IntEnum

FONTS = (
    "Install fonts of Latin and Chinese letters, such as fonts-liberation and "
    "fonts-noto-cjk on Debian and Ubuntu ('auditor doctor' names those of other "
    "systems), and write it again."
)
"""The remedy where no font draws what is to be written."""


class ExitCode(IntEnum):
    """Exit codes of ``auditor``, as README.md lists them."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    MISSING_LIBRARY = 3
    NOT_AUDITABLE = 4
    BAD_GUIDE = 5
    INCOMPLETE = 6
    LIMIT = 7
    NOT_WRITTEN = 8
    INTERNAL = 70
    INTERRUPTED = 130


class AuditorError(Exception):
    """An audit that could not be made: one sentence on what, where and what to do."""

    exit_code = ExitCode.INTERNAL


class UsageError(AuditorError):
    """The command line asks for something that cannot be done."""

    exit_code = ExitCode.USAGE


class MissingLibraryError(AuditorError):
    """A system library that the output needs is not installed."""

    exit_code = ExitCode.MISSING_LIBRARY


class ReportError(AuditorError):
    """The report cannot be audited.

    ``status`` is the ``report.status`` of audit.json: ``no-text``, ``unreadable``,
    ``needs-password``, ``wrong-type`` or ``limit``.
    """

    exit_code = ExitCode.NOT_AUDITABLE
    sha256: str | None = None
    """Of the file; ``None`` where it could not be read."""
    warnings: tuple[str, ...] = ()
    """What is out of order in the file besides; one sentence each."""

    def __init__(self, message: str, *, status: str) -> None:
        super().__init__(message)
        self.status = status
        if status == "limit":
            self.exit_code = ExitCode.LIMIT


class GuideError(AuditorError):
    """The guide is refused; the message starts with ``file:line:column``."""

    exit_code = ExitCode.BAD_GUIDE


class OutputError(AuditorError):
    """An output file could not be written; nothing half-written is left."""

    exit_code = ExitCode.NOT_WRITTEN
