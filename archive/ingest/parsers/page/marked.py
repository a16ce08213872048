"""What a page says of its article in marks for programs: one table, the surest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from archive.ingest.parsers.page.json_ld import articles

# Our field -> names of <meta>, in lower case: Open Graph, Highwire, Dublin Core, Parsely, Sailthru.
META = {
    "title": (
        *("og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
        *("twitter:title", "title"),
    ),
    "date": (
        *("article:published_time", "og:article:published_time", "citation_publication_date"),
        *("citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date"),
        *("dcterms.date", "dc.date.created", "parsely-pub-date", "sailthru.date", "publishdate"),
        *("publish_date", "publish-date", "pubdate", "date", "article.published", "published-date"),
    ),
    "author": (
        *("citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
        *("author", "article:author", "og:article:author", "book:author"),
    ),
    "source": (
        *("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher"),
        *("application-name", "dc.source", "article:publisher"),
    ),
    "tags": ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "dc.subject", "citation_keywords"),
    "keywords": ("news_keywords", "keywords"),
    "section": ("article:section", "og:article:section", "parsely-section", "section"),
    "url": ("og:url", "parsely-link", "citation_abstract_html_url", "dc.identifier"),
    "type": ("og:type",),
}  # fmt: skip
# Our field -> itemprop of microdata and classes of microformats.
ITEMPROPS = {
    "title": ("headline",),
    "date": ("datePublished",),
    "author": ("author", "creator"),
    "tags": ("keywords",),
    "section": ("articleSection",),
}
CLASSES = {
    "title": ("p-name", "entry-title"),
    "date": ("dt-published",),
    "author": ("p-author",),
    "tags": ("p-category",),
    "url": ("p-canonical", "u-url"),
}
_PROPS = {name for names in ITEMPROPS.values() for name in names}
_CLASSES = {name for names in CLASSES.values() for name in names}
_IN_COMMENT = "ancestor::*[@itemprop='comment' or contains(@class, 'comment')]"
_CAPTURE = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)")
SEVERAL = ("author", "tags")  # of which each mention counts

Marks = dict[str, list[str]]  # our field -> what is said of it, the surest first


def marks(page: HtmlElement, title: str) -> Marks:
    """All that is said in marks; of several articles in JSON-LD, of that which has the title."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for fields in (_described(page, title), _metas(page), _items(page), _linked(page)):
        for field, values in fields.items():
            found[field] += [value for value in values if value not in found[field]]
    return dict(found)


def _described(page: HtmlElement, title: str) -> Marks:
    """What JSON-LD says of the article of the page; lists of other articles say nothing of it."""
    several = articles(page)
    known = _key(title)
    same = (
        [each for each in several if _key(str(each["title"]))[:40] == known[:40]] if known else []
    )
    one = (same or several)[0] if len(several) == 1 or same else {}
    found = {field: _strings(value) for field, value in one.items()}
    return found | ({"type": ["article"]} if one else {})


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each]


def _metas(page: HtmlElement) -> Marks:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for meta in page.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := meta.get(attribute)):
                said[name.strip().lower()].append(content)
    return _by_table(META, said)


def _items(page: HtmlElement) -> Marks:
    """Microdata and microformats: of the first element alone that says it, but of lists."""
    props: defaultdict[str, list[str]] = defaultdict(list)
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for element in page.iter(etree.Element):
        of_props = _PROPS & {*(element.get("itemprop") or "").split()}
        of_classes = _CLASSES & {*(element.get("class") or "").split()}
        if (of_props or of_classes) and not element.xpath(_IN_COMMENT):
            for said, names in ((props, of_props), (classes, of_classes)):
                for name in names:
                    said[name].append(value_of(element))
    return _merged(_by_table(ITEMPROPS, props), _by_table(CLASSES, classes))


def _by_table(table: Mapping[str, Iterable[str]], said: Mapping[str, list[str]]) -> Marks:
    found: Marks = {}
    for field, names in table.items():
        some = [said[name] for name in names if said.get(name)]
        if some:
            found[field] = some[0] if field in SEVERAL else [each[0] for each in some]
    return found


def _merged(first: Marks, second: Marks) -> Marks:
    return {field: [*first.get(field, []), *second.get(field, [])] for field in first | second}


def value_of(element: HtmlElement) -> str:
    """What a marked element says: its attribute for programs, a name inside it, or its words."""
    for attribute in ("content", "datetime"):
        if element.get(attribute):
            return " ".join(str(element.get(attribute)).split())
    if element.tag in ("a", "link") and {*CLASSES["url"]} & {*(element.get("class") or "").split()}:
        return str(element.get("href") or "")
    names = element.xpath(
        ".//*[@itemprop='name' or contains(concat(' ', @class, ' '), ' p-name ')]"
    )
    return " ".join((names[0] if names else element).text_content().split())


def _linked(page: HtmlElement) -> Marks:
    """The canonical address, and links to the pages of the article's tags."""
    links = [link for link in page.iter("link", "a") if link.get("rel")]
    canonical = [
        str(link.get("href")) for link in _with_rel(links, "canonical") if link.get("href")
    ]
    tags = [
        " ".join(link.text_content().split()) for link in _with_rel(links, "tag") if link.tag == "a"
    ]
    return {"canonical": canonical[:1], "tags": [tag for tag in tags if tag]}


def _with_rel(links: Iterable[HtmlElement], rel: str) -> Iterator[HtmlElement]:
    return (link for link in links if rel in str(link.get("rel")).lower().split())


def address(found: Marks, saved_from: str) -> str:
    """The address of the page, whole, by its own word; else where it was saved from."""
    said = [*found.get("canonical", []), *found.get("url", []), saved_from]
    own = [_CAPTURE.sub("", each) for each in said if each]
    base = next(filter(_is_whole, own), "")
    paths = [whole for each in own if _is_whole(whole := _joined(base, each))]
    deep = [each for each in paths if urlsplit(each).path.strip("/") or urlsplit(each).query]
    return next(iter(deep or paths), "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _is_whole(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
