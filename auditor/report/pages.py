"""``Audit`` in; the pages of its review out, for paper and for a screen."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import jinja2

from auditor.bundled import bundled
from auditor.report import bounds, labels, printed, text
from auditor.report.view import arrange
from auditor.result import Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page of the report as a person sees it."""

    webp: bytes
    width: float
    """Of the page, in points, as the boxes on it."""
    height: float

    @property
    def source(self) -> str:
        """Return the picture as an address that holds it."""
        return f"data:image/webp;base64,{b64encode(self.webp).decode()}"


def paper(audit: Audit) -> str:
    """Return ``audit`` as the page that the PDF engine lays out."""
    return _environment().get_template("report.html").render(view=arrange(audit))


def stylesheet() -> str:
    """Return the style of what ``paper`` returns."""
    return _environment().get_template("report.css").render()


def screen(audit: Audit, pictures: Mapping[int, Picture]) -> str:
    """Return ``audit`` as one page that needs nothing else, for a browser.

    ``pictures`` are the pages of the report that open beside a quote.
    """
    template = _environment().get_template("screen.html")
    return template.render(view=arrange(audit), pictures=pictures)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(bundled("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=text.printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shorten": text.shorten,
        "whole": text.whole,
        "listed": text.listed,
        "quotation": text.quotation,
        "unmarked": text.unmarked,
        "sentence": text.sentence,
        "day": text.day,
        "where": text.where,
        "at": text.at,
        "page_runs": text.page_runs,
        "places": text.places,
        "value": printed.value,
        "figure_name": printed.figure_name,
        "per_one": printed.per_one,
        "share": text.share,
        "data_uri": text.data_uri,
        "element_word": labels.element_word,
    }
    environment.globals |= {
        "Label": labels.Label,
        "RESULT_WORDS": labels.RESULT_WORDS,
        "TITLE": labels.TITLE,
        "DRAFT": labels.DRAFT,
        "CLASS_WORDS": labels.CLASS_WORDS,
        "CHECK_WORDS": labels.CHECK_WORDS,
        "CLAIM_WORDS": labels.CLAIM_WORDS,
        "bounds": bounds,
    }
    return environment
