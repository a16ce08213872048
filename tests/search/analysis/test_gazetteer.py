"""The gazetteer is one table, complete and without contradictions."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from search.analysis.gazetteer import countries, key, names, zone_cities
from search.analysis.gazetteer.name import KINDS, SOURCES, TABLE, Name, row

ALL = [name for kind in KINDS for name in names(kind)]
HEAD = TABLE.read_text("utf-8").partition("\n\n")[0]


def test_a_row_is_read() -> None:
    assert row("قطر|دولة قطر\tplace\tarea not:نصف|ربع\town") == Name(
        ("قطر", "دولة قطر"), "place", {"area": (), "not": ("نصف", "ربع")}, "own"
    )


@pytest.mark.parametrize(
    "line",
    [
        "قطر",
        "قطر\tplace",
        "قطر\tplace\t\t",
        "قطر\tplace\t\town\tx",
        "\tplace\t\town",
        "قطر|\tplace\t\town",
        "قطر\tcity\t\town",
        "قطر\tplace\tagency\town",
        "قطر\tplace\tnowhere\town",
        "قطر\tplace\t\tsomebody",
    ],
)
def test_a_row_that_is_not_complete_or_not_known_fails(line: str) -> None:
    with pytest.raises(ValueError):
        row(line)


def test_its_head_explains_its_columns_kinds_flags_and_sources_and_no_others() -> None:
    columns = HEAD.partition("# Columns")[2].partition("# Flags")[0]
    (kinds,) = re.findall(r"#   kind +(.+)", columns)
    assert set(re.findall(r"\w+", kinds)) - {"or"} == set(KINDS)
    assert set(re.findall(r"(\w+): ", columns.partition("source ")[2])) == SOURCES
    explained: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, flags in re.findall(r"# Flags of an? (\w+)[^\n]*:\n((?:#   .+\n?)+)", HEAD):
        explained[kind] |= set(re.findall(r"^#   (\w+) ", flags, re.MULTILINE))
    assert explained == {kind: set(flags) for kind, flags in KINDS.items()}


def test_every_kind_flag_and_source_stands_in_a_row() -> None:
    used: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for name in ALL:
        used[name.kind].update(name.flags)
    assert used == {kind: set(flags) for kind, flags in KINDS.items()}
    assert {name.source for name in ALL} == SOURCES


def test_flags_have_words_where_they_need_them() -> None:
    worded = {flag for name in ALL for flag, words in name.flags.items() if words}
    bare = {flag for name in ALL for flag, words in name.flags.items() if not words}
    assert (worded, worded & bare) == ({"not", "adjective"}, set())


@pytest.mark.parametrize("kind", KINDS)
def test_no_spelling_stands_in_two_rows_of_a_kind(kind: str) -> None:
    """Given names and surnames are looked up as they are spelt, the others by their key."""
    lookup = str if kind in ("given", "surname") else key
    counts = Counter(
        found for name in names(kind) for found in {lookup(one) for one in name.spellings}
    )
    assert [spelling for spelling, times in counts.items() if times > 1] == []


def test_a_given_name_and_a_surname_are_one_word() -> None:
    people = [*names("given"), *names("surname")]
    assert [name.label for name in people if " " in name.label or len(name.spellings) > 1] == []


def test_a_key_is_the_same_for_all_spellings() -> None:
    assert {key(name) for name in ("أ.ف.ب", "ا ف ب", " أ. ف. ب ")} == {"ا ف ب"}
    assert key("الدَّوْحة") == key("الدوحه") == "الدوحه"


def test_countries_have_no_remarks_and_are_countries() -> None:
    assert {"مصر", "زامبيا", "الفاتيكان"} <= set(countries())
    assert not [name for name in countries() if "(" in name]
    assert not {"الاتحاد الأوروبي", "الأمم المتحدة", "منطقة غير معروفة"} & set(countries())


def test_cities_of_zones_are_no_short_words() -> None:
    assert {"أكرا", "تيرانا"} <= set(zone_cities())
    assert "نوم" not in zone_cities()
