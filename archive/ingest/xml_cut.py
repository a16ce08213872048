"""The text of an XML file, cut at the tags of its items before any of it is parsed.

So an item that is broken costs itself alone, and a file of any size needs the room of its
largest item. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPANS = {"<![CDATA[": "]]>", "<!--": "-->"}  # in which tags are text
_ATTRIBUTES = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+"""
_TOKEN = re.compile(
    rf"<!\[CDATA\[(?:(?!<!\[CDATA\[).)*?\]\]>|<!--(?:(?!<!--).)*?-->|<\?[^?]*\?>|<(?P<end>/?)(?P<name>[\w:.-]+){_ATTRIBUTES}>",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The head of a file, an item, or what stands around; `lost` where it is too long."""

    part: str  # head, item, between (two items), cut (an item that never ends), foot
    text: str
    lost: bool = False


def cut(parts: Iterator[str], element: str, limit: int) -> Iterator[Piece]:
    """The pieces of a text in order, each of at most `limit` characters."""
    tags = re.compile(
        rf"(?P<span><!\[CDATA\[|<!--)|<(?P<end>/?)(?:[\w.-]+:)?{element}(?=[\s/>]){_ATTRIBUTES}>"
    )
    text, part = _Window(parts, limit), "head"
    while match := text.find(tags):
        if match["span"]:
            if not text.skip(_SPANS[match["span"]]):
                break
        elif part == "item" and match["end"]:
            yield text.take(part, match.end())
            part = "foot"
        elif part != "item" and not match["end"]:
            yield text.take("head" if part == "head" else "between", match.start())
            part = "item"
            if match[0].endswith("/>"):
                yield text.take(part, match.end())
                part = "foot"
    yield text.take("cut" if part == "item" else part, len(text.kept))


class _Window:
    """What has been read and not taken: at most `limit` characters and a part of the text.

    It begins at `start` of what is kept: to cut what was taken off at once would copy the rest of
    a part for each item.
    """

    def __init__(self, parts: Iterator[str], limit: int) -> None:
        self.parts, self.limit = parts, limit
        self.kept, self.start, self.at, self.lost = "", 0, 0, False

    def find(self, tags: re.Pattern[str]) -> re.Match[str] | None:
        while (match := tags.search(self.kept, self.at)) is None:
            unread = self.kept.rfind("<", self.at)  # a tag that the next part may end
            self.at = len(self.kept) if unread < 0 else unread
            if not self._read():
                return None
        self.at = match.end()
        return match

    def skip(self, end: str) -> bool:
        """Go on behind this end of a span; False where it never comes."""
        while (found := self.kept.find(end, self.at)) < 0:
            self.at = max(self.at, len(self.kept) - len(end) + 1)
            if not self._read():
                return False
        self.at = found + len(end)
        return True

    def take(self, part: str, end: int) -> Piece:
        lost = self.lost or end - self.start > self.limit
        text = "" if lost else self.kept[self.start : end]
        self.start, self.at, self.lost = end, max(self.at, end), False
        return Piece(part, text, lost)

    def _read(self) -> bool:
        if self.lost or len(self.kept) - self.start > self.limit:
            self.lost, self.start = True, self.at
        part = next(self.parts, None)
        self.kept = self.kept[self.start :] + (part or "")
        self.at -= self.start
        self.start = 0
        return part is not None


def frame(head: str, kept: frozenset[str]) -> tuple[str, str]:
    """What an item needs to be a file of its own: text above it and end tags below it.

    Above stand the elements that are open, and of the others those whose names (with their
    prefixes) are `kept`.
    """
    opened = [_Open("", "", 0)]
    for token in _TOKEN.finditer(head):
        name = token["name"]
        if name and token["end"]:
            if len(opened) > 1 and opened[-1].name == name:
                _close(opened, head, token.end(), kept)
        elif name and not token[0].endswith("/>"):
            opened.append(_Open(name, token[0], token.start()))
        elif name in kept:
            opened[-1].inside += token[0]
    above = "".join(each.tag + each.inside for each in opened)
    return above, "".join(f"</{each.name}>" for each in reversed(opened[1:]))


@dataclass(slots=True)
class _Open:
    """An element that has begun, and what of its content is kept."""

    name: str
    tag: str
    start: int
    inside: str = ""


def _close(opened: list[_Open], head: str, end: int, kept: frozenset[str]) -> None:
    last = opened.pop()
    if last.name in kept:
        opened[-1].inside += head[last.start : end]
    elif last.inside:
        opened[-1].inside += f"{last.tag}{last.inside}</{last.name}>"
