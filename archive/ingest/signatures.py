"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
from typing import IO

from archive.ingest.parsers.aliases import key_of

# First bytes that no text begins with -> suffix of the kind.
BINARY = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"WARC/", ".warc"),
)
TAR, TAR_AT = b"ustar", 257
# Members, and folders at the top, that make a ZIP a kind of document -> its suffix.
IN_ZIP = (
    ({"word/document.xml"}, ".docx"),
    ({"xl/workbook.xml"}, ".xlsx"),
    ({"META-INF/container.xml"}, ".epub"),
    ({"datapackage.json", "archive/"}, ".wacz"),
)
# Suffix that first bytes show -> suffixes of names that say no other thing.
FAMILIES = {
    ".zip": frozenset({".zip", ".docx", ".xlsx", ".epub", ".wacz"}),
    ".gz": frozenset({".gz", ".tgz"}),
    ".bz2": frozenset({".bz2", ".tbz2"}),
    ".xz": frozenset({".xz", ".txz"}),
}
# Kinds that are not read, and what to do about it.
UNREADABLE = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "ملف Office قديم أو محمي بكلمة مرور؛ احفظه بصيغة docx أو xlsx بلا كلمة مرور ثم استورده",
    ),
    (b"{\\rtf", "ملف RTF؛ احفظه بصيغة docx ثم استورده"),
    (b"7z\xbc\xaf\x27\x1c", "ملف 7z؛ اضغطه بصيغة zip ثم استورده"),
    (b"Rar!\x1a\x07", "ملف RAR؛ اضغطه بصيغة zip ثم استورده"),
)
PEEKED = 512
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# First words of a text that say what it is, where its name does not -> suffix of the kind.
TEXTS = (
    (rb"<!doctype\s+html|<html[\s>]", ".html"),
    (rb"<doc[\s>]", ".sgml"),
    (rb"######OpenITI#", ".openiti"),  # called .mARkdown, .completed, .inProgress, or nothing
)
_TEXTS = tuple(
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + first + rb")", re.IGNORECASE), suffix)
    for first, suffix in TEXTS
)


def advice(head: bytes) -> str:
    """What to do with a file of a kind that is not read, by its first bytes; "" of others."""
    return next((words for first, words in UNREADABLE if head.startswith(first)), "")


def suffix_by(head: bytes) -> str:
    """The suffix of the kind that first bytes show beyond doubt, else ""."""
    if head[TAR_AT : TAR_AT + len(TAR)] == TAR:
        return ".tar"
    return next((suffix for first, suffix in BINARY if head.startswith(first)), "")


def family(suffix: str) -> frozenset[str]:
    """Suffixes that a file may have whose first bytes show this one."""
    return FAMILIES.get(suffix, frozenset({suffix}))


def text_suffix(head: bytes) -> str:
    """The suffix of the kind that the first words of a text show, else ""."""
    found = next((suffix for first, suffix in _TEXTS if first.match(head)), "")
    return found or (".tsv" if _is_table(head) else "")


def _is_table(head: bytes) -> bool:
    """Whether the first line is the header of a table with tabs, as Excel's «Unicode text» is."""
    if b"\t" not in head:
        return False
    codec = "utf-16" if head.startswith(WIDE) else "utf-8"
    for name in (codec, "cp1256"):
        line, end, _ = head.decode(name, "ignore").lstrip("\ufeff").partition("\n")
        keys = [key_of(cell) for cell in line.split("\t")]
        if end and "text" in keys and len(set(keys) - {""}) > 1:
            return True
    return False


# What zipfile raises at bytes that are none, or at what it cannot read of them.
UNREADABLE_ZIP = (
    *(zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, struct.error, OSError),
)


def suffix_in_zip(stream: IO[bytes]) -> str:
    """What a ZIP is by its members: a kind of document, or a ZIP. The stream is at its start then.

    One whose list of members cannot be read is a ZIP: whoever opens it will say why it cannot be.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except UNREADABLE_ZIP:
        names = []
    stream.seek(0)
    found = {*names, *(f"{name.partition('/')[0]}/" for name in names)}
    return next((suffix for needed, suffix in IN_ZIP if needed <= found), ".zip")
