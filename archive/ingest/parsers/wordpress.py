"""WXR, the export of WordPress: RSS with the fields of its database. Posts and pages are articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.parsers.draft import UNPUBLISHED
from archive.ingest.parsers.facts import NO_TEXT
from archive.ingest.parsers.fields import metadata
from archive.ingest.parsers.markup import paragraphs_of
from archive.ingest.xml_items import Items, value_of

# Types of posts that are articles, the last ones as plug-ins for newspapers call them.
ARTICLES = frozenset(("", "post", "page", "news", "article", "articles", "opinion", "story"))
# What else an export holds -> its name in the report.
OTHERS = {
    "attachment": "مرفقات",
    "nav_menu_item": "بنود قوائم",
    "revision": "نسخ سابقة",
    "trash": "مقالات محذوفة",
}
NO_CATEGORY = frozenset(("uncategorized", "غير مصنف", "بدون تصنيف", "بلا تصنيف"))
NO_DATE = "0000-00-00"
PROTECTED = "عليه كلمة سر في مصدره"

_NAMESPACES = {
    "content": "/content/",
    "excerpt": "/excerpt/",
    "wp": "wordpress.org/export",
    "dc": "purl.org/dc/",
}
_AUTHOR = re.compile(r"<wp:author>(?:(?!<wp:author>).)*?</wp:author>", re.DOTALL)
# [caption id="a"] · [/caption] · [vc_row]: names that a plug-in gave, and any with attributes.
_SHORT_CODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|quote|button|toc|more|read_?more"
    r"|(?:vc|et|et_pb|fusion|su|av|tie|mk|wp|ux|tie|penci)_\w+)\b[^\[\]]{0,999}\]"
    r"|\[[a-z][\w-]{1,40}(?:\s+[\w-]+\s*=\s*[^\[\]\s][^\[\]]{0,999})\]"
)
_BLOCKS = re.compile(r"<!-- wp:|<(?:p|div|section|table)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)  # marks of blocks, <!--more-->
_PARAGRAPHS = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def other(item: str) -> str:
    """What an item is that is no article; "" of one that is."""
    kind, status = value_of(item, "wp:post_type"), value_of(item, "wp:status")
    if kind not in ARTICLES:
        return OTHERS.get(kind, f"من نوع {kind}")
    return OTHERS["trash"] if status == "trash" else ""


def of_author(above: str, item: str) -> str:
    """What stands above the items, of the authors with that of this item alone."""
    start, authors, end = _authors(above)
    return f"{start}{authors.get(value_of(item, 'dc:creator'), '')}{end}"


@lru_cache(maxsize=2)
def _authors(above: str) -> tuple[str, dict[str, str], str]:
    """The authors by their logins, and what stands before the first and else."""
    found = {
        value_of(author[0], "wp:author_login"): author[0] for author in _AUTHOR.finditer(above)
    }
    start, _, rest = above.partition("<wp:author>")
    end = above[len(start) :] if rest else ""
    return start, found, _AUTHOR.sub("", end)


ITEMS = Items(
    "item",
    ("wp:post_id", "guid", "link"),
    frozenset(("title", "link", "language", "wp:base_blog_url", "wp:author")),
    other,
    of_author,
)


def parse(record: Record) -> Iterator[Document]:
    """The article of an item. Raises Refusal where it has no text."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(record.data, parser)
    channel = root.find("channel") if root is not None else None
    item = channel.find("item") if channel is not None else None
    if channel is None or item is None:
        raise Refusal(NO_TEXT)
    said = _fields(item)
    body = tuple(paragraphs_of(_text(said.get("content:encoded", ""))))
    if not body:
        raise Refusal(NO_TEXT)
    document = Document(body, **metadata(_values(item, said, channel)))
    protected = bool(said.get("wp:post_password"))
    draft = said.get("wp:status", "") in UNPUBLISHED or protected
    yield replace(document, draft=draft).with_notes(*[PROTECTED][: int(protected)])


def _values(
    item: etree._Element, said: dict[str, str], channel: etree._Element
) -> dict[str, object]:
    about = _fields(channel)
    dates = (said.get(name, "") for name in ("wp:post_date", "wp:post_date_gmt", "pubDate"))
    return {
        "id": said.get("wp:post_id") or said.get("guid"),
        "title": said.get("title"),
        "date": next((date for date in dates if date and not date.startswith(NO_DATE)), ""),
        "author": [name for name in [_display_name(channel, said.get("dc:creator", ""))] if name],
        "source": about.get("title"),
        "tags": list(_tags(item)),
        "url": said.get("link"),
        "language": about.get("language"),
    }


def _fields(element: etree._Element) -> dict[str, str]:
    """The text of each child, by its name with the prefix that exports use; the first counts."""
    found: dict[str, str] = {}
    for child in element.iterchildren(etree.Element):
        found.setdefault(_name(child), (child.text or "").strip())
    return found


def _name(element: etree._Element) -> str:
    """Not by QName, which raises at names that a repaired file may have: wp:ms:post_type."""
    namespace, _, name = str(element.tag).rpartition("}")
    prefixes = (prefix for prefix, part in _NAMESPACES.items() if part in namespace)
    prefix = next(prefixes, "")
    return f"{prefix}:{name}" if prefix else name


def _display_name(channel: etree._Element, login: str) -> str:
    """The name by which an author is shown; a login of Latin letters is none."""
    for author in channel.iterchildren(etree.Element):
        said = _fields(author) if _name(author) == "wp:author" else {}
        if said.get("wp:author_login") == login:
            whole = f"{said.get('wp:author_first_name', '')} {said.get('wp:author_last_name', '')}"
            return _person(said.get("wp:author_display_name", ""), login) or whole.strip()
    return _person(login, login)


def _person(name: str, login: str) -> str:
    return "" if name == login and name.isascii() and name.islower() else name


def _tags(item: etree._Element) -> Iterator[str]:
    for category in item.iterchildren("category"):
        name = (category.text or "").strip()
        if (
            category.get("domain") in ("category", "post_tag", None)
            and name.lower() not in NO_CATEGORY
        ):
            yield name


def _text(content: str) -> str:
    """The text as a page of WordPress shows it: of an old post, lines are lines and gaps paragraphs."""
    content = _SHORT_CODE.sub(" ", content)
    if not _BLOCKS.search(content):
        content = _PARAGRAPHS.sub("<p>", content).replace("\n", "<br>")
    content = _COMMENT.sub(" ", content)
    return content if "<" in content else f"<p>{content}"
