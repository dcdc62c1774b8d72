"""Where an index stands: its rows are kept out, prose in the same words is not."""

from dataclasses import replace

import pytest
from written import document

from auditor.assess.claims import judge_tags
from auditor.assess.verdict import State, Verdict
from auditor.document import Box, Cell, Document, Place, Row, Table
from auditor.guide.load import load_guide
from auditor.guide.provisions import Obligation
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.evidence import ClaimState, Evidence
from auditor.match.index import read_index
from auditor.match.phrases import Phrases
from auditor.match.reading import Scope, read_units
from auditor.match.tags import find_tags
from auditor.metrics.read import read_figures

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)
SCOPE = Scope(first=1, last=1)
METRICS = {"B2.1": frozenset({"fatalities"}), "B2.2": frozenset({"lost_days"})}

PROSE = """\
We report greenhouse gas emissions in total and intensity, as the Guide asks.
Total hazardous waste produced was 3 tonnes and total non-hazardous waste produced
was 90 tonnes, the types of emissions and respective emissions data being in Table 1.
Water consumption in total and intensity fell. Direct and/or indirect energy
consumption by type in total was 5 GWh. Total packaging material used for finished
products was 2 tonnes.
"""
ROWS = (
    ("KPI A1.1", "The types of emissions and respective emissions data", "3. Air"),
    ("KPI A1.2", "Greenhouse gas emissions in total and intensity", "3. Air"),
    ("KPI A1.3", "Total hazardous waste produced and intensity", "4. Waste"),
    ("KPI A1.4", "Total non-hazardous waste produced and intensity", "4. Waste"),
    ("KPI A2.1", "Direct and/or indirect energy consumption by type", "5. Energy"),
    ("KPI A2.2", "Water consumption in total and intensity", "6. Water"),
)


def _table(*rows: tuple[str, ...], header: tuple[str, ...] = ()) -> Table:
    lines = (header, *rows) if header else rows
    return Table(
        rows=tuple(
            Row(
                cells=tuple(Cell(text=text) for text in cells),
                place=Place(
                    page=1, box=Box(left=50, top=at, right=500, bottom=at + 10)
                ),
                quote=" ".join(cells),
                header=bool(header) and at == 100,
            )
            for at, cells in zip(range(100, 800, 12), lines, strict=False)
        ),
        page=1,
        section=0,
        caption="",
        notes=(),
    )


def _read(report: Document) -> tuple[str, ...]:
    index = read_index(report, GUIDE, LEXICON, "2020")
    scope = Scope(first=1, last=1, barred=index.ranges)
    return tuple(unit.text for unit in read_units(report, LEXICON, scope).units)


def test_prose_in_the_words_of_the_guide_stays_evidence() -> None:
    """Many pieces of official wording on one page make no index by themselves."""
    assert any("was 3 tonnes" in text for text in _read(document(PROSE)))


def test_prose_in_the_words_of_the_guide_stays_evidence_without_pages() -> None:
    """In a file without pages too."""
    report = read_text("\n\n".join(PROSE.split(". ")), "report.txt")

    assert any("was 3 tonnes" in text for text in _read(report))


def test_rows_of_the_index_are_kept_out_and_the_paragraph_above_stays() -> None:
    """What stands beside the rows on their page is read as anywhere else."""
    text = "We sort our waste by hand every evening."
    report = replace(document(text), tables=(_table(*ROWS),))

    assert _read(report) == (text,)


def test_figures_under_years_are_no_index() -> None:
    """A table of figures may name the KPI that each row answers."""
    rows = ((f"{kpi} {words}", "3.5", "4.1") for kpi, words, _ in ROWS)
    table = _table(*rows, header=("Item", "2023", "2022"))
    report = replace(document("Figures"), tables=(table,))

    assert read_index(report, GUIDE, LEXICON, "2020").ranges == ()
    assert len(_read(report)) > len(ROWS) - 1


def test_an_index_in_free_words_is_told_by_its_title() -> None:
    """Rows that open with the ids of provisions, under the title of an index."""
    rows = [f"KPI A1.{n}\tword {n}\tAir" for n in (1, 2, 3, 4, 5, 6)]
    table = "Reference\tSubject\tSection\n" + "\n".join(rows)
    titled = read_text(f"# Content index\n\n{table}\n", "report.txt")
    untitled = read_text(f"# Our year\n\n{table}\n", "report.txt")

    assert len(read_index(titled, GUIDE, LEXICON, "2020").claims) == len(rows)
    assert not read_index(untitled, GUIDE, LEXICON, "2020").claims


def test_a_row_for_several_provisions_counts_for_each() -> None:
    """Three rows, under the title of an index, that name six KPIs."""
    rows = "KPI A1.1 \u2013 A1.3\tAir\nKPI A1.4, A1.5\tAir\nKPI A1.6\tAir\n"
    titled = read_text(f"# Content index\n\nKPI\tSection\n{rows}", "report.txt")

    claims = read_index(titled, GUIDE, LEXICON, "2020").claims
    assert [claim.provision for claim in claims] == [f"A1.{n}" for n in range(1, 7)]


def test_a_list_in_free_words_is_told_by_the_title_of_the_index() -> None:
    """What stands behind the issuer's own words is the target."""
    words = "KPI A1.{n} Emissions of kind {n} \u2013 page {n}"
    rows = "\n\n".join(words.format(n=n) for n in range(1, 7))
    titled = read_text(f"# Content index\n\n{rows}\n", "report.txt")
    untitled = read_text(f"# Our year\n\n{rows}\n", "report.txt")

    claims = read_index(titled, GUIDE, LEXICON, "2020").claims
    assert [claim.target for claim in claims] == [f"page {n}" for n in range(1, 7)]
    assert not read_index(untitled, GUIDE, LEXICON, "2020").claims


@pytest.mark.parametrize(
    ("header", "wording", "target"),
    [
        (
            ("KPI", "Subject", "Section", "Page"),
            "Packaging material",
            "Not applicable: we make no total packaging material. 9",
        ),
        ((), "Not applicable: we make no total packaging material.", "9"),
    ],
)
def test_the_header_says_which_column_is_the_target(
    header: tuple[str, ...], wording: str, target: str
) -> None:
    """A remark may be liker to the official wording than the issuer's own short one."""
    odd = (
        "KPI A2.5",
        "Packaging material",
        "Not applicable: we make no total packaging material.",
        "9",
    )
    table = _table(*((*row, "9") for row in ROWS), odd, header=header)
    report = replace(document("Index"), tables=(table,))

    claims = read_index(report, GUIDE, LEXICON, "2020").claims

    assert [(c.wording, c.target) for c in claims if c.provision == "A2.5"] == [
        (wording, target)
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Section", "No section “Quiet nights” stands in the report."),
        ("Section / Remarks", ""),
        ("Comment", ""),
    ],
)
def test_the_header_says_which_column_holds_sections_alone(
    header: str, told: str
) -> None:
    """There, beside a page, must be a section; elsewhere there may be a remark."""
    odd = ("KPI A2.5", "Total packaging material used", "Quiet nights", "1")
    rows = (*((*row, "1") for row in ROWS), odd)
    table = _table(*rows, header=("KPI", "Subject", header, "Page"))
    report = replace(document("Index"), tables=(table,))
    report = replace(report, pages=(replace(report.pages[0], label="1"),))

    claims = read_index(report, GUIDE, LEXICON, "2020").claims

    assert [c.doubt for c in claims if c.provision == "A2.5"] == [told]


@pytest.mark.parametrize(
    ("opening", "target"),
    [
        (("Part C", "Description", "Section / Remarks"), "Not applicable: services."),
        (("Training", "Sessions held for staff", "Remarks of staff, 2023"), ""),
    ],
)
def test_a_part_of_the_index_may_name_its_columns_anew(
    opening: tuple[str, ...], target: str
) -> None:
    """The first part has two columns, and its header fits that one alone."""
    asked = (
        "KPI A2.5",
        "Packaging",
        "Not applicable: services.",
    )
    header = ("Mandatory requirements", "Section", "")
    table = _table(opening, *ROWS, asked, header=header)
    report = replace(document("Index"), tables=(table,))

    claims = read_index(report, GUIDE, LEXICON, "2020").claims

    found = [claim.target for claim in claims if claim.provision == "A2.5"]
    assert (found == [target]) is bool(target)


def test_rows_of_paragraphs_claim_for_them() -> None:
    """A row for a paragraph claims for all below it."""
    text = (
        "# 1. Oversight\n\nThe board meets.\n\n# 2. Storms\n\nRain falls.\n\n"
        "# ESG reporting guide content index\n\nParagraph\tWording\tSection\n"
        "MDR.13\tBoard\t1. Oversight\nD.19(a)\tBody\t1. Oversight\n"
        "D.20(a)\tRisks\t2. Storms\nD.26\tResilience\t2. Storms\n"
        "D.28(a)\tScope 1\t2. Storms\nD.30\tOpportunities\t2. Storms\n"
    )
    index = read_index(read_text(text, "report.txt"), GUIDE, LEXICON, "2025")
    claims = {c.provision: c.wording for c in index.claims}

    assert claims["MDR.13(iii)"] == "MDR.13"
    assert claims["D.20(a)"] == "Risks"
    assert claims["D.26(b)(i)"] == "D.26"
    assert claims["D.30"] == "Opportunities"
    assert not {"D.19(b)", "D.28(b)"} & claims.keys()


TAGGED = """\
Indicator\tKPI\t2023
Work-related fatalities\tB2.1\t0
Lost days due to work injury\tB2.1\t35
Water consumption (m3)\tB9.9\t12
Pots broken\tB2.2\t7
"""


def test_a_row_of_figures_with_the_number_of_another_kpi_is_told() -> None:
    """Lost days are KPI B2.2; a number that no edition has is no claim."""
    document = read_text(TAGGED, "report.txt")
    figures = read_figures(document, GUIDE, LEXICON, 2023, SCOPE)

    tags = find_tags(document, SCOPE, Phrases(GUIDE))
    judged = tuple(judge_tags(tags, figures, (), METRICS))

    assert [(j.claim.provision, j.claim.place, j.state, j.note) for j in judged] == [
        (
            "B2.1",
            Place(page=1, line=3),
            ClaimState.WRONG_TAG,
            "The figures under it answer B2.2.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "## KPI B2.1 Fatalities\n\nA total of 35 lost days was recorded.\n",
            [("B2.1", ClaimState.WRONG_TAG)],
        ),
        ("## KPI B2.2 Lost days\n\nA total of 35 lost days was recorded.\n", []),
        (
            "## KPI B2.1 Lost days due to work injury\n\nWe care.\n",
            [("B2.1", ClaimState.OTHER_WORDING)],
        ),
        (
            "## KPI B2.1\n\nNobody died at work. A total of 35 lost days was kept.\n",
            [],
        ),
        ("## Safety\n\nA total of 35 lost days was recorded.\n", []),
    ],
)
def test_a_heading_with_the_number_of_another_kpi_is_told(
    text: str, told: list[tuple[str, ClaimState]]
) -> None:
    """What stands under it is held against its number, and so are its words."""
    document = read_text(f"# Report for 2023\n\n{text}", "report.txt")
    figures = read_figures(document, GUIDE, LEXICON, 2023, SCOPE)
    nobody = Evidence(
        element="number", quote="Nobody died at work.", place=Place(page=1), score=1
    )
    verdict = Verdict(
        provision="B2.1",
        state=State.DISCLOSED,
        obligation=Obligation.COMPLY_OR_EXPLAIN,
        elements=(),
        evidence=(nobody,),
        explanations=(),
    )

    tags = find_tags(document, SCOPE, Phrases(GUIDE))
    judged = judge_tags(tags, figures, (verdict,), METRICS)

    assert [(one.claim.provision, one.state) for one in judged] == told
