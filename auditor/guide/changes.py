"""A guide and two of its editions in, what changed between them out."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.guide.provisions import Certainty, Guide, Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """All that changed in one way."""

    kind: str
    note: str = ""
    """For whom and when it holds; empty where it holds for all."""
    lines: tuple[str, ...]
    """Id and what changed; what we are not sure of ends with ``(unverified)``."""


def changes(guide: Guide, earlier: str, later: str) -> Iterator[Change]:
    """Yield each kind of change; kinds without any are left out."""
    before = {p.id: p for p in guide.provisions(earlier)}
    after = {p.id: p for p in guide.provisions(later)}
    both = [after[id_] for id_ in before if id_ in after]
    days = [_last_day(guide, edition) for edition in (earlier, later)]
    every = (
        Change(
            kind="New",
            lines=(
                *(
                    _line(p.id, guide.title(p, later), guide.certainty(p, later))
                    for p in after.values()
                    if p.id not in before
                ),
                *_new_rules(guide, earlier, later),
            ),
        ),
        Change(
            kind="Gone",
            lines=tuple(
                _gone(guide, p, earlier) for p in before.values() if p.id not in after
            ),
        ),
        Change(
            kind="Asks otherwise",
            lines=tuple(
                _line(p.id, guide.wording(p, later).asks, guide.certainty(p, later))
                for p in both
                if guide.wording(p, earlier).asks != guide.wording(p, later).asks
            ),
        ),
        Change(
            kind="Looked for",
            lines=tuple(
                _line(p.id, told, guide.certainty(p, later))
                for p in both
                if (told := _elements(guide, p, earlier, later))
            ),
        ),
        Change(
            kind="Binds otherwise",
            note="a Main Board issuer that is no large cap, in a year that commences "
            f"{days[0]} (edition {earlier}) or {days[1]} (edition {later})",
            lines=tuple(_binding(guide, both, *days)),
        ),
    )
    yield from (change for change in every if change.lines)


def _line(id_: str, told: str, certainty: Certainty) -> str:
    unsure = " (unverified)" if certainty is Certainty.UNVERIFIED else ""
    return f"{id_}  {told}{unsure}"


def _new_rules(guide: Guide, earlier: str, later: str) -> Iterator[str]:
    for rule in guide.rules(later):
        if not guide.stands(rule, earlier):
            certainty = guide.part(rule.id, later).certainty
            yield _line(rule.id, f"{rule.title} (rule)", certainty)


def _gone(guide: Guide, provision: Provision, earlier: str) -> str:
    told = guide.title(provision, earlier)
    if provision.replaced_by:
        told += f"; replaced by {', '.join(provision.replaced_by)}"
    return _line(provision.id, told, guide.certainty(provision, earlier))


def _elements(guide: Guide, provision: Provision, earlier: str, later: str) -> str:
    before = {e.id: e.text for e in guide.elements(provision, earlier)}
    after = {e.id: e.text for e in guide.elements(provision, later)}
    gone = [f"no longer {text}" for id_, text in before.items() if id_ not in after]
    new = [f"now {text}" for id_, text in after.items() if id_ not in before]
    return "; ".join((*gone, *new))


def _last_day(guide: Guide, edition: str) -> dt.date:
    """Return the day before the next edition; of the latest, its first day."""
    order = [e.id for e in guide.editions]
    own, *later = guide.editions[order.index(edition) :]
    return later[0].commencing - dt.timedelta(days=1) if later else own.commencing


def _binding(
    guide: Guide, both: list[Provision], before: dt.date, after: dt.date
) -> Iterator[str]:
    for provision in both:
        was, now = (guide.step(provision, day) for day in (before, after))
        if was.obligation is now.obligation:
            continue
        yield _line(
            provision.id,
            f"{was.obligation} -> {now.obligation}",
            was.certainty if was.certainty is Certainty.UNVERIFIED else now.certainty,
        )
