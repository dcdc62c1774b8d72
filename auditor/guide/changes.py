"""A guide and two of its editions in, what changed between them out."""

import datetime as dt
from collections.abc import Iterator

from auditor.guide.provisions import Guide, Provision


def changes(
    guide: Guide, earlier: str, later: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each kind of change with its lines; kinds without any are left out."""
    before = {p.id: p for p in guide.provisions(earlier)}
    after = {p.id: p for p in guide.provisions(later)}
    both = [after[id_] for id_ in before if id_ in after]
    kinds = {
        "New": [
            f"{p.id}  {guide.title(p, later)}"
            for p in after.values()
            if p.id not in before
        ]
        + [
            f"{rule.id}  {rule.title} (rule)"
            for rule in guide.rules(later)
            if not guide.stands(rule, earlier)
        ],
        "Gone": [
            f"{p.id}  {guide.title(p, earlier)}"
            for p in before.values()
            if p.id not in after
        ],
        "Asks otherwise": [
            f"{p.id}  {guide.wording(p, later).asks}"
            for p in both
            if guide.wording(p, earlier).asks != guide.wording(p, later).asks
        ],
        "Looked for": [
            f"{p.id}  {told}"
            for p in both
            if (told := _elements(guide, p, earlier, later))
        ],
        "Binds otherwise": [
            f"{p.id}  {was} -> {now}"
            for p in both
            if (was := _binds(guide, p, earlier)) != (now := _binds(guide, p, later))
        ],
    }
    for kind, lines in kinds.items():
        if lines:
            yield kind, tuple(lines)


def _elements(guide: Guide, provision: Provision, earlier: str, later: str) -> str:
    before = {e.id: e.text for e in guide.elements(provision, earlier)}
    after = {e.id: e.text for e in guide.elements(provision, later)}
    gone = [f"no longer {text}" for id_, text in before.items() if id_ not in after]
    new = [f"now {text}" for id_, text in after.items() if id_ not in before]
    return "; ".join((*gone, *new))


def _binds(guide: Guide, provision: Provision, edition: str) -> str:
    """Tell how it binds a Main Board issuer: years begun as the edition ends."""
    order = [e.id for e in guide.editions]
    own, *later = guide.editions[order.index(edition) :]
    day = later[0].commencing - dt.timedelta(days=1) if later else own.commencing
    return guide.obligation(provision, day).value
