"""The issuer's own reasons, and to which provision each is tied."""

import pytest

from auditor.guide.load import load_guide
from auditor.ingest.text import read_text
from auditor.language import Lexicon
from auditor.match.evidence import Claim, Explanation
from auditor.match.explain import find_explanations
from auditor.match.ids import Paragraphs, named_ids
from auditor.match.reading import Scope, read_units

GUIDE = load_guide()
LEXICON = Lexicon(GUIDE.vocabularies)


def _explanations(
    text: str, *claims: Claim, edition: str = "2020"
) -> tuple[Explanation, ...]:
    document = read_text(text, "report.txt")
    reading = read_units(document, LEXICON, Scope(first=1, last=1))
    return find_explanations(reading, claims, GUIDE, LEXICON, edition)


def _tied(text: str) -> set[tuple[str, str]]:
    return {(found.provision, found.reason) for found in _explanations(text)}


def test_a_reason_is_tied_by_the_id_in_its_paragraph() -> None:
    """The reason may stand in one sentence and the id in the next."""
    text = (
        "The printing shops produce a little ink waste, which is immaterial. "
        "KPI A1.3 is therefore not disclosed."
    )

    assert ("A1.3", "not-material") in _tied(text)


def test_a_reason_for_an_aspect_is_one_for_all_its_provisions() -> None:
    """Not where it names a KPI of the Aspect: that alone is excused."""
    whole = _explanations("Aspect A3 is not applicable to a holding company.")
    part = _explanations("Under Aspect A3, KPI A3.1 is not applicable.")

    assert {found.provision for found in whole} == {"A3.GD", "A3.1"}
    assert {found.provision for found in part} == {"A3.1"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("KPIs B6.1 to B6.3", ["B6.1", "B6.2", "B6.3"]),
        ("B6.1 \u2013 KPI B6.3", ["B6.1", "B6.2", "B6.3"]),
        ("關鍵績效指標B6.1至B6.3", ["B6.1", "B6.2", "B6.3"]),
        ("B6.1 and B6.3", ["B6.1", "B6.3"]),
        ("B5.1 to B6.3", ["B5.1", "B6.3"]),
    ],
)
def test_a_range_names_the_kpis_between(text: str, named: list[str]) -> None:
    """Within one Aspect, and only where a word says so."""
    assert [kpi for _, kpi in named_ids(text)] == named


def test_the_same_words_are_listed_once() -> None:
    """A reason tied by id and by topic is one reason."""
    text = "Hazardous waste is immaterial, so KPI A1.3 is not disclosed."

    found = [e for e in _explanations(text) if e.provision == "A1.3"]

    assert [e.named for e in found] == [True]


def test_silence_without_a_reason_is_no_explanation() -> None:
    """`Not disclosed` alone explains nothing."""
    assert not _tied("KPI A1.3 is not disclosed in this report.")


def test_a_reason_is_not_borrowed_from_another_paragraph() -> None:
    """Each provision needs a reason of its own."""
    text = "Packaging is not applicable.\n\nKPI A1.3 is not disclosed."

    assert "A1.3" not in {provision for provision, _ in _tied(text)}


@pytest.mark.parametrize("target", ["Not applicable", "N/A", "Not material"])
def test_a_reason_in_the_index_counts(target: str) -> None:
    """The one case in which a row of the index is more than a claim."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    claim = Claim(provision="A2.5", wording="Packaging", target=target, place=place)

    (found,) = _explanations("Bread is baked daily.", claim)

    assert (found.provision, found.in_index, found.quote) == ("A2.5", True, target)


def test_a_row_for_a_whole_aspect_may_excuse_one_kpi() -> None:
    """The KPI that the remark names is excused, its neighbours are not."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    target = "Sections 2.1 to 2.4. KPI A1.3: Not applicable."
    claims = [
        Claim(provision=p, wording="A1 Emissions", target=target, place=place)
        for p in ("A1.GD", "A1.3")
    ]

    found = _explanations("Bread is baked daily.", *claims)

    assert [(e.provision, e.quote) for e in found] == [
        ("A1.3", "KPI A1.3: Not applicable.")
    ]


def test_a_kpi_that_is_named_takes_the_reason_of_its_own_sentence() -> None:
    """Not that of the sentence before it in the same paragraph."""
    found = _explanations(
        "KPI A1.3 is not applicable to us. KPI A2.5 is immaterial and is not reported."
    )

    assert {(e.provision, e.quote.split()[1]) for e in found} == {
        ("A1.3", "A1.3"),
        ("A2.5", "A2.5"),
    }


def test_a_section_in_the_index_is_no_reason() -> None:
    """A target that names a section explains nothing."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    claim = Claim(
        provision="A2.5", wording="Packaging", target="5. Materials", place=place
    )

    assert not _explanations("Bread is baked daily.", claim)


def test_an_empty_cell_of_a_data_row_explains_nothing() -> None:
    """`N/A` beside other values speaks of one cell, not of the provision."""
    text = "\t2023\t2022\nWater consumption (m3)\tN/A\t2,574\nEnergy (kWh)\t1\t2"

    assert not _tied(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("KPI A1.3", [("A1", "A1.3")]),
        ("KPI B 2.01 and Aspect A3", [("B2", "B2.1"), ("A3", "")]),
        ("KPIs A1.3, B2.1 and", [("A1", "A1.3"), ("B2", "B2.1")]),
        ("N/A 2,574.86 MWh", []),
        ("PM2.5 and CO2", []),
        ("A4 paper", [("A4", "")]),
        ("層面A1排放物 關鍵績效指標A1.3及", [("A1", ""), ("A1", "A1.3")]),
    ],
)
def test_ids_are_told_from_other_numbers(
    text: str, named: list[tuple[str, str]]
) -> None:
    """A letter before a number is an id only where it stands by itself."""
    assert list(named_ids(text)) == named


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Hazardous waste is hardly of any importance to a bakery.", "A1.3"),
        ("The hazardous waste of the shops is trivial.", "A1.3"),
        ("Nobody could so far measure our consumption of water.", "A2.2"),
        ("Charges for water are bundled with the rent of the shop.", "A2.2"),
        ("Hazardous waste is not of weight for a bakery.", "A1.3"),
    ],
)
def test_a_reason_is_told_by_its_meaning(text: str, tied: str) -> None:
    """Issuers deny weight, or the means to measure, in many words."""
    assert tied in {provision for provision, _ in _tied(text)}


@pytest.mark.parametrize(
    "text",
    [
        "No material breach of the law on hazardous waste was found.",
        "Hazardous waste is an important matter.",
        "Our consumption of water is measured every month.",
        "We complied with the laws on air emissions and did not involve in noise.",
        "If figures of water consumption are not available, we estimate them.",
        "Hazardous waste in a small amount, such as oil, is taken away by a collector.",
        "Given the nature of our business, hazardous waste is sorted by hand.",
        "We have no problem to obtain the water for our consumption.",
        "Staff must keep the number of suppliers, a trade secret, to themselves.",
        "Packaging bought in other materials does not differ.",
        "Hazardous waste is added up by site without any weighting.",
    ],
)
def test_other_denials_are_no_reason(text: str) -> None:
    """What is denied there is a breach, or nothing."""
    assert not _tied(text)


def test_a_reason_may_follow_the_topic() -> None:
    """A sentence without a topic of its own speaks of what was said before it."""
    text = "Water consumption of the kiosk is small talk. The data are not available."

    assert ("A2.2", "not-available") in _tied(text)


def test_a_reason_with_a_topic_does_not_reach_back() -> None:
    """The neighbour is excused only where the reason has no topic of its own."""
    text = "We report water consumption. Packaging is not applicable."

    assert {provision for provision, _ in _tied(text)} == {"A2.5"}


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Hazardous waste in a small amount arises and is not reported.", "A1.3"),
        ("By the nature of our business we have no packaging.", "A2.5"),
        ("The number of suppliers is commercially sensitive.", "B5.1"),
        ("No data was collected on the consumption of water.", "A2.2"),
    ],
)
def test_a_reason_says_that_nothing_is_reported_or_occurs(text: str, tied: str) -> None:
    """A small amount, or the kind of business, is no reason by itself."""
    assert tied in {provision for provision, _ in _tied(text)}


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        (
            "Air emissions are not reported because our fuel consumption is little.",
            {"A1.1"},
        ),
        ("As our water consumption is trivial, packaging is not reported.", {"A2.5"}),
        ("由於耗水量不重大，故並無披露廢氣排放。", {"A1.1"}),
        ("As hazardous waste is not material, it is not disclosed.", {"A1.3"}),
        ("Hazardous waste is immaterial because we bake bread.", {"A1.3"}),
        (
            "Packaging and hazardous waste are not reported because they are trivial.",
            {"A1.3", "A2.5"},
        ),
    ],
)
def test_a_reason_is_given_for_what_is_left_out(text: str, tied: set[str]) -> None:
    """Not for what stands behind "because", unless nothing else is spoken of."""
    assert {provision for provision, _ in _tied(text)} == tied


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        (
            "As our sewage goes to the drain, air emissions are not disclosed.",
            {("A1.1", "other")},
        ),
        ("廢氣排放數據未有披露，因為污水排入公共渠道。", {("A1.1", "other")}),
        ("Air emissions are not disclosed.", set()),
        ("Air emissions rose since we bought a van.", set()),
        (
            "KPI A1.1 is not disclosed as our sewage is drained. It is immaterial.",
            {("A1.1", "not-material")},
        ),
    ],
)
def test_a_ground_of_another_kind_is_told(
    text: str, tied: set[tuple[str, str]]
) -> None:
    """It is no accepted reason; one beside it goes first."""
    found = _explanations(text)

    assert {(e.provision, e.reason) for e in found} == tied
    assert all(e.accepted is (e.reason != "other") for e in found)


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("本集團排放量輕微，故並無訂立減排目標。", ("A1.5", "not-material")),
        (
            "As our emissions are negligible, no emission target was set.",
            ("A1.5", "not-material"),
        ),
        (
            "Given our low emissions, no emission target was set.",
            ("A1.5", "not-material"),
        ),
        (
            "2023年為首個收集排放數據的年度，未有訂立排放目標。",
            ("A1.5", "not-available"),
        ),
        ("因欠缺數據，本集團未有披露非有害廢棄物總量。", ("A1.4", "not-available")),
        ("供應商資料屬商業機密，故不披露供應商數目。", ("B5.1", "confidential")),
        (
            "The number of suppliers is not disclosed because of confidentiality.",
            ("B5.1", "confidential"),
        ),
        ("基於法律限制，本集團不得披露貪污訴訟案件。", ("B7.1", "legal-prohibition")),
        (
            "Anti-corruption training records are prohibited from disclosure by law.",
            ("B7.3", "legal-prohibition"),
        ),
    ],
)
def test_a_reason_may_stand_in_plain_words(text: str, tied: tuple[str, str]) -> None:
    """Smallness is a reason for no target, a duty of silence one for no figure."""
    assert tied in _tied(text)


@pytest.mark.parametrize(
    "text",
    [
        "本集團並無訂立減排目標。",
        "No emission target was set because our guests prefer dining in.",
        "The Group runs low emission vehicles, and set an emission target.",
        "僱員不得披露供應商的機密資料。",
        "本集團不披露供應商數目。",
        "Staff are prohibited from disclosing the number of suppliers by law.",
    ],
)
def test_silence_and_rules_of_conduct_are_no_reason(text: str) -> None:
    """No target without a ground, or a secret that staff are to keep."""
    assert not any(found.accepted for found in _explanations(text))


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("The employee turnover rate is not disclosed as it is confidential.", True),
        ("Staff turnover rates are commercially sensitive and were left out.", True),
        ("僱員流失率屬商業機密，故不作披露。", True),
        ("Employees keep the turnover rate confidential.", False),
        ("The turnover rate is confidential and must not be disclosed.", False),
        ("員工不得洩露流失率等商業機密。", False),
    ],
)
def test_figures_of_employees_may_be_confidential(text: str, *, gives: bool) -> None:
    """What employees keep to themselves is another matter."""
    assert (("B1.2", "confidential") in _tied(text)) is gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Records of the consumption of water are not kept.", True),
        ("No data are available on the consumption of water.", True),
        ("本集團並無保存紀錄，耗水量不作披露。", True),
        ("Records of the consumption of water are kept for seven years.", False),
        ("本集團保存紀錄，並披露耗水量。", False),
    ],
)
def test_what_is_not_recorded_is_not_available(text: str, *, gives: bool) -> None:
    """A record that is kept can be reported."""
    assert (("A2.2", "not-available") in _tied(text)) is gives


def test_a_reason_may_stand_before_what_is_left_out() -> None:
    """The sentence after it says what is therefore not disclosed."""
    reason = "Prices in our trade are a business secret."
    silent = "We do not disclose the number of suppliers by region."
    told = "The number of suppliers by region is in Table 5."

    assert ("B5.1", "confidential") in _tied(f"{reason} {silent}")
    assert not _tied(f"{reason} {told}")


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("No such data was collected this year as the system is new.", "not-available"),
        ("Recommended disclosure, not reported this year.", None),
    ],
)
def test_a_remark_in_free_words_counts_where_it_gives_a_reason(
    remark: str, reason: str | None
) -> None:
    """Silence in the index is a gap, a reason is none."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    claim = Claim(
        provision="B3.2", wording="Hours", target=remark, cells=(remark,), place=place
    )

    found = _explanations("Bread is baked daily.", claim)

    assert [e.reason for e in found] == ([reason] if reason else [])


def test_each_cell_of_a_row_is_quoted_by_itself() -> None:
    """The page number beside a remark is no part of it."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    cells = ("Not applicable, see A1", "12")
    claim = Claim(
        provision="A1.1",
        wording="Air",
        target=" ".join(cells),
        cells=cells,
        place=place,
    )

    (found,) = _explanations("Bread is baked daily.", claim)

    assert found.quote == cells[0]


@pytest.mark.parametrize(("edition", "tied"), [("2020", True), ("2016", False)])
def test_only_provisions_of_the_edition_are_excused(
    edition: str, *, tied: bool
) -> None:
    """The climate Aspect came in 2020."""
    text = "Climate change is not a material topic, so A4.1 is not disclosed."

    found = {e.provision for e in _explanations(text, edition=edition)}

    assert ("A4.1" in found) is tied


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("The turnover rate by region is not available.", ("region",)),
        ("The turnover rate is not available.", ()),
        (
            "Turnover rates by gender and by age group are not available.",
            ("gender", "age_group"),
        ),
        (
            "The turnover rate by gender, age group and region is not available.",
            (),
        ),
        ("KPI B1.2: the turnover rate by region is not available.", ()),
    ],
)
def test_a_reason_covers_what_it_speaks_of(
    text: str, elements: tuple[str, ...]
) -> None:
    """One split, or the whole provision where none or each is named."""
    (found,) = [e for e in _explanations(text) if e.provision == "B1.2"]

    assert found.elements == elements


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        (
            (
                "Relying on the Reasonable Information Relief, the Group gives no "
                "amount of assets vulnerable to transition risks."
            ),
            ("D.30", "undue-cost"),
        ),
        (
            (
                "The expected changes in financial position are not given in reliance "
                "on the Financial Effects Relief."
            ),
            ("D.25(a)", "effects-not-separable"),
        ),
        (
            (
                "The planned sources of funding expected for our strategy are left out "
                "under the Capabilities Relief."
            ),
            ("D.25(a)(ii)", "capabilities"),
        ),
        (
            "We do not yet possess the skills for a scenario analysis.",
            ("D.26(a)", "capabilities"),
        ),
        (
            "No plan was disclosed in earlier years, so this is not applicable.",
            ("D.23", "not-applicable"),
        ),
        (
            "As our first year under Part D, there is no earlier plan to report on.",
            ("D.23", "not-applicable"),
        ),
        (
            "由於本集團首次披露氣候相關計劃，過往報告期並無披露計劃，故不適用。",
            ("D.23", "not-applicable"),
        ),
        (
            (
                "We give no amounts for the anticipated effect on our financial "
                "position, because the effect could not be isolated."
            ),
            ("D.25(a)(i)", "effects-not-separable"),
        ),
        (
            (
                "How cash flows are expected to change in the long term is not "
                "disclosed under the Capabilities Relief."
            ),
            ("D.25(b)", "capabilities"),
        ),
        (
            "No climate target has been set because we still collect data.",
            ("D.39", "not-available"),
        ),
        (
            "Industry-based metrics are not disclosed, as data are incomplete.",
            ("D.36", "not-available"),
        ),
    ],
)
def test_a_relief_of_part_d_is_a_reason(text: str, tied: tuple[str, str]) -> None:
    """It is tied to the paragraph whose matter stands beside it."""
    found = {(e.provision, e.reason) for e in _explanations(text, edition="2025")}

    assert tied in found


@pytest.mark.parametrize(
    "text",
    [
        (
            "Under the Capabilities Relief, a qualitative approach to scenario "
            "analysis was adopted."
        ),
        (
            "The staff of our relief fund expect changes in the financial position of "
            "charities."
        ),
        "Assets are vulnerable to transition risks.",
        "Words are used for climate-related risks, as loss data are incomplete.",
    ],
)
def test_a_relief_that_leaves_nothing_out_is_no_reason(text: str) -> None:
    """It may allow a simpler method; the paragraph is then answered or not."""
    assert not _explanations(text, edition="2025")


def test_the_name_of_the_issuer_is_no_reason() -> None:
    """Most Chinese names of companies end in a word for limited liability."""
    assert not _tied("港茶控股有限公司並無披露有害廢物的數據。")
    assert ("A1.3", "not-material") in _tied("有害廢物的產生量有限故不作披露。")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Paragraph D.26(a) and MDR.13 (i)", ["D.26(a)", "MDR.13(i)"]),
        ("D. 26(b)(i), D.30", ["D.26(b)(i)", "D.30"]),
        ("守則D.28(c)段", ["D.28(c)"]),
        ("P.12, No.13 and VD.26", []),
        ("D.26.1", []),
    ],
)
def test_paragraphs_are_read_as_the_guide_writes_them(
    text: str, ids: list[str]
) -> None:
    """Letters that the Guide does not number by make no id."""
    assert list(Paragraphs(GUIDE).named(text)) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Paragraph 28(c) is left out.", ["D.28(c)"]),
        ("Paragraphs 26(a) and 28(c) are left out.", ["D.26(a)", "D.28(c)"]),
        ("Paragraph 30 of Part D is left out.", ["D.30"]),
        ("第28(c)段的資料未能提供。", ["D.28(c)"]),
        ("Note 28(c) to the accounts.", []),
        ("See paragraph 30.", []),
        ("Paragraph 28(z) of the Code.", []),
        ("Paragraph 29(a) of IFRS S2 is left out.", []),
        ("The Code applies to 30 suppliers.", []),
    ],
)
def test_a_number_is_a_paragraph_beside_a_word_for_it(
    text: str, ids: list[str]
) -> None:
    """Notes, counts and other standards have the same numbers."""
    assert list(Paragraphs(GUIDE).numbered(text, LEXICON.hits(text))) == ids


def _tied_2025(text: str) -> set[str]:
    found = _explanations(text, edition="2025")
    return {e.provision for e in found if e.named}


def test_a_reason_for_a_paragraph_reaches_all_below_it() -> None:
    """What excuses a paragraph excuses its items, and not its neighbours."""
    text = "The information is not available without undue cost or effort ({})."

    assert _tied_2025(text.format("D.26(b)")) == {
        "D.26(b)",
        "D.26(b)(i)",
        "D.26(b)(ii)",
        "D.26(b)(iii)",
    }
    assert {"D.26(a)", "D.26(b)(iii)"} < _tied_2025(text.format("D.26"))
    assert _tied_2025(text.format("paragraph 28(c)")) == {"D.28(c)"}


def test_a_reason_in_the_index_names_its_paragraph() -> None:
    """The row of another paragraph is not excused by it."""
    place = read_text("x", "x.txt").pages[0].lines[0].place
    target = "D.28(c): not available without undue cost or effort."
    claims = [
        Claim(provision=p, wording="Climate", target=target, place=place)
        for p in ("D.28(b)", "D.28(c)")
    ]

    found = _explanations("Bread is baked daily.", *claims, edition="2025")

    assert [e.provision for e in found] == ["D.28(c)"]


@pytest.mark.parametrize(
    ("words", "gives"),
    [
        ("We lack the skills for a climate scenario analysis.", True),
        ("The bakery does not have the necessary skills for scenario analysis.", True),
        (
            "Scenario analysis is beyond our skills, capabilities or resources.",
            True,
        ),
        ("We have no skills, capabilities and resources for scenario analysis.", True),
        ("本集團不具備所需技能進行情景分析。", True),
        (
            "Skills, capabilities and resources went into the scenario analysis.",
            False,
        ),
        ("We have the skills for a climate scenario analysis.", False),
    ],
)
def test_the_relief_of_capabilities_is_told(words: str, *, gives: bool) -> None:
    """It is given in several words; to have the skills is none."""
    found = _explanations(words, edition="2025")

    assert (
        ("D.26(a)", "capabilities") in {(e.provision, e.reason) for e in found}
    ) is gives


def test_a_reason_for_results_does_not_reach_the_financial_position() -> None:
    """Each half of paragraph 25 wants its own."""
    text = "For expected cash flows in the long term, we lack the skills."

    assert {e.provision for e in _explanations(text, edition="2025")} == {"D.25(b)"}


def test_a_reason_for_parts_of_a_paragraph_leaves_the_rest_to_it() -> None:
    """That no credits are planned answers 40(e); what follows from it explains."""
    text = (
        "We do not plan to use carbon credits, and the details of them under "
        "paragraphs 40(e)(i) to (iv) are not applicable."
    )

    tied = {e.provision for e in _explanations(text, edition="2025")}

    assert "D.40(e)(i)" in tied
    assert "D.40(e)" not in tied
