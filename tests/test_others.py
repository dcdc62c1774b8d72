"""Another document of the issuer beside the report: what intensities are per."""

import json
from pathlib import Path

import pytest

from auditor.audit import audit_report
from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.metrics.computed import compute
from auditor.metrics.other import read_denominators
from auditor.profile.facts import Overrides
from auditor.result import audit_json

GUIDE = load_guide()
RESULTS = """\
Harbour Tea Holdings Limited
Annual results for the year ended 31 December 2023

\t2021\t2022\t2023
\tHK$ million\tHK$ million\tHK$ million
Revenue\t861.2\t1,557.6\t1,751.0
Staff costs\t99\t120\t130
"""
REPORT = """\
Harbour Tea Holdings Limited
Environmental, Social and Governance Report 2021
Stock code: 9999
From 1 January 2021 to 31 December 2021.

Emissions and energy

Indicator\tUnit\t2021
Total greenhouse gas emissions\ttCO2e\t533.30
Greenhouse gas intensity\ttCO2e per HK$ million revenue\t{intensity}

Our ESG governance, stakeholders, waste, water, energy use, suppliers, training, labour
standards, anti-corruption, community investment and product responsibility are below.
"""


def test_the_first_revenue_of_each_year_is_taken_with_its_file() -> None:
    """Staff costs are no people, and the year of the report is found among others."""
    document = read_text(RESULTS, "results.txt")

    found = read_denominators(document, GUIDE, Lexicon(GUIDE.vocabularies))

    assert [(f.metric, f.year, f.printed, f.file) for f in found] == [
        ("revenue", 2021, "861.2", "results.txt"),
        ("revenue", 2022, "1,557.6", "results.txt"),
        ("revenue", 2023, "1,751.0", "results.txt"),
    ]


def test_half_a_year_is_no_denominator() -> None:
    """The year before it is named as well, but is not what the revenue is of."""
    interim = (
        "Harbour Tea Holdings Limited\n"
        "Interim results for the six months ended 30 June 2024\n\n"
        "Our revenue was HK$571.7 million. For the year ended 31 December 2023 an audit"
        " was made.\n"
    )
    document = read_text(interim, "interim.txt")

    assert read_denominators(document, GUIDE, Lexicon(GUIDE.vocabularies)) == ()


def test_a_later_year_over_a_column_is_not_that_of_the_results() -> None:
    """The announcement is of 2023, whatever it plans for 2024."""
    plans = "\nPlans\t2024\nNew patents\t12\n\nOur revenue was HK$1,751.0 million.\n"
    document = read_text(RESULTS.partition("\t2021")[0] + plans, "results.txt")

    found = read_denominators(document, GUIDE, Lexicon(GUIDE.vocabularies))

    assert [(f.year, f.printed) for f in found] == [(2023, "1,751.0")]


@pytest.mark.parametrize(("intensity", "result"), [("0.62", "pass"), ("0.72", "query")])
def test_an_intensity_is_recomputed_over_the_revenue_of_another_document(
    tmp_path: Path, intensity: str, result: str
) -> None:
    """533.30 / 861.2 is 0.62; the file and line of the revenue stand beside it."""
    report, results = tmp_path / "report.txt", tmp_path / "results.txt"
    report.write_text(REPORT.format(intensity=intensity), "utf-8")
    results.write_text(RESULTS, "utf-8")

    audit = audit_report(report, GUIDE, Overrides(), others=(results,))

    [check] = [c for c in audit.checks if c.check == "intensity"]
    assert check.result == result
    assert "861.2 HKD million (results.txt, line 6)" in check.arithmetic
    stored = json.loads(audit_json(audit))
    assert stored["others"][0]["file"] == "results.txt"
    assert stored["computed"][0]["value"] == ["0.61921", "0.6193"]
    assert stored["computed"][0]["figures"][1] == {
        "metric": "revenue",
        "breakdown": {},
        "year": 2021,
        "value": "861.2",
        "unit": "HK$ million",
        "file": "results.txt",
        "line": 6,
        "quote": "Revenue 861.2 1,557.6 1,751.0",
    }


def test_without_denominators_nothing_is_computed() -> None:
    """A total alone is per nothing."""
    assert not compute((), GUIDE)
