"""The review in Traditional Chinese: nothing that is said is left in English."""

import ast
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner
from devtools import browser, needs_chromium
from read_pdf import render
from sample_audit import SAMPLE

import auditor
from auditor.audit import audit_report
from auditor.bundled import bundled
from auditor.cli.main import main
from auditor.cli.summary import plain, summarise
from auditor.guide.chinese import chinese_words
from auditor.guide.load import load_guide
from auditor.profile.facts import Overrides
from auditor.report.chinese import in_chinese
from auditor.report.notes import notes_of
from auditor.report.pages import paper, screen, stylesheet
from auditor.report.speech import Speech, Told, speech_of
from auditor.report.workbook import audit_xlsx

PACKAGE = Path(auditor.__file__).parent
REPORTS = PACKAGE.parent / "bench" / "reports" / "development"
GUIDE = load_guide()
WORDS = chinese_words()
BLANK = re.compile(r"\{[lnqswy]?\}")
LATIN = re.compile(r"[A-Za-z]{2,}")
STOP = re.compile(r"(?<=[.?!])\s")
NO_WORDS = re.compile(r"\(\?| \| None")
MARKUP = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&e[nm]sp;|data-of=", re.DOTALL
)

CHINESE_REPORT = """# 環境、社會及管治報告
遠山精密製造有限公司
股份代號：9999

本報告涵蓋截至2023年12月31日止年度，並按照《環境、社會及管治報告指引》編製。

## 排放物
集團的環境政策管制廢氣排放、溫室氣體排放、向水及土地的排污及廢棄物。

| 指標 | 單位 | 2023年 | 2022年 |
|---|---|---|---|
| 範圍1溫室氣體排放量 | 公噸二氧化碳當量 | 120.5 | 118.0 |
| 範圍2溫室氣體排放量 | 公噸二氧化碳當量 | 880.0 | 102.0 |
| 溫室氣體總排放量 | 公噸二氧化碳當量 | 1,040.5 | 220.0 |
| 溫室氣體排放密度 | 公噸二氧化碳當量每名僱員 | 9.10 | 4.30 |
| 用電量 | 千瓦時 | 1,320,000 | 160,000 |

有害廢棄物對集團並不重大，故不作披露。

## 僱傭
| 僱員人數 | 2023年 |
|---|---|
| 男性 | 60 |
| 女性 | 42 |
| 總計 | 104 |

我們是業界最頂尖、最環保的企業，並遵守所有適用法律。
"""
PRINTED = frozenset(("ESG", "GEM", "IFRS", "JSON", "KPI", "MDR", "PDF", "SHA", "md"))
"""Letters that stand in a review in Chinese as well, beside units and ids."""
NAMED = re.compile(
    r"MDR\.[\w.]+|[A-D]\d+(\.\d+)*(\.GD)?|\bD\.[IV]+|\([a-z]+\)|[「“][^」”]*[」”]"
)
"""Ids, paragraphs and quotes."""
UNITS = frozenset(("CO2e", "kWh", "MWh", "tCO2e", "kg", "m2", "m3"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A short report in Chinese, audited and told in Chinese."""
    report = tmp_path_factory.mktemp("chinese") / "report.md"
    report.write_text(CHINESE_REPORT, "utf-8")
    return in_chinese(audit_report(report, GUIDE, Overrides()), GUIDE)


def test_the_name_of_the_issuer_is_that_of_the_language(tmp_path: Path) -> None:
    """Where the report prints both; the other one stands on the cover."""
    issuer = "遠山精密製造有限公司"
    both = f"Far Hill Precision Limited\n\n{issuer}"
    report = tmp_path / "report.md"
    report.write_text(CHINESE_REPORT.replace(issuer, both), "utf-8")
    audit = audit_report(report, GUIDE, Overrides())
    cover = paper(in_chinese(audit, GUIDE), {}).partition('id="summary"')[0]

    assert audit.profile.issuer.value == "Far Hill Precision Limited"
    assert audit.profile.issuer_beside == issuer
    assert f'<p class="issuer">{issuer}</p>' in cover
    assert '<span translate="no">Far Hill Precision Limited</span>' in cover


@pytest.fixture(scope="module", params=["R1", "V1"])
def of_english(request: pytest.FixtureRequest) -> Told:
    """A report in English, of the 2020 Guide and of the Code, told in Chinese."""
    report = REPORTS / f"{request.param}.txt"
    return in_chinese(audit_report(report, GUIDE, Overrides()), GUIDE)


def _said(page: str) -> str:
    """Return what a page says in its own words: neither code nor what is printed."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    printed = r'<(\w+)[^>]*translate="no"[^>]*>.*?</\1>'
    return unescape(
        re.sub(r"<[^>]*>", "\n", re.sub(printed, "", body, flags=re.DOTALL))
    )


def _english(text: str) -> set[str]:
    """Return the words in Latin letters that are no id, unit or name of a standard."""
    found = LATIN.findall(NAMED.sub("", text))
    return {word for word in found if word not in PRINTED and word not in _UNIT_WORDS}


_UNIT_WORDS = {word for unit in UNITS for word in LATIN.findall(unit)} | {"GD"}


@pytest.mark.parametrize("form", ["paper", "screen"])
def test_no_english_is_left(told: Told, form: str) -> None:
    """Outside of quotes, ids, units and names; on paper and on a screen."""
    page = paper(told, {}) if form == "paper" else screen(told, {})

    assert _english(_said(page)) == set()
    assert '<html lang="zh-Hant-HK">' in page


def test_no_english_is_left_of_a_report_in_english(of_english: Told) -> None:
    """But its own labels and names, which stay as they are printed."""
    own = {
        *(
            word
            for f in of_english.figures
            for _, label in f.breakdown
            for word in LATIN.findall(label)
        ),
        *(word for f in of_english.figures for word in LATIN.findall(f.unit)),
        *(
            word
            for target in of_english.climate.targets
            if target.progress
            for word in LATIN.findall(target.progress.value)
        ),
        *LATIN.findall(of_english.profile.issuer.value),
        "txt",
    }

    assert _english(_said(paper(of_english, {}))) - own == set()


def test_quotes_stay_as_printed(of_english: Told) -> None:
    """Word for word; only our own marks around them are those of Chinese."""
    quotes = {e.quote for v in of_english.verdicts for e in v.evidence[:1]}
    page = unescape(paper(of_english, {}))
    shown = {quote for quote in quotes if "“" not in quote and '"' not in quote}

    assert shown
    assert all(f"「{quote}" in page for quote in shown)


def test_dates_and_punctuation(told: Told) -> None:
    """Years first, full-width marks, and the terms of the Exchange."""
    page = unescape(re.sub(r"<[^>]*>", "", paper(told, {})))

    for words in (
        "截至2023年12月31日止年度",
        "2023年1月1日至2023年12月31日",
        "不遵守就解釋",
        "溫室氣體排放密度（2023年）與列明總量除以104人的結果相差超出四捨五入。",
        "有害廢棄物對集團並不重大",
        "《環境、社會及管治報告指引》（2020年版）",
        "表示遵守所有法律，但附近沒有列明任何法律",
    ):
        assert words in page
    assert "font-variant-east-asian: normal" in stylesheet(told)
    assert '"第" counter(page) "頁' in stylesheet(told)


def test_the_pdf_is_in_chinese(told: Told) -> None:
    """Its language, its title and its bookmarks; every character has a glyph."""
    pdf = render(told)

    assert pdf.language == "zh-Hant-HK"
    assert pdf.metadata["Title"].startswith("環境、社會及管治披露查核：遠山精密")
    assert [title for title, _ in pdf.bookmarks][:3] == [
        "環境、社會及管治披露查核",
        "1\u2002摘要",
        "優先處理",
    ]
    assert pdf.logged == ()


@needs_chromium
def test_the_page_speaks_chinese_when_it_is_used(told: Told, tmp_path: Path) -> None:
    """What is left by a filter is counted in Chinese; nothing is logged."""
    (tmp_path / "review.html").write_text(screen(told, {}), "utf-8")
    with browser(tmp_path / "profile") as tab:
        tab.open((tmp_path / "review.html").as_uri())
        every = tab.value("document.querySelector('#shown').value")
        tab.value(
            "(() => { const form = document.querySelector('#filters');"
            "form.elements.words.value = '\u6c34\u6e90';"
            "form.dispatchEvent(new Event('input')) })()"
        )
        some = tab.value("document.querySelector('#shown').value")
        whole, *parts = tab.value(
            "(() => { const form = document.querySelector('#filters'); form.reset();"
            "return [...form.elements.severity.options].map((option) => {"
            "  option.selected = true; form.dispatchEvent(new Event('input'));"
            "  return document.querySelectorAll('.provision:not([hidden])').length"
            "}) })()"
        )

        assert whole == sum(parts) > 0, "each provision has one severity"
        assert re.fullmatch(r"顯示(\d+)項，共\1項條文", every)
        assert re.fullmatch(r"顯示\d項，共\d+項條文", some)
        assert tab.silent


def test_the_workbook_is_in_chinese(told: Told) -> None:
    """Sheets, heads and what the program says in a cell."""
    with zipfile.ZipFile(io.BytesIO(audit_xlsx(told))) as parts:
        sheets = parts.read("xl/workbook.xml").decode()
        texts = fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314  our own
    cells = [cell for text in texts for cell in text.itertext()]

    assert all(name in sheets for name in ("缺漏登記冊", "數據", "查核"))
    assert {"編號", "要求", "管理層回應", "欠缺", "不符", "表格"} <= set(cells)
    assert not [cell for cell in cells if "部。" in cell]  # of "p." with a letter
    assert _english("\n".join(cells)) == set()


def test_the_terminal_is_in_chinese(told: Told) -> None:
    """The summary in lines."""
    lines = "\n".join(plain(summarise(told, ())))

    assert "財政年度：2023年1月1日至2023年12月31日" in lines
    assert _english(lines) == set()


def test_notes_on_a_copy_are_in_chinese(told: Told) -> None:
    """On gaps, answers and figures."""
    notes = "\n".join(note.text for note in notes_of(told))

    assert "欠缺：" in notes
    assert _english(notes) == set()


def test_programs_read_english_in_any_language(tmp_path: Path) -> None:
    """The data file is the same; the page is not."""
    (tmp_path / "report.md").write_text(CHINESE_REPORT, "utf-8")
    for lang in ("en", "zh-Hant"):
        name = str(tmp_path / "report.md")
        wanted = ["-f", "html,json,sarif,junit", "-o", str(tmp_path / lang)]
        arguments = ["audit", name, "--lang", lang, "-q", *wanted]
        CliRunner().invoke(main, arguments, standalone_mode=False)

    for form in ("json", "sarif", "xml"):
        english = (tmp_path / f"en.{form}").read_text("utf-8")
        assert (tmp_path / f"zh-Hant.{form}").read_text("utf-8") == english
    assert json.loads((tmp_path / "en.json").read_text("utf-8"))["findings"]
    assert '<html lang="en">' in (tmp_path / "en.html").read_text("utf-8")
    assert '<html lang="zh-Hant-HK">' in (tmp_path / "zh-Hant.html").read_text("utf-8")


# All that can be said, also where no report here makes the program say it.

_KEYS = "\n".join(BLANK.sub("\0", key).casefold() for key in WORDS)
SPEAKING = (
    "assess/*.py",
    "ingest/docx/walk.py",
    "ingest/html/walk.py",
    "ingest/pdf/marking.py",
    "ingest/pdf/soundness.py",
    "metrics/*.py",
    "profile/*.py",
    "report/checks.py",
    "report/labels.py",
    "report/notes.py",
    "report/printed.py",
    "report/register.py",
    "report/view.py",
    "report/workbook.py",
    "cli/screen.py",
    "cli/summary.py",
)
"""Modules whose sentences stand in a review."""
REFUSALS = (
    " and points to a separate report (",
    " is an annual report without an ESG chapter",
    "; it opens with ",
    "an annual report",
    "bold red",
    "give the ESG report, or the annual report that holds it",
    "hold the report against another edition with --edition ",
)
"""What they say as well, and never in a review; colours too."""
PAGES = sorted(
    path
    for path in bundled("templates").glob("*.html")
    if path.stem not in {"inspect", "sample_report"}
)


def _unsaid(text: str) -> list[str]:
    """Return the sentences of ``text`` whose words are in no line with Chinese."""
    pieces = (" ".join(piece.split()) for piece in STOP.split(text))
    stripped = (piece.strip(" .:;,()%*\"'\u201c\u201d\u2026\u00b7") for piece in pieces)
    return [p for p in stripped if LATIN.search(p) and p.casefold() not in _KEYS]


def _spoken(source: str) -> Iterator[str]:
    """Yield the words of a module that may reach a reader, without their blanks."""
    tree = ast.parse(source)
    kept: set[int] = set()
    for node in ast.walk(tree):
        refused = isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            "Error"
        )
        pattern = isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        said = not isinstance(node, ast.Raise | ast.Subscript | ast.AnnAssign)
        notes = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if refused or pattern or notes or not said:
            kept.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in kept:
            text = node.value
            if (
                isinstance(text, str)
                and " " in text.strip()
                and not NO_WORDS.search(text)
            ):
                yield text


@pytest.mark.parametrize("glob", SPEAKING)
def test_every_sentence_of_the_code_has_chinese(glob: str) -> None:
    """Sentences of findings, checks, questions and notes, and every label."""
    paths = sorted(PACKAGE.glob(glob))
    unsaid = {
        words
        for path in paths
        for text in _spoken(path.read_text("utf-8"))
        if text not in REFUSALS
        for words in _unsaid(text)
    }

    assert paths
    assert unsaid == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_sentence_of_the_pages_has_chinese(path: Path) -> None:
    """Labels, heads and the page on the method."""
    pieces = MARKUP.split(path.read_text("utf-8").replace("&nbsp;", "\u00a0"))

    assert [w for p in pieces if p not in KEYS_OF_A_BOARD for w in _unsaid(p)] == []


KEYS_OF_A_BOARD = ("Enter", "Esc")


def test_a_sentence_without_chinese_is_seen() -> None:
    """So that the two tests before can fail."""
    assert _unsaid("The moon is made of cheese.") == ["The moon is made of cheese"]
    assert list(_spoken('def f(x):\n    "Note it."\n    return f"{x} is odd."\n')) == [
        " is odd."
    ]


def test_what_the_guide_says_beside_the_provisions_has_chinese() -> None:
    """Titles and questions of remarks, subjects of reasons, and how it was measured."""
    speech = Speech(WORDS)
    quality, checks = GUIDE.quality, GUIDE.catalogue.metrics.checks
    assert quality.reasons
    told = [
        *(flag.title for flag in quality.flags),
        *(flag.question for flag in quality.flags),
        *(subject.title for subject in quality.reasons.subjects),
        *(f"{b.where} 1" for rule in checks.factors for b in rule.bounds),
        *(rule.of.partition(" (")[0] for rule in checks.factors),
        GUIDE.measured,
        GUIDE.measured_in_short,
    ]

    assert [text for text in told if LATIN.search(speech.say(text))] == []


@pytest.mark.parametrize("form", ["1,234 {}", "{}", "kWh/{}", "1.2 kWh/{}"])
def test_every_unit_has_chinese(form: str) -> None:
    """But signs, such as those of the metric system."""
    speech = Speech(WORDS)
    units = {unit.base for unit in GUIDE.catalogue.units.units}
    said = {unit: speech.say(form.format(unit)) for unit in units if " " in unit}

    assert "room night" in said
    assert {unit for unit, words in said.items() if _english(words)} == set()


def test_every_metric_has_chinese(told: Told) -> None:
    """Its title stands over figures."""
    titles = told.titles.values()

    assert [title for title in titles if _english(title)] == []


@pytest.mark.parametrize(("key", "said"), WORDS.items(), ids=range(len(WORDS)))
def test_blanks_of_a_line_are_those_of_its_chinese(key: str, said: str) -> None:
    """None is lost, none is told twice."""
    blanks = range(len(BLANK.findall(key)))
    numbered = sorted(map(int, re.findall(r"\{(\d)\}", said)))

    assert numbered == list(blanks) or said.count("{}") == len(blanks)
    assert not (numbered and "{}" in said)


SPEECH = Speech(
    {
        "page {n}": "第{}頁",
        "{} (page {n})": "{}（第{}頁）",
        "{w} and {w}": "{}及{}",
        "missing: {}": "欠缺：{}",
        "see “{q}”": "見「{}」",
        "pond: {l}": "池塘：{}",
        "p. {n}": "第{}頁",
        "p": "部",
        "water": "水",
        "energy": "能源",
    }
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Water", "水"),
        ("Water.", "水。"),
        ("missing: water; energy.", "欠缺：水；能源。"),
        ("missing: water (page 3, 5)", "欠缺：水（第3、5頁）"),
        ("Water and energy", "水及能源"),
        ("see “water and energy”", "見「water and energy」"),
        ("Missing: water. Page 3.", "欠缺：水。第3頁。"),
        ("pond: East Mill; pond: West; Mill", "池塘：East Mill；池塘：West；Mill"),
        ("p. 15, p. 14", "第15頁、第14頁"),
        ("Water. Page 3.", "水。第3頁。"),
        ("Salt and water", "Salt and water"),
        ("salt", "salt"),
        (" ", " "),
    ],
)
def test_a_line_is_said(line: str, said: str) -> None:
    """Whole, by its blanks, by sentences, as a list; or it stays as it is."""
    assert SPEECH.say(line) == said


def test_english_is_said_as_it_is() -> None:
    """The audit in English goes through the same pages."""
    assert speech_of(SAMPLE).say("Not found: water; energy.") == (
        "Not found: water; energy."
    )
