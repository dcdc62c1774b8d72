"""YAML is read by type hints, and everything else is refused by line and column."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from textwrap import dedent

import pytest

from auditor.errors import ExitCode, GuideError
from auditor.guide.strict import decode_file


class Colour(StrEnum):
    """A closed set of values."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book with each kind of field."""

    id: str
    pages: int = 1
    price: Decimal = Decimal(0)
    lent: bool = False
    bought: dt.date | None = None
    cover: Colour = Colour.RED
    not_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The top of the files read here."""

    name: str
    books: tuple[Book, ...] = ()
    rooms: dict[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """A field of two types."""

    both: str | int


Refused = Callable[[str], str]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Return a function from YAML to the message by which it is refused."""

    def read(text: str) -> str:
        path = tmp_path / "shelf.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        with pytest.raises(GuideError) as caught:
            decode_file(path, Shelf)
        return str(caught.value).replace(f"{tmp_path}{os.sep}", "")

    return read


def test_every_kind_of_field_is_decoded(tmp_path: Path) -> None:
    """Types come from the hints; a field ``not_`` is written ``not``."""
    path = tmp_path / "shelf.yaml"
    path.write_text(
        dedent("""\
            name: 排放物
            books:
              - {id: "1.10", pages: 12, price: 0.50, lent: true}
              - id: plain text with spaces
                bought: 2020-07-01
                cover: blue
                not: ["no", 'scope 1', no longer]
              - {id: last, bought: null}
            rooms: {attic: [east, west]}
        """),
        encoding="utf-8",
    )

    shelf = decode_file(path, Shelf)

    assert shelf == Shelf(
        name="排放物",
        books=(
            Book(id="1.10", pages=12, price=Decimal("0.50"), lent=True),
            Book(
                id="plain text with spaces",
                bought=dt.date(2020, 7, 1),
                cover=Colour.BLUE,
                not_=("no", "scope 1", "no longer"),
            ),
            Book(id="last"),
        ),
        rooms={"attic": ("east", "west")},
    )


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    path = tmp_path / "shelf.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: A\r\n")

    assert decode_file(path, Shelf) == Shelf(name="A")


def test_a_refusal_ends_with_exit_code_5() -> None:
    """The design gives a refused guide the exit code 5."""
    assert GuideError("guide_index.yaml:1:1: wrong").exit_code is ExitCode.BAD_GUIDE


def test_an_unknown_key_is_refused(refused: Refused) -> None:
    """A misspelt key would silently switch a rule off."""
    message = refused("""\
        name: A
        books:
          - id: x
            page: 3
        """)

    assert message == (
        "shelf.yaml:4:5: books[x]: unknown key 'page'; "
        "allowed: id, pages, price, lent, bought, cover, not"
    )


def test_a_letter_that_only_looks_right_is_shown(refused: Refused) -> None:
    """The a of this key is Cyrillic."""
    message = refused("n\u0430me: A")

    assert message.splitlines()[1] == (
        r"shelf.yaml:1:1: unknown key 'n\u0430me'; allowed: name, books, rooms"
    )


def test_an_item_without_id_is_named_by_its_index(refused: Refused) -> None:
    """Indexes count from 0."""
    message = refused("""\
        name: A
        books:
          - id: x
          - pages: 3
        """)

    assert message == "shelf.yaml:4:5: books[1]: key 'id' is missing"


def test_a_missing_key_is_refused(refused: Refused) -> None:
    """Only fields with a default may be left out."""
    assert refused("rooms: {a: [b]}") == "shelf.yaml:1:1: key 'name' is missing"


def test_a_key_given_twice_is_refused(refused: Refused) -> None:
    """PyYAML would keep the last and say nothing."""
    message = refused("""\
        name: A
        rooms:
          attic: [east]
          attic: [west]
        """)

    assert message == (
        "shelf.yaml:4:3: rooms: key 'attic' given twice, first in line 3"
    )


def test_an_id_given_twice_is_refused(refused: Refused) -> None:
    """Items of one list are told apart by their ids."""
    message = refused("""\
        name: A
        books:
          - id: x
          - {id: x, pages: 2}
        """)

    assert message == ("shelf.yaml:4:5: books[x]: id 'x' given twice, first in line 3")


def test_twins_on_one_line_are_refused(refused: Refused) -> None:
    """Lines do not tell items apart."""
    message = refused("{name: A, books: [{id: x}, {id: x}]}")

    assert message == ("shelf.yaml:1:28: books[x]: id 'x' given twice, first in line 1")


def test_all_faults_are_told_in_the_order_of_the_file(refused: Refused) -> None:
    """A line for each; what cannot be read hides nothing after it."""
    message = refused("""\
        books:
          - {id: 7, pages: many, lent: true, colour: red}
          - x
          - {id: z, cover: green}
        rooms: []
        """)

    assert message.splitlines() == [
        "shelf.yaml:1:1: key 'name' is missing",
        (
            "shelf.yaml:2:10: books[7].id: expected text, found the number 7; "
            "put it in quotes"
        ),
        (
            "shelf.yaml:2:20: books[7].pages: expected a whole number, "
            "found the text 'many'"
        ),
        (
            "shelf.yaml:2:38: books[7]: unknown key 'colour'; "
            "allowed: id, pages, price, lent, bought, cover, not"
        ),
        "shelf.yaml:3:5: books[1]: expected a mapping, found the text 'x'",
        "shelf.yaml:4:20: books[z].cover: unknown value 'green'; allowed: red, blue",
        "shelf.yaml:5:8: rooms: expected a mapping, found a list",
    ]


def test_no_more_than_20_faults_are_told(refused: Refused) -> None:
    """The wrong file altogether should not fill the screen."""
    message = refused("name: A\n" + "".join(f"k{i}: x\n" for i in range(25)))

    assert message.splitlines()[19:] == [
        "shelf.yaml:21:1: unknown key 'k19'; allowed: name, books, rooms",
        "and 5 more",
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("no", "the truth value no; put it in quotes"),
        ("Yes", "the truth value Yes; put it in quotes"),
        ("off", "the truth value off; put it in quotes"),
        ("n", "the truth value n; put it in quotes"),
        ("1.10", "the number 1.10; put it in quotes"),
        ("1_000", "the number 1_000; put it in quotes"),
        ("2016", "the number 2016; put it in quotes"),
        ("-3e5", "the number -3e5; put it in quotes"),
        ("0x1F", "the number 0x1F; put it in quotes"),
        ("1:30", "the number 1:30; put it in quotes"),
        (".inf", "the number .inf; put it in quotes"),
        ("2020-07-01", "the date 2020-07-01; put it in quotes"),
        ("~", "nothing"),
        ("null", "nothing"),
        ("", "nothing"),
        ("[a]", "a list"),
        ("{a: b}", "a mapping"),
    ],
)
def test_what_yaml_takes_for_something_else_is_no_text(
    refused: Refused, written: str, found: str
) -> None:
    """YAML 1.1 turns words and numbers into other things unless quoted."""
    message = refused(f"name: {written}")

    place = "1:7" if written else "1:6"
    assert message == f"shelf.yaml:{place}: name: expected text, found {found}"


@pytest.mark.parametrize(
    "written", ["not", "none", "3 tonnes", "A1.2", "1st", "-", "+x"]
)
def test_what_yaml_takes_for_text_is_text(tmp_path: Path, written: str) -> None:
    """Only what YAML would change needs quotes."""
    path = tmp_path / "shelf.yaml"
    path.write_text(f"name: {written if written != '-' else '--'}", encoding="utf-8")

    assert decode_file(path, Shelf).name == written.replace("-", "--")


def test_a_key_that_is_no_text_is_refused(refused: Refused) -> None:
    """Keys fall into the same traps as values."""
    message = refused("""\
        name: A
        rooms:
          2016: [east]
        """)

    assert message == (
        "shelf.yaml:3:3: rooms: expected text, found the number 2016; put it in quotes"
    )


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("pages: true", "pages: expected a whole number, found the truth value true"),
        ("pages: 1.5", "pages: expected a whole number, found the number 1.5"),
        ("pages: 012", "pages: expected a whole number, found the number 012"),
        ("pages: '3'", "pages: expected a whole number, found the text '3'"),
        ("pages: 1_000", "pages: expected a whole number, found the number 1_000"),
        (
            "price: 1e3",
            "price: expected a number such as 12 or 0.5, found the number 1e3",
        ),
        ("lent: yes", "lent: expected true or false, found the truth value yes"),
        ("lent: 1", "lent: expected true or false, found the number 1"),
        (
            "bought: 2020-7-1",
            "bought: expected a date such as 2020-07-01, found the date 2020-7-1",
        ),
        (
            "bought: 2021-02-29",
            "bought: expected a date such as 2020-07-01, found the date 2021-02-29",
        ),
        (
            "bought: '2020-07-01'",
            "bought: expected a date such as 2020-07-01, found the text '2020-07-01'",
        ),
        ("bought:", "bought: expected a date such as 2020-07-01, found nothing"),
        ("cover: green", "cover: unknown value 'green'; allowed: red, blue"),
        ("not: x", "not: expected a list, found the text 'x'"),
        ("not: {x: y}", "not: expected a list, found a mapping"),
        ("not: []", "not: the list is empty; fill it or leave the key out"),
        (
            "not: [no]",
            "not[0]: expected text, found the truth value no; put it in quotes",
        ),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(
    refused: Refused, field: str, message: str
) -> None:
    """Nothing is converted and nothing is guessed."""
    text = f"name: A\nbooks:\n  - id: x\n    {field}\n"

    place, _, rest = refused(text).partition(" ")
    assert place.startswith("shelf.yaml:4:")
    assert rest == f"books[x].{message}"


def test_the_place_of_a_wrong_value_is_where_it_starts(refused: Refused) -> None:
    """Columns count characters from 1, Chinese ones too."""
    message = refused("{name: A, rooms: {閣樓: [東, no]}}")

    assert message == (
        "shelf.yaml:1:27: rooms.閣樓[1]: expected text, found the truth value no; "
        "put it in quotes"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "1:1: expected a mapping, found a list"),
        ("a", "1:1: expected a mapping, found the text 'a'"),
        (
            "name: A\nbooks: [x]",
            "2:9: books[0]: expected a mapping, found the text 'x'",
        ),
        (
            "name: A\nrooms: {}",
            "2:8: rooms: the mapping is empty; fill it or leave the key out",
        ),
        ("name: A\nrooms: {[a]: [b]}", "2:9: rooms: expected text, found a list"),
        ("name: &a A", "1:7: name: anchor &a; leave it out"),
        ("name: A\nrooms: {x: *a}", "2:12: rooms.x: alias *a; write the value out"),
        ("name: !!str 1", "1:7: name: tag tag:yaml.org,2002:str; leave it out"),
        (
            "name: !!python/object:os.system x",
            "1:7: name: tag tag:yaml.org,2002:python/object:os.system; leave it out",
        ),
        ("name: A\nbooks: !x []", "2:8: books: tag !x; leave it out"),
        (
            "name: A\n<<: {a: b}",
            "2:1: expected text, found the merge key <<; put it in quotes",
        ),
        ("name: A\n---\nname: B", "3:1: a second document is not allowed"),
        ("name: A\nbooks\nrooms: x", "3:1: not YAML: could not find expected ':'"),
        ("", "1:1: the file is empty"),
        ("# only a comment\n", "1:1: the file is empty"),
        ("name: A\nrooms: \x07", "2:8: character U+0007 is not allowed"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(
    refused: Refused, text: str, message: str
) -> None:
    """Anchors, tags and merge keys would hide what a rule says."""
    assert refused(text) == f"shelf.yaml:{message}"


def test_absurd_nesting_is_refused(refused: Refused) -> None:
    """No rule needs more than a dozen levels."""
    message = refused("name: " + "[" * 60 + "]" * 60)

    way = "[0]" * 28
    assert message == f"shelf.yaml:1:35: name{way}: nested more than 30 deep"


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_nesting_without_end_fills_no_stack(refused: Refused, text: str) -> None:
    """Refused by us or by the parser, whichever counts it first."""
    assert refused(text).startswith("shelf.yaml:1:")


def test_a_file_that_is_not_utf_8_is_refused_at_the_byte(tmp_path: Path) -> None:
    """The place counts characters, as an editor does."""
    path = tmp_path / "shelf.yaml"
    path.write_bytes("name: A\nrooms: 排".encode() + b"\xa3")

    with pytest.raises(GuideError) as caught:
        decode_file(path, Shelf)

    assert str(caught.value) == f"{path}:2:9: byte 0xa3 is not UTF-8"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The path is named as it was given."""
    path = tmp_path / "nowhere.yaml"

    with pytest.raises(GuideError) as caught:
        decode_file(path, Shelf)

    assert str(caught.value) == f"{path}: cannot be read: No such file or directory"


def test_a_file_of_another_size_altogether_is_refused(tmp_path: Path) -> None:
    """A report given in place of a guide is not parsed to its end."""
    path = tmp_path / "shelf.yaml"
    path.write_bytes(b"#" * 2_000_001)

    with pytest.raises(GuideError) as caught:
        decode_file(path, Shelf)

    assert str(caught.value) == f"{path}: larger than 2,000,000 bytes"


def test_a_type_without_yaml_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    """Type hints that no file could meet are no fault of the file."""
    path = tmp_path / "odd.yaml"
    path.write_text("both: x")

    with pytest.raises(TypeError, match="no YAML stands for"):
        decode_file(path, Odd)
