"""Pages that could not be read: what they may hold is never called not found."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from written import ABOUT, COVER, ESG_PAGE, document

from auditor.assess.verdict import State
from auditor.audit import audit_report
from auditor.document import PageStatus
from auditor.guide.load import load_guide
from auditor.guide.provisions import Guide
from auditor.profile.facts import Overrides

RECALLS = "B6.1"
"""A provision of which no page speaks."""


@cache
def _guide() -> Guide:
    return load_guide()


def _state(pages: int, lost: int) -> State:
    """Return what is said of ``RECALLS`` where page ``lost`` shows a picture alone."""
    read = document(COVER, ABOUT, *[ESG_PAGE] * (pages - 2))
    status, reason = PageStatus.NO_TEXT, "the page holds a picture but no text"
    report = replace(
        read,
        pages=tuple(
            replace(page, status=status, reason=reason) if page.number == lost else page
            for page in read.pages
        ),
    )
    audit = audit_report(Path(read.name), _guide(), Overrides(), lambda _: report)
    assert [entry.page for entry in audit.unread] == [lost]
    return next(v.state for v in audit.verdicts if v.provision == RECALLS)


@pytest.mark.parametrize(("pages", "lost"), [(12, 2), (12, 12), (3, 1)])
def test_an_unread_page_may_hold_what_was_not_found(pages: int, lost: int) -> None:
    """A report of a few pages has no cover."""
    assert _state(pages, lost) is State.UNREAD


def test_a_cover_that_is_a_picture_holds_no_answer() -> None:
    """It is listed among the pages not read all the same."""
    assert _state(12, 1) is State.OMITTED
