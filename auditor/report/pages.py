"""``Audit`` in; the pages of its review out, for paper and for a screen."""

from collections.abc import Mapping
from functools import cache

import jinja2

from auditor.bundled import bundled
from auditor.document import Picture, Quote
from auditor.metrics.as_json import per_one
from auditor.report import bounds, charts, labels, printed, text
from auditor.report.reworded import reworded
from auditor.report.speech import speech_of
from auditor.report.view import arrange
from auditor.result import Audit


def paper(audit: Audit, cut: Mapping[Quote, Picture]) -> str:
    """Return ``audit`` as the page that the PDF engine lays out.

    ``cut`` are the passages that stand in it as they look in the report.
    """
    template = _environment().get_template("report.html")
    return reworded(
        template.render(view=arrange(audit), cut=cut, on_screen=False), speech_of(audit)
    )


def stylesheet(audit: Audit) -> str:
    """Return the style of what ``paper`` returns."""
    template = _environment().get_template("report.css")
    return template.render(chinese=bool(speech_of(audit)))


def screen(audit: Audit, pictures: Mapping[int, Picture]) -> str:
    """Return ``audit`` as one page that needs nothing else, for a browser.

    ``pictures`` are the pages of the report that open beside a quote.
    """
    environment = _environment()
    page = environment.get_template("screen.html").render(
        view=arrange(audit),
        cut={},
        on_screen=True,
        pictures=pictures,
        script=environment.get_template("screen.js").render(),
        chinese=bool(speech_of(audit)),
    )
    return reworded(page, speech_of(audit))


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
        "per_one": per_one,
        "share": text.share,
        "data_uri": text.data_uri,
        "page_uri": text.page_uri,
        "digest": text.digest,
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
        "strip_of": charts.strip_of,
    }
    return environment
