"""Writing of several kinds in; the font that draws each of them out, as lines.

Run as a program of its own, since the PDF engine takes the interpreter down with it
where no font at all is installed.
"""

import logging
import re
import sys

WRITING = {"letters": "Review of the year", "Chinese": "環境、社會及管治報告"}
_BASE_FONT = re.compile(rb"/BaseFont /(?:[A-Z]{6}\+)?([^/\s]+)")


class _Watch(logging.Handler):
    """Keeps what the PDF engine warns of: characters that no font draws."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.warnings.append(record.getMessage())


def main() -> None:
    """Print, for each kind of writing, its name, a tab, and its font if it has one."""
    try:
        import weasyprint  # noqa: PLC0415  it may fail to load, which is the question
    except OSError as error:
        sys.exit(str(error))
    for kind, text in WRITING.items():
        watch = _Watch()
        logging.getLogger("weasyprint").addHandler(watch)
        pdf = weasyprint.HTML(
            string=f'<p style="font-family: sans-serif">{text}'
        ).write_pdf(uncompressed_pdf=True)
        names = [] if watch.warnings else _BASE_FONT.findall(pdf)
        font = b"".join(names[:1]).decode("ascii", "replace").replace("-", " ")
        sys.stdout.write(f"{kind}\t{font}\n")


if __name__ == "__main__":
    main()
