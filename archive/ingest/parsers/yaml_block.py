"""Blocks of YAML that people write by hand: a line that cannot be read costs itself alone."""

from __future__ import annotations

import re

import yaml

from archive.ingest.parsers.keys import unquoted

Front = dict[str, object]

# Every scalar stays the string that was written: dates, numbers, «no».
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
ALIASES, DEPTH = 10, 20  # an alias may stand for aliases: few of them can make a text of any size

_KEY = re.compile(r"([^\s:：#\-][^:：\n]{0,60}?)[ \t]*[:：](?!//)[ \t]*(.*)")
_HASH = re.compile(r"(?:^|\s)#[^\s#]")  # «الحلقة #5», «#بحر»: to YAML, a comment
# A text in lines of its own, in which a hash is one to YAML too.
_FOLDED = re.compile(r"[:：][ \t]*[>|][-+0-9]*[ \t]*\n(?:[ \t]+[^\n]*(?:\n|\Z)|\n)*")


def read_yaml(block: str) -> tuple[Front, list[str]]:
    """The values by their keys, and the lines that could not be read."""
    whole = None if _has_hash(block) else _loaded(block)
    if whole is not None:
        return whole, []
    front, lost = Front(), list[str]()
    for lines in _parts(block):
        part = "\n".join(lines)
        values = None if _has_hash(part) else _loaded(part)
        if values is None:
            values, unread = _by_hand(lines)
            lost += unread
        front |= values
    return front, lost


def _has_hash(part: str) -> bool:
    """Whether YAML would take a word for a comment."""
    return bool(_HASH.search(_FOLDED.sub("", part)))


def _loaded(block: str) -> Front | None:
    """The mapping that a block is; None for one that is none, or is out of bounds."""
    try:
        if not _within_bounds(block):
            return None
        value = yaml.load(block, _LOADER)  # noqa: S506 - the loader that makes nothing but strings
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else None


def _within_bounds(block: str) -> bool:
    aliases = depth = 0
    for event in yaml.parse(block, _LOADER):
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if aliases > ALIASES or depth > DEPTH:
            return False
    return True


def _parts(block: str) -> list[list[str]]:
    """The lines of each key: its own, and those that are indented below it or items of it."""
    parts = list[list[str]]()
    for line in block.splitlines():
        if not line.strip() or line.startswith("# "):
            continue
        belongs = line[0] in " \t" or line.startswith("- ")
        if parts and belongs:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _by_hand(lines: list[str]) -> tuple[Front, list[str]]:
    """`key: value` with what is no YAML in the value, such as another colon; then lost lines."""
    pair = _KEY.fullmatch(lines[0].strip())
    if pair is None:
        return {}, lines
    value = unquoted(pair[2])
    items = [line.strip()[2:].strip() for line in lines[1:] if line.strip().startswith("- ")]
    if not value and len(items) == len(lines) - 1:
        return {pair[1].strip(): [unquoted(item) for item in items]}, []
    return {pair[1].strip(): value}, lines[1:]
