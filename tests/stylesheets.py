"""Stylesheets read by a CSS parser: every rule with its conditions, and what its selectors mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, ParseError, QualifiedRule

# Those of readers' pages: every page has the first, and some have one more.
READERS_SHEETS = (
    *(
        "site.css",
        "builder.css",
        "comparing.css",
        "decide.css",
        "handout.css",
        "keep.css",
        "plan.css",
    ),
    "search.css",
    "writing.css",
)

# A simple selector is a word: "p", ".care", ":before", "[role=list]". A compound is a set of
# them. A selector is compounds and the combinators between, a blank for a descendant.
Compound = frozenset[str]
Selector = tuple[Compound | str, ...]

COMBINATORS = {">", "+", "~"}
# Written with one colon in CSS 2.
ELEMENTS = {"before", "after", "first-line", "first-letter"}
GROUPS = {"media", "supports", "container", "layer"}

# Came after the oldest browsers that the site is compiled for.
NEW_FUNCTIONS = {
    *("light-dark", "oklch", "oklab", "lch", "lab", "color", "color-mix", "contrast-color"),
    *("if", "sibling-index", "sibling-count", "round", "mod", "sin", "cos", "sqrt", "linear"),
    "has",
}
NEW_UNITS = {
    *("cqi", "cqb", "cqw", "cqh", "cqmin", "cqmax", "lh", "rlh", "cap", "rcap"),
    *(f"{size}v{side}" for size in "sld" for side in ("h", "w", "i", "b", "min", "max")),
}
NEW_ELEMENTS = {"details-content"}


@dataclass(frozen=True)
class Rule:
    """Declarations, for what one of the selectors matches while all conditions hold.

    `written` has the tokens of each selector in its list as it stands in the file.
    """

    conditions: tuple[str, ...]
    selectors: tuple[Selector, ...]
    written: tuple[tuple[Node, ...], ...]
    declarations: tuple[Declaration, ...]

    @property
    def meanings(self) -> set[tuple[frozenset[str], Selector]]:
        return {(frozenset(self.conditions), selector) for selector in self.selectors}


def rules_of(file: Path) -> Iterator[Rule]:
    """The rules of a file and of what it imports, in order, without nesting.

    `@page`, `@font-face` and the boxes in a page's margin count as rules too.
    """
    nodes = tinycss2.parse_stylesheet(file.read_text(), skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if isinstance(node, AtRule) and node.lower_at_keyword == "import":
            yield from _imported(node, file.parent)
        else:
            yield from _rules([node])


def layers_of(file: Path) -> list[str]:
    """The cascade layers in the order in which a browser meets them."""
    found: dict[str, None] = {}
    nodes = tinycss2.parse_stylesheet(file.read_text(), skip_comments=True, skip_whitespace=True)
    for node in _with_groups(nodes):
        if node.lower_at_keyword == "layer":
            found |= dict.fromkeys(name.strip() for name in text(node.prelude).split(","))
    return list(found)


def selectors_of(selectors: str) -> set[Selector]:
    """What a list of selectors means.

    >>> selectors_of(".care :is(h2)") == selectors_of(".care h2")
    True
    >>> selectors_of(".care :is(h2)") == selectors_of(".care:is(h2)")
    False
    """
    return set(_selectors(tinycss2.parse_component_value_list(selectors), ()))


def all_tokens(tokens: Iterable[Node]) -> Iterator[Node]:
    """Tokens, and those inside of functions and blocks."""
    for token in tokens:
        yield token
        yield from all_tokens(getattr(token, "arguments", None) or getattr(token, "content", ()))


def is_known_by_all(tokens: Iterable[Node]) -> bool:
    """Whether the browsers that the site is compiled for know a value or a selector.

    >>> is_known_by_all(tinycss2.parse_component_value_list("1px solid rgb(0 0 0)"))
    True
    >>> is_known_by_all(tinycss2.parse_component_value_list("1px solid oklch(0 0 0)"))
    False
    >>> is_known_by_all(tinycss2.parse_component_value_list(":is(p, p:has(b))"))
    True
    >>> is_known_by_all(tinycss2.parse_component_value_list("p:has(b)"))
    False
    """
    for token in tokens:
        match token.type:
            case "function":
                # A list in these two forgives what is not known.
                is_known = token.lower_name not in NEW_FUNCTIONS and (
                    token.lower_name in {"is", "where"} or is_known_by_all(token.arguments)
                )
            case "() block":
                is_known = is_known_by_all(token.content)
            case "dimension":
                is_known = token.lower_unit not in NEW_UNITS
            case "ident":
                is_known = token.lower_value not in NEW_ELEMENTS
            case _:
                is_known = True
        if not is_known:
            return False
    return True


def text(tokens: Iterable[Node]) -> str:
    """Tokens as text, with no blanks but between words, so that two ways to write one are alike.

    >>> text(tinycss2.parse_component_value_list("( min-width:60rem )  and (hover)"))
    '(min-width:60rem)and(hover)'
    """
    words = ""
    blank = False
    for token in tokens:
        if token.type in {"whitespace", "comment"}:
            blank = True
            continue
        word = _word(token)
        if blank and words[-1:].isalnum() and word[:1].isalnum():
            words += " "
        words += word
        blank = False
    # A limit of a container's width, in both ways to write it.
    return words.replace("width<=", "max-width:").replace("width>=", "min-width:")


def _word(token: Node) -> str:
    match token.type:
        case "function":
            return f"{token.lower_name}({text(token.arguments)})"
        case "() block":
            return f"({text(token.content)})"
        case "[] block":
            return f"[{text(token.content)}]"
        case "string" | "ident":
            # Without its escapes: an attribute's value may be written as either.
            return token.value
        case _:
            return token.serialize()


def _imported(node: AtRule, folder: Path) -> Iterator[Rule]:
    address, *media = [token for token in node.prelude if token.type != "whitespace"]
    path = address.value if address.type in {"string", "url"} else address.arguments[0].value
    condition = (f"@media {text(media)}",) if media else ()
    for rule in rules_of(folder / path):
        yield replace(rule, conditions=(*condition, *rule.conditions))


def _rules(nodes: Iterable[Node], inside: Rule = Rule((), (), (), ())) -> Iterator[Rule]:
    """The rules among nodes that stand inside a rule: its conditions and selectors are theirs."""
    nodes = list(nodes)
    errors = [node.message for node in nodes if isinstance(node, ParseError)]
    assert errors == []
    if declarations := tuple(node for node in nodes if isinstance(node, Declaration)):
        yield replace(inside, declarations=declarations)
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = tuple(_selectors(node.prelude, inside.selectors))
            written = tuple(map(tuple, _split(node.prelude)))
            yield from _rules(
                _contents(node), replace(inside, selectors=selectors, written=written)
            )
        elif isinstance(node, AtRule) and node.content is not None:
            name = f"@{node.lower_at_keyword} {text(node.prelude)}".strip()
            if node.lower_at_keyword in GROUPS:
                within = replace(inside, conditions=(*inside.conditions, name))
            else:
                around = inside.selectors or ((),)
                within = replace(inside, selectors=tuple((*one, name) for one in around))
            yield from _rules(_contents(node), within)


def _contents(node: AtRule | QualifiedRule) -> list[Node]:
    return tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)


def _with_groups(nodes: Iterable[Node]) -> Iterator[AtRule]:
    for node in nodes:
        if isinstance(node, AtRule):
            yield node
            if node.content is not None and node.lower_at_keyword in GROUPS - {"layer"}:
                yield from _with_groups(_contents(node))


def _selectors(tokens: Iterable[Node], parents: tuple[Selector, ...]) -> Iterator[Selector]:
    """Each selector of a list; `parents` are those of the rule around, which `&` stands for."""
    for one in _split(tokens):
        nested = any(token == "&" for token in one)
        if parents and not nested:
            yield from (
                (*parent, *rest) if rest[0] in COMBINATORS else (*parent, " ", *rest)
                for parent in parents
                for rest in _alternatives(one, ())
            )
        else:
            yield from _alternatives(one, parents)


def _split(tokens: Iterable[Node]) -> list[list[Node]]:
    """The parts of a list between its commas, without blanks around them."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        elif token.type != "comment" and (parts[-1] or token.type != "whitespace"):
            parts[-1].append(token)
    for part in parts:
        while part and part[-1].type == "whitespace":
            part.pop()
    return parts


def _alternatives(tokens: list[Node], parents: tuple[Selector, ...]) -> Iterator[Selector]:
    """The selectors that one stands for: an `:is()` and an `&` stand for each of a list.

    `:where()` stays, as it weighs nothing.
    """
    # A place in the selector is a combinator, or the selectors of which one is put there.
    places: list[str | list[Selector]] = []
    blank = False
    tokens = list(tokens)
    while tokens:
        token = tokens.pop(0)
        if token.type == "whitespace":
            blank = bool(places) and not isinstance(places[-1], str)
            continue
        if token.type == "literal" and token.value in COMBINATORS:
            places.append(token.value)
            blank = False
            continue
        if blank:
            places.append(" ")
            blank = False
        places.append(_choices(token, tokens, parents))
    for chosen in product(*([place] if isinstance(place, str) else place for place in places)):
        yield _joined(chosen)


def _choices(token: Node, rest: list[Node], parents: tuple[Selector, ...]) -> list[Selector]:
    """What a simple selector can stand for; takes from `rest` what belongs to it."""
    if token == "&":
        return list(parents)
    if token == ".":
        return [_simple(f".{rest.pop(0).value}")]
    if token.type == "hash":
        return [_simple(f"#{token.value}")]
    if token == ":":
        element = bool(rest) and rest[0] == ":"
        if element:
            rest.pop(0)
        name = rest.pop(0)
        if name.type != "function":
            colons = "::" if element and name.lower_value not in ELEMENTS else ":"
            return [_simple(f"{colons}{name.lower_value}")]
        if name.lower_name == "is":
            return list(_selectors(name.arguments, ()))
        if name.lower_name in {"not", "where", "has"}:
            inside = sorted(map(_written, _selectors(name.arguments, ())))
            return [_simple(f":{name.lower_name}({','.join(inside)})")]
        return [_simple(f":{name.lower_name}({text(name.arguments)})")]
    return [_simple(_word(token))]


def _simple(word: str) -> Selector:
    return (frozenset({word}),)


def _joined(parts: Iterable[str | Selector]) -> Selector:
    """One selector of parts that stand side by side, in which one compound may be in two parts."""
    selector: list[Compound | str] = []
    for part in parts:
        if isinstance(part, str):
            selector.append(part)
            continue
        if selector and len(part) > 1:
            # Behind something, a selector of several compounds is more than their sum.
            part = _simple(f":is({_written(part)})")
        if selector and not isinstance(selector[-1], str):
            selector[-1] |= part[0]
        else:
            selector += part
    return tuple(selector)


def _written(selector: Selector) -> str:
    return "".join(p if isinstance(p, str) else "".join(sorted(p)) for p in selector)
