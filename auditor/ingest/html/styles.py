"""Style sheets of a web page in; what they and its own style say of each element out.

Only what may hide text is kept. Selectors whose cost grows with the square of the page
(earlier siblings, ``:has``) are not followed: a hostile page would never be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml import etree

Style = Mapping[str, str]
"""Value by property, in lower case and without spaces around."""

_SAYS = frozenset(
    (
        "display",
        "visibility",
        "opacity",
        "font-size",
        "color",
        "background",
        "background-color",
        "background-image",
        "background-clip",
        "-webkit-background-clip",
        "position",
        "left",
        "right",
        "top",
        "text-indent",
        "margin-left",
        "overflow",
        "width",
        "height",
        "max-width",
        "max-height",
        "clip",
        "clip-path",
        "transform",
        "filter",
        "content-visibility",
    )
)
"""Properties that decide whether text is seen."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_SHOWN_ON = frozenset(("", "all", "screen", "only screen"))
"""Media that are a screen of any size."""
_GROUPS = frozenset(("supports", "layer"))
"""Rules around others that are taken to hold."""
_COSTLY = re.compile(r"~(?!=)|:has\(|-of-type|:nth-last")
_MOST_STEPS = 5
_MOST_BRACKETS = 20
_MOST_NESTED = 3
"""Groups within groups."""


class Styles:
    """What is declared for every element of one page."""

    def __init__(self, root: etree._Element, sheets: Iterable[str]) -> None:
        matcher = Matcher()
        known = False
        for sheet in sheets:
            for prelude, ranks in _rules(tinycss2.parse_stylesheet(sheet), 0):
                for selector in _selectors(prelude):
                    matcher.add_selector(selector, ranks)
                    known = True
        self._declared: dict[etree._Element, tuple[dict[str, str], dict[str, str]]] = {}
        wrapped = ElementWrapper.from_html_root(root).iter_subtree() if known else ()
        for element in wrapped:
            plain: dict[str, str] = {}
            important: dict[str, str] = {}
            for _, _, pseudo, ranks in matcher.match(element):
                if pseudo is None:
                    plain |= ranks[0]
                    important |= ranks[1]
            if plain or important:
                self._declared[element.etree_element] = plain, important
        self._root = self._of(root)

    def of(self, element: etree._Element) -> Style:
        """Return the declarations that win for ``element``.

        A variable is followed where it decides whether the element is shown at all.
        """
        style = self._of(element)
        named = _VARIABLE.fullmatch(style.get("display", ""))
        if named:
            return {**style, "display": self._root.get(named[1], "")}
        return style

    def _of(self, element: etree._Element) -> Style:
        plain, important = self._declared.get(element, ({}, {}))
        own = element.get("style")
        if not own:
            return plain | important
        mine, strong = _ranked(tinycss2.parse_blocks_contents(own))
        return plain | mine | important | strong


def _rules(
    nodes: Iterable[tinycss2.ast.Node], depth: int
) -> Iterator[tuple[str, tuple[dict[str, str], dict[str, str]]]]:
    """Yield selectors and declarations of the rules that hold on a screen."""
    for node in nodes:
        if node.type == "qualified-rule":
            ranks = _ranked(tinycss2.parse_blocks_contents(node.content))
            if any(ranks):
                yield _written(node.prelude), ranks
        elif node.type == "at-rule" and node.content and depth < _MOST_NESTED:
            media = _written(node.prelude).lower().split(",")
            screen = any(each.strip() in _SHOWN_ON for each in media)
            if node.lower_at_keyword in _GROUPS or (
                node.lower_at_keyword == "media" and screen
            ):
                yield from _rules(tinycss2.parse_rule_list(node.content), depth + 1)


def _ranked(
    nodes: Iterable[tinycss2.ast.Node],
) -> tuple[dict[str, str], dict[str, str]]:
    """Part plain declarations from important ones."""
    ranks: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for node in nodes:
        if node.type == "declaration" and (
            node.lower_name in _SAYS or node.lower_name.startswith("--")
        ):
            value = _written(node.value).lower()
            ranks[node.important][node.lower_name] = value
    return ranks


def _written(nodes: Iterable[tinycss2.ast.Node]) -> str:
    """Return what stands in the sheet; nothing where brackets nest without end."""
    try:
        return str(tinycss2.serialize(nodes)).strip()
    except RecursionError:
        return ""


def _selectors(prelude: str) -> list[object]:
    steps = max(len(each.split()) for each in prelude.split(","))
    if (
        _COSTLY.search(prelude)
        or steps > _MOST_STEPS
        or prelude.count("(") > _MOST_BRACKETS
    ):
        return []
    try:
        return list(compile_selector_list(prelude))
    except SelectorError:
        return []
