"""A folder as a bag of BagIt 1.0 (RFC 8493): its files under data/, and a SHA-256 of each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECLARED, INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PAYLOAD = "data"
LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<name>.+)")
ENCODED = "%\r\n"  # in the names of a manifest, section 2.1.3

Checksums = Mapping[str, str]  # path below the bag, with / between its parts -> SHA-256


class Unsound(Exception):
    """A bag that is not as it was made; `faults` says of each file what is wrong with it."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{path}: {fault}" for path, fault in self.faults))


def close(bag: Path, checksums: Checksums, info: Mapping[str, str]) -> None:
    """Write what makes a bag of a folder whose payload is there. Raises OSError."""
    _write(bag / DECLARED, DECLARATION)
    _write(bag / INFO, "".join(f"{name}: {value}\n" for name, value in info.items()))
    _write(bag / MANIFEST, _lines(checksums))
    tags = {name: sha256_of(bag / name) for name in (DECLARED, INFO, MANIFEST)}
    _write(bag / TAG_MANIFEST, _lines(tags))


def checksums_of(bag: Path) -> dict[str, str]:
    """Of the payload, as the manifest has them. Raises Unsound for one that is not as it was made."""
    try:
        tags = _read(bag / TAG_MANIFEST)
        if faults := list(_faults(bag, tags)):
            raise Unsound(faults)
        if MANIFEST not in tags or DECLARED not in tags:
            raise Unsound([(TAG_MANIFEST, "incomplete")])
        return _read(bag / MANIFEST)
    except (OSError, ValueError) as error:
        raise Unsound([(str(bag), str(error))]) from error


def verify(bag: Path, checksums: Checksums | None = None) -> None:
    """Read all of the payload, or what `checksums` names of it.

    Raises Unsound: for a file that is missing or another, and for one that the manifest has not.
    """
    known = checksums_of(bag)
    faults = list(_faults(bag, known if checksums is None else checksums))
    found = {path.relative_to(bag).as_posix() for path in (bag / PAYLOAD).rglob("*")}
    files = {name for name in found if not (bag / name).is_dir()}
    faults += [(name, "unknown") for name in sorted(files - set(known))]
    if faults:
        raise Unsound(faults)


def sha256_of(path: Path) -> str:
    """Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _faults(bag: Path, checksums: Checksums) -> Iterable[tuple[str, str]]:
    for name, sha256 in checksums.items():
        path = bag / name
        if not _is_below(path, bag) or path.is_symlink() or not path.is_file():
            yield name, "missing"
        elif sha256_of(path) != sha256:
            yield name, "changed"


def _is_below(path: Path, bag: Path) -> bool:
    return path.resolve().is_relative_to(bag.resolve())


def _lines(checksums: Checksums) -> str:
    """Of names with what the format escapes, and nothing else, escaped."""
    return "".join(
        f"{sha256}  {''.join(quote(sign) if sign in ENCODED else sign for sign in name)}\n"
        for name, sha256 in sorted(checksums.items())
    )


def _read(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")  # other signs may part a name
    rows = (LINE.fullmatch(line) for line in lines if line)
    return {unquote(row["name"]): row["sha256"] for row in map(_required, rows)}


def _required(row: re.Match[str] | None) -> re.Match[str]:
    if row is None:
        raise ValueError("no line of a manifest")
    return row


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
