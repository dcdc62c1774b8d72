"""What the provisions of a made-up audit ask, and what was found for each."""

from sample_parts import met, reason, requirement, said, unmet, verdict

from auditor.assess.verdict import State

DEPOTS_QUOTE = (
    "Issues raised by customers are passed on to the depots, where the manager on duty "
    "decides what is to be done about them, by whom, and when, and lets the customer "
    "know within five working days what has become of the matter that was raised."
)
CHINESE_QUOTE = (
    "本集團於報告期內在香港及深圳的倉庫共購買電力4,210兆瓦時,較上一年度減少百分之六。"
)
LONG_QUOTE = (
    "The Board sets the direction for environmental and social matters once a year, "
    "hears from the Sustainability Working Group every quarter, and asks the Audit "
    "Committee to look after the risks between those meetings, so that what was "
    "promised to customers, drivers and neighbours of the depots is followed up by "
    "somebody whose name stands in the minutes and who reports back in writing."
)

REQUIREMENTS = (
    requirement(
        "MDR.13(i)",
        "Mandatory disclosure requirements",
        "Board oversight",
        "A statement from the board that discloses its oversight of ESG issues.",
    ),
    requirement(
        "MDR.13(ii)",
        "Mandatory disclosure requirements",
        "Management approach and strategy",
        "The board's approach and strategy, including the process used to evaluate, "
        "prioritise and manage material ESG issues and risks to the business.",
    ),
    requirement(
        "MDR.13(iii)",
        "Mandatory disclosure requirements",
        "Review of progress",
        "How the board reviews progress against ESG goals and targets, and how these "
        "relate to the business.",
    ),
    requirement(
        "MDR.14.materiality",
        "Mandatory disclosure requirements",
        "Materiality",
        "How material ESG factors were chosen and, where stakeholders were engaged, "
        "who they were and what came of it.",
    ),
    requirement(
        "MDR.15",
        "Mandatory disclosure requirements",
        "Reporting boundary",
        "The boundary of the report and the process used to decide what is included.",
    ),
    requirement(
        "A1.GD",
        "A1 Emissions",
        "General disclosure",
        "Policies on, and compliance with laws about, emissions to air, discharges to "
        "water and land, and waste.",
    ),
    requirement("A1.1", "A1 Emissions", "Types of emissions", "Types and data."),
    requirement(
        "A1.2",
        "A1 Emissions",
        "Greenhouse gas emissions",
        "Direct (Scope 1) and energy indirect (Scope 2) greenhouse gas emissions in "
        "tonnes and, where appropriate, intensity.",
    ),
    requirement(
        "A1.3", "A1 Emissions", "Hazardous waste", "Hazardous waste produced in tonnes."
    ),
    requirement(
        "A1.5",
        "A1 Emissions",
        "Emission targets",
        "Emission targets set and the steps taken to achieve them.",
    ),
    requirement(
        "A2.1",
        "A2 Use of resources",
        "Energy consumption",
        "Direct and indirect energy consumption by type, in total and as intensity.",
    ),
    requirement(
        "A2.2",
        "A2 Use of resources",
        "Water consumption",
        "Water consumption in total and intensity.",
    ),
    requirement(
        "A2.5",
        "A2 Use of resources",
        "Packaging material",
        "Total packaging material used for finished products.",
    ),
    requirement(
        "A4.1",
        "A4 Climate change",
        "Climate-related issues",
        "The significant climate-related issues which have impacted, and may impact, "
        "the issuer, and the actions taken to manage them.",
        "secondary",
    ),
    requirement(
        "B1.1",
        "B1 Employment",
        "Workforce",
        "Total workforce by gender, employment type, age group and region.",
    ),
    requirement(
        "B1.2",
        "B1 Employment",
        "Turnover",
        "Employee turnover rate by gender, age group and region.",
    ),
    requirement(
        "B2.1",
        "B2 Health and safety",
        "Fatalities",
        "Number and rate of work-related fatalities in each of the past three years.",
    ),
    requirement(
        "B3.1",
        "B3 Development and training",
        "Employees trained",
        "Percentage of employees trained by gender and employee category.",
    ),
    requirement(
        "B5.1",
        "B5 Supply chain management",
        "Suppliers by region",
        "Number of suppliers by geographical region.",
        "unverified",
    ),
    requirement(
        "B5.3",
        "B5 Supply chain management",
        "Risks along the supply chain",
        "Practices used to identify environmental and social risks along the supply "
        "chain, and how they are carried out and monitored.",
        "secondary",
    ),
    requirement(
        "B7.3",
        "B7 Anti-corruption",
        "Anti-corruption training",
        "Anti-corruption training provided to directors and staff.",
    ),
)

VERDICTS = (
    verdict(
        "MDR.13(i)",
        State.DISCLOSED,
        [met("oversight", "that the board oversees ESG issues")],
        [said("oversight", 4, LONG_QUOTE)],
    ),
    verdict(
        "MDR.13(ii)",
        State.PARTIAL,
        [
            met("approach", "the board's approach and strategy"),
            unmet(
                "process",
                "the process that evaluates, prioritises and manages material issues",
                (5, DEPOTS_QUOTE),
            ),
        ],
        [said("approach", 4, "Our strategy rests on quieter, cleaner deliveries.")],
    ),
    verdict(
        "MDR.13(iii)",
        State.OMITTED,
        [
            unmet(
                "review",
                "how the board reviews progress against goals and targets",
                (6, "We shall look at suitable goals in the years to come."),
            ),
            unmet("relation", "how goals and targets relate to the business"),
        ],
    ),
    verdict(
        "MDR.14.materiality",
        State.DISCLOSED,
        [
            met("process", "how material factors were chosen"),
            met("matrix", "the result of the engagement", confirm=True),
        ],
        [
            said("process", 7, "Two hundred customers and drivers ranked 18 topics."),
            said(
                "matrix", 8, "The outcome is shown in the matrix below:", confirm=True
            ),
        ],
    ),
    verdict(
        "MDR.15",
        State.PARTIAL,
        [
            met("boundary", "the reporting boundary"),
            unmet("choice", "the process used to decide what is included"),
        ],
        [said("boundary", 3, "This report covers four depots and the head office.")],
    ),
    verdict(
        "A1.GD",
        State.DISCLOSED,
        [
            met("policy", "policies on emissions and waste"),
            met("law", "compliance with the laws that matter"),
        ],
        [
            said("policy", 14, "Engines are switched off while lorries are loaded."),
            said(
                "law", 14, "No breach of the Air Pollution Control Ordinance came up."
            ),
        ],
    ),
    verdict(
        "A1.1",
        State.DISCLOSED,
        [met("types", "types of emissions and their data")],
        [said("types", 21, "Nitrogen oxides (NOx) kg 1,204.6 1,377.0")],
    ),
    verdict(
        "A1.2",
        State.DISCLOSED,
        [
            met("scope1", "Scope 1 emissions"),
            met("scope2", "Scope 2 emissions"),
            unmet("intensity", "intensity of greenhouse gas emissions", maybe=True),
        ],
        [
            said("scope1", 21, "Direct emissions (Scope 1) tCO2e 3,318.40 3,502.11"),
            said("scope2", 21, "Indirect emissions (Scope 2) tCO2e 2,399.70 2,612.05"),
        ],
    ),
    verdict(
        "A1.3",
        State.EXPLAINED,
        [unmet("total", "hazardous waste produced")],
        explanations=[
            reason(
                "A1.3",
                "not-material",
                15,
                "As lorries are serviced by their makers, the hazardous waste that the "
                "Group itself produces is not material and is not reported.",
            )
        ],
    ),
    verdict(
        "A1.5",
        State.OMITTED,
        [
            unmet(
                "target",
                "an emission target",
                (16, "The Group will go on improving its environmental performance."),
            ),
            unmet("steps", "the steps taken to achieve it"),
        ],
    ),
    verdict(
        "A2.1",
        State.DISCLOSED,
        [met("electricity", "electricity"), met("diesel", "diesel")],
        [
            said("electricity", 18, CHINESE_QUOTE),
            said("diesel", 22, "Diesel litres 1,240,118 1,301,522"),
        ],
    ),
    verdict(
        "A2.2",
        State.PARTIAL,
        [
            met("total", "water consumption in total"),
            unmet(
                "intensity",
                "water consumption intensity",
                (22, "Water m3 18,420 19,007"),
            ),
        ],
        [said("total", 22, "Water m3 18,420 19,007")],
    ),
    verdict(
        "A2.5",
        State.EXPLAINED,
        [unmet("total", "packaging material used")],
        explanations=[
            reason(
                "A2.5",
                "not-applicable",
                34,
                "Not applicable: the Group makes no finished products.",
                in_index=True,
            )
        ],
    ),
    verdict(
        "A4.1",
        State.UNREAD,
        [
            unmet("issues", "the climate-related issues"),
            unmet("actions", "the actions"),
        ],
    ),
    verdict(
        "B1.1",
        State.PARTIAL,
        [
            met("gender", "workforce by gender"),
            met("age", "workforce by age group", confirm=True),
            unmet("region", "workforce by region"),
        ],
        [
            said("gender", 24, "Male 412 Female 205 Total 617"),
            said("age", 24, "Employees by age group are as follows:", confirm=True),
        ],
    ),
    verdict(
        "B1.2",
        State.DISCLOSED,
        [met("rate", "turnover by gender, age group and region", confirm=True)],
        [said("rate", 25, "Turnover for the year was as shown:", confirm=True)],
    ),
    verdict(
        "B2.1",
        State.DISCLOSED,
        [met("number", "number of fatalities in each of the past three years")],
        [
            said(
                "number", 26, "No work-related fatality occurred in 2022, 2023 or 2024."
            )
        ],
    ),
    verdict(
        "B3.1",
        State.DISCLOSED,
        [met("gender", "trained by gender"), met("category", "trained by category")],
        [
            said("gender", 27, "Trained: male 88.1%, female 91.7%"),
            said(
                "category", 27, "Trained: managers 96.0%, drivers 86.4%, others 90.2%"
            ),
        ],
    ),
    verdict(
        "B5.1",
        State.OMITTED,
        [unmet("region", "suppliers by region", (29, "Most suppliers are local."))],
    ),
    verdict(
        "B5.3",
        State.PARTIAL,
        [
            met("practice", "practices used to identify risks"),
            unmet("monitored", "how the practices are monitored"),
        ],
        [
            said(
                "practice", 29, "Hauliers answer a questionnaire before they are hired."
            )
        ],
    ),
    verdict(
        "B7.3",
        State.DISCLOSED,
        [met("training", "training given to directors and staff")],
        [said("training", 31, "Directors and staff received 214 hours of training.")],
    ),
)
