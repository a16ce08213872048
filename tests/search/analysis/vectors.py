"""The numbered cases shared by all who work on the archive, where they are at hand."""

import csv
import re
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[3] / ".." / "shared" / "data" / "vectors"
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4})(?:×(\d))?")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a vector file; skips the test where the folder is missing."""
    path = _FOLDER / f"{name}.tsv"
    if not path.exists():
        pytest.skip("the shared vectors do not lie beside this checkout")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(cell: str) -> str:
    """A cell's text: «`a`+U+200B+`b`» spells out what the eye cannot see."""
    if "`" not in cell:
        return cell
    pieces = re.findall(r"`([^`]*)`|(U\+[0-9A-F]{4}(?:×\d)?(?=\s*\+))", cell)
    return "".join(quoted or _spelt_out(code) for quoted, code in pieces)


def _spelt_out(code: str) -> str:
    match = _CODE_POINT.fullmatch(code)
    assert match, code
    return chr(int(match[1], 16)) * int(match[2] or 1)


def tokens_of(cell: str) -> tuple[list[str], list[str]]:
    """An expectation's tokens and its overlays: «a · b + `ab` (note)»."""
    plain = re.sub(r"\([^)]*\)", "", cell)
    tokens, _, overlays = plain.partition("+")
    listed = [word.strip() for word in tokens.split("·")]
    return (
        [word for word in listed if word and word != "…" and "dropped" not in word],
        [
            word
            for word in re.findall(r"[^\s`,]+", overlays.partition(" at ")[0])
            if word not in {"joined", "form"}
        ],
    )
