"""English words and patterns of ``auditor explain`` in, the Chinese ones out."""

from collections.abc import Mapping

CHINESE: Mapping[str, str] = {
    ", ": "、",
    "; ": "；",
    " and ": "及",
    " or ": "或",
    " ({})": "（{}）",
    '"{}"': "「{}」",
    "{day}": "{date.year}年{date.month}月{date.day}日",
    "Stands in": "所屬部分",
    "part {}, {} {}": "{}，{} {}",
    "Edition": "版本",
    "{}: {}": "{}：{}",
    "Asks": "要求",
    "Says": "內容",
    "Kind": "披露方式",
    "rule; it asks for no disclosure": "應用規則；本身不要求披露",
    "Replaced": "已取代",
    "after the {} edition, by {}": "{}年版之後由{}取代",
    "Binds": "責任",
    "Units": "單位",
    "Source": "來源",
    "Standard": "對應準則",
    "Looked for": "查核項目",
    "In words": "用詞",
    "Voided by": "排除用詞",
    "where appropriate": "如適用",
    "narrative": "敘述",
    "quantitative": "數據",
    "mixed": "敘述及數據",
    "mandatory": "強制披露",
    "comply-or-explain": "不遵守就解釋",
    "recommended": "建議披露",
    "voluntary": "自願披露",
    "encouraged": "鼓勵披露",
    "large-cap": "大型股",
    "main-board": "主板",
    "gem": "GEM",
    "{} for issuers of the class {}": "{1}發行人：{0}",
    "{} for financial years that commence on or after {}": (
        "{1}或之後開始的財政年度，{0}"
    ),
    "confirmed": "已核實",
    "secondary": "據第二手資料",
    "unverified": "未核實",
    "a sentence or table row with {}": "同一句子或表格行內有{}",
    "at least {} of: {}": "以下至少{}項：{}",
    "a printed figure of {}": "列明的數據：{}",
    "a figure of nought for {}": "數值為零的數據：{}",
    "{}, if no other of them is printed": "{}，而沒有列出其他同類數據",
    "{} by {}": "{}，按{}劃分",
    "{}, for each of {} years": "{}，連續{}年",
    "{}, at most {} words apart": "{}，相距不多於{}個詞",
    "{}, in a paragraph with {}": "{}，所在段落有{}",
    "{}, under a heading with {}": "{}，所在標題有{}",
    "{}, but without {}": "{}，但沒有{}",
    "{}; a chart is only announced there: to be confirmed by eye": (
        "{}；該處只預告有圖表，須目視確認"
    ),
    "{}; not in: {}": "{}；不計：{}",
}
"""By the English; the words of the Guide are those of its Chinese text."""


class Language:
    """Says words and patterns in one language."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    @property
    def chinese(self) -> bool:
        """Whether it is Chinese."""
        return bool(self._words)

    def say(self, word: str, *parts: object, **named: object) -> str:
        """Return ``word`` with ``parts`` in the places of its braces."""
        said = self._words.get(word, word)
        return said.format(*parts, **named) if parts or named else said


ENGLISH: Mapping[str, str] = {}
"""No word needs another."""
