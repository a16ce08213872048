"""Front matter: facts of an article in lines of `key: value` above its text.

Either fenced by `---` above and below, or bare lines ended by a blank one. Keys may be
English or Arabic; lists are parted by commas of either script, or given as `- item` lines.
"""

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
# «اللغة: مرآة الأمة» is a title: between bare lines it is no key.
BARE = KEYS.keys() - {"language"}
_KEY_OF = {name: key for key, names in KEYS.items() for name in names}
BROKEN = "ترويسة الملف معطوبة فقُرئت نصا"

_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)
_LINE = re.compile(r"\s*([^:\n]{1,40}?)\s*[:：]\s*(.*?)\s*")
_ITEM = re.compile(r"\s*-\s+(.*?)\s*")
_SEMICOLONS = re.compile(r"\s*[;؛]\s*")
_SEPARATORS = re.compile(r"[,،;؛]")
HEAD_LINES, HEAD_LENGTH = 40, 8000

Front = dict[str, object]


def split(text: str) -> tuple[Front, str, tuple[str, ...]]:
    """The front matter, the text below it, and notes for the import report."""
    fence = _FENCE.match(text)
    return _fenced(text, fence.end()) if fence else _bare(text)


def _fenced(text: str, start: int) -> tuple[Front, str, tuple[str, ...]]:
    close = _CLOSE.search(text, start, start + HEAD_LENGTH)
    front = read_lines(text[start : close.start()].splitlines()) if close else None
    if close is None or front is None:
        return {}, text, (BROKEN,)
    return front, text[close.end() :], ()


def _bare(text: str) -> tuple[Front, str, tuple[str, ...]]:
    head, blank, body = (
        re.sub(r"\r\n?", "\n", text[:HEAD_LENGTH]).lstrip("\ufeff\n ").partition("\n\n")
    )
    lines = head.splitlines()
    front = read_lines(lines) if blank and len(lines) <= HEAD_LINES else None
    if not front or not front.keys() <= BARE:
        return {}, text, ()
    return front, body + text[HEAD_LENGTH:], ()


def read_lines(lines: list[str]) -> Front | None:
    """Known keys by their English names, other keys as they are; None when a line is neither."""
    front: Front = {}
    key = ""
    for line in filter(str.strip, lines):
        item, pair = _ITEM.fullmatch(line), _LINE.fullmatch(line)
        if item and key:
            front[key] = [*_as_list(front.get(key)), _unquoted(item[1])]
        elif pair:
            key = _KEY_OF.get(pair[1].lower(), pair[1])
            front[key] = _value(key, pair[2])
        else:
            return None
    return front


def _value(key: str, value: str) -> object:
    if key == "author":  # a comma may stand inside one name: «السروجي, محمد»
        return [
            part for part in _SEMICOLONS.split(value.removeprefix("[").removesuffix("]")) if part
        ]
    if key == "tags":
        return listed(value.removeprefix("[").removesuffix("]"))
    return _unquoted(value)


def listed(value: str) -> list[str]:
    """The parts of a list written in one line."""
    return [part for part in (_unquoted(part) for part in _SEPARATORS.split(value)) if part]


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
