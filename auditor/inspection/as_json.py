"""``Inspection`` in; its JSON (``auditor/inspect/1``) out."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from auditor.document import Chart, Passage, Place, Row, Section, Table
from auditor.errors import ReportError
from auditor.inspection.found import Inspection
from auditor.inspection.parts import Part, PartKind, parts_of
from auditor.inspection.unused import unused_words
from auditor.match.evidence import Claim
from auditor.metrics.as_json import figure_json, leftover_json
from auditor.result import (
    Json,
    json_text,
    place_json,
    refusal_json,
    refused_report,
    report_json,
)

SCHEMA = "auditor/inspect/1"


def inspection_json(found: Inspection, pages: range) -> str:
    """Return what was read on ``pages``; names are those of ``auditor/1``.

    Numbers of sections, passages and tables are their places in the whole report,
    counted from 0, whatever ``pages`` leaves out.
    """
    document, place = found.document, partial(place_json, found)

    def shown(where: Place) -> bool:
        return where.page in pages

    return json_text(
        {
            "schema": SCHEMA,
            "report": _report(found),
            "program": {"version": found.program_version},
            "guide": {"version": found.guide_version},
            "pages": [*_pages(found, pages)],
            "outline": [{"title": title, "page": at} for title, at in document.outline],
            "sections": [
                _section(found, number, section)
                for number, section in enumerate(document.sections)
                if section.first_page < pages.stop and section.last_page >= pages.start
            ],
            "passages": [
                _passage(found, number, passage)
                for number, passage in enumerate(document.passages)
                if any(shown(piece.place) for piece in passage.pieces)
            ],
            "tables": [
                _table(found, number, table)
                for number, table in enumerate(document.tables)
                if table.page in pages
            ],
            "claims": [
                _claim(found, claim)
                for claim in found.index.claims
                if claim.place is None or shown(claim.place)
            ],
            "index_pages": list(found.index.pages),
            "figures": [
                figure_json(figure, place)
                for figure in found.figures
                if shown(figure.place)
            ],
            "charts": [_chart(found, c) for c in document.charts if c.page in pages],
            "leftovers": [
                leftover_json(left, place)
                for left in found.leftovers
                if shown(left.place)
            ],
        }
    )


def unread_json(path: Path, error: ReportError) -> str:
    """Return the JSON of a report of which nothing could be read: why."""
    return refusal_json(path, error, SCHEMA)


def _report(found: Inspection) -> Json:
    if found.profile:
        return report_json(found, found.profile)
    counted = {"pages": found.pages if found.paged else None}
    if isinstance(found.refusal, ReportError):
        return {**refused_report(found.file, found.refusal), **counted}
    return {
        "file": found.file,
        "sha256": found.sha256,
        "kind": None,
        "status": "degraded" if found.unread or found.incomplete else "read",
        "reasons": [str(found.refusal), *found.document.warnings],
        **counted,
    }


def _pages(found: Inspection, pages: range) -> Iterator[Json]:
    parts = parts_of(found.document)
    for page in found.document.pages:
        if page.number in pages:
            yield {
                "page": page.number,
                "label": page.label,
                "status": page.status,
                "reason": page.reason,
                "ocr": page.recognised,
                "width": page.width,
                "height": page.height,
                "unused": unused_words(page) if found.paged else "",
                "parts": [_part(found, part) for part in parts[page.number]],
            }


def _part(found: Inspection, part: Part) -> Json:
    if part.kind is PartKind.TABLE:
        return {"order": part.order, "kind": part.kind, "table": part.index}
    if part.index is not None:
        return {"order": part.order, "kind": part.kind, "passage": part.index}
    place = place_json(found, part.places[0])
    return {"order": part.order, "kind": part.kind, "text": part.text, **place}


def _section(found: Inspection, number: int, section: Section) -> Json:
    return {
        "section": number,
        "title": section.title,
        "number": section.number,
        "level": section.level,
        "parent": section.parent,
        "first_page": section.first_page,
        "last_page": section.last_page,
        **place_json(found, section.place),
    }


def _passage(found: Inspection, number: int, passage: Passage) -> Json:
    return {
        "passage": number,
        "kind": passage.kind,
        "section": passage.section,
        "lead": passage.lead,
        "text": passage.text,
        "marks": [*_marks(found, passage)],
        "pieces": [
            {"start": piece.start, **place_json(found, piece.place)}
            for piece in passage.pieces
        ],
    }


def _marks(found: Inspection, passage: Passage) -> Iterator[Json]:
    for mark in passage.marks:
        page = passage.place_at(mark.start).page
        notes = [found.document.note(name, page) for name in mark.names]
        yield {"start": mark.start, "text": mark.text, "notes": notes}


def _table(found: Inspection, number: int, table: Table) -> Json:
    line = table.rows[0].place.line
    return {
        "table": number,
        "section": table.section,
        "caption": table.caption,
        "notes": list(table.notes),
        "continues": table.continues,
        **place_json(found, Place(page=table.page, line=line, box=table.box)),
        "rows": [_row(found, row) for row in table.rows],
    }


def _row(found: Inspection, row: Row) -> Json:
    return {
        "header": row.header,
        **place_json(found, row.place),
        "cells": [
            {
                "text": cell.text,
                "span": cell.span,
                "marks": list(cell.marks),
                **(place_json(found, cell.place) if cell.place else {}),
            }
            for cell in row.cells
        ],
    }


def _claim(found: Inspection, claim: Claim) -> Json:
    return {
        "provision": claim.provision,
        **(place_json(found, claim.place) if claim.place else {}),
        "wording": claim.wording,
        "target": claim.target,
        "target_pages" if found.paged else "target_lines": list(claim.pages),
        "superseded": claim.superseded if found.profile else None,
        "doubt": claim.doubt,
    }


def _chart(found: Inspection, chart: Chart) -> Json:
    return {
        **place_json(found, Place(page=chart.page, box=chart.box)),
        "section": chart.section,
        "title": chart.title,
        "lead": chart.lead,
        "labels": [line.text for line in chart.labels],
        "columns": [
            {
                "label": bar.label.text,
                "value": bar.value.text,
                **place_json(found, bar.value.place),
            }
            for bar in chart.bars
        ],
    }
