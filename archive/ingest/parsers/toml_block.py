"""Blocks of TOML that people write by hand: a line that cannot be read costs itself alone."""

from __future__ import annotations

import re
import tomllib
from typing import TypeGuard

from archive.ingest.parsers.keys import unquoted
from archive.ingest.parsers.yaml_block import Front

_STATEMENT = re.compile(r"""(?:[^\s=#\[]|["'])[^=\n]*=|\[""")
_PAIR = re.compile(r"([^=\n]{1,60}?)\s*=\s*(.*)")


def read_toml(block: str) -> tuple[Front, list[str]]:
    """The values by their keys, and the lines that could not be read."""
    whole = _loaded(block)
    if whole is not None:
        return whole, []
    front, lost, table = Front(), list[str](), ""
    for lines in _statements(block):
        if lines[0].startswith("[") and "=" not in lines[0]:
            table = lines[0].strip() if _loaded(lines[0]) is not None else ""
            lost += lines[bool(table) :]
            continue
        values = _loaded("\n".join([table, *lines]))
        if values is None:
            pair = None if table else _PAIR.fullmatch(lines[0].strip())
            values = {pair[1]: unquoted(pair[2])} if pair else {}
            lost += lines[1:] if pair else lines
        front = _joined(front, values)
    return front, lost


def _loaded(block: str) -> Front | None:
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _statements(block: str) -> list[list[str]]:
    """The lines of each statement: its own, and those below that begin no other."""
    statements = list[list[str]]()
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if statements and not _STATEMENT.match(line):
            statements[-1].append(line)
        else:
            statements.append([line])
    return statements


def _joined(front: Front, values: Front) -> Front:
    """Both, the parts of one table together, those of a row of tables in it."""
    return front | {key: _both(front.get(key), value) for key, value in values.items()}


def _both(before: object, value: object) -> object:
    if isinstance(before, dict) and isinstance(value, dict):
        return {**before, **value}
    if not (_are_tables(before) and _are_tables(value) and len(value) == 1):
        return value
    (*rows, last), (row,) = before, value
    return [*before, row] if last.keys() & row.keys() else [*rows, {**last, **row}]


def _are_tables(value: object) -> TypeGuard[list[Front]]:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
