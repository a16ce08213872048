"""What other programs call the fields of an article, in JSON and in tables.

A name is a key, or a path of keys with dots. The names are those of NewsAPI, of WordPress's REST
interface, of Telegram's export, of CSL-JSON, of JSON-LD, and of common spreadsheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.ingest.parsers.keys import KEYS
from search.analysis import fold

# Our key -> names beside those of front matter, the surest first.
OTHERS: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uuid", "_id", "docno", "docid", "doc_id", "معرف", "المعرف"),
    "text": (
        *("text", "articleBody", "content.rendered", "content", "body", "full_text", "fulltext"),
        *("article_text", "post_content", "النص", "نص", "المتن", "متن", "نص الخبر"),
        *("نص المقال", "نص المقالة", "المحتوى", "المقال", "المقالة", "الخبر", "التفاصيل"),
    ),
    "title": (
        *("title.rendered", "headline", "healine", "heading", "post_title", "العنوان الرئيسي"),
        *("عنوان الخبر", "عنوان المقال", "عنوان المقالة"),
    ),
    "date": (
        *("publishedAt", "published_at", "datePublished", "date_published", "pubDate", "pub_date"),
        *(
            "publication_date",
            "publish_date",
            "published_date",
            "issued",
            "created_at",
            "post_date",
        ),
        *("date_time", "datetime", "timestamp", "time", "تاريخ الخبر", "تاريخ المقال"),
    ),
    "author": (
        *("byline", "creator", "writer", "reporter", "author_name", "كاتب", "المحرر", "بقلم"),
        "اسم الكاتب",
    ),
    "source": (
        *("source.name", "publisher.name", "publisher", "newspaper", "container-title", "site"),
        *("publication", "src", "الصحيفة", "اسم الصحيفة", "الجريدة", "الموقع", "الناشر"),
    ),
    "tags": (
        *("categories", "subjects", "topics", "hashtags", "تصنيفات", "التصنيف", "مواضيع"),
        *("الكلمات المفتاحية", "الكلمات الدالة"),
    ),
    "url": (
        *("permalink", "canonical", "URL", "href", "uri", "article_url", "page_url"),
        *("رابط الخبر", "رابط المقال"),
    ),
    "language": ("inLanguage", "لغة"),
    "section": ("section", "articleSection", "category", "cat", "القسم", "قسم", "الباب", "باب"),
}
NAMES = {key: (*KEYS.get(key, ()), *OTHERS.get(key, ())) for key in OTHERS}
JOINED = "tags"  # every name of it counts, not the first alone
FIELDS = tuple(NAMES)
_BLANKS = re.compile(r"[\s_-]+")


def _key(name: str) -> str:
    return fold(_BLANKS.sub(" ", name).strip(" :*\ufeff")).casefold()


# Of two names with one key the first, the surer, counts.
_SPELLINGS = {_key(name): name for names in reversed(NAMES.values()) for name in reversed(names)}
_KEY_OF = {name: key for key, names in NAMES.items() for name in names}


def spelling(name: str) -> str:
    """A name as it stands in our table, whatever its case, blanks and marks; others in one line."""
    return _SPELLINGS.get(_key(name)) or " ".join(name.split())


def key_of(name: str) -> str:
    """Our key for a name in whatever spelling; "" for one that means nothing to us."""
    return _KEY_OF.get(spelling(name), "")


def renamed(values: Mapping[str, object]) -> dict[str, object]:
    """The fields under our keys, the others as they are.

    Of several names of one field the first that holds something counts; of tags, all.
    """
    fields, used = dict[str, object](), set[str]()
    for key, names in _that_may_lead(values).items():
        found = [(name, value) for name in names if (value := _at(values, name)) not in EMPTY]
        if key == "date":  # {"time": {"h": 10}} is none
            found = [(name, value) for name, value in found if not isinstance(value, Mapping)]
        some = found if key == JOINED else found[:1]
        used |= {name if name in values else name.partition(".")[0] for name, _ in some}
        if some:
            fields[key] = (
                [each for _, value in some for each in _listed(value)] if some[1:] else some[0][1]
            )
    return fields | {
        name: value for name, value in values.items() if name not in used | fields.keys()
    }


EMPTY: tuple[object, ...] = (None, "", [], {})
_RANKED = [(key, name) for key, names in NAMES.items() for name in names]


def _by_first() -> dict[str, set[int]]:
    """A name, and the first key of one that is a path -> the places of such names in the ranking."""
    ranks: dict[str, set[int]] = {}
    for rank, (_, name) in enumerate(_RANKED):
        for first in (name, name.partition(".")[0]):
            ranks.setdefault(first, set()).add(rank)
    return ranks


_RANKS = _by_first()


def _that_may_lead(values: Mapping[str, object]) -> dict[str, list[str]]:
    """Our keys -> those of their names that may lead to something, all in the order of NAMES."""
    names: dict[str, list[str]] = {}
    for rank in sorted({rank for first in values for rank in _RANKS.get(first, ())}):
        key, name = _RANKED[rank]
        names.setdefault(key, []).append(name)
    return names


def _at(values: Mapping[str, object], path: str) -> object:
    """What stands at the end of a path of keys; a key may have dots itself."""
    if path in values:
        value = values[path]
        return (
            None if isinstance(value, Mapping) and "." not in path and path in _PARENTS else value
        )
    key, dot, rest = path.partition(".")
    inner = values.get(key)
    return _at(inner, rest) if dot and isinstance(inner, Mapping) else None


# Keys of which a path leads on: as objects they are no values themselves.
_PARENTS = {name.partition(".")[0] for names in NAMES.values() for name in names if "." in name}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
