"""Clues against text: what meets them and what must not."""

from collections.abc import Mapping

import pytest

from auditor.guide.clues import Clue, Cover, Denial
from auditor.guide.provisions import Element
from auditor.guide.vocabulary import Vocabulary
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.clues import find_evidence
from auditor.match.reading import Reading, Scope, read_units

WORDS: Mapping[str, Vocabulary] = {
    "board": Vocabulary(en=("board", "directors")),
    "oversee": Vocabulary(en=("oversee", "oversight", "responsible for")),
    "esg": Vocabulary(en=("ESG", "sustainability")),
    "supplier": Vocabulary(en=("supplier",), zh=("供應商",)),
    "audit": Vocabulary(en=("audit", "inspect")),
    "water": Vocabulary(en=("water",)),
    "energy": Vocabulary(en=("energy", "electricity")),
}


def _read(text: str) -> Reading:
    document = read_text(text, "report.txt")
    return read_units(document, Lexicon(WORDS), Scope(first=1, last=1))


def _quotes(text: str, clue: Clue) -> list[str]:
    element = Element(id="e", text="e", clues=(clue,))
    return [evidence.quote for evidence in find_evidence(_read(text), element)]


def test_groups_must_stand_in_one_sentence() -> None:
    """Two sentences that hold half of a clue each do not meet it."""
    clue = Clue(all=("board", "oversee"))

    assert _quotes("The Board oversees risk.", clue) == ["The Board oversees risk."]
    assert not _quotes("The Board met twice. Managers oversee risk.", clue)


def test_a_void_group_cancels_the_sentence() -> None:
    """What suppliers do is not what the issuer does."""
    clue = Clue(all=("audit",), none=("supplier",))

    assert _quotes("We audit our mills.", clue)
    assert not _quotes("Each supplier has an audit of its own.", clue)


def test_a_paragraph_group_may_stand_in_the_next_sentence() -> None:
    """A reviewer reads the paragraph, not the sentence alone."""
    clue = Clue(all=("audit",), paragraph=("supplier",))

    assert _quotes("We choose suppliers with care. Audits are yearly.", clue)
    assert not _quotes("We choose suppliers with care.\n\nAudits are yearly.", clue)


def test_a_list_item_is_read_under_its_lead_in() -> None:
    """The sentence that opens a list speaks for each of its items."""
    clue = Clue(all=("audit",), under=("supplier",))
    text = "We manage our suppliers as follows:\n\n- audits once a year\n- training"

    assert _quotes(text, clue) == ["audits once a year"]


def test_a_heading_is_no_evidence_by_itself() -> None:
    """A heading promises; the text under it must keep the promise."""
    clue = Clue(all=("water",))

    assert not _quotes("# Water\n\nNothing of note happened.", clue)


def test_headings_lend_their_topic_to_the_text_below() -> None:
    """Under `Water` a sentence need not say water again, elsewhere it must."""
    clue = Clue(all=("audit",), under=("water",))

    assert _quotes("# Water\n\nAudits took place in May.", clue)
    assert not _quotes("# Energy\n\nAudits took place in May.", clue)


def test_words_too_far_apart_do_not_meet_a_close_clue() -> None:
    """`within` counts words from the first hit to the last."""
    clue = Clue(all=("board", "esg"), within=4)

    assert _quotes("The Board leads on ESG.", clue)
    assert not _quotes(
        "The Board met in Hong Kong on four days and also heard of ESG.", clue
    )


def test_cover_needs_enough_topics() -> None:
    """Several topics may be spoken of in several places."""
    clue = Clue(cover=Cover(of=("water", "energy", "supplier"), at_least=2))

    assert len(_quotes("We save water.\n\nElectricity is metered.", clue)) == 2
    assert not _quotes("We save water.", clue)


def _stated(text: str, *, confirm: bool = False) -> list[str]:
    scope = Scope(first=1, last=1, statement=("oversee", "verb"))
    words = {**WORDS, "verb": Vocabulary(en=("is",))}
    reading = read_units(read_text(text, "report.txt"), Lexicon(words), scope)
    clue = Clue(all=("audit", "supplier"), confirm=confirm)
    element = Element(id="e", text="e", clues=(clue,))
    return [evidence.quote for evidence in find_evidence(reading, element)]


def test_a_label_is_no_statement() -> None:
    """A topic named in a list of material topics is not a practice described."""
    assert not _stated("- supplier audit\n- water")
    assert _stated("- a supplier audit is made yearly\n- water")


def test_a_table_row_with_a_number_is_more_than_a_label() -> None:
    """A row of figures has no verb."""
    assert _stated("Topic\t2023\nSupplier audits\t14")
    assert not _stated("Topic\tRank\nSupplier audits\thigh")


def test_a_label_may_announce_a_chart() -> None:
    """The title of a chart is all that the text shows of it."""
    assert _stated("- supplier audit\n- water", confirm=True)


def test_pages_out_of_scope_are_not_read() -> None:
    """A barred range, such as the content index, never gives evidence."""
    document = read_text("We save water.\n\nWe audit water.", "report.txt")
    scope = Scope(first=1, last=1, barred=(((1, 3), (1, 3)),))

    units = read_units(document, Lexicon(WORDS), scope).units

    assert [unit.text for unit in units] == ["We save water."]


def test_lines_out_of_the_chapter_are_not_read() -> None:
    """In a file without pages a chapter is a range of lines."""
    document = read_text("We save water.\n\nWe audit water.", "report.txt")

    units = read_units(
        document, Lexicon(WORDS), Scope(first=1, last=1, lines=(3, 3))
    ).units

    assert [unit.text for unit in units] == ["We audit water."]


def test_a_row_of_figures_stands_behind_a_sentence() -> None:
    """It holds the word as well, and says less."""
    text = "Audits\t2023\t2022\nMill audits\t12\t14\n\nWe audit our mills."

    first, *others = _quotes(text, Clue(all=("audit",)))

    assert first == "We audit our mills."
    assert others


def _undenied(text: str, clue: Clue, denial: Denial) -> bool:
    lexicon = Lexicon(
        {
            **WORDS,
            "never": Vocabulary(en=("never", "no")),
            "soon": Vocabulary(en=("plan to", "next year")),
            "and": Vocabulary(en=("and",)),
        }
    )
    scope = Scope(first=1, last=1, denials=(denial,))
    reading = read_units(read_text(text, "report.txt"), lexicon, scope)
    return bool(find_evidence(reading, Element(id="e", text="e", clues=(clue,))))


@pytest.mark.parametrize(
    ("text", "asked", "met"),
    [
        ("No formal audit of mills is made.", ("audit",), False),
        ("No formal audit is made.", ("never", "audit"), True),
        ("The Board oversees mills, no audit was made.", ("board",), True),
        ("The Board oversees mills and no audit was made.", ("board",), True),
        ("The Board makes no audit.", ("board",), False),
    ],
)
def test_a_denial_voids_what_is_asked_after_it_alone(
    text: str,
    asked: tuple[str, ...],
    met: bool,  # noqa: FBT001  a column of the table
) -> None:
    """The clause before it stands; a clue that asks for the denial takes it."""
    denial = Denial(denying="never", of="audit", within=3, apart="and")

    assert _undenied(text, Clue(all=asked), denial) is met


@pytest.mark.parametrize(
    ("text", "asked", "met"),
    [
        ("We plan to audit mills.", ("audit",), False),
        ("An audit is made next year.", ("audit",), False),
        ("We audit mills, and plan to audit farms.", ("audit",), True),
        ("We audit mills and plan to audit farms.", ("audit",), True),
        ("We plan to audit mills.", ("soon", "audit"), True),
    ],
)
def test_what_is_to_come_is_not_there(
    text: str,
    asked: tuple[str, ...],
    met: bool,  # noqa: FBT001  a column of the table
) -> None:
    """A plan is no deed, unless one stands before it or plans are asked for."""
    denial = Denial(denying="soon", apart="and", ahead=True)

    assert _undenied(text, Clue(all=asked), denial) is met


def test_a_claimed_page_breaks_the_tie() -> None:
    """Of two equal passages the one the report's index points to comes first."""
    reading = _read("We save water.\n\nWater is dear.")
    element = Element(id="e", text="e", clues=(Clue(all=("water",)),))

    found = find_evidence(reading, element, claimed=frozenset({3}))

    assert [evidence.place.line for evidence in found] == [3, 1]


def test_other_parts_of_the_file_are_kept_apart() -> None:
    """They are told of where they speak of the matter, and never counted."""
    text = "We save water.\n\nFish swims in water.\n\nThe Board saves fuel."
    document = read_text(text, "report.txt")
    scope = Scope(first=1, last=1, lines=(1, 2))

    reading = read_units(document, Lexicon(WORDS), scope)

    assert [unit.text for unit in reading.units] == ["We save water."]
    assert reading.outside
    assert [unit.text for unit in reading.outside.units] == [
        "Fish swims in water.",
        "The Board saves fuel.",
    ]
    assert [unit.text for unit in reading.outside.on(("board",)).units] == [
        "The Board saves fuel."
    ]


def test_a_passage_that_says_far_less_is_not_shown() -> None:
    """Beside a sentence with all that is asked, the bare word adds nothing."""
    full = Clue(all=("board", "water", "audit"))
    element = Element(id="e", text="e", clues=(full, Clue(all=("water",))))
    text = "The Board inspects water.\n\nWater is wet."

    found = find_evidence(_read(text), element)

    assert [evidence.quote for evidence in found] == ["The Board inspects water."]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Suppliers inspect their energy.", False),
        ("In the year, suppliers inspect their energy.", False),
        ("We inspect the energy that suppliers inspect for us.", True),
        ("Suppliers with boilers and with no chimney inspect energy.", True),
    ],
)
def test_what_somebody_else_does_is_none_of_the_issuers_doing(
    text: str,
    met: bool,  # noqa: FBT001  a column of the table
) -> None:
    """Its subject opens the sentence, and its verb follows closely."""
    denial = Denial(denying="supplier", of="audit", within=3, opening=5)

    assert _undenied(text, Clue(all=("energy",)), denial) is met


@pytest.mark.parametrize(
    ("text", "is_evidence"),
    [
        ("No supplier was inspected in 2021.", False),
        ("No supplier was inspected in 2022/23 or 2021.", True),
        ("二零二一年沒有供應商。", False),
        ("No supplier was inspected in 2023.", True),
        ("No supplier used water in 2021.", True),
        ("No supplier was inspected.", True),
    ],
)
def test_what_is_said_of_another_year_alone_is_no_evidence(
    text: str,
    is_evidence: bool,  # noqa: FBT001  a column of the table
) -> None:
    """The year that ends in 2023 is none of those named."""
    element = Element(id="e", text="e", clues=(Clue(all=("supplier",), dated="water"),))

    found = find_evidence(_read(text), element, years=(2022, 2023))

    assert bool(found) is is_evidence


def test_what_holds_for_no_year_needs_no_year() -> None:
    """A policy of 2021 is still one."""
    element = Element(id="e", text="e", clues=(Clue(all=("supplier",)),))

    found = find_evidence(
        _read("A supplier opened in 2021."), element, years=(2022, 2023)
    )

    assert [evidence.confirm for evidence in found] == [False]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("# Audits\n\n- Audit of water", True),
        ("# Energy and more\n\n- Audit of water", False),
        ("# Energy and more\n\nAudit of water 12", False),
        ("# Energy and more\n\n- We audit the use of water every year.", True),
        ("# Audits\n\nTopics of energy:\n\n- Audit of water", False),
        ("# Energy\n\n| No. | Topic |\n|---|---|\n| 1 | Audit of water |", False),
        ("# Audits\n\n| No. | Topic |\n|---|---|\n| 1 | Audit of water |", True),
    ],
)
def test_what_a_list_only_names_says_nothing(text: str, *, met: bool) -> None:
    """Where energy heads a list of topics here, its lines are no statements."""
    document = read_text(text, "report.md")
    scope = Scope(first=1, last=1, lists=("energy",))
    element = Element(id="e", text="e", clues=(Clue(all=("audit", "water")),))

    found = find_evidence(read_units(document, Lexicon(WORDS), scope), element)

    assert bool(found) is met
