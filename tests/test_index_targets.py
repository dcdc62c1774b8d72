"""What the targets of an index point to, and what that tells of headings."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from auditor.document import Document, Line, Page, PageStatus, Place, Section
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.index import read_index
from auditor.match.reading import Scope, read_units
from auditor.match.targets import Targets

REPORT = """\
# 1. Our planet

Planet.

## Good neighbours

Noise.

## 1.1. Air

Smoke.

## 1.2. Streams

Water.

Table 1: Waste

Kind\tTonnes
Paper\t3

# Neighbours

Gifts.
"""
"""The first chapter is lines 1 to 21, the second begins on line 22."""


def _pages(
    rows: Mapping[str, tuple[str, ...]], aspect: str, *cells: str
) -> tuple[int, ...]:
    report = read_text(REPORT, "report.txt")
    named = {name: tuple((cell,) for cell in said) for name, said in rows.items()}
    return Targets(report, named).pages(cells, aspect)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("1. Our planet", 1, 21),
        ("Neighbours", 22, 24),
        ("Good neighbours", 5, 8),
        ("1.1", 9, 12),
        ("1.1 to 1.2", 9, 21),
        ("Section 1.1", 9, 12),
        ("Section 1.2 Streams", 13, 21),
        ("Table 1", 19, 20),
        ("1.1; Table 1", 9, 20),
        ("Air; Streams", 9, 21),
        ("Streams (KPI A2.2)", 13, 21),
    ],
)
def test_a_target_is_followed(cell: str, first: int, last: int) -> None:
    """By title, the longest that fits; by number; by the caption of a table.

    One cell may name several, and ids behind a title are none of its words.
    """
    pages = _pages({"A1": (cell,)}, "A1", cell)

    assert (pages[0], pages[-1]) == (first, last)


@pytest.mark.parametrize(
    ("titles", "pages"), [(("1",), (1,)), ((), ()), (("1", "7"), ())]
)
def test_a_digit_in_a_column_for_sections_is_a_section(
    titles: tuple[str, ...], pages: tuple[int, ...]
) -> None:
    """Where every number there is one of the report's sections; else it is a page."""
    report = read_text(REPORT, "report.txt")
    targets = Targets(report, {"A1": (("1",),)}, (), titles)

    assert targets.pages(("1",), "A1")[:1] == pages
    assert not targets.stray(("1",), "A1")


def test_a_table_of_another_number_is_not_meant() -> None:
    """Table 1 is not table 12."""
    assert _pages({}, "A1", "Table 12") == ()


def test_a_chapter_ends_where_the_index_begins_another_aspect() -> None:
    """The reading put a title under the chapter; the index says it is a chapter."""
    rows = {"A1": ("Our planet",), "A3": ("Good neighbours",)}

    assert _pages(rows, "A1", "Our planet") == (1, 2, 3, 4)


def test_a_title_numbered_under_the_chapter_does_not_end_it() -> None:
    """Section 1.2 belongs to chapter 1, whatever the index says of it."""
    rows = {"A1": ("Our planet",), "A2": ("1.2. Streams",)}

    assert _pages(rows, "A1", "Our planet")[-1] == 21


def test_a_chapter_with_parts_for_its_own_aspect_is_whole() -> None:
    """Where a later part is named for the Aspect too, the chapter runs on to it."""
    rows = {"A1": ("Our planet", "1.1. Air"), "A3": ("Good neighbours",)}

    assert _pages(rows, "A1", "Our planet")[-1] == 21


GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
ROWS = """
# Content index

KPI\tSubject\tSection
B5.1\tSuppliers by region\tHand in hand
B5.2\tPractices of engaging suppliers\tHand in hand
B5.3\tRisks along the supply chain\tHand in hand
B6.1\tRecalls\t{}
B6.2\tComplaints\t{}
B6.4\tQuality assurance\t{}
"""


@pytest.mark.parametrize(
    ("other", "lent"), [("Safe and sound", True), ("Hand in hand", False)]
)
def test_a_heading_named_for_one_aspect_is_a_heading_of_it(
    other: str, *, lent: bool
) -> None:
    """A fancy title says nothing; the index may say what stands under it."""
    text = "# Hand in hand\n\nVisits take place yearly.\n\n# Safe and sound\n\nTests.\n"
    report = read_text(text + ROWS.format(other, other, other), "report.txt")

    index = read_index(report, GUIDE, LEXICON, "2020")
    scope = Scope(first=1, last=1, headings=index.headings)
    unit = next(
        u for u in read_units(report, LEXICON, scope).units if "Visits" in u.text
    )

    assert ("supply_heading" in unit.headings) is lent


HEADS = """\
# 1. Air

Smoke.

# Vans

Exhaust.

# 2. Water

Streams.

# Thanks

Staff.
"""


@pytest.mark.parametrize(
    ("named", "cell", "last"),
    [("1. Air", "1. Air", 8), ("Vans", "1. Air", 4), ("2. Water", "2. Water", 12)],
)
def test_a_head_without_a_number_between_numbered_ones_is_within(
    named: str, cell: str, last: int
) -> None:
    """Unless the index names it, or no numbered heading follows."""
    targets = Targets(read_text(HEADS, "report.txt"), {"A2": ((named,),)})

    assert targets.pages((cell,), "A1")[-1] == last


def _paged() -> Document:
    air = Section(
        title="Exhaust gas",
        number="4.1",
        level=1,
        first_page=2,
        last_page=3,
        parent=0,
        place=Place(page=2),
    )
    whole = replace(
        air, title="Report", number=None, level=0, first_page=1, parent=None
    )
    pages = [
        Page(
            number=number,
            label=label,
            status=PageStatus.READ,
            reason="",
            width=595,
            height=842,
            lines=(),
            raw="",
        )
        for number, label in ((1, None), (2, "10"), (3, "11"), (4, "12"))
    ]
    return replace(
        read_text("Air.", "report.txt"),
        paged=True,
        pages=tuple(pages),
        sections=(whole, air),
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("4.1 Exhaust gas", "11"), ""),
        (("4.1 Exhaust gas, p. 11",), ""),
        (
            ("4.1 Exhaust gas", "12"),
            "Page 12 is printed; “Exhaust gas” begins on page 10.",
        ),
        (
            ("4.1 Exhaust gas, p. 12",),
            "Page 12 is printed; “Exhaust gas” begins on page 10.",
        ),
        (("4.1 Exhaust gas",), ""),
        (("12",), ""),
    ],
)
def test_a_page_beside_a_section_must_be_one_of_its_pages(
    cells: tuple[str, ...], told: str
) -> None:
    """Printed numbers are those of the report, which begins on page 9 here."""
    targets = Targets(_paged(), {"A1": (cells,)})

    assert targets.stray(cells, "A1") == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("13",), "Page 13 is printed; the last page is 12."),
        (("4.1 Exhaust gas", "pp. 13-14"), "Page 13 is printed; the last page is 12."),
        (("11, 12",), ""),
        (("第13頁",), "Page 13 is printed; the last page is 12."),
        (("Page 40 of the annual report",), ""),
        (("Law 486 applies",), ""),
    ],
)
def test_a_page_after_the_last_is_told(cells: tuple[str, ...], told: str) -> None:
    """A page of another document, or a number in a remark, is none of this one."""
    assert Targets(_paged(), {}).stray(cells, "A1") == told


@pytest.mark.parametrize(
    ("cell", "pages"),
    [
        ("pp. 10-12", (2, 3, 4)),
        ("P.10 to P.12", (2, 3, 4)),
        ("10 \u2013 12", (2, 3, 4)),
        ("p.10, p.12", (2, 4)),
        ("第10至12頁", (2, 3, 4)),
        ("第10頁至第12頁", (2, 3, 4)),
        ("第10、12頁", (2, 4)),
        ("10.12", ()),
    ],
)
def test_pages_are_read_however_they_are_printed(
    cell: str, pages: tuple[int, ...]
) -> None:
    """A range holds the pages between; numbers with a full stop are a section."""
    assert Targets(_paged(), {}).pages((cell,), "A1") == pages


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1.9", "No section “1.9” stands in the report."),
        ("Section 1.9", "No section “Section 1.9” stands in the report."),
        ("1.1", ""),
        ("12", ""),
    ],
)
def test_a_number_that_no_section_has_is_told(cell: str, told: str) -> None:
    """The sections of the report are numbered, and none of them so."""
    assert Targets(read_text(REPORT, "report.txt"), {}).doubt((cell,), "A1") == told


def test_either_page_of_a_sheet_of_two_is_found() -> None:
    """The sheet is printed "12-13"; no other page holds them, and 14 comes after."""
    paged = _paged()
    sheet = replace(paged.pages[3], label="12-13")
    targets = Targets(replace(paged, pages=(*paged.pages[:3], sheet)), {})

    assert [targets.pages((cell,), "A1") for cell in ("11", "12", "13")] == [
        (3,),
        (4,),
        (4,),
    ]
    assert targets.stray(("14",), "A1") == ("Page 14 is printed; the last page is 13.")


@pytest.mark.parametrize(
    ("cells", "titles", "told"),
    [
        (
            ("Green streets", "11"),
            1,
            "No section “Green streets” stands in the report.",
        ),
        (
            ("Green streets, p. 11",),
            1,
            "No section “Green streets” stands in the report.",
        ),
        (
            ("2.9 Green streets", "11"),
            0,
            "No section “2.9 Green streets” stands in the report.",
        ),
        (("Exhaust gas", "11"), 1, ""),
        (("Our planet: Exhaust gas", "11"), 1, ""),
        (("Quiet nights", "11"), 1, ""),
        (("We sort all of our waste", "11"), 0, ""),
        (("11", "12"), 2, ""),
    ],
)
def test_a_section_beside_a_page_must_stand_in_the_report(
    cells: tuple[str, ...], titles: int, told: str
) -> None:
    """A cell for sections names a heading, or a line that may be one; others may not.

    The file prints "Quiet nights" in a line that was not read as a heading.
    """
    line = Line(text="Quiet nights", place=Place(page=3))
    first, second, third, last = _paged().pages
    pages = (first, second, replace(third, lines=(line,)), last)
    targets = Targets(replace(_paged(), pages=pages), {"A1": (cells,)})

    assert targets.doubt(cells, "A1", cells[:titles]) == told
