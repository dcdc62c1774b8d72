"""The PDF of a report that is made to do harm, and of a machine that lacks Pango."""

import sys
from dataclasses import replace

import pytest
from read_pdf import Read, render
from sample_audit import SAMPLE

import auditor.report
from auditor.document import fold
from auditor.errors import MissingLibraryError
from auditor.match.evidence import Evidence
from auditor.report.pdf import render_pdf

HOSTILE = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} &amp; "
    '<link rel=attachment href="file:///etc/passwd"> <img src=http://127.0.0.1:9/x>'
)


@pytest.fixture(scope="module")
def hostile_pdf() -> tuple[Read, list[str]]:
    """Return a small audit full of hostile text, and what Python opened meanwhile."""
    opened: list[str] = []
    watching = True

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching and (event in {"open", "urllib.Request"} or "socket" in event):
            opened.append(f"{event} {args[0]}")

    verdict = replace(
        SAMPLE.verdicts[0],
        evidence=(
            hostile_quote(HOSTILE),
            hostile_quote("tail \u202e of a right-to-left override שלום"),
            hostile_quote("bell \x07 null \x00 surrogate \ud800 end"),
        ),
    )
    audit = replace(
        SAMPLE,
        file=HOSTILE,
        profile=replace(SAMPLE.profile, warnings=(HOSTILE, "W" * 600)),
        requirements=(replace(SAMPLE.requirements[0], asks=HOSTILE),),
        verdicts=(verdict,),
        findings=(),
        figures=(),
        claims=(),
        checks=tuple(replace(c, kpi='<b>"&', statement=HOSTILE) for c in SAMPLE.checks),
    )
    sys.addaudithook(watch)
    try:
        return render(audit), opened
    finally:
        watching = False


def hostile_quote(quote: str) -> Evidence:
    """Return the first quote of the sample with other words."""
    return replace(SAMPLE.verdicts[0].evidence[0], quote=quote)


def test_nothing_is_refused(hostile_pdf: tuple[Read, list[str]]) -> None:
    """What looks like markup does not reach the engine as markup."""
    assert hostile_pdf[0].logged == ()


def test_hostile_text_is_text(hostile_pdf: tuple[Read, list[str]]) -> None:
    """Markup and template code in a report come out as they stand there."""
    text = fold(hostile_pdf[0].text)
    assert text.count(fold(HOSTILE)) > 3


def test_hostile_text_opens_nothing(hostile_pdf: tuple[Read, list[str]]) -> None:
    """No address is asked for, and no file that the report names."""
    rendered, opened = hostile_pdf
    assert [event for event in opened if event.startswith("urllib.Request data:")]
    assert not [event for event in opened if "passwd" in event or "127.0.0.1" in event]
    assert not [event for event in opened if event.startswith("socket")]
    assert b"/EmbeddedFile" not in rendered.content


def test_characters_that_no_page_can_hold(
    hostile_pdf: tuple[Read, list[str]],
) -> None:
    """Control characters are seen to be lost, and no mark turns our own words round."""
    text = hostile_pdf[0].text
    assert "bell \ufffd null \ufffd surrogate \ufffd end" in text
    assert "tail of a right-to-left override" in text


def test_nothing_is_cut_off(hostile_pdf: tuple[Read, list[str]]) -> None:
    """A word longer than a line is broken, not cut."""
    read_back = hostile_pdf[0]
    assert read_back.text.count("W") >= 600


def test_missing_system_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pango there is a sentence that says what to install, and exit code 3."""

    class NoPango:
        """Fails as the engine does where Pango is missing."""

        def find_spec(self, name: str, *_: object) -> None:
            """Raise for the engine alone."""
            if name == "auditor.report.engine":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "auditor.report.engine", raising=False)
    monkeypatch.delattr(auditor.report, "engine", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(
        MissingLibraryError, match=r"libpango.*; install Pango"
    ) as caught:
        render_pdf(SAMPLE, {})

    assert caught.value.exit_code == 3
