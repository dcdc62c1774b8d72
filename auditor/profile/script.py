"""Leaves in, language out: ``en``, ``zh-Hant``, ``zh-Hans`` or ``mixed``."""

import re

from auditor.guide.recognise import ScriptRules
from auditor.profile.leaves import Leaf

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]+")


def language_of(leaves: tuple[Leaf, ...], rules: ScriptRules) -> str:
    """Tell the language by the share of Chinese characters among these and words."""
    signs = [sign for leaf in leaves for sign in _CHINESE.findall(leaf.text)]
    words = sum(len(_WORD.findall(leaf.text)) for leaf in leaves)
    share = 100 * len(signs) / max(len(signs) + words, 1)
    if share <= rules.english:
        return "en"
    if share < rules.chinese:
        return "mixed"
    simplified = sum(sign in rules.simplified for sign in signs)
    traditional = sum(sign in rules.traditional for sign in signs)
    return "zh-Hans" if simplified > traditional else "zh-Hant"
