"""The review as one page for a browser: complete, filtered, and beside the report."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from devtools import Tab, browser, needs_chromium
from sample_audit import SAMPLE
from sample_parts import said, unmet

from auditor.document import Box, Picture, Place
from auditor.match.flags import Flag, Quoted
from auditor.report.pages import paper, screen
from auditor.report.view import shown_pages
from auditor.result import Audit

_DOT = b64decode(b"UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
"""A WebP picture of one pixel."""
PICTURES = {
    page: Picture(data=_DOT, kind="webp", width=595.0, height=842.0)
    for page in range(1, 37)
}
BOX = Box(left=119.0, top=421.0, right=476.0, bottom=440.0)


def _boxed() -> Audit:
    """Return the sample with the place of its first quote known to the point."""
    first, *others = SAMPLE.verdicts
    quote = first.evidence[0]
    marked = replace(quote, place=replace(quote.place, box=BOX))
    answered = replace(first, evidence=(marked, *first.evidence[1:]))
    return replace(SAMPLE, verdicts=(answered, *others))


HTML = screen(_boxed(), PICTURES)
ALL = set(range(1, len(SAMPLE.verdicts) + 1))


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_it_holds_what_the_paper_holds() -> None:
    """Section by section, in the same words, but for what is lost on paper."""
    on_screen = HTML.partition("<main>")[2].partition("</main>")[0]
    on_paper = paper(SAMPLE, {}).partition("<body>")[2].partition("</body>")[0]

    lost = " No passage could be drawn as it looks on its page."
    assert lost in on_paper
    assert _words(on_screen) == _words(on_paper.replace(lost, ""))


def test_nothing_is_fetched() -> None:
    """Neither scripts nor styles nor pictures come from anywhere else."""
    sources = re.findall(r'(?:src|href)="([^"]*)"', HTML)

    assert sources
    assert all(source.startswith(("data:", "#")) for source in sources)
    assert "default-src 'none'" in HTML


def test_every_place_has_its_page() -> None:
    """Also of remarks on wording, and of what stands outside the ESG report."""
    gap = SAMPLE.findings[0].provision
    lacking = replace(unmet("one", "one thing"), outside=said("one", 90, "Elsewhere."))
    passage = Quoted(quote="The very best.", place=Place(page=91))
    audit = replace(
        SAMPLE,
        verdicts=tuple(
            replace(v, elements=(lacking,)) if v.provision == gap else v
            for v in SAMPLE.verdicts
        ),
        flags=(Flag(id="best", title="best", question="By?", passages=(passage,)),),
    )

    pages = set(map(int, re.findall(r'data-at="(\d+)', screen(audit, {}))))

    assert {90, 91} <= pages <= {*shown_pages(audit)}


def test_words_of_the_report_are_text() -> None:
    """Also in the page that runs a script."""
    odd = replace(SAMPLE.profile.issuer, value="<script>alert(1)</script>")
    audit = replace(SAMPLE, profile=replace(SAMPLE.profile, issuer=odd))

    assert "<script>alert" not in screen(audit, {})


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """The page in a browser."""
    folder = tmp_path_factory.mktemp("screen")
    (folder / "review.html").write_text(HTML, "utf-8")
    with browser(folder / "profile") as tab:
        tab.open((folder / "review.html").as_uri())
        yield tab


@pytest.fixture
def tab(opened: Tab) -> Tab:
    """The same page, all shown and no page of the report beside it."""
    opened.value(
        "document.querySelector('#page-close').click();"
        "document.activeElement.blur();"
        "document.querySelector('#filters').reset();"
        "new Promise((done) => setTimeout(done))"
    )
    return opened


def _shown(tab: Tab) -> set[int]:
    numbers = tab.value(
        "[...document.querySelectorAll('.provision:not([hidden])')]"
        ".map((provision) => Number(provision.dataset.of))"
    )
    return set(numbers)


def _wide(tab: Tab, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1}
    tab.call("Emulation.setDeviceMetricsOverride", **size, mobile=False)


def _choose(tab: Tab, name: str, value: str) -> None:
    tab.value(
        "(() => { const form = document.querySelector('#filters');"
        f"form.elements[{name!r}].value = {value!r};"
        "form.dispatchEvent(new Event('input')) })()"
    )


@needs_chromium
class TestBrowser:
    """The page in a real browser, driven by mouse and keys."""

    def test_it_opens_without_a_word_and_asks_for_nothing(self, tab: Tab) -> None:
        """And shows every provision."""
        assert tab.silent
        assert _shown(tab) == ALL

    @pytest.mark.parametrize(
        ("name", "value", "shown"),
        [
            ("part", "B", {1, 2, 3, 4, 5}),
            ("severity", "high", {3, 10}),
            ("words", "quieter deliveries", {2}),
            ("words", "41,171", {11}),
            ("words", "no such words", set()),
        ],
    )
    def test_a_filter_leaves_what_it_names(
        self, tab: Tab, name: str, value: str, shown: set[int]
    ) -> None:
        """Provisions, and the count of them."""
        _choose(tab, name, value)

        assert _shown(tab) == shown
        told = tab.value("document.querySelector('#shown').value")
        assert told == f"{len(shown)} of {len(ALL)} provisions"

    def test_tables_follow_the_filter(self, tab: Tab) -> None:
        """A row goes with its provision, and no empty table is left."""
        seen = "document.querySelector('#gaps table').checkVisibility()"
        before = tab.value(seen)
        _choose(tab, "words", "no such words")

        assert before is True
        assert tab.value(seen) is False

    def test_a_place_opens_its_page_with_a_mark(self, tab: Tab) -> None:
        """By a click or by the keyboard; Escape closes it and goes back."""
        tab.value("document.querySelector('main [data-at]').focus()")
        tab.press("Enter")
        beside = tab.value("document.querySelector('#page').innerText")
        tab.press("Escape")

        assert re.search(r"Page \d+ of the file", beside)
        assert tab.value("document.querySelector('#page').hidden") is True
        assert tab.value("document.activeElement.dataset.at") is not None

    def test_the_mark_lies_where_the_words_stand(self, tab: Tab) -> None:
        """In shares of the page, however large the picture."""
        tab.value(
            "[...document.querySelectorAll('main [data-at]')].find("
            "(place) => place.dataset.at.includes(' ')).click()"
        )
        mark = tab.value(
            "(({ left, top, width }) => [left, top, width])"
            "(document.querySelector('.mark').style)"
        )

        assert mark == ["20%", "50%", "60%"]

    def test_keys_go_through_the_provisions(self, tab: Tab) -> None:
        """J goes on, K goes back; a slash leads to the search."""
        top = "document.querySelector('#provision-2').getBoundingClientRect().top"
        tab.value("document.querySelector('#provision-1').scrollIntoView()")
        tab.press("j")
        second = tab.value(top)
        tab.press("k")
        away = tab.value(top)
        tab.press("/")

        assert abs(second) < 30 < away
        assert tab.value("document.activeElement.name") == "words"

    def test_every_link_leads_somewhere(self, tab: Tab) -> None:
        """Within the page."""
        lost = (
            "[...document.querySelectorAll('a[href]')].filter((link) =>"
            " !document.querySelector(link.getAttribute('href'))).length"
        )

        assert tab.value(lost) == 0


@needs_chromium
def test_a_table_never_leaves_its_room(tmp_path: Path) -> None:
    """It moves by itself where it is wider: no page does, none lies on the review."""
    (tmp_path / "review.html").write_text(HTML, "utf-8")
    covered = (
        "(() => { const room = document.querySelector('main').getBoundingClientRect();"
        "return [...document.querySelectorAll('main table')].filter("
        "(table) => table.getBoundingClientRect().right > room.right).length })()"
    )
    moving = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    with browser(tmp_path / "profile") as tab:
        tab.open((tmp_path / "review.html").as_uri())
        for width in (400, 768, 1000):
            _wide(tab, width)
            assert tab.value("innerWidth") == width
            assert tab.value(moving) == 0
        tab.value("document.querySelector('main [data-at]').click()")
        for width in (1000, 1280, 1440):
            _wide(tab, width)
            beside, review = tab.value(
                "['#page', 'main'].map((name) =>"
                " document.querySelector(name).getBoundingClientRect())"
                ".map(({ left, right }, at) => at ? right : left)"
            )
            assert review <= beside < width
            assert tab.value(covered) == 0


@needs_chromium
def test_a_place_without_a_picture_is_no_button(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Nothing that is offered does nothing."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "review.html").write_text(screen(SAMPLE, {}), "utf-8")
    with browser(folder / "profile") as tab:
        tab.open((folder / "review.html").as_uri())

        assert tab.value("document.querySelectorAll('[role=button]').length") == 0
        assert tab.silent
