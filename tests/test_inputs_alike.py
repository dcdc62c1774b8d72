"""One report in several forms is one report: same verdicts, figures and checks."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
import word
from written import MONEY_PAGE, OTHERS

from auditor.audit import audit_report
from auditor.bundled import bundled
from auditor.document import Document, fold
from auditor.errors import ReportError
from auditor.guide.load import load_guide
from auditor.ingest.read import read_report
from auditor.profile.facts import Overrides
from auditor.result import Audit

PAGE = (bundled("templates") / "sample_report.html").read_text("utf-8")
"""The report that ``auditor demo`` audits; it is written in HTML."""
GUIDE = load_guide()
INLINE = frozenset(("b", "a", "sub", "sup", "i"))
Cell = tuple[str, int]
"""Text and columns covered."""
Part = tuple[str, list[list[Cell]]]
"""Name of an element, and its one text, or the rows of its table."""


class Parts(HTMLParser):
    """Collects what the page of the sample report is made of, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self._tag, self._text, self._span = "", "", 1
        self._rows: list[list[Cell]] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the element is."""
        if tag in INLINE and not self._stands_alone(tag):
            return
        self._end()
        self._tag = tag
        self._span = int(dict(attrs).get("colspan") or 1)
        if tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])

    def handle_endtag(self, tag: str) -> None:
        """End it, or the table."""
        if tag in INLINE and not self._stands_alone(tag):
            return
        self._end()
        if tag == "table" and self._rows is not None:
            self.parts.append(("table", self._rows))
            self._rows = None

    def handle_data(self, data: str) -> None:
        """Keep what is printed."""
        if self._tag not in {"style", "title"}:
            self._text += data

    def _stands_alone(self, tag: str) -> bool:
        """Letters in bold open a line on the cover, and links one of the contents."""
        return not self._text.strip() or (tag, self._tag) in {("a", "a"), ("i", "i")}

    def _end(self) -> None:
        text = " ".join(self._text.split())
        self._text = ""
        if self._tag in {"td", "th"} and self._rows:
            self._rows[-1].append((text, self._span))
        elif text:
            self.parts.append((self._tag, [[(text, 1)]]))
        self._tag = ""


PARTS = Parts(PAGE).parts
LEVELS = {"h1": 1, "h2": 2, "h3": 3}


def as_text() -> bytes:
    """Return the report as plain text: tables tabbed, headings bare."""
    blocks = []
    for tag, rows in PARTS:
        sign = "- " if tag == "li" else ""
        lines = ["\t".join(t + "\t" * (span - 1) for t, span in row) for row in rows]
        blocks.append(sign + "\n".join(lines))
    return "\n\n".join(blocks).encode()


def as_markdown() -> bytes:
    """Return the report as Markdown: tables piped, headings marked."""
    blocks = []
    for tag, rows in PARTS:
        if tag == "table":
            lines = [
                "| " + " | ".join(t + " |" * (s - 1) for t, s in r) + " |" for r in rows
            ]
            lines.insert(1, "|" + " --- |" * lines[0].count(" | "))
            blocks.append("\n".join(lines))
        else:
            sign = "#" * LEVELS.get(tag, 0) or ("-" if tag == "li" else "")
            blocks.append(f"{sign} {rows[0][0][0]}".strip())
    return "\n\n".join(blocks).encode()


def as_word() -> bytes:
    """Return the report as a Word file."""
    body = []
    for tag, rows in PARTS:
        text = rows[0][0][0]
        if tag == "table":
            cells = (
                "".join(
                    word.cell(t, f'<w:gridSpan w:val="{span}"/>') for t, span in row
                )
                for row in rows
            )
            body.append(word.table(*cells))
        elif tag in LEVELS:
            body.append(word.heading(text, LEVELS[tag]))
        else:
            listed = '<w:numPr><w:numId w:val="1"/></w:numPr>' if tag == "li" else ""
            body.append(word.paragraph(text, listed))
    return word.word("".join(body))


FORMS = {
    "report.txt": as_text(),
    "report.md": as_markdown(),
    "report.docx": as_word(),
    "report.html": PAGE.encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report in all forms."""
    folder = tmp_path_factory.mktemp("forms")
    for name, data in FORMS.items():
        (folder / name).write_bytes(data)
    return folder


def told(audit: Audit) -> dict[str, object]:
    """Return what an audit says, without the places."""
    profile = audit.profile
    return {
        "who": (profile.issuer.value, profile.stock_code.value),
        "year": (profile.fy_start, profile.fy_end),
        "edition": profile.edition.value,
        "verdicts": {v.provision: v.state for v in audit.verdicts},
        "missing": {
            (v.provision, e.text)
            for v in audit.verdicts
            for e in v.elements
            if e.missing
        },
        "figures": {
            (f.kpi, f.metric, tuple(f.breakdown), f.year, f.value, f.unit)
            for f in audit.figures
        },
        "checks": {(c.check, c.kpi, c.result, c.statement) for c in audit.checks},
        "claims": {(j.claim.provision, j.state) for j in audit.claims},
    }


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, object]:
    """What the web page gives."""
    return told(audit_report(folder / "report.html", GUIDE, Overrides()))


def test_the_report_says_something(expected: dict[str, object]) -> None:
    """What is compared is not nothing."""
    assert expected["who"] == ("Kwun Ling Lighting Holdings Limited", "99990")
    assert isinstance(expected["figures"], set)
    assert len(expected["figures"]) > 100


@pytest.mark.parametrize("name", [name for name in FORMS if name != "report.html"])
def test_a_report_is_judged_alike_in_every_form(
    folder: Path, expected: dict[str, object], name: str
) -> None:
    """What it is written in changes no verdict, figure, check or claim."""
    found = told(audit_report(folder / name, GUIDE, Overrides()))

    for key, value in expected.items():
        assert found[key] == value, key


@pytest.mark.parametrize("name", FORMS)
def test_quotes_stand_in_every_form(folder: Path, name: str) -> None:
    """All that is read can be found again."""
    document: Document = read_report(folder / name)
    raw = fold("".join(page.raw for page in document.pages))

    assert [p.text for p in document.passages if fold(p.text) not in raw] == []
    assert [
        r for t in document.tables for r in t.rows if fold(r.quote) not in raw
    ] == []


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_what_is_no_esg_report_is_named(tmp_path: Path, kind: str, suffix: str) -> None:
    """In either language, and in every form."""
    for number, opening in enumerate(OTHERS[kind]):
        lines = [line.strip() for line in opening.splitlines() if line.strip()]
        lines += MONEY_PAGE.splitlines()
        path = tmp_path / f"other{number}{suffix}"
        if suffix == ".docx":
            path.write_bytes(word.word("".join(map(word.paragraph, lines))))
        else:
            page = "<!doctype html>" + "".join(f"<p>{line}</p>" for line in lines)
            path.write_text(page if suffix == ".html" else "\n\n".join(lines), "utf-8")

        with pytest.raises(ReportError, match=f" is {kind}") as caught:
            audit_report(path, GUIDE, Overrides())

        assert caught.value.status == "wrong-type"
