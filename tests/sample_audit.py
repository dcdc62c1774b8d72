"""One audit of a made-up report that shows everything the pages can show."""

import datetime as dt
from dataclasses import replace

from sample_parts import TITLES, check, claim, figure, gap
from sample_provisions import REQUIREMENTS, VERDICTS

from auditor.assess.finding import (
    Finding,
    FindingKind,
    Severity,
)
from auditor.document import PageStatus, Place
from auditor.guide.provisions import IssuerClass
from auditor.match.evidence import ClaimState
from auditor.metrics.figures import CheckResult, Leftover
from auditor.profile.facts import Fact, Profile, ReportKind
from auditor.result import Audit, LedgerEntry

GAPS = (
    gap(Severity.HIGH, "MDR.13(iii)", "how the board reviews progress"),
    gap(Severity.HIGH, "A1.5", "an emission target; the steps taken to achieve it"),
    gap(
        Severity.MEDIUM,
        "MDR.13(ii)",
        "the process that evaluates, prioritises and manages material issues",
        clear=False,
    ),
    gap(Severity.MEDIUM, "MDR.15", "the process used to decide what is included"),
    gap(Severity.MEDIUM, "A2.2", "water consumption intensity"),
    gap(Severity.MEDIUM, "B1.1", "workforce by region"),
    gap(Severity.MEDIUM, "B5.1", "suppliers by region", clear=False),
    gap(Severity.LOW, "B5.3", "how the practices are monitored"),
)
FINDINGS = (
    *GAPS[:7],
    Finding(
        kind=FindingKind.FIGURE,
        provision="A2.1",
        severity=Severity.MEDIUM,
        clear=True,
        statement="The printed energy intensity does not follow from the total.",
        remedy="Check the figures against their source; correct or explain.",
    ),
    GAPS[7],
    Finding(
        kind=FindingKind.CHART,
        provision="B1.2",
        severity=Severity.LOW,
        clear=False,
        statement="Announced, or printed for earlier years only; table or chart to "
        "be confirmed by eye: turnover.",
        remedy="Confirm by eye that the table or chart shows it.",
    ),
)

_GHG = figure("ghg_total", "5,718.10 tCO2e", "5718.10 tCO2e")
_GHG_RATE = figure("ghg_intensity", "0.11 tCO2e/m2", "0.11 tCO2e/m2")
_SCOPE1 = figure("ghg_scope1", "3,318.40 tCO2e", "3318.40 tCO2e")
_SCOPE2 = figure("ghg_scope2", "2,399.70 tCO2e", "2399.70 tCO2e")
_ENERGY = figure("energy_total", "16,880 MWh", "16880000 kWh")
_ENERGY_RATE = figure("energy_intensity", "0.41 MWh/m2", "410 kWh/m2")
_WATER = figure("water_total", "18,420 m3", "18420 m3")
_MALE = figure("employees", "412 persons", "412 persons", gender="male")
_FEMALE = figure("employees", "205 persons", "205 persons", gender="female")
_STAFF = figure("employees", "617 persons", "617 persons")

FIGURES = (
    figure("air_nox", "1,204.6 kg", "1204.6 kg"),
    figure("air_nox", "1,377.0 kg", "1377.0 kg", year=2023),
    figure("air_sox", "2.1 kilo", None),
    _SCOPE1,
    figure("ghg_scope1", "3,502.11 tCO2e", "3502.11 tCO2e", year=2023),
    _SCOPE2,
    figure("ghg_scope2", "2,612.05 tCO2e", "2612.05 tCO2e", year=2023),
    _GHG,
    figure("ghg_total", "6,114.16 tCO2e", "6114.16 tCO2e", year=2023),
    _GHG_RATE,
    _ENERGY,
    figure("energy_total", "17,930 MWh", "17930000 kWh", year=2023),
    _ENERGY_RATE,
    figure("energy_diesel", "1,240,118 litres", "1240118 L"),
    _WATER,
    figure("water_total", "19,007 m3", "19007 m3", year=2023),
    _MALE,
    _FEMALE,
    _STAFF,
    figure("trained_percentage", "88.1 %", "88.1 %", gender="male"),
    figure("trained_percentage", "91.7 %", "91.7 %", gender="female"),
    figure("fatalities", "0 persons", "0 persons"),
    figure("fatalities", "0 persons", "0 persons", year=2023),
    figure("fatalities", "0 persons", "0 persons", year=2022),
)

CHECKS = (
    replace(
        check(
            "intensity",
            CheckResult.PASS,
            "The printed intensity follows from the printed total.",
            "5,718.10 tCO2e / 0.11 tCO2e/m2 = 51,983 m2",
            (_GHG_RATE, _GHG),
        ),
        interval=("0.105 tCO2e/m2", "0.115 tCO2e/m2"),
        denominator=("49,722", "54,458", "m2"),
    ),
    replace(
        check(
            "intensity",
            CheckResult.EXCEPTION,
            "The floor area implied by the energy intensity is smaller than the one "
            "implied by the emission intensity; the two do not overlap.",
            "16,880 MWh / 0.41 MWh/m2 = 41,171 m2",
            (_ENERGY_RATE, _ENERGY),
        ),
        interval=("0.405 MWh/m2", "0.415 MWh/m2"),
        denominator=("40,673", "41,680", "m2"),
    ),
    check(
        "sum",
        CheckResult.PASS,
        "Scope 1 and Scope 2 add up to the printed total.",
        "3,318.40 + 2,399.70 = 5,718.10 tCO2e",
        (_SCOPE1, _SCOPE2, _GHG),
    ),
    check(
        "sum",
        CheckResult.PASS,
        "Men and women add up to the printed workforce.",
        "412 + 205 = 617 persons",
        (_MALE, _FEMALE, _STAFF),
    ),
    check(
        "implied-factor",
        CheckResult.QUERY,
        "The factor implied for purchased electricity lies above the usual range.",
        "2,399.70 tCO2e / 4,210 MWh = 0.570 tCO2e/MWh",
        (_SCOPE2,),
    ),
    check(
        "year-on-year",
        CheckResult.EXCEPTION,
        "The text speaks of a fall of 16% in water; the printed figures fall by 3.1%.",
        "18,420 / 19,007 - 1 = -3.1%",
        (_WATER,),
    ),
)

CLAIMS = (
    claim("MDR.13(i)", ClaimState.CONFIRMED, "Board Statement", ""),
    claim("A1.GD", ClaimState.CONFIRMED, "Our Environment, p. 13", ""),
    claim(
        "A1.2",
        ClaimState.ELSEWHERE,
        "Our Environment, p. 13",
        "Found on p. 21, in the performance table.",
        "2016",
    ),
    claim(
        "A1.5",
        ClaimState.NOTHING,
        "5.1 Green Depots",
        "The section speaks of measures; it names no target.",
        "2016",
    ),
    claim("A2.5", ClaimState.EXPLAINED, "Not applicable", "The reason is given here."),
    claim(
        "B1.2",
        ClaimState.UNKNOWN_SECTION,
        "7.4 Our People",
        "The report has no section of this number or title.",
    ),
    claim("MDR.15", ClaimState.MISSING, "", "The index has no row for this provision."),
)

PROFILE = Profile(
    kind=ReportKind.ESG_REPORT,
    issuer=Fact(
        value="Cinder Quay Logistics Holdings Limited",
        reason="Read on the cover page.",
    ),
    stock_code=Fact(value="99902", reason="Read on the cover page."),
    fy_start=dt.date(2023, 4, 1),
    fy_end=dt.date(2024, 3, 31),
    period_reason="Page 3: 'from 1 April 2023 to 31 March 2024'.",
    edition=Fact(
        value="2020",
        reason="The financial year commenced on 1 April 2023, on or after 1 July 2020.",
    ),
    issuer_class=IssuerClass.MAIN_BOARD,
    class_reason="Read on page 2.",
    language="en",
    esg_pages=(1, 36),
    esg_reason="The whole file is an ESG report.",
    warnings=("Page 30 speaks of a donation of May 2022, outside the financial year.",),
)

SAMPLE = Audit(
    file="cinder-quay-esg-2024.pdf",
    sha256="9f2c4e7a1b5d8036" * 4,
    pages=36,
    paged=True,
    guide_version="2026.11",
    program_version="0.1.0",
    edition_title="ESG Reporting Guide, 2020 edition",
    profile=PROFILE,
    unread=(
        LedgerEntry(page=12, status=PageStatus.NO_TEXT, reason="the page is a picture"),
        LedgerEntry(page=13, status=PageStatus.NO_TEXT, reason="the page is a picture"),
        LedgerEntry(
            page=30, status=PageStatus.GARBLED, reason="letters have no meaning"
        ),
    ),
    requirements=REQUIREMENTS,
    verdicts=VERDICTS,
    findings=FINDINGS,
    claims=CLAIMS,
    index_pages=(33, 34),
    figures=FIGURES,
    leftovers=(
        Leftover(place=Place(page=21), title="By gender", chart=True),
        Leftover(place=Place(page=22), title="Waste", chart=False, values=3),
    ),
    checks=CHECKS,
    titles=TITLES,
    measured="Of ten gaps called, nine were right.",
    measured_in_short="Nine of ten were right.",
)
