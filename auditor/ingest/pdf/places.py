"""Areas of a page in; places of the document out."""

from auditor.document import Box, Place
from auditor.ingest.pdf.sheet import Area


def box_of(area: Area) -> Box:
    """Return an area as the box of a document, to a hundredth of a point."""
    return Box(
        left=round(area.left, 2),
        top=round(area.top, 2),
        right=round(area.right, 2),
        bottom=round(area.bottom, 2),
    )


def place_of(area: Area, page: int) -> Place:
    """Return where an area lies."""
    return Place(page=page, box=box_of(area))
