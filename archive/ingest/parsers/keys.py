"""The names of the fields of an article in front matter, and how values stand in one line."""

from __future__ import annotations

import re

KEYS = {
    "title": ("title", "العنوان", "عنوان"),
    "date": ("date", "published", "التاريخ", "تاريخ", "تاريخ النشر"),
    "author": ("author", "authors", "الكاتب", "الكاتبة", "المؤلف", "الكتاب"),
    "source": ("source", "المصدر", "مصدر"),
    "tags": ("tags", "keywords", "الوسوم", "وسوم", "كلمات مفتاحية"),
    "url": ("url", "link", "الرابط", "رابط"),
    "language": ("language", "lang", "اللغة"),
}

_SEPARATORS = re.compile(r"[,،;؛]")


def listed(value: str) -> list[str]:
    """The parts of a list written in one line."""
    return [part for part in (unquoted(part) for part in _SEPARATORS.split(value)) if part]


def unquoted(value: str) -> str:
    """A value without the quotation marks around it."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
