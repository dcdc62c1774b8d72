"""The passage shown as nearest to what was not found, and when none is shown."""

from collections.abc import Mapping

import pytest

from auditor.guide.clues import Clue, FigureClue
from auditor.guide.load import load_guide
from auditor.guide.names import MetricName
from auditor.guide.provisions import Element
from auditor.guide.vocabulary import Vocabulary
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.clues import meeting
from auditor.match.near import find_nearest, has_deed
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
WORDS: Mapping[str, Vocabulary] = {
    "board": Vocabulary(en=("board", "directors")),
    "oversee": Vocabulary(en=("oversee", "oversight")),
    "esg": Vocabulary(en=("ESG", "sustainability")),
    "supplier": Vocabulary(en=("supplier",)),
    "water": Vocabulary(en=("water",)),
    "target": Vocabulary(en=("target", "aim")),
    "reduce": Vocabulary(en=("reduce", "cut")),
}
FIGURE = Clue(figure=FigureClue(metric=(MetricName("water_total"),)))


def _near(
    text: str, *clues: Clue, topic: tuple[str, ...] = (), least: int = 0
) -> tuple[str, float]:
    """Return the quote, empty where none is shown, and the share of any passage."""
    document = read_text(text, "report.txt")
    reading = read_units(document, Lexicon(WORDS), Scope(first=1, last=1))
    element = Element(id="e", text="e", clues=clues)
    miss, share = find_nearest(reading, element, topic, least)
    return miss.quote if miss else "", share


def test_the_nearest_passage_holds_most_of_a_clue() -> None:
    """The reader is shown where to look first."""
    text = "The Board met.\n\nThe Board oversees risk.\n\nESG matters."

    quote, _ = _near(text, Clue(all=("board", "oversee", "esg")))

    assert quote == "The Board oversees risk."


def test_a_rare_word_brings_a_passage_nearer_than_a_common_one() -> None:
    """Most sentences speak of the board; the one about suppliers is the near one."""
    text = "The Board met.\n\nThe Board sat.\n\nThe Board rose.\n\nSuppliers came."

    assert _near(text, Clue(all=("board", "supplier")))[0] == "Suppliers came."


def test_nothing_is_near_where_nothing_is_said() -> None:
    """A report that is silent has no nearest passage."""
    assert _near("We bake bread.", Clue(all=("water", "target"))) == ("", 0.0)


def test_a_passage_on_another_topic_is_not_shown() -> None:
    """A target for something else is not near a target for water, but for its share."""
    clue = Clue(all=("target", "reduce", "water"))
    text = "We aim to reduce the waste of paper."

    quote, share = _near(text, clue, topic=("water", "target"))

    assert not quote
    assert share > 0


def test_the_text_around_may_give_the_topic() -> None:
    """Under `Water` a target need not say water again."""
    clue = Clue(all=("target", "reduce", "water"))
    text = "# Water\n\nWe aim to cut what we draw."

    assert _near(text, clue, topic=("water", "target"))[0]


@pytest.mark.parametrize(("least", "shown"), [(30, True), (90, False)])
def test_a_passage_that_holds_too_little_is_not_shown(
    least: int, *, shown: bool
) -> None:
    """Where no passage is near, none is better than any."""
    clue = Clue(all=("board", "oversee"))

    assert bool(_near("The Board met in May.", clue, least=least)[0]) is shown


@pytest.mark.parametrize(
    "text",
    [
        "Water \ufffd\ufffd\ufffd was used here.",
        "Water at our works ............ 12",
    ],
)
def test_what_no_reader_makes_sense_of_is_not_shown(text: str) -> None:
    """Letters of a broken font, lines of a table of contents."""
    assert not _near(text, Clue(all=("water", "target")))[0]


@pytest.mark.parametrize(
    ("label", "clue", "shown"),
    [
        ("Water drawn from wells", FIGURE, True),
        ("Water drawn from wells", None, False),
        ("Water", FIGURE, False),
    ],
)
def test_a_row_is_shown_with_its_label_for_what_a_figure_answers(
    label: str, clue: Clue | None, *, shown: bool
) -> None:
    """A row of figures tells nothing of a practice, a bare cell nothing at all."""
    table = f"Kind\t2023\t2022\n{label}\t5\t6\nCoal\t1\t2"
    clues = (Clue(all=("water", "target")), *((clue,) if clue else ()))

    assert bool(_near(table, *clues)[0]) is shown


def test_what_only_a_figure_answers_is_near_to_its_topic() -> None:
    """Without words to look for, what is said on the topic is shown."""
    text = "The Board met.\n\nWater is drawn from wells."

    assert _near(text, FIGURE, topic=("water",))[0] == "Water is drawn from wells."
    assert not _near(text, FIGURE)[0]


@pytest.mark.parametrize(
    ("text", "provision", "expected"),
    [
        ("Our chef checks each design before a dish is named.", "B6.3", False),
        ("# Products\n\nOur chef checks each design.", "B6.3", True),
        ("We renew our trademarks.", "B6.3", True),
        ("# 產品責任\n\n大廚定期檢查菜名。", "B6.3", True),
        ("# Products\n\nOur chef will check each design next year.", "B6.3", False),
        ("# Products\n\nFresh fish is a joy.", "B6.3", False),
        ("Heat and floods are entered in a register of dangers.", "A4.GD", True),
        ("# Environment\n\nWe clean our shops.", "A1.6", False),
        ("# Environment\n\nWe clean up our waste.", "A1.6", True),
        ("本集團將於明年處理廢物。", "A1.6", False),
        ("# Climate\n\nWe provide training.", "D.35", False),
    ],
)
def test_what_is_done_on_a_subject_may_be_an_answer(
    text: str, provision: str, *, expected: bool
) -> None:
    """Or under the heading of its Aspect; what is planned, or just said, is not."""
    document, lexicon = read_text(text, "report.txt"), Lexicon(GUIDE.vocabularies)
    scope = Scope(first=1, last=1, denials=GUIDE.denials)
    known = (*GUIDE.provisions("2020"), *GUIDE.provisions("2025"))
    asked = next(p for p in known if p.id == provision)

    deeds = meeting(read_units(document, lexicon, scope), GUIDE.deed)

    assert has_deed(deeds, asked, GUIDE) is expected
