"""The review as one page for a browser: complete, filtered, and beside the report."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from browser import Shown, needs_chromium, show
from sample_audit import SAMPLE

from auditor.report.pages import Picture, paper, screen

_DOT = b64decode(b"UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
"""A WebP picture of one pixel."""
PICTURES = {
    page: Picture(webp=_DOT, width=595.0, height=842.0) for page in range(1, 37)
}
HTML = screen(SAMPLE, PICTURES)
_HIDDEN = re.compile(r'<div class="provision" id="provision-(\d+)"[^>]* hidden')


def _run(tmp_path: Path, script: str) -> Shown:
    return show(HTML, script, tmp_path)


def _words(html: str) -> str:
    body = html.partition("<main>")[2].partition("</main>")[0] or html
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def _set(name: str, value: str) -> str:
    return (
        f"const form = document.querySelector('#filters');"
        f"form.elements[{name!r}].value = {value!r};"
        "form.dispatchEvent(new Event('input'));"
    )


def test_it_holds_what_the_paper_holds() -> None:
    """Section by section, in the same words."""
    on_paper = paper(SAMPLE).partition("<body>")[2].partition("</body>")[0]

    assert _words(HTML) == _words(on_paper)


def test_nothing_is_fetched() -> None:
    """Neither scripts nor styles nor pictures come from anywhere else."""
    sources = re.findall(r'(?:src|href)="([^"]*)"', HTML)

    assert sources
    assert all(source.startswith(("data:", "#")) for source in sources)
    assert "default-src 'none'" in HTML


def test_words_of_the_report_are_text() -> None:
    """Also in the page that runs scripts."""
    odd = replace(SAMPLE.profile.issuer, value="<script>alert(1)</script>")
    audit = replace(SAMPLE, profile=replace(SAMPLE.profile, issuer=odd))

    assert "<script>alert" not in screen(audit, {})


@needs_chromium
@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("part", "B", {1, 2, 3, 4, 5}),
        ("severity", "high", {3, 10}),
        ("words", "quieter deliveries", {2}),
        ("words", "no such words", set()),
    ],
)
def test_a_filter_leaves_what_it_names(
    tmp_path: Path, name: str, value: str, shown: set[int]
) -> None:
    """Provisions, the rows that speak of them, and the count."""
    page = _run(tmp_path, _set(name, value))
    hidden = {int(number) for number in _HIDDEN.findall(page.html)}

    assert set(range(1, len(SAMPLE.verdicts) + 1)) - hidden == shown
    assert not page.console


@needs_chromium
def test_the_count_and_the_tables_follow_the_filter(tmp_path: Path) -> None:
    """No empty table is left, and one click shows all again."""
    count = "document.title = document.querySelector('#shown').value;"
    none = _run(tmp_path, _set("words", "no such words") + count)
    reset = (
        "document.querySelector('[type=reset]').click();"
        f"setTimeout(() => {{ {count} }}, 100);"
    )
    again = _run(tmp_path, _set("words", "no such words") + reset)

    assert "<title>0 of 21 provisions</title>" in none.html
    assert '<table class="closing" hidden' in none.html
    assert "<title>21 of 21 provisions</title>" in again.html
    assert not _HIDDEN.search(again.html)


@needs_chromium
def test_a_place_opens_its_page_with_a_mark_and_escape_closes_it(
    tmp_path: Path,
) -> None:
    """By mouse and by keyboard."""
    opened = _run(tmp_path, "document.querySelector('main [data-at]').click();")
    pressed = _run(
        tmp_path,
        "document.querySelector('main [data-at]').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter'}));",
    )
    closed = _run(
        tmp_path,
        "document.querySelector('main [data-at]').click();"
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));",
    )

    for page in (opened, pressed):
        aside = page.html.partition("<aside")[2].partition("</aside>")[0]
        assert re.search(r"Page \d+ of the file", aside)
        assert "<img" in aside
    assert '<body class="beside">' in opened.html
    assert 'aria-label="Page of the report" hidden' in closed.html
    assert not opened.console


@needs_chromium
def test_a_place_without_a_picture_is_no_button(tmp_path: Path) -> None:
    """Nothing that is offered does nothing."""
    bare = show(screen(SAMPLE, {}), "", tmp_path)

    assert 'role="button"' not in bare.html.partition("<main>")[2]
    assert not bare.console


@needs_chromium
def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    """Within the page."""
    script = (
        "document.title = [...document.querySelectorAll('a[href]')].filter("
        "(a) => !document.querySelector(a.getAttribute('href'))).length;"
    )

    assert "<title>0</title>" in _run(tmp_path, script).html
