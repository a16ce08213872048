"""Columns of a table: which field of an article each of them holds, as far as a person says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from archive.ingest.parsers.aliases import FIELDS, key_of, spelling

Columns = Mapping[str, str]  # the name of a column, or its number from 1 -> our key
NO_COLUMNS: Columns = MappingProxyType({})

MALFORMED = "اكتب COLUMN=FIELD، أي اسم العمود أو رقمه ثم الحقل: {}"
NO_FIELD = "لا حقل اسمه {}؛ الحقول: " + " ".join(FIELDS)
NO_COLUMN = "لا عمود في الجدول اسمه أو رقمه: {}"


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """`COLUMN=FIELD` of the command line or of a form, the field by any of its names.

    Raises ValueError, in Arabic.
    """
    columns = dict[str, str]()
    for pair in pairs:
        column, sign, field = (part.strip() for part in pair.rpartition("="))
        if not sign or not column:
            raise ValueError(MALFORMED.format(pair))
        key = field if field in FIELDS else key_of(field)
        if not key:
            raise ValueError(NO_FIELD.format(field))
        columns[column] = key
    return columns


def renamed_header(header: Iterable[str], columns: Columns) -> tuple[str, ...]:
    """The names of columns: our key where a person gave one, else the known spelling of it."""
    wanted = {_key(column): key for column, key in columns.items()}
    return tuple(
        columns.get(str(number)) or wanted.get(_key(name)) or spelling(name)
        for number, name in enumerate(header, 1)
    )


def named_columns(header: Iterable[str], columns: Columns) -> int:
    """How many columns a person called by a name that stands there: a number is none, for cells
    below the header may hold it."""
    names = {_key(column) for column in columns if not column.isdecimal()}
    return len({_key(name) for name in header} & names)


def missing(header: Iterable[str], columns: Columns) -> list[str]:
    """The columns that a person named and that the table does not have."""
    names = tuple(header)
    there = {_key(name) for name in names} | {str(at + 1) for at in range(len(names))}
    return [column for column in columns if _key(column) not in there]


def _key(name: str) -> str:
    return spelling(name).casefold()
