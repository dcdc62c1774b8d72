"""Blocks and tables in; the same, each table with the notes under it, out."""

from collections.abc import Sequence
from dataclasses import replace

from auditor.document import PassageKind
from auditor.ingest.assemble import Block, Grid
from auditor.ingest.signs import ends_lead


def with_notes(parts: Sequence[Block | Grid]) -> list[Block | Grid]:
    """Give each table the notes that stand directly under it."""
    noted: list[Block | Grid] = []
    for index, part in enumerate(parts):
        if isinstance(part, Grid):
            notes = tuple(block.text for block in _notes(parts[index + 1 :]))
            noted.append(replace(part, notes=notes))
        else:
            noted.append(part)
    return noted


def _notes(parts: Sequence[Block | Grid]) -> list[Block]:
    notes: list[Block] = []
    for part in parts:
        if isinstance(part, Grid):
            break
        listed = part.kind is PassageKind.ITEM and notes and ends_lead(notes[0].text)
        if part.kind is not PassageKind.NOTE and not listed:
            break
        notes.append(part)
    return notes
