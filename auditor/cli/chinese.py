"""English words of ``auditor explain`` in, the Chinese ones out."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {}
"""No word needs another."""

CHINESE: Mapping[str, str] = {
    "Stands in": "所屬部分",
    "part": "部分",
    "Edition": "版本",
    "Asks": "要求",
    "Kind": "披露方式",
    "Replaced": "已取代",
    "after the {} edition, by {}": "{}年版之後由 {} 取代",
    "Binds": "責任",
    "Units": "單位",
    "Source": "來源",
    "Standard": "對應準則",
    "Says": "內容",
    "rule; it asks for no disclosure": "應用規則 (本身不要求披露)",
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
    " for issuers of the class {}": " ({}發行人)",
    " for financial years that commence on or after {}": " ({}或之後開始的財政年度)",
    "confirmed": "已核實",
    "secondary": "據第二手資料",
    "unverified": "未核實",
}
"""By the English word; the words of the Guide are those of its Chinese text."""
