"""A report and its figures in; what the climate chapter tells of them out."""

from dataclasses import dataclass

from auditor.document import Document
from auditor.guide.provisions import Guide
from auditor.language import Lexicon
from auditor.match.reading import Scope
from auditor.metrics.asked import asked
from auditor.metrics.figures import Figure
from auditor.metrics.read import read_printed
from auditor.metrics.scope3 import Scope3Row, read_scope3
from auditor.metrics.targets import Target, read_targets, target_figures
from auditor.profile.facts import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """One of the pillars of climate-related disclosures."""

    title: str
    provisions: tuple[str, ...]
    """Ids, in the order of the Guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Climate:
    """Targets, and Scope 3 and pillars under an edition that asks for them."""

    pillars: tuple[Pillar, ...] = ()
    reliefs: frozenset[str] = frozenset()
    """Kinds of reason that some paragraph grants as a relief."""
    targets: tuple[Target, ...] = ()
    """Those that fall due in the reporting year or later."""
    scope3: tuple[Scope3Row, ...] = ()
    """The fifteen categories, in their order."""
    figures: tuple[Figure, ...] = ()
    """The numbers of the targets."""


def read_asked(
    document: Document, guide: Guide, lexicon: Lexicon, profile: Profile, scope: Scope
) -> tuple[tuple[Figure, ...], tuple[Figure, ...], Climate]:
    """Return the figures that the edition asks for, those of targets last.

    Then what stands in the place of a figure, and what is told of climate.
    """
    found = read_printed(document, guide, lexicon, profile.fy_end.year, scope)
    printed = asked(found, guide, profile.edition.value)
    valued = tuple(figure for figure in printed if figure.valued)
    empty = tuple(figure for figure in printed if not figure.valued)
    climate = read_climate(document, guide, scope, profile, valued)
    return (*valued, *climate.figures), empty, climate


def read_climate(
    document: Document,
    guide: Guide,
    scope: Scope,
    profile: Profile,
    figures: tuple[Figure, ...],
) -> Climate:
    """Return what ``document`` says of targets, and ``figures`` of Scope 3."""
    catalogue, year = guide.catalogue, profile.fy_end.year
    rules = catalogue.climate.targets
    asked = tuple(guide.provisions(profile.edition.value))
    targets = read_targets(document, catalogue, scope, year)
    if rules.kpi not in {provision.id for provision in asked}:
        return Climate(targets=targets)
    return Climate(
        pillars=tuple(
            Pillar(
                title=pillar.title,
                provisions=tuple(
                    p.id for p in asked if guide.home(p.id).id in pillar.aspects
                ),
            )
            for pillar in catalogue.climate.pillars
        ),
        reliefs=frozenset(kind for p in asked for kind in guide.reliefs(p)),
        targets=targets,
        scope3=read_scope3(document, catalogue, scope, figures, year),
        figures=tuple(target_figures(targets, rules, year)),
    )
