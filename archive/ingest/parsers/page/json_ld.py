"""JSON-LD in a page: the fields of the article that it describes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review)"
)
DEPTH = 12  # objects within objects that are looked into
LENGTH = 1_000_000  # characters of one block

_BEFORE = re.compile(r"(?://\s*)?<!\[CDATA\[|<!--")
_AFTER = ("//]]>", "// ]]>", "]]>", "-->")

Node = Mapping[str, object]


def articles(page: HtmlElement) -> list[dict[str, object]]:
    """The fields of each article of a page, in order, by names that aliases knows."""
    nodes = [node for block in _blocks(page) for node in _nodes(block)]
    named = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    return [_fields(node, named) for node in nodes if _is_article(node)]


def _blocks(page: HtmlElement) -> Iterator[object]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = _without_opening((script.text or "")[:LENGTH].strip())
            for sign in _AFTER:
                text = text.strip().removesuffix(sign)
            try:
                yield json.loads(text.rstrip("; \n\t\r"), strict=False)
            except (ValueError, RecursionError):
                continue


def _without_opening(text: str) -> str:
    opening = _BEFORE.match(text)
    return text[opening.end() :] if opening else text


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """The objects of a block, outer ones first: of a list, of @graph, of what they are about."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    types = types if isinstance(types, list) else [types]
    return any(isinstance(each, str) and ARTICLES.fullmatch(each) for each in types)


def _fields(node: Node, named: Mapping[object, Node]) -> dict[str, object]:
    return {
        "title": _text(node.get("headline")) or _text(node.get("name")),
        "date": _text(node.get("datePublished")),
        "author": [name for each in _listed(node.get("author")) if (name := _name(each, named))],
        "source": next((name for each in _listed(node.get("publisher")) if (name := _name(each, named))), ""),
        "tags": [text for each in _listed(node.get("keywords")) if (text := _name(each, named))],
        "section": next((text for each in _listed(node.get("articleSection")) if (text := _text(each))), ""),
        "url": _address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        "language": _text(node.get("inLanguage")),
        "text": body if isinstance(body := node.get("articleBody"), str) else "",
    }  # fmt: skip


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object, named: Mapping[object, Node]) -> str:
    """A name, or that of an object, which may stand elsewhere under its @id."""
    if isinstance(value, dict):
        other = named.get(value.get("@id"), {})
        return _text(value.get("name")) or _text(other.get("name"))
    return _text(value)


def _address(value: object) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    """A string, or the first of a list or of a table by languages."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("ar") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""
