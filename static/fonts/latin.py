"""What the Latin letters of the page fonts need beside Arabic ones; build.sh runs it. Needs fonttools 4.68.

`python3 latin.py shrink FILE`: the letters of Noto Serif are large beside those of Noto Naskh Arabic.
`python3 latin.py digits FILE`: pyftmerge keeps the digits, points and commas of both; those of Noto
Serif stand beside Latin letters, and by themselves where the page is in English, nowhere else.
"""

from __future__ import annotations

import sys
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.otTables import LangSys, LangSysRecord

SHARE = 0.91  # of their size: at 1, their x stands as high as the teeth of two Arabic letters


def shrink(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    scale_upem(font, round(SHARE * em))
    font["head"].unitsPerEm = em


def digits(font: TTFont) -> None:
    """pyftmerge gives its lookup of them to the few languages of which Noto Serif has local forms."""
    table = font["GSUB"].table
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    alone, latin = (scripts[tag].DefaultLangSys.FeatureIndex for tag in ("DFLT", "latn"))
    records = table.FeatureList.FeatureRecord
    local = next(number for number in latin if records[number].FeatureTag == "locl")
    lookups = records[local].Feature.LookupListIndex
    lookups[:] = sorted({*lookups, _lookup_of(table, "zero")})
    english = LangSysRecord()
    english.LangSysTag, english.LangSys = "ENG ", LangSys()
    english.LangSys.LookupOrder, english.LangSys.ReqFeatureIndex = None, 0xFFFF
    others = [number for number in alone if records[number].FeatureTag != "locl"]
    english.LangSys.FeatureIndex = sorted([*others, local])
    scripts["DFLT"].LangSysRecord.append(english)


def _lookup_of(table: Any, glyph: str) -> int:
    """The number of the lookup that puts another glyph, and one alone, in the place of this one."""
    for number, lookup in enumerate(table.LookupList.Lookup):
        for subtable in lookup.SubTable:
            one_by_one = getattr(subtable, "ExtSubTable", subtable)
            if lookup.LookupType in (1, 7) and glyph in getattr(one_by_one, "mapping", ()):
                return number
    raise ValueError(f"nothing takes the place of {glyph}")


if __name__ == "__main__":
    work, path = {"shrink": shrink, "digits": digits}[sys.argv[1]], sys.argv[2]
    with TTFont(path) as opened:
        work(opened)
        opened.save(path)
