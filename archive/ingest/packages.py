"""Packages: documents that are ZIP files inside (workbooks, documents, books), opened with bounds."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import BinaryIO

from archive.ingest.document import Refusal
from archive.ingest.signatures import UNREADABLE_ZIP

ENTRIES, EXPANDED = 20_000, 400_000_000  # members, and bytes of all of them together
RATIO = 200  # how many times as large a package may become; text is packed some ten times

NOT_A_PACKAGE = "الملف معطوب أو ليس من النوع الذي يدل عليه اسمه"
ENCRYPTED = "الملف محمي بكلمة مرور"
TOO_MANY_ENTRIES = "في الملف أجزاء أكثر من الحد ({})"
TOO_EXPANDED = "الملف المضغوط يتجاوز الحد عند فكّه ({} ميغابايت)"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # what encrypted documents of Office are wrapped in
_ENCRYPTED_FLAG = 0x1
SMALL = 20_000_000  # bytes to which any package may expand


def open_package(source: bytes | BinaryIO) -> zipfile.ZipFile:
    """The package, whose members together stay within the bounds. Raises Refusal.

    The sizes are those that it declares: zipfile reads no more of a member than that.
    """
    stream = BytesIO(source) if isinstance(source, bytes) else source
    if stream.read(len(_COMPOUND)) == _COMPOUND:
        raise Refusal(ENCRYPTED)
    try:
        package = zipfile.ZipFile(stream)
    except UNREADABLE_ZIP:
        raise Refusal(NOT_A_PACKAGE) from None
    if fault := _fault(package.infolist()):
        raise Refusal(fault)
    return package


def _fault(members: list[zipfile.ZipInfo]) -> str:
    expanded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > ENTRIES:
        return TOO_MANY_ENTRIES.format(ENTRIES)
    if expanded > EXPANDED or expanded > max(RATIO * packed, SMALL):
        return TOO_EXPANDED.format(EXPANDED // 1_000_000)
    return ENCRYPTED if any(member.flag_bits & _ENCRYPTED_FLAG for member in members) else ""
