"""Markup to a tree, by lxml, with everything off that reaches beyond the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from archive.ingest.declared import decode_markup
from archive.ingest.document import Refusal
from archive.ingest.encoding import with_losses
from archive.xml_signs import without_forbidden

NOT_XML = "ليس XML صحيحا: السطر {}"
BROKEN = "بنية الملف معطوبة أو مقطوعة، فقُرئ ما أمكن"

Element = Any  # of lxml, whose elements have no types


def tree_of(data: bytes) -> tuple[Element, str, tuple[str, ...]]:
    """The root of an XML file, the name of its encoding, and a note when it is damaged.

    Entities, DTDs, the network and trees without bounds are off. Raises Refusal.
    """
    text, encoding = with_losses(data, decode_markup)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(without_forbidden(text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Refusal(NOT_XML.format(error.lineno or 1)) from None
    if root is None:
        raise Refusal(NOT_XML.format(1))
    return root, encoding, (BROKEN,) if parser.error_log else ()


def name_of(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without a namespace."""
    found = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(found, "").strip()


def within(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these names below one, in the order of the text."""
    return (each for each in element.iterdescendants() if name_of(each) in names)


def child(element: Element, name: str) -> Element | None:
    return next((each for each in element if name_of(each) == name), None)


def words(element: Element | None) -> str:
    """All text of an element, in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
