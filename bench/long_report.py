"""A number of pages in; the HTML of a made-up ESG report of about that length out.

The same length gives the same text: numbers come from a generator with a fixed seed.
"""

import random
from collections.abc import Iterable, Iterator

SEED = 20_231_231
_OPENING = """<!doctype html><html lang="en"><meta charset="utf-8">
<title>Tall Stack Engineering Holdings Limited: ESG Report 2023</title>
<style>
  @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) } }
  body { font: 10pt/1.45 "Liberation Sans", "DejaVu Sans", sans-serif }
  h1 { break-before: page; font-size: 16pt } h2 { font-size: 12pt }
  table { width: 100%; border-collapse: collapse; break-inside: avoid }
  td, th { border: .5pt solid #888; padding: 2pt 4pt; text-align: left }
</style>
<p style="margin-top: 90mm; font-size: 24pt">Tall Stack Engineering Holdings Limited</p>
<p>Stock code: 99991</p>
<p style="font-size: 16pt">Environmental, Social and Governance Report 2023</p>
<p>For the year ended 31 December 2023</p>
"""
_ROWS = (
    ("Direct emissions (Scope 1)", "tCO2e"),
    ("Energy indirect emissions (Scope 2)", "tCO2e"),
    ("Hazardous waste", "tonnes"),
    ("Non-hazardous waste", "tonnes"),
    ("Purchased electricity", "MWh"),
    ("Diesel", "MWh"),
    ("Water consumption", "m3"),
    ("Packaging material", "tonnes"),
    ("Number of employees", "persons"),
    ("Lost days due to work injury", "days"),
)
_SENTENCES = (
    "The site keeps a register of the laws that apply to it and reviews it each year.",
    "Waste is sorted at the source and collected by a licensed contractor.",
    "We aim to reduce electricity consumption by 5% by 2026, against 2022.",
    "Meters are read monthly and differences of more than a tenth are looked into.",
    "All employees of the site received safety training in the Reporting Period.",
    "No work-related fatality occurred in any of the past three years.",
    "Suppliers sign the code of conduct before the first order is placed.",
    "Complaints are logged, answered within three days and followed up by the manager.",
    "There was no issue in sourcing water that is fit for purpose.",
    "Concerns can be raised in confidence with the audit committee.",
)


_CONTACTS = (
    ("Employees", "Works council and suggestion box"),
    ("Customers", "Survey and site visits"),
    ("Neighbours", "Open day and telephone line"),
)
_SITES_TO_A_TABLE = 10
"""One site in ten prints figures, as reports print them for a division."""


def long_report(pages: int) -> str:
    """Return a report of ``pages`` pages: a cover, then one site on each page."""
    numbers = random.Random(SEED)  # noqa: S311  only for made-up figures
    sites = "".join(line for site in range(1, pages) for line in _site(site, numbers))
    return _OPENING + sites


def _site(site: int, numbers: random.Random) -> Iterator[str]:
    yield f"<h1>{site}. Site {site}</h1>"
    for part, title in enumerate(("Environment", "People and operations"), start=1):
        yield f"<h2>{site}.{part} {title}</h2>"
        for _ in range(3):
            yield f"<p>{' '.join(numbers.sample(_SENTENCES, 4))}</p>"
    if site % _SITES_TO_A_TABLE:
        yield from _table(("Whom we meet", "How"), _CONTACTS)
    else:
        yield from _table(("Indicator", "Unit", "2023", "2022"), _figures(numbers))


def _figures(numbers: random.Random) -> Iterator[tuple[str, ...]]:
    for label, unit in _ROWS:
        values = [f"{numbers.randint(10, 90_000) / 10:,.1f}" for _ in range(2)]
        yield label, unit, *values


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"<table><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
    yield "</table>"
