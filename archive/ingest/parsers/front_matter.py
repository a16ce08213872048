"""Front matter: facts of an article above its text.

Fenced by `---` it is YAML, by `+++` TOML, in braces JSON, as site generators write it; bare
lines of `key: value` that a blank line ends are read too. Keys may be English or Arabic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from archive.ingest.parsers.keys import KEYS, listed, unquoted
from archive.ingest.parsers.toml_block import read_toml
from archive.ingest.parsers.yaml_block import Front, read_yaml

# «اللغة: مرآة الأمة» is a title: between bare lines it is no key.
BARE = KEYS.keys() - {"language"}
_KEY_OF = {name: key for key, names in KEYS.items() for name in names}
BROKEN = "ترويسة الملف معطوبة فقُرئت نصا"
LINE_LOST = "سطر في الترويسة لم يُقرأ: {}"
SHOWN = 60  # characters of such a line

_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$\n?", re.MULTILINE),
}
_READ: dict[str, Callable[[str], tuple[Front, list[str]]]] = {"---": read_yaml, "+++": read_toml}
_LINE = re.compile(r"\s*([^:\n]{1,40}?)\s*[:：]\s*(.*?)\s*")
_ITEM = re.compile(r"\s*-\s+(.*?)\s*")
_SEMICOLONS = re.compile(r"\s*[;؛]\s*")
HEAD_LINES, HEAD_LENGTH = 40, 8000
BLOCK_LENGTH = 50_000  # characters of a fenced block


def split(text: str) -> tuple[Front, str, tuple[str, ...]]:
    """The front matter, its keys as they are; the text below it; notes for the import report."""
    if fence := _FENCE.match(text):
        return _fenced(text, fence[1], fence.end())
    if text.lstrip("\ufeff \n\r").startswith("{"):
        return _braced(text)
    return _bare(text)


def _fenced(text: str, fence: str, start: int) -> tuple[Front, str, tuple[str, ...]]:
    close = _CLOSE[fence].search(text, start, start + BLOCK_LENGTH)
    front, lost = _READ[fence](text[start : close.start()]) if close else ({}, [])
    if close is None or len(lost) > len(front) or not (front or _is_empty(text, start, close)):
        return {}, text, (BROKEN,)
    notes = tuple(LINE_LOST.format(" ".join(line.split())[:SHOWN]) for line in lost)
    return front, text[close.end() :], notes


def _is_empty(text: str, start: int, close: re.Match[str]) -> bool:
    return not text[start : close.start()].strip()


def _braced(text: str) -> tuple[Front, str, tuple[str, ...]]:
    """An object of JSON with a title or a date, and below it something that is no JSON."""
    head = text[:BLOCK_LENGTH].lstrip("\ufeff \n\r")
    try:
        front, end = json.JSONDecoder().raw_decode(head)
    except (ValueError, RecursionError):
        return {}, text, ()
    body = head[end:] + text[BLOCK_LENGTH:]
    if not front.keys() & {"title", "date"} or not body.startswith(("\n", "\r")):
        return {}, text, ()
    return front, body, ()


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
            front[key] = [*_as_list(front.get(key)), unquoted(item[1])]
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
    return unquoted(value)


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
