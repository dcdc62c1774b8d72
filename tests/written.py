"""Pages written in a test in, the ``Document`` that reading them would give out."""

from auditor.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    PageStatus,
    Passage,
    PassageKind,
    Piece,
    Place,
    Section,
)

ESG_PAGE = """\
Our Environment
The Group's greenhouse gas emissions fell as less electricity was purchased. Waste was
recycled, water was saved, and suppliers were asked about their own carbon. Employees
had training on occupational health, on anti-corruption and on the needs of the
community; the turnover rate by gender is shown below. Our stakeholders named climate
and product responsibility as material topics of sustainable growth.
"""
"""A page that speaks of ESG and of nothing else."""

MONEY_PAGE = """\
Revenue rose by a tenth because more tea was sold in the second half of the year. Gross
profit rose by a fifth. Finance costs fell after a loan was repaid in March. The board
recommends a final dividend, subject to approval at the annual general meeting. Trade
receivables are due within sixty days, and no customer made up more than a tenth of
revenue. There was no material acquisition or disposal in the year.
"""
"""A page that speaks of money and of nothing else."""


def document(
    *pages: str, name: str = "report.pdf", outline: tuple[tuple[str, int], ...] = ()
) -> Document:
    """Return a document of these pages; their lines are lines, numbered at no edge."""
    return Document(
        name=name,
        sha256="0" * 64,
        kind=DocumentKind.PDF,
        paged=True,
        pages=tuple(
            _page(number, tuple((line, Place(page=number)) for line in _lines(text)))
            for number, text in enumerate(pages, start=1)
        ),
        sections=(_whole(len(pages)),),
        passages=tuple(
            _passage(text, Place(page=number))
            for number, text in enumerate(pages, start=1)
        ),
        tables=(),
        outline=outline,
    )


def text_file(text: str, headings: tuple[str, ...] = ()) -> Document:
    """Return a file without pages; a line that is one of ``headings`` heads one."""
    lines = tuple(
        (line, Place(page=1, line=number))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    )
    sections = (
        Section(
            title=line,
            number=None,
            level=1,
            first_page=1,
            last_page=1,
            parent=0,
            place=place,
        )
        for line, place in lines
        if line in headings
    )
    return Document(
        name="report.txt",
        sha256="0" * 64,
        kind=DocumentKind.TEXT,
        paged=False,
        pages=(_page(1, lines),),
        sections=(_whole(1), *sections),
        passages=tuple(_passage(line, place) for line, place in lines),
        tables=(),
    )


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _page(number: int, lines: tuple[tuple[str, Place], ...]) -> Page:
    return Page(
        number=number,
        label=str(number),
        status=PageStatus.READ,
        reason="",
        width=595,
        height=842,
        lines=tuple(Line(text=text, place=place) for text, place in lines),
        raw="\n".join(text for text, _ in lines),
    )


def _passage(text: str, place: Place) -> Passage:
    return Passage(
        kind=PassageKind.PARAGRAPH,
        text=" ".join(text.split()),
        pieces=(Piece(start=0, place=place),),
        section=0,
    )


def _whole(last: int) -> Section:
    return Section(
        title="",
        number=None,
        level=0,
        first_page=1,
        last_page=last,
        parent=None,
        place=Place(page=1),
    )
