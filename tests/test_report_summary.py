"""The two pages of summary: what they say, for any report, and that they are two."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from read_pdf import Read, render
from sample_audit import SAMPLE
from sample_parts import check, figure

from auditor.assess.finding import BINDING, Finding, FindingKind, Severity
from auditor.assess.verdict import ElementOutcome, State, Verdict
from auditor.audit import audit_report
from auditor.cli.summary import plain, summarise
from auditor.document import Place
from auditor.guide.load import load_guide
from auditor.metrics.figures import CheckResult
from auditor.profile.facts import Overrides
from auditor.report.bounds import CHECKS_IN_SUMMARY
from auditor.report.pages import paper
from auditor.report.sample import render_sample
from auditor.report.view import arrange
from auditor.result import Audit, Requirement

LONG = "the process by which material environmental and social issues are weighed "
WORDS = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
GUIDE = load_guide()


def silent(edition: str) -> Audit:
    """Return the audit of a report that answers nothing, with all words long."""
    base = replace(
        SAMPLE,
        edition_title=f"{edition} " * 12,
        requirements=tuple(requirements(edition)),
        claims=(),
        profile=replace(
            SAMPLE.profile,
            issuer=replace(SAMPLE.profile.issuer, value="Wide Holdings " * 20),
            class_reason=LONG * 3,
            warnings=(LONG * 3,) * 5,
        ),
        checks=tuple(
            check("sum", CheckResult.EXCEPTION, LONG * 2, "1,234.56 + " * 8, (WATER,))
            for _ in range(CHECKS_IN_SUMMARY + 1)
        ),
    )
    verdicts = tuple(
        Verdict(
            provision=provision.id,
            state=State.OMITTED,
            obligation=GUIDE.obligation(provision, SAMPLE.profile.fy_start),
            elements=(missing(LONG), missing(LONG)),
            evidence=(),
            explanations=(),
        )
        for provision in GUIDE.provisions(edition)
    )
    gaps = (gap(v.provision) for v in verdicts if v.obligation in BINDING)
    return replace(base, verdicts=verdicts, findings=tuple(gaps))


WATER = figure("water_total", "18,420 m3", "18420 m3")


def requirements(edition: str) -> Iterator[Requirement]:
    """Yield what every provision of ``edition`` asks."""
    for aspect in GUIDE.aspects:
        for provision in aspect.provisions:
            if provision in GUIDE.provisions(edition):
                wording = GUIDE.wording(provision, edition)
                yield Requirement(
                    id=provision.id,
                    part=aspect.part,
                    aspect=f"{aspect.id} {aspect.title}",
                    title=provision.title,
                    asks=wording.asks,
                    source=GUIDE.source(provision, edition),
                    certainty=GUIDE.certainty(provision, edition),
                )


def missing(words: str) -> ElementOutcome:
    """Return an element that was not found."""
    return ElementOutcome(
        id="x", text=words, met=False, optional=False, confirm=False, nearest=None
    )


def gap(provision: str) -> Finding:
    """Return a gap that takes the most room."""
    return Finding(
        kind=FindingKind.GAP,
        provision=provision,
        severity=Severity.MEDIUM,
        clear=False,
        statement=LONG,
        remedy=LONG,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The audit of the sample report."""
    report = tmp_path_factory.mktemp("summary") / "sample-report.pdf"
    report.write_bytes(render_sample())
    return audit_report(report, GUIDE, Overrides())


@pytest.fixture(scope="module")
def demo_pdf(demo: Audit) -> Read:
    """The review of the sample report."""
    return render(demo)


@pytest.mark.parametrize("edition", ["2020", "2025"])
def test_the_summary_is_two_pages_at_worst(edition: str) -> None:
    """Nothing answered, every text as long as can be, every table full."""
    read_back = render(silent(edition))
    assert (read_back.page("Summary"), read_back.page("Gaps")) == (1, 3)
    assert "could not be read" in read_back.pages[2].partition("Coverage")[2]


def test_the_summary_of_the_sample_report_is_two_pages(demo_pdf: Read) -> None:
    """As everybody sees it who tries the program."""
    assert (demo_pdf.page("Summary"), demo_pdf.page("Gaps")) == (1, 3)


def test_the_sign_off_is_whole(demo_pdf: Read) -> None:
    """The roles stand on the page of their heading."""
    page = demo_pdf.pages[demo_pdf.page("Sign-off")]
    assert "Prepared by" in page
    assert "Seen by (board or committee)" in page


def test_each_gap_is_clear_or_a_judgement(demo: Audit, demo_pdf: Read) -> None:
    """In the summary; the rule stands in full in the chapter on method."""
    closing = demo_pdf.pages[1].partition("To close first")[2]
    told = re.findall(r"(?:high|medium|low), (clear|judgement)", closing)
    assert told == [
        "clear" if finding.clear else "judgement"
        for finding in arrange(demo).gaps.to_close
    ]
    assert "Clear or judgement" in demo_pdf.section(
        "Method and limits", "Annex: evidence"
    )


def test_paper_and_terminal_count_the_same(demo: Audit, demo_pdf: Read) -> None:
    """The table by part, the findings, the gaps and the number checks."""
    summary = summarise(demo, (Path("audit.pdf"),))
    findings, checks = (line.partition(": ")[2] for line in summary.totals)
    page = demo_pdf.pages[1]
    columns = list(zip(*summary.counts, strict=True))[1:]
    for _, *counts in columns:
        total = sum(map(int, counts))
        assert f" {total} {' '.join(counts)} " in page
    assert f"Findings: {findings}." in page
    assert f"number checks: {checks}." in demo_pdf.section("Summary", "Gaps")
    assert f"of {len(arrange(demo).gaps.to_close)} gaps" in page
    assert len(summary.to_close) == len(arrange(demo).gaps.to_close)
    assert set(summary.totals) < set(plain(summary))


def test_an_answer_to_confirm_is_told_with_the_verdict_that_it_is_part_of() -> None:
    """Where its provision is counted under another verdict than that of its own."""
    chart = next(f for f in SAMPLE.findings if f.kind is FindingKind.CHART)
    verdicts = tuple(
        replace(v, state=State.PARTIAL) if v.provision == chart.provision else v
        for v in SAMPLE.verdicts
    )

    told = arrange(replace(SAMPLE, verdicts=verdicts)).findings_told
    assert f"1 answer to confirm by eye, within {chart.provision} (partly" in told
    assert "within" not in arrange(SAMPLE).findings_told


def test_no_raw_name_reaches_the_paper() -> None:
    """Every metric, kind of check and breakdown is told in words."""
    figures = tuple(
        replace(WATER, metric=metric.id, breakdown=(("employment_type", "Full-time"),))
        for metric in GUIDE.catalogue.metrics.metrics
    )
    page = html(
        replace(
            SAMPLE,
            titles={m.id: m.title for m in GUIDE.catalogue.metrics.metrics},
            figures=figures,
            checks=tuple(
                replace(each, figures=(one,), check=f"kind_{each.check}")
                for one in figures
                for each in SAMPLE.checks
            ),
        )
    )
    assert not WORDS.findall(page)


def test_no_raw_name_reaches_the_paper_of_the_sample(demo: Audit) -> None:
    """Statements, workings and reasons are words as well."""
    assert not WORDS.findall(html(demo))
    assert "per persons" not in html(demo)


def html(audit: Audit) -> str:
    """Return the words of the pages, before they are laid out."""
    return re.sub(r"<[^>]*>", " ", paper(audit, {}))


def test_a_dense_report_has_a_bounded_paper() -> None:
    """Two thousand figures leave the number of pages as it is."""
    figures = tuple(
        replace(WATER, breakdown=(("region", f"R{number}"),), place=Place(page=9))
        for number in range(2000)
    )
    long = replace(SAMPLE.checks[5], arithmetic="18,420 m3 (page 9), " * 500)
    checks = tuple(replace(long, figures=(one,)) for one in figures)
    read_back = render(replace(SAMPLE, figures=figures, checks=checks))
    assert len(read_back.pages) < 40
    assert "the remaining 1880 are in the data file" in read_back.text
    assert "The remaining 1960 are in the data file" in read_back.text
