"""Chinese lines that the engine hands over from right to left."""

import pytest

from auditor.ingest.pdf.backwards import turned_round
from auditor.ingest.pdf.sheet import Style, Word

SIZE = 10.0
STYLE = Style(font="Song", size=SIZE, bold=False, italic=False, colour=0)


def line(text: str, *lefts: float, order: int = 0, drop: float = 0) -> list[Word]:
    """Place the words of ``text``, which stands at ``order`` in its page."""
    words = []
    for index, (part, left) in enumerate(zip(text.split(), lefts, strict=True)):
        words.append(
            Word(
                text=part,
                left=left,
                top=100.0,
                right=left + SIZE * len(part),
                bottom=112.0,
                baseline=110.0 + drop * index,
                style=STYLE,
                glued=False,
                order=order,
                fresh=index == 0,
            )
        )
        order += len(part) + 1
    return words


def test_phrases_that_come_last_first_are_put_in_order() -> None:
    """The printed line begins at the left."""
    text = "及管治報告 、社會 環境\r\n下一行"
    words = line(text.partition("\r")[0], 140, 120, 100)
    words += line("下一行", 100, order=text.index("下"))

    assert turned_round(text, words) == "環境、社會及管治報告\n下一行"


@pytest.mark.parametrize(
    ("text", "lefts", "drop"),
    [
        ("環境 、社會", (100, 140), 0.0),
        ("Social Environment", (200, 100), 0.0),
        ("社會 環境", (140, 100), 20.0),
    ],
    ids=["in-order", "latin", "one-under-the-other"],
)
def test_other_lines_stay(text: str, lefts: tuple[float, ...], drop: float) -> None:
    """The order of the file is kept wherever places do not speak against it."""
    assert turned_round(text, line(text, *lefts, drop=drop)) == text


def test_a_line_with_letters_on_their_side_stays() -> None:
    """Words that are no words of the page would be lost."""
    words = line("社會 環境", 140, 100)

    assert turned_round("社會 環境 側", words) == "社會 環境 側"
