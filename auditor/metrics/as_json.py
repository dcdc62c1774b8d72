"""Figures and checks in, the values that the data file holds of them out.

``place`` gives where something stands in the report itself.
"""

import re
from collections.abc import Callable

from auditor.document import Place
from auditor.metrics.computed import Computed
from auditor.metrics.figures import Check, Figure, Leftover
from auditor.metrics.scope3 import Scope3Row
from auditor.metrics.targets import Target

Json = dict[str, object]
ToPlace = Callable[[Place], Json]
_PER_MANY = re.compile(r"((?:/|\bper )[a-z]{3,})s\b")


def per_one(text: str) -> str:
    """Return ``text`` with what something is per in the singular: ``kWh per person``.

    For canonical units and workings; what a report prints is left as it is.
    """
    return _PER_MANY.sub(r"\1", text)


def figure_json(figure: Figure, place: ToPlace) -> Json:
    """Return one figure as ``figures`` holds it."""
    canonical = figure.canonical
    return {
        "kpi": figure.kpi,
        "metric": figure.metric,
        "breakdown": dict(figure.breakdown),
        "year": figure.year,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "canonical": canonical
        and {"value": f"{canonical.value:f}", "unit": canonical.unit},
        **place(figure.place),
        "quote": figure.quote,
        "beside": [{**place(o.place), "quote": o.text} for o in figure.beside],
        "printed": figure.printed,
        "bound": figure.bound,
        "origin": figure.origin,
        "certain": figure.certain,
        "marks": list(figure.marks),
    }


def unvalued_json(figure: Figure, place: ToPlace) -> Json:
    """Return what is printed in the place of a figure, and of what kind it is."""
    left_out = {"value", "canonical"}
    known = {k: v for k, v in figure_json(figure, place).items() if k not in left_out}
    return {**known, "kind": figure.kind}


def leftover_json(left: Leftover, place: ToPlace) -> Json:
    """Return one table or chart as ``leftovers`` holds it."""
    counts: Json = {}
    if not left.chart:
        counts = {"values": left.values, "values_read": left.read}
    kind = "chart" if left.chart else "table"
    return {"kind": kind, **place(left.place), "title": left.title, **counts}


def check_json(check: Check, place: ToPlace) -> Json:
    """Return a check with its working and the figures it rests on."""
    return {
        "check": check.check,
        "kpi": check.kpi,
        "result": check.result,
        "statement": per_one(check.statement),
        "arithmetic": per_one(check.arithmetic),
        **place(check.figures[0].place),
        "figures": [_operand(figure, place) for figure in check.figures],
        "interval": check.interval and list(check.interval),
        "denominator": check.denominator and list(check.denominator),
    }


def computed_json(one: Computed, place: ToPlace) -> Json:
    """Return a computed intensity with its working and what it was computed from."""
    return {
        "kpi": one.kpi,
        "title": one.title,
        "value": list(one.value),
        "unit": per_one(one.unit),
        "arithmetic": per_one(one.arithmetic),
        "figures": [_operand(f, place) for f in (one.total, one.denominator)],
    }


def target_json(target: Target, place: ToPlace) -> Json:
    """Return a target; years and words that the report does not give are ``null``."""
    progress = target.progress
    return {
        "subject": target.subject,
        "scopes": target.scopes or None,
        "value": target.value,
        "unit": target.unit,
        "base_year": target.base_year,
        "target_year": target.target_year,
        "kind": target.kind or None,
        "basis": target.basis or None,
        "validated_by": target.validated_by or None,
        "progress": progress
        and {
            "value": progress.value,
            **place(progress.place),
            "quote": progress.quote,
        },
        **place(target.place),
        "quote": target.quote,
    }


def scope3_json(row: Scope3Row, place: ToPlace) -> Json:
    """Return a category of Scope 3 and what the report says of it."""
    return {
        "category": row.number,
        "title": row.title,
        "state": row.state,
        "value": row.value or None,
        "unit": row.unit or None,
        "with_categories": list(row.shared),
        **(place(row.place) if row.place else {}),
        "quote": row.quote or None,
    }


def _operand(figure: Figure, place: ToPlace) -> Json:
    return {
        "metric": figure.metric,
        "breakdown": dict(figure.breakdown),
        "year": figure.year,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        **(_elsewhere(figure) if figure.file else place(figure.place)),
    }


def _elsewhere(figure: Figure) -> Json:
    """Return where a figure of another document stands, word for word."""
    line = figure.place.line
    at: Json = {"line": line} if line else {"page": figure.place.page}
    return {"file": figure.file, "quote": figure.quote, **at}
