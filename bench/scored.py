"""An audit beside a reading in; what of it is right, counted, out.

They are counted as the score table counts them: "strict" is the one verdict of the
reading, "explained" the share of its explanations that were told, "evidence" the share
of provisions with a passage where the reading has one, "both" with an acceptable
verdict besides, "quote" the share of quotes that another reader of the file (pdftotext)
finds on their page.
"""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from collection import Case, Wanted

from auditor.document import fold
from auditor.result import Audit, audit_json

SCORED = {
    "strict": "n",
    "explained": "explanations",
    "evidence": "evidenced",
    "both": "evidenced",
    "quote": "quotes",
}
"""What each is a share of."""
_MOST = 5
"""Passages looked at for one provision: naming every page earns nothing."""
_LINES = 3
"""Lines by which a place may be off in a file without pages."""
_ORDERS = (["-layout"], ["-raw"], ["-enc", "UTF-8"])


def score(case: Case, audit: Audit, wanted: list[Wanted]) -> Counter[str]:
    """Count what ``audit`` has right of ``wanted``."""
    told = {one["id"]: one for one in json.loads(audit_json(audit))["provisions"]}
    slack = 0 if audit.paged else _LINES
    return Counter(
        name
        for one in wanted
        for name in (
            *_verdict(one, told[one.provision], slack),
            *_quotes(case.path, told[one.provision]["evidence"][:_MOST]),
        )
    )


def _verdict(wanted: Wanted, told: dict[str, Any], slack: int) -> Iterator[str]:
    said = told["verdict"]
    if said == wanted.verdict:
        yield "strict"
    if wanted.verdict == "explained":
        yield "explanations"
        if said == "explained":
            yield "explained"
    if wanted.places:
        yield "evidenced"
        at = {_place(piece) for piece in told["evidence"][:_MOST]}
        if any(abs(a - b) <= slack for a in wanted.places for b in at):
            yield "evidence"
            if said in wanted.acceptable:
                yield "both"


def _quotes(path: Path, evidence: list[dict[str, Any]]) -> Iterator[str]:
    texts = _texts(path)
    for piece in evidence if texts else ():
        yield "quotes"
        pages = texts.get(0) or texts.get(_place(piece), ())
        quote = fold(piece["quote"])
        if quote and any(quote in page for page in pages):
            yield "quote"


def _place(piece: dict[str, Any]) -> int:
    return int(piece.get("page") or piece["line"])


@cache
def _texts(path: Path) -> dict[int, tuple[str, ...]]:
    """Return the folded text of each page in three orders, or of the file under 0.

    Nothing is returned for a PDF file where ``pdftotext`` is not installed.
    """
    if path.suffix != ".pdf":
        return {0: (fold(path.read_text("utf-8", errors="replace")),)}
    program = shutil.which("pdftotext")
    if not program:
        return {}
    orders = [
        subprocess.run([program, *order, path, "-"], capture_output=True, check=True)  # noqa: S603 - our own files
        .stdout.decode("utf-8", "replace")
        .split("\f")
        for order in _ORDERS
    ]
    return {
        number: tuple(map(fold, pages))
        for number, pages in enumerate(zip(*orders, strict=True), start=1)
    }
